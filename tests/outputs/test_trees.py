"""Story families: members, pairs, the copy tree with its evidence, in the terminal, on a page and in the brief."""

from __future__ import annotations

import io
import json
from dataclasses import replace
from itertools import pairwise

import pytest
from lxml import html
from rich.console import Console

from penholder.errors import UnknownId
from penholder.model import Assessments, CopyEdge, Record, StoryFamily
from penholder.outputs.brief import write_brief
from penholder.outputs.exports import FAMILIES_FORMAT, export_families
from penholder.outputs.family_screen import show_families
from penholder.outputs.markdown import write_markdown
from penholder.outputs.pages import write_families
from penholder.outputs.pictures import draw_tree
from penholder.outputs.pictures.tree import DEEPEST
from penholder.outputs.views.index import index_record
from penholder.outputs.views.trees import Arrow, compare_stories, cut_stories, view_families, view_tree
from tests.outputs.copies import COPY, FAMILY, ORIGIN, THIRD, TOLD
from tests.outputs.fixture import RECORD
from tests.outputs.test_brief import shuffled

INDEX = index_record(TOLD)
VIEW = view_families(INDEX)
PAGE = write_families(TOLD)


def shown(width: int, family: str = "") -> str:
    target = io.StringIO()
    Console(file=target, width=width).print(show_families(TOLD, family))
    return target.getvalue()


def test_the_tree_starts_where_nothing_was_taken_from() -> None:
    root, *below = VIEW.told_often[0].tree
    assert (root.report.id, root.above) == (ORIGIN.id, None)
    assert {b.report.id: (b.arrow, b.above) for b in below} == {
        COPY.id: (Arrow.DOWN, 0),
        THIRD.id: (Arrow.NONE, 0),
    }
    made = next(b for b in below if b.report.id == COPY.id)
    assert made.link is not None
    assert made.link.text.startswith("B was made from A: edited copy")
    assert made.reasons[0] == "It credits the agency."


def test_two_sources_of_one_report_keep_their_arrows() -> None:
    edges = (CopyEdge(ORIGIN.id, COPY.id, True, ("x",)), CopyEdge(THIRD.id, COPY.id, True, ("y",)))
    tree = view_tree(INDEX, StoryFamily("y7", FAMILY.reports, edges), "Story 1").tree
    assert [(b.report.id, b.arrow, b.above) for b in tree] == [
        (ORIGIN.id, None, None),
        (COPY.id, Arrow.DOWN, 0),
        (THIRD.id, Arrow.UP, 1),
    ]


def line_up(number: int) -> Record:
    """A record with a story in which each report was made from the one before it."""
    reports = tuple(replace(ORIGIN, id=f"r{n:04}") for n in range(number))
    edges = tuple(CopyEdge(a.id, b.id, True, ()) for a, b in pairwise(reports))
    family = StoryFamily("y9", tuple(r.id for r in reports), edges)
    return replace(TOLD, reports=reports, brackets=(), families=(family,), pairs=(), claims=(), quotes=())


def test_a_long_line_of_copies_stays_a_tree() -> None:
    record = line_up(1200)
    story = view_tree(index_record(record), record.families[0], "Story 1")
    assert [b.depth for b in story.tree] == list(range(1200))
    (cut,) = cut_stories([story], 0, 20)
    assert (len(cut.tree), cut.left_out) == (20, 1180)


def test_a_deep_tree_is_shown_where_there_is_room() -> None:
    record = line_up(60)
    target = io.StringIO()
    Console(file=target, width=80).print(show_families(record))
    assert max(len(line.rstrip()) for line in target.getvalue().splitlines()) <= 80
    assert target.getvalue().count("was made from") == 59
    page = html.document_fromstring(write_families(record))
    assert len(page.xpath("//*[local-name()='svg']//*[@class='head']")) == DEEPEST - 1


def test_a_family_without_edges_has_no_tree() -> None:
    view = view_tree(INDEX, replace(FAMILY, tree=()), "Story 1")
    assert view.tree == ()
    assert draw_tree(view, "t") == ""


def test_the_terminal_shows_members_pairs_and_evidence() -> None:
    text = shown(80)
    assert max(len(line.rstrip()) for line in text.splitlines()) <= 80
    for words in (
        ORIGIN.id,
        COPY.id,
        THIRD.id,
        "A earlier",
        "undirected",
        "It credits the agency.",
        "penholder compare",
    ):
        assert words in text
    assert "└──" in text
    assert "\x1b" not in text


def test_one_family_by_its_id_or_by_a_report() -> None:
    assert "Story 1" in shown(80, "y7")
    assert shown(80, COPY.id) == shown(80, "y7")
    with pytest.raises(UnknownId):
        shown(80, "zz")


def test_the_page_draws_the_tree_and_stays_inert() -> None:
    tree = html.document_fromstring(PAGE)
    assert not tree.xpath("//script|//img|//i")
    picture = tree.xpath("//*[local-name()='svg']")[0]
    assert picture.get("role") == "img"
    assert len(picture.xpath(".//*[@class='head']")) == 1
    assert len(picture.xpath(".//*[contains(@class, 'undirected')]")) == 1
    assert "It credits the agency." in tree.text_content()
    assert tree.find_class("embedded")


def test_the_brief_shows_trees_and_compares_along_their_edges() -> None:
    page, text = write_brief(TOLD, Assessments(None, ())), write_markdown(TOLD, Assessments(None, ()))
    tree = html.document_fromstring(page)
    assert len(tree.xpath("//details[@class='embedded']")) == 1
    assert tree.xpath("//figure[@class='tree-box']")
    assert f"`penholder compare {INDEX.record.reports[0].id[:1]}" in text
    assert "Copy tree:" in text
    assert write_brief(shuffled(TOLD, 3), Assessments(None, ())) == page


def test_comparisons_are_held_to_a_number() -> None:
    stories = compare_stories(INDEX, VIEW.told_often, 5)
    assert [len(s.comparisons) for s in stories] == [
        1
    ]  # the undirected pair has no sentence in common to show
    assert [len(s.comparisons) for s in cut_stories(stories, 0, 9)] == [0]


def test_families_as_json_hold_tree_and_pairs() -> None:
    document = json.loads(export_families(TOLD))
    assert document["format"] == FAMILIES_FORMAT
    assert document["families"][0]["tree"][0]["directed"] is True
    assert {r["id"] for r in document["reports"]} == {ORIGIN.id, COPY.id, THIRD.id}
    assert document["pairs"]
    assert json.loads(export_families(RECORD, "y3"))["families"][0]["id"] == "y3"


def test_no_family_is_said() -> None:
    lone = replace(TOLD, families=(), pairs=())
    assert "No two reports tell one text" in write_families(lone)

"""Who stands where as it is asked for: the table cut to holders and options, its screen, page, JSON and signs."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from penholder.model import Assessments, Record, ShiftKind, Stance
from penholder.outputs import pictures
from penholder.outputs.brief import write_brief
from penholder.outputs.exports import POSITIONS_FORMAT, export_positions
from penholder.outputs.markdown import write_markdown
from penholder.outputs.pages import write_positions
from penholder.outputs.stance_screen import show_positions
from penholder.outputs.views import Limits, cut_brief, view_brief
from penholder.outputs.views.index import index_record
from penholder.outputs.views.standing import SHIFT_MEANINGS, STANCE_MEANINGS, Standing, view_standing
from penholder.record.stances import trace_stances
from tests.outputs.fixture import ASSESSMENTS, HOSTILE, LATER_R, RECORD, WIRE_R, P, position
from tests.outputs.test_brief import shuffled
from tests.outputs.test_sayings import BARE
from tests.outputs.test_screen import shown


def stand(record: Record = RECORD, **asked: str) -> Standing:
    return view_standing(index_record(record), ASSESSMENTS.tallies, **asked)


def names(standing: Standing) -> list[str]:
    return [row.name for row in standing.table.rows]


def screen(record: Record = RECORD, width: int = 100, **asked: str) -> str:
    return shown(show_positions(record, ASSESSMENTS, **asked), width)


def add(*held: object) -> Record:
    """The record with more positions, its lines of stances worked out anew."""
    claims = tuple(
        replace(c, positions=(*c.positions, *(p for p in held if p.report == c.report)))  # type: ignore[attr-defined]
        for c in RECORD.claims
    )
    record = replace(RECORD, claims=claims)
    return replace(record, stances=trace_stances(record))


SHIFTED = add(
    position(WIRE_R, "The mandate ends on 31 August 2026", "RU", "reduce", Stance.SUPPORTS, "2026-04-15"),
)
"""Russia for a cut in April, against it in June."""


# --------------------------------------------------------------------------- what is asked for


@pytest.mark.parametrize("of", ["Russia", "russian", "MOSCOW", "rusia", "the Kremlin"])
def test_a_holder_is_named_in_any_way(of: str) -> None:
    assert names(stand(of=of)) == ["Russia"]


@pytest.mark.parametrize("on", ["reduce", "reducing the force", "downsizing", "reductions"])
def test_an_option_is_named_by_any_word_for_it(on: str) -> None:
    standing = stand(on=on)
    assert standing.table.keys == ("reduce",)
    assert set(names(standing)) == {"Russia", "United States"}


def test_silence_is_said_and_nothing_read_from_it() -> None:
    standing = stand(of="China")
    assert standing.table.rows == ()
    assert standing.silent == ("China",)
    assert standing.advice[-1] == "China: no stance is recorded on what was asked for."
    assert "United Kingdom" in stand(on="reduce").silent


def test_a_holder_or_option_nobody_knows_gets_advice() -> None:
    assert "near it: Russia" in stand(of="Rusland").advice[0]
    assert stand(on="zebra").advice[0] == "No stance on “zebra” is recorded."
    assert "Reduce the force" in stand(on="zebra").advice[1]


def test_order_of_the_record_changes_nothing() -> None:
    assert screen(shuffled(SHIFTED, 5)) == screen(SHIFTED)
    assert export_positions(shuffled(SHIFTED, 5), ASSESSMENTS) == export_positions(SHIFTED, ASSESSMENTS)


# --------------------------------------------------------------------------- the screen


def test_every_stance_is_shown_with_words_day_condition_and_evidence() -> None:
    words = " ".join(screen(of="United States").split())
    assert "Reduce the force: on condition, 12 June 2026" in words
    assert "condition: “unless patrols may move freely”" in words
    assert f"on condition [{P[1].id}] “The United States wants the force reduced" in words


def test_a_shift_is_named_in_words() -> None:
    words = screen(SHIFTED, of="Russia")
    assert "reversed: first for (15 April 2026), later against (12 June 2026)" in " ".join(words.split())


def test_the_grid_is_drawn_where_it_has_room() -> None:
    assert "Permanent members" in screen(SHIFTED, 120)
    assert "against ⇄" in screen(SHIFTED, 120)
    assert "⇄ reversed" in screen(SHIFTED, 120)
    assert "Permanent members" not in screen(SHIFTED, 40)
    assert "Russia, permanent member" in screen(SHIFTED, 40)


@pytest.mark.parametrize("width", [60, 80, 100, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for asked in ({}, {"of": "nobody"}, {"on": "zebra"}):
        assert max(len(line.rstrip()) for line in screen(SHIFTED, width, **asked).splitlines()) <= width


def test_no_position_is_said_so() -> None:
    bare = replace(RECORD, claims=(), stances=())
    assert screen(bare).startswith("No position is recorded.")


# --------------------------------------------------------------------------- page, brief, JSON


def test_each_stance_of_the_brief_leads_to_its_evidence() -> None:
    tree = html.document_fromstring(write_brief(SHIFTED, ASSESSMENTS))
    cells = tree.xpath(
        "//table[@class='stances']//td[contains(@class,'cell') and not(contains(@class,'none'))]"
    )
    assert len(cells) == 5
    for cell in cells:
        (link,) = cell.xpath(".//a[@class='word']")
        assert tree.get_element_by_id(link.get("href")[1:]).xpath(".//blockquote")
        assert cell.xpath(".//details//q"), "the words open in place"
    key = tree.xpath("//dl[@class='stance-key']//dt")
    assert [k.text_content() for k in key] == [
        "for", "asks for it", "on condition", "against", "reversed", "empty",
    ]  # fmt: skip


def test_members_that_said_nothing_are_named_together() -> None:
    tree = html.document_fromstring(write_brief(RECORD, ASSESSMENTS))
    silent = [row.xpath("./td")[0].text_content() for row in tree.xpath("//tr[@class='silent']")]
    assert silent[0] == "China, United Kingdom"
    assert "Nothing recorded: " in write_markdown(RECORD, ASSESSMENTS)


def test_steps_are_cut_with_the_brief() -> None:
    view = cut_brief(view_brief(SHIFTED, ASSESSMENTS), Limits(steps=1))
    assert max(len(c.steps) for r in view.stances.rows for c in r.cells) == 1


def test_the_page_leads_from_stance_to_passage_and_runs_nothing() -> None:
    tree = html.document_fromstring(write_positions(SHIFTED, ASSESSMENTS))
    assert "default-src 'none'" in tree.xpath("//meta[@http-equiv]/@content")[0]
    assert not tree.xpath("//script|//img|//link|//i")
    links = tree.xpath("//a[@class='word']/@href")
    assert len(links) == 5
    for link in links:
        assert tree.get_element_by_id(link[1:]).xpath(".//blockquote/mark")


MANY = add(
    *(
        position(LATER_R, "Russia rejected any cut", "RU", f"option {n:02}", Stance.OPPOSES, "2026-06-12")
        for n in range(15)
    )
)


@pytest.mark.parametrize("write", [write_brief, write_positions])
def test_many_options_stand_in_several_tables(write: Callable[[Record, Assessments], str]) -> None:
    tree = html.document_fromstring(write(MANY, ASSESSMENTS))
    tables = tree.xpath("//table[@class='stances']")
    heads = [len(t.xpath("./thead//th")) for t in tables]
    assert max(heads) <= 6
    assert sum(heads) == len(stand(MANY).table.options) == 18
    links = tree.xpath("//table[@class='stances']//a[@class='word']/@href")
    assert len(links) == 15 + 5
    assert all(tree.get_element_by_id(link[1:]) is not None for link in links)
    assert len(tree.xpath("//tr[@class='silent'][contains(.,'China')]")) == (write is write_brief)


def test_json_holds_every_step_with_exact_words() -> None:
    document = json.loads(export_positions(SHIFTED, ASSESSMENTS, of="russia"))
    assert document["format"] == POSITIONS_FORMAT
    (held,) = document["stances"]
    assert (held["holder"], held["option"], held["stance"], held["shift"]) == (
        "Russia", "reduce", "opposes", "reversed",
    )  # fmt: skip
    for step in held["steps"]:
        report = next(r for r in (LATER_R, WIRE_R) if r.id == step["words"]["report"])
        assert report.text[step["words"]["start"] : step["words"]["end"]] == step["words"]["words"]


def test_every_stance_and_shift_has_a_sign_of_its_own() -> None:
    signs = [str(pictures.draw_stance(s)) for s in Stance]
    arrows = [str(pictures.draw_shift(kind)) for kind, _ in SHIFT_MEANINGS]
    assert len({*signs, *arrows}) == len(signs) + len(arrows)
    assert set(STANCE_MEANINGS) == set(Stance)
    assert {kind for kind, _ in SHIFT_MEANINGS} == set(ShiftKind) - {ShiftKind.RESTATED}
    assert pictures.draw_shift("") == pictures.draw_shift(ShiftKind.RESTATED) == ""


# --------------------------------------------------------------------------- hostile words


def test_hostile_holders_are_inert() -> None:
    hostile = add(
        position(LATER_R, "Russia rejected any cut", f"[red]{HOSTILE}", "keep", Stance.OPPOSES, None)
    )
    words = screen(hostile)
    assert "[red]<script>" in words
    assert not any(mark in words for mark in BARE)
    for page in (write_positions(hostile, ASSESSMENTS), write_brief(hostile, ASSESSMENTS)):
        assert not any(mark in page for mark in BARE)
        assert not html.document_fromstring(page).xpath("//script|//img")


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_words_may_be_asked_for(of: str, on: str) -> None:
    words = screen(of=of, on=on)
    assert not any(mark in words for mark in BARE)

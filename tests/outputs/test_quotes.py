"""Quote families: versions word by word, the places that differ, and what is known of the exact words."""

from __future__ import annotations

import io
import json
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st
from lxml import html
from rich.console import Console

from penholder.model import CollatedPlace, Difference, Record
from penholder.outputs.exports import QUOTES_FORMAT, export_quotes
from penholder.outputs.pages import write_quotes
from penholder.outputs.quote_screen import show_quotes
from penholder.outputs.views.index import index_record
from penholder.outputs.views.quotes import choose_quotes, view_quote
from penholder.outputs.wording import clean
from tests.outputs.copies import QUOTE, TOLD
from tests.outputs.fixture import RECORD

VIEW = view_quote(index_record(TOLD), QUOTE)


def shown(record: Record, width: int = 80, **chosen: str) -> str:
    target = io.StringIO()
    Console(file=target, width=width).print(show_quotes(record, **chosen))
    return target.getvalue()


def test_a_version_keeps_its_words() -> None:
    for version, source in zip(VIEW.versions, QUOTE.versions, strict=True):
        assert "".join(s.text for s in version.words) == clean(source.words.words)


def test_places_follow_the_collation() -> None:
    assert [(p.shown.kind, p.readings) for p in VIEW.places] == [
        (Difference.NEGATION, ("will not", "shall", "will not")),
        (Difference.SYNONYM, ("leave", "leave", "quit")),
    ]
    assert [[s.text for s in v.words if s.kind] for v in VIEW.versions] == [[], ["shall"], ["quit"]]


def test_where_no_reading_prevails_every_version_is_marked() -> None:
    two = replace(QUOTE, versions=QUOTE.versions[:2], collation=tuple(
        replace(p, readings=p.readings[:2]) for p in QUOTE.collation[:2]
    ))  # fmt: skip
    view = view_quote(index_record(TOLD), two)
    assert [[s.text for s in v.words if s.kind] for v in view.versions] == [["will not"], ["shall"]]


def test_a_long_reading_is_marked_only_where_it_departs() -> None:
    long = "the narrow bridge over the river"
    place = CollatedPlace((long, long.replace("narrow", "wide"), long), Difference.MEANING)
    view = view_quote(index_record(TOLD), replace(QUOTE, collation=(place,)))
    assert [[s.text for s in v.words if s.kind] for v in view.versions] == [[], ["wide"], []]


def test_without_collation_versions_are_marked_against_the_first() -> None:
    plain = view_quote(index_record(TOLD), replace(QUOTE, collation=()))
    assert plain.places == ()
    assert [[s.text for s in v.words if s.kind] for v in plain.versions] == [[], ["shall"], ["quit"]]


def test_two_versions_of_one_report_are_told_apart() -> None:
    first, *rest = QUOTE.versions
    twice = replace(QUOTE, versions=(first, first, *rest[:1]), collation=())
    assert [v.code for v in view_quote(index_record(TOLD), twice).versions] == ["A¹", "A²", "B"]


def test_unknown_exact_words_are_said() -> None:
    assert VIEW.note.startswith("Exact words unknown")
    assert "Exact words unknown" in " ".join(shown(TOLD).split())
    assert "Exact words unknown" in write_quotes(TOLD)
    known = choose_quotes(index_record(RECORD))[0]
    assert "unknown" not in known.note
    assert [v.nearest for v in known.versions] == [True, False, False]


def test_quotes_are_chosen_by_speaker_and_words() -> None:
    index = index_record(TOLD)
    assert [q.id for q in choose_quotes(index, by="serra")] == ["q7"]
    assert [q.id for q in choose_quotes(index, about="VALLEY leave")] == ["q7"]
    assert choose_quotes(index, by="nobody") == ()
    assert choose_quotes(index, about="valley mountain") == ()
    assert "no utterance" in shown(TOLD, by="nobody")


def test_the_terminal_marks_by_words_and_groups_readings() -> None:
    text = shown(TOLD)
    assert max(len(line.rstrip()) for line in text.splitlines()) <= 80
    assert "{not shall}" in text
    assert "negation: A C will not | B shall" in text
    assert "4 May 2026" in text


def test_the_page_is_inert_and_labels_its_marks() -> None:
    tree = html.document_fromstring(write_quotes(TOLD, by="<script>", about=""))
    assert not tree.xpath("//script|//i")
    tree = html.document_fromstring(write_quotes(TOLD))
    kinds = tree.xpath("//table[@class='drift']//span[@class='kind']/text()")
    assert {k.strip() for k in kinds} == {"negation", "synonym"}
    assert len(tree.xpath("//table[@class='collation']/tbody/tr")) == 2


def test_quotes_as_json_hold_the_collation() -> None:
    document = json.loads(export_quotes(TOLD, by="Serra"))
    assert document["format"] == QUOTES_FORMAT
    assert document["quotes"][0]["collation"][1]["kind"] == "negation"
    assert len(document["reports"]) == 3
    assert json.loads(export_quotes(TOLD, by="nobody"))["quotes"] == []


@given(st.text(max_size=20), st.text(max_size=20))
def test_any_words_may_be_asked_for(by: str, about: str) -> None:
    choose_quotes(index_record(TOLD), by=by, about=about)

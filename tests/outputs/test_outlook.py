"""The outlook as printed: whole per cent, words of the scale, confidence apart, the same on every output."""

from __future__ import annotations

import json
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pytest

from penholder.council import assess
from penholder.model import Basis, Outlook, Position, Probability, Record, Span, Stance
from penholder.outputs.brief import write_brief
from penholder.outputs.exports import export_json
from penholder.outputs.markdown import write_markdown
from penholder.outputs.pictures import draw_chances, draw_members
from penholder.outputs.views import cited, index_record
from penholder.outputs.views.likelihood import NARROW, band, percent, say_likelihood
from penholder.outputs.views.outlook import OutlookView, view_outlook
from penholder.vocabulary.outlook import likelihood_scale
from tests.council.outlook.records import make_record, say
from tests.factories import make_report


def make_told(*positions: Position) -> Record:
    """A record with the report that carries the words of the positions."""
    text = "\n".join(p.span.words for p in positions)
    starts = [text.index(p.span.words) for p in positions]
    placed = [
        replace(p, span=Span("r1", start, start + len(p.span.words), p.span.words))
        for p, start in zip(positions, starts, strict=True)
    ]
    record = make_record("minusma", "2023-06-20", *placed)
    return replace(record, reports=(make_report(text, id="r1"),))


RECORD = make_told(
    say("Mali", Stance.ASKS, "withdraw", "2023-06-16"), say("Ghana", Stance.SUPPORTS, "keep", "2023-06-16")
)
HEADING = "What the Council is likely to do"


def make_view() -> OutlookView:
    view = view_outlook(index_record(RECORD), find_outlook())
    assert view is not None
    return view


def find_outlook() -> Outlook:
    outlook = assess(RECORD).outlook
    assert outlook is not None
    return outlook


def make_probability(value: float, low: float, high: float) -> Probability:
    return Probability(value, low, high, Basis.BASE_RATE, 9, "made up")


def test_no_probability_is_written_as_certain() -> None:
    shown = {percent(n / 1000) for n in range(1001)}
    assert not {f"0{NARROW}%", f"100{NARROW}%"} & shown
    assert percent(0.0) == f"less than 1{NARROW}%"
    assert percent(1.0) == f"more than 99{NARROW}%"


def test_the_scale_covers_every_probability_without_gaps() -> None:
    scale = likelihood_scale()
    assert (scale[0].above, scale[-1].to) == (0.0, 1.0)
    assert all(a.to == b.above for a, b in pairwise(scale))


def test_an_interval_over_several_words_is_told_as_a_range() -> None:
    assert say_likelihood(make_probability(0.7, 0.6, 0.75)) == "likely"
    assert say_likelihood(make_probability(0.5, 0.3, 0.7)) == "unlikely to likely"
    assert band(make_probability(0.001, 0.0, 0.004)) == f"less than 1{NARROW}%"


def test_confidence_stands_in_a_sentence_of_its_own() -> None:
    view = make_view()
    words = {step.adjective for step in likelihood_scale()}
    assert "Confidence" in view.confidence.text
    assert not any(re.search(rf"\b{word}\b", view.confidence.text) for word in words)
    assert all("onfidence" not in line.text for line in (view.lead, *view.told))


def test_every_number_names_its_source_and_every_source_is_listed() -> None:
    view = make_view()
    rows = [*view.mandate, *view.outcome, *view.consent, *(c for d in view.drafts for c in d.chances)]
    rows += [r for m in view.members for r in (m.yes, m.no, m.abstain)]
    assert {r.source for r in rows} == {s.letter for s in view.sources}
    assert all(s.words for s in view.sources)
    assert all(r.band for r in rows)


def test_what_moved_it_is_cited() -> None:
    view = make_view()
    asked = next(p.id for c in RECORD.claims for p in c.positions if p.holder == "Mali")
    assert asked in view.lead.evidence
    assert set(cited(view)) <= {p.id for c in RECORD.claims for p in c.positions}


def test_overlapping_branches_are_said_to_overlap() -> None:
    assert "overlap" in make_view().lead.text
    calm = make_record("unficyp", "2023-01-10")
    view = view_outlook(index_record(calm), assess(calm).outlook)
    assert view is not None
    assert "overlap" not in view.lead.text


def test_pictures_have_a_bar_and_an_interval_for_each_branch() -> None:
    view = make_view()
    drawn = draw_chances(view.mandate, "The mandate", "outlook-x")
    assert drawn.count('class="whisker"') == drawn.count('class="bar"') == len(view.mandate)
    assert draw_members(view.members, "outlook-y").count('class="whisker"') == 15


def test_page_markdown_and_json_tell_the_same() -> None:
    assessed, view = assess(RECORD), make_view()
    page, text = write_brief(RECORD, assessed), write_markdown(RECORD, assessed)
    assert HEADING in page
    assert HEADING in text
    for row in (*view.mandate, *view.outcome):
        assert row.percent in page
        assert row.percent in text
    kept = json.loads(export_json(RECORD, assessed))["assessments"]["outlook"]
    assert [c["key"] for c in kept["mandate"]] == [c.key for c in view.mandate]


def test_without_an_outlook_nothing_is_printed_of_it() -> None:
    record = replace(RECORD, mission=None)
    assert HEADING not in write_brief(record, assess(record))


@pytest.mark.parametrize("day", ["2016-06-01", "2023-06-20"])
def test_the_score_sheet_beside_it_ends_before_the_year_of_the_day(day: str) -> None:
    record = make_record("minusma", day)
    outlook = assess(record).outlook
    assert outlook is not None
    assert outlook.sheet is not None
    assert outlook.sheet.last_day < date.fromisoformat(day).replace(month=1, day=1)

"""The conflict desk: one decision on what is printed, the same words everywhere, and nothing lost or run."""

from __future__ import annotations

import io
import json
import re
from dataclasses import replace
from datetime import date

import pytest
from rich.console import Console

import penholder
from penholder.errors import UnknownId, UsageError
from penholder.model import (
    Assessments,
    Claim,
    Judged,
    JudgedState,
    Judgement,
    Matter,
    Record,
    Ruling,
    Verdict,
    VerdictKind,
)
from penholder.outputs.brief import write_brief
from penholder.outputs.desk_screen import show_desk, show_matter
from penholder.outputs.timeline import WIDTH, draw_timeline
from penholder.outputs.views import view_brief
from penholder.outputs.views.dependence import measure_dependence
from penholder.outputs.views.desk import select_matters, view_desk
from penholder.outputs.views.index import RecordIndex, index_record
from penholder.outputs.views.meanwhile import Printed, decide_meanwhile, meanwhile_line
from penholder.outputs.wording import clean
from tests.outputs.fixture import ASSESSMENTS, RECORD
from tests.outputs.test_brief import shuffled
from tests.record.claims import make_commitment, make_figure

DESK = view_desk(RECORD, ASSESSMENTS)


def shown(desk_or_matter: object) -> str:
    target = io.StringIO()
    Console(file=target, width=100, force_terminal=False).print(desk_or_matter)
    return target.getvalue()


def make_index(
    claims: list[Claim], *verdicts: tuple[int, int, VerdictKind], **changes: object
) -> tuple[RecordIndex, Matter]:
    """An index of a record with one matter of these claims; verdicts name them by place."""
    told = tuple(Verdict(claims[a].id, claims[b].id, kind, "It is so.") for a, b, kind in verdicts)
    matter = Matter("m1", "figures", "People killed", tuple(c.id for c in claims), told, ())
    index = index_record(replace(RECORD, matters=(matter,), **changes))  # type: ignore[arg-type]
    return replace(index, claims={c.id: c for c in claims}), matter


def printed(claims: list[Claim], *verdicts: tuple[int, int, VerdictKind]) -> tuple[Printed, str]:
    found = decide_meanwhile(*make_index(claims, *verdicts))
    return found.printed, found.words


LOW, HIGH = make_figure("ra", 3, as_of="2024-01-08"), make_figure("rb", 5, as_of="2024-01-08")


def test_a_contradiction_on_one_number_prints_the_interval() -> None:
    assert printed([LOW, HIGH], (0, 1, VerdictKind.CONTRADICTION)) == (Printed.INTERVAL, "3 to 5")


def test_undetermined_versions_print_both_sides_and_definitions_print_each_for_what_it_is() -> None:
    assert printed([LOW, HIGH], (0, 1, VerdictKind.UNDETERMINED)) == (Printed.BOTH, "3 or 5")
    other = replace(HIGH, cause="hostile act")
    way, words = printed([LOW, other], (0, 1, VerdictKind.DIFFERENT_DEFINITION))
    assert way is Printed.BOTH
    assert " and " in words
    assert "hostile act" in words


def test_the_closer_and_the_later_version_take_the_place_of_the_other() -> None:
    bound = make_figure("ra", 3, hedge="at least", as_of="2024-01-08")
    assert printed([bound, HIGH], (0, 1, VerdictKind.REFINES)) == (Printed.CLOSER, "5")
    later = make_figure("rb", 9, as_of="2024-03-08")
    way, words = printed([LOW, later], (0, 1, VerdictKind.UPDATES))
    assert (way, words) == (Printed.LATER, "9 (as of 8 March 2024)")


def test_a_side_that_was_refined_is_no_side_of_a_dispute() -> None:
    month, day, other = (make_commitment("ra", d) for d in ("2024-02", "2024-02-04", "2024-03"))
    told = [
        (0, 1, VerdictKind.REFINES),
        (0, 2, VerdictKind.UNDETERMINED),
        (1, 2, VerdictKind.UNDETERMINED),
    ]
    way, words = printed([month, day, other], *told)
    assert way is Printed.BOTH
    assert sorted(words.split(" or ")) == ["4 February 2024", "March 2024"]


def test_of_many_sides_the_first_are_named_and_the_rest_is_counted() -> None:
    figures = [make_figure("ra", n) for n in range(1, 13)]
    told = [(0, n, VerdictKind.UNDETERMINED) for n in range(1, 12)]
    way, words = printed(list(figures), *told)
    assert way is Printed.BOTH
    assert words.endswith(" or four more")


def test_a_ruling_in_force_decides_and_one_of_a_reopened_matter_does_not() -> None:
    ruling = Judgement(
        "j1", Ruling.STANDS, (HIGH.id,), (HIGH.span,), (), "x", "because", "A", date(2024, 2, 1)
    )
    judged = Judged(ruling, "m1", (HIGH.id,), set_aside=(LOW.id,))
    claims, verdict = [LOW, HIGH], (0, 1, VerdictKind.CONTRADICTION)
    found = decide_meanwhile(*make_index(claims, verdict, judged=(judged,)))
    assert (found.printed, found.words, found.aside) == (Printed.RULED, "5", (LOW.id,))
    again = replace(judged, state=JudgedState.REOPENED, set_aside=())
    assert decide_meanwhile(*make_index(claims, verdict, judged=(again,))).printed is Printed.INTERVAL


def test_what_is_left_when_one_version_is_set_aside_was_not_ruled_to_stand() -> None:
    ruling = Judgement(
        "j1", Ruling.SET_ASIDE, (HIGH.id,), (HIGH.span,), (), "x", "because", "A", date(2024, 2, 1)
    )
    judged = Judged(ruling, "m1", (HIGH.id,), set_aside=(HIGH.id,))
    index, matter = make_index([LOW, HIGH], (0, 1, VerdictKind.CONTRADICTION), judged=(judged,))
    found = decide_meanwhile(index, matter)
    assert (found.printed, found.words, found.aside) == (Printed.LEFT, "3", (HIGH.id,))
    assert meanwhile_line(index, matter).text == "What is not set aside: 3."


def test_every_version_is_printed_or_set_aside_and_never_both() -> None:
    index = index_record(RECORD)
    for matter in index.record.matters:
        found = decide_meanwhile(index, matter)
        assert not set(found.claims) & set(found.aside)
        assert set(found.claims) | set(found.aside) <= set(matter.claims)
        assert bool(found.words) == (found.printed is not Printed.NOTHING)


def test_brief_and_desk_print_the_same_words_of_a_matter() -> None:
    page = " ".join(write_brief(RECORD, ASSESSMENTS).split())
    contested = {c.id: c for c in view_brief(RECORD, ASSESSMENTS).contested}
    told = 0
    for matter in DESK.matters:
        if matter.id in contested:
            told += 1
            line = contested[matter.id].printed
            assert line is not None
            assert all(run.text.strip() in page for run in line.runs if not run.quoted)
            if matter.ledger != "sayings":  # those are quoted, and cut where the list is
                assert matter.meanwhile.words in line.text
                assert matter.meanwhile.words in matter.printed.text
    assert told


def test_what_the_brief_depends_on_most_comes_first() -> None:
    brief = view_brief(RECORD, ASSESSMENTS)
    index = index_record(RECORD)
    found = measure_dependence(index, ASSESSMENTS, brief.head, [brief.figures])
    assert any(d.head for d in found.values())
    for one, two in zip(DESK.matters, DESK.matters[1:], strict=False):
        assert (not one.contested, one.depends.order) <= (not two.contested, two.depends.order)


def test_the_desk_is_the_same_for_a_record_in_any_order() -> None:
    assert view_desk(shuffled(RECORD, 3), ASSESSMENTS) == DESK


def test_the_line_has_a_row_for_each_version_and_marks_what_is_printed() -> None:
    matter = next(m for m in DESK.matters if draw_timeline(m.versions))
    rows = draw_timeline(matter.versions)
    assert len(rows) == len(matter.versions) + 3
    assert sum("<- printed" in row for row in rows) == sum(v.printed for v in matter.versions)
    assert all(len(row.split("  <-")[0].rstrip()) <= WIDTH + 80 for row in rows)


def test_one_matter_in_full_names_every_version_verdict_and_claim() -> None:
    for matter in DESK.matters:
        words = " ".join(shown(show_matter(matter)).split())
        assert all(c in words for v in matter.versions for c in v.claims)
        assert all(clean(v.reason.text)[:40] in words for v in matter.verdicts)


def test_the_page_has_no_script_and_shows_every_matter_with_its_passages() -> None:
    page = penholder.conflicts_page(RECORD, DESK)
    assert "<script" not in page
    assert not re.search(r"<[^>]*(?:src|href)=.?(?:http|//|javascript)", page)
    assert all(f'id="{m.id}"' in page for m in DESK.matters)
    assert page == penholder.conflicts_page(shuffled(RECORD, 5), view_desk(shuffled(RECORD, 5), ASSESSMENTS))


def test_the_json_holds_versions_verdicts_and_the_decision() -> None:
    body = json.loads(penholder.conflicts_json(RECORD, DESK))
    assert [m["id"] for m in body["matters"]] == [m.id for m in DESK.matters]
    for matter in body["matters"]:
        assert matter["meanwhile"]["printed"] in {p.value for p in Printed}
        assert {c for v in matter["versions"] for c in v["claims"]} >= set(matter["meanwhile"]["claims"])


def test_matters_are_chosen_by_ledger_kind_and_id() -> None:
    figures = select_matters(DESK, ledger="figures")
    assert figures.matters
    assert {m.ledger for m in figures.matters} == {"figures"}
    assert not figures.passages
    grave = select_matters(DESK, kinds=[VerdictKind.CONTRADICTION])
    assert all(any(v.kind is VerdictKind.CONTRADICTION for v in m.verdicts) for m in grave.matters)
    first = DESK.matters[0]
    assert penholder.conflicts(RECORD, matter=first.versions[0].claims[0]).matters[0].id == first.id
    with pytest.raises(UnknownId):
        penholder.conflicts(RECORD, matter="nothing")
    with pytest.raises(UsageError):
        penholder.conflicts(RECORD, kinds=["rumour"])


def test_an_empty_record_has_an_empty_desk() -> None:
    empty = Record(None, (), (), (), (), (), (), (), (), (), (), (), (), None)
    desk = view_desk(empty, Assessments(None, ()))
    assert "No two reports disagree." in shown(show_desk(desk))
    assert "No two reports disagree." in penholder.conflicts_page(empty, desk)


def test_words_of_reports_reach_neither_terminal_nor_page_alive() -> None:
    matter = DESK.matters[0]
    first = matter.versions[0]
    nasty = replace(matter, versions=(replace(first, value="a\x1b[31m<b>\u202e"), *matter.versions[1:]))
    told = shown(show_matter(nasty))
    assert "\x1b" not in told
    assert "\u202e" not in told
    assert "a\x1b[31m<b>" not in penholder.conflicts_page(RECORD, replace(DESK, matters=(nasty,)))

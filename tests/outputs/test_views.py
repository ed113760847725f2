"""Views: lines need support, values keep their hedge, evidence equals the words."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

import pytest

from penholder.errors import UnknownId, UnsupportedClaim
from penholder.model import (
    Amount,
    Difference,
    Forum,
    Judged,
    Judgement,
    Matter,
    Record,
    Ruling,
    Stance,
    Suspicion,
    VerdictKind,
)
from penholder.outputs import pictures, wording
from penholder.outputs.pictures.svg import element, glyph
from penholder.outputs.views import Limits, cut_brief, index_record, line, quote, view_brief, view_evidence
from penholder.outputs.views.dated import view_commitments, view_restrictions
from penholder.outputs.views.describe import amount
from penholder.outputs.views.evidence import report_name
from penholder.outputs.views.figures import SHAPES, open_side, view_figures
from penholder.outputs.views.sayings import view_sayings
from penholder.outputs.views.verdicts import SEVERITY, VERDICT_WORDS, view_contested
from tests.outputs.fixture import ASSESSMENTS, BRACKETS, EARLIER, LATER_R, RECORD, WIRE_R, C, F, P, S

INDEX = index_record(RECORD)


def test_a_line_without_support_cannot_be_built() -> None:
    with pytest.raises(UnsupportedClaim):
        line("Something happened.")


def test_every_verdict_has_a_place_and_a_word() -> None:
    assert set(SEVERITY) == set(VerdictKind) == set(VERDICT_WORDS)


@pytest.mark.parametrize(
    ("value", "unit", "words"),
    [
        (Amount(300, 300, "nearly"), "flight requests", "nearly 300"),
        (Amount(15000, None, "more than"), "", "more than 15,000"),
        (Amount(40, None), "", "at least 40"),
        (Amount(None, 9), "", "at most 9"),
        (Amount(3450, 4000), "", "3,450 to 4,000"),
        (Amount(80, 80, "about"), "%", "about 80%"),
        (Amount(0.5, 0.5), "", "0.5"),
        (Amount(None, None), "", "not readable"),
    ],
)
def test_amounts_keep_hedge_and_bounds(value: Amount, unit: str, words: str) -> None:
    assert amount(value, unit) == words


def test_brackets_in_words() -> None:
    words = [wording.bracket(b) for b in BRACKETS]
    assert words[0] == "15 April 2026"
    assert words[1] == "between 15 and 19 April 2026"
    assert words[5] == "between 1 May and 1 September 2026"
    assert wording.bracket(None) == "publication day unknown"


def test_evidence_marks_the_exact_words() -> None:
    for claim in INDEX.claims.values():
        evidence = view_evidence(INDEX, claim.id)
        marked = "".join(p.text for p in evidence.passage if p.marked)
        text = " ".join(INDEX.reports[claim.report].text.split())
        assert marked in text or "alert" in marked
        assert f"report {claim.report}" in evidence.citation
    with pytest.raises(UnknownId):
        view_evidence(INDEX, "nothing")


def test_figures_separate_definitions_and_mark_suspects() -> None:
    rows = {row.id: row for row in view_figures(INDEX)}
    assert [d for d, _ in rows["m1"].definitions] == list(SHAPES[:2])
    assert [v.hollow for v in rows["m2"].versions] == [False, True]
    assert rows["m2"].contested
    assert rows["m1"].origins.text == "At most two origins in three reports: A and B; C."


def test_slipped_promises_are_chains() -> None:
    row = next(r for r in view_commitments(INDEX) if r.label.startswith("Election"))
    stops = [(stop.link, stop.due.text) for stop in row.chain]
    assert stops == [("", "March 2026"), ("→", "17 May 2026"), ("or", "24 May 2026")]
    assert row.state == "contested"
    assert view_restrictions(INDEX)[0].amounts[0].text == "41 times"


def test_contested_comes_gravest_first() -> None:
    kinds = [c.kind for c in view_contested(INDEX)]
    assert kinds[:3] == [
        VerdictKind.CONTRADICTION,
        VerdictKind.UNDETERMINED,
        VerdictKind.DIFFERENT_DEFINITION,
    ]
    assert set(kinds[3:]) == {VerdictKind.GARBLE}


def test_stray_marks_come_last_and_in_one_line_for_each_report() -> None:
    doubt = [
        Suspicion(WIRE_R.span(start, start + 2), "stray punctuation", f"Stray mark {start}.")
        for start in range(6)
    ]
    views = view_contested(index_record(replace(RECORD, suspicions=(*RECORD.suspicions, *doubt))))
    assert [v.stray for v in views].count(True) == 1
    assert views[-1].label == "Stray marks in Levant Wire"
    assert "Stray mark 0. Stray mark 1." in views[-1].sentence.text
    assert "Two more in the record." in views[-1].sentence.text
    garbled = tuple(replace(s, rule="stray punctuation") for s in RECORD.suspicions)
    assert view_contested(index_record(replace(RECORD, suspicions=garbled)))[-3].stray


def test_reports_are_named_and_not_lettered() -> None:
    told = " ".join(f"{c.label} {c.sentence.text}" for c in view_contested(INDEX))
    assert "Suspect passage in Daily Cedar" in told
    assert not re.search(r"report [A-F]\b", told)
    twins = tuple(replace(r, provenance=WIRE_R.provenance) for r in RECORD.reports)
    assert report_name(index_record(replace(RECORD, reports=twins)), WIRE_R.id).startswith(
        "Levant Wire, “Envoy"
    )


def test_letters_stay_when_a_report_is_left_out() -> None:
    loose = next(
        r
        for r, day in zip(RECORD.reports, RECORD.brackets, strict=True)
        if day.latest is None or r.id in RECORD.undated
    )
    kept = replace(RECORD, undated=(), reports=tuple(r for r in RECORD.reports if r != loose))
    codes = index_record(kept).codes
    assert {r: c for r, c in INDEX.codes.items() if r != loose.id} == codes
    assert INDEX.codes[loose.id] == "F"


def test_the_head_names_who_is_left_out() -> None:
    left = view_brief(RECORD, ASSESSMENTS).straddling
    assert left is not None
    assert left.text == (
        "Left out: one report that may have been published later: "
        "“Notes on the Lebanon force” (between 1 May and 1 September 2026)."
    )
    assert view_brief(replace(RECORD, undated=()), ASSESSMENTS).straddling is None


def test_what_by_a_day_means_is_said_once() -> None:
    view = view_brief(RECORD, ASSESSMENTS)
    assert view.sayings_note.startswith("“By 13 June 2026”: reported by that day")
    said = replace(S[5], said="2026-06-12")
    claims = tuple(
        replace(c, statements=tuple(said if s.id == said.id else s for s in c.statements))
        for c in RECORD.claims
    )
    assert view_brief(replace(RECORD, claims=claims), ASSESSMENTS).sayings_note == ""


@pytest.mark.parametrize(
    ("forum", "words"),
    [
        (Forum.PRESS, "warned to the press"),
        (Forum.REPORT, "warned in a report"),
        (Forum.COUNCIL, "warned at the Security Council"),
    ],
)
def test_forums_in_words(forum: Forum, words: str) -> None:
    claims = tuple(
        replace(c, statements=tuple(replace(s, forum=forum) for s in c.statements)) for c in RECORD.claims
    )
    actors = view_sayings(index_record(replace(RECORD, claims=claims)))
    assert any(s.how.startswith(f"{words}, ") for a in actors for s in a.sayings)


def test_changes_are_not_called_new_because_of_copies() -> None:
    told = " ".join(x.text for x in view_brief(RECORD, ASSESSMENTS, earlier=EARLIER).changes)
    assert "Three reports more; three new stories." in told
    assert "Election in Lebanon: now 24 May 2026; before: March 2026." in told
    assert "Election in Lebanon is now contested: undetermined." in told
    assert "Russia on the option to reduce the force, new: opposes it." in told
    assert "ambiguous" not in told
    same = view_brief(RECORD, ASSESSMENTS, earlier=RECORD).changes
    assert same == ()


def _tell(matters: tuple[Matter, ...], before: tuple[Matter, ...]) -> str:
    now, then = replace(RECORD, matters=matters), replace(EARLIER, matters=before)
    return " ".join(x.text for x in view_brief(now, ASSESSMENTS, earlier=then).changes)


def test_what_was_contested_is_not_contested_now() -> None:
    first, second = RECORD.matters[4].verdicts
    open_ = replace(RECORD.matters[4], verdicts=(replace(first, kind=VerdictKind.UNDETERMINED), second))
    assert "now contested" in _tell((open_,), ())
    assert "now contested" not in _tell((open_,), (open_,))
    graver = replace(open_, verdicts=(replace(first, kind=VerdictKind.CONTRADICTION), second))
    assert "Election in Lebanon is contested: contradiction; before: undetermined." in _tell(
        (graver,), (open_,)
    )


def test_due_days_that_stand_stay() -> None:
    first, second = RECORD.matters[4].verdicts
    open_ = replace(RECORD.matters[4], verdicts=(replace(first, kind=VerdictKind.UNDETERMINED), second))
    assert "Election in Lebanon: now also 17 May 2026 and 24 May 2026; before: March 2026." in _tell(
        (open_,), ()
    )


def test_a_less_exact_due_day_neither_stands_nor_is_told() -> None:
    vague = replace(C[0], id="cvague")
    exact = replace(C[0], due="2026-03-15")
    first = replace(RECORD.matters[4].verdicts[0], a=exact.id)
    slipped = replace(RECORD.matters[4], claims=("cvague", *RECORD.matters[4].claims), verdicts=(first,))

    def given(record: Record) -> Record:
        held = tuple(
            replace(c, commitments=(vague, exact, *c.commitments[1:])) if c.report == WIRE_R.id else c
            for c in record.claims
        )
        return replace(record, claims=held)

    now, then = given(replace(RECORD, matters=(slipped,))), given(EARLIER)
    told = " ".join(x.text for x in view_brief(now, ASSESSMENTS, earlier=then).changes)
    assert "Election in Lebanon: now 24 May 2026; before: 15 March 2026." in told


def test_a_stance_that_was_said_before_is_no_shift() -> None:
    span = LATER_R.span(0, 20)
    old = replace(P[0], id="pold", stance=Stance.OPPOSES, said="2026-03-01", report=LATER_R.id, span=span)
    claims = tuple(
        replace(c, positions=(*c.positions, old)) if c.report == LATER_R.id else c for c in RECORD.claims
    )
    told = " ".join(
        x.text for x in view_brief(replace(RECORD, claims=claims), ASSESSMENTS, earlier=EARLIER).changes
    )
    assert "known only now: opposes it (1 March 2026); later: supports it." in told


def test_a_head_sentence_never_rests_on_suspects_alone() -> None:
    known = view_brief(RECORD, ASSESSMENTS)
    every = tuple(INDEX.claims)
    doubt = tuple(replace(s, claims=every) for s in RECORD.suspicions)
    doubted: Record = replace(RECORD, suspicions=doubt)
    assert len(known.head) >= 3
    for sentence in view_brief(doubted, ASSESSMENTS).head:
        assert sentence.source


def test_versions_are_compared_word_by_word() -> None:
    actors = {a.name: a for a in view_sayings(INDEX)}
    versions = next(s.quote.versions for s in actors["Aroldo Serra"].sayings if s.quote)
    changed = [[(s.text, s.kind) for s in v.words if s.kind] for v in versions]
    assert changed[0] == []
    assert changed[1] == [("must not", Difference.SYNONYM)]
    assert [v.nearest for v in versions] == [True, False, False]


def test_quotations_inside_quotations() -> None:
    assert quote("“We leave”").text == "We leave"
    assert quote('it is "unacceptable" that').text == "it is ‘unacceptable’ that"


def test_pictures_escape_and_repeat() -> None:
    view = view_brief(RECORD, ASSESSMENTS)
    assert "&lt;b&gt;" in element("text", "<b>", cls='"><x>')
    assert '"><x>' not in element("text", "<b>", cls='"><x>')
    assert view.clock is not None
    assert pictures.draw_clock(view.clock, "c") == pictures.draw_clock(view.clock, "c")
    assert all(glyph(shape) for shape in SHAPES)


def test_one_version_has_no_bar() -> None:
    rows = {row.id: row for row in view_figures(INDEX)}
    assert pictures.draw_range(rows["m4"], "x") == ""
    assert pictures.draw_range(rows["m1"], "x").count("<polygon") == 1


def test_equal_values_of_two_definitions_are_both_seen() -> None:
    row = next(r for r in view_figures(INDEX) if r.id == "m1")
    twin = replace(row.versions[0], shape="square")
    drawn = pictures.draw_range(replace(row, versions=(*row.versions, twin)), "x")
    heights = re.findall(r'<polygon points="[\d.]+,([\d.]+)', drawn)
    assert len(heights) == 2
    assert len(set(heights)) == 2


def test_what_is_cut_is_counted() -> None:
    whole = view_brief(RECORD, ASSESSMENTS)
    cut = cut_brief(whole, Limits(figures=1, sayings=1, threads=1))
    assert len(cut.figures) == 1
    assert cut.left_out == (
        "Three more figures in the record.",
        "One more pair of related reports in the record.",
    )
    assert {a.name: a.left_out for a in cut.actors}["Nadim Haddad"] == 1


def test_hedges_open_a_side() -> None:
    assert open_side(Amount(300, 300, "more than")) == open_side(Amount(300, None)) == "up"
    assert open_side(Amount(12480, 12480, "up to")) == open_side(Amount(None, 9)) == "down"
    assert open_side(Amount(300, 300, "about")) == open_side(Amount(300, 400)) == ""


def test_index_orders_by_known_on() -> None:
    assert INDEX.sort([F[6].id, F[5].id]) == (F[5].id, F[6].id)
    assert INDEX.known_on(WIRE_R.id) == BRACKETS[0].latest


def test_a_due_day_that_a_person_set_aside_is_marked_in_the_promises() -> None:
    matter = next(m for m in RECORD.matters if m.id == "m5")
    held = {c.id: c for made in RECORD.claims for c in made.commitments}
    last = max(matter.claims, key=lambda c: held[c].due or "")
    same = tuple(c for c in matter.claims if held[c].due == held[last].due)
    signed = Judgement(
        "j1", Ruling.SET_ASIDE, (last,), (held[last].span,), (), "x", "y", "A", date(2026, 2, 1)
    )
    ruled = index_record(replace(RECORD, judged=(Judged(signed, matter.id, (last,), set_aside=same),)))
    row = next(r for r in view_commitments(ruled) if r.label.startswith("Election"))
    marked = [stop.due for stop in row.chain if stop.due.text.endswith(" (set aside)")]
    assert [stop.evidence for stop in marked] == [same]

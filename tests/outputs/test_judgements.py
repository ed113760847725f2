"""Judgements in words: who, when, why, beside the verdict; hostile words stay words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from penholder.model import JudgedState, Record, Ruling
from penholder.outputs.brief import write_brief
from penholder.outputs.exports import export_csv, export_judgements
from penholder.outputs.judgement_screen import say_effect
from penholder.outputs.markdown import write_markdown
from penholder.outputs.views.changes import view_all_changes, view_changes
from penholder.outputs.views.evidence import view_evidence
from penholder.outputs.views.index import index_record
from penholder.outputs.views.judgements import is_set_aside, view_all_judgements, view_judgements
from penholder.outputs.views.lines import cited
from penholder.record.judgements import lay_judgements
from penholder.record.judging import make_judgement, sign
from tests.outputs.fixture import ASSESSMENTS, EARLIER, HOSTILE, RECORD

ON = date(2026, 6, 15)
MATTER = next(m for m in RECORD.matters if m.ledger == "figures" and m.verdicts)
WORDS = HOSTILE.replace("\u202e", "").replace("\u202c", "").replace("\x1b", "")


def ruled(ruling: Ruling = Ruling.STANDS, reason: str = "the head count of June") -> Record:
    made = make_judgement(RECORD, MATTER, ruling, MATTER.claims[:1], sign("A. Name", ON, reason))
    return replace(RECORD, judged=lay_judgements(RECORD, [made]))


def test_a_ruling_names_its_author_day_and_reason_and_cites_its_claim() -> None:
    index = index_record(ruled())
    (view,) = view_judgements(index, MATTER)
    assert view.ruled.text.startswith("A. Name ruled on 15 June 2026 that ")
    assert view.ruled.text.endswith("stands: “the head count of June”")
    assert view.ruled.evidence == MATTER.claims[:1]
    assert (view.state, view.now) == (JudgedState.IN_FORCE, None)
    assert all(view_evidence(index, i) for i in cited(view))


def test_retired_judgements_are_shown_when_asked_for() -> None:
    record = ruled()
    (held,) = record.judged
    old = replace(held.judgement, retired_by="B. Name", retired_on=ON, retired_because="an error")
    index = index_record(replace(record, judged=lay_judgements(record, [old])))
    assert view_judgements(index, MATTER) == ()
    (view,) = view_judgements(index, MATTER, retired=True)
    assert view.now
    assert view.now.text == "Retired on 15 June 2026 by B. Name: “an error”"


def test_a_judgement_of_which_nothing_is_left_speaks_by_its_words() -> None:
    (held,) = ruled().judged
    bare = replace(RECORD, claims=(), matters=())
    (view,) = view_all_judgements(index_record(replace(bare, judged=lay_judgements(bare, [held.judgement]))))
    assert view.state is JudgedState.GONE
    assert view.matter == ""
    assert view.now
    assert held.judgement.spans[0].words[:20] in view.now.text
    assert view.now.source


def test_what_is_set_aside_is_said_of_the_claims_of_that_version() -> None:
    index = index_record(ruled(Ruling.SET_ASIDE))
    assert is_set_aside(index, MATTER.claims[0])
    assert not all(is_set_aside(index, claim) for claim in MATTER.claims)


def test_hostile_reasons_are_inert_everywhere() -> None:
    record = ruled(reason=WORDS)
    (view,) = view_all_judgements(index_record(record))
    text = export_judgements(record) + export_csv(record, ASSESSMENTS)["judgements.csv"] + view.ruled.text
    assert "\x1b" not in text
    assert "\u202e" not in text
    formula = ruled(reason="=HYPERLINK(1)")
    assert ",'=HYPERLINK(1)," in export_csv(formula, ASSESSMENTS)["judgements.csv"]


def test_the_brief_prints_a_ruling_beside_the_verdict() -> None:
    contested = next(c for c in RECORD.matters if c.id == "m2")
    made = make_judgement(
        RECORD, contested, Ruling.STANDS, contested.claims[:1], sign("A. Name", ON, "the list of April")
    )
    record = replace(RECORD, judged=lay_judgements(RECORD, [made]))
    before, page = write_brief(RECORD, ASSESSMENTS), write_brief(record, ASSESSMENTS)
    told = "A. Name ruled on 15 June 2026 that "
    assert told not in before
    assert told in page
    assert "the list of April" in page
    assert "contradiction" in page
    assert told in write_markdown(record, ASSESSMENTS)


def test_the_brief_lists_a_new_ruling_last_and_short() -> None:
    now, then = index_record(ruled(reason="a long story " * 30)), index_record(EARLIER)
    last = view_changes(now, then, most=99)[-1].text
    assert last.startswith("A. Name ruled on ")
    assert last.endswith(" stands.")
    assert "a long story" not in last
    group = view_all_changes(now, then).groups[-1]
    assert (group.title, "a long story" in group.changes[0].line.text) == ("Judgements", True)


def test_the_effect_of_a_ruling_is_said_in_one_line() -> None:
    for ruling, start in ((Ruling.STANDS, "stands: "), (Ruling.SET_ASIDE, "set aside: ")):
        record = ruled(ruling)
        told = say_effect(record, record.judged[0].judgement.id)
        assert told.startswith(start)
        assert told.count("set aside") == 1

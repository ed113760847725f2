"""Judgements on a record: found again by their words, reopened by what is new, without effect where words are gone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from penholder import api
from penholder.errors import UnknownId, UsageError
from penholder.model import Judged, JudgedState, Judgement, Matter, Record, Ruling, VerdictKind
from penholder.pipeline import work_out
from penholder.record.judgements import keep_signed, lay_judgements
from penholder.record.judging import LONGEST_REASON, make_judgement, retire, sign

JULY = (
    "ABYEI, 4 May 2023 (Example Wire) - The referendum in South Sudan will be held on 9 July 2023, the foreign "
    "minister said on Thursday.\n\nUNISFA said that its patrols went ahead near the river.\n"
)
JUNE = (
    "JUBA, 8 May 2023 (Sample Press) - South Sudan will hold its referendum on 21 June 2023, officials told reporters."
    "\n\nMarkets were open, and the rain has begun.\n"
)
AUGUST = "NAIROBI, 11 May 2023 (Third Post) - The referendum in South Sudan is planned for 6 August 2023, diplomats said.\n"
SIGNED = sign("A. Name", date(2023, 5, 9), "the calendar of the commission")


@pytest.fixture
def pile(tmp_path: Path) -> Path:
    """A working folder with a pile of two reports that differ on a day, and its record."""
    (tmp_path / "pile").mkdir()
    for name, text in (("july.txt", JULY), ("june.txt", JUNE)):
        (tmp_path / "pile" / name).write_text(text, encoding="utf-8")
    api.read([tmp_path / "pile"], record=tmp_path / "record.db")
    return tmp_path


@pytest.fixture
def judged_record(pile: Path) -> Record:
    """A record with a judgement that a third report has reopened, and a retired one."""
    old = rule(pile, "9 July", Ruling.SET_ASIDE)
    api.undo_judgement(pile / "record.db", old.id, SIGNED)
    rule(pile)
    (pile / "pile" / "august.txt").write_text(AUGUST, encoding="utf-8")
    api.read([pile / "pile"], record=pile / "record.db")
    return api.open_record(pile / "record.db")


def referendum(record: Record) -> Matter:
    (matter,) = (m for m in record.matters if m.ledger == "commitments" and "referendum" in m.label)
    return matter


def claim_with(record: Record, words: str) -> str:
    held = {c.id: c for made in record.claims for c in made.commitments}
    return next(c for c in referendum(record).claims if words in held[c].span.words)


def rule(pile: Path, words: str = "21 June", ruling: Ruling = Ruling.STANDS) -> Judgement:
    record = api.open_record(pile / "record.db")
    return api.judge(
        pile / "record.db", referendum(record).id, [claim_with(record, words)], SIGNED, ruling=ruling
    )


def judged(pile: Path, day: date | None = None) -> Judged:
    (found,) = api.open_record(pile / "record.db", as_known_on=day).judged
    return found


# ---------------------------------------------------------------------- effect


def test_a_version_that_stands_sets_aside_what_contradicts_it(pile: Path) -> None:
    judgement = rule(pile)
    record = api.open_record(pile / "record.db")
    found = judged(pile)
    assert found.state is JudgedState.IN_FORCE
    assert found.claims == judgement.claims == (claim_with(record, "21 June"),)
    assert found.set_aside == (claim_with(record, "9 July"),)
    assert referendum(record).verdicts  # what Penholder found stays beside it


def test_a_version_set_aside_leaves_the_other(pile: Path) -> None:
    rule(pile, "9 July", Ruling.SET_ASIDE)
    assert judged(pile).set_aside == judged(pile).claims


def test_a_verdict_sets_nothing_aside(pile: Path) -> None:
    matter = referendum(api.open_record(pile / "record.db"))
    made = api.judge(
        pile / "record.db", matter.id, matter.claims, SIGNED, ruling="verdict", verdict="Slippage"
    )
    assert made.verdict is VerdictKind.SLIPPAGE
    assert (judged(pile).set_aside, judged(pile).state) == ((), JudgedState.IN_FORCE)


# ---------------------------------------------------------------------- what comes later


def test_claims_are_found_by_their_words_when_their_ids_have_changed(pile: Path) -> None:
    judgement = rule(pile)
    record = api.open_record(pile / "record.db")
    old = replace(judgement, claims=("c0ld",))
    (found,) = lay_judgements(record, [old])
    assert found.claims == judgement.claims
    assert found.state is JudgedState.IN_FORCE


def test_claims_are_found_when_another_reading_cuts_them_otherwise(pile: Path) -> None:
    judgement = rule(pile)
    record = api.open_record(pile / "record.db")
    span = judgement.spans[0]
    report = next(r for r in record.reports if r.id == span.report)
    close = report.span(span.start + 2, span.end)
    (found,) = lay_judgements(record, [replace(judgement, claims=("c0ld",), spans=(close,))])
    assert found.claims == judgement.claims


def test_it_survives_reading_again(pile: Path) -> None:
    rule(pile)
    before = judged(pile)
    from penholder.config import Config
    from penholder.store import Store

    with Store(pile / "record.db") as store:
        store.set_fact("state", None)
        work_out(store, config=Config())
    assert judged(pile) == before


def test_a_new_report_on_the_matter_reopens_it(pile: Path) -> None:
    rule(pile)
    (pile / "pile" / "august.txt").write_text(AUGUST, encoding="utf-8")
    api.read([pile / "pile"], record=pile / "record.db")
    found = judged(pile)
    assert found.state is JudgedState.REOPENED
    assert found.reopened_by == (claim_with(api.open_record(pile / "record.db"), "6 August"),)
    assert found.set_aside == ()
    again = rule(pile)
    states = {j.judgement.id: j.state for j in api.open_record(pile / "record.db").judged}
    assert states == {found.judgement.id: JudgedState.RETIRED, again.id: JudgedState.IN_FORCE}


def test_a_copy_that_only_repeats_reopens_nothing_and_one_that_changes_the_day_does(pile: Path) -> None:
    rule(pile)
    (pile / "pile" / "copy.txt").write_text(JUNE.replace("Markets were", "Shops were"), encoding="utf-8")
    api.read([pile / "pile"], record=pile / "record.db")
    assert len(referendum(api.open_record(pile / "record.db")).claims) == 3
    assert judged(pile).state is JudgedState.IN_FORCE
    (pile / "pile" / "altered.txt").write_text(JUNE.replace("21 June", "29 June"), encoding="utf-8")
    api.read([pile / "pile"], record=pile / "record.db")
    assert judged(pile).state is JudgedState.REOPENED


def test_a_changed_file_keeps_the_judgement_where_the_words_stay(pile: Path) -> None:
    rule(pile)
    for edited in ("More rain is expected.\n", "Much more rain is expected.\n"):
        (pile / "pile" / "june.txt").write_text(JUNE + edited, encoding="utf-8")
        api.read([pile / "pile"], record=pile / "record.db")
        assert judged(pile).state is JudgedState.IN_FORCE
        assert judged(pile).claims == (claim_with(api.open_record(pile / "record.db"), "21 June"),)
    (pile / "pile" / "june.txt").write_text(JUNE.replace("21 June", "29 June"), encoding="utf-8")
    api.read([pile / "pile"], record=pile / "record.db")
    assert judged(pile).state is JudgedState.GONE
    assert [s.words for s in judged(pile).missing] == [judged(pile).judgement.spans[0].words]


def test_forgetting_a_report_leaves_the_words_of_the_judgement(pile: Path) -> None:
    judgement = rule(pile)
    api.forget(pile / "record.db", judgement.spans[0].report)
    found = judged(pile)
    assert found.state is JudgedState.GONE
    assert found.judgement.spans == judgement.spans
    (view,) = api.judgements(api.open_record(pile / "record.db"))
    assert view.now
    assert "21 June" in view.now.text


def test_as_known_on_it_counts_from_the_day_it_was_signed(pile: Path) -> None:
    judgement = rule(pile)
    api.undo_judgement(pile / "record.db", judgement.id, sign("B. Name", date(2023, 5, 20), "an error"))
    record = api.open_record(pile / "record.db")
    assert judged(pile).state is JudgedState.RETIRED
    assert keep_signed(record.judged, date(2023, 5, 8)) == ()
    assert judged(pile, date(2023, 5, 9)).state is JudgedState.IN_FORCE
    assert judged(pile, date(2023, 5, 20)).state is JudgedState.RETIRED


def test_a_day_of_signing_told_afterwards_shows_nothing_of_later_reports(pile: Path) -> None:
    early = sign("A. Name", date(2023, 5, 5), "told afterwards")
    record = api.open_record(pile / "record.db")
    matter = referendum(record)
    api.judge(pile / "record.db", matter.id, [claim_with(record, "9 July")], early, ruling="set aside")
    api.judge(pile / "record.db", matter.id, [claim_with(record, "21 June")], early)
    for then in (
        api.open_record(pile / "record.db", as_known_on=date(2023, 5, 6)),
        api.know_on(api.open_record(pile / "record.db"), date(2023, 5, 6)),
    ):
        (found,) = then.judged
        assert found.judgement.ruling is Ruling.SET_ASIDE
        assert "21 June" not in api.export_json(then)


@given(st.randoms(use_true_random=False))
@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_record_in_another_order_is_judged_alike(judged_record: Record, chance: Random) -> None:
    judgements = [j.judgement for j in judged_record.judged]
    shuffled = replace(
        judged_record,
        **{
            name: tuple(chance.sample(held, len(held)))
            for name in ("reports", "claims", "matters", "pairs", "families", "brackets")
            if (held := getattr(judged_record, name))
        },
    )
    assert lay_judgements(shuffled, chance.sample(judgements, len(judgements))) == judged_record.judged


# ---------------------------------------------------------------------- refusals


REFUSED: tuple[tuple[Callable[[], object], str], ...] = (
    (lambda: sign("", date(2023, 1, 1), "why"), "needs a name"),
    (lambda: sign("A", date(2023, 1, 1), " \n"), "needs a reason"),
    (lambda: sign("A", date(2023, 1, 1), "x" * (LONGEST_REASON + 1)), "more than"),
    (lambda: sign("A" * 5000, date(2023, 1, 1), "x"), "more than"),
    (lambda: sign("A\x1b[31m", date(2023, 1, 1), "x"), "control characters"),
    (lambda: sign("A", date(2023, 1, 1), "x\u202ey"), "turn the line"),
)


@pytest.mark.parametrize(("call", "words"), REFUSED)
def test_what_nobody_signed_is_refused(call: Callable[[], object], words: str) -> None:
    with pytest.raises(UsageError, match=words):
        call()


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_signature_is_one_inert_line_or_refused(by: str, because: str) -> None:
    try:
        signature = sign(by, date(2023, 1, 1), because)
    except UsageError:
        return
    for words in (signature.by, signature.because):
        assert words == " ".join(words.split()) != ""
        assert words.isprintable() or not any(ord(c) < 32 for c in words)


def test_what_contradicts_a_judgement_in_force_is_refused(pile: Path) -> None:
    rule(pile)
    with pytest.raises(UsageError, match="already"):
        rule(pile)
    with pytest.raises(UsageError, match="in force"):
        rule(pile, "9 July")
    with pytest.raises(UsageError, match="in force"):
        rule(pile, "21 June", Ruling.SET_ASIDE)


def test_ids_that_do_not_fit_are_refused(pile: Path) -> None:
    path, record = pile / "record.db", api.open_record(pile / "record.db")
    matter = referendum(record)
    others = [c.id for made in record.claims for c in made.all() if c.id not in matter.claims]
    with pytest.raises(UnknownId, match="no matter has the id"):
        api.judge(path, "m" + "0" * 9000, [matter.claims[0]], SIGNED)
    with pytest.raises(UnknownId, match="is no claim of the matter"):
        api.judge(path, matter.id, others[:1], SIGNED)
    with pytest.raises(UnknownId, match="no claim has the id"):
        api.judge(path, matter.id, ["zz\x1b[2J"], SIGNED)
    with pytest.raises(UsageError, match="begins several"):
        api.judge(path, matter.id, [matter.claims[0][:1]], SIGNED)
    with pytest.raises(UsageError, match="two different claims"):
        api.judge(path, matter.id, [matter.claims[0]] * 2, SIGNED, ruling="verdict", verdict="same")
    with pytest.raises(UsageError, match="choose one of: same, refines"):
        api.judge(path, matter.id, matter.claims, SIGNED, ruling="verdict", verdict="nonsense")
    assert not api.open_record(path).judged


def test_a_judgement_is_retired_once_and_not_before_it_was_signed(pile: Path) -> None:
    record = api.open_record(pile / "record.db")
    matter = referendum(record)
    made = make_judgement(record, matter, Ruling.STANDS, matter.claims[:1], SIGNED)
    with pytest.raises(UsageError, match="cannot be retired before"):
        retire(made, sign("B", date(2023, 5, 8), "x"))
    retired = retire(made, sign("B", date(2023, 5, 9), "x"))
    assert (retired.reason, retired.retired_by) == (made.reason, "B")
    with pytest.raises(UsageError, match="was retired"):
        retire(retired, sign("B", date(2023, 5, 10), "x"))


def test_the_same_ruling_by_another_claim_of_the_version_is_refused(pile: Path) -> None:
    again = "MALAKAL, 9 May 2023 (Other Gazette) - The referendum in South Sudan is on 21 June 2023, clerks said.\n"
    (pile / "pile" / "again.txt").write_text(again, encoding="utf-8")
    api.read([pile / "pile"], record=pile / "record.db")
    path, record = pile / "record.db", api.open_record(pile / "record.db")
    held = {c.id: c for made in record.claims for c in made.commitments}
    matter = referendum(record)
    first, second = (c for c in matter.claims if held[c].due == "2023-06-21")
    api.judge(path, matter.id, [first], SIGNED)
    other = sign("B. Name", date(2023, 5, 10), "the same calendar")
    for ruling in (Ruling.STANDS, Ruling.SET_ASIDE):
        with pytest.raises(UsageError, match="in force"):
            api.judge(path, matter.id, [second], other, ruling=ruling)


def test_a_line_break_in_a_reason_becomes_a_blank() -> None:
    for end in ("\n", "\r\n", "\r", "\u2028"):
        assert sign("A. Name", date(2023, 1, 1), f"a count{end}of all").because == "a count of all"

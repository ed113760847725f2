"""The outlook as a whole: one tree, so that no two numbers contradict each other, and nothing from later."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from penholder import vocabulary
from penholder.council import assess
from penholder.council.outlook import make_outlook
from penholder.model import (
    Basis,
    Chance,
    Confidence,
    DraftProgress,
    DraftStage,
    MemberVote,
    NamedVote,
    Outlook,
    Probability,
    RollCall,
    StageStep,
    Stance,
    VoteCount,
    VoteResult,
    VotingHistory,
)
from penholder.vocabulary import outlook as data
from tests.council.outlook.records import foresee, make_record, restrict, say, shares

DAY = "2023-06-20"
ROUNDED = 5e-6
"""How far sums of probabilities of six digits may lie from one another."""
LEAVE = say("Mali", Stance.ASKS, "withdraw", "2023-06-16")
POSITIONS = (
    LEAVE,
    say("Ghana", Stance.SUPPORTS, "keep", "2023-06-16"),
    say("United States", Stance.CONDITIONAL, "keep", "2023-06-16"),
    say("Russia", Stance.OPPOSES, "reconfigure", "2023-06-16"),
    say("China", Stance.SUPPORTS, "withdraw", "2023-06-16"),
    say("Gabon", Stance.SUPPORTS, "political mission", "2023-06-16"),
    say("Brazil", Stance.SUPPORTS, "reduce", "2023-06-16"),
)


def list_probabilities(outlook: Outlook) -> Iterator[tuple[str, Probability]]:
    chances: list[Chance] = [outlook.consent, *outlook.mandate, *outlook.outcome, outlook.unanimous]
    chances += [c for d in outlook.drafts for c in d.chances]
    yield from ((c.key, c.probability) for c in chances)
    for member in (*outlook.members, *(m for d in outlook.drafts for m in d.members)):
        yield from ((member.member, p) for p in (member.yes, member.no, member.abstain))


@pytest.mark.parametrize("positions", [(), (LEAVE,), POSITIONS])
@pytest.mark.parametrize("mission", ["minusma", "unifil", "minurso"])
def test_every_set_of_branches_sums_to_one(mission: str, positions: tuple) -> None:  # type: ignore[type-arg]
    outlook = foresee(mission, DAY, *positions)
    assert sum(shares(outlook.mandate).values()) == pytest.approx(1, abs=ROUNDED)
    assert sum(shares(outlook.outcome).values()) == pytest.approx(1, abs=ROUNDED)
    for draft in outlook.drafts:
        assert sum(shares(draft.chances).values()) == pytest.approx(1, abs=ROUNDED)
    for member in outlook.members:
        assert member.yes.value + member.no.value + member.abstain.value == pytest.approx(1, abs=ROUNDED)


def test_mandate_vote_drafts_and_members_share_their_marginals() -> None:
    outlook = foresee("minusma", DAY, *POSITIONS)
    mandate, outcome = shares(outlook.mandate), shares(outlook.outcome)
    assert mandate["lapse"] == pytest.approx(1 - outcome["adopted"], abs=ROUNDED)
    assert sum(mandate[k] for k in ("renewal", "change", "termination")) == pytest.approx(
        outcome["adopted"], abs=ROUNDED
    )
    whole = {d.option: shares(d.chances) for d in outlook.drafts}
    put = {option: 1 - chances["no vote"] for option, chances in whole.items()}
    assert put["keep"] + put["reconfigure"] + put["withdraw"] == pytest.approx(
        1 - outcome["no vote"], abs=ROUNDED
    )
    for option, key in (("keep", "renewal"), ("reconfigure", "change"), ("withdraw", "termination")):
        assert whole[option]["adopted"] == pytest.approx(mandate[key], abs=ROUNDED)
    assert put["political mission"] <= put["withdraw"]
    assert put["reduce"] <= put["reconfigure"]
    held = 1 - outcome["no vote"]
    assert outlook.unanimous.probability.value <= held * min(m.yes.value for m in outlook.members) + ROUNDED


@pytest.mark.parametrize("positions", [(), POSITIONS])
def test_intervals_hold_their_values_and_every_number_says_what_it_rests_on(positions: tuple) -> None:  # type: ignore[type-arg]
    for _, told in list_probabilities(foresee("minusma", DAY, *positions)):
        assert 0 <= told.low <= told.value <= told.high <= 1
        assert told.source


@pytest.mark.parametrize("mission", ["minusma", "minusca", "unficyp", "unama"])
@pytest.mark.parametrize("day", ["2014-06-01", "2022-06-20"])
def test_consent_is_never_certain_and_no_branch_impossible(mission: str, day: str) -> None:
    record = make_record(mission, day)
    outlook = assess(record).outlook
    if outlook is None:
        pytest.skip("not yet there")
    assert all(0 < c.probability.value < 1 for c in (outlook.consent, *outlook.mandate))
    assert all(p > 0 for p in shares(outlook.outcome).values())


@pytest.mark.parametrize("mission", ["minusma", "monusco", "unifil", "unmiss", "unami"])
def test_a_request_of_the_host_state_never_lowers_the_chance_of_an_end(mission: str) -> None:
    host = next(m.host_states[0] for m in vocabulary.missions() if m.key == mission)
    earlier = [
        (),
        (say(host, Stance.SUPPORTS, "keep", "2023-06-10"),),
        (say(host, Stance.CONDITIONAL, "keep", "2023-06-10"),),
        (say(host, Stance.OPPOSES, "keep", "2023-06-10"),),
        (say(host, Stance.ASKS, "drawdown", "2023-06-10"),),
    ]
    request = say(host, Stance.ASKS, "withdraw", "2023-06-16")
    for before in earlier:
        without, with_it = foresee(mission, DAY, *before), foresee(mission, DAY, *before, request)
        assert shares(with_it.mandate)["termination"] >= shares(without.mandate)["termination"]
        assert with_it.consent.probability.value >= without.consent.probability.value
        assert with_it.consent.probability.value < 1
        assert request.id in with_it.evidence


def test_a_request_taken_back_moves_the_branch_back() -> None:
    back = say("Mali", Stance.SUPPORTS, "keep", "2023-06-18")
    asked, calm = foresee("minusma", DAY, LEAVE), foresee("minusma", DAY, LEAVE, back)
    assert calm.consent == replace(foresee("minusma", DAY).consent)
    assert shares(calm.mandate)["renewal"] > shares(asked.mandate)["renewal"]


def test_words_on_something_else_are_no_request() -> None:
    plain = foresee("minusma", DAY)
    for option in ("proposals", "sanctions", "reconfigure", "assets"):
        other = foresee("minusma", DAY, say("Mali", Stance.OPPOSES, option, "2023-06-16"))
        assert other.consent == plain.consent
    assert (
        foresee("minusma", DAY, say("Mali", Stance.AMBIGUOUS, "keep", "2023-06-16")).consent == plain.consent
    )
    assert (
        foresee("minusma", DAY, say("Niger", Stance.ASKS, "withdraw", "2023-06-16")).consent == plain.consent
    )


def test_restrictions_count_little_and_as_an_assumption() -> None:
    found = assess(make_record("minusma", DAY, restrictions=(restrict("Mali"),))).outlook
    assert found is not None
    plain = foresee("minusma", DAY).consent.probability
    assert plain.value < found.consent.probability.value < 0.1
    assert found.consent.probability.basis is Basis.ASSUMED


@pytest.mark.parametrize("stance", [Stance.SUPPORTS, Stance.ASKS])
def test_a_stated_yes_never_lowers_the_adoption_of_the_draft(stance: Stance) -> None:
    held = say("Ghana", Stance.CONDITIONAL, "keep", "2023-06-16")
    last = -1.0
    for members in ((), ("China",), ("China", "France"), ("China", "France", "Gabon", "Japan", "Malta")):
        said = [say(m, stance, "keep", "2023-06-16") for m in members]
        outlook = foresee("minusma", DAY, held, *said)
        adopted = shares(next(d.chances for d in outlook.drafts if d.option == "keep"))["adopted"]
        assert adopted >= last
        last = adopted


def test_what_members_say_moves_their_own_votes_alone() -> None:
    plain, said = (
        foresee("minusma", DAY),
        foresee("minusma", DAY, say("Ghana", Stance.OPPOSES, "keep", "2023-06-16")),
    )
    before, after = ({m.member: m for m in o.members} for o in (plain, said))
    assert after["GH"].yes.value < before["GH"].yes.value
    assert after["GH"].stated
    assert after["GH"].yes.basis is Basis.ASSUMED
    assert all(after[m] == before[m] for m in before if m != "GH")


def test_unanimity_moved_by_words_is_assumed_as_its_members_are() -> None:
    plain = foresee("minusma", DAY).unanimous.probability
    moved = foresee("minusma", DAY, say("Ghana", Stance.OPPOSES, "keep", "2023-06-16")).unanimous.probability
    assert plain.basis is not Basis.ASSUMED
    assert moved.value < plain.value
    assert moved.basis is Basis.ASSUMED


def test_later_facts_change_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    record = make_record("minusma", DAY, *POSITIONS)
    plain = assess(record).outlook
    day = date.fromisoformat(DAY)
    mandate = next(m for m in vocabulary.mandates() if m.mission == "minusma")
    later = tuple(
        replace(
            mandate,
            mission=m.mission,
            resolution=f"S/RES/90{n:02}(2023)",
            adopted=day.replace(day=21),
            action="terminates",
        )
        for n, m in enumerate(vocabulary.mandates()[::40])
    )
    planted = (*vocabulary.mandates(), *later)
    case = data.consent_cases()[0]
    cases = (
        *data.consent_cases(),
        *(
            replace(case, mission="unifil", day=day.replace(day=20 + n), decided=day.replace(day=25))
            for n in range(9)
        ),
    )
    ends = (*data.endings(), *(replace(e, mission="unifil", day=day.replace(day=22)) for e in data.endings()))
    monkeypatch.setattr(vocabulary, "mandates", lambda: planted)
    monkeypatch.setattr("penholder.council.outlook.consent_cases", lambda: cases)
    monkeypatch.setattr("penholder.council.outlook.endings", lambda: ends)
    votes = VotingHistory(
        (make_roll_call(day.replace(day=20)), make_roll_call(day.replace(day=28))),
        ("made up",),
        day.replace(day=28),
    )
    assert assess(record).outlook == plain
    planted_votes = assess(replace(record, voting=votes)).outlook
    assert planted_votes is not None
    assert plain is not None
    assert (planted_votes.mandate, planted_votes.outcome, planted_votes.members) == (
        plain.mandate,
        plain.outcome,
        plain.members,
    )


def make_roll_call(day: date) -> RollCall:
    votes = tuple(NamedVote(m, MemberVote.NO) for m in ("CN", "FR", "RU", "GB", "US", "GH"))
    return RollCall(
        f"S/2023/{day.day}",
        day,
        VoteResult.VETOED,
        "Mali: mandate",
        count=VoteCount(9, 6, 0),
        votes=votes,
        vetoed_by=("CN",),
    )


def test_what_became_of_a_request_is_not_known_before_it_was_decided() -> None:
    early = foresee("minusma", DAY, LEAVE)
    late = foresee("unitams", "2023-11-20", say("Sudan", Stance.ASKS, "terminate", "2023-11-16"))
    assert "of which 8 stood" in early.consent.probability.source
    assert late.consent.probability.cases > early.consent.probability.cases


def test_order_changes_nothing() -> None:
    expected = foresee("minusma", DAY, *POSITIONS)
    shuffled = list(POSITIONS)
    random.Random(3).shuffle(shuffled)
    assert foresee("minusma", DAY, *shuffled) == expected


def test_without_a_voting_file_it_says_so() -> None:
    outlook = foresee("minusma", DAY)
    assert any("No voting file" in note for note in outlook.notes)
    assert outlook.confidence is not Confidence.HIGH
    assert outlook.sheet is not None
    assert outlook.sheet.last_day < date(2023, 1, 1)


@pytest.mark.parametrize(
    ("mission", "day"),
    [("untso", "2023-06-01"), ("minusma", "2023-08-01"), ("minusma", "2023-06-30"), ("unifil", "2025-10-01")],
)
def test_nothing_is_said_where_no_decision_is_to_come(mission: str, day: str) -> None:
    assert assess(make_record(mission, day)).outlook is None


def test_nothing_is_said_without_a_mission_or_a_roster() -> None:
    assert assess(replace(make_record("minusma", DAY), mission=None)).outlook is None
    assert assess(make_record("unmogip", "1945-06-01")).outlook is None


def test_earlier_cases_alone_put_an_end_ahead_after_a_request_and_a_renewal_before_it() -> None:
    before, after = foresee("minusma", "2023-06-15"), foresee("minusma", "2023-06-17", LEAVE)
    lead = [max(shares(o.mandate).items(), key=lambda s: s[1])[0] for o in (before, after)]
    assert lead == ["renewal", "termination"]


@pytest.mark.parametrize(("day", "told"), [("2022-06-29", 0), ("2023-06-19", 1), (None, 1)])
def test_a_draft_that_became_the_mandate_in_force_is_not_told_as_coming(day: str | None, told: int) -> None:
    record = make_record("minusma", DAY, LEAVE)
    step = StageStep(DraftStage.BLUE, day, ("e1",))
    progress = DraftProgress("minusma", "France", (step,), DraftStage.BLUE)
    assessed = assess(record)
    outlook = make_outlook(record, assessed.clock, assessed.tallies, (progress,), date.fromisoformat(DAY))
    assert outlook is not None
    assert sum("in blue" in note for note in outlook.notes) == told


def test_a_number_that_stated_words_have_moved_says_so_and_is_not_relied_on() -> None:
    outlook = foresee("unifil", "2022-08-20", say("Russia", Stance.OPPOSES, "keep", "2022-08-18"))
    rests_on = {chance.key: chance.probability.basis for chance in outlook.mandate}
    assert rests_on["renewal"] is rests_on["lapse"] is Basis.ASSUMED
    assert outlook.confidence is Confidence.LOW
    silent = foresee("unifil", "2022-08-20")
    assert Basis.ASSUMED not in {chance.probability.basis for chance in silent.mandate}

"""What a vote decides: adopted, short of votes, or vetoed.

Takes vote counts or votes by member and the day; gives the outcome with its rule. Never knows a draft, a
member's reasons or the record. Sources: Charter of the United Nations, article 27, and the practice named
beside each rule.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from penholder.council.roster import is_permanent, members_on
from penholder.council.rules.disputes import hold_to_abstain
from penholder.model import MemberVote, NamedVote, VoteResult
from penholder.values.charter import council_size, required_majority


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a draft, and by which rule."""

    result: VoteResult
    reason: str
    held_to_abstain: tuple[str, ...] = ()
    """Codes of parties to the dispute whose yes or no was counted as an abstention."""


def decide(
    yes: int,
    no: int,
    abstain: int,
    absent: int,
    vetoes: Collection[str],
    *,
    day: date,
    procedural: bool = False,
) -> Outcome:
    """The outcome of a vote held on a day.

    `vetoes` names the permanent members among the negative votes. Too few affirmative votes is a failure, not
    a veto, whoever votes no (Repertoire of the Practice of the Security Council, part on voting). Abstention
    (practice since 1946, upheld by the ICJ, Namibia, 1971, para. 22), absence (practice since 1950) and not
    taking part in the vote (practice of China, 1971 to 1981) of a permanent member are not vetoes. Counts above
    the seats of that day or more vetoes than negative votes raise ValueError.

    >>> decide(13, 1, 1, 0, ("RU",), day=date(2023, 8, 30)).result.value
    'vetoed'
    """
    _check_counts(yes, no, abstain, absent, vetoes, council_size(day))
    required = required_majority(day)
    if yes < required:
        return Outcome(
            VoteResult.FAILED, f"{yes} affirmative votes, {required} needed ({_article(procedural)})"
        )
    if vetoes and not procedural:
        names = " and ".join(sorted(set(vetoes)))
        return Outcome(
            VoteResult.VETOED,
            f"negative vote of a permanent member on substance: {names} (Charter art. 27 (3))",
        )
    if procedural:
        return Outcome(
            VoteResult.ADOPTED,
            f"{yes} affirmative votes; no veto on procedural matters (Charter art. 27 (2))",
        )
    return Outcome(
        VoteResult.ADOPTED, f"{yes} affirmative votes and no permanent member against (Charter art. 27 (3))"
    )


def decide_roll_call(
    votes: Iterable[NamedVote],
    day: date,
    *,
    procedural: bool = False,
    parties: Collection[str] = (),
) -> Outcome:
    """The outcome of a vote held on a day, from what each member did; the order of members does not matter.

    Members not named did not vote. `parties` are parties to the dispute that are held to abstain, for a decision
    under Chapter VI or article 52 (3) (see `hold_to_abstain`); on procedure nobody is. A member named twice, a
    state without a seat on a day whose roster is known, or more members than seats raise ValueError.

    >>> yes = [NamedVote(m.iso, MemberVote.YES) for m in members_on(date(2023, 6, 30))]
    >>> decide_roll_call(yes, date(2023, 6, 30)).result.value
    'adopted'
    """
    cast = tuple(votes)
    _check_voters(cast, day)
    held = () if procedural else tuple(sorted(parties))
    counted = hold_to_abstain(cast, held)
    count = Counter(v.vote for v in counted)
    against = tuple(
        sorted(v.member for v in counted if v.vote is MemberVote.NO and is_permanent(v.member, day))
    )
    outcome = decide(
        count[MemberVote.YES],
        count[MemberVote.NO],
        count[MemberVote.ABSTAIN],
        count[MemberVote.ABSENT],
        against,
        day=day,
        procedural=procedural,
    )
    changed = {old.member for old, new in zip(cast, counted, strict=True) if old.vote is not new.vote}
    return Outcome(outcome.result, outcome.reason, tuple(sorted(changed)))


def _article(procedural: bool) -> str:
    return "Charter art. 27 (2)" if procedural else "Charter art. 27 (3)"


def _check_counts(yes: int, no: int, abstain: int, absent: int, vetoes: Collection[str], seats: int) -> None:
    counts = (yes, no, abstain, absent)
    if min(counts) < 0 or sum(counts) > seats:
        raise ValueError(f"votes {counts} do not fit a Council of {seats}")
    if len(set(vetoes)) > no:
        raise ValueError(f"{len(set(vetoes))} permanent members against, but only {no} negative votes")


def _check_voters(votes: Collection[NamedVote], day: date) -> None:
    names = [v.member for v in votes]
    if twice := sorted(name for name, times in Counter(names).items() if times > 1):
        raise ValueError(f"{', '.join(twice)} named twice; a member has one vote (Charter art. 27 (1))")
    seated = {member.iso for member in members_on(day)}
    if seated and (strangers := sorted(set(names) - seated)):
        raise ValueError(f"{', '.join(strangers)} had no seat in the Council on {day}")

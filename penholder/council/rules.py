"""The Charter's rules of voting: what a tally decides.

Takes vote counts and the day; gives the outcome with its rule. Never knows a draft, a member's reasons or the
record. Sources: Charter of the United Nations, articles 23 and 27, and the practice named beside each rule.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from penholder.model import VoteResult

ENLARGED = date(1966, 1, 1)
"""First day of the Council of fifteen. The amendments of articles 23 and 27 entered into force on 31 August
1965, but the Council of eleven went on deciding by seven votes until the new members took their seats:
resolution 218 of 23 November 1965 was adopted by seven votes to none with four abstentions."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a draft, and by which rule."""

    result: VoteResult
    reason: str


def council_size(day: date) -> int:
    """Seats on that day: eleven, fifteen since 1966 (Charter art. 23 (1) as amended)."""
    return 15 if day >= ENLARGED else 11


def required_majority(day: date) -> int:
    """Affirmative votes any decision needs: seven, nine since 1966 (Charter art. 27 (2) and (3)).

    >>> required_majority(date(2023, 6, 30)), required_majority(date(1965, 11, 23))
    (9, 7)
    """
    return 9 if day >= ENLARGED else 7


def blocking_number(day: date) -> int:
    """Fewest members that, by not voting yes, leave a draft short of the majority (5 of 11, 7 of 15)."""
    return council_size(day) - required_majority(day) + 1


def must_abstain(member: str, parties: Collection[str], *, pacific_settlement: bool) -> bool:
    """Whether a member must abstain as a party to the dispute (Charter art. 27 (3), last clause).

    The duty binds decisions under Chapter VI and article 52 (3) only; mandates under Chapter VII are free of
    it. By practice it is the member itself that declares being a party, so this is advice, not an outcome.
    """
    return pacific_settlement and member in parties


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
    (practice since 1946, upheld by the ICJ, Namibia, 1971, para. 22) and absence (practice since 1950) of a
    permanent member are not vetoes. Counts above the seats of that day or more vetoes than negative votes
    raise ValueError.

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
        names = " and ".join(sorted(vetoes))
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


def _article(procedural: bool) -> str:
    return "Charter art. 27 (2)" if procedural else "Charter art. 27 (3)"


def _check_counts(yes: int, no: int, abstain: int, absent: int, vetoes: Collection[str], seats: int) -> None:
    counts = (yes, no, abstain, absent)
    if min(counts) < 0 or sum(counts) > seats:
        raise ValueError(f"votes {counts} do not fit a Council of {seats}")
    if len(set(vetoes)) > no:
        raise ValueError(f"{len(set(vetoes))} permanent members against, but only {no} negative votes")

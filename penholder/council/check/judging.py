"""What the rules make of a recorded vote, and why where the record says otherwise.

Takes the rows of a folder's tables; gives each tallied one with the outcome that follows, whether it agrees, and the
reason kept in `data/vote_exceptions.toml` where it does not. Never lets a kept reason turn a disagreement into an
agreement.

The vetoes of a draft are those its row names and those a list of vetoes has for the same symbol and day. Who vetoed
voted no: where a row prints fewer negative votes than it names vetoes, the vetoes stand and the numbers are remarked
on. A row without a day is judged by its year, which is all the majority depends on.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from penholder.council.check.rows import ADOPTED, RecordedVote, VoteTables, read_counts
from penholder.council.rules import Outcome, council_size, decide
from penholder.model import VoteResult
from penholder.vocabulary.council import VoteRemark, procedural_votes, vote_exceptions, vote_remarks

_RESULTS = {
    ADOPTED: VoteResult.ADOPTED,
    "vetoed": VoteResult.VETOED,
    "not adopted": VoteResult.FAILED,
    "failed": VoteResult.FAILED,
    "rejected": VoteResult.FAILED,
}
"""Outcomes as the tables write them."""
_SYMBOL = re.compile(r"S/[\w/.-]*\d")
_MEETING = "S/PV."


@dataclass(frozen=True, slots=True)
class CheckedVote:
    """A recorded vote and what the rules make of it."""

    vote: RecordedVote
    outcome: Outcome | None
    """None where the row gives no vote that can be judged."""
    agrees: bool
    reason: str
    """Why it does not agree; "" where it does."""
    source: str = ""
    """What the reason rests on; "" for one worked out from the row itself."""
    remarks: tuple[str, ...] = ()
    """What else is off in the row, worked out from it."""
    known: VoteRemark | None = None
    """What else is known to be off in the row."""


@dataclass(frozen=True, slots=True)
class VoteCheck:
    """Every tallied vote of a folder's tables, checked."""

    tables: VoteTables
    adopted: tuple[CheckedVote, ...]
    failed: tuple[CheckedVote, ...]

    @property
    def exceptions(self) -> tuple[CheckedVote, ...]:
        """The rows whose outcome does not follow, resolutions first, in the order of the tables."""
        return tuple(checked for checked in (*self.adopted, *self.failed) if not checked.agrees)

    @property
    def remarked(self) -> tuple[CheckedVote, ...]:
        """The rows that agree and have something else off."""
        return tuple(c for c in (*self.adopted, *self.failed) if c.agrees and (c.remarks or c.known))


def check_votes(tables: VoteTables) -> VoteCheck:
    """Each tallied row of the tables with what the rules make of it."""
    listed = _gather_vetoes(tables.vetoes)
    return VoteCheck(
        tables=tables,
        adopted=tuple(_check(vote, listed) for vote in tables.adopted if vote.tallied or vote.fault),
        failed=tuple(_check(vote, listed) for vote in tables.failed if vote.tallied or vote.fault),
    )


def is_procedural(symbol: str) -> bool:
    """Whether the resolution is known to be a decision on procedure.

    >>> is_procedural("S/RES/120(1956)"), is_procedural("S/RES/2690(2023)")
    (True, False)
    """
    return symbol in _procedural()


@cache
def _procedural() -> frozenset[str]:
    return frozenset(entry.symbol for entry in procedural_votes())


def _check(vote: RecordedVote, listed: dict[tuple[str, date], frozenset[str]]) -> CheckedVote:
    expected = _RESULTS.get(vote.recorded)
    counts = read_counts(vote)
    fault = vote.fault
    if not fault and counts is None:
        fault = f"tally {'-'.join(vote.numbers[:3])} is not in whole numbers"
    if not fault and vote.year is None:
        fault = "has neither a day nor a year, so the majority it needed is open"
    if not fault and expected is None:
        fault = f"outcome {vote.recorded!r} is none of {', '.join(_RESULTS)}"
    if fault or counts is None or vote.year is None:
        return CheckedVote(vote, None, False, fault)
    vetoes = set(vote.vetoed_by)
    if vote.day is not None:
        vetoes |= listed.get((_fold_symbol(vote.symbol), vote.day), frozenset())
    try:
        outcome, remarks = _decide(vote, counts, vetoes)
    except ValueError as error:
        return CheckedVote(vote, None, False, f"the numbers cannot be right: {error}")
    known = next((r for r in vote_remarks() if (r.symbol, r.day) == (vote.symbol, vote.day)), None)
    if vote.other_tally and known is None:
        remarks = (*remarks, f"the Library's meeting tables give {vote.other_tally}")
    if outcome.result is expected:
        return CheckedVote(vote, outcome, True, "", remarks=remarks, known=known)
    reason, source = _explain(vote, outcome)
    return CheckedVote(vote, outcome, False, reason, source, remarks, known)


def _decide(
    vote: RecordedVote, counts: tuple[int, int, int, int], vetoes: set[str]
) -> tuple[Outcome, tuple[str, ...]]:
    """The outcome by the rules and what is remarkable in the numbers; raises ValueError for impossible ones."""
    yes, no, abstain, absent = counts
    day = vote.day or date(vote.year or 1, 12, 31)
    remarks = []
    if len(vetoes) > no:
        remarks.append(f"prints {no} negative votes and names {len(vetoes)} vetoes")
        moved = min(len(vetoes) - no, abstain)
        no, abstain = len(vetoes), abstain - moved
    outcome = decide(yes, no, abstain, absent, sorted(vetoes), day=day, procedural=is_procedural(vote.symbol))
    if (left := council_size(day) - yes - no - abstain - absent) > 0:
        remarks.append(f"gives the votes of all but {left} of {council_size(day)} members")
    return outcome, tuple(remarks)


def _explain(vote: RecordedVote, outcome: Outcome) -> tuple[str, str]:
    """The kept reason with its source, or what the rules say instead."""
    key = (vote.symbol, vote.day, vote.recorded)
    for known in vote_exceptions():
        if (known.symbol, known.day, known.recorded) == key:
            return known.reason, known.source
    return (
        f"by the rules {outcome.result}: {outcome.reason}; no reason is known for this row",
        "",
    )


def _gather_vetoes(
    listed: Iterable[tuple[str, date, tuple[str, ...]]],
) -> dict[tuple[str, date], frozenset[str]]:
    """Who vetoed a draft on a day; several drafts share the record of a meeting, so that is no key."""
    found: dict[tuple[str, date], frozenset[str]] = {}
    for symbol, day, members in listed:
        key = (_fold_symbol(symbol), day)
        if key[0] and not key[0].startswith(_MEETING):
            found[key] = found.get(key, frozenset()) | set(members)
    return found


def _fold_symbol(symbol: str) -> str:
    """The first symbol in a field, without what it says of amendments; "" for none."""
    match = _SYMBOL.match(symbol)
    return match.group() if match else ""

"""Rows of the Library's voting data brought together, vote by vote, and judged whether each is whole.

Takes the parts of a file; gives roll calls, and the votes left out with the fix. Never keeps a part of a vote.

Rules: the votes are those of the rows; a total that says otherwise is a note. Where no vote was taken the Library
writes Y for every member; such a resolution is adopted and has neither count nor votes. A row written twice alike
counts once. Rows of one resolution may stand apart. Failed drafts are not in the set; a row with a draft and no
resolution is taken as one, vetoed where nine (seven before 1966) voted yes and a permanent member no (Charter
art. 27).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date

from penholder.model.voting import MemberVote, NamedVote, RollCall, VoteCount, VoteResult
from penholder.official.editions import Fault
from penholder.official.voting.member_parts import BadRow, Part, Vote
from penholder.official.voting.member_rows import Motion
from penholder.official.voting.merging import UNVOTED
from penholder.official.voting.packing import CODES
from penholder.official.voting.writing import DayOrder, read_day, read_meeting, show_words
from penholder.values.charter import council_size, required_majority, seat_on

_WITHOUT_VOTE = ("without", "acclamation", "consensus")
"""Words of `modality` where no vote was taken."""
_LETTERS = {letter: vote for vote, letter in CODES.items()}


@dataclass(slots=True)
class _Vote:
    """What the rows say of one vote."""

    votes: list[tuple[Vote, Motion]] = field(default_factory=list)
    bad: list[BadRow] = field(default_factory=list)


@dataclass(slots=True)
class Folded:
    """What became of the votes of a file."""

    calls: list[RollCall] = field(default_factory=list)
    faults: list[Fault] = field(default_factory=list)
    doubled: int = 0
    differing: list[str] = field(default_factory=list)
    """Symbols whose totals differ from their rows."""
    unvoted: int = 0


def _gather(parts: Sequence[Part]) -> dict[str, _Vote]:
    """The rows of each vote, however far apart they stand."""
    found: dict[str, _Vote] = {}
    for part in parts:
        for vote in part.votes:
            motion = part.motions[vote.motion]
            found.setdefault(motion.symbol, _Vote()).votes.append((vote, motion))
        for row in part.bad:
            if row.symbol:
                found.setdefault(row.symbol, _Vote()).bad.append(row)
    return found


def fold_parts(parts: Sequence[Part], file: str, order: DayOrder | None) -> Folded:
    """The votes of a whole file; `order` is that of day and month where its dates have slashes."""
    folded = Folded()
    for symbol, vote in _gather(parts).items():
        outcome = _fold_vote(symbol, vote, file, order, folded)
        if isinstance(outcome, RollCall):
            folded.calls.append(outcome)
        else:
            folded.faults.append(Fault(symbol, f"left out whole: {outcome[0]}", outcome[1]))
    return folded


def _fold_vote(
    symbol: str, vote: _Vote, file: str, order: DayOrder | None, folded: Folded
) -> RollCall | tuple[str, str]:
    """The roll call, or what is wrong with it and the fix."""
    if vote.bad:
        lines = ", ".join(str(row.line) for row in vote.bad[:3])
        return f"line {lines} cannot be read", "correct the line and import the file again"
    first = vote.votes[0][1]
    day = read_day(first.date, order)
    if day is None:
        return f"date {show_words(first.date)} is no day", "write the day as 2023-06-30"
    if wrong := _find_contradiction(vote.votes):
        return wrong
    seats = {seat_on(v.member, day): v for v, _ in vote.votes}
    if wrong := _find_missing(first, seats, day):
        return wrong
    folded.doubled += len(vote.votes) - len(seats)
    return _make(symbol, first, day, seats, _cite(file, vote), folded)


def _find_contradiction(votes: Sequence[tuple[Vote, Motion]]) -> tuple[str, str] | None:
    """Rows of one vote that cannot all be right."""
    first_vote, first = votes[0]
    cast: dict[str, Vote] = {}
    for vote, motion in votes:
        for name in ("date", "totals", "modality"):
            if getattr(motion, name) != getattr(first, name):
                lines = f"lines {first_vote.line} and {vote.line}"
                return f"{lines} differ in {name}", "correct the one that is wrong"
        held = cast.setdefault(vote.member, vote)
        if held.vote != vote.vote:
            lines = f"lines {held.line} and {vote.line}"
            return f"{lines} give {vote.member} two different votes", "remove the one that is wrong"
    return None


def _find_missing(motion: Motion, seats: dict[str, Vote], day: date) -> tuple[str, str] | None:
    """Whether all members are there; those that did not vote may have no row where the totals say so."""
    members = motion.totals[4] or council_size(day)
    unnamed = motion.totals[3] or 0
    complete = len(seats) == members
    without_absent = len(seats) + unnamed == members and all(v.vote != "X" for v in seats.values())
    if complete or without_absent:
        return None
    return f"{len(seats)} of {members} members have a row", "get the whole file again, or add the rows"


def _make(
    symbol: str, motion: Motion, day: date, seats: dict[str, Vote], where: str, folded: Folded
) -> RollCall | tuple[str, str]:
    count = _count(motion, seats)
    outcome = (VoteResult.ADOPTED, ()) if motion.adopted else _decide(count, seats, day)
    if outcome is None:
        return "has the votes for adoption and no resolution", "give the resolution's symbol"
    voted = not any(word in motion.modality.lower() for word in _WITHOUT_VOTE)
    subjects = tuple(dict.fromkeys(part.strip() for part in motion.subjects.split("|") if part.strip()))
    named = sorted(seats.items()) if voted else []
    return RollCall(
        symbol=symbol,
        day=day,
        result=outcome[0],
        title=motion.description,
        subject=subjects[0] if subjects else motion.agenda,
        topics=subjects,
        count=count if voted else None,
        votes=tuple(NamedVote(seat, _LETTERS[vote.vote]) for seat, vote in named),
        vetoed_by=outcome[1],
        draft=motion.draft,
        meeting=read_meeting(motion.meeting),
        where=where,
        notes=tuple(f"{where}: {words}" for words in _tell(symbol, motion, day, count, voted, folded)),
    )


def _tell(
    symbol: str, motion: Motion, day: date, count: VoteCount, voted: bool, folded: Folded
) -> Iterator[str]:
    """What a reader of one roll call should know; what concerns the file is added to `folded`."""
    if motion.note:
        yield motion.note
    if not voted:
        folded.unvoted += 1
        yield UNVOTED
    elif told := _tell_totals(motion, count):
        folded.differing.append(symbol)
        yield told
    if motion.adopted and symbol[-5:-1] != str(day.year):
        yield f"dated {day}, another year than its symbol's"


def _count(motion: Motion, seats: dict[str, Vote]) -> VoteCount:
    cast = [_LETTERS[vote.vote] for vote in seats.values()]
    unnamed = 0 if len(cast) == motion.totals[4] else motion.totals[3] or 0
    return VoteCount(
        cast.count(MemberVote.YES),
        cast.count(MemberVote.NO),
        cast.count(MemberVote.ABSTAIN),
        cast.count(MemberVote.ABSENT) + unnamed,
    )


def _tell_totals(motion: Motion, count: VoteCount) -> str:
    """How the file's totals differ from its rows; "" where they do not."""
    counted = (count.yes, count.no, count.abstain, count.absent)
    told = motion.totals[:4]
    if all(total in (None, number) for total, number in zip(told, counted, strict=True)):
        return ""
    shown = "-".join("?" if total is None else str(total) for total in told)
    return (
        f"its totals give {shown} (yes, no, abstaining, not voting), its rows {'-'.join(map(str, counted))}"
    )


def _decide(count: VoteCount, seats: dict[str, Vote], day: date) -> tuple[VoteResult, tuple[str, ...]] | None:
    """What became of a draft that no resolution came of; None where the votes would have adopted it."""
    against = tuple(sorted(seat for seat, vote in seats.items() if vote.permanent and vote.vote == "N"))
    if count.yes < required_majority(day):
        return VoteResult.FAILED, ()
    return (VoteResult.VETOED, against) if against else None


def _cite(file: str, vote: _Vote) -> str:
    lines = sorted(v.line for v, _ in vote.votes)
    return f"{file} lines {lines[0]} to {lines[-1]}" if len(lines) > 1 else f"{file} line {lines[0]}"

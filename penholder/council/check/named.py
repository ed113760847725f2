"""Votes by member held against the rules: what follows from who voted how.

Takes files of the Library's voting data; gives each resolution with the outcome that follows. Never stops the check
of the tables beside it: a file that cannot be read is passed over with its reason.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from penholder.council.check.judging import CheckedVote, is_procedural
from penholder.council.check.rows import RecordedVote, list_csv
from penholder.council.roster import is_permanent
from penholder.council.rules import decide_roll_call
from penholder.errors import RefusedImport
from penholder.model import MemberVote, RollCall
from penholder.official.editions import Progress, no_progress
from penholder.official.files import write_utf8
from penholder.official.voting.member_votes import MEMBER_VOTES
from penholder.official.voting.packing import load_roll_calls


@dataclass(frozen=True, slots=True)
class NamedCheck:
    """Resolutions with every member's vote, checked."""

    files: tuple[Path, ...] = ()
    votes: tuple[CheckedVote, ...] = ()
    passed_over: tuple[str, ...] = ()
    """Files, resolutions and rows that could not be read, with the reason."""


def check_named(folder: Path, progress: Progress = no_progress) -> NamedCheck:
    """The files of voting data in a folder, each resolution by its members' votes."""
    files = [path for path, head in list_csv(folder) if MEMBER_VOTES.recognises(path, head)]
    votes: list[CheckedVote] = []
    passed_over: list[str] = []
    for path in files:
        name = write_utf8(path.name)
        try:
            reading = MEMBER_VOTES.read(path, progress)
        except RefusedImport as error:
            passed_over.append(f"{name}: {str(error).removeprefix(f'{path}: ')}")
            continue
        votes += [check_roll_call(call) for call in load_roll_calls(reading.body) if call.votes]
        passed_over += [f"{name} {fault}" for fault in reading.left_out]
    return NamedCheck(tuple(files), tuple(votes), tuple(passed_over))


def check_roll_call(call: RollCall) -> CheckedVote:
    """One vote by its members' votes; members without a seat that day make it one that cannot be judged."""
    vote = _record(call)
    try:
        outcome = decide_roll_call(call.votes, call.day, procedural=is_procedural(call.symbol))
    except ValueError as error:
        return CheckedVote(vote, None, False, f"the votes cannot be right: {error}")
    if outcome.result is call.result:
        return CheckedVote(vote, outcome, True, "")
    reason = f"by the members' votes {outcome.result}: {outcome.reason}; no reason is known for this row"
    return CheckedVote(vote, outcome, False, reason)


def _record(call: RollCall) -> RecordedVote:
    return RecordedVote(
        symbol=call.symbol,
        day=call.day,
        year=call.day.year,
        recorded=str(call.result),
        numbers=_count(call),
        where=call.where,
        vetoed_by=tuple(
            sorted(
                v.member for v in call.votes if v.vote is MemberVote.NO and is_permanent(v.member, call.day)
            )
        ),
    )


def _count(call: RollCall) -> tuple[str, str, str, str]:
    """The votes counted by kind, as a table prints them."""
    kinds: Sequence[MemberVote] = (MemberVote.YES, MemberVote.NO, MemberVote.ABSTAIN, MemberVote.ABSENT)
    yes, no, abstain, absent = (str(sum(v.vote is kind for v in call.votes)) for kind in kinds)
    return yes, no, abstain, absent

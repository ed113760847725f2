"""The Council's table: for each draft every member with its last word, what its vote is counted as, and the tally.

Takes a record's index and tallies; gives a `CouncilView`. Never gives a member a vote from the words of a body it
belongs to: those are listed aside, and so are states without a seat.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penholder.model import (
    Assessments,
    CountedVote,
    JudgedState,
    MemberPosition,
    Position,
    Ruling,
    Stance,
    StanceLine,
    Tally,
)
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.clock import ClockView, view_clock
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.lines import Line, Run, line, quote
from penholder.outputs.views.outlook import OutlookView, view_outlook
from penholder.outputs.views.positions import STANCE_WORDS
from penholder.outputs.views.tallies import (
    COUNTED_WORDS,
    TallyView,
    find_judgement,
    list_sets,
    view_tally,
)
from penholder.values.subjects import state_of

LONGEST = 100
"""Characters of a member's words in a table."""


@dataclass(frozen=True, slots=True)
class Voter:
    """One member of the Council in the table of a draft."""

    name: str
    code: str
    permanent: bool
    said: Line | None
    """Its last word on the draft: "on condition, 12 April 2023"; None when nothing is recorded."""
    words: Run | None
    """The words of that, shortened."""
    evidence: tuple[str, ...]
    """Ids of the positions it rests on, latest first."""
    counted: CountedVote
    counts_as: str
    """What its vote is counted as, in words: "no, a veto"."""
    set_by: str
    """Who set the vote, in brief; "" where it is read from words."""
    pivotal: bool
    veto: str
    """stated, not excluded, or ""."""


@dataclass(frozen=True, slots=True)
class DraftView:
    """One draft: its tally, its table, and what was said on it by others than members."""

    key: str
    name: str
    """The draft as the object of a sentence: "the option to withdraw the mission"."""
    tally: TallyView
    voters: tuple[Voter, ...]
    """Permanent members first, each group by name."""
    aside: tuple[Line, ...]
    """What bodies and states without a seat said on it; it gives no member's vote."""
    waiting: tuple[Line, ...]
    """Votes once set that later words have opened again: they count for nothing until set anew."""
    passing: tuple[Line, ...]
    """The smallest sets that carry it, member by member."""
    blocking: tuple[Line, ...]
    """Those that stop it."""
    spoken: bool
    """Whether a member has spoken on it or a person has set a vote."""


@dataclass(frozen=True, slots=True)
class CouncilView:
    """The Council on one day: the drafts asked for, with the clock they stand under."""

    mission: str
    mission_name: str
    known_on: str
    drafts: tuple[DraftView, ...]
    whole: bool
    """True for all drafts of the record, False for the one asked for."""
    clock: ClockView | None
    outlook: OutlookView | None
    """What the Council is likely to do; votes that are only tried out do not move it."""
    rule: str
    roster: str
    trial: bool
    """True where votes were set that nobody signed."""


def view_council(
    index: RecordIndex, assessments: Assessments, tallies: Sequence[Tally], *, whole: bool
) -> CouncilView:
    """The table of these tallies; those with the most members heard come first."""
    acronym, name = labels.mission(index.record.mission)
    drafts = sorted((_view_draft(index, t) for t in tallies), key=_weight)
    made = (m for t in tallies for m in t.members if m.is_set)
    known = index.record.known_on
    day = next((wording.day(t.day) for t in tallies), wording.day(known) if known else "an unknown day")
    return CouncilView(
        mission=acronym or name,
        mission_name=name if acronym else "",
        known_on=wording.day(known) if known else "an unknown day",
        drafts=tuple(drafts),
        whole=whole,
        clock=view_clock(index, assessments.clock),
        outlook=view_outlook(index, assessments.outlook),
        rule=next((wording.clean(t.rule) for t in tallies), ""),
        roster=f"members of the Council on {day}, permanent and elected",
        trial=any(not m.judgement for m in made),
    )


def _weight(draft: DraftView) -> tuple[int, str]:
    heard = sum(v.said is not None or bool(v.set_by) for v in draft.voters)
    return -heard, draft.name


def _view_draft(index: RecordIndex, tally: Tally) -> DraftView:
    heard = any(m.stance or m.is_set for m in tally.members)
    passing, blocking = list_sets(index, tally)
    return DraftView(
        key=tally.option,
        name=labels.proposal(tally.option),
        tally=view_tally(index, tally),
        voters=tuple(_view_voter(index, m, tally) for m in _in_order(tally)),
        aside=tuple(_list_aside(index, tally)),
        waiting=tuple(_list_waiting(index, tally.option)),
        passing=passing,
        blocking=blocking,
        spoken=heard,
    )


def _in_order(tally: Tally) -> list[MemberPosition]:
    return sorted(tally.members, key=lambda m: (not m.permanent, labels.actor(m.member)))


# --------------------------------------------------------------------------- members


def _view_voter(index: RecordIndex, member: MemberPosition, tally: Tally) -> Voter:
    held = [p for i in member.positions if isinstance(p := index.claims.get(i), Position)]
    return Voter(
        name=labels.actor(member.member),
        code=member.member,
        permanent=member.permanent,
        said=_tell(index, held, tally) if held else None,
        words=quote(held[0].span.words, LONGEST) if held else None,
        evidence=tuple(p.id for p in held),
        counted=member.counted,
        counts_as=_count_as(member, tally),
        set_by=_say_who(index, member),
        pivotal=member.member in tally.pivotal,
        veto="stated"
        if member.member in tally.vetoes_stated
        else "not excluded"
        if member.member in tally.vetoes_possible
        else "",
    )


def _tell(index: RecordIndex, held: list[Position], tally: Tally) -> Line:
    """Its last word with the day; all of them where it said different things of one day."""
    last = held[0]
    when = _when(index, last)
    if last.option != tally.option:
        words = f"{STANCE_WORDS[last.stance]}: {labels.proposal(last.option)}"
        return line(f"{words}{when}", evidence=[last.id])
    same = [p for p in held if p.option == last.option and _when(index, p) == when]
    words = " and ".join(dict.fromkeys(STANCE_WORDS[s] for s in Stance if s in {p.stance for p in same}))
    return line(f"{words}{when}", evidence=[p.id for p in same][:2])


def _when(index: RecordIndex, position: Position) -> str:
    if position.said:
        return f", {wording.period(position.said)}"
    known = index.known_on(position.report)
    return f", by {wording.day(known)}" if known else ""


def _count_as(member: MemberPosition, tally: Tally) -> str:
    words = COUNTED_WORDS[member.counted]
    if member.counted is CountedVote.NO and member.member in tally.vetoes_stated:
        return f"{words}, a veto"
    return words


def _say_who(index: RecordIndex, member: MemberPosition) -> str:
    if not member.is_set:
        return ""
    made = find_judgement(index, member.judgement)
    if made is None:
        return "set here"
    return f"set by {wording.clean(made.by)}, {wording.day(made.on)}"


# --------------------------------------------------------------------------- others


def _list_aside(index: RecordIndex, tally: Tally) -> list[Line]:
    """The last word of bodies and of states without a seat, by name."""
    members = {m.member for m in tally.members}
    lines = (
        s for s in index.record.stances if s.option == tally.option and state_of(s.holder) not in members
    )
    told = [(labels.actor(s.holder), said) for s in lines if s.holder and (said := _say_aside(index, s))]
    return [said for _, said in sorted(told, key=lambda found: found[0])]


def _say_aside(index: RecordIndex, found: StanceLine) -> Line | None:
    held = [
        p for i in found.current if isinstance(p := index.claims.get(i), Position) and not index.is_suspect(i)
    ]
    if not held:
        return None
    words = " and ".join(dict.fromkeys(STANCE_WORDS[p.stance] for p in held))
    why = "no seat on the Council" if state_of(found.holder) else "gives no member’s vote"
    return line(
        f"{wording.capital(labels.named(found.holder))}: {words}{_when(index, held[0])} ({why})",
        evidence=[p.id for p in held],
    )


def _list_waiting(index: RecordIndex, option: str) -> list[Line]:
    waiting = (
        j
        for j in index.record.judged
        if j.judgement.ruling is Ruling.VOTE
        and j.judgement.option == option
        and j.state is JudgedState.REOPENED
    )
    return [
        line(
            f"The vote of {labels.named(j.judgement.member)}, set by {wording.clean(j.judgement.by)} on "
            f"{wording.day(j.judgement.on)}, waits to be set again: a later report tells what it said.",
            evidence=j.reopened_by,
        )
        for j in waiting
    ]

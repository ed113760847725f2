"""What the votes on a draft can add up to: the interval, who is pivotal, the smallest sets, votes set by a person.

Takes a `RecordIndex` and a `Tally`; gives a `TallyView`. Never places a member on a side that neither its words nor
a person puts it on, and never shows a set vote without saying so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penholder.model import CountedVote, Judgement, MemberPosition, Stance, Tally
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.lines import Line, Run, line, quote
from penholder.outputs.views.smallest_sets import list_blocking, list_passing, say_sets, sort_names
from penholder.outputs.wording import clean

ROSTER = "roster of the Council (permanent and elected members on the day)"
TRIAL = "set here, not signed, not kept"
COUNTED_WORDS = {
    CountedVote.YES: "yes",
    CountedVote.NO: "no",
    CountedVote.NOT_YES: "not a yes",
    CountedVote.ABSTAIN: "abstains",
    CountedVote.ABSENT: "absent",
    CountedVote.OPEN: "open",
}
"""What a vote is counted as, in a table."""
FEW = 6
"""Pivotal members that a sentence names; more are told by their number where all open members are pivotal."""


@dataclass(frozen=True, slots=True)
class Seat:
    """One seat of the tally picture."""

    name: str
    permanent: bool
    stance: Stance | None
    pivotal: bool
    veto: str
    """stated, not excluded, or ""."""
    code: str = ""
    """Code of the member, where a picture has no room for its name."""
    counted: CountedVote = CountedVote.OPEN
    is_set: bool = False
    """True where a person has set the vote."""


@dataclass(frozen=True, slots=True)
class TallyView:
    """What the votes on one option can add up to."""

    option: str
    low: int
    high: int
    required: int
    seats: tuple[Seat, ...]
    """Counted as yes first, then open, then counted against it; the interval covers the first `high` of them."""
    summary: Line
    vetoes: Line
    pivotal: Line | None
    must_be_true: tuple[Line, ...]
    sets: Line
    """One sentence: the smallest sets that carry it and that stop it."""
    set_votes: tuple[Line, ...] = ()
    """Votes a person has set: who did, when and why, or that it is only tried out."""
    key: str = ""
    procedural: bool = False

    @property
    def all_pivotal(self) -> bool:
        """Whether the outcome turns on every seat whose vote is open, so that marking each says nothing."""
        return all(s.pivotal for s in self.seats if s.counted is CountedVote.OPEN)


def view_tally(index: RecordIndex, tally: Tally) -> TallyView:
    """The tally of one option with its sentences."""
    writer = _Writer(index, tally)
    return TallyView(
        option=wording.capital(labels.option(tally.option)),
        low=tally.votes_low,
        high=tally.votes_high,
        required=tally.required,
        seats=_seats(tally),
        summary=writer.say(_summary(tally)),
        vetoes=writer.say(_vetoes(tally)),
        pivotal=writer.say(f"The outcome turns on {_pivotal(tally)}.") if tally.pivotal else None,
        must_be_true=tuple(writer.say(wording.sentence(clean(s))) for s in tally.must_be_true),
        sets=writer.say(say_sets(tally)),
        set_votes=tuple(view_set_vote(index, m) for m in tally.members if m.is_set),
        key=tally.option,
        procedural=tally.procedural,
    )


def list_sets(index: RecordIndex, tally: Tally) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The smallest sets member by member: those that carry it, those that stop it."""
    writer = _Writer(index, tally)
    return tuple(map(writer.say, list_passing(tally))), tuple(map(writer.say, list_blocking(tally)))


@dataclass(frozen=True)
class _Writer:
    """Sentences that all rest on the same words and rule."""

    index: RecordIndex
    tally: Tally

    def say(self, words: str) -> Line:
        """One sentence with what it rests on."""
        stated = self.index.cite([p for m in self.tally.members for p in m.positions])
        return line(words, evidence=stated, source=f"{clean(self.tally.rule)}; {ROSTER}")


def _summary(tally: Tally) -> str:
    low, high = tally.votes_low, tally.votes_high
    spread = str(low) if low == high else f"{low} to {high}"
    made = sum(m.is_set for m in tally.members)
    beside = f" and {wording.count(made, 'vote')} set by a person" if made else ""
    leaves = "leave" if made else "leaves"
    return f"What members have said{beside} {leaves} {spread} votes for; {tally.required} are required."


def _vetoes(tally: Tally) -> str:
    if tally.procedural:
        return "Taken as procedural: there is no veto."
    made = [m.member for m in tally.members if m.is_set and m.member in tally.vetoes_stated]
    said = wording.join(sort_names(m for m in tally.vetoes_stated if m not in made))
    parts = [f"Permanent members that oppose it in words: {said or 'none'}."]
    if made:
        parts.append(f"Set to no by a person: {wording.join(sort_names(made))}.")
    open_ = tuple(m for m in tally.vetoes_possible if m not in tally.vetoes_stated)
    left = _some(open_, tally, "permanent members")
    parts.append(f"A veto stays open for {left}." if open_ else "No other veto is open.")
    return " ".join(parts)


def _pivotal(tally: Tally) -> str:
    """Members by name; where they are many and nobody else is open, by their number."""
    open_ = {m.member for m in tally.members if m.counted is CountedVote.OPEN}
    if FEW < len(open_) < len(tally.members) and open_ == set(tally.pivotal):
        return f"every one of the {wording.numeral(len(open_))} members whose vote is open"
    return _some(tally.pivotal, tally, "members of the Council")


def _some(members: Sequence[str], tally: Tally, noun: str) -> str:
    """Members by name, or "all five permanent members" when there is no other."""
    whole = [m for m in tally.members if m.permanent or noun != "permanent members"]
    if len(members) == len(whole):
        return f"all {wording.numeral(len(whole))} {noun}"
    return wording.join(sort_names(members))


# --------------------------------------------------------------------------- votes set by a person


def view_set_vote(index: RecordIndex, member: MemberPosition) -> Line:
    """Who set a vote, when and why; or that it is only tried out."""
    head = f"The vote of {labels.named(member.member)} is set to {member.vote or 'unknown'}"
    made = find_judgement(index, member.judgement)
    if made is None:
        return line(f"{head}: {TRIAL}.", evidence=index.cite(member.positions), source="a trial")
    said: list[str | Run] = [
        f"{head} by {clean(made.by)}, signed {wording.day(made.on)} ({clean(made.id)}): ",
        quote(made.reason, 160),
        ".",
    ]
    return line(*said, evidence=index.cite(member.positions), source=f"judgement {made.id}")


def find_judgement(index: RecordIndex, wanted: str) -> Judgement | None:
    """The judgement with that id; None for none."""
    return next((j.judgement for j in index.record.judged if wanted and j.judgement.id == wanted), None)


# --------------------------------------------------------------------------- seats


def _seats(tally: Tally) -> tuple[Seat, ...]:
    seats = [
        Seat(
            name=labels.actor(m.member),
            permanent=m.permanent,
            stance=m.stance,
            pivotal=m.member in tally.pivotal,
            veto=_veto(m, tally),
            code=m.member,
            counted=m.counted,
            is_set=m.is_set,
        )
        for m in tally.members
    ]
    return tuple(sorted(seats, key=lambda s: (_side(s), not s.permanent, s.name)))


def _veto(member: MemberPosition, tally: Tally) -> str:
    if member.member in tally.vetoes_stated:
        return "stated"
    return "not excluded" if member.member in tally.vetoes_possible else ""


_SIDES = (
    CountedVote.YES,
    CountedVote.OPEN,
    CountedVote.NOT_YES,
    CountedVote.ABSENT,
    CountedVote.ABSTAIN,
    CountedVote.NO,
)
_STANCES = (Stance.SUPPORTS, Stance.ASKS, Stance.CONDITIONAL, Stance.AMBIGUOUS, None, Stance.OPPOSES)


def _side(seat: Seat) -> tuple[int, int]:
    """Yes, open by how clear the words are, the rest; a set vote after those that words put there."""
    order = len(_STANCES) if seat.is_set else _STANCES.index(seat.stance)
    return _SIDES.index(seat.counted), order

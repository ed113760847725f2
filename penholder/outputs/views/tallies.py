"""What the votes on a draft can add up to: the interval, who is pivotal, the smallest sets, votes set by a person.

Takes a `RecordIndex` and a `Tally`; gives a `TallyView`. Never places a member on a side that neither its words nor
a person puts it on, and never shows a set vote without saying so.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from penholder.model import CountedVote, Judgement, MemberPosition, Stance, Tally, VoteSet
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.lines import Line, Run, line, quote
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
        sets=writer.say(_sets(tally)),
        set_votes=tuple(view_set_vote(index, m) for m in tally.members if m.is_set),
        key=tally.option,
        procedural=tally.procedural,
    )


def list_sets(index: RecordIndex, tally: Tally) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """The smallest sets member by member: those that carry it, those that stop it."""
    writer = _Writer(index, tally)
    return (
        tuple(writer.say(_list_set(s, _YES)) for s in tally.passing),
        tuple(writer.say(_list_set(s, _act(s, tally))) for s in tally.blocking),
    )


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
    said = wording.join(_sort_names(m for m in tally.vetoes_stated if m not in made))
    parts = [f"Permanent members that oppose it in words: {said or 'none'}."]
    if made:
        parts.append(f"Set to no by a person: {wording.join(_sort_names(made))}.")
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


def _sort_names(members: Iterator[str] | Sequence[str]) -> list[str]:
    return sorted(labels.named(m) for m in members)


def _some(members: Sequence[str], tally: Tally, noun: str) -> str:
    """Members by name, or "all five permanent members" when there is no other."""
    whole = [m for m in tally.members if m.permanent or noun != "permanent members"]
    if len(members) == len(whole):
        return f"all {wording.numeral(len(whole))} {noun}"
    return wording.join(_sort_names(members))


# --------------------------------------------------------------------------- smallest sets


def _sets(tally: Tally) -> str:
    return wording.sentence(f"{_carry(tally)}; {_stop(tally)}")


def _carry(tally: Tally) -> str:
    """What carries it: "any nine of the 15 open votes carry it if no permanent member votes no"."""
    able = [m for m in tally.vetoes_possible if m not in tally.vetoes_stated]
    veto = " if no permanent member votes no" if able else ""
    if not tally.passing:
        against = wording.join(_sort_names(tally.vetoes_stated))
        return f"no open vote can carry it against {against}" if against else "the open votes cannot carry it"
    found = tally.passing[0]
    if _is_empty(found):
        return f"it has the votes it needs{veto}"
    return f"{_so_many(found)} {_agree(found, 'carries', 'carry')} it{veto}"


def _stop(tally: Tally) -> str:
    """What stops it: "any one permanent member stops it by a no, any seven of the ten other open votes by ..."."""
    if not tally.blocking:
        return "no open vote can stop it"
    if _is_empty(tally.blocking[0]):
        return "nothing more is needed to stop it"
    parts: list[str] = []
    for found in tally.blocking:
        if _is_veto(found, tally):
            parts.append(f"{_one_of(found, tally)} stops it by a no")
        else:
            verb = "" if parts else f"{_agree(found, 'stops', 'stop')} it "
            parts.append(f"{_so_many(found, 'other ' if parts else '')} {verb}by not being a yes")
    return ", ".join(parts)


def _is_empty(found: VoteSet) -> bool:
    """Whether nobody more is needed."""
    return not (found.members or found.number)


def _so_many(found: VoteSet, other: str = "") -> str:
    """A set by its number: "any seven of the ten other open votes", "all three open votes", "the one open vote"."""
    whole = len(found.any_of or found.members)
    votes = f"{wording.numeral(whole)} {other}open {'vote' if whole == 1 else 'votes'}"
    if found.number:
        return f"any {wording.numeral(found.number)} of the {votes}"
    return f"the {votes}" if whole == 1 else f"all {votes}"


def _one_of(found: VoteSet, tally: Tally) -> str:
    members = found.any_of or found.members
    if len(members) > 1 and len(members) == sum(m.permanent for m in tally.members):
        return "any one permanent member"
    return wording.join(_sort_names(members), last="or")


def _agree(found: VoteSet, one: str, many: str) -> str:
    return one if (found.number or len(found.members)) == 1 else many


def _is_veto(found: VoteSet, tally: Tally) -> bool:
    """Whether the set stops it by one permanent member's no."""
    permanent = {m.member for m in tally.members if m.permanent}
    single = (found.number or len(found.members)) == 1
    return not tally.procedural and single and {*found.members, *found.any_of} <= permanent


_YES = ("votes yes", "vote yes")
_NO = ("votes no", "vote no")
_WITHHELD = ("does not vote yes", "do not vote yes")


def _act(found: VoteSet, tally: Tally) -> tuple[str, str]:
    return _NO if _is_veto(found, tally) else _WITHHELD


def _list_set(found: VoteSet, act: tuple[str, str]) -> str:
    """A set with all its members: "Any seven of these vote yes: Albania, Brazil ..."."""
    if _is_empty(found):
        return "Nobody more is needed."
    names, verb = wording.join(_sort_names(found.any_of or found.members)), _agree(found, *act)
    if not found.number:
        return wording.capital(f"{names} {verb}.")
    return f"Any {wording.numeral(found.number)} of these {verb}: {names}."


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

"""Vote arithmetic from stated positions: an interval of tallies, never a forecast.

Takes an option and the positions stated by a day; gives the `Tally` by Charter article 27. Never infers a vote
from silence, from conditions or from what a state said about something else.

How a position counts. Only Council members on the day count, each with what it said last on the option:
*supports* and *asks for* are a yes; *opposes* is a no; *conditional* and *ambiguous* leave the vote open, as
does silence. Clear stances said on one day that contradict each other leave it open too. A member that has
said nothing on the option, but supports or asks for one that excludes it (`excludes` in `data/options.toml`),
is not counted as a possible yes; it may still abstain, so this is no stated veto. The reverse is not entailed:
opposing withdrawal is not support for keeping the mission as it is.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from penholder import vocabulary
from penholder.council.roster import Member, members_on
from penholder.council.rules import blocking_number, required_majority
from penholder.errors import UsageError
from penholder.model import MemberPosition, Position, Stance, Tally
from penholder.values.dates import first_day, last_day
from penholder.values.subjects import state_by_name

YES = frozenset({Stance.SUPPORTS, Stance.ASKS})
_STANCE_WORDS = {
    Stance.SUPPORTS: "supports it",
    Stance.OPPOSES: "opposes it",
    Stance.CONDITIONAL: "sets conditions for it",
    Stance.ASKS: "asks for it",
    Stance.AMBIGUOUS: "has said nothing clear on it",
}
RULE = "Charter of the United Nations, art. 27 (2) and (3)"


class Vote(StrEnum):
    """What is known of a member's vote."""

    YES = "yes"
    NO = "no"
    NOT_YES = "not yes"
    OPEN = "open"


@dataclass(frozen=True, slots=True)
class Reading:
    """One member's vote as far as its words determine it."""

    member: Member
    vote: Vote
    stance: Stance | None
    positions: tuple[str, ...]
    entailed_by: str = ""
    """Key of the excluding option that rules out a yes."""


def count_votes(
    option_key: str, positions: Sequence[Position], day: date, host_state: str | None = None
) -> Tally:
    """The possible tallies on an option put to a vote on that day, from positions stated by then.

    `host_state` (ISO code) only adds a sentence on consent: a host state outside the Council has no vote.
    Raises UsageError when the roster of that day is unknown.
    """
    members = members_on(day)
    if not members:
        raise UsageError(f"the Council's members on {day} are unknown: add that year to data/council.toml")
    stated = sorted(
        (p for p in positions if _is_stated(p, day)), key=lambda p: (_said(p), p.id), reverse=True
    )
    readings = tuple(_read_member(member, option_key, stated) for member in members)
    required = required_majority(day)
    return Tally(
        option=option_key,
        day=day,
        members=tuple(
            MemberPosition(r.member.iso, r.member.permanent, r.stance, r.positions) for r in readings
        ),
        votes_low=_count(readings, Vote.YES),
        votes_high=_count(readings, Vote.YES, Vote.OPEN),
        required=required,
        vetoes_possible=_permanent(readings, Vote.NO, Vote.NOT_YES, Vote.OPEN),
        vetoes_stated=_permanent(readings, Vote.NO),
        pivotal=_find_pivotal(readings, required),
        must_be_true=(
            _say_adoption(readings, required),
            _say_failure(readings, required, day),
            _say_veto(readings),
            *_say_entailed(readings),
            *_say_host(host_state, option_key, stated, members),
        ),
        rule=RULE,
    )


def state_of(holder: str) -> str | None:
    """The ISO code of the state a position is held by, whether written as code or name; None for others.

    >>> state_of("Russia"), state_of("FR"), state_of("African Union")
    ('RU', 'FR', None)
    """
    if any(state.iso == holder for state in vocabulary.states()):
        return holder
    state = state_by_name(holder)
    return state.iso if state else None


def _is_stated(position: Position, day: date) -> bool:
    """A position without a day counts: its report was known by then."""
    if position.said is None:
        return True
    first = first_day(position.said)
    return first is None or first <= day


def _said(position: Position) -> date:
    if position.said is None:
        return date.min
    return last_day(position.said) or first_day(position.said) or date.min


def _read_member(member: Member, option: str, stated: Sequence[Position]) -> Reading:
    own = [p for p in stated if state_of(p.holder) == member.iso]
    direct = [p for p in own if p.option == option]
    ids = tuple(p.id for p in direct)
    if direct:
        latest = [p for p in direct if _said(p) == _said(direct[0])]
        stance = _settle_stance([p.stance for p in latest])
        return Reading(member, _vote_of(stance), stance, ids)
    excluding = next((p for p in own if p.stance in YES and option in _excluded_by(p.option)), None)
    if excluding is not None and _is_last_word(excluding, own):
        return Reading(member, Vote.NOT_YES, None, (excluding.id,), excluding.option)
    return Reading(member, Vote.OPEN, None, ids)


def _is_last_word(position: Position, own: Sequence[Position]) -> bool:
    """Whether the member said nothing else of that option since, or on that day."""
    same = [p for p in own if p.option == position.option and _said(p) >= _said(position)]
    return all(p.stance in YES for p in same)


def _settle_stance(stances: Sequence[Stance]) -> Stance:
    """One stance for what was said on one day; anything short of agreement is open."""
    kinds = set(stances)
    if len(kinds) == 1:
        return stances[0]
    if kinds <= YES:
        return Stance.ASKS
    if Stance.CONDITIONAL in kinds and Stance.OPPOSES not in kinds:
        return Stance.CONDITIONAL
    return Stance.AMBIGUOUS


def _vote_of(stance: Stance) -> Vote:
    if stance in YES:
        return Vote.YES
    return Vote.NO if stance is Stance.OPPOSES else Vote.OPEN


def _excluded_by(option: str) -> frozenset[str]:
    """Options that cannot be carried out together with this one, read both ways."""
    kinds = vocabulary.option_kinds()
    named = {key for kind in kinds if kind.key == option for key in kind.excludes}
    return frozenset(named | {kind.key for kind in kinds if option in kind.excludes})


def _count(readings: Iterable[Reading], *votes: Vote) -> int:
    return sum(r.vote in votes for r in readings)


def _permanent(readings: Iterable[Reading], *votes: Vote) -> tuple[str, ...]:
    return tuple(r.member.iso for r in readings if r.member.permanent and r.vote in votes)


def _find_pivotal(readings: Sequence[Reading], required: int) -> tuple[str, ...]:
    """Members whose open vote decides adoption for some votes of the other open members."""
    if _permanent(readings, Vote.NO):
        return ()
    low, high = _count(readings, Vote.YES), _count(readings, Vote.YES, Vote.OPEN)
    if high < required:
        return ()
    can_tip = low < required
    undecided = (r for r in readings if r.vote in (Vote.OPEN, Vote.NOT_YES))
    return tuple(r.member.iso for r in undecided if r.member.permanent or (can_tip and r.vote is Vote.OPEN))


_WITH_ARTICLE = (
    "United ",
    "Democratic ",
    "Dominican ",
    "Central ",
    "Netherlands",
    "Philippines",
    "Gambia",
    "Soviet ",
)


def _word_name(name: str) -> str:
    return f"the {name}" if name.startswith(_WITH_ARTICLE) else name


def _names(readings: Iterable[Reading], last: str = "or") -> str:
    names = [_word_name(r.member.name) for r in readings]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} {last} {names[-1]}"


def _say_adoption(readings: Sequence[Reading], required: int) -> str:
    low, high = _count(readings, Vote.YES), _count(readings, Vote.YES, Vote.OPEN)
    against = [r for r in readings if r.member.permanent and r.vote is Vote.NO]
    head = f"Adoption needs at least {required} of {len(readings)} affirmative votes"
    if against:
        who = _names(against, "and")
        return f"{head} and no negative vote by {who}: what {who} said would have to change."
    if high < required:
        return f"{head}; at most {high} can be had unless a member changes what it said."
    permanent = [r for r in readings if r.member.permanent and r.vote is not Vote.YES]
    veto = f" and no negative vote by {_names(permanent)}" if permanent else ""
    if low >= required:
        return f"{head}{veto}: {low} are stated."
    stated = "1 is stated" if low == 1 else f"{low} are stated"
    return f"{head}{veto}: {stated}, so {required - low} of {high - low} open votes must be yes."


def _say_failure(readings: Sequence[Reading], required: int, day: date) -> str:
    block = blocking_number(day)
    refused = len(readings) - _count(readings, Vote.YES, Vote.OPEN)
    head = f"It fails without a veto when {block} members do not vote yes"
    if _count(readings, Vote.YES) >= required:
        return f"{head}: members that said yes would have to withhold it."
    if refused >= block:
        return f"{head}: {refused} are stated."
    stated = "1 is stated" if refused == 1 else f"{refused} are stated"
    return f"{head}: {stated}, {block - refused} more would do."


def _say_veto(readings: Sequence[Reading]) -> str:
    against = [r for r in readings if r.member.permanent and r.vote is Vote.NO]
    can = [r for r in readings if r.member.permanent and r.vote in (Vote.OPEN, Vote.NOT_YES)]
    head = "It is vetoed when it has the votes and one permanent member votes no"
    if against:
        return f"{head}: {_names(against, 'and')} said no to it."
    if not can:
        return f"{head}: all five have said yes."
    return f"{head}: not excluded for {_names(can)}."


def _say_entailed(readings: Iterable[Reading]) -> tuple[str, ...]:
    return tuple(
        f"{_sentence_start(_word_name(r.member.name))} is for another option, to {_label(r.entailed_by)}, which "
        "cannot be carried out together with this one: not counted as a possible yes."
        for r in readings
        if r.entailed_by
    )


def _label(option: str) -> str:
    return next((kind.label for kind in vocabulary.option_kinds() if kind.key == option), option)


def _sentence_start(words: str) -> str:
    return words[:1].upper() + words[1:]


def _say_host(
    host: str | None, option: str, stated: Sequence[Position], members: Sequence[Member]
) -> tuple[str, ...]:
    if host is None:
        return ()
    said = [p for p in stated if state_of(p.holder) == host]
    name = next((s.name for s in vocabulary.states() if s.iso == host), host)
    vote = "" if host in {m.iso for m in members} else ", which has no vote,"
    own = next((p for p in said if p.option == option), None)
    asked = next((p for p in said if p.stance in YES and option in _excluded_by(p.option)), None)
    if own is not None:
        return (
            f"The host state {name}{vote} {_STANCE_WORDS[own.stance]}; consent is a principle of peacekeeping, "
            "not a vote.",
        )
    if asked is not None:
        return (
            f"The host state {name}{vote} is for another option, to {_label(asked.option)}; consent is a "
            "principle of peacekeeping, not a vote.",
        )
    return ()

"""What must be true for a draft to pass, fail or be vetoed, in plain English.

Takes the readings of all members; gives one sentence each. Never says how a member will vote.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from penholder import vocabulary
from penholder.council.readings import YES, Reading, Vote, count_readings, excluded_by, state_of
from penholder.council.rules import blocking_number, required_majority
from penholder.model import Position, Stance

_STANCE_WORDS = {
    Stance.SUPPORTS: "supports it",
    Stance.OPPOSES: "opposes it",
    Stance.CONDITIONAL: "sets conditions for it",
    Stance.ASKS: "asks for it",
    Stance.AMBIGUOUS: "has said nothing clear on it",
}
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


def say_what_must_be_true(
    readings: Sequence[Reading],
    day: date,
    *,
    option: str,
    stated: Sequence[Position],
    host_state: str | None,
) -> tuple[str, ...]:
    """Sentences on adoption, failure and veto, on options that exclude this one, and on the host state.

    `stated` are the positions stated by the day, latest first.
    """
    return (
        _say_adoption(readings, required_majority(day)),
        _say_failure(readings, required_majority(day), day),
        _say_veto(readings),
        *_say_entailed(readings),
        *_say_host(host_state, option, stated, readings),
    )


def _say_adoption(readings: Sequence[Reading], required: int) -> str:
    low, high = count_readings(readings, Vote.YES), count_readings(readings, Vote.YES, Vote.OPEN)
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
    refused = len(readings) - count_readings(readings, Vote.YES, Vote.OPEN)
    head = f"It fails without a veto when {block} members do not vote yes"
    if count_readings(readings, Vote.YES) >= required:
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
    host: str | None, option: str, stated: Sequence[Position], readings: Sequence[Reading]
) -> tuple[str, ...]:
    if host is None:
        return ()
    said = [p for p in stated if state_of(p.holder) == host]
    name = next((s.name for s in vocabulary.states() if s.iso == host), host)
    vote = "" if host in {r.member.iso for r in readings} else ", which has no vote,"
    own = next((p for p in said if p.option == option), None)
    asked = next((p for p in said if p.stance in YES and option in excluded_by(p.option)), None)
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

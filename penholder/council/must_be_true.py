"""What must be true for a draft to pass, fail or be vetoed, in plain English.

Takes the readings of all members; gives one sentence each. Never says how a member will vote.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from penholder import vocabulary
from penholder.council.coalitions import find_vetoers
from penholder.council.readings import YES, Reading, count_readings, excluded_by
from penholder.council.rules import blocking_number, council_size, must_abstain, required_majority
from penholder.model import CountedVote, Position, Stance
from penholder.values.subjects import state_of

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


@dataclass(frozen=True, slots=True)
class Question:
    """What is put to the vote, and when."""

    option: str
    day: date
    procedural: bool = False
    host_state: str | None = None


def say_what_must_be_true(
    readings: Sequence[Reading], question: Question, *, stated: Sequence[Position]
) -> tuple[str, ...]:
    """Sentences on adoption, failure and veto, on options that exclude this one, and on the host state.

    `stated` are the positions stated by the day, latest first.
    """
    return (
        _say_adoption(readings, question),
        _say_failure(readings, question),
        _say_veto(readings, question),
        *_say_entailed(readings),
        *_say_host(question.host_state, question.option, stated, readings),
        *_advise_abstention(readings, question),
    )


def _say_adoption(readings: Sequence[Reading], question: Question) -> str:
    required = required_majority(question.day)
    low = count_readings(readings, CountedVote.YES)
    high = count_readings(readings, CountedVote.YES, CountedVote.OPEN)
    head = f"Adoption needs at least {required} of {len(readings)} affirmative votes"
    against = _list_permanent(readings, question, CountedVote.NO)
    if against:
        who = _names(against, "and")
        change = f"what {who} said" if not any(map(_is_set, against)) else f"the vote of {who}"
        return f"{head} and no negative vote by {who}: {change} would have to change."
    if high < required:
        return f"{head}; at most {high} can be had unless a member changes what it said{_or_set(readings)}."
    able = _list_permanent(readings, question, CountedVote.OPEN, CountedVote.NOT_YES)
    veto = f" and no negative vote by {_names(able)}" if able else ""
    if low >= required:
        return f"{head}{veto}: {_number(low, readings)}."
    return (
        f"{head}{veto}: {_number(low, readings)}, so {required - low} of {high - low} open votes must be yes."
    )


def _say_failure(readings: Sequence[Reading], question: Question) -> str:
    # A seat that stood empty withholds its vote already.
    block = blocking_number(question.day) - (council_size(question.day) - len(readings))
    refused = len(readings) - count_readings(readings, CountedVote.YES, CountedVote.OPEN)
    veto = "" if question.procedural else " without a veto"
    head = f"It fails{veto} when {block} members do not vote yes"
    if count_readings(readings, CountedVote.YES) >= required_majority(question.day):
        return f"{head}: members that said yes would have to withhold it."
    if refused >= block:
        return f"{head}: {_number(refused, readings)}."
    return f"{head}: {_number(refused, readings)}, {block - refused} more would do."


def _say_veto(readings: Sequence[Reading], question: Question) -> str:
    if question.procedural:
        return (
            "On procedure a negative vote of a permanent member is no veto (article 27 (2)); whether a doubtful draft "
            "is procedural is itself put to a vote that can be vetoed (San Francisco statement of 7 June 1945)."
        )
    head = "It is vetoed when it has the votes and one permanent member votes no"
    against = _list_permanent(readings, question, CountedVote.NO)
    if against:
        said, made = ([r for r in against if _is_set(r) is wanted] for wanted in (False, True))
        told = [f"{_names(said, 'and')} said no to it"] if said else []
        told += [f"the vote of {_names(made, 'and')} is set to no"] if made else []
        return f"{head}: {' and '.join(told)}."
    able = _list_permanent(readings, question, CountedVote.OPEN, CountedVote.NOT_YES)
    if able:
        return f"{head}: not excluded for {_names(able)}."
    permanent = [r for r in readings if r.member.permanent]
    if all(r.vote is CountedVote.YES and not _is_set(r) for r in permanent):
        return f"{head}: all five have said yes."
    return f"{head}: no vote of a permanent member is left open for it."


def _list_permanent(readings: Sequence[Reading], question: Question, *votes: CountedVote) -> list[Reading]:
    able = find_vetoers(readings, *votes, procedural=question.procedural)
    return [r for r in readings if r.member.iso in able]


def _is_set(reading: Reading) -> bool:
    return reading.set_vote is not None


def _number(number: int, readings: Sequence[Reading]) -> str:
    """How many are counted so, and on what: words alone, or votes set by a person too."""
    told = "stated or set" if any(map(_is_set, readings)) else "stated"
    return f"1 is {told}" if number == 1 else f"{number} are {told}"


def _or_set(readings: Sequence[Reading]) -> str:
    return " or a vote is set otherwise" if any(map(_is_set, readings)) else ""


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


def _advise_abstention(readings: Sequence[Reading], question: Question) -> tuple[str, ...]:
    """Advice on article 27 (3) where the host state sits in the Council; nothing is counted by it."""
    parties = [question.host_state] if question.host_state else []
    bound = [
        r for r in readings if must_abstain(r.member.iso, parties, pacific_settlement=not question.procedural)
    ]
    return tuple(
        f"{_sentence_start(_word_name(r.member.name))} sits in the Council as the host state: a party to a dispute "
        "must abstain in decisions under Chapter VI (article 27 (3)), not in those under Chapter VII; it declares "
        "that itself, so its vote is counted as it stands."
        for r in bound
    )

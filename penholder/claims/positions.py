"""Positions: where states, parties and bodies stand on options for a mission, from words they said themselves.

Takes a report, its parse, bracket and statements; gives positions in text order. Never reads a stance from
criticism, from silence, from a vote already cast or from what somebody else is said to want; proposals of the
Secretariat are options, not positions.

A statement that names three options gives three positions, and one on the proposals as such where it names them so.
Sentences of one statement that take different stances on one option give both; unclear words beside clear ones
give none. Who speaks together holds each position each.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache

from penholder import vocabulary
from penholder.claims.allusions import find_allusions
from penholder.claims.conditions import (
    binds,
    find_conditions,
    find_deferrals,
    find_tie,
    lies_inside,
    trim_place,
)
from penholder.claims.limits import find_limits
from penholder.claims.settled import is_settled
from penholder.claims.stakeholders import find_holders, state_key
from penholder.claims.stances import is_hypothetical, read_stance
from penholder.claims.stated import Passage, cut_passages, read_setting
from penholder.claims.targets import find_trigger, names_mission
from penholder.model import (
    DateBracket,
    Force,
    Position,
    Report,
    Stance,
    Statement,
    make_id,
)
from penholder.syntax import ParsedReport, Sentence, Token
from penholder.values.options import OptionMention, find_options

_STRENGTH = (Stance.CONDITIONAL, Stance.OPPOSES, Stance.ASKS, Stance.SUPPORTS, Stance.AMBIGUOUS)
"""Which stance stands for a statement that takes several on one option: a condition first, a mention last."""


@dataclass(frozen=True, slots=True)
class _Found:
    """An option with the stance taken on it, before it becomes a position."""

    passage: Passage
    option: str
    stance: Stance
    condition: tuple[int, int] | None = None


def extract_positions(
    report: Report,
    parsed: ParsedReport,
    bracket: DateBracket,
    statements: Sequence[Statement],
) -> tuple[Position, ...]:
    """Every position the statements take on an option, in text order."""
    found: list[Position] = []
    around = {statement.id: statement for statement in statements}
    for statement in statements:
        for holder in find_holders(statement, around, parsed, bracket):
            passages = cut_passages(statement, holder, parsed)
            taken = [hit for passage in passages for hit in _strongest(_read_passage(passage))]
            if not _is_proposal(taken):
                found.extend(_make_position(report, hit) for hit in _clearest(taken))
    found = [p for p in found if not _is_overruled(p, found, around)]
    found.sort(key=lambda p: (p.speaker == p.holder, p.span.end - p.span.start, p.span.start, p.id))
    kept: list[Position] = []
    for position in found:
        if not any(_tells_same(position, other) for other in kept):
            kept.append(position)
    return tuple(sorted(kept, key=lambda p: (p.span.start, p.span.end, p.option, p.holder, p.id)))


def _is_overruled(position: Position, found: Sequence[Position], around: Mapping[str, Statement]) -> bool:
    """Whether the holder says otherwise around it: "Paris denied that it had asked for a withdrawal"."""
    outer = around.get(around[position.statement].nested_in or "")
    return outer is not None and any(
        p.statement == outer.id
        and (p.holder, p.option) == (position.holder, position.option)
        and p.stance is not position.stance
        for p in found
    )


def _tells_same(a: Position, b: Position) -> bool:
    """One passage read twice, as when a person says what the state it speaks for supports."""
    overlap = a.span.start < b.span.end and b.span.start < a.span.end
    return overlap and (a.holder, a.option, a.stance) == (b.holder, b.option, b.stance)


def _is_proposal(hits: Sequence[_Found]) -> bool:
    """What a body puts before the Council as a choice; what it recommends, and what a state proposes, it is for."""
    if not hits or state_key(hits[0].passage.holder) is not None:
        return False
    statement = hits[0].passage.statement
    lemmas = {hit.passage.sentence.tokens[i].lemma for hit in hits for i in read_setting(hit.passage).cue}
    recommends = bool(lemmas & vocabulary.option_words("asks")) and len({hit.option for hit in hits}) == 1
    return statement.force is Force.PROPOSES and not recommends


# --------------------------------------------------------------------------- where it is said


def _read_passage(passage: Passage) -> Iterator[_Found]:
    conditions = tuple(find_conditions(passage.sentence, passage.start, passage.end))
    for option in _find_named(passage):
        if lies_inside(option.start, conditions) or _is_passed_over(passage, option):
            continue
        yield from _read_option(passage, option, conditions)
    yield from (_Found(passage, *allusion) for allusion in find_allusions(passage, conditions))


def _find_named(passage: Passage) -> Iterator[OptionMention]:
    """The options the passage names, at offsets of the report."""
    for found in find_options(passage.words()):
        moved = replace(found, start=found.start + passage.start, end=found.end + passage.start)
        trigger = find_trigger(passage.sentence, moved)
        if trigger is not None and names_mission(passage.sentence, passage.before, moved, trigger):
            yield moved


# --------------------------------------------------------------------------- stances


def _read_option(
    passage: Passage, option: OptionMention, conditions: Sequence[tuple[int, int]]
) -> Iterator[_Found]:
    trigger = find_trigger(passage.sentence, option)
    if trigger is None or is_settled(passage.sentence, trigger):
        return
    reading = read_stance(trigger, read_setting(passage))
    after = [c for c in conditions if binds(passage.sentence, trigger, c)]
    tie = find_tie(passage.sentence, trigger, passage.end)
    modal = is_hypothetical(trigger, passage.sentence) and not reading.foreign
    if tie is not None and not reading.foreign:
        yield _Found(passage, option.key, Stance.CONDITIONAL, tie)
        return
    after += find_limits(passage.sentence, trigger, passage.start, passage.end)
    if reading.stance is Stance.OPPOSES:
        after += find_deferrals(passage.sentence, trigger, passage.start, passage.end)
    if after and reading.stance is Stance.AMBIGUOUS and _abstains(passage.sentence, trigger):
        yield _Found(passage, option.key, Stance.AMBIGUOUS, after[0])
    elif after and not reading.blocked and (reading.stance is not None or modal):
        yield _Found(passage, option.key, Stance.CONDITIONAL, after[0])
    elif reading.stance is not None:
        yield _Found(passage, option.key, reading.stance)


def _abstains(sentence: Sentence, trigger: Token) -> bool:
    """Whether an abstention is announced: what it depends on makes it no support on that condition."""
    return any(t.lemma == "abstain" for t in sentence.ancestors(trigger))


@cache
def _passing_pattern() -> re.Pattern[str]:
    words = sorted(vocabulary.option_words("supersedes") | vocabulary.option_words("passed over"))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})(?:\W+\w+){{0,4}}\W*$", re.IGNORECASE)


def _is_passed_over(passage: Passage, option: OptionMention) -> bool:
    """Whether the option is what another one is preferred to ("rather than a renewal"): no stance by itself."""
    words = passage.sentence.text[
        passage.start - passage.sentence.start : option.start - passage.sentence.start
    ]
    return _passing_pattern().search(words) is not None


# --------------------------------------------------------------------------- positions


def _strongest(found: Iterable[_Found]) -> Iterator[_Found]:
    """One hit per option: the clearest that keeps the condition, the first among equals."""
    best: dict[str, _Found] = {}
    for hit in found:
        held = best.get(hit.option)
        if held is None or _STRENGTH.index(hit.stance) < _STRENGTH.index(held.stance):
            best[hit.option] = hit
    yield from best.values()


def _clearest(found: Sequence[_Found]) -> Iterator[_Found]:
    """One hit per option and stance; unclear words only where nothing clear is said of the option."""
    clear = {hit.option for hit in found if hit.stance is not Stance.AMBIGUOUS}
    first: dict[tuple[str, Stance], _Found] = {}
    for hit in found:
        if hit.stance is not Stance.AMBIGUOUS or hit.option not in clear:
            first.setdefault((hit.option, hit.stance), hit)
    yield from first.values()


def _make_position(report: Report, hit: _Found) -> Position:
    statement = hit.passage.statement
    span = report.span(hit.passage.start, hit.passage.end)
    return Position(
        id=make_id(
            "p", report.id, span.start, span.end, statement.id, hit.option, hit.stance, hit.passage.holder
        ),
        report=report.id,
        span=span,
        holder=hit.passage.holder,
        speaker=_name_speaker(statement),
        option=hit.option,
        stance=hit.stance,
        condition=report.span(*trim_place(report.text, hit.condition)) if hit.condition else None,
        said=statement.said,
        statement=statement.id,
    )


def _name_speaker(statement: Statement) -> str:
    source = statement.source.words if statement.source else ""
    return statement.speaker.name or source or statement.speaker.speaks_for or ""

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
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from penholder import vocabulary
from penholder.claims.conditions import binds, find_conditions, find_tie, lies_inside, trim_place
from penholder.claims.stakeholders import find_holders, state_key
from penholder.claims.stances import Setting, is_hypothetical, read_stance
from penholder.claims.targets import find_trigger, name_phrase, names_mission
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
from penholder.values.mentions import MentionKind, find_mentions
from penholder.values.options import OptionMention, Target, find_options, find_target, is_collective

LOOK_BACK = 10
"""How many sentences back "the withdrawal" may find the mission it is of."""
KEEP = "keep"
"""Option that words on a mission's success bear on."""

_STRENGTH = (Stance.CONDITIONAL, Stance.OPPOSES, Stance.ASKS, Stance.SUPPORTS, Stance.AMBIGUOUS)
"""Which stance stands for a statement that takes several on one option: a condition first, a mention last."""


@dataclass(frozen=True, slots=True)
class _Passage:
    """The part of one statement that stands in one sentence."""

    statement: Statement
    holder: str
    sentence: Sentence
    before: tuple[Sentence, ...]
    """The sentences before it in the report, the nearest first: what "the force" or "the withdrawal" goes back to."""
    start: int
    end: int

    def words(self) -> str:
        return self.sentence.text[self.start - self.sentence.start : self.end - self.sentence.start]


@dataclass(frozen=True, slots=True)
class _Found:
    """An option with the stance taken on it, before it becomes a position."""

    passage: _Passage
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
            if _is_proposal(statement, holder):
                continue
            passages = tuple(_cut_passages(statement, holder, parsed))
            taken = [hit for passage in passages for hit in _strongest(_read_passage(passage))]
            found.extend(_make_position(report, hit) for hit in _clearest(taken))
    found.sort(key=lambda p: (p.speaker == p.holder, p.span.end - p.span.start, p.span.start, p.id))
    kept: list[Position] = []
    for position in found:
        if not any(_tells_same(position, other) for other in kept):
            kept.append(position)
    return tuple(sorted(kept, key=lambda p: (p.span.start, p.span.end, p.option, p.holder, p.id)))


def _tells_same(a: Position, b: Position) -> bool:
    """One passage read twice, as when a person says what the state it speaks for supports."""
    overlap = a.span.start < b.span.end and b.span.start < a.span.end
    return overlap and (a.holder, a.option, a.stance) == (b.holder, b.option, b.stance)


def _is_proposal(statement: Statement, holder: str) -> bool:
    """What bodies put before the Council; a state that proposes something is for it."""
    return statement.force is Force.PROPOSES and state_key(holder) is None


# --------------------------------------------------------------------------- where it is said


def _cut_passages(statement: Statement, holder: str, parsed: ParsedReport) -> Iterator[_Passage]:
    for place, sentence in enumerate(parsed.sentences):
        before = parsed.sentences[max(place - LOOK_BACK, 0) : place][::-1]
        for span in statement.content:
            start, end = max(span.start, sentence.start), min(span.end, sentence.end)
            if start < end:
                yield _Passage(statement, holder, sentence, before, start, end)


def _read_passage(passage: _Passage) -> Iterator[_Found]:
    conditions = tuple(find_conditions(passage.sentence, passage.start, passage.end))
    for option in _find_named(passage):
        if lies_inside(option.start, conditions) or _is_passed_over(passage, option):
            continue
        yield from _read_option(passage, option, conditions)
    yield from _read_success(passage, conditions)
    yield from _read_topic(passage)


def _find_named(passage: _Passage) -> Iterator[OptionMention]:
    """The options the passage names, at offsets of the report."""
    for found in find_options(passage.words()):
        moved = replace(found, start=found.start + passage.start, end=found.end + passage.start)
        trigger = find_trigger(passage.sentence, moved)
        if trigger is not None and names_mission(passage.sentence, passage.before, moved, trigger):
            yield moved


# --------------------------------------------------------------------------- stances


def _read_option(
    passage: _Passage, option: OptionMention, conditions: Sequence[tuple[int, int]]
) -> Iterator[_Found]:
    trigger = find_trigger(passage.sentence, option)
    if trigger is None:
        return
    reading = read_stance(trigger, _setting(passage))
    after = [c for c in conditions if binds(passage.sentence, trigger, c)]
    tie = find_tie(passage.sentence, trigger, passage.end)
    modal = is_hypothetical(trigger, passage.sentence) and not reading.foreign
    if tie is not None and not reading.foreign:
        yield _Found(passage, option.key, Stance.CONDITIONAL, tie)
        return
    if after and not reading.blocked and (reading.stance is not None or modal):
        yield _Found(passage, option.key, Stance.CONDITIONAL, after[0])
    elif reading.stance is not None:
        yield _Found(passage, option.key, reading.stance)


@cache
def _passing_pattern() -> re.Pattern[str]:
    words = sorted(vocabulary.option_words("supersedes") | vocabulary.option_words("passed over"))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})(?:\W+\w+){{0,4}}\W*$", re.IGNORECASE)


def _is_passed_over(passage: _Passage, option: OptionMention) -> bool:
    """Whether the option is what another one is preferred to ("rather than a renewal"): no stance by itself."""
    words = passage.sentence.text[
        passage.start - passage.sentence.start : option.start - passage.sentence.start
    ]
    return _passing_pattern().search(words) is not None


def _setting(passage: _Passage) -> Setting:
    cue = passage.statement.cue
    tokens = passage.sentence.tokens
    indices = frozenset(t.i for t in tokens if cue and cue.start <= t.start < cue.end)
    return Setting(
        passage.sentence,
        indices,
        _lend_force(tokens[i].lemma for i in sorted(indices)),
        _own_side(passage),
        passage.start,
        passage.end,
    )


def _lend_force(lemmas: Iterable[str]) -> Force:
    """The force of the reporting words by themselves; that of a statement may come from what is said."""
    held = set(lemmas)
    return next((force for words, force in _cue_forces() if words <= held), Force.ASSERTS)


@cache
def _cue_forces() -> tuple[tuple[frozenset[str], Force], ...]:
    """The words of each cue that has a force of its own, longer ones first."""
    known = [(frozenset(cue.lemma.split()), Force(cue.force)) for cue in vocabulary.cues()]
    told = [(words, force) for words, force in known if force is not Force.ASSERTS]
    return tuple(sorted(told, key=lambda cue: (-len(cue[0]), sorted(cue[0]), cue[1])))


def _own_side(passage: _Passage) -> Callable[[Token], bool]:
    sentence = passage.sentence
    mentions = tuple(m for m in find_mentions(sentence) if m.kind in (MentionKind.STATE, MentionKind.BODY))
    keys = {passage.holder, state_key(passage.holder)}

    def is_own_side(agent: Token) -> bool:
        phrase = sentence.subtree(agent)
        named = [m for m in mentions if phrase[0].start <= m.start < phrase[-1].end]
        if any(m.key in keys for m in named):
            return True
        words = vocabulary.option_words("own side")
        if named or not (agent.lemma in words or agent.text.lower() in words):
            return False
        return agent.pos != "PRON" or not _has_other_subject(passage, agent, is_own_side)

    return is_own_side


def _has_other_subject(passage: _Passage, agent: Token, is_own_side: Callable[[Token], bool]) -> bool:
    """Whether a pronoun in a lower clause goes back to somebody named above it ("the junta must say why it ...")."""
    sentence = passage.sentence
    clause = sentence.head(agent)
    for above in sentence.ancestors(clause):
        if not passage.start <= above.start < passage.end:
            return False
        for subject in sentence.children(above, "nsubj", "nsubjpass"):
            if subject.i < agent.i and subject.pos in ("NOUN", "PROPN") and not is_own_side(subject):
                return True
    return False


# --------------------------------------------------------------------------- success and topics


def _read_success(passage: _Passage, conditions: Sequence[tuple[int, int]]) -> Iterator[_Found]:
    """ "The mission could only succeed if ...": a condition on keeping it, without saying that it should be kept."""
    words = vocabulary.option_words("success")
    sentence = passage.sentence
    for token in sentence.between(passage.start, passage.end):
        if token.lemma not in words or not is_hypothetical(token, sentence):
            continue
        verb = sentence.head(token) if token.dep in ("acomp", "attr") else token
        subject = [t for s in sentence.children(verb, "nsubj") for t in name_phrase(sentence, s)]
        binding = [c for c in conditions if binds(sentence, verb, c) and c[0] > token.start]
        if binding and find_target(" ".join(t.text for t in subject)) is Target.STRONG:
            yield _Found(passage, KEEP, Stance.AMBIGUOUS, binding[0])


@cache
def _topic_pattern() -> re.Pattern[str]:
    words = sorted(vocabulary.option_words("topic"), key=lambda w: (-len(w), w))
    return re.compile(rf"^\W*(?:{'|'.join(map(re.escape, words))})\b[^,]*", re.IGNORECASE)


def _read_topic(passage: _Passage) -> Iterator[_Found]:
    """An option named only in the opening ("When it comes to ..."): spoken of, with no clear stance."""
    sentence = passage.sentence
    opening = _topic_pattern().match(sentence.text)
    if opening is None:
        return
    named = []
    for option in find_options(opening.group()):
        placed = replace(option, start=option.start + sentence.start, end=option.end + sentence.start)
        trigger = find_trigger(sentence, placed)
        if trigger is not None and names_mission(sentence, passage.before, placed, trigger):
            named.append(option.key)
    single = [key for key in named if not is_collective(key)]
    yield from (_Found(passage, key, Stance.AMBIGUOUS) for key in single or named)


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

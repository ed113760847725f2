"""Positions: where states, parties and bodies stand on options for a mission, from words they said themselves.

Takes a report, its parse, bracket and statements; gives positions in text order. Never reads a stance from
criticism, from silence or from what somebody else is said to want; proposals of the Secretariat are options, not
positions. One statement gives one position per option.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from penholder import vocabulary
from penholder.claims.stances import Setting, find_conditions, is_hypothetical, read_stance
from penholder.claims.targets import find_trigger, name_phrase, names_mission
from penholder.model import (
    DateBracket,
    Force,
    Position,
    Report,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    make_id,
)
from penholder.syntax import ParsedReport, Sentence, Token
from penholder.values.mentions import MentionKind, find_mentions
from penholder.values.options import OptionMention, Target, find_options, find_target, is_collective
from penholder.values.subjects import state_by_name

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
    before: Sentence | None
    """The sentence before it in the report: what "the force" or "a withdrawal" goes back to."""
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
    bracket: DateBracket,  # noqa: ARG001 - extractors share one signature
    statements: Sequence[Statement],
) -> tuple[Position, ...]:
    """Every position the statements take on an option, in text order."""
    found: list[Position] = []
    for statement in statements:
        holder = _find_holder(statement.speaker)
        if holder is None or _is_proposal(statement, holder):
            continue
        passages = tuple(_cut_passages(statement, holder, parsed))
        taken = [hit for passage in passages for hit in _read_passage(passage)]
        found.extend(_make_position(report, hit) for hit in _strongest(taken))
    found.sort(key=lambda p: (p.speaker == p.holder, p.span.end - p.span.start, p.span.start, p.id))
    kept: list[Position] = []
    for position in found:
        if not any(_tells_same(position, other) for other in kept):
            kept.append(position)
    return tuple(sorted(kept, key=lambda p: (p.span.start, p.span.end, p.option, p.id)))


def _tells_same(a: Position, b: Position) -> bool:
    """One passage read twice, as when a person says what the state it speaks for supports."""
    overlap = a.span.start < b.span.end and b.span.start < a.span.end
    return overlap and (a.holder, a.option, a.stance) == (b.holder, b.option, b.stance)


# --------------------------------------------------------------------------- who holds it


def _find_holder(speaker: Speaker) -> str | None:
    """The state or body spoken for; None where nobody is, and for media, documents and doubtful speakers."""
    if not speaker.confident or speaker.kind in (SpeakerKind.DOCUMENT, SpeakerKind.UNKNOWN):
        return None
    own = speaker.name if speaker.kind in (SpeakerKind.STATE, SpeakerKind.BODY) else None
    holder = speaker.speaks_for or own
    return None if holder is None or holder in _media() else holder


@cache
def _media() -> frozenset[str]:
    return frozenset(
        word for body in vocabulary.bodies() if body.kind == "media" for word in (body.key, body.name)
    )


@cache
def _state_key(holder: str) -> str | None:
    if any(state.iso == holder for state in vocabulary.states()):
        return holder
    state = state_by_name(holder)
    return state.iso if state else None


def _is_proposal(statement: Statement, holder: str) -> bool:
    """What bodies put before the Council; a state that proposes something is for it."""
    return statement.force is Force.PROPOSES and _state_key(holder) is None


# --------------------------------------------------------------------------- where it is said


def _cut_passages(statement: Statement, holder: str, parsed: ParsedReport) -> Iterator[_Passage]:
    for before, sentence in zip((None, *parsed.sentences), parsed.sentences, strict=False):
        for span in statement.content:
            start, end = max(span.start, sentence.start), min(span.end, sentence.end)
            if start < end:
                yield _Passage(statement, holder, sentence, before, start, end)


def _read_passage(passage: _Passage) -> Iterator[_Found]:
    conditions = tuple(find_conditions(passage.sentence, passage.start, passage.end))
    for option in _find_named(passage):
        if any(left <= option.start < right for left, right in conditions):
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
    after = [c for c in conditions if _binds(passage.sentence, trigger, c)]
    modal = is_hypothetical(trigger, passage.sentence) and not reading.foreign
    if after and (reading.stance is not None or modal):
        yield _Found(passage, option.key, Stance.CONDITIONAL, after[0])
    elif reading.stance is not None:
        yield _Found(passage, option.key, reading.stance)


def _binds(sentence: Sentence, trigger: Token, condition: tuple[int, int]) -> bool:
    """Whether a condition hangs on the option or on a word above it."""
    above = {
        trigger.i,
        *(t.i for t in sentence.ancestors(trigger)),
        *(t.i for t in sentence.subtree(trigger)),
    }
    inside = [t for t in sentence.tokens if condition[0] <= t.start < condition[1]]
    held = {t.i for t in inside}
    return any(t.head in above for t in inside if t.head not in held)


def _setting(passage: _Passage) -> Setting:
    cue = passage.statement.cue
    tokens = passage.sentence.tokens
    indices = frozenset(t.i for t in tokens if cue and cue.start <= t.start < cue.end)
    return Setting(passage.sentence, indices, passage.statement.force, _own_side(passage))


def _own_side(passage: _Passage) -> Callable[[Token], bool]:
    sentence = passage.sentence
    mentions = tuple(m for m in find_mentions(sentence) if m.kind in (MentionKind.STATE, MentionKind.BODY))
    keys = {passage.holder, _state_key(passage.holder)}

    def is_own_side(agent: Token) -> bool:
        phrase = sentence.subtree(agent)
        named = [m for m in mentions if phrase[0].start <= m.start < phrase[-1].end]
        if any(m.key in keys for m in named):
            return True
        words = vocabulary.option_words("own side")
        return not named and (agent.lemma in words or agent.text.lower() in words)

    return is_own_side


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
        binding = [c for c in conditions if _binds(sentence, verb, c) and c[0] > token.start]
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
        condition=_trim(report, hit.condition) if hit.condition else None,
        said=statement.said,
        statement=statement.id,
    )


def _name_speaker(statement: Statement) -> str:
    source = statement.source.words if statement.source else ""
    return statement.speaker.name or source or statement.speaker.speaks_for or ""


def _trim(report: Report, place: tuple[int, int]) -> Span:
    start, end = place
    while end > start + 1 and report.text[end - 1] in " .,;:":
        end -= 1
    return report.span(start, end)

"""Stages of drafts as claims: events for what was done, commitments for what is to come.

Takes a report, its parse, its bracket and its statements; gives `DraftClaims` in text order, and lays them over the
events and commitments that the same words were read as before. Never moves a day those had.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from penholder.claims.drafts.days import Dated, date_tellings
from penholder.claims.drafts.nouns import find_drafts, find_symbol, names_council, names_other_organ
from penholder.claims.drafts.stages import find_tellings
from penholder.claims.drafts.telling import Context, Telling
from penholder.claims.passages import span_offsets
from penholder.claims.triggers import Happening, Trigger
from penholder.model import (
    Commitment,
    CommitmentKind,
    DateBracket,
    Edtf,
    Event,
    Report,
    Span,
    Statement,
    make_id,
)
from penholder.syntax import ParsedReport, Sentence
from penholder.values.clauses import mission_of, statement_at
from penholder.values.expressions import DateExpression, told_before
from penholder.values.mentions import MentionKind, find_mentions
from penholder.values.subjects import mission_named, state_by_name
from penholder.vocabulary import Mission, event_kinds

_REACH = 2
"""Sentences after one that names a draft in which "it" or "negotiations" are taken to be of that draft."""
ANNOUNCED = "draft announced"
SILENCE = "silence procedure"
VOTE = "council vote"


@dataclass(frozen=True, slots=True)
class DraftClaims:
    """What one report tells of drafts."""

    events: tuple[Event, ...] = ()
    commitments: tuple[Commitment, ...] = ()


@dataclass(frozen=True, slots=True)
class _Setting:
    report: Report
    bracket: DateBracket
    mission: Mission | None
    statements: Sequence[Statement]


def extract_drafts(
    report: Report, parsed: ParsedReport, bracket: DateBracket, statements: Sequence[Statement]
) -> DraftClaims:
    """The stages of drafts that one report tells, each list in text order."""
    setting = _Setting(report, bracket, mission_of(parsed), statements)
    line = report.dateline
    left_out = (line.start, line.end) if line is not None else None
    events: list[Event] = []
    commitments: list[Commitment] = []
    last: Edtf | None = None
    for place, sentence in enumerate(parsed.sentences):
        tellings = find_tellings(sentence, _read_context(parsed.sentences, place))
        told = told_before(parsed.sentences, place) if tellings else ()
        for found in date_tellings(sentence, tellings, bracket, told, left_out):
            dated = _same_day(found, last)
            last = dated.when or last
            for claim in _make_claims(setting, sentence, dated):
                (events if isinstance(claim, Event) else commitments).append(claim)  # type: ignore[arg-type]
    return DraftClaims(tuple(events), tuple(commitments))


def _same_day(dated: Dated, last: Edtf | None) -> Dated:
    """ "The same day" is that of the stage told last, not of any other date between ("ends the mandate on 30 June")."""
    expression = dated.expression
    same = expression is not None and expression.shift is not None and "same" in expression.words.lower()
    return replace(dated, when=last) if same and last is not None else dated


def _read_context(sentences: Sequence[Sentence], place: int) -> Context:
    before = sentences[max(0, place - _REACH) : place]
    return Context(
        draft=any(find_drafts(s) and not names_other_organ(s) and _is_of_council(s) for s in before),
        silence=any("silence" in s.text.lower() and find_tellings(s, Context(draft=True)) for s in before),
        council=any(names_council(s) for s in before),
    )


def _is_of_council(sentence: Sentence) -> bool:
    return names_council(sentence) or bool(find_tellings(sentence, Context()))


# --------------------------------------------------------------------------- claims


def _make_claims(setting: _Setting, sentence: Sentence, dated: Dated) -> Iterator[Event | Commitment]:
    telling = dated.telling
    if not telling.ahead:
        yield _make_event(setting, sentence, dated)
        if dated.until is not None:
            until = replace(dated, when=dated.until, expression=dated.until_expression)
            yield _make_commitment(setting, sentence, until, SILENCE)
        return
    if telling.kind in ("zero draft", "draft negotiation"):
        said = replace(
            dated, telling=_as(telling, ANNOUNCED), when=dated.said, expression=dated.said_expression
        )
        if telling.kind == "zero draft":
            yield _make_event(setting, sentence, said)
        if dated.when is None:
            return
    yield _make_commitment(setting, sentence, dated, telling.kind)


def _as(telling: Telling, kind: str) -> Telling:
    return replace(telling, kind=kind, ahead=False)


def _make_event(setting: _Setting, sentence: Sentence, dated: Dated) -> Event:
    telling, report = dated.telling, setting.report
    start, end = _offsets(sentence, telling, dated.when, dated.expression)
    span = report.span(start, end)
    statement = statement_at(setting.statements, telling.token.start, telling.token.end)
    return Event(
        id=make_id("e", report.id, start, end, telling.kind, dated.when),
        report=report.id,
        span=span,
        kind=telling.kind,
        actors=(name,) if (name := _name_by(telling, statement)) else (),
        targets=_name_targets(setting, sentence, telling),
        place="",
        when=dated.when,
        date_words=_words(report, dated.expression),
        what=" ".join(span.words.split()),
        statement=statement.id if statement else None,
    )


def _make_commitment(setting: _Setting, sentence: Sentence, dated: Dated, what: str) -> Commitment:
    telling, report = dated.telling, setting.report
    start, end = _offsets(sentence, telling, dated.when, dated.expression)
    statement = statement_at(setting.statements, telling.token.start, telling.token.end)
    kind = CommitmentKind.DEADLINE if what == SILENCE else CommitmentKind.COMMITMENT
    return Commitment(
        id=make_id("c", report.id, start, end, what, dated.when),
        report=report.id,
        span=report.span(start, end),
        kind=kind,
        what=what,
        promiser=_name_by(telling, statement),
        due=dated.when,
        date_words=_words(report, dated.expression),
        statement=statement.id if statement else None,
        about=_find_mission(setting, sentence, telling),
    )


def _offsets(
    sentence: Sentence, telling: Telling, when: Edtf | None, expression: DateExpression | None
) -> tuple[int, int]:
    """The words that tell it, up to what names the stage and its day."""
    kind = next((k for k in event_kinds() if k.key == telling.kind), None)
    happening = Happening(Trigger(telling.token, kind, None), expression, when, telling.ahead)
    start, end = span_offsets(sentence, happening)
    noun = telling.words
    return min(start, noun.start), max(end, noun.end)


def _words(report: Report, expression: DateExpression | None) -> Span | None:
    return report.span(expression.start, expression.end) if expression else None


def _name_by(telling: Telling, statement: Statement | None) -> str:
    """Whose it is; of what somebody says of "we" and "our" the state that is spoken for."""
    if telling.by or statement is None or telling.kind not in ("zero draft", ANNOUNCED, SILENCE):
        return telling.by
    speaks = statement.speaker.speaks_for or ""
    return speaks if state_by_name(speaks) is not None else ""


def _find_mission(setting: _Setting, sentence: Sentence, telling: Telling) -> str:
    named = [m for m in find_mentions(sentence) if m.kind is MentionKind.MISSION]
    if named:
        return min(named, key=lambda m: (abs(m.start - telling.token.start), m.start)).key
    return setting.mission.key if setting.mission else ""


def _name_targets(setting: _Setting, sentence: Sentence, telling: Telling) -> tuple[str, ...]:
    mission = _find_mission(setting, sentence, telling)
    named = (mission_named(mission).acronym,) if mission else ()
    symbol = find_symbol(sentence)
    return (*named, *((symbol,) if symbol else ()))


# --------------------------------------------------------------------------- over what was read before


_EVENTS = frozenset({"resolution adopted", "proposal", "talks", "mandate change"})
_OUTCOMES = frozenset({"draft adopted", "draft not adopted", "draft vetoed"})
_COMMITMENTS = frozenset({"council vote", "mandate renewal", "talks"})


def lay_drafts(
    drafts: DraftClaims, events: Sequence[Event], commitments: Sequence[Commitment]
) -> tuple[tuple[Event, ...], tuple[Commitment, ...]]:
    """Events and commitments with those of drafts in the place of what the same words were read as.

    Where an adoption was read before with a day and the draft's has none, or the same, its words and day are kept.
    """
    kept_events = list(events)
    kept_commitments = list(commitments)
    for event in drafts.events:
        same = [e for e in kept_events if e.kind in _EVENTS and _covers(e.span, event.span)]
        kept_events = [e for e in kept_events if e not in same]
        kept_events.append(_take_day(event, same))
    for commitment in drafts.commitments:
        same_due = [
            c
            for c in kept_commitments
            if c.what in _COMMITMENTS and _covers(c.span, commitment.span) and c.due in (commitment.due, None)
        ]
        kept_commitments = [c for c in kept_commitments if c not in same_due]
        kept_commitments.append(commitment)
    return (
        tuple(sorted(kept_events, key=lambda e: (e.span.start, e.span.end, e.kind, e.id))),
        tuple(sorted(kept_commitments, key=lambda c: (c.span.start, c.span.end, c.what, c.id))),
    )


def _covers(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end


def _take_day(event: Event, same: Sequence[Event]) -> Event:
    dated = [e for e in same if e.date_words is not None and event.kind in _OUTCOMES]
    if len(dated) != 1 or (event.when is not None and event.when != dated[0].when):
        return event
    old = dated[0]
    span = old.span
    return replace(
        event,
        id=make_id("e", event.report, span.start, span.end, event.kind, old.when),
        span=span,
        when=old.when,
        date_words=old.date_words,
        what=old.what,
    )

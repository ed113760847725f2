"""The tolls of a sentence put with the events that tell them, and events for tolls that none tells.

Takes the events of a sentence; gives them with their tolls, stage, day and background. Never makes two events
of one word, and never adds tolls up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from penholder.claims.describing import make_event
from penholder.claims.happened import find_day
from penholder.claims.harm import KIND_OF_EFFECT, is_background, make_tolls
from penholder.claims.incidents import HARMFUL, LASTING
from penholder.claims.stages import read_stage
from penholder.claims.tolls import FoundToll, find_tolls
from penholder.claims.triggers import Happening, Trigger
from penholder.model import (
    DateBracket,
    Edtf,
    Effect,
    Event,
    Figure,
    Report,
    Statement,
)
from penholder.syntax import Sentence, Token
from penholder.values.clauses import find_subject, governing_verb
from penholder.values.expressions import DateExpression
from penholder.vocabulary import event_kinds, event_words, toll_class


@dataclass(frozen=True, slots=True)
class Telling:
    """A sentence with everything its events are read against."""

    report: Report
    sentence: Sentence
    bracket: DateBracket
    statements: Sequence[Statement]
    figures: Sequence[Figure]
    before: tuple[DateExpression, ...]
    day: Edtf | None
    """The day the report is telling of."""


def add_tolls(telling: Telling, told: Sequence[tuple[Token, Event]]) -> Iterator[Event]:
    """The sentence's events with their tolls, and an event for each toll that none of them tells."""
    by_trigger: dict[int, list[FoundToll]] = {}
    moved: set[int] = set()
    for toll in find_tolls(telling.sentence):
        teller = _teller(telling.sentence, toll, told)
        by_trigger.setdefault(teller, []).append(toll)
        moved |= {toll.trigger.i} - {teller}
    for token, event in told:
        tolls = by_trigger.pop(token.i, [])
        if token.i in moved and not tolls and event.date_words is None:
            continue  # "an attack killed two": the attack tells it all
        none = bool(tolls) and all(t.victims.high == 0 for t in tolls) and event.kind in ("attack", "killing")
        if none and event.date_words is None:
            yield replace(_harm(telling, token, event, tolls), kind=NO_EVENT)
        elif tolls or event.kind not in HARMFUL or token.tag != "VB" or read_stage(telling.sentence, token):
            yield _harm(telling, token, event, tolls)
    for tolls in by_trigger.values():
        if all(t.over_period for t in tolls):
            continue  # "140 killed since 2013": a figure, not an event
        harmed = [t for t in tolls if t.effect in KIND_OF_EFFECT and t.victims.high != 0]
        kind = next((KIND_OF_EFFECT[t.effect] for t in harmed), "attack")
        event_kind = next(k for k in event_kinds() if k.key == kind and k.ledger == "event")
        happening = Happening(Trigger(tolls[0].trigger, event_kind, None), None, None, False)
        event = make_event(telling.report, telling.sentence, happening, telling.statements)
        event = _harm(telling, tolls[0].trigger, event, tolls)
        yield event if harmed else replace(event, kind=NO_EVENT)


NO_EVENT = ""
"""Kind of what only tells that nobody came to harm in an event told before."""


def spare(found: list[Event], spared: Event) -> None:
    """ "No casualties were reported": said of the last event that may have caused some."""
    for place in range(len(found) - 1, -1, -1):
        event = found[place]
        if event.kind in HARMFUL and not event.background:
            found[place] = replace(event, tolls=(*event.tolls, *spared.tolls))
            return


def _teller(sentence: Sentence, toll: FoundToll, told: Sequence[tuple[Token, Event]]) -> int:
    """The word whose event the toll belongs to: the attack that it says the outcome of, else its own."""
    own = next((event for token, event in told if token.i == toll.trigger.i), None)
    attacks = {token.i for token, event in told if event.kind in _CAUSING and token.i != toll.trigger.i}
    if own is not None and own.date_words is not None:
        return toll.trigger.i
    return next((i for i in _causes(sentence, toll.trigger) if i in attacks), toll.trigger.i)


_CAUSING = HARMFUL - {"killing", "kidnapping", "arrest", "displacement", "release of people"}
"""Kinds of events whose outcome a toll may be."""
_LINKS = ("when", "as", "after", "during", "in", "by", "from", "following")


def _causes(sentence: Sentence, trigger: Token) -> Iterator[int]:
    """Words that may tell what caused it: above it up to its clause, its subject or agent, a clause with "when"."""
    below = trigger
    for above in sentence.ancestors(trigger):
        if below.dep in ("ccomp", "parataxis") or (below.dep == "conj" and below.tag != "VBG"):
            break
        yield above.i
        below = above
    verb = trigger if trigger.pos == "VERB" and trigger.dep != "oprd" else governing_verb(sentence, trigger)
    subject = find_subject(sentence, verb) if verb is not None else None
    if subject is not None:
        yield subject.i  # "the attack killed two and left three wounded"
    for child in sentence.children(trigger, "agent", "prep", "advcl"):
        if child.dep == "advcl":
            marks = {t.text.lower() for t in sentence.children(child, "mark", "advmod")}
            if marks & set(_LINKS):
                yield child.i
        elif child.lemma in _LINKS or child.dep == "agent":
            yield from (t.i for t in sentence.children(child, "pobj", "pcomp"))


def _harm(telling: Telling, token: Token, event: Event, tolls: Sequence[FoundToll]) -> Event:
    """The event with its tolls, stage, and the day it is told of."""
    if not tolls and event.kind not in HARMFUL:
        return event
    when = event.when or find_day(telling.sentence, token, telling.bracket, telling.before)
    background = is_background(telling.sentence, token, when, telling.bracket)
    if when is None and not background and (tolls or event.kind not in LASTING):
        when = telling.day
    return replace(
        event,
        kind=_name_capture(telling.sentence, token, event, tolls),
        when=when,
        stage=tolls[0].stage if tolls else read_stage(telling.sentence, token) or event.stage,
        tolls=make_tolls(telling.report, tolls, telling.figures),
        background=background or (bool(tolls) and all(t.over_period for t in tolls)),
    )


def _name_capture(sentence: Sentence, token: Token, event: Event, tolls: Sequence[FoundToll]) -> str:
    """Arrest, kidnapping or the event's own kind: who holds people decides what their capture is."""
    captured = any(t.effect is Effect.CAPTURED for t in tolls)
    if event.kind not in ("seizure of power", "kidnapping", "arrest") or not (
        captured or event.kind != "seizure of power"
    ):
        return event.kind
    if token.lemma in toll_class("lawful"):
        return "arrest"
    if token.lemma in toll_class("unlawful") or any(t.effect is Effect.KILLED for t in tolls):
        return event.kind
    agents = [t for a in sentence.children(token, "agent") for t in sentence.children(a, "pobj")]
    subject = find_subject(sentence, token) if token.pos == "VERB" else None
    holding = agents or ([subject] if subject is not None else [])
    lawful = any(t.lemma in event_words("authority") | toll_class("lawful holder") for t in holding)
    fighters = {t.group for t in tolls} == {"fighters"} and not holding
    return "arrest" if lawful or fighters else "kidnapping"

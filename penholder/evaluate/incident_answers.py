"""What the claims of one text answer to the questions of labelled incidents, and what two plain rules answer.

Takes a text; gives answers. Reads only the events and tolls that Penholder extracts: it maps their terms to
those of the labels and never looks for an event itself. The baseline takes the first date of the text and the
first number near a word of death or capture.
"""

from __future__ import annotations

import datetime
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from penholder.claims.extraction import extract_claims
from penholder.claims.harmed import class_of_noun
from penholder.claims.incidents import Count, Incident, find_incidents
from penholder.claims.tagger.reading import read_report
from penholder.families.brackets import bracket_report
from penholder.model import Counting, DateBracket, Edtf, Effect, Event, Report, ReportClaims, Stage
from penholder.reports import make_report
from penholder.sources.page import Format, Page
from penholder.syntax import ParsedReport
from penholder.values.dates import first_day, last_day
from penholder.values.expressions import find_expressions, resolve_expression
from penholder.values.numbers import find_numbers
from penholder.vocabulary import toll_class


@dataclass(frozen=True, slots=True)
class Stretch:
    """Days from `first` to `last`; without `first` any day up to `last`."""

    first: datetime.date | None
    last: datetime.date | None

    def lies_within(self, other: Stretch) -> bool:
        """Whether every day of this stretch is one of the other's."""
        after = other.first is None or (self.first is not None and self.first >= other.first)
        before = other.last is None or (self.last is not None and self.last <= other.last)
        return after and before


@dataclass(frozen=True, slots=True)
class Answer:
    """Answers of one text, a set for each measure; empty where nothing is told."""

    date: frozenset[Stretch] = frozenset()
    number: frozenset[tuple[float, float]] = frozenset()
    effect: frozenset[str] = frozenset()
    stage: frozenset[str] = frozenset()
    start_date: frozenset[datetime.date] = frozenset()
    killed_min: frozenset[float] = field(default=frozenset([0.0]))
    captured_min: frozenset[float] = field(default=frozenset([0.0]))

    def of(self, measure: str) -> frozenset[Any]:
        """The answers to one measure."""
        answers: frozenset[Any] = getattr(self, measure)
        return answers


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text as Penholder reads it by itself."""

    report: Report
    parsed: ParsedReport
    bracket: DateBracket
    claims: ReportClaims


def read_text(name: str, text: str) -> ReadText:
    """The report of a text, with its parse, date bracket and claims."""
    key = hashlib.sha256(f"{name}\x1f{text}".encode()).hexdigest()
    report = make_report(Page("", key, text, Format.TEXT))
    parsed = read_report(report)
    bracket = bracket_report(report, parsed)
    return ReadText(report, parsed, bracket, extract_claims(report, parsed, bracket))


# --------------------------------------------------------------------------- from the events and tolls

_EFFECTS = {Effect.KILLED: "DEATH", Effect.INJURED: "INJURY", Effect.RELEASED: "REGAINED FREEDOM"}
_NO_HARM = "NO INJURY OR DEATH"
_STAGES = {
    Stage.DONE: "ACCOMPLISHED",
    Stage.ATTEMPTED: "ATTEMPTED",
    Stage.THREATENED: "THREATENED",
}
_VIOLENT = frozenset(["attack", "killing", "kidnapping", "hostage taking", "offensive", "release of people"])
"""Kinds that may be the acts of terror the MUC-4 task asks for; clashes, arrests and operations are not."""
_ARMED = frozenset(["military", "fighters", "police"])


def answer_from_claims(read: ReadText) -> Answer:
    """The answers that follow from the events and tolls of the text."""
    incidents = find_incidents(read.claims.events)
    news = [i for i in incidents if not i.background]
    asked = [i for i in news if _is_asked(i)]
    main = next((i for i in news if i.least(Effect.KILLED) + i.least(Effect.CAPTURED) > 0), None)
    main = main or next(iter(news), None)
    day = _start(main.when if main else None, read.bracket)
    return Answer(
        date=frozenset(_stretch(i.when, read.bracket) for i in asked),
        number=frozenset(n for i in asked for n in _numbers(i)),
        effect=frozenset(e for i in asked for e in _name_effects(i)),
        stage=frozenset(_STAGES[e.stage] for i in asked for e in i.events),
        start_date=frozenset([day] if day else ()),
        killed_min=frozenset([main.least(Effect.KILLED) if main else 0.0]),
        captured_min=frozenset([main.least(Effect.CAPTURED) if main else 0.0]),
    )


def _is_asked(incident: Incident) -> bool:
    """Violence that is not only between armed sides: MUC-4 leaves out clashes with soldiers and guerrillas."""
    if not any(e.kind in _VIOLENT for e in incident.events):
        return False
    told = [t for e in incident.events for t in e.tolls if t.high != 0]
    groups = {t.group for t in told if t.counting is not Counting.AGAIN} or {t.group for t in told}
    targets = [set(name.lower().split()) for e in incident.events for name in e.targets]
    armed = toll_class("armed target")
    if groups:
        return not groups <= _ARMED
    return not targets or not all(any(w.removesuffix("s") in armed for w in words) for words in targets)


def _stretch(when: Edtf | None, bracket: DateBracket) -> Stretch:
    """The days of the incident; without a day of its own any day up to the report's."""
    if when is None:
        return Stretch(None, bracket.best or bracket.latest)
    return Stretch(first_day(when), last_day(when))


def _start(when: Edtf | None, bracket: DateBracket) -> datetime.date | None:
    """The first day told; the report's own for an incident told without any."""
    return (first_day(when) if when else None) or bracket.best


def _numbers(incident: Incident) -> Iterable[tuple[float, float]]:
    for _, counts in incident.counts:
        yield from ((c.low, c.high) for c in counts if c.high is not None and _is_closed(c))
    for event in incident.events:
        if event.stage is not Stage.DONE:
            yield from ((t.low, t.high) for t in event.tolls if t.high is not None and t.low > 0)


def _is_closed(count: Count) -> bool:
    """Whether people with a plain number were the targets: armed men lost in their own attack are not."""
    return count.low > 0 and class_of_noun(count.who) not in ("fighter", "leader")


def _name_effects(incident: Incident) -> Iterable[str]:
    told = {effect for effect, counts in incident.counts if any(c.low > 0 for c in counts)}
    yield from (_EFFECTS[e] for e in sorted(told) if e in _EFFECTS)
    if not told & {Effect.KILLED, Effect.INJURED} and any(map(_tells_no_harm, incident.events)):
        yield _NO_HARM


def _tells_no_harm(event: Event) -> bool:
    return any(
        t.effect is Effect.UNHARMED or (t.effect in (Effect.KILLED, Effect.INJURED) and t.high == 0)
        for t in event.tolls
    )


# --------------------------------------------------------------------------- the baseline

_REACH = 60
"""Characters around a word of death or capture within which its number is looked for."""


def answer_by_baseline(read: ReadText) -> Answer:
    """The first date of the text, and the first number near a word of death, of injury or of capture."""
    day = _first_date(read)
    told = {e: _first_number(read, e) for e in (Effect.KILLED, Effect.INJURED, Effect.CAPTURED)}
    harmed = {_EFFECTS[e] for e, number in told.items() if e in _EFFECTS and number is not None}
    numbers = frozenset((n, n) for n in told.values() if n)
    return Answer(
        date=frozenset([Stretch(day, day)] if day and (harmed or numbers) else ()),
        number=numbers,
        effect=frozenset(harmed),
        stage=frozenset([_STAGES[Stage.DONE]] if harmed else ()),
        start_date=frozenset([day] if day else ()),
        killed_min=frozenset([told[Effect.KILLED] or 0.0]),
        captured_min=frozenset([told[Effect.CAPTURED] or 0.0]),
    )


def _first_date(read: ReadText) -> datetime.date | None:
    for sentence in read.parsed.sentences:
        for expression in find_expressions(sentence):
            when = resolve_expression(expression, read.bracket)
            first = first_day(when) if when else None
            if first is not None and when is not None and len(when) >= len("2020-01-31"):
                return first
    return None


def _first_number(read: ReadText, effect: Effect) -> float | None:
    """The first number near a word of the effect, 0 where none stands near any; None without such a word."""
    words = toll_class(f"verb {effect}") | toll_class(f"noun {effect}") | toll_class(f"state {effect}")
    met = False
    for sentence in read.parsed.sentences:
        for token in (t for t in sentence.tokens if t.lemma in words):
            met = True
            at = token.start - sentence.start
            near = sentence.text[max(0, at - _REACH) : at + _REACH]
            numbers = [n.low for n in find_numbers(near) if not n.fraction]
            if numbers:
                return numbers[0]
    return 0.0 if met else None

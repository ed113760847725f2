"""The headline of a report and the line that dates it: what they say of the day of an event.

Takes a parsed report and its events; gives the events with a headline's day put right. Never gives a day that
no event of the text has.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from penholder.model import Event
from penholder.syntax import ParsedReport, Sentence
from penholder.values.expressions import find_expressions

_LONGEST_DATE_LINE = 60
"""Characters of a line that gives a report's place and day, and no more."""
_STOPS = (".", "!", "?", '"', "”")


def is_date_line(sentence: Sentence) -> bool:
    """ "GENEVA, 4 May 2024" on a line of its own: the day of the report; nothing happens in it."""
    if len(sentence.text.strip()) > _LONGEST_DATE_LINE or sentence.text.rstrip().endswith(_STOPS):
        return False
    verbs = [t for t in sentence.tokens if t.pos in ("VERB", "AUX")]
    told = [t for t in verbs if t.text.lower() not in ("published", "updated", "posted", "issued")]
    return not told and bool(find_expressions(sentence)) and not _names_deed(sentence)


def _names_deed(sentence: Sentence) -> bool:
    """ "Two nurses dead on Monday" tells something; a place and a day hold names and numbers only."""
    return any(t.pos in ("NOUN", "ADJ") and t.entity not in ("DATE", "TIME") for t in sentence.tokens)


def date_headline(parsed: ParsedReport, events: Sequence[Event]) -> tuple[Event, ...]:
    """The events; one that the headline tells without a day has that of the text's events of its kind, or none.

    A headline tells in short what the text tells with its day; a dateline gives the day of writing.
    """
    if not parsed.sentences or parsed.sentences[0].text.rstrip().endswith(_STOPS):
        return tuple(events)
    end = parsed.sentences[0].end
    return tuple(_date_from(e, events, end) if _is_undated(e, end) else e for e in events)


def _is_undated(event: Event, end: int) -> bool:
    return event.span.end <= end and event.date_words is None and not event.background


def _date_from(event: Event, events: Sequence[Event], end: int) -> Event:
    effects = {t.effect for t in event.tolls}
    alike = [
        e
        for e in events
        if e.span.start >= end
        and not e.background
        and (e.kind == event.kind or effects & {t.effect for t in e.tolls})
    ]
    days = sorted({e.when for e in alike if e.when})
    if not days or event.when in days:
        return event
    return replace(event, when=days[0] if len(days) == 1 else None)

"""Events: what happened, or is said to have happened, with who, where and when.

Takes a report, its parse, its date bracket and its statements; gives events in text order. Never gives a date
the words do not hold, and keeps what is only planned, promised or demanded for the commitments. An utterance
is a statement, not an event, but a dated one before the Council shows that the Council met.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from penholder.claims.casualties import NO_EVENT, Telling, add_tolls, spare
from penholder.claims.describing import make_event
from penholder.claims.happened import find_day, is_aside, is_of_saying
from penholder.claims.harm import is_old
from penholder.claims.headlines import date_headline, is_date_line
from penholder.claims.incidents import HARMFUL, LASTING
from penholder.claims.passages import left_edge, name_mention
from penholder.claims.places import find_where
from penholder.claims.stages import is_denied
from penholder.claims.triggers import Happening, Trigger, find_told
from penholder.model import (
    Counting,
    DateBracket,
    Edtf,
    Effect,
    Event,
    Figure,
    Report,
    Stage,
    Statement,
    make_id,
)
from penholder.syntax import ParsedReport, Sentence, Token
from penholder.values.clauses import own_tokens
from penholder.values.dates import first_day
from penholder.values.expressions import find_expressions, resolve_expression, told_before
from penholder.values.mentions import MentionKind, find_mentions
from penholder.vocabulary import change_words, cues, event_words

_FULL_DAY = len("2020-01-31")
_COUNTED = frozenset({"attack", "killing", "kidnapping", "displacement"})


def extract_events(
    report: Report,
    parsed: ParsedReport,
    bracket: DateBracket,
    statements: Sequence[Statement],
    figures: Sequence[Figure] = (),
) -> tuple[Event, ...]:
    """The events of one report in text order; `date_words` is None for those without a date of their own.

    An event that harmed people and has no date of its own takes the day the report is telling of.
    """
    found: list[Event] = []
    day: Edtf | None = None
    since = 0  # sentences read when the report first told of harm without a day
    for place, sentence in enumerate(parsed.sentences):
        meetings = tuple(_find_meetings(report, sentence, bracket))
        days = {m.date_words for m in meetings}
        happened = [
            h
            for h in _without_dateline(
                report,
                sentence,
                find_told(sentence, bracket, statements, told_before(parsed.sentences, place)),
            )
            if _happened(sentence, h) and not _is_to_come(h, bracket)
        ]
        told = [
            (happening.trigger.token, make_event(report, sentence, happening, statements))
            for happening in happened
            if happening.expression is not None or not _told_with_date(happening, happened)
        ]
        told = [(t, e) for t, e in told if e.kind != "council meeting" or e.date_words not in days]
        before = told_before(parsed.sentences, place)
        here = None if is_date_line(sentence) else find_day(sentence, None, bracket, before)
        fresh = here is not None and len(here) == _FULL_DAY and not is_old(here, bracket)
        if fresh and day is None and place - since <= _DAY_BEHIND:
            found = [_date_late(event, here) for event in found]
        day = here if fresh else day
        since = since if any(e.tolls or e.kind in HARMFUL for e in found) else place
        telling = Telling(report, sentence, bracket, statements, figures, before, day)
        for event in add_tolls(telling, told):
            if event.kind == NO_EVENT:
                spare(found, event)
            else:
                found.append(event)
        found.extend(meetings)
    kept = _drop_repeats(sorted(found, key=lambda e: (e.span.start, e.span.end, e.kind)))
    return tuple(_locate(event, parsed) for event in date_headline(parsed, tuple(kept)))


_DAY_BEHIND = 3
"""Sentences within which the day of what a report opens with is told after it ("It happened on Saturday")."""


def _date_late(event: Event, day: Edtf | None) -> Event:
    """An event of harm told before the report has named any day, with the day it then names."""
    harmful = event.tolls or event.kind in HARMFUL - LASTING
    late = event.when is None and harmful and not event.background and event.stage is Stage.DONE
    return replace(event, when=day) if late else event


def _locate(event: Event, parsed: ParsedReport) -> Event:
    """The event with its place looked up in the gazetteer."""
    if not event.place:
        return event
    inside = [s for s in parsed.sentences if s.start <= event.span.start < s.end]
    return replace(event, where=find_where(event.place, inside[0], parsed)) if inside else event


def _without_dateline(
    report: Report, sentence: Sentence, happenings: Sequence[Happening]
) -> Iterator[Happening]:
    """A day in the dateline or of a verb of saying is that of the report, not of what its sentence tells."""
    for happening in happenings:
        expression = happening.expression
        twice = any(h.trigger == happening.trigger and h is not happening for h in happenings)
        if expression is None or not _is_of_report(report, sentence, happening, twice=twice):
            yield happening
        elif not twice:
            yield replace(happening, expression=None, when=None)


def _is_of_report(report: Report, sentence: Sentence, happening: Happening, *, twice: bool) -> bool:
    """Whether the date is that of the report or of the saying.

    What harms nobody may be done by the saying itself ("announced a ceasefire on Friday") unless it has another
    date (`twice`).
    """
    line, expression, kind = report.dateline, happening.expression, happening.trigger.event
    if expression is None:
        return False
    if line is not None and line.start <= expression.start < line.end:
        return True
    harmful = kind is not None and kind.key in HARMFUL | _COUNTED
    saying = (twice or harmful) and is_of_saying(sentence, expression, happening.trigger.token)
    return saying or is_aside(sentence, expression)


def _drop_repeats(events: Sequence[Event]) -> Iterator[Event]:
    """Leave out what is told without a day, a place or a new target, of a kind the report tells of anyway."""
    dated = {e.kind for e in events if e.date_words is not None}
    seen: set[tuple[str, tuple[str, ...], str]] = set()
    kinds: set[str] = set()
    effects: set[Effect] = set()
    for event in events:
        mine = {t.effect for t in event.tolls}
        again = all(t.counting is Counting.AGAIN and t.effect in effects for t in event.tolls)
        effects |= set() if event.background else mine
        if event.date_words is None:
            key = event.kind, event.targets, event.place
            bare = not event.targets and not event.place
            if again and (key in seen or (bare and event.kind in dated | kinds)):
                continue
            seen.add(key)
            kinds.add(event.kind)
        yield event


def _is_to_come(happening: Happening, bracket: DateBracket) -> bool:
    """A day after the last on which the report can have appeared has not happened, whatever the tense."""
    first = first_day(happening.when) if happening.when else None
    last = bracket.best or bracket.latest
    return first is not None and last is not None and first > last


def _happened(sentence: Sentence, happening: Happening) -> bool:
    """Dated ones unless they lie ahead; undated ones only when told in the past as a fact."""
    trigger = happening.trigger
    if trigger.event is None or (happening.prospective and trigger.commitment is not None):
        return False
    if is_denied(sentence, trigger.token) or _is_of_nobody(sentence, trigger) or _is_plan(sentence, trigger):
        return False
    token = trigger.token
    if trigger.nominal and _is_statistic(sentence, token):
        return False
    if happening.expression is not None:
        return not happening.prospective and not _is_period(sentence, happening)
    if trigger.nominal and not happening.prospective and trigger.event.key in ("attack", "clashes"):
        return _is_news(sentence, token)
    if trigger.nominal or happening.prospective or sentence.children(token, "neg"):
        return False
    if token.lemma in event_words("dated only") or token.pos != "VERB":
        return False
    helpers = {t.lemma for t in sentence.children(token, "aux", "auxpass")}
    if trigger.event.key in _COUNTED and ("have" in helpers or _is_counted_since(sentence, token)):
        return False  # "140 have been killed" is a figure
    return token.tag == "VBD" or (token.tag == "VBN" and bool(helpers & {"have", "be"}))


def _is_of_nobody(sentence: Sentence, trigger: Trigger) -> bool:
    """ "Expelled no one", "failed to leave". That nobody was harmed is news of an attack, and read with the tolls."""
    harmful = (HARMFUL | _COUNTED) - {"arrest"}
    if trigger.nominal or (trigger.event is not None and trigger.event.key in harmful):
        return False
    if trigger.token.dep == "xcomp" and sentence.head(trigger.token).lemma == "fail":
        return True
    parties = sentence.children(trigger.token, "nsubj", "nsubjpass", "dobj")
    return any(
        t.lemma in ("nobody", "none") or any(d.lemma == "no" for d in sentence.children(t, "det"))
        for t in parties
    )


def _is_plan(sentence: Sentence, trigger: Trigger) -> bool:
    """ "Signed a plan for the exit": a plan is an accord only where it is called one ("a peace plan")."""
    if trigger.nominal or trigger.event is None or trigger.event.key != "agreement":
        return False
    signed = sentence.children(trigger.token, "dobj", "nsubjpass")
    called = (d.lemma for t in signed for d in sentence.children(t, "compound", "amod"))
    return any(t.lemma == "plan" for t in signed) and not set(called) & {*trigger.event.objects, "peace"}


def _is_news(sentence: Sentence, noun: Token) -> bool:
    """ "An explosion wrecked a bridge": a noun told for the first time, as the subject of what it did or came to."""
    if noun.dep not in ("nsubj", "nsubjpass"):
        return False
    verb = sentence.head(noun)
    helpers = sentence.children(verb, "aux", "auxpass", "neg")
    past = verb.tag in ("VBD", "VBN") and not any(t.tag == "MD" or t.dep == "neg" for t in helpers)
    new = {t.text.lower() for t in sentence.children(noun, "det")} & {"a", "an", "another"}
    return (
        past and verb.dep not in ("relcl", "advcl") and (bool(new) or bool(sentence.children(noun, "nummod")))
    )


def _is_period(sentence: Sentence, happening: Happening) -> bool:
    """ "162 killed since 2013" gives the period of a figure; "deployed since 2013" tells when it began.

    What is told by a verb of being somewhere is an event only where it began.
    """
    expression, trigger = happening.expression, happening.trigger
    if expression is None or trigger.nominal:
        return False
    if trigger.token.lemma in event_words("stative") and not expression.since:
        return True
    counted = trigger.event is not None and trigger.event.key in _COUNTED
    subjects = sentence.children(trigger.token, "nsubj", "nsubjpass")
    number = any(t.dep == "nummod" for s in subjects for t in sentence.children(s))
    return counted and (expression.since or (number and expression.until is not None))


def _is_counted_since(sentence: Sentence, verb: Token) -> bool:
    """ "140 soldiers were killed and 520 injured since 2013": a figure over a period, whatever the date hangs on."""
    subjects = sentence.children(verb, "nsubj", "nsubjpass")
    numbered = any(t.dep == "nummod" for s in subjects for t in sentence.children(s))
    return numbered and any(e.since and e.start > verb.start for e in find_expressions(sentence))


def _is_statistic(sentence: Sentence, token: Token) -> bool:
    """ "violence fell by 27 per cent": a figure about many events, not one of them."""
    moves = {word for group in change_words() for word in group.words}
    return token.dep in ("nsubj", "nsubjpass") and sentence.head(token).lemma in moves


def _told_with_date(happening: Happening, others: Sequence[Happening]) -> bool:
    """ "signed the agreement in 1974": the dated noun already tells what the verb does."""
    kind = happening.trigger.event
    return any(h.expression is not None and h.trigger.event == kind for h in others)


# --------------------------------------------------------------------------- the Council met


def _find_meetings(report: Report, sentence: Sentence, bracket: DateBracket) -> Iterator[Event]:
    """ "told the Security Council on Friday": the Council met that day."""
    reporting = _reporting_verbs()
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.lemma not in reporting:
            continue
        own = own_tokens(sentence, verb)
        council = [
            t for t in own if t.lemma in event_words("council") and t.dep in ("dobj", "pobj", "dative")
        ]
        inside = {t.i for t in own}
        for expression in find_expressions(sentence):
            words = sentence.between(expression.start, expression.end)
            if not council or not words or any(t.i not in inside for t in words):
                continue
            when = resolve_expression(replace(expression, since=False), bracket)
            helpers = [t.start for t in sentence.children(verb, "aux", "auxpass") if t.tag != "TO"]
            start = min([verb.start, expression.start, *helpers])
            end = max(expression.end, *(t.end for t in council))
            if end - start > _LONGEST_MEETING:
                continue
            span = report.span(start, end)
            names = tuple(filter(None, (_name_council(sentence, own),)))
            yield Event(
                id=make_id("e", report.id, start, end, "council meeting", when),
                report=report.id,
                span=span,
                kind="council meeting",
                actors=names,
                targets=(),
                place="",
                when=when,
                date_words=report.span(expression.start, expression.end),
                what=" ".join(
                    sentence.text[left_edge(sentence, verb) - sentence.start : end - sentence.start].split()
                ),
            )


def _name_council(sentence: Sentence, own: Sequence[Token]) -> str:
    """The organ that met: a body named in the cue's clause, else the Council itself when only "the council" is said."""
    inside = {t.start for t in own}
    named = [m for m in find_mentions(sentence) if m.kind is MentionKind.BODY and m.start in inside]
    return name_mention(named[0]) if named else "Security Council"


_LONGEST_MEETING = 120
"""Characters between cue and date beyond which the date is taken to belong elsewhere."""


@cache
def _reporting_verbs() -> frozenset[str]:
    return frozenset(c.lemma for c in cues() if c.kind == "verb")

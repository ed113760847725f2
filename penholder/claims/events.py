"""Events: what happened, or is said to have happened, with who, where and when.

Takes a report, its parse, its date bracket and its statements; gives events in text order. Never gives a date
the words do not hold, and keeps what is only planned, promised or demanded for the commitments. An utterance
is a statement, not an event, but a dated one before the Council shows that the Council met.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from penholder.claims.happened import find_day, is_aside, is_of_report
from penholder.claims.harm import KIND_OF_EFFECT, is_background, is_old, make_tolls
from penholder.claims.incidents import HARMFUL
from penholder.claims.passages import left_edge, name_mention, name_phrase, span_offsets
from penholder.claims.places import find_listed_place, find_where
from penholder.claims.stages import read_stage
from penholder.claims.tolls import FoundToll, find_tolls
from penholder.claims.triggers import Happening, Trigger, find_told
from penholder.model import Counting, DateBracket, Edtf, Effect, Event, Figure, Report, Statement, make_id
from penholder.syntax import ParsedReport, Sentence, Token
from penholder.values.clauses import find_place, find_subject, governing_verb, own_tokens, statement_at
from penholder.values.dates import first_day
from penholder.values.expressions import DateExpression, find_expressions, resolve_expression, told_before
from penholder.values.mentions import MentionKind, find_mentions
from penholder.vocabulary import change_words, cues, event_kinds, event_words, toll_class

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
            (happening.trigger.token, _make_event(report, sentence, happening, statements))
            for happening in happened
            if happening.expression is not None or not _told_with_date(happening, happened)
        ]
        told = [(t, e) for t, e in told if e.kind != "council meeting" or e.date_words not in days]
        before = told_before(parsed.sentences, place)
        here = find_day(sentence, None, bracket, before)
        day = here if here and len(here) == _FULL_DAY and not is_old(here, bracket) else day
        telling = _Telling(report, sentence, bracket, statements, figures, before, day)
        for event in _add_tolls(telling, told):
            if event.kind == _NO_EVENT:
                _spare(found, event)
            else:
                found.append(event)
        found.extend(meetings)
    kept = _drop_repeats(sorted(found, key=lambda e: (e.span.start, e.span.end, e.kind)))
    return tuple(_locate(event, parsed) for event in kept)


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
        if expression is None or not _is_of_report(report, sentence, expression, twice=twice):
            yield happening
        elif not twice:
            yield replace(happening, expression=None, when=None)


def _is_of_report(report: Report, sentence: Sentence, expression: DateExpression, *, twice: bool) -> bool:
    """`twice`: the word has another date as well, so that one of the two may be that of the saying."""
    line = report.dateline
    if line is not None and line.start <= expression.start < line.end:
        return True
    return is_aside(sentence, expression) or (twice and is_of_report(sentence, expression))


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


def _is_put_off(sentence: Sentence, happening: Happening) -> bool:
    """ "pushed back the elections on Friday": Friday is the day of the decision, not of a vote."""
    token, kind = happening.trigger.token, happening.trigger.event
    votes = kind is not None and "election" in (kind.key, kind.refines)
    votes |= kind is not None and kind.key == "referendum"
    return (
        votes and token.dep in ("dobj", "nsubjpass") and sentence.head(token).lemma in event_words("put off")
    )


def _told_with_date(happening: Happening, others: Sequence[Happening]) -> bool:
    """ "signed the agreement in 1974": the dated noun already tells what the verb does."""
    kind = happening.trigger.event
    return any(h.expression is not None and h.trigger.event == kind for h in others)


def _make_event(
    report: Report, sentence: Sentence, happening: Happening, statements: Sequence[Statement]
) -> Event:
    kind = happening.trigger.event
    assert kind is not None
    if _is_put_off(sentence, happening):
        kind = next(k for k in event_kinds() if k.key == "postponement")
    start, end = span_offsets(sentence, happening)
    span, expression = report.span(start, end), happening.expression
    statement = statement_at(statements, happening.trigger.token.start, happening.trigger.token.end)
    actors, targets = find_roles(sentence, happening.trigger.token)
    around = _around(sentence, happening.trigger.token)
    return Event(
        id=make_id("e", report.id, start, end, kind.key, happening.when),
        report=report.id,
        span=span,
        kind=kind.key,
        actors=actors,
        targets=targets,
        place=find_place(sentence, around) or find_listed_place(sentence, around),
        when=happening.when,
        date_words=report.span(expression.start, expression.end) if expression else None,
        what=" ".join(span.words.split()),
        statement=statement.id if statement else None,
    )


@dataclass(frozen=True, slots=True)
class _Telling:
    """A sentence with everything its events are read against."""

    report: Report
    sentence: Sentence
    bracket: DateBracket
    statements: Sequence[Statement]
    figures: Sequence[Figure]
    before: tuple[DateExpression, ...]
    day: Edtf | None
    """The day the report is telling of."""


def _add_tolls(telling: _Telling, told: Sequence[tuple[Token, Event]]) -> Iterator[Event]:
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
        if tolls or event.kind not in HARMFUL or token.tag != "VB" or read_stage(telling.sentence, token):
            yield _harm(telling, token, event, tolls)
    for tolls in by_trigger.values():
        if all(t.over_period for t in tolls):
            continue  # "140 killed since 2013": a figure, not an event
        harmed = [t for t in tolls if t.effect in KIND_OF_EFFECT and t.victims.high != 0]
        kind = next((KIND_OF_EFFECT[t.effect] for t in harmed), "attack")
        event_kind = next(k for k in event_kinds() if k.key == kind and k.ledger == "event")
        happening = Happening(Trigger(tolls[0].trigger, event_kind, None), None, None, False)
        event = _make_event(telling.report, telling.sentence, happening, telling.statements)
        event = _harm(telling, tolls[0].trigger, event, tolls)
        yield event if harmed else replace(event, kind=_NO_EVENT)


_NO_EVENT = ""
"""Kind of what only tells that nobody came to harm in an event told before."""


def _spare(found: list[Event], spared: Event) -> None:
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


def _harm(telling: _Telling, token: Token, event: Event, tolls: Sequence[FoundToll]) -> Event:
    """The event with its tolls, stage, and the day it is told of."""
    if not tolls and event.kind not in HARMFUL:
        return event
    when = event.when or find_day(telling.sentence, token, telling.bracket, telling.before)
    background = is_background(telling.sentence, token, when, telling.bracket)
    if when is None and not background:
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


def _around(sentence: Sentence, token: Token) -> list[Token]:
    if token.pos == "VERB":
        return own_tokens(sentence, token)
    verb = governing_verb(sentence, token)
    inside = {t.i: t for t in (*sentence.subtree(token), *(own_tokens(sentence, verb) if verb else ()))}
    return [inside[i] for i in sorted(inside)]


# --------------------------------------------------------------------------- who


def find_roles(sentence: Sentence, token: Token) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Actors and targets of a trigger, named as far as the sentence goes."""
    if token.pos == "VERB":
        return _verb_roles(sentence, token)
    actors = [t for t in sentence.children(token, "poss", "compound", "amod") if _names_someone(sentence, t)]
    actors += _under(sentence, token, "by")
    targets = _under(sentence, token, "on") + _under(sentence, token, "against")
    return _names(sentence, actors), _names(sentence, targets)


def _verb_roles(sentence: Sentence, verb: Token) -> tuple[tuple[str, ...], tuple[str, ...]]:
    agents = [t for agent in sentence.children(verb, "agent") for t in sentence.children(agent, "pobj")]
    passive = sentence.children(verb, "nsubjpass")
    subjects = sentence.children(verb, "nsubj")
    if verb.dep in ("conj", "xcomp") and not subjects and not passive and verb.tag != "VBN":
        subjects = sentence.children(sentence.head(verb), "nsubj")
    subjects = subjects[-1:]  # a dateline may pass for a second subject
    objects = sentence.children(verb, "dobj")
    if verb.dep == "acl" and verb.tag == "VBN":
        objects = [*objects, sentence.head(verb)]
    return _names(sentence, [*subjects, *agents]), _names(sentence, [*objects, *passive])


def _under(sentence: Sentence, token: Token, preposition: str) -> list[Token]:
    return [
        t
        for prep in sentence.children(token, "prep", "agent")
        if prep.lemma == preposition
        for t in sentence.children(prep, "pobj")
        if t.entity not in ("DATE", "TIME")
    ]


def _names_someone(sentence: Sentence, token: Token) -> bool:
    return token.pos == "PROPN" or any(
        m.start <= token.start < m.end and m.kind is not MentionKind.OFFICE for m in find_mentions(sentence)
    )


def _names(sentence: Sentence, tokens: Sequence[Token]) -> tuple[str, ...]:
    everyone = [t for token in tokens for t in (token, *sentence.children(token, "conj"))]
    return tuple(dict.fromkeys(name for t in everyone if (name := name_phrase(sentence, t))))


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

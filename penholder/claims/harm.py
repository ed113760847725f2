"""Events that harmed people: the tolls of a sentence put with the events that tell them.

Takes the events and happenings of a sentence and its tolls; gives the events with their tolls, and an event for
every toll that no event of the sentence tells. Never makes two events of one word, never adds tolls up.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from penholder.claims.happened import is_held_over
from penholder.claims.harmed import class_of_noun
from penholder.claims.tolls import FoundToll
from penholder.model import Counting, DateBracket, Edtf, Effect, Figure, Report, Toll
from penholder.syntax import Sentence, Token
from penholder.values.dates import last_day
from penholder.vocabulary import toll_class

KIND_OF_EFFECT = {
    Effect.KILLED: "killing",
    Effect.INJURED: "attack",
    Effect.CAPTURED: "kidnapping",
    Effect.RELEASED: "release of people",
    Effect.DISPLACED: "displacement",
}
"""Kind of event that a toll tells by itself; people missing or unharmed are told of another event."""

LONG_BEFORE = timedelta(days=62)
"""An event this long before the report is no news of it (two months, as in the MUC-4 task definition)."""


def make_tolls(report: Report, found: Sequence[FoundToll], figures: Sequence[Figure]) -> tuple[Toll, ...]:
    """The records of tolls found in a sentence, with the figures that give their numbers."""
    return tuple(_make_toll(report, toll, figures) for toll in found)


def _make_toll(report: Report, toll: FoundToll, figures: Sequence[Figure]) -> Toll:
    v = toll.victims
    start, end = (v.quantity.number_start, v.quantity.number_end) if v.quantity else (0, 0)
    giving = tuple(f.id for f in figures if v.quantity and start < f.number.end and f.number.start < end)
    counting = v.counting
    if counting in (Counting.WHOLE, Counting.AGAIN) and (toll.over_period or toll.in_several):
        counting = Counting.TOTAL
    elif counting is Counting.WHOLE and toll.confirmed:
        counting = Counting.PART
    return Toll(
        effect=toll.effect,
        group=toll.group,
        cause=toll.cause,
        low=v.low,
        best=v.best,
        high=v.high,
        words=report.span(v.start, v.end),
        figures=giving,
        counting=counting,
        who=v.who,
    )


def is_background(sentence: Sentence, trigger: Token, when: Edtf | None, bracket: DateBracket) -> bool:
    """Whether an event is told only to explain another: recalled, done before it by one of its people, or old."""
    if is_old(when, bracket) or _is_recalled(sentence, trigger):
        return True
    return when is None and _is_pluperfect(sentence, trigger)


def _is_pluperfect(sentence: Sentence, trigger: Token) -> bool:
    return any(t.lemma == "have" and t.tag == "VBD" for t in sentence.children(trigger, "aux"))


def is_old(when: Edtf | None, bracket: DateBracket) -> bool:
    last, day = last_day(when) if when else None, bracket.best or bracket.earliest
    return last is not None and day is not None and day - last > LONG_BEFORE


def _is_recalled(sentence: Sentence, trigger: Token) -> bool:
    recalling = toll_class("recalling")
    below = trigger
    for above in sentence.ancestors(trigger):
        if above.lemma in recalling and not _is_told_itself(below):
            return True
        if is_held_over(sentence, trigger, above):
            return True
        if below.dep == "relcl" and _is_of_person(sentence, below, above):
            return True
        below = above
    return False


def _is_told_itself(below: Token) -> bool:
    """ "A man was convicted": the recalling verb's own subject or object is what happens to him."""
    return below.dep in ("conj", "nsubj", "nsubjpass")


def _is_of_person(sentence: Sentence, clause: Token, noun: Token) -> bool:
    """ "The commander who killed two guards": what one of the people told of had done."""
    active = clause.tag in ("VBD", "VBZ", "VBP") and not sentence.children(clause, "nsubjpass")
    relative = {t.lemma for t in sentence.children(clause, "nsubj")} & {"who", "that"}
    if not active or clause.lemma in toll_class("fate killed") or noun.pos not in ("NOUN", "PROPN"):
        return False
    return "who" in relative or (bool(relative) and _names_people(noun))


def _names_people(noun: Token) -> bool:
    return bool(class_of_noun(noun.lemma)) or noun.lemma in toll_class("counter")

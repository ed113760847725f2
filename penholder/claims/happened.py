"""The day a sentence gives to what it tells, and the day a report goes on telling of.

Takes sentences, their happenings and a date bracket; gives EDTF values. Never a day that stands in a clause on
somebody's past, in a dateline or in a document's number.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from penholder.model import DateBracket, Edtf
from penholder.syntax import Sentence, Token
from penholder.values.dates import first_day
from penholder.values.expressions import DateExpression, Direction, find_expressions, resolve_among
from penholder.vocabulary import toll_class


def find_day(
    sentence: Sentence, trigger: Token | None, bracket: DateBracket, told: tuple[DateExpression, ...]
) -> Edtf | None:
    """The day or period the clause of the trigger (without one: the main clause) is dated by, or None."""
    fitting: list[tuple[int, int, Edtf]] = []
    for expression in find_expressions(sentence):
        if expression.since or is_aside(sentence, expression) or is_of_saying(sentence, expression, trigger):
            continue
        when = resolve_among(_as_past(sentence, expression), told, bracket)
        steps = _distance(sentence, expression, trigger)
        if when is not None and steps is not None and not _is_ahead(when, bracket):
            fitting.append((steps, expression.start, when))
    return min(fitting)[2] if fitting else None


def _as_past(sentence: Sentence, expression: DateExpression) -> DateExpression:
    """ "Carried out a raid to capture a leader, Wednesday": under a past verb a weekday is past, whatever is near."""
    bare = expression.weekday is not None and expression.point is None and expression.shift is None
    inside = sentence.between(expression.start, expression.end)
    ahead = any(
        helper.tag == "MD"
        for t in inside[:1]
        for above in sentence.ancestors(t)
        for helper in sentence.children(above, "aux")
    )
    if bare and not ahead and expression.direction is Direction.FUTURE and sentence.root.tag == "VBD":
        return replace(expression, direction=Direction.PAST)
    return expression


def is_of_saying(sentence: Sentence, expression: DateExpression, trigger: Token | None) -> bool:
    """ "Confirmed today the arrest of ...": the day of a verb of saying is not that of what is said.

    The verb is the one the date hangs on, or stands right before it ("said Friday two had died"); without a
    trigger the day is asked for the whole sentence.
    """
    inside = sentence.between(expression.start, expression.end)
    top = next((t for t in inside if sentence.head(t) not in inside), None)
    if top is None:
        return False
    above = sentence.head(top)
    if above.pos == "ADP":
        above = sentence.head(above)
    near = [t for t in (above, _verb_before(sentence, inside[0])) if t is not None and t != trigger]
    return any(_says(sentence, t, trigger) for t in near)


def _says(sentence: Sentence, verb: Token, trigger: Token | None) -> bool:
    """Whether somebody says something: not an attack that claimed lives, nor one that was reported that day."""
    if verb.pos != "VERB" or verb.lemma not in toll_class("telling") or verb.dep == "acl":
        return False
    if any(t.lemma == "life" for t in sentence.children(verb, "dobj")):
        return False
    told = [i.i for t in sentence.children(verb, "nsubjpass") for i in sentence.subtree(t)]
    return trigger is None or trigger.i not in told


def _verb_before(sentence: Sentence, first: Token) -> Token | None:
    """The verb that stands before "Friday" or "on Friday" with nothing between."""
    place = first.i - 1
    while place > 0 and sentence.tokens[place].tag == "IN":
        place -= 1
    return sentence.tokens[place] if place >= 0 and sentence.tokens[place].pos == "VERB" else None


def is_aside(sentence: Sentence, expression: DateExpression) -> bool:
    """A date in brackets or before the opening dash is that of a dateline, one joined to marks part of a number."""
    before = sentence.text[: expression.start - sentence.start].rstrip()
    after = sentence.text[expression.end - sentence.start :]
    if expression.start - sentence.start < _DATELINE and _DASH.match(after):
        return True
    if not before and after.startswith(":"):
        return True  # "May 3: Two soldiers killed": the day of a heading
    return before.endswith(("(", "[", "-", "/")) or after[:1] in ("-", "/", "–")


_DATELINE = 50
"""Characters of a sentence within which a day before a dash is that of a dateline."""
_DASH = re.compile(r"\)?\s*(?:\([^)]*\)\s*)?(?:-|--|–|—)(?:\s|$)")


def _is_ahead(when: Edtf, bracket: DateBracket) -> bool:
    first, last = first_day(when), bracket.best or bracket.latest
    return first is not None and last is not None and first > last


def _distance(sentence: Sentence, expression: DateExpression, trigger: Token | None) -> int | None:
    """Steps from the date up to the trigger's clause; None where a clause on somebody's past lies between."""
    inside = sentence.between(expression.start, expression.end)
    if not inside:
        return None
    if _closes(sentence, expression):
        return 1
    above = set() if trigger is None else {trigger.i, *_clause_above(sentence, trigger)}
    below = next((t for t in inside if sentence.head(t) not in inside), inside[0])
    for steps, token in enumerate(sentence.ancestors(below), 1):
        aside = below.dep == "relcl" or (below.dep == "acl" and below.tag == "VBN")
        if aside and not (trigger is not None and below.i in above):
            return None
        if token.i in above:
            return steps
        if token.lemma in toll_class("recalling"):
            return None
        below = token
    return None if trigger is not None else 20


def _clause_above(sentence: Sentence, trigger: Token) -> Iterator[int]:
    """The words above a trigger; for a noun, up to the word that recalls it ("held a suspect in the killing")."""
    below = trigger
    for above in sentence.ancestors(trigger):
        itself = below.dep in ("conj", "nsubj", "nsubjpass")
        if trigger.pos == "NOUN" and not itself and above.lemma in toll_class("recalling"):
            return
        if is_held_over(sentence, trigger, above):
            return
        yield above.i
        below = above


def is_held_over(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """ "Arrested a man in the killing of ...", "held over an attack": the deed came before, on a day of its own."""
    link = sentence.head(noun)
    if noun.dep != "pobj" or sentence.head(link) != verb or verb.lemma not in toll_class("lawful"):
        return False
    return link.lemma in ("over", "for") or (link.lemma == "in" and noun.lemma in toll_class("noun killed"))


def _closes(sentence: Sentence, expression: DateExpression) -> bool:
    """ "..., yesterday.": after a comma at the end, a date is that of the whole sentence."""
    before = sentence.text[: expression.start - sentence.start].rstrip()
    after = sentence.text[expression.end - sentence.start :].strip(' .\n\u2028\xa0”"')
    return before.endswith(",") and not after

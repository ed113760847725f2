"""Which day belongs to which stage of a draft.

Takes a sentence, its tellings and the report's date bracket; gives for each telling its day and, for silence, the day
it runs until. Never gives one day to two stages unless one clause tells both, and no day that another event has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from penholder.claims.drafts.telling import Telling
from penholder.claims.triggers import find_triggers
from penholder.model import DateBracket, Edtf
from penholder.syntax import Sentence, Token
from penholder.values.clauses import governing_verb
from penholder.values.expressions import DateExpression, Direction, find_placed, resolve_among
from penholder.values.mentions import MentionKind, find_mentions
from penholder.vocabulary import draft_words

_UNTIL = re.compile(
    r"\b(?:until|till|through|ends?(?:\son)?|expires?(?:\son)?|deadline of)\s(?:[\w.:]+\s){0,4}$", re.I
)
_LIMIT = re.compile(r"\b(?:by|before|no\slater\sthan|ahead\sof)\s(?:the\s)?(?:[\w.:]+\s(?:on\s)?)?$", re.I)
_MOVED_TO = re.compile(r"\b(?:to|until|till|for)\s(?:\w+\s){0,2}$", re.I)
_YEAR = re.compile(r"\d{4}")
_FROM = re.compile(r"\bfrom\s(?:the\s)?$", re.I)
_END = re.compile(r"\b(?:until|till|to|through)\s(?:the\s)?$", re.I)
_SAID = frozenset({"say", "tell", "announce", "add", "write", "declare"})


@dataclass(frozen=True, slots=True)
class Dated:
    """A telling with its day, and for silence the day it runs until."""

    telling: Telling
    when: Edtf | None = None
    expression: DateExpression | None = None
    until: Edtf | None = None
    until_expression: DateExpression | None = None
    said: Edtf | None = None
    """Day on which somebody said so, where the sentence gives it."""
    said_expression: DateExpression | None = None


def date_tellings(
    sentence: Sentence,
    tellings: Sequence[Telling],
    bracket: DateBracket,
    told: tuple[DateExpression, ...],
    left_out: tuple[int, int] | None,
) -> tuple[Dated, ...]:
    """The tellings with the days of the sentence that are theirs; `left_out`: the offsets of a dateline."""
    dated = [Dated(t) for t in tellings]
    for expression in find_placed(sentence):
        if left_out is not None and left_out[0] <= expression.start < left_out[1]:
            continue
        if _is_of_content(sentence, expression):
            continue
        place = _find_owner(sentence, expression, [d.telling for d in dated])
        if place is None:
            continue
        before = (*told, *(e for e in find_placed(sentence) if e.start < expression.start))
        dated[place] = _give(sentence, dated[place], expression, before, bracket)
    return tuple(_share(sentence, dated))


def _give(
    sentence: Sentence,
    dated: Dated,
    expression: DateExpression,
    before: tuple[DateExpression, ...],
    bracket: DateBracket,
) -> Dated:
    telling = dated.telling
    words = sentence.text[: expression.start - sentence.start]
    if _is_of_saying(sentence, expression, telling):
        when = _resolve(expression, before, bracket, Direction.PAST)
        return dated if dated.said else replace(dated, said=when, said_expression=expression)
    if telling.kind.startswith("silence") and (_UNTIL.search(words) or _LIMIT.search(words)):
        if telling.kind != "silence procedure" or dated.until:
            return dated
        until = _resolve(expression, before, bracket, _side_of_silence(telling))
        return replace(dated, until=until, until_expression=expression)
    if _FROM.search(words) or (telling.moved and not _MOVED_TO.search(words)):
        return dated
    if telling.kind == "council vote" and _LIMIT.search(words):
        return dated  # a day by which to decide is no day set for a vote
    direction = Direction.FUTURE if telling.ahead else Direction.PAST
    if dated.when is not None:
        point = expression.point
        if not _YEAR.fullmatch(dated.when) or point is None or point.month is None or point.year is not None:
            return dated
        # "In 2021 ... in the middle of June": the year told first is that of the day
        expression = replace(expression, point=replace(point, year=int(dated.when)))
    return replace(dated, when=_resolve(expression, before, bracket, direction), expression=expression)


def _side_of_silence(telling: Telling) -> Direction:
    """Silence that "is" on runs out after the report; of silence that was put the day may be past."""
    present = telling.token.tag in ("VBZ", "VBP") or telling.ahead
    return Direction.FUTURE if present else Direction.NEAREST


def _resolve(
    expression: DateExpression,
    before: tuple[DateExpression, ...],
    bracket: DateBracket,
    direction: Direction,
) -> Edtf | None:
    """The day, read on the side of the report that the telling is on; a full date stands as it is."""
    point = expression.point
    bare = expression.weekday is not None and expression.offset == 0 and point is None
    if bare or (point is not None and point.year is None):
        expression = replace(expression, direction=direction)
    return resolve_among(expression, before, bracket)


def _is_of_content(sentence: Sentence, expression: DateExpression) -> bool:
    """ "A draft to renew MONUSCO until DAY was put under silence": the end of a mandate is no day of a stage.

    Read off the order of words, as parses give the day to the verb that follows it.
    """
    if _END.search(sentence.text[: expression.start - sentence.start]) is None:
        return False
    before = [t for t in sentence.tokens if t.end <= expression.start]
    verb = next((t for t in reversed(before) if t.pos == "VERB"), None)
    if verb is None or verb.lemma not in draft_words("prolong"):
        return False
    missions = [m.start for m in find_mentions(sentence) if m.kind is MentionKind.MISSION]
    between = before[verb.i + 1 :]
    words = {t.lemma.lower() for t in between}
    named = any(verb.end <= start < expression.start for start in missions)
    return "silence" not in words and (named or bool(words & {"mandate", "mission", "operation", "it"}))


def _find_owner(sentence: Sentence, expression: DateExpression, tellings: Sequence[Telling]) -> int | None:
    """Index of the telling whose clause the date stands in: the first met on the way up, else that of the verb."""
    inside = sentence.between(expression.start, expression.end)
    if not inside or not tellings:
        return None
    others = {t.token.i for t in find_triggers(sentence)} - {t.token.i for t in tellings}
    others -= _beneath(sentence, tellings)
    places: dict[int, int] = {}
    for place, telling in reversed(list(enumerate(tellings))):
        places[telling.token.i] = place
        places.setdefault(telling.words.i, place)
        verb = (
            telling.token if telling.token.pos in ("VERB", "AUX") else governing_verb(sentence, telling.token)
        )
        if verb is not None and verb.i not in others:
            places.setdefault(verb.i, place)
    top = next((t for t in inside if sentence.head(t) not in inside), inside[0])
    for above in (top, *sentence.ancestors(top)):
        if above in inside:
            continue
        if above.i in places:
            return _nearest(tellings, places[above.i], expression)
        if above.i in others and above.lemma not in _SAID:
            return None
        if above.pos in ("VERB", "AUX"):
            below = [t for t in sentence.children(above, "xcomp", "ccomp", "conj") if t.i in places]
            return places[below[0].i] if below else None
    return None


def _nearest(tellings: Sequence[Telling], place: int, expression: DateExpression) -> int:
    """ "Put under silence on Monday and in blue on Wednesday": of stages that one verb tells, that named last."""
    same = [n for n, t in enumerate(tellings) if t.token == tellings[place].token]
    told = [n for n in same if tellings[n].words.start < expression.start]
    return max(told, key=lambda n: tellings[n].words.i) if told else place


def _beneath(sentence: Sentence, tellings: Sequence[Telling]) -> set[int]:
    """Words within the noun phrase of a draft: "a draft renewing the mandate" has no day of its own there."""
    nouns = [t.words for t in tellings if t.words.pos in ("NOUN", "PROPN")]
    return {t.i for noun in nouns for t in sentence.subtree(noun)}


def _is_of_saying(sentence: Sentence, expression: DateExpression, telling: Telling) -> bool:
    """ "Said on Monday that it would circulate": Monday is the day of saying."""
    inside = sentence.between(expression.start, expression.end)
    verb = governing_verb(sentence, inside[-1]) if inside else None
    return (
        verb is not None
        and verb != telling.token
        and verb.lemma in _SAID
        and any(t == verb for t in sentence.ancestors(telling.token))
    )


def _share(sentence: Sentence, dated: Sequence[Dated]) -> list[Dated]:
    """ "Passed silence on Thursday and went into blue the same evening": verbs joined to a dated one share its day."""
    found = list(dated)
    for place, one in enumerate(found):
        if one.when is not None or one.telling.ahead:
            continue
        token = one.telling.token
        for other in dated:
            joined = other.telling.token in (sentence.head(token), *_joined(sentence, token))
            same = other.telling.ahead == one.telling.ahead and other is not one
            if joined and same and other.when is not None and other.expression is not None:
                after = other.expression.start > token.start
                if after or _says_same(sentence, token):
                    found[place] = replace(one, when=other.when, expression=other.expression)
    return found


def _joined(sentence: Sentence, token: Token) -> list[Token]:
    """The verbs joined to it that share its subject."""
    return [t for t in sentence.children(token, "conj") if not sentence.children(t, "nsubj", "nsubjpass")]


def _says_same(sentence: Sentence, token: Token) -> bool:
    return any(t.text.lower() == "same" for t in sentence.subtree(token))

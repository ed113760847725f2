"""The day on which something was said, as the words around the cue tell it.

Takes the frame of an attribution, its forum, the dates told before and the report's bracket; gives a day or period with
its words, or None. Never gives a day after the report's last possible one, and never one that bounds a stretch ("since
March") or belongs to something spoken about.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from penholder.claims.cues import cue_class
from penholder.claims.frames import Frame, find_role, governing_words, reporting_line
from penholder.claims.source_phrases import Bounds
from penholder.claims.wordings import find_phrases
from penholder.model import DateBracket, Edtf, Forum
from penholder.syntax import Sentence, Token
from penholder.values.dates import first_day
from penholder.values.expressions import DateExpression, Direction, find_expressions, resolve_among
from penholder.vocabulary import addressee_class, forum_class

_VERBS = ("VERB", "AUX")
_ISSUED = frozenset({Forum.REPORT, Forum.LETTER, Forum.WRITTEN, Forum.POST, Forum.INTERVIEW, Forum.BROADCAST})
_PERFECT = frozenset({"had", "'d", "’d", "has", "have", "'ve", "’ve"})
_PLACES = frozenset({"in", "at", "from"})


@dataclass(frozen=True, slots=True)
class Day:
    """A day or period of an utterance and the words for it."""

    value: Edtf
    words: Bounds


def find_day(
    frame: Frame, forum: Forum | None, told: Sequence[DateExpression], bracket: DateBracket
) -> Day | None:
    """The day nearest to the cue that hangs on it, or on the issuing of the document that speaks."""
    held = {t.start: t for t in (*frame.words, *_before_infinitive(frame))}
    days = []
    for expression in find_expressions(frame.sentence):
        token = held.get(expression.start)
        if token is None or not _governs(frame, token, expression, forum):
            continue
        value = _resolve(expression, told, bracket)
        if value is not None:
            days.append((abs(expression.start - frame.cue[0]), expression.start, expression.end, value))
    if not days:
        return None
    _, start, end, value = min(days)
    return Day(value, (start, end))


def _before_infinitive(frame: Frame) -> list[Token]:
    """The words between cue and infinitive: in "urged the council on Monday to act" nothing is to be done on Monday."""
    sentence, verb = frame.sentence, frame.verb
    if verb.lemma not in addressee_class("asked"):
        return []
    clauses = (t for t in sentence.children(verb, "xcomp", "ccomp") if t.i > verb.i)
    marks = (m for c in clauses for m in sentence.children(c, "aux") if m.tag == "TO")
    mark = next(marks, None)
    return list(sentence.tokens[verb.i + 1 : mark.i]) if mark is not None else []


def is_apart(frame: Frame) -> bool:
    """Whether the words were said at another time than those told before ("had warned", "earlier said")."""
    own = frame.sentence.children(frame.verb)
    if any(t.dep == "aux" and t.text.lower() in _PERFECT for t in own):
        return True
    return any(t.text.lower() in forum_class("other time") for t in own if t.dep == "advmod")


def find_same_day(frame: Frame, last: Edtf | None) -> Day | None:
    """The day of the utterance told before, where the words say it was the same ("earlier in the day")."""
    if last is None:
        return None
    found = find_phrases(frame.around(), forum_class("same day"))
    words = [frame.around()[f.first : f.last + 1] for f in found]
    return next((Day(last, (run[0].start, run[-1].end)) for run in words), None)


def _resolve(expression: DateExpression, told: Sequence[DateExpression], bracket: DateBracket) -> Edtf | None:
    """What the date means for an utterance, which lies behind the report; None for a day still to come."""
    value = resolve_among(expression, told, bracket)
    if value is not None and not _is_over(value, bracket):
        value = resolve_among(replace(expression, direction=Direction.PAST), told, bracket)
    return value if value is not None and _is_over(value, bracket) else None


def _is_over(value: Edtf, bracket: DateBracket) -> bool:
    """Whether the day or period has begun when the report can last have come out."""
    start = first_day(value)
    return start is None or bracket.latest is None or start <= bracket.latest


def _governs(frame: Frame, token: Token, expression: DateExpression, forum: Forum | None) -> bool:
    sentence = frame.sentence
    word = _direct_preposition(sentence, token)
    document = forum in _ISSUED
    if expression.since or (word in forum_class("bounding") and not (document and word in ("of", "from"))):
        return False
    source = frame.source or (0, 0)
    if source[0] < token.start < source[1] and not document:
        return False
    bare = expression.weekday is not None and expression.point is None
    if not bare and _belongs_elsewhere(frame, token, expression, document=document):
        return False
    verb = next((t for t in sentence.ancestors(token) if t.pos in _VERBS), None)
    if verb is None or verb.start not in {t.start for t in frame.words}:
        return True
    if verb.i == frame.verb.i:
        return True
    if verb.dep in ("acl", "relcl", "ccomp") and verb.i != frame.verb.i:
        return document and verb.lemma in cue_class("issuing")
    speaking = verb.lemma in _SPEAKING and verb.tag == "VBG"
    return (
        speaking or _goes_along(sentence, verb, frame.verb) or verb.i in reporting_line(sentence, frame.verb)
    )


def _goes_along(sentence: Sentence, verb: Token, cue: Token) -> bool:
    """Whether a clause tells what went on while somebody spoke ("when the tally was read on Friday")."""
    opened = any(t.text.lower() in ("when", "as", "while") for t in sentence.children(verb, "advmod", "mark"))
    return verb.dep == "advcl" and verb.head == cue.i and opened


_SPEAKING = frozenset(
    {"speak", "address", "brief", "write", "talk", "respond", "react", "reply", "answer", "appear"}
)


def _direct_preposition(sentence: Sentence, token: Token) -> str:
    """The preposition right before the date, "" for none."""
    at = token.i - 1
    while at >= 0 and sentence.tokens[at].text.lower() in ("the", "late", "early", "at", "least", "about"):
        at -= 1
    before = sentence.tokens[at] if at >= 0 else None
    return before.text.lower() if before is not None and before.pos in ("ADP", "SCONJ") else ""


def _belongs_elsewhere(frame: Frame, token: Token, expression: DateExpression, *, document: bool) -> bool:
    """Whether the date is that of a thing spoken about ("said of the 2019 accord", "a report on a raid in May")."""
    nouns = [
        t
        for t in governing_words(frame.sentence, token)
        if t.pos in ("NOUN", "PROPN")
        and t.entity not in ("DATE", "TIME")
        and not expression.start <= t.start < expression.end
    ]
    if not nouns:
        return False
    first = nouns[0]
    role = find_role(frame, first)
    if first.lemma in forum_class("gathering"):
        return not document and role in ("about", "of", "over", "on", "since", "for")
    if len(nouns) > 1:
        return True
    placed = role in ("to", "during") or (role in _PLACES and first.pos == "PROPN")
    return first.dep not in ("dobj", "dative", "nsubj", "nsubjpass") and not placed

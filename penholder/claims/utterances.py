"""When and where something was said.

Takes the gathered attributions of one report; gives the day and the forum of each utterance. Never takes a
date from inside the reported words, and never the report's own day for want of a better one.

A forum is told by the words around the cue ("told the council", "told reporters"). A speaker whose words at
one forum are dated carries that day through the statements that go on from there.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penholder.claims.gathering import Gathered
from penholder.model import DateBracket, Edtf, Speaker, SpeakerKind
from penholder.syntax import ParsedReport
from penholder.values.expressions import find_expressions, resolve_expression

COUNCIL = "Security Council"
PRESS = "press"
DOCUMENT = "report"
_PRESS_WORDS = frozenset({"reporters", "journalists", "press", "news", "interview", "briefing"})
_DOCUMENT_WORDS = frozenset({"report", "review", "letter"})


@dataclass(frozen=True, slots=True)
class Utterance:
    """Day and forum of one statement; None where unknown."""

    said: Edtf | None
    forum: str | None


def date_utterances(
    parsed: ParsedReport, bracket: DateBracket, gathered: Sequence[Gathered], speakers: Sequence[Speaker]
) -> tuple[Utterance, ...]:
    """The utterance of each attribution, in the same order."""
    has_council = any("Security Council" in s.text for s in parsed.sentences)
    stated = [
        Utterance(_stated_day(g, bracket), _stated_forum(g, speaker, has_council))
        for g, speaker in zip(gathered, speakers, strict=True)
    ]
    return _carry(gathered, speakers, stated)


def _outside(g: Gathered) -> list[tuple[int, int]]:
    """The stretches of the sentence that are not reported words."""
    sentence = g.attribution.sentence
    pieces, at = [], sentence.start
    for start, end in sorted(g.attribution.content):
        if start > at:
            pieces.append((at, min(start, sentence.end)))
        at = max(at, end)
    if at < sentence.end:
        pieces.append((at, sentence.end))
    return pieces


def _stated_day(g: Gathered, bracket: DateBracket) -> Edtf | None:
    if g.inside or g.attribution.cue is None:
        return None
    pieces = _outside(g)
    cue = g.attribution.cue
    days = []
    for expression in find_expressions(g.attribution.sentence):
        if not any(start <= expression.start and expression.end <= end for start, end in pieces):
            continue
        if g.attribution.source and g.attribution.source[0] <= expression.start < g.attribution.source[1]:
            continue
        value = resolve_expression(expression, bracket)
        if value is not None:
            days.append((abs(expression.start - cue[0]), expression.start, value))
    return min(days)[2] if days else None


def _stated_forum(g: Gathered, speaker: Speaker, has_council: bool) -> str | None:
    attribution = g.attribution
    if attribution.cue is None or g.inside:
        return None
    pieces = _outside(g)
    tokens = [t for t in attribution.sentence.tokens if any(a <= t.start and t.end <= b for a, b in pieces)]
    words = {t.text.lower() for t in tokens}
    if attribution.source:
        inside = {t.text.lower() for t in tokens if attribution.source[0] <= t.start < attribution.source[1]}
        if inside & _DOCUMENT_WORDS and (speaker.kind is SpeakerKind.DOCUMENT or "author" in speaker.reason):
            return DOCUMENT
        words -= inside
    if words & _PRESS_WORDS:
        return PRESS
    if "council" in words and has_council:
        return COUNCIL
    return DOCUMENT if words & _DOCUMENT_WORDS else None


def _carry(
    gathered: Sequence[Gathered], speakers: Sequence[Speaker], stated: Sequence[Utterance]
) -> tuple[Utterance, ...]:
    """Forum and day carried on: the forum's one day to all at it, a speaker's forum to what follows."""
    forum_days: dict[str, set[Edtf]] = {}
    for u in stated:
        if u.forum and u.said:
            forum_days.setdefault(u.forum, set()).add(u.said)
    standing: dict[str, Utterance] = {}
    carried: list[Utterance] = []
    for g, speaker, u in zip(gathered, speakers, stated, strict=True):
        said, forum = u.said, u.forum
        if forum and said is None and len(forum_days.get(forum, ())) == 1:
            said = next(iter(forum_days[forum]))
        name = speaker.name
        if name and not g.inside:
            if forum:
                standing[name] = Utterance(said, forum)
            elif said is None and name in standing:
                said, forum = standing[name].said, standing[name].forum
            elif said is not None:
                standing.pop(name, None)
        carried.append(Utterance(said, forum))
    return tuple(carried)

"""When and where something was said.

Takes the gathered attributions of one report; gives the day and the forum of each utterance. Never takes a
date from inside the reported words, and never the report's own day for want of a better one.

A forum is told by the words around the cue ("told the council", "told reporters").
"""

from __future__ import annotations

from collections.abc import Sequence

from penholder.claims.carrying import Utterance, carry_utterances
from penholder.claims.cues import cue_class
from penholder.claims.gathering import Gathered
from penholder.claims.source_phrases import Bounds
from penholder.model import DateBracket, Edtf, Forum, Speaker, SpeakerKind
from penholder.syntax import ParsedReport, Sentence, Token
from penholder.values.expressions import find_expressions, resolve_expression

_PRESS_WORDS = frozenset({"reporters", "journalists", "press", "news", "interview", "briefing"})
_DOCUMENT_WORDS = frozenset({"report", "review", "letter"})


def date_utterances(
    parsed: ParsedReport, bracket: DateBracket, gathered: Sequence[Gathered], speakers: Sequence[Speaker]
) -> tuple[Utterance, ...]:
    """The utterance of each attribution, in the same order."""
    has_council = any("Security Council" in s.text for s in parsed.sentences)
    reported: dict[int, list[Bounds]] = {}
    for g in gathered:
        reported.setdefault(g.attribution.sentence.start, []).extend(g.attribution.content)
    stated = []
    for g, speaker in zip(gathered, speakers, strict=True):
        if g.inside or g.attribution.cue is None:
            stated.append(Utterance(None, None))
            continue
        tokens = _reporting_words(g, reported[g.attribution.sentence.start])
        forum = _stated_forum(g, tokens, speaker, has_council)
        stated.append(Utterance(_stated_day(g, tokens, forum, bracket), forum))
    return carry_utterances(gathered, speakers, stated)


def _reporting_words(g: Gathered, reported: Sequence[Bounds]) -> list[Token]:
    """The words of the sentence that are nobody's reported words; of a cue that is reported itself, those around it."""
    cue = g.attribution.cue or (0, 0)
    inner = [(start, end) for start, end in reported if not start <= cue[0] < end]
    around = [(start, end) for start, end in reported if start <= cue[0] < end]
    return [
        t
        for t in g.attribution.sentence.tokens
        if not any(a <= t.start < b for a, b in inner) and all(a <= t.start < b for a, b in around)
    ]


def _stated_day(
    g: Gathered, tokens: Sequence[Token], forum: Forum | None, bracket: DateBracket
) -> Edtf | None:
    cue = g.attribution.cue or (0, 0)
    starts = {t.start: t for t in tokens}
    days = []
    for expression in find_expressions(g.attribution.sentence):
        token = starts.get(expression.start)
        if token is None or not _governs(g, token, forum):
            continue
        value = resolve_expression(expression, bracket)
        if value is not None:
            days.append((abs(expression.start - cue[0]), expression.start, value))
    return min(days)[2] if days else None


def _governs(g: Gathered, token: Token, forum: Forum | None) -> bool:
    """Whether a date hangs on the cue, or on the issuing of the document that speaks."""
    sentence, match = g.attribution.sentence, g.attribution.match
    if _lies_deep(sentence, token):
        return False
    verb = next((t for t in sentence.ancestors(token) if t.pos in ("VERB", "AUX")), None)
    if verb is None or match is None:
        return match is not None and verb is None
    if verb.dep in ("acl", "relcl", "ccomp") and verb.i != match.verb.i:
        return forum == Forum.REPORT and verb.lemma in cue_class("issuing")
    top = match.verb
    while top.i != verb.i and top.dep in ("conj", "advcl", "xcomp") and top.head != top.i:
        top = sentence.head(top)
    return top.i == verb.i


def _lies_deep(sentence: Sentence, token: Token) -> bool:
    """Whether a date hangs below several nouns, the first of them no occasion to speak ("a report on a raid in May")."""
    above: list[Token] = []
    for ancestor in sentence.ancestors(token):
        if ancestor.pos in ("VERB", "AUX"):
            break
        above.append(ancestor)
    else:
        return False
    nouns = [t for t in above if t.pos in ("NOUN", "PROPN") and t.entity != "DATE"]
    return len(nouns) > 1 and nouns[0].text.lower() not in _OCCASIONS


_OCCASIONS = _PRESS_WORDS | _DOCUMENT_WORDS | {"council", "meeting", "session"}


def _stated_forum(g: Gathered, tokens: Sequence[Token], speaker: Speaker, has_council: bool) -> Forum | None:
    source = g.attribution.source or (0, 0)
    inside = {t.text.lower() for t in tokens if source[0] <= t.start < source[1]}
    if inside & _DOCUMENT_WORDS and (speaker.kind is SpeakerKind.DOCUMENT or "author" in speaker.reason):
        return Forum.REPORT
    around = [t for t in tokens if not source[0] <= t.start < source[1]]
    words = {t.text.lower() for t in around}
    if words & _PRESS_WORDS:
        return Forum.PRESS
    if "council" in words and has_council:
        return Forum.COUNCIL
    if has_council and _speaks_to_council(g):
        return Forum.COUNCIL
    told_in = any(t.text.lower() in _DOCUMENT_WORDS and _stands_in(around, i) for i, t in enumerate(around))
    return Forum.REPORT if told_in else None


def _speaks_to_council(g: Gathered) -> bool:
    """Whether the reported words themselves address the Council ("this council must act")."""
    sentence = g.attribution.sentence
    said = [sentence.text[max(0, a - sentence.start) : b - sentence.start] for a, b in g.attribution.content]
    return any("this council" in words.lower() for words in said)


def _stands_in(tokens: Sequence[Token], index: int) -> bool:
    """Whether "in a ..." opens the phrase of that token."""
    return any(t.text.lower() == "in" for t in tokens[max(0, index - 5) : index])

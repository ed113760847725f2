"""What the statement model read, as attributions.

Takes a report with its readings; gives gathered attributions: each with its sentence, the vocabulary's entry for
its cue and the head of its source. Never moves an edge the model set, and never resolves speakers.

A cue whose words stand in the next paragraph takes the quotation there; a quotation without a cue goes on with
nothing and stays a statement of its own.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate

from penholder.claims.attribution import Attribution
from penholder.claims.cues import CueMatch, cue_class, find_cues, find_entry
from penholder.claims.deeds import is_no_saying
from penholder.claims.gathering import (
    Gathered,
    gather_by_rules,
    is_inside,
    overlap,
    reports_another,
)
from penholder.claims.quantified import denies_subject
from penholder.claims.quotation import Quote, find_report_quotes
from penholder.claims.source_phrases import Bounds, find_body
from penholder.model import Report
from penholder.syntax import ParsedReport, ReadStatement, Sentence, Token
from penholder.vocabulary import Cue

_NO_CUE = Cue(lemma="", clause="quote")
_UNLISTED = Cue(lemma="", clause="any")
"""Stands for the entry of a cue that the vocabulary does not list."""
_LEAST = 20
"""Characters of a quotation that may stand without any cue."""


def gather_attributions(report: Report, parsed: ParsedReport) -> tuple[Gathered, ...]:
    """All attributions of the report, in the order of cue (or content): the model's, or the rules' without one."""
    by_rules = gather_by_rules(report, parsed)
    if parsed.read is None:
        return by_rules
    quotes = find_report_quotes(report, parsed)
    cues = [g.attribution.cue for g in by_rules if g.attribution.cue is not None]
    readings = join_paragraphs(parsed, quotes)
    found = [g for r in readings if (g := _gather(r, parsed, quotes, cues)) is not None]
    found.extend(_keep_by_rules(by_rules, found))
    return tuple(
        sorted(found, key=lambda g: (g.attribution.cue or g.attribution.content[0], g.attribution.content))
    )


def join_paragraphs(parsed: ParsedReport, quotes: Sequence[Quote]) -> list[ReadStatement]:
    """The readings with what is said in the paragraph after its cue; those without any content left out."""
    joined: list[ReadStatement] = []
    waiting: ReadStatement | None = None
    for reading in parsed.read or ():
        if reading.cue is None and waiting is not None and _is_next(parsed, waiting, reading):
            joined.append(replace(waiting, content=reading.content))
            waiting = None
            continue
        waiting = reading if reading.cue is not None and not reading.content else None
        if reading.content and (reading.cue is not None or _is_quotation(reading, quotes)):
            joined.append(reading)
    return joined


def _is_next(parsed: ParsedReport, waiting: ReadStatement, reading: ReadStatement) -> bool:
    cue = waiting.cue or (0, 0)
    return sentence_at(parsed, reading.content[0][0]).paragraph - sentence_at(parsed, cue[0]).paragraph in (
        0,
        1,
    )


def _is_quotation(reading: ReadStatement, quotes: Sequence[Quote]) -> bool:
    start, end = reading.content[0]
    return end - start > _LEAST and any(q.start <= start + 1 and start < q.end for q in quotes)


def sentence_at(parsed: ParsedReport, offset: int) -> Sentence:
    """The sentence that holds the offset, or the last one before it."""
    at = bisect_right(parsed.sentences, offset, key=lambda s: s.start) - 1
    return parsed.sentences[max(at, 0)]


def _gather(
    reading: ReadStatement, parsed: ParsedReport, quotes: Sequence[Quote], by_rules: Sequence[Bounds]
) -> Gathered | None:
    sentence = sentence_at(parsed, (reading.cue or reading.content[0])[0])
    if reading.cue is None:
        whole = Attribution(None, None, reading.content, _NO_CUE, None, sentence)
        return Gathered(whole, sentence.paragraph, False)
    match = _match(sentence, reading.cue)
    listed = match.entries[0] if match is not None else find_entry(sentence, reading.cue)
    at = sentence_at(parsed, reading.source[0]) if reading.source else sentence
    source = trim_source(at, reading.source) if reading.source else None
    attribution = Attribution(
        source,
        reading.cue,
        _drop_strays(reading.content, sentence, quotes),
        listed or _UNLISTED,
        match if at is sentence else None,
        at,
        find_head(at, source) if source else None,
    )
    inside = is_inside(quotes, reading.cue)
    if (inside and not reports_another(attribution)) or not _is_said(attribution, sentence, quotes, by_rules):
        return None
    return Gathered(attribution, sentence.paragraph, inside)


def _drop_strays(
    content: tuple[Bounds, ...], sentence: Sentence, quotes: Sequence[Quote]
) -> tuple[Bounds, ...]:
    """The content without unquoted words of other sentences, where the cue has words in its own."""
    own = [c for c in content if sentence.start < c[1] and c[0] < sentence.end]
    quoted = [c for c in content if any(q.start < c[1] and c[0] < q.end for q in quotes)]
    return tuple(c for c in content if c in own or c in quoted) if own else content


def _is_said(
    attribution: Attribution, sentence: Sentence, quotes: Sequence[Quote], by_rules: Sequence[Bounds]
) -> bool:
    """Whether somebody said it, and did not merely leave it unsaid, bear a name or mean to say it.

    The model was taught a wider notion of attribution; of what is left out here it is right about one time in three.
    """
    cue, token, match = attribution.cue or (0, 0), attribution.source_token, attribution.match
    words = [t for t in sentence.tokens if cue[0] <= t.start < cue[1]]
    if token is not None and attribution.source == (token.start, token.end) and token.lemma in _ANYBODY:
        return False
    if is_denied(attribution):
        return False
    if any(q.start < end and start < q.end for q in quotes for start, end in attribution.content):
        return True
    if is_no_saying(attribution):
        return False
    if any(t.lemma in cue_class(_FULL) for t in words) and _is_fragment(attribution.content, sentence):
        return False
    if attribution.entry.clause in _ONLY_QUOTED and not any(overlap(cue, c) for c in by_rules):
        return False
    opening = words[0] if words else None
    aside = opening is not None and (opening.tag == "TO" or (opening.tag, opening.dep) == ("VBN", "acl"))
    return match is not None or not aside


def is_denied(attribution: Attribution) -> bool:
    """ "Neither China nor Russia said", "not even Malta asked", "has not demanded": nobody said it."""
    source, sentence, cue = attribution.source, attribution.sentence, attribution.cue or (0, 0)
    words = [t for t in sentence.tokens if cue[0] <= t.start < cue[1]]
    if any(t.dep == "neg" for t in words) and any(t.lemma in cue_class(_SILENCE) for t in words):
        return True
    if attribution.match is not None and denies_subject(sentence, attribution.match.verb):
        return True
    if source is None:
        return False
    first = next((t for t in sentence.tokens if t.start >= source[0]), None)
    before = sentence.tokens[first.i - 1] if first is not None and first.i > 0 else None
    return any(t is not None and t.text.lower() in _DENYING for t in (first, before))


_DENYING = frozenset({"neither", "nor", "no", "none", "nobody"})


def _is_fragment(content: Sequence[Bounds], sentence: Sentence) -> bool:
    """Whether a word or two without a verb are all that somebody is said to say: a piece of something longer."""
    words = [t for t in sentence.tokens if any(a <= t.start < b for a, b in content) and t.pos != "PUNCT"]
    inside = sum(b - a for a, b in content) <= sentence.end - sentence.start
    return inside and len(words) <= _FEW and not any(t.pos in ("VERB", "AUX") for t in words)


_FEW = 2
_SILENCE, _FULL = "silence when negated", "parenthetic"
_ONLY_QUOTED = ("naming", "quote")
"""Readings of cues that say something only beside a quotation or where the rules find the grammar of it."""
_ANYBODY = frozenset({"you", "one", "there", "nobody", "none", "nothing"})
"""Words for nobody in particular."""


def trim_source(sentence: Sentence, source: Bounds) -> Bounds:
    """The source without the dateline before it and the marks at its end; as it is where nothing would be left."""
    start = max(source[0], find_body(sentence)) if source[0] >= sentence.start else source[0]
    words = [t for t in sentence.tokens if start <= t.start and t.end <= source[1]]
    while words and not words[-1].text[-1].isalnum() and words[-1].text not in _KEPT:
        words.pop()
    return (words[0].start, words[-1].end) if words else source


_KEPT = frozenset({")", "’", "'", "”", '"', "."})
"""Marks that may end a name or title."""


def _match(sentence: Sentence, cue: Bounds) -> CueMatch | None:
    """The rules' own match of the same cue, the one whose verb stands last in it."""
    found = [m for m in find_cues(sentence) if cue[0] <= m.verb.start and m.verb.end <= cue[1]]
    return found[-1] if found else None


def find_head(sentence: Sentence, bounds: Bounds) -> Token | None:
    """The word of a phrase that the others hang on: of several the first that is a noun, name or pronoun."""
    inside = [t for t in sentence.tokens if bounds[0] <= t.start < bounds[1]]
    places = {t.i for t in inside}
    heads = [t for t in inside if t.head == t.i or t.head not in places]
    nominal = [t for t in heads if t.pos in ("NOUN", "PROPN", "PRON")]
    return next(iter((*nominal, *heads)), None)


def _keep_by_rules(by_rules: Sequence[Gathered], found: Sequence[Gathered]) -> list[Gathered]:
    """What the rules find where the model is silent: whole within reported words, or where it read nothing at all.

    The model was not taught attributions within others; and two readers miss less than one.
    """
    taken = _Stretches.of(p for g in found for p in _parts(g.attribution))
    cues = _Stretches.of(g.attribution.cue for g in found if g.attribution.cue is not None)
    contents = _Stretches.of(c for g in found for c in g.attribution.content)
    kept = []
    for g in by_rules:
        cue, parts = g.attribution.cue, _parts(g.attribution)
        if cue is None or g.attribution.source is None or cues.touch(cue):
            continue
        said = (cue, *g.attribution.content)  # two verbs may share their subject
        free = not g.inside and not is_denied(g.attribution) and not any(taken.touch(p) for p in said)
        whole = (min(a for a, _ in parts), max(b for _, b in parts))
        if free or (contents.hold(whole) and reports_another(g.attribution)):
            kept.append(g)
    return kept


@dataclass(frozen=True, slots=True)
class _Stretches:
    """Stretches of text, asked for one by one without looking at all: a long report has thousands."""

    starts: tuple[int, ...]
    """In text order."""
    ends: tuple[int, ...]
    """The furthest end of any stretch up to that one."""

    @classmethod
    def of(cls, stretches: Iterable[Bounds]) -> _Stretches:
        ordered = sorted(stretches)
        ends = accumulate((end for _, end in ordered), max)
        return cls(tuple(start for start, _ in ordered), tuple(ends))

    def touch(self, part: Bounds) -> bool:
        """Whether one of them shares a character with the part."""
        at = bisect_left(self.starts, part[1]) - 1
        return at >= 0 and self.ends[at] > part[0]

    def hold(self, part: Bounds) -> bool:
        """Whether one of them holds the whole part."""
        at = bisect_right(self.starts, part[0]) - 1
        return at >= 0 and self.ends[at] >= part[1]


def _parts(attribution: Attribution) -> tuple[Bounds, ...]:
    parts = (attribution.source, attribution.cue, *attribution.content)
    return tuple(p for p in parts if p is not None)

"""Attributions of a whole report: quotations joined over sentences and paragraphs.

Takes a report and its parse; gives attributions in text order, each with all its fragments. Never resolves
speakers.

A quotation that began in an earlier sentence or runs on into later ones belongs whole to its cue. A sentence
that is nothing but quotation goes on with the statement before it in the same paragraph; a paragraph that is
nothing but quotation is a statement of its own, without source or cue.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from penholder.claims.attribution import Attribution, find_attributions
from penholder.claims.cues import cue_class
from penholder.claims.deeds import is_no_saying
from penholder.claims.quotation import Quote, find_report_quotes, quote_at
from penholder.claims.source_phrases import Bounds
from penholder.model import Report
from penholder.syntax import ParsedReport, Sentence
from penholder.vocabulary import Cue

_NO_CUE = Cue(lemma="", clause="quote")
_INSIDE = "inside quotations"
_OWN_VOICE = frozenset(
    {"i", "we", "you", "me", "us", "people", "everybody", "everyone", "somebody", "nobody", "who"}
)


@dataclass(frozen=True, slots=True)
class Gathered:
    """An attribution with its place: which paragraph, and whether it stands inside somebody's words."""

    attribution: Attribution
    paragraph: int
    inside: bool
    """True when its cue stands inside a quotation."""


def gather_by_rules(report: Report, parsed: ParsedReport) -> tuple[Gathered, ...]:
    """What the rules alone find in the report, in the order of cue (or content) and content."""
    quotes = find_report_quotes(report, parsed)
    found: list[Gathered] = []
    waiting: Attribution | None = None
    title = (report.title.start, report.title.end) if report.title else (0, 0)
    for sentence in parsed.sentences:
        if title[0] <= sentence.start < title[1]:
            continue
        own = _read_sentence(sentence, quotes)
        pure = _pure_quotes(report.text, sentence, quotes)
        if pure and waiting is not None:
            found.append(Gathered(replace(waiting, content=pure), sentence.paragraph, False))
        elif pure:
            _continue_statement(found, sentence, pure)
        own = [_take_preceding(report.text, g, quotes) for g in own]
        found.extend(g for g in own if g.attribution.content)
        waiting = next((g.attribution for g in reversed(own) if not g.attribution.content), None)
    ordered = sorted(
        found, key=lambda g: (g.attribution.cue or g.attribution.content[0], g.attribution.content)
    )
    return tuple(_drop_doubles(ordered))


def _read_sentence(sentence: Sentence, quotes: Sequence[Quote]) -> list[Gathered]:
    found = []
    for attribution in find_attributions(sentence, quotes):
        inside = attribution.cue is not None and is_inside(quotes, attribution.cue)
        if inside and not reports_another(attribution):
            continue
        if not inside and (speaks_for_narrator(attribution) or is_no_saying(attribution)):
            continue
        found.append(Gathered(attribution, sentence.paragraph, inside))
    return found


def _take_preceding(text: str, g: Gathered, quotes: Sequence[Quote]) -> Gathered:
    """A cue that opens its sentence with nothing after it takes the quotation that ends right before."""
    attribution, start = g.attribution, g.attribution.sentence.start
    if (
        attribution.content
        or not attribution.source
        or min(attribution.source[0], (attribution.cue or (0, 0))[0]) > start
    ):
        return g
    before = start - 1
    while before > 0 and text[before] == " ":
        before -= 1
    quote = quote_at(quotes, before)
    if quote is None or quote.end != before + 1 or not quote.closed:
        return g
    return replace(g, attribution=replace(attribution, content=((quote.start, quote.end),)))


def is_inside(quotes: Sequence[Quote], cue: Bounds) -> bool:
    """Whether the cue stands inside a quotation."""
    quote = quote_at(quotes, cue[0])
    return quote is not None and quote.inner_start <= cue[0] and quote.end > cue[1]


def reports_another(attribution: Attribution) -> bool:
    """Whether a cue inside a quotation gives somebody else's words, not the speaker's own voice."""
    if attribution.source_token is None or attribution.match is None:
        return False
    token = attribution.source_token
    own_voice = token.text.lower() in _OWN_VOICE
    return (
        not own_voice
        and attribution.match.verb.lemma in cue_class(_INSIDE)
        and attribution.entry.clause == "any"
    )


def speaks_for_narrator(attribution: Attribution) -> bool:
    """Whether the narrator, not somebody reported, is the source ("we hope")."""
    token = attribution.source_token
    if token is None:
        return False
    word = token.text.lower()
    lemma = attribution.match.verb.lemma if attribution.match is not None else ""
    return word in _NARRATOR or (
        word == "it" and attribution.entry.force == "asserts" and lemma not in cue_class(_INSIDE)
    )


_NARRATOR = frozenset({"i", "we", "you", "there", "this", "that", "one", "nobody", "none", "nothing"})


def _pure_quotes(text: str, sentence: Sentence, quotes: Sequence[Quote]) -> tuple[Bounds, ...]:
    """The quotes of a sentence that holds nothing else, whole; none otherwise."""
    pieces: list[Bounds] = []
    at = sentence.start
    while at < sentence.end:
        quote = quote_at(quotes, at)
        if quote is None:
            if text[at].isalnum():
                return ()
            at += 1
        else:
            pieces.append((quote.start, quote.end))
            at = quote.end
    return tuple(pieces) if any(quote_at(quotes, p[0]) for p in pieces) else ()


def _continue_statement(found: list[Gathered], sentence: Sentence, pure: tuple[Bounds, ...]) -> None:
    """Add the quotation to the statement before it, or begin one without source and cue."""
    last = next((i for i in range(len(found) - 1, -1, -1) if not found[i].inside), None)
    if last is not None and found[last].paragraph == sentence.paragraph:
        before = found[last].attribution
        fresh = tuple(p for p in pure if not any(overlap(p, c) for g in found for c in g.attribution.content))
        if fresh:
            joined = replace(before, content=before.content + fresh)
            found[last] = replace(found[last], attribution=joined)
        return
    content = tuple(p for p in pure if p[0] >= sentence.start)
    if content and content[-1][1] - content[0][0] > 20:
        quotation = Attribution(None, None, content, _NO_CUE, None, sentence)
        found.append(Gathered(quotation, sentence.paragraph, False))


def overlap(a: Bounds, b: Bounds) -> bool:
    """Whether two stretches have characters in common."""
    return a[0] < b[1] and b[0] < a[1]


def _drop_doubles(ordered: Sequence[Gathered]) -> list[Gathered]:
    """Statements without the quotations that turned out to belong to a later cue, and without repeats."""
    claimed = [c for g in ordered if g.attribution.cue and not g.inside for c in g.attribution.content]
    kept: list[Gathered] = []
    for g in ordered:
        if g.attribution.cue is None and any(overlap(c, k) for c in g.attribution.content for k in claimed):
            continue
        if kept and g.attribution == kept[-1].attribution:
            continue
        kept.append(g)
    return kept

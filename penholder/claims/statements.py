"""Statements: who said what, in which words, when and where.

Takes a report, its parse and its date bracket; gives statements in text order. Never keeps a statement
without exact words, and never completes what the report leaves open.
"""

from __future__ import annotations

from collections.abc import Sequence

from penholder.claims.attribution import Attribution
from penholder.claims.carrying import Utterance
from penholder.claims.certainty import judge_certainty
from penholder.claims.force import judge_force
from penholder.claims.gathering import Gathered
from penholder.claims.mains import find_main_clauses
from penholder.claims.quotation import Quote, find_report_quotes
from penholder.claims.soundness import has_word, keep_sound
from penholder.claims.source_phrases import Bounds
from penholder.claims.speakers import resolve_speakers
from penholder.claims.tagged import gather_attributions
from penholder.claims.utterances import read_utterances
from penholder.model import DateBracket, Report, Span, Speaker, Statement, StatementForm, make_id
from penholder.syntax import ParsedReport


def extract_statements(report: Report, parsed: ParsedReport, bracket: DateBracket) -> tuple[Statement, ...]:
    """The statements of one report in text order."""
    gathered = keep_sound(report.text, gather_attributions(report, parsed))
    outer = find_outer(gathered)
    speakers = resolve_speakers(parsed, bracket, gathered, outer)
    utterances = read_utterances(parsed, bracket, gathered, speakers, outer)
    quotes = find_report_quotes(report, parsed)
    ids = [_identify(report, g.attribution) for g in gathered]
    return tuple(
        _build(
            report,
            parsed,
            g.attribution,
            quotes,
            (speaker, utterance),
            ids[i],
            None if within is None else ids[within],
        )
        for i, (g, speaker, utterance, within) in enumerate(
            zip(gathered, speakers, utterances, outer, strict=True)
        )
    )


def find_outer(gathered: Sequence[Gathered]) -> tuple[int | None, ...]:
    """For each attribution the index of the smallest other one whose content holds its cue."""
    fragments = sorted((f, j) for j, g in enumerate(gathered) for f in g.attribution.content)
    sizes = [sum(end - start for start, end in g.attribution.content) for g in gathered]
    found: list[int | None] = [None] * len(gathered)
    opened: list[tuple[Bounds, int]] = []
    at = 0
    cues = sorted((g.attribution.cue, i) for i, g in enumerate(gathered) if g.attribution.cue is not None)
    for cue, i in cues:
        while at < len(fragments) and fragments[at][0][0] <= cue[0]:
            opened.append(fragments[at])
            at += 1
        opened = [f for f in opened if f[0][1] > cue[0]]
        around = [
            (sizes[j], j)
            for bounds, j in opened
            if j != i and cue[1] <= bounds[1] and gathered[j].attribution.cue != cue
        ]
        found[i] = min(around)[1] if around else None
    return tuple(found)


def _identify(report: Report, attribution: Attribution) -> str:
    content = tuple(report.text[start:end] for start, end in attribution.content)
    return make_id("s", report.id, attribution.source, attribution.cue, attribution.content, content)


def _build(
    report: Report,
    parsed: ParsedReport,
    attribution: Attribution,
    quotes: Sequence[Quote],
    voice: tuple[Speaker, Utterance],
    statement_id: str,
    nested_in: str | None,
) -> Statement:
    content = tuple(report.span(*bounds) for bounds in sorted(attribution.content))
    quoted = _quoted_parts(report, content, quotes)
    speaker, utterance = voice
    said = find_main_clauses(parsed, attribution.content)
    sounds = judge_certainty(attribution.sentence, attribution.cue, said)
    return Statement(
        id=statement_id,
        report=report.id,
        source=_span(report, attribution.source),
        cue=_span(report, attribution.cue)
        if attribution.cue and has_word(report.text, attribution.cue)
        else None,
        content=content,
        form=_judge_form(content, quoted),
        force=judge_force(attribution.sentence, attribution.cue, attribution.entry, said),
        speaker=speaker,
        quoted=quoted,
        said=utterance.said,
        forum=utterance.forum,
        nested_in=nested_in,
        said_words=_span(report, utterance.said_words),
        addressee=_span(report, utterance.addressee),
        hand=utterance.hand,
        relayed_by=_span(report, utterance.relayed_by),
        certainty=sounds.certainty,
        certainty_words=_span(report, sounds.words),
    )


def _span(report: Report, bounds: Bounds | None) -> Span | None:
    return report.span(*bounds) if bounds and has_word(report.text, bounds) else None


def _quoted_parts(report: Report, content: Sequence[Span], quotes: Sequence[Quote]) -> tuple[Span, ...]:
    """The parts of the content inside quotation marks, marks left out."""
    found = []
    for span in content:
        for quote in quotes:
            start, end = max(span.start, quote.inner_start), min(span.end, quote.inner_end)
            if start < end and has_word(report.text, (start, end)):
                found.append(report.span(start, end))
    return tuple(found)


def _judge_form(content: Sequence[Span], quoted: Sequence[Span]) -> StatementForm:
    inside = sum(sum(c.isalnum() for c in span.words) for span in quoted)
    whole = sum(sum(c.isalnum() for c in span.words) for span in content)
    if not inside:
        return StatementForm.INDIRECT
    return StatementForm.DIRECT if inside == whole else StatementForm.MIXED

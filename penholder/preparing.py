"""Stored reports to parsed and read ones, each distinct paragraph once.

Takes reports and an open store; gives `ParsedReport`s. A paragraph that any stored report carried is neither
parsed nor read again, however many copies carry it; one transaction a report, so a killed run goes on.
"""

from __future__ import annotations

from collections.abc import Sequence

from penholder.claims.tagger.model import load_model
from penholder.claims.tagger.reading import place_readings, read_paragraph
from penholder.config import Config
from penholder.engine import engine_key
from penholder.model import Report
from penholder.paragraphs import split_paragraphs
from penholder.parsing import paragraph_key, parse_paragraphs, place_sentences
from penholder.runs import Progress
from penholder.store import Store
from penholder.syntax import ParsedReport


def paragraph_keys(report: Report, config: Config) -> dict[str, str]:
    """The report's distinct paragraphs: the key each one's parse and reading are kept under, to its words."""
    return {paragraph_key(words, config.pipeline): words for _, words in split_paragraphs(report)}


def parse_missing(reports: Sequence[Report], store: Store, config: Config, progress: Progress) -> None:
    """Parse the paragraphs that no stored report had."""
    for number, report in enumerate(reports):
        progress("parse", number, len(reports))
        missing = {k: w for k, w in paragraph_keys(report, config).items() if not store.has_parse(k)}
        if not missing:
            continue
        parses = list(parse_paragraphs(missing.values(), pipeline=config.pipeline))
        with store.transaction():
            for key, sentences in zip(missing, parses, strict=True):
                store.save_parse(key, sentences)
    progress("parse", len(reports), len(reports))


def read_missing(reports: Sequence[Report], store: Store, config: Config, progress: Progress) -> None:
    """Have the statement model read the parsed paragraphs that it has not read; nothing without a model."""
    if load_model() is None:
        return
    reader = engine_key()
    for number, report in enumerate(reports):
        progress("statements", number, len(reports))
        keys = paragraph_keys(report, config)
        missing = {k: w for k, w in keys.items() if store.reading(k, reader) is None}
        found = {k: read_paragraph(words, store.parse(k) or ()) for k, words in missing.items()}
        with store.transaction():
            for key, read in found.items():
                store.save_reading(key, reader, read or ())
    progress("statements", len(reports), len(reports))


def load_parsed(report: Report, store: Store, config: Config) -> ParsedReport:
    """A report's stored parse and reading at its own offsets."""
    keys = paragraph_keys(report, config)
    parsed = place_sentences(report, {k: store.parse(k) or () for k in keys}, pipeline=config.pipeline)
    if load_model() is None:
        return parsed
    reader = engine_key()
    return place_readings(report, parsed, {words: store.reading(k, reader) for k, words in keys.items()})

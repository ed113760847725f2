"""Tiny inputs for tests: a report from a string, its parse, a claim."""

from __future__ import annotations

from datetime import date

from penholder.model import DateBracket, Provenance, Report, make_id
from penholder.parsing import parse_report
from penholder.syntax import ParsedReport


def make_report(text: str, **changes: object) -> Report:
    """A report with nothing but text; any field can be changed."""
    fields: dict[str, object] = {
        "id": make_id("r", text),
        "text": text,
        "title": None,
        "dateline": None,
        "language": "en",
        "furniture": (),
        "provenance": Provenance(),
        "path": "report.txt",
    }
    return Report(**(fields | changes))  # type: ignore[arg-type]


def parse(text: str) -> tuple[Report, ParsedReport]:
    """A report of that text and its parse."""
    report = make_report(text)
    return report, parse_report(report)


def make_bracket(report: Report, day: str) -> DateBracket:
    """A bracket that is one known day."""
    known = date.fromisoformat(day)
    return DateBracket(report.id, known, known, known, ())

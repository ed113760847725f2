"""Mandates found in resolution texts, as a table, JSON or CSV.

Takes the terms of a collection; gives rich renderables and strings. Never prints a word of a text that could steer a
terminal or a spreadsheet; an unknown day is a dash on the screen and null or empty in the files.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import date
from typing import Any

from rich.table import Table

from penholder.official.resolutions.nouns import Ceiling, Expiry, MandateTerms, Words
from penholder.outputs.exports import guard
from penholder.outputs.json_text import write_json
from penholder.outputs.wording import clean

COLUMNS = ("mission", "resolution", "adopted", "action", "expires", "expiry_basis", "military", "military_change",
           "police", "police_change", "reports", "expiry_words", "tasks")  # fmt: skip
"""Columns of the CSV, in order."""


def show_terms(terms: Sequence[MandateTerms]) -> Table:
    """One row for each resolution and mission."""
    table = Table(box=None, header_style="bold")
    for heading in ("mission", "resolution", "adopted", "action", "expires", "military", "police", "reports"):
        table.add_column(heading, justify="right" if heading in ("military", "police") else "left")
    for term in terms:
        table.add_row(
            term.mission,
            term.resolution,
            _day(term.adopted) or "-",
            str(term.action),
            _expiry(term.expiry),
            _size(term.military),
            _size(term.police),
            ", ".join(due.code for due in term.reports),
        )
    return table


def list_terms_json(terms: Sequence[MandateTerms]) -> str:
    """A list of objects, each fact with its words and where they stand in the text."""
    return write_json([_document(term) for term in terms])


def list_terms_csv(terms: Sequence[MandateTerms]) -> str:
    """The same flat; cells that a spreadsheet would run are guarded."""
    paper = io.StringIO()
    writer = csv.writer(paper, lineterminator="\n")
    writer.writerow(COLUMNS)
    for term in terms:
        writer.writerow([guard(cell) for cell in _cells(term)])
    return paper.getvalue()


def _cells(term: MandateTerms) -> list[str]:
    expiry = term.expiry
    return [
        term.mission,
        term.resolution,
        _day(term.adopted),
        str(term.action),
        _day(expiry.day if expiry else None),
        str(expiry.basis) if expiry else "",
        *_amounts(term.military),
        *_amounts(term.police),
        " ".join(due.code for due in term.reports),
        clean(expiry.words.words) if expiry else "",
        " ".join(task.kind for task in term.tasks),
    ]


def _amounts(ceiling: Ceiling | None) -> tuple[str, str]:
    if ceiling is None:
        return "", ""
    return _text(ceiling.resulting), _text(ceiling.change)


def _text(number: int | None) -> str:
    return "" if number is None else str(number)


def _day(day: date | None) -> str:
    return "" if day is None else day.isoformat()


def _expiry(expiry: Expiry | None) -> str:
    if expiry is None:
        return "-"
    return f"{_day(expiry.day) or 'unknown'}{' (final)' if expiry.final else ''}"


def _size(ceiling: Ceiling | None) -> str:
    """ "7,090 (+850)": what results, with the change where the text words one."""
    if ceiling is None:
        return "-"
    total = "?" if ceiling.resulting is None else f"{ceiling.resulting:,}"
    return total if ceiling.change is None else f"{total} ({ceiling.change:+,})"


def _document(term: MandateTerms) -> dict[str, Any]:
    expiry = term.expiry
    return {
        "mission": term.mission,
        "resolution": term.resolution,
        "adopted": _day(term.adopted) or None,
        "action": term.action,
        "action_words": _words(term.action_words),
        "expiry": None
        if expiry is None
        else {
            "day": _day(expiry.day) or None,
            "basis": expiry.basis,
            "period": str(expiry.period) if expiry.period else None,
            "from": _day(expiry.start) or None,
            "final": expiry.final,
            "words": _words(expiry.words),
        },
        "military": _ceiling(term.military),
        "police": _ceiling(term.police),
        "reports": [
            {
                "rhythm": due.rhythm,
                "day": due.day,
                "period": str(due.period) if due.period else None,
                "words": _words(due.words),
            }
            for due in term.reports
        ],
        "tasks": [{"kind": task.kind, "words": _words(task.words)} for task in term.tasks],
        "tasks_anew": term.tasks_anew,
    }


def _ceiling(ceiling: Ceiling | None) -> dict[str, Any] | None:
    if ceiling is None:
        return None
    parts = [{"count": p.count, "measure": p.measure, "words": _words(p.words)} for p in ceiling.parts]
    return {"total": ceiling.total, "change": ceiling.change, "resulting": ceiling.resulting, "parts": parts}


def _words(words: Words) -> dict[str, Any]:
    return {"start": words.start, "end": words.end, "words": words.words}

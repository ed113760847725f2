"""Exports: the whole record as canonical JSON, each ledger as one CSV table.

Takes a `Record` and its `Assessments`; gives text with the same bytes for the same record in any order. Never
prints a value in another wording than the brief: cells that a reader sees come from the views.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Any

import msgspec

from penholder.model import Assessments, Record
from penholder.outputs.columns import Row, Table
from penholder.outputs.ids import complete_family
from penholder.outputs.json_text import write_json
from penholder.outputs.tables import STATEMENTS, TABLES
from penholder.outputs.views.answers import FoundSaying, ask_sayings
from penholder.outputs.views.asking import Asked
from penholder.outputs.views.changes import view_all_changes
from penholder.outputs.views.desk import DeskView, MatterView, VersionView
from penholder.outputs.views.index import RecordIndex, index_record
from penholder.outputs.views.origins import find_origins
from penholder.outputs.views.positions import StanceCell, StanceRow, StepView
from penholder.outputs.views.quotes import choose_quotes
from penholder.outputs.views.sources import view_report
from penholder.outputs.views.standing import view_standing
from penholder.outputs.wording import clean

FORMAT = "penholder-record/1"
"""Name and version of the JSON layout; the number rises when a key changes its meaning."""
FAMILIES_FORMAT = "penholder-families/1"
"""The same for `penholder families --json`."""
QUOTES_FORMAT = "penholder-quotes/1"
"""The same for `penholder quotes --json`."""
SAYINGS_FORMAT = "penholder-sayings/1"
"""The same for `penholder sayings --json`."""
POSITIONS_FORMAT = "penholder-positions/1"
"""The same for `penholder positions --json`."""
JUDGEMENTS_FORMAT = "penholder-judgements/1"
"""The same for `penholder judgements --json`."""
CONFLICTS_FORMAT = "penholder-conflicts/1"
"""The same for `penholder conflicts --json`."""
CHANGES_FORMAT = "penholder-changes/1"
"""The same for `penholder changes --json`."""

_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def export_json(record: Record, assessments: Assessments) -> str:
    """Record and assessments as one JSON object, keys sorted, lists in canonical order.

    Words are exact; control characters and direction overrides are written as escapes, so that the file is
    inert on a terminal and loses nothing.
    """
    body: dict[str, Any] = {
        "format": FORMAT,
        "record": msgspec.to_builtins(_leave_out_votes(index_record(record).record)),
        "assessments": msgspec.to_builtins(_settle(assessments)),
    }
    return write_json(body)


def _leave_out_votes(record: Record) -> Record:
    """The record citing its files of votes without repeating them; `council votes --json` lists the votes."""
    voting = record.voting and replace(record.voting, roll_calls=())
    return replace(record, voting=voting)


def export_families(record: Record, family: str = "") -> str:
    """Story families with their reports, copy trees and the relations of their reports, as one JSON object.

    `family` is the start of the id of one family or of one of its reports; raises `UnknownId`.
    """
    index = index_record(record)
    settled = index.record
    wanted = complete_family(record, family) if family else ""
    families = [f for f in settled.families if wanted in ("", f.id)]
    ids = {r for f in families for r in f.reports}
    pairs = [p for p in settled.pairs if not wanted or p.a in ids or p.b in ids]
    body = {
        "format": FAMILIES_FORMAT,
        "families": msgspec.to_builtins(families),
        "pairs": msgspec.to_builtins(pairs),
        "reports": name_reports(index, {*ids, *(r for p in pairs for r in (p.a, p.b))}),
    }
    return write_json(body)


def export_quotes(record: Record, *, by: str = "", about: str = "") -> str:
    """Quote families chosen by speaker and words, with the reports they stand in, as one JSON object."""
    index = index_record(record)
    chosen = {view.id for view in choose_quotes(index, by=by, about=about)}
    quotes = [q for q in index.record.quotes if q.id in chosen]
    body = {
        "format": QUOTES_FORMAT,
        "quotes": msgspec.to_builtins(quotes),
        "reports": name_reports(index, {v.words.report for q in quotes for v in q.versions}),
    }
    return write_json(body)


def export_sayings(record: Record, asked: Asked) -> str:
    """The sayings that fit, each with its statements and positions, and the reports they stand in, as one JSON object."""
    index = index_record(record)
    answer = ask_sayings(index, asked)
    found = [_write_saying(index, f) for f in answer.found]
    reports = {index.claims[s].report for f in answer.found for s in f.saying.statements}
    body = {
        "format": SAYINGS_FORMAT,
        "asked": str(asked),
        "sayings": found,
        "without_day": answer.undated,
        "advice": list(answer.advice),
        "reports": name_reports(index, reports),
    }
    return write_json(body)


def _write_saying(index: RecordIndex, found: FoundSaying) -> dict[str, Any]:
    s = found.saying
    return {
        "id": s.id,
        "speaker": s.speaker,
        "also_credited": list(s.also),
        "left_open": s.open or None,
        "shown": s.shown,
        "statements": [msgspec.to_builtins(index.claims[i]) for i in s.statements],
        "positions": sorted(i for stance in found.stances for i in stance.evidence),
        "origins": [list(o) for o in find_origins(index, s.statements)],
        "suspect": s.suspect or None,
    }


def table_sayings(record: Record, asked: Asked) -> str:
    """The statements behind the sayings that fit as one CSV text: the columns of statements.csv after the saying's id."""
    index = index_record(record)
    rows = {row[0]: row for row in STATEMENTS.rows(index, Assessments(None, ()))}
    found = ask_sayings(index, asked).found
    columns = ("saying", *(column.name for column in STATEMENTS.columns))
    return _write_rows(columns, ((f.saying.id, *rows[s]) for f in found for s in f.saying.statements))


def export_positions(record: Record, assessments: Assessments, *, of: str = "", on: str = "") -> str:
    """Who stands where, of these holders on these options, with every step and its words, as one JSON object."""
    index = index_record(record)
    standing = view_standing(index, assessments.tallies, of=of, on=on)
    held = [
        _write_stance(row, key, cell)
        for row in standing.table.rows
        for key, cell in zip(standing.table.keys, row.cells, strict=True)
        if cell.steps
    ]
    reports = {step["words"]["report"] for stance in held for step in stance["steps"]}
    body = {
        "format": POSITIONS_FORMAT,
        "known_on": record.known_on.isoformat() if record.known_on else None,
        "options": [
            {"key": key, "label": label}
            for key, label in zip(standing.table.keys, standing.table.options, strict=True)
        ],
        "stances": held,
        "none_recorded": list(standing.silent),
        "advice": list(standing.advice),
        "reports": name_reports(index, reports),
    }
    return write_json(body)


def export_judgements(record: Record) -> str:
    """Every judgement with its words, where it stands now, and the reports its words are in, as one JSON object."""
    index = index_record(record)
    judged = index.record.judged
    words = (s for j in judged for s in (*j.judgement.spans, *j.judgement.basis))
    body = {
        "format": JUDGEMENTS_FORMAT,
        "known_on": record.known_on.isoformat() if record.known_on else None,
        "judgements": msgspec.to_builtins(judged),
        "reports": name_reports(index, {s.report for s in words}),
    }
    return write_json(body)


def export_changes(record: Record, earlier: Record) -> str:
    """Every change since an earlier state of the record, with its evidence and the reports it stands in, as one JSON object."""
    index = index_record(record)
    view = view_all_changes(index, index_record(earlier))
    changes = [(group.title, change) for group in view.groups for change in group.changes]
    cited = {i for _, change in changes for i in change.line.evidence}
    body = {
        "format": CHANGES_FORMAT,
        "since": earlier.known_on.isoformat() if earlier.known_on else None,
        "known_on": record.known_on.isoformat() if record.known_on else None,
        "changes": [
            {
                "group": title,
                "kind": change.kind,
                "text": change.line.text,
                "evidence": list(change.line.evidence),
                "source": change.line.source or None,
            }
            for title, change in changes
        ],
        "reports": name_reports(index, {index.claims[i].report if i in index.claims else i for i in cited}),
    }
    return write_json(body)


def export_conflicts(record: Record, desk: DeskView) -> str:
    """The matters of the desk with versions, verdicts, what settles them and what is printed, as one JSON object."""
    index = index_record(record)
    claims = {c for m in desk.matters for v in m.versions for c in v.claims}
    body = {
        "format": CONFLICTS_FORMAT,
        "known_on": record.known_on.isoformat() if record.known_on else None,
        "matters": [_write_matter(index, matter) for matter in desk.matters],
        "passages": [
            {"id": c.id, "label": c.label, "text": c.sentence.text, "stray": c.stray} for c in desk.passages
        ],
        "reports": name_reports(index, {index.claims[c].report for c in claims}),
    }
    return write_json(body)


def _write_matter(index: RecordIndex, matter: MatterView) -> dict[str, Any]:
    return {
        "id": matter.id,
        "ledger": matter.ledger,
        "label": matter.label,
        "verdict": matter.kind,
        "contested": matter.contested,
        "versions": [_write_version(index, version) for version in matter.versions],
        "verdicts": [
            {
                "kind": v.kind,
                "reason": v.reason.text,
                "claims": list(v.reason.evidence),
                "settled_by": v.settled_by or None,
            }
            for v in matter.verdicts
        ],
        "origins": len(index.independence[matter.id].origins) if matter.id in index.independence else None,
        "settled_by": list(matter.settled_by),
        "meanwhile": {
            "printed": matter.meanwhile.printed,
            "words": matter.meanwhile.words,
            "claims": list(matter.meanwhile.claims),
            "aside": list(matter.meanwhile.aside),
            "reason": matter.meanwhile.reason,
        },
        "depends": {
            "head": matter.depends.head,
            "inputs": matter.depends.inputs,
            "sentences": matter.depends.sentences,
        },
        "judgements": [j.id for j in matter.judgements],
        "checks": [c.text for c in matter.checks],
    }


def _write_version(index: RecordIndex, version: VersionView) -> dict[str, Any]:
    found = index.independence.get(version.claims[0])
    return {
        "name": version.name,
        "value": version.value,
        "counts": version.note or None,
        "from": version.first.isoformat() if version.first else None,
        "until": version.last.isoformat() if version.last else None,
        "known_on": version.known_on.isoformat() if version.known_on else None,
        "origins": len(found.origins) if found else None,
        "printed": version.printed,
        "suspect": version.suspect,
        "set_aside": version.set_aside,
        "claims": list(version.claims),
    }


def _write_stance(row: StanceRow, option: str, cell: StanceCell) -> dict[str, Any]:
    return {
        "holder": row.name,
        "group": row.group,
        "option": option,
        "stance": cell.stance,
        "also": list(cell.also),
        "shift": cell.mark or None,
        "steps": [_write_step(step) for step in cell.steps],
    }


def _write_step(step: StepView) -> dict[str, Any]:
    return {
        "stance": step.stance,
        "said": step.said or None,
        "known_on": step.known_on or None,
        "speaker": step.speaker,
        "words": msgspec.to_builtins(step.span),
        "condition": msgspec.to_builtins(step.condition_span),
        "position": step.position,
        "statement": step.statement,
        "versions": list(step.versions),
        "shift": step.shift or None,
        "suspect": step.suspect or None,
    }


def name_reports(index: RecordIndex, reports: Iterable[str]) -> list[dict[str, Any]]:
    """Title, outlet, path and day bracket of some reports."""
    found = []
    for report in sorted(r for r in set(reports) if r in index.reports):
        view, bracket = view_report(index, report), index.brackets.get(report)
        days = {
            f: d.isoformat() if (d := getattr(bracket, f, None)) else None
            for f in ("earliest", "latest", "best")
        }
        path = index.reports[report].path
        found.append({"id": report, "title": view.title, "outlet": view.outlet, "path": path, **days})
    return found


def _settle(assessments: Assessments) -> Assessments:
    return replace(assessments, tallies=tuple(sorted(assessments.tallies, key=lambda t: t.option)))


def export_csv(record: Record, assessments: Assessments) -> Mapping[str, str]:
    """One CSV text per ledger by file name ("figures.csv"); columns are those of `tables.TABLES`."""
    index = index_record(record)
    return {f"{table.name}.csv": _write(table, index, assessments) for table in TABLES}


def _write(table: Table, index: RecordIndex, assessments: Assessments) -> str:
    return _write_rows([column.name for column in table.columns], table.rows(index, assessments))


def _write_rows(columns: Sequence[str], rows: Iterable[Row]) -> str:
    target = io.StringIO()
    writer = csv.writer(target, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(_cells(row) for row in rows)
    return target.getvalue()


def _cells(row: Iterable[str]) -> list[str]:
    return [guard(cell) for cell in row]


def guard(cell: str) -> str:
    """A cell that a spreadsheet cannot take for a formula: a leading apostrophe where needed.

    >>> guard("=1+1"), guard("12")
    ("'=1+1", '12')
    """
    cell = clean(cell)
    return f"'{cell}" if cell.startswith(_FORMULA) else cell

"""Questions to a record: two reports side by side, families, quotations, sayings, positions."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from penholder.api.records import PathLike, assess
from penholder.config import Config
from penholder.errors import UnknownId, UnreadableReport, UsageError
from penholder.model import Record, Report

if TYPE_CHECKING:
    from penholder.outputs.views.answers import Answer
    from penholder.outputs.views.asking import Asked
    from penholder.outputs.views.comparison import ComparisonView


def compare(a: PathLike, b: PathLike, *, record: Record | None = None) -> ComparisonView:
    """Two reports side by side: `outputs.views.comparison` names its parts.

    Each is the id of a report of the record (a start will do), its path or title there, or a file. Reports that no
    record relates are related here by their words alone. Raises UnknownId when nothing fits, UsageError when
    several do, when both are one report, or when a file cannot be read.
    """
    from penholder.families import relate_reports
    from penholder.outputs.views.alignment import Compared
    from penholder.outputs.views.comparison import view_comparison

    left, right = (_find_report(str(wanted), record) for wanted in (a, b))
    if left.id == right.id:
        raise UsageError(f"{a} and {b} are one report, {left.id}; give two")
    known = {(p.a, p.b): p for p in (record.pairs if record else ())}
    brackets = {x.report: x for x in (record.brackets if record else ())}
    pair = known.get((min(left.id, right.id), max(left.id, right.id)))
    if pair is None:
        pair = next(iter(relate_reports((left, right))), None)
    sides = [Compared(r, c, brackets.get(r.id)) for r, c in ((left, "A"), (right, "B"))]
    return view_comparison(sides[0], sides[1], pair)


def _find_report(wanted: str, record: Record | None) -> Report:
    """The report meant: of the record where it holds one by that id, path or title, else the file's."""
    from penholder.outputs.ids import find_by_title, find_report

    found = find_report(record, wanted) if record else None
    if found is None and Path(wanted).exists():
        found = _read_file(wanted)
        known = (r for r in record.reports if r.id == found.id) if record else iter(())
        return next(known, found)
    found = found or (find_by_title(record, wanted) if record else None)
    if found is None:
        if record is None:
            raise UnknownId(
                f"{wanted}: no such file, and there is no record to look in; give a file or --record"
            )
        raise UnknownId(
            f"{wanted}: no report of the record has this id, path or title, and no such file is there; "
            "`penholder status` lists reports"
        )
    return found


def _read_file(path: str) -> Report:
    from penholder.reports import make_report
    from penholder.sources import SkippedFile, collect_files, read_page

    if Path(path).is_dir():
        raise UsageError(f"{path}: is a folder; give one report")
    (file,) = collect_files([path], limit_bytes=Config().limit_megabytes * 1_000_000)
    if isinstance(file, SkippedFile):
        raise UsageError(f"{path}: {file.reason}")
    try:
        return make_report(read_page(file))
    except UnreadableReport as error:
        raise UsageError(f"{path}: {error}") from error


def comparison_page(view: ComparisonView) -> str:
    """A comparison as one self-contained HTML page."""
    from penholder.outputs.pages import write_comparison

    return write_comparison(view)


def families_page(record: Record, *, family: str = "") -> str:
    """The story families of a record, or the one whose id begins so, as one self-contained HTML page."""
    from penholder.outputs.pages import write_families

    return write_families(record, family)


def families_json(record: Record, *, family: str = "") -> str:
    """The story families of a record, or the one whose id begins so, as one JSON document."""
    from penholder.outputs.exports import export_families

    return export_families(record, family)


def quotes_page(record: Record, *, by: str = "", about: str = "") -> str:
    """The quote families of a record, chosen by speaker and words, as one self-contained HTML page."""
    from penholder.outputs.pages import write_quotes

    return write_quotes(record, by=by, about=about)


def quotes_json(record: Record, *, by: str = "", about: str = "") -> str:
    """The quote families of a record, chosen by speaker and words, as one JSON document."""
    from penholder.outputs.exports import export_quotes

    return export_quotes(record, by=by, about=about)


def ask(record: Record, asked: Asked) -> Answer:
    """The sayings of a record that fit what is asked: `outputs.views.asking` and `.answers` name their parts."""
    from penholder.outputs.views.answers import ask_sayings
    from penholder.outputs.views.index import index_record

    return ask_sayings(index_record(record), asked)


def sayings_page(record: Record, asked: Asked) -> str:
    """The sayings that fit what is asked as one self-contained HTML page."""
    from penholder.outputs.pages import write_sayings

    return write_sayings(record, asked)


def sayings_json(record: Record, asked: Asked) -> str:
    """The sayings that fit what is asked as one JSON document."""
    from penholder.outputs.exports import export_sayings

    return export_sayings(record, asked)


def sayings_table(record: Record, asked: Asked) -> str:
    """The statements behind the sayings that fit what is asked as one CSV table."""
    from penholder.outputs.exports import table_sayings

    return table_sayings(record, asked)


def positions_page(record: Record, *, of: str = "", on: str = "") -> str:
    """Who stands where, of these holders on these options, as one self-contained HTML page."""
    from penholder.outputs.pages import write_positions

    return write_positions(record, assess(record, foresee=False), of=of, on=on)


def positions_json(record: Record, *, of: str = "", on: str = "") -> str:
    """Who stands where, of these holders on these options, as one JSON document."""
    from penholder.outputs.exports import export_positions

    return export_positions(record, assess(record, foresee=False), of=of, on=on)

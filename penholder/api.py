"""Everything Penholder does, as plain calls: the command line and the tests use nothing else.

Takes paths, days and record files; gives records, assessments and finished texts. Never prints. Stages are
imported by the calls that need them, so that looking at a record does not wait for what reads reports.
"""

from __future__ import annotations

import glob
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from penholder.config import Config
from penholder.errors import UnknownId, UnreadableReport, UsageError
from penholder.loading import count_waiting, load_finished, load_record
from penholder.model import Assessments, Judgement, Provenance, Record, Report, Ruling, VerdictKind
from penholder.runs import Progress, RunSummary, no_progress
from penholder.store import Store

if TYPE_CHECKING:
    from penholder.importing import ImportOutcome
    from penholder.official.editions import Edition
    from penholder.outputs.views.answers import Answer
    from penholder.outputs.views.asking import Asked
    from penholder.outputs.views.changes import ChangesView
    from penholder.outputs.views.comparison import ComparisonView
    from penholder.outputs.views.desk import DeskView
    from penholder.outputs.views.judgements import JudgementView
    from penholder.record.judging import Signature

PathLike = Path | str
DEFAULT_RECORD = Config().record


def read(
    paths: Sequence[PathLike],
    *,
    record: PathLike = DEFAULT_RECORD,
    meta: PathLike | None = None,
    config: Config | None = None,
    progress: Progress = no_progress,
) -> RunSummary:
    """Read files, folders and globs into the record file; what is known already costs nothing.

    `meta` is a CSV file with what you know of the reports: file, outlet, address, published, author.
    Raises UsageError before anything is read when a given path does not exist.
    """
    from penholder.pipeline import read_pile
    from penholder.sources import ToldFacts, read_meta

    _require_paths(paths)
    told = read_meta(meta) if meta is not None else ToldFacts()
    with Store(record) as store:
        return read_pile(paths, store, config=config, told=told, progress=progress)


def _require_paths(paths: Sequence[PathLike]) -> None:
    for path in map(str, paths):
        if not os.path.lexists(path) and not glob.has_magic(path):
            raise UsageError(f"{path}: no such file or folder; nothing was read")
        if not os.path.lexists(path) and not glob.glob(path, recursive=True):  # noqa: PTH207
            raise UsageError(f"{path}: no file fits this pattern; nothing was read")


@contextmanager
def _open_store(record: PathLike) -> Iterator[Store]:
    """The store of a record that exists; looking never makes one."""
    if not Path(record).exists():
        raise UsageError(f"{record}: no such record; make one with `penholder read FOLDER`")
    with Store(record, create=False) as store:
        yield store


def waiting(record: PathLike = DEFAULT_RECORD) -> int:
    """How many reports an interrupted run has left to be worked out; reading again finishes them."""
    with _open_store(record) as store:
        return count_waiting(store)


def is_report(path: PathLike, record: PathLike = DEFAULT_RECORD) -> bool:
    """Whether a file is one of the reports of a record, and so must not be written over."""
    with _open_store(record) as store:
        return str(Path(path).absolute()) in store.files()


def open_record(record: PathLike = DEFAULT_RECORD, *, as_known_on: date | None = None) -> Record:
    """The record as it stands, or as it stood on a day. Raises UsageError when there is no such file.

    As known on a day, everything is worked out anew from the reports known by then, as if there were no others.
    """
    with _open_store(record) as store:
        if as_known_on is None:
            return load_record(store)
        from penholder.deriving import load_as_known

        return load_as_known(store, as_known_on)


def is_current(record: PathLike = DEFAULT_RECORD) -> bool:
    """Whether this version of Penholder worked the record out; reading again brings it up to date."""
    from penholder.engine import engine_key

    with _open_store(record) as store:
        return store.fact("engine") in (None, engine_key())


def know_on(record: Record, day: date) -> Record:
    """A record reduced to the reports known by a day.

    It has no texts to read again, so what a later report had helped to date stays so; `open_record` with
    `as_known_on` works the day out from the record file.
    """
    from penholder.record.assembly import as_known_on

    return as_known_on(record, day)


def assess(record: Record, *, day: date | None = None) -> Assessments:
    """What the Security Council can decide: mandate clock and vote arithmetic, seen from the record's day.

    For an earlier day, from what was known by then alone, as `know_on` cuts the record down to it.
    """
    from penholder import council

    if day is not None and record.known_on is not None and day < record.known_on:
        record = know_on(record, day)
    return council.assess(record, day=day)


def previous_day(record: Record) -> date | None:
    """The known-on day before the record's latest: what a brief compares with unless told otherwise."""
    days = sorted(
        {b.latest for b in record.brackets if b.latest is not None and b.report not in record.undated}
    )
    return days[-2] if len(days) > 1 else None


def brief(
    record: Record, *, since: date | None = None, earlier: Record | None = None, markdown: bool = False
) -> str:
    """The brief as one self-contained HTML page, or as Markdown.

    What changed since a day comes first; without one, since the previous known-on day. `earlier` is the record as
    known on that day, as `open_record` gives it; without it the record is reduced by `know_on`.
    """
    from penholder.outputs.brief import write_brief
    from penholder.outputs.markdown import write_markdown

    if since is not None and record.known_on is not None and since >= record.known_on:
        raise UsageError(
            f"{since} is not before {record.known_on}, the day the record is known on; choose an earlier --since"
        )
    day = since or previous_day(record)
    if earlier is None and day is not None:
        earlier = know_on(record, day)
    write = write_markdown if markdown else write_brief
    return write(record, assess(record), earlier=earlier)


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

    return write_positions(record, assess(record), of=of, on=on)


def positions_json(record: Record, *, of: str = "", on: str = "") -> str:
    """Who stands where, of these holders on these options, as one JSON document."""
    from penholder.outputs.exports import export_positions

    return export_positions(record, assess(record), of=of, on=on)


def import_official(
    paths: Sequence[PathLike], *, record: PathLike = DEFAULT_RECORD, progress: Progress = no_progress
) -> tuple[ImportOutcome, ...]:
    """Import official files (fatalities, strength, resolutions) into the record; it is made where there is none.

    Each outcome names the edition kept, the one it replaced, or why the file was refused.
    """
    from penholder.importing import import_files

    with Store(record) as store:
        return import_files(paths, store, progress=progress)


def official_files(record: PathLike = DEFAULT_RECORD) -> tuple[Edition, ...]:
    """The official files imported into a record, by name."""
    with _open_store(record) as store:
        return store.imports.list()


def forget_official(name: str, *, record: PathLike = DEFAULT_RECORD) -> Edition:
    """Remove an imported series; nothing that was read from reports changes. Raises UnknownId."""
    from penholder.importing import forget_import

    with _open_store(record) as store:
        return forget_import(store, name)


def conflicts(
    record: Record, *, matter: str = "", ledger: str = "", kinds: Sequence[VerdictKind | str] = ()
) -> DeskView:
    """Matters told in several versions, what the brief depends on most first: `outputs.views.desk` names the parts.

    Of one ledger, with verdicts of these kinds, or the one matter whose id, or that of a claim in it, begins so.
    Raises UnknownId for an id the record does not hold, UsageError for a verdict outside the closed list.
    """
    from penholder.outputs.ids import complete_conflict
    from penholder.outputs.views.desk import select_matters, view_desk
    from penholder.outputs.views.verdicts import read_verdict

    wanted = complete_conflict(record, matter).id if matter else ""
    asked = [read_verdict(kind) for kind in kinds]
    return select_matters(
        view_desk(record, assess(record), wanted=wanted), ledger=ledger, kinds=asked, wanted=wanted
    )


def conflicts_page(record: Record, desk: DeskView | None = None) -> str:
    """The conflict desk of a record, or those of its matters that were chosen, as one self-contained HTML page."""
    from penholder.outputs.pages import write_conflicts

    return write_conflicts(record, desk or conflicts(record))


def conflicts_json(record: Record, desk: DeskView | None = None) -> str:
    """The conflict desk of a record, or those of its matters that were chosen, as one JSON document."""
    from penholder.outputs.exports import export_conflicts

    return export_conflicts(record, desk or conflicts(record))


def export_json(record: Record) -> str:
    """All ledgers, matters, quote families, options and assessments as one JSON document."""
    from penholder.outputs.exports import export_json as write_json

    return write_json(record, assess(record))


def export_tables(record: Record) -> Mapping[str, str]:
    """One CSV table per ledger: file name to text."""
    from penholder.outputs.exports import export_csv

    return export_csv(record, assess(record))


def search(record: PathLike, words: str, *, limit: int = 20) -> tuple[tuple[Report, str], ...]:
    """Reports that hold all the words, best first, each with a passage (matches between \\x02 and \\x03)."""
    with _open_store(record) as store:
        reports = {report.id: report for report in load_finished(store)}
        found = store.search(words, limit=limit)
    return tuple((reports[report], passage) for report, passage, _ in found if report in reports)


def correct(
    record: PathLike,
    report: str,
    *,
    outlet: str | None = None,
    address: str | None = None,
    author: str | None = None,
    published: date | None = None,
    config: Config | None = None,
) -> Report:
    """Say what you know of a report; it beats what was inferred."""
    from penholder.intake import correct_report
    from penholder.pipeline import work_out

    said = Provenance(outlet, address, author, published)
    given = [name for name in ("outlet", "address", "author", "published") if getattr(said, name)]
    if not given:
        raise UsageError("nothing to correct: give an outlet, address, author or published day")
    said = replace(said, told_by_user=tuple(sorted(given)))
    with _open_store(record) as store:
        corrected = correct_report(store, report, said)
        work_out(store, config=config or Config())
    return corrected


def forget(record: PathLike, report: str, *, undo: bool = False, config: Config | None = None) -> None:
    """Remove a report and everything read from it, and never read it again unless `undo`."""
    from penholder.pipeline import forget_report

    with _open_store(record) as store:
        if undo:
            if not store.is_forgotten(report):
                raise UnknownId(f"{report} has not been forgotten")
            store.recall(report)
        else:
            forget_report(report, store, config=config or Config())


def judge(
    record: PathLike,
    matter: str,
    claims: Sequence[str],
    signature: Signature,
    *,
    ruling: Ruling | str = Ruling.STANDS,
    verdict: VerdictKind | str | None = None,
) -> Judgement:
    """Rule on a matter of a record file: one claim stands, one is set aside, or two have a verdict between them.

    Ids may be given by a start. `penholder.sign` makes the signature: name, day and reason. Judgements of the matter
    that a later report has reopened are retired in the same step. Raises `UsageError` for what cannot be ruled so.
    """
    from penholder.outputs.ids import complete_claim, complete_matter
    from penholder.outputs.views.verdicts import read_verdict
    from penholder.record.judging import Signature, make_judgement, reopened_on, retire

    with _open_store(record) as store, store.transaction():
        held = load_record(store)
        found = complete_matter(held, matter)
        judgement = make_judgement(
            held,
            found,
            Ruling(ruling),
            [complete_claim(held, found, claim) for claim in claims],
            signature,
            verdict=None if verdict is None else read_verdict(verdict),
        )
        anew = Signature(signature.by, signature.on, f"ruled on again: {judgement.id}")
        replaced = (j for j in reopened_on(held.judged, found.id) if j.on <= signature.on)
        store.save("judgements", [*(retire(old, anew) for old in replaced), judgement])
    return judgement


def sign(by: str, on: date, because: str) -> Signature:
    """Who rules, on which day and why; raises `UsageError` for an empty, huge or unprintable name or reason."""
    from penholder.record.judging import sign as make_signature

    return make_signature(by, on, because)


def undo_judgement(record: PathLike, judgement: str, signature: Signature) -> Judgement:
    """Retire a judgement of a record file, by its id or a start of it: it stays listed, with who retired it and why."""
    from penholder.outputs.ids import complete_judgement
    from penholder.record.judging import retire

    with _open_store(record) as store, store.transaction():
        retired = retire(complete_judgement(load_record(store), judgement), signature)
        store.save("judgements", [retired])
    return retired


def judgements(record: Record) -> tuple[JudgementView, ...]:
    """Every judgement as it bears on the record: `outputs.views.judgements` names the parts."""
    from penholder.outputs.views.index import index_record
    from penholder.outputs.views.judgements import view_all_judgements

    return view_all_judgements(index_record(record))


def judgements_json(record: Record) -> str:
    """Every judgement with its words, its state and what it bears on, as one JSON document."""
    from penholder.outputs.exports import export_judgements

    return export_judgements(record)


def changes(record: Record, earlier: Record) -> ChangesView:
    """What changed since an earlier state of a record: new, changed, slipped, reopened, each sentence with its evidence.

    `earlier` is the record as known on an earlier day: `open_record(path, as_known_on=day)`. Raises `UsageError` when
    it is not earlier.
    """
    from penholder.outputs.views.changes import view_all_changes
    from penholder.outputs.views.index import index_record

    _require_earlier(record, earlier)
    return view_all_changes(index_record(record), index_record(earlier))


def _require_earlier(record: Record, earlier: Record) -> None:
    now, then = record.known_on, earlier.known_on
    if now is not None and then is not None and then >= now:
        raise UsageError(
            f"{then} is not before {now}, the day the record is known on; choose an earlier --since"
        )


def changes_page(record: Record, earlier: Record) -> str:
    """What changed since an earlier state of a record as one self-contained HTML page."""
    from penholder.outputs.pages import write_changes

    _require_earlier(record, earlier)
    return write_changes(record, earlier)


def changes_json(record: Record, earlier: Record) -> str:
    """What changed since an earlier state of a record as one JSON document."""
    from penholder.outputs.exports import export_changes

    _require_earlier(record, earlier)
    return export_changes(record, earlier)

"""The command line: one verb per thing a person does; each parses, makes one call and prints.

Results go to stdout, log and progress to stderr. Exit codes: 0 done; 1 nothing could be read; 2 the call or a
path is wrong; 3 the record file cannot be used; 130 interrupted (what was finished is kept).
"""

from __future__ import annotations

import contextlib
import io
import json
import os
import shlex
import sys
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer
from rich.console import Console

import penholder
from penholder.config import Config, read_config
from penholder.errors import PenholderError, RecordError, UsageError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from penholder.evaluate.corpora import CorpusScores
    from penholder.model import Record
    from penholder.runs import RunSummary

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Reads piles of overlapping reporting about a UN peace operation and keeps a sourced record.",
    epilog="Exit codes: 0 done; 1 nothing could be read; 2 wrong call or path; 3 record unusable; 130 interrupted.",
)
evaluate_app = typer.Typer(no_args_is_help=True, help="Score Penholder against labelled corpora.")
app.add_typer(evaluate_app, name="evaluate")

_STOPPED = 130
_DAY = ["%Y-%m-%d"]
RecordOption = Annotated[str | None, typer.Option("--record", help="The record file (default penholder.db).")]
KnownOption = Annotated[
    datetime | None,
    typer.Option("--as-known-on", formats=_DAY, help="Use only what had been reported by this day."),
]
MetaOption = Annotated[
    Path | None,
    typer.Option("--meta", help="CSV of what you know: file, outlet, address, published, author."),
]
ReportArgument = Annotated[str, typer.Argument(help="Id of the report (a start will do).")]
PathsArgument = Annotated[list[str], typer.Argument(metavar="PATH...", help="Folders, files or globs.")]


def _say_version(wanted: bool) -> None:
    if wanted:
        print(f"penholder {penholder.__version__}")
        raise typer.Exit


VersionOption = Annotated[
    bool,
    typer.Option("--version", callback=_say_version, is_eager=True, help="Say which Penholder this is."),
]


@app.callback()
def _begin(version: VersionOption = False) -> None:
    del version  # said and done before any command


def run(arguments: list[str] | None = None) -> int:
    """Run one command; gives the exit code. Errors Penholder raises on purpose become one line on stderr."""
    _accept_any_words()
    try:
        code = int(app(arguments, standalone_mode=False) or 0)
        sys.stdout.flush()
        if code == _STOPPED:  # typer turns Ctrl-C into this code without a word
            raise KeyboardInterrupt
    except (BrokenPipeError, SystemExit):  # typer leaves by SystemExit when a pipe breaks, and only then
        _close_stdout()  # whoever read our output has seen enough
        return 0
    except (KeyboardInterrupt, typer.Abort):
        return _fail(
            "interrupted; every finished report is kept and the next run goes on from there", _STOPPED
        )
    except RecordError as error:
        return _fail(str(error), 3)
    except PenholderError as error:
        return _fail(str(error), 2)
    except OSError as error:
        _close_stdout()
        return _fail(
            f"{error.filename or 'output'}: {error.strerror or error}; check the disk and its permissions", 2
        )
    except typer.Exit as leaving:
        return leaving.exit_code
    except Exception as error:
        show = getattr(error, "show", None)
        if show is None:
            raise
        show(file=sys.stderr)
        return 2
    return code


def _accept_any_words() -> None:
    """Let a terminal or pipe that cannot write a character get a question mark instead of an error."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="replace")


def _close_stdout() -> None:
    """Send what is still to be written nowhere, so that leaving does not fail once more."""
    with contextlib.suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _fail(message: str, code: int) -> int:
    from penholder.outputs.wording import clean

    print(f"penholder: {clean(message)}", file=sys.stderr)
    return code


def _config(record: str | None) -> Config:
    config = read_config()
    return config if record is None else Config(record, config.pipeline, config.limit_megabytes)


def _day(given: datetime | None) -> date | None:
    return None if given is None else given.date()


def _read(paths: list[str], config: Config, meta: Path | None) -> RunSummary:
    from penholder.outputs.screen import show_run
    from penholder.progress import show_progress

    with show_progress() as progress:
        summary = penholder.read(paths, record=config.record, meta=meta, config=config, progress=progress)
    Console(stderr=True).print(show_run(summary))
    return summary


def _open(record: str | None, known: datetime | None = None) -> Record:
    """The record to look at; says so when an interrupted run left reports out of it."""
    path = _config(record).record
    opened = penholder.open_record(path, as_known_on=_day(known))
    if left := penholder.waiting(path):
        _fail(f"{left} more reports wait since a run was interrupted; `penholder read` finishes them", 0)
    return opened


def _look(record: str | None, known: datetime | None) -> Record:
    """The record to look at, with a word on why it is empty where it is."""
    opened = _open(record, known)
    if empty := _say_empty(opened, _config(record).record):
        _fail(empty, 0)
    return opened


def _say_empty(opened: Record, path: str | Path) -> str:
    """Why no report counts on the day asked for, and when the first does; "" when one does."""
    from penholder.outputs.wording import count, day, join

    if opened.known_on is None or len(opened.reports) > len(opened.undated):
        return ""
    whole = penholder.open_record(path)
    first = min((b.latest for b in whole.brackets if b.latest), default=None)
    later = len(whole.reports) - len(opened.undated)
    told = (
        [f"{count(len(opened.undated), 'report')} not known to have come by then"] if opened.undated else []
    )
    told += [f"{count(later, 'later report')}"] if later else []
    known = f"the first is known on {day(first)}" if first else "of none is it known by when"
    return f"no report was known by {day(opened.known_on)}; the record holds {join(told)}; {known}"


def _complete(report: str, config: Config) -> str:
    """The id of the report meant by the start of one."""
    from penholder.outputs.ids import complete_report

    return complete_report(penholder.open_record(config.record), report)


class _Paper(Console):
    """A console that leaves a broken pipe to the program."""

    def on_broken_pipe(self) -> None:
        """Raise what rich would turn into an exit code of its own."""
        raise BrokenPipeError


def _print(shown: RenderableType) -> None:
    _Paper().print(shown)


def _print_json(text: str) -> None:
    """JSON is UTF-8 whatever the terminal speaks."""
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(encoding="utf-8")
    print(text)


@app.command()
def read(paths: PathsArgument, meta: MetaOption = None, record: RecordOption = None) -> int:
    """Read reports into the record; what is known already costs nothing."""
    summary = _read(paths, _config(record), meta)
    if not summary.new + summary.changed + summary.unchanged:
        return 1
    where = f" --record {shlex.quote(record)}" if record else ""
    print(f"now: penholder brief -o brief.html{where}", file=sys.stderr)
    return 0


@app.command()
def brief(
    paths: Annotated[list[str] | None, typer.Argument(metavar="[PATH...]", help="Read these first.")] = None,
    output: Annotated[Path, typer.Option("-o", "--output", help="FILE.html or FILE.md.")] = Path(
        "brief.html"
    ),
    known: KnownOption = None,
    since: Annotated[
        datetime | None,
        typer.Option(
            formats=_DAY, help="Say first what changed since this day (default: the previous known-on day)."
        ),
    ] = None,
    meta: MetaOption = None,
    record: RecordOption = None,
) -> int:
    """Write the brief, reading the given paths first."""
    if output.suffix not in (".html", ".htm", ".md"):
        raise UsageError(f"{output}: the brief is written as .html or .md; choose one of these endings")
    if paths:
        _read(paths, _config(record), meta)
    shown = _open(record, known)
    if penholder.is_report(output, _config(record).record):
        raise UsageError(f"{output}: is one of the reports; choose another -o")
    if len(shown.reports) == len(shown.undated):
        empty = _say_empty(shown, _config(record).record) or "the record holds no report; read a pile first"
        raise UsageError(empty)
    text = penholder.brief(shown, since=_day(since), markdown=output.suffix == ".md")
    _write(output, text, option="-o")
    print(f"brief: {output}")
    return 0


def _write(path: Path, text: str, *, option: str) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
    except OSError as error:
        raise UsageError(f"{path}: cannot be written ({error.strerror}); choose another {option}") from error


@app.command()
def status(known: KnownOption = None, record: RecordOption = None) -> int:
    """Say what the record holds: reports with their dates, families, ledgers, skipped files."""
    from penholder.outputs.screen import show_status

    _print(show_status(_look(record, known)))
    return 0


@app.command()
def conflicts(known: KnownOption = None, record: RecordOption = None) -> int:
    """List matters whose versions differ, with the verdict and its reason."""
    from penholder.outputs.screen import show_conflicts

    _print(show_conflicts(_look(record, known)))
    return 0


@app.command()
def show(
    id: Annotated[
        str,
        typer.Argument(
            help="Id of anything in the record: report, claim, matter, quote, story family, option, identity "
            "(a start will do)."
        ),
    ],
    furniture: Annotated[
        bool, typer.Option("--furniture", help="Show what was set aside on a report.")
    ] = False,
    known: KnownOption = None,
    record: RecordOption = None,
) -> int:
    """Show one entry of the record with its evidence."""
    from penholder.outputs.screen import show_entry

    _print(show_entry(_open(record, known), id, furniture=furniture))
    return 0


@app.command()
def search(
    words: Annotated[list[str], typer.Argument(help="Words that must all occur.")],
    limit: Annotated[int, typer.Option(min=1, help="How many reports at most.")] = 20,
    record: RecordOption = None,
) -> int:
    """Find reports by their words, best match first."""
    from penholder.outputs.screen import show_search

    path = _config(record).record
    found = penholder.search(path, " ".join(words), limit=limit)
    _print(show_search(found, penholder.open_record(path)))
    return 0


@app.command()
def correct(
    report: ReportArgument,
    outlet: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    address: Annotated[str | None, typer.Option(help="Where it was published.")] = None,
    author: Annotated[str | None, typer.Option(help="Who wrote it.")] = None,
    published: Annotated[datetime | None, typer.Option(formats=_DAY, help="Day of publication.")] = None,
    record: RecordOption = None,
) -> int:
    """Say what you know of a report; it beats what was inferred."""
    from penholder.outputs.wording import clean

    config = _config(record)
    given = any((outlet, address, author, published))
    corrected = penholder.correct(
        config.record,
        _complete(report, config) if given else report,
        outlet=outlet,
        address=address,
        author=author,
        published=_day(published),
        config=config,
    )
    print(f"corrected: {corrected.id} {clean(corrected.path)}")
    return 0


@app.command()
def forget(
    report: ReportArgument,
    undo: Annotated[bool, typer.Option("--undo", help="Allow it to be read again.")] = False,
    record: RecordOption = None,
) -> int:
    """Remove one report and everything read from it."""
    config = _config(record)
    report = report if undo else _complete(report, config)
    penholder.forget(config.record, report, undo=undo, config=config)
    print(f"{'may be read again' if undo else 'forgotten'}: {report}")
    return 0


@app.command()
def export(
    as_json: Annotated[
        bool, typer.Option("--json", help="Everything as one JSON document on stdout.")
    ] = False,
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="FOLDER", help="One CSV table per ledger.")
    ] = None,
    known: KnownOption = None,
    record: RecordOption = None,
) -> int:
    """Write the ledgers as JSON or CSV."""
    if as_json == (csv is not None):
        raise UsageError("choose one of --json and --csv FOLDER")
    opened = _look(record, known)
    if csv is None:
        _print_json(penholder.export_json(opened))
        return 0
    for name, table in penholder.export_tables(opened).items():
        _write(csv / name, table, option="--csv FOLDER")
        print(csv / name)
    return 0


JsonOption = Annotated[bool, typer.Option("--json", help="One JSON object on stdout and nothing else.")]


@evaluate_app.command("casebook")
def evaluate_casebook(
    reports: Annotated[Path, typer.Option(help="Folder of reports.")],
    gold: Annotated[Path, typer.Option(help="Labels of those reports.")],
    roles: Annotated[Path, typer.Option(help="JSON object from role to file name.")],
    as_json: Annotated[
        bool, typer.Option("--json", help="One JSON object on stdout and nothing else.")
    ] = False,
) -> int:
    """Score the ledgers of a pile against labels, and run the casebook over it."""
    from penholder.evaluate.casebook import evaluate_casebook as score
    from penholder.evaluate.printing import casebook_document, show_casebook

    scores = score(reports, gold, roles)
    if as_json:
        _print_json(json.dumps(casebook_document(scores), ensure_ascii=False, indent=2, sort_keys=True))
    else:
        _print(show_casebook(scores))
    return 0


@evaluate_app.command("statements")
def evaluate_statements(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="Holds text/*.txt and attributions/*.ann.")],
    as_json: JsonOption = False,
) -> int:
    """Score who-said-what spans (PolNeAR layout)."""
    from penholder.evaluate.corpora import evaluate_statements as score

    return _print_scores(score(folder), as_json)


@evaluate_app.command("figures")
def evaluate_figures(
    path: Annotated[Path, typer.Argument(metavar="FILE", help="A JSON file in NewsQuant form.")],
    as_json: JsonOption = False,
) -> int:
    """Score quantities with unit, change and concept (NewsQuant layout)."""
    from penholder.evaluate.corpora import evaluate_figures as score

    return _print_scores(score(path), as_json)


def _print_scores(scores: CorpusScores, as_json: bool) -> int:
    from penholder.evaluate.printing import corpus_document, show_corpus

    if as_json:
        _print_json(json.dumps(corpus_document(scores), ensure_ascii=False, indent=2, sort_keys=True))
    else:
        _print(show_corpus(scores))
    return 0

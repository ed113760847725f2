"""The command line: one verb per thing a person does; each parses, makes one call and prints.

Results go to stdout, log and progress to stderr. Exit codes: 0 done; 1 nothing could be read; 2 the call or a
path is wrong; 3 the record file cannot be used; 130 interrupted (what was finished is kept).
"""

from __future__ import annotations

import sys
from typing import Annotated

import typer

import penholder
from penholder.cli.asking import positions, sayings
from penholder.cli.changing import correct, forget
from penholder.cli.clock import clock
from penholder.cli.comparing import compare, families, quotes
from penholder.cli.council import council_app
from penholder.cli.desk import conflicts
from penholder.cli.evaluating import evaluate_app
from penholder.cli.looking import search, show, status
from penholder.cli.official import import_, official
from penholder.cli.printing import accept_any_words, close_stdout, say_aside
from penholder.cli.reading import brief, export, read
from penholder.cli.resolutions import resolutions
from penholder.cli.ruling import changes, judge, judgements
from penholder.errors import PenholderError, RecordError

COMMANDS = (
    read,
    brief,
    status,
    conflicts,
    judge,
    judgements,
    changes,
    families,
    compare,
    quotes,
    sayings,
    positions,
    clock,
    show,
    search,
    correct,
    forget,
    import_,
    official,
    resolutions,
    export,
)
"""In the order in which a person meets them, and in which `penholder --help` lists them."""

app = typer.Typer(
    add_completion=False,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
    help="Reads piles of overlapping reporting about a UN peace operation and keeps a sourced record.",
    epilog="Exit codes: 0 done; 1 nothing could be read; 2 wrong call or path; 3 record unusable; 130 interrupted.",
)
for command in COMMANDS:
    app.command(command.__name__.rstrip("_"))(command)
app.add_typer(council_app, name="council")
app.add_typer(evaluate_app, name="evaluate")

_STOPPED = 130


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
    accept_any_words()
    try:
        code = int(app(arguments, standalone_mode=False) or 0)
        sys.stdout.flush()
        if code == _STOPPED:  # typer turns Ctrl-C into this code without a word
            raise KeyboardInterrupt
    except (BrokenPipeError, SystemExit):  # typer leaves by SystemExit when a pipe breaks, and only then
        close_stdout()  # whoever read our output has seen enough
        return 0
    except (KeyboardInterrupt, typer.Abort):
        return say_aside(
            "interrupted; every finished report is kept and the next run goes on from there", _STOPPED
        )
    except RecordError as error:
        return say_aside(str(error), 3)
    except PenholderError as error:
        return say_aside(str(error), 2)
    except OSError as error:
        close_stdout()
        return say_aside(
            f"{error.filename or 'output'}: {error.strerror or error}; check the disk and its permissions", 2
        )
    except typer.Exit as leaving:
        return leaving.exit_code
    except Exception as error:
        show_fault = getattr(error, "show", None)
        if show_fault is None:
            raise
        show_fault(file=sys.stderr)
        return 2
    return code

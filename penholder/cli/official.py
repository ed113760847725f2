"""`import` and `official`: official files into the record, and which of them it holds."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import penholder
from penholder.cli.arguments import RecordOption
from penholder.cli.opening import find_config
from penholder.cli.printing import print_shown, say_aside

if TYPE_CHECKING:
    from penholder.official.editions import Edition

_REFUSED = 2


def import_(
    paths: Annotated[list[str], typer.Argument(metavar="FILE...", help="Official files; docs/official.md.")],
    record: RecordOption = None,
) -> int:
    """Import official series: deaths and strength to compare figures with, resolutions, votes in the Council."""
    from penholder.outputs.official_screen import show_imports
    from penholder.progress import show_progress

    path = find_config(record).record
    try:
        with show_progress() as progress:
            outcomes = penholder.import_official(paths, record=path, progress=progress)
    except KeyboardInterrupt:
        if Path(path).exists():
            _tell_unfinished(path)
        raise
    print_shown(show_imports([o.edition for o in outcomes if o.edition and not o.known]))
    for outcome in outcomes:
        if outcome.resumed:
            say_aside(f"{outcome.path}: went on where an interrupted import of this file had stopped")
        if outcome.refusal:
            say_aside(outcome.refusal)
        elif outcome.known and outcome.edition:
            say_aside(f"{outcome.path}: imported before (same SHA-256); nothing to do")
        elif outcome.replaced and outcome.edition:
            old, new = outcome.replaced, outcome.edition
            say_aside(f"{outcome.path}: replaces {old.file} ({_tell_rows(old)}) with {_tell_rows(new)}")
    return _REFUSED if any(outcome.refusal for outcome in outcomes) else 0


def _tell_rows(edition: Edition) -> str:
    """How many rows an edition holds and up to which day, as said of it."""
    from penholder.outputs.wording import count, day

    until = f"to {day(edition.last_day)}" if edition.last_day else "last day not known"
    return f"{count(edition.rows, 'row')}, {until}"


def official(
    forget: Annotated[
        str, typer.Option("--forget", metavar="NAME", help="Remove this series from the record.")
    ] = "",
    record: RecordOption = None,
) -> int:
    """List the official files imported, with last day, rows, checksum, attribution and terms."""
    from penholder.outputs.official_screen import show_imports
    from penholder.outputs.wording import clean

    path = find_config(record).record
    if forget:
        gone = penholder.forget_official(forget, record=path)
        print(f"forgotten: {clean(gone.name)} {clean(gone.file)}")
        return 0
    print_shown(show_imports(penholder.official_files(path), empty=True))
    _tell_unfinished(path)
    return 0


def _tell_unfinished(path: str) -> None:
    """The imports that were stopped, with what goes on and what gives up."""
    from penholder.api.telling import unfinished_imports

    for name in unfinished_imports(path):
        say_aside(
            f"{name}: an import was stopped before its end; import the same file again and it goes on, or remove what "
            f"it left: penholder official --forget {name}"
        )

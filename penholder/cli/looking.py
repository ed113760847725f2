"""`status`, `show` and `search`: what the record holds, on the terminal."""

from __future__ import annotations

from typing import Annotated

import typer

import penholder
from penholder.cli.arguments import KnownOption, RecordOption
from penholder.cli.opening import find_config, look_at, open_record
from penholder.cli.printing import print_shown


def status(known: KnownOption = None, record: RecordOption = None) -> int:
    """Say what the record holds: reports with their dates, families, ledgers, skipped files."""
    from penholder.outputs.screen import show_status

    print_shown(show_status(look_at(record, known)))
    return 0


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

    print_shown(show_entry(open_record(record, known), id, furniture=furniture))
    return 0


def search(
    words: Annotated[list[str], typer.Argument(help="Words that must all occur.")],
    limit: Annotated[int, typer.Option(min=1, help="How many reports at most.")] = 20,
    record: RecordOption = None,
) -> int:
    """Find reports by their words, best match first."""
    from penholder.outputs.screen import show_search

    path = find_config(record).record
    found = penholder.search(path, " ".join(words), limit=limit)
    print_shown(show_search(found, penholder.open_record(path)))
    return 0

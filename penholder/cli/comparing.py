"""`families`, `compare` and `quotes`: which reports tell one text, and what was changed on the way."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import penholder
from penholder.cli.arguments import (
    HtmlOption,
    JsonOption,
    KnownOption,
    RecordOption,
    require_one_form,
)
from penholder.cli.opening import find_config, keep_reports, look_at, open_record
from penholder.cli.printing import print_json, print_shown, write_file
from penholder.cli.reading import read_paths
from penholder.errors import UsageError

if TYPE_CHECKING:
    from penholder.model import Record


def families(
    paths: Annotated[list[str] | None, typer.Argument(metavar="[PATH...]", help="Read these first.")] = None,
    family: Annotated[
        str,
        typer.Option("--id", metavar="FAMILY", help="One family, by its id or that of one of its reports."),
    ] = "",
    html: HtmlOption = None,
    as_json: JsonOption = False,
    known: KnownOption = None,
    record: RecordOption = None,
) -> int:
    """List the reports that tell one text, how they are related, and the copy tree with its evidence."""
    require_one_form(html, as_json)
    if paths:
        read_paths(paths, find_config(record))
    opened = look_at(record, known)
    if as_json:
        print_json(penholder.families_json(opened, family=family))
    elif html:
        write_page(html, penholder.families_page(opened, family=family), record)
    else:
        from penholder.outputs.family_screen import show_families

        print_shown(show_families(opened, family))
    return 0


def compare(
    a: Annotated[str, typer.Argument(metavar="A", help="A report: its id, path or title, or a file.")],
    b: Annotated[str, typer.Argument(metavar="B", help="Another report, named in the same way.")],
    html: HtmlOption = None,
    record: RecordOption = None,
) -> int:
    """Lay two reports side by side: sentences that correspond, words that differ, what one alone has."""
    view = penholder.compare(a, b, record=_open_if_there(record))
    if html:
        write_page(html, penholder.comparison_page(view), record)
    else:
        from penholder.outputs.side_by_side import show_comparison

        print_shown(show_comparison(view))
    return 0


def quotes(
    by: Annotated[
        str, typer.Option("--by", metavar="NAME", help="Only of speakers with this in their name.")
    ] = "",
    about: Annotated[
        str, typer.Option("--about", metavar="WORDS", help="Only utterances in which all these words occur.")
    ] = "",
    html: HtmlOption = None,
    as_json: JsonOption = False,
    known: KnownOption = None,
    record: RecordOption = None,
) -> int:
    """List utterances with every version of them, word by word, and the one nearest to what was said."""
    require_one_form(html, as_json)
    opened = look_at(record, known)
    if as_json:
        print_json(penholder.quotes_json(opened, by=by, about=about))
    elif html:
        write_page(html, penholder.quotes_page(opened, by=by, about=about), record)
    else:
        from penholder.outputs.quote_screen import show_quotes

        print_shown(show_quotes(opened, by=by, about=about))
    return 0


def _open_if_there(record: str | None) -> Record | None:
    """The record, when one was named or the usual one is there; two files can be compared without."""
    if record is None and not Path(find_config(None).record).exists():
        return None
    return open_record(record)


def write_page(path: Path, text: str, record: str | None) -> None:
    """A page to a file that is no report, and its name on stdout."""
    if path.suffix not in (".html", ".htm"):
        raise UsageError(f"{path}: the page is written as .html; choose this ending")
    keep_reports(path, record, option="--html FILE")
    write_file(path, text, option="--html FILE")
    print(path)

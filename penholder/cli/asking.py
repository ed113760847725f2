"""`sayings` and `positions`: who said what, chosen by speaker, subject, day and manner, and who stands where."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, TypeVar

import typer

import penholder
from penholder.cli.arguments import (
    DAY_FORMATS,
    HtmlOption,
    JsonOption,
    KnownOption,
    RecordOption,
    read_day,
    require_one_form,
    require_order,
)
from penholder.cli.comparing import write_page
from penholder.cli.opening import keep_reports, look_at
from penholder.cli.printing import print_json, print_shown, write_file
from penholder.errors import UsageError
from penholder.model import Force, Forum, Hand, StatementForm

if TYPE_CHECKING:
    from penholder.outputs.views.asking import Asked

Choice = TypeVar("Choice", bound=StrEnum)


def _list(kind: type[StrEnum]) -> str:
    return ", ".join(kind)


# Fourteen options, more than seven parameters: Typer takes each option as one, and a person may ask by any.
def sayings(
    by: Annotated[
        str,
        typer.Option("--by", metavar="NAME", help="Of this person, state, body or office; any spelling."),
    ] = "",
    on: Annotated[
        str,
        typer.Option(
            "--on", metavar="WORDS", help="On an option or matter, or with these words in any form."
        ),
    ] = "",
    since: Annotated[
        datetime | None, typer.Option(formats=DAY_FORMATS, help="Said on this day or later.")
    ] = None,
    until: Annotated[
        datetime | None, typer.Option(formats=DAY_FORMATS, help="Said on this day or earlier.")
    ] = None,
    known: KnownOption = None,
    force: Annotated[str, typer.Option(metavar="FORCE", help=f"One of: {_list(Force)}.")] = "",
    forum: Annotated[str, typer.Option(metavar="FORUM", help=f"One of: {_list(Forum)}.")] = "",
    form: Annotated[str, typer.Option(metavar="FORM", help=f"One of: {_list(StatementForm)}.")] = "",
    hand: Annotated[str, typer.Option(metavar="HAND", help=f"One of: {_list(Hand)}.")] = "",
    unresolved: Annotated[
        bool, typer.Option("--unresolved", help="Only where it is left open who spoke, with the reason.")
    ] = False,
    html: HtmlOption = None,
    csv: Annotated[
        Path | None, typer.Option("--csv", metavar="FILE", help="Write the statements as one CSV table.")
    ] = None,
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> int:
    """List who said what: by whom, when, where, to whom, in which words, told how often."""
    from penholder.outputs.views.asking import Asked

    asked = Asked(
        by=by.strip(),
        on=on.strip(),
        since=read_day(since),
        until=read_day(until),
        force=read_choice(Force, "--force", force),
        forum=read_choice(Forum, "--forum", forum),
        form=read_choice(StatementForm, "--form", form),
        hand=read_choice(Hand, "--hand", hand),
        unresolved=unresolved,
    )
    _require_sense(asked, html=html, csv=csv, as_json=as_json)
    opened = look_at(record, known)
    if as_json:
        print_json(penholder.sayings_json(opened, asked))
    elif html:
        write_page(html, penholder.sayings_page(opened, asked), record)
    elif csv:
        keep_reports(csv, record, option="--csv FILE")
        write_file(csv, penholder.sayings_table(opened, asked), option="--csv FILE")
        print(csv)
    else:
        from penholder.outputs.saying_screen import show_sayings

        print_shown(show_sayings(opened, asked))
    return 0


def _require_sense(asked: Asked, *, html: Path | None, csv: Path | None, as_json: bool) -> None:
    require_order(asked.since, asked.until)
    if sum((html is not None, csv is not None, as_json)) > 1:
        raise UsageError("choose one of --html FILE, --csv FILE and --json")


def positions(
    known: KnownOption = None,
    of: Annotated[
        str,
        typer.Option(
            "--of", metavar="STATE", help="Of this state, party or body, or of one who speaks for it."
        ),
    ] = "",
    on: Annotated[
        str,
        typer.Option("--on", metavar="OPTION", help="On this option; its label or a word for it will do."),
    ] = "",
    html: HtmlOption = None,
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> int:
    """Say who stands where on each option: stance, condition, day, words, and how it shifted."""
    require_one_form(html, as_json)
    of, on, opened = of.strip(), on.strip(), look_at(record, known)
    if as_json:
        print_json(penholder.positions_json(opened, of=of, on=on))
    elif html:
        write_page(html, penholder.positions_page(opened, of=of, on=on), record)
    else:
        from penholder.outputs.stance_screen import show_positions

        print_shown(show_positions(opened, penholder.assess(opened), of=of, on=on))
    return 0


def read_choice(kind: type[Choice], option: str, typed: str) -> Choice | None:
    """The one value that was typed, whole or in part, in any case; None for nothing typed.

    Raises `UsageError` that lists the values where none or several fit.
    """
    wanted = " ".join(typed.casefold().split())
    if not wanted:
        return None
    fitting = [v for v in kind if v.casefold() == wanted] or [v for v in kind if wanted in v.casefold()]
    if len(fitting) != 1:
        raise UsageError(f"{option} {typed}: choose one of {_list(kind)}")
    return fitting[0]

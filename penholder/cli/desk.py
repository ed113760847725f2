"""`conflicts`: matters told in several versions, with the verdicts, what would settle them and what is printed meanwhile."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import typer

import penholder
from penholder.cli.arguments import (
    HtmlOption,
    JsonOption,
    KnownOption,
    RecordOption,
    require_one_form,
)
from penholder.cli.comparing import write_page
from penholder.cli.opening import look_at
from penholder.cli.printing import print_json, print_shown
from penholder.errors import UsageError


class LedgerName(StrEnum):
    """The ledgers whose claims can conflict."""

    FIGURES = "figures"
    COMMITMENTS = "commitments"
    EVENTS = "events"
    RESTRICTIONS = "restrictions"
    POSITIONS = "positions"
    SAYINGS = "sayings"


def conflicts(
    matter: Annotated[
        str,
        typer.Argument(
            metavar="[MATTER]",
            help="One matter in full, by its id or that of one of its claims (a start will do).",
        ),
    ] = "",
    ledger: Annotated[LedgerName | None, typer.Option(help="Only matters of this ledger.")] = None,
    kind: Annotated[
        list[str] | None,
        typer.Option(
            metavar="VERDICT", help="Only matters with this verdict between two versions; repeatable."
        ),
    ] = None,
    html: HtmlOption = None,
    as_json: JsonOption = False,
    known: KnownOption = None,
    record: RecordOption = None,
) -> int:
    """List matters whose versions differ: verdict, reason, what would settle it, what the brief prints meanwhile."""
    require_one_form(html, as_json)
    if matter and (ledger or kind):
        raise UsageError("--ledger and --kind choose among all matters; leave them out with MATTER")
    opened = look_at(record, known)
    desk = penholder.conflicts(opened, matter=matter, ledger=ledger or "", kinds=kind or ())
    if as_json:
        print_json(penholder.conflicts_json(opened, desk))
    elif html:
        write_page(html, penholder.conflicts_page(opened, desk), record)
    else:
        from penholder.outputs.desk_screen import show_desk, show_matter

        print_shown(show_matter(desk.matters[0]) if matter else show_desk(desk))
    return 0

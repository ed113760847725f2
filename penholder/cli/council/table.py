"""`council`: the votes a draft can get from what members said, and votes that a person sets."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

import penholder
from penholder.cli.arguments import (
    DAY_FORMATS,
    HtmlOption,
    JsonOption,
    RecordOption,
    read_day,
    require_one_form,
)
from penholder.cli.comparing import write_page
from penholder.cli.opening import find_config, look_at
from penholder.cli.printing import print_json, print_shown, say_aside
from penholder.cli.ruling import read_signing_day
from penholder.errors import UsageError

if TYPE_CHECKING:
    from penholder.api import CouncilTable

_KNOWN = Annotated[
    datetime | None,
    typer.Option(
        "--known", "--as-known-on", formats=DAY_FORMATS, help="Use only what had been reported by this day."
    ),
]


# Eleven options, more than seven parameters: Typer takes each option as one, and a vote needs draft, votes, signature.
def council(
    context: typer.Context,
    draft: Annotated[
        str,
        typer.Option(
            "--draft",
            metavar="OPTION",
            help="One option in full, as withdraw-minusma or political-mission; its id will do.",
        ),
    ] = "",
    votes: Annotated[
        list[str] | None,
        typer.Option(
            "--set",
            metavar="MEMBER=VOTE",
            help="Set a member's vote: yes, no, abstain, absent or unknown; repeatable. Unsigned it is a trial.",
        ),
    ] = None,
    by: Annotated[
        str, typer.Option("--by", metavar="NAME", help="Who signs, so that the votes are kept.")
    ] = "",
    because: Annotated[str, typer.Option("--because", metavar="REASON", help="Why, in your words.")] = "",
    on: Annotated[
        datetime | None,
        typer.Option(formats=DAY_FORMATS, help="Day of signing (default: today by the machine's clock)."),
    ] = None,
    procedural: Annotated[
        bool, typer.Option("--procedural", help="Take the draft as procedural: no veto.")
    ] = False,
    known: _KNOWN = None,
    html: HtmlOption = None,
    as_json: JsonOption = False,
    record: RecordOption = None,
) -> int:
    """Count the votes a draft can get: every member's last word, the interval, who is pivotal, what must be true."""
    given = (draft, votes, by, because, on, procedural, known, html, as_json, record)
    if context.invoked_subcommand is not None:
        if any(given):
            raise UsageError(f"write the options after `{context.invoked_subcommand}`")
        return 0
    require_one_form(html, as_json)
    if by or because or on:
        _keep_votes(draft, votes or [], (by, because, on), known, record)
        votes = None
    table = penholder.council_table(look_at(record, known), draft, votes=votes or (), procedural=procedural)
    _show(table, html=html, as_json=as_json, record=record)
    return 0


def _keep_votes(
    draft: str,
    votes: list[str],
    signed: tuple[str, str, datetime | None],
    known: datetime | None,
    record: str | None,
) -> None:
    """Sign and keep the votes; the names of the judgements go to stderr, beside the table."""
    by, because, on = signed
    if not draft or not votes:
        raise UsageError("name what is signed: --draft OPTION --set MEMBER=VOTE")
    if not (by.strip() and because.strip()):
        missing = "--because REASON" if by.strip() else "--by NAME"
        raise UsageError(
            f"a vote that is kept needs a name and a reason; add {missing}, or leave the other out"
        )
    signature, day = penholder.sign(by, read_signing_day(on), because), read_day(known)
    if day is not None and signature.on > day:
        raise UsageError(
            f"signed on {signature.on} it does not count on {day}; add --on {day}, or leave --as-known-on out"
        )
    for made in penholder.set_votes(find_config(record).record, draft, votes, signature, as_known_on=day):
        say_aside(
            f"kept: {made.id} ({made.member} {made.vote or 'unknown'}); `penholder judge --undo {made.id}` retires it"
        )


def _show(table: CouncilTable, *, html: Path | None, as_json: bool, record: str | None) -> None:
    if as_json:
        print_json(penholder.council_json(table))
    elif html:
        write_page(html, penholder.council_page(table), record)
    else:
        from penholder.outputs.council_screen import show_council

        print_shown(show_council(table.view))

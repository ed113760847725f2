"""`judge`, `judgements` and `changes`: what a person rules on a matter, and what is to be looked at again."""

from __future__ import annotations

from datetime import date, datetime
from typing import Annotated

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
)
from penholder.cli.comparing import write_page
from penholder.cli.opening import find_config, look_at, open_record
from penholder.cli.printing import print_json, print_shown, say_aside
from penholder.errors import UsageError


def judge(
    ids: Annotated[
        list[str] | None,
        typer.Argument(
            metavar="[MATTER] [CLAIM CLAIM]",
            help="Id of the matter (a start will do); with --verdict also the two claims it relates.",
        ),
    ] = None,
    stands: Annotated[
        str,
        typer.Option(
            "--stands", metavar="CLAIM", help="This version is right; what contradicts it is set aside."
        ),
    ] = "",
    set_aside: Annotated[
        str, typer.Option("--set-aside", metavar="CLAIM", help="This version is not to be relied on.")
    ] = "",
    verdict: Annotated[
        str,
        typer.Option(
            "--verdict", metavar="WORDS", help="How two versions are related, as “different definition”."
        ),
    ] = "",
    undo: Annotated[
        str, typer.Option("--undo", metavar="JUDGEMENT", help="Retire a judgement; it stays listed.")
    ] = "",
    because: Annotated[str, typer.Option("--because", metavar="REASON", help="Why, in your words.")] = "",
    by: Annotated[str, typer.Option("--by", metavar="NAME", help="Who signs.")] = "",
    on: Annotated[
        datetime | None,
        typer.Option(formats=DAY_FORMATS, help="Day of signing (default: today by the machine's clock)."),
    ] = None,
    record: RecordOption = None,
) -> int:
    """Rule on a matter, signed and with a reason; the versions and Penholder's verdicts stay shown beside it."""
    given = [value for value in (stands, set_aside, verdict, undo) if value]
    if len(given) != 1:
        raise UsageError(
            "choose one of --stands CLAIM, --set-aside CLAIM, --verdict WORDS and --undo JUDGEMENT"
        )
    path = find_config(record).record
    signature = penholder.sign(by, read_signing_day(on), because)
    if undo:
        _require_ids(ids, 0, "--undo takes no other id than the judgement's")
        print(f"retired: {penholder.undo_judgement(path, undo, signature).id}")
        return 0
    matter, *claims = _require_ids(ids, 3 if verdict else 1, _wanted(bool(verdict)))
    ruling = "stands" if stands else "set aside" if set_aside else "verdict"
    made = penholder.judge(
        path, matter, claims or [stands or set_aside], signature, ruling=ruling, verdict=verdict or None
    )
    print(f"judged: {made.id}")
    from penholder.outputs.judgement_screen import say_effect

    say_aside(say_effect(penholder.open_record(path), made.id))
    return 0


def _wanted(verdict: bool) -> str:
    if verdict:
        return "give the matter and the two claims the verdict relates: MATTER CLAIM CLAIM"
    return "give the id of one matter; `penholder conflicts` lists them"


def _require_ids(ids: list[str] | None, number: int, advice: str) -> list[str]:
    if len(ids or []) != number:
        raise UsageError(advice)
    return ids or []


def read_signing_day(on: datetime | None) -> date:
    """The day a person signs: the one act of a person that the machine's clock may date."""
    today = date.today()
    day = read_day(on) or today
    if day > today:
        raise UsageError(
            f"{day} has not come yet; a judgement is signed on the day it is made or told of later"
        )
    return day


def judgements(as_json: JsonOption = False, known: KnownOption = None, record: RecordOption = None) -> int:
    """List all judgements with their state: in force, reopened, retired, or nothing of it in the record now."""
    if as_json:
        print_json(penholder.judgements_json(open_record(record, known)))
        return 0
    from penholder.outputs.judgement_screen import show_judgements

    print_shown(show_judgements(look_at(record, known)))
    return 0


def changes(
    since: Annotated[
        datetime,
        typer.Option("--since", formats=DAY_FORMATS, help="Compare with what was known on this day."),
    ],
    known: Annotated[
        datetime | None,
        typer.Option(
            "--known",
            "--as-known-on",
            formats=DAY_FORMATS,
            help="Use only what had been reported by this day.",
        ),
    ] = None,
    as_json: JsonOption = False,
    html: HtmlOption = None,
    record: RecordOption = None,
) -> int:
    """List what is new, changed, slipped or reopened since a day, each with its evidence."""
    require_one_form(html, as_json)
    now = look_at(record, known)
    earlier = penholder.open_record(find_config(record).record, as_known_on=since.date())
    if as_json:
        print_json(penholder.changes_json(now, earlier))
    elif html:
        write_page(html, penholder.changes_page(now, earlier), record)
    else:
        from penholder.outputs.change_screen import show_changes

        penholder.changes(now, earlier)  # refuses a day that is not earlier
        print_shown(show_changes(now, earlier))
    return 0

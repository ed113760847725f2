"""`correct` and `forget`: what a person tells Penholder about one report."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

import typer

import penholder
from penholder.cli.arguments import DAY_FORMATS, RecordOption, ReportArgument, read_day
from penholder.cli.opening import complete_report, find_config


def correct(
    report: ReportArgument,
    outlet: Annotated[str | None, typer.Option(help="Who published it.")] = None,
    address: Annotated[str | None, typer.Option(help="Where it was published.")] = None,
    author: Annotated[str | None, typer.Option(help="Who wrote it.")] = None,
    published: Annotated[
        datetime | None, typer.Option(formats=DAY_FORMATS, help="Day of publication.")
    ] = None,
    record: RecordOption = None,
) -> int:
    """Say what you know of a report; it beats what was inferred."""
    from penholder.outputs.wording import clean

    config = find_config(record)
    given = any((outlet, address, author, published))
    corrected = penholder.correct(
        config.record,
        complete_report(report, config) if given else report,
        outlet=outlet,
        address=address,
        author=author,
        published=read_day(published),
        config=config,
    )
    print(f"corrected: {corrected.id} {clean(corrected.path)}")
    return 0


def forget(
    report: ReportArgument,
    undo: Annotated[bool, typer.Option("--undo", help="Allow it to be read again.")] = False,
    record: RecordOption = None,
) -> int:
    """Remove one report and everything read from it."""
    config = find_config(record)
    report = report if undo else complete_report(report, config)
    penholder.forget(config.record, report, undo=undo, config=config)
    print(f"{'may be read again' if undo else 'forgotten'}: {report}")
    return 0

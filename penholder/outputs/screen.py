"""Screens: status, search results and a run's summary for the terminal.

Takes records and the views over them; gives rich renderables. Never writes report text but through
`terminal.say`, which makes it inert.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from penholder.model import Record, Report, Skipped
from penholder.outputs import wording
from penholder.outputs.entries import show_entry
from penholder.outputs.terminal import cut, indent, make_list, make_table, say
from penholder.outputs.views.evidence import report_outlet, report_title
from penholder.outputs.views.index import RecordIndex, index_record
from penholder.outputs.views.sources import ReportView, not_read, view_report, view_sources
from penholder.outputs.wording import clean

__all__ = ["clean", "show_entry", "show_run", "show_search", "show_status"]

LEDGERS = ("statements", "figures", "events", "restrictions", "commitments", "positions")


class Run(Protocol):
    """What a reading run did; `penholder.intake.RunSummary` has these fields."""

    @property
    def new(self) -> int: ...
    @property
    def changed(self) -> int: ...
    @property
    def unchanged(self) -> int: ...
    @property
    def skipped(self) -> tuple[Skipped, ...]: ...


def show_run(run: Run) -> RenderableType:
    """One line on what a run did, and each skipped file with its reason."""
    counts = f"{run.new} new, {run.changed} changed, {run.unchanged} unchanged, {len(run.skipped)} skipped"
    skipped = sorted(run.skipped, key=lambda s: (s.path, s.stage, s.reason))
    return Group(say(counts), *(say(f"skipped {s.path} ({s.stage}): {s.reason}") for s in skipped))


def show_status(record: Record) -> RenderableType:
    """What the record holds: day, mission, reports by family, ledgers, what was left out."""
    index = index_record(record)
    day = wording.day(record.known_on) if record.known_on else "an unknown day"
    sources = view_sources(index)
    head = say(f"{(record.mission or 'no single mission').upper()}, as known on {day}", "bold")
    lines = [say(f"{line.text}") for line in sources.undetermined]
    lines += [say(f"not read: {', '.join(sources.not_read)}")] if not_read(index) else []
    lines += [say(f"skipped {s.path}: {s.reason}") for s in sources.skipped]
    return Group(head, _reports(index), _ledgers(record), *lines)


def _reports(index: RecordIndex) -> Table:
    """One line for each report, the reports of a story together; those left out last."""
    table = make_list("report", "story", "known by", wide="outlet and title")
    for family in view_sources(index).families:
        for r in family.reports:
            table.add_row(*_row(r, family.name.removeprefix("Story ")))
    listed = {r for f in index.record.families for r in f.reports}
    for report in (r for r in index.reports if r not in listed):
        r = view_report(index, report)
        table.add_row(*_row(r, "" if r.counted else "left out"))
    return table


def _row(r: ReportView, story: str) -> tuple[Text, ...]:
    known = wording.day(r.known_on) if r.known_on else "unknown"
    outlet = "" if r.outlet == "outlet unknown" else f"{r.outlet.removeprefix('outlet unknown, ')}: "
    return (say(r.id), say(story), say(known), cut(f"{outlet}{r.title}"))


def _ledgers(record: Record) -> Table:
    table = make_table("ledger", "claims", "matters")
    for ledger in LEDGERS:
        claims = sum(len(getattr(held, ledger)) for held in record.claims)
        matters = sum(
            m.ledger in {ledger, "sayings" if ledger == "statements" else ledger} for m in record.matters
        )
        table.add_row(ledger, str(claims), str(matters))
    table.add_row("quote families", str(len(record.quotes)), "")
    table.add_row("suspect passages", str(len(record.suspicions)), "")
    return table


def show_search(found: Sequence[tuple[Report, str]], record: Record) -> RenderableType:
    """Reports with day, outlet and a passage each; \\x02 and \\x03 in a passage enclose a match."""
    if not found:
        return say("No report holds all these words.")
    index = index_record(record)
    return Group(*(_found(index, report, passage) for report, passage in found))


def _found(index: RecordIndex, report: Report, passage: str) -> RenderableType:
    known = index.known_on(report.id)
    day = f"by {wording.day(known)}" if known else "day unknown"
    head = Text.assemble(
        (clean(report.id), "bold"), "  ", f"{day}, {report_outlet(report)}: {report_title(report)}"
    )
    return Group(head, indent(_passage(passage.strip()), by=4))


def _passage(passage: str) -> Text:
    shown = Text()
    for place, part in enumerate(passage.split("\x02")):
        match, mark, rest = part.partition("\x03") if place else ("", "", part)
        shown.append(_keep_edges(match if mark or not place else ""), style="bold underline")
        shown.append(_keep_edges(rest if mark or not place else part))
    return shown


def _keep_edges(words: str) -> str:
    inner = clean(words)
    left = " " if words[:1].isspace() and inner else ""
    return f"{left}{inner}{' ' if words[-1:].isspace() else ''}"

"""Screens: status, conflicts, one entry, search results and a run's summary for the terminal.

Takes records and the views over them; gives rich renderables. Never lets report text reach the terminal raw:
control characters and direction overrides are dropped, and nothing is read as rich markup.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from rich.console import Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from penholder.errors import UnknownId, UsageError
from penholder.model import Matter, QuoteFamily, Record, Report, Skipped
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.evidence import Evidence, report_title, view_evidence
from penholder.outputs.views.head import MOST
from penholder.outputs.views.index import RecordIndex, index_record, suspicion_id
from penholder.outputs.views.lines import Line
from penholder.outputs.views.sayings import view_quote
from penholder.outputs.views.sources import not_read, view_report, view_sources
from penholder.outputs.views.verdicts import CONTESTED, VERDICT_WORDS, view_contested, view_verdicts
from penholder.outputs.wording import clean

__all__ = ["clean", "show_conflicts", "show_entry", "show_run", "show_search", "show_status"]

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


def say(words: str, style: str = "") -> Text:
    """Inert text for the terminal."""
    return Text(clean(words), style=style)


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
    table = _table("report", "story", "published", "outlet and title")
    for family in view_sources(index).families:
        for r in family.reports:
            table.add_row(*map(say, (r.id, family.name, r.published, f"{r.outlet}: {r.title}")))
    listed = {r for f in index.record.families for r in f.reports}
    for report in (r for r in index.reports if r not in listed):
        r = view_report(index, report)
        table.add_row(
            *map(say, (r.id, "left out" if not r.counted else "", r.published, f"{r.outlet}: {r.title}"))
        )
    return table


def _ledgers(record: Record) -> Table:
    table = _table("ledger", "claims", "matters")
    for ledger in LEDGERS:
        claims = sum(len(getattr(held, ledger)) for held in record.claims)
        matters = sum(
            m.ledger in {ledger, "sayings" if ledger == "statements" else ledger} for m in record.matters
        )
        table.add_row(ledger, str(claims), str(matters))
    table.add_row("quote families", str(len(record.quotes)), "")
    table.add_row("suspect passages", str(len(record.suspicions)), "")
    return table


def show_conflicts(record: Record) -> RenderableType:
    """Matters whose versions differ, the gravest verdict first, each with its reason and claims."""
    index = index_record(record)
    found = [(c.words, c.label, c.sentence, c.settled_by) for c in view_contested(index)]
    for matter in sorted(record.matters, key=lambda m: (m.label, m.id)):
        label = labels.matter(matter.label, record.mission)
        milder = (v for v in view_verdicts(index, matter) if v.kind not in CONTESTED)
        found += [(v.words, label, v.reason, v.settled_by) for v in milder]
    blocks = [_conflict(*conflict) for conflict in found]
    return Group(*blocks) if blocks else say("No two reports disagree.")


def _conflict(words: str, label: str, reason: Line, settled_by: str) -> RenderableType:
    """One conflict as a block: verdict and matter, then reason, what would settle it and ids, indented."""
    told = [reason.text, f"What would settle it: {settled_by}" if settled_by else "", f"[{_ids(reason)}]"]
    head = Text.assemble((clean(words), "bold"), "  ", clean(label))
    return Group(head, Padding(Group(*(say(t) for t in told if t)), (0, 0, 0, 4)))


def show_search(found: Sequence[tuple[Report, str]]) -> RenderableType:
    """Reports with a passage each; \\x02 and \\x03 in a passage enclose a match."""
    if not found:
        return say("No report holds all these words.")
    table = _table("report", "title", "passage")
    for report, passage in found:
        table.add_row(say(report.id), say(report_title(report)), _passage(passage))
    return table


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


def show_entry(record: Record, wanted: str, *, furniture: bool = False) -> RenderableType:
    """One report, claim, matter, quote or story family with its evidence; the start of an id will do."""
    index = index_record(record)
    found = complete_id(index, wanted)
    if found in index.reports:
        return _report(index, index.reports[found], furniture)
    for matter in index.record.matters:
        if matter.id == found:
            return _matter(index, matter)
    for quote in index.record.quotes:
        if quote.id == found:
            return _quote(index, quote)
    for family in index.record.families:
        if family.id == found:
            return Group(
                *(_report(index, index.reports[r], False) for r in family.reports if r in index.reports)
            )
    return _evidence(view_evidence(index, found))


def complete_id(index: RecordIndex, wanted: str) -> str:
    """The one id that begins with `wanted`; raises `UnknownId`, or `UsageError` when several do."""
    known = {*index.reports, *index.claims, *(m.id for m in index.record.matters)}
    known |= {q.id for q in index.record.quotes} | {f.id for f in index.record.families}
    known |= {suspicion_id(s) for s in index.record.suspicions}
    found = [wanted] if wanted in known else sorted(i for i in known if wanted and i.startswith(wanted))
    if not found:
        raise UnknownId(f"the record has no id {clean(wanted)}; `penholder status` and `conflicts` list ids")
    if len(found) > 1:
        raise UsageError(f"{clean(wanted)} begins several ids: {', '.join(found[:MOST])}; give more of it")
    return found[0]


def _report(index: RecordIndex, report: Report, furniture: bool) -> RenderableType:
    view = view_report(index, report.id)
    parts: list[RenderableType] = [say(f"{view.id}  {view.title}", "bold")]
    parts += [say(f"{view.outlet}, {view.published}, {view.language}, {report.path}")]
    parts += [say(f"dated: {clue}") for clue in view.clues]
    if furniture:
        parts += [say(f"set aside, {f.kind}: {f.span.words}") for f in report.furniture]
        return Group(*parts)
    claims = index.sort(c for c, found in index.claims.items() if found.report == report.id)
    table = _table("id", "kind", "words")
    for claim in claims:
        e = view_evidence(index, claim)
        table.add_row(say(claim), say(e.kind), say(wording.shorten(e.words, 120)))
    return Group(*parts, table)


def _matter(index: RecordIndex, matter: Matter) -> RenderableType:
    parts: list[RenderableType] = [say(f"{matter.id}  {matter.label}", "bold")]
    parts += [say(f"{matter.ledger}, at most {wording.count(len(matter.origins), 'origin')}")]
    for v in view_verdicts(index, matter):
        settled = f" What would settle it: {v.settled_by}" if v.settled_by else ""
        parts.append(say(f"{VERDICT_WORDS[v.kind]}: {v.reason.text}{settled}"))
    return Group(*parts, *(_evidence(view_evidence(index, c)) for c in index.sort(matter.claims)))


def _quote(index: RecordIndex, quote: QuoteFamily) -> RenderableType:
    view = view_quote(index, quote)
    parts: list[RenderableType] = [say(f"{quote.id}  {quote.speaker}", "bold"), say(view.note)]
    for v in view.versions:
        words = Text("  “")
        for place, run in enumerate(v.runs):
            words.append(
                (" " if place else "") + clean(run.text), style="bold underline" if run.changed else ""
            )
        near = ", nearest the source" if v.nearest else ""
        parts += [say(f"{v.outlet}: {v.drift}{near} [{_ids(v.cell)}]"), words.append("”")]
    return Group(*parts)


def _ids(line: Line) -> str:
    return " ".join(line.evidence)


def _evidence(e: Evidence) -> RenderableType:
    passage = Text("  ")
    passage.append(e.before, style="dim")
    for piece in e.passage:
        passage.append(piece.text, style="bold" if piece.marked else "")
    passage.append(e.after, style="dim")
    lines = [say(f"{e.id}  {e.kind}", "bold"), passage, say(f"  {e.citation}")]
    lines += [say(f"  suspect: {e.suspect}")] if e.suspect else []
    lines += [say(f"  beside it: “{e.sister}” {e.sister_from}")] if e.sister else []
    return Group(*lines, say(f"  known on {e.known_on}; {e.family}"))


def _table(*columns: str) -> Table:
    table = Table(box=None, pad_edge=False, header_style="bold", show_edge=False)
    for column in columns:
        table.add_column(column, overflow="fold")
    return table

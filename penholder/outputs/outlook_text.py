"""The outlook as Markdown: the sentences, tables and notes of the page.

Takes an `OutlookView` and how a line is written; gives Markdown. Never lets words act as markup: the caller's
escaping is used for every cell.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from penholder.outputs.views.lines import Line
from penholder.outputs.views.outlook import ChanceRow, DraftRow, MemberRow, OutlookView
from penholder.outputs.views.sheet import SheetView
from penholder.outputs.wording import capital


def write_outlook(
    view: OutlookView, say: Callable[[Line], str], escape: Callable[[str], str]
) -> Iterator[str]:
    """The part of the brief on what the Council is likely to do, line by line."""
    yield from ("## What the Council is likely to do", "")
    for told in (view.lead, *view.told, view.confidence):
        yield from (say(told), "")
    yield from _table("The mandate", view.mandate, escape)
    yield from _table("The vote on whatever text is the decision", view.outcome, escape)
    yield from _table("Consent and unanimity", view.consent, escape)
    if view.drafts:
        yield from _drafts(view.drafts, escape)
    yield from _members(view.members, say, escape)
    yield from (f"- {s.letter}: {escape(s.words)}" for s in view.sources)
    yield from ("", escape(view.scale), "")
    if view.sheet:
        yield from _sheet(view.sheet, escape)
    for note in view.notes:
        yield from (escape(note), "")


def _table(title: str, rows: Sequence[ChanceRow], escape: Callable[[str], str]) -> Iterator[str]:
    yield from (f"### {escape(title)}", "")
    yield "| Branch | Chance | 90 % interval | In words | Rests on |"
    yield "| --- | --- | --- | --- | --- |"
    for row in rows:
        rests = f"{row.rests_on} ({row.source})"
        yield f"| {escape(capital(row.label))} | {row.percent} | {row.band} | {row.words} | {escape(rests)} |"
    yield ""


def _drafts(drafts: Sequence[DraftRow], escape: Callable[[str], str]) -> Iterator[str]:
    yield from ("### Options of the record as drafts: what becomes of each by the expiry", "")
    yield "| Draft | Adopted | Falls short | Vetoed | Not put to the vote | Rests on |"
    yield "| --- | --- | --- | --- | --- | --- |"
    for d in drafts:
        cells = " | ".join(f"{r.percent} ({r.band})" for r in d.chances)
        rests = ", ".join(f"{r.rests_on} ({r.source})" for r in (d.chances[0], d.chances[-1]))
        yield f"| {escape(d.option)} | {cells} | {escape(rests)} |"
    yield ""


def _members(
    members: Sequence[MemberRow], say: Callable[[Line], str], escape: Callable[[str], str]
) -> Iterator[str]:
    yield from ("### Members, if it is put to the vote", "")
    yield "| Member | Yes | No | Abstains | Rests on |"
    yield "| --- | --- | --- | --- | --- |"
    for m in members:
        cells = [f"{r.percent} ({r.band})" for r in (m.yes, m.no, m.abstain)]
        rests = f"{escape(m.yes.rests_on)} ({m.yes.source}){f'; {say(m.said)}' if m.said else ''}"
        yield f"| {escape(m.name)} | {' | '.join(cells)} | {rests} |"
    yield ""


def _sheet(view: SheetView, escape: Callable[[str], str]) -> Iterator[str]:
    yield from (
        "### How well this was foreseen before",
        "",
        f"{escape(view.heading)}. {escape(view.note)}",
        "",
    )
    for question in view.questions:
        yield from (f"#### {escape(question.label)}", "")
        yield "| Forecaster | Cases | Brier | Log |"
        yield "| --- | --- | --- | --- |"
        for r in question.rows:
            name = f"**{escape(r.forecaster)}** (shown here)" if r.shown else escape(r.forecaster)
            brier, log = f"{r.brier} ({r.brier_interval})", f"{r.log} ({r.log_interval})"
            yield f"| {name} | {r.cases} | {brier} | {log} |"
        yield from ("", escape(question.verdict), "")
    yield from (*(f"- {escape(source)}" for source in view.sources), "")

"""What voting history shows on the terminal: a few sentences, then tables.

Takes a `VotesView`; gives rich renderables. Never writes a word of a file but through `terminal.say`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from penholder.outputs import wording
from penholder.outputs.terminal import inset, make_table, say
from penholder.outputs.views.shares import ShareView
from penholder.outputs.views.votes import MemberView, PeriodView, VotesView, chosen_pairs

PAIRS = 5
"""Pairs that agree least, and most, on the screen; the page has all."""
SHOWN = 12
"""Split and defeated votes on the screen, latest first."""


def show_votes(view: VotesView) -> RenderableType:
    """All parts that have something to tell."""
    return Group(*_parts(view))


def _parts(view: VotesView) -> Iterator[RenderableType]:
    yield say(f"{view.heading}: {view.scope}", "bold")
    yield from (say(sentence) for sentence in view.head)
    if view.periods:
        yield from _titled("Results by period", _periods(view.periods))
        yield from _titled("Adopted resolutions: votes other than yes", _members(view.members))
    if view.vetoes:
        yield from _titled(f"Vetoes, of all drafts put to the vote to {view.vetoes_to}", _vetoes(view))
    if view.pairs:
        yield from _titled(f"Agreement on {view.agreement_on}", _pairs(view))
    if view.subjects:
        yield from _titled("By subject", _subjects(view))
    if latest := [c for y in view.years for c in (*y.split, *y.defeated)][-SHOWN:]:
        yield from _titled("Latest split and defeated votes")
        for c in reversed(latest):
            others = f"; {c.others}" if c.others else ""
            yield inset(f"{c.symbol}, {c.day}: {c.title}: {c.result} {c.tally}{others} [{c.where}]")
    yield from _titled("What is counted")
    yield from (inset(sentence) for sentence in view.gaps)
    yield from (inset(source) for source in view.sources)


def _titled(title: str, *shown: RenderableType) -> Iterator[RenderableType]:
    yield Text("")
    yield say(title, "bold")
    yield from shown


def _cell(share: ShareView | None) -> Text:
    """Share and interval, the cases on a line of their own."""
    if share is None:
        return say("not told")
    band = f" ({share.band})" if share.band else ""
    return Text("\n").join([say(f"{share.words}{band}"), say(share.count, "dim")])


def _periods(periods: Sequence[PeriodView]) -> Table:
    table = make_table("period", "adopted", "unanimous", "failed", "vetoed", "vetoed of all")
    for p in periods:
        told = (say(p.adopted), _cell(p.unanimous), say(p.failed), say(p.vetoed))
        table.add_row(say(p.label), *told, _cell(p.veto))
    return table


def _members(members: Sequence[MemberView]) -> RenderableType:
    table = make_table("member", "votes", "any but yes", "abstained", "voted no")
    for m in (m for m in members if m.not_yes.drawn):
        cells = (_cell(share) for share in (m.not_yes, m.abstained, m.against))
        table.add_row(say(m.name), say(m.cases), *cells)
    few = sum(not m.not_yes.drawn for m in members)
    return Group(table, *_too_few(few, "member"))


def _vetoes(view: VotesView) -> Table:
    table = make_table("member", "vetoed", "latest")
    for v in view.vetoes:
        table.add_row(say(v.name), _cell(v.cast), say(v.latest))
    return table


def _pairs(view: VotesView) -> RenderableType:
    pairs = view.pairs if view.asked_member else chosen_pairs(view.pairs, PAIRS)
    if not pairs:
        unknown = "No file names who voted how on the split votes of these members: unknown."
        return inset(unknown if view.unknown_pairs else "Too few contested votes to say.")
    table = make_table("pair", "on contested votes", "on all")
    for p in (p for p in pairs if p.every.drawn):
        table.add_row(say(", ".join(p.names)), _cell(p.contested), _cell(p.every))
    few = sum(not p.every.drawn for p in pairs)
    return Group(table, *_too_few(few, "pair"))


def _too_few(number: int, noun: str) -> Iterator[RenderableType]:
    if number:
        yield say(f"{wording.capital(wording.count(number, noun))} more with too few votes to say.", "dim")


def _subjects(view: VotesView) -> RenderableType:
    heads = ("subject", "adopted", "unanimous", "failed", "vetoed")
    table = make_table(*heads, "meetings") if view.meetings else make_table(*heads)
    for s in (*view.subjects, *view.missions):
        p = s.whole
        meetings = (say(s.meetings),) if view.meetings else ()
        table.add_row(
            say(s.label), say(p.adopted), _cell(p.unanimous), say(p.failed), say(p.vetoed), *meetings
        )
    return Group(table, say(view.meetings, "dim")) if view.meetings else table

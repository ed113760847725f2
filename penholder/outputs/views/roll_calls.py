"""One vote as a row: symbol, day, title, tally, who is known not to have voted yes, and where it was read.

Takes a `RollCall`; gives `CallView`. Never lets the words of a file through uncleaned, and never names who voted how
where no file does.
"""

from __future__ import annotations

from dataclasses import dataclass
from hashlib import sha256

from penholder.model.voting import RollCall, VoteResult
from penholder.outputs import wording
from penholder.outputs.views.labels import actor


@dataclass(frozen=True, slots=True)
class CallView:
    """One roll call."""

    anchor: str
    symbol: str
    day: str
    title: str
    tally: str
    """ "13-0-2", or "numbers not told"."""
    result: str
    others: str
    """Who is known not to have voted yes, or that no file names them."""
    where: str
    notes: tuple[str, ...]


def view_call(r: RollCall) -> CallView:
    """A roll call as a row."""
    symbol = wording.clean(r.symbol)
    return CallView(
        anchor=name_call(r),
        symbol=symbol,
        day=wording.day(r.day),
        title=wording.shorten(wording.clean(r.title), 160),
        tally=_tally(r),
        result=str(r.result),
        others=_others(r),
        where=wording.clean(r.where),
        notes=tuple(wording.clean(n) for n in r.notes),
    )


def name_call(r: RollCall) -> str:
    """A name for a roll call that no other has: several drafts of one day can go under one symbol."""
    told = f"{r.day}|{r.symbol}|{r.title}|{r.where}"
    return f"v{r.day:%Y%m%d}-{sha256(told.encode('utf-8', 'replace')).hexdigest()[:10]}"


def _tally(r: RollCall) -> str:
    count = r.count
    if count is None:
        return "numbers not told"
    absent = f", {count.absent} not voting" if count.absent else ""
    return f"{count.yes}-{count.no}-{count.abstain}{absent}"


def _others(r: RollCall) -> str:
    by_vote: dict[str, list[str]] = {}
    for named in r.votes:
        if named.vote != "yes":
            by_vote.setdefault(str(named.vote), []).append(actor(named.member))
    told = [f"{vote}: {', '.join(sorted(names))}" for vote, names in sorted(by_vote.items())]
    if r.vetoed_by:
        told.insert(0, f"vetoed by {wording.join([actor(iso) for iso in r.vetoed_by])}")
    if not r.votes and r.result is VoteResult.ADOPTED:
        told.append("no file names who")
    return "; ".join(told)

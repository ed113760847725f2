"""When a report was published: a bracket with the clues that bound it.

Takes a report and its parse; gives its date bracket; `narrow_brackets` lets sister reports narrow each other.
Never gives an empty bracket or a day nothing supports: an unbounded side stays None.

Clues are read in this order, each seeing the bounds the earlier ones leave: address, dateline, full dates,
public facts, mandates, polls, dates without a year, plans, Council meeting days, furniture.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from penholder.families.clues import Bounds, ReadReport, Weighed, read_report, settle_clues, write_day
from penholder.families.leads import near_clues, number_clues, plan_clues
from penholder.families.mandates import mandate_clues, renewal_clues, resolution_clues
from penholder.families.meetings import meeting_clues
from penholder.families.sisters import narrow_brackets
from penholder.families.stated import (
    address_clues,
    dateline_clues,
    dateline_day_clues,
    explicit_clues,
    heading_month_clues,
    week_clues,
    yearless_clues,
)
from penholder.families.told import fact_clues, furniture_clues, vote_clues
from penholder.model import DateBracket, DateClue, Report
from penholder.syntax import ParsedReport

__all__ = ["bracket_report", "narrow_brackets"]

_BY_ITSELF: tuple[Callable[[ReadReport], list[Weighed]], ...] = (
    address_clues,
    dateline_clues,
    explicit_clues,
    fact_clues,
    resolution_clues,
    heading_month_clues,
    number_clues,
)
_WITHIN_BOUNDS: tuple[Callable[[ReadReport, Bounds], list[Weighed]], ...] = (
    dateline_day_clues,
    mandate_clues,
    renewal_clues,
    dateline_day_clues,
    vote_clues,
    yearless_clues,
    plan_clues,
    dateline_day_clues,
    near_clues,
    yearless_clues,
    vote_clues,
    meeting_clues,
)


def bracket_report(report: Report, parsed: ParsedReport) -> DateBracket:
    """The bracket of one report by itself; a published day in its provenance settles it."""
    published = report.provenance.published
    if published is not None:
        told = "published" in report.provenance.told_by_user
        says = f"{'You say' if told else 'The page says'} it was published on {write_day(published)}."
        return DateBracket(
            report.id, published, published, published, (DateClue(None, says, published, published),)
        )
    read = read_report(report, parsed)
    found = [weighed for reader in _BY_ITSELF for weighed in reader(read)]
    for within in _WITHIN_BOUNDS:
        bounds, _ = settle_clues(found)
        found += [weighed for weighed in within(read, bounds) if weighed not in found]
    found += furniture_clues(read)
    best = _best(*settle_clues(found))
    bounds, settled = settle_clues([*found, *week_clues(read, best)])
    return DateBracket(report.id, bounds.earliest, bounds.latest, best, tuple(w.clue for w in settled))


def _best(bounds: Bounds, settled: tuple[Weighed, ...]) -> date | None:
    """The day the strongest deciding clue names, if the bounds allow it."""
    for weighed in settled:
        if weighed.day is not None and bounds.meets(weighed.day, weighed.day):
            return weighed.day
    return bounds.earliest if bounds.earliest == bounds.latest else None

"""Unanimity and results over time: by year, and by period of the Council's history.

Takes named roll calls and all roll calls; gives counts in order of time. Never tells of failures and vetoes beyond
the last draft not adopted that a file has: a list of resolutions alone knows of none.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from penholder.council.history.intervals import make_share
from penholder.council.history.naming import NamedCall
from penholder.model.rates import PeriodCount
from penholder.model.voting import RollCall, VoteResult

PERIODS = ((1946, 1965), (1966, 1989), (1990, 1999), (2000, 2009), (2010, 2019), (2020, 2029))
"""Eleven members until the amendment of the Charter in force since 31 August 1965, whose ten elected members first
sat in 1966; fifteen until the end of the Cold War; then decades."""


def find_defeated_to(roll_calls: Sequence[RollCall]) -> date | None:
    """The last day of a draft not adopted; None where the files have none."""
    return max((r.day for r in roll_calls if r.result is not VoteResult.ADOPTED), default=None)


def count_periods(
    roll_calls: Sequence[RollCall], calls: Sequence[NamedCall], to: date | None
) -> tuple[PeriodCount, ...]:
    """Counts for every period with a roll call."""
    return _count_spans(PERIODS, roll_calls, calls, to)


def count_years(
    roll_calls: Sequence[RollCall], calls: Sequence[NamedCall], to: date | None
) -> tuple[PeriodCount, ...]:
    """Counts for every year with a roll call."""
    years = sorted({r.day.year for r in roll_calls})
    return _count_spans(tuple((year, year) for year in years), roll_calls, calls, to)


def label_span(first: int, last: int) -> str:
    """The name of a stretch of years; the last period has no end yet.

    >>> label_span(1990, 1999), label_span(2023, 2023), label_span(2020, 2029)
    ('1990–1999', '2023', 'since 2020')
    """
    if (first, last) == PERIODS[-1]:
        return f"since {first}"
    return str(first) if first == last else f"{first}–{last}"


def count_whole(
    roll_calls: Sequence[RollCall], calls: Sequence[NamedCall], to: date | None
) -> PeriodCount | None:
    """One count of all; None without a roll call."""
    if not roll_calls:
        return None
    years = [r.day.year for r in roll_calls]
    return _count(label_span(min(years), max(years)), roll_calls, calls, to)


def _count_spans(
    spans: Sequence[tuple[int, int]],
    roll_calls: Sequence[RollCall],
    calls: Sequence[NamedCall],
    to: date | None,
) -> tuple[PeriodCount, ...]:
    place = {year: number for number, (first, last) in enumerate(spans) for year in range(first, last + 1)}
    held: dict[int, list[RollCall]] = {}
    named: dict[int, list[NamedCall]] = {}
    for roll_call in roll_calls:
        held.setdefault(place[roll_call.day.year], []).append(roll_call)
    for call in calls:
        named.setdefault(place[call.roll_call.day.year], []).append(call)
    return tuple(_count(label_span(*spans[n]), held[n], named.get(n, ()), to) for n in sorted(held))


def _count(
    label: str, roll_calls: Sequence[RollCall], calls: Sequence[NamedCall], to: date | None
) -> PeriodCount:
    adopted = [c for c in calls if c.adopted]
    split = [c.roll_call for c in adopted if not c.unanimous]
    defeated = [r for r in roll_calls if r.result is not VoteResult.ADOPTED]
    days = [r.day for r in roll_calls]
    told = [r for r in roll_calls if to is not None and r.day <= to]
    vetoed = sum(r.result is VoteResult.VETOED for r in defeated)
    return PeriodCount(
        label=label,
        first=min(days),
        last=max(days),
        adopted=len(roll_calls) - len(defeated),
        unanimous=make_share(len(adopted) - len(split), len(adopted)),
        failed=len(defeated) - vetoed if told else None,
        vetoed=vetoed if told else None,
        veto=make_share(vetoed, len(told)) if told else None,
        split=_sort(split),
        defeated=_sort(defeated),
    )


def _sort(roll_calls: Sequence[RollCall]) -> tuple[RollCall, ...]:
    return tuple(sorted(roll_calls, key=lambda r: (r.day, r.symbol)))

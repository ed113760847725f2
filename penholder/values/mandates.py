"""Mandate periods: the days a mission's current, last or next mandate covers.

Takes a mission's key and a day; gives first and last day from `data/mandates.csv`. Never guesses a mandate the
table does not hold.
"""

from __future__ import annotations

from datetime import date, timedelta

from penholder.vocabulary import mandates


def mandate_period(mission: str, day: date, offset: int = 0) -> tuple[date, date] | None:
    """First and last day of the mandate in force on a day, or so many mandates on; None where none is known.

    A mandate begins the day after the one before it ends; the first on the day of its resolution. Only resolutions
    adopted by that day count: nobody knew a later one.

    >>> mandate_period("minusma", date(2023, 1, 27))
    (datetime.date(2022, 7, 1), datetime.date(2023, 6, 30))
    """
    periods = _list_periods(mission, day)
    current = next((n for n, (first, last) in enumerate(periods) if first <= day <= last), None)
    if current is None or not 0 <= current + offset < len(periods):
        return None
    return periods[current + offset]


def _list_periods(mission: str, day: date) -> list[tuple[date, date]]:
    known = [m for m in mandates() if m.mission == mission and m.adopted <= day and m.expires is not None]
    ends = sorted({m.expires for m in known if m.expires is not None and m.adopted < m.expires})
    starts = [min((m.adopted for m in known if m.expires == end), default=end) for end in ends[:1]]
    starts += [end + timedelta(days=1) for end in ends[:-1]]
    return list(zip(starts, ends, strict=True))

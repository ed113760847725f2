"""The imported series of a record, ready to be asked: deaths and strength, each with the edition it comes from.

Takes editions and their packed rows; gives an `OfficialSeries`. Never reads a file.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

from penholder.official.counting import DeathCounts, MissionRows
from penholder.official.editions import Edition
from penholder.official.fatalities import FATALITIES, load_deaths
from penholder.official.strength import STRENGTH, MonthStrength, load_months, next_month_end


class StrengthMonths:
    """Mission-months sorted once; asked for the strength around a day."""

    def __init__(self, months: Iterable[MonthStrength]) -> None:
        self._held: dict[str, dict[date, MonthStrength]] = {}
        for month in months:
            self._held.setdefault(month.mission, {})[month.day] = month
        self._days = sorted({day for held in self._held.values() for day in held})

    def ends(self, first: date, last: date) -> tuple[date, ...]:
        """The month-ends between which the days lie, from the last on or before `first` to the first on or after `last`."""
        low, high = self._before(first), next_month_end(self._before(last) or last)
        high = last if last in self._days else high
        found = [] if low is None else [low]
        while found and found[-1] < high:
            found.append(next_month_end(found[-1]))
        return tuple(found)

    def around(self, rows: Iterable[MissionRows], first: date, last: date) -> tuple[MonthStrength, ...]:
        """A mission's month-ends from the last one on or before `first` to the first one on or after `last`."""
        ends = self.ends(first, last)
        return tuple(
            held
            for row in rows
            for day, held in sorted(self._held.get(row.acronym, {}).items())
            if row.first <= day <= row.last and day in ends
        )

    def total(self, first: date, last: date) -> tuple[MonthStrength, ...]:
        """The same for all missions together; None in a part that some row leaves open."""
        summed = ((day, [m[day] for m in self._held.values() if day in m]) for day in self.ends(first, last))
        return tuple(_sum(day, rows) for day, rows in summed if rows)

    def _before(self, day: date) -> date | None:
        """The last month-end of the table on or before a day."""
        place = bisect_right(self._days, day)
        return self._days[place - 1] if place else None


def _sum(day: date, rows: list[MonthStrength]) -> MonthStrength:
    def add(part: Callable[[MonthStrength], int | None]) -> int | None:
        found = [part(row) for row in rows]
        return None if None in found else sum(n for n in found if n is not None)

    return MonthStrength(
        day,
        "*",
        add(lambda m: m.troops),
        add(lambda m: m.police),
        add(lambda m: m.observers),
        sum(row.total for row in rows),
    )


@dataclass(frozen=True, slots=True)
class DeathSeries:
    edition: Edition
    counts: DeathCounts


@dataclass(frozen=True, slots=True)
class StrengthSeries:
    edition: Edition
    months: StrengthMonths


@dataclass(frozen=True, slots=True)
class OfficialSeries:
    """What a record can compare figures with; None where nothing of the kind is imported."""

    deaths: DeathSeries | None = None
    strength: StrengthSeries | None = None


def load_series(editions: Iterable[Edition], body: Callable[[str], bytes | None]) -> OfficialSeries:
    """The series of these editions; `body` gives the packed rows kept under a name."""
    deaths: DeathSeries | None = None
    strength: StrengthSeries | None = None
    for edition in editions:
        packed = body(edition.name)
        if packed is not None and edition.name == FATALITIES.key:
            deaths = DeathSeries(edition, DeathCounts(load_deaths(packed)))
        elif packed is not None and edition.name == STRENGTH.key:
            strength = StrengthSeries(edition, StrengthMonths(load_months(packed)))
    return OfficialSeries(deaths, strength)

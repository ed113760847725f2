"""Uniformed strength of UN missions month by month (IPI Peacekeeping Database, mission-month table).

Takes a CSV in the database's layout; gives its rows packed. Never fills a missing month, and never uses the
coordinates of headquarters: in the published table longitude and latitude stand exchanged.

A row is the strength at the end of a month. NA in troops, police or observers means that the mission had none, where
the other parts add up to the total; else that part is unknown.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import msgspec

from penholder.official.editions import Fault, Layout, Progress, Reading
from penholder.official.rows import Rows, count_words, find_columns, fold_name, read_rows, require_most

NEEDED = ("Date", "Mission", "Troops", "Police", "Observers", "Total")
_MARKS = ("Country of Mission", "Number of Contributors")
"""Columns that tell this table from others with a date, a mission and a total."""
_OPTIONAL = ("Mission HQ Latitude",)
_ACRONYM = re.compile(r"[A-Za-z][A-Za-z0-9 ./-]{1,30}")
_FIRST_YEAR, _LAST_YEAR = 1948, 2100
"""Years outside of these are slips of typing: the first mission is of 1948, and no row lies that far ahead."""
_MOST = 200_000
"""More than any mission, or all of them together, ever had."""


@dataclass(frozen=True, slots=True)
class MonthStrength:
    """Uniformed people of one mission at the end of one month; None where the table leaves a part open."""

    day: date
    mission: str
    troops: int | None
    police: int | None
    observers: int | None
    total: int


def recognise_strength(path: Path, head: bytes) -> bool:
    """Whether a file has the columns of the mission-month table, in any order and case."""
    return not path.is_dir() and {fold_name(n) for n in (*NEEDED, *_MARKS)} <= find_columns(head)


def read_strength(path: Path, progress: Progress) -> Reading:
    """The mission-months of a file; raises RefusedImport for a broken one."""
    rows = read_rows(path, NEEDED, _OPTIONAL)
    held: dict[tuple[str, date], MonthStrength] = {}
    faults = list(rows.left_out)
    for number, (line, fields) in enumerate(rows.rows):
        if not number % 1000:
            progress("import", number, len(rows.rows))
        outcome = _read_row(f"line {line}", fields)
        if isinstance(outcome, Fault):
            faults.append(outcome)
        elif (key := (outcome.mission, outcome.day)) not in held:
            held[key] = outcome
        elif held[key] != outcome:
            faults.append(
                Fault(
                    f"line {line}",
                    f"a second, different row for {outcome.mission} on {outcome.day}",
                    "keep the right one; the first was taken",
                )
            )
    progress("import", len(rows.rows), len(rows.rows))
    require_most(path, len(held), faults)
    months = sorted(held.values(), key=lambda m: (m.day, m.mission))
    return Reading(
        body=msgspec.msgpack.encode(months),
        rows=len(months),
        first_day=months[0].day,
        last_day=months[-1].day,
        left_out=tuple(faults),
        notes=tuple(_note(months, rows)),
    )


def load_months(body: bytes) -> tuple[MonthStrength, ...]:
    """The mission-months packed by `read_strength`, by day and mission."""
    return msgspec.msgpack.decode(body, type=tuple[MonthStrength, ...])


def _read_row(where: str, fields: Sequence[str]) -> MonthStrength | Fault:
    day, mission, troops, police, observers, total, _ = fields
    try:
        when = date.fromisoformat(day)
    except ValueError:
        return Fault(
            where, f"Date {day[:40]!r} is no day in the form year-month-day", "write the day as 2013-07-31"
        )
    if not _FIRST_YEAR <= when.year <= _LAST_YEAR:
        return Fault(where, f"Date {day[:40]!r} is no month of UN peacekeeping", "correct the year")
    if not _ACRONYM.fullmatch(mission):
        return Fault(
            where, f"Mission {mission[:40]!r} is no acronym", "write it as the database does (UNIFIL)"
        )
    parts = [_read_count(words) for words in (troops, police, observers)]
    whole = _read_count(total)
    if whole is None or any(part == -1 for part in parts) or whole < 0:
        return Fault(where, "a strength that is no whole number", "write whole numbers, or NA for none")
    if None in parts and sum(part or 0 for part in parts) == whole:
        parts = [part or 0 for part in parts]
    if None not in parts and sum(part or 0 for part in parts) != whole:
        return Fault(where, "troops, police and observers do not add up to the total", "correct the row")
    return MonthStrength(when, mission.upper(), parts[0], parts[1], parts[2], whole)


def _read_count(words: str) -> int | None:
    """A whole number; None for NA or nothing, -1 for anything else."""
    if words in ("", "NA"):
        return None
    digits = words.removesuffix(".0")
    return int(digits) if digits.isdecimal() and len(digits) < 7 and int(digits) <= _MOST else -1


def _note(months: Sequence[MonthStrength], rows: Rows) -> Iterator[str]:
    gaps = find_gaps(months)
    if gaps:
        named = ", ".join(f"{mission} {day:%B %Y}" for mission, day in gaps[:12])
        more = f" and {len(gaps) - 12} more" if len(gaps) > 12 else ""
        yield f"no row for {count_words(len(gaps), 'month')} inside a mission's run, left as gaps: {named}{more}"
    swapped = sum(_lies_outside(fields[6]) for _, fields in rows.rows)
    if swapped:
        yield f"latitude and longitude are exchanged in {count_words(swapped, 'row')} or more; coordinates are not used"
    yield from rows.note()


def _lies_outside(latitude: str) -> bool:
    """Whether a latitude lies beyond the poles, as an exchanged one may."""
    try:
        return abs(float(latitude)) > 90
    except ValueError:
        return False


def find_gaps(months: Sequence[MonthStrength]) -> list[tuple[str, date]]:
    """Single months that a mission's rows leap over, by mission and day.

    Longer breaks are none: the mission may have ended, and another of its name begun.
    """
    last: dict[str, date] = {}
    found = []
    for month in months:
        before = last.get(month.mission)
        missing = next_month_end(before) if before is not None else month.day
        if missing != month.day and next_month_end(missing) == month.day:
            found.append((month.mission, missing))
        last[month.mission] = month.day
    return sorted(found)


def next_month_end(day: date) -> date:
    """The last day of the month after a day's.

    >>> next_month_end(date(2016, 10, 31))
    datetime.date(2016, 11, 30)
    """
    first = day.replace(day=calendar.monthrange(day.year, day.month)[1]) + timedelta(days=1)
    return first.replace(day=calendar.monthrange(first.year, first.month)[1])


STRENGTH = Layout(
    key="strength",
    series="uniformed strength of UN missions, month by month",
    expects="a CSV table with the columns " + ", ".join((*NEEDED, *_MARKS)),
    attribution="International Peace Institute, IPI Peacekeeping Database, mission totals by month",
    terms="free to use with citation of the International Peace Institute",
    recognises=recognise_strength,
    read=read_strength,
)
"""The layout of the mission-month table of November 1990 to March 2017."""

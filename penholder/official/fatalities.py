"""The UN's file of deaths in its field missions: one row for each person (Data Hub set DPPADPOSS-FATALITIES).

Takes a CSV or JSON file in the Hub's layout; gives its rows packed. Never fills in what the file leaves open: a
cause "To Be Determined" or "Unknown", and a personnel type the Hub does not define, stay unknown.

Columns and their meaning are those of the Hub's own definitions: Military and Military Observer are military
(contingents, observers, staff officers); International Civilian, Local and Other are civilian staff; the date is
that of the incident. Rows with one casualty_id are one death: where they differ in personnel type or cause the
differing facet is unknown; where they differ in mission or date they cannot be one person, and both count.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from pathlib import Path

import msgspec

from penholder.errors import RefusedImport
from penholder.official.editions import Fault, Layout, Progress, Reading
from penholder.official.rows import Rows, count_words, find_columns, fold_name, read_rows, require_most
from penholder.values.subjects import state_by_name

NEEDED = ("incident_date", "casualty_id", "mission_acronym", "casualty_personnel_type", "type_of_incident")
_OPTIONAL = ("type_of_casualty", "casualty_nationality", "last_update")
_FIRST_YEAR = 1946
"""No field mission is older; the Hub's set begins in 1948."""
_ACRONYM = re.compile(r"[A-Za-z][A-Za-z0-9 ./-]{1,30}")
_DAY = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?")


class Personnel(StrEnum):
    MILITARY = "military"
    POLICE = "police"
    CIVILIAN = "civilian"
    UNKNOWN = "unknown"


class DeathCause(StrEnum):
    MALICIOUS = "malicious act"
    ACCIDENT = "accident"
    ILLNESS = "illness"
    SELF_INFLICTED = "self-inflicted"
    UNKNOWN = "unknown"


_PERSONNEL = {
    "military": Personnel.MILITARY,
    "militaryobserver": Personnel.MILITARY,
    "police": Personnel.POLICE,
    "internationalcivilian": Personnel.CIVILIAN,
    "local": Personnel.CIVILIAN,
    "other": Personnel.CIVILIAN,
}
_CAUSES = {
    "maliciousact": DeathCause.MALICIOUS,
    "accident": DeathCause.ACCIDENT,
    "illness": DeathCause.ILLNESS,
    "selfinflicted": DeathCause.SELF_INFLICTED,
    "tobedetermined": DeathCause.UNKNOWN,
    "unknown": DeathCause.UNKNOWN,
}


@dataclass(frozen=True, slots=True)
class Death:
    """One person who died in a field mission."""

    day: date
    mission: str
    """Acronym as the file has it ("UNEF" stands for both forces of that name)."""
    personnel: Personnel
    cause: DeathCause
    state: str = ""
    """ISO 3166 alpha-2 code of the nationality; "" when the file gives none that exists today."""


def recognise_fatalities(path: Path, head: bytes) -> bool:
    """Whether a file has the columns of the set, in any order and case."""
    return not path.is_dir() and {fold_name(n) for n in NEEDED} <= find_columns(head)


def read_fatalities(path: Path, progress: Progress) -> Reading:
    """The deaths of a file; raises RefusedImport for a broken one, and for the Hub's police-only set."""
    rows = read_rows(path, NEEDED, _OPTIONAL)
    read: list[tuple[str, Death]] = []
    faults: list[Fault] = list(rows.left_out)
    open_types: set[str] = set()
    for number, (line, fields) in enumerate(rows.rows):
        if not number % 1000:
            progress("import", number, len(rows.rows))
        outcome = _read_row(f"line {line}", fields)
        if isinstance(outcome, Fault):
            faults.append(outcome)
        else:
            read.append((fields[1], outcome))
            open_types |= _find_undefined(fields)
    progress("import", len(rows.rows), len(rows.rows))
    require_most(path, len(read), faults)
    _require_all_personnel(path, [death for _, death in read])
    deaths, doubled = _join_doubles(read)
    deaths = sorted(deaths, key=lambda d: (d.day, d.mission, d.personnel, d.cause, d.state))
    return Reading(
        body=msgspec.msgpack.encode(deaths),
        rows=len(deaths),
        first_day=deaths[0].day,
        last_day=deaths[-1].day,
        updated=_find_update(rows),
        left_out=tuple(faults),
        notes=tuple(_note(deaths, doubled, open_types, rows)),
    )


def load_deaths(body: bytes) -> tuple[Death, ...]:
    """The deaths packed by `read_fatalities`, by day."""
    return msgspec.msgpack.decode(body, type=tuple[Death, ...])


def _read_row(where: str, fields: Sequence[str]) -> Death | Fault:
    day, casualty, mission, personnel, cause, casualty_type, state, updated = fields
    when = _read_day(day)
    if isinstance(when, str):
        return Fault(where, f"incident_date {_show(day)} {when}", "write the day as 2013-07-01")
    if isinstance(known := _read_day(updated), date) and when > known:
        return Fault(
            where,
            f"incident_date {_show(day)} lies after the row's last_update",
            "correct one of the two days",
        )
    if not casualty:
        return Fault(where, "no casualty_id", "give the row its id, or remove it")
    if not _ACRONYM.fullmatch(mission):
        return Fault(
            where, f"mission_acronym {_show(mission)} is no acronym", "write it as the Hub does (UNIFIL)"
        )
    if casualty_type and fold_name(casualty_type) != "fatality":
        return Fault(
            where,
            f"type_of_casualty {_show(casualty_type)} is no death",
            "this set holds deaths only; remove the row",
        )
    return Death(
        when,
        mission.upper(),
        _PERSONNEL.get(fold_name(personnel), Personnel.UNKNOWN),
        _CAUSES.get(fold_name(cause), DeathCause.UNKNOWN),
        _find_state(state),
    )


def _read_day(words: str) -> date | str:
    """The day, or what is wrong with it."""
    match = _DAY.fullmatch(words)
    if match is None:
        return "is no day in the form year-month-day" if words else "is missing"
    try:
        day = date.fromisoformat(match.group(1))
    except ValueError:
        return "is no day of the calendar"
    return day if day.year >= _FIRST_YEAR else "lies before the first field mission"


def _find_state(name: str) -> str:
    """The code of a nationality by name; the Hub writes Côte d'Ivoire without its apostrophe."""
    found = state_by_name(re.sub(r"\bd(?=[A-Z])", "d'", name)) if name else None
    return found.iso if found else ""


def _find_undefined(fields: Sequence[str]) -> set[str]:
    """Personnel types and causes the Hub does not define, as worded."""
    personnel, cause = fields[3], fields[4]
    found = {f"personnel type {_show(personnel)}"} if fold_name(personnel) not in _PERSONNEL else set()
    return found | ({f"cause {_show(cause)}"} if fold_name(cause) not in _CAUSES else set())


def _show(words: str) -> str:
    shown = "".join(c if c.isprintable() else " " for c in words[:40])
    return f"{shown!r}"


def _require_all_personnel(path: Path, deaths: Sequence[Death]) -> None:
    """The Hub's police-only set has the same columns; as the whole it would make every toll too small."""
    if len(deaths) > 1 and all(d.personnel is Personnel.POLICE for d in deaths):
        raise RefusedImport(
            f"{path}: holds police only (the Hub's set DPPADPO-FATALITIESPOL has the same columns); "
            "get DPPADPOSS-FATALITIES, which holds all personnel"
        )


def _join_doubles(read: Sequence[tuple[str, Death]]) -> tuple[list[Death], dict[str, int]]:
    """The deaths, each counted once, and how many further rows each doubled casualty_id has."""
    kept: dict[tuple[str, str, date], Death] = {}
    doubled: dict[str, int] = {}
    seen: set[str] = set()
    for casualty, death in read:
        if casualty in seen:
            doubled[casualty] = doubled.get(casualty, 0) + 1
        seen.add(casualty)
        key = (casualty, death.mission, death.day)
        kept[key] = _merge(kept[key], death) if key in kept else death
    return list(kept.values()), doubled


def _merge(one: Death, other: Death) -> Death:
    same_type, same_cause = one.personnel is other.personnel, one.cause is other.cause
    return replace(
        one,
        personnel=one.personnel if same_type else Personnel.UNKNOWN,
        cause=one.cause if same_cause else DeathCause.UNKNOWN,
        state=one.state if one.state == other.state else "",
    )


def _find_update(rows: Rows) -> date | None:
    days = {day for _, fields in rows.rows if isinstance(day := _read_day(fields[7]), date)}
    return max(days, default=None)


def _note(
    deaths: Sequence[Death], doubled: dict[str, int], open_types: set[str], rows: Rows
) -> Iterator[str]:
    if doubled:
        named = ", ".join(sorted(doubled)[:12]) + (", …" if len(doubled) > 12 else "")
        yield f"{len(doubled)} casualty_id stand in several rows and count as one death each: {named}"
    unknown = sum(d.cause is DeathCause.UNKNOWN for d in deaths)
    if unknown:
        yield (
            f"no cause yet (To Be Determined or Unknown) for {count_words(unknown, 'death')}: "
            "counts by cause are intervals"
        )
    if open_types:
        yield f"not defined by the Hub, taken as unknown: {', '.join(sorted(open_types)[:8])}"
    yield from rows.note()


FATALITIES = Layout(
    key="fatalities",
    series="UN field mission fatalities",
    expects="a CSV or JSON table with the columns " + ", ".join(NEEDED),
    attribution="United Nations Peace and Security Data Hub, set DPPADPOSS-FATALITIES (deaths in peacekeeping "
    "and special political missions since 1948, from Notifications of Casualties)",
    terms="Creative Commons Attribution for Intergovernmental Organisations (CC BY-IGO)",
    recognises=recognise_fatalities,
    read=read_fatalities,
)
"""The layout of the Hub's set; columns checked against its metadata of December 2023."""

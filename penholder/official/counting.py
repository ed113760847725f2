"""How many died, by mission, personnel, cause and day: the fatalities file made ready to be asked.

Takes the deaths of a file; gives counts for any definition and day. Never guesses a facet the file leaves open: such
deaths are counted apart, as those that may belong to the definition.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from penholder.official.fatalities import Death, DeathCause, Personnel
from penholder.vocabulary import Mission, missions

ALL_PERSONNEL = frozenset(Personnel)
ALL_CAUSES = frozenset(DeathCause)
_ALL = "*"
"""Stands for all missions among the acronyms."""
_NONE: Mapping[tuple[Personnel, DeathCause], list[int]] = {}


@dataclass(frozen=True, slots=True)
class Count:
    """How many surely belong to a definition, and how many more may, whose facet the file leaves open."""

    sure: int
    open: int = 0

    @property
    def most(self) -> int:
        """The largest number the file allows."""
        return self.sure + self.open


@dataclass(frozen=True, slots=True)
class MissionRows:
    """Which rows of the file are a mission's: an acronym, and the days between which it meant this mission."""

    acronym: str
    first: date = date.min
    last: date = date.max


class DeathCounts:
    """The deaths of one file, sorted once; a count is two look-ups for each kind of personnel and cause."""

    def __init__(self, deaths: Sequence[Death]) -> None:
        cells: dict[str, dict[tuple[Personnel, DeathCause], list[int]]] = defaultdict(
            lambda: defaultdict(list)
        )
        for death in sorted(deaths, key=lambda d: d.day):
            cells[death.mission][death.personnel, death.cause].append(death.day.toordinal())
            cells[_ALL][death.personnel, death.cause].append(death.day.toordinal())
        self._cells = cells
        self._deaths = tuple(deaths)
        self._by_state: dict[str, DeathCounts] = {}

    def of_state(self, iso: str) -> DeathCounts:
        """The counts of the dead of one nationality; of all for ""."""
        if not iso:
            return self
        if iso not in self._by_state:
            self._by_state[iso] = DeathCounts([d for d in self._deaths if d.state == iso])
        return self._by_state[iso]

    def holds(self, rows: Iterable[MissionRows]) -> bool:
        """Whether the file has any row of a mission."""
        return any(r.acronym in self._cells for r in rows)

    def peacekeeping_rows(self) -> tuple[MissionRows, ...]:
        """The rows of every acronym in the file but those of political missions."""
        political = {m.acronym.upper() for m in missions() if m.kind == "political"}
        return tuple(MissionRows(a) for a in sorted(self._cells) if a != _ALL and a not in political)

    def count(
        self,
        rows: Iterable[MissionRows] | None,
        personnel: frozenset[Personnel],
        causes: frozenset[DeathCause],
        since: date | None,
        until: date,
    ) -> Count:
        """Deaths of these missions (None: of all), personnel and causes, from `since` to `until`, both included."""
        sure = may = 0
        for row in (MissionRows(_ALL),) if rows is None else rows:
            first = max(since or date.min, row.first).toordinal()
            last = min(until, row.last).toordinal()
            for (kind, cause), days in self._cells.get(row.acronym, _NONE).items():
                held = max(0, bisect_right(days, last) - bisect_right(days, first - 1))
                if kind in personnel and cause in causes:
                    sure += held
                elif _may(kind, personnel, Personnel.UNKNOWN) and _may(cause, causes, DeathCause.UNKNOWN):
                    may += held
        return Count(sure, may)


def _may(facet: str, wanted: Container[str], unknown: str) -> bool:
    return facet in wanted or facet == unknown


@cache
def rows_of(mission: Mission) -> tuple[MissionRows, ...]:
    """The rows of a mission: its acronym; for one of several that share a name, the name with the days of each.

    The file has one UNEF, one UNOSOM and one UNAVEM for the missions that are numbered elsewhere.
    """
    stem = _stem(mission.acronym)
    alike = sorted(
        (m for m in missions() if _stem(m.acronym) == stem and m.start), key=lambda m: m.start or date.min
    )
    own = (MissionRows(mission.acronym.upper()),)
    if stem == mission.acronym.upper() or mission.start is None:
        return own
    place = [m.key for m in alike].index(mission.key)
    first = date.min if place == 0 else mission.start
    following = alike[place + 1].start if place + 1 < len(alike) else None
    last = date.fromordinal(following.toordinal() - 1) if following else date.max
    return (*own, MissionRows(stem, first, last))


def _stem(acronym: str) -> str:
    """An acronym without the numeral that tells missions of one name apart."""
    head, _, tail = acronym.upper().rpartition(" ")
    return head if head and set(tail) <= set("IVX") else acronym.upper()


@cache
def rows_of_predecessor(mission: Mission) -> tuple[MissionRows, ...]:
    """The rows of the mission it took over from: one with a host state in common that ended within a month before."""
    if mission.start is None:
        return ()
    for other in missions():
        shared = set(other.host_states) & set(mission.host_states)
        gap = (mission.start - other.end).days if other.end else None
        if shared and gap is not None and 0 <= gap <= 31 and other.kind == mission.kind:
            return rows_of(other)
    return ()

"""The Council on one day: its seats, who presides, who holds the pen, how many votes a decision needs."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Seat:
    """One member's seat on a day."""

    member: str
    """Code of `data/states.toml`; the USSR is "SU"."""
    name: str
    permanent: bool
    listed: str
    """Name under which the Council lists it on that day."""
    held_by: str = ""
    """Government that held the seat where that is not plain from the name."""
    since: int | None = None
    """First year of an elected member's term; None for a permanent member."""
    until: int | None = None
    """Last year of that term."""


@dataclass(frozen=True, slots=True)
class Presidency:
    """A member presiding for a time."""

    member: str
    """Code of the member on the day asked for."""
    since: date
    until: date
    """Last day."""
    source: str


@dataclass(frozen=True, slots=True)
class Penholding:
    """A member, or members together, that draft the Council's texts on a file."""

    file: str
    """Key of a mission, or the file's name."""
    members: tuple[str, ...]
    """Codes."""
    since: date
    """First day the source covers."""
    until: date
    """Last day the source covers; later is unknown."""
    source: str


@dataclass(frozen=True, slots=True)
class CouncilDay:
    """The Council on one day."""

    day: date
    seats: tuple[Seat, ...]
    """Permanent members first, then elected ones, each by name."""
    president: Presidency | None
    """None where it is not known."""
    penholders: tuple[Penholding, ...]
    """Those known on that day, by file; a file that is not named is unknown."""
    required: int
    """Affirmative votes a decision needs."""
    sources: tuple[str, ...]

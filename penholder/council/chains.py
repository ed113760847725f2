"""Which mandates are at hand: those Penholder ships, and what a record's imports add to them.

Takes voting history and terms read from imported texts; gives `Chains`. Never lets an import that ends earlier than
the shipped table take anything from it: what was read is added, and stands in the place of the same resolution's row.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from penholder import vocabulary
from penholder.model import VotingHistory
from penholder.vocabulary import Mandate, mandates_end


@dataclass(frozen=True, slots=True)
class Chains:
    """The mandates of every mission and the last day they cover."""

    mandates: tuple[Mandate, ...]
    """By mission, oldest first."""
    end: date | None
    """Last day of the list behind them; None where it is not known."""


@cache
def ship_chains() -> Chains:
    """The table that comes with Penholder."""
    return Chains(vocabulary.mandates(), mandates_end())


def add_votes(chains: Chains, voting: VotingHistory | None) -> Chains:
    """With the mandates that resolutions later than the table set, by their descriptions in imported lists.

    A list that names no resolution after the table's last day changes nothing.
    """
    later = [r for r in voting.roll_calls if chains.end and r.day > chains.end] if voting else []
    if voting is None or not later:
        return chains
    from penholder.official.resolutions import link_mandates, read_listed

    ends = [day for day in (chains.end, voting.last_day) if day]
    return Chains(link_mandates(listed=read_listed(later), known=chains.mandates), max(ends, default=None))


def list_chain(chains: Chains, mission: str, today: date) -> list[Mandate]:
    """The mandates of a mission adopted by a day, oldest first."""
    return sorted(
        (m for m in chains.mandates if m.mission == mission and m.adopted <= today),
        key=lambda m: (m.adopted, _number(m.resolution), m.resolution),
    )


def list_missions(chains: Chains) -> tuple[str, ...]:
    """Keys of the missions that have a chain."""
    return tuple(sorted({m.mission for m in chains.mandates}))


def _number(resolution: str) -> int:
    number = resolution.rpartition("/")[2].partition("(")[0]
    return int(number) if number.isdigit() else 0


def add_texts(chains: Chains, terms: Iterable[object], last_day: date | None) -> Chains:
    """With what imported texts of resolutions set; they stand over the table's rows for the same resolutions."""
    from penholder.official.resolutions import MandateTerms, link_mandates

    read = [term for term in terms if isinstance(term, MandateTerms)]
    if not read:
        return chains
    ends = [day for day in (chains.end, last_day) if day]
    return Chains(link_mandates(read, known=chains.mandates), max(ends, default=None))

"""Whether a mission has ended, when, by which decision, and what the Council set up in its place.

Takes chains of mandates and a day; gives an `Ending` and the `MandateState`. Never tells an end that came after the
day, and never takes a mandate that has run out for an ended mission where the data do not reach beyond it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from penholder import vocabulary
from penholder.council.chains import Chains
from penholder.model import MandateState
from penholder.vocabulary import Mandate
from penholder.vocabulary.outlook import endings
from penholder.vocabulary.resolutions import former_missions

_GRACE = timedelta(days=60)
"""A renewal that comes later than this follows a gap; until then silence may be a late decision."""


@dataclass(frozen=True, slots=True)
class Ending:
    """How a mission ended; all empty while it has not."""

    on: date | None = None
    by: str = ""
    followed_by: str = ""


def find_last_period(chain: Sequence[Mandate], mission: str, today: date) -> str:
    """The resolution of the chain that gave the mandate its last period, decided by the day; "" where none did."""
    decided = {e.resolution for e in endings() if e.mission == mission and e.how == "last period"}
    return next((m.resolution for m in reversed(chain) if m.resolution in decided and m.adopted <= today), "")


def find_ending(chains: Chains, chain: Sequence[Mandate], mission: str, today: date) -> Ending:
    """The end of a mission as known on a day.

    A resolution that ends the mandate goes before the last one that ran out without a successor, and both before the
    day in the list of missions, which serves alone where no decision of the Council is at hand.
    """
    last = chain[-1] if chain else None
    listed = _listed_end(mission)
    if last and last.action == "terminates":
        gone = max(filter(None, (last.expires, listed)), default=last.expires)
        return Ending(gone, last.resolution, _find_successor(chains, last, last.expires, today))
    decided = bool(find_last_period(chain, mission, today))
    past = last is not None and last.expires is not None and last.expires < today
    if last and last.expires and past and (decided or _ran_out(chains, last.expires, listed, today)):
        return Ending(last.expires, last.resolution, _find_successor(chains, last, last.expires, today))
    if listed and listed < today:
        return Ending(listed, "", _find_successor(chains, last, listed, today) if last else "")
    return Ending()


def _ran_out(chains: Chains, expired: date, listed: date | None, today: date) -> bool:
    """Whether a mandate that ran out was the last: the list of missions says so, or the data show no other."""
    if listed is not None and listed < today:
        return True
    return chains.end is not None and min(today, chains.end) - expired > _GRACE


def _listed_end(mission: str) -> date | None:
    ends: dict[str, date | None] = {m.key: m.end for m in vocabulary.missions()}
    ends |= {m.key: m.end for m in former_missions()}
    return ends.get(mission)


def _find_successor(chains: Chains, last: Mandate, end: date | None, today: date) -> str:
    """The mission that the same resolution, or one about the last day in the same host state, set up."""
    hosts = _hosts(last.mission)
    begun = [m for m in chains.mandates if m.action == "establishes" and m.adopted <= today]
    same = [m for m in begun if m.resolution == last.resolution and m.mission != last.mission]
    end = end or last.adopted
    near = [
        m
        for m in begun
        if m.mission != last.mission
        and hosts & _hosts(m.mission)
        and last.adopted <= m.adopted
        and abs((m.adopted - end).days) <= _GRACE.days
    ]
    return min((m.mission for m in same or near), default="")


def _hosts(mission: str) -> frozenset[str]:
    return next((frozenset(m.host_states) for m in vocabulary.missions() if m.key == mission), frozenset())


def find_state(current: Mandate | None, expires: date | None, ending: Ending, today: date) -> MandateState:
    """Where a mandate stands on the day, of a mission that has a chain by then."""
    if expires is not None and expires >= today:
        return MandateState.RUNNING
    if ending.on is not None and (ending.on < today or (current and current.action == "terminates")):
        return MandateState.ENDED
    if current is not None and current.basis == "open":
        return MandateState.OPEN
    return MandateState.UNKNOWN

"""What would settle a difference between two versions: the document or series that has the answer.

Takes a claim and the day its report was known; gives words that follow "What would settle it:". Never claims that the
document agrees with either side. The entries and their sources are `data/verdicts.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date

from penholder.model import Claim, Commitment, Event, Figure, Position, Restriction
from penholder.values.dates import MONTHS, format_edtf, last_day
from penholder.values.subjects import state_named
from penholder.vocabulary import missions, states
from penholder.vocabulary.judging import settlements

_OPTIONAL = re.compile(r"\[([^\[\]]*)\]")
_FIELD = re.compile(r"\{([\w ]+)\}")
_LEDGER: tuple[tuple[type, str], ...] = (
    (Figure, "figures"),
    (Commitment, "commitments"),
    (Event, "events"),
    (Restriction, "restrictions"),
    (Position, "positions"),
)
_FULL_DAY = len("2020-01-31")
_MONTH = len("2020-01")


def name_settlement(claim: Claim, known_on: date | None = None) -> str:
    """The document or series that would settle a difference about what the claim says.

    >>> from penholder.model import Commitment, CommitmentKind, Span
    >>> vote = Commitment("c", "r", Span("r", 0, 1, "x"), CommitmentKind.COMMITMENT, "referendum", "Mali", None, None)
    >>> name_settlement(vote)
    'an official electoral calendar of Mali, as published by its electoral authority'
    """
    ledger = next((name for kind, name in _LEDGER if isinstance(claim, kind)), "sayings")
    key, inside = _key_of(claim), _is_of_mission(claim)
    for entry in settlements():
        fits_key = not entry.keys or key in entry.keys
        fits_side = not entry.of or (entry.of == "mission") == inside
        if entry.ledger == ledger and fits_key and fits_side:
            return _fill(entry.words, _fields(claim, known_on))
    return "the document it is taken from"


def _key_of(claim: Claim) -> str:
    if isinstance(claim, Figure):
        return claim.measure
    if isinstance(claim, Commitment):
        return claim.what
    return claim.kind if isinstance(claim, Event | Restriction) else ""


def _is_of_mission(claim: Claim) -> bool:
    if not isinstance(claim, Figure):
        return False
    own = {"peacekeepers", "military", "police", "uniformed", "personnel", "civilian staff", ""}
    return _acronym(claim.about) != "" and claim.population in own


def _fields(claim: Claim, known_on: date | None) -> Mapping[str, str]:
    when = _when(claim)
    last = last_day(when) if when else None
    day = last or known_on
    about = next((a for a in (_about(claim),) if a), "")
    return {
        "mission": _acronym(about),
        "state": _state_of(claim) or "the host state",
        "month": _name_month(day),
        "own month": _name_month(last),
        "day": format_edtf(day.isoformat()) if day else "",
    }


def _name_month(day: date | None) -> str:
    return f"{MONTHS[day.month - 1]} {day.year}" if day else ""


def _when(claim: Claim) -> str | None:
    if isinstance(claim, Figure):
        return claim.as_of
    if isinstance(claim, Event):
        return claim.when
    if isinstance(claim, Restriction):
        return claim.period
    return claim.said if isinstance(claim, Position) else None


def _about(claim: Claim) -> str:
    if isinstance(claim, Figure | Commitment):
        return claim.about
    return claim.on if isinstance(claim, Restriction) else ""


def _acronym(key: str) -> str:
    return next((m.acronym for m in missions() if m.key == key), "")


def _state_of(claim: Claim) -> str:
    """The state that sets the day: the promiser, or the host of the mission."""
    if not isinstance(claim, Commitment):
        return ""
    if claim.promiser:
        isos = {s.iso: s.name for s in states()}
        return isos.get(claim.promiser, claim.promiser)
    hosts = next((m.host_states for m in missions() if m.key == claim.about), ())
    return state_named(hosts[0]).name if len(hosts) == 1 else ""


def _fill(words: str, fields: Mapping[str, str]) -> str:
    def fill_part(match: re.Match[str]) -> str:
        known = all(fields.get(name) for name in _FIELD.findall(match[1]))
        return match[1] if known else ""

    return _FIELD.sub(lambda m: fields.get(m[1], ""), _OPTIONAL.sub(fill_part, words))

"""What a person means by a member or a subject.

Takes what was typed; gives codes and keys. Never takes the nearest for the one meant: it is named in the refusal.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from difflib import get_close_matches
from typing import TypeVar

from penholder import vocabulary
from penholder.council.history.by_subject import Subject, known_subjects
from penholder.council.roster import members_on
from penholder.errors import UsageError
from penholder.model.voting import RollCall

T = TypeVar("T")
_NEAR = 3
_YEARS = 4
"""Latest years of a seat that are told."""


def choose_member(
    typed: str, roll_calls: Sequence[RollCall], since: date | None = None, until: date | None = None
) -> str:
    """The code of the member meant, by code, name, alias or the Council's own name for it; "" for nothing typed.

    Raises UsageError, with near names, for one that is no state or never sat in these votes, and for one that had no
    seat between the days.
    """
    wanted = _fold(typed)
    if not wanted:
        return ""
    named: dict[str, str] = {}
    for state in vocabulary.states():
        for word in (state.iso, state.name, state.council_name, *state.aliases):
            if word:
                named.setdefault(_fold(word), state.iso)
    names = {state.iso: state.name for state in vocabulary.states()}
    sat = _list_seated(roll_calls)
    iso = named.get(wanted, "")
    if iso in sat:
        _require_seat(typed, iso, names[iso], roll_calls, since, until)
        return iso
    if iso:
        raise UsageError(
            f"--member {typed}: {names[iso]} never sat in the Council in these votes; choose a member that did"
        )
    near = _name_near(
        wanted, {word: names[code] for word, code in named.items() if code in sat}, lambda name: name
    )
    raise UsageError(
        f"--member {typed}: no state has this name; {near or 'give its name or two-letter code'}"
    )


def _list_seated(roll_calls: Iterable[RollCall]) -> set[str]:
    """Who sat on the days of the votes, by the roster and by the votes themselves."""
    calls = list(roll_calls)
    sat = {member.iso for day in {r.day for r in calls} for member in members_on(day)}
    return sat | {vote.member for r in calls for vote in r.votes}


# Six parameters: what was typed is said back with the name and the days.
def _require_seat(
    typed: str, iso: str, name: str, roll_calls: Sequence[RollCall], since: date | None, until: date | None
) -> None:
    """Raises UsageError, with the years of its seat, for a member without one between the days."""
    asked = [r for r in roll_calls if (not since or since <= r.day) and (not until or r.day <= until)]
    if not asked or iso in _list_seated(asked):
        return
    years: dict[int, list[RollCall]] = {}
    for call in roll_calls:
        years.setdefault(call.day.year, []).append(call)
    held = [str(year) for year in sorted(years) if iso in _list_seated(years[year])][-_YEARS:]
    begin, end = f"from {since}" if since else "", f"to {until}" if until else "on"
    days = f"{begin} {end}".strip()
    raise UsageError(
        f"--member {typed}: {name} had no seat in the Council {days}; in these votes it last sat in {', '.join(held)}"
    )


def choose_subject(typed: str) -> Subject | None:
    """The region, theme, mission or state meant, by key, label or another name; None for nothing typed.

    Raises UsageError with near names where none fits.
    """
    wanted = _fold(typed)
    if not wanted:
        return None
    named: dict[str, Subject] = {}
    for subject in known_subjects():
        for word in (subject.key, subject.label, *subject.words):
            if word:
                named.setdefault(_fold(word), subject)
    if wanted in named:
        return named[wanted]
    near = _name_near(wanted, named, lambda subject: subject.label)
    classes = ", ".join(s.key for s in known_subjects() if s.kind in ("region", "theme"))
    raise UsageError(
        f"--subject {typed}: no such subject; {near or 'give a state, a mission'} or one of {classes}"
    )


def _fold(words: str) -> str:
    bare = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c))
    return " ".join(bare.replace("-", " ").casefold().split())


def _name_near(wanted: str, named: Mapping[str, T], name: Callable[[T], str]) -> str:
    near = dict.fromkeys(name(named[word]) for word in get_close_matches(wanted, sorted(named), n=_NEAR))
    return f"did you mean {' or '.join(near)}?" if near else ""

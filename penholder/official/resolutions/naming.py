"""Which UN peace operation, and which other force or body, words name.

Takes flat text and the day of adoption; gives `Named` stretches in order. Never takes a force under another flag
for a UN operation: the longest name at a place wins, and a name that several missions bore (UNEF, UNAVEM) goes to
the one whose life holds the day of adoption.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from difflib import SequenceMatcher
from functools import cache

from penholder.vocabulary import missions
from penholder.vocabulary.resolutions import former_missions, mission_aliases, other_names

_BEFORE = timedelta(days=400)
_AFTER = timedelta(days=300)
"""A mission is named before it starts (planning) and after it ends (liquidation)."""
_FIRST, _LAST = date(1946, 1, 1), date(2100, 1, 1)
_SHORT = 12
"""Letters below which a name is an acronym: of five letters one may be wrong."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name in flat text; `mission` is None for another force or body."""

    start: int
    end: int
    mission: str | None
    kind: str
    """mission, force or body."""


@dataclass(frozen=True, slots=True)
class _Life:
    key: str
    start: date
    end: date


def find_names(text: str, adopted: date | None) -> tuple[Named, ...]:
    """Every mission, force and body named, in order of place, none inside another."""
    return tuple(_match_names(text, adopted))


def resembles_mission(key: str, words: str) -> bool:
    """Whether words open with a mission's acronym or name but for a slip of the pen ("UMMIH" for UNMIH)."""
    for name in _own_names().get(key, ()):
        near = re.match(r"(?:the )?(.{" + str(len(name) - 1) + "," + str(len(name) + 1) + r"})(?!\w)", words)
        limit = 0.78 if len(name) < _SHORT else 0.92
        if near and SequenceMatcher(None, near[1], name, autojunk=False).ratio() >= limit:
            return True
    return False


@cache
def _own_names() -> dict[str, tuple[str, ...]]:
    return {mission.key: (mission.acronym, mission.name) for mission in missions()}


def _match_names(text: str, adopted: date | None) -> Iterator[Named]:
    pattern, bearers = _names()
    for match in pattern.finditer(text):
        found = bearers[_fold(match[0])]
        if isinstance(found, str):
            yield Named(match.start(), match.end(), None, found)
            continue
        mission = _choose(found, adopted)
        if mission is not None:
            yield Named(match.start(), match.end(), mission, "mission")


def _choose(lives: tuple[_Life, ...], adopted: date | None) -> str | None:
    """The mission that lived on the day; of several the one that started last before it."""
    if adopted is None:
        return lives[0].key if len(lives) == 1 else None
    alive = [life for life in lives if life.start - _BEFORE <= adopted <= life.end + _AFTER]
    if not alive:
        return None
    running = [life for life in alive if life.start <= adopted <= life.end]
    return max(running or alive, key=lambda life: life.start).key


@dataclass(slots=True)
class _Register:
    """Who bears each name, by its folded form, and the forms it is written in."""

    bearers: dict[str, tuple[_Life, ...] | str]
    forms: dict[str, str]

    def add(self, name: str, bearer: _Life | str) -> None:
        """A name with one more bearer; a mission's name is never another force's."""
        for form in _variants(name):
            key = _fold(form)
            self.forms.setdefault(key, form)
            held = self.bearers.get(key, ())
            if isinstance(bearer, str):
                self.bearers.setdefault(key, bearer)
            elif not isinstance(held, str) and bearer not in held:
                self.bearers[key] = (*held, bearer)


@cache
def _names() -> tuple[re.Pattern[str], dict[str, tuple[_Life, ...] | str]]:
    """One pattern over all names, and who bears each; longer names first, so that they win."""
    register = _Register({}, {})
    lives: dict[str, _Life] = {}
    for mission in missions():
        lives[mission.key] = _Life(mission.key, mission.start or _FIRST, mission.end or _LAST)
        for name in (mission.acronym, mission.name, *mission.aliases):
            register.add(name, lives[mission.key])
    for former in former_missions():
        lives[former.key] = _Life(former.key, former.start, former.end)
        for name in (former.acronym, *former.names):
            register.add(name, lives[former.key])
    for alias in mission_aliases():
        for name in alias.names:
            register.add(name, lives[alias.mission])
    for other in other_names():
        for name in other.names:
            register.add(name, other.kind)
    ordered = sorted(register.forms.values(), key=lambda form: (-len(form), form))
    pattern = re.compile(r"\b(?:" + "|".join(map(_to_pattern, ordered)) + r")(?!\w)")
    return pattern, register.bearers


def _variants(name: str) -> Iterator[str]:
    if "(the) " in name:
        yield from _variants(name.replace("(the) ", "", 1))
        yield from _variants(name.replace("(the) ", "the ", 1))
    else:
        yield name


def _to_pattern(name: str) -> str:
    """Hyphens and spaces as texts vary them; a word in small letters may open with a capital."""
    pattern = (
        re.escape(name)
        .replace(r"\-", "[- ]?")
        .replace(r"\ ", " ")
        .replace("ô", "[ôo]")
        .replace("'", " ?['’]")
    )
    return re.sub(r"(?<![\w\\\[])([a-z])(?=\w{3})", lambda m: f"[{m[1]}{m[1].upper()}]", pattern)


@cache
def _fold(words: str) -> str:
    """One form of a name whatever its hyphens, case and accents of the one vowel copies lose."""
    return re.sub(r"[- ’']", "", words).casefold().replace("ô", "o")

"""Names that resolutions use: missions beyond the mission list, older names, and forces that are not the UN's.

Takes `penholder/data/resolutions.toml` and `tasks.toml`; gives frozen entries, each loaded once. Never holds a rule.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, TypeVar

import msgspec

from penholder.errors import VocabularyError

T = TypeVar("T")


@dataclass(frozen=True, slots=True, kw_only=True)
class MissionAlias:
    """Further names of a mission in the mission list."""

    mission: str
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormerMission:
    """A mission with a mandate from the Council that is not in the mission list."""

    key: str
    acronym: str
    names: tuple[str, ...]
    start: date
    end: date


@dataclass(frozen=True, slots=True, kw_only=True)
class OtherNames:
    """Names of forces or bodies that are no UN peace operation."""

    kind: str
    """force or body."""
    names: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskKind:
    """A kind of task that resolutions give to a peace operation."""

    key: str
    label: str
    words: tuple[str, ...]
    """Beginnings of words it is recognised by; "..." stands for up to six words between."""
    verbs: bool = False
    """Whether a task verb must stand before it."""


@cache
def _read(name: str = "resolutions.toml") -> dict[str, Any]:
    with resources.files("penholder.data").joinpath(name).open("rb") as handle:
        return tomllib.load(handle)


def _entries(table: str, kind: type[T], name: str = "resolutions.toml") -> tuple[T, ...]:
    try:
        return tuple(msgspec.convert(row, kind) for row in _read(name).get(table, ()))
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
        raise VocabularyError(f"penholder/data/{name}, table [[{table}]]: {error}") from error


@cache
def mission_aliases() -> tuple[MissionAlias, ...]:
    """Older and shorter names of missions."""
    return _entries("alias", MissionAlias)


@cache
def former_missions() -> tuple[FormerMission, ...]:
    """Missions of the Council that the mission list leaves out."""
    return _entries("mission", FormerMission)


@cache
def other_names() -> tuple[OtherNames, ...]:
    """Forces and bodies that are no UN peace operation."""
    return _entries("other", OtherNames)


@cache
def task_kinds() -> tuple[TaskKind, ...]:
    """Kinds of mandate tasks, in the order they are told."""
    return _entries("task", TaskKind, "tasks.toml")


@cache
def task_verbs() -> tuple[str, ...]:
    """Beginnings of verbs by which a mission does something."""
    return tuple(_read("tasks.toml")["verbs"]["words"])

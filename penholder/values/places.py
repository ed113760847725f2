"""Places by name: what `places.csv` holds, and which of several of one name is meant.

Takes a name as worded and the states it may lie in, the surest first; gives a `Place`. Never gives coordinates
while more than one place fits, and never takes a name for known only because the table holds one such place:
without a state that is named beside it, only capitals and states are settled.
"""

from __future__ import annotations

import csv
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from importlib import resources

from penholder.errors import VocabularyError
from penholder.model import Place, PlaceKind

_COLUMNS = ["name", "also", "kind", "state", "lat", "lon", "rank"]
_REGION = r"(?:region|province|state|department|prefecture|governorate|district|county|cercle|wilaya|division|emirate)"
_TOWN = r"(?:town|city|village|municipality|port|capital|camp|locality|area)"
_BEHIND = re.compile(rf"\s+(?:(?P<region>{_REGION})|(?P<town>{_TOWN}))s?$", re.IGNORECASE)
_BEFORE = re.compile(
    rf"^(?:the\s+)?(?:(?:northern|southern|eastern|western|central)\s+)?"
    rf"(?:(?P<region>{_REGION})|(?P<town>{_TOWN}))\s+of\s+",
    re.IGNORECASE,
)
_ARTICLE = re.compile(r"^(?:the|al|el|as|ash|an|ad|ar)[\s-]+")
"""What a name may or may not be written with in front."""
_KINDS = {
    "country": PlaceKind.COUNTRY,
    "region": PlaceKind.REGION,
    "town": PlaceKind.TOWN,
    "capital": PlaceKind.TOWN,
}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the table."""

    name: str
    kind: PlaceKind
    state: str
    """ISO 3166 alpha-3 code."""
    latitude: float | None
    longitude: float | None
    rank: int
    """Whole part of the common logarithm of the population, -1 where it is not known."""
    capital: bool


def look_up_place(words: str, states: Sequence[Iterable[str]] = ()) -> Place | None:
    """The place that words name, or None for no words.

    `states`: alpha-3 codes of the states it may lie in, one group for each source (named in the sentence, in the
    report, host of the mission), the surest first; the first group in which any place of the name lies decides.

    >>> look_up_place("Kidal region", [["MLI"]])
    Place(name='Kidal', kind=<PlaceKind.REGION: 'region'>, state='MLI', latitude=None, longitude=None, candidates=())
    >>> look_up_place("Nowhere Wells").state
    ''
    """
    name, kind = read_kind(words)
    if not name:
        return None
    found = [e for e in find_entries(name) if kind is None or e.kind is kind]
    for group in states:
        inside = [e for e in found if e.state in set(group)]
        if inside:
            return _settle(name, _without_namesakes(inside, kind))
    known = [e for e in found if e.kind is PlaceKind.COUNTRY] or [e for e in found if e.capital]
    others = [e for e in found if e not in known]
    if len(known) == 1 and all(e.rank < known[0].rank for e in others if known[0].capital):
        return _settle(name, known)
    return Place(name, kind, candidates=tuple(_describe(e) for e in _ordered(found)))


def read_kind(words: str) -> tuple[str, PlaceKind | None]:
    """The bare name and the kind the words give it ("the town of Bria", "Kidal region").

    >>> read_kind("the town of Bria")
    ('Bria', <PlaceKind.TOWN: 'town'>)
    """
    name = " ".join(words.split())
    for form in (_BEHIND, _BEFORE):
        match = form.search(name)
        rest = name[: match.start()] + name[match.end() :] if match else ""
        if match and rest:
            return rest, PlaceKind.REGION if match["region"] else PlaceKind.TOWN
    return re.sub(r"^the ", "", name), None


def fold_place(name: str) -> str:
    """A name as it is compared: no diacritics, marks, doubled letters or article, lowercased.

    >>> fold_place("Ménaka") == fold_place("Menaka"), fold_place("El-Fasher") == fold_place("Al Fasher")
    (True, True)
    """
    plain = unicodedata.normalize("NFKD", name.replace("’", "").replace("'", "").replace("-", " "))
    letters = "".join(c for c in plain if c.isalnum() or c == " ").lower()
    bare = _ARTICLE.sub("", " ".join(letters.split()))
    return re.sub(r"([a-z])\1", r"\1", bare or letters)


def find_entries(name: str) -> tuple[Entry, ...]:
    """Every line of the table that a name fits, whatever its kind."""
    return _by_name().get(fold_place(name), ())


def alpha3_of(code: str) -> str:
    """The alpha-3 code of a state's alpha-2 code, or "" where the table has none."""
    return _codes().get(code, "")


def _without_namesakes(found: Sequence[Entry], kind: PlaceKind | None) -> list[Entry]:
    """A town that its region or district is named after is meant by the bare name: reports say so of the region."""
    if kind is None and len({e.state for e in found}) == 1:
        towns = [e for e in found if e.kind is PlaceKind.TOWN]
        if towns and len(found) > len(towns):
            return towns
    return list(found)


def _settle(name: str, found: Sequence[Entry]) -> Place:
    kinds, states = {e.kind for e in found}, {e.state for e in found}
    state = next(iter(states)) if len(states) == 1 else ""
    if len(found) == 1:
        only = found[0]
        return Place(only.name, only.kind, only.state, only.latitude, only.longitude)
    kind = next(iter(kinds)) if len(kinds) == 1 else None
    return Place(name, kind, state, candidates=tuple(_describe(e) for e in _ordered(found)))


def _ordered(found: Sequence[Entry]) -> list[Entry]:
    return sorted(found, key=lambda e: (-e.rank, e.state, e.name, e.latitude or 0.0, e.longitude or 0.0))


def _describe(entry: Entry) -> str:
    return f"{entry.name}, {entry.state}"


# --------------------------------------------------------------------------- the table


@cache
def _rows() -> tuple[tuple[Entry, tuple[str, ...]], ...]:
    text = resources.files("penholder.data").joinpath("places.csv").read_text("utf-8")
    rows = list(csv.reader(line for line in text.splitlines() if line and not line.startswith("#")))
    if not rows or rows[0] != _COLUMNS:
        raise VocabularyError(f"penholder/data/places.csv: expected the columns {','.join(_COLUMNS)}")
    return tuple(_read_row(row) for row in rows[1:])


def _read_row(row: Sequence[str]) -> tuple[Entry, tuple[str, ...]]:
    try:
        name, also, kind, state, lat, lon, rank = row
        entry = Entry(
            name,
            _KINDS[kind],
            state,
            float(lat) if lat else None,
            float(lon) if lon else None,
            int(rank) if rank else -1,
            kind == "capital",
        )
    except (KeyError, ValueError) as error:
        raise VocabularyError(f"penholder/data/places.csv, line {','.join(row)!r}: {error}") from error
    return entry, tuple(also.split("|")) if also else ()


@cache
def _by_name() -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry, also in _rows():
        spellings = () if entry.kind is PlaceKind.COUNTRY else also
        for key in dict.fromkeys(fold_place(n) for n in (entry.name, *spellings)):
            found.setdefault(key, []).append(entry)
    return {key: tuple(entries) for key, entries in found.items()}


@cache
def _codes() -> dict[str, str]:
    return {also[0]: entry.state for entry, also in _rows() if entry.kind is PlaceKind.COUNTRY and also}

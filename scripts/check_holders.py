"""How well the terms of office cover the years, and whether they agree with a list of who spoke for whom.

Without a list: for the most quoted offices, the number of owners with a known holder in each year, and who lacks
one. With a list, a CSV file with the columns day, state (name or ISO code) and speaker (a name, titles before it
allowed), such as can be made from the headings of meeting records: the speakers the vocabulary does not know, and
those it does not give an office of that state on that day. Nothing is written; facts are mended by hand in
`penholder/data/holders.csv`.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.table import Table

from penholder import vocabulary
from penholder.claims.holders import holds
from penholder.model import DateBracket
from penholder.values.gazetteer import fold_words, list_surnames
from penholder.values.subjects import state_by_name
from penholder.vocabulary import Person

YEARS = range(2013, 2027)
PERMANENT = frozenset({"CN", "FR", "GB", "RU", "US"})
TITLES = frozenset(
    {"mr", "mrs", "ms", "miss", "sir", "dame", "lord", "lady", "dr", "prince", "sheikh", "the"}
)


def hold_in(title: str, owner: str, year: int) -> bool:
    """Whether somebody is known to have held the office in the year; terms without any day do not count."""
    bracket = DateBracket("", date(year, 1, 1), date(year, 12, 31), None, ())
    return any(
        o.title == title and o.of == owner and (o.since or o.until) and holds(o, bracket)
        for p in vocabulary.people()
        for o in p.offices
    )


def owners_of(title: str, year: int) -> list[str]:
    """The states or missions whose holder of the office the vocabulary should know in the year."""
    if title.endswith("permanent representative"):
        elected = next(y.elected for y in vocabulary.council_years() if y.year == year)
        return sorted({*elected, *PERMANENT})
    missions = [
        m
        for m in vocabulary.missions()
        if m.start is not None and m.start.year <= year and (m.end is None or m.end.year >= year)
    ]
    if title == "special representative":
        return sorted(m.key for m in missions)
    return sorted({state for m in missions for state in m.host_states})


def print_coverage(console: Console) -> None:
    """The table of offices by years, and below it who lacks a holder."""
    titles = ("permanent representative", "deputy permanent representative", "special representative",
              "president", "foreign minister")  # fmt: skip
    table = Table("office", *(str(y) for y in YEARS))
    lacking: list[str] = []
    for title in titles:
        cells = []
        for year in YEARS:
            owners = owners_of(title, year)
            without = [o for o in owners if not hold_in(title, o, year)]
            cells.append(f"{len(owners) - len(without)}/{len(owners)}")
            lacking += [f"{title}, {year}: {', '.join(without)}"] if without else []
        table.add_row(title, *cells)
    console.print(table)
    console.print("\n".join(lacking))


def people_named(speaker: str) -> list[Person]:
    """Everyone the words may name: by the whole name, else by the surname."""
    words = [w for w in fold_words(speaker).split() if w.lower().rstrip(".") not in TITLES]
    name = " ".join(words)
    whole = [p for p in vocabulary.people() if name in {fold_words(n) for n in (p.name, *p.spellings)}]
    return whole or [
        p
        for p in vocabulary.people()
        if any(name == s or name.endswith(" " + s) for s in map(fold_words, list_surnames(p)))
        or name == fold_words(p.name).split()[-1]
    ]


def find_disagreements(path: Path) -> Iterator[str]:
    """One line for each row of the list that the vocabulary does not bear out."""
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            said = f"{row['day']} {row['state']}: {row['speaker']}"
            state = state_by_name(row["state"])
            if state is None:
                yield f"{said}: no such state"
                continue
            day = date.fromisoformat(row["day"])
            people = people_named(row["speaker"])
            bracket = DateBracket("", day, day, day, ())
            if not any(o.of == state.iso and holds(o, bracket) for p in people for o in p.offices):
                known = ", ".join(p.name for p in people) or "nobody"
                yield f"{said}: no office of {state.name} on that day (known by that name: {known})"


def main() -> None:
    console = Console(width=160)
    if len(sys.argv) < 2:
        print_coverage(console)
        return
    for line in find_disagreements(Path(sys.argv[1])):
        console.print(line, soft_wrap=True, highlight=False)


if __name__ == "__main__":
    main()

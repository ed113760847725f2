"""Who held which office, read from a table: one line per term of office.

Takes people without offices and `holders.csv`; gives the people with their offices, by the day they began. A
table and not TOML because it is read at every start and has thousands of lines. Never decides who holds an office.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import replace
from importlib import resources

from penholder.errors import VocabularyError
from penholder.vocabulary.actors import Office, Person, SourceOfTerms

_COLUMNS = ["title", "of", "since", "until", "person", "source"]


def add_offices(people: Sequence[Person], sources: Iterable[SourceOfTerms]) -> tuple[Person, ...]:
    """The people with every term of office the table has for them; VocabularyError for a line about nobody."""
    named = {source.key: source.words for source in sources}
    terms: dict[str, list[Office]] = {person.name: [] for person in people}
    for number, line in _read_lines():
        try:
            title, of, since, until, person, source = line
            office = Office(title=title, of=of, since=since, until=until, source=named[source])
            terms[person].append(office)
        except (KeyError, ValueError) as error:
            raise VocabularyError(
                f"penholder/data/holders.csv, line {number}: {error}; "
                "the person must be in people.toml and the source in offices.toml"
            ) from error
    return tuple(
        replace(person, offices=tuple(sorted(terms[person.name], key=lambda o: (o.since, o.title, o.of))))
        for person in people
    )


def _read_lines() -> Iterable[tuple[int, list[str]]]:
    """The lines of the table with their numbers, without its notes and its heading."""
    text = resources.files("penholder.data").joinpath("holders.csv").read_text("utf-8")
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line and not line.startswith("#")]
    rows = list(csv.reader(line for _, line in lines))
    if not rows or rows[0] != _COLUMNS:
        raise VocabularyError(f"penholder/data/holders.csv: expected the columns {','.join(_COLUMNS)}")
    return [(n, row) for (n, _), row in zip(lines[1:], rows[1:], strict=True)]

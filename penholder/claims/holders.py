"""Who held an office on a day.

Takes an office key, the state or body it belongs to and a date bracket; gives the people of the vocabulary
who held it then. Never chooses between two.
"""

from __future__ import annotations

from datetime import date
from functools import cache

from penholder import vocabulary
from penholder.model import DateBracket
from penholder.values.dates import first_day, last_day
from penholder.vocabulary import Office, OfficeTitle, Person


def find_holders(title: str, owners: frozenset[str], bracket: DateBracket) -> tuple[Person, ...]:
    """Everyone who held the office at some day of the bracket, by name.

    `owners` are ISO codes and keys any of which may stand in the vocabulary for this office; none means the
    office must belong to one body only.
    """
    found = [
        person
        for person in vocabulary.people()
        if any(o.title == title and o.of in owners and holds(o, bracket) for o in person.offices)
    ]
    return tuple(sorted(found, key=lambda p: p.name))


def holds(office: Office, bracket: DateBracket) -> bool:
    """Whether the office may have been held on a day of the bracket; unknown ends leave it open."""
    earliest = bracket.best or bracket.earliest
    latest = bracket.best or bracket.latest
    since = _bound(office.since, last=False)
    until = _bound(office.until, last=True)
    begins = since is None or latest is None or since <= latest
    ends = until is None or earliest is None or until >= earliest
    return begins and ends


def find_office(person: Person, bracket: DateBracket) -> Office | None:
    """The office the person held in the bracket; the one begun last when there are several."""
    held = [o for o in person.offices if holds(o, bracket)]
    return max(held, key=lambda o: (o.since, o.title), default=None)


def _bound(words: str, *, last: bool) -> date | None:
    if not words:
        return None
    return last_day(words) if last else first_day(words)


@cache
def office_title(key: str) -> OfficeTitle:
    """The entry of an office; one that people hold and offices.toml does not list is worded by its key alone."""
    listed = (t for t in vocabulary.office_titles() if t.key == key)
    return next(listed, None) or OfficeTitle(key=key, words=(key,))


def speaks_for_body(office: str) -> bool:
    return bool(office) and office_title(office).speaks_for == "body"

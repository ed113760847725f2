"""Clues to direction from days and credits: when each report stood on its page and whom it names as its source.

Takes one side of a pair; gives at most one clue per rule. Never reads the sentences two reports share.
"""

from __future__ import annotations

import re
from functools import lru_cache

from penholder import vocabulary
from penholder.families.clues import write_day
from penholder.families.sides import Side, Witness
from penholder.model import DirectionClue, FurnitureKind, Span


def find_later_day(side: Side) -> DirectionClue | None:
    """Firm: a report published after the other cannot be its source."""
    _, there = side.there.days
    here, _ = side.here.days
    if there is None or here is None or there >= here:
        return None
    says = f"It was published by {write_day(there)}, the other not before {write_day(here)}."
    return DirectionClue(side.there.report.id, says)


def find_agency_credit(side: Side) -> DirectionClue | None:
    """Firm: a credit is lost in copying and cannot be guessed, so the report that has it stands nearer to the agency."""
    agency = side.there.report.agency
    if agency is None or side.here.report.agency is not None:
        return None
    says = f"It credits the agency {agency}, the other none: a copy loses such a credit and cannot invent it."
    return DirectionClue(side.there.report.id, says, words=side.there.report.dateline)


def find_lost_dateline(side: Side) -> DirectionClue | None:
    """Weak: the place line that opens a wire story; copies drop it, but outlets also write their own."""
    dateline = side.there.report.dateline
    if dateline is None or side.here.report.dateline is not None:
        return None
    says = f"It opens with the dateline “{dateline.words}”, which the other lacks."
    return DirectionClue(side.there.report.id, says, weak=True, words=dateline)


def find_outlet_credit(side: Side) -> DirectionClue | None:
    """Firm: a report that names the other's outlet as its source, in words the other does not have itself."""
    names = _name_outlet(side.there)
    if not names or names & _name_outlet(side.here):
        return None
    pattern = _credit_pattern(names)
    if pattern.search(side.there.report.text):
        return None
    found = pattern.search(side.here.report.text)
    if found is None:
        return None
    words = side.here.report.span(found.start(), found.end())
    return DirectionClue(side.there.report.id, f"The other credits it: “{words.words}”.", words=words)


def find_source_link(side: Side) -> DirectionClue | None:
    """Weak: a page that links to a source without naming it took its text from elsewhere, though not surely from here."""
    credit = _find_link(side.here)
    if credit is None or side.here.report.agency is not None or _find_link(side.there) is not None:
        return None
    says = f"The other's page says “{credit.words}”: it took its text from elsewhere."
    return DirectionClue(side.there.report.id, says, weak=True, words=credit)


def _find_link(witness: Witness) -> Span | None:
    return next((f.span for f in witness.report.furniture if f.kind is FurnitureKind.CREDIT), None)


def _name_outlet(witness: Witness) -> frozenset[str]:
    return _name_source(witness.report.provenance.outlet, witness.report.agency)


@lru_cache(maxsize=1_000)
def _name_source(*credits: str | None) -> frozenset[str]:
    """Every name by which an outlet or agency is credited."""
    own = {name for name in credits if name}
    known = {
        name
        for source in vocabulary.news_sources()
        if own & {source.name, *source.aliases}
        for name in (source.name, *source.aliases)
    }
    return frozenset(name for name in own | known if len(name) > 1)


@lru_cache(maxsize=1_000)
def _credit_pattern(names: frozenset[str]) -> re.Pattern[str]:
    """Credit phrases around any of the names; the names keep their capitals, the phrases need not."""
    either = "|".join(re.escape(n) for n in sorted(names, key=lambda n: (-len(n), n)))
    name = rf"(?:the\s+)?(?-i:{either})"
    phrases = (
        r"\s+".join(map(re.escape, words.split())).replace(r"\{\}", name)
        for words in vocabulary.direction_words("credit")
    )
    return re.compile(rf"(?<!\w)(?:{'|'.join(phrases)})(?!\w)", re.IGNORECASE)

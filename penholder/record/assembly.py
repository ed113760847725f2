"""From what reports claim to what is known: families, quote versions, matters, options, as of any day.

Takes a record whose reports, brackets, pairs, claims, suspicions and identities have been gathered; gives
the same record with everything that follows from them. Never reads a file, never forgets a version.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date

from penholder.families.group import group_families
from penholder.model import Record
from penholder.options import build_options
from penholder.record.history import keep_known, latest_known
from penholder.record.matters import group_matters
from penholder.versions.quotes import collate_quotes

EMPTY = Record(None, (), (), (), (), (), (), (), (), (), (), (), (), None)
"""A record of nothing."""


def assemble_record(record: Record) -> Record:
    """Everything that follows from the gathered parts; the known-on day is kept when it is set."""
    families = group_families(record.reports, record.pairs, record.brackets)
    record = replace(
        record,
        known_on=record.known_on or latest_known(record.brackets),
        families=families,
        quotes=collate_quotes(record.claims, record.pairs, record.brackets, families, reports=record.reports),
        mission=_main_mission(record),
    )
    record = replace(
        record, options=build_options(record.claims, record.brackets, record.quotes, record.reports)
    )
    return replace(record, matters=group_matters(record))


def as_known_on(record: Record, day: date) -> Record:
    """The record as it stood on a day, from the reports known by then alone."""
    return assemble_record(keep_known(record, day))


def _main_mission(record: Record) -> str | None:
    """The mission most reports count or restrict something about; ties by name; None when none is named."""
    named: Counter[str] = Counter()
    for claims in record.claims:
        about = Counter(f.about for f in claims.figures if f.about)
        about.update(r.on for r in claims.restrictions if r.on)
        named.update(about)
    return min(named, key=lambda key: (-named[key], key), default=None)

"""From what reports claim to what is known: copy trees, quote versions, matters, origins, options, as of any day.

Takes a record whose reports, brackets, pairs, claims, suspicions and identities have been gathered; gives
the same record with everything that follows from them. Never reads a file, never forgets a version.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from penholder.families.direction import direct_pairs
from penholder.families.group import group_families
from penholder.model import Record
from penholder.options import build_options
from penholder.record.history import keep_known, latest_known
from penholder.record.judgements import lay_judgements
from penholder.record.main_mission import find_main_mission
from penholder.record.matters import group_matters
from penholder.record.origins import measure_independence
from penholder.record.promises import trace_promises
from penholder.record.speakers import settle_speakers
from penholder.record.stances import trace_stances
from penholder.versions.quotes import collate_quotes

EMPTY = Record(None, (), (), (), (), (), (), (), (), (), (), (), (), None)
"""A record of nothing."""


def assemble_record(record: Record) -> Record:
    """Everything that follows from the gathered parts; the known-on day is kept when it is set."""
    counted = [r for r in record.reports if r.id not in record.undated]
    claims = settle_speakers(counted, record.claims, record.brackets, record.identities)
    record = replace(record, claims=claims)
    # Third reports speak on direction, so it is found anew from the reports known on the day.
    pairs = direct_pairs(record.pairs, counted, record.brackets)
    families = group_families(counted, pairs, record.brackets)
    record = replace(
        record,
        pairs=pairs,
        known_on=record.known_on or latest_known(record.brackets),
        families=families,
        quotes=collate_quotes(record.claims, pairs, record.brackets, families, reports=record.reports),
        mission=find_main_mission(counted, families, claims),
    )
    options = build_options(record.claims, record.brackets, record.quotes, record.reports, record.suspicions)
    record = replace(record, options=options)
    record = replace(record, stances=trace_stances(record))
    record = _count_origins(_trace_promises(replace(record, matters=group_matters(record))))
    return replace(record, judged=lay_judgements(record, (j.judgement for j in record.judged)))


def _trace_promises(record: Record) -> Record:
    return replace(record, promises=trace_promises(record))


def _count_origins(record: Record) -> Record:
    """The record with the independence of every claim and matter, and each matter's origins taken from it."""
    measured = measure_independence(record)
    origins = {found.of: tuple(origin.reports for origin in found.origins) for found in measured}
    matters = tuple(replace(matter, origins=origins[matter.id]) for matter in record.matters)
    return replace(record, matters=matters, independence=measured)


def as_known_on(record: Record, day: date) -> Record:
    """The record as it stood on a day, from the reports known by then alone."""
    return assemble_record(keep_known(record, day))

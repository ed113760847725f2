"""Ids as people type them: the start of one will do.

Takes a record and what was typed; gives the one id meant. Never chooses between two.
"""

from __future__ import annotations

from collections.abc import Iterable

from penholder.errors import UnknownId, UsageError
from penholder.model import Record
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.wording import clean

SHOWN = 5
"""Ids named when several begin alike."""


def complete_id(index: RecordIndex, wanted: str) -> str:
    """The one id of the record that begins with `wanted`; raises `UnknownId`, or `UsageError` for several."""
    record = index.record
    known = {*index.reports, *index.claims, *index.passages, *index.shared}
    for entries in (record.matters, record.quotes, record.families, record.options, record.identities):
        known |= {entry.id for entry in entries}
    found = _begin_with(wanted, known)
    if found is None:
        raise UnknownId(f"the record has no id {clean(wanted)}; `penholder status` and `conflicts` list ids")
    return found


def complete_report(record: Record, wanted: str) -> str:
    """The one report id that begins with `wanted`, or `wanted` itself when none does; raises `UsageError`."""
    return _begin_with(wanted, (r.id for r in record.reports)) or wanted


def _begin_with(wanted: str, known: Iterable[str]) -> str | None:
    known = set(known)
    found = [wanted] if wanted in known else sorted(i for i in known if wanted and i.startswith(wanted))
    if len(found) > 1:
        raise UsageError(f"{clean(wanted)} begins several ids: {', '.join(found[:SHOWN])}; give more of it")
    return found[0] if found else None

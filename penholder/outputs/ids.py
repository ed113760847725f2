"""Ids as people type them: the start of one will do.

Takes a record and what was typed; gives the one id meant. Never chooses between two.
"""

from __future__ import annotations

from collections.abc import Iterable

from penholder.errors import UnknownId, UsageError
from penholder.model import Judgement, Matter, Record, Report
from penholder.outputs.views.evidence import report_title
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.wording import clean, shorten

SHOWN = 5
"""Ids named when several begin alike."""


def complete_id(index: RecordIndex, wanted: str) -> str:
    """The one id of the record that begins with `wanted`; raises `UnknownId`, or `UsageError` for several."""
    record = index.record
    known = {*index.reports, *index.claims, *index.passages, *index.shared}
    for entries in (record.matters, record.quotes, record.families, record.options, record.identities):
        known |= {entry.id for entry in entries}
    known |= {judged.judgement.id for judged in record.judged}
    found = _begin_with(wanted, known)
    if found is None:
        raise UnknownId(f"the record has no id {clean(wanted)}; `penholder status` and `conflicts` list ids")
    return found


def complete_report(record: Record, wanted: str) -> str:
    """The one report id that begins with `wanted`, or `wanted` itself when none does; raises `UsageError`."""
    return _begin_with(wanted, (r.id for r in record.reports)) or wanted


def complete_family(record: Record, wanted: str) -> str:
    """The one story family that begins with `wanted`, or that a report beginning so belongs to."""
    found = _begin_with(wanted, (f.id for f in record.families))
    if found is None and (report := _begin_with(wanted, (r.id for r in record.reports))):
        found = next((f.id for f in record.families if report in f.reports), None)
    if found is None:
        raise UnknownId(f"no story family has the id {clean(wanted)}; `penholder families` lists them")
    return found


def find_report(record: Record, wanted: str) -> Report | None:
    """The report with that id, start of an id, or path; None for none, `UsageError` for several."""
    by_id = {r.id: r for r in record.reports}
    if found := _begin_with(wanted, by_id):
        return by_id[found]
    return next((r for r in record.reports if r.path == wanted), None)


def find_by_title(record: Record, wanted: str) -> Report | None:
    """The report whose title holds these words; None for none, `UsageError` for several."""
    words = clean(wanted).casefold()
    found = [r for r in record.reports if words and words in report_title(r).casefold()]
    if len(found) > 1:
        named = ", ".join(sorted(r.id for r in found)[:SHOWN])
        raise UsageError(f"“{clean(wanted)}” stands in several titles: {named}; give an id")
    return found[0] if found else None


def complete_matter(record: Record, wanted: str) -> Matter:
    """The one matter that begins with `wanted`; raises `UnknownId`, or `UsageError` for several."""
    by_id = {m.id: m for m in record.matters}
    if found := _begin_with(wanted, by_id):
        return by_id[found]
    held = next((m for m in record.matters if wanted in m.claims), None)
    if held is not None:
        raise UnknownId(f"{wanted} is a claim of the matter {held.id}; give the matter first")
    raise UnknownId(f"no matter has the id {_typed(wanted)}; `penholder conflicts` lists them")


def complete_conflict(record: Record, wanted: str) -> Matter:
    """The one matter that begins with `wanted`, or that holds the claim that does."""
    by_id = {m.id: m for m in record.matters}
    found = _begin_with(wanted, by_id)
    if found is None and (claim := _begin_with(wanted, (c for m in record.matters for c in m.claims))):
        found = next((m.id for m in record.matters if claim in m.claims), None)
    if found is None:
        raise UnknownId(f"no matter has the id {_typed(wanted)}; `penholder conflicts` lists them")
    return by_id[found]


def complete_claim(record: Record, matter: Matter, wanted: str) -> str:
    """The one claim of the matter that begins with `wanted`; raises `UnknownId`, or `UsageError` for several."""
    if found := _begin_with(wanted, matter.claims):
        return found
    known = _begin_with(wanted, (c.id for held in record.claims for c in held.all()))
    if known is None:
        raise UnknownId(
            f"no claim has the id {_typed(wanted)}; `penholder show {matter.id}` lists the claims of the matter"
        )
    other = next((m.id for m in record.matters if known in m.claims), None)
    where = f"it belongs to {other}" if other else "it belongs to no matter"
    raise UnknownId(f"{known} is no claim of the matter {matter.id}: {where}")


def complete_judgement(record: Record, wanted: str) -> Judgement:
    """The one judgement that begins with `wanted`; raises `UnknownId`, or `UsageError` for several."""
    by_id = {j.judgement.id: j.judgement for j in record.judged}
    found = _begin_with(wanted, by_id)
    if found is None:
        raise UnknownId(f"no judgement has the id {_typed(wanted)}; `penholder judgements` lists them")
    return by_id[found]


def _typed(wanted: str) -> str:
    """What was typed, inert and short enough for one line."""
    return shorten(clean(wanted), 40) or "“”"


def _begin_with(wanted: str, known: Iterable[str]) -> str | None:
    known = set(known)
    found = [wanted] if wanted in known else sorted(i for i in known if wanted and i.startswith(wanted))
    if len(found) > 1:
        raise UsageError(f"{_typed(wanted)} begins several ids: {', '.join(found[:SHOWN])}; give more of it")
    return found[0] if found else None

"""The record as known on a day: only what had been reported by then.

Takes a record and a day; gives the record reduced to the reports known by then. Never recalculates: the
caller assembles what follows from the reports that remain.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from penholder.model import DateBracket, Identity, Record, Suspicion


def latest_known(brackets: tuple[DateBracket, ...]) -> date | None:
    """The latest known-on day among the reports: what "today" means in every output."""
    days = [bracket.latest for bracket in brackets if bracket.latest is not None]
    return max(days, default=None)


def keep_known(record: Record, day: date) -> Record:
    """The record with only the reports whose bracket ends on or before the day.

    Reports whose bracket straddles the day, or has no end, are named in `undated` and left out.
    """
    known = {b.report for b in record.brackets if b.latest is not None and b.latest <= day}
    straddling = {
        b.report
        for b in record.brackets
        if b.report not in known and (b.earliest is None or b.earliest <= day)
    }
    return replace(
        record,
        known_on=day,
        reports=tuple(r for r in record.reports if r.id in known),
        brackets=tuple(b for b in record.brackets if b.report in known),
        undated=tuple(sorted(straddling)),
        pairs=tuple(p for p in record.pairs if p.a in known and p.b in known),
        claims=tuple(c for c in record.claims if c.report in known),
        suspicions=tuple(s for s in record.suspicions if _suspicion_known(s, known)),
        identities=tuple(filter(None, (_known_identity(i, known) for i in record.identities))),
    )


def _suspicion_known(suspicion: Suspicion, known: set[str]) -> bool:
    sister = suspicion.sister
    return suspicion.span.report in known and (sister is None or sister.report in known)


def _known_identity(identity: Identity, known: set[str]) -> Identity | None:
    mentions = tuple(m for m in identity.mentions if m.report in known)
    if not mentions:
        return None
    met = {m.words for m in mentions}
    return replace(identity, mentions=mentions, spellings=tuple(s for s in identity.spellings if s in met))

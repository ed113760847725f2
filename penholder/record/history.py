"""The record as known on a day: only what had been reported by then.

Takes a record and a day; gives the record reduced to the reports known by then. Never recalculates: the
caller assembles what follows from the reports that remain.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from penholder.model import DateBracket, Record, Suspicion
from penholder.record.identities import reduce_identities
from penholder.record.judgements import keep_signed

AGAINST_SISTER = "against sister"
"""Part of the name of rules that rest on a sister passage alone; other rules stand without it."""


def latest_known(brackets: tuple[DateBracket, ...]) -> date | None:
    """The latest known-on day among the reports: what "today" means in every output."""
    days = [bracket.latest for bracket in brackets if bracket.latest is not None]
    return max(days, default=None)


def keep_known(record: Record, day: date) -> Record:
    """The record with only the reports whose bracket ends on or before the day.

    Reports whose bracket straddles the day, or has no end, are listed with their brackets and named in
    `undated`; nothing they claim is used.
    """
    known = {b.report for b in record.brackets if b.latest is not None and b.latest <= day}
    straddling = {
        b.report
        for b in record.brackets
        if b.report not in known and (b.earliest is None or b.earliest <= day)
    }
    claims = tuple(c for c in record.claims if c.report in known)
    figures = {figure.id for held in claims for figure in held.figures}
    return replace(
        record,
        known_on=day,
        reports=tuple(r for r in record.reports if r.id in known | straddling),
        brackets=tuple(b for b in record.brackets if b.report in known | straddling),
        undated=tuple(sorted(straddling)),
        pairs=tuple(p for p in record.pairs if p.a in known and p.b in known),
        claims=claims,
        suspicions=tuple(filter(None, (_known_suspicion(s, known) for s in record.suspicions))),
        identities=reduce_identities(record.identities, claims),
        judged=keep_signed(record.judged, day, {r.id for r in record.reports} - known),
        checks=tuple(check for check in record.checks if check.figure in figures),
        voting=record.voting.before(day) if record.voting else None,
    )


def _known_suspicion(suspicion: Suspicion, known: set[str]) -> Suspicion | None:
    """The suspicion as it stood: what only a sister not yet known showed is taken away."""
    if suspicion.span.report not in known:
        return None
    if suspicion.sister is None or suspicion.sister.report in known:
        return suspicion
    return None if AGAINST_SISTER in suspicion.rule else replace(suspicion, sister=None, candidate=None)

"""The Council desk: clock and vote arithmetic for everything a record speaks of.

Takes a record and a day; gives `Assessments`. Never uses a report, position or mandate later than the day,
nor a version that a judgement in force sets aside.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from penholder import vocabulary
from penholder.council.arithmetic import count_votes
from penholder.council.clock import set_clock
from penholder.council.roster import knows_roster
from penholder.model import Assessments, JudgedState, Position, Record, ReportClaims, Tally


def assess(record: Record, *, day: date | None = None) -> Assessments:
    """What follows from the record for the Council on the day (the record's known-on day unless given).

    No clock without a mission and a day; no tallies for a day whose roster is unknown.
    """
    today = day or record.known_on
    if today is None:
        return Assessments(None, ())
    aside = _find_set_aside(record, today)
    claims = tuple(_drop_set_aside(c, aside) for c in _known_claims(record, today))
    clock = None
    if record.mission is not None:
        clock = set_clock(
            record.mission, today, claims=claims, brackets=record.brackets, matters=record.matters
        )
    return Assessments(clock, _count_all(record, claims, today))


def _known_claims(record: Record, today: date) -> tuple[ReportClaims, ...]:
    """Claims of the reports known by the day; reports without a latest day count only if nothing later is asked."""
    latest = {b.report: b.latest or b.best for b in record.brackets}
    last = record.known_on or today
    return tuple(c for c in record.claims if (latest.get(c.report) or last) <= today)


def _find_set_aside(record: Record, today: date) -> frozenset[str]:
    """Claims that a judgement in force sets aside; of an earlier day than the record's only those signed by it."""
    earlier = record.known_on is not None and today < record.known_on
    held = (j for j in record.judged if j.state is JudgedState.IN_FORCE)
    return frozenset(c for j in held if not earlier or j.judgement.on <= today for c in j.set_aside)


def _drop_set_aside(claims: ReportClaims, aside: frozenset[str]) -> ReportClaims:
    """Without the promises and stances that a person has set aside."""
    if not aside:
        return claims
    return replace(
        claims,
        commitments=tuple(c for c in claims.commitments if c.id not in aside),
        positions=tuple(p for p in claims.positions if p.id not in aside),
    )


def _count_all(record: Record, claims: tuple[ReportClaims, ...], today: date) -> tuple[Tally, ...]:
    if not knows_roster(today):
        return ()
    doubted = {claim for suspicion in record.suspicions for claim in suspicion.claims}
    latest = {b.report: day for b in record.brackets if (day := b.latest or b.best)}
    positions = [
        _date_position(p, latest.get(p.report))
        for c in claims
        for p in c.positions
        if not _is_doubted(p, doubted)
    ]
    reports = {c.report for c in claims}
    spoken = {p.option for p in positions}
    spoken |= {o.key for o in record.options if any(term.report in reports for term in o.terms)}
    host = _find_host(record.mission)
    return tuple(
        count_votes(kind.key, positions, today, host_state=host)
        for kind in vocabulary.option_kinds()
        if kind.key in spoken and not kind.collective
    )


def _date_position(position: Position, known: date | None) -> Position:
    """A position without a day of its own was stated by the day its report was known; that orders it."""
    if position.said is not None or known is None:
        return position
    return replace(position, said=f"../{known.isoformat()}")


def _is_doubted(position: Position, doubted: set[str]) -> bool:
    """Positions drawn from suspect passages are shown elsewhere, and never counted."""
    return position.id in doubted or position.statement in doubted


def _find_host(mission_key: str | None) -> str | None:
    hosts = next((m.host_states for m in vocabulary.missions() if m.key == mission_key), ())
    return hosts[0] if len(hosts) == 1 else None

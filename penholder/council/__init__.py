"""The Council desk: clock, drafts, vote arithmetic and outlook for everything a record speaks of.

Takes a record and a day; gives `Assessments`. Never uses a report, position or mandate later than the day,
nor a version that a judgement in force sets aside.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from penholder.council.chains import Chains, add_votes, ship_chains
from penholder.council.clock import set_clock
from penholder.council.outlook import make_outlook
from penholder.council.progress import add_stages, trace_progress
from penholder.council.readings import SetVote
from penholder.council.roster import knows_roster
from penholder.council.set_votes import list_in_force
from penholder.council.tallies import count_all, count_option, lay_ground
from penholder.errors import UsageError
from penholder.model import Assessments, MandateClock, Record, ReportClaims, Tally


def assess(record: Record, *, day: date | None = None, foresee: bool = True) -> Assessments:
    """What follows from the record for the Council on the day (the record's known-on day unless given).

    No clock without a mission and a day; no tallies for a day whose roster is unknown; no outlook unless it is to
    `foresee`, which takes longer than all the rest.
    """
    today = day or record.known_on
    if today is None:
        return Assessments(None, ())
    claims = _list_counted(record, today)
    progress = trace_progress(claims, record.brackets, record.mission, today)
    chains = add_votes(ship_chains(), record.voting)
    clock = None
    if record.mission is not None:
        clock = _set_clock(record, record.mission, claims, today, chains)
        clock = add_stages(clock, progress)
    if not knows_roster(today):
        return Assessments(clock, (), progress)
    ground = lay_ground(record, claims, today)
    tallies = count_all(ground)
    if not foresee:
        return Assessments(clock, tallies, progress)
    outlook = make_outlook(
        record,
        clock,
        tallies,
        progress,
        today,
        positions=ground.positions,
        restrictions=tuple(r for c in claims for r in c.restrictions),
        mandates=chains.mandates,
    )
    return Assessments(clock, tallies, progress, outlook)


def read_clock(record: Record, mission: str, today: date, chains: Chains) -> MandateClock:
    """The clock of any mission on the day, with what the record reports of it and the stages of drafts on it.

    What the record says without naming a mission is taken for its own mission's.
    """
    claims = _list_counted(record, today)
    if mission != record.mission:
        claims = tuple(
            replace(c, commitments=tuple(p for p in c.commitments if p.about == mission)) for c in claims
        )
        return _set_clock(record, mission, claims, today, chains)
    progress = trace_progress(claims, record.brackets, mission, today)
    return add_stages(_set_clock(record, mission, claims, today, chains), progress)


def _set_clock(
    record: Record, mission: str, claims: Sequence[ReportClaims], today: date, chains: Chains
) -> MandateClock:
    return set_clock(
        mission, today, claims=claims, brackets=record.brackets, matters=record.matters, mandates=chains
    )


def count_draft(
    record: Record,
    option: str,
    *,
    day: date | None = None,
    votes: Sequence[SetVote] = (),
    procedural: bool = False,
) -> Tally:
    """The tally of one option of `data/options.toml` on the day, whether or not the record speaks of it.

    `votes` are tried out; signed ones of the record count beside them. Raises UsageError where the day or the roster
    of that day is unknown.
    """
    today = day or record.known_on
    if today is None:
        raise UsageError(
            "the record has no dated report, so its day and Council are unknown; date one with `penholder correct`"
        )
    ground = lay_ground(record, _list_counted(record, today), today)
    return count_option(ground, option, votes, procedural=procedural)


def _list_counted(record: Record, today: date) -> tuple[ReportClaims, ...]:
    """The claims known by the day without those that a judgement in force sets aside."""
    aside = _find_set_aside(record, today)
    return tuple(_drop_set_aside(c, aside) for c in _known_claims(record, today))


def _known_claims(record: Record, today: date) -> tuple[ReportClaims, ...]:
    """Claims of the reports known by the day; reports without a latest day count only if nothing later is asked."""
    latest = {b.report: b.latest or b.best for b in record.brackets}
    last = record.known_on or today
    return tuple(c for c in record.claims if (latest.get(c.report) or last) <= today)


def _find_set_aside(record: Record, today: date) -> frozenset[str]:
    """Claims that a judgement in force sets aside; of an earlier day than the record's only those signed by it."""
    in_force = {j.id for j in list_in_force(record, today)}
    return frozenset(c for j in record.judged if j.judgement.id in in_force for c in j.set_aside)


def _drop_set_aside(claims: ReportClaims, aside: frozenset[str]) -> ReportClaims:
    """Without the promises and stances that a person has set aside."""
    if not aside:
        return claims
    return replace(
        claims,
        commitments=tuple(c for c in claims.commitments if c.id not in aside),
        positions=tuple(p for p in claims.positions if p.id not in aside),
    )

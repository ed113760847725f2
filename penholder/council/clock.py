"""The mandate clock: what runs out when, seen from one day.

Takes a mission, a day and what the record says; gives the `MandateClock`. Never reads a mandate adopted after
the day, and says that the expiry is unknown where neither a resolution at hand nor a report gives it. Never takes
the silence of the data for an end: what comes after their last day is not known.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from penholder.council.chains import Chains, list_chain, ship_chains
from penholder.council.due import place_reports
from penholder.council.endings import find_ending, find_last_period, find_state
from penholder.council.milestones import place_milestones
from penholder.model import (
    ClockStep,
    Commitment,
    DateBracket,
    MandateClock,
    MandateState,
    Matter,
    ReportClaims,
    TermsInForce,
)
from penholder.values.dates import first_day, last_day
from penholder.vocabulary import Mandate

EXPIRY = ("mandate expiry", "mandate renewal")
"""Kinds of `data/events.toml` by which reports give the end of a mandate or the day to decide by."""


def set_clock(
    mission_key: str,
    today: date,
    *,
    claims: Sequence[ReportClaims] = (),
    brackets: Sequence[DateBracket] = (),
    matters: Sequence[Matter] = (),
    mandates: Sequence[Mandate] | Chains | None = None,
) -> MandateClock:
    """The clock of a mission on a day; `mandates` are those Penholder ships unless given.

    A mandate whose expiry has passed without a successor at hand is no longer the one in force: the expiry is
    then what reports say, or unknown. A terminated mission keeps its last day, with negative days left after.
    """
    chains = _take_chains(mandates)
    known = {b.report: day for b in brackets if (day := b.latest or b.best)}
    claims = [_keep_own(r, mission_key) for r in claims]
    reported = _list_reported(claims, known)
    chain = list_chain(chains, mission_key, today)
    current = _in_force(chain, today)
    expires = current.expires if current else _read_expiry(reported, today)
    others = [c for r in claims for c in r.commitments if c.what not in EXPIRY]
    ending = find_ending(chains, chain, mission_key, today)
    final = find_last_period(chain, mission_key, today)
    steps = (
        *_mandate_steps(current, chain, today, final),
        *_expiry_steps(expires, current, reported),
        *_withdrawal_steps(current, ending.on),
        *place_milestones(others, matters, known),
    )
    return MandateClock(
        mission=mission_key,
        today=today,
        resolution=current.resolution if current else None,
        expires=expires,
        days_left=(expires - today).days if expires else None,
        steps=_in_order((*steps, ClockStep(today.isoformat(), "Today", "today", ()))),
        reported=tuple(c.id for c in reported),
        state=find_state(current, expires, ending, today)
        if chain
        else _state_before(chains, mission_key, expires),
        terms=_find_terms(chain, current),
        ended_on=ending.on,
        ended_by=ending.by,
        followed_by=ending.followed_by,
        data_end=chains.end if chains.end and chains.end < today else None,
        by_hand=current.resolution if current and chains.end and current.adopted > chains.end else "",
        last_period=final,
    )


def _state_before(chains: Chains, mission_key: str, expires: date | None) -> MandateState:
    """Where no mandate is at hand by the day: one may follow, or reports alone may tell of one."""
    if expires is not None:
        return MandateState.RUNNING
    follows = any(m.mission == mission_key for m in chains.mandates)
    return MandateState.NOT_BEGUN if follows else MandateState.UNKNOWN


def _take_chains(mandates: Sequence[Mandate] | Chains | None) -> Chains:
    if mandates is None:
        return ship_chains()
    return mandates if isinstance(mandates, Chains) else Chains(tuple(mandates), None)


def _keep_own(claims: ReportClaims, mission_key: str) -> ReportClaims:
    """Without the commitments that concern another mission."""
    own = tuple(c for c in claims.commitments if c.about in ("", mission_key))
    return replace(claims, commitments=own)


def _in_force(chain: Sequence[Mandate], today: date) -> Mandate | None:
    last = chain[-1] if chain else None
    if last is None or last.action == "terminates" or last.expires is None or last.expires >= today:
        return last
    return None


def _list_reported(claims: Sequence[ReportClaims], known: dict[str, date]) -> list[Commitment]:
    found = [c for report in claims for c in report.commitments if c.what in EXPIRY and c.due]
    return sorted(found, key=lambda c: (known.get(c.report, date.max), c.report, c.span.start, c.id))


def _read_expiry(reported: Sequence[Commitment], today: date) -> date | None:
    """The day the latest report gives exactly; None when reports give none that is still to come."""
    exact = [day for c in reported if (day := first_day(c.due or "")) and day == last_day(c.due or "")]
    return next((day for day in reversed(exact) if day >= today), None)


def _mandate_steps(
    current: Mandate | None, chain: Sequence[Mandate], today: date, final: str
) -> list[ClockStep]:
    """The resolution in force and its reports, counted from the one that asked for them where it was only changed."""
    if current is None:
        return []
    asked = current
    for mandate in reversed(chain):
        if (mandate.reporting, mandate.expires) != (current.reporting, current.expires):
            break
        asked = mandate
    period = " for a last period" if current.resolution == final else ""
    label = f"{current.resolution} {current.action} the mandate{period}"
    adopted = ClockStep(current.adopted.isoformat(), label, "mandate", (), current.resolution)
    return [adopted, *place_reports(asked, today)]


def _withdrawal_steps(current: Mandate | None, ended: date | None) -> list[ClockStep]:
    """The day by which a mission whose mandate was ended has left, where that is later."""
    if current is None or current.action != "terminates" or not (current.expires and ended):
        return []
    if ended <= current.expires:
        return []
    return [ClockStep(ended.isoformat(), "Mission has withdrawn", "mandate", (), current.resolution)]


def _find_terms(chain: Sequence[Mandate], current: Mandate | None) -> TermsInForce:
    """Ceilings and tasks of the mandate in force, from the last resolution in which they were read."""
    if current is None or current.action == "terminates":
        return TermsInForce()
    sized = next((m for m in reversed(chain) if m.military is not None or m.police is not None), None)
    tasked = next((m for m in reversed(chain) if m.tasks), None)
    return TermsInForce(
        sized.military if sized else None,
        sized.police if sized else None,
        sized.resolution if sized else "",
        tasked.tasks if tasked else (),
        tasked.resolution if tasked else "",
        _find_unsized(chain, sized),
    )


def _find_unsized(chain: Sequence[Mandate], sized: Mandate | None) -> str:
    """The last resolution after `sized` of which no text was at hand, so that its own ceilings are not known.

    Ceilings go on where a text was read that sets none.
    """
    later = chain[chain.index(sized) + 1 :] if sized else ()
    return next((m.resolution for m in reversed(later) if not m.source.startswith("text")), "")


def _expiry_steps(
    expires: date | None, current: Mandate | None, reported: Sequence[Commitment]
) -> list[ClockStep]:
    """The expiry with the reports that give it; other days reports give for it stand beside it."""
    dues: dict[str, list[str]] = {expires.isoformat(): []} if expires else {}
    for commitment in reported:
        due = commitment.due or ""
        fits = expires is not None and _covers(due, expires)
        dues.setdefault(expires.isoformat() if fits and expires else due, []).append(commitment.id)
    source = current.resolution if current else ""
    return [
        ClockStep(
            due,
            "Mandate expires" if expires and due == expires.isoformat() else "Mandate expires, as reported",
            "expiry",
            tuple(ids),
            source if expires and due == expires.isoformat() else "",
        )
        for due, ids in sorted(dues.items())
    ]


def _covers(due: str, day: date) -> bool:
    first, last = first_day(due), last_day(due)
    return (first is None or first <= day) and (last is None or day <= last)


def _in_order(steps: Sequence[ClockStep]) -> tuple[ClockStep, ...]:
    def place(step: ClockStep) -> tuple[date, str, str, tuple[str, ...]]:
        return (last_day(step.day) or first_day(step.day) or date.max, step.kind, step.label, step.evidence)

    return tuple(sorted(steps, key=place))

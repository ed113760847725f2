"""The mandates of one mission in order, so that "a further period" has a day to be counted from.

Takes terms of many resolutions; gives them again by mission and day with their expiry days and resulting ceilings
filled in. Never changes what a text states, and never fills a ceiling from a resolution that was not read.

Rules. A period of renewal runs from the last day of the mandate before it, when that day lies within ninety days
of adoption; where none is known, from adoption. A first period runs from adoption, unless the next renewal names
both its period and its last day: then the first ended where that period began.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta

from penholder.official.resolutions.days import add_period, subtract_period
from penholder.official.resolutions.nouns import Action, Basis, Ceiling, Expiry, MandateTerms, Period

_NEAR = timedelta(days=90)
_SOON = timedelta(days=30)
_SLIP = timedelta(days=7)
"""A renewal adopted a few days early often counts from its own day: no sign of another start."""


def chain_terms(terms: Iterable[MandateTerms]) -> tuple[MandateTerms, ...]:
    """All terms by mission, oldest first, with days and ceilings resolved over the chain."""
    by_mission: dict[str, list[MandateTerms]] = {}
    for term in terms:
        by_mission.setdefault(term.mission, []).append(term)
    return tuple(
        resolved
        for mission in sorted(by_mission)
        for resolved in _resolve_chain(sorted(by_mission[mission], key=_order))
    )


def _order(terms: MandateTerms) -> tuple[date, int]:
    number = int(terms.resolution.split("/")[2].split("(")[0])
    return terms.adopted or date(int(terms.resolution[-5:-1]), 12, 31), number


def _resolve_chain(terms: Sequence[MandateTerms]) -> Iterator[MandateTerms]:
    expires: date | None = None
    military = police = None
    for place, term in enumerate(terms):
        expiry = _resolve_expiry(term, expires, terms[place + 1 :])
        military = _resolve_ceiling(term.military, military)
        police = _resolve_ceiling(term.police, police)
        if expiry and expiry.day:
            expires = expiry.day
        yield replace(
            term,
            expiry=expiry,
            military=military if term.military else None,
            police=police if term.police else None,
        )


def _resolve_ceiling(ceiling: Ceiling | None, before: Ceiling | None) -> Ceiling | None:
    """The ceiling with what results of it; the one before where this resolution sets none."""
    if ceiling is None:
        return before
    if ceiling.change is not None and before is not None and before.resulting is not None:
        return replace(ceiling, resulting=before.resulting + ceiling.change)
    return ceiling


def _resolve_expiry(term: MandateTerms, before: date | None, later: Sequence[MandateTerms]) -> Expiry | None:
    expiry = term.expiry
    if expiry is None or expiry.day is not None or expiry.period is None:
        return expiry
    if expiry.basis is Basis.FROM_DAY and expiry.start:
        return replace(expiry, day=_end_from(expiry.start, expiry.period))
    if expiry.basis is Basis.FROM_EXPIRY and before and term.adopted and abs(before - term.adopted) <= _NEAR:
        return replace(expiry, start=before, day=add_period(before, expiry.period, month_ends=True))
    if term.action is Action.ESTABLISHES or expiry.basis is Basis.FROM_EXPIRY:
        counted = add_period(term.adopted, expiry.period) if term.adopted else None
        worked_back = _work_back(later, counted)
        if worked_back and (counted is None or abs(worked_back - counted) > _SLIP):
            return replace(expiry, basis=Basis.FROM_NEXT, day=worked_back)
    if term.adopted is None or expiry.basis is Basis.FROM_EVENT:
        return expiry
    day = add_period(term.adopted, expiry.period)
    return replace(expiry, basis=Basis.FROM_ADOPTION, start=term.adopted, day=day)


def _end_from(start: date, period: Period) -> date | None:
    """The last day of a period whose first day is named: months begun on a first end with the month before."""
    day = add_period(start, period)
    return day - timedelta(days=1) if day and period.months and start.day == 1 else day


def _work_back(later: Sequence[MandateTerms], counted: date | None) -> date | None:
    """The last day before the next renewal, where that names its period and its own last day.

    The renewal must come when the period counted from adoption ends; a later one follows another that was not read.
    """
    for term in later:
        if term.action is not Action.EXTENDS or term.expiry is None:
            continue
        expiry = term.expiry
        if (
            expiry.basis is not Basis.STATED
            or expiry.period is None
            or expiry.day is None
            or term.adopted is None
        ):
            return None
        if counted and abs(term.adopted - counted) > _SOON:
            return None
        day = subtract_period(expiry.day, expiry.period)
        return day if day and abs(day - term.adopted) <= _NEAR else None
    return None

"""The mandate clock: what runs out when, seen from one day.

Takes a mission, a day and what the record says; gives the `MandateClock`. Never reads a mandate adopted after
the day, and says that the expiry is unknown where neither a resolution at hand nor a report gives it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from penholder import vocabulary
from penholder.council.milestones import place_milestones
from penholder.model import ClockStep, Commitment, DateBracket, MandateClock, Matter, ReportClaims
from penholder.values.dates import first_day, last_day
from penholder.vocabulary import Mandate

EXPIRY = ("mandate expiry", "mandate renewal")
"""Kinds of `data/events.toml` by which reports give the end of a mandate or the day to decide by."""

_EVERY = re.compile(r"every (?:(\w+) )?(day|month)s?")
_NUMBERS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_DAYS_PER_MONTH = 30
"""Resolutions that say "every 30 days" or "every 90 days" mean a month or a quarter."""


def set_clock(
    mission_key: str,
    today: date,
    *,
    claims: Sequence[ReportClaims] = (),
    brackets: Sequence[DateBracket] = (),
    matters: Sequence[Matter] = (),
    mandates: Sequence[Mandate] | None = None,
) -> MandateClock:
    """The clock of a mission on a day; `mandates` are those of the vocabulary unless given.

    A mandate whose expiry has passed without a successor at hand is no longer the one in force: the expiry is
    then what reports say, or unknown. A terminated mission keeps its last day, with negative days left after.
    """
    known = {b.report: day for b in brackets if (day := b.latest or b.best)}
    claims = [_keep_own(r, mission_key) for r in claims]
    reported = _list_reported(claims, known)
    current = _in_force(mission_key, today, vocabulary.mandates() if mandates is None else mandates)
    expires = current.expires if current else _read_expiry(reported, today)
    others = [c for r in claims for c in r.commitments if c.what not in EXPIRY]
    steps = (
        *_mandate_steps(current),
        *_expiry_steps(expires, current, reported),
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
    )


def _keep_own(claims: ReportClaims, mission_key: str) -> ReportClaims:
    """Without the commitments that concern another mission."""
    own = tuple(c for c in claims.commitments if c.about in ("", mission_key))
    return replace(claims, commitments=own)


def _in_force(mission_key: str, today: date, mandates: Sequence[Mandate]) -> Mandate | None:
    chain = [m for m in mandates if m.mission == mission_key and m.adopted <= today]
    last = max(chain, key=lambda m: (m.adopted, m.resolution), default=None)
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


def _mandate_steps(current: Mandate | None) -> list[ClockStep]:
    if current is None:
        return []
    label = f"{current.resolution} {current.action} the mandate"
    adopted = ClockStep(current.adopted.isoformat(), label, "mandate", (), current.resolution)
    return [adopted, *_report_steps(current)]


def _report_steps(mandate: Mandate) -> list[ClockStep]:
    """Months in which reports of the Secretary-General fall due, counted from adoption."""
    months = _count_months(mandate.reporting)
    if months is None or mandate.expires is None:
        return []
    found = []
    label = f"Report of the Secretary-General due ({mandate.reporting})"
    year, month = divmod(mandate.adopted.year * 12 + mandate.adopted.month - 1 + months, 12)
    while (year, month + 1) <= (mandate.expires.year, mandate.expires.month):
        found.append(ClockStep(f"{year:04}-{month + 1:02}", label, "report", (), mandate.resolution))
        year, month = divmod(year * 12 + month + months, 12)
    return found


def _count_months(reporting: str) -> int | None:
    match = _EVERY.search(reporting.lower())
    if match is None:
        return None
    word = match[1] or "one"
    count = int(word) if word.isdigit() else _NUMBERS.index(word) + 1 if word in _NUMBERS else 0
    months = count if match[2] == "month" else round(count / _DAYS_PER_MONTH)
    return months or None


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

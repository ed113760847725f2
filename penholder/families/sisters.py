"""How related reports narrow each other's date brackets.

Takes brackets and typed pairs; gives the brackets narrowed, in the order they came. Never depends on the order
of arrival: every round reads only the brackets of the round before.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta

from penholder.families.clues import Bounds, write_day
from penholder.model import DateBracket, DateClue, PairType, ReportPair

RETELLING_DAYS = 6
"""How many days after the event a copy, rewrite or second account is taken to appear, when nothing else says."""
_RETELLINGS = (PairType.COPY, PairType.EDITED_COPY, PairType.REWRITE)


def narrow_brackets(
    brackets: Iterable[DateBracket], pairs: Iterable[ReportPair], *, heard: Collection[str] | None = None
) -> tuple[DateBracket, ...]:
    """Brackets narrowed by copies, rewrites and other accounts of the same event.

    A report whose event day is determined gives it to its sisters: none of them is older than that day, and
    one that names the same weekday is at most six days younger. A sister whose own clues contradict this keeps
    its bracket, with a clue that says so; but where two copies or rewrites are younger than a vague clue of its own
    allows, and agree on the day, that clue is set aside, for no copy is older than what it reports.
    With `heard`, only these reports speak; the others listen.
    """
    links = _link(pairs, heard)
    read = list(brackets)
    by_itself = {bracket.report: bracket for bracket in read}
    ordered = [_set_aside_outvoted(bracket, links.get(bracket.report, ()), by_itself) for bracket in read]
    for _ in ordered:
        known = {bracket.report: bracket for bracket in ordered}
        narrowed = [_narrow(bracket, links.get(bracket.report, ()), known) for bracket in ordered]
        if narrowed == ordered:
            break
        ordered = narrowed
    return tuple(ordered)


def narrow_by_known(
    brackets: Sequence[DateBracket], pairs: Sequence[ReportPair], day: date
) -> tuple[DateBracket, ...]:
    """Brackets narrowed by those reports alone that were surely out by the day.

    A report that a known one narrows may become known itself and be heard by others in its turn.
    """
    heard = _list_out(brackets, day)
    while True:
        narrowed = narrow_brackets(brackets, pairs, heard=heard)
        more = _list_out(narrowed, day) - heard
        if not more:
            return narrowed
        heard |= more


def _list_out(brackets: Iterable[DateBracket], day: date) -> frozenset[str]:
    return frozenset(b.report for b in brackets if b.latest is not None and b.latest <= day)


def _link(
    pairs: Iterable[ReportPair], heard: Collection[str] | None
) -> dict[str, tuple[tuple[PairType, str], ...]]:
    links: dict[str, set[tuple[PairType, str]]] = {}
    for pair in pairs:
        if pair.type in (*_RETELLINGS, PairType.SAME_EVENT):
            for report, other in ((pair.a, pair.b), (pair.b, pair.a)):
                if heard is None or other in heard:
                    links.setdefault(report, set()).add((pair.type, other))
    return {report: tuple(sorted(linked)) for report, linked in links.items()}


_LEAST_AGREEING = 2
"""Sisters that must be younger than a clue of a report's own allows before it is set aside."""


def _set_aside_outvoted(
    bracket: DateBracket, linked: Sequence[tuple[PairType, str]], known: dict[str, DateBracket]
) -> DateBracket:
    """The bracket without the upper bounds that two sisters contradict by their own clues, the day named by one.

    Only a bracket that no day of its own decides can be outvoted, and only from above: a retelling may be much
    younger than its sisters, never older. Every clue stays, with the reason it counts for nothing.
    """
    sisters = {other: known[other] for kind, other in linked if kind in _RETELLINGS and other in known}
    days = sorted({sister.best for sister in sisters.values() if sister.best is not None})
    if bracket.best is not None or bracket.latest is None or not days or days[0] <= bracket.latest:
        return bracket
    if days[-1] - days[0] > timedelta(days=RETELLING_DAYS):
        return bracket
    younger = [s for s in sisters.values() if s.earliest is not None and s.earliest > bracket.latest]
    if len(younger) < _LEAST_AGREEING:
        return bracket
    says = f"{len(younger)} sister reports are younger by their own clues, and point to {write_day(days[0])}"
    clues = tuple(_outvote(clue, days[0], says) for clue in bracket.clues)
    if clues == bracket.clues:
        return bracket
    low = max((c.earliest for c in clues if c.earliest), default=None)
    high = min((c.latest for c in clues if c.latest), default=None)
    return replace(bracket, earliest=low, latest=high, clues=clues)


def _outvote(clue: DateClue, day: date, says: str) -> DateClue:
    if clue.latest is None or clue.latest >= day:
        return clue
    return replace(clue, says=f"{clue.says} {says}; it is set aside.", earliest=None, latest=None, weak=True)


def _narrow(
    bracket: DateBracket, linked: Sequence[tuple[PairType, str]], known: dict[str, DateBracket]
) -> DateBracket:
    """The bracket after its closest sister with a determined day has been heard."""
    if bracket.best is not None:
        return _note_conflict(bracket, linked, known)
    sources = [
        (tuple(PairType).index(kind), sister.best, sister.report, kind)
        for kind, other in linked
        if (sister := known.get(other)) is not None and sister.best is not None
    ]
    for _, day, source, kind in sorted(sources):
        heard = _hear(bracket, day, source, kind)
        if heard is not None:
            return heard
    if not sources:
        bracket = _hear_bounds(bracket, linked, known)
    return _note_conflict(bracket, linked, known)


def _hear(bracket: DateBracket, day: date, sister: str, kind: PairType) -> DateBracket | None:
    last = day + timedelta(days=RETELLING_DAYS)
    own = next((c for c in bracket.clues if c.words and c.words.words == f"{day:%A}" and not c.weak), None)
    bounds = Bounds(bracket.earliest, bracket.latest).narrow(day, last)
    if bounds is None:
        return None
    relation = "another account of the event" if kind is PairType.SAME_EVENT else f"{_article(kind)} {kind}"
    reason = (
        f"It is {relation} of {write_day(day)}"
        if kind is PairType.SAME_EVENT
        else (f"It is {relation} of a report on {write_day(day)}")
    )
    says = (
        f"{reason} and names the same weekday, so it appeared within {RETELLING_DAYS} days."
        if own
        else f"{reason}: not older than that day, and taken to follow within {RETELLING_DAYS} days."
    )
    clue = DateClue(own.words if own else None, says, day, last, weak=own is None, sister=sister)
    return replace(
        bracket,
        earliest=bounds.earliest,
        latest=bounds.latest,
        best=_within(bounds, day),
        clues=(*bracket.clues, clue),
    )


def _hear_bounds(
    bracket: DateBracket, linked: Sequence[tuple[PairType, str]], known: dict[str, DateBracket]
) -> DateBracket:
    """The bracket within the bounds of its copies and rewrites, where no sister has a determined day."""
    slack = timedelta(days=RETELLING_DAYS)
    for kind, other in linked:
        sister = known.get(other)
        if kind not in _RETELLINGS or sister is None or any(c.sister == other for c in bracket.clues):
            continue
        own = [c for c in sister.clues if c.sister is None and not c.weak]
        low = max((c.earliest for c in own if c.earliest), default=None)
        high = min((c.latest for c in own if c.latest), default=None)
        bounds = Bounds(bracket.earliest, bracket.latest)
        heard = bounds.narrow(low and low - slack, high and high + slack)
        if heard is None or heard == bounds:
            continue
        says = (
            f"It is {_article(kind)} {kind} of a report from "
            f"{f'{write_day(low)} or after' if low else 'an unknown day'}"
            f"{f', {write_day(high)} at the latest' if high else ''}; the two lie within {RETELLING_DAYS} days."
        )
        clue = DateClue(None, says, heard.earliest, heard.latest, weak=True, sister=other)
        bracket = replace(bracket, earliest=heard.earliest, latest=heard.latest, clues=(*bracket.clues, clue))
    return bracket


def _within(bounds: Bounds, day: date) -> date | None:
    return day if bounds.meets(day, day) else None


def _article(kind: PairType) -> str:
    return "an" if kind.value[0] in "aeiou" else "a"


def _note_conflict(
    bracket: DateBracket, linked: Sequence[tuple[PairType, str]], known: dict[str, DateBracket]
) -> DateBracket:
    """The bracket with one clue for every sister whose day it rules out."""
    clues = list(bracket.clues)
    for _, other in linked:
        sister = known.get(other)
        if sister is None or sister.best is None or any(clue.sister == other for clue in clues):
            continue
        last = sister.best + timedelta(days=RETELLING_DAYS)
        if not Bounds(bracket.earliest, bracket.latest).meets(sister.best, last):
            says = f"A sister report points to {write_day(sister.best)}, which its own clues rule out; they are kept."
            clues.append(DateClue(None, says, None, None, weak=True, sister=other))
    return bracket if len(clues) == len(bracket.clues) else replace(bracket, clues=tuple(clues))

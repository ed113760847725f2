"""What texts and lists say of mandates, joined to one chain for each mission.

Takes terms read from resolution texts and from the descriptions of an official list; gives `Mandate`s, oldest first
within a mission. Never lets a description overrule a text, and never fills a figure from a resolution that was not
read: a ceiling or a last day that cannot be worked out is None.

Rules. A resolution that changes a mandate keeps the last day, the ceilings, the reports and the tasks then in force;
a renewal keeps the ceilings and the tasks, with those it adds, unless it words the whole mandate anew. Only a text that was read keeps them:
a description does not say what else its resolution holds. One that ends a mandate without naming a day leaves the
last day that stood. A mandate set up without a period is open: it goes on until the Council decides otherwise. A
length of time in a description runs from the last day before where that lies within ninety days of adoption, as in
the texts (`chain`), else from adoption.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from penholder.official.resolutions.days import add_period
from penholder.official.resolutions.nouns import (
    Action,
    Ceiling,
    Expiry,
    ListedTerms,
    MandateTerms,
    Period,
    ReportDue,
    Rhythm,
)
from penholder.vocabulary import Mandate
from penholder.vocabulary.resolutions import task_kinds

TEXT, LISTED = "text", "list"
"""Where a link of the chain was read."""
OPEN, KEPT, UNKNOWN = "open", "kept", "unknown"
"""How a last day follows beside `Basis`: there is none, the one before stands, the words give none."""
_NEAR = timedelta(days=90)


@dataclass(frozen=True, slots=True)
class _Link:
    """A mandate with what its chain has still to settle."""

    mandate: Mandate
    period: Period | None = None
    """Length that waits for the last day before."""
    new: bool = False
    """Read now, not from a table."""
    anew: bool = False
    """Whether its tasks are the whole mandate, not tasks beside those in force."""


def link_mandates(
    terms: Iterable[MandateTerms] = (), listed: Iterable[ListedTerms] = (), *, known: Iterable[Mandate] = ()
) -> tuple[Mandate, ...]:
    """The chains of all missions, by mission key, oldest first.

    `terms` come as `chain_terms` gives them. `known` are mandates of a table: what was read takes the place of one
    for the same mission and resolution, and keeps from it what was not read.
    """
    links = {(m.mission, m.resolution): _Link(m) for m in known}
    for listing in listed:
        _lay(links, _from_list(listing))
    for term in terms:
        if term.adopted is not None:
            _lay(links, _from_text(term, term.adopted))
    chains: dict[str, list[_Link]] = {}
    for link in links.values():
        chains.setdefault(link.mandate.mission, []).append(link)
    return tuple(
        mandate
        for mission in sorted(chains)
        for mandate in _settle(sorted(chains[mission], key=lambda link: chain_order(link.mandate)))
    )


def chain_order(mandate: Mandate) -> tuple[date, int, str]:
    """Place of a mandate in its chain: day of adoption, then number of the resolution."""
    number = mandate.resolution.rpartition("/")[2].partition("(")[0]
    return mandate.adopted, int(number) if number.isdigit() else 0, mandate.resolution


def _lay(links: dict[tuple[str, str], _Link], link: _Link) -> None:
    """A link in the place of one known, whose votes, ceilings and reports stay where the new one has none."""
    key = link.mandate.mission, link.mandate.resolution
    held = links.get(key)
    if held is None:
        links[key] = link
        return
    old, new = held.mandate, link.mandate
    links[key] = replace(
        link,
        mandate=replace(
            new,
            adopted=old.adopted if old.tally and old.adopted.year == new.adopted.year else new.adopted,
            tally=new.tally or old.tally,
            military=old.military if new.military is None else new.military,
            police=old.police if new.police is None else new.police,
            reporting=new.reporting or old.reporting,
            tasks=new.tasks or old.tasks,
        ),
    )


def _from_list(listing: ListedTerms) -> _Link:
    waits = listing.period is not None and listing.action is Action.EXTENDS
    basis = "stated" if listing.expires and listing.period is None else "from adoption"
    mandate = Mandate(
        mission=listing.mission,
        resolution=listing.resolution,
        adopted=listing.adopted,
        expires=listing.expires,
        basis=basis if listing.expires else _without_day(listing.action),
        action=_tell_action(listing.action),
        tally=listing.tally,
        source=LISTED,
    )
    return _Link(mandate, listing.period if waits else None, new=True)


def _without_day(action: Action) -> str:
    return KEPT if action in (Action.CHANGES, Action.TERMINATES) else UNKNOWN


def _from_text(term: MandateTerms, adopted: date) -> _Link:
    mandate = Mandate(
        mission=term.mission,
        resolution=term.resolution,
        adopted=adopted,
        expires=term.expiry.day if term.expiry else None,
        basis=_tell_basis(term.expiry, term.action),
        military=_resulting(term.military),
        police=_resulting(term.police),
        reporting=tell_reports(term.reports),
        action=_tell_action(term.action),
        tasks=tuple(task.kind for task in term.tasks),
        source=TEXT,
    )
    return _Link(mandate, new=True, anew=term.tasks_anew)


def _tell_basis(expiry: Expiry | None, action: Action) -> str:
    if expiry is None:
        return OPEN if action is Action.ESTABLISHES else KEPT
    return str(expiry.basis) if expiry.day else UNKNOWN


def _tell_action(action: Action) -> str:
    return "renews" if action is Action.EXTENDS else str(action)


def _resulting(ceiling: Ceiling | None) -> int | None:
    return ceiling.resulting if ceiling else None


def tell_reports(reports: Sequence[ReportDue]) -> str:
    """Times of reports in plain words that the clock reads again: "every 90 days; by 2014-09-15; before the end"."""
    return "; ".join(dict.fromkeys(_tell_report(due) for due in reports))


def _tell_report(due: ReportDue) -> str:
    length = _tell_period(due.period)
    if due.rhythm is Rhythm.EVERY:
        return f"every {length}"
    if due.rhythm is Rhythm.BY or (due.rhythm is Rhythm.WITHIN and due.day):
        return f"by {due.day}"
    if due.rhythm is Rhythm.WITHIN:
        return f"within {length}"
    if due.rhythm is Rhythm.BEFORE_END:
        return f"{length} before the end" if length else "before the end"
    return "at the end"


def _tell_period(period: Period | None) -> str:
    """ "3 months", "90 days"; "" for none."""
    if period is None:
        return ""
    parts = [(period.months, "month"), (period.days, "day"), (period.hours, "hour")]
    return " and ".join(f"{count} {unit}{'s' if count > 1 else ''}" for count, unit in parts if count)


def _settle(links: Sequence[_Link]) -> list[Mandate]:
    """The chain with lengths counted from the last day before and with what each resolution leaves standing."""
    chain: list[Mandate] = []
    for link in links:
        before = chain[-1] if chain else None
        chain.append(_stand_on(link, before) if link.new and before else _stand_alone(link.mandate))
    return chain


def _stand_alone(mandate: Mandate) -> Mandate:
    """The first that was read of a mission: what it keeps is not known."""
    return replace(mandate, basis=UNKNOWN) if mandate.basis == KEPT and not mandate.expires else mandate


def _stand_on(link: _Link, before: Mandate) -> Mandate:
    mandate = link.mandate
    changes = mandate.action in ("changes", "terminates")
    expires, basis = mandate.expires, mandate.basis
    if basis == KEPT:
        expires = before.expires
        basis = OPEN if expires is None and before.basis == OPEN else KEPT if expires else UNKNOWN
    elif link.period and before.expires and abs(before.expires - mandate.adopted) <= _NEAR:
        expires, basis = add_period(before.expires, link.period, month_ends=True), "from expiry"
    if mandate.source != TEXT:
        return replace(mandate, expires=expires, basis=basis)
    return replace(
        mandate,
        expires=expires,
        basis=basis,
        military=before.military if mandate.military is None else mandate.military,
        police=before.police if mandate.police is None else mandate.police,
        reporting=mandate.reporting or (before.reporting if changes else ""),
        tasks=mandate.tasks if link.anew else _join_tasks(before.tasks, mandate.tasks),
    )


def _join_tasks(before: Sequence[str], more: Sequence[str]) -> tuple[str, ...]:
    """Tasks in force with those added, in the order of the kinds."""
    return tuple(kind.key for kind in task_kinds() if kind.key in before or kind.key in more)

"""What voting history shows, as plain views: every figure with its cases, days and files.

Takes `VotesCounted`; gives `VotesView` for page, screen and pictures. Never lets the words of a file through
uncleaned, and never prints a rate of named votes where others are not told.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from penholder.model.rates import (
    MINIMUM,
    Agreement,
    MemberRate,
    PeriodCount,
    SubjectCount,
    VetoRate,
    VotesCounted,
)
from penholder.outputs import wording
from penholder.outputs.views.labels import actor
from penholder.outputs.views.roll_calls import CallView, view_call
from penholder.outputs.views.shares import ShareView, view_share
from penholder.outputs.views.vote_words import tell_gaps, tell_head, tell_scope, tell_seat

LINKED = 40
"""Votes listed by day under one member; the years have all of them."""


@dataclass(frozen=True, slots=True)
class PeriodView:
    """One stretch of time."""

    label: str
    days: str
    adopted: str
    unanimous: ShareView
    failed: str
    vetoed: str
    veto: ShareView | None
    year: int
    """First year."""
    split: tuple[CallView, ...]
    defeated: tuple[CallView, ...]


@dataclass(frozen=True, slots=True)
class MemberView:
    """One member's rates."""

    member: str
    name: str
    seat: str
    """Who held the seat, where that is not plain from the name."""
    permanent: bool
    days: str
    cases: str
    abstained: ShareView
    against: ShareView
    absent: ShareView
    not_yes: ShareView
    calls: tuple[CallView, ...]
    """Latest first, at most `LINKED`."""
    more: int


@dataclass(frozen=True, slots=True)
class VetoView:
    """Vetoes of one permanent member."""

    name: str
    cast: ShareView
    latest: str


@dataclass(frozen=True, slots=True)
class PairView:
    """Two members."""

    a: str
    b: str
    names: tuple[str, str]
    every: ShareView
    contested: ShareView


@dataclass(frozen=True, slots=True)
class SubjectView:
    """The votes on one subject."""

    label: str
    kind: str
    whole: PeriodView
    periods: tuple[PeriodView, ...]
    cells: tuple[ShareView | None, ...]
    """Share of votes other than yes on adopted resolutions, of each of `VotesView.columns`; None where it never sat."""
    meetings: str


@dataclass(frozen=True, slots=True)
class VotesView:
    """Everything the page, the screen and the pictures show."""

    heading: str
    scope: str
    """What was asked for and which days are counted."""
    head: tuple[str, ...]
    """Sentences that matter most."""
    gaps: tuple[str, ...]
    """Sentences on what cannot be counted and why."""
    sources: tuple[str, ...]
    periods: tuple[PeriodView, ...]
    years: tuple[PeriodView, ...]
    members: tuple[MemberView, ...]
    """Permanent ones, those of the last year counted and the one asked for."""
    others: tuple[MemberView, ...]
    """All other members."""
    defeated: tuple[MemberView, ...]
    columns: tuple[tuple[str, str], ...]
    """Code and name of the members told by period and subject: permanent ones and the one asked for."""
    by_period: tuple[tuple[str, tuple[ShareView | None, ...]], ...]
    """By label of period, for each of `columns`: votes other than yes on adopted resolutions."""
    vetoes: tuple[VetoView, ...]
    vetoes_to: str
    subjects: tuple[SubjectView, ...]
    missions: tuple[SubjectView, ...]
    pairs: tuple[PairView, ...]
    order: tuple[tuple[str, str], ...]
    """Code and name of each member of the matrix, in order."""
    agreement_on: str
    asked_member: str
    meetings: str
    """How many meetings, of which table; "" where none is at hand."""

    @property
    def unknown_pairs(self) -> bool:
        """Whether some pair has contested votes and no file names them."""
        return any(p.contested.drawn and p.contested.value is None for p in self.pairs)


def view_votes(counted: VotesCounted) -> VotesView:
    """The views of what was counted."""
    members = [_member(m) for m in counted.adopted]
    chosen = _choose_members(counted)
    columns = _columns(counted)
    subjects = [_subject(s, columns) for s in counted.subjects]
    return VotesView(
        heading=counted.asked.subject_label or "The Security Council",
        scope=tell_scope(counted),
        head=tell_head(counted),
        gaps=tell_gaps(counted),
        sources=tuple(wording.clean(s) for s in counted.sources),
        periods=_periods(counted.periods),
        years=_periods(counted.years),
        members=tuple(m for m in members if m.member in chosen),
        others=tuple(m for m in members if m.member not in chosen),
        defeated=tuple(_member(m) for m in counted.defeated if m.member in chosen),
        columns=tuple((iso, actor(iso)) for iso in columns),
        by_period=tuple((label, _cells(rates, columns)) for label, rates in counted.by_period),
        vetoes=tuple(map(_veto, counted.vetoes)),
        vetoes_to=wording.day(counted.defeated_to) if counted.defeated_to else "",
        subjects=tuple(s for s in subjects if s.kind != "mission"),
        missions=tuple(s for s in subjects if s.kind == "mission"),
        pairs=tuple(map(_pair, counted.agreements)),
        order=tuple((iso, actor(iso)) for iso in counted.order),
        agreement_on=counted.agreement_on,
        meetings=_meetings(counted),
        asked_member=actor(counted.asked.member) if counted.asked.member else "",
    )


def _choose_members(counted: VotesCounted) -> set[str]:
    """Permanent members, those of the last year and the one asked for, as far as they have enough cases to say."""
    wanted = {m.member for m in counted.adopted if m.permanent} | set(counted.order)
    enough = {m.member for m in counted.adopted if m.cases >= MINIMUM}
    return (wanted & enough) | {counted.asked.member}


def _columns(counted: VotesCounted) -> tuple[str, ...]:
    """Permanent members in order of the rates, then the member asked for."""
    permanent = [m.member for m in counted.adopted if m.permanent]
    return tuple(dict.fromkeys([*permanent, counted.asked.member] if counted.asked.member else permanent))


def _cells(rates: Iterable[MemberRate], columns: Sequence[str]) -> tuple[ShareView | None, ...]:
    by_member = {m.member: view_share(m.not_yes) for m in rates}
    return tuple(by_member.get(iso) for iso in columns)


def _meetings(counted: VotesCounted) -> str:
    if counted.meetings is None:
        return ""
    return (
        f"{counted.meetings:,} meetings, with a vote or without ({wording.clean(counted.meetings_source)})."
    )


def _periods(periods: Iterable[PeriodCount]) -> tuple[PeriodView, ...]:
    return tuple(map(_period, periods))


def _period(p: PeriodCount) -> PeriodView:
    return PeriodView(
        label=p.label,
        days=f"{wording.day(p.first)} to {wording.day(p.last)}",
        adopted=f"{p.adopted:,}",
        unanimous=view_share(p.unanimous),
        failed="not told" if p.failed is None else f"{p.failed:,}",
        vetoed="not told" if p.vetoed is None else f"{p.vetoed:,}",
        veto=view_share(p.veto) if p.veto else None,
        year=p.first.year,
        split=tuple(map(view_call, p.split)),
        defeated=tuple(map(view_call, p.defeated)),
    )


def _member(m: MemberRate) -> MemberView:
    return MemberView(
        member=m.member,
        name=actor(m.member),
        seat=tell_seat(m.member, m.first, m.last),
        permanent=m.permanent,
        days=f"{wording.day(m.first)} to {wording.day(m.last)}",
        cases=f"{m.cases:,}",
        abstained=view_share(m.abstained),
        against=view_share(m.against),
        absent=view_share(m.absent),
        not_yes=view_share(m.not_yes),
        calls=tuple(map(view_call, m.named[:LINKED])),
        more=max(len(m.named) - LINKED, 0),
    )


def _veto(v: VetoRate) -> VetoView:
    latest = v.drafts[0] if v.drafts else None
    told = f"{wording.clean(latest.symbol)}, {wording.day(latest.day)}" if latest else "none"
    return VetoView(actor(v.member), view_share(v.cast), told)


def _pair(a: Agreement) -> PairView:
    names = (actor(a.a), actor(a.b))
    return PairView(a.a, a.b, names, view_share(a.every), view_share(a.contested))


def _subject(s: SubjectCount, columns: Sequence[str]) -> SubjectView:
    return SubjectView(
        label=s.label,
        kind=s.kind,
        whole=_period(s.whole),
        periods=_periods(s.periods),
        cells=_cells(s.members, columns),
        meetings="" if s.meetings is None else f"{s.meetings:,}",
    )


def chosen_pairs(pairs: Sequence[PairView], number: int) -> tuple[PairView, ...]:
    """The pairs that agree least and most on contested votes, `number` of each, least first."""
    known = sorted((p for p in pairs if p.contested.value is not None), key=_by_agreement)
    return tuple(known) if len(known) <= 2 * number else (*known[:number], *known[-number:])


def _by_agreement(pair: PairView) -> tuple[float, str, str]:
    return pair.contested.value or 0.0, pair.a, pair.b

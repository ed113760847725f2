"""Consent of the host state: how often it is withdrawn, what this host state has said, what the Council then did.

Takes cases, missions, positions and restrictions known by a day; gives a `ConsentReading`. Never counts a case of
the day or later, never reads a request out of silence, restrictions or words on something else, and never gives a
chance of zero or one.

Rules. What the host state said last on the mission's future decides, by day:
- it supports or asks for withdrawal or an end: a request to *leave*;
- it supports or asks for a drawdown, a political mission or another force: a request *by stages*;
- it opposes that the mission is kept or rolled over: *against keeping*, half a request (an assumption);
- it sets conditions, or said things of one day that contradict each other: *conditional* (an assumption);
- it supports or asks that the mission is kept, or opposes withdrawal: it *agrees*, whatever it asked before.
Without words, restrictions imposed by the host state count a little (an assumption); else the base rate is that of
requests per mission-year since 1948, over the days to the expiry.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from penholder.council.outlook.chances import JEFFREYS, Shares, count_shares, guess_shares
from penholder.council.outlook.past import CONTENTS
from penholder.council.readings import said_on
from penholder.model import Basis, Position, Restriction, RestrictionStatus, Stance
from penholder.values.subjects import state_of
from penholder.vocabulary import Mission
from penholder.vocabulary.outlook import ConsentCase, ConsentStrength
from penholder.vocabulary.resolutions import FormerMission

YEAR = 365.25
"""Days."""
FOR = frozenset({Stance.SUPPORTS, Stance.ASKS})
LEAVE_OPTIONS = frozenset({"withdraw", "terminate"})
STAGES_OPTIONS = frozenset({"drawdown", "political mission", "regional force", "follow-on mission"})
KEEP_OPTIONS = frozenset({"keep", "rollover"})
REQUESTS = ("leave", "by stages")
FILE = "package data consent.toml"


class HostView(StrEnum):
    """What a host state says of the mission's future, as far as it goes towards leaving."""

    AGREES = "agrees"
    SILENT = "silent"
    RESTRICTS = "restricts"
    CONDITIONAL = "conditional"
    AGAINST = "against keeping"
    STAGES = "by stages"
    LEAVE = "leave"


@dataclass(frozen=True, slots=True)
class HostWord:
    """The host state's last word, with the claims that carry it."""

    view: HostView
    evidence: tuple[str, ...] = ()
    """Ids of positions or restrictions, sorted."""


@dataclass(frozen=True, slots=True)
class ConsentReading:
    """The chance that consent is withdrawn by the decision, and what the host state said."""

    word: HostWord
    withdrawn: Shares
    """Withdrawn, not withdrawn."""
    asked: str
    """How a withdrawal would be asked for: leave or by stages."""


def know_cases(cases: Iterable[ConsentCase], day: date) -> tuple[ConsentCase, ...]:
    """The cases as known on a day: requests made before it; what became of one only where that was decided before."""
    return tuple(
        c
        if c.decided and c.decided < day
        else replace(c, held=None, next="none", resolution="", decided=None)
        for c in cases
        if c.day < day
    )


def hear_host(
    hosts: Sequence[str], positions: Iterable[Position], restrictions: Iterable[Restriction]
) -> HostWord:
    """The last word of the host states: of several, the one that goes farthest."""
    held = list(positions)
    words = [_hear_state(host, held) for host in hosts]
    views = tuple(HostView)
    loudest = max(words, key=lambda w: views.index(w.view), default=HostWord(HostView.SILENT))
    if loudest.view is not HostView.SILENT:
        return loudest
    imposed = [
        r.id
        for r in restrictions
        if r.status is RestrictionStatus.IMPOSED and state_of(r.by) in hosts and state_of(r.by)
    ]
    return HostWord(HostView.RESTRICTS, tuple(sorted(imposed))) if imposed else loudest


def _hear_state(host: str, positions: Sequence[Position]) -> HostWord:
    own = [(p, view) for p in positions if state_of(p.holder) == host and (view := _view_of(p))]
    if not own:
        return HostWord(HostView.SILENT)
    last = max(said_on(p) for p, _ in own)
    latest = [(p, view) for p, view in own if said_on(p) == last]
    views = {view for _, view in latest}
    evidence = tuple(sorted(p.id for p, _ in latest))
    if HostView.AGREES in views and len(views) > 1:
        return HostWord(HostView.CONDITIONAL, evidence)
    return HostWord(max(views, key=tuple(HostView).index), evidence)


def _view_of(position: Position) -> HostView | None:
    """How far one position goes towards leaving; None for words on something else or that say nothing clear."""
    option, stance = position.option, position.stance
    if option in KEEP_OPTIONS:
        if stance in FOR:
            return HostView.AGREES
        return {Stance.OPPOSES: HostView.AGAINST, Stance.CONDITIONAL: HostView.CONDITIONAL}.get(stance)
    if option not in LEAVE_OPTIONS | STAGES_OPTIONS:
        return None
    if stance in FOR:
        return HostView.LEAVE if option in LEAVE_OPTIONS else HostView.STAGES
    if stance is Stance.OPPOSES:
        return HostView.AGREES if option in LEAVE_OPTIONS else None
    return HostView.CONDITIONAL if stance is Stance.CONDITIONAL else None


def read_consent(
    word: HostWord,
    cases: Sequence[ConsentCase],
    strengths: Sequence[ConsentStrength],
    *,
    mission_years: float,
    days: int,
    last_day: date,
) -> ConsentReading:
    """The chance of consent withdrawn over so many days, from the cases known (all before the day).

    With r requests in y mission-years the rate is (r + 1/2) / y per year (Jeffreys' prior for a Poisson rate); it
    is worth r + 1/2 cases. A request made stands at the decision as often as earlier ones did.
    """
    counted = [c for c in cases if c.counted and c.asked in REQUESTS]
    rate = (len(counted) + JEFFREYS) / max(mission_years, 1.0)
    calm = min(rate * max(days, 1) / YEAR, 0.5)
    source = f"{FILE}, {len(counted)} requests in {mission_years:.0f} mission-years before {last_day}"
    base = guess_shares(
        "consent base rate",
        (calm, 1 - calm),
        (len(counted) + JEFFREYS) / calm,
        source,
        cases=len(counted),
        basis=Basis.BASE_RATE,
    )
    asked = "by stages" if word.view is HostView.STAGES else "leave"
    if word.view in (HostView.SILENT, HostView.AGREES):
        return ConsentReading(word, base, asked)
    request = stand_shares(counted, last_day)
    if word.view in (HostView.LEAVE, HostView.STAGES):
        return ConsentReading(word, request, asked)
    strength = next(s for s in strengths if s.stated == word.view)
    mean = base.means[0] + strength.share * max(request.means[0] - base.means[0], 0.0)
    told = f"package data likelihood.toml, assumption: {strength.note[:1].lower()}{strength.note[1:-1]}"
    moved = guess_shares(
        f"consent {word.view}", (mean, 1 - mean), 4.0, told, cases=len(counted), basis=Basis.ASSUMED
    )
    return ConsentReading(word, moved, asked)


def stand_shares(cases: Sequence[ConsentCase], day: date | None = None) -> Shares:
    """How often a request stood at the next decision: stood, did not. Both kinds are counted together, being few."""
    told = [c for c in cases if c.counted and c.asked in REQUESTS and c.held is not None]
    stood = sum(bool(c.held) for c in told)
    before = f" before {day}" if day else ""
    source = f"{FILE}, {len(told)} requests{before}, of which {stood} stood at the decision"
    return count_shares("a request stands", (stood, len(told) - stood), source)


def request_shares(cases: Sequence[ConsentCase], asked: str, day: date | None = None) -> Shares:
    """What the next decision did where a request of that kind stood: renewal, change, termination."""
    held = [c for c in cases if c.counted and c.asked == asked and c.held is not False and c.next != "none"]
    counts = tuple(sum(c.next == content for c in held) for content in CONTENTS)
    before = f", before {day}" if day else ""
    source = f"{FILE}, {len(held)} requests ({asked}) that stood at the decision{before}"
    return count_shares(f"contents after a request to leave ({asked})", counts, source)


def count_mission_years(missions: Iterable[Mission], former: Iterable[FormerMission], day: date) -> float:
    """Years of missions with a host state from their start to the day or their end before it.

    Former special missions (UNMIN and others) had a host state each, and a request to one of them counts as a request:
    their years are years at risk.
    """
    hosted = [(m.start, m.end or day) for m in missions if m.start is not None and m.host_states]
    lives = [*hosted, *((m.start, m.end) for m in former)]
    return sum((min(end, day) - start).days / YEAR for start, end in lives if start < day)

"""What votes of the past say of the next one: how often all vote yes, and how each member votes.

Takes the roster, the votes imported or, without them, the tallies of mandate resolutions in the package's own data;
gives a `VoteHistory`. Never names a member's vote that no file names: without names every member has the same
shares, and the notes say so.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from penholder.council.outlook.chances import JEFFREYS, Shares, guess_shares
from penholder.council.outlook.members import Stander
from penholder.council.outlook.past import Content, Decision
from penholder.council.roster import Member
from penholder.model import Basis
from penholder.vocabulary import Mandate

WINDOW = timedelta(days=3653)
"""Votes of the last ten years: the Council's unity has risen and fallen since 1946."""
OWN = 6
"""Last decisions on the mission itself that count beside all others."""
PULL = 4.0
"""Cases that the share of all missions is worth beside the mission's own."""


@dataclass(frozen=True, slots=True)
class VoteHistory:
    """What is expected of a vote on a mandate before anybody has spoken."""

    standers: tuple[Stander, ...]
    unanimous: Shares
    """Of votes held: unanimous, not unanimous."""
    notes: tuple[str, ...]
    named: bool
    """Whether the votes of members are named."""


@dataclass(frozen=True, slots=True)
class _Counted:
    """Votes on mandates in numbers of members."""

    votes: int
    split: int
    seats: int
    no: int
    apart: int


def count_tallies(
    mission: str,
    members: Sequence[Member],
    mandates: Sequence[Mandate],
    decisions: Sequence[Decision],
    day: date,
) -> VoteHistory:
    """The history from tallies of mandate resolutions adopted before the day, without names.

    The share of unanimous votes is that of the mission's last decisions, pulled towards all missions' share.
    """
    known = [m for m in mandates if m.tally and m.adopted < day]
    recent = _count([m for m in known if m.adopted >= day - WINDOW])
    own = _count(
        sorted((m for m in known if m.mission == mission), key=lambda m: (m.adopted, m.resolution))[-OWN:]
    )
    source = (
        f"package data mandates.csv, {recent.votes} votes on mandates from {day - WINDOW} to before {day}, "
        f"{own.votes} of them the last on this mission"
    )
    split = (recent.split + JEFFREYS) / (recent.votes + 1)
    weights = (own.votes - own.split + PULL * (1 - split), own.split + PULL * split)
    unanimous = Shares("unanimity", weights, recent.votes, Basis.BASE_RATE, source)
    vetoes = sum(d.vetoed for d in decisions if d.content is Content.LAPSE)
    veto = (vetoes + JEFFREYS) / (len(decisions) + 1)
    scale = (unanimous.means[1]) / split
    standers = tuple(_spread(member, recent, scale, veto, source) for member in members)
    note = (
        "No file with named votes is imported: every member has the same base rate until it speaks. "
        "`penholder import` reads the Library's voting data."
    )
    return VoteHistory(standers, unanimous, (note,), False)


def _count(mandates: Sequence[Mandate]) -> _Counted:
    tallies = [tuple(int(n) for n in m.tally.split("-")) for m in mandates]
    return _Counted(
        votes=len(tallies),
        split=sum(any(t[1:]) for t in tallies),
        seats=sum(sum(t) for t in tallies),
        no=sum(t[1] for t in tallies if len(t) > 1),
        apart=sum(t[2] for t in tallies if len(t) > 2),
    )


def _spread(member: Member, counted: _Counted, scale: float, veto: float, source: str) -> Stander:
    """The same shares for every member; the negative votes of permanent ones are the vetoes, five alike."""
    seats = counted.seats + 1
    apart = scale * (counted.apart + JEFFREYS) / seats
    no = veto / 5 if member.permanent else scale * (counted.no + JEFFREYS) / seats
    worth = max(counted.votes / 5, 2.0)
    shares = guess_shares(
        f"base rate of a {'permanent' if member.permanent else 'elected'} member",
        (1 - no - apart, no, apart),
        worth,
        source,
        cases=counted.votes,
        basis=Basis.BASE_RATE,
    )
    return Stander(member.iso, member.permanent, shares)

"""How members are likely to vote: their history, moved by what they have said, or set by a person.

Takes shares from history and the tallies of the day; gives `Stander`s. Never moves a member by words on another
matter, takes a vote that a person has set as given, and leaves a member whose vote a person has left open where its
history puts it, whatever it said. How much words count for is an assumption (`data/likelihood.toml`): there is no
list of stated positions beside the votes that followed.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penholder.council.outlook.ballot import Voter
from penholder.council.outlook.chances import Shares, guess_shares, tell_share
from penholder.council.readings import YES, excluded_by
from penholder.model import Basis, MemberOutlook, MemberPosition, MemberVote, Tally
from penholder.vocabulary.outlook import StatedStrength

FILE = "package data likelihood.toml"
_SET = "set by a person"
_WORTH = 12.0
"""Cases that a member's shares are worth at most once an assumption has moved them."""


@dataclass(frozen=True, slots=True)
class Stander:
    """One member's shares of yes, no and the rest on one text."""

    member: str
    permanent: bool
    shares: Shares
    """Yes, no, abstention or absence."""
    stated: tuple[str, ...] = ()

    @property
    def is_set(self) -> bool:
        """Whether a person has set its vote."""
        return self.shares.name == _SET

    @property
    def voter(self) -> Voter:
        """The member as a ballot counts it."""
        yes, no, _ = self.shares.means
        return Voter(self.member, self.permanent, yes, no)


def move_members(
    history: Sequence[Stander], options: Sequence[str], tallies: Sequence[Tally]
) -> tuple[Stander, ...]:
    """The members on a text about the options: a vote set on any of them counts, else one left open, else words."""
    return tuple(_move(stander, options, tallies) for stander in history)


def _move(stander: Stander, options: Sequence[str], tallies: Sequence[Tally]) -> Stander:
    by_option = {t.option: m for t in tallies for m in t.members if m.member == stander.member}
    spoken = [by_option[option] for option in options if option in by_option]
    for held in spoken:
        if held.vote is not None:
            return _set(stander, held)
    if any(held.is_set for held in spoken):
        return stander
    for held in spoken:
        if held.stance is not None:
            return _apply(stander, _strength_of(str(held.stance)), held.positions)
    chosen = [
        by_option[other]
        for option in options
        for other in sorted(excluded_by(option))
        if other in by_option and _stands_for(by_option[other])
    ]
    if chosen:
        return _apply(stander, _strength_of("other option"), chosen[0].positions)
    return stander


def _stands_for(held: MemberPosition) -> bool:
    """Whether its words are for the option, and no person has set its vote to anything but a yes."""
    return held.stance in YES and (not held.is_set or held.vote is MemberVote.YES)


def _strength_of(stated: str) -> StatedStrength:
    from penholder.vocabulary.outlook import stated_strengths

    wanted = "supports" if stated == "asks for" else stated
    return next(s for s in stated_strengths() if s.stated == wanted)


def _set(stander: Stander, held: MemberPosition) -> Stander:
    """A vote that a person has set: certain, as long as the judgement is in force."""
    place = {MemberVote.YES: 0, MemberVote.NO: 1}.get(held.vote or MemberVote.ABSTAIN, 2)
    means = tuple(float(n == place) for n in range(3))
    source = f"judgement {held.judgement}" if held.judgement else "a vote tried out"
    shares = guess_shares(_SET, means, 1.0, source, basis=Basis.ASSUMED)
    return Stander(stander.member, stander.permanent, shares, held.positions)


def _apply(stander: Stander, strength: StatedStrength, positions: tuple[str, ...]) -> Stander:
    """The odds of a yes times the factor; a yes lost becomes no and abstention by the stated share."""
    yes, no, rest = stander.shares.means
    odds = strength.yes_odds * yes / max(1 - yes, 1e-9)
    moved = odds / (1 + odds)
    if moved >= yes:
        scale = (1 - moved) / max(1 - yes, 1e-9)
        means = (moved, no * scale, rest * scale)
    else:
        lost = yes - moved
        means = (moved, no + lost * strength.against, rest + lost * (1 - strength.against))
    worth = min(sum(stander.shares.weights), _WORTH)
    shares = guess_shares(
        f"{stander.shares.name}, {strength.stated}",
        means,
        worth,
        f"{stander.shares.source}; moved by {FILE} ({strength.stated})",
        cases=stander.shares.cases,
        basis=Basis.ASSUMED,
    )
    return Stander(stander.member, stander.permanent, shares, positions)


def tell_member(stander: Stander) -> MemberOutlook:
    """The member's outlook on one text."""
    yes, no, abstain = (tell_share(stander.shares, place) for place in range(3))
    return MemberOutlook(stander.member, stander.permanent, yes, no, abstain, stander.stated)

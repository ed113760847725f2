"""What the Council votes on first: motions, competing drafts, amendments, parts.

Takes what was submitted; gives the ballots in order. Never says how anybody votes. Source: provisional rules of
procedure of the Security Council (S/96/Rev.7), rules 32, 33, 35, 36 and 38. The Council is master of its
procedure and may decide on another order (Charter art. 30).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum


class MotionKind(StrEnum):
    """Motions with precedence over all drafts, in the order of rule 33."""

    SUSPEND = "suspend the meeting"
    ADJOURN = "adjourn the meeting"
    ADJOURN_TO = "adjourn the meeting to a certain day or hour"
    REFER = "refer the matter to a committee, the Secretary-General or a rapporteur"
    POSTPONE = "postpone discussion to a certain day or indefinitely"
    AMEND = "introduce an amendment"


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion under rule 33."""

    kind: MotionKind
    mover: str


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a draft on which a separate vote is asked."""

    name: str
    asked_by: str


@dataclass(frozen=True, slots=True)
class Amendment:
    """A change proposed to a draft."""

    symbol: str
    mover: str
    distance: int
    """How far it is from the draft in substance, as the President rules: the larger, the further."""
    adds_or_deletes: bool = False
    """It only adds to the text or deletes from it."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft resolution before the Council."""

    symbol: str
    mover: str
    submitted: int
    """Its place in the order of submission."""
    parts: tuple[Part, ...] = ()
    mover_objects: bool = False
    """The original mover objects to separate votes on its parts."""
    amendments: tuple[Amendment, ...] = ()
    withdrawn: bool = False
    seconded_by: str = ""
    """A Council member that seconded it and asks for a vote though it is withdrawn (rule 35); "" for none."""
    mover_seated: bool = True
    """False for a mover outside the Council; then it is voted on only when a member asks (rule 38)."""
    asked_by: str = ""
    """The member that asks for a vote on the draft of a mover outside the Council; "" for none."""


class BallotKind(StrEnum):
    """What a ballot is on."""

    AMENDMENT = "amendment"
    PART = "part"
    DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Ballot:
    """One vote to be taken, and the rule that puts it there."""

    kind: BallotKind
    name: str
    draft: str
    rule: str


def order_motions(motions: Sequence[Motion]) -> tuple[Motion, ...]:
    """Motions in the order of rule 33; those of one kind in the order in which they were made.

    >>> moved = [Motion(MotionKind.AMEND, "FR"), Motion(MotionKind.ADJOURN, "RU")]
    >>> [motion.mover for motion in order_motions(moved)]
    ['RU', 'FR']
    """
    rank = list(MotionKind)
    return tuple(sorted(motions, key=lambda motion: rank.index(motion.kind)))


def order_amendments(amendments: Sequence[Amendment]) -> tuple[Amendment, ...]:
    """Amendments in the order of rule 36, as the President ordinarily rules.

    Those that add to the text or delete from it come first, then those furthest removed in substance from the
    draft; those equally far in the order in which they were proposed.

    >>> near, far = Amendment("B", "FR", 1), Amendment("A", "CN", 2)
    >>> [amendment.symbol for amendment in order_amendments([near, far])]
    ['A', 'B']
    """
    return tuple(sorted(amendments, key=lambda a: (not a.adds_or_deletes, -a.distance)))


def can_withdraw(draft: Draft, voted: Sequence[Ballot]) -> bool:
    """Whether the mover can still withdraw it: until a vote has been taken with respect to it (rule 35).

    >>> draft = Draft("S/2023/1", "FR", 1)
    >>> can_withdraw(draft, []), can_withdraw(draft, plan_ballots([draft]))
    (True, False)
    """
    return all(ballot.draft != draft.symbol for ballot in voted)


def plan_ballots(drafts: Sequence[Draft]) -> tuple[Ballot, ...]:
    """The ballots the rules call for, in order: drafts by submission; of each its amendments, parts, the whole.

    A withdrawn draft is left out unless a member that seconded it wants the vote; it then keeps its place (rule
    35). A draft of a mover outside the Council needs a member that asks for the vote (rule 38). Parts are voted
    on separately unless the original mover objects (rule 32).

    >>> first = Draft("S/2023/1", "FR", 1, amendments=(Amendment("S/2023/3", "CN", 1),))
    >>> [ballot.name for ballot in plan_ballots([Draft("S/2023/2", "RU", 2), first])]
    ['S/2023/3', 'S/2023/1', 'S/2023/2']
    """
    standing = sorted((d for d in drafts if _is_put(d)), key=lambda draft: draft.submitted)
    return tuple(ballot for draft in standing for ballot in _plan_draft(draft))


def _is_put(draft: Draft) -> bool:
    if not (draft.mover_seated or draft.asked_by):
        return False
    return not draft.withdrawn or bool(draft.seconded_by)


def _plan_draft(draft: Draft) -> tuple[Ballot, ...]:
    amendments = (
        Ballot(BallotKind.AMENDMENT, a.symbol, draft.symbol, "rule 36")
        for a in order_amendments(draft.amendments)
    )
    parts = (
        Ballot(BallotKind.PART, part.name, draft.symbol, "rule 32, second paragraph")
        for part in (() if draft.mover_objects else draft.parts)
    )
    whole = Ballot(BallotKind.DRAFT, draft.symbol, draft.symbol, "rule 32, first paragraph")
    return (*amendments, *parts, whole)

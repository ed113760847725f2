"""A person's ruling made into a judgement, and judgements retired.

Takes a record, the claims ruled on and what the person says; gives judgements to keep. Refuses what could not be
found again, what nobody signed, and what contradicts a judgement in force. Never erases one.
"""

from __future__ import annotations

import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import NoReturn

from penholder.errors import UsageError
from penholder.model import (
    Judged,
    JudgedState,
    Judgement,
    Matter,
    MemberVote,
    Record,
    Ruling,
    VerdictKind,
    make_id,
)
from penholder.record.judgements import list_stated, name_versions
from penholder.record.setting import claim_span

LONGEST_REASON = 2_000
"""Characters of a reason at most: a page of prose."""
LONGEST_NAME = 200
"""Characters of a name at most, title and office included."""

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\ud800-\udfff\ufff9-\ufffb]"
)


_BREAK = re.compile("\r\n?|[\u2028\u2029]")
"""Line breaks beside the common one; they become a blank as all white space."""


@dataclass(frozen=True, slots=True)
class Signature:
    """Who rules, when and why: without all three there is no ruling."""

    by: str
    on: date
    because: str


def sign(by: str, on: date, because: str) -> Signature:
    """A signature with its white space folded, line breaks too; raises `UsageError` for an empty, huge or unprintable one.

    >>> sign(" A. Name ", date(2023, 6, 22), "the commission’s notice").by
    'A. Name'
    """
    return Signature(
        _check(by, "name", "--by", LONGEST_NAME), on, _check(because, "reason", "--because", LONGEST_REASON)
    )


def _check(words: str, what: str, option: str, longest: int) -> str:
    words = " ".join(_BREAK.sub(" ", words).split())
    if not words:
        raise UsageError(f"a judgement needs a {what}; give one with {option}")
    if len(words) > longest:
        raise UsageError(
            f"the {what} has {len(words):,} characters, more than {longest:,}; give a shorter one with {option}"
        )
    if _CONTROL.search(words):
        raise UsageError(
            f"the {what} holds control characters or marks that turn the line; type it again with {option}"
        )
    return words


def make_judgement(
    record: Record,
    matter: Matter,
    ruling: Ruling,
    claims: Sequence[str],
    signature: Signature,
    *,
    verdict: VerdictKind | None = None,
) -> Judgement:
    """The judgement of a matter as the record has it; raises `UsageError` when it cannot be one."""
    _require_claims(matter, ruling, claims, verdict)
    held = {c.id: claim_span(c) for made in record.claims for c in made.all()}
    ruled = tuple(dict.fromkeys(claims))
    spans = tuple(held[c] for c in ruled)
    basis = tuple(sorted(held[c] for c in matter.claims))
    words = [f"{s.report}:{s.start}:{s.end}" for s in (*spans, *basis)]
    said = (signature.because, signature.by, signature.on)
    judgement = Judgement(
        id=make_id("j", matter.ledger, ruling, verdict, *words, *said),
        ruling=ruling,
        claims=ruled,
        spans=spans,
        basis=basis,
        label=matter.label,
        reason=signature.because,
        by=signature.by,
        on=signature.on,
        verdict=verdict,
        ledger=matter.ledger,
    )
    _require_new(judgement, matter, record)
    return judgement


VOTES = "votes"
"""Ledger of the judgements that set a member's vote: they bear on no matter."""


def make_vote(
    record: Record, option: str, member: str, vote: MemberVote | None, signature: Signature, label: str
) -> Judgement:
    """The judgement that a member's vote on an option is taken to be this one; None leaves it open whatever it said.

    `option` and `member` are keys of the vocabulary, `label` the option in words. Its basis are the words of every
    position of that member on that option that the record has. Raises `UsageError` when one in force already says
    what that vote is.
    """
    basis = tuple(sorted(claim_span(p) for p in list_stated(record, member, option)))
    words = [f"{s.report}:{s.start}:{s.end}" for s in basis]
    said = (signature.because, signature.by, signature.on)
    judgement = Judgement(
        id=make_id("j", VOTES, Ruling.VOTE, option, member, vote, *words, *said),
        ruling=Ruling.VOTE,
        claims=(),
        spans=(),
        basis=basis,
        label=f"{member}: vote on a draft to {label}",
        reason=signature.because,
        by=signature.by,
        on=signature.on,
        ledger=VOTES,
        member=member,
        option=option,
        vote=vote,
    )
    for old in record.judged:
        _require_other(judgement, old)
        if old.state is JudgedState.IN_FORCE and _same_vote(judgement, old.judgement):
            _refuse_conflict(old)
    return judgement


def _same_vote(one: Judgement, other: Judgement) -> bool:
    kinds = {one.ruling, other.ruling}
    return kinds == {Ruling.VOTE} and (one.member, one.option) == (other.member, other.option)


def reopened_votes(judged: Sequence[Judged], vote: Judgement) -> tuple[Judgement, ...]:
    """The reopened judgements on the same vote: a new one takes their place."""
    return tuple(
        j.judgement for j in judged if j.state is JudgedState.REOPENED and _same_vote(vote, j.judgement)
    )


def _require_claims(
    matter: Matter, ruling: Ruling, claims: Sequence[str], verdict: VerdictKind | None
) -> None:
    for claim in claims:
        if claim not in matter.claims:
            raise UsageError(
                f"{claim} is no claim of the matter {matter.id}; `penholder show {matter.id}` lists its claims"
            )
    if ruling is Ruling.VERDICT:
        if len(set(claims)) != 2:
            raise UsageError("a verdict relates two versions: give the ids of two different claims")
        if verdict is None:
            raise UsageError(f"which verdict? one of: {', '.join(VerdictKind)}")
    elif len(set(claims)) != 1:
        raise UsageError("give the id of one claim of the matter")


def _require_new(judgement: Judgement, matter: Matter, record: Record) -> None:
    """Raise `UsageError` when a judgement in force says so already, or says otherwise."""
    for old in record.judged:
        _require_other(judgement, old)
        if old.matter != matter.id or old.state is not JudgedState.IN_FORCE:
            continue
        if _conflict(judgement, old, name_versions(record, matter)):
            _refuse_conflict(old)


def _require_other(judgement: Judgement, old: Judged) -> None:
    if old.judgement.id == judgement.id:
        retired = " and was retired" if old.state is JudgedState.RETIRED else ""
        raise UsageError(f"{judgement.id} says exactly this already{retired}; sign anew with another reason")


def _refuse_conflict(old: Judged) -> NoReturn:
    raise UsageError(
        f"{old.judgement.id} is in force and rules otherwise or the same; retire it first: "
        f"`penholder judge --undo {old.judgement.id} --by NAME --because REASON`"
    )


def _conflict(judgement: Judgement, old: Judged, versions: Mapping[str, Hashable]) -> bool:
    """Whether two rulings cannot both be in force, or one adds nothing to the other; a claim speaks for its version."""
    ruled, before, aside = (
        {versions[c] for c in ids} for ids in (judgement.claims, old.claims, old.set_aside)
    )
    same = ruled == before
    kinds = {judgement.ruling, old.judgement.ruling}
    if Ruling.VERDICT in kinds:
        return len(kinds) == 1 and same
    return same or bool(ruled & aside)


def reopened_on(judged: Sequence[Judged], matter: str) -> tuple[Judgement, ...]:
    """The reopened judgements of a matter: a new ruling on it takes their place."""
    return tuple(j.judgement for j in judged if j.matter == matter and j.state is JudgedState.REOPENED)


def retire(judgement: Judgement, signature: Signature) -> Judgement:
    """The judgement retired: kept with who retired it, when and why. Raises `UsageError` when it already is."""
    if judgement.retired_by is not None:
        raise UsageError(f"{judgement.id} was retired on {judgement.retired_on} by {judgement.retired_by}")
    if signature.on < judgement.on:
        raise UsageError(f"{judgement.id} was signed on {judgement.on}; it cannot be retired before")
    return replace(
        judgement, retired_by=signature.by, retired_on=signature.on, retired_because=signature.because
    )

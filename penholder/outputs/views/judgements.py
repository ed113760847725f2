"""A person's judgements in words: what was ruled, by whom, when and why, and where the ruling stands now.

Takes a record's index; gives `JudgementView` values. Never puts a ruling in the place of a verdict: both are shown.

For a matter's own page or line:

    view_judgements(index, matter)   its judgements that are in force or reopened, by day; retired ones with `retired=True`
    is_set_aside(index, claim)       whether a judgement in force sets the claim aside

`JudgementView.ruled` is the sentence to print ("A. Name ruled on 22 June 2023 that February 2024 stands: “...”"),
`JudgementView.now` what became of it ("Reopened by a later report: March 2024."; "" while it is simply in force).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from penholder.model import (
    Claim,
    Judged,
    JudgedState,
    Judgement,
    Matter,
    MemberVote,
    Position,
    Ruling,
    Span,
)
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.describe import claim_words
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.lines import Line, Run, line, quote
from penholder.outputs.views.verdicts import VERDICT_WORDS, ContestedView
from penholder.outputs.wording import clean
from penholder.values.subjects import state_of

LONGEST = 600
"""Characters of a reason printed in a sentence; the whole of it is in the JSON."""

VOTE_WORDS = {
    MemberVote.YES: "votes yes",
    MemberVote.NO: "votes no",
    MemberVote.ABSTAIN: "abstains",
    MemberVote.ABSENT: "is absent from the vote",
    None: "is left open",
}
"""A vote that a person has set, as a verb; None leaves it open whatever the member said."""


@dataclass(frozen=True, slots=True)
class JudgementView:
    """One judgement as every output prints it."""

    id: str
    matter: str
    """Id of the matter it bears on now; "" when none."""
    label: str
    """What the matter is, as it was called when it was judged."""
    ruling: Ruling
    state: JudgedState
    by: str
    on: date
    ruled: Line
    """Who ruled what, when, and the reason."""
    brief: Line
    """The ruling without its day, words and reason: "A. Name ruled on election: 4 February 2024 stands."."""
    now: Line | None
    """What became of it: reopened, retired, or no longer in the record; None while it is in force."""
    claims: tuple[str, ...]
    """The claims ruled on, by today's ids."""
    set_aside: tuple[str, ...]
    """The claims it sets aside while it is in force."""
    reopened_by: tuple[str, ...]


def view_judgements(
    index: RecordIndex, matter: Matter, *, retired: bool = False
) -> tuple[JudgementView, ...]:
    """The judgements that bear on a matter, by day and id: in force and reopened, the retired ones only if asked for."""
    found = (j for j in index.record.judged if j.matter == matter.id)
    return tuple(_view(index, j) for j in found if retired or j.state is not JudgedState.RETIRED)


def view_all_judgements(index: RecordIndex) -> tuple[JudgementView, ...]:
    """Every judgement of the record: those that wait for a person first, then by day and id."""
    order = (JudgedState.REOPENED, JudgedState.GONE, JudgedState.IN_FORCE, JudgedState.RETIRED)
    views = (_view(index, j) for j in index.record.judged)
    return tuple(sorted(views, key=lambda v: (order.index(v.state), v.on, v.id)))


def add_rulings(index: RecordIndex, contested: Sequence[ContestedView]) -> tuple[ContestedView, ...]:
    """The contested list with what people ruled on each matter beside Penholder's own verdict."""
    matters = {m.id: m for m in index.record.matters}
    return tuple(
        replace(c, ruled=tuple(_tell(index, matters[c.id]))) if c.id in matters else c for c in contested
    )


def _tell(index: RecordIndex, matter: Matter) -> Iterator[Line]:
    for view in view_judgements(index, matter):
        yield view.ruled
        if view.now is not None:
            yield view.now


def is_set_aside(index: RecordIndex, claim: str) -> bool:
    """Whether a judgement in force sets the claim aside."""
    return any(claim in judged.set_aside for judged in index.record.judged)


def _view(index: RecordIndex, judged: Judged) -> JudgementView:
    judgement = judged.judgement
    return JudgementView(
        id=judgement.id,
        matter=judged.matter or "",
        label=labels.matter(judgement.label, index.record.mission),
        ruling=judgement.ruling,
        state=judged.state,
        by=clean(judgement.by),
        on=judgement.on,
        ruled=_ruled(index, judged),
        brief=_brief(index, judged),
        now=_now(index, judged),
        claims=judged.claims,
        set_aside=judged.set_aside,
        reopened_by=judged.reopened_by,
    )


def _ruled(index: RecordIndex, judged: Judged) -> Line:
    """Who ruled what and why; a judgement of which nothing is left speaks by the words it kept."""
    judgement = judged.judgement
    said: list[str | Run] = [f"{clean(judgement.by)} ruled on {wording.day(judgement.on)} that "]
    said += [*_what(index, judged), ": ", quote(judgement.reason, LONGEST)]
    return _cite(judged, _rests_on(index, judged), said)


def _rests_on(index: RecordIndex, judged: Judged) -> tuple[str, ...]:
    """The claims ruled on; of a vote, what its member had said on the option when it was set."""
    judgement = judged.judgement
    if judgement.ruling is not Ruling.VOTE:
        return index.cite(judged.claims)
    said = (c for c in index.claims.values() if isinstance(c, Position) and c.option == judgement.option)
    own = (c.id for c in said if state_of(c.holder) == judgement.member)
    return index.cite(c for c in own if c not in judged.reopened_by)


def _brief(index: RecordIndex, judged: Judged) -> Line:
    """Who ruled what on which matter, for a list; the reason stands beside the verdict and in `judgements`."""
    judgement = judged.judgement
    label = labels.inside(labels.matter(judgement.label, index.record.mission))
    said: list[str | Run] = [
        f"{clean(judgement.by)} ruled on {label}: ",
        *_what(index, judged, short=True),
        ".",
    ]
    return _cite(judged, index.cite(judged.claims), said)


def _cite(judged: Judged, evidence: Sequence[str], said: Sequence[str | Run]) -> Line:
    return line(*said, evidence=evidence, source="" if evidence else f"judgement {judged.judgement.id}")


def _what(index: RecordIndex, judged: Judged, *, short: bool = False) -> Iterator[str | Run]:
    judgement = judged.judgement
    if judgement.ruling is Ruling.VOTE:
        yield _name_vote(judgement, short=short)
        return
    sides = [list(_side(index, judged, i, short=short)) for i in range(len(judgement.spans))]
    if judgement.ruling is Ruling.VERDICT and judgement.verdict is not None and len(sides) == 2:
        yield from [*sides[0], " and ", *sides[1], f" are: {VERDICT_WORDS[judgement.verdict]}"]
        return
    for side in sides:
        yield from side
    yield " stands" if judgement.ruling is Ruling.STANDS else " is set aside"


def _name_vote(judgement: Judgement, *, short: bool) -> str:
    """ "China votes no on the option to withdraw the mission"; without member and option where they stand before."""
    vote = VOTE_WORDS[judgement.vote]
    if short:
        return vote
    member, option = labels.named(judgement.member), labels.proposal(judgement.option)
    return f"{member} {vote} on {option}" if judgement.vote else f"the vote of {member} on {option} {vote}"


def _side(index: RecordIndex, judged: Judged, place: int, *, short: bool) -> Iterator[str | Run]:
    """One version ruled on: its value and words, or its words alone where the record no longer has it."""
    span = judged.judgement.spans[place]
    claim = _claim_of(index, judged, place)
    if claim is not None and judged.judgement.ledger not in ("sayings", "positions"):
        yield claim_words(index, claim.id)
        if short:
            return
        yield ", "
    yield quote(span.words, 60 if short else 160)


def _claim_of(index: RecordIndex, judged: Judged, place: int) -> Claim | None:
    """Today's claim of one of the spans; None where it is missing."""
    kept = [span for span in judged.judgement.spans if span not in judged.missing]
    span = judged.judgement.spans[place]
    at = kept.index(span) if span in kept else -1
    return index.claims.get(judged.claims[at]) if 0 <= at < len(judged.claims) else None


def _now(index: RecordIndex, judged: Judged) -> Line | None:
    if judged.state is JudgedState.RETIRED:
        return _retired(index, judged)
    if judged.state is JudgedState.GONE:
        return _cite(judged, index.cite(judged.claims), _gone(judged.missing))
    if judged.state is JudgedState.REOPENED:
        told = [claim_words(index, c) for c in judged.reopened_by if c in index.claims]
        more = wording.join(list(dict.fromkeys(told))[:4])
        reports = {index.claims[c].report for c in judged.reopened_by if c in index.claims}
        came = wording.count(len(reports), "report that was", "reports that were")
        return _cite(
            judged,
            index.cite(judged.reopened_by),
            [f"Reopened by {came} not in the record when it was signed: {more}."],
        )
    return None


def _gone(missing: Sequence[Span]) -> list[str | Run]:
    said: list[str | Run] = ["Nothing in the record now has the words "]
    for place, span in enumerate(missing):
        said += [" or " if place else "", quote(span.words, 160)]
    return [*said, "; the ruling has no effect."]


def _retired(index: RecordIndex, judged: Judged) -> Line:
    judgement = judged.judgement
    on = f" on {wording.day(judgement.retired_on)}" if judgement.retired_on else ""
    said: list[str | Run] = [f"Retired{on} by {clean(judgement.retired_by or '')}: "]
    said.append(quote(judgement.retired_because, LONGEST))
    return _cite(judged, index.cite(judged.claims), said)

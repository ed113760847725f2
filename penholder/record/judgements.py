"""A person's judgements laid on the record: found again by their words, with what has come since.

Takes a record whose matters are known, and judgements; gives one `Judged` for each. Never changes a verdict or drops
a version: a ruling stands beside what Penholder found.

Claim ids change when reports are read anew, so a claim is found by its report and exact words; where its report was
replaced by a changed file, by those words in the version that stands now.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from penholder.model import (
    Claim,
    Judged,
    JudgedState,
    Judgement,
    Matter,
    Position,
    Record,
    Ruling,
    Span,
    Statement,
    Verdict,
    VerdictKind,
)
from penholder.record.matters import name_version
from penholder.record.setting import Setting, claim_span
from penholder.values.mentions import fold_words
from penholder.values.subjects import state_of

COMPETING = frozenset({VerdictKind.CONTRADICTION, VerdictKind.UNDETERMINED, VerdictKind.GARBLE})
"""Verdicts under which at most one of two versions is right: when one stands, the other is set aside. Versions that
count another thing, hold for another day, refine or round it do not compete with it."""

Replacement = tuple[str, str]
"""Ids of a report and of the one that came in its place when the file changed."""


def lay_judgements(
    record: Record, judgements: Iterable[Judgement], replacements: Iterable[Replacement] = ()
) -> tuple[Judged, ...]:
    """Every judgement as it bears on the record, by day and id.

    `replacements` tell of versions of reports that the record no longer holds; its own reports tell of the others.
    """
    ordered = sorted(judgements, key=lambda j: (j.on, j.id))
    if not ordered:
        return ()
    ground = _Ground.of(record, replacements)
    return tuple(_lay(judgement, ground) for judgement in ordered)


def list_signed(
    judgements: Iterable[Judgement], day: date, later: Collection[str] = ()
) -> tuple[Judgement, ...]:
    """The judgements signed by the day; one retired later still stood on it.

    A day of signing can be told afterwards. So a judgement on words of one of the reports `later`, which do not count
    on the day, is left out, and the words of such reports are left out of what others rest on. A vote rules on no
    words: it is left out where what it rests on holds words of such a report, for it was set in knowledge of them.
    """
    signed = (
        j
        for j in judgements
        if j.on <= day
        and not any(s.report in later for s in (j.basis if j.ruling is Ruling.VOTE else j.spans))
    )
    return tuple(
        replace(_before_retiring(j, day), basis=tuple(s for s in j.basis if s.report not in later))
        for j in signed
    )


def keep_signed(judged: Iterable[Judged], day: date, later: Collection[str] = ()) -> tuple[Judged, ...]:
    """The judgements of a record that were signed by the day, still to be laid anew."""
    held = {j.judgement.id: j for j in judged}
    signed = list_signed((j.judgement for j in held.values()), day, later)
    return tuple(replace(held[judgement.id], judgement=judgement) for judgement in signed)


def _before_retiring(judgement: Judgement, day: date) -> Judgement:
    if judgement.retired_on is None or judgement.retired_on <= day:
        return judgement
    return replace(judgement, retired_by=None, retired_on=None, retired_because="")


@dataclass(frozen=True)
class _Ground:
    """What a record holds, as judgements look for it."""

    matters: dict[str, Matter]
    """By claim and ledger: one claim is in one matter of each."""
    claims: dict[str, Claim]
    by_report: dict[str, tuple[Claim, ...]]
    lengths: dict[str, int]
    """Characters of each report of the record."""
    later: dict[str, str]
    """Report id to the id of the version in its place."""
    setting: Setting

    @classmethod
    def of(cls, record: Record, replacements: Iterable[Replacement]) -> _Ground:
        own = ((r.supersedes, r.id) for r in record.reports if r.supersedes)
        # A suspicion makes a claim a version of its own, but not another thing said.
        plain = Setting(record.brackets, record.pairs, record.families, (), day=record.known_on)
        return cls(
            {f"{m.ledger} {c}": m for m in record.matters for c in m.claims},
            {c.id: c for held in record.claims for c in held.all()},
            {held.report: tuple(sorted(held.all(), key=_place)) for held in record.claims},
            {r.id: len(r.text) for r in record.reports},
            dict(sorted({*replacements, *own})),
            plain,
        )

    def matter_of(self, claim: Claim, ledger: str) -> Matter | None:
        """The matter of that ledger that holds the claim."""
        return self.matters.get(f"{ledger} {claim.id}")

    def standing(self, report: str) -> str:
        """The version of a report that the record holds; the report itself where it holds none."""
        seen = report
        for _ in self.later:
            if seen in self.lengths or seen not in self.later:
                break
            seen = self.later[seen]
        return seen if seen in self.lengths else report


def _place(claim: Claim) -> tuple[int, int, str]:
    span = claim_span(claim)
    return span.start, span.end, claim.id


def list_stated(record: Record, member: str, option: str) -> tuple[Position, ...]:
    """Every position of a state (by code) on an option, by report and place."""
    return _list_stated((p for held in record.claims for p in held.positions), member, option)


def _list_stated(claims: Iterable[Claim], member: str, option: str) -> tuple[Position, ...]:
    stated = (c for c in claims if isinstance(c, Position) and c.option == option)
    return tuple(sorted((p for p in stated if state_of(p.holder) == member), key=_report_place))


def _report_place(claim: Claim) -> tuple[str, int, int, str]:
    return claim.report, *_place(claim)


def _lay(judgement: Judgement, ground: _Ground) -> Judged:
    return _lay_vote(judgement, ground) if judgement.ruling is Ruling.VOTE else _lay_ruling(judgement, ground)


def _lay_vote(judgement: Judgement, ground: _Ground) -> Judged:
    """A vote that a person set stands without words; a position of that member on that option from a report that
    came later opens it again, but for a copy that only repeats one that was known."""
    stated = _list_stated(ground.claims.values(), judgement.member, judgement.option)
    basis = [p for p in stated for span in judgement.basis if _same_words(claim_span(p), span, ground)]
    joined = () if judgement.retired_by else tuple(_new_among(stated, judgement, basis, ground))
    state = _state(judgement, gone=False, joined=bool(joined))
    return Judged(judgement, None, (), tuple(claim.id for claim in joined), state)


def _same_words(held: Span, kept: Span, ground: _Ground) -> bool:
    if held.report == kept.report:
        return _contains(held, kept) or _contains(kept, held)
    return held.report == ground.standing(kept.report) and fold_words(held.words) == fold_words(kept.words)


def _lay_ruling(judgement: Judgement, ground: _Ground) -> Judged:
    found = [(span, _find(span, wanted, judgement, ground)) for span, wanted in _ruled_on(judgement)]
    claims = [claim for _, claim in found if claim is not None]
    basis = [c for span in judgement.basis if (c := _find(span, "", judgement, ground)) is not None]
    matter = _main_matter(judgement.ledger, claims or basis, ground)
    ruled = [c for c in claims if matter is not None and c.id in matter.claims]
    # After a regrouping a side may lie in another matter, where this ruling says nothing.
    missing = tuple(span for span, claim in found if claim is None or claim not in ruled)
    gone = not ruled or (judgement.ruling is Ruling.VERDICT and bool(missing))
    joined = () if matter is None or gone else tuple(_joined(judgement, matter, basis, ground))
    state = _state(judgement, gone, bool(joined))
    aside = _set_aside(judgement, matter, ruled, ground) if matter and state is JudgedState.IN_FORCE else ()
    return Judged(
        judgement,
        matter.id if matter and (ruled or basis) else None,
        tuple(claim.id for claim in ruled),
        () if judgement.retired_by else tuple(claim.id for claim in joined),
        state,
        aside,
        missing,
    )


def _ruled_on(judgement: Judgement) -> Iterator[tuple[Span, str]]:
    """The words ruled on, each with the id that their claim had."""
    ids = judgement.claims if len(judgement.claims) == len(judgement.spans) else [""] * len(judgement.spans)
    yield from zip(judgement.spans, ids, strict=True)


def _state(judgement: Judgement, gone: bool, joined: bool) -> JudgedState:
    if judgement.retired_by:
        return JudgedState.RETIRED
    if gone:
        return JudgedState.GONE
    return JudgedState.REOPENED if joined else JudgedState.IN_FORCE


def _find(span: Span, wanted: str, judgement: Judgement, ground: _Ground) -> Claim | None:
    """Today's claim with those words: by its id, else by report and words, else by words in the newer version."""
    held = ground.claims.get(wanted)
    if held is not None and claim_span(held) == span:
        return held
    report = ground.standing(span.report)
    near = [c for c in ground.by_report.get(report, ()) if ground.matter_of(c, judgement.ledger)]
    if report != span.report:
        return _closest(near, span)
    exact = [c for c in near if claim_span(c) == span]
    return exact[0] if exact else _widest_common(near, span)


def _widest_common(claims: Sequence[Claim], span: Span) -> Claim | None:
    """The claim that another reading cut wider or closer around the same words."""
    within = [c for c in claims if _contains(claim_span(c), span) or _contains(span, claim_span(c))]
    length = span.end - span.start
    return min(within, key=lambda c: (abs(len(claim_span(c).words) - length), _place(c)), default=None)


def _contains(wide: Span, close: Span) -> bool:
    return wide.report == close.report and wide.start <= close.start and close.end <= wide.end


def _closest(claims: Sequence[Claim], span: Span) -> Claim | None:
    """The claim of a newer version with the same words, nearest to where they stood."""
    words = fold_words(span.words)
    same = [c for c in claims if fold_words(claim_span(c).words) == words]
    return min(same, key=lambda c: (abs(claim_span(c).start - span.start), _place(c)), default=None)


def _main_matter(ledger: str, claims: Sequence[Claim], ground: _Ground) -> Matter | None:
    """The matter that most of the claims are in now; ties by id."""
    matters = [m for c in claims if (m := ground.matter_of(c, ledger)) is not None]
    counted = Counter(m.id for m in matters)
    return min(matters, key=lambda m: (-counted[m.id], m.id), default=None)


def _joined(judgement: Judgement, matter: Matter, basis: Sequence[Claim], ground: _Ground) -> Iterator[Claim]:
    """Claims of the matter that were not there when it was judged, but for copies that only repeat one that was."""
    yield from _new_among([ground.claims[c] for c in matter.claims], judgement, basis, ground)


def _new_among(
    claims: Iterable[Claim], judgement: Judgement, basis: Sequence[Claim], ground: _Ground
) -> Iterator[Claim]:
    known = {claim.id for claim in basis}
    reports = {span.report for span in judgement.basis}
    for claim in ground.setting.in_order(claims):
        if claim.id in known or claim.report in reports:
            continue
        if not any(_repeats(claim, old, ground.setting) for old in basis):
            yield claim


def _repeats(claim: Claim, old: Claim, setting: Setting) -> bool:
    """Whether a claim says the same as one known before, in the same story or in a passage taken over."""
    if _said(claim, setting) != _said(old, setting):
        return False
    return setting.same_family(claim, old) or setting.correspond(claim, old)


def _said(claim: Claim, setting: Setting) -> Hashable:
    if isinstance(claim, Statement):
        return fold_words(" ".join(span.words for span in claim.content))
    return name_version(claim, setting)


def name_versions(record: Record, matter: Matter) -> dict[str, Hashable]:
    """What each claim of a matter says: claims with the same value are one version."""
    ground = _Ground.of(record, ())
    return {c: _said(ground.claims[c], ground.setting) for c in matter.claims}


def _set_aside(
    judgement: Judgement, matter: Matter, ruled: Sequence[Claim], ground: _Ground
) -> tuple[str, ...]:
    """The claims of the versions that a ruling in force sets aside, in the order of the matter."""
    versions = {c: _said(ground.claims[c], ground.setting) for c in matter.claims}
    of = {versions[claim.id] for claim in ruled}
    if judgement.ruling is Ruling.VERDICT:
        return ()
    if judgement.ruling is Ruling.SET_ASIDE:
        return tuple(c for c in matter.claims if versions[c] in of)
    against = {versions[other] for v in matter.verdicts for other in _competing(v, versions, of)}
    return tuple(c for c in matter.claims if versions[c] in against - of)


def _competing(verdict: Verdict, versions: dict[str, Hashable], of: set[Hashable]) -> Iterator[str]:
    if verdict.kind in COMPETING:
        for one, other in ((verdict.a, verdict.b), (verdict.b, verdict.a)):
            if versions[one] in of:
                yield other

"""Claims to matters: what several claims are about and how their versions relate.

Takes a record whose families and quotes are known; gives matters for every ledger, their origins still to be
counted. Never merges the same number about two things, and never drops a version.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from penholder.model import (
    Claim,
    Commitment,
    CommitmentTold,
    Difference,
    Event,
    Figure,
    Matter,
    Position,
    QuoteFamily,
    QuoteVersion,
    Record,
    Restriction,
    Statement,
    Verdict,
    VerdictKind,
    make_id,
)
from penholder.record.grouping import (
    Group,
    group_commitments,
    group_events,
    group_figures,
    group_positions,
    group_restrictions,
)
from penholder.record.setting import Setting
from penholder.record.settling import name_settlement
from penholder.record.verdicts import judge_pair
from penholder.record.verdicts.definitions import facet_of

_LEDGERS: tuple[tuple[str, Callable[..., list[Group]]], ...] = (
    ("figures", group_figures),
    ("commitments", group_commitments),
    ("events", group_events),
    ("restrictions", group_restrictions),
    ("positions", group_positions),
)


def group_matters(record: Record) -> tuple[Matter, ...]:
    """Every matter of the record, ledger by ledger, then by label and id."""
    setting = Setting.of(record)
    matters: list[Matter] = []
    for ledger, group in _LEDGERS:
        claims = [claim for report in record.claims for claim in getattr(report, ledger)]
        matters.extend(_make_matter(ledger, found, setting) for found in group(claims, setting))
    matters.extend(_quote_matter(quote, record, setting) for quote in record.quotes)
    return tuple(sorted(matters, key=lambda m: (m.ledger, m.label, m.id)))


def _make_matter(ledger: str, group: Group, setting: Setting) -> Matter:
    ordered = setting.in_order(group.claims)
    return Matter(
        id=make_id("m", ledger, group.key),
        ledger=ledger,
        label=group.label,
        claims=tuple(claim.id for claim in ordered),
        verdicts=_judge_versions(ordered, setting),
        origins=(),
        suspect=tuple(claim.id for claim in ordered if setting.suspicion(claim)),
    )


def _judge_versions(ordered: Sequence[Claim], setting: Setting) -> tuple[Verdict, ...]:
    """A verdict between every two versions that differ; each version stands for the claims that repeat it."""
    versions: dict[Hashable, Claim] = {}
    for claim in ordered:
        versions.setdefault(name_version(claim, setting), claim)
    distinct = list(versions.values())
    return tuple(judge_pair(distinct[i], distinct[j], setting) for i, j in _choose_pairs(distinct))


MANY = 24
"""Versions of one matter up to which every two get a verdict; beyond, each gets one with those near it."""
NEAR = 3
"""How many versions before it in time, and below it in value, a version of a matter of many is judged against."""


def _choose_pairs(distinct: Sequence[Claim]) -> list[tuple[int, int]]:
    """Which versions get a verdict between them: all, or in a matter of many those that a reader would compare.

    Those are neighbours in time and in value, and the first version of each definition with that of every other, so
    that the work grows with the number of versions and not with that of their pairs.
    """
    count = len(distinct)
    if count <= MANY:
        return [(i, j) for i in range(count) for j in range(i + 1, count)]
    chosen = {(i, j) for i in range(count) for j in range(i + 1, min(i + 1 + NEAR, count))}
    by_value = sorted(range(count), key=lambda i: (str(_name_measured(distinct[i])), i))
    for place, i in enumerate(by_value):
        chosen |= {(min(i, j), max(i, j)) for j in by_value[place + 1 : place + 1 + NEAR]}
    firsts: dict[Hashable, int] = {}
    for i, claim in enumerate(distinct):
        firsts.setdefault(_name_definition(claim), i)
    heads = list(firsts.values())[:MANY]
    chosen |= {(i, j) for place, i in enumerate(heads) for j in heads[place + 1 :]}
    return sorted(chosen)


def _name_definition(claim: Claim) -> Hashable:
    if isinstance(claim, Figure):
        return tuple(facet_of(claim, facet) for facet in ("population", "scope", "cause", "place"))
    return claim.what if isinstance(claim, Commitment) else ""


def _name_measured(claim: Claim) -> tuple[Hashable, str]:
    """What sorts versions by what they say: definition, then value."""
    if isinstance(claim, Figure):
        low = claim.amount.low if claim.amount.low is not None else claim.amount.high or 0.0
        return _name_definition(claim), f"{low:020.4f}"
    if isinstance(claim, Commitment):
        return claim.what, claim.due or ""
    return "", claim.when or "" if isinstance(claim, Event) else ""


def name_version(claim: Claim, setting: Setting) -> Hashable:
    """What claims of one matter that agree in value and facets have in common; a suspect claim has its own."""
    return _name_facets(claim), setting.suspicion(claim) is not None


def _name_facets(claim: Claim) -> Hashable:
    if isinstance(claim, Figure):
        facets = ("population", "scope", "cause", "place", "actor")
        return (claim.amount, *(facet_of(claim, facet) for facet in facets))
    if isinstance(claim, Commitment):
        ended = claim.told in (CommitmentTold.BROKEN, CommitmentTold.DROPPED, CommitmentTold.KEPT)
        return (claim.what, claim.due, claim.told if ended else "")
    if isinstance(claim, Event):
        words = claim.date_words.words if claim.date_words else ""
        tolls = tuple((t.effect, t.group, t.low, t.high) for t in claim.tolls)
        return (claim.when, any(c.isdigit() for c in words), tolls)
    if isinstance(claim, Restriction):
        return (claim.period, claim.status)
    if isinstance(claim, Position):
        return (claim.stance,)
    return claim.id


def _quote_matter(quote: QuoteFamily, record: Record, setting: Setting) -> Matter:
    statements = {s.id: s for report in record.claims for s in report.statements}
    versions = [statements[version.statement] for version in quote.versions]
    return Matter(
        id=make_id("m", "sayings", quote.id),
        ledger="sayings",
        label=f"{quote.speaker}: “{_shorten(quote.versions[0].words.words)}”",
        claims=tuple(s.id for s in versions),
        verdicts=_judge_quote(quote, versions, setting),
        origins=(),
        suspect=tuple(s.id for s in versions if setting.suspicion(s)),
    )


def _judge_quote(quote: QuoteFamily, versions: Sequence[Statement], setting: Setting) -> tuple[Verdict, ...]:
    first = versions[0]
    verdicts = []
    for version, statement in zip(quote.versions[1:], versions[1:], strict=True):
        if not version.differences:
            continue
        verdicts.append(_judge_wording(first, statement, version, setting))
    return tuple(verdicts)


def _judge_wording(first: Statement, other: Statement, version: QuoteVersion, setting: Setting) -> Verdict:
    """The verdict between the first version of an utterance and another one whose words differ."""
    kinds = " and ".join(sorted({d.kind.value for d in version.differences}))
    suspect = setting.suspicion(first) or setting.suspicion(other)
    settle = name_settlement(other, setting.known_on(other))
    if suspect:
        reason = f"One version is suspect: {suspect.reason}"
        return Verdict(first.id, other.id, VerdictKind.GARBLE, reason, "wording")
    if not _changes_meaning(version):
        reason = f"One utterance; the versions differ in {kinds}."
        return Verdict(first.id, other.id, VerdictKind.SAME, reason, "wording")
    reason = f"Nearly the same words, but they differ in {kinds}, which changes what was said"
    if setting.same_family(first, other) and setting.correspond(first, other):
        reason += ": changed in copying one text."
        return Verdict(first.id, other.id, VerdictKind.GARBLE, reason, "wording", settle)
    if first.quoted and other.quoted and first.speaker.name and first.speaker.name == other.speaker.name:
        return Verdict(first.id, other.id, VerdictKind.CONTRADICTION, f"{reason}.", "wording", settle)
    reason += "; as nobody is quoted word for word on both sides, they may be two remarks."
    return Verdict(first.id, other.id, VerdictKind.UNDETERMINED, reason, "wording", settle)


CLOSE_WORDING = 0.25
"""Up to this share of differing words, a number or a "not" on one side is a change, not another wording."""


def _changes_meaning(version: QuoteVersion) -> bool:
    """A number replaced by another, or a negation gained or lost, in otherwise the same words."""
    if version.drift > CLOSE_WORDING:
        return False
    return any(
        (d.kind == Difference.NUMBER and d.a and d.b) or (d.kind == Difference.NEGATION and not (d.a and d.b))
        for d in version.differences
    )


def _shorten(words: str, limit: int = 80) -> str:
    return words if len(words) <= limit else words[:limit].rsplit(" ", 1)[0] + " …"

"""Claims to matters: what several claims are about and how their versions relate.

Takes a record whose families and quotes are known; gives matters for every ledger, their origins still to be
counted. Never merges the same number about two things, and never drops a version.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from penholder.model import (
    Claim,
    Commitment,
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
from penholder.record.verdicts import judge_pair

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
    return tuple(judge_pair(a, b, setting) for i, a in enumerate(distinct) for b in distinct[i + 1 :])


def name_version(claim: Claim, setting: Setting) -> Hashable:
    """What claims of one matter that agree in value and facets have in common; a suspect claim has its own."""
    return _name_facets(claim), setting.suspicion(claim) is not None


def _name_facets(claim: Claim) -> Hashable:
    if isinstance(claim, Figure):
        return (claim.amount, claim.population, claim.scope, claim.cause, claim.place)
    if isinstance(claim, Commitment):
        return (claim.what, claim.due)
    if isinstance(claim, Event):
        words = claim.date_words.words if claim.date_words else ""
        return (claim.when, any(c.isdigit() for c in words))
    if isinstance(claim, Restriction):
        return (claim.period,)
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
        suspect = setting.suspicion(first) or setting.suspicion(statement)
        kinds = " and ".join(sorted({d.kind.value for d in version.differences}))
        settled = ""
        if suspect:
            kind, reason = VerdictKind.GARBLE, f"One version is suspect: {suspect.reason}"
        elif _changes_meaning(version):
            kind, settled = VerdictKind.CONTRADICTION, "the record of the meeting"
            reason = f"Nearly the same words, but they differ in {kinds}, which changes what was said."
        else:
            kind, reason = VerdictKind.SAME, f"One utterance; the versions differ in {kinds}."
        verdicts.append(Verdict(first.id, statement.id, kind, reason, "wording", settled))
    return tuple(verdicts)


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

"""Which claims of a matter say the same, so that the reports behind one of them stand behind the others too.

Takes a record whose matters and verdicts are known; gives every claim with those that say the same. Never looks
through a third version: what two versions refine in common may still differ between them. A version that names no
day supports none that does.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from penholder.model import Claim, Commitment, Event, Matter, Record, VerdictKind
from penholder.record.matters import name_version
from penholder.record.setting import Setting
from penholder.values.mentions import fold_words

AGREEING = frozenset({VerdictKind.SAME, VerdictKind.REFINES})
"""Verdicts under which one version supports the other."""


@dataclass(frozen=True, slots=True)
class Carriers:
    """Claims that are one version of their matter, and all claims that say the same, these included."""

    version: tuple[Claim, ...]
    same: tuple[Claim, ...]


def find_carriers(record: Record) -> Iterator[Carriers]:
    """Every claim of the record in exactly one version; a claim that no matter holds stands alone."""
    setting = Setting.of(record)
    claims = {claim.id: claim for made in record.claims for claim in made.all()}
    worded = {v.statement: fold_words(v.words.words) for quote in record.quotes for v in quote.versions}
    held: set[str] = set()
    for matter in record.matters:
        names: dict[str, Hashable] = (
            _name_wordings(matter, worded)
            if matter.ledger == "sayings"
            else {c: name_version(claims[c], setting) for c in matter.claims}
        )
        undated = frozenset(names[c] for c in matter.claims if _is_undated(claims[c]))
        for version, same in _link_versions(matter, names, undated):
            yield Carriers(tuple(claims[c] for c in version), tuple(claims[c] for c in same))
        held.update(matter.claims)
    for claim in claims.values():
        if claim.id not in held:
            yield Carriers((claim,), (claim,))


def _name_wordings(matter: Matter, worded: dict[str, str]) -> dict[str, Hashable]:
    """Versions of an utterance: one for those that agree with the first, one for each other wording."""
    differing = {v.b for v in matter.verdicts if v.kind not in AGREEING}
    return {c: worded[c] if c in differing else "" for c in matter.claims}


def _is_undated(claim: Claim) -> bool:
    if isinstance(claim, Commitment):
        return claim.due is None
    return isinstance(claim, Event) and claim.when is None


def _link_versions(
    matter: Matter, names: dict[str, Hashable], undated: frozenset[Hashable]
) -> Iterator[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Claim ids of each version, and of it together with the versions that agree with it."""
    agreeing: defaultdict[Hashable, set[Hashable]] = defaultdict(set)
    for verdict in matter.verdicts:
        if verdict.kind in AGREEING:
            a, b = names[verdict.a], names[verdict.b]
            for version, other in ((a, b), (b, a)):
                if other not in undated or version in undated:
                    agreeing[version].add(other)
    versions: defaultdict[Hashable, list[str]] = defaultdict(list)
    for claim in matter.claims:
        versions[names[claim]].append(claim)
    for name, members in versions.items():
        others = [c for other in agreeing[name] - {name} for c in versions[other]]
        yield tuple(sorted(members)), tuple(sorted({*members, *others}))

"""The version nearest the origin: which of several wordings was probably said, or that nobody can tell.

Takes the versions of one utterance and what is known of their witnesses; gives the nearest version with the reason,
or None. Never prefers a wording without evidence.

The methods are those of textual criticism: agreement of independent witnesses, the witness nearer to the source
(agency credit, earlier day), and the witness that proves faithful wherever it can be checked.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from penholder.model import (
    DateBracket,
    Difference,
    Report,
    ReportPair,
    Span,
    Statement,
    StoryFamily,
)
from penholder.values.wording import compare_words
from penholder.values.words import WordKind, read_words

RETRANSLATED = 2
"""Words replaced inside quotation marks between independent hands that make both look like translations."""
_REPLACED = frozenset({Difference.SYNONYM, Difference.WORDING, Difference.SPELLING})
_SOURED = re.compile(r"(?<=[\w”’\"])\s*[.,;]\s+[,;.](?!\.)|(?<=[a-z]{3})\.\s+[a-z]{2,}|\s[.,;](?=\s)")
"""Marks of a text that went through a machine: doubled marks, a sentence that goes on in lower case."""


@dataclass(frozen=True, slots=True)
class Version:
    """One wording with the statement it stands in."""

    statement: Statement
    words: Span
    quoted: bool
    """True when the wording stands inside quotation marks."""


@dataclass(frozen=True, slots=True)
class Witnesses:
    """What is known of the reports that carry the versions."""

    families: dict[str, str]
    """Story family by report."""
    latest: dict[str, date]
    earliest: dict[str, date]
    agencies: dict[str, str]
    """Credited news agency by report."""
    faithful: dict[str, dict[str, float]]
    """By report: how closely it keeps the sentences it shares with each report outside its family."""


def read_witnesses(
    pairs: Sequence[ReportPair],
    brackets: Sequence[DateBracket],
    families: Sequence[StoryFamily],
    reports: Sequence[Report],
) -> Witnesses:
    """What pairs, brackets and families tell of each report as a witness."""
    belongs = {report: family.id for family in families for report in family.reports}
    kept: defaultdict[str, dict[str, float]] = defaultdict(dict)
    for pair in sorted(pairs, key=lambda p: (p.a, p.b)):
        if pair.sentences and belongs.get(pair.a, pair.a) != belongs.get(pair.b, pair.b):
            mean = sum(s.similarity for s in pair.sentences) / len(pair.sentences)
            kept[pair.a][pair.b] = kept[pair.b][pair.a] = mean
    return Witnesses(
        belongs,
        {b.report: b.latest for b in brackets if b.latest is not None},
        {b.report: b.earliest for b in brackets if b.earliest is not None},
        {r.id: r.agency for r in reports if r.agency},
        dict(kept),
    )


def find_nearest(versions: Sequence[Version], witnesses: Witnesses) -> tuple[str | None, str]:
    """Statement id of the version nearest the origin with one sentence of reason; None when the words are unknown."""
    wordings = {v.statement.id: _spell(v) for v in versions}
    if len(set(wordings.values())) == 1:
        return versions[0].statement.id, "All versions have the same words."
    for method in (
        _find_majority,
        _find_quoted,
        _find_retranslation,
        _find_agency,
        _find_faithful,
        _find_earlier,
    ):
        found = method(versions, witnesses)
        if found is not None:
            return found
    return None, "Exact words unknown: nothing in the record prefers one version."


_Found = tuple[str | None, str] | None


def _spell(version: Version) -> tuple[str, ...]:
    return tuple(w.form for w in read_words(version.words.words))


def _family(version: Version, witnesses: Witnesses) -> str:
    return witnesses.families.get(version.statement.report, version.statement.report)


def _find_majority(versions: Sequence[Version], witnesses: Witnesses) -> _Found:
    """The wording most independent families agree on; it must beat every other by a family."""
    holders: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for version in versions:
        holders[_spell(version)].add(_family(version, witnesses))
    ranked = sorted(holders.items(), key=lambda e: (-len(e[1]), e[0]))
    if len(ranked[0][1]) < 2 or len(ranked[0][1]) == len(ranked[1][1]):
        return _find_shared_words(versions, witnesses)
    chosen = next(v for v in versions if _spell(v) == ranked[0][0])
    return chosen.statement.id, (
        f"High confidence: {len(ranked[0][1])} stories that do not copy one another agree on these words."
    )


def _find_shared_words(versions: Sequence[Version], witnesses: Witnesses) -> _Found:
    """Where whole wordings do not agree: the version most of whose disputed words stand in another family too."""
    forms = {v.statement.id: set(_spell(v)) for v in versions}
    common = set.intersection(*forms.values())
    if len({_family(v, witnesses) for v in versions}) < 2 or len(versions) < 3:
        return None

    def support(version: Version) -> int:
        others = [o for o in versions if _family(o, witnesses) != _family(version, witnesses)]
        backed = Counter(w for o in others for w in forms[o.statement.id] - common)
        return sum(1 for w in forms[version.statement.id] - common if backed[w])

    ranked = sorted(versions, key=lambda v: -support(v))
    if support(ranked[0]) == 0 or any(
        support(v) == support(ranked[0]) and _spell(v) != _spell(ranked[0]) for v in ranked[1:]
    ):
        return None
    words = support(ranked[0])
    return ranked[0].statement.id, (
        f"Fair confidence: {words} disputed word{'s' * (words != 1)} of this version also "
        f"stand{'s' * (words == 1)} in a story that does not copy it."
    )


def _find_quoted(versions: Sequence[Version], _: Witnesses) -> _Found:
    """The one wording inside quotation marks among paraphrases."""
    quoted = [v for v in versions if v.quoted]
    if not quoted or len(quoted) == len(versions) or len({_spell(v) for v in quoted}) > 1:
        return None
    return quoted[
        0
    ].statement.id, "Fair confidence: the only wording inside quotation marks; the others paraphrase."


def _find_retranslation(versions: Sequence[Version], witnesses: Witnesses) -> _Found:
    """Independent hands that replace several words inside quotation marks: both are probably translations."""
    quoted = [v for v in versions if v.quoted]
    for n, a in enumerate(quoted):
        for b in quoted[n + 1 :]:
            if _family(a, witnesses) == _family(b, witnesses):
                continue
            replaced = [
                d for d in compare_words(a.words.words, b.words.words) if d.kind in _REPLACED and d.a and d.b
            ]
            if sum(_counts(d.a) or _counts(d.b) for d in replaced) >= RETRANSLATED:
                shown = "; ".join(f"“{d.a}” / “{d.b}”" for d in replaced[:3])
                return None, (
                    f"Exact words unknown: stories by different hands quote it in different words ({shown}), "
                    "as translations do."
                )
    return None


def _counts(words: str) -> bool:
    return any(w.kind is not WordKind.FUNCTION or w.key.startswith("=") for w in read_words(words))


def _find_agency(versions: Sequence[Version], witnesses: Witnesses) -> _Found:
    credited = [v for v in versions if v.statement.report in witnesses.agencies]
    if not credited or len({_spell(v) for v in credited}) > 1:
        return None
    agency = witnesses.agencies[credited[0].statement.report]
    return credited[0].statement.id, f"Fair confidence: this report credits a news agency ({agency})."


def _find_faithful(versions: Sequence[Version], witnesses: Witnesses) -> _Found:
    """Of versions in one family, that of the report which keeps closer to outside reports they both share with."""
    if len({_family(v, witnesses) for v in versions}) > 1:
        return _find_sound(versions, witnesses)
    kept = [witnesses.faithful.get(v.statement.report, {}) for v in versions]
    outside = sorted(set.intersection(*(set(k) for k in kept)))
    if not outside:
        return _find_sound(versions, witnesses)
    means = [sum(k[o] for o in outside) / len(outside) for k in kept]
    best = max(range(len(versions)), key=lambda n: means[n])
    rivals = [m for n, m in enumerate(means) if _spell(versions[n]) != _spell(versions[best])]
    if means[best] - max(rivals) < 0.02:
        return _find_sound(versions, witnesses)
    return versions[best].statement.id, (
        "Fair confidence: where it can be checked against a story outside its family, this report keeps "
        f"{means[best]:.0%} of the words, the other {max(rivals):.0%}."
    )


def _find_sound(versions: Sequence[Version], _: Witnesses) -> _Found:
    """The version without the marks of a damaged text, when every other has some."""
    sound = [v for v in versions if not _SOURED.search(v.words.words)]
    if not sound or len(sound) == len(versions) or len({_spell(v) for v in sound}) > 1:
        return None
    return sound[0].statement.id, "Low confidence: the other wordings are damaged."


def _find_earlier(versions: Sequence[Version], witnesses: Witnesses) -> _Found:
    """The version published before every other could be."""
    for version in versions:
        latest = witnesses.latest.get(version.statement.report)
        others = [
            witnesses.earliest.get(o.statement.report) for o in versions if _spell(o) != _spell(version)
        ]
        if latest is not None and all(o is not None and latest < o for o in others):
            return version.statement.id, "Low confidence: the earliest report that has it."
    return None

"""One person, place or party behind several spellings; every spelling is kept.

Takes reports with their parses; gives identities. Names the vocabulary knows are joined through it; others
only on strong likeness of spelling together with a common context. Never joins two people on a surname.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import combinations

import networkx as nx
from rapidfuzz.distance import JaroWinkler

from penholder.claims.tenures import find_tenures
from penholder.model import (
    DateBracket,
    Identity,
    IdentityKind,
    Report,
    ReportClaims,
    Span,
    Tenure,
    make_id,
)
from penholder.record.spellings import are_spellings, list_spelling_keys
from penholder.syntax import ParsedReport, Sentence
from penholder.values.mentions import Mention, MentionKind, find_mentions, fold_words
from penholder.values.subjects import body_named, person_named
from penholder.vocabulary import bodies, word_class

_PARTY_KINDS = frozenset({"armed group", "party", "company"})
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")

_FIRST_NAME_LIKENESS = 0.9
"""Jaro-Winkler likeness above which two first names are spellings of one."""


@dataclass(frozen=True, slots=True)
class _Sighting:
    """A name at one place, with the key the vocabulary gives it and the years and states it stands beside."""

    kind: IdentityKind
    key: str
    span: Span
    context: frozenset[str]


def find_identities(
    texts: Sequence[tuple[Report, ParsedReport]],
    claims: Sequence[ReportClaims],
    brackets: Sequence[DateBracket] = (),
) -> tuple[Identity, ...]:
    """Every person, place and party of the reports, by kind and name; offices taken or left by the brackets' days."""
    sightings = [s for report, parsed in texts for s in _sight(report, parsed)]
    offices = _find_offices(claims)
    found = [
        _make_identity(kind, members, offices)
        for kind in IdentityKind
        for members in _join([s for s in sightings if s.kind == kind], _RULES[kind])
    ]
    of_report = {bracket.report: bracket for bracket in brackets}
    told = [
        tenure
        for report, parsed in texts
        if report.id in of_report
        for tenure in find_tenures(report, parsed, of_report[report.id])
    ]
    return tuple(sorted((_add_tenures(i, told) for i in found), key=lambda i: (i.kind, i.name, i.id)))


def _add_tenures(identity: Identity, told: Sequence[Tenure]) -> Identity:
    """The identity with the tenures of whoever bears one of its names."""
    if identity.kind is not IdentityKind.PERSON:
        return identity
    names = {fold_words(name) for name in (identity.name, *identity.spellings)}
    own = sorted((t for t in told if fold_words(t.person) in names), key=lambda t: (t.words, t.office))
    return replace(identity, tenures=tuple(own)) if own else identity


def _sight(report: Report, parsed: ParsedReport) -> Iterator[_Sighting]:
    for sentence in parsed.sentences:
        mentions = find_mentions(sentence)
        context = frozenset(_YEAR.findall(sentence.text)) | {
            m.key for m in mentions if m.kind == MentionKind.STATE
        }
        taken = [(m.start, m.end) for m in mentions]
        for mention in mentions:
            sighting = _sight_mention(report, mention, context)
            if sighting:
                yield sighting
        for start, end in _unlisted_people(sentence, taken):
            yield _Sighting(IdentityKind.PERSON, "", report.span(start, end), context)
        for start, end in _places(sentence, taken):
            yield _Sighting(IdentityKind.PLACE, "", report.span(start, end), context)


def _sight_mention(report: Report, mention: Mention, context: frozenset[str]) -> _Sighting | None:
    span = report.span(mention.start, mention.end)
    if mention.kind == MentionKind.PERSON and mention.key:
        return _Sighting(IdentityKind.PERSON, mention.key, span, context)
    if mention.kind == MentionKind.BODY and body_named(mention.key).kind in _PARTY_KINDS:
        return _Sighting(IdentityKind.PARTY, mention.key, span, context)
    return None


def _unlisted_people(sentence: Sentence, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    for run in sentence.entities("PERSON"):
        words = [t for t in run if t.pos == "PROPN"]
        if len(words) >= 2 and not _overlaps(words[0].start, words[-1].end, taken):
            yield words[0].start, words[-1].end


def _places(sentence: Sentence, taken: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Named places: what the parser marks as one, and what follows "town of"."""
    seen: set[int] = set()
    for run in sentence.entities("GPE", "LOC"):
        words = [t for t in run if t.pos == "PROPN"]
        # A place that only describes another noun ("a Darfur commander") is no mention of the place itself.
        if not words or words[-1].dep in ("compound", "amod", "nmod"):
            continue
        if not _overlaps(words[0].start, words[-1].end, taken):
            seen.add(words[0].start)
            yield words[0].start, words[-1].end
    for token in sentence.tokens:
        if token.lemma in word_class("place noun"):
            for of in sentence.children(token, "prep"):
                for name in sentence.children(of, "pobj"):
                    if (
                        name.pos == "PROPN"
                        and name.start not in seen
                        and not _overlaps(name.start, name.end, taken)
                    ):
                        yield name.start, name.end


def _overlaps(start: int, end: int, taken: Sequence[tuple[int, int]]) -> bool:
    return any(start < right and end > left for left, right in taken)


# --------------------------------------------------------------------------- joining


SEEN = 9
"""How many sightings of a name speak for it when it is compared with another."""


@dataclass(frozen=True, slots=True)
class _Rule:
    """When two sightings are of one, and keys of which two that are alike have one in common."""

    alike: Callable[[_Sighting, _Sighting], bool]
    keys: Callable[[_Sighting], frozenset[Hashable]]


def _join(sightings: Sequence[_Sighting], rule: _Rule) -> list[list[_Sighting]]:
    """Sightings grouped by vocabulary key or folded words, the groups then joined where names are alike."""
    grouped: dict[str, list[_Sighting]] = defaultdict(list)
    for sighting in sightings:
        grouped[sighting.key or f"~{fold_words(sighting.span.words)}"].append(sighting)
    seen = {name: grouped[name][:SEEN] for name in sorted(grouped)}
    graph: nx.Graph[str] = nx.Graph()
    graph.add_nodes_from(seen)
    for left, right in sorted(_find_candidates(seen, rule)):
        if any(rule.alike(a, b) for a in seen[left] for b in seen[right]):
            graph.add_edge(left, right)
    return [
        sorted((s for name in part for s in grouped[name]), key=lambda s: s.span)
        for part in nx.connected_components(graph)
    ]


def _find_candidates(seen: Mapping[str, Sequence[_Sighting]], rule: _Rule) -> set[tuple[str, str]]:
    """Pairs of names that have a key in common, of all pairs the only ones that can be alike."""
    index: defaultdict[Hashable, list[str]] = defaultdict(list)
    for name, sightings in seen.items():
        for key in frozenset(key for sighting in sightings for key in rule.keys(sighting)):
            index[key].append(name)
    return {pair for names in index.values() for pair in combinations(names, 2)}


def _same_person(a: _Sighting, b: _Sighting) -> bool:
    if a.key and b.key:
        return a.key == b.key
    first, second = ((s.key or s.span.words).split() for s in (a, b))
    if len(first) < 2 or len(second) < 2:
        return False
    likeness = JaroWinkler.similarity(fold_words(first[0]), fold_words(second[0]))
    return are_spellings(first[-1], second[-1]) and likeness >= _FIRST_NAME_LIKENESS


def _key_person(sighting: _Sighting) -> frozenset[Hashable]:
    words = (sighting.key or sighting.span.words).split()
    return list_spelling_keys(words[-1]) if len(words) > 1 else frozenset()


def _same_place(a: _Sighting, b: _Sighting) -> bool:
    """One spelling apart, and named in one context (a common year or state)."""
    left, right = a.span.words, b.span.words
    return left[0] == right[0] and are_spellings(left, right) and bool(a.context & b.context)


def _key_place(sighting: _Sighting) -> frozenset[Hashable]:
    words = sighting.span.words
    return frozenset((words[0], key) for key in list_spelling_keys(words))


def _same_party(a: _Sighting, b: _Sighting) -> bool:
    if a.key and b.key:
        return a.key == b.key
    return _content_words(a.span.words) == _content_words(b.span.words)


def _key_party(sighting: _Sighting) -> frozenset[Hashable]:
    return frozenset({_content_words(sighting.span.words)})


def _content_words(words: str) -> frozenset[str]:
    return frozenset(fold_words(words).split()) - word_class("name filler")


_RULES: dict[IdentityKind, _Rule] = {
    IdentityKind.PERSON: _Rule(_same_person, _key_person),
    IdentityKind.PLACE: _Rule(_same_place, _key_place),
    IdentityKind.PARTY: _Rule(_same_party, _key_party),
}


def _make_identity(
    kind: IdentityKind, members: Sequence[_Sighting], offices: Mapping[str, set[str]]
) -> Identity:
    key = next((s.key for s in members if s.key), "")
    name = body_named(key).name if kind == IdentityKind.PARTY and key else key
    return _name_identity(kind, name, [s.span for s in members], offices)


def _name_identity(
    kind: IdentityKind, name: str, mentions: Sequence[Span], offices: Mapping[str, set[str]]
) -> Identity:
    """An identity under its name in the vocabulary, or else under its fullest and commonest spelling."""
    spellings = sorted({m.words for m in mentions})
    counts = {w: sum(m.words == w for m in mentions) for w in spellings}
    name = name or min(spellings, key=lambda w: (-len(w.split()), -counts[w], w))
    return Identity(
        id=make_id("i", kind, name),
        kind=kind,
        name=name,
        spellings=tuple(spellings),
        offices=tuple(sorted(offices.get(fold_words(name), set()))),
        mentions=tuple(sorted(set(mentions))),
    )


def reduce_identities(identities: Sequence[Identity], claims: Sequence[ReportClaims]) -> tuple[Identity, ...]:
    """The identities as the reports with these claims alone would show them; those not met there are left out."""
    known = {made.report for made in claims}
    offices = _find_offices(claims)
    reduced = []
    for identity in identities:
        mentions = [m for m in identity.mentions if m.report in known]
        if mentions:
            name = identity.name if _is_listed(identity) else ""
            tenures = tuple(t for t in identity.tenures if t.words.report in known)
            reduced.append(replace(_name_identity(identity.kind, name, mentions, offices), tenures=tenures))
    return tuple(sorted(reduced, key=lambda i: (i.kind, i.name, i.id)))


def _is_listed(identity: Identity) -> bool:
    """Whether the name is the vocabulary's, not a spelling chosen among those met."""
    if identity.kind == IdentityKind.PARTY:
        return any(body.name == identity.name for body in bodies())
    return identity.kind == IdentityKind.PERSON and person_named(identity.name) is not None


def _find_offices(claims: Sequence[ReportClaims]) -> Mapping[str, set[str]]:
    """Offices in which each speaker was met, by folded name."""
    offices: dict[str, set[str]] = defaultdict(set)
    for statement in (s for made in claims for s in made.statements):
        if statement.speaker.name and statement.speaker.office:
            offices[fold_words(statement.speaker.name)].add(statement.speaker.office)
    return offices

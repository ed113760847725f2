"""Utterances: which statements of different reports are versions of one thing somebody said.

Takes statements, date brackets and related pairs; gives pairs of statements by the same speaker that say the same
on compatible days, with how alike they are. Never joins statements of different speakers, except a state with the
person who speaks for it, and never compares statements that share no counted words.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import product

from penholder.model import DateBracket, PairType, ReportClaims, ReportPair, Statement, StatementForm
from penholder.values.wording import match_words
from penholder.values.words import WEIGHTS, WordKind
from penholder.versions.speakers import (
    Utterance,
    drop_inner,
    group_by_speaker,
    is_pronoun,
    name_speaker,
    read_utterance,
)

ALIKE, ALIKE_SHARED = 0.55, 3.0
"""Least similarity and weight of shared words for two statements to be versions of one utterance."""
CLOSE, CLOSE_SHARED = 0.75, 2.0
"""The same for short statements."""
CONTAINED, CONTAINED_SHARED, CONTAINED_ALIKE = 0.75, 4.5, 0.4
"""Least share of the shorter statement found in the longer one, with the weight and similarity it then needs."""
MAPPED = 0.4
"""Least similarity where the sentence map already says that the sentences correspond."""
LOOSE = 0.8
"""The same where the two do not have the same speaker because one source is a pronoun or has no name."""
BESIDES_NUMBERS = 0.8
"""Statements whose numbers differ are versions of one utterance only when everything else is this alike."""
REPEAT, REPEAT_SHARED = 0.75, 4.0
"""Least similarity and weight for a repeat by one speaker inside one report."""
FREQUENT = 300
"""A word standing in more statements of one speaker than this finds no candidates by itself."""
OCCASION = 3
"""Sure versions two reports share before the rest of what their speakers said is taken for one occasion's."""
RETOLD, RETOLD_SHARED = 0.28, 2.0
"""Least similarity, and least weight shared besides names, of two statements by one speaker on one occasion that are
nearest to one another."""
RETOLD_LOOSE, RETOLD_LOOSE_SHARED = 0.5, 2.5
"""The same where one source is a pronoun or has no name."""

# The first group was chosen on the hand-labelled statements of the real pile: of the pairs by one speaker, versions of
# one utterance lie at 0.57 and above (one repeat at 0.48), different utterances at 0.47 and below. RETOLD was chosen on
# the example pile, whose versions went through another language: versions at 0.31 and above, nearest others at 0.26.


@dataclass(frozen=True, slots=True)
class Likeness:
    """Two statements that are versions of one utterance, a < b by id."""

    a: Statement
    b: Statement
    similarity: float
    rank: float
    """Similarity, raised when both stand inside quotation marks; used to join the surest first."""


def find_same_utterances(
    claims: Sequence[ReportClaims], brackets: Sequence[DateBracket], pairs: Sequence[ReportPair]
) -> tuple[Likeness, ...]:
    """All pairs of statements that are versions of one utterance, the surest first."""
    days = {b.report: b for b in brackets}
    mapped = _find_mapped(claims, pairs)
    read = {s.id: read_utterance(s, days.get(s.report)) for c in claims for s in c.statements}
    groups = [[read[s.id] for s in drop_inner(group)] for group in group_by_speaker(claims)]
    found: dict[tuple[str, str], Likeness] = {}
    for utterances in groups:
        for i, j in _find_candidates(utterances):
            likeness = _compare(utterances[i], utterances[j], mapped)
            if likeness is not None:
                found[likeness.a.id, likeness.b.id] = likeness
    for a, b in _find_loose_sources(claims, mapped):
        likeness = _compare(read[a.id], read[b.id], mapped)
        if likeness is not None and likeness.similarity >= LOOSE:
            found[likeness.a.id, likeness.b.id] = likeness
    copies = {(p.a, p.b) for p in pairs if p.type in (PairType.COPY, PairType.EDITED_COPY)}
    loose = [u for u in read.values() if _is_loose(u.statement)]
    for likeness in _find_retold(groups, loose, found.values(), copies):
        found.setdefault((likeness.a.id, likeness.b.id), likeness)
    return tuple(sorted(found.values(), key=lambda k: (-k.rank, k.a.id, k.b.id)))


def _find_loose_sources(
    claims: Sequence[ReportClaims], mapped: frozenset[tuple[str, str]]
) -> Iterator[tuple[Statement, Statement]]:
    """Statements in corresponding sentences of which one has no name or a pronoun: the sister may name the speaker."""
    statements = {s.id: s for c in claims for s in c.statements}
    for a, b in sorted(mapped):
        pair = statements[a], statements[b]
        if any(_is_loose(s) for s in pair) and any(name_speaker(s) for s in pair):
            yield pair


def _is_loose(statement: Statement) -> bool:
    source, speaker = statement.source, statement.speaker
    return source is None or speaker.name is None or is_pronoun(source.words)


def _find_candidates(utterances: Sequence[Utterance]) -> list[tuple[int, int]]:
    index: defaultdict[str, list[int]] = defaultdict(list)
    for i, utterance in enumerate(utterances):
        for key in sorted({w.key for w in utterance.words if w.weight >= WEIGHTS[WordKind.DATE]}):
            index[key].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    for places in index.values():
        if len(places) <= FREQUENT:
            shared.update((i, j) for n, i in enumerate(places) for j in places[n + 1 :])
    return sorted(pair for pair, count in shared.items() if count >= 2)


def _compare(a: Utterance, b: Utterance, mapped: frozenset[tuple[str, str]]) -> Likeness | None:
    if b.statement.id < a.statement.id:
        a, b = b, a
    if a.statement.id == b.statement.id or _nested(a.statement, b.statement):
        return None
    in_map = (a.statement.id, b.statement.id) in mapped
    if not (in_map or _days_meet(a, b)):
        return None
    found = _measure(a, b)
    if found is None:
        return None
    if a.statement.report == b.statement.report and name_speaker(a.statement) == name_speaker(b.statement):
        same = found.similarity >= REPEAT and found.shared >= REPEAT_SHARED
    else:
        same = (
            (found.similarity >= ALIKE and found.shared >= ALIKE_SHARED)
            or (found.similarity >= CLOSE and found.shared >= CLOSE_SHARED)
            or (
                found.contained >= CONTAINED
                and found.shared >= CONTAINED_SHARED
                and found.similarity >= CONTAINED_ALIKE
            )
            or (found.similarity >= MAPPED and in_map)
        )
    if not same or _say_other_numbers(a, b) or not (in_map or _may_share_names(a, b)):
        return None
    return _make_likeness(a, b, found.similarity)


def _make_likeness(a: Utterance, b: Utterance, similarity: float) -> Likeness:
    if b.statement.id < a.statement.id:
        a, b = b, a
    quoted = all(u.statement.form is not StatementForm.INDIRECT for u in (a, b))
    return Likeness(a.statement, b.statement, round(similarity, 4), round(similarity + 0.1 * quoted, 4))


@dataclass(frozen=True, slots=True)
class _Measured:
    """Weight of shared words, their share of both statements and of the shorter one."""

    shared: float
    similarity: float
    contained: float

    @property
    def nearness(self) -> float:
        """Share and weight together: of two equal shares the one of more words is the better evidence."""
        return self.shared * self.similarity


def _measure(a: Utterance, b: Utterance) -> _Measured | None:
    """How much two statements share; None when they share no counted word."""
    shared, of_a, of_b = match_words(a.words, b.words)
    if not shared:
        return None
    return _Measured(shared, 2 * shared / (of_a + of_b), shared / min(of_a, of_b))


def _nested(a: Statement, b: Statement) -> bool:
    return a.nested_in == b.id or b.nested_in == a.id


def _days_meet(a: Utterance, b: Utterance) -> bool:
    starts = [d for d in (a.since, b.since) if d is not None]
    ends = [d for d in (a.until, b.until) if d is not None]
    return not starts or not ends or max(starts) <= min(ends)


def _say_other_numbers(a: Utterance, b: Utterance) -> bool:
    numbers_a, numbers_b = ({w.key for w in u.words if w.kind is WordKind.NUMBER} for u in (a, b))
    if not numbers_a or not numbers_b or numbers_a & numbers_b:
        return False
    rest_a, rest_b = ([w for w in u.words if w.kind is not WordKind.NUMBER] for u in (a, b))
    shared, of_a, of_b = match_words(rest_a, rest_b)
    return not of_a or not of_b or 2 * shared / (of_a + of_b) < BESIDES_NUMBERS


def _may_share_names(a: Utterance, b: Utterance) -> bool:
    """False for set phrases about different people or places, unless both are dated to one day or period."""
    names_a, names_b = ({w.key for w in u.words if w.kind is WordKind.NAME} for u in (a, b))
    dated = a.statement.said is not None and a.statement.said == b.statement.said
    return dated or not names_a or not names_b or bool(names_a & names_b)


def _find_mapped(claims: Sequence[ReportClaims], pairs: Sequence[ReportPair]) -> frozenset[tuple[str, str]]:
    """Pairs of statement ids that stand in corresponding sentences."""
    by_report = {c.report: c.statements for c in claims}
    found: set[tuple[str, str]] = set()
    for pair in pairs:
        for sentences in pair.sentences:
            left, right = (
                [
                    s
                    for s in by_report.get(span.report, ())
                    if s.content[0].start < span.end and s.content[0].end > span.start
                ]
                for span in (sentences.a, sentences.b)
            )
            found.update((min(a.id, b.id), max(a.id, b.id)) for a in left for b in right)
    return frozenset(found)


# --------------------------------------------------------------------------- one occasion


def _find_retold(
    groups: Sequence[Sequence[Utterance]],
    loose: Sequence[Utterance],
    found: Iterable[Likeness],
    copies: set[tuple[str, str]],
) -> Iterator[Likeness]:
    """What else two reports by different hands have from one occasion, in words too unlike to show by themselves.

    Copies are left out: in them the sentence map already says what corresponds.
    """
    voices: defaultdict[str, set[int]] = defaultdict(set)
    held: defaultdict[str, dict[str, Utterance]] = defaultdict(dict)
    for n, group in enumerate(groups):
        for utterance in group:
            voices[utterance.statement.id].add(n)
            held[utterance.statement.report][utterance.statement.id] = utterance
    for utterance in loose:
        held[utterance.statement.report][utterance.statement.id] = utterance
    for a, b in sorted(_find_occasions(found) - copies):
        yield from _pair_nearest(held[a].values(), held[b].values(), voices)


def _find_occasions(found: Iterable[Likeness]) -> set[tuple[str, str]]:
    """Pairs of reports, ordered, that share at least OCCASION utterances."""
    shared: defaultdict[tuple[str, str], tuple[set[str], set[str]]] = defaultdict(lambda: (set(), set()))
    for k in found:
        first, second = sorted((k.a, k.b), key=lambda s: s.report)
        if first.report != second.report:
            in_first, in_second = shared[first.report, second.report]
            in_first.add(first.id)
            in_second.add(second.id)
    return {ids for ids, held in shared.items() if min(map(len, held)) >= OCCASION}


def _pair_nearest(
    here: Iterable[Utterance], there: Iterable[Utterance], voices: dict[str, set[int]]
) -> Iterator[Likeness]:
    """Statements of two reports that are nearest to one another among all by a speaker who may be the same."""
    near: dict[str, tuple[float, str]] = {}
    measured: list[tuple[Utterance, Utterance, _Measured]] = []
    for a, b in product(here, there):
        ids = a.statement.id, b.statement.id
        known = _is_loose(a.statement) or _is_loose(b.statement) or voices[ids[0]] & voices[ids[1]]
        found = _measure(a, b) if known else None
        if found is None:
            continue
        measured.append((a, b, found))
        for own, other in (ids, ids[::-1]):
            near[own] = max(near.get(own, (0.0, "")), (found.nearness, other))
    for a, b, found in measured:
        ids = a.statement.id, b.statement.id
        mutual = near[ids[0]][1] == ids[1] and near[ids[1]][1] == ids[0]
        if mutual and _is_retold(a, b, found, same_voice=bool(voices[ids[0]] & voices[ids[1]])):
            yield _make_likeness(a, b, found.similarity)


def _share_besides_names(a: Utterance, b: Utterance) -> float:
    rest_a, rest_b = ([w for w in u.words if w.kind is not WordKind.NAME] for u in (a, b))
    return match_words(rest_a, rest_b)[0]


def _is_retold(a: Utterance, b: Utterance, found: _Measured, *, same_voice: bool) -> bool:
    least, shared = (RETOLD, RETOLD_SHARED) if same_voice else (RETOLD_LOOSE, RETOLD_LOOSE_SHARED)
    return (
        found.similarity >= least
        and _share_besides_names(a, b) >= shared
        and bool(name_speaker(a.statement) or name_speaker(b.statement))
        and not _nested(a.statement, b.statement)
        and _days_meet(a, b)
        and not _say_other_numbers(a, b)
    )

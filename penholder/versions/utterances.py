"""Utterances: which statements of different reports are versions of one thing somebody said.

Takes statements, date brackets and related pairs; gives pairs of statements by the same speaker that say the same
on compatible days, with how alike they are. Never joins statements of different speakers, except a state with the
person who speaks for it, and never compares statements that share no counted words.
"""

from __future__ import annotations

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from penholder.model import DateBracket, ReportClaims, ReportPair, SpeakerKind, Statement, StatementForm
from penholder.values.dates import first_day, last_day
from penholder.values.wording import match_words
from penholder.values.words import WEIGHTS, Word, WordKind, read_words

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

# Chosen on the hand-labelled statements of the real pile: of the pairs by one speaker, versions of one utterance lie
# at 0.57 and above (one repeat at 0.48), different utterances at 0.47 and below.

_MISSION_WORDS = ("=peacekeeping mission", "=mission")


@dataclass(frozen=True, slots=True)
class Utterance:
    """A statement ready to be compared: its content as one passage, and when it can have been said."""

    statement: Statement
    passage: str
    words: tuple[Word, ...]
    since: date | None
    until: date | None


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
    found: dict[tuple[str, str], Likeness] = {}
    for group in _group_by_speaker(claims):
        utterances = [_read_utterance(s, days.get(s.report)) for s in _drop_inner(group)]
        for i, j in _find_candidates(utterances):
            likeness = _compare(utterances[i], utterances[j], mapped)
            if likeness is not None:
                found[likeness.a.id, likeness.b.id] = likeness
    for a, b in _find_loose_sources(claims, mapped):
        left, right = (_read_utterance(s, days.get(s.report)) for s in (a, b))
        likeness = _compare(left, right, mapped)
        if likeness is not None and likeness.similarity >= LOOSE:
            found[likeness.a.id, likeness.b.id] = likeness
    return tuple(sorted(found.values(), key=lambda k: (-k.rank, k.a.id, k.b.id)))


def name_speaker(statement: Statement) -> str | None:
    """The speaker's canonical name, or the last word of the source when it is a name; None for pronouns and offices."""
    if statement.speaker.name:
        return statement.speaker.name
    source = statement.source.words if statement.source else ""
    words = read_words(source)
    if not words or words[-1].kind is WordKind.FUNCTION or words[-1].key.startswith("="):
        return None
    last = source[words[-1].start : words[-1].end].removesuffix("’s").removesuffix("'s")
    return last if last[:1].isupper() and " " not in last else None


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def _group_by_speaker(claims: Sequence[ReportClaims]) -> Iterator[list[Statement]]:
    """Statements of one person; a state's own statements go with each person who speaks for it.

    A bare surname counts for the one person of the pile who has it.
    """
    said = [
        (s, name)
        for c in sorted(claims, key=lambda c: c.report)
        for s in c.statements
        if (name := name_speaker(s))
    ]
    full: defaultdict[str, set[str]] = defaultdict(set)
    for _, name in said:
        if " " in name:
            full[_fold(name).split()[-1]].add(_fold(name))
    groups: defaultdict[str, list[Statement]] = defaultdict(list)
    states: defaultdict[str, list[Statement]] = defaultdict(list)
    voices: dict[str, str] = {}
    for statement, name in said:
        bearers = full.get(_fold(name), set())
        key = next(iter(bearers)) if len(bearers) == 1 else _fold(name)
        groups[key].append(statement)
        if statement.speaker.kind is SpeakerKind.STATE:
            states[key].append(statement)
        elif statement.speaker.speaks_for:
            voices[key] = _fold(statement.speaker.speaks_for)
    for key in sorted(groups):
        yield groups[key] + states.get(voices.get(key, ""), [])


def _drop_inner(group: Sequence[Statement]) -> list[Statement]:
    """The statements without those that stand inside another one of the same speaker: they are one utterance."""
    by_report: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in group:
        by_report[statement.report].append(statement)
    return [s for s in group if not any(_holds(t, s) for t in by_report[s.report])]


def _holds(outer: Statement, inner: Statement) -> bool:
    if outer.id == inner.id:
        return False
    held = all(any(o.start <= i.start and i.end <= o.end for o in outer.content) for i in inner.content)
    if not held:
        return False
    sizes = [sum(len(c.words) for c in s.content) for s in (outer, inner)]
    return (
        sizes[0] > sizes[1]
        or (outer.speaker.kind is not inner.speaker.kind and outer.speaker.kind == "person")
        or (outer.speaker.kind is inner.speaker.kind and outer.id < inner.id)
    )


def _find_loose_sources(
    claims: Sequence[ReportClaims], mapped: frozenset[tuple[str, str]]
) -> Iterator[tuple[Statement, Statement]]:
    """Statements in corresponding sentences of which one has no name or a pronoun: the sister may name the speaker."""
    statements = {s.id: s for c in claims for s in c.statements}
    for a, b in sorted(mapped):
        pair = statements[a], statements[b]
        loose = [s.source is None or s.speaker.name is None or _is_pronoun(s.source.words) for s in pair]
        if any(loose) and any(name_speaker(s) for s in pair):
            yield pair


def _is_pronoun(source: str) -> bool:
    words = read_words(source)
    return len(words) == 1 and words[0].kind is WordKind.FUNCTION


def _read_utterance(statement: Statement, bracket: DateBracket | None) -> Utterance:
    passage = " ".join(span.words for span in statement.content)
    own = {w.key for s in (statement.speaker.name, statement.speaker.speaks_for) if s for w in read_words(s)}
    words = [w for w in read_words(passage) if not (w.key in own and w.kind is WordKind.NAME)]
    if statement.cue is not None:
        words += [w for w in read_words(statement.cue.words) if w.key == "=demand"]
    since = first_day(statement.said) if statement.said else None
    until = last_day(statement.said) if statement.said else bracket.latest if bracket else None
    return Utterance(statement, passage, tuple(_generalise(w) for w in words), since, until)


def _generalise(word: Word) -> Word:
    """A mission's name and "the mission" are one word here: reports change between them freely."""
    if word.key.startswith("mission:") or word.key in _MISSION_WORDS:
        return Word(word.start, word.end, word.form, "=mission", WordKind.CONTENT)
    return word


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
    shared, of_a, of_b = match_words(a.words, b.words)
    similarity = 2 * shared / (of_a + of_b)
    contained = shared / min(of_a, of_b)
    if a.statement.report == b.statement.report and name_speaker(a.statement) == name_speaker(b.statement):
        same = similarity >= REPEAT and shared >= REPEAT_SHARED
    else:
        same = (
            (similarity >= ALIKE and shared >= ALIKE_SHARED)
            or (similarity >= CLOSE and shared >= CLOSE_SHARED)
            or (contained >= CONTAINED and shared >= CONTAINED_SHARED and similarity >= CONTAINED_ALIKE)
            or (similarity >= MAPPED and in_map)
        )
    if not same or _say_other_numbers(a, b):
        return None
    quoted = all(u.statement.form is not StatementForm.INDIRECT for u in (a, b))
    return Likeness(a.statement, b.statement, round(similarity, 4), round(similarity + 0.1 * quoted, 4))


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

"""Doubts: which of two readings is to be doubted, and why.

Takes a place where two sentences differ with everything that may speak for one of them; gives a side with one
clause of reason. Never takes a side on one report's word against another's: then both are left open.

The order is that of the textual critic: what contradicts itself, what others witness, which text is damaged,
which was made from which.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from penholder.model import ReportPair, Span, Suspicion
from penholder.values.mentions import MentionKind
from penholder.values.subjects import person_named
from penholder.values.wording import Change, align_words
from penholder.values.words import Word, WordKind, read_words
from penholder.versions.owners import find_judged_deed, find_plural_doers
from penholder.versions.passages import Passages
from penholder.versions.readings import PRONOUNS, count_negations
from penholder.versions.sides import Place, Reading, ReadingKind

MARKS_ONLY = frozenset(
    {
        "stray punctuation",
        "lower case after full stop",
        "quotation mark opens nothing",
        "quotation mark closes nothing",
        "sentence breaks off",
    }
)
"""Rules that show damage near a passage and say nothing about its words."""


@dataclass(frozen=True, slots=True)
class Doubt:
    """The side that is to be doubted ("a", "b", or "" for either) and the clause that says why."""

    side: str
    why: str
    firm: bool = False
    """True where it rests on more than the two reports: it then holds whatever days they are of."""


EITHER = Doubt("", "and nothing tells which of the two is right")


@dataclass(frozen=True)
class Judge:
    """Everything that may speak for one of two readings."""

    texts: Mapping[str, Passages]
    pairs: Sequence[ReportPair]
    suspicions: Sequence[Suspicion]
    _damage: dict[str, int] = field(init=False)
    _sisters: dict[Span, tuple[Span, ...]] = field(init=False)

    def __post_init__(self) -> None:
        damage: defaultdict[str, int] = defaultdict(int)
        for suspicion in self.suspicions:
            damage[suspicion.span.report] += 1
        linked: defaultdict[Span, set[Span]] = defaultdict(set)
        for pair in self.pairs:
            for sentences in pair.sentences:
                linked[sentences.a].add(sentences.b)
                linked[sentences.b].add(sentences.a)
        object.__setattr__(self, "_damage", dict(damage))
        object.__setattr__(self, "_sisters", {s: tuple(sorted(o)) for s, o in linked.items()})

    def weigh(self, pair: ReportPair, place: Place) -> Doubt:
        """The side to be doubted, by the first kind of evidence that tells the two apart."""
        for weigh in (
            self._weigh_clashes,
            self._weigh_own_report,
            self._weigh_third,
            self._weigh_grammar,
            self._weigh_damage,
        ):
            doubt = weigh(place)
            if doubt is not None:
                return doubt
        if pair.earlier is not None:
            side = "a" if place.b.words.report == pair.earlier else "b"
            return Doubt(side, "and the sister is probably the report it was made from")
        return EITHER

    def _weigh_clashes(self, place: Place) -> Doubt | None:
        """A reading that its own report, or the vocabulary, already contradicts."""
        clashing = [
            side
            for side, reading in (("a", place.a), ("b", place.b))
            if any(s.rule not in MARKS_ONLY and s.span.touches(reading.words) for s in self.suspicions)
        ]
        return (
            Doubt(clashing[0], "and it clashes with what stands around it", firm=True)
            if len(clashing) == 1
            else None
        )

    def _weigh_own_report(self, place: Place) -> Doubt | None:
        """A report that elsewhere has what its sister has here, and never what it has here itself."""
        if place.kind not in (ReadingKind.NUMBER, ReadingKind.NAME, ReadingKind.DATE):
            return None
        wrong = [
            side
            for side, own, other in (("a", place.a, place.b), ("b", place.b, place.a))
            if not self._says_elsewhere(place.kind, own, own) and self._says_elsewhere(place.kind, own, other)
        ]
        return Doubt(wrong[0], "and elsewhere it has that word itself") if len(wrong) == 1 else None

    def _says_elsewhere(self, kind: ReadingKind, own: Reading, wanted: Reading) -> bool:
        """Whether the report of `own` has the wanted words in another sentence: a surname, or a number before the same word."""
        passages = self.texts[own.words.report]
        form = wanted.form.split()[-1] if kind is ReadingKind.NAME else wanted.form
        size, following = len(form.split()), _next_key(wanted)
        for sentence in passages.sentences:
            if sentence.start < own.sentence.end and own.sentence.start < sentence.end:
                continue
            words = read_words(sentence.text)
            for n in range(len(words) - size + 1):
                if " ".join(w.form for w in words[n : n + size]) != form:
                    continue
                if words[n].kind is not WordKind.NUMBER or _key_at(words, n + size) == following:
                    return True
        return False

    def _weigh_third(self, place: Place) -> Doubt | None:
        """What the corresponding sentences of other reports have at the same place."""
        reports = {place.a.words.report, place.b.words.report}
        others = {
            s
            for sentence in (place.a.sentence, place.b.sentence)
            for s in self._sisters.get(sentence, ())
            if s.report not in reports
        }
        for_a = {s.report for s in others if _reads_like(place.a, s, place.kind)}
        for_b = {s.report for s in others if _reads_like(place.b, s, place.kind)}
        count_a, count_b = len(for_a - for_b), len(for_b - for_a)
        if count_a == count_b:
            return None
        many = max(count_a, count_b)
        told = "another report has the same" if many == 1 else f"{many} other reports have the same"
        return Doubt("b" if count_a > count_b else "a", f"and {told} as the sister")

    def _weigh_grammar(self, place: Place) -> Doubt | None:
        """A pronoun that fits nobody: of the other gender than its person, or one man's for what several did."""
        if place.kind is not ReadingKind.PRONOUN:
            return None
        misfits = [side for side, reading in (("a", place.a), ("b", place.b)) if self._misfits(reading)]
        return Doubt(misfits[0], "and there is nobody the word can refer to") if len(misfits) == 1 else None

    def _misfits(self, reading: Reading) -> bool:
        passages = self.texts[reading.words.report]
        number = passages.find_sentence(reading.words.start)
        kind = PRONOUNS.get(reading.form)
        if number is None or kind is None:
            return False
        if kind in ("man", "woman") and _genders_near(passages, number) == {"f" if kind == "man" else "m"}:
            return True
        if kind == "body" or not number or find_judged_deed(passages.sentences[number]) is None:
            return False
        return find_plural_doers(passages.sentences[number - 1]) is not None

    def _weigh_damage(self, place: Place) -> Doubt | None:
        damage = [self._damage.get(r.words.report, 0) for r in (place.a, place.b)]
        if damage[0] == damage[1]:
            return None
        return Doubt(
            "a" if damage[0] > damage[1] else "b", "and it shows other damage that the sister does not"
        )


def _genders_near(passages: Passages, number: int) -> set[str]:
    """Genders of the people named in a sentence and the one before; two names that are not known leave it open."""
    known = [
        person_named(m.key)
        for n in (number - 1, number)
        if n >= 0
        for m in passages.mentions[n]
        if m.kind is MentionKind.PERSON
    ]
    if len(passages.sentences[number].entities("PERSON")) > 1:
        return set()
    return {person.gender for person in known if person is not None and person.gender}


def _next_key(reading: Reading) -> str | None:
    words = read_words(reading.sentence.words)
    end = reading.words.end - reading.sentence.start
    return next((w.key for w in words if w.start >= end and w.kind is not WordKind.FUNCTION), None)


def _key_at(words: Sequence[Word], n: int) -> str | None:
    return next((w.key for w in words[n:] if w.kind is not WordKind.FUNCTION), None)


def _reads_like(reading: Reading, witness: Span, kind: ReadingKind) -> bool:
    """Whether a corresponding sentence has the same words at the same place."""
    if kind is ReadingKind.NEGATION:
        own, other = (count_negations(read_words(w), w) for w in (reading.sentence.words, witness.words))
        return own == other
    start, end = (p - reading.sentence.start for p in (reading.words.start, reading.words.end))
    at = 0
    met = []
    for part in align_words(reading.sentence.words, witness.words):
        if at < end and start < at + len(part.a):
            met.append(part.op is Change.SAME)
        at += len(part.a)
    return bool(met) and all(met)

"""A related pair as seen from each of its reports: what was kept, changed, cut and added on the way.

Takes a pair with its reports and brackets; gives two sides that mirror each other, so that a rule written once
judges both directions alike. Never says which report came first.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from penholder.families.sentences import split_sentences
from penholder.model import DateBracket, DirectionClue, Report, ReportPair, Span, WordDifference

SHORTEST = 4
"""Words of the shortest sentence whose loss or addition says anything: shorter ones are seldom mapped at all."""

_WORD = re.compile(r"\w+(?:['-]\w+)*")


@dataclass(frozen=True)
class Witness:
    """A report with what the direction rules read of it, worked out once."""

    report: Report
    bracket: DateBracket | None = None

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Its sentences of some length in text order, the title left out."""
        title = self.report.title
        spans = [self.report.span(start, end) for start, end, _ in split_sentences(self.report)]
        return tuple(
            s
            for s in spans
            if not (title and s.start < title.end and title.start < s.end)
            and len(_WORD.findall(s.words)) >= SHORTEST
        )

    @cached_property
    def folded(self) -> str:
        """The whole page, furniture included, lowercased with single spaces and straight marks."""
        return fold_text(self.report.text)

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word stands on the page, folded."""
        return Counter(_WORD.findall(self.folded))

    @cached_property
    def days(self) -> tuple[date | None, date | None]:
        """Earliest and latest publication day as told or by firm clues of its own: what sisters lend says nothing new."""
        published = self.report.provenance.published
        if published is not None or self.bracket is None:
            return published, published
        if not self.bracket.clues:
            return self.bracket.earliest, self.bracket.latest
        own = [c for c in self.bracket.clues if c.sister is None and not c.weak]
        low = max((c.earliest for c in own if c.earliest), default=None)
        high = min((c.latest for c in own if c.latest), default=None)
        return low, high


@dataclass(frozen=True, slots=True)
class Place:
    """Two corresponding sentences, seen from the report that is asked about."""

    here: Span
    there: Span
    differences: tuple[WordDifference, ...]
    """From there (a) to here (b)."""
    similarity: float

    @property
    def same(self) -> bool:
        """True when nothing differs."""
        return not self.differences


@dataclass(frozen=True)
class Side:
    """A pair seen from one report, `here`: every rule asks whether it was made from the other, `there`."""

    here: Witness
    there: Witness
    places: tuple[Place, ...]
    """In the order of here."""

    @cached_property
    def changed(self) -> tuple[Place, ...]:
        """The places where something differs, split and merged sentences left out: there a part seems to be missing."""
        here, there = Counter(p.here.start for p in self.places), Counter(p.there.start for p in self.places)
        return tuple(p for p in self.places if not p.same and here[p.here.start] == there[p.there.start] == 1)

    @cached_property
    def added(self) -> tuple[Span, ...]:
        """Sentences of here that nothing in the other report corresponds to."""
        return _leave_out(self.here.sentences, (p.here for p in self.places))

    @cached_property
    def lost(self) -> tuple[Span, ...]:
        """Sentences of the other report that nothing here corresponds to."""
        return _leave_out(self.there.sentences, (p.there for p in self.places))


def view_pair(pair: ReportPair, a: Witness, b: Witness) -> tuple[Side, Side]:
    """The pair seen from a and from b."""
    from_a = tuple(Place(s.a, s.b, _turn(s.differences), s.similarity) for s in pair.sentences)
    from_b = tuple(Place(s.b, s.a, s.differences, s.similarity) for s in pair.sentences)
    return Side(a, b, _order(from_a)), Side(b, a, _order(from_b))


def fold_text(words: str) -> str:
    """Lowercase, single spaces, straight quotation marks and apostrophes."""
    return " ".join(words.translate(_MARKS).lower().split())


_MARKS = str.maketrans({"“": '"', "”": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-"})


def _turn(differences: Sequence[WordDifference]) -> tuple[WordDifference, ...]:
    return tuple(WordDifference(d.kind, d.b, d.a) for d in differences) if differences else ()


def _order(places: Iterable[Place]) -> tuple[Place, ...]:
    return tuple(sorted(places, key=lambda p: (p.here.start, p.there.start, p.here.end)))


def _leave_out(sentences: Sequence[Span], matched: Iterable[Span]) -> tuple[Span, ...]:
    """The sentences that touch none of the matched spans; both are in text order or sorted here."""
    taken = sorted((m.start, m.end) for m in matched)
    left, reached, n = [], -1, 0
    for sentence in sentences:
        while n < len(taken) and taken[n][0] < sentence.end:
            reached = max(reached, taken[n][1])
            n += 1
        if reached <= sentence.start:
            left.append(sentence)
    return tuple(left)


Found = tuple[Span, str, str]
"""Where a rule fires in here, the words here, and the words there."""


def sum_up(side: Side, found: list[Found], says: str, *, weak: bool = False) -> DirectionClue | None:
    """One clue for all the places a rule found, the first of them shown."""
    if not found:
        return None
    words, here, there = found[0]
    shown = says.format(here=_shorten(here), there=_shorten(there))
    more = f", and {len(found) - 1} more such place{'s' * (len(found) > 2)}" if len(found) > 1 else ""
    return DirectionClue(side.there.report.id, f"In the other {shown}{more}.", weak, words)


def _shorten(words: str, longest: int = 90) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= longest else f"{plain[: longest - 1].rsplit(' ', 1)[0]} …"

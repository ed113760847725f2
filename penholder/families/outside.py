"""Clues to direction from third reports: which of two readings they confirm where a pair differs.

Takes a pair and all pairs with a sentence map; gives clues. Never counts a reading that third reports dispute among
themselves, and never one word that stands for nothing ("the", "of").
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache
from itertools import islice

from penholder.families.sides import Side, Witness, fold_text, view_pair
from penholder.model import DirectionClue, ReportPair, Span
from penholder.values.words import WordKind, read_words

CONFIRMED = 2
"""Readings that third reports must confirm: two reports hit on one synonym by chance now and then."""
OUTWEIGHED = 5
"""A side with this many times fewer confirmed readings than the other has them by chance."""
SENTENCE = 3
"""Readings a whole sentence counts for: nobody puts in by chance the sentence that another report has."""
ASKED = 6
"""Third reports of one kind asked about a pair at most, those with most corresponding sentences first."""
CLOSE = 0.8
"""Least similarity of two sentences for a word that one lacks to be missing rather than said otherwise."""
_WORD = re.compile(r"[^\W_]+")
_NONE: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Counterpart:
    """What a third report has for a sentence."""

    folded: str
    similarity: float


@dataclass(frozen=True)
class Maps:
    """All pairs with a sentence map, to look up what a third report has where two differ."""

    pairs: Mapping[tuple[str, str], ReportPair]
    witnesses: Mapping[str, Witness]
    kin: Mapping[str, frozenset[str]]
    """The reports that copies and rewrites tie to each report, however far."""
    _views: dict[tuple[str, str], Side] = field(default_factory=dict)
    _counterparts: dict[tuple[str, str], dict[int, Counterpart]] = field(default_factory=dict)

    @cached_property
    def _neighbours(self) -> Mapping[tuple[str, bool], dict[str, None]]:
        """Reports with a sentence map to each report, of its family or not, those with most sentences first."""
        found: defaultdict[tuple[str, bool], dict[str, None]] = defaultdict(dict)
        for pair in sorted(self.pairs.values(), key=lambda p: (-len(p.sentences), p.a, p.b)):
            for report, other in ((pair.a, pair.b), (pair.b, pair.a)):
                found[report, other in self.kin.get(report, _NONE)][other] = None
        return found

    def find_third(self, pair: ReportPair, *, kin: bool) -> list[str]:
        """Reports with a sentence map to both of a pair, those with most sentences first, as many as are asked."""
        near = [self._neighbours.get((report, kin), {}) for report in (pair.a, pair.b)]
        met = {
            report
            for one, other in (near, near[::-1])
            for report in islice((r for r in one if r in other), ASKED)
        }

        def rank(report: str) -> tuple[int, str]:
            return -min(len(self.find_pair(report, other).sentences) for other in (pair.a, pair.b)), report

        return sorted(met, key=rank)[:ASKED]

    def find_pair(self, a: str, b: str) -> ReportPair:
        """The pair of two reports, whatever their order."""
        return self.pairs[min(a, b), max(a, b)]

    def view(self, here: str, there: str) -> Side:
        """The pair of two reports as seen from `here`."""
        if (here, there) not in self._views:
            pair = self.find_pair(here, there)
            for side in view_pair(pair, self.witnesses[pair.a], self.witnesses[pair.b]):
                self._views[side.here.report.id, side.there.report.id] = side
        return self._views[here, there]

    def find_counterparts(self, report: str, third: str) -> Mapping[int, Counterpart]:
        """What the third report has, by the start of the sentence it corresponds to."""
        if (report, third) not in self._counterparts:
            found: dict[int, Counterpart] = {}
            for place in self.view(report, third).places:
                known = found.get(place.here.start, Counterpart("", 0.0))
                folded, similarity = (
                    known.folded + _pad(place.there.words),
                    max(place.similarity, known.similarity),
                )
                found[place.here.start] = Counterpart(folded, similarity)
            self._counterparts[report, third] = found
        return self._counterparts[report, third]


@dataclass(frozen=True, slots=True)
class _Reading:
    """One place where two reports differ, and the third reports that have what either has."""

    here: Span
    """Where it is: a sentence of here, or of there when here has none."""
    a: str
    """The words of there."""
    b: str
    """The words of here."""
    with_there: frozenset[str]
    with_here: frozenset[str]
    counts: int = 1

    def flip(self) -> _Reading:
        """The same place seen from the other report."""
        return _Reading(self.here, self.b, self.a, self.with_here, self.with_there, self.counts)


def ask_third_reports(
    pair: ReportPair, maps: Maps, earlier: Mapping[tuple[str, str], str | None]
) -> tuple[DirectionClue, ...]:
    """Clues from third reports on the pair; `earlier` is the earlier report of each pair as far as known.

    Where two reports differ, a third that confirms one of them shows the other to have changed. Two reports that
    each keep what the other changed are not made from one another (Maas's separative errors): both clues are given.
    """
    family, outside = maps.find_third(pair, kin=True), maps.find_third(pair, kin=False)
    older = [o for o in family if all(earlier[min(o, r), max(o, r)] == o for r in (pair.a, pair.b))]
    readings = _collect_readings(maps.view(pair.a, pair.b), family, outside, maps)
    if not readings:
        return ()
    flipped = [r.flip() for r in readings]
    clues: list[DirectionClue] = []
    for here, there, seen in ((pair.a, pair.b, readings), (pair.b, pair.a, flipped)):
        clues += _ask_older(here, there, seen, older, maps) if older else _ask_family(there, seen, family)
        clues += _ask_outside(there, seen, outside)
    return tuple(clues)


def _ask_older(
    here: str, there: str, readings: Sequence[_Reading], older: Sequence[str], maps: Maps
) -> Iterator[DirectionClue]:
    """Firm: an older report confirms what there has, and here shares the changes there has made to it.

    A descendant has every error of its source and at least one more (Maas): without the shared changes there is
    just the better copy, and both may have been made from the older report.
    """
    confirmed, disputed = _count(readings, older)
    if not _suffices(confirmed, disputed):
        return
    if _outweighs(confirmed, disputed) and not _hands_on(here, there, older, maps):
        return
    yield _say(there, confirmed, "an older report of the family", weak=False)


def _ask_family(there: str, readings: Sequence[_Reading], family: Sequence[str]) -> Iterator[DirectionClue]:
    """Weak: the rest of the family confirms what there has, here stands alone.

    Readings of one witness alone are its own changes (lectiones singulares), except where it is the source and the
    others all come from one copy of it.
    """
    confirmed, disputed = _count(readings, family)
    if len(confirmed) >= CONFIRMED and _outweighs(confirmed, disputed):
        yield _say(there, confirmed, "the rest of the family", weak=True)


def _ask_outside(there: str, readings: Sequence[_Reading], outside: Sequence[str]) -> Iterator[DirectionClue]:
    """Weak: a report of another story that shares sentences confirms what there has (the outgroup of phylogeny)."""
    confirmed, disputed = _count(readings, outside)
    if _suffices(confirmed, disputed):
        yield _say(there, confirmed, "a report of another story", weak=True)


def _count(readings: Sequence[_Reading], asked: Sequence[str]) -> tuple[list[_Reading], list[_Reading]]:
    """Readings that only there has the asked reports for, and those that only here has."""
    known = frozenset(asked)
    confirmed = [r for r in readings if r.with_there & known and not r.with_here & known]
    disputed = [r for r in readings if r.with_here & known and not r.with_there & known]
    return confirmed, disputed


def _suffices(confirmed: Sequence[_Reading], disputed: Sequence[_Reading]) -> bool:
    return len(confirmed) >= CONFIRMED and not _outweighs(disputed, confirmed)


def _outweighs(readings: Sequence[_Reading], others: Sequence[_Reading]) -> bool:
    """Whether the others are so few that chance explains them."""
    return sum(r.counts for r in others) * OUTWEIGHED <= sum(r.counts for r in readings)


def _say(there: str, confirmed: Sequence[_Reading], who: str, *, weak: bool) -> DirectionClue:
    first = min(confirmed, key=lambda r: not (_tells(r.a) and _tells(r.b)))
    shown = (
        f"“{_shorten(first.a)}” where the other has {f'“{_shorten(first.b)}”' if first.b else 'nothing'}"
        if first.a
        else f"the other alone has “{_shorten(first.b)}”"
    )
    says = (
        f"Where the two differ, {who} stands with it in {len(confirmed)} places ({shown}): "
        "the other changed its words."
    )
    return DirectionClue(there, says, weak, first.here)


def _shorten(words: str) -> str:
    parts = words.split()
    return words if len(parts) <= 8 else f"{' '.join(parts[:7])} …"


def _hands_on(here: str, there: str, older: Sequence[str], maps: Maps) -> bool:
    """Whether here has most of the changes that there has made to an older report."""
    for report in older:
        readings = _collect_readings(maps.view(there, report), [here], [], maps)
        shared, kept = (sum(bool(r.with_here) for r in readings), sum(bool(r.with_there) for r in readings))
        if shared > kept:
            return True
    return False


def _collect_readings(
    side: Side, family: Sequence[str], outside: Sequence[str], maps: Maps
) -> list[_Reading]:
    """Every place where the two differ that some third report has too, each once."""
    here, there = side.here.report.id, side.there.report.id
    if not (family or outside):
        return []
    found = [*_collect_words(side, (*family, *outside), maps)]
    # Two copies often cut the same sentence; only having one shows kinship, lacking it does not.
    for span in side.lost:
        have = frozenset(o for o in family if span.start in maps.find_counterparts(there, o))
        found.append(_Reading(span, span.words, "", have, _NONE, SENTENCE))
    for span in side.added:
        have = frozenset(o for o in family if span.start in maps.find_counterparts(here, o))
        found.append(_Reading(span, "", span.words, _NONE, have, SENTENCE))
    return found


def _collect_words(side: Side, third: Sequence[str], maps: Maps) -> Iterator[_Reading]:
    here, there = side.here.report.id, side.there.report.id
    seen: set[tuple[int, str, str]] = set()
    for place in side.changed:
        for difference in place.differences:
            key = place.here.start, difference.a, difference.b
            if key in seen or not (_tells(difference.a) or _tells(difference.b)):
                continue
            seen.add(key)
            theirs, ours = _pad(difference.a), _pad(difference.b)
            with_there, with_here = set(), set()
            for report in third:
                of_there = maps.find_counterparts(there, report).get(place.there.start)
                of_here = maps.find_counterparts(here, report).get(place.here.start)
                if of_there and _has(of_there, theirs, ours):
                    with_there.add(report)
                if of_here and _has(of_here, ours, theirs):
                    with_here.add(report)
            yield _Reading(
                place.here, difference.a, difference.b, frozenset(with_there), frozenset(with_here)
            )


def _tells(words: str) -> bool:
    return any(w.kind is not WordKind.FUNCTION for w in read_words(words))


def _has(counterpart: Counterpart, words: str, instead: str) -> bool:
    """Whether it has the words and not the others; where there are no words, whether it is close and lacks the others."""
    if words.strip():
        return words in counterpart.folded and not (instead.strip() and instead in counterpart.folded)
    return counterpart.similarity >= CLOSE and instead not in counterpart.folded


@lru_cache(maxsize=50_000)
def _pad(words: str) -> str:
    return f" {' '.join(_WORD.findall(fold_text(words)))} "

"""Clues to direction from a third report: which of two readings it confirms where a pair differs.

Takes a pair's sides and third reports that are older than both or stand outside their family; gives clues. Never
reads a third report that may itself have been made from one of the two.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from penholder.families.sides import Place, Side, Witness, fold_text, view_pair
from penholder.model import DirectionClue, ReportPair, Span, WordDifference
from penholder.values.words import WordKind, read_words

CONFIRMED = 3
"""Readings a third report confirms before they count: two reports hit on one synonym by chance now and then."""
OUTWEIGHED = 5
"""A side with this many times fewer confirmed readings than the other has them by chance."""
JOINED = 2
"""Changed readings two reports share against an older one before one is taken to hand on the other's text."""
ASKED = 3
"""Third reports asked about one pair at most, those with most corresponding sentences first."""

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True)
class Maps:
    """All pairs with a sentence map, to look up what a third report has where two differ."""

    pairs: Mapping[tuple[str, str], ReportPair]
    witnesses: Mapping[str, Witness]

    @cached_property
    def neighbours(self) -> Mapping[str, frozenset[str]]:
        """Reports with a sentence map to each report."""
        found: defaultdict[str, set[str]] = defaultdict(set)
        for a, b in self.pairs:
            found[a].add(b)
            found[b].add(a)
        return {report: frozenset(others) for report, others in found.items()}

    def find_pair(self, a: str, b: str) -> ReportPair:
        """The pair of two reports, whatever their order."""
        return self.pairs[min(a, b), max(a, b)]

    def view(self, here: str, there: str) -> Side:
        """The pair of two reports as seen from `here`."""
        pair = self.find_pair(here, there)
        return view_pair(pair, self.witnesses[pair.a], self.witnesses[pair.b])[pair.a != here]


def ask_third_reports(pair: ReportPair, maps: Maps, kin: frozenset[str]) -> tuple[DirectionClue, ...]:
    """Clues from third reports on the pair; `kin` are the reports of its family.

    An older report that confirms one of two readings shows the other to be the change (the outgroup of phylogeny).
    Where two reports each change what the other keeps, neither was made from the other (Maas's separative errors),
    and both clues are given.
    """
    others = maps.neighbours[pair.a] & maps.neighbours[pair.b]
    older = [o for o in others if o in kin and _is_older(o, pair, maps)]
    outside = [o for o in others if o not in kin]
    chosen = [*_choose(older, pair, maps), *_choose(outside, pair, maps)]
    sides = maps.view(pair.a, pair.b), maps.view(pair.b, pair.a)
    counted = [_count_confirmed(side, chosen, maps) for side in sides]
    clues = []
    for side, mine, theirs in zip(sides, counted, reversed(counted), strict=True):
        if len(mine) < CONFIRMED or len(mine) * OUTWEIGHED < len(theirs):
            continue
        clue = _say(side, mine, older, maps, apart=len(theirs) * OUTWEIGHED > len(mine))
        if clue is not None:
            clues.append(clue)
    return tuple(clues)


def _is_older(report: str, pair: ReportPair, maps: Maps) -> bool:
    return all(maps.find_pair(report, other).earlier == report for other in (pair.a, pair.b))


def _choose(reports: Iterable[str], pair: ReportPair, maps: Maps) -> list[str]:
    def rank(report: str) -> tuple[int, str]:
        mapped = min(len(maps.find_pair(report, other).sentences) for other in (pair.a, pair.b))
        return -mapped, report

    return sorted(reports, key=rank)[:ASKED]


_Reading = tuple[Place, WordDifference, str]
"""A place, what differs there, and the third report that confirms the other side's reading."""


def _count_confirmed(side: Side, third: Sequence[str], maps: Maps) -> list[_Reading]:
    """Readings of the other report that a third one has too, each place once."""
    found: dict[tuple[int, str, str], _Reading] = {}
    for report in third:
        counterparts = _map_spans(side.there.report.id, report, maps)
        for place in side.changed:
            spans = counterparts.get(place.there.start, ())
            for difference in _find_confirmed(place, spans):
                key = place.here.start, difference.a, difference.b
                found.setdefault(key, (place, difference, report))
    return list(found.values())


def _map_spans(report: str, third: str, maps: Maps) -> dict[int, list[Span]]:
    """The third report's sentences by the start of the sentence they correspond to."""
    spans: defaultdict[int, list[Span]] = defaultdict(list)
    for place in maps.view(report, third).places:
        spans[place.here.start].append(place.there)
    return spans


def _find_confirmed(place: Place, spans: Sequence[Span]) -> Iterator[WordDifference]:
    if not spans:
        return
    third = _pad(" ".join(s.words for s in spans))
    for difference in place.differences:
        theirs, ours = _pad(difference.a), _pad(difference.b)
        counts = any(w.kind is not WordKind.FUNCTION for w in read_words(difference.a))
        if counts and theirs in third and (not difference.b or ours not in third):
            yield difference


def _pad(words: str) -> str:
    return f" {' '.join(_WORD.findall(fold_text(words)))} "


def _say(
    side: Side, confirmed: Sequence[_Reading], older: Sequence[str], maps: Maps, *, apart: bool
) -> DirectionClue | None:
    """One clue for all confirmed readings, firm where an older report of the family confirms them."""
    place, difference, _ = confirmed[0]
    inside = any(report in older for _, _, report in confirmed)
    if inside and not apart and not _hands_on(side, older, maps):
        return None
    who = "an older report of the family" if inside else "a report outside the family"
    now = f"“{difference.b}”" if difference.b else "nothing"
    says = (
        f"Where the two differ, {who} has its words {len(confirmed)} times "
        f"(“{difference.a}” where the other has {now}): the other changed them."
    )
    return DirectionClue(side.there.report.id, says, weak=not inside, words=place.here)


def _hands_on(side: Side, older: Sequence[str], maps: Maps) -> bool:
    """Whether here has most of the other's changes against an older report, as what is made from it would.

    Without them the other is just the better copy, and both may have been made from the older report (Maas: a
    descendant has every error of its source and at least one more).
    """
    here, there = side.here.report.id, side.there.report.id
    for report in sorted(older):
        shared = len(_count_confirmed(maps.view(report, there), [here], maps))
        kept = len(_count_confirmed(maps.view(there, report), [here], maps))
        if shared >= max(JOINED, kept):
            return True
    return False

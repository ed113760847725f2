"""Candidates: which reports of a pile may share text, found without comparing any two of them.

Takes reports; gives the pairs that share runs of counted words, and how many. Never decides what a pair is, and
never misses a pair by the order in which the reports came. One report costs about 2 kB and half a millisecond.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from penholder.errors import PenholderError
from penholder.model import Report
from penholder.values.words import find_written_words, read_counted_key

RUN = 3
"""Counted words in a row, in whatever order, that make one key. On the development rewrites (ECB+ and PolNeAR texts
beside them) runs of three found more pairs at the same number of false ones than runs of two or four, runs with gaps,
runs of names and numbers alone, or runs weighed by a table of common words."""
SHARED_RUNS = 2
"""Runs two reports share before their sentences are compared: 94 to 98 % of the pairs of the development rewrites,
99 % of the links that hold their families together. One shared run finds 97 to 99 % at three times as many pairs."""
CROWD = 50
"""A run that stands in more reports than this links each of them to neighbours alone, near-copies first: to fewer the
greater the crowd, so that one run never gives more than 2,500 pairs, or eight for each report. A phrase of half the
pile then costs no more than its length, and a family of two hundred copies still hangs together."""
LEAST_LINKS = 8
"""Neighbours on either side that a report is linked to in the greatest crowd."""

Sketch = NDArray[np.uint64]
"""The keys of one report's runs: sorted, each once, 40 bits wide. Of 100,000 reports some 300 pairs share a key
by chance, so none shares two."""

_KEY_BITS = 40
_PLACE_BITS = 64 - _KEY_BITS
_PLACES = np.uint64((1 << _PLACE_BITS) - 1)
_SHIFT = np.uint64(_PLACE_BITS)
_BATCH = 1 << 24
"""Pairs counted at a time: 128 MB."""
_SMALL = 1 << 18
"""Keys the upper layer of an index may hold in any case."""
_KNOWN_WORDS = 400_000
"""Written words whose keys are remembered; beyond it they are worked out anew."""


class Candidate(NamedTuple):
    """Two reports (a < b by id) and how many runs of counted words both have."""

    a: str
    b: str
    shared: int


def find_candidates(reports: Iterable[Report], *, least: int = SHARED_RUNS) -> Iterator[Candidate]:
    """Every pair of reports that shares at least that many runs; the reports are read once, one by one.

    What is found depends on the set of reports, never on their order or on Python's hash seed.
    """
    index = CandidateIndex()
    for report in reports:
        index.add(report.id, sketch_report(report))
    return index.pair_reports(least=least)


def sketch_report(report: Report) -> Sketch:
    """The report's keys: every run of three counted words, whatever their order, their forms or their synonyms."""
    return sketch_text(report.text)


def sketch_text(text: str) -> Sketch:
    """The keys of a text; empty when it has fewer than three counted words.

    >>> a, b = sketch_text("Patrols fired on the ferry at night."), sketch_text("At night a patrol fired on ferries.")
    >>> len(a), len(np.intersect1d(a, b))
    (2, 1)
    """
    if len(_hashes) > _KNOWN_WORDS:
        _hashes.clear()
    hashes = list(filter(None, map(_hashes.__getitem__, find_written_words(text))))
    words = np.array(hashes, dtype=np.uint64)
    if len(words) < RUN:
        return words[:0]
    # A sum knows no order; it wraps round, which loses nothing.
    runs = words[: 1 - RUN] + words[1 : 2 - RUN] + words[RUN - 1 :]
    keys = np.sort(_scatter(runs) >> _SHIFT)
    return np.compress(np.append(True, keys[1:] != keys[:-1]), keys)


class CandidateIndex:
    """Sketches of a pile by their keys. What it finds depends on the reports added, never on their order."""

    def __init__(self) -> None:
        self._ids: list[str] = []
        self._known: dict[str, int] = {}
        self._order: list[tuple[int, str]] = []
        self._fresh: list[Sketch] = []
        self._tail = np.empty(0, np.uint64)
        self._main = np.empty(0, np.uint64)

    def __len__(self) -> int:
        return len(self._ids)

    def add(self, report_id: str, sketch: Sketch) -> None:
        """Take a report in; one that is known already is left as it is.

        Raises PenholderError beyond 16 million reports.
        """
        if report_id in self._known:
            return
        place = len(self._ids)
        if place > int(_PLACES):
            raise PenholderError(f"one index of candidates holds no more than {place} reports")
        self._known[report_id] = place
        self._ids.append(report_id)
        self._order.append(_place_in_crowd(report_id, sketch))
        self._fresh.append(sketch)

    def find(self, report_id: str, sketch: Sketch, *, least: int = SHARED_RUNS) -> tuple[Candidate, ...]:
        """The candidates one report forms with those added, as `pair_reports` with it added would give them."""
        self._settle()
        own = np.uint64(self._known.get(report_id, int(_PLACES)))
        parts = [_take_groups(postings, sketch) for postings in (self._main, self._tail)]
        which = np.concatenate([p[0] for p in parts])
        places = np.concatenate([p[1] for p in parts])
        which, places = which[places != own], places[places != own]
        sizes = np.bincount(which, minlength=len(sketch))
        crowded = sizes > CROWD
        linked = [places[~crowded[which]]]
        for group in np.flatnonzero(crowded):
            linked.append(self._find_neighbours(places[which == group], _place_in_crowd(report_id, sketch)))
        met, counts = np.unique(np.concatenate(linked), return_counts=True)
        found = [
            Candidate(min(report_id, self._ids[place]), max(report_id, self._ids[place]), int(shared))
            for place, shared in zip(met[counts >= least], counts[counts >= least], strict=True)
        ]
        return tuple(sorted(found))

    def pair_reports(self, *, least: int = SHARED_RUNS) -> Iterator[Candidate]:
        """Every pair that shares at least that many runs; much alike reports come close to one another."""
        self._settle()
        ranked = sorted(range(len(self._ids)), key=self._order.__getitem__)
        ids = [self._ids[place] for place in ranked]
        by_name = _invert(sorted(range(len(ids)), key=ids.__getitem__))
        for first, second, shared in _count_pairs(self._rank_postings(ranked), len(ids), least):
            turned = by_name[first] > by_name[second]
            a, b = np.where(turned, second, first).tolist(), np.where(turned, first, second).tolist()
            yield from map(Candidate, map(ids.__getitem__, a), map(ids.__getitem__, b), shared.tolist())

    def _rank_postings(self, ranked: list[int]) -> Sketch:
        """The keys two reports or more have, each with the report's rank."""
        rank = _invert(ranked)
        postings = _sort_in(self._main, self._tail) if len(self._tail) else self._main
        same = (postings[1:] ^ postings[:-1]) <= _PLACES
        shared = np.compress(np.append(same, False) | np.append(False, same), postings)
        return np.sort((shared & ~_PLACES) | rank[shared & _PLACES])

    def _find_neighbours(self, places: Sketch, own: tuple[int, str]) -> Sketch:
        ordered = sorted(places.tolist(), key=self._order.__getitem__)
        here = bisect_left(ordered, own, key=self._order.__getitem__)
        links = int(_count_links(np.array([len(ordered) + 1]))[0])
        return np.array(ordered[max(here - links, 0) : here + links], np.uint64)

    def _settle(self) -> None:
        """Sort in what was added since; two layers, so that one more report does not sort the whole pile."""
        if not self._fresh:
            return
        first = len(self._ids) - len(self._fresh)
        places = np.arange(first, len(self._ids), dtype=np.uint64)
        fresh = np.concatenate(self._fresh)
        fresh <<= _SHIFT
        fresh |= np.repeat(places, [len(sketch) for sketch in self._fresh])
        self._fresh.clear()
        if len(self._tail) + len(fresh) <= max(_SMALL, len(self._main) // 8):
            self._tail = _sort_in(self._tail, fresh)
        else:
            self._main = _sort_in(self._main, _sort_in(self._tail, fresh))
            self._tail = self._tail[:0]


def _sort_in(postings: Sketch, fresh: Sketch) -> Sketch:
    both = np.concatenate((postings, fresh)) if len(postings) else fresh
    both.sort()
    return both


def _take_groups(postings: Sketch, sketch: Sketch) -> tuple[NDArray[np.intp], Sketch]:
    """Which key of the sketch, and the place of a report that has it, for every such report."""
    first = np.searchsorted(postings, sketch << _SHIFT)
    sizes = np.searchsorted(postings, (sketch << _SHIFT) | _PLACES, side="right") - first
    return np.repeat(np.arange(len(sketch)), sizes), postings[_spread(first, sizes)] & _PLACES


def _spread(first: NDArray[np.intp], sizes: NDArray[np.intp]) -> NDArray[np.intp]:
    """The indices first, first + 1, ... of every stretch, one stretch after another."""
    before = np.cumsum(sizes) - sizes
    spread: NDArray[np.intp] = np.arange(int(sizes.sum())) + np.repeat(first - before, sizes)
    return spread


def _count_pairs(
    postings: Sketch, reports: int, least: int
) -> Iterator[tuple[NDArray[np.uint64], NDArray[np.uint64], NDArray[np.intp]]]:
    """Ranks of the pairs that share keys, and how many; a batch of reports at a time, so that memory stays bounded."""
    if not len(postings):
        return
    ranks = postings & _PLACES
    last = np.flatnonzero((postings[1:] ^ postings[:-1]) > _PLACES)
    ends = np.append(last, len(postings) - 1)
    sizes = np.diff(ends, prepend=-1)
    reach = np.repeat(ends, sizes) - np.arange(len(postings))
    reach = np.minimum(reach, np.repeat(_count_links(sizes), sizes))
    load = np.cumsum(np.bincount(ranks.astype(np.intp), weights=reach, minlength=reports))
    cuts = np.unique(np.searchsorted(load, np.arange(0, load[-1], _BATCH)))
    for low, high in zip(cuts, (*cuts[1:], reports), strict=True):
        here = np.flatnonzero((ranks >= low) & (ranks < high))
        pairs = np.repeat(ranks[here], reach[here]) << np.uint64(32)
        pairs |= ranks[_spread(here + 1, reach[here])]
        pairs, shared = np.unique(pairs, return_counts=True)
        enough = shared >= least
        pairs = pairs[enough]
        yield pairs >> np.uint64(32), pairs & np.uint64(0xFFFFFFFF), shared[enough]


def _count_links(sizes: NDArray[np.intp]) -> NDArray[np.intp]:
    """To how many of those that follow it a report is linked in a group of that many."""
    links: NDArray[np.intp] = np.clip(CROWD * CROWD // np.maximum(sizes - 1, 1), LEAST_LINKS, CROWD)
    return links


def _invert(ordered: list[int]) -> Sketch:
    """The rank of each place, given the places by rank."""
    rank = np.empty(len(ordered), np.uint64)
    rank[ordered] = np.arange(len(ordered), dtype=np.uint64)
    return rank


def _place_in_crowd(report_id: str, sketch: Sketch) -> tuple[int, str]:
    """The order in which the reports of a crowd stand: near-copies mostly have the same least key."""
    return (int(sketch[0]) if len(sketch) else 0), report_id


def _scatter(values: NDArray[np.uint64]) -> NDArray[np.uint64]:
    """The finaliser of splitmix64 (Steele, Lea and Flood 2014): every bit in depends on every bit out."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _hash_words(words: str) -> int:
    """64 bits that depend on the words alone; Python's own hash changes from run to run."""
    return int.from_bytes(blake2b(words.encode("utf-8", "surrogatepass"), digest_size=8).digest(), "big")


class _Hashes(dict[str, int]):
    """The hash of each written word's key; 0 for a word that is not counted."""

    def __missing__(self, written: str) -> int:
        key = read_counted_key(written)
        hashed = 0 if key is None else _hash_words(key) or 1
        self[written] = hashed
        return hashed


_hashes = _Hashes()

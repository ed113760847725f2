"""Candidates: found whatever the order of arrival, one by one as in a whole pile, and never in crowds squared."""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import combinations
from random import Random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.families import candidates
from penholder.families.candidates import (
    CROWD,
    LEAST_LINKS,
    Candidate,
    CandidateIndex,
    Sketch,
    find_candidates,
    sketch_report,
    sketch_text,
)
from tests.factories import make_report

SENTENCE = "The ferry carried flour, diesel and forty teachers to the island camps on Thursday night."

SKETCHES = st.lists(
    st.frozensets(st.integers(0, 30), max_size=8).map(lambda keys: np.array(sorted(keys), np.uint64)),
    max_size=9,
)
"""Sketches of few keys, so that most pairs share some."""


def index_reports(sketches: dict[str, Sketch]) -> CandidateIndex:
    index = CandidateIndex()
    for report, sketch in sketches.items():
        index.add(report, sketch)
    return index


def name_reports(drawn: list[Sketch]) -> dict[str, Sketch]:
    return {f"r{n}": sketch for n, sketch in enumerate(drawn)}


@given(SKETCHES, st.integers(1, 3))
def test_pairs_are_those_that_share_enough_runs(drawn: list[Sketch], least: int) -> None:
    sketches = name_reports(drawn)
    expected = {
        Candidate(a, b, shared)
        for a, b in combinations(sorted(sketches), 2)
        if (shared := len(np.intersect1d(sketches[a], sketches[b]))) >= least
    }
    found = list(index_reports(sketches).pair_reports(least=least))
    assert set(found) == expected
    assert len(found) == len(expected)


@contextmanager
def crowds_of(size: int) -> Iterator[None]:
    """Limits so low that small piles have crowds, or the real ones."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(candidates, "CROWD", size)
        patch.setattr(candidates, "LEAST_LINKS", min(size, LEAST_LINKS))
        yield


CROWDS = st.sampled_from([1, 3, CROWD])


@given(SKETCHES, CROWDS, st.randoms(use_true_random=False))
def test_the_order_of_arrival_does_not_matter(drawn: list[Sketch], crowd: int, chance: Random) -> None:
    sketches = name_reports(drawn)
    names = list(sketches)
    chance.shuffle(names)
    shuffled = index_reports({name: sketches[name] for name in names})
    with crowds_of(crowd):
        assert list(shuffled.pair_reports()) == list(index_reports(sketches).pair_reports())


@given(SKETCHES, CROWDS)
def test_one_more_report_finds_its_pairs_of_the_whole_pile(drawn: list[Sketch], crowd: int) -> None:
    """Of the others it may loosen pairs that only a crowd tied, never tie new ones."""
    index = CandidateIndex()
    before: set[tuple[str, str]] = set()
    with crowds_of(crowd):
        for report, sketch in name_reports(drawn).items():
            found = set(index.find(report, sketch, least=1))
            index.add(report, sketch)
            whole = set(index.pair_reports(least=1))
            assert found == {c for c in whole if report in (c.a, c.b)}
            assert {(c.a, c.b) for c in whole - found} <= before
            before = {(c.a, c.b) for c in whole}


@given(SKETCHES)
def test_reports_added_one_by_one_give_the_whole_pile(drawn: list[Sketch]) -> None:
    sketches = name_reports(drawn)
    index, found = CandidateIndex(), set()
    for report, sketch in sketches.items():
        found |= set(index.find(report, sketch))
        index.add(report, sketch)
    assert found == set(index.pair_reports())


def test_a_borrowed_sentence_is_enough() -> None:
    first = make_report(f"Lawmakers argued over the harbour budget until dawn. {SENTENCE}")
    second = make_report(f"{SENTENCE} A strike closed both cement plants in the southern valley.")
    other = make_report("A museum of clocks opened in the old customs house with a parade.")
    (found,) = find_candidates([first, second, other])
    assert {found.a, found.b} == {first.id, second.id}


def test_turned_round_and_inflected_words_are_the_same_run() -> None:
    assert np.array_equal(
        sketch_text("Rebels burned bridges"), sketch_text("The bridge was burning: a rebel")
    )


@pytest.mark.parametrize("text", ["", "Yes.", "the of and", "Two words"])
def test_too_short_a_text_has_no_runs(text: str) -> None:
    assert len(sketch_text(text)) == 0
    assert list(find_candidates([make_report(text), make_report(text + " ")])) == []


def test_an_empty_pile_has_no_candidates() -> None:
    assert list(CandidateIndex().pair_reports()) == []
    assert CandidateIndex().find("r", sketch_text(SENTENCE)) == ()


def test_keys_are_the_same_in_every_run() -> None:
    assert [int(key) for key in sketch_text("Zorbo fenta quilm")] == [438_748_352_787]


def test_a_crowd_costs_its_length_and_hangs_together() -> None:
    crowd = 4 * CROWD
    sketches = {f"r{n:03}": np.array([1, 2, 1000 + n], np.uint64) for n in range(crowd)}
    index = index_reports(sketches)
    pairs = set(index.pair_reports())
    assert len(pairs) < crowd * CROWD
    linked = {"r000"}
    while more := {x for p in pairs if linked & {p.a, p.b} for x in (p.a, p.b)} - linked:
        linked |= more
    assert len(linked) == crowd
    for report, sketch in list(sketches.items())[:5]:
        assert set(index.find(report, sketch)) == {p for p in pairs if report in (p.a, p.b)}


def test_near_copies_stay_linked_in_a_crowd() -> None:
    """A stock phrase of the whole pile does not part two reports that are much alike."""
    sketches = {f"r{n:03}": np.array([500 + n, 9000, 9001], np.uint64) for n in range(3 * CROWD)}
    sketches |= {"a": np.array([7, 9000, 9001], np.uint64), "z": np.array([7, 9000, 9001], np.uint64)}
    pairs = {(p.a, p.b): p.shared for p in index_reports(sketches).pair_reports()}
    assert pairs["a", "z"] == 3


def test_a_report_added_twice_counts_once() -> None:
    report = make_report(SENTENCE)
    index = CandidateIndex()
    for _ in range(2):
        index.add(report.id, sketch_report(report))
    assert len(index) == 1
    assert list(index.pair_reports()) == []
    assert index.find(report.id, sketch_report(report)) == ()

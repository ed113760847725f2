"""Independence is counted by story family, and a copy never adds an origin."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from penholder.model import (
    Correspondence,
    PairType,
    Provenance,
    ReportPair,
    SentencePair,
    Span,
    StoryFamily,
)
from penholder.record.origins import count_origins, join_agencies, join_passages
from tests.factories import make_report

REPORTS = ["r1", "r2", "r3", "r4", "r5"]


@given(st.lists(st.sampled_from(REPORTS), min_size=1), st.lists(st.integers(0, 2), min_size=5, max_size=5))
def test_a_copy_adds_no_origin(reports: list[str], membership: list[int]) -> None:
    families = tuple(
        StoryFamily(f"y{n}", tuple(r for r, m in zip(REPORTS, membership, strict=True) if m == n))
        for n in range(3)
    )
    before = len(count_origins(reports, families))
    family = next(f for f in families if reports[0] in f.reports)
    assert len(count_origins([*reports, *family.reports], families)) == before


def test_a_background_sentence_carried_by_two_stories_is_one_origin() -> None:
    shared = SentencePair(
        Span("r1", 0, 5, "words"), Span("r2", 40, 45, "words"), Correspondence.IDENTICAL, 1.0, ()
    )
    pair = ReportPair("r1", "r2", PairType.SHARED_BACKGROUND, 0.1, 0.1, 1.0, 1, (shared,), "one sentence")
    inside = join_passages([("r1", 0, 5), ("r2", 41, 44)], (), (pair,))
    outside = join_passages([("r1", 0, 5), ("r2", 90, 99)], (), (pair,))
    assert inside == (("r1", "r2"),)
    assert outside == (("r1",), ("r2",))


def test_one_agency_is_one_origin() -> None:
    reports = [make_report("one", id="r1", agency="AP"), make_report("two", id="r2", agency="AP")]
    assert join_agencies((("r1",), ("r2",)), reports) == (("r1", "r2"),)
    free = [make_report("one", id="r1", agency="AP", provenance=Provenance()), make_report("two", id="r2")]
    assert join_agencies((("r1",), ("r2",)), free) == (("r1",), ("r2",))

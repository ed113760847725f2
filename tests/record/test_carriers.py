"""Which claims say the same: a closer day supports a coarser one, another day and no day do not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from penholder.model import Commitment, DateBracket, Record, ReportClaims
from penholder.record.assembly import EMPTY
from penholder.record.carriers import find_carriers
from penholder.record.matters import group_matters
from tests.record.claims import make_commitment

DAY = date(2024, 1, 10)


def make_record(*commitments: Commitment) -> Record:
    claims = tuple(ReportClaims(c.report, commitments=(c,)) for c in commitments)
    brackets = tuple(DateBracket(c.report, DAY, DAY, DAY, ()) for c in commitments)
    record = replace(EMPTY, claims=claims, brackets=brackets)
    return replace(record, matters=group_matters(record))


def find_same(record: Record, claim: Commitment) -> set[str]:
    """The claims that say what this one says."""
    (found,) = [k for k in find_carriers(record) if claim in k.version]
    return {same.id for same in found.same}


def test_a_closer_day_supports_the_month_and_the_month_the_day() -> None:
    month, day = make_commitment("ra", "2024-06"), make_commitment("rb", "2024-06-18")
    record = make_record(month, day)
    assert find_same(record, month) == find_same(record, day) == {month.id, day.id}


def test_another_day_supports_neither() -> None:
    june, july = make_commitment("ra", "2024-06-18"), make_commitment("rb", "2024-07-20")
    assert find_same(make_record(june, july), june) == {june.id}


def test_two_days_of_one_month_both_support_it_and_not_each_other() -> None:
    month, early, late = (
        make_commitment(r, d) for r, d in zip("abc", ("2024-06", "2024-06-02", "2024-06-30"), strict=True)
    )
    record = make_record(month, early, late)
    assert find_same(record, month) == {month.id, early.id, late.id}
    assert find_same(record, early) == {month.id, early.id}


def test_a_claim_without_a_day_supports_none_that_names_one() -> None:
    undated, dated = make_commitment("ra", None), make_commitment("rb", "2024-06-18")
    record = make_record(undated, dated)
    assert find_same(record, undated) == {undated.id, dated.id}
    assert find_same(record, dated) == {dated.id}


def test_every_claim_has_one_version_and_is_among_those_that_say_the_same() -> None:
    claims = [
        make_commitment(r, d) for r, d in zip("abcd", ("2024-06", "2024-06", None, "2024-07-01"), strict=True)
    ]
    found = list(find_carriers(make_record(*claims)))
    assert sorted(c.id for k in found for c in k.version) == sorted(c.id for c in claims)
    assert all(set(k.version) <= set(k.same) for k in found)

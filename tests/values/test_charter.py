"""Seats, majorities and the days on which they changed."""

from __future__ import annotations

import re
from datetime import date, timedelta
from pathlib import Path

import pytest

import penholder
from penholder.values import charter
from penholder.values.charter import blocking_number, council_size, required_majority, seat_on

DAYS = (charter.FIRST_MEETING, charter.CHINA_SEAT, charter.RUSSIA_SEAT, charter.ENLARGED)


def test_each_day_of_the_charter_is_written_down_once() -> None:
    written = re.compile(
        "|".join(rf"^\w+ = date\({d.year}, {d.month}, {d.day}\)$" for d in DAYS), re.MULTILINE
    )
    found = [
        path.name
        for path in sorted(Path(penholder.__file__).parent.rglob("*.py"))
        if written.search(path.read_text(encoding="utf-8"))
    ]
    assert found == ["charter.py"]


@pytest.mark.parametrize(
    ("day", "seats", "majority", "blocking"),
    [(charter.ENLARGED - timedelta(days=1), 11, 7, 5), (charter.ENLARGED, 15, 9, 7)],
)
def test_the_council_grew_in_1966(day: date, seats: int, majority: int, blocking: int) -> None:
    assert (council_size(day), required_majority(day), blocking_number(day)) == (seats, majority, blocking)


def test_one_seat_has_two_codes() -> None:
    eve = charter.RUSSIA_SEAT - timedelta(days=1)
    assert [seat_on(iso, eve) for iso in ("RU", "SU", "CN")] == ["SU", "SU", "CN"]
    assert [seat_on(iso, charter.RUSSIA_SEAT) for iso in ("RU", "SU", "CN")] == ["RU", "RU", "CN"]

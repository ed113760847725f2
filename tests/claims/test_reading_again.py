"""The same report read twice in one run gives the same claims: nothing kept from the first reading shows in the second."""

from __future__ import annotations

from pathlib import Path

import pytest

from penholder.claims.extraction import extract_claims
from penholder.families.brackets import bracket_report
from tests.factories import parse

ROOT = Path(__file__).parents[2]
PILES = [
    *(ROOT / "tests" / "piles" / "drc-2023").glob("*.txt"),
    *(ROOT / "tests" / "piles" / "mixed").glob("*.txt"),
]


@pytest.mark.parametrize("path", sorted(PILES), ids=lambda path: path.name)
def test_a_second_reading_gives_the_same_claims(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    first, again = parse(text), parse(text)
    bracket = bracket_report(*first)
    assert extract_claims(*first, bracket) == extract_claims(*again, bracket)

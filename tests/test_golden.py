"""What the example pile gives, compared byte for byte with files a person has reviewed.

A change here is meant or it is a fault: read the diff, then renew with `python -m tests.renew_golden`.
"""

from __future__ import annotations

import pytest

from penholder.model import Record
from tests.renew_golden import GOLDEN, write_golden


@pytest.mark.parametrize("name", ["brief.md", "matters.txt"])
def test_the_example_pile_gives_the_reviewed_text(name: str, told_record: Record) -> None:
    given = write_golden(told_record)[name]
    reviewed = (GOLDEN / name).read_bytes().decode("utf-8")
    assert given == reviewed, f"{name} differs: read the diff, then run python -m tests.renew_golden"

"""A copy with paragraphs cut out is dated less closely than the whole report, never to another day.

Cut copies are made of the shipped example pile, and of the real one when it is at hand. What the whole pile says of
a report's day is taken as the truth; a cut copy knows neither its page nor the day somebody told of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.evaluate.casebook import read_afresh
from penholder.families import relate_reports
from penholder.families.brackets import bracket_report, narrow_brackets
from penholder.model import DateBracket, Record, Report
from penholder.paragraphs import split_paragraphs
from penholder.parsing import paragraph_key, parse_paragraphs, place_sentences
from penholder.syntax import Sentence
from tests.factories import make_report

EXAMPLES = Path(__file__).parents[2] / "examples" / "mali-2023"
REAL = EXAMPLES.parents[2] / "shared" / "reports" / "mali-2023"
PILES = [EXAMPLES, pytest.param(REAL, marks=pytest.mark.skipif(not REAL.is_dir(), reason="no real pile"))]


@cache
def read_pile(folder: Path) -> Record:
    return read_afresh(folder)


@cache
def parse_words(words: str) -> tuple[Sentence, ...]:
    return next(iter(parse_paragraphs([words])))


def bracket_copy(paragraphs: Sequence[str]) -> tuple[Report, DateBracket]:
    report = make_report("\n\n".join(paragraphs))
    parsed = {paragraph_key(words): parse_words(words) for _, words in split_paragraphs(report)}
    return report, bracket_report(report, place_sentences(report, parsed))


def known_days(record: Record) -> list[tuple[list[str], date]]:
    """The paragraphs of every dated report, in order of path, with its day."""
    days = {b.report: b.best for b in record.brackets}
    reports = sorted(record.reports, key=lambda r: r.path)
    return [([w for _, w in split_paragraphs(r)], day) for r in reports if (day := days[r.id])]


def cut(paragraphs: Sequence[str]) -> Iterator[list[str]]:
    """Without every second or third paragraph, and every third or fourth alone."""
    for step in (2, 3):
        for first in range(step):
            yield [p for n, p in enumerate(paragraphs) if n % step != first]
    for step in (3, 4):
        for first in range(step):
            yield list(paragraphs[first::step])


def check_holds(bracket: DateBracket, day: date) -> None:
    told = [clue.says for clue in bracket.clues]
    assert bracket.earliest is None or bracket.earliest <= day, told
    assert bracket.latest is None or bracket.latest >= day, told
    assert bracket.best is None or bracket.best == day, told


@pytest.mark.parametrize("pile", PILES)
def test_a_cut_copy_is_never_dated_to_another_day(pile: Path) -> None:
    for paragraphs, day in known_days(read_pile(pile)):
        for left in filter(None, cut(paragraphs)):
            check_holds(bracket_copy(left)[1], day)


@given(st.data())
def test_no_choice_of_paragraphs_leads_to_another_day(data: st.DataObject) -> None:
    paragraphs, day = data.draw(st.sampled_from(known_days(read_pile(EXAMPLES))))
    left = data.draw(st.lists(st.sampled_from(range(len(paragraphs))), min_size=1, unique=True).map(sorted))
    check_holds(bracket_copy([paragraphs[n] for n in left])[1], day)


def test_sisters_give_a_cut_copy_back_its_day() -> None:
    record = read_pile(EXAMPLES)
    origin = next(r for r in record.reports if r.path.endswith("january-origin.html"))
    paragraphs = [w for _, w in split_paragraphs(origin)]
    for first in range(3):
        copy, bracket = bracket_copy([p for n, p in enumerate(paragraphs) if n % 3 != first])
        pairs = relate_reports([*record.reports, copy])
        narrowed = {b.report: b for b in narrow_brackets([*record.brackets, bracket], pairs)}
        assert narrowed[copy.id].best == date(2023, 1, 27)

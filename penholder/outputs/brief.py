"""The brief: one self-contained page about one mission, as known on one day.

Takes a `Record` and its `Assessments` (and an earlier `Record` to say what changed); gives HTML without script,
network or machine clock. Never prints a sentence without evidence or source: the views refuse to build one.
"""

from __future__ import annotations

from penholder.model import Assessments, Record
from penholder.outputs import pictures
from penholder.outputs.pages import GENERATOR, open_templates
from penholder.outputs.views import (
    BriefView,
    Limits,
    Note,
    cut_brief,
    index_record,
    number_notes,
    view_brief,
)
from penholder.outputs.views.clock import days_words

LARGEST = 950_000
"""Bytes a brief may have; above it rows are left out, counted and named (design: under 1 MB for fifty reports)."""

LIMITS = (
    Limits(),
    Limits(
        figures=40,
        events=40,
        commitments=30,
        sayings=5,
        actors=30,
        contested=16,
        options=12,
        threads=40,
        comparisons=8,
        steps=4,
    ),
    Limits(
        figures=30,
        events=30,
        commitments=24,
        sayings=4,
        actors=24,
        contested=12,
        options=10,
        threads=24,
        comparisons=4,
        steps=3,
    ),
    Limits(
        figures=20,
        events=20,
        commitments=16,
        sayings=3,
        actors=16,
        contested=10,
        options=8,
        threads=16,
        comparisons=2,
        steps=2,
    ),
    Limits(
        figures=8,
        events=8,
        commitments=8,
        sayings=1,
        actors=8,
        contested=6,
        options=6,
        threads=8,
        comparisons=0,
        steps=0,
    ),
)
"""From generous to tight; the first that fits `LARGEST` is taken."""


def write_brief(record: Record, assessments: Assessments, *, earlier: Record | None = None) -> str:
    """The brief as one HTML file; the same bytes for the same record in any order."""
    return fit_brief(record, assessments, earlier)[2]


def fit_brief(
    record: Record, assessments: Assessments, earlier: Record | None
) -> tuple[BriefView, tuple[Note, ...], str]:
    """The longest view whose page fits `LARGEST`, its notes and the page; the tightest when none fits."""
    index, whole = index_record(record), view_brief(record, assessments, earlier=earlier)
    for limits in LIMITS:
        view = cut_brief(whole, limits)
        notes = number_notes(index, view)
        page = render_brief(view, notes)
        if len(page.encode()) <= LARGEST:
            break
    return view, notes, page


def render_brief(view: BriefView, notes: tuple[Note, ...]) -> str:
    """A brief view as HTML through the autoescaping templates."""
    numbers = {note.evidence.id: note.number for note in notes}
    template = open_templates().get_template("brief.html.j2")
    return template.render(
        brief=view,
        notes=notes,
        marks=Marks(numbers),
        pictures=pictures,
        days_words=days_words,
        generator=GENERATOR,
    )


class Marks:
    """Numbers of evidence marks while a page is written, and which mark is the first to cite a note."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self._numbers = numbers
        self._cited: set[int] = set()

    def number(self, evidence: str) -> int:
        """The number of the endnote with that evidence."""
        return self._numbers[evidence]

    def is_first(self, number: int) -> bool:
        """True once per number: the mark a reader is led back to."""
        if number in self._cited:
            return False
        self._cited.add(number)
        return True

"""Views: the one reading of a record that brief, screens, API and exports share.

Takes a `Record` and its `Assessments`; gives `BriefView` and the views under it. Never decides anything the
record does not hold: it selects, orders, words and cites.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from penholder.model import Assessments, Record
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.changes import view_changes
from penholder.outputs.views.checks import view_official
from penholder.outputs.views.clock import ClockView, view_clock
from penholder.outputs.views.dated import (
    CommitmentRow,
    DatedRow,
    view_commitments,
    view_events,
    view_restrictions,
)
from penholder.outputs.views.evidence import Evidence, view_evidence
from penholder.outputs.views.figures import FigureRow, view_figures
from penholder.outputs.views.head import view_head
from penholder.outputs.views.index import RecordIndex, index_record
from penholder.outputs.views.judgements import add_rulings
from penholder.outputs.views.lines import Line, Run, cited, line, quote
from penholder.outputs.views.options import OptionView, view_options
from penholder.outputs.views.outlook import OutlookView, view_outlook
from penholder.outputs.views.positions import StanceTable, view_positions
from penholder.outputs.views.sayings import ActorView, cut_actor, view_sayings
from penholder.outputs.views.sources import SourcesView, cut_threads, view_left_out, view_sources
from penholder.outputs.views.standing import cut_steps
from penholder.outputs.views.trees import FamilyTree, compare_stories, cut_stories, view_families
from penholder.outputs.views.verdicts import ContestedView, view_contested

__all__ = [
    "BriefView",
    "Evidence",
    "Limits",
    "Line",
    "Note",
    "RecordIndex",
    "Run",
    "cited",
    "cut_brief",
    "index_record",
    "line",
    "number_notes",
    "quote",
    "view_brief",
    "view_evidence",
]


METHOD = (
    "A small number opens the passage behind a sentence, with the exact words marked.",
    "Words of reports stand in quotation marks; all other words are Penholder’s own.",
    "A report counts as known on the latest day on which it can have been published.",
    "“By” a day, of something said: reported by that day; the day on which it was said is unknown.",
    "A letter (A, B ...) stands for a report; “Where this comes from” names each with its letter.",
    "Reports that tell one text are one story, and a story is one origin at most, however many outlets carry it.",
    "Two versions of a matter get one verdict: agreed, refined, updated, counts different things, rounded, "
    "slipped, contradiction, garbled or undetermined.",
    "A contradiction names no winner: both versions stay, with what would settle it where that is known.",
    "A suspect passage shows signs of garbling; it is marked, and no head sentence rests on it alone.",
    "An empty cell means that nothing is known, not that nothing is the case.",
    "Votes are an interval from what members said and the rule of the Charter, not a forecast.",
    "Derived numbers say so; dates keep the precision of the words they come from.",
)
"""How to read a brief, in a dozen lines."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How many rows of each kind a brief prints; the rest stays in the record and is counted."""

    figures: int = 60
    events: int = 60
    commitments: int = 40
    sayings: int = 8
    actors: int = 40
    contested: int = 24
    options: int = 24
    threads: int = 60
    comparisons: int = 12
    branches: int = 60
    steps: int = 6


@dataclass(frozen=True, slots=True)
class Note:
    """One numbered endnote."""

    number: int
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class Rest:
    """How many reports, stories and origins the brief rests on, in words."""

    reports: int
    stories: int
    words: str


@dataclass(frozen=True, slots=True)
class BriefView:
    """The whole brief in reading order; every output prints these lines and no others."""

    mission: str
    mission_name: str
    known_on: str
    since: str
    rest: Rest
    straddling: Line | None
    """Reports left out because they may have been published after the day."""
    head: tuple[Line, ...]
    changes: tuple[Line, ...]
    contested: tuple[ContestedView, ...]
    clock: ClockView | None
    figures: tuple[FigureRow, ...]
    commitments: tuple[CommitmentRow, ...]
    restrictions: tuple[DatedRow, ...]
    events: tuple[DatedRow, ...]
    sayings_note: str
    """What “by” a day means, where a saying has no day of its own; "" where none lacks it."""
    actors: tuple[ActorView, ...]
    stances: StanceTable
    outlook: OutlookView | None
    """What the Council is likely to do; None without a mission, a day or a decision to come."""
    options: tuple[OptionView, ...]
    sources: SourcesView
    stories: tuple[FamilyTree, ...]
    """The stories told in several reports, with their copy trees and the changed sentences side by side."""
    method: tuple[str, ...]
    left_out: tuple[str, ...]
    """Sentences on what this brief leaves out for length."""
    official: tuple[Line, ...] = ()
    """The official files that figures were compared with."""


def view_brief(record: Record, assessments: Assessments, *, earlier: Record | None = None) -> BriefView:
    """The brief of a record, with what changed since an earlier state of it when one is given."""
    index = index_record(record)
    actors = view_sayings(index)
    before = index_record(earlier) if earlier is not None else None
    acronym, name = labels.mission(record.mission)
    return BriefView(
        mission=acronym or name,
        mission_name=name if acronym else "",
        known_on=_day(record.known_on),
        since=_day(earlier.known_on) if earlier is not None else "",
        rest=_rest(index),
        straddling=view_left_out(index),
        head=view_head(index, assessments),
        changes=view_changes(index, before),
        contested=add_rulings(index, view_contested(index)),
        clock=view_clock(index, assessments.clock),
        figures=view_figures(index),
        commitments=view_commitments(index),
        restrictions=view_restrictions(index),
        events=view_events(index),
        sayings_note=_sayings_note(actors),
        actors=actors,
        stances=view_positions(index, assessments.tallies),
        options=view_options(index, assessments.tallies),
        sources=view_sources(index),
        stories=compare_stories(index, view_families(index).told_often, Limits().comparisons),
        method=METHOD,
        left_out=(),
        outlook=view_outlook(index, assessments.outlook),
        official=view_official(index),
    )


def cut_brief(view: BriefView, limits: Limits) -> BriefView:
    """The same brief with at most so many rows of each kind; what is left out is counted in words."""
    return replace(
        view,
        contested=view.contested[: limits.contested],
        figures=view.figures[: limits.figures],
        commitments=view.commitments[: limits.commitments],
        restrictions=view.restrictions[: limits.commitments],
        events=view.events[: limits.events],
        actors=tuple(cut_actor(a, limits.sayings) for a in view.actors[: limits.actors]),
        stances=cut_steps(view.stances, limits.steps),
        options=view.options[: limits.options],
        sources=cut_threads(view.sources, limits.threads),
        stories=cut_stories(view.stories, limits.comparisons, limits.branches),
        left_out=_left_out(
            ("contested matter", "contested matters", len(view.contested) - limits.contested),
            ("figure", "figures", len(view.figures) - limits.figures),
            ("promise or deadline", "promises and deadlines", len(view.commitments) - limits.commitments),
            ("restriction", "restrictions", len(view.restrictions) - limits.commitments),
            ("event", "events", len(view.events) - limits.events),
            ("speaker", "speakers", len(view.actors) - limits.actors),
            ("option", "options", len(view.options) - limits.options),
            (
                "pair of related reports",
                "pairs of related reports",
                len(view.sources.threads) - limits.threads,
            ),
        ),
    )


def _day(value: date | None) -> str:
    return wording.day(value) if value else "an unknown day"


def _rest(index: RecordIndex) -> Rest:
    counted = [r for r in index.reports if r not in index.record.undated]
    stories = len({index.family_of[r].id if r in index.family_of else r for r in counted})
    words = f"{wording.count(len(counted), 'report')}, {wording.count(stories, 'story', 'stories')}"
    return Rest(len(counted), stories, f"{words}, at most {wording.count(stories, 'origin')}")


def _sayings_note(actors: tuple[ActorView, ...]) -> str:
    days = [s.when for a in actors for s in a.sayings if s.when.startswith("by ")]
    if not days:
        return ""
    return f"“{wording.capital(days[0])}”: reported by that day; the day on which it was said is unknown."


def _left_out(*over: tuple[str, str, int]) -> tuple[str, ...]:
    return tuple(
        wording.sentence(f"{wording.count(n, f'more {noun}', f'more {many}')} in the record")
        for noun, many, n in over
        if n > 0
    )


def number_notes(index: RecordIndex, view: BriefView) -> tuple[Note, ...]:
    """The endnotes of a brief, numbered in reading order."""
    ids = dict.fromkeys(cited(view))
    return tuple(Note(place, view_evidence(index, i)) for place, i in enumerate(ids, start=1))

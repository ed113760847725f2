"""Pages beside the brief: one comparison, the story families, the quote families; each one self-contained file.

Takes views or a `Record`; gives HTML without script, network or machine clock. Never writes a word of a report but
through autoescaping templates.
"""

from __future__ import annotations

from functools import cache
from itertools import groupby

from jinja2 import Environment, PackageLoader, StrictUndefined

from penholder.model import Assessments, Record
from penholder.outputs import pictures
from penholder.outputs.ids import complete_family
from penholder.outputs.views import labels
from penholder.outputs.views.answers import ask_sayings, say_count
from penholder.outputs.views.asking import Asked
from penholder.outputs.views.changes import view_all_changes
from penholder.outputs.views.comparison import ComparisonView
from penholder.outputs.views.desk import DeskView
from penholder.outputs.views.evidence import view_evidence
from penholder.outputs.views.index import index_record
from penholder.outputs.views.marking import CLASSES
from penholder.outputs.views.positions import STANCE_WORDS
from penholder.outputs.views.quotes import choose_quotes
from penholder.outputs.views.standing import (
    GROUPS,
    SHIFT_MEANINGS,
    STANCE_MEANINGS,
    is_silent,
    name_stance,
    split_options,
    view_standing,
)
from penholder.outputs.views.trees import compare_stories, view_families
from penholder.outputs.views.verdicts import VERDICT_WORDS
from penholder.outputs.wording import capital, day, lower
from penholder.version import __version__

GENERATOR = f"Penholder {__version__}"
"""What every page names as its writer, so that `sources.formats` knows a page of ours when it meets one."""
COMPARED = 24
"""Comparisons that a page of families holds at most; beyond, it names the command that shows one."""


@cache
def open_templates() -> Environment:
    """The templates of every page, autoescaping, with no undefined name let through."""
    templates = Environment(
        loader=PackageLoader("penholder.outputs", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=False,
    )
    templates.filters["capitalize_first"] = capital
    templates.filters["lower_first"] = lower
    templates.filters["day"] = day
    templates.tests["silent"] = is_silent
    templates.filters["split_options"] = split_options
    templates.globals.update(
        stance_words=STANCE_WORDS,
        stance_meanings=STANCE_MEANINGS,
        shift_meanings=SHIFT_MEANINGS,
        stance_groups=GROUPS,
        name_stance=name_stance,
    )
    return templates


def write_comparison(view: ComparisonView) -> str:
    """A comparison as one page."""
    return open_templates().get_template("compare.html.j2").render(view=view, generator=GENERATOR)


def write_families(record: Record, family: str = "") -> str:
    """The story families of a record as one page, or the one that `family` begins the id of."""
    index = index_record(record)
    view = view_families(index, complete_family(record, family) if family else "")
    stories = compare_stories(index, view.told_often, COMPARED)
    return (
        open_templates()
        .get_template("families.html.j2")
        .render(
            view=view,
            stories=stories,
            pictures=pictures,
            mission=_mission(record),
            known_on=_day(record),
            generator=GENERATOR,
        )
    )


def write_quotes(record: Record, *, by: str = "", about: str = "") -> str:
    """The quote families chosen by speaker and words as one page."""
    views = choose_quotes(index_record(record), by=by, about=about)
    used = {place.shown.kind for v in views for place in v.places}
    used |= {s.kind for v in views for version in v.versions for s in version.words if s.kind}
    return (
        open_templates()
        .get_template("quotes.html.j2")
        .render(
            quotes=views,
            by=by,
            about=about,
            legend=[c for c in CLASSES if c.kind in used],
            mission=_mission(record),
            known_on=_day(record),
            generator=GENERATOR,
        )
    )


def write_sayings(record: Record, asked: Asked) -> str:
    """The sayings that fit what is asked as one page, each with its passages."""
    index = index_record(record)
    answer = ask_sayings(index, asked)
    statements = {s for found in answer.found for s in found.saying.statements}
    return (
        open_templates()
        .get_template("sayings.html.j2")
        .render(
            answer=answer,
            asked=str(asked),
            counted=list(say_count(answer)),
            speakers=[(n, list(g)) for n, g in groupby(answer.found, key=lambda f: f.saying.speaker)],
            evidence={s: view_evidence(index, s) for s in sorted(statements)},
            mission=_mission(record),
            known_on=_day(record),
            generator=GENERATOR,
        )
    )


def write_conflicts(record: Record, desk: DeskView) -> str:
    """The matters of the desk as one page, each with its versions on a line and the words behind them."""
    index = index_record(record)
    cited = {c for m in desk.matters for v in m.versions for c in v.cell.evidence}
    return (
        open_templates()
        .get_template("conflicts.html.j2")
        .render(
            desk=desk,
            contested=sum(m.contested for m in desk.matters),
            verdict_words=VERDICT_WORDS,
            evidence={c: view_evidence(index, c) for c in sorted(cited)},
            pictures=pictures,
            mission=_mission(record),
            known_on=_day(record),
            generator=GENERATOR,
        )
    )


def write_positions(record: Record, assessments: Assessments, *, of: str = "", on: str = "") -> str:
    """Who stands where, of the holders and on the options asked for, as one page with the passages."""
    index = index_record(record)
    standing = view_standing(index, assessments.tallies, of=of, on=on)
    steps = (step for row in standing.table.rows for cell in row.cells for step in cell.steps)
    return (
        open_templates()
        .get_template("positions.html.j2")
        .render(
            standing=standing,
            of=of,
            on=on,
            evidence={step.position: view_evidence(index, step.position) for step in steps},
            pictures=pictures,
            mission=_mission(record),
            known_on=_day(record),
            generator=GENERATOR,
        )
    )


def write_changes(record: Record, earlier: Record) -> str:
    """What changed since an earlier state of a record as one page, each change with the passages behind it."""
    index = index_record(record)
    view = view_all_changes(index, index_record(earlier))
    cited_by = (i for group in view.groups for change in group.changes for i in change.line.evidence)
    return (
        open_templates()
        .get_template("changes.html.j2")
        .render(
            view=view,
            evidence={i: view_evidence(index, i) for i in sorted(set(cited_by))},
            mission=_mission(record),
            generator=GENERATOR,
        )
    )


def _mission(record: Record) -> str:
    acronym, name = labels.mission(record.mission)
    return acronym or name


def _day(record: Record) -> str:
    return day(record.known_on) if record.known_on else "an unknown day"

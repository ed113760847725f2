"""The votes by subject: regions, themes, and missions with enough of them.

Takes roll calls and named calls with their subjects; gives one count for each. Never splits a roll call among its
subjects: one on sanctions in Africa counts in both, so the counts of subjects do not add up to the whole.
"""

from __future__ import annotations

import sys
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from penholder import vocabulary
from penholder.council.history.members import count_members
from penholder.council.history.naming import NamedCall
from penholder.council.history.periods import count_periods, count_whole
from penholder.model.rates import MINIMUM, SubjectCount
from penholder.model.voting import RollCall
from penholder.vocabulary.resolutions import former_missions
from penholder.vocabulary.subjects import subject_regions, subject_themes

_LEAST = {"region": 1, "theme": 1, "mission": MINIMUM, "state": sys.maxsize}
"""Roll calls a subject needs to be listed unasked; states are counted when asked for."""


@dataclass(frozen=True, slots=True)
class Subject:
    """Something a vote can be on."""

    key: str
    label: str
    kind: str
    """region, theme, mission or state."""
    words: tuple[str, ...] = ()
    """Other words for it."""


@cache
def known_subjects() -> tuple[Subject, ...]:
    """Every region, theme, mission and state, in this order."""
    classes = [Subject(c.key, c.label, "region") for c in subject_regions()]
    classes += [Subject(c.key, c.label, "theme") for c in subject_themes()]
    missions = [Subject(m.key, m.acronym, "mission", (m.name, *m.aliases)) for m in vocabulary.missions()]
    missions += [Subject(m.key, m.acronym, "mission", m.names) for m in former_missions()]
    states = [Subject(s.iso, s.name, "state", (s.council_name, *s.aliases)) for s in vocabulary.states()]
    return (*classes, *missions, *states)


@dataclass(frozen=True, slots=True)
class Case:
    """A roll call with what is certain of its votes and what it is on."""

    roll_call: RollCall
    call: NamedCall | None
    """None where its source gives neither numbers nor names."""
    subjects: tuple[str, ...]


def count_subjects(
    cases: Sequence[Case],
    members: Collection[str],
    to: date | None,
    asked: str = "",
    meetings: Mapping[str, int] | None = None,
) -> tuple[SubjectCount, ...]:
    """Regions and themes with a roll call and missions with at least `MINIMUM`, in order of `known_subjects`.

    The one asked for is always among them where it has a roll call, whatever it is.
    """
    held: dict[str, list[Case]] = {}
    for case in cases:
        for key in case.subjects:
            held.setdefault(key, []).append(case)
    return tuple(
        _count_subject(subject, held[subject.key], members, to, meetings)
        for subject in known_subjects()
        if len(held.get(subject.key, ())) >= (1 if subject.key == asked else _LEAST[subject.kind])
    )


def _count_subject(
    subject: Subject,
    cases: Sequence[Case],
    members: Collection[str],
    to: date | None,
    meetings: Mapping[str, int] | None,
) -> SubjectCount:
    roll_calls = [case.roll_call for case in cases]
    calls = [case.call for case in cases if case.call]
    whole = count_whole(roll_calls, calls, to)
    assert whole is not None, "a subject is counted for its roll calls"
    return SubjectCount(
        key=subject.key,
        label=subject.label,
        kind=subject.kind,
        roll_calls=len(cases),
        whole=whole,
        periods=count_periods(roll_calls, calls, to),
        members=count_members([c for c in calls if c.adopted], members),
        meetings=None if meetings is None else meetings.get(subject.key, 0),
    )

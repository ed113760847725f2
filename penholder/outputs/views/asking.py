"""What a person asks of the sayings, and the sayings that fit.

Takes a `RecordIndex` and what was asked for; gives the sayings that fit. Never drops a saying without a word because
its day is unknown.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields
from datetime import date
from functools import partial

from penholder.model import Force, Forum, Hand, Statement, StatementForm
from penholder.outputs import wording
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.naming import Term, answers, list_handles, read_name, respell
from penholder.outputs.views.sayings import SayingView, view_sayings
from penholder.outputs.views.subjects import is_about, list_subjects, read_subject
from penholder.values.dates import first_day, last_day

WHOLE = 4_000
"""Characters of an utterance that is shown whole."""
MANNERS = ("force", "forum", "form", "hand")
"""What is asked of how something was said; each is a field of `Asked` and of `Statement`."""

Test = Callable[[Statement], bool]


@dataclass(frozen=True, slots=True)
class Asked:
    """What is asked of the sayings; an empty field asks nothing."""

    by: str = ""
    """A person, state, body or office."""
    on: str = ""
    """Words, an option or a matter; every word must fit."""
    since: date | None = None
    until: date | None = None
    force: Force | None = None
    forum: Forum | None = None
    form: StatementForm | None = None
    hand: Hand | None = None
    unresolved: bool = False
    """Only those of which it is left open who said them."""

    @property
    def given(self) -> tuple[str, ...]:
        """The fields that ask something."""
        return tuple(f.name for f in fields(self) if getattr(self, f.name))

    def __str__(self) -> str:
        """The options as typed: "--by russia --on withdrawal"."""
        told = ((name, getattr(self, name)) for name in self.given)
        return " ".join(f"--{name}" if held is True else f"--{name} {held}" for name, held in told)


class SayingDesk:
    """The sayings of a record with what they are chosen by."""

    def __init__(self, index: RecordIndex) -> None:
        self.index = index
        self.sayings = tuple(s for actor in view_sayings(index, WHOLE) for s in actor.sayings)
        self._handles = {c.id: list_handles(index, c) for c in self.statements()}
        self._everybody = frozenset(handle for held in self._handles.values() for handle in held)
        self._subjects = list_subjects(index)

    def statements(self) -> Iterable[Statement]:
        """Every statement of the record."""
        return (c for c in self.index.claims.values() if isinstance(c, Statement))

    def statement(self, wanted: str) -> Statement:
        """The statement with that id."""
        found = self.index.claims[wanted]
        assert isinstance(found, Statement)
        return found

    def choose(self, asked: Asked) -> tuple[tuple[SayingView, ...], int]:
        """The sayings of which one version fits all that is asked, and how many would but for an unknown day."""
        tests = self._tests(asked)
        fitting = [s for s in self.sayings if self._has(s, tests) and (s.open or not asked.unresolved)]
        days = {s.id: self._fits_days(s, asked) for s in fitting}
        return tuple(s for s in fitting if days[s.id]), sum(day is None for day in days.values())

    def _has(self, saying: SayingView, tests: list[Test]) -> bool:
        return any(all(test(self.statement(s)) for test in tests) for s in saying.statements)

    def _tests(self, asked: Asked) -> list[Test]:
        tests: list[Test] = []
        if asked.by:
            tests.append(partial(self._is_by, self.read(asked.by)))
        if asked.on:
            tests.append(partial(self._is_on, read_subject(asked.on)))
        manners = ((name, getattr(asked, name)) for name in MANNERS)
        return tests + [partial(_is_told, name, value) for name, value in manners if value is not None]

    def _is_by(self, terms: tuple[Term, ...], statement: Statement) -> bool:
        return answers(self._handles[statement.id], terms)

    def _is_on(self, wanted: tuple[frozenset[str], ...], statement: Statement) -> bool:
        return is_about(self._subjects.get(statement.id, frozenset()), wanted)

    def read(self, by: str) -> tuple[Term, ...]:
        """The terms of a name, read as another spelling where nobody has it as typed."""
        return respell(read_name(by), self._everybody)

    def read_as(self, by: str) -> str:
        """How a name was read that nobody has as typed: "“nebenzja” is read as “nebenzia”."; else ""."""
        pairs = zip(read_name(by), self.read(by), strict=True)
        told = [
            f"“{typed.typed}” is read as {wording.join([f'“{a}”' for a in sorted(read.answers)], last='or')}"
            for typed, read in pairs
            if typed != read
        ]
        return f"{'; '.join(told)}." if told else ""

    def _fits_days(self, saying: SayingView, asked: Asked) -> bool | None:
        """Whether it can have been said on the days asked for; None where its day is not known well enough to say."""
        if asked.since is None and asked.until is None:
            return True
        shown = self.statement(saying.shown)
        low = first_day(shown.said) if shown.said else None
        high = last_day(shown.said) if shown.said else self.index.known_on(shown.report)
        if (asked.until and low and low > asked.until) or (asked.since and high and high < asked.since):
            return False
        if shown.said or (asked.since is None and asked.until and high and high <= asked.until):
            return True
        return None


def _is_told(manner: str, value: object, statement: Statement) -> bool:
    return getattr(statement, manner) is value

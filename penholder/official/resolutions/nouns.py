"""What a Security Council resolution says of a UN peace operation, as nouns.

Takes nothing; gives frozen classes. Every fact carries its `Words`: a stretch of the resolution's own text with
`text[start:end] == words`, always. Never guesses: what a text leaves open is None.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from penholder.errors import UnsupportedClaim
from penholder.model import Edtf


@dataclass(frozen=True, slots=True, order=True)
class Words:
    """Exact words of one text, in characters from its start."""

    start: int
    end: int
    words: str

    def __post_init__(self) -> None:
        if not (0 <= self.start < self.end and len(self.words) == self.end - self.start):
            raise UnsupportedClaim(f"stretch {self.start}-{self.end} does not fit {self.words!r}")


class Part(StrEnum):
    """Where in a resolution a paragraph stands."""

    PREAMBLE = "preamble"
    OPERATIVE = "operative"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph, numbered as the text numbers it; None where it does not."""

    part: Part
    number: int | None
    words: Words


@dataclass(frozen=True, slots=True)
class ResolutionText:
    """One resolution as read: symbol, day, paragraphs."""

    name: str
    """Name of the file within what was given."""
    number: int
    year: int
    text: str
    sha256: str
    """Of the file's bytes."""
    adopted: date | None
    """From the heading; None where the text does not tell it."""
    adopted_words: Words | None
    paragraphs: tuple[Paragraph, ...]

    @property
    def symbol(self) -> str:
        """The document symbol ("S/RES/2100(2013)")."""
        return f"S/RES/{self.number}({self.year})"


class Action(StrEnum):
    """What a resolution does to a mandate (the strongest of what it says)."""

    ESTABLISHES = "establishes"
    TERMINATES = "terminates"
    EXTENDS = "extends"
    CHANGES = "changes"


class Basis(StrEnum):
    """How the last day of a mandate follows from the words."""

    STATED = "stated"
    """The text names the day."""
    FROM_EXPIRY = "from expiry"
    """A period counted from the mandate's last day before this resolution."""
    FROM_ADOPTION = "from adoption"
    """A period counted from the day of adoption."""
    FROM_DAY = "from day"
    """A period counted from a day the text names."""
    FROM_EVENT = "from event"
    """A period that starts with an event: the text alone gives no day."""
    FROM_NEXT = "from next"
    """Worked back from the next renewal, which names both its period and its last day."""


@dataclass(frozen=True, slots=True)
class Period:
    """A length of time as worded: months, days (a week is seven) or hours, at times months and days."""

    months: int = 0
    days: int = 0
    hours: int = 0

    def __str__(self) -> str:
        """ISO 8601 ("P6M", "P90D", "PT24H")."""
        if self.hours:
            return f"PT{self.hours}H"
        return "P" + (f"{self.months}M" if self.months else "") + (f"{self.days}D" if self.days else "")


@dataclass(frozen=True, slots=True)
class Expiry:
    """Until when a mandate runs."""

    day: date | None
    """Last day; None where it cannot be told from what was read."""
    basis: Basis
    period: Period | None
    start: date | None
    """The day a period is counted from."""
    final: bool
    """Worded as the last period."""
    words: Words


class Personnel(StrEnum):
    """Whom a ceiling counts."""

    MILITARY = "military"
    POLICE = "police"


class Measure(StrEnum):
    """What a number of personnel is."""

    TOTAL = "total"
    CHANGE = "change"
    """More (or fewer, below zero) than the ceiling before."""
    PART = "part"
    """Counted in the total beside it."""


@dataclass(frozen=True, slots=True)
class Strength:
    """One number of personnel as worded ("up to 225 military observers")."""

    personnel: Personnel
    measure: Measure
    count: int
    words: Words


@dataclass(frozen=True, slots=True)
class Ceiling:
    """The authorised strength of one kind of personnel after a resolution."""

    personnel: Personnel
    total: int | None
    """As worded, added up where troops and observers (or officers and formed units) are listed side by side."""
    change: int | None
    """Worded change against the ceiling before."""
    resulting: int | None
    """`total`, or the ceiling before with the change; None where the one before was not read."""
    parts: tuple[Strength, ...]


class Rhythm(StrEnum):
    """How the time of a report is worded."""

    BY = "by"
    WITHIN = "within"
    EVERY = "every"
    BEFORE_END = "before-end"
    END = "end"


@dataclass(frozen=True, slots=True)
class ReportDue:
    """One time for a report to the Council."""

    rhythm: Rhythm
    day: Edtf | None
    """BY: the day or month named; WITHIN: counted from adoption."""
    period: Period | None
    words: Words

    @property
    def code(self) -> str:
        """A short form to compare and print ("by:1978-11-30", "every:P90D", "before-end")."""
        value = self.day if self.rhythm is Rhythm.BY else self.period
        return f"{self.rhythm}:{value}" if value is not None else str(self.rhythm)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing a mission is asked or mandated to do."""

    kind: str
    """Key of `data/tasks.toml`."""
    words: Words
    """The words it is recognised by."""


@dataclass(frozen=True, slots=True)
class MandateTerms:
    """What one resolution sets for one UN peace operation."""

    resolution: str
    mission: str
    """Key of the mission list or of the resolutions' own names."""
    adopted: date | None
    action: Action
    action_words: Words
    expiry: Expiry | None
    military: Ceiling | None
    police: Ceiling | None
    reports: tuple[ReportDue, ...]
    tasks: tuple[Task, ...] = ()
    """Each kind once, where it is worded first, in the order of `data/tasks.toml`."""
    tasks_anew: bool = False
    """Whether it words the whole mandate ("shall have the following mandate: ..."), not single tasks beside it."""


@dataclass(frozen=True, slots=True)
class ListedTerms:
    """What the description of one resolution in an official list says of one UN peace operation's mandate."""

    resolution: str
    mission: str
    adopted: date
    action: Action
    action_words: Words
    """In the description."""
    expires: date | None
    """The day the description names; None where it names none."""
    period: Period | None
    """Length, where it gives one instead of a day."""
    words: Words | None
    """The words of the day or length."""
    tally: str
    """Yes, no and abstaining votes ("13-0-2"); "" where the list has no numbers."""


@dataclass(frozen=True, slots=True)
class OtherForce:
    """A force or body a resolution rules on that is no UN peace operation."""

    resolution: str
    name: str
    words: Words


@dataclass(frozen=True, slots=True)
class Reading:
    """All that was read from one resolution."""

    resolution: ResolutionText
    terms: tuple[MandateTerms, ...]
    others: tuple[OtherForce, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A file that is no resolution or cannot be read, with the reason and the fix."""

    name: str
    reason: str

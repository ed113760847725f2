"""Copy trees: texts made from one another whose every change is known.

Takes nothing; gives the values a generator fills in and a test or an evaluation reads. Never holds a text that
somebody published: twins are made up from the base texts a caller gives.

Offsets of `Run` are those of the base sentence it came from, offsets of spans those of the twin's own report.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from random import Random

from penholder.model import Difference, Report, Span


class Operation(StrEnum):
    """What can happen to a text on the way from parent to child."""

    CUT_END = "sentences cut at the end"
    CUT_MIDDLE = "sentence cut in the middle"
    MERGE = "two sentences merged"
    SPLIT = "sentence split"
    MOVE_SENTENCE = "sentence moved"
    MOVE_PARAGRAPH = "paragraph moved"
    BACKGROUND = "background of another story planted"
    BOILERPLATE = "boilerplate added"
    CREDIT_LOST = "agency credit lost"
    TRUNCATED = "last sentence broken off"
    NUMBER_SLIP = "digit slip"
    NUMBER_ROUNDED = "number rounded"
    NUMERAL = "number word for numeral"
    NAME = "other name"
    NAME_SPELLING = "spelling of a name"
    SURNAME_ONLY = "first name dropped"
    NEGATION_ADDED = "negation added"
    NEGATION_LOST = "negation lost"
    SPEAKER = "speaker swapped"
    REPORTEDLY = "attribution hedged"
    MODALITY = "modal verb changed"
    HEDGE = "hedge added or lost"
    DATE = "date changed"
    SPELLING = "other spelling"
    TYPO = "letters slipped"
    MARKS = "other shape of marks"
    PUNCTUATION = "comma or quotation marks lost"
    SYNONYM = "synonym"


EXPECTED: tuple[tuple[Operation, tuple[Difference, ...]], ...] = (
    (Operation.NUMBER_SLIP, (Difference.NUMBER,)),
    (Operation.NUMBER_ROUNDED, (Difference.NUMBER,)),
    (Operation.NUMERAL, ()),
    (Operation.NAME, (Difference.NAME,)),
    (Operation.NAME_SPELLING, (Difference.SPELLING, Difference.NAME)),
    (Operation.SURNAME_ONLY, (Difference.NAME, Difference.OMISSION, Difference.ADDITION)),
    (Operation.NEGATION_ADDED, (Difference.NEGATION,)),
    (Operation.NEGATION_LOST, (Difference.NEGATION,)),
    (Operation.SPEAKER, (Difference.NAME,)),
    (Operation.REPORTEDLY, (Difference.HEDGE,)),
    (Operation.MODALITY, (Difference.MODALITY,)),
    (Operation.HEDGE, (Difference.HEDGE,)),
    (Operation.DATE, (Difference.DATE,)),
    (Operation.SPELLING, (Difference.SPELLING,)),
    (Operation.TYPO, (Difference.SPELLING,)),
    (Operation.MARKS, ()),
    (Operation.PUNCTUATION, (Difference.PUNCTUATION,)),
    (Operation.SYNONYM, (Difference.SYNONYM,)),
)
"""The classes under which a change of words may be marked; an empty one asks that nothing critical is marked."""


def list_expected(operation: Operation) -> tuple[Difference, ...]:
    """The classes under which a change made by this operation may be marked; empty for changes of passages.

    >>> [str(kind) for kind in list_expected(Operation.DATE)]
    ['date']
    """
    return next((kinds for known, kinds in EXPECTED if known is operation), ())


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a sentence: words kept from a base sentence, or words that stand for some of its words."""

    words: str
    source: str
    """Key of the base sentence; "" for words that come from no base text (dateline, boilerplate, joints)."""
    start: int
    end: int
    """The words of the base sentence it stands for: equal to `words` unless an operation changed them."""
    made_by: Operation | None = None
    """None: kept as it was."""
    was: str = ""
    """The base words, where they were changed."""


@dataclass(frozen=True, slots=True)
class Line:
    """One sentence of a draft as runs."""

    runs: tuple[Run, ...]
    broken: bool = False
    """True when it was broken off: nothing can follow it."""

    @property
    def words(self) -> str:
        """The sentence as it reads."""
        return "".join(run.words for run in self.runs)


Paragraph = tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class Draft:
    """A text in the making: paragraphs of sentences, its agency credit, and what stands below it."""

    paragraphs: tuple[Paragraph, ...]
    dateline: str = ""
    credit: str = ""
    """A line below the text that names the agency."""
    footer: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stock:
    """What operations may plant: paragraphs of other stories."""

    background: tuple[Line, ...] = ()


Change = Callable[[Draft, Random, Stock], Draft | None]
"""One operation: the changed draft, or None where the draft offers no place for it."""


@dataclass(frozen=True, slots=True)
class PlacedLine:
    """One sentence of a twin with the place where it stands."""

    span: Span
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Twin:
    """One text of a copy tree."""

    number: int
    parent: int | None
    """Number of the twin it was made from; None for the root."""
    report: Report
    lines: tuple[PlacedLine, ...]
    """Its sentences in order; dateline and boilerplate are no sentences."""
    operations: tuple[Operation, ...]
    """What was done to its parent, in order."""
    published: date | None


@dataclass(frozen=True, slots=True)
class CopyTree:
    """Texts that descend from one: the truth of a story family."""

    seed: int
    twins: tuple[Twin, ...]
    """The root first; a child always stands after its parent."""


@dataclass(frozen=True, slots=True)
class PlantedDifference:
    """Words in which two corresponding sentences were made to differ."""

    operation: Operation
    a: str
    b: str


@dataclass(frozen=True, slots=True)
class LineLink:
    """Two sentences of two twins that stem from one base sentence, wholly or in part."""

    a: int
    b: int
    """Indices into `Twin.lines`."""
    shared: int
    """Characters of base text that both stand for."""
    differences: tuple[PlantedDifference, ...]
    one_to_one: bool
    """False where either was split or merged."""

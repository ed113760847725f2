"""Printed sentences and cells: runs of our own words and quoted report words, with what supports them.

Takes strings and evidence ids; gives `Line` values. Never lets a sentence through that has neither
evidence nor a document source.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass

from penholder.errors import UnsupportedClaim
from penholder.outputs.wording import clean, shorten


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of one kind of words: ours, or a report's (then always printed inside quotation marks)."""

    text: str
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """One printed sentence or cell with the ids that support it, or the document the package took it from."""

    runs: tuple[Run, ...]
    evidence: tuple[str, ...]
    source: str = ""

    def __post_init__(self) -> None:
        if not self.evidence and not self.source:
            raise UnsupportedClaim(f"nothing supports the sentence {self.text!r}")

    @property
    def text(self) -> str:
        """The sentence as plain text, report words in quotation marks."""
        return "".join(f"“{run.text}”" if run.quoted else run.text for run in self.runs)


def line(*parts: str | Run, evidence: Sequence[str] = (), source: str = "") -> Line:
    """A line from parts; plain strings are our own words."""
    runs = tuple(Run(p) if isinstance(p, str) else p for p in parts if p)
    return Line(runs, tuple(dict.fromkeys(evidence)), clean(source))


def quote(words: str, limit: int = 320) -> Run:
    """Words of a report as a quotation; its own double marks become single ones, outer marks are dropped.

    >>> quote("it is “unacceptable” that").text
    'it is ‘unacceptable’ that'
    """
    text = clean(words)
    if text and text[0] in '“"' and text[-1] in '”"' and not set(text[1:-1]) & set('“”"'):
        text = text[1:-1]
    return Run(shorten(_single_marks(text), limit), quoted=True)


def _single_marks(text: str) -> str:
    text = text.replace("“", "‘").replace("”", "’")
    pieces = text.split('"')
    return "".join(p + ("" if i == len(pieces) - 1 else "‘’"[i % 2]) for i, p in enumerate(pieces))


def cited(view: object) -> Iterator[str]:
    """Every evidence id under a view in reading order (the order of its fields), with repetitions."""
    if isinstance(view, tuple):
        for part in view:
            yield from cited(part)
    elif is_dataclass(view):
        for field in fields(view):
            value = getattr(view, field.name)
            if field.name == "evidence":
                yield from value
            elif not isinstance(value, str):
                yield from cited(value)

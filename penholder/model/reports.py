"""Reports: retrieved texts, what stands on the page beside them, and when they were published."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from penholder.model.evidence import Span


class FurnitureKind(StrEnum):
    """What a passage is that stands on the page but is not the report."""

    NAVIGATION = "navigation"
    COMMENT_FORM = "comment form"
    NEWSLETTER = "newsletter"
    RELATED = "related links"
    SHARE = "share bar"
    DOUBLED_TITLE = "doubled title"
    HEADING = "heading inside the text"
    NOTICE = "notice"
    CREDIT = "source credit"


@dataclass(frozen=True, slots=True)
class Furniture:
    """A passage set aside: kept with its offsets, never a source of claims."""

    span: Span
    kind: FurnitureKind
    reason: str


@dataclass(frozen=True, slots=True)
class Provenance:
    """What people or the page itself say about a report; what people say wins (`told_by_user`)."""

    outlet: str | None = None
    address: str | None = None
    author: str | None = None
    published: date | None = None
    told_by_user: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """One retrieved text: everything a reader could see on the page, furniture included and marked."""

    id: str
    text: str
    title: Span | None
    dateline: Span | None
    language: str
    furniture: tuple[Furniture, ...]
    provenance: Provenance
    agency: str | None = None
    """News agency credited in dateline or credit line ("AP"), or None."""
    path: str = ""
    """Where the file was found, relative to the pile; the smallest path when it was found twice."""
    supersedes: str | None = None
    """Id of the report that stood at this path before the file changed."""

    def span(self, start: int, end: int) -> Span:
        """The span of this report from start to end."""
        return Span(self.id, start, end, self.text[start:end])


@dataclass(frozen=True, slots=True)
class Skipped:
    """A file that did not become a report, the stage that gave up, and the reason with its fix."""

    path: str
    stage: str
    reason: str


@dataclass(frozen=True, slots=True)
class DateClue:
    """One reason why a report's publication day lies where it does."""

    words: Span | None
    says: str
    """One sentence a reader understands: what the words bound and by which rule or fact."""
    earliest: date | None
    latest: date | None
    weak: bool = False
    """True for clues from furniture or from a sister report's own inference."""
    sister: str | None = None
    """Id of the sister report the clue was taken from."""


@dataclass(frozen=True, slots=True)
class DateBracket:
    """When a report was published: earliest and latest day (None: unbounded) and the best day if determined."""

    report: str
    earliest: date | None
    latest: date | None
    best: date | None
    clues: tuple[DateClue, ...]

"""What a reader of one format hands on: the text of a page, fixed from now on, and what the page says of itself.

Takes nothing; gives the `Page` that every format reader builds and `penholder.reports` reads. Never holds
bytes: decoding and layout are finished here, so offsets into `text` stay true for good.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path

from penholder.model import FurnitureKind, Skipped


class Format(StrEnum):
    """Formats that are read."""

    TEXT = "text"
    HTML = "html"
    PDF = "pdf"


@dataclass(frozen=True, slots=True)
class SourceFile:
    """A file of the pile that looks readable: where it lies, its name within the pile, its format."""

    file: Path
    path: str
    """Relative to the pile, with forward slashes; the bare name for a file given by itself."""
    format: Format
    limit_bytes: int


@dataclass(frozen=True, slots=True)
class SkippedFile(Skipped):
    """A file of the pile that is no readable report, with the place where it lies."""

    file: Path


@dataclass(frozen=True, slots=True)
class Aside:
    """A passage the format reader knows to be furniture; `start` and `end` are offsets into the page's text."""

    start: int
    end: int
    kind: FurnitureKind
    reason: str


@dataclass(frozen=True, slots=True)
class Page:
    """The text of one file and what the page states about itself; None where it states nothing."""

    path: str
    content_hash: str
    """SHA-256 over the raw bytes, in hex."""
    text: str
    format: Format
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    published: date | None = None
    address: str | None = None
    aside: tuple[Aside, ...] = ()

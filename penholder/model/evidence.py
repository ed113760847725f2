"""Evidence: spans, stable ids and the form of dates. Nothing can be claimed without them."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from penholder.errors import UnsupportedClaim

Edtf = str
"""An Extended Date/Time Format value, read and compared by `penholder.values.dates`."""


def make_id(prefix: str, *parts: object) -> str:
    """A stable id: the prefix and twelve hex digits of the SHA-256 over the parts.

    >>> make_id("r", "same", 1) == make_id("r", "same", 1)
    True
    """
    joined = "\x1f".join(str(part) for part in parts)
    return f"{prefix}{hashlib.sha256(joined.encode()).hexdigest()[:12]}"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Exact words of one report: `report.text[start:end] == words`, always."""

    report: str
    start: int
    end: int
    words: str

    def __post_init__(self) -> None:
        if not (0 <= self.start < self.end and len(self.words) == self.end - self.start):
            raise UnsupportedClaim(
                f"span {self.start}-{self.end} of {self.report} does not fit {self.words!r}"
            )

    def touches(self, other: Span) -> bool:
        """Whether both are of one report and have characters in common."""
        return self.report == other.report and self.start < other.end and other.start < self.end

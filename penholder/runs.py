"""What a reading run says of itself: how far it is, and what it did.

Takes nothing; gives the words that the pipeline, the calls and the screens share. Never imports a stage.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from penholder.model import Skipped

Progress = Callable[[str, int, int], None]
"""Called with the step, how many are done and how many there are."""


def no_progress(_step: str, _done: int, _total: int) -> None:
    """Show nothing."""


@dataclass(frozen=True, slots=True)
class RunSummary:
    """What one run did."""

    new: int = 0
    changed: int = 0
    unchanged: int = 0
    skipped: tuple[Skipped, ...] = ()
    extracted: int = 0
    """Reports whose claims were read or read again."""

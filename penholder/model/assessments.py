"""Assessments: what follows from a record for the Council."""

from __future__ import annotations

from dataclasses import dataclass

from penholder.model.council import DraftProgress, MandateClock, Tally
from penholder.model.outlook import Outlook


@dataclass(frozen=True, slots=True)
class Assessments:
    """What follows from a record for the Council: clock, tallies, progress of drafts, outlook."""

    clock: MandateClock | None
    tallies: tuple[Tally, ...]
    progress: tuple[DraftProgress, ...] = ()
    outlook: Outlook | None = None

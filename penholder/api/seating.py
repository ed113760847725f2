"""The Council on one day: who sat, who presided, who held the pen, how many votes a decision needed."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from penholder.model.roster import CouncilDay


def roster(day: date) -> CouncilDay:
    """The Council on a day since 17 January 1946: `model.roster` names the parts.

    Raises UsageError for a day before the first meeting, or of a year whose elections are not known here.
    """
    from penholder.council.seating import seat_council

    return seat_council(day)


def roster_json(day: date) -> str:
    """The Council on a day as one JSON object."""
    from penholder.outputs.roster import list_roster_json

    return list_roster_json(roster(day))

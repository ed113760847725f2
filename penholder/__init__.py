"""Penholder: from a pile of reports on a peace operation to a sourced record and a brief.

Everything the command line does is one call here:

    import penholder

    penholder.read(["reports/"], record="penholder.db")
    record = penholder.open_record("penholder.db", as_known_on=date(2023, 6, 15))
    html = penholder.brief(record)
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

from penholder.errors import PenholderError
from penholder.version import __version__

if TYPE_CHECKING:
    from penholder.api import (
        ask,
        assess,
        brief,
        changes,
        changes_json,
        changes_page,
        clock,
        clock_calendar,
        clock_json,
        clock_page,
        compare,
        comparison_page,
        conflicts,
        conflicts_json,
        conflicts_page,
        correct,
        council_json,
        council_page,
        council_table,
        count_votes,
        export_json,
        export_tables,
        families_json,
        families_page,
        forget,
        is_calendar_of_ours,
        is_current,
        is_report,
        judge,
        judgements,
        judgements_json,
        open_record,
        positions_json,
        positions_page,
        previous_day,
        quotes_json,
        quotes_page,
        read,
        read_sittings,
        read_voting,
        roster,
        roster_json,
        sayings_json,
        sayings_page,
        sayings_table,
        score_votes,
        scores_json,
        scores_page,
        search,
        set_votes,
        sign,
        undo_judgement,
        votes_json,
        votes_page,
        waiting,
    )
    from penholder.model import Record

__all__ = [
    "PenholderError",
    "Record",
    "__version__",
    "ask",
    "assess",
    "brief",
    "changes",
    "changes_json",
    "changes_page",
    "clock",
    "clock_calendar",
    "clock_json",
    "clock_page",
    "compare",
    "comparison_page",
    "conflicts",
    "conflicts_json",
    "conflicts_page",
    "correct",
    "council_json",
    "council_page",
    "council_table",
    "count_votes",
    "export_json",
    "export_tables",
    "families_json",
    "families_page",
    "forget",
    "forget_official",
    "import_official",
    "is_calendar_of_ours",
    "is_current",
    "is_report",
    "judge",
    "judgements",
    "judgements_json",
    "official_files",
    "open_record",
    "positions_json",
    "positions_page",
    "previous_day",
    "quotes_json",
    "quotes_page",
    "read",
    "read_sittings",
    "read_voting",
    "roster",
    "roster_json",
    "sayings_json",
    "sayings_page",
    "sayings_table",
    "score_votes",
    "scores_json",
    "scores_page",
    "search",
    "set_votes",
    "sign",
    "undo_judgement",
    "votes_json",
    "votes_page",
    "waiting",
]


def __getattr__(name: str) -> Any:
    """Load a call when it is first used, so that importing one part does not import all of them."""
    if name not in __all__:
        raise AttributeError(f"module 'penholder' has no attribute {name!r}")
    return getattr(import_module("penholder.model" if name == "Record" else "penholder.api"), name)

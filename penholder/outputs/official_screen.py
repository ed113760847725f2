"""Imported official files on the terminal: what each covers, whose it is, and what was left out of it.

Takes editions; gives rich renderables. Never hides a row that was left out: the first are named, the rest counted.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType

from penholder.official.editions import Edition
from penholder.outputs import wording
from penholder.outputs.terminal import head, inset, say

FAULTS = 20
"""Rows, votes and texts left out that are named; the rest is counted."""


def show_imports(editions: Sequence[Edition], *, empty: bool = False) -> RenderableType:
    """Every imported file; with `empty`, a word where there is none."""
    if not editions and empty:
        return say("No official file is imported; docs/official.md says which ones can be.")
    return Group(*(_edition(edition) for edition in editions))


def _edition(e: Edition) -> RenderableType:
    covers = f"{wording.day(e.first_day)} to {wording.day(e.last_day)}" if e.first_day and e.last_day else ""
    updated = f"updated {wording.day(e.updated)}" if e.updated else ""
    rows = wording.count(e.rows, "row")
    lines = [
        head(e.name, e.series),
        inset("; ".join(part for part in (e.file, rows, covers, updated) if part)),
        inset(f"SHA-256 {e.sha256}"),
        inset(f"source: {e.attribution}"),
        inset(f"terms: {e.terms}"),
        *(inset(f"note: {note}") for note in e.notes),
    ]
    if e.left_out:
        lines.append(inset(f"left out: {wording.count(len(e.left_out), 'entry', 'entries')}"))
        lines += [inset(f"  {fault}") for fault in e.left_out[:FAULTS]]
        more = len(e.left_out) - FAULTS
        lines += [inset(f"  and {wording.count(more, 'more')}")] if more > 0 else []
    return Group(*lines)

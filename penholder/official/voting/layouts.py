"""Every official layout of votes, and the reading of files of them without a record.

Takes paths; gives layouts, or editions with their roll calls. Never writes.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from penholder.errors import RefusedImport
from penholder.model.voting import RollCall
from penholder.official.editions import Edition, Import, Layout, make_edition, no_progress
from penholder.official.files import hash_file, read_head, write_utf8
from penholder.official.voting.drafts import DRAFTS
from penholder.official.voting.meetings import MEETINGS
from penholder.official.voting.member_votes import MEMBER_VOTES
from penholder.official.voting.packing import load_roll_calls
from penholder.official.voting.tallies import TALLIES
from penholder.official.voting.vetoes import VETOES

VOTING_LAYOUTS: tuple[Layout, ...] = (MEMBER_VOTES, TALLIES, DRAFTS, VETOES, MEETINGS)


def read_voting_files(path: Path) -> Sequence[tuple[Edition, tuple[RollCall, ...]]]:
    """Each voting file at a path or in a folder, with its roll calls; raises RefusedImport when there is none."""
    paths = sorted(p for p in path.iterdir() if p.is_file()) if path.is_dir() else [path]
    found = []
    for file in paths:
        layout = find_voting_layout(file)
        if layout is not None:
            found.append(_read(file, layout))
    if not found:
        known = "".join(f"\n  {layout.series}: {layout.expects}" for layout in VOTING_LAYOUTS)
        raise RefusedImport(f"{path}: no voting file known here. Known are:{known}")
    return found


def find_voting_layout(path: Path) -> Layout | None:
    """The layout of votes that a file has, by its header; None for any other file, an empty one too."""
    if not path.is_file() or path.stat().st_size == 0:
        return None
    head = read_head(path)
    return next((layout for layout in VOTING_LAYOUTS if layout.recognises(path, head)), None)


def _read(path: Path, layout: Layout) -> tuple[Edition, tuple[RollCall, ...]]:
    sha256, size = hash_file(path)
    reading = layout.read(path, no_progress)
    edition = make_edition(Import(layout, sha256, size, write_utf8(path.name), reading))
    return edition, load_roll_calls(reading.body)

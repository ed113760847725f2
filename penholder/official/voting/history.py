"""The votes of imported files, or of files on the disk, as one `VotingHistory`.

Takes editions with their packed rows, or paths; gives the history. Never writes, and never names the members of a
unanimous vote: who sat on a day is known to `council.roster`, above.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from datetime import date, timedelta
from pathlib import Path

from penholder.model.voting import RollCall, VotingHistory
from penholder.official.editions import Edition
from penholder.official.voting.merging import merge_roll_calls
from penholder.official.voting.packing import load_roll_calls

VOTING_KEYS = ("votes", "tallies", "drafts", "vetoes", "meetings")
"""Keys of the layouts of votes, the fullest first: where two files differ, the earlier one's word stands."""
_OUTCOMES = ("drafts", "vetoes", "meetings")
"""Layouts that have what was not adopted."""
_GAP = timedelta(days=183)
"""Half a year without a lost draft is common; a file that begins later than that after another leaves a gap."""


def load_voting(editions: Iterable[Edition], body: Callable[[str], bytes | None]) -> VotingHistory | None:
    """The history of the imports of a record; None when it has no voting file. `body` gives the rows of a key."""
    kept = {edition.name: edition for edition in editions if edition.name in VOTING_KEYS}
    files = []
    for key in VOTING_KEYS:
        packed = body(key) if key in kept else None
        if packed is not None:
            files.append((kept[key], load_roll_calls(packed)))
    return make_history(files) if files else None


def make_history(files: Sequence[tuple[Edition, Sequence[RollCall]]]) -> VotingHistory:
    """One history of several files, whatever order they come in."""
    ordered = sorted(files, key=lambda f: (VOTING_KEYS.index(f[0].name), f[0].file, f[0].sha256))
    return VotingHistory(
        roll_calls=merge_roll_calls(calls for _, calls in ordered),
        sources=tuple(edition.cited for edition, _ in ordered),
        begins=tuple(edition.first_day for edition, _ in ordered),
        last_day=max((e.last_day for e, _ in ordered if e.last_day), default=None),
        failures_to=_find_covered_to([e for e, _ in ordered if e.name in _OUTCOMES]),
    )


def _find_covered_to(editions: Sequence[Edition]) -> date | None:
    """The last day to which drafts not adopted are covered without a gap: a few later rows cover nothing between."""
    spans = sorted((e.first_day, e.last_day) for e in editions if e.first_day and e.last_day)
    covered: date | None = None
    for first, last in spans:
        if covered is None or first <= covered + _GAP:
            covered = max(covered or last, last)
    return covered


def read_votes(path: Path | str) -> VotingHistory:
    """The history of a voting file, or of every voting file in a folder; other files in it are passed over.

    Raises RefusedImport for a file that cannot be taken, and where there is none.
    """
    from penholder.official.voting.layouts import read_voting_files

    return make_history(read_voting_files(Path(path)))

"""The votes a command works on: of files named with --votes, else of the record there is."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import penholder
from penholder.cli.opening import find_config, open_record
from penholder.errors import UsageError

if TYPE_CHECKING:
    from penholder.model import Record, VotingHistory


def find_votes(files: Sequence[str] | None, record: str | None) -> Record | VotingHistory | None:
    """The votes of the files given, else those of the record; None where neither is named and there is no record."""
    if files and record is not None:
        raise UsageError("choose one of --votes PATH and --record FILE")
    if files:
        return penholder.read_voting(files)
    if record is None and not Path(find_config(None).record).exists():
        return None
    return open_record(record)

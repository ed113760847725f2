"""What voting history shows: of the imports of a record, or of files given."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from penholder.api.records import PathLike
from penholder.errors import UsageError
from penholder.model import Record, VotingHistory

if TYPE_CHECKING:
    from penholder.model.rates import VotesCounted
    from penholder.official.voting.sittings import Sittings


def read_voting(paths: Sequence[PathLike]) -> VotingHistory:
    """The votes of official files, or of folders with them, merged into one history without a record.

    Raises RefusedImport for a file that cannot be taken and where a folder holds none.
    """
    from penholder.official.voting.history import make_history
    from penholder.official.voting.layouts import read_voting_files

    return make_history([file for path in paths for file in read_voting_files(Path(path))])


def read_sittings(paths: Sequence[PathLike]) -> Sittings | None:
    """The Council's meetings, with a vote or without, of the first meeting table among files or folders.

    None where there is no such table.
    """
    from penholder.official.voting.sittings import read_sittings as read

    return next((found for path in paths if (found := read(Path(path)))), None)


def count_votes(
    votes: Record | VotingHistory,
    *,
    subject: str = "",
    member: str = "",
    since: date | None = None,
    until: date | None = None,
    sittings: Sittings | None = None,
) -> VotesCounted:
    """What the votes show: unanimity, results, rates, vetoes, agreement, subjects.

    Of a record, the votes of its imports. With `sittings` also the meetings on each subject. A subject is a
    region, theme, mission or state; a member is named in any usual way. Both days are counted.
    Raises UsageError for names that are not known, with near ones, and for a record without votes.
    """
    from penholder.council.history.choosing import choose_member, choose_subject
    from penholder.council.history.counting import count_history
    from penholder.model.rates import VotesAsked

    history = votes.voting if isinstance(votes, Record) else votes
    if history is None or not history.roll_calls:
        raise UsageError(_tell_missing())
    chosen = choose_subject(subject)
    asked = VotesAsked(
        subject=chosen.key if chosen else "",
        subject_label=chosen.label if chosen else "",
        member=choose_member(member, history.roll_calls, since, until),
        since=since,
        until=until,
    )
    return count_history(history, asked, sittings)


def _tell_missing() -> str:
    from penholder.official.voting.layouts import VOTING_LAYOUTS

    files = "".join(f"\n  {layout.series}: {layout.expects}" for layout in VOTING_LAYOUTS)
    return (
        "no votes of these days are imported; take official files in with `penholder import FILE`, or name them with "
        f"--votes:{files}"
    )


def votes_page(counted: VotesCounted) -> str:
    """What the votes show as one self-contained HTML page."""
    from penholder.outputs.votes_page import write_votes

    return write_votes(counted)


def votes_json(counted: VotesCounted) -> str:
    """What the votes show as one JSON object: shares with their cases, roll calls by symbol, day and line."""
    from penholder.outputs.votes_export import export_votes

    return export_votes(counted)

"""Drafts before the Council: the votes they can get from the record, and votes that a person sets."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from penholder.api.records import PathLike, assess, open_store
from penholder.errors import UsageError
from penholder.loading import load_record
from penholder.model import Judgement, Outlook, Record, Tally

if TYPE_CHECKING:
    from penholder.council.readings import SetVote
    from penholder.outputs.views.council import CouncilView
    from penholder.record.judging import Signature


@dataclass(frozen=True, slots=True)
class CouncilTable:
    """The Council's table: the tallies, and the view of them that every output prints."""

    record: Record
    tallies: tuple[Tally, ...]
    outlook: Outlook | None
    view: CouncilView


def council_table(
    record: Record, draft: str = "", *, votes: Sequence[str] = (), procedural: bool = False
) -> CouncilTable:
    """The votes a draft can get, member by member; of every option of the record where none is named.

    `draft` is an option by key, label or id ("withdraw", "withdraw-minusma"), spoken of or not. `votes` are tried out
    ("china=abstain"): nobody signs them and nothing is kept. Raises UnknownId for an option and UsageError for a
    member or vote that is not known, or a day whose roster is unknown.
    """
    from penholder import council
    from penholder.council.drafts import find_draft
    from penholder.council.roster import knows_roster
    from penholder.outputs.views.council import view_council
    from penholder.outputs.views.index import index_record

    assessments = assess(record)
    if not draft:
        if votes or procedural:
            raise UsageError("name the draft that the votes are on: --draft OPTION")
        tallies = assessments.tallies
        if record.known_on is not None and not knows_roster(record.known_on):
            raise UsageError(
                f"the Council's members on {record.known_on} are unknown: add that year to data/council.toml"
            )
    else:
        key = find_draft(record, draft)
        tallies = (council.count_draft(record, key, votes=_read_votes(record, votes), procedural=procedural),)
    view = view_council(index_record(record), assessments, tallies, whole=not draft)
    return CouncilTable(record, tuple(tallies), assessments.outlook, view)


def _read_votes(record: Record, votes: Sequence[str]) -> tuple[SetVote, ...]:
    from penholder.council.set_votes import read_set_votes

    return read_set_votes(votes, _day(record)) if votes else ()


def _day(record: Record) -> date:
    if record.known_on is None:
        raise UsageError(
            "the record has no dated report, so its day and Council are unknown; date one with `penholder correct`"
        )
    return record.known_on


def set_votes(
    record: PathLike,
    draft: str,
    votes: Sequence[str],
    signature: Signature,
    *,
    as_known_on: date | None = None,
) -> tuple[Judgement, ...]:
    """Take members' votes on a draft to be these ("china=abstain"), signed and kept in a record file.

    All are kept or none. `penholder.sign` makes the signature. They count in every tally until a later report gives
    a position of that member on that option or somebody retires them (`undo_judgement`). `as_known_on` rests them on
    what was known on that day. Judgements on the same votes that a later report has reopened are retired in the same
    step. Raises `UsageError` for what cannot be set so.
    """
    with open_store(record) as store, store.transaction():
        if as_known_on is None:
            held = load_record(store)
        else:
            from penholder.deriving import load_as_known

            held = load_as_known(store, as_known_on)
        made = _make_votes(held, draft, votes, signature)
        retired = _retire_reopened(held, made, signature)
        store.save("judgements", [*retired, *made])
    return made


def _make_votes(
    held: Record, draft: str, votes: Sequence[str], signature: Signature
) -> tuple[Judgement, ...]:
    from penholder import vocabulary
    from penholder.council.drafts import find_draft
    from penholder.record.judging import make_vote

    option = find_draft(held, draft)
    label = next(kind.label for kind in vocabulary.option_kinds() if kind.key == option)
    chosen = _read_votes(held, votes)
    if not chosen:
        raise UsageError("which vote? give MEMBER=VOTE, as china=abstain")
    return tuple(make_vote(held, option, made.member, made.vote, signature, label) for made in chosen)


def _retire_reopened(held: Record, made: Sequence[Judgement], signature: Signature) -> list[Judgement]:
    from penholder.record.judging import Signature, reopened_votes, retire

    retired = []
    for judgement in made:
        anew = Signature(signature.by, signature.on, f"ruled on again: {judgement.id}")
        old = (j for j in reopened_votes(held.judged, judgement) if j.on <= signature.on)
        retired += [retire(j, anew) for j in old]
    return retired


def council_json(table: CouncilTable) -> str:
    """The Council's table as one JSON document."""
    from penholder.outputs.council_export import export_council

    return export_council(table.record, table.view, table.tallies, table.outlook)


def council_page(table: CouncilTable) -> str:
    """The Council's table as one self-contained HTML page."""
    from penholder.outputs.council_page import write_council

    return write_council(table.record, table.view)

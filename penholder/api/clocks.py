"""The mandate clock of any UN peace operation on any day, with or without a record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from penholder.api.records import PathLike, know_on, open_store
from penholder.errors import UsageError
from penholder.model import MandateClock, MandateState, Record

if TYPE_CHECKING:
    from penholder.council.chains import Chains
    from penholder.outputs.views.chains import ClockBoard
    from penholder.vocabulary import Mandate


def clock(
    missions: Sequence[str] = (),
    *,
    on: date | None = None,
    record: Record | None = None,
    file: PathLike | None = None,
    within: int | None = None,
    everything: bool = False,
) -> ClockBoard:
    """Where the mandates of missions stand on a day: chain, days left, what falls due, terms in force.

    Missions are named by key, acronym or full name; without one, every operation with a mandate in force on the day,
    with `everything` also those that have ended. `on` is the day, else the record's known-on day: the machine's clock
    is never asked. With a record, its reported steps stand beside, and its imported lists renew the chains; so do
    the resolution texts imported into the record file `file`. `within` keeps mandates that end within so many days.

    Raises UsageError without a day, for a name that is not known (with near ones), and when nothing fits.
    """
    from penholder.council.chains import list_chain, list_missions
    from penholder.outputs.views.chains import view_board
    from penholder.outputs.views.index import index_record

    today = on or (record.known_on if record else None)
    if today is None:
        raise UsageError(
            "no day is known: give one with --on YYYY-MM-DD, or a record (the machine's clock is never asked)"
        )
    if record is not None and record.known_on is not None and today < record.known_on:
        record = know_on(record, today)
    chains = _gather_chains(record, file)
    keys = list(dict.fromkeys(map(find_mission, missions)))
    clocks = _set_clocks(keys or list_missions(chains), today, chains, record)
    pairs = [(clock, list_chain(chains, clock.mission, today)) for clock in clocks]
    found = [
        (clock, chain)
        for clock, chain in pairs
        if _fits(clock, bool(keys), within, everything) or (not keys and _lost_sight(clock, chain, within))
    ]
    if not found:
        raise UsageError(_say_none(today, within))
    return view_board(found, index_record(record or _empty_record()))


def find_mission(given: str) -> str:
    """The key of the mission meant by a key, acronym or full name; raises UsageError with near names."""
    from penholder import vocabulary
    from penholder.vocabulary.resolutions import former_missions

    names: dict[str, str] = {}
    for former in former_missions():
        names |= {n.casefold(): former.key for n in (former.key, former.acronym, *former.names)}
    for mission in vocabulary.missions():
        names |= {n.casefold(): mission.key for n in (mission.key, mission.acronym, mission.name)}
    wanted = " ".join(given.split()).casefold()
    if wanted in names:
        return names[wanted]
    near = get_close_matches(wanted, sorted(names), n=6, cutoff=0.6)
    keys = list(dict.fromkeys(names[n] for n in near))[:3]
    advice = f"did you mean {' or '.join(keys)}?" if keys else "give its key or acronym, as minusma or UNIFIL"
    raise UsageError(f"{given}: no mission is known by that name; {advice}")


def clock_json(board: ClockBoard) -> str:
    """The board as one JSON document."""
    from penholder.outputs.clock_export import export_board

    return export_board(board)


def clock_page(board: ClockBoard) -> str:
    """The board as one self-contained HTML page."""
    from penholder.outputs.clock_page import write_board

    return write_board(board)


def clock_calendar(board: ClockBoard, *, everything: bool = False) -> bytes:
    """The board as a calendar (RFC 5545): expiries, reports and promises from the day on, or all of them."""
    from penholder.outputs.calendar import write_calendar

    return write_calendar(board, everything=everything)


def is_calendar_of_ours(path: Path) -> bool:
    """Whether a file is a calendar that Penholder wrote and may write again."""
    from penholder.outputs.calendar import is_ours

    return is_ours(path)


def _gather_chains(record: Record | None, file: PathLike | None) -> Chains:
    """The shipped chains with what is imported: of a record file everything, of a record alone its votes.

    Nothing later than the day asked for counts, whatever a file holds: `set_clock` reads no later mandate.
    """
    from penholder.council.chains import add_texts, add_votes, ship_chains

    if file is None or not Path(file).exists():
        return add_votes(ship_chains(), record.voting if record else None)
    with open_store(file) as store:
        editions, body = store.imports.list(), store.imports.body
        chains = ship_chains()
        if editions:
            from penholder.official.resolutions import load_terms
            from penholder.official.voting import load_voting

            chains = add_votes(chains, load_voting(editions, body))
            texts = body("resolutions")
            last = next((e.last_day for e in editions if e.name == "resolutions"), None)
            chains = add_texts(chains, load_terms(texts), last) if texts else chains
    return chains


def _set_clocks(
    keys: Sequence[str], today: date, chains: Chains, record: Record | None
) -> Iterator[MandateClock]:
    from penholder import council
    from penholder.council.clock import set_clock

    for key in keys:
        if record is not None:
            yield council.read_clock(record, key, today, chains)
        else:
            yield set_clock(key, today, mandates=chains)


def _fits(clock: MandateClock, named: bool, within: int | None, everything: bool) -> bool:
    if within is not None:
        return clock.days_left is not None and 0 <= clock.days_left <= within
    if named or everything:
        return True
    withdrawing = clock.ended_on is not None and clock.ended_on >= clock.today
    return withdrawing or clock.state in (MandateState.RUNNING, MandateState.OPEN)


def _lost_sight(clock: MandateClock, chain: Sequence[Mandate], within: int | None) -> bool:
    """Whether a mission began by the day and nothing says that it has ended: it may have been renewed."""
    return within is None and clock.state is MandateState.UNKNOWN and bool(chain)


def _say_none(today: date, within: int | None) -> str:
    if within is None:
        return f"no operation had a mandate in force on {today}; the chains begin in 1948"
    return f"no mandate at hand on {today} ends within {within} days; give more with --within DAYS"


def _empty_record() -> Record:
    """What stands in where there is none: clocks of the table alone cite no report."""
    return Record(
        known_on=None,
        reports=(),
        brackets=(),
        undated=(),
        pairs=(),
        families=(),
        claims=(),
        quotes=(),
        suspicions=(),
        matters=(),
        identities=(),
        options=(),
        skipped=(),
        mission=None,
    )

"""The Council on one day, as a screen and as JSON.

Takes a `CouncilDay`; gives rich renderables and strings. Never works out a seat, a turn or a majority.
"""

from __future__ import annotations

from dataclasses import asdict

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from penholder import vocabulary
from penholder.model.roster import CouncilDay, Penholding, Seat
from penholder.outputs.json_text import write_json
from penholder.outputs.wording import clean, day, join


def show_roster(council: CouncilDay) -> RenderableType:
    """Seats, presidency, majority, penholders and sources, in this order."""
    return Group(
        Text(f"The Security Council on {day(council.day)}: {len(council.seats)} members", style="bold"),
        _seats(council),
        Text(_president(council)),
        Text(
            f"A decision needs {council.required} affirmative votes; on substance, no permanent member against."
        ),
        *_penholders(council),
        Text("Sources: " + "; ".join(clean(source) for source in council.sources) + "."),
    )


def list_roster_json(council: CouncilDay) -> str:
    """One object: day, seats, president, penholders, required, sources; unknown is null."""
    return write_json(asdict(council), default=str)


def _seats(council: CouncilDay) -> Table:
    table = Table(box=None, header_style="bold")
    for heading in ("member", "code", "seat", "term"):
        table.add_column(heading)
    for seat in council.seats:
        kind = "permanent" if seat.permanent else "elected"
        table.add_row(Text(_list(seat)), seat.member, kind, _term(seat))
    return table


def _list(seat: Seat) -> str:
    """The name under which the Council listed it then, with the government where the name does not tell it."""
    return clean(f"{seat.listed} ({seat.held_by})" if seat.held_by else seat.listed)


def _term(seat: Seat) -> str:
    if seat.since is None or seat.until is None:
        return ""
    return str(seat.since) if seat.since == seat.until else f"{seat.since} to {seat.until}"


def _president(council: CouncilDay) -> str:
    held = council.president
    if held is None:
        return "President: not known."
    return f"President: {_name(council, held.member)}, {day(held.since)} to {day(held.until)}."


def _penholders(council: CouncilDay) -> list[RenderableType]:
    if not council.penholders:
        return [Text("Penholders: none known on that day.")]
    table = Table(box=None, header_style="bold")
    for heading in ("file", "penholder", "covered by sources"):
        table.add_column(heading)
    for held in council.penholders:
        covered = f"{held.since} to {held.until}"
        table.add_row(Text(_file(held)), Text(_hold(council, held)), covered)
    return [Text("Penholders known on that day (a file not named is unknown):"), table]


def _file(held: Penholding) -> str:
    return next((m.acronym for m in vocabulary.missions() if m.key == held.file), clean(held.file))


def _hold(council: CouncilDay, held: Penholding) -> str:
    names = {seat.member: seat.name for seat in council.seats}
    return join([clean(names.get(member, member)) for member in held.members])


def _name(council: CouncilDay, code: str) -> str:
    return next((clean(seat.listed) for seat in council.seats if seat.member == code), code)

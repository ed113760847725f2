"""Screens: what a person asked for, and nothing a terminal would obey."""

from __future__ import annotations

import io
from dataclasses import dataclass

import pytest
from rich.console import Console, RenderableType

from penholder.errors import UnknownId, UsageError
from penholder.model import Skipped
from penholder.outputs import screen
from tests.outputs.fixture import OTHER_R, QUOTES, RECORD, WIRE_R, F
from tests.outputs.test_brief import shuffled


def shown(entry: RenderableType) -> str:
    """What a plain terminal of 200 columns receives."""
    target = io.StringIO()
    Console(file=target, width=200, force_terminal=False).print(entry)
    return target.getvalue()


def test_status_names_everything_left_out() -> None:
    words = shown(screen.show_status(RECORD))
    assert "UNIFIL, as known on 14 June 2026" in words
    assert "straddles 14 June 2026" in words
    assert "not read: French" in words
    assert "scan <b>.pdf" in words
    assert all(r.id in words for r in RECORD.reports)
    assert shown(screen.show_status(shuffled(RECORD, 1))) == words


def test_conflicts_put_contradictions_first() -> None:
    words = shown(screen.show_conflicts(RECORD)).splitlines()
    assert words[0] == "contradiction  Peacekeepers dead since 1978"
    heads = [line for line in words if line[:1].strip()]
    assert heads[1].startswith("undetermined  Election in Lebanon")
    assert heads[-1].split("  ")[0] in {"refined", "updated", "rounded", "counts different things"}


@pytest.mark.parametrize("wanted", [WIRE_R.id, "m2", QUOTES[0].id, "y1", F[4].id, WIRE_R.id[:6]])
def test_entries_show_their_words(wanted: str) -> None:
    words = shown(screen.show_entry(RECORD, wanted))
    assert "patrols" in words or "213" in words


def test_furniture_is_recoverable() -> None:
    assert "share bar: Share this story" in shown(screen.show_entry(RECORD, WIRE_R.id, furniture=True))


def test_unknown_and_ambiguous_ids_are_refused() -> None:
    with pytest.raises(UnknownId):
        screen.show_entry(RECORD, "z9")
    with pytest.raises(UsageError):
        screen.show_entry(RECORD, "m")
    with pytest.raises(UnknownId):
        screen.show_entry(RECORD, "")


def test_no_screen_carries_an_escape() -> None:
    entries = [
        screen.show_entry(RECORD, OTHER_R.id),
        screen.show_status(RECORD),
        screen.show_conflicts(RECORD),
    ]
    entries.append(screen.show_search([(OTHER_R, "a \x02match\x03 \x1b[31m[bold]red[/bold]\u202e")]))
    for entry in entries:
        words = shown(entry)
        assert not set(words) & {"\x1b", "\u202e", "\x02", "\x03"}
    assert "a match [bold]red[/bold]" in words


@dataclass(frozen=True)
class _Run:
    new: int = 2
    changed: int = 0
    unchanged: int = 1
    skipped: tuple[Skipped, ...] = (Skipped("b\x1b[2J.txt", "sources", "It is empty."),)


def test_a_run_names_its_skipped_files() -> None:
    words = shown(screen.show_run(_Run()))
    assert "2 new, 0 changed, 1 unchanged, 1 skipped" in words
    assert "skipped b.txt (sources): It is empty." in words

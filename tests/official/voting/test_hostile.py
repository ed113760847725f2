"""Voting files that are none: refused with the file's name and what would help, or taken without the bad part."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from penholder.errors import RefusedImport
from penholder.official.editions import Import
from penholder.official.layouts import read_official
from penholder.official.voting import read_votes
from penholder.official.voting.packing import load_roll_calls
from tests.official.voting.tables import (
    ballot,
    draft,
    many_ballots,
    veto,
    write_ballots,
    write_drafts,
    write_vetoes,
)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return write_ballots(tmp_path / "votes.csv", many_ballots())


def edit(path: Path, change: Callable[[bytes], bytes]) -> Path:
    path.write_bytes(change(path.read_bytes()))
    return path


def refusal(path: Path) -> str:
    with pytest.raises(RefusedImport) as refused:
        read_official(path)
    words = str(refused.value)
    assert words.startswith(str(path))
    return words.removeprefix(str(path))


def symbols(found: Import) -> set[str]:
    return {call.symbol for call in load_roll_calls(found.reading.body)}


def test_a_sound_file_is_taken(path: Path) -> None:
    found = read_official(path)
    assert (found.layout.key, found.reading.rows, len(symbols(found))) == ("votes", 120, 8)
    assert "4055387" in found.layout.attribution
    assert "non-commercial" in found.layout.terms


def test_a_file_that_breaks_off_in_a_row_is_refused(path: Path) -> None:
    assert "breaks off in line 121, in the middle of a row" in refusal(edit(path, lambda raw: raw[:-60]))


def test_a_file_that_breaks_off_between_rows_leaves_the_last_vote_out(path: Path) -> None:
    found = read_official(edit(path, lambda raw: raw[: raw[:-1].rindex(b"\n") + 1]))
    assert len(symbols(found)) == 7
    assert "14 of 15 members have a row" in str(found.reading.left_out[0])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda raw: b"", "the file is empty"),
        (lambda raw: raw.splitlines()[0] + b"\n", "a header and no rows"),
        (lambda raw: raw[:4000] + b"\0\0" + raw[4000:], "is binary, not text"),
        (lambda raw: raw.decode().encode("utf-16"), "UTF-16"),
        (lambda raw: raw.replace(b",", b";"), "separated by semicolons; save it with commas"),
        (lambda raw: raw.replace(b",", b"\t"), "separated by tabs; save it with commas"),
        (lambda raw: raw.replace(b"\n", b"\r"), "end as on old Macs"),
        (lambda raw: raw.replace(b"vote_note", b"remark"), "has no column vote_note"),
        (lambda raw: raw.replace(b"agenda,", b"ms_vote,"), "has no column agenda"),
        (lambda raw: b"<html>" + raw, "a web page"),
        (lambda raw: b"%PDF-1.7\n" + raw, "PDF"),
    ],
)
def test_what_is_no_such_file_is_refused_with_what_would_help(
    path: Path, change: Callable[[bytes], bytes], told: str
) -> None:
    assert told in refusal(edit(path, change))


def test_a_workbook_under_the_name_of_a_table_is_told(path: Path) -> None:
    with zipfile.ZipFile(path, "w") as book:
        book.writestr("xl/workbook.xml", "<workbook/>")
    assert "Excel workbook; save the table as CSV" in refusal(path)


def test_a_huge_field_costs_its_vote_only_and_no_memory(path: Path) -> None:
    huge = b"x" * 3_000_000

    def change(raw: bytes) -> bytes:
        lines = raw.split(b"\n")
        lines[20] = lines[20].replace(b"PATROLS", huge, 1)
        return b"\n".join(lines)

    found = read_official(edit(path, change))
    assert len(symbols(found)) == 7
    told = [str(fault) for fault in found.reading.left_out]
    assert told[0].startswith("line 21: a line of more than")
    assert told[1].startswith("S/RES/102(2023): left out whole: 14 of 15 members")


def test_a_long_field_is_named(path: Path) -> None:
    found = read_official(edit(path, lambda raw: raw.replace(b"part 103", b"y" * 3_000, 1)))
    assert "a field of 3,0" in str(found.reading.left_out[0])
    assert "S/RES/103(2023)" not in symbols(found)


def test_a_quotation_mark_that_does_not_close_costs_its_own_vote_only(path: Path) -> None:
    def change(raw: bytes) -> bytes:
        lines = raw.split(b"\n")
        lines[40] = lines[40].replace(b"PATROLS", b'"PATROLS', 1)
        return b"\n".join(lines)

    found = read_official(edit(path, change))
    assert symbols(found) == {f"S/RES/{n}(2023)" for n in range(101, 109) if n != 103}


def test_a_field_over_several_lines_is_a_bad_row_and_not_joined(path: Path) -> None:
    found = read_official(
        edit(path, lambda raw: raw.replace(b"PATROLS|NIGHT WORK", b'"PATROLS\nNIGHT WORK"', 1))
    )
    assert len(symbols(found)) == 7
    assert [fault.where for fault in found.reading.left_out] == ["line 2", "line 3", "S/RES/101(2023)"]


def test_formulas_and_escapes_are_words(tmp_path: Path) -> None:
    rows = ballot(
        101, description='=HYPERLINK("http://example.org")', agenda="\x1b]0;owned\x07", subjects="@SUM(A1)|+1"
    )
    (call,) = load_roll_calls(read_official(write_ballots(tmp_path / "v.csv", rows)).reading.body)
    assert call.title == '=HYPERLINK("http://example.org")'
    assert call.topics == ("@SUM(A1)", "+1")
    assert all(words.isprintable() for words in (call.title, call.subject, *call.topics))


def test_blank_lines_and_a_missing_last_line_end_change_nothing(path: Path) -> None:
    whole = read_official(path).reading
    odd = read_official(edit(path, lambda raw: raw.replace(b"\n", b"\n\n").rstrip(b"\n"))).reading
    assert odd.rows == whole.rows
    assert odd.left_out == ()


def test_the_general_assemblys_file_is_told_from_the_councils(path: Path) -> None:
    changed = edit(path, lambda raw: raw.replace(b"permanent_member", b"committee_report", 1))
    assert "has no column permanent_member" in refusal(changed)


def test_many_drafts_under_one_symbol_do_not_take_the_square_of_their_number(tmp_path: Path) -> None:
    rows = [draft("1950-01-01", "S/PV.1", "vetoed", "USSR", "9-1-1") for _ in range(3_000)]
    write_drafts(tmp_path / "a.csv", rows)
    write_vetoes(tmp_path / "b.csv", [veto("1/1/1950", "S/PV.1", "USSR") for _ in range(3_000)])
    assert 3_000 < len(read_votes(tmp_path).roll_calls) < 6_000

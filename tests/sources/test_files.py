"""Which files are read, under which path, and why the others are not."""

from __future__ import annotations

import gzip
import os
import sqlite3
import zipfile
from pathlib import Path

import pytest

from penholder.errors import UnreadableReport
from penholder.model import Skipped
from penholder.sources import Format, SourceFile, collect_files, read_page

PROSE = "The council met on Friday and heard the envoy speak about the mission.\n"


def paths(found: list[SourceFile | Skipped]) -> list[str]:
    return [f.path for f in found]


def reason(found: list[SourceFile | Skipped]) -> str:
    assert len(found) == 1
    assert isinstance(found[0], Skipped), found
    return found[0].reason


def test_folders_are_read_in_order_and_hidden_files_and_companions_left_out(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", ".hidden", "README.md", "reports.csv", "a/roles.json"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text(PROSE)
    found = list(collect_files([tmp_path]))
    assert paths(found) == ["a/c.txt", "b.txt"]
    assert found == list(collect_files([str(tmp_path) + "/", tmp_path]))


def test_globs_and_single_files(tmp_path: Path) -> None:
    for name in ("one.txt", "two.txt", "three.html"):
        (tmp_path / name).write_text(PROSE)
    assert paths(list(collect_files([f"{tmp_path}/*.txt"]))) == ["one.txt", "two.txt"]
    assert paths(list(collect_files([tmp_path / "two.txt"]))) == ["two.txt"]
    assert paths(list(collect_files([tmp_path, tmp_path / "two.txt"]))) == [
        "one.txt",
        "three.html",
        "two.txt",
    ]


def test_equal_paths_of_two_folders_are_told_apart(tmp_path: Path) -> None:
    for folder in ("may", "june"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "1.txt").write_text(PROSE + folder)
    assert paths(list(collect_files([tmp_path / "june", tmp_path / "may"]))) == ["june/1.txt", "may/1.txt"]


@pytest.mark.parametrize(
    "name", ["two words.txt", "отчёт о миссии.txt", "報告.txt", "a;rm -rf ~.txt", "[x].txt", "..txt.txt"]
)
def test_any_file_name(tmp_path: Path, name: str) -> None:
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / name).write_text(PROSE)
    inside = [] if name.startswith(".") else [name]
    assert paths(list(collect_files([tmp_path / "pile"]))) == inside
    assert paths(list(collect_files([tmp_path / "pile" / name]))) == [name]


def test_names_that_are_no_utf8(tmp_path: Path) -> None:
    file = os.fsencode(tmp_path) + b"/r\xe9sum\xe9.txt"
    Path(os.fsdecode(file)).write_bytes(PROSE.encode())
    (found,) = collect_files([tmp_path])
    assert found.path.encode("utf-8").startswith(b"r")
    assert isinstance(found, SourceFile)
    assert read_page(found).text == PROSE


def test_parent_steps_do_not_enter_the_path(tmp_path: Path) -> None:
    (tmp_path / "pile").mkdir()
    (tmp_path / "pile" / "a.txt").write_text(PROSE)
    assert paths(list(collect_files([tmp_path / "pile" / ".." / "pile"]))) == ["a.txt"]


def test_a_directory_loop_ends(tmp_path: Path) -> None:
    (tmp_path / "deep").mkdir()
    (tmp_path / "deep" / "a.txt").write_text(PROSE)
    (tmp_path / "deep" / "again").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "itself").symlink_to(tmp_path / "itself")
    found = list(collect_files([tmp_path]))
    assert paths([f for f in found if isinstance(f, SourceFile)]) == ["deep/a.txt"]
    assert [f.path for f in found if isinstance(f, Skipped)] == ["itself"]


def test_missing_and_dangling_files_are_skipped(tmp_path: Path) -> None:
    assert "no such file" in reason(list(collect_files([tmp_path / "nowhere"])))
    assert "no such file" in reason(list(collect_files([f"{tmp_path}/*.txt"])))
    (tmp_path / "link.txt").symlink_to(tmp_path / "gone")
    assert "link that points nowhere" in reason(list(collect_files([tmp_path])))


def test_an_unreadable_file_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "a.txt").write_text(PROSE)
    (readable,) = collect_files([tmp_path])

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "open", refuse)
    assert "permission denied" in reason(list(collect_files([tmp_path])))
    assert isinstance(readable, SourceFile)
    with pytest.raises(UnreadableReport, match="permission denied"):
        read_page(readable)


def test_a_pipe_is_not_opened(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    assert "not a regular file" in reason(list(collect_files([tmp_path])))


def test_fifty_megabytes_are_skipped_unread(tmp_path: Path) -> None:
    with (tmp_path / "long.txt").open("wb") as handle:
        handle.truncate(50_000_000)
    assert "50 MB is above the limit of 20 MB" in reason(list(collect_files([tmp_path])))


def test_a_file_that_grows_after_the_first_look_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    file.write_text(PROSE)
    (found,) = collect_files([tmp_path], limit_bytes=100)
    file.write_text(PROSE * 5)
    assert isinstance(found, SourceFile)
    with pytest.raises(UnreadableReport, match="above the limit"):
        read_page(found)


def _zip(path: Path, *names: str) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name in names:
            archive.writestr(name, "x")


@pytest.mark.parametrize("name", ["report.txt", "report.docx", "report"])
def test_word_files_are_known_by_their_bytes(tmp_path: Path, name: str) -> None:
    _zip(tmp_path / name, "[Content_Types].xml", "word/document.xml")
    assert "DOCX is not read yet" in reason(list(collect_files([tmp_path])))


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (gzip.compress(b"text", mtime=0), "gzip archive"),
        (b"WARC/1.0\r\nWARC-Type: response\r\n", "web archive"),
        (b"\x89PNG\r\n\x1a\n" + bytes(20), "image"),
        (b"\xff\xd8\xff\xe0" + bytes(20), "image"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(20), "Outlook message"),
        (b"From: a@b.example\r\nSubject: x\r\nMIME-Version: 1.0\r\n\r\nHello", "e-mail"),
        (b"Received: from x\nTo: b@c.example\n\nHello", "e-mail"),
        (b"<?xml version='1.0'?><rss><channel/></rss>", "news feed"),
        (b"{\\rtf1 text}", "rich text"),
        (b"<html><head><meta name='generator' content='Penholder 0.1'></head>", "brief that Penholder wrote"),
    ],
)
def test_formats_not_read_yet_are_skipped_with_that_reason(
    tmp_path: Path, content: bytes, words: str
) -> None:
    (tmp_path / "report.txt").write_bytes(content)
    assert words in reason(list(collect_files([tmp_path])))


def test_records_and_tables_given_by_name_are_explained(tmp_path: Path) -> None:
    sqlite3.connect(tmp_path / "penholder.db").executescript("create table t(x)").connection.close()
    (tmp_path / "t.csv").write_text("a,b\n1,2\n")
    assert "database" in reason(list(collect_files([tmp_path / "penholder.db"])))
    assert "--meta" in reason(list(collect_files([tmp_path / "t.csv"])))


@pytest.mark.parametrize(
    ("name", "content", "format"),
    [
        ("a.txt", "<!DOCTYPE html><html><body>x</body></html>", Format.HTML),
        ("a", "\n<html lang=en>x", Format.HTML),
        ("a.html", "<p>only a paragraph</p>", Format.HTML),
        ("a.html", PROSE, Format.TEXT),
        ("a.txt", "He wrote <html> in his notes.", Format.TEXT),
        ("a.pdf", PROSE, Format.TEXT),
        ("a.txt", "%PDF-1.4\n", Format.PDF),
        ("a.txt", "From: a place far away, the envoy came.\n\nHe said so.", Format.TEXT),
    ],
)
def test_formats_by_content(tmp_path: Path, name: str, content: str, format: Format) -> None:
    (tmp_path / name).write_text(content)
    (found,) = collect_files([tmp_path])
    assert isinstance(found, SourceFile), found
    assert found.format is format


def test_same_content_same_hash(tmp_path: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(PROSE)
    pages = [read_page(f) for f in collect_files([tmp_path]) if isinstance(f, SourceFile)]
    assert len({page.content_hash for page in pages}) == 1
    assert [page.path for page in pages] == ["a.txt", "b.txt"]

"""Folders and archives of texts: what is read, what is refused by name, and that nothing else is lost."""

from __future__ import annotations

import io
import tarfile
from pathlib import Path

import pytest

from penholder.errors import RefusedImport
from penholder.official.layouts import read_official
from penholder.official.resolutions import load_terms, read_collection
from penholder.official.resolutions.pile import LIMIT_FILE, LIMIT_PILE, read_pile
from tests.official.resolutions.texts import compose, name_of

DAY = "20 June 2012"
TEXT = compose(3001, DAY, "Decides to extend UNMIL's mandate until 30 September 2012").encode()
NAME = name_of(3001, DAY)


def pack(path: Path, *members: tuple[tarfile.TarInfo, bytes]) -> Path:
    with tarfile.open(path, "w:gz") as archive:
        for info, raw in members:
            info.size = info.size or len(raw)
            archive.addfile(info, io.BytesIO(raw))
    return path


def member(name: str, raw: bytes = TEXT) -> tuple[tarfile.TarInfo, bytes]:
    return tarfile.TarInfo(name), raw


def link(name: str, target: str, kind: bytes = tarfile.SYMTYPE) -> tuple[tarfile.TarInfo, bytes]:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, target
    return info, b""


@pytest.mark.parametrize("name", ["../up.txt", "/etc/up.txt", "a/../../up.txt", "..\\up.txt", "C:/up.txt"])
def test_a_member_that_leads_out_is_refused_by_name(tmp_path: Path, name: str) -> None:
    pile = read_pile(pack(tmp_path / "r.tar.gz", member(f"res/{NAME}"), member(name)))
    assert [file.name for file in pile.files] == [f"res/{NAME}"]
    assert [refused.name for refused in pile.refused] == [name]
    assert "out of the archive" in pile.refused[0].reason


def test_a_name_that_is_none_or_no_text_costs_no_other_file(tmp_path: Path) -> None:
    pile = read_pile(pack(tmp_path / "r.tar.gz", member("."), member("a\udcff.md"), member(NAME)))
    assert [file.name for file in pile.files] == [NAME]
    assert [refused.name for refused in pile.refused] == [".", "a?.md"]


def test_links_devices_and_other_files_are_refused_by_name(tmp_path: Path) -> None:
    pipe = tarfile.TarInfo("pipe.txt")
    pipe.type = tarfile.FIFOTYPE
    path = pack(
        tmp_path / "r.tar.gz",
        member(NAME),
        link("soft.txt", "/etc/passwd"),
        link("hard.txt", NAME, tarfile.LNKTYPE),
        (pipe, b""),
        member("list.csv", b"a,b"),
        member("empty.txt", b" \n"),
        member("binary.txt", b"a\0b"),
        member("long.txt", b"x" * (LIMIT_FILE + 1)),
    )
    pile = read_pile(path)
    assert [file.name for file in pile.files] == [NAME]
    assert [r.name for r in pile.refused] == [
        "binary.txt", "empty.txt", "hard.txt", "list.csv", "long.txt", "pipe.txt", "soft.txt",
    ]  # fmt: skip


def test_an_archive_that_swells_is_read_no_further(tmp_path: Path) -> None:
    path = tmp_path / "r.tar"
    bomb = tarfile.TarInfo("bomb.txt")
    bomb.size = LIMIT_PILE * 1000
    with path.open("wb") as stream:
        with tarfile.open(fileobj=stream, mode="w|") as archive:
            info = tarfile.TarInfo(NAME)
            info.size = len(TEXT)
            archive.addfile(info, io.BytesIO(TEXT))
        stream.seek(1024 + len(TEXT) // 512 * 512)
        stream.write(bomb.tobuf(tarfile.GNU_FORMAT) + b"x" * 4096)
    pile = read_pile(path)
    assert [file.name for file in pile.files] == [NAME]
    assert [refused.name for refused in pile.refused] == ["bomb.txt"]


def test_an_archive_cut_short_gives_what_came_before(tmp_path: Path) -> None:
    whole = pack(tmp_path / "r.tar.gz", member(NAME), member("b.txt", bytes(range(1, 250)) * 4000))
    whole.write_bytes(whole.read_bytes()[:-400])
    pile = read_pile(whole)
    assert NAME in [file.name for file in pile.files]
    assert any("breaks off" in refused.reason for refused in pile.refused)


@pytest.mark.parametrize(
    ("name", "raw"),
    [("none.tar.gz", b"no archive"), ("empty.txt", b""), ("note.pdf", b"%PDF-1.4"), ("gone", None)],
)
def test_a_path_without_texts_is_refused_with_its_name(tmp_path: Path, name: str, raw: bytes | None) -> None:
    path = tmp_path / name
    if raw is not None:
        path.write_bytes(raw)
    with pytest.raises(RefusedImport, match=name):
        read_pile(path)


def test_a_link_in_a_folder_is_refused(tmp_path: Path) -> None:
    (tmp_path / "out.txt").write_bytes(TEXT)
    folder = tmp_path / "res"
    folder.mkdir()
    (folder / NAME).write_bytes(TEXT)
    (folder / "way-out.txt").symlink_to(tmp_path / "out.txt")
    pile = read_pile(folder)
    assert ([f.name for f in pile.files], [r.name for r in pile.refused]) == ([NAME], ["way-out.txt"])


def test_one_bad_text_and_one_doubled_lose_nothing_else(tmp_path: Path) -> None:
    for name, raw in ((NAME, TEXT), ("minutes.txt", b"Minutes of a tea party"), (f"copy of {NAME}", TEXT)):
        (tmp_path / name).write_bytes(raw)
    collection = read_collection(tmp_path)
    assert [term.mission for term in collection.terms] == ["unmil"]
    assert [refused.name for refused in collection.refused] == ["copy of " + NAME, "minutes.txt"]


def test_progress_counts_every_text(tmp_path: Path) -> None:
    for number in (3001, 3002, 3003):
        (tmp_path / name_of(number, DAY)).write_bytes(
            compose(number, DAY, "Decides nothing of note").encode()
        )
    steps: list[tuple[str, int, int]] = []
    read_collection(tmp_path, progress=lambda step, done, total: steps.append((step, done, total)))
    assert [s for s in steps if s[0] == "resolutions"] == [("resolutions", n, 3) for n in (1, 2, 3)]


def test_an_import_keeps_the_terms_and_not_the_texts(tmp_path: Path) -> None:
    path = pack(tmp_path / "r.tar.gz", member(NAME))
    found = read_official(path)
    assert found.layout.key == "resolutions"
    assert b"Mindful of the situation" not in found.reading.body
    assert load_terms(found.reading.body) == read_collection(path).terms


def test_packed_and_unpacked_are_read_alike(tmp_path: Path) -> None:
    folder = tmp_path / "res"
    folder.mkdir()
    (folder / NAME).write_bytes(TEXT)
    assert read_collection(folder).terms == read_collection(pack(tmp_path / "r.tgz", member(NAME))).terms

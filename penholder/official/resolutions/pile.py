"""A folder, an archive or one file to the bytes of resolution texts.

Takes a path; gives `PileFile`s in the order of their names, and every file that was refused with its reason. Never
unpacks to the disk, never follows a link, and never reads past a limit: a member that climbs out of the archive,
links elsewhere, is no file or is larger than any resolution is refused by name, and an archive that swells beyond
the limit is read no further.
"""

from __future__ import annotations

import tarfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from penholder.errors import RefusedImport
from penholder.official.editions import Progress, no_progress
from penholder.official.files import write_utf8
from penholder.official.resolutions.nouns import Refused

LIMIT_FILE = 2_000_000
"""Bytes above which a file is no resolution: the longest to 2015 has 67,000."""
LIMIT_PILE = 400_000_000
"""Bytes above which a pile is read no further: all texts to 2015 have 18 million."""
LIMIT_FILES = 20_000
_ARCHIVES = (".tar.gz", ".tgz", ".tar")


@dataclass(frozen=True, slots=True)
class PileFile:
    """One text file of a pile."""

    name: str
    raw: bytes


@dataclass(frozen=True, slots=True)
class Pile:
    """What a path holds."""

    files: tuple[PileFile, ...]
    refused: tuple[Refused, ...]


def is_archive(path: Path) -> bool:
    """Whether a path is named like an archive that is read."""
    return path.name.lower().endswith(_ARCHIVES)


def read_pile(path: Path, *, progress: Progress = no_progress) -> Pile:
    """The text files under a path. Raises RefusedImport when there is nothing to read there."""
    if not path.exists():
        raise RefusedImport(f"{path}: no such file; check the path")
    if path.is_dir():
        outcomes = list(_read_folder(path, progress))
    elif is_archive(path):
        outcomes = list(_read_archive(path, progress))
    else:
        outcomes = [_read_file(path, write_utf8(path.name))]
    files = sorted((o for o in outcomes if isinstance(o, PileFile)), key=lambda f: f.name)
    refused = sorted((o for o in outcomes if isinstance(o, Refused)), key=lambda r: (r.name, r.reason))
    if not files:
        why = f" ({refused[0].name}: {refused[0].reason})" if refused else ""
        raise RefusedImport(f"{path}: no text file of a resolution in it{why}")
    return Pile(tuple(files), tuple(refused))


def _read_folder(folder: Path, progress: Progress) -> Iterator[PileFile | Refused]:
    found = sorted(p for p in folder.rglob("*") if not p.is_dir() or p.is_symlink())
    size = 0
    for done, path in enumerate(found, 1):
        progress("unpack", done, len(found))
        outcome = _read_file(path, write_utf8(path.relative_to(folder).as_posix()))
        size += len(outcome.raw) if isinstance(outcome, PileFile) else 0
        if done > LIMIT_FILES or size > LIMIT_PILE:
            yield Refused(
                write_utf8(folder.name),
                "more files than any collection of resolutions; give a smaller folder",
            )
            return
        yield outcome


def _read_file(path: Path, name: str) -> PileFile | Refused:
    if path.is_symlink():
        return Refused(name, "a link; give the file itself")
    if not path.is_file():
        return Refused(name, "not a regular file; give a text file")
    if not name.lower().endswith(".txt"):
        return Refused(name, "not named .txt; save the text as NAME.txt")
    try:
        if path.stat().st_size > LIMIT_FILE:
            return Refused(name, _too_large(path.stat().st_size))
        raw = path.read_bytes()
    except OSError as error:
        return Refused(name, f"cannot be read ({error.strerror}); check its permissions")
    return _check(name, raw)


def _read_archive(path: Path, progress: Progress) -> Iterator[PileFile | Refused]:
    size = seen = 0
    try:
        with tarfile.open(path, "r|*") as archive:
            for member in archive:
                seen += 1
                size += max(member.size, 0)
                if size > LIMIT_PILE or seen > LIMIT_FILES:
                    yield Refused(
                        write_utf8(member.name),
                        "the archive swells beyond its limit here; the rest is not read",
                    )
                    return
                progress("unpack", seen, seen)
                if not member.isdir():
                    yield _read_member(archive, member)
    except (tarfile.TarError, OSError, EOFError, zlib.error) as error:
        if not seen:
            raise RefusedImport(f"{path}: no archive that can be read ({error}); get it again") from error
        yield Refused(write_utf8(path.name), f"the archive breaks off ({error}); get it again")


def _read_member(archive: tarfile.TarFile, member: tarfile.TarInfo) -> PileFile | Refused:
    name = write_utf8(member.name)
    parts = PurePosixPath(name.replace("\\", "/"))
    if not parts.parts:
        return Refused(name, "a file without a name; pack it again under its name")
    if parts.is_absolute() or ".." in parts.parts or ":" in parts.parts[0]:
        return Refused(name, "its path leads out of the archive; pack it again without such paths")
    if member.issym() or member.islnk():
        return Refused(name, "a link; pack the file itself")
    if not member.isfile():
        return Refused(name, "not a regular file (a device or pipe); leave it out")
    if not name.lower().endswith(".txt"):
        return Refused(name, "not named .txt; save the text as NAME.txt")
    if member.size > LIMIT_FILE:
        return Refused(name, _too_large(member.size))
    stream = archive.extractfile(member)
    return _check(str(parts), stream.read(LIMIT_FILE + 1) if stream else b"")


def _check(name: str, raw: bytes) -> PileFile | Refused:
    if not raw.strip():
        return Refused(name, "the file is empty; get it again")
    if b"\0" in raw and not raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Refused(name, "binary, not text; save the resolution as text")
    return PileFile(name, raw)


def _too_large(size: int) -> str:
    return f"{size:,} bytes; no resolution is longer than {LIMIT_FILE:,}: cut out the resolution"

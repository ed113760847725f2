"""Paths to files worth reading, and a reason for each that is not.

Takes files, folders and globs; gives `SourceFile` and `SkippedFile` sorted by path. Never opens anything but
regular files, and never decides by name alone what a file is: the first bytes do.
"""

from __future__ import annotations

import glob
import os
import stat
from collections import Counter
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path

from penholder.errors import UnreadableReport
from penholder.sources.formats import HEAD_BYTES, recognise_format
from penholder.sources.page import Format, SkippedFile, SourceFile

LIMIT_BYTES = 20_000_000
"""Files above this many bytes are skipped: no single news report is that long."""

STAGE = "sources"

_COMPANIONS = (
    "readme*", "license*", "licence*", "notice*", "*.csv", "*.tsv", "*.json", "*.jsonl", "*.toml", "*.yaml", "*.yml",
    "*.ini", "*.py", "*.js", "*.css", "*.map", "*.woff*", "*.ics", "*.db", "*.db-wal", "*.db-shm", "*.sqlite*",
)  # fmt: skip
"""Names that stand beside reports in a folder and are no reports; such a file given by itself is looked at."""


def collect_files(
    paths: Sequence[Path | str], *, limit_bytes: int = LIMIT_BYTES
) -> Iterator[SourceFile | SkippedFile]:
    """Every file under the paths, sorted by its path within the pile, as readable or as skipped with its reason.

    Folders are read recursively; hidden files and files that accompany a pile (README, tables, records) are
    left out of folders. A path within two of the given folders is named with its folder.
    """
    found: dict[str, tuple[Path, str]] = {}
    for given in sorted(set(map(str, paths))):
        for file, relative in _expand_path(given):
            found.setdefault(os.path.normpath(file.absolute()), (file, relative))
    names = Counter(relative for _, relative in found.values())
    pile = [(_unique_name(file, name, clashes=names[name] > 1), file) for file, name in found.values()]
    for name, file in sorted(pile):
        yield _look_at(file, name, limit_bytes)


def read_bytes(file: SourceFile) -> bytes:
    """The raw bytes of a file; raises `UnreadableReport` when it cannot be read or has outgrown the limit."""
    try:
        with file.file.open("rb") as handle:
            raw = handle.read(file.limit_bytes + 1)
    except OSError as error:
        raise UnreadableReport(_unreadable(error)) from error
    if len(raw) > file.limit_bytes:
        raise UnreadableReport(_too_large(len(raw), file.limit_bytes))
    return raw


def _expand_path(given: str) -> Iterator[tuple[Path, str]]:
    path = Path(given)
    if path.is_dir():
        yield from _walk_folder(path)
    elif not os.path.lexists(path) and glob.has_magic(given):
        matches = sorted(glob.glob(given, recursive=True))  # noqa: PTH207 (Path.glob takes no absolute pattern)
        if not matches:
            yield path, given
        base = _fixed_part(given)
        for match in map(Path, matches):
            if not match.is_dir() and not _is_companion(match.name):
                yield match, match.relative_to(base).as_posix()
    else:
        yield path, path.name or given


def _fixed_part(pattern: str) -> Path:
    parts = Path(pattern).parts
    fixed = next((n for n, part in enumerate(parts) if glob.has_magic(part)), len(parts) - 1)
    return Path(*parts[:fixed])


def _walk_folder(folder: Path) -> Iterator[tuple[Path, str]]:
    """Files below a folder; a folder reached a second time through a link is not entered again."""
    seen: set[tuple[int, int]] = set()
    for root, folders, files in os.walk(folder, followlinks=True):
        here = Path(root).stat()
        if (here.st_dev, here.st_ino) in seen:
            folders.clear()
            continue
        seen.add((here.st_dev, here.st_ino))
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and not _is_companion(name):
                file = Path(root, name)
                yield file, file.relative_to(folder).as_posix()


def _is_companion(name: str) -> bool:
    return any(fnmatch(name.casefold(), pattern) for pattern in _COMPANIONS)


def _unique_name(file: Path, name: str, *, clashes: bool) -> str:
    if not clashes:
        return name
    folder = file.absolute().parents[len(Path(name).parts) - 1].name
    return f"{folder}/{name}"


def _look_at(file: Path, name: str, limit_bytes: int) -> SourceFile | SkippedFile:
    name = os.fsencode(name).decode(errors="backslashreplace")
    try:
        return SourceFile(file, name, _recognise_file(file, limit_bytes), limit_bytes)
    except UnreadableReport as error:
        return SkippedFile(name, STAGE, str(error), file)


def _recognise_file(file: Path, limit_bytes: int) -> Format:
    try:
        status = file.stat()
        if not stat.S_ISREG(status.st_mode):
            raise UnreadableReport("not a regular file (a device, pipe or socket); give a file")
        if status.st_size > limit_bytes:
            raise UnreadableReport(_too_large(status.st_size, limit_bytes))
        with file.open("rb") as handle:
            head = handle.read(HEAD_BYTES)
    except OSError as error:
        raise UnreadableReport(_unreadable(error)) from error
    return recognise_format(head, file)


def _too_large(size: int, limit_bytes: int) -> str:
    return (
        f"{size / 1e6:.0f} MB is above the limit of {limit_bytes / 1e6:.0f} MB for one report; "
        "split the file or cut out the report"
    )


def _unreadable(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "no such file; check the path, or a link that points nowhere"
    return f"cannot be read ({(error.strerror or 'input error').lower()}); check its permissions and the disk"

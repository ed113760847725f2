"""Official files as they lie on the disk: their checksum, their beginning, what they are if not ours.

Takes paths; gives bytes, checksums and words. Never reads more than asked for, and never runs or unpacks anything.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

from penholder.errors import RefusedImport

HEAD = 65_536
"""How many bytes of a file its layout is recognised by."""
LIMIT = 100_000_000
"""Bytes above which a table is refused: the largest official one known here has half a million."""

_MAGIC = (
    (b"%PDF", "it is a PDF document"),
    (b"PK\x03\x04", "it is a zip archive or an Excel workbook; save the table as CSV"),
    (b"\xd0\xcf\x11\xe0", "it is an old Excel or Word file; save the table as CSV"),
    (b"\x1f\x8b", "it is a gzip archive"),
    (b"\xff\xfe", "it is UTF-16 text; save it as UTF-8"),
    (b"\xfe\xff", "it is UTF-16 text; save it as UTF-8"),
    (b"<", "it is a web page or XML; get the file itself, as CSV or JSON"),
)
"""First bytes of what is often saved in the place of a table (file signatures as published by their makers)."""


def read_head(path: Path) -> bytes:
    """The first bytes of a file, none for a folder. Raises RefusedImport where it cannot be read or is empty."""
    try:
        if path.is_dir():
            return b""
        if path.exists() and not path.is_file():
            raise RefusedImport(f"{path}: a pipe or a device, no file; save what it gives to a file first")
        with path.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError as error:
        raise RefusedImport(f"{path}: cannot be read ({error.strerror}); check the path") from error
    if not head.strip():
        raise RefusedImport(f"{path}: the file is empty; get it again from where it is published")
    return head


def hash_file(path: Path) -> tuple[str, int]:
    """SHA-256 and size of a file, read in pieces; of a folder, over the sorted checksums of its files."""
    digest, size = hashlib.sha256(), 0
    try:
        if path.is_dir():
            found = sorted(hash_file(p) for p in path.rglob("*") if p.is_file())
            digest.update("\n".join(sha for sha, _ in found).encode())
            return digest.hexdigest(), sum(part for _, part in found)
        with path.open("rb") as stream:
            while piece := stream.read(1 << 20):
                digest.update(piece)
                size += len(piece)
    except OSError as error:
        raise RefusedImport(f"{path}: cannot be read ({error.strerror}); check the path") from error
    return digest.hexdigest(), size


def tell_what_it_is(head: bytes) -> str:
    """What a file is by its first bytes, for a refusal: a known kind, binary, or its first line.

    >>> tell_what_it_is(b"name,age\\nAda,36\\n")
    'its first line is "name,age"'
    """
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    for magic, words in _MAGIC:
        if start.startswith(magic):
            return words
    if not head:
        return "it is a folder"
    if b"\0" in head:
        return "it is binary, not text"
    first = start.splitlines()[0].decode("utf-8", "replace")
    shown = "".join(c if c.isprintable() else " " for c in first)
    return f'its first line is "{shown[:80]}{"…" if len(shown) > 80 else ""}"'


def write_utf8(words: str) -> str:
    r"""Words with what UTF-8 cannot hold replaced: half a pair in a JSON file, a byte of a file's name.

    >>> write_utf8("a\udcff.csv")
    'a?.csv'
    """
    return words.encode("utf-8", "replace").decode("utf-8")


def read_text(path: Path) -> tuple[str, int]:
    """The text of a table and how many of its lines are not UTF-8 (those are read as Windows-1252).

    Raises RefusedImport for a file that is too large, binary, UTF-16 or unreadable.
    """
    try:
        if path.stat().st_size > LIMIT:
            raise RefusedImport(
                f"{path}: larger than {LIMIT // 1_000_000} MB; a table of this kind has at most a few MB"
            )
        raw = path.read_bytes()
    except OSError as error:
        raise RefusedImport(f"{path}: cannot be read ({error.strerror}); check the path") from error
    if b"\0" in raw:
        raise RefusedImport(f"{path}: {tell_what_it_is(raw[:HEAD])}; a text table was expected")
    raw = raw.removeprefix(b"\xef\xbb\xbf")
    try:
        return raw.decode("utf-8"), 0
    except UnicodeDecodeError:
        lines = raw.split(b"\n")
        decoded = [_decode(line) for line in lines]
        return "\n".join(text for text, _ in decoded), sum(odd for _, odd in decoded)


def _decode(line: bytes) -> tuple[str, bool]:
    try:
        return line.decode("utf-8"), False
    except UnicodeDecodeError:
        return line.decode("cp1252", "replace"), True

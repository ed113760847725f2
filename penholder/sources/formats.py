"""What a file is, by its first bytes.

Takes the head of a file; gives its format. Never goes by the name alone: the name only decides what the
bytes leave open. Formats that are known but not read yet raise `UnreadableReport` naming what would help.
"""

from __future__ import annotations

import re
import zipfile
from pathlib import Path

from penholder.errors import UnreadableReport
from penholder.sources.page import Format

HEAD_BYTES = 8192

_ARCHIVE = "unpack it and give the reports inside"
_IMAGE = "an image; images are not read yet: give the text"
_MAIL = "an e-mail message; e-mail is not read yet: save the message as text or HTML"
_MEDIA = "an audio or video file; give a transcript as text"

_SIGNATURES: tuple[tuple[int, bytes, str], ...] = (
    (0, b"\x1f\x8b", f"a gzip archive; archives are not read yet: {_ARCHIVE}"),
    (0, b"BZh", f"a bzip2 archive; archives are not read yet: {_ARCHIVE}"),
    (0, b"\xfd7zXZ", f"an xz archive; archives are not read yet: {_ARCHIVE}"),
    (0, b"7z\xbc\xaf\x27\x1c", f"a 7-Zip archive; archives are not read yet: {_ARCHIVE}"),
    (0, b"Rar!\x1a\x07", f"a RAR archive; archives are not read yet: {_ARCHIVE}"),
    (0, b"\x28\xb5\x2f\xfd", f"a zstd archive; archives are not read yet: {_ARCHIVE}"),
    (0, b"WARC/", "a web archive (WARC); archives are not read yet: save the page as HTML"),
    (257, b"ustar", f"a tar archive; archives are not read yet: {_ARCHIVE}"),
    (0, b"\x89PNG\r\n\x1a\n", _IMAGE),
    (0, b"\xff\xd8\xff", _IMAGE),
    (0, b"GIF87a", _IMAGE),
    (0, b"GIF89a", _IMAGE),
    (0, b"II*\x00", _IMAGE),
    (0, b"MM\x00*", _IMAGE),
    (8, b"WEBP", _IMAGE),
    (4, b"ftypheic", _IMAGE),
    (4, b"ftypavif", _IMAGE),
    (4, b"ftyp", _MEDIA),
    (0, b"ID3", _MEDIA),
    (0, b"OggS", _MEDIA),
    (8, b"WAVE", _MEDIA),
    (0, b"bplist00", "a Safari web archive; web archives are not read yet: save the page as HTML"),
    (0, b"SQLite format 3\x00", "a database, perhaps a Penholder record; it is no report"),
    (0, b"{\\rtf", "a rich text (RTF) document; save it as text, HTML or PDF"),
    (
        0,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
        "an Outlook message or old Office document; save it as text, HTML or PDF",
    ),
)
"""Offset, bytes and what a file that holds them is (file(1) magic and the formats' own specifications)."""

_ZIP_CONTENTS = (
    ("word/", "a Word document (DOCX); DOCX is not read yet: save it as text, HTML or PDF"),
    ("xl/", "a spreadsheet (XLSX); it is no report"),
    ("ppt/", "a presentation (PPTX); save it as PDF"),
    ("META-INF/container.xml", "an e-book (EPUB); save the report as HTML or text"),
    ("content.xml", "an OpenDocument file; save it as text, HTML or PDF"),
)

_MAIL_HEADER = re.compile(
    rb"(?im)^(?:received|message-id|mime-version|return-path|delivered-to|x-mailer|content-type):[ \t]"
)
_MAIL_ADDRESSES = re.compile(rb"(?im)^(?:from|to|subject):[ \t]\S")
_HTML = re.compile(rb"(?is)<!doctype\s+html|<html[\s>]|<head[\s>]|<body[\s>]|<article[\s>]")
_TAG = re.compile(rb"(?is)<(?:p|div|span|br|h[1-6]|a|table|title|meta)[\s>/]")
_HTML_NAMES = (".html", ".htm", ".xhtml", ".shtml")
_OWN_BRIEF = re.compile(
    rb"(?i)<meta\s+name=[\"']generator[\"']\s+content=[\"']penholder|\A(?:\xef\xbb\xbf)?\s*<!-- penholder "
)


def recognise_format(head: bytes, file: Path) -> Format:
    """The format of a file from its first bytes; raises `UnreadableReport` for one that is not read."""
    _refuse_foreign(head, file)
    if b"%PDF-" in head[:1024]:
        return Format.PDF
    plain = head.replace(b"\0", b"") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head
    if _OWN_BRIEF.search(plain):
        raise UnreadableReport("a brief that Penholder wrote; it is no report")
    if _is_mail(plain):
        raise UnreadableReport(_MAIL)
    return _tell_markup(plain, file.name.casefold())


def _refuse_foreign(head: bytes, file: Path) -> None:
    for offset, magic, reason in _SIGNATURES:
        if head.startswith(magic, offset):
            raise UnreadableReport(reason)
    if head.startswith(b"PK\x03\x04") or head.startswith(b"PK\x05\x06"):
        raise UnreadableReport(_describe_zip(file))


def _describe_zip(file: Path) -> str:
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except (OSError, zipfile.BadZipFile, NotImplementedError, ValueError):
        return "a damaged ZIP archive; give the reports inside"
    for start, reason in _ZIP_CONTENTS:
        if any(name.startswith(start) for name in names):
            return reason
    return f"a ZIP archive; archives are not read yet: {_ARCHIVE}"


def _is_mail(head: bytes) -> bool:
    """Mail opens with a block of header lines: addresses, and at least one line only mail software writes."""
    first = re.split(rb"\r?\n\r?\n", head.lstrip(), maxsplit=1)[0]
    if not re.match(rb"(?:From |[A-Za-z-]+:)", first):
        return False
    return bool(_MAIL_HEADER.search(first)) and bool(_MAIL_ADDRESSES.search(first))


def _tell_markup(head: bytes, name: str) -> Format:
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip()
    opens_with_tag = start.startswith(b"<")
    if opens_with_tag and _HTML.search(head):
        return Format.HTML
    if name.endswith(_HTML_NAMES) and (_HTML.search(head) or _TAG.search(head)):
        return Format.HTML
    if start.startswith(b"<?xml") or re.match(rb"<(?:rss|feed|TEI|nitf|NewsML)[\s>]", start):
        raise UnreadableReport("an XML file or news feed; save the report as HTML or text")
    if name.endswith((".csv", ".tsv")):
        raise UnreadableReport("a table; it is no report (facts about reports go in with --meta)")
    if name.endswith((".json", ".jsonl", ".geojson")):
        raise UnreadableReport("a JSON file; it is no report")
    return Format.TEXT

"""Plain text in any usual encoding to a page.

Takes raw bytes; gives a page whose offsets equal Python indices into the file read as UTF-8 with newlines
kept. Never guesses at binary content: it raises `UnreadableReport` instead.
"""

from __future__ import annotations

import codecs

import charset_normalizer

from penholder.errors import UnreadableReport
from penholder.sources.page import Format, Page

_BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
"""UTF-32 stands before UTF-16 because its little-endian mark begins with the other's."""

_CONTROLS = frozenset(map(chr, range(32))) - frozenset("\t\n\v\f\r\x1b") | {"\x7f"}
_MOSTLY_LATIN = 0.2
"""Below this share of non-ASCII bytes a legacy text is taken to be Western: detectors fail on few high bytes."""


def read_text(raw: bytes, *, path: str, content_hash: str) -> Page:
    """The page of a plain text file; raises `UnreadableReport` for binary, undecodable or blank content."""
    text = decode_text(raw)
    if not text.strip():
        raise UnreadableReport("the file holds nothing but white space; save the report again")
    return Page(path=path, content_hash=content_hash, text=text, format=Format.TEXT)


def decode_text(raw: bytes, *, declared: str | None = None) -> str:
    """The characters of a text file: by byte order mark, as UTF-8, as declared, as UTF-16, then as legacy.

    >>> decode_text("caf\\u00e9 \\u201cyes\\u201d".encode("cp1252"))
    'café “yes”'
    """
    for decode in (
        _decode_marked,
        _decode_utf8,
        lambda b: _decode_as(b, declared),
        _decode_utf16,
        _decode_legacy,
    ):
        text = decode(raw)
        if text is not None and not _is_binary(text):
            return text
    raise UnreadableReport(
        "binary content or an unknown encoding; save the report as UTF-8 text, HTML or PDF"
    )


def _decode_marked(raw: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if raw.startswith(mark):
            return _decode_as(raw, encoding)
    return None


def _decode_utf8(raw: bytes) -> str | None:
    return _decode_as(raw, "utf-8")


def _decode_as(raw: bytes, encoding: str | None) -> str | None:
    if not encoding:
        return None
    try:
        return raw.decode(encoding)
    except (UnicodeError, LookupError):
        return None


def _decode_utf16(raw: bytes) -> str | None:
    """UTF-16 without a mark shows as a zero in nearly every second byte of a Western text."""
    if len(raw) < 4 or len(raw) % 2:
        return None
    zeros_high, zeros_low = raw[1::2].count(0), raw[0::2].count(0)
    half = len(raw) // 2
    if zeros_high > 0.7 * half:
        return _decode_as(raw, "utf-16-le")
    return _decode_as(raw, "utf-16-be") if zeros_low > 0.7 * half else None


def _decode_legacy(raw: bytes) -> str | None:
    if b"\0" in raw:
        return None
    high = sum(byte > 127 for byte in raw)
    if high < _MOSTLY_LATIN * len(raw):
        text = _decode_as(raw, "cp1252")
        if text is not None:
            return text
    match = charset_normalizer.from_bytes(raw).best()
    return None if match is None else str(match)


def _is_binary(text: str) -> bool:
    controls = sum(character in _CONTROLS for character in text)
    return "\0" in text or controls > 0.01 * len(text) or "\ufffe" in text[:100]

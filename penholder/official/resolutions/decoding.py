"""Bytes of a resolution to text.

Takes raw bytes; gives text with line feeds only. Never fails on a byte: the collections mix UTF-8 with
Windows-1252 (RFC 3629; WHATWG Encoding, index windows-1252), and a byte undefined in both becomes U+FFFD.
"""

from __future__ import annotations

_UTF16 = (b"\xff\xfe", b"\xfe\xff")


def decode_resolution(raw: bytes) -> str:
    r"""The text of a file: UTF-8 where it is valid, else Windows-1252.

    >>> decode_resolution("Côte".encode()), decode_resolution(b"C\xf4te \x93a\x94\r\n")
    ('Côte', 'Côte “a”\n')
    """
    if raw.startswith(_UTF16):
        text = raw.decode("utf-16", errors="replace")
    else:
        try:
            text = raw.decode("utf-8-sig")
        except UnicodeDecodeError:
            text = raw.decode("cp1252", errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n")

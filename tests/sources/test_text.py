"""Encodings: offsets equal those of the UTF-8 text; what is no text is refused."""

from __future__ import annotations

import contextlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.errors import UnreadableReport
from penholder.sources.text import decode_text, read_text

WESTERN = "Señor Guterres said: “It’s irresponsible” – and left the café.\r\nHe did.\n"


def page_text(raw: bytes) -> str:
    return read_text(raw, path="a.txt", content_hash="x").text


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "cp1252"]
)
def test_usual_encodings_with_newlines_kept(encoding: str) -> None:
    assert page_text(WESTERN.encode(encoding)) == WESTERN


def test_latin_1_and_other_legacy_alphabets() -> None:
    assert page_text("Der Gesandte sprach über Zölle und große Pläne.".encode("latin-1")).count("ü") == 1
    russian = "Представитель России выступил в Совете Безопасности и говорил о миссии. " * 5
    assert page_text(russian.encode("cp1251")) == russian


@given(st.text(st.characters(exclude_categories=("Cs", "Cc"), exclude_characters="\ufeff\ufffe"), min_size=1))
def test_every_utf8_text_comes_back_as_it_is(text: str) -> None:
    assert decode_text(text.encode()) == text


@pytest.mark.parametrize("blank", [b" ", b"\n\r\n\t ", "\u00a0\u2003\n".encode(), b"\xef\xbb\xbf\n"])
def test_blank_files_are_refused(blank: bytes) -> None:
    with pytest.raises(UnreadableReport, match="white space"):
        page_text(blank)


@pytest.mark.parametrize(
    "raw", [bytes(range(256)) * 20, b"\x7fELF" + bytes(200), b"abc\0\0\0def" * 10, b"\x01\x02" * 40]
)
def test_binary_content_is_refused(raw: bytes) -> None:
    with pytest.raises(UnreadableReport, match="binary"):
        page_text(raw)


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_a_reason(raw: bytes) -> None:
    with contextlib.suppress(UnreadableReport):
        assert isinstance(decode_text(raw), str)

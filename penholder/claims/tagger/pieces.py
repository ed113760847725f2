"""Words to word pieces, as BERT's uncased vocabulary has them.

Takes words; gives piece numbers. Never fails on a word: what the vocabulary cannot spell is the unknown piece.

Greedy longest match after Wu et al. 2016 as in BERT (Devlin et al. 2019): lowercased, accents dropped, marks
apart. Written out here because the library for it comes with a client for a model hub, and this is all it does.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from importlib import resources

VOCABULARY = "statements.pieces.txt"
"""One piece a line; a piece's number is its line. From MiniLM-L6-H384, which has BERT's (Apache-2.0)."""
UNKNOWN, OPENING, CLOSING = "[UNK]", "[CLS]", "[SEP]"
_LONGEST = 100
"""Characters of a word beyond which BERT reads it as unknown."""


@lru_cache(maxsize=1)
def piece_numbers() -> dict[str, int]:
    """Each piece of the vocabulary with its number."""
    text = resources.files("penholder.data").joinpath(VOCABULARY).read_text(encoding="utf-8")
    return {piece: number for number, piece in enumerate(text.split("\n")[:-1])}


@lru_cache(maxsize=50_000)
def split_word(word: str) -> tuple[int, ...]:
    """The numbers of a word's pieces; none for a word of control characters.

    >>> len(split_word("peacekeepers")) > 1
    True
    """
    numbers = piece_numbers()
    return tuple(numbers[piece] for part in _plain_parts(word) for piece in _spell(part, numbers))


def _plain_parts(word: str) -> list[str]:
    """The word lowercased and without accents and controls, cut at every mark and Chinese character."""
    plain = unicodedata.normalize("NFD", "".join(c for c in word if not _is_control(c)).lower())
    parts: list[str] = []
    apart = True
    for char in plain:
        if unicodedata.category(char) == "Mn":
            continue
        if char.isspace() or _is_mark(char) or _is_ideograph(char):
            parts.extend([] if char.isspace() else [char])
            apart = True
        elif apart:
            parts.append(char)
            apart = False
        else:
            parts[-1] += char
    return parts


def _spell(part: str, numbers: dict[str, int]) -> list[str]:
    if len(part) > _LONGEST:
        return [UNKNOWN]
    pieces: list[str] = []
    start = 0
    while start < len(part):
        prefix = "##" if start else ""
        end = next((e for e in range(len(part), start, -1) if prefix + part[start:e] in numbers), None)
        if end is None:
            return [UNKNOWN]
        pieces.append(prefix + part[start:end])
        start = end
    return pieces


def _is_control(char: str) -> bool:
    return char in "\0�" or (char not in "\t\n\r" and unicodedata.category(char) in ("Cc", "Cf", "Cn", "Co"))


def _is_mark(char: str) -> bool:
    ascii_mark = char.isascii() and char.isprintable() and not char.isalnum() and char != " "
    return ascii_mark or unicodedata.category(char).startswith("P")


def _is_ideograph(char: str) -> bool:
    return any(
        a <= ord(char) <= b
        for a, b in ((0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2FA1F), (0xF900, 0xFAFF))
    )

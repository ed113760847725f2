"""Collation: any number of versions of one utterance side by side, place by place.

Takes passages; gives the places of their alignment with what each passage has there and how the readings differ.
Never depends on the order of the passages, and never drops or alters a word.

The method is that of textual criticism by machine (the Gothenburg model: tokenise, normalise, align, analyse;
Haentjens Dekker and others 2015, "Computer-supported collation of modern manuscripts"). Words meet by the keys of
`values.words`, so inflections, synonyms, names and numbers know themselves.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from penholder.model import CollatedPlace, Difference
from penholder.values.wording import compare_words
from penholder.values.words import WordKind
from penholder.versions.alignment import COUNTERPARTS, Column, align_passages, order_passages, spell_alike
from penholder.versions.tokens import Token

GRAVEST = (
    Difference.NEGATION,
    Difference.NUMBER,
    Difference.NAME,
    Difference.DATE,
    Difference.MODALITY,
    Difference.HEDGE,
    Difference.MEANING,
    Difference.OMISSION,
    Difference.ADDITION,
    Difference.SYNONYM,
    Difference.WORDING,
    Difference.SPELLING,
    Difference.PUNCTUATION,
)
"""Differences from the one that changes most to the one that changes least; names a place where several meet."""

_ABOUT_LACKING = frozenset({Difference.OMISSION, Difference.NAME, Difference.DATE})
"""Classes of words that some versions lack, which moving them or cutting a quotation short explains."""


def collate_words(passages: Sequence[str]) -> tuple[CollatedPlace, ...]:
    """The places of an alignment of all passages; `readings` follow the order of `passages`.

    Joined with spaces, the readings of one passage give its words with white space made single. Adjacent places where
    all agree are one place; a phrase replaced by another is one place too.

    >>> [(p.readings, p.kind and p.kind.value) for p in collate_words(["a tight grip", "a close grip"])]
    [(('a', 'a'), None), (('tight', 'close'), 'synonym'), (('grip', 'grip'), None)]
    """
    plain = [" ".join(passage.split()) for passage in passages]
    order = order_passages(sorted(set(plain)))
    columns = align_passages(order)
    spread = [order.index(passage) for passage in plain]
    places = [_Place(tuple(columns_of)) for columns_of in _join_columns(columns)]
    kinds = _class_places(places, len(order))
    return tuple(
        CollatedPlace(tuple(place.read(v) for v in spread), kind)
        for place, kind in zip(places, kinds, strict=True)
    )


def find_base(places: Sequence[CollatedPlace]) -> tuple[int, ...]:
    """For each version, how many versions have its readings, summed over the places where versions differ.

    The version with the highest sum stands closest to the base reading: the majority place by place.
    """
    held = [Counter(p.readings) for p in places if p.kind is not None]
    rows = [p.readings for p in places if p.kind is not None]
    count = len(places[0].readings) if places else 0
    return tuple(sum(n[row[v]] for n, row in zip(held, rows, strict=True)) for v in range(count))


@dataclass(frozen=True, slots=True)
class _Place:
    """Adjacent columns that are shown as one."""

    columns: tuple[Column, ...]

    def tokens(self, version: int) -> tuple[Token, ...]:
        return tuple(t for column in self.columns if (t := column[version]) is not None)

    def read(self, version: int) -> str:
        return " ".join(t.text for t in self.tokens(version))


def _join_columns(columns: Sequence[Column]) -> Iterator[list[Column]]:
    """Runs of columns where all agree, and runs of columns that together replace, add or move a phrase."""
    moved = _find_moved(columns)
    run: list[Column] = []
    for n, column in enumerate(columns):
        if run and not ((n - 1 in moved) == (n in moved) and _belong_together(run[-1], column)):
            yield run
            run = []
        run.append(column)
    if run:
        yield run


def _belong_together(a: Column, b: Column) -> bool:
    if _agree(a) or _agree(b):
        return _agree(a) and _agree(b)
    if all(t.kind is WordKind.NUMBER for t in (*a, *b) if t):
        return True
    if _is_sure(a) and _is_sure(b):
        held_a, held_b = ([t is not None for t in c] for c in (a, b))
        apart = not any(x and y for x, y in zip(held_a, held_b, strict=True))
        return _is_gapped(a) and _is_gapped(b) and (held_a == held_b or apart)
    return (not _is_sure(a) or _is_gapped(a)) and (not _is_sure(b) or _is_gapped(b))


def _find_moved(columns: Sequence[Column]) -> set[int]:
    """Columns of a word that stands at another place in just those versions that lack it here."""
    gapped = [n for n, column in enumerate(columns) if _is_gapped(column)]
    return {n for n in gapped if any(_is_moved(columns[n], columns[m]) for m in gapped)}


def _is_moved(a: Column, b: Column) -> bool:
    """Whether one counted word stands at a in some versions and at b in exactly the others."""
    held = [t for t in (*a, *b) if t is not None]
    if len({t.key for t in held}) > 1 or held[0].kind is WordKind.FUNCTION:
        return False
    return all(bool(x) != bool(y) for x, y in zip(a, b, strict=True))


def _agree(column: Column) -> bool:
    """Whether all versions have the same words with the same marks."""
    first = column[0]
    if first is None or any(t is None or t.form != first.form for t in column):
        return False
    return len({t.marks for t in column if t and t.marks is not None}) < 2


def _is_gapped(column: Column) -> bool:
    return any(t is None for t in column)


def _is_sure(column: Column) -> bool:
    """Whether its words certainly stand for one another: the same word, or of one critical kind."""
    held = [t for t in column if t is not None]
    return all(
        o.key == held[0].key
        or spell_alike(held[0], o)
        or (o.kind is held[0].kind and o.kind in COUNTERPARTS and len(o.words) == len(held[0].words))
        for o in held[1:]
    )


def _class_places(places: Sequence[_Place], versions: int) -> list[Difference | None]:
    columns = [column for place in places for column in place.columns]
    moved = {id(columns[n]) for n in _find_moved(columns)}
    edges = _find_edges(places, versions)
    found: list[Difference | None] = []
    for n, place in enumerate(places):
        kinds = _collect_kinds(place, versions)
        lacking = kinds & _ABOUT_LACKING
        if lacking and all(id(column) in moved for column in place.columns):
            kinds = kinds - lacking | {Difference.WORDING}
        elif lacking and n in edges:
            kinds = kinds - lacking | {Difference.OMISSION}
        found.append(next((kind for kind in GRAVEST if kind in kinds), None))
    return found


def _find_edges(places: Sequence[_Place], versions: int) -> set[int]:
    """Places that a version lacks only because its quotation begins later or ends before."""
    reached = [[n for n, place in enumerate(places) if place.tokens(v)] for v in range(versions)]
    lacking = [[r for r in reached if n not in r] for n in range(len(places))]
    return {n for n, rows in enumerate(lacking) if rows and all(not r or n < r[0] or n > r[-1] for r in rows)}


def _collect_kinds(place: _Place, versions: int) -> set[Difference]:
    """The kinds of difference between any two readings of a place; none where all agree."""
    if all(_agree(column) for column in place.columns):
        return set()
    distinct = sorted({tuple(_spell(t) for t in place.tokens(v)): v for v in range(versions)}.items())
    kinds = {
        kind
        for (_, a), (_, b) in combinations(distinct, 2)
        for kind in _class_readings(place.tokens(a), place.tokens(b))
    }
    return kinds or {Difference.PUNCTUATION}


def _class_readings(a: tuple[Token, ...], b: tuple[Token, ...]) -> Iterator[Difference]:
    """The kinds of difference between two readings; which of them lacks words plays no part in a collation."""
    left, right = (" ".join(_spell(t) for t in tokens) for tokens in (a, b))
    # A word before the readings keeps their first words from being taken for the opening of a sentence.
    for found in compare_words(f"of {left}", f"of {right}"):
        if found.kind in (Difference.ADDITION, Difference.OMISSION):
            # A full word for a light one ("stays", "is") leaves nothing out.
            yield Difference.WORDING if len(a) == len(b) else Difference.OMISSION
        else:
            yield found.kind


def _spell(token: Token) -> str:
    """The token's text, in lower case unless it holds a name, so that a capital at a sentence's start names nothing."""
    named = any(w.kind in (WordKind.NAME, WordKind.DATE) for w in token.words)
    return token.text if named else token.text.lower()

"""Collation: any number of versions of one utterance side by side, place by place.

Takes passages; gives the places of their alignment with what each passage has there and how the readings differ.
Never depends on the order of the passages, and never drops or alters a word.

The method is that of textual criticism by machine (the Gothenburg model: tokenise, normalise, align, analyse;
Haentjens Dekker and others 2015, "Computer-supported collation of modern manuscripts"): the versions are aligned one
by one, the most typical first, with all versions aligned so far; then every version is once taken out and aligned
again. Words meet by the keys of `values.words`, so inflections, synonyms, names and numbers know themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import combinations

from rapidfuzz import fuzz

from penholder.model import CollatedPlace, Difference
from penholder.values.numbers import read_number
from penholder.values.wording import compare_words, measure_drift
from penholder.values.words import Word, WordKind, read_words

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

SAME_FORM, SAME_KEY, SAME_SPELLING, SAME_KIND, OTHER_WORD = 2.0, 1.8, 1.5, 0.9, 0.3
"""What two words are worth in an alignment; a gap is worth nothing. By hand: what is the same outweighs what only fits."""
_FUNCTION = 0.5
"""Function words count this share: they are too frequent to hold an alignment together."""
_ALIKE = 80.0
"""Letters two spellings of one word share at least, in percent."""
_REFINED = 12
"""Most versions for which each is aligned again with all others; more versions hold one another in place."""
_CRITICAL = frozenset({WordKind.NUMBER, WordKind.NAME, WordKind.DATE, WordKind.NEGATION, WordKind.HEDGE})
_ABOUT_LACKING = frozenset({Difference.OMISSION, Difference.NAME, Difference.DATE})
"""Classes of words that some versions lack, which moving them or cutting a quotation short explains."""
_MARKS = str.maketrans({"“": '"', "”": '"', "’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-"})


@dataclass(frozen=True, slots=True)
class _Token:
    """The least stretch between spaces that holds whole words."""

    text: str
    words: tuple[Word, ...]
    form: str
    key: str
    kind: WordKind
    marks: str | None
    """Punctuation around its words; None at the edges of a passage, where marks belong to the sentence around it."""


_Column = tuple[_Token | None, ...]


def collate_words(passages: Sequence[str]) -> tuple[CollatedPlace, ...]:
    """The places of an alignment of all passages; `readings` follow the order of `passages`.

    Joined with spaces, the readings of one passage give its words with white space made single. Adjacent places where
    all agree are one place; a phrase replaced by another is one place too.

    >>> [(p.readings, p.kind and p.kind.value) for p in collate_words(["a tight grip", "a close grip"])]
    [(('a', 'a'), None), (('tight', 'close'), 'synonym'), (('grip', 'grip'), None)]
    """
    plain = [" ".join(passage.split()) for passage in passages]
    order = _order_passages(sorted(set(plain)))
    columns = _align(order)
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
    count = len(places[0].readings) if places else 0
    return tuple(
        sum(p.readings.count(p.readings[v]) for p in places if p.kind is not None) for v in range(count)
    )


# --------------------------------------------------------------------------- tokens


@lru_cache(maxsize=4_096)
def _read_tokens(passage: str) -> tuple[_Token, ...]:
    """The passage cut at spaces so that every word is whole; a stretch without a word goes with the one before."""
    chunks = [(m.start(), m.end()) for m in re.finditer(r"\S+", passage)]
    groups: list[tuple[int, int, list[Word]]] = []
    for word in read_words(passage):
        first = next(n for n, c in enumerate(chunks) if c[1] > word.start)
        last = next(n for n, c in enumerate(chunks) if c[1] >= word.end)
        if groups and first <= groups[-1][1]:
            groups[-1][2].append(word)
            groups[-1] = (groups[-1][0], max(last, groups[-1][1]), groups[-1][2])
        else:
            groups.append((first, last, [word]))
    starts = [0, *(chunks[g[0]][0] for g in groups[1:])] if groups else [0] * bool(chunks)
    ends = [*starts[1:], len(passage)]
    held = [tuple(g[2]) for g in groups] or [()] * len(starts)
    return tuple(
        _make_token(passage, start, end, words, edge=n in (0, len(starts) - 1))
        for n, (start, end, words) in enumerate(zip(starts, ends, held, strict=False))
    )


def _make_token(passage: str, start: int, end: int, words: tuple[Word, ...], *, edge: bool) -> _Token:
    text = passage[start:end].strip()
    outside = list(passage[start:end])
    for word in words:
        outside[word.start - start : word.end - start] = "\x00" * (word.end - word.start)
    marks = None if edge else "".join(outside).translate(_MARKS).replace("\x00", "").strip()
    kinds = {w.kind for w in words}
    kind = next(
        (k for k in (WordKind.NEGATION, WordKind.NUMBER) if k in kinds), words[0].kind if words else None
    )
    return _Token(
        text,
        words,
        " ".join(w.form for w in words) or text,
        " ".join(_find_key(w) for w in words) or text,
        kind or WordKind.FUNCTION,
        marks,
    )


def _find_key(word: Word) -> str:
    """The word's key; numbers meet by value, however they are written."""
    value = read_number(word.form) if word.kind is WordKind.NUMBER else None
    return word.key if value is None else f"#{value:g}"


# --------------------------------------------------------------------------- alignment


def _order_passages(passages: list[str]) -> list[str]:
    """From the most typical passage outwards: each next one is the nearest to any before it; ties by text."""
    if len(passages) < 2:
        return passages
    apart = {(a, b): measure_drift(a, b) for a, b in combinations(passages, 2)}
    apart |= {(b, a): d for (a, b), d in apart.items()}
    rest = sorted(passages)
    first = min(rest, key=lambda p: (round(sum(apart[p, o] for o in rest if o != p), 6), p))
    order = [first]
    rest.remove(first)
    near = {p: apart[first, p] for p in rest}
    while rest:
        found = min(rest, key=lambda p: (near[p], p))
        rest.remove(found)
        order.append(found)
        near = {p: min(near[p], apart[found, p]) for p in rest}
    return order


def _align(passages: Sequence[str]) -> list[_Column]:
    """Columns of one token or None for each passage."""
    tokens = [_read_tokens(passage) for passage in passages]
    columns: list[_Column] = []
    for n, own in enumerate(tokens):
        columns = _add_version(columns, own, n)
    if 2 < len(tokens) <= _REFINED:
        for n, own in enumerate(tokens):
            others = [c[:n] + c[n + 1 :] for c in columns]
            again = _add_version([c for c in others if any(c)], own, len(tokens) - 1)
            columns = [(*c[:n], c[-1], *c[n:-1]) for c in again]
    return columns


def _add_version(columns: Sequence[_Column], tokens: Sequence[_Token], others: int) -> list[_Column]:
    """The columns with one more version at the end, by dynamic programming (Needleman and Wunsch 1970), gaps free."""
    best = [[0.0] * (len(tokens) + 1) for _ in range(len(columns) + 1)]
    for i, column in enumerate(columns):
        for j, token in enumerate(tokens):
            joined = best[i][j] + _weigh_place(column, token)
            best[i + 1][j + 1] = max(joined, best[i][j + 1], best[i + 1][j])
    found: list[_Column] = []
    i, j = len(columns), len(tokens)
    while i or j:
        if i and best[i][j] == best[i - 1][j]:
            i -= 1
            found.append((*columns[i], None))
        elif j and best[i][j] == best[i][j - 1]:
            j -= 1
            found.append((*(None,) * others, tokens[j]))
        else:
            i, j = i - 1, j - 1
            found.append((*columns[i], tokens[j]))
    return found[::-1]


def _weigh_place(column: _Column, token: _Token) -> float:
    return max(_weigh_pair(other, token) for other in column if other is not None)


@lru_cache(maxsize=100_000)
def _weigh_pair(a: _Token, b: _Token) -> float:
    share = _FUNCTION if WordKind.FUNCTION in (a.kind, b.kind) else 1.0
    if a.form == b.form:
        return share * SAME_FORM
    if a.key == b.key:
        return share * SAME_KEY
    if _spell_alike(a, b):
        return share * SAME_SPELLING
    if a.kind is b.kind and a.kind in _CRITICAL:
        return SAME_KIND
    return share * OTHER_WORD if a.kind is b.kind else share * OTHER_WORD / 2


def _spell_alike(a: _Token, b: _Token) -> bool:
    shorter = min(len(a.form), len(b.form))
    return shorter > 3 and not a.form[0].isdigit() and fuzz.ratio(a.form, b.form) >= _ALIKE


# --------------------------------------------------------------------------- places


@dataclass(frozen=True, slots=True)
class _Place:
    """Adjacent columns that are shown as one."""

    columns: tuple[_Column, ...]

    def tokens(self, version: int) -> tuple[_Token, ...]:
        return tuple(t for column in self.columns if (t := column[version]) is not None)

    def read(self, version: int) -> str:
        return " ".join(t.text for t in self.tokens(version))


def _join_columns(columns: Sequence[_Column]) -> Iterator[list[_Column]]:
    """Runs of columns where all agree, and runs of columns that together replace, add or move a phrase."""
    moved = [any(_is_moved(column, other) for other in columns) for column in columns]
    run: list[_Column] = []
    for n, column in enumerate(columns):
        if run and not (moved[n - 1] == moved[n] and _belong_together(run[-1], column)):
            yield run
            run = []
        run.append(column)
    if run:
        yield run


def _belong_together(a: _Column, b: _Column) -> bool:
    if _agree(a) or _agree(b):
        return _agree(a) and _agree(b)
    if all(t.kind is WordKind.NUMBER for t in (*a, *b) if t):
        return True
    if _is_sure(a) and _is_sure(b):
        held_a, held_b = ([t is not None for t in c] for c in (a, b))
        apart = not any(x and y for x, y in zip(held_a, held_b, strict=True))
        return _is_gapped(a) and _is_gapped(b) and (held_a == held_b or apart)
    return (not _is_sure(a) or _is_gapped(a)) and (not _is_sure(b) or _is_gapped(b))


def _is_moved(a: _Column, b: _Column) -> bool:
    """Whether one word stands at a in some versions and at b in exactly the others."""
    keys = {t.key for t in (*a, *b) if t is not None}
    return len(keys) == 1 and all(bool(x) != bool(y) for x, y in zip(a, b, strict=True))


def _agree(column: _Column) -> bool:
    """Whether all versions have the same words with the same marks."""
    first = column[0]
    if first is None or any(t is None or t.form != first.form for t in column):
        return False
    return len({t.marks for t in column if t and t.marks is not None}) < 2


def _is_gapped(column: _Column) -> bool:
    return any(t is None for t in column)


def _is_sure(column: _Column) -> bool:
    """Whether its words certainly stand for one another: the same word, or of one critical kind."""
    held = [t for t in column if t is not None]
    return all(
        o.key == held[0].key
        or _spell_alike(held[0], o)
        or (
            o.kind is held[0].kind
            and o.kind in _CRITICAL - {WordKind.NAME}
            and len(o.words) == len(held[0].words)
        )
        for o in held[1:]
    )


def _class_places(places: Sequence[_Place], versions: int) -> list[Difference | None]:
    columns = [column for place in places for column in place.columns]
    edges = _find_edges(places, versions)
    found: list[Difference | None] = []
    for n, place in enumerate(places):
        kind = _class_place(place, versions)
        if kind in _ABOUT_LACKING and all(any(_is_moved(c, o) for o in columns) for c in place.columns):
            kind = Difference.WORDING
        elif kind in _ABOUT_LACKING and n in edges:
            kind = Difference.OMISSION
        found.append(kind)
    return found


def _find_edges(places: Sequence[_Place], versions: int) -> set[int]:
    """Places that a version lacks only because its quotation begins later or ends before."""
    reached = [[n for n, place in enumerate(places) if place.tokens(v)] for v in range(versions)]
    lacking = [[r for r in reached if n not in r] for n in range(len(places))]
    return {n for n, rows in enumerate(lacking) if rows and all(not r or n < r[0] or n > r[-1] for r in rows)}


def _class_place(place: _Place, versions: int) -> Difference | None:
    if all(_agree(column) for column in place.columns):
        return None
    distinct = sorted({tuple(_spell(t) for t in place.tokens(v)): v for v in range(versions)}.items())
    kinds = {
        kind
        for (_, a), (_, b) in combinations(distinct, 2)
        for kind in _class_readings(place.tokens(a), place.tokens(b))
    }
    return next((kind for kind in GRAVEST if kind in kinds), Difference.PUNCTUATION)


def _class_readings(a: tuple[_Token, ...], b: tuple[_Token, ...]) -> Iterator[Difference]:
    """The kinds of difference between two readings; which of them lacks words plays no part in a collation."""
    left, right = (" ".join(_spell(t) for t in tokens) for tokens in (a, b))
    if a and b and (value := read_number(_strip(left))) is not None and value == read_number(_strip(right)):
        yield Difference.SPELLING
        return
    # A word before the readings keeps their first words from being taken for the opening of a sentence.
    for found in compare_words(f"of {left}", f"of {right}"):
        yield Difference.OMISSION if found.kind is Difference.ADDITION else found.kind


def _spell(token: _Token) -> str:
    """The token's text, in lower case unless it holds a name, so that a capital at a sentence's start names nothing."""
    named = any(w.kind in (WordKind.NAME, WordKind.DATE) for w in token.words)
    return token.text if named else token.text.lower()


def _strip(words: str) -> str:
    return words.strip(" .,;:!?\"'“”‘’()")

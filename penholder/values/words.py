"""Words: a passage as the words that are compared, each with its key and the part it plays.

Takes a passage; gives its words with offsets, spelling, key (synonym set, spelling set, name, value or stem) and
kind. Never drops a word: what counts little (articles, prepositions) is marked, not removed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from functools import cache, lru_cache
from itertools import pairwise

from penholder import vocabulary
from penholder.values.numbers import SMALL_NUMBERS, read_number
from penholder.values.stems import stem_word
from penholder.vocabulary import SynonymSet


class WordKind(StrEnum):
    """The part a word plays when two wordings are compared."""

    CONTENT = "content"
    FUNCTION = "function"
    NUMBER = "number"
    NAME = "name"
    DATE = "date"
    NEGATION = "negation"
    HEDGE = "hedge"
    MODALITY = "modality"


WEIGHTS = {
    WordKind.CONTENT: 1.0,
    WordKind.FUNCTION: 0.15,
    WordKind.NUMBER: 1.0,
    WordKind.NAME: 1.0,
    WordKind.DATE: 0.7,
    WordKind.NEGATION: 0.5,
    WordKind.HEDGE: 0.4,
    WordKind.MODALITY: 0.4,
}
"""What a word counts when similarity is taken; chosen by hand, function words nearly nothing."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or one phrase that a single word can replace."""

    start: int
    end: int
    form: str
    """Normalised spelling: lowercase, straight marks, no full stops in abbreviations, no possessive ending."""
    key: str
    """What makes it the same word: its synonym set ("=..."), spelling set ("~..."), name, value or stem."""
    kind: WordKind

    @property
    def weight(self) -> float:
        """What the word counts in a similarity."""
        return WEIGHTS[self.kind]


_WORD = re.compile(
    r"[^\W\d_](?:\.[^\W\d_])+\.?(?:[’']s\b)?"  # U.N., U.N.’s
    r"|\d+(?:[.,:]\d+)*(?:st|nd|rd|th|s)?"
    r"|[%$€£¥]"
    r"|[^\W_]+(?:[’'‑-][^\W_]+)*"
)
_YEAR = re.compile(r"(?:19|20)\d\d")
_ORDINAL = re.compile(r"(\d+)(?:st|nd|rd|th)")
_SHORTENED = {"ca": "can", "wo": "will", "sha": "shall"}
_UNCOUNTED = frozenset({WordKind.FUNCTION, WordKind.NEGATION, WordKind.MODALITY, WordKind.HEDGE})
_LONGEST_PHRASE = 5
_MONTHS_THAT_ARE_VERBS = frozenset({"march"})
_PLACES_THAT_ARE_WORDS = frozenset({"male"})
_TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
_COUNTS = frozenset(
    {*SMALL_NUMBERS, *_TENS, *(f"{ten}-{one}" for ten in _TENS for one in list(SMALL_NUMBERS)[1:10])}
)
_SCALES = frozenset({"hundred", "thousand", "million", "billion", "trillion", "dozen"})
_SHORT_SCALES = frozenset({"m", "mn", "mln", "bn", "bln", "tn", "k"})
_RANKS = dict(
    zip(
        ["third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"],
        range(3, 13),
        strict=True,
    )
)
_LOOSE_BEFORE_NUMBERS = frozenset({"about", "over", "some", "under", "around", "above", "below"})
"""Function words that make a number less exact when they stand before it."""


@lru_cache(maxsize=50_000)
def read_words(passage: str) -> tuple[Word, ...]:
    """The words of a passage in order, phrases of the vocabulary as one word.

    >>> [w.form for w in read_words("The U.N.’s envoy left without delay.")]
    ['the', 'un', 'envoy', 'left', 'without delay']
    """
    raw = list(_split_words(passage))
    seconds = _phrases()[1]
    words: list[Word] = []
    i = 0
    while i < len(raw):
        start, end, form = raw[i]
        size, (key, kind) = 1, _read_alone(form)
        if not key or (i + 1 < len(raw) and raw[i + 1][2] in seconds.get(_join_halves(form), ())):
            size, key, kind = _match_number(passage, raw, i) or _match_phrase(raw, i)
            end, form = raw[i + size - 1][1], " ".join(r[2] for r in raw[i : i + size])
        kind = kind or _word_kind(passage, start, form)
        if kind is WordKind.NUMBER and words and words[-1].form in _LOOSE_BEFORE_NUMBERS:
            words[-1] = replace(words[-1], kind=WordKind.HEDGE)
        words.append(Word(start, end, form, key, kind))
        i += size
    return tuple(words)


def split_phrase(passage: str, phrase: Word) -> tuple[Word, ...]:
    """The words of a phrase one by one, each as it would be read alone.

    >>> phrase = read_words("They left without delay.")[2]
    >>> [(w.form, w.kind.value) for w in split_phrase("They left without delay.", phrase)]
    [('without', 'negation'), ('delay', 'content')]
    """
    words: list[Word] = []
    for first, last, form in _split_words(passage[phrase.start : phrase.end]):
        start, (key, kind) = phrase.start + first, _read_alone(form)
        kind = kind or _word_kind(passage, start, form)
        words.append(Word(start, phrase.start + last, form, key or form, kind))
    return tuple(words)


def find_written_words(passage: str) -> list[str]:
    """The words of a passage as written, phrases not joined: the quick reading that candidates are found by.

    >>> find_written_words("The U.N.’s envoy left.")
    ['The', 'U.N.’s', 'envoy', 'left']
    """
    return _WORD.findall(passage)


@lru_cache(maxsize=200_000)
def read_counted_key(written: str) -> str | None:
    """The key of a word that stands alone; None when it is a function word, a negation, a hedge or one letter.

    >>> read_counted_key("withdrew"), read_counted_key("the")
    ('=withdraw', None)
    """
    for _, _, form in _split_words(written):
        if _classes().get(form) not in _UNCOUNTED and (len(form) > 1 or form.isdigit()):
            return (_match_number(form, [(0, len(form), form)], 0) or _match_phrase([(0, 0, form)], 0))[1]
    return None


def _split_words(passage: str) -> Iterator[tuple[int, int, str]]:
    for match in _WORD.finditer(passage):
        start = match.start()
        for first, last, form in _read_written(match.group()):
            yield start + first, start + last, form


@lru_cache(maxsize=100_000)
def _read_written(written: str) -> tuple[tuple[int, int, str], ...]:
    """The forms a word as written stands for, each with its place in it."""
    end = len(written)
    form = written.lower().replace("’", "'").replace("‑", "-")
    if "." in form and form[0].isalpha():
        form = form.replace(".", "")
    if form == "cannot" or form.endswith("n't"):
        stem = form[:-3]
        before = ((0, end - 3, _SHORTENED.get(stem, stem)),) if stem else ()
        return (*before, (end - 3, end, "not"))
    for ending in ("'s", "'"):
        form = form.removesuffix(ending)
    ordinal = _ORDINAL.fullmatch(form)
    form = ordinal.group(1) if ordinal else form.replace(",", "") if form[0].isdigit() else form
    return ((0, end, form),) if form else ()


@lru_cache(maxsize=100_000)
def _read_alone(form: str) -> tuple[str, WordKind | None]:
    """Key and kind of a form that starts no phrase; no key where a number may start."""
    if form in _RANKS or form[0].isdigit() or form in _COUNTS:
        return "", None
    _, key, kind = _match_phrase([(0, 0, form)], 0)
    return key, kind


def _match_number(
    passage: str, raw: list[tuple[int, int, str]], i: int
) -> tuple[int, str, WordKind | None] | None:
    """How many words a number takes, its value as key, and its kind; None where no number stands."""
    form = raw[i][2]
    if form in _RANKS:
        return 1, str(_RANKS[form]), WordKind.NUMBER
    if not (form[0].isdigit() or form in _COUNTS):
        return None
    size = 1
    while i + size < len(raw) and _continues_number(passage, raw, i + size):
        size += 1
    while size > 1 and raw[i + size - 1][2] == "and":
        size -= 1
    for length in range(size, 1, -1):
        value = _read_value(_join_number(raw[i : i + length]))
        if value is not None:
            return length, value, WordKind.NUMBER
    return 1, _read_value(form) or form, WordKind.NUMBER if "-" in form else None


def _join_number(raw: list[tuple[int, int, str]]) -> str:
    gaps = ("" if after[0] == before[1] else " " for before, after in pairwise(raw))
    return raw[0][2] + "".join(gap + part[2] for gap, part in zip(gaps, raw[1:], strict=True))


def _continues_number(passage: str, raw: list[tuple[int, int, str]], i: int) -> bool:
    """Whether the word goes on with the number before it, nothing but a space or hyphen between them."""
    form, gap = raw[i][2], passage[raw[i - 1][1] : raw[i][0]]
    if raw[i - 1][2][0].isdigit():
        return gap in ("", " ", "-", "\u00a0") and (form in _SCALES or form in _SHORT_SCALES)
    if gap not in (" ", "-", "‑"):
        return False
    return form in _SCALES or form in _COUNTS or (form == "and" and raw[i - 1][2] in _SCALES)


@lru_cache(maxsize=20_000)
def _read_value(words: str) -> str | None:
    value = read_number(words)
    if value is None and words.endswith(" dozen"):
        count = read_number(words.removesuffix(" dozen"))
        value = None if count is None else 12 * count
    return None if value is None else f"{value:.6f}".rstrip("0").rstrip(".")


def _match_phrase(raw: list[tuple[int, int, str]], i: int) -> tuple[int, str, WordKind | None]:
    phrases, seconds = _phrases()
    first = _join_halves(raw[i][2])
    if first in seconds:
        for size in range(min(_LONGEST_PHRASE, len(raw) - i), 1, -1):
            found = phrases.get(" ".join((first, *(r[2] for r in raw[i + 1 : i + size]))))
            if found is not None:
                return size, *found
    form = raw[i][2]
    known = phrases.get(form)
    if known is None:
        known = _match_stem(form)
    return 1, *known


def _join_halves(form: str) -> str:
    """The first word of a phrase without its hyphen, where the vocabulary has it so ("peace-keeping force")."""
    seconds = _phrases()[1]
    return form if "-" not in form or form in seconds else form.replace("-", "")


@lru_cache(maxsize=200_000)
def _match_stem(form: str) -> tuple[str, WordKind | None]:
    stem = stem_word(spell_one_way(form))
    return _stems().get(stem, (stem, None))


_OTHER_SPELLINGS = (
    (re.compile(r"(?<=[a-z]{3})our(?=s|ed|ing|er|ers|ful|able|ite|ites|hood|ly|$)"), "or"),
    (re.compile(r"(?<=[a-z]{2}[tb])re(?=s?$)"), "er"),
    (re.compile(r"(?<=[a-z])ys(?=es?$|ed$|ing$)"), "yz"),
    (re.compile(r"(?<=[a-z])is(?=e$|es$|ed$|ing$|ation)"), "iz"),
    (re.compile(r"(?<=[a-z]{2})ogue(?=s?$)"), "og"),
)
"""British endings and the American ones they are compared under; only keys are made so, no spelling is shown."""


@lru_cache(maxsize=200_000)
def spell_one_way(form: str) -> str:
    """A word with British endings written as American ones, for comparing only.

    >>> spell_one_way("labour") == "labor", spell_one_way("organised") == "organized"
    (True, True)
    """
    for ending, other in _OTHER_SPELLINGS:
        form = ending.sub(other, form)
    return form


def _word_kind(passage: str, start: int, form: str) -> WordKind:
    capital = passage[start].isupper()
    kind = _classes().get(form)
    if kind is not None and (capital or form not in _MONTHS_THAT_ARE_VERBS):
        return kind
    if form[0].isdigit():
        return WordKind.DATE if _YEAR.fullmatch(form) else WordKind.NUMBER
    if capital and (
        passage[start : start + 2].isupper()
        or not _opens_sentence(passage, start)
        or _names_place(passage, start)
    ):
        return WordKind.NAME
    return WordKind.CONTENT


def _opens_sentence(passage: str, start: int) -> bool:
    before = passage[:start].rstrip(" \"'“‘«(–—-")
    if before.endswith("."):
        shortened = _SHORTENED_BEFORE.search(before[-6:])
        return shortened is None or (len(shortened[1]) > 1 and shortened[1].lower() not in _titles())
    return not before or before.endswith(("!", "?", ":"))


_SHORTENED_BEFORE = re.compile(r"(?<![\w.’'])([A-HJ-Z]|[A-Z][a-z]{1,3})\.$")
"""An initial or a word short enough for a title with a full stop."""


@cache
def _titles() -> frozenset[str]:
    return vocabulary.word_class("title abbreviation")


def _names_place(passage: str, start: int) -> bool:
    """Whether a seat of government is named there."""
    first = _FIRST_LETTERS.match(passage, start)
    return any(
        passage.startswith(name, start) and not passage[start + len(name) :][:1].isalnum()
        for name in _places().get(first[0] if first else "", ())
    )


_FIRST_LETTERS = re.compile(r"[^\W\d_]+")


@cache
def _places() -> dict[str, tuple[str, ...]]:
    """Seats of government by their first word."""
    found: dict[str, tuple[str, ...]] = {}
    for name in sorted({name for state in vocabulary.states() for name in state.capitals}):
        first = _FIRST_LETTERS.match(name)
        if first and name.lower() not in _PLACES_THAT_ARE_WORDS:
            found[first[0]] = (*found.get(first[0], ()), name)
    return found


@cache
def _classes() -> dict[str, WordKind]:
    kinds = {
        "function": WordKind.FUNCTION,
        "negation": WordKind.NEGATION,
        "modal": WordKind.MODALITY,
        "hedge": WordKind.HEDGE,
        "number": WordKind.NUMBER,
        "date": WordKind.DATE,
    }
    found: dict[str, WordKind] = {}
    for entry in vocabulary.word_classes():
        if entry.kind in kinds:
            for word in entry.words:
                found.setdefault(word, kinds[entry.kind])
    return found


@cache
def _phrases() -> tuple[dict[str, tuple[str, WordKind | None]], dict[str, set[str]]]:
    """Every word and phrase with a key of its own, and what may follow the first word of a phrase."""
    found: dict[str, tuple[str, WordKind | None]] = {}
    for mark, entry in _sets():
        for words in entry.words:
            found.setdefault(_plain(words), (f"{mark}{entry.words[0]}", None))
    for key, names in _named():
        for name in names:
            if plain := _plain(name):
                found.setdefault(plain, (key, WordKind.NAME))
    for words, kind in _classes().items():
        found.setdefault(words, (words, kind if " " in words else None))
    seconds: dict[str, set[str]] = {}
    for words in found:
        if " " in words:
            first, second = words.split()[:2]
            seconds.setdefault(first, set()).add(second)
    return found, seconds


def _sets() -> Iterator[tuple[str, SynonymSet]]:
    """Every set of words that share a key, with the mark its keys begin with."""
    for entry in vocabulary.synonyms():
        yield "=", entry
    for entry in vocabulary.spellings():
        yield "~", entry


def _named() -> Iterator[tuple[str, tuple[str, ...]]]:
    for state in vocabulary.states():
        yield f"state:{state.iso}", (state.name, state.council_name, *state.aliases, *state.adjectives)
    for mission in vocabulary.missions():
        yield f"mission:{mission.key}", (mission.acronym, mission.name)


def _plain(words: str) -> str:
    return " ".join(form for _, _, form in _split_words(words))


@cache
def _stems() -> dict[str, tuple[str, WordKind | None]]:
    """Keys of the synonym and spelling sets under the stems of their single words."""
    found: dict[str, tuple[str, WordKind | None]] = {}
    for mark, entry in _sets():
        for words in entry.words:
            plain = _plain(words)
            if " " not in plain:
                found.setdefault(stem_word(spell_one_way(plain)), (f"{mark}{entry.words[0]}", None))
    return found

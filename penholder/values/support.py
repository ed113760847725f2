"""Whether a passage supports a sentence and every figure in it.

Takes two parsed passages; gives how sure that is, with the numbers and words the passage does not have. Never takes a
sentence for supported because both speak of one thing: a figure that the passage lacks is named whatever the model says.

The model is boosted trees in `data/support.json` over the traits below, fitted by `train/support.py`; the model card
beside that script names data, terms and scores.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import astuple, dataclass

from penholder.syntax import Sentence, Token
from penholder.values.numbers import NumberWords, find_numbers
from penholder.values.rarity import measure_rarity
from penholder.values.stems import stem_word
from penholder.values.trees import load_trees

SUPPORTED = 0.5
"""Least likelihood of a supported sentence."""

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "ADV"})
_RELATED = frozenset({"NOUN", "PROPN", "VERB", "NUM"})
_EMPTY = frozenset({"be", "have", "do"})
_REPORTING = frozenset({"say", "tell", "accord", "add", "report", "state", "announce", "note"})
_CLOSE = 1e-6
"""Numbers nearer than this are one."""


@dataclass(frozen=True, slots=True)
class SupportTraits:
    """How far a passage has what a sentence says; the model's features, in this order."""

    said_weight: float
    """Share of the sentence's content words that the passage has, each by its rarity."""
    said: float
    """The same share, every word alike."""
    unsaid: int
    """Content words the passage lacks; the next five part them."""
    reporting: int
    names: int
    nouns: int
    verbs: int
    modifiers: int
    rarest: float
    """Rarity of the rarest unsaid word that is no name."""
    unsaid_weight: float
    numbers: int
    """Numbers of the sentence."""
    absent: int
    """Numbers of the sentence the passage lacks."""
    counted: float
    """Share of the sentence's numbers that count the same noun in the passage."""
    counted_said: float
    """Share of the sentence's counted nouns that stand in the passage at all."""
    length: int
    """Tokens of the sentence."""
    passage_length: int
    ratio: float
    """Length of the sentence over that of the passage."""
    used: float
    """Share of the passage's content words that the sentence has."""
    related: float
    """Share of the sentence's words that hang on the same word in the passage."""


@dataclass(frozen=True, slots=True)
class Support:
    """Whether a passage supports a sentence."""

    likelihood: float
    """0 to 1; its share of right answers on other text is unknown."""
    absent: tuple[str, ...]
    """Number words of the sentence whose value the passage does not have."""
    unsaid: tuple[str, ...]
    """Content words of the sentence the passage does not have, in order."""

    @property
    def supported(self) -> bool:
        """Whether the passage is taken to support the sentence."""
        return self.likelihood >= SUPPORTED


def measure_support(passage: Sequence[Sentence], sentence: Sequence[Sentence]) -> Support:
    """Whether the passage supports all that the sentence says; both may be several sentences, none empty."""
    had = _forms(passage)
    unsaid = tuple(t.text for t in _content(sentence) if not _forms_of(t) & had)
    absent = tuple(text for text, number in _numbers(sentence) if not _has_number(passage, number))
    traits = compare_passages(passage, sentence)
    return Support(load_trees("support.json").measure([float(x) for x in astuple(traits)]), absent, unsaid)


def compare_passages(passage: Sequence[Sentence], sentence: Sequence[Sentence]) -> SupportTraits:
    """The traits of a sentence held against a passage."""
    had, words = _forms(passage), list(_content(sentence))
    unsaid = [t for t in words if not _forms_of(t) & had]
    whole, lost = (sum(measure_rarity(t.text) for t in tokens) for tokens in (words, unsaid))
    numbers = list(_numbers(sentence))
    counts, passage_counts = _counts(sentence), set(_counts(passage))
    length, passage_length = (sum(len(s.tokens) for s in text) for text in (sentence, passage))
    background, forms = list(_content(passage)), _forms(sentence)
    reporting = [t for t in unsaid if t.lemma.lower() in _REPORTING]
    return SupportTraits(
        said_weight=1 - lost / whole if whole else 1.0,
        said=_share(len(words) - len(unsaid), words),
        unsaid=len(unsaid),
        reporting=len(reporting),
        names=_count(unsaid, "PROPN"),
        nouns=_count(unsaid, "NOUN"),
        verbs=sum(t.pos == "VERB" for t in unsaid if t not in reporting),
        modifiers=_count(unsaid, "ADJ", "ADV"),
        rarest=max((measure_rarity(t.text) for t in unsaid if t.pos != "PROPN"), default=0.0),
        unsaid_weight=lost,
        numbers=len(numbers),
        absent=sum(not _has_number(passage, number) for _, number in numbers),
        counted=_share(sum(pair in passage_counts for pair in counts), counts),
        counted_said=_share(sum(noun in had for _, noun in counts), counts),
        length=length,
        passage_length=passage_length,
        ratio=length / passage_length if passage_length else 0.0,
        used=_share(sum(bool(_forms_of(t) & forms) for t in background), background),
        related=_share(len(_relations(sentence) & _relations(passage)), _relations(sentence)),
    )


def _share(part: int, whole: Sequence[object] | set[tuple[str, str]]) -> float:
    return part / len(whole) if whole else 0.0


def _count(tokens: Sequence[Token], *parts: str) -> int:
    return sum(t.pos in parts for t in tokens)


def _tokens(text: Sequence[Sentence]) -> Iterator[Token]:
    return (token for sentence in text for token in sentence.tokens)


def _content(text: Sequence[Sentence]) -> Iterator[Token]:
    return (t for t in _tokens(text) if t.pos in _CONTENT and t.lemma not in _EMPTY)


def _forms_of(token: Token) -> frozenset[str]:
    return frozenset((token.lemma.lower(), stem_word(token.text.lower())))


def _forms(text: Sequence[Sentence]) -> frozenset[str]:
    return frozenset().union(*map(_forms_of, _tokens(text)))


def _numbers(text: Sequence[Sentence]) -> Iterator[tuple[str, NumberWords]]:
    return ((s.text[n.start : n.end], n) for s in text for n in find_numbers(s.text))


def _has_number(passage: Sequence[Sentence], number: NumberWords) -> bool:
    return any(
        abs(number.low - other.low) <= _CLOSE * max(1.0, abs(number.low)) for _, other in _numbers(passage)
    )


def _counts(text: Sequence[Sentence]) -> list[tuple[str, str]]:
    """Number words with the word they hang on."""
    counting = ((s, t) for s in text for t in s.tokens if t.pos == "NUM" or t.entity == "CARDINAL")
    return [(t.lemma.lower(), s.head(t).lemma.lower()) for s, t in counting]


def _relations(text: Sequence[Sentence]) -> set[tuple[str, str]]:
    related = ((s, t) for s in text for t in s.tokens if t.pos in _RELATED)
    return {(t.lemma.lower(), s.head(t).lemma.lower()) for s, t in related}

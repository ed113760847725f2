"""The phrase that names a source, wherever its edges were drawn.

Takes a source's bounds; gives its sentence, its head and the bounds of the whole phrase: title and apposition in,
clauses about the person out. Never resolves who it is.

Rules and the trained reader draw the edges of a source differently ("a spokesman", "Maj. Doe", "a spokesman for the
force, Maj. Doe, who had flown in"); what follows sees the same phrase for all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penholder.claims.attribution import Attribution
from penholder.claims.source_phrases import Bounds, find_body
from penholder.syntax import Sentence, Token

_NOMINAL = frozenset({"PROPN", "NOUN", "PRON", "NUM", "ADJ", "DET", "X"})
_EDGES = frozenset({"PUNCT", "CCONJ", "SCONJ", "ADP", "ADV", "VERB", "AUX", "SPACE", "INTJ", "SYM"})
_SUBJECTS = ("nsubj", "nsubjpass", "csubj")
_CLAUSES = frozenset(
    {"relcl", "acl", "advcl", "ccomp", "parataxis", "conj", "cc", "csubj", "preconj", "nsubj", "nsubjpass"}
)
"""What hangs on a noun without naming it."""


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source phrase in its sentence."""

    sentence: Sentence
    start: int
    end: int
    head: Token
    nested: bool = False
    """True inside somebody else's quotation."""
    own: Bounds | None = None
    """Where the source itself stands, edges trimmed; None: the whole phrase."""

    @property
    def words(self) -> str:
        """The phrase as written."""
        return self.sentence.text[self.start - self.sentence.start : self.end - self.sentence.start]

    @property
    def tokens(self) -> list[Token]:
        """Its tokens in text order."""
        return self.sentence.between(self.start, self.end)


def place_phrase(
    sentences: Sequence[Sentence], attribution: Attribution, *, nested: bool = False
) -> Phrase | None:
    """The phrase around an attribution's source; None where it has no source or the source no words."""
    if attribution.source is None:
        return None
    sentence = _find_sentence(sentences, attribution)
    start, end = attribution.source
    covered = [t for t in sentence.tokens if t.start < end and start < t.end]
    unsaid = [t for t in covered if not any(_within(b, t) for b in attribution.content)]
    inside = _trim(unsaid, find_body(sentence)) or _trim(covered, find_body(sentence))
    if not inside:
        return None
    blocked = [b for b in (attribution.cue, *attribution.content) if b is not None]
    head = _choose(sentence, inside, attribution)
    head = _climb(sentence, inside, head, blocked)
    blocked = [b for b in blocked if not _within(b, head)]
    first, last = _widen(sentence, inside, head, blocked)
    tokens = sentence.tokens
    own = (inside[0].start, inside[-1].end)
    return Phrase(sentence, tokens[first].start, tokens[last].end, head, nested, own)


def _within(bounds: Bounds, token: Token) -> bool:
    return bounds[0] <= token.start < bounds[1]


def _choose(sentence: Sentence, inside: Sequence[Token], attribution: Attribution) -> Token:
    """The subject of the cue where the source holds it, else the head the reader gave, else the likeliest."""
    cue, given = attribution.cue, attribution.source_token
    subjects = [t for t in inside if t.dep in _SUBJECTS and cue and _within(cue, sentence.head(t))]
    if len(subjects) == 1:
        return subjects[0]
    return given if given is not None and given in inside else choose_head(inside)


def _climb(sentence: Sentence, inside: Sequence[Token], head: Token, blocked: Sequence[Bounds]) -> Token:
    """The noun that a lone word of a source describes ("the", "former"), where it stands right behind."""
    above = sentence.head(head)
    lone = len(inside) == 1 and head.dep in ("det", "amod", "nummod", "compound", "nmod")
    near = above.i > head.i and above.pos in ("NOUN", "PROPN") and above.i - head.i < _DEPTH
    return above if lone and near and not any(_within(b, above) for b in blocked) else head


def _find_sentence(sentences: Sequence[Sentence], attribution: Attribution) -> Sentence:
    """The attribution's own sentence, or the one of the report where its source begins."""
    own, source = attribution.sentence, attribution.source or (0, 0)
    if own.start <= source[0] < own.end:
        return own
    return next((s for s in sentences if s.start <= source[0] < s.end), own)


def _trim(tokens: list[Token], body: int) -> list[Token]:
    """The tokens without dateline, day and whatever else stands at the edges and names nobody."""
    named = [t for t in tokens if t.pos in _NOMINAL]
    if not named:
        return []
    tokens = [t for t in tokens if t.start >= body] or tokens
    while len(tokens) > 1 and _is_edge(tokens[0]):
        tokens = tokens[1:]
    while len(tokens) > 1 and _is_edge(tokens[-1]):
        tokens = tokens[:-1]
    return tokens


def _is_edge(token: Token) -> bool:
    return (token.pos in _EDGES and not token.entity) or token.entity in ("DATE", "TIME")


def choose_head(tokens: Sequence[Token]) -> Token:
    """The word that the others of a phrase hang on: of several the subject, else the first that can name somebody."""
    inside = {t.i for t in tokens}
    tops = [t for t in tokens if (t.head not in inside or t.head == t.i) and t.pos in _NOMINAL]
    candidates = tops or [t for t in tokens if t.pos in _NOMINAL] or list(tokens)
    return next((t for t in candidates if t.dep in _SUBJECTS), candidates[0])


def _widen(
    sentence: Sentence, inside: Sequence[Token], head: Token, blocked: Sequence[Bounds]
) -> tuple[int, int]:
    """First and last token index of the whole phrase, cue and reported words left out."""
    cut = _find_clause(sentence, head, inside[-1].i)
    own = {t.i for t in inside if t.i < cut} | {head.i}
    named = _list_naming(sentence, _top(sentence, head), depth=0) | own
    allowed = {i for i in named if not any(_within(b, sentence.tokens[i]) for b in blocked)} | {head.i}
    first = last = head.i
    while (step := _step(sentence, first, -1, allowed)) is not None:
        first = step
    while (step := _step(sentence, last, 1, allowed)) is not None and step < cut:
        last = step
    return first, last


def _top(sentence: Sentence, head: Token) -> Token:
    """The noun that the head only names again ("a spokesman, Doe": the spokesman)."""
    above = sentence.head(head)
    joined = head.dep == "appos" or (head.dep in ("compound", "nmod") and above.pos == "PROPN")
    return above if joined and above.pos in ("NOUN", "PROPN") else head


def _list_naming(sentence: Sentence, token: Token, depth: int) -> set[int]:
    """Indices of the words that name the token: its modifiers and appositions, no clause about it."""
    found = {token.i}
    if depth < _DEPTH:
        for child in sentence.children(token):
            if child.dep not in _CLAUSES and child.pos not in ("VERB", "AUX"):
                found |= _list_naming(sentence, child, depth + 1)
    return found


_DEPTH = 9
"""How deep a phrase is followed; deeper ones are lists or misread."""


def _step(sentence: Sentence, at: int, by: int, allowed: set[int]) -> int | None:
    """The next allowed index in that direction, over a comma where need be."""
    n = at + by
    if n in allowed:
        return n
    tokens = sentence.tokens
    if 0 <= n < len(tokens) and tokens[n].text in (",", "(", ")", "-") and n + by in allowed:
        return n + by
    return None


def _find_clause(sentence: Sentence, head: Token, last: int) -> int:
    """Where the first clause about the head begins; past the end where there is none."""
    starts = []
    for token in sentence.tokens[head.i : last + 1]:
        if token.dep in ("relcl", "acl") and token.pos in ("VERB", "AUX") and token.head <= last:
            starts.append(min(t.i for t in sentence.subtree(token) if t.i > head.i))
    return min(starts, default=len(sentence.tokens))


_LEAVING_OUT = frozenset({"than", "not", "instead", "unlike"})


def leaves_out(sentence: Sentence, token: Token) -> bool:
    """Whether what is joined to the word is left out by it: "the United States rather than Russia"."""
    return any(t.text.lower() in _LEAVING_OUT for t in sentence.children(token, "cc"))

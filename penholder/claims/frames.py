"""The words around a cue that are nobody's reported words: time, place, form and hearers of an utterance.

Takes an attribution and what else is reported in its sentence; gives its frame, and the nouns in it with the words that
join them to the saying. Never reads what is said, and never takes the cue from a rule's match: a model may have found it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from penholder.claims.attribution import Attribution
from penholder.claims.source_phrases import Bounds, find_body
from penholder.syntax import Sentence, Token

_REACH = 100
"""Words on either side of a cue among which its frame is looked for; more than in any sentence of a real report that
Penholder was measured on, so that a sentence of thousands of words costs no more than its length."""
_VERBS = ("VERB", "AUX")
_IN_PHRASES = frozenset({"DET", "ADJ", "NOUN", "PROPN", "NUM", "PART", "PUNCT", "X", "SYM", "PRON"})
_STOPS = frozenset({",", ";", ":", ".", "(", ")", "—", "–", "--", "“", "”", '"', "''", "``"})


@dataclass(frozen=True, slots=True)
class Frame:
    """The reporting words of one attribution."""

    sentence: Sentence
    cue: Bounds
    source: Bounds | None
    verb: Token
    """The word that carries the cue."""
    words: tuple[Token, ...]
    """Words of the sentence outside what is reported, dateline left out; of a cue that is reported itself, those
    reported with it."""

    def around(self) -> tuple[Token, ...]:
        """The words without those of the source."""
        source = self.source or (0, 0)
        return tuple(t for t in self.words if not source[0] <= t.start < source[1])


def build_frame(attribution: Attribution, reported: Sequence[Bounds]) -> Frame | None:
    """The frame of an attribution, given all that is reported in its sentence; None where there is no cue."""
    sentence, cue = attribution.sentence, attribution.cue
    verb = find_cue_verb(sentence, cue) if cue is not None else None
    if cue is None or verb is None:
        return None
    inner = [(start, end) for start, end in reported if not start <= cue[0] < end]
    around = [(start, end) for start, end in reported if start <= cue[0] < end]
    body = find_body(sentence)
    words = tuple(
        t
        for t in sentence.tokens[max(0, verb.i - _REACH) : verb.i + _REACH]
        if t.start >= body
        and not any(a <= t.start < b for a, b in inner)
        and all(a <= t.start < b for a, b in around)
    )
    return Frame(sentence, cue, attribution.source, verb, words)


def find_cue_verb(sentence: Sentence, cue: Bounds) -> Token | None:
    """The verb that carries a cue, else its uppermost word; None for a cue outside the sentence."""
    inside = [t for t in sentence.tokens if cue[0] <= t.start < cue[1]]
    held = {t.i for t in inside}
    top = [t for t in inside if t.head == t.i or t.head not in held]
    verbs = [t for t in inside if t.pos in _VERBS and t.dep not in ("aux", "auxpass")]
    return next(iter([*(t for t in top if t.pos in _VERBS), *verbs, *top]), None)


def find_role(frame: Frame, token: Token) -> str:
    """What joins a noun to the saying: a preposition, "object" after a verb, or "".

    Read from the words before it, because parsers hang such phrases on whatever stands near; phrases with "of" belong
    to the noun before ("after a meeting of the council": "after").
    """
    tokens, at = frame.sentence.tokens, token.i - 1
    while at >= 0:
        before = tokens[at]
        word = before.text.lower()
        if before.pos == "ADP" and word == "of":
            at -= 1
        elif before.pos in ("ADP", "SCONJ") or word in ("to", "outside", "following", "ahead"):
            return word
        elif before.pos in _VERBS:
            return "object" if before.tag not in ("VBN",) or before.i == frame.verb.i else ""
        elif before.text in _STOPS or before.pos not in _IN_PHRASES:
            return ""
        else:
            at -= 1
    return ""


def governing_words(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The words above a token up to the first verb, that verb left out."""
    for ancestor in sentence.ancestors(token):
        if ancestor.pos in _VERBS:
            return
        yield ancestor


def reporting_line(sentence: Sentence, verb: Token) -> set[int]:
    """Indices of the cue's verb and of those above that it goes on from ("rejected ... and demanded")."""
    found, top = {verb.i}, verb
    while top.head != top.i and (top.dep in ("conj", "advcl", "xcomp") or _is_sequel(sentence, top)):
        own = top.dep == "advcl" and bool(sentence.children(top, "nsubj", "nsubjpass"))
        if own and not _is_sequel(sentence, top):
            break
        top = next((t for t in sentence.ancestors(top) if t.pos in _VERBS), sentence.root)
        found.add(top.i)
        if top.head == top.i:
            break
    return found


def _is_sequel(sentence: Sentence, verb: Token) -> bool:
    """Whether a clause tells what came next: "drove to the base, where he pledged"."""
    return verb.dep in ("relcl", "advcl") and any(
        t.text.lower() == "where" for t in sentence.children(verb, "advmod")
    )


def belongs_to_cue(frame: Frame, token: Token) -> bool:
    """Whether a word tells about this saying and not about what else the sentence tells.

    It hangs on the cue or on a verb that the cue goes on from, by way of participles ("speaking to reporters") and
    relative clauses ("a speech broadcast on state radio"); what hangs on reported words is a misreading of the parser.
    """
    sentence = frame.sentence
    held = {t.i for t in frame.words}
    line = reporting_line(sentence, frame.verb)
    for above in sentence.ancestors(token):
        if above.pos not in _VERBS:
            continue
        if above.i in line or above.i not in held or frame.cue[0] <= above.start < frame.cue[1]:
            return True
        if above.dep not in ("acl", "relcl") and above.tag not in ("VBG", "VBN"):
            return False
    return True

"""How sure a speaker sounds, by the words alone.

Takes the reporting words and the main clauses of what is said; gives a certainty with the words that show it. Never
weighs whether what is said is true, and never reads the words of a relative clause or a condition.

Words in what is said count before those of the cue: "he is convinced that it may fail" leaves the failure possible.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from penholder.claims.mains import MainClause
from penholder.claims.source_phrases import Bounds
from penholder.claims.wordings import find_phrases, read_token
from penholder.model import Certainty
from penholder.syntax import Sentence, Token
from penholder.vocabulary import CertaintyWords, certainty_words, force_class

_DENYING = ("neg", "det", "advmod", "preconj")
_REACH = 3
"""Words before a word within which a negation governs it where the parser hung it elsewhere."""


@dataclass(frozen=True, slots=True)
class Worded:
    """A certainty and the words that show it."""

    certainty: Certainty = Certainty.PLAIN
    words: Bounds | None = None


def judge_certainty(sentence: Sentence, cue: Bounds | None, said: Sequence[MainClause]) -> Worded:
    """The certainty of a statement: by the first of its main clauses that shows one, else by its cue."""
    for clause in said:
        if (found := _read(clause.words, clause.sentence, "content")) is not None:
            return found
    inside = [t for t in sentence.tokens if cue is not None and cue[0] <= t.start < cue[1]]
    return _read(inside, sentence, "cue") or Worded()


def _read(tokens: Sequence[Token], sentence: Sentence, part: str) -> Worded | None:
    listed = _listed(part)
    for found in find_phrases(tokens, listed):
        entry = listed[found.phrase]
        first, last = tokens[found.first], tokens[found.last]
        if found.phrase in _MODALS and not _is_guess(sentence, first):
            continue
        denial = _find_negation(sentence, first)
        turned = denial is not None and bool(entry.negated)
        value = entry.negated if turned else entry.certainty
        if value == Certainty.PLAIN:
            continue
        opens = denial if denial is not None and turned and first.i - denial.i <= _REACH else first
        opens = _with_auxiliaries(sentence, opens, every=turned)
        return Worded(Certainty(value), (opens.start, last.end))
    return None


def _with_auxiliaries(sentence: Sentence, token: Token, *, every: bool) -> Token:
    """The first of the auxiliaries right before a word: "will certainly", or, every one, "has not ruled out"."""
    while token.i > 0 and sentence.tokens[token.i - 1].tag in _AUXILIARY_TAGS:
        before = sentence.tokens[token.i - 1]
        if before.dep not in ("aux", "auxpass") or (before.lemma in ("be", "have") and not every):
            break
        token = before
    return token


_AUXILIARY_TAGS = frozenset({"MD", "VBD", "VBZ", "VBP"})
_MODALS = frozenset({"may", "might", "could"})


def _is_guess(sentence: Sentence, modal: Token) -> bool:
    """Whether "may", "might" or "could" grades a guess: no month, no inability, nothing one was once able to do."""
    if modal.tag != "MD":
        return False
    if modal.text.lower() != "could":
        return True
    verb = sentence.head(modal)
    own = any(t.text.lower() in ("i", "we") for t in sentence.children(verb, "nsubj"))
    return not own and not any(t.dep == "neg" for t in sentence.children(verb))


@cache
def _listed(part: str) -> dict[str, CertaintyWords]:
    return {w: e for e in certainty_words() if e.part in (part, "both") for w in e.words}


def _find_negation(sentence: Sentence, token: Token) -> Token | None:
    """The word that denies a word: its own, its verb's, or one right before it."""
    words = force_class("negation")
    above = sentence.head(token)
    near = sentence.children(token, *_DENYING)
    near += [] if above.i == token.i else sentence.children(above, *_DENYING)
    close = sentence.tokens[max(0, token.i - _REACH) : token.i]
    for candidate in (*near, *close):
        if candidate.i < token.i and any(r in words for r in read_token(candidate)):
            return candidate
    return None

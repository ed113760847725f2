"""The main clauses of what is said.

Takes a report's sentences and the bounds of what somebody said; gives the clauses that carry it, with their words. Never
goes down into relative clauses, conditions and comparisons: what is claimed there is not what the speaker claims.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from penholder.claims.source_phrases import Bounds
from penholder.syntax import ParsedReport, Sentence, Token

_LONGEST = 200
"""Words from the beginning of a fragment among which its main clauses are looked for."""
_VERBS = ("VERB", "AUX")
_ASIDE = frozenset({"advcl", "relcl", "acl", "parataxis", "csubj", "pcomp"})


@dataclass(frozen=True, slots=True)
class MainClause:
    """A clause of what is said that nothing in it hangs above."""

    sentence: Sentence
    head: Token
    """Its verb, or its uppermost word where it has none."""
    words: tuple[Token, ...]
    """Its words in text order, clauses that complete it ("it is clear that ...") included."""

    def subjects(self) -> list[Token]:
        """The subjects of its verb, or of the verb it shares one with."""
        found = self.sentence.children(self.head, "nsubj", "nsubjpass")
        above = self.sentence.head(self.head)
        if not found and self.head.dep == "conj" and above in self.words:
            found = self.sentence.children(above, "nsubj", "nsubjpass")
        return found


def find_main_clauses(parsed: ParsedReport, content: Sequence[Bounds]) -> tuple[MainClause, ...]:
    """The main clauses of what is said, in text order; a fragment without a verb is one clause."""
    starts = [s.start for s in parsed.sentences]
    found: list[MainClause] = []
    for start, end in sorted(content):
        at = max(bisect_right(starts, start) - 1, 0)
        while at < len(starts) and starts[at] < end:
            found.extend(_clauses_in(parsed.sentences[at], start, end))
            at += 1
    return tuple(found)


def _clauses_in(sentence: Sentence, start: int, end: int) -> list[MainClause]:
    first = bisect_left(sentence.tokens, start, key=lambda t: t.start)
    inside = [t for t in sentence.tokens[first : first + _LONGEST] if t.end <= end]
    held = {t.i for t in inside}
    tops = [t for t in inside if t.head == t.i or t.head not in held]
    verbs = [t for t in tops if t.pos in _VERBS and t.dep not in ("aux", "auxpass")]
    heads = verbs or [t for t in tops if t.pos not in ("PUNCT", "ADP", "SCONJ", "CCONJ")][:1] or tops[:1]
    if not verbs:  # the parser hangs the parts of "called it a crime" on the cue, one by one
        return [MainClause(sentence, head, tuple(inside)) for head in heads]
    return [MainClause(sentence, head, _own_words(sentence, head, held)) for head in heads]


def _own_words(sentence: Sentence, head: Token, held: set[int]) -> tuple[Token, ...]:
    found, queue = [head], [head]
    while queue:
        for child in sentence.children(queue.pop()):
            if child.i in held and not (child.dep in _ASIDE and child.pos in _VERBS):
                found.append(child)
                queue.append(child)
    return tuple(sorted(found, key=lambda t: t.i))

"""Conditions in what is said: where each opens and ends, and on what an option is made to depend.

Takes a sentence and offsets of it; gives offsets of conditions. Never takes a day ("until 30 June") or a manner
("without delay") for a condition. The words that open one come from `data/options.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from penholder import vocabulary
from penholder.claims.stance_words import is_of_use, stance_words
from penholder.syntax import Sentence, Token

Place = tuple[int, int]
"""Offsets of a condition in the report, end exclusive."""

_DAYS = frozenset({"DATE", "TIME", "CARDINAL", "ORDINAL"})
_OPENERS = ("mark", "advmod", "prep", "cc")


def find_conditions(sentence: Sentence, start: int, end: int) -> Iterator[Place]:
    """Offsets of the conditions that stand inside the range, from the word that opens each to its clause's end."""
    for match in _condition_pattern().finditer(sentence.text):
        left = sentence.start + match.start()
        opener = next((t for t in sentence.tokens if t.start <= left < t.end), None)
        if opener is None or left < start or left >= end or _opens_none(sentence, opener, match):
            continue
        yield left, min(end, _clause_end(sentence, opener, left))
    yield from _find_inverted(sentence, start, end)


@cache
def _condition_pattern() -> re.Pattern[str]:
    words = sorted(vocabulary.option_words("condition"), key=lambda w: (-len(w), w))
    joined = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words)
    return re.compile(rf"\b(?:{joined})\b", re.IGNORECASE)


def _opens_none(sentence: Sentence, opener: Token, match: re.Match[str]) -> bool:
    """Whether the word opens a day, a manner, or a question ("asked if") and no condition."""
    word = match.group().lower()
    if opens_concession(sentence, opener):
        return True
    if word in ("until", "till"):
        objects = sentence.children(opener, "pobj")
        return any(o.entity in _DAYS or o.pos in ("NUM", "ADV") for o in objects)
    if word == "without":
        return any(o.lemma.lower() in vocabulary.option_words("manner") for o in _objects(sentence, opener))
    if word == "once":
        return opener.dep != "mark"
    asked = sentence.head(opener)
    return word == "if" and opener.dep == "mark" and asked.dep == "ccomp"


def opens_concession(sentence: Sentence, opener: Token) -> bool:
    """ "Even if the host objects": what does not hinder is no condition."""
    return opener.i > 0 and sentence.tokens[opener.i - 1].text.lower() == "even"


def _objects(sentence: Sentence, opener: Token) -> list[Token]:
    return sentence.children(opener, "pobj", "pcomp")


def _clause_end(sentence: Sentence, opener: Token, left: int) -> int:
    head = sentence.head(opener) if opener.dep in _OPENERS else opener
    clause = sentence.subtree(opener if opener.dep == "prep" else head)
    if not clause or (clause[0].start < left - 1 and opener.dep not in ("mark", "advmod")):
        return sentence.end
    last = clause[-1].end
    return last if last > left else sentence.end


def _find_inverted(sentence: Sentence, start: int, end: int) -> Iterator[Place]:
    """ "Should the mission leave, ...": a condition without a word that opens it."""
    for token in sentence.between(start, end):
        if token.text != "Should" or token.dep not in ("aux", "auxpass"):
            continue
        verb = sentence.head(token)
        subjects = sentence.children(verb, "nsubj", "nsubjpass")
        if verb.dep in ("advcl", "csubj") and any(s.i > token.i for s in subjects):
            yield token.start, min(end, sentence.subtree(verb)[-1].end)


def binds(sentence: Sentence, trigger: Token, condition: Place) -> bool:
    """Whether a condition hangs on the option or on a word above it."""
    above = {
        trigger.i,
        *(t.i for t in sentence.ancestors(trigger)),
        *(t.i for t in sentence.subtree(trigger)),
    }
    inside = [t for t in sentence.tokens if condition[0] <= t.start < condition[1]]
    held = {t.i for t in inside}
    return any(t.head in above for t in inside if t.head not in held)


def find_deferrals(sentence: Sentence, trigger: Token, start: int, end: int) -> list[Place]:
    """What must come first: "against a withdrawal before the army can take over"; "before the polls" is but a time."""
    found = []
    for token in sentence.between(start, end):
        if token.text.lower() == "before" and token.dep == "mark":
            last = sentence.subtree(sentence.head(token))[-1].end
            if binds(sentence, trigger, (token.start, last)):
                found.append((token.start, min(end, last)))
    return found


def find_tie(sentence: Sentence, trigger: Token, end: int) -> Place | None:
    """What the option is made to depend on: "any extension should be tied to ...", "support hinges on ...".

    The option, or what is said of it, is the subject of a verb of dependence (`tied` in `data/options.toml`, each
    with its preposition); the condition runs from that preposition.
    """
    for verb, below in _path(sentence, trigger):
        if below.dep not in ("nsubj", "nsubjpass"):
            if verb.pos in ("NOUN", "VERB") and not _speaks_of_option(sentence, verb):
                return None
            continue
        if (manner := _required_manner(sentence, verb)) is not None:
            return manner[0], min(end, manner[1])
        for words in sorted(vocabulary.option_words("tied")):
            lemma, _, preposition = words.partition(" ")
            if verb.lemma != lemma:
                continue
            for child in sentence.children(verb, "prep", "agent", "dobj"):
                if preposition in ("", child.text.lower()):
                    last = sentence.subtree(child)[-1].end
                    return child.start, min(end, last)
    return None


def _speaks_of_option(sentence: Sentence, token: Token) -> bool:
    """Whether what is said of the word is said of the option below it ("the start of", "support for")."""
    return token.lemma in stance_words() or is_of_use(sentence, token, "carries")


def _required_manner(sentence: Sentence, verb: Token) -> Place | None:
    """How it must be ("any reduction must be gradual"); speed and completeness are no conditions."""
    obliged = {c.lemma for c in sentence.children(verb, "aux")} & vocabulary.option_words("obligation")
    for child in sentence.children(verb, "acomp") if verb.lemma == "be" and obliged else ():
        if child.lemma not in vocabulary.option_words("at once"):
            words = sentence.subtree(child)
            return words[0].start, words[-1].end
    return None


def _path(sentence: Sentence, trigger: Token) -> Iterator[tuple[Token, Token]]:
    """The words above the option, each with the one below it."""
    below = trigger
    for token in sentence.ancestors(trigger):
        yield token, below
        below = token


def trim_place(text: str, place: Place) -> Place:
    """The offsets without marks and spaces at the end."""
    start, end = place
    while end > start + 1 and text[end - 1] in " .,;:":
        end -= 1
    return start, end


def lies_inside(offset: int, conditions: Sequence[Place]) -> bool:
    """Whether the offset lies inside one of the conditions."""
    return any(left <= offset < right for left, right in conditions)

"""Names of people that no entry of the vocabulary holds.

Takes a sentence with its mentions; gives runs of name words with what shows that a person bears them. Never decides
who is meant by a name.

The parser alone misses many names that are rare in its training; a title before the name, an apposition or an age
after it show a person as well, and better than it does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from penholder import vocabulary
from penholder.claims.nouns import calls, is_honorific, particles
from penholder.syntax import Sentence, Token
from penholder.values.mentions import Mention, MentionKind

_AGE = re.compile(r"\d{1,3}$|\d{1,3}-year-old$")
_ARABIC = frozenset({"al", "el"})
_TITLE_REACH = 70
"""Characters within which a title may stand before the name it is set off from by a comma."""
_PLACED = frozenset({"ORG", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "EVENT"})
"""Entities that are no people."""


@dataclass(frozen=True, slots=True, order=True)
class Name:
    """A person's name at one place."""

    start: int
    end: int
    words: str


def find_names(sentence: Sentence, mentions: Sequence[Mention]) -> tuple[Name, ...]:
    """Names of people in a sentence that the vocabulary does not hold, in text order."""
    found = []
    for run in _list_runs(sentence, mentions):
        run = _cut_run(run)
        if run and _bears_person(sentence, run, mentions):
            start, end = run[0].start, run[-1].end
            found.append(Name(start, end, sentence.text[start - sentence.start : end - sentence.start]))
    return tuple(found)


def _list_runs(sentence: Sentence, mentions: Sequence[Mention]) -> Iterator[list[Token]]:
    """Adjacent words that look like parts of a name, particles and hyphens between them."""
    if sentence.text.isupper():
        return
    run: list[Token] = []
    for token in sentence.tokens:
        if (_is_name_word(token) and not _taken(token, mentions)) or (
            run and _joins(sentence, token, mentions)
        ):
            run.append(token)
        else:
            yield from _finish(run)
            run = []
    yield from _finish(run)


def _finish(run: list[Token]) -> Iterator[list[Token]]:
    while run and not _is_name_word(run[-1]):
        run = run[:-1]
    if run:
        yield run


def _is_name_word(token: Token) -> bool:
    capital = token.text[:1].isupper() and (token.pos == "PROPN" or token.entity == "PERSON")
    return capital and not is_honorific(token) and token.entity not in ("DATE", "TIME")


def _taken(token: Token, mentions: Sequence[Mention]) -> bool:
    return any(m.start < token.end and token.start < m.end for m in mentions)


def _joins(sentence: Sentence, token: Token, mentions: Sequence[Mention]) -> bool:
    """Whether a particle, a hyphen or an initial's dot stands inside a name."""
    if token.i + 1 >= len(sentence.tokens):
        return False
    after = sentence.tokens[token.i + 1]
    if token.text == "-":
        return token.start == sentence.tokens[token.i - 1].end and token.end == after.start
    word = token.text.lower().strip("-")
    if _taken(after, mentions) or not (_is_name_word(after) or after.text == "-"):
        return False
    return token.text[0].islower() and (word in particles() or word in _ARABIC)


def _cut_run(run: list[Token]) -> list[Token]:
    """The person's own words of a run that opens with a capital noun ("Adviser") or holds an organisation or place too."""
    while len(run) > 1 and (calls(run[0], "person") or _is_short_title(run)):
        run = run[1:]
    while len(run) > 1 and _is_cue_word(run[-1]):
        run = run[:-1]
    people = [t for t in run if t.entity == "PERSON"]
    others = {t.entity for t in run} - {"PERSON", ""}
    if people and others:
        return [t for t in run if people[0].i <= t.i <= people[-1].i]
    return run


def _is_cue_word(token: Token) -> bool:
    """Whether a capital word is a reporting verb, as in headlines ("Doe Warns ...")."""
    return token.text.endswith("s") and token.text.lower()[:-1] in _cue_lemmas()


@cache
def _cue_lemmas() -> frozenset[str]:
    return frozenset(cue.lemma for cue in vocabulary.cues())


def _is_short_title(run: list[Token]) -> bool:
    """Whether a shortened title stands before two words or more ("Gov. Jane Doe"), which an initial does not."""
    return len(run) > 2 and len(run[0].text) > 2 and run[0].text.endswith(".")


def _bears_person(sentence: Sentence, run: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    last = run[-1]
    plural = last.tag == "NNPS" and last.entity != "PERSON"
    if plural or last.entity == "NORP" or any(calls(t, "organisation") for t in run):
        return False
    words = [t for t in run if _is_name_word(t)]
    if _is_titled(sentence, run[0], mentions):
        return True
    if _is_explained(sentence, run[-1], single=len(words) < 2):
        return True
    if len(words) < 2:
        return False
    if any(t.entity == "PERSON" for t in run):
        return True
    return _is_set_off(sentence, run, mentions) or _is_lent(sentence, run, mentions)


def _is_titled(sentence: Sentence, first: Token, mentions: Sequence[Mention]) -> bool:
    """Whether an honorific, an office or a noun for a person stands right before."""
    if first.i == 0:
        return False
    before = sentence.tokens[first.i - 1]
    if before.text == "." and first.i > 1:
        before = sentence.tokens[first.i - 2]
    if is_honorific(before):
        return True
    if any(m.kind is MentionKind.OFFICE and m.start < before.end <= m.end for m in mentions):
        return before.tag != "NNS"
    return before.pos in ("NOUN", "PROPN") and before.tag not in ("NNS", "NNPS") and calls(before, "person")


def _is_explained(sentence: Sentence, last: Token, *, single: bool) -> bool:
    """Whether an age, a "who" or a noun for a person in apposition follows after a comma."""
    tokens = sentence.tokens
    if last.i + 2 >= len(tokens) or tokens[last.i + 1].text != ",":
        return False
    after = tokens[last.i + 2]
    if after.text.lower() in ("who", "whose") or _AGE.match(after.text):
        return True
    if after.text.lower() not in ("a", "an", "the", "one"):
        return False
    unplaced = not single and last.entity not in _PLACED and after.text.lower() in ("a", "an")
    for token in tokens[last.i + 3 : last.i + 12]:
        if token.text in (",", ".", ";") or token.pos in ("VERB", "AUX"):
            break
        if _AGE.match(token.text) and not single:
            return True
        if token.pos == "NOUN" and (calls(token, "person") or (unplaced and _is_last_noun(sentence, token))):
            return not calls(token, "organisation") or calls(token, "person")
        if token.pos == "ADP":
            break
    return False


def _is_lent(sentence: Sentence, run: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """Whether the name of a state or body in the possessive stands before, a verb after ("Al Jazeera's Jane Doe said")."""
    first, last = run[0].i, run[-1].i
    if first < 2 or last + 1 >= len(sentence.tokens) or any(t.entity in _PLACED - {"ORG"} for t in run):
        return False
    owner, mark, after = sentence.tokens[first - 2], sentence.tokens[first - 1], sentence.tokens[last + 1]
    owned = any(m.kind in _OWNING and m.start < owner.end <= m.end for m in mentions) or owner.entity == "ORG"
    return mark.tag == "POS" and owned and after.tag in ("VBD", "VBZ")


_OWNING = (MentionKind.STATE, MentionKind.BODY, MentionKind.MISSION)


def _is_last_noun(sentence: Sentence, token: Token) -> bool:
    """Whether the noun is no mere part of a longer one ("a guard" but not "a guard post")."""
    after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else None
    return token.dep != "compound" and (after is None or after.pos != "NOUN")


def _is_set_off(sentence: Sentence, run: Sequence[Token], mentions: Sequence[Mention]) -> bool:
    """Whether a phrase with an office or a noun for a person stands before, a comma between."""
    first = run[0]
    if first.i < 2 or sentence.tokens[first.i - 1].text != ",":
        return False
    before = [t for t in sentence.tokens[: first.i - 1] if first.start - t.end < _TITLE_REACH]
    for token in reversed(before):
        if token.pos in ("VERB", "AUX") or token.text in (",", ";", ":", "“", "”", '"'):
            return False
        if any(m.kind is MentionKind.OFFICE and m.start <= token.start < m.end for m in mentions):
            return True
        if token.pos in ("NOUN", "PROPN") and calls(token, "person") and token.tag != "NNS":
            return True
    return False

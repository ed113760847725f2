"""Owners that clash: one quoted word with two possessors, a judged deed without its doer.

Takes one report's passages; gives suspicions. Never compares with other reports.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from penholder import vocabulary
from penholder.model import Suspicion
from penholder.syntax import Sentence, Token
from penholder.values.mentions import MentionKind
from penholder.values.words import WordKind, read_words
from penholder.versions.passages import Passages
from penholder.versions.persons import LOW

NEAR = 4
"""Sentences apart within which two passages with the same quoted words are taken for one remark."""

_POSSESSED_QUOTE = re.compile(
    r"(?<![\w.-])((?:[Tt]he\s+)?[\w.-]+)[’']s\s+[“\"‘]([^”\"’“‘]{3,60})[”\"’]\s+(\w+\s+\w+\s+\w+)"
)
"""Begins at the start of a word only: from inside a long one, every letter would read the rest again."""


def find_owner_clashes(passages: Passages) -> Iterator[Suspicion]:
    """Possessors and possessive pronouns that cannot be right."""
    yield from _find_possessor_clashes(passages)
    yield from _find_lost_doers(passages)


def _find_possessor_clashes(passages: Passages) -> Iterator[Suspicion]:
    """The same quoted word with two possessors that cannot be the same ("the mission's", "the country's")."""
    found = []
    for number, sentence in enumerate(passages.sentences):
        for match in _POSSESSED_QUOTE.finditer(passages.report.text, sentence.start, sentence.end):
            found.append((number, match))
    for n, (number, first) in enumerate(found):
        for later, second in found[n + 1 :]:
            if later - number > NEAR:
                break
            kinds = name_owner(first.group(1)), name_owner(second.group(1))
            if _same_remark(first, second) and None not in kinds and kinds[0] != kinds[1]:
                yield _doubt_owner(passages, first, second)


def _doubt_owner(passages: Passages, first: re.Match[str], second: re.Match[str]) -> Suspicion:
    doubted, other = (
        (first, second) if _is_common_noun(first) and not _is_common_noun(second) else (second, first)
    )
    reason = (
        f"“{doubted.group(1)}’s” stands where the same remark has “{other.group(1)}’s” elsewhere in the report. "
        f"{LOW}"
    )
    span = passages.report.span(doubted.start(), doubted.end())
    sister = passages.report.span(other.start(), other.end())
    return Suspicion(span, "possessor clash", reason, (), sister, other.group(1))


def _same_remark(a: re.Match[str], b: re.Match[str]) -> bool:
    return (a.group(2).lower(), a.group(3).lower()) == (b.group(2).lower(), b.group(3).lower())


def name_owner(words: str) -> str | None:
    """state or mission, when the last word names one or is a common noun for one; None where nothing can be said."""
    last = read_words(words)[-1] if read_words(words) else None
    if last is None:
        return None
    if last.form in vocabulary.word_class("state noun") or last.key.startswith("state:"):
        return "state"
    if last.form in vocabulary.word_class("mission noun") or last.key.startswith("mission:"):
        return "mission"
    return None


def _is_common_noun(match: re.Match[str]) -> bool:
    return read_words(match.group(1))[-1].kind is not WordKind.NAME


def _find_lost_doers(passages: Passages) -> Iterator[Suspicion]:
    """ "X called his decision regrettable" right after what several movements did: nobody's decision was told."""
    for number, sentence in enumerate(passages.sentences[1:], start=1):
        pronoun = find_judged_deed(sentence)
        if pronoun is None or pronoun.text.lower() not in ("his", "her"):
            continue
        before = passages.sentences[number - 1]
        doers = find_plural_doers(before)
        if doers is None or any(t.text.lower() in ("he", "she", "his", "her") for t in before.tokens):
            continue
        if _names_somebody(passages, number - 1) or sentence.start - before.end > 3:
            continue
        deed = sentence.head(pronoun)
        reason = (
            f"“{pronoun.text} {deed.text}” is judged like another’s deed, but the sentence before tells only what "
            f"“{doers.text}” did: the pronoun has nobody to refer to. {LOW}"
        )
        yield passages.suspect(pronoun.start, deed.end, "deed without a doer", reason)


def _names_somebody(passages: Passages, number: int) -> bool:
    """Whether a sentence names a person; the parser takes states for people now and then."""
    known = [m for m in passages.mentions[number] if m.kind is not MentionKind.PERSON]
    runs = passages.sentences[number].entities("PERSON")
    return any(not any(m.start <= run[0].start < m.end for m in known) for run in runs)


def find_judged_deed(sentence: Sentence) -> Token | None:
    """The possessive of a deed that the sentence's named subject judges ("Diop called his decision ...")."""
    for token in sentence.tokens:
        if token.tag != "PRP$":
            continue
        deed = sentence.head(token)
        verb = next((a for a in sentence.ancestors(token) if a.pos == "VERB"), None)
        if verb is None or deed.lemma not in vocabulary.word_class("deed"):
            continue
        subjects = sentence.children(verb, "nsubj")
        judged = verb.lemma in vocabulary.word_class("judging") and token.start > verb.start
        if judged and subjects and subjects[0].pos == "PROPN":
            return token
    return None


def find_plural_doers(sentence: Sentence) -> Token | None:
    """The plural subject of the clause a sentence ends on, when it has one."""
    subjects = [t for t in sentence.tokens if t.dep in ("nsubj", "nsubjpass")]
    last = subjects[-1] if subjects else None
    plural = last is not None and last.tag in ("NNS", "NNPS") and last.text.islower()
    return last if plural else None

"""Where the words of one sentence stand on an option they name: for, against, on condition, unclear.

Takes a sentence, the words that name an option and who holds the position; gives a stance. Never reads a stance
of somebody else as the holder's, and never a stance from a mere mention. Words that carry a stance or open
a condition come from `data/options.toml`.

From the option upwards: the nearest word of stance above it in the dependency graph decides, whether it stands
inside what is said or is the reporting verb itself. Negation on the way turns it round.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache

from penholder import vocabulary
from penholder.model import Force, Stance
from penholder.syntax import Sentence, Token

_NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "longer", "neither", "nor"})
_MODALS = frozenset({"should", "must", "ought", "could", "can", "would", "ca"})
_SUBJECTS = ("nsubj", "nsubjpass", "agent")
_VERBAL = frozenset({"xcomp", "ccomp", "advcl", "conj"})
_BY_FORCE = {
    Force.REJECTS: Stance.OPPOSES,
    Force.SUPPORTS: Stance.SUPPORTS,
    Force.DEMANDS: Stance.ASKS,
    Force.PROPOSES: Stance.SUPPORTS,
}
_TURNED = {
    Stance.SUPPORTS: Stance.OPPOSES,
    Stance.ASKS: Stance.OPPOSES,
    Stance.OPPOSES: Stance.AMBIGUOUS,
}
"""A negated stance: not opposing is not supporting."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a stance is read within."""

    sentence: Sentence
    cue: frozenset[int]
    """Indices of the reporting words, empty when they stand in another sentence."""
    force: Force
    is_own_side: Callable[[Token], bool]
    """Whether a noun inside the content stands for the holder."""


@dataclass(frozen=True, slots=True)
class Reading:
    """The stance read, None for none; `foreign` when somebody else's stance was met on the way."""

    stance: Stance | None
    foreign: bool


@dataclass(slots=True)
class _Climb:
    """What was met on the way up from the option."""

    obliged: bool = False
    negated: bool = False
    foreign: bool = False


def read_stance(trigger: Token, setting: Setting) -> Reading:
    """The stance the holder takes on what the trigger names, by the nearest word of stance above it."""
    climb = _Climb()
    sentence = setting.sentence
    token, below = trigger, trigger
    while True:
        stance = _stance_of(sentence, token, below) if token.i != trigger.i else None
        stance = stance or _predicate_stance(sentence, token, below)
        if token.i in setting.cue:
            return Reading(_settle(stance or _BY_FORCE.get(setting.force), climb), climb.foreign)
        found = _weigh(stance, token, below, setting, climb) if stance else None
        if found is not None:
            return Reading(found, climb.foreign)
        climb.obliged |= _is_obliged(sentence, token)
        climb.negated ^= _is_negated(sentence, token)
        if _is_aside(sentence, token):
            return Reading(None, climb.foreign)
        if token.head == token.i:
            return Reading(_settle(None, climb), climb.foreign)
        token, below = sentence.head(token), token


def _is_aside(sentence: Sentence, token: Token) -> bool:
    """Whether the words stand in a clause of time or reason ("before the mandate ends")."""
    return token.dep == "advcl" and any(
        child.dep == "mark" or child.tag == "WRB" for child in sentence.children(token, "mark", "advmod")
    )


def is_hypothetical(trigger: Token, sentence: Sentence) -> bool:
    """Whether the option is spoken of with a modal verb ("could", "should") somewhere above it."""
    path = (trigger, *sentence.ancestors(trigger))
    return any(
        c.lemma in _MODALS or c.text.lower() in _MODALS for t in path for c in sentence.children(t, "aux")
    )


def _weigh(stance: Stance, token: Token, below: Token, setting: Setting, climb: _Climb) -> Stance | None:
    """The stance a word gives the holder; None when somebody else takes it, which is noted."""
    sentence = setting.sentence
    negated = _is_negated(sentence, token)
    if token.pos == "NOUN" and _is_weighed(sentence, token):
        return Stance.AMBIGUOUS
    if _is_obliged(sentence, token):
        return _turn(Stance.ASKS if stance is Stance.SUPPORTS else stance, negated != climb.negated)
    agent = _find_agent(sentence, token)
    if agent is not None and agent.i != below.i and not setting.is_own_side(agent):
        climb.foreign = True
        climb.negated ^= stance is Stance.OPPOSES
        return None
    if negated and stance is Stance.ASKS:
        return Stance.AMBIGUOUS
    return _turn(stance, negated != climb.negated)


def _is_weighed(sentence: Sentence, token: Token) -> bool:
    """Whether a noun of stance is itself only considered ("reconsider its support")."""
    above = sentence.head(token)
    return ("", Stance.AMBIGUOUS) in _stance_words().get(above.lemma, ())


def _settle(stance: Stance | None, climb: _Climb) -> Stance | None:
    if stance is not None:
        return _turn(stance, climb.negated)
    if climb.obliged and not climb.foreign:
        return _turn(Stance.ASKS, climb.negated)
    return None


def _turn(stance: Stance, negated: bool) -> Stance:
    return _TURNED.get(stance, stance) if negated else stance


def _is_obliged(sentence: Sentence, token: Token) -> bool:
    words = vocabulary.option_words("obligation")
    if token.pos == "VERB" and token.lemma in words and token.dep != "ROOT":
        return True
    return any(
        child.lemma in words or child.text.lower() in words for child in sentence.children(token, "aux")
    )


def _is_negated(sentence: Sentence, token: Token) -> bool:
    marks = [*sentence.children(token, "neg", "advmod", "det", "aux"), *_none_of(sentence, token)]
    return any(mark.text.lower() in _NEGATIONS or mark.lemma in _NEGATIONS for mark in marks)


def _none_of(sentence: Sentence, token: Token) -> list[Token]:
    """The "no" of "no force can remain"."""
    subjects = sentence.children(token, "nsubj", "nsubjpass")
    return [t for subject in subjects for t in sentence.children(subject, "det")]


@cache
def _stance_words() -> dict[str, tuple[tuple[str, Stance], ...]]:
    """By first word: the word that must hang on it, or "", and the stance; longer wordings first."""
    found: dict[str, list[tuple[str, Stance]]] = {}
    uses = (
        ("opposes", Stance.OPPOSES),
        ("supports", Stance.SUPPORTS),
        ("asks", Stance.ASKS),
        ("ambiguous", Stance.AMBIGUOUS),
    )
    for use, stance in uses:
        for words in vocabulary.option_words(use):
            first, _, second = words.partition(" ")
            found.setdefault(first, []).append((second, stance))
    return {first: tuple(sorted(entries, reverse=True)) for first, entries in found.items()}


def _stance_of(sentence: Sentence, token: Token, below: Token) -> Stance | None:
    """The stance the word itself carries towards what hangs below it."""
    for second, stance in _stance_words().get(token.lemma, ()):
        if not second or _has_particle(sentence, token, second):
            return None if _is_mere_modifier(below, stance) else stance
    return None


def _has_particle(sentence: Sentence, token: Token, words: str) -> bool:
    """Whether the words hang on the token: a particle, a preposition with its noun, or "to" before a verb."""
    first, _, second = words.partition(" ")
    for child in sentence.children(token):
        if first == "to" and child.dep in ("xcomp", "dative") and _opens_with_to(sentence, child):
            return True
        if child.text.lower() == first and (
            not second or any(t.text.lower() == second for t in sentence.children(child))
        ):
            return True
    return False


def _opens_with_to(sentence: Sentence, token: Token) -> bool:
    return any(child.tag == "TO" for child in sentence.children(token, "aux"))


def _is_mere_modifier(below: Token, stance: Stance) -> bool:
    """Whether the option is what takes the stance, not what it is taken on ("the mission supports ...")."""
    return stance is not Stance.AMBIGUOUS and below.dep in ("nsubj", "poss", "agent", "npadvmod")


def _predicate_stance(sentence: Sentence, token: Token, below: Token) -> Stance | None:
    """The stance of what is predicated: "it would be irresponsible to ...", "... is essential"."""
    if token.lemma != "be" and token.pos != "AUX":
        return None
    for child in sentence.children(token, "acomp", "attr"):
        if child.i == below.i:
            continue
        for second, stance in _stance_words().get(child.lemma, ()):
            if not second and child.pos in ("ADJ", "NOUN", "VERB"):
                return stance
    return None


def _find_agent(sentence: Sentence, token: Token) -> Token | None:
    """Who takes the stance: subject, agent of a passive, possessor, the noun a participle hangs on; None unsaid."""
    for dep in ("agent", "nsubj", "poss"):
        for child in sentence.children(token, dep):
            return _noun_of(sentence, child)
    if token.dep in ("acl", "relcl"):
        return sentence.head(token)
    if token.dep in _VERBAL and token.head != token.i and sentence.head(token).pos in ("VERB", "AUX"):
        objects = sentence.children(sentence.head(token), "dobj")
        return objects[0] if objects and token.dep == "xcomp" else None
    return None


def _noun_of(sentence: Sentence, token: Token) -> Token:
    nouns = sentence.children(token, "pobj") if token.dep == "agent" else []
    return nouns[0] if nouns else token


# --------------------------------------------------------------------------- conditions


@cache
def _condition_pattern() -> re.Pattern[str]:
    words = sorted(vocabulary.option_words("condition"), key=lambda w: (-len(w), w))
    joined = "|".join(re.escape(w).replace(r"\ ", r"\s+") for w in words)
    return re.compile(rf"\b(?:{joined})\b", re.IGNORECASE)


def find_conditions(sentence: Sentence, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Offsets of the conditions that stand inside the range, from the word that opens each to its clause's end."""
    for match in _condition_pattern().finditer(sentence.text):
        left = sentence.start + match.start()
        opener = next((t for t in sentence.tokens if t.start <= left < t.end), None)
        if opener is None or left < start or left >= end:
            continue
        yield left, min(end, _clause_end(sentence, opener, left))


def _clause_end(sentence: Sentence, opener: Token, left: int) -> int:
    head = sentence.head(opener) if opener.dep in ("mark", "advmod", "prep", "cc") else opener
    clause = sentence.subtree(opener if opener.dep == "prep" else head)
    if not clause or (clause[0].start < left - 1 and opener.dep not in ("mark", "advmod")):
        return sentence.end
    last = clause[-1].end
    return last if last > left else sentence.end

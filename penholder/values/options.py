"""Options in plain words: which option for a mission's future a passage names, and whether a mission is meant.

Takes a passage; gives mentions with offsets into it. Never says who stands where on the option. Words come from
`data/options.toml` and the acronyms from `data/missions.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from penholder import vocabulary

_MARKS = str.maketrans({"’": "'", "‘": "'", "–": "-", "—": "-", "‑": "-"})


class Wording(StrEnum):
    """How an option is named; a phrase says it all, a verb or noun needs the mission beside it."""

    PHRASE = "phrase"
    VERB = "verb"
    NOUN = "noun"


@dataclass(frozen=True, slots=True, order=True)
class OptionMention:
    """Words that name an option, at offsets of the passage read."""

    start: int
    end: int
    key: str
    wording: Wording


class Target(StrEnum):
    """What a passage says an option acts on."""

    STRONG = "strong"
    WEAK = "weak"


@cache
def _patterns() -> tuple[tuple[str, Wording, re.Pattern[str]], ...]:
    found = []
    for kind in vocabulary.option_kinds():
        phrases = (_spell(phrase) for phrase in kind.phrases)
        verbs = (form for lemma in kind.verbs for form in inflect_verb(lemma))
        nouns = (form for lemma in kind.nouns for form in (lemma, f"{lemma}s"))
        for wording, words in ((Wording.PHRASE, phrases), (Wording.VERB, verbs), (Wording.NOUN, nouns)):
            if forms := sorted(set(words), key=lambda word: (-len(word), word)):
                found.append((kind.key, wording, _any_of(forms)))
    return tuple(found)


def _spell(phrase: str) -> str:
    return phrase.translate(_MARKS)


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    joined = "|".join(_fill_gaps(re.escape(word)).replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"(?<![\w-])(?:{joined})(?![\w-])", re.IGNORECASE)


def _fill_gaps(pattern: str) -> str:
    """Any word of that use in place of "<number>", "<negated>" or "<people>"."""
    for use in ("number", "negated", "people"):
        if f"<{use}>" in pattern:
            words = "|".join(map(re.escape, sorted(vocabulary.option_words(use), key=lambda w: (-len(w), w))))
            pattern = pattern.replace(f"<{use}>", f"(?:{words})")
    return pattern


@cache
def inflect_verb(lemma: str) -> tuple[str, ...]:
    """The forms of a verb; irregular ones from the vocabulary.

    >>> inflect_verb("renew")
    ('renew', 'renewed', 'renewing', 'renews')
    """
    irregular = {row.split()[0]: row.split()[1:] for row in vocabulary.option_words("irregular")}
    stem = lemma[:-1] if lemma.endswith("e") else lemma
    forms = {lemma, f"{lemma}s", f"{stem}ed", f"{stem}ing", *irregular.get(lemma, ())}
    if re.search(r"[^aeiou][aeiou][bdgmnpt]$", lemma):
        forms |= {f"{lemma}{lemma[-1]}ed", f"{lemma}{lemma[-1]}ing"}
    if lemma.endswith("ss") or lemma.endswith("sh") or lemma.endswith("ch"):
        forms.add(f"{lemma}es")
    if lemma.endswith("y") and lemma[-2] not in "aeiou":
        forms |= {f"{lemma[:-1]}ies", f"{lemma[:-1]}ied"}
    return tuple(sorted(forms))


def find_options(passage: str) -> tuple[OptionMention, ...]:
    """Options the passage may name, in text order; a longer wording hides what lies inside it.

    >>> [m.key for m in find_options("an orderly withdrawal, then a political mission")]
    ['drawdown', 'political mission']
    """
    text = passage.translate(_MARKS)
    found = [
        OptionMention(match.start(), match.end(), key, wording)
        for key, wording, pattern in _patterns()
        for match in pattern.finditer(text)
    ]
    found.sort(key=lambda m: (m.start - m.end, m.start, m.wording, m.key))
    kept: list[OptionMention] = []
    for mention in found:
        if not any(_hides(longer, mention) for longer in kept):
            kept.append(mention)
    return tuple(sorted(kept))


def _hides(longer: OptionMention, mention: OptionMention) -> bool:
    """Whether they overlap; one word that is verb and noun of one option stays both, for a parser to tell."""
    twin = (longer.start, longer.end, longer.key) == (mention.start, mention.end, mention.key)
    return longer.start < mention.end and mention.start < longer.end and not twin


@cache
def _targets() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    acronyms = sorted({mission.acronym for mission in vocabulary.missions()}, key=lambda a: (-len(a), a))
    named = re.compile(rf"\b(?:{'|'.join(map(re.escape, acronyms)) or '(?!)'})\b")
    strong = _any_of(sorted(_with_plurals(vocabulary.option_words("strong target")), key=len, reverse=True))
    weak = _any_of(sorted(vocabulary.option_words("weak target"), key=len, reverse=True))
    return named, strong, weak


def _with_plurals(words: Iterable[str]) -> set[str]:
    return {form for word in words for form in (word, f"{word}s")}


def find_target(passage: str) -> Target | None:
    """Whether the passage means a peace operation: by itself, or only in company of words that do.

    >>> find_target("the peacekeeping force"), find_target("its troops"), find_target("a new constitution")
    (<Target.STRONG: 'strong'>, <Target.WEAK: 'weak'>, None)
    """
    named, strong, weak = _targets()
    text = passage.translate(_MARKS)
    if named.search(text) or strong.search(text):
        return Target.STRONG
    return Target.WEAK if weak.search(text) else None


def is_collective(key: str) -> bool:
    """Whether the key means several options at once; such a key is never put to a vote."""
    return any(kind.key == key and kind.collective for kind in vocabulary.option_kinds())


def stands_alone(key: str) -> bool:
    """Whether the option's words name it without a mission beside them ("an arms embargo")."""
    return any(kind.key == key and kind.alone for kind in vocabulary.option_kinds())

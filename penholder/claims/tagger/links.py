"""Which cue a source or content belongs to.

Takes the fragments of a unit with its words' sentences, heads and rules' findings; gives the fit of each pair as a
sum of weights. Never finds fragments. Training fits the weights (a conditional logit over the cues of a unit),
reading adds them up; both describe a pair here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from penholder.claims.attribution import Attribution
from penholder.syntax import Sentence

SOURCE, CUE, CONTENT = range(3)


@dataclass(frozen=True, slots=True)
class Fragment:
    """A run of words with one role; `last` belongs to it."""

    role: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class Setting:
    """What stands around the fragments of a unit, by the index of each word in the unit."""

    words: tuple[str, ...]
    sentence: tuple[int, ...]
    head: tuple[int, ...]
    """The word each hangs on; its own index for a root."""
    rules: tuple[frozenset[int], ...]
    """The rules' attributions each word is part of."""


def describe_setting(sentences: Sequence[Sentence], rules: Sequence[Attribution]) -> Setting:
    """The setting of the words of these sentences."""
    words: list[str] = []
    number: list[int] = []
    heads: list[int] = []
    found: list[frozenset[int]] = []
    for n, sentence in enumerate(sentences):
        base = len(words)
        for token in sentence.tokens:
            words.append(token.text.lower())
            number.append(n)
            heads.append(base + token.head)
            found.append(frozenset(r for r, a in enumerate(rules) if _covers(a, token.start)))
    return Setting(tuple(words), tuple(number), tuple(heads), tuple(found))


def _covers(attribution: Attribution, offset: int) -> bool:
    parts = (attribution.source, attribution.cue, *attribution.content)
    return any(p is not None and p[0] <= offset < p[1] for p in parts)


def describe_pair(
    part: Fragment, cue: Fragment, fragments: Sequence[Fragment], setting: Setting
) -> tuple[str, ...]:
    """The traits of a source or content beside a cue, by name."""
    role = "source" if part.role == SOURCE else "content"
    after = part.first > cue.last
    start, end = (cue.last + 1, part.first) if after else (part.last + 1, cue.first)
    between = [f for f in fragments if start <= f.first and f.last < end]
    traits = [
        "after" if after else "before",
        f"gap {_bucket(end - start)}" + (" after" if after else " before"),
        f"cues between {min(2, sum(f.role == CUE for f in between))}",
        f"contents between {min(2, sum(f.role == CONTENT for f in between))}",
        f"sources between {min(2, sum(f.role == SOURCE for f in between))}",
        f"sentences apart {min(2, abs(setting.sentence[part.first] - setting.sentence[cue.last]))}"
        + (" after" if after else " before"),
    ]
    if _hangs_on(part, cue, setting):
        traits.append("hangs on the cue")
    if _hangs_on(cue, part, setting):
        traits.append("the cue hangs on it")
    if _shares_head(part, cue, setting):
        traits.append("hangs on what the cue hangs on")
    ours, theirs = (frozenset().union(*setting.rules[f.first : f.last + 1]) for f in (part, cue))
    if theirs:
        traits.append("the rules join them" if ours & theirs else "the rules part them")
    if setting.words[cue.first : cue.last + 1][:1] == ("according",):
        traits.append("according " + ("after" if after else "before"))
    if setting.words[cue.last] == ":" or setting.words[min(cue.last + 1, len(setting.words) - 1)] == ":":
        traits.append("colon " + ("after" if after else "before"))
    return tuple(f"{role}: {t}" for t in traits)


NO_SOURCE = ("source: none",)
"""What stands for a cue's being without a source."""


def _bucket(gap: int) -> str:
    return next((f"under {most}" for most in (1, 2, 4, 7, 13, 25) if gap < most), "wide")


def _hangs_on(part: Fragment, other: Fragment, setting: Setting) -> bool:
    """Whether the word that heads a part hangs on a word of the other, directly or through one word outside both."""
    head = setting.head[_top(part, setting)]
    return any(other.first <= n <= other.last for n in (head, setting.head[head]))


def _shares_head(part: Fragment, other: Fragment, setting: Setting) -> bool:
    return setting.head[_top(part, setting)] == setting.head[_top(other, setting)]


def _top(part: Fragment, setting: Setting) -> int:
    """The first word of a part whose head stands outside it."""
    outside = (
        n
        for n in range(part.first, part.last + 1)
        if setting.head[n] == n or not part.first <= setting.head[n] <= part.last
    )
    return next(outside, part.first)


def measure_fit(traits: Sequence[str], weights: Mapping[str, float]) -> float:
    """The sum of the traits' weights; a trait never seen in training weighs nothing."""
    return sum(weights.get(t, 0.0) for t in traits)

"""The words around a toll: its clause, the kinds of people, causes and missions named there.

Takes a report's text and offsets; gives keys of `data/official.toml` and of missions. Never decides between readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from penholder.model import Figure, Report
from penholder.vocabulary import Mission, missions, official_class, states

KINDS = ("military", "police", "civilian", "uniformed")
CAUSES = ("malicious act", "accident", "illness")

_PHRASE_END = re.compile(
    r"\b(?:have|has|had|was|were|died|dies|killed|lost|who|since|between|from|during|worldwide|serving|are|in|"
    r"of them|among|including)\b|[;:.(]|\d"
)
"""Where the noun phrase after a number surely ends."""
_CLAUSE_END = re.compile(r"[;:]\s")
_DASH = re.compile(r"\s[-–—]\s")


@dataclass(frozen=True, slots=True)
class Around:
    """A toll in its sentence; all text lowercased except where missions are looked for."""

    unit: str
    """The noun counted, as the figure has it."""
    worded: str
    """What is counted in the words that stand there, without a noun taken over from an earlier figure."""
    phrase: str
    """What is counted, from hedge to the end of the noun phrase."""
    clause: str
    sentence: str
    """As it stands in the report."""
    after: str
    """The rest of the clause after the number."""
    led: str
    """The sentence before the number."""
    rest: str
    """The sentence after the number, asides between dashes included."""
    before: str
    """The report up to the sentence, as it stands."""
    offset: int
    """Where the number stands in the sentence."""


def look_around(report: Report, figure: Figure) -> Around:
    """The words around the number of a figure."""
    start, end = figure.sentence.start, figure.sentence.end
    sentence = report.text[start:end]
    first, last = figure.number.start - start, figure.number.end - start
    dashes = list(_DASH.finditer(sentence))
    # Two dashes enclose an aside and part nothing.
    ends = [*_CLAUSE_END.finditer(sentence), *(dashes if len(dashes) == 1 else ())]
    left = max((m.end() for m in ends if m.end() <= first), default=0)
    right = min((m.start() for m in ends if m.start() >= last), default=len(sentence))
    after = sentence[last:right].lower()
    cut = _PHRASE_END.search(after)
    phrase = f"{figure.unit.lower()} {after[: cut.start()] if cut else after}"
    return Around(
        figure.unit.lower(),
        f"{figure.span.words.lower()} {after[: cut.start()] if cut else after}",
        phrase,
        sentence[left:right].lower(),
        sentence,
        after,
        sentence[:first].lower(),
        sentence[last:].lower(),
        report.text[max(0, start - 4000) : start],
        first,
    )


def names(words: str, kind: str) -> bool:
    """Whether lowercased words hold one of a class of `data/official.toml`, at the beginning of a word."""
    return _pattern(kind).search(words) is not None


@cache
def _pattern(kind: str) -> re.Pattern[str]:
    longest_first = sorted(official_class(kind), key=lambda w: (-len(w), w))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + ")")


def find_kinds(words: str) -> frozenset[str]:
    """The kinds of personnel named."""
    return frozenset(kind for kind in KINDS if names(words, kind))


def find_causes(words: str) -> frozenset[str]:
    """The causes of death named."""
    return frozenset(cause for cause in CAUSES if names(words, cause))


# --------------------------------------------------------------------------- missions and states


def nearest_mission(around: Around) -> Mission | None:
    """The mission named nearest to the number in its sentence, else the last one named before it, else None."""
    found = list(_find_missions(around.sentence))
    if found:
        return min(found, key=lambda m: (abs(m[0] - around.offset), m[0]))[1]
    earlier = list(_find_missions(around.before))
    return earlier[-1][1] if earlier else None


def names_mission(around: Around) -> bool:
    """Whether the toll's own sentence names a mission."""
    return any(True for _ in _find_missions(around.sentence))


def holds_mission(lowered: str) -> bool:
    """Whether lowercased words hold a mission's name."""
    return _lowered_missions().search(lowered) is not None


@cache
def _lowered_missions() -> re.Pattern[str]:
    longest_first = sorted({name.lower() for name in _missions()}, key=lambda w: (-len(w), w))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b")


def _find_missions(text: str) -> Iterable[tuple[int, Mission]]:
    held = _missions()
    for match in _mission_pattern().finditer(text):
        yield match.start(), held[match.group()]


@cache
def _missions() -> dict[str, Mission]:
    named: dict[str, Mission] = {}
    for mission in missions():
        for name in (mission.acronym, mission.name, mission.name.replace("United Nations", "UN")):
            named[name] = mission
    for mission in missions():
        for name in mission.aliases:
            named.setdefault(name, mission)
    return named


@cache
def _mission_pattern() -> re.Pattern[str]:
    longest_first = sorted(_missions(), key=lambda w: (-len(w), w))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")\b")


def find_nationality(around: Around) -> str:
    """ISO code of the one nationality counted: "Chadian soldiers", "soldiers from Chad", "Chad has lost"; else ""."""
    adjective = _any_of(tuple(_adjectives())).search(around.worded)
    if adjective:
        return _adjectives()[adjective.group(1)]
    named = _any_of(tuple(_state_names()))
    led = around.sentence[: around.offset].lower()
    lost = re.search(
        rf"{named.pattern}(?:, which)?\W+(?:has|have|had|alone)?\s?(?:has|have)?\s?lost\b[^.;:]{{0,25}}$", led
    )
    after = re.match(rf"\W*(?:[\w’'-]+\W+){{0,3}}?from\s(?:the\s)?{named.pattern}", around.after)
    found = lost or after
    return _state_names()[found.group(1)] if found else ""


@cache
def _adjectives() -> dict[str, str]:
    return {a.lower(): s.iso for s in states() for a in s.adjectives}


@cache
def _state_names() -> dict[str, str]:
    return {name.lower(): s.iso for s in states() for name in (s.name, *s.aliases)}


@cache
def _any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    longest_first = sorted(words, key=lambda w: (-len(w), w))
    return re.compile(r"\b(" + "|".join(map(re.escape, longest_first)) + r")\b")

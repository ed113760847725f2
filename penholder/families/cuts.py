"""Clues to direction from sentences that stand in one report only: cuts and what they leave hanging.

Takes one side of a pair; gives at most one clue per rule. Never calls an addition a cut where both reports have
sentences of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from penholder import vocabulary
from penholder.families.sides import Side
from penholder.model import DirectionClue, Span

LEAST_CUT = 2
"""Sentences missing before a report counts as cut."""
LARGE_CUT, LARGE_SHARE = 5, 1 / 3
"""Sentences, and share of the longer report, that are more than a copy puts in of its own."""

_NAME = re.compile(r"(?<![\w.])[A-Z][\w’'-]{0,40}[a-z](?:\s+(?:[a-z]{2,3}\s+)?[A-Z][\w’'-]{0,40}[a-z])+")
"""Bounded, for in "A-A-A-..." every letter begins a word and would read the rest again."""
_PRONOUN = re.compile(r"[“\"‘]?(He|She)\b")
_ACRONYM = re.compile(r"\(([A-Z]{3,})\)|\bknown as ([A-Z]{3,})\b")


def find_cuts(side: Side) -> DirectionClue | None:
    """Weak: a text that adds nothing to the other and ends sooner, or leaves out a large part of it.

    News is written to be cut from the end (the inverted pyramid), but a first short version of a growing story looks
    the same. A few sentences missing from the middle may as well have been put in.
    """
    if side.added or len(side.lost) < LEAST_CUT:
        return None
    last = max((p.there.end for p in side.places), default=0)
    at_end = all(s.start >= last for s in side.lost)
    large = len(side.lost) >= max(LARGE_CUT, LARGE_SHARE * len(side.there.sentences))
    if not (at_end or large):
        return None
    where = ", all at its end" if at_end else ""
    says = f"The other has nothing of its own and leaves out {len(side.lost)} of its sentences{where}."
    return DirectionClue(side.there.report.id, says, weak=True, words=side.lost[0])


def find_hanging_name(side: Side) -> DirectionClue | None:
    """Firm: a speaker with a bare surname whom only a sentence missing here introduces: the introduction was cut."""
    introduced = dict(_find_introductions(side))
    if not introduced:
        return None
    spoken = _find_bare_speakers(side.here.report.text)
    met = {surname for surname, _, _ in spoken if surname in introduced}
    hanging = {surname for surname in met if not _is_named_in_full(surname, side)}
    for surname, start, end in spoken:
        if surname in hanging and any(p.here.start <= start < p.here.end for p in side.places):
            words = side.here.report.span(start, end)
            says = (
                f"The other has “{words.words}” but nowhere says who {surname} is; "
                f"“{introduced[surname]}” stands in a sentence it lacks."
            )
            return DirectionClue(side.there.report.id, says, words=words)
    return None


def _is_named_in_full(surname: str, side: Side) -> bool:
    """Whether here, or a sentence of there that here keeps, has a name or title before the surname."""
    full = re.compile(rf"(?<![\w.])[A-Z][\w’'.-]*\s+{re.escape(surname)}\b")
    return bool(full.search(side.here.report.text)) or any(full.search(p.there.words) for p in side.places)


def _find_introductions(side: Side) -> Iterator[tuple[str, str]]:
    for sentence in side.lost:
        for match in _NAME.finditer(sentence.words):
            yield re.sub(r"[’']s$", "", match.group().split()[-1]), match.group()


@lru_cache(maxsize=1_000)
def _find_bare_speakers(text: str) -> tuple[tuple[str, int, int], ...]:
    """Surnames that speak alone ("Haddad said", "added Haddad") with the place of the words, in text order."""
    found = []
    for match in _speaking().finditer(text):
        surname = match.group(1) or match.group(2)
        found.append((surname, match.start(), match.end()))
    return tuple(found)


@cache
def _speaking() -> re.Pattern[str]:
    said, name = _saying(), r"([A-Z][\w’'-]*[a-z])"
    return re.compile(
        rf"(?<![\w’'.-])(?<![A-Z][a-z]\s){name}\s+(?:also\s+)?(?:{said})\b|\b(?:{said})\s+{name}\b"
    )


@cache
def _saying() -> str:
    """Past tense forms of the verbs that report speech, as an alternation."""
    verbs = {c.lemma for c in vocabulary.cues() if c.kind == "verb" and c.lemma.isalpha()}
    forms = {"said", "told", "wrote"} | {v + ("d" if v.endswith("e") else "ed") for v in verbs}
    return "|".join(sorted(forms))


def find_hanging_pronoun(side: Side) -> DirectionClue | None:
    """Firm: "He said" right after another speaker, or first of all, where the sentence that names him is missing here."""
    numbers = {s.start: n for n, s in enumerate(side.there.sentences)}
    lost = {s.start for s in side.lost}
    before_here: Span | None = None
    for place in side.places:
        opening = _PRONOUN.match(place.here.words)
        number = numbers.get(place.there.start)
        if opening and number and _opens_alike(opening, place.there):
            named = side.there.sentences[number - 1]
            if named.start in lost and _hangs(named, before_here, side, place.here):
                words = side.here.report.span(place.here.start, place.here.start + opening.end())
                says = (
                    f"“{opening.group(1)}” in the other refers to nobody named before it; "
                    f"the sentence that names the speaker (“{_first_words(named)} …”) is missing there."
                )
                return DirectionClue(side.there.report.id, says, words=words)
        before_here = place.here
    return None


def _opens_alike(opening: re.Match[str], there: Span) -> bool:
    other = _PRONOUN.match(there.words)
    return other is not None and other.group(1) == opening.group(1)


def _hangs(named: Span, before: Span | None, side: Side, here: Span) -> bool:
    """Whether the lost sentence has a speaker and the one that now stands before names another, or none stands there."""
    names = {m.split()[-1] for m in re.findall(r"(?<![\w.])[A-Z][a-z]+(?:\s+[A-Z][a-z]+)*", named.words)}
    speaks = re.search(rf"\b(?:{_saying()})\b", named.words)
    if not names or not speaks:
        return False
    earlier = [s for s in side.here.sentences if s.end <= here.start]
    if not earlier:
        return True
    previous = earlier[-1]
    if before is None or previous.start != before.start or any(n in previous.words for n in names):
        return False
    other = re.search(rf"\b([A-Z][a-z]+)\s+(?:{_saying()})\b", previous.words)
    return other is not None and other.group(1) not in {"He", "She", "They", "It"}


def _first_words(span: Span) -> str:
    return " ".join(span.words.split()[:6])


def find_hanging_acronym(side: Side) -> DirectionClue | None:
    """Weak: an acronym that only a sentence missing here spells out; some acronyms need no spelling out."""
    for sentence in side.lost:
        for match in _ACRONYM.finditer(sentence.words):
            acronym = match.group(1) or match.group(2)
            used = next((p for p in side.places if re.search(rf"\b{acronym}\b", p.here.words)), None)
            explained = re.search(rf"\({acronym}\)|known as {acronym}", side.here.report.text)
            if used is not None and not explained:
                says = f"The other uses “{acronym}” and lacks the sentence that spells it out."
                return DirectionClue(side.there.report.id, says, weak=True, words=used.here)
    return None

"""Clues to direction inside corresponding sentences: changes that can hardly be made the other way round.

Takes one side of a pair; gives at most one clue per rule. Never takes an error that any careful reader would mend
for a firm clue: what a copyist can put right without the source shows little (Maas, *Textual Criticism*, on errors
that separate and errors that join).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from rapidfuzz import fuzz

from penholder import vocabulary
from penholder.families.sides import Found, Place, Side, fold_text, sum_up
from penholder.model import Difference, DirectionClue
from penholder.values.stems import differ_by_ending
from penholder.values.words import read_words

_SPELLED = frozenset({Difference.SPELLING, Difference.NAME})
"""Differences under which one word is spelled in two ways."""

STYLE = 6
"""A damaged mark that stands this often in one report is its style, as in tokenised text."""
QUOTED = 3
"""Words of the shortest quotation whose marks are missed."""

BROKEN_OFF = 4
"""Words of the shortest sentence that can be said to break off: shorter ones may be headings."""

_LETTERS = re.compile(r"\w+")
_ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
_RELATIVE = re.compile(r"[.!?]\s+(?:which|who|whose|whom)\b")
_STRAY = re.compile(r"[\w”\"’)]\s*[.,;:—–]\s+[.,;](?=\s|$)(?!\s[.,])|\w\s*[,;]\s?[,;]")
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]+)(?:[”\"»]|$)")


def find_damage(side: Side) -> DirectionClue | None:
    """Firm: a clause torn off by a full stop, or a stray mark, where the other is sound.

    No editor can know where the torn clause belonged, so the sound text is not mended from the damaged one.
    """
    found = list(_find_torn(side))
    return sum_up(side, found, "“{here}” is damaged where it has “{there}”")


def _find_torn(side: Side) -> Iterator[Found]:
    for rule in (_RELATIVE, _STRAY):
        damaged = _find_marks(side.here.report.text, rule)
        if not damaged or len(damaged) >= STYLE:
            continue
        if len(_find_marks(side.there.report.text, rule)) >= len(damaged):
            continue
        for start, end in damaged:
            place = next((p for p in side.places if not p.same and _touches(start, end, p)), None)
            if place is not None and not rule.search(place.there.words):
                text = side.here.report.text
                before, after = text[max(0, start - 40) : start], text[start : end + 25]
                around = before.partition(" ")[2] + after.rpartition(" ")[0]
                yield side.here.report.span(start, end), f"… {around} …", place.there.words


@lru_cache(maxsize=10_000)
def _find_marks(text: str, rule: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in rule.finditer(text))


def _touches(start: int, end: int, place: Place) -> bool:
    return place.here.start <= end and start < place.here.end


def find_broken_end(side: Side) -> DirectionClue | None:
    """Firm: a sentence that breaks off where the other goes on; nobody can know how it went on."""
    found = [(p.here, f"… {p.here.words[-40:]}", p.there.words) for p in side.changed if _breaks_off(p)]
    return sum_up(side, found, "“{here}” breaks off where “{there}” goes on")


def _breaks_off(place: Place) -> bool:
    here, there = (_LETTERS.findall(fold_text(s.words)) for s in (place.here, place.there))
    if _ENDED.search(place.here.words) or not _ENDED.search(place.there.words) or len(here) < BROKEN_OFF:
        return False
    tail = here[-3:]
    ends = [n + 3 for n in range(len(there) - 2) if there[n : n + 3] == tail]
    return any(end < len(there) and end <= len(here) + 3 for end in ends)


def find_open_quote(side: Side) -> DirectionClue | None:
    """Weak: a quotation mark without its partner, where the other has both; an editor may add the missing one."""
    found = [
        (p.here, p.here.words, p.there.words)
        for p in side.changed
        if _is_open(p.here.words) and not _is_open(p.there.words) and _QUOTED.search(p.there.words)
    ]
    return sum_up(side, found, "a quotation mark of “{here}” has no partner; it has “{there}”", weak=True)


def _is_open(words: str) -> bool:
    return words.count("“") != words.count("”") or words.count('"') % 2 == 1


def find_stray_spellings(side: Side) -> DirectionClue | None:
    """Weak: a word or name spelled otherwise than in the rest of its report, where the other keeps one spelling.

    A slip touches one place; but an editor may also have made the spelling one.
    """
    found = [
        (p.here, d.b, d.a)
        for p in side.changed
        for d in p.differences
        if d.kind in _SPELLED and _is_stray(fold_text(d.a), fold_text(d.b), side)
    ]
    return sum_up(
        side, found, "“{here}” stands where the rest of its report has “{there}” as it has", weak=True
    )


def _is_stray(right: str, wrong: str, side: Side) -> bool:
    if " " in right + wrong or min(len(right), len(wrong)) < 4 or fuzz.ratio(right, wrong) < 70:
        return False
    here, there = side.here.words, side.there.words
    return right in here and here[wrong] == 1 and wrong not in there and not differ_by_ending(right, wrong)


def find_misspelled_names(side: Side) -> DirectionClue | None:
    """Weak: a name misspelled that is known as the other spells it; an editor who knows the name puts it right."""
    found = [
        (p.here, d.b, d.a)
        for p in side.changed
        for d in p.differences
        if d.kind in _SPELLED and _is_corrupted(d.a, d.b)
    ]
    return sum_up(side, found, "“{here}” misspells the name “{there}”", weak=True)


def _is_corrupted(right: str, wrong: str) -> bool:
    a, b = (fold_text(w).removesuffix("'s") for w in (right, wrong))
    alike = right[:1].isupper() and " " not in a + b and a != b and fuzz.ratio(a, b) >= 70
    return alike and len(a) > 3 and a in _known_names() and b not in _known_names()


@cache
def _known_names() -> frozenset[str]:
    names = [n for p in vocabulary.people() for n in (p.name, *p.spellings)]
    names += [n for s in vocabulary.states() for n in (s.name, *s.aliases, *s.adjectives)]
    names += [n for m in vocabulary.missions() for n in (m.acronym, m.name)]
    return frozenset(w.removesuffix("'s") for n in names for w in fold_text(n).split())


def find_unquoted_words(side: Side) -> DirectionClue | None:
    """Weak: words the other quotes are retold without marks; exact words cannot be made out of a retelling."""
    found = [
        (place.here, place.here.words, quote)
        for place in side.changed
        if len(_quote_words(place.here.words)) < len(_quote_words(place.there.words))
        for quote in _QUOTED.findall(place.there.words)
        if len(quote.split()) >= QUOTED and not _keeps_quote(side, place, quote)
    ]
    return sum_up(side, found, "“{here}” retells what it quotes as “{there}”", weak=True)


def _quote_words(words: str) -> list[str]:
    return [w for quote in _QUOTED.findall(words) for w in quote.split()]


def _keeps_quote(side: Side, place: Place, quote: str) -> bool:
    """Whether half of the quotation's words stand inside marks here; a mark opened in an earlier sentence counts."""
    text = side.here.report.text
    around = text[max(0, place.here.start - 300) : place.here.end + 300]
    inside = [*_quote_words(place.here.words), *_quote_words(around)]
    words = set(fold_text(quote).split())
    return len(words & set(fold_text(" ".join(inside)).split())) >= len(words) / 2


def find_broken_phrases(side: Side) -> DirectionClue | None:
    """Weak: a stock phrase in other words, as texts come back from another language or a synonym machine.

    Editors also turn odd wording into stock phrases, so one such place decides nothing by itself.
    """
    found: list[Found] = []
    for place in side.changed:
        theirs = _find_phrases(place.there.words)
        if not theirs:
            continue
        broken = sorted(theirs - _find_phrases(place.here.words))
        phrase = next((p for p in broken if _breaks(p, place.here.words)), None)
        if phrase is not None:
            found.append((place.here, place.here.words, phrase))
    return sum_up(side, found, "“{here}” breaks the stock phrase “{there}”", weak=True)


def _find_phrases(words: str) -> set[str]:
    return {m.group(1) for m in _stock_phrases().finditer(fold_text(words))}


@cache
def _stock_phrases() -> re.Pattern[str]:
    phrases = sorted(vocabulary.direction_words("stock phrase"), key=lambda p: (-len(p), p))
    return re.compile(rf"(?<!\w)({'|'.join(map(re.escape, phrases))})(?!\w)")


def _breaks(phrase: str, words: str) -> bool:
    """Whether part of the phrase is still there and no other stock phrase shares that part."""
    kept = {w.key for w in read_words(phrase)} & {w.key for w in read_words(words)}
    others = {w.key for p in _find_phrases(words) for w in read_words(p)}
    return bool(kept) and not kept & others

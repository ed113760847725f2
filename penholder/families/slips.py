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
from penholder.families.sides import Place, Side, fold_text
from penholder.model import Difference, DirectionClue, Span
from penholder.values.stems import differ_by_ending
from penholder.values.words import read_words

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
_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)*(?!\w)")
_MISGROUPED = re.compile(r"\d{1,3}(?:,\d{3})*,\d{1,2}|\d{1,3}(?:,\d{3})*,\d{4,}|\d{4,}(?:,\d+)+")
_MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
_MONTH_YEAR = re.compile(rf"\b({_MONTHS})(?:\s+\d{{1,2}})?,?\s+((?:19|20)\d\d)\b")
_DAY = re.compile(rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:{_MONTHS})|(?:{_MONTHS})\s+\d{{1,2}})\b")
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_QUOTED = re.compile(r"[“\"«]([^“”\"«»]+)(?:[”\"»]|$)")


def find_damage(side: Side) -> DirectionClue | None:
    """Firm: a clause torn off by a full stop, or a stray mark, where the other is sound.

    No editor can know where the torn clause belonged, so the sound text is not mended from the damaged one.
    """
    found = list(_find_torn(side))
    return _sum_up(side, found, "“{here}” is damaged where it has “{there}”")


def _find_torn(side: Side) -> Iterator[tuple[Span, str]]:
    for rule in (_RELATIVE, _STRAY):
        damaged = _find_marks(side.here.report.text, rule)
        if not damaged or len(damaged) >= STYLE:
            continue
        if len(_find_marks(side.there.report.text, rule)) >= len(damaged):
            continue
        for start, end in damaged:
            place = next((p for p in side.places if not p.same and _touches(start, end, p)), None)
            if place is not None and not rule.search(place.there.words):
                yield side.here.report.span(start, end), place.there.words


@lru_cache(maxsize=10_000)
def _find_marks(text: str, rule: re.Pattern[str]) -> tuple[tuple[int, int], ...]:
    return tuple(match.span() for match in rule.finditer(text))


def _touches(start: int, end: int, place: Place) -> bool:
    return place.here.start <= end and start < place.here.end


def find_broken_end(side: Side) -> DirectionClue | None:
    """Firm: a sentence that breaks off where the other goes on; nobody can know how it went on."""
    found = [(p.here, p.there.words) for p in side.changed if _breaks_off(p)]
    return _sum_up(side, found, "“{here}” breaks off where “{there}” goes on")


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
        (p.here, p.there.words)
        for p in side.changed
        if _is_open(p.here.words) and not _is_open(p.there.words) and _QUOTED.search(p.there.words)
    ]
    return _sum_up(
        side, found, "a quotation mark of “{here}” has no partner, as it has in “{there}”", weak=True
    )


def _is_open(words: str) -> bool:
    return words.count("“") != words.count("”") or words.count('"') % 2 == 1


def find_later_words(side: Side) -> DirectionClue | None:
    """Firm: "this week" become "last week", "tomorrow" become "today": such words move with the day of writing."""
    found = []
    for place in side.changed:
        before, after = dict(_climb(place.there.words)), dict(_climb(place.here.words))
        for ladder, rung in before.items():
            if after.get(ladder, rung) > rung:
                found.append((place.here, place.there.words))
                break
    return _sum_up(side, found, "“{here}” is written later than “{there}”")


@lru_cache(maxsize=50_000)
def _climb(words: str) -> tuple[tuple[int, int], ...]:
    """Number and height of the ladders that a sentence stands on by one rung; ladders with two rungs are left out."""
    rungs = _rungs()
    found: dict[int, set[int]] = {}
    for match in _rung_words().finditer(" ".join(re.findall(r"[a-z]+", words.lower()))):
        number, height = rungs[match.group()]
        found.setdefault(number, set()).add(height)
    return tuple(sorted((n, min(heights)) for n, heights in found.items() if len(heights) == 1))


@cache
def _rungs() -> dict[str, tuple[int, int]]:
    """Ladder and height of each word."""
    return {
        word: (number, height)
        for number, ladder in enumerate(vocabulary.ladders())
        for height, rung in enumerate(ladder.rungs)
        for word in rung
    }


@cache
def _rung_words() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(sorted(_rungs(), key=lambda w: (-len(w), w)))})\b")


def find_dates_spelled_out(side: Side) -> DirectionClue | None:
    """Weak: a year or a calendar day where the other leaves it to the day of writing ("in December", "today").

    A wire writes for the day; whoever keeps or reuses the text later spells out what the day made plain.
    """
    found = [(p.here, p.there.words) for p in side.changed if _spells_year(p) or _spells_day(p)]
    return _sum_up(side, found, "“{here}” spells out the date that “{there}” leaves open", weak=True)


def _spells_year(place: Place) -> bool:
    dated = {month for month, _ in _MONTH_YEAR.findall(place.there.words)}
    return any(
        month in place.there.words and month not in dated and year not in place.there.words
        for month, year in _MONTH_YEAR.findall(place.here.words)
    )


def _spells_day(place: Place) -> bool:
    here, there = dict(_climb(place.here.words)), dict(_climb(place.there.words))
    open_there = bool(set(there) - set(here)) or (
        bool(_WEEKDAY.search(place.there.words)) and not _WEEKDAY.search(place.here.words)
    )
    return open_there and bool(_DAY.search(place.here.words)) and not _DAY.search(place.there.words)


def find_broken_numbers(side: Side) -> DirectionClue | None:
    """Firm: a number whose digits are grouped as no number is ("3,68"), where the other has it whole."""
    found = [
        (p.here, p.there.words)
        for p in side.changed
        if (broken := {n for n in _NUMBER.findall(p.here.words) if _MISGROUPED.fullmatch(n)})
        and not broken & set(_NUMBER.findall(p.there.words))
        and not any(_MISGROUPED.fullmatch(n) for n in _NUMBER.findall(p.there.words))
    ]
    return _sum_up(side, found, "a number of “{here}” is broken where it has “{there}”")


def find_stray_numbers(side: Side) -> DirectionClue | None:
    """Firm: a number that contradicts the report's own other sentence, where the other report agrees with itself.

    A slip touches one place; the report that is at one with itself is nearer to what was first written.
    """
    found = []
    for place in side.changed:
        here, there = _own_numbers(place)
        if len(here) != 1 or len(there) != 1:
            continue
        wrong, right = here.pop(), there.pop()
        others = [p for p in side.places if p.here.start != place.here.start]
        elsewhere = [p for p in others if right in _NUMBER.findall(p.here.words)]
        if _is_slip(right, wrong) and elsewhere and not _counts(wrong, side, place):
            found.append((place.here, place.there.words))
    return _sum_up(
        side, found, "a number of “{here}” contradicts the rest of its report, as “{there}” does not"
    )


def _own_numbers(place: Place) -> tuple[set[str], set[str]]:
    here, there = set(_NUMBER.findall(place.here.words)), set(_NUMBER.findall(place.there.words))
    return here - there, there - here


def _is_slip(right: str, wrong: str) -> bool:
    """One digit changed, lost, added or two swapped, in a number of three digits or more."""
    a, b = (re.sub(r"\D", "", n) for n in (right, wrong))
    if max(len(a), len(b)) < 3 or re.fullmatch(r"(?:19|20)\d\d", right):
        return False
    return sorted(a) == sorted(b) or fuzz.ratio(a, b) >= 100 * (1 - 1 / max(len(a), len(b)))


def _counts(wrong: str, side: Side, place: Place) -> bool:
    """Whether the wrong number stands elsewhere too, so that the report is at one with itself after all."""
    return any(wrong in _NUMBER.findall(s.words) for s in side.here.sentences if s.start != place.here.start)


def find_rounded_numbers(side: Side) -> DirectionClue | None:
    """Weak: "more than 160" for "165": a rounded figure can be made of the exact one, not the exact of the rounded."""
    found = []
    for place in side.changed:
        here, there = _own_numbers(place)
        if len(here) == len(there) == 1 and _is_rounded(there.pop(), here.pop()):
            found.append((place.here, place.there.words))
    return _sum_up(side, found, "“{here}” rounds what “{there}” gives exactly", weak=True)


def _is_rounded(exact: str, rounded: str) -> bool:
    a, b = (re.sub(r"\D", "", n) for n in (exact, rounded))
    if not (a and b) or int(b) == 0 or "." in exact + rounded:
        return False
    fewer = len(b.rstrip("0")) < len(a.rstrip("0"))
    return fewer and b.endswith("0") and abs(int(a) - int(b)) <= 0.1 * int(b)


def find_stray_spellings(side: Side) -> DirectionClue | None:
    """Weak: a word or name spelled otherwise than in the rest of its report, where the other keeps one spelling.

    A slip touches one place; but an editor may also have made the spelling one.
    """
    found = []
    for place in side.changed:
        for d in place.differences:
            if d.kind is Difference.SPELLING or d.kind is Difference.NAME:
                right, wrong = fold_text(d.a), fold_text(d.b)
                if _is_stray(right, wrong, side):
                    found.append((place.here, place.there.words))
                    break
    return _sum_up(
        side, found, "“{here}” spells a word otherwise than the rest of its report and “{there}”", weak=True
    )


def _is_stray(right: str, wrong: str, side: Side) -> bool:
    if " " in right + wrong or min(len(right), len(wrong)) < 4 or fuzz.ratio(right, wrong) < 70:
        return False
    here, there = side.here.words, side.there.words
    return right in here and here[wrong] == 1 and wrong not in there and not differ_by_ending(right, wrong)


def find_misspelled_names(side: Side) -> DirectionClue | None:
    """Weak: a name misspelled that is known as the other spells it; an editor who knows the name puts it right."""
    found = []
    for place in side.changed:
        for d in place.differences:
            if d.kind in (Difference.SPELLING, Difference.NAME) and _is_corrupted(d.a, d.b):
                found.append((place.here, place.there.words))
                break
    return _sum_up(side, found, "a name of “{here}” is misspelled where it has “{there}”", weak=True)


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
        (place.here, f"“{quote}”")
        for place in side.changed
        if len(_quote_words(place.here.words)) < len(_quote_words(place.there.words))
        for quote in _QUOTED.findall(place.there.words)
        if len(quote.split()) >= QUOTED and not _keeps_quote(side, place, quote)
    ]
    return _sum_up(side, found, "“{here}” retells what stands there as the quotation {there}", weak=True)


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
    found = []
    for place in side.changed:
        theirs = _find_phrases(place.there.words)
        if not theirs:
            continue
        broken = theirs - _find_phrases(place.here.words)
        if any(_breaks(phrase, place.here.words) for phrase in broken):
            found.append((place.here, place.there.words))
    return _sum_up(side, found, "“{here}” breaks a stock phrase of “{there}”", weak=True)


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


def _sum_up(
    side: Side, found: list[tuple[Span, str]], says: str, *, weak: bool = False
) -> DirectionClue | None:
    """One clue for all the places a rule found, the first of them shown."""
    if not found:
        return None
    here, there = found[0]
    shown = says.format(here=_shorten(here.words), there=_shorten(there))
    more = f", and {len(found) - 1} more such place{'s' * (len(found) > 2)}" if len(found) > 1 else ""
    return DirectionClue(side.there.report.id, f"{shown[:1].upper()}{shown[1:]}{more}.", weak, here)


def _shorten(words: str, longest: int = 90) -> str:
    plain = " ".join(words.split())
    return plain if len(plain) <= longest else f"{plain[: longest - 1].rsplit(' ', 1)[0]} …"

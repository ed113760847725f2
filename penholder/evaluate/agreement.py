"""Whether what was found and what was labelled say the same: names, offices, days, spans.

Takes two wordings or values; gives yes or no. Never looks at a report: every rule is about the two alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from functools import cache

from penholder import vocabulary
from penholder.errors import UsageError
from penholder.evaluate.spans import Fragments, measure_iou
from penholder.model import Edtf, Span, Speaker, SpeakerKind
from penholder.values.dates import lies_within
from penholder.values.gazetteer import MentionKind, name_entries

LEAST_IOU = 0.5
"""Two spans are the same from this share of common characters on (the rule of every span measure)."""
_LEAST_WORDS = 0.5
"""Share of common words, less those for whose office it is, from which two wordings of an office are the same, where the vocabulary knows neither."""

_OFFICE_WORD = r"[^\W\d_]+"
_GONE = frozenset(("former", "ex", "outgoing"))
"""Words for an office no longer held: both wordings have one or neither."""
_LOWER = frozenset(("deputy", "vice", "assistant", "under", "acting", "interim"))
"""Words that make a lower office of one, likewise, unless the vocabulary knows the office of both wordings."""
_OFFICE_STOPS = frozenset(
    ("the", "of", "to", "for", "at", "in", "and", "a", "s", "un", "u", "n", "united", "nations", "mission")
)
_OWNERS = (MentionKind.STATE, MentionKind.BODY, MentionKind.MISSION)
_LONGEST_NAME = 6
"""Words in the longest name of a state, body or mission looked for in an office."""


def fold_name(name: str) -> str:
    """A name without accents, case and doubled spaces.

    >>> fold_name("Nicolas de  Rivière")
    'nicolas de riviere'
    """
    plain = unicodedata.normalize("NFKD", name)
    return " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())


def is_named(ours: str | None, names: Iterable[str]) -> bool:
    """Whether the name is one of those accepted, accents and case ignored."""
    return ours is not None and fold_name(ours) in {fold_name(name) for name in names}


def is_same_actor(ours: str | None, names: Iterable[str]) -> bool:
    """Whether the name is one of those accepted, or the vocabulary has both for one state, body, mission or person.

    >>> is_same_actor("DR Congo", ["Democratic Republic of the Congo"]), is_same_actor("Mali", ["Niger"])
    (True, False)
    """
    listed = tuple(names)
    if ours is None:
        return False
    known = _entries(ours)
    return is_named(ours, listed) or any(not known.isdisjoint(_entries(name)) for name in listed)


def _entries(name: str) -> frozenset[tuple[MentionKind, str]]:
    bare = name.removeprefix("the ").removeprefix("The ")
    return frozenset((e.kind, e.key) for e in name_entries(bare) if e.kind is not None and e.form == "name")


def is_other_person(ours: Speaker, names: Iterable[str]) -> bool:
    """Whether a person is credited who is none of those accepted; a name cut short is nobody else.

    Where nobody is accepted (the text names no speaker), every person credited is another.
    """
    accepted = tuple(names)
    if ours.kind is not SpeakerKind.PERSON or ours.name is None or is_same_actor(ours.name, accepted):
        return False
    words = set(fold_name(ours.name).split())
    return not any(
        words <= other or other <= words for other in (set(fold_name(n).split()) for n in accepted)
    )


def is_same_office(ours: str | None, gold: str | None) -> bool:
    """Whether two wordings name one office, leaving aside which state or body it belongs to.

    >>> is_same_office("foreign minister", "Minister of Foreign Affairs of Mali")
    True
    >>> is_same_office("permanent representative", "Deputy Permanent Representative of Russia to the UN")
    False
    """
    if ours is None or gold is None:
        return ours is None and gold is None
    if _has(ours, _GONE) != _has(gold, _GONE):
        return False
    known, wanted = _office_keys(ours), _office_keys(gold)
    if known and wanted:
        return not known.isdisjoint(wanted)
    left, right = _office_words(ours), _office_words(gold)
    return left & _LOWER == right & _LOWER and len(left & right) >= _LEAST_WORDS * len(left | right) > 0


def _has(office: str, markers: frozenset[str]) -> bool:
    return not markers.isdisjoint(re.findall(_OFFICE_WORD, fold_name(office)))


def _office_words(office: str) -> frozenset[str]:
    """The words of an office without those for whose it is."""
    words = re.findall(_OFFICE_WORD, office)
    owners = {
        at
        for start in range(len(words))
        for end in range(start + 1, min(start + _LONGEST_NAME, len(words)) + 1)
        if any(entry.kind in _OWNERS for entry in name_entries(" ".join(words[start:end])))
        for at in range(start, end)
    }
    return frozenset(fold_name(word) for at, word in enumerate(words) if at not in owners) - _OFFICE_STOPS


def _office_keys(office: str) -> frozenset[frozenset[str]]:
    """Every office the vocabulary knows in these words: the words of its key and of a lower rank before it."""
    words = re.findall(_OFFICE_WORD, fold_name(office))
    whole = _spell_office(office)
    found = [
        (at, at + len(wording), wording, key)
        for wording, key in _office_wordings()
        if (at := whole.find(wording)) >= 0
    ]
    return frozenset(
        _office_words(key) | (_LOWER.intersection(words) - set(wording.split()))
        for start, end, wording, key in found
        if not any(a <= start and end <= b and b - a > end - start for a, b, *_ in found)
    )


def _spell_office(office: str) -> str:
    """The words of an office with a space around each; "minister for" is "minister of"."""
    return f" {' '.join(re.findall(_OFFICE_WORD, fold_name(office)))} ".replace(" for ", " of ")


@cache
def _office_wordings() -> tuple[tuple[str, str], ...]:
    return tuple(
        (_spell_office(words), title.key)
        for title in vocabulary.office_titles()
        for words in (title.key, *title.words)
    )


def is_day_within(ours: Edtf | None, gold: Edtf | None) -> bool:
    """Whether the day or period found equals the labelled one or lies inside it; both unknown is no agreement."""
    if ours is None or gold is None:
        return False
    try:
        return ours == gold or lies_within(ours, gold)
    except UsageError:
        return False


def is_same_span(ours: Span | None, gold: Fragments) -> bool:
    """Whether a span has at least half its characters in common with the labelled one, or both are absent."""
    if ours is None or not gold:
        return ours is None and not gold
    return measure_iou(((ours.start, ours.end),), gold) >= LEAST_IOU

"""What a roll call is on: region, themes, missions and states, by the words of its title, subject and topics.

Takes roll calls of any layout; gives keys of `data/council_subjects.toml`, of missions and of states. Never decides
what a vote is mainly on: a roll call has every class of which a word stands in it, and none where its source has
no telling word. A bare agenda heading gives fewer themes than a list of topics; regions are given by both.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache, lru_cache

from penholder import vocabulary
from penholder.council.roster import PERMANENT
from penholder.model.voting import RollCall
from penholder.vocabulary.resolutions import former_missions, mission_aliases
from penholder.vocabulary.subjects import SubjectClass, subject_regions, subject_themes

ALIVE = timedelta(days=366)
"""How long before its start and after its end a mission can be what a vote is on: planned, or wound up."""

_KEPT = 32_768
"""Headings whose reading is kept: the same ones come back on hundreds of meetings and votes."""
_NO_REGION = (*PERMANENT, "SU")
_NUMBERED = re.compile(r"^.*? resolution \d+ \d{4} ")
"""What the Library's voting data set before the words of a title."""
_OPTIONAL = re.compile(r"\(the\) ?")


def class_roll_call(roll_call: RollCall) -> tuple[str, ...]:
    """Every subject of a roll call: regions, themes, mission keys, then codes of states; () where none is told.

    Regions and themes stand in the order of the data, missions and states in alphabetical order.
    """
    return class_words(roll_call.title, roll_call.subject, roll_call.topics, roll_call.day)


def class_words(title: str, subject: str, topics: Sequence[str], day: date) -> tuple[str, ...]:
    """The same of anything with a title, a heading and topics on a day."""
    said = tuple(_plain(words) for words in (title, subject, *topics))
    words = " | ".join(said)
    missions = tuple(key for key in _find_missions(words) if _was_alive(key, day))
    states = _find_states(words)
    return (*_find_classes(said, missions, states), *missions, *states)


@lru_cache(maxsize=_KEPT)
def _find_missions(words: str) -> tuple[str, ...]:
    named = _mission_names()
    return tuple(sorted({key for name in _mission_pattern().findall(words) for key in named[name]}))


@lru_cache(maxsize=_KEPT)
def _find_classes(
    said: tuple[str, ...], missions: tuple[str, ...], states: tuple[str, ...]
) -> tuple[str, ...]:
    """Keys of regions and themes; the first of what is said is the title, the second the heading, then topics."""
    words = " | ".join(said)
    kinds = {_mission_kinds()[key] for key in missions}
    title = _NUMBERED.sub("", said[0])
    themes = [
        theme
        for theme in subject_themes()
        if _pattern(theme.words).search(words)
        or not {*said[2:]}.isdisjoint(theme.topics)
        or theme.missions in kinds
        or title.startswith(theme.titles)
    ]
    apart = any(theme.apart for theme in themes)
    regions = () if apart else tuple(r.key for r in subject_regions() if _is_on(r, words, states))
    return (*regions, *(theme.key for theme in themes))


def _is_on(region: SubjectClass, words: str, states: tuple[str, ...]) -> bool:
    return bool(set(states) & set(region.states) or _pattern(region.words).search(words))


@lru_cache(maxsize=_KEPT)
def _find_states(words: str) -> tuple[str, ...]:
    names = _state_names()
    found = {names[name] for name in _state_pattern().findall(words)}
    return tuple(sorted(iso for iso in found if iso and iso not in _NO_REGION))


@lru_cache(maxsize=_KEPT)
def _plain(words: str) -> str:
    """Words without case, accents and punctuation.

    >>> _plain("Peace-keeping force of the United Nations in Côte d’Ivoire")
    'peacekeeping force of the un in cote d ivoire'
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", words) if not unicodedata.combining(c)).casefold()
    plain = " ".join(re.sub(r"[^a-z0-9]+", " ", bare).split())
    return plain.replace("united nations", "un").replace("peace keeping", "peacekeeping")


@cache
def _pattern(words: tuple[str, ...]) -> re.Pattern[str]:
    return _any_of({w.removesuffix("*"): w.endswith("*") for w in words})


def _any_of(words: dict[str, bool]) -> re.Pattern[str]:
    """Any of the phrases, the longest first; one marked may go on within its last word."""
    parts = [re.escape(w) + (r"\w*" if open_ else "") for w, open_ in sorted(words.items(), key=_by_length)]
    return re.compile(rf"\b({'|'.join(parts)})\b")


def _by_length(word: tuple[str, bool]) -> tuple[int, str]:
    return -len(word[0]), word[0]


@cache
def _state_names() -> dict[str, str]:
    """Code by name, alias and adjective; "" for wordings that hold a state's name and do not point to it."""
    named = {
        _plain(word): state.iso
        for state in vocabulary.states()
        for word in (state.name, state.council_name, *state.aliases, *state.adjectives)
        if word
    }
    return named | {_plain(word): "" for decoy in vocabulary.decoys() for word in decoy.words}


@cache
def _state_pattern() -> re.Pattern[str]:
    return _any_of(dict.fromkeys(_state_names(), False))


@cache
def _mission_names() -> dict[str, tuple[str, ...]]:
    """Keys of missions by acronym and name; several missions in turn had one name."""
    pairs = [(m.key, n) for m in vocabulary.missions() for n in (m.acronym, m.name, *m.aliases)]
    pairs += [(a.mission, n) for a in mission_aliases() for n in a.names]
    pairs += [(m.key, n) for m in former_missions() for n in (m.acronym, *m.names)]
    named: dict[str, set[str]] = {}
    for key, name in pairs:
        for wording in (_OPTIONAL.sub("", name), _OPTIONAL.sub("the ", name)):
            named.setdefault(_plain(wording), set()).add(key)
    return {name: tuple(sorted(keys)) for name, keys in named.items()}


@cache
def _mission_pattern() -> re.Pattern[str]:
    return _any_of(dict.fromkeys(_mission_names(), False))


@cache
def _mission_kinds() -> dict[str, str]:
    kinds = {m.key: m.kind for m in vocabulary.missions()}
    return {m.key: "political" for m in former_missions()} | kinds


@cache
def _mission_spans() -> dict[str, tuple[date, date]]:
    spans = {m.key: (m.start, m.end) for m in former_missions()}
    spans |= {m.key: (m.start or date.min, m.end or date.max) for m in vocabulary.missions()}
    return spans


def _was_alive(key: str, day: date) -> bool:
    start, end = _mission_spans()[key]
    return (start - ALIVE if start > date.min else start) <= day <= (end + ALIVE if end < date.max else end)

"""What a text is mostly about, and look-ups of vocabulary entries by key.

Takes sentences, codes, keys and names; gives entries of the vocabulary. Never falls back on a default mission:
where nothing points to one, the answer is None.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date
from functools import cache

from penholder import vocabulary
from penholder.errors import VocabularyError
from penholder.syntax import Sentence
from penholder.values.mentions import Mention, MentionKind, find_mentions, fold_words
from penholder.vocabulary import Body, Mission, Person, State

_NAMED = 10
"""Weight of an acronym or full name: one outweighs the host state named in a few sentences."""
_HOSTED = 2
"""Weight of the host state in a sentence with a word for peace operations."""
_NEAR = 1
"""Weight of the host state, or a place of the mission, elsewhere in such a text."""
_YEAR = re.compile(r"\b(?:19[4-9]\d|20\d\d)\b")


def state_named(iso: str) -> State:
    """The state with that ISO code; VocabularyError when there is none."""
    try:
        return _states()[iso]
    except KeyError:
        raise VocabularyError(f"no state has the code {iso!r}: add it to data/states.toml") from None


def body_named(key: str) -> Body:
    """The body with that key; VocabularyError when there is none."""
    try:
        return _bodies()[key]
    except KeyError:
        raise VocabularyError(f"no body has the key {key!r}: add it to data/bodies.toml") from None


def mission_named(key: str) -> Mission:
    """The mission with that key; VocabularyError when there is none."""
    try:
        return _missions()[key]
    except KeyError:
        raise VocabularyError(f"no mission has the key {key!r}: add it to data/missions.toml") from None


def person_named(name: str) -> Person | None:
    """The person with that canonical name or spelling, diacritics aside, or None."""
    return _people().get(fold_words(name))


def state_by_name(name: str) -> State | None:
    """The state with that name, alias or name in the Council's lists, diacritics aside, or None.

    A name in reporting wins over one in the Council's lists: "Congo" is the Democratic Republic.
    """
    return _state_names().get(fold_words(name).lower().removeprefix("the "))


def state_of(holder: str) -> str | None:
    """The ISO code of the state a position is held by, whether written as code or name; None for others.

    >>> state_of("Russia"), state_of("FR"), state_of("African Union")
    ('RU', 'FR', None)
    """
    if holder in _states():
        return holder
    state = state_by_name(holder)
    return state.iso if state else None


@cache
def _states() -> dict[str, State]:
    return {state.iso: state for state in vocabulary.states()}


@cache
def _bodies() -> dict[str, Body]:
    return {body.key: body for body in vocabulary.bodies()}


@cache
def _missions() -> dict[str, Mission]:
    return {mission.key: mission for mission in vocabulary.missions()}


@cache
def _people() -> dict[str, Person]:
    found: dict[str, Person] = {}
    for person in vocabulary.people():
        for name in (person.name, *person.spellings):
            found.setdefault(fold_words(name), person)
    return found


@cache
def _state_names() -> dict[str, State]:
    names: dict[str, State] = {}
    for state in vocabulary.states():
        for name in (state.name, *state.aliases):
            names.setdefault(fold_words(name).lower().removeprefix("the "), state)
    for state in vocabulary.states():
        names.setdefault(fold_words(state.council_name or state.name).lower(), state)
    return names


# --------------------------------------------------------------------------- the mission of a text


def find_mission(sentences: Iterable[Sentence]) -> Mission | None:
    """The mission a text is mostly about, or None when nothing points to one.

    Acronym or name counts most; then the host state in sentences that speak of peace operations; then the
    host state and the mission's places elsewhere in a text that does. Among missions equally pointed to, one
    in being in the latest year the text names wins, then one of the kind the text speaks of (peacekeeping or
    political), then one still in being, then the one started last.
    """
    read = [(sentence, find_mentions(sentence)) for sentence in sentences]
    scores = _score_named(mentions for _, mentions in read)
    if any(_speaks_of(sentence, _pointers()) for sentence, _ in read):
        scores.update(_score_hosted(read))
    kind = "peacekeeping" if any(_speaks_of(s, _peacekeeping()) for s, _ in read) else "political"
    year = _latest_year(sentence for sentence, _ in read)
    ranked = sorted(scores, key=lambda key: _rank(mission_named(key), scores[key], kind, year), reverse=True)
    return mission_named(ranked[0]) if ranked else None


def _score_named(found: Iterable[tuple[Mention, ...]]) -> Counter[str]:
    named = (m.key for mentions in found for m in mentions if m.kind is MentionKind.MISSION)
    return Counter({key: _NAMED * count for key, count in Counter(named).items()})


def _score_hosted(read: list[tuple[Sentence, tuple[Mention, ...]]]) -> Counter[str]:
    scores: Counter[str] = Counter()
    for sentence, mentions in read:
        weight = _HOSTED if _speaks_of(sentence, _pointers()) else _NEAR
        hosts = {m.key for m in mentions if m.kind is MentionKind.STATE}
        for mission in vocabulary.missions():
            if hosts.intersection(mission.host_states):
                scores[mission.key] += weight
            if mission.places and _speaks_of(sentence, _places(mission)):
                scores[mission.key] += _NEAR
    return scores


@cache
def _pointers() -> re.Pattern[str]:
    wordings = (*vocabulary.mission_pointers(), *vocabulary.peacekeeping_words())
    return _compile_words(w for wording in wordings for w in wording.words)


@cache
def _peacekeeping() -> re.Pattern[str]:
    return _compile_words(w for wording in vocabulary.peacekeeping_words() for w in wording.words)


@cache
def _places(mission: Mission) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(mission.places))) + r")\b")


def _compile_words(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(set(words), key=lambda w: (-len(w), w))
    return re.compile(r"\b(?:" + "|".join(map(re.escape, longest_first)) + r")", re.IGNORECASE)


def _speaks_of(sentence: Sentence, words: re.Pattern[str]) -> bool:
    return words.search(sentence.text) is not None


def _latest_year(sentences: Iterable[Sentence]) -> int | None:
    return max((int(year) for s in sentences for year in _YEAR.findall(s.text)), default=None)


def _rank(
    mission: Mission, score: int, kind: str, year: int | None
) -> tuple[int, bool, bool, bool, date, str]:
    start = mission.start or date.min
    in_being = year is None or (start.year <= year and (mission.end is None or mission.end.year >= year))
    return (score, in_being, mission.kind == kind, mission.end is None, start, mission.key)


def is_force(key: str) -> bool:
    """Whether a body is a force or mission of its own, none of the United Nations' (ATMIS, KFOR)."""
    return key in _bodies() and _bodies()[key].kind == "force"


def is_party(key: str) -> bool:
    """Whether a body bears arms or is of a state: an army, an armed group, a company of fighters, another force."""
    body = _bodies().get(key)
    return body is not None and (
        bool(body.state) or body.kind in ("armed group", "company", "force", "party")
    )


def names_other_force(sentence: Sentence) -> bool:
    """Whether a sentence speaks of a force that is no UN mission, and of no UN mission beside it.

    "A regional force sent by the East African Community must leave" is not about the UN mission of the report.
    """
    mentions = find_mentions(sentence)
    if any(m.kind is MentionKind.MISSION for m in mentions) or _speaks_of(sentence, _united_nations()):
        return False
    bodies = [m for m in mentions if m.kind is MentionKind.BODY]
    if any(is_force(m.key) for m in bodies):
        return True
    words = {t.lemma.lower() for t in sentence.tokens}
    regional = any(_bodies()[m.key].kind == "regional" for m in bodies if m.key in _bodies())
    return bool(words & vocabulary.event_words("force")) and (
        regional or bool(words & vocabulary.event_words("other force"))
    )


@cache
def _united_nations() -> re.Pattern[str]:
    return re.compile(r"\b(?:UN|U\.N\.|United Nations|[Pp]eace-?keep|[Bb]lue helmet)")

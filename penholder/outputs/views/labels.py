"""Names for keys: missions, actors, measures, kinds and options as a reader calls them.

Takes vocabulary keys; gives English names. A key without an entry is shown as it stands.
"""

from __future__ import annotations

import re
from functools import cache

from penholder import vocabulary
from penholder.outputs import wording
from penholder.outputs.wording import clean
from penholder.vocabulary.resolutions import former_missions, task_kinds

_ARTICLE = re.compile(
    r"^United (?!Nations [A-Z])|Republic|Islands$|Federation$|Netherlands|Philippines|Council$|Union$"
)
_INFINITIVES = frozenset(
    {"keep", "increase", "reduce", "reconfigure", "withdraw", "draw", "turn", "hand", "end"}
)


@cache
def _actors() -> dict[str, str]:
    names = {body.key: body.name for body in vocabulary.bodies()}
    names |= {mission.key: mission.acronym for mission in vocabulary.missions()}
    names |= {person.name: person.name for person in vocabulary.people()}
    return names | {state.iso: state.name for state in vocabulary.states()}


@cache
def _kinds() -> dict[str, str]:
    return {kind.key: kind.label for kind in vocabulary.event_kinds()}


@cache
def _options() -> dict[str, str]:
    return {option.key: option.label for option in vocabulary.option_kinds()}


@cache
def _measures() -> dict[str, str]:
    return {measure.key: measure.label for measure in vocabulary.measures()}


@cache
def _comparable() -> frozenset[str]:
    return frozenset(measure.key for measure in vocabulary.measures() if measure.comparable)


def is_comparable(key: str) -> bool:
    """Whether figures of this measure say something beside each other."""
    return key in _comparable()


@cache
def _missions() -> dict[str, tuple[str, str]]:
    former = {m.key: (m.acronym, m.names[0] if m.names else "") for m in former_missions()}
    return former | {mission.key: (mission.acronym, mission.name) for mission in vocabulary.missions()}


@cache
def _verbs() -> frozenset[str]:
    return frozenset(verb for option in vocabulary.option_kinds() for verb in option.verbs) | _INFINITIVES


def actor(key: str) -> str:
    """The short English name of a state, body or mission."""
    return _actors().get(key, clean(key))


def is_named(key: str) -> bool:
    """Whether the vocabulary has a name of ours for it; other words are a report's."""
    return key in _actors()


def named(key: str) -> str:
    """The name as it stands inside a sentence: "the United States", "Mali".

    >>> named("Dominican Republic")
    'the Dominican Republic'
    """
    return named_label(actor(key))


def matter(label: str, mission: str | None) -> str:
    """A matter's label with names for keys and without the brief's own mission, which goes without saying."""
    head, colon, rest = clean(label).partition(": ")
    if not colon or not is_named(head):
        own = mission is not None and head == _missions().get(mission, ("",))[0]
        return wording.capital(rest) if colon and own else wording.capital(clean(label))
    return wording.capital(rest) if head == mission else f"{actor(head)}: {rest}"


def inside(label: str) -> str:
    """A matter's label as it stands inside a sentence: "Mali’s referendum", "strength of a mission or force"."""
    head, colon, rest = label.partition(": ")
    if colon:
        return f"{named_label(head)}{'’' if head.endswith('s') else '’s'} {rest}"
    return label[:1].lower() + label[1:] if label[1:2].islower() else label


def named_label(name: str) -> str:
    """A display name with its article where it takes one."""
    return f"the {name}" if _ARTICLE.search(name) else name


def proposal(key: str) -> str:
    """An option as the object of a sentence: "the option to keep the mission"."""
    name = option(key)
    return f"the option to {name}" if name.split(" ", 1)[0] in _verbs() else name


def kind(key: str) -> str:
    """The label of a kind of event, restriction or commitment."""
    return _kinds().get(key, clean(key))


def option(key: str) -> str:
    """The label of an option."""
    return _options().get(key, clean(key))


def measure(key: str) -> str:
    """The label of a measure; "" for none."""
    return _measures().get(key, clean(key))


def mission(key: str | None) -> tuple[str, str]:
    """Acronym and full name of a mission; a plain heading when the record has none."""
    if key is None:
        return ("", "No single mission")
    return _missions().get(key, (clean(key).upper(), ""))


@cache
def _tasks() -> dict[str, str]:
    return {kind.key: kind.label for kind in task_kinds()}


def task(key: str) -> str:
    """The label of a kind of mandate task."""
    return _tasks().get(key, clean(key))

"""One resolution to the terms it sets for each UN peace operation.

Takes the name and bytes of a file; gives a `Reading`: terms by mission, and forces or bodies under another flag
it rules on. Never counts a period from a day it does not know: `chain` does that over a mission's resolutions.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from penholder.official.resolutions.acts import Act, split_acts
from penholder.official.resolutions.ceilings import add_up, find_strengths
from penholder.official.resolutions.days import DATE, read_day
from penholder.official.resolutions.decoding import decode_resolution
from penholder.official.resolutions.flattening import FlatText, flatten_text
from penholder.official.resolutions.layout import Section, read_layout
from penholder.official.resolutions.mandates import (
    DECIDING,
    MandateAct,
    Scene,
    find_mandate_acts,
    find_principal,
    mission_of,
    names_within,
)
from penholder.official.resolutions.naming import find_names
from penholder.official.resolutions.nouns import (
    Action,
    Basis,
    Expiry,
    MandateTerms,
    OtherForce,
    Part,
    Personnel,
    Reading,
    ReportDue,
    ResolutionText,
    Strength,
    Words,
)
from penholder.official.resolutions.reporting import find_reports, merge_reports
from penholder.official.resolutions.tasks import find_tasks
from penholder.vocabulary import missions
from penholder.vocabulary.resolutions import former_missions

_RANK = (Action.ESTABLISHES, Action.EXTENDS, Action.TERMINATES, Action.CHANGES)
_BEFORE_START = timedelta(days=420)
_AFTER_START = timedelta(days=45)
_EVENT = re.compile(r"\benter into (?:force|effect) (?:as soon as|when|upon|once)\b")
_TRANSFER = re.compile(
    rf"\bauthority (?:be|is|will be|shall be) transferred from [^,;]{{1,80}} to [^,;]{{1,60}} on (?P<day>{DATE})"
)
_CHANGE = re.compile(
    r"\b(?:increas\w+|reduc\w+|expan\w+|enlarge\w*|strengthen\w*|restructured?|additional|adjust\w*|reinforce\w*|deploy\w*|revert|augment\w*|reconfigur\w+)\b",
    re.IGNORECASE,
)


def read_resolution(name: str, raw: bytes) -> Reading:
    """What one file sets; raises `UnreadableReport` where it shows no resolution symbol."""
    flat = flatten_text(decode_resolution(raw))
    resolution, sections = read_layout(name, raw, flat)
    acts = split_acts(flat, sections)
    names = find_names(flat.text, resolution.adopted or date(resolution.year, 7, 1))
    scene = Scene(names, find_principal(names), _starting(resolution))
    found = list(find_mandate_acts(acts, scene))
    terms = _collect_terms(resolution, flat, acts, scene, found)
    return Reading(resolution, terms, tuple(_find_others(resolution, flat, acts, scene)))


def _starting(resolution: ResolutionText) -> frozenset[str]:
    """Missions whose life begins about the day of adoption."""
    day = resolution.adopted
    if day is None:
        return frozenset()
    starts = [(m.key, m.start) for m in missions() if m.start] + [(m.key, m.start) for m in former_missions()]
    return frozenset(key for key, start in starts if start - _BEFORE_START <= day <= start + _AFTER_START)


def _collect_terms(
    resolution: ResolutionText, flat: FlatText, acts: Sequence[Act], scene: Scene, found: Sequence[MandateAct]
) -> tuple[MandateTerms, ...]:
    changes = _find_changes(acts, scene)
    sizes = _find_sizes(flat, acts, scene, found, bool(changes))
    keys = list(dict.fromkeys([*(f.mission for f in found), *sizes, *changes]))
    tasks = find_tasks(flat, acts, scene)
    reports = _share_reports(resolution, flat, acts, scene, keys)
    terms = []
    for key in keys:
        own = [f for f in found if f.mission == key]
        action, words = _choose_action(flat, own, changes.get(key), sizes.get(key, ()))
        terms.append(
            MandateTerms(
                resolution.symbol,
                key,
                resolution.adopted,
                action,
                words,
                _choose_expiry(flat, own, acts),
                add_up(sizes.get(key, ()), Personnel.MILITARY),
                add_up(sizes.get(key, ()), Personnel.POLICE),
                reports.get(key, ()),
                *tasks.get(key, ((), False)),
            )
        )
    return tuple(terms)


def _choose_action(
    flat: FlatText, own: Sequence[MandateAct], change: Act | None, sizes: Sequence[Sequence[Strength]]
) -> tuple[Action, Words]:
    """The strongest of the acts, with its words."""
    for action in _RANK:
        for act in own:
            if act.action is action:
                return action, flat.words_at(act.start, act.end)
    for strengths in sizes:
        if strengths:
            return Action.CHANGES, strengths[0].words
    assert change is not None
    return Action.CHANGES, flat.words_at(change.start, change.end)


def _choose_expiry(flat: FlatText, own: Sequence[MandateAct], acts: Sequence[Act]) -> Expiry | None:
    """The time of the strongest act that has one, as worded; its day where the text names it."""
    timed = sorted(
        (a for a in own if a.time),
        key=lambda a: (_RANK.index(a.action), a.time is None or a.time.day is None, a.start),
    )
    if not timed:
        return None
    time = timed[0].time
    assert time is not None
    words = flat.words_at(time.start, time.end)
    if time.day is not None:
        return Expiry(time.day, Basis.STATED, time.period, time.starts_on, time.final, words)
    if time.starts_on is not None:
        basis = Basis.FROM_DAY
    elif timed[0].action is Action.ESTABLISHES and any(_waits_for_event(act) for act in acts):
        basis = Basis.FROM_EVENT
    elif timed[0].action is Action.ESTABLISHES and (handed_over := _day_of_transfer(acts)):
        return Expiry(None, Basis.FROM_DAY, time.period, handed_over, time.final, words)
    elif time.from_adoption or (timed[0].action is Action.ESTABLISHES and not time.further):
        basis = Basis.FROM_ADOPTION
    else:
        basis = Basis.FROM_EXPIRY
    return Expiry(None, basis, time.period, time.starts_on, time.final, words)


def _day_of_transfer(acts: Sequence[Act]) -> date | None:
    """The day on which another force hands its authority over to the mission."""
    for act in acts:
        match = _TRANSFER.search(act.text)
        if match:
            return read_day(match["day"])
    return None


def _waits_for_event(act: Act) -> bool:
    """Whether the Council lets a mission start with an event ("shall enter into force as soon as ...")."""
    return act.verb in DECIDING and _EVENT.search(act.text) is not None


def _find_sizes(
    flat: FlatText, acts: Sequence[Act], scene: Scene, found: Sequence[MandateAct], changes: bool
) -> dict[str, list[tuple[Strength, ...]]]:
    """Numbers of personnel by mission, act by act."""
    sizes: dict[str, list[tuple[Strength, ...]]] = {}
    by_act = {f.act: f.mission for f in found}
    last: str | None = None
    for act in acts:
        if act.verb not in DECIDING and not (act.verb == "supports" and "deployment" in act.text):
            continue
        mission = by_act.get(act) or mission_of(act, scene)
        if mission is None and not names_within(scene, act.start, act.end):
            mission = last or (scene.principal if found or changes else None)
        last = mission or last
        strengths = find_strengths(flat, act.text, act.start) if mission else ()
        if mission and strengths:
            sizes.setdefault(mission, []).append(strengths)
    return sizes


def _find_changes(acts: Sequence[Act], scene: Scene) -> dict[str, Act]:
    """Acts that change a mission's size or make-up without a number."""
    changes: dict[str, Act] = {}
    for act in acts:
        if act.verb not in DECIDING and not (act.verb == "requests" and _asks_to_strengthen(act, scene)):
            continue
        match = None if act.stem else _CHANGE.search(act.text)
        named = names_within(scene, act.start, act.end)
        if match and named and all(n.mission for n in named[:1]):
            mission = named[0].mission
            if mission and abs(named[0].start - act.start - match.start()) < 120:
                changes.setdefault(mission, act)
    return changes


def _asks_to_strengthen(act: Act, scene: Scene) -> bool:
    """ "Requests ... to strengthen NAME": a change of size asked for outright."""
    return any(
        name.mission
        and re.search(
            r"\b(?:strengthen|expand|enlarge|reinforce) (?:the )?$", act.text[: name.start - act.start]
        )
        for name in names_within(scene, act.start, act.end)
    )


def _share_reports(
    resolution: ResolutionText, flat: FlatText, acts: Sequence[Act], scene: Scene, keys: Sequence[str]
) -> dict[str, tuple[ReportDue, ...]]:
    """Reports by mission: of the missions with terms, the one the act names, else the principal or the first."""
    if not keys:
        return {}
    default = scene.principal if scene.principal in keys else keys[0]
    shared: dict[str, list[ReportDue]] = {}
    for act in acts:
        named = [n.mission for n in names_within(scene, act.start, act.end) if n.mission in keys]
        found = find_reports(flat, act, resolution.adopted)
        if found:
            shared.setdefault(named[0] if named and named[0] else default or keys[0], []).extend(found)
    return {key: merge_reports(reports) for key, reports in shared.items()}


def _find_others(
    resolution: ResolutionText, flat: FlatText, acts: Sequence[Act], scene: Scene
) -> list[OtherForce]:
    """Forces and bodies named in acts that decide, each once."""
    found: dict[str, OtherForce] = {}
    for act in acts:
        if act.verb not in DECIDING:
            continue
        for name in names_within(scene, act.start, act.end):
            if name.mission is None and name.kind == "force":
                words = flat.words_at(name.start, name.end)
                found.setdefault(
                    words.words.casefold(),
                    OtherForce(resolution.symbol, " ".join(words.words.split()), words),
                )
    return list(found.values())


__all__ = ["Part", "Section", "read_resolution"]

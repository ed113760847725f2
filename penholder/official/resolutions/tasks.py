"""What a resolution gives a UN peace operation to do.

Takes the acts of a resolution and the names in them; gives `Task`s by mission, each with its exact words. Never takes
what the Council asks of parties, States or others for a task of the mission, and never what it notes or welcomes.

A task stands in an act that speaks to the mission: one that decides, authorizes or asks and names the mission in what
governs its verb ("Requests NAME to ...", "Decides that NAME shall ..."), or a part of a list under such words
("... shall have the following mandate: (a) ..."). Kinds and their wordings are data (`penholder/data/tasks.toml`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from penholder.official.resolutions.acts import Act
from penholder.official.resolutions.flattening import FlatText
from penholder.official.resolutions.mandates import DECIDING, Scene, names_within
from penholder.official.resolutions.nouns import Task
from penholder.vocabulary.resolutions import task_kinds, task_verbs

_ASKING = frozenset({"requests", "request", "calls upon", "calls on", "urges", "encourages", "instructs", "directs", "asks", "invites"})  # fmt: skip
_STRESSING = frozenset({"reaffirms", "emphasizes", "emphasises", "underlines", "underscores", "stresses", "affirms", "reiterates"})  # fmt: skip
_TO_DO = re.compile(
    r"\b(?:shall|should|will|must|to|is (?:authori[sz]ed|mandated) to|mandate|tasks?|functions|responsibilit\w+|terms of reference|role)\b"
)
_OWN = re.compile(
    r"\b(?:the|its|this|that|their) (?:(?:present|new|following|United Nations|overall) )*(?:Force|Mission|Operation|Office|Observer Group|mission|operation|mandate)\b"
)
_ADDRESSEE = 130
"""Characters after an asking verb within which its addressee stands."""
_WHOLE = re.compile(
    r"\b(?:mandate|tasks|functions|responsibilities|objectives|terms of reference|elements)\b[^:]{0,200}:|"
    r"\bmandate (?:of [^.;:]{2,120} )?(?:shall|will|is|be|to) ",
    re.IGNORECASE,
)
_ANEW = 3
"""Kinds of tasks from which a list under such words is a mandate worded as a whole."""
_AFTER = re.compile(
    r"\b(?:as|that) (?:set out|described|outlined|contained|referred|recalled)\b|\breports? (?:on|of)\b"
)


def find_tasks(flat: FlatText, acts: Sequence[Act], scene: Scene) -> dict[str, tuple[tuple[Task, ...], bool]]:
    """By mission: its tasks, and whether its whole mandate is worded."""
    found: dict[str, dict[str, Task]] = {}
    whole: set[str] = set()
    for act, mission, listed in _address(acts, scene):
        if listed:
            whole.add(mission)
        for kind, start, end in _match_kinds(act, _hide_names(act, scene)):
            words = flat.words_at(act.start + start, act.start + end)
            found.setdefault(mission, {}).setdefault(kind, Task(kind, words))
    order = [kind.key for kind in task_kinds()]
    return {
        mission: (
            tuple(sorted(tasks.values(), key=lambda task: order.index(task.kind))),
            mission in whole and len(tasks) >= _ANEW,
        )
        for mission, tasks in found.items()
    }


def _address(acts: Sequence[Act], scene: Scene) -> Iterator[tuple[Act, str, bool]]:
    """Acts that speak to a mission, with it and whether they stand in a list of its mandate."""
    paragraph, carried, listed = -1, None, False
    for act in acts:
        if act.paragraph != paragraph:
            paragraph, carried, listed = act.paragraph, None, False
        own = _mission_spoken_to(act, scene)
        part = bool(act.stem) or (act.verb in DECIDING and not names_within(scene, act.start, act.end))
        mission = carried if part and own is None else own
        if own is not None:
            carried = own
            listed = _WHOLE.search(act.text) is not None
        if mission is not None:
            yield act, mission, listed


def _mission_spoken_to(act: Act, scene: Scene) -> str | None:
    if act.verb in _ASKING:
        start, end = act.start, act.start + _ADDRESSEE
        subject = act.text[:_ADDRESSEE].split(" to ", 1)[0]
        end = act.start + len(subject)
    elif act.verb in DECIDING or act.verb in _STRESSING:
        start, end = act.start, act.end
        if not _TO_DO.search(act.text):
            return None
    else:
        return None
    named = names_within(scene, start, end)
    for name in named:
        if name.mission:
            return name.mission
        return None
    if not named and _OWN.search(act.text[: end - start]):
        return scene.principal
    return None


def _hide_names(act: Act, scene: Scene) -> str:
    """The act with names of missions and bodies blanked: a referendum in a mission's name is no task."""
    text = act.text
    for name in names_within(scene, act.start, act.end):
        start, end = name.start - act.start, min(name.end - act.start, len(text))
        text = text[:start] + " " * (end - start) + text[end:]
    return text


def _match_kinds(act: Act, text: str) -> Iterator[tuple[str, int, int]]:
    """The kinds worded in an act, each at its first words, and a task verb beside them where the kind needs one."""
    doing = _verbs().search(f"{act.stem} {text}") is not None
    for key, needs_verb, pattern in _patterns():
        match = pattern.search(text) if doing or not needs_verb else None
        if match:
            yield key, match.start(), match.end()


@cache
def _verbs() -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, task_verbs())) + ")", re.IGNORECASE)


@cache
def _patterns() -> tuple[tuple[str, bool, re.Pattern[str]], ...]:
    return tuple((kind.key, kind.verbs, _compile(kind.words)) for kind in task_kinds())


def _compile(words: Sequence[str]) -> re.Pattern[str]:
    """Beginnings of words; "..." stands for up to six words, a hyphen for a hyphen, a space or nothing."""
    forms = [
        re.escape(word)
        .replace(r"\ \.\.\.\ ", r"\w*(?:[ ,]+[\w'-]+){0,6}?[ ,]+")
        .replace(r"\-", "[- ]?")
        .replace(r"\ ", " ")
        for word in words
    ]
    return re.compile(r"\b(?:" + "|".join(forms) + r")\w*", re.IGNORECASE)

"""What the acts of a resolution do to the mandates of UN peace operations.

Takes acts, the names in them and the day of adoption; gives `MandateAct`s: mission, action, time words. Never
reads a force under another flag, a sanctions body or a court as a mission: when the object of "extend" is none
of ours, or cannot be told, nothing is given.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from penholder.official.resolutions.acts import Act
from penholder.official.resolutions.naming import Named, resembles_mission
from penholder.official.resolutions.nouns import Action
from penholder.official.resolutions.times import TimeWords, find_at_once, find_until

DECIDING = frozenset({
    "decides", "extends", "renews", "approves", "endorses", "authorizes", "authorises", "authorize", "recommends",
    "agrees", "accepts", "establishes", "concurs", "terminates", "confirms", "mandates", "strengthens", "reduces",
})  # fmt: skip
"""Verbs by which the Council itself sets something."""

_STATING = frozenset({"affirms", "declares", "reaffirms"})
"""Verbs by which the Council states that a mandate ends."""
_EXTEND = re.compile(
    r"\b(?:extend(?:s|ed|ing)?|exten[ts]ion|renew(?:s|ed|ing|al)?|prolong(?:s|ed|ing)?|continu(?:e|es|ed|ation|ing)|"
    r"maintain(?:s|ed|ing)?|re-?authori[sz]e[sd]?|remain)\b",
    re.IGNORECASE,
)
_WEAK = re.compile(r"(?:continu|maintain|remain)", re.IGNORECASE)
_OBJECT = re.compile(
    r"\b(?P<own>mandates?|stationing|deployment|presence|operations?)\b|"
    r"\b(?P<foreign>authori[sz]ations?|measures?|provisions|embargo|arrangements?|exemptions?|jurisdiction|terms? of office|"
    r"deadline|moratorium|prohibitions?|restrictions?|increase|redeployment|reinforcement|cooperation|efforts|support|zone|"
    r"appointments?|experts?|programme|decisions?|ban|period of time)\b",
)
_SELF = re.compile(
    r"\b(?:the|this|that|its|said|above-mentioned) (?:(?:present|current|existing|United Nations|UN) )*"
    r"(?:Force|Mission|Operation|Observer Group|Group|Authority|Office|Administration|force|mission|operation)\b"
)
_ESTABLISH = re.compile(
    r"\b(?:to|shall|will|is|be|hereby|immediately|thus|should|the|decides|establishes|authori[sz]e) (?:be |immediately |hereby |therefore |also )*"
    r"(?:establish(?:ed|es|ment)?|set up|set-up|creation|create|constitute)\b|\bestablishes\b|\bestablishment\b|\bto dispatch\b|"
    r"\bdeployment of an? (?:[\w-]+ )?(?:operation|force|mission)\b",
    re.IGNORECASE,
)
_REFERRING = re.compile(
    r"\b(?:as )?(?:established|set up|created) (?:by|pursuant|in|through|with|under (?:Security Council|its|paragraph|resolution|the terms)(?! authority))\b"
)
_TERMINATE = re.compile(
    r"\b(?:terminat(?:e[sd]?|ion|ing)|withdraw(?:al|n|s)?|liquidat(?:e|ed|ion)|discontinue[sd]?|closed|closure|disband(?:ed)?|dissolv(?:e[sd]?|ing)|dissolution)\b",
    re.IGNORECASE,
)
_PASSIVE_END = re.compile(r"\b(?:be|is|are|been|shall|will)(?: \w+){0,2} $")
_OTHER_END = re.compile(r"\b(?:forces?|troops?|weapons) (?:from|of)?\b|complete|phased|plans? for")
_OBJECT_OF_END = re.compile(r" (?:of |the |its |mandates? |operations? |immediately |present |by \w+ )*")
_ASKS_TO_SET_UP = re.compile(
    r"\brequests the Secretary-? ?General to establish\b|\bproposal to establish\b", re.IGNORECASE
)
_STANDING = re.compile(r"\b(?:stationing|mandate|established|presence|deployed(?= until))\b")
_CHANGE = re.compile(
    r"\b(?:increase[sd]?|reduc(?:e[sd]?|tion)|expan(?:d|ded|sion)|enlarge(?:d|ment)?|strengthen(?:ed|ing)?|restructured?|"
    r"additional|adjust(?:ed|ment)?|reinforce(?:d|ment)?|deploy(?:ed|ment)?|revert|augment|reconfigur\w+|"
    r"authori[sz]ed strength|include|consist|downsiz\w+|mandate (?:shall|will|of))\b",
    re.IGNORECASE,
)  # fmt: skip
_INTENTION = re.compile(
    r"\b(?:with|expresses) (?:the|its|an) (?:\w+ )?intention.*|\bwith a view to (?:\w+ )?(?:extend|renew)(?:ing)?\b.*",
    re.DOTALL,
)
"""What the Council means to do later is no act of today."""
_REACH = 260


@dataclass(frozen=True, slots=True)
class MandateAct:
    """One act on one mission's mandate; places are in the flat text."""

    mission: str
    action: Action
    start: int
    end: int
    verb: str
    """The word for it, as worded."""
    time: TimeWords | None
    act: Act


@dataclass(frozen=True, slots=True)
class Scene:
    """What an act is read against."""

    names: Sequence[Named]
    principal: str | None
    """The mission the resolution names most."""
    starting: frozenset[str]
    """Missions that may be set up on this day."""


def find_principal(names: Sequence[Named]) -> str | None:
    """The mission named most often, the first named among equals."""
    counts = Counter(n.mission for n in names if n.mission)
    return max(counts, key=lambda key: counts[key]) if counts else None


def find_mandate_acts(acts: Sequence[Act], scene: Scene) -> Iterator[MandateAct]:
    """Every act on a mandate, in order; an act that both sets up and extends gives both."""
    for act in acts:
        if act.verb in _STATING:
            yield from _find_ends(act, scene)
        if act.verb not in DECIDING:
            if _ASKS_TO_SET_UP.search(act.text):
                yield from _find_establishing(act, scene)
            continue
        set_up = list(_find_establishing(act, scene))
        extended = list(_find_extensions(act, scene))
        if extended and not (set_up and set_up[0].time and _WEAK.match(extended[0].verb)):
            yield from extended
            continue
        yield from set_up
        if not any(found.time for found in set_up):
            yield from _find_periods(act, scene)
        yield from _find_ends(act, scene)


def names_within(scene: Scene, start: int, end: int) -> list[Named]:
    """The names in a stretch."""
    return [n for n in scene.names if start <= n.start < end]


def mission_of(act: Act, scene: Scene) -> str | None:
    """The mission an act is about: the first it names, else the principal where it says "the Force"."""
    named = names_within(scene, act.start, act.end)
    for name in named:
        if name.mission:
            return name.mission
    if named:
        return None
    if _SELF.search(act.text) or re.search(r"\b(?:its|the|this) (?:\w+ )?(?:mandate|stationing)\b", act.text):
        return scene.principal
    return None


def _find_extensions(act: Act, scene: Scene) -> Iterator[MandateAct]:
    for match in _EXTEND.finditer(_INTENTION.sub("", act.text)):
        goes_on = re.match(r" to (?!\d)", act.text[match.end() : match.end() + 6])
        if goes_on and _WEAK.match(match[0]) and not act.verb.startswith("authori"):
            continue
        if re.search(r"\b(?:previously|unless|if|not be) $", act.text[: match.start()]):
            continue
        missions = _extended_missions(act, scene, match)
        time = find_until(_INTENTION.sub("", act.text), match.start(), act.start) if missions else None
        if time is None:
            continue
        for mission in missions:
            yield _make_act(mission, Action.EXTENDS, act, match, time)
        return


def _extended_missions(act: Act, scene: Scene, verb: re.Match[str]) -> list[str]:
    """The missions whose mandate, stationing or deployment a verb extends; the object after it comes first."""
    after = act.text[verb.end() : verb.end() + _REACH]
    found = _OBJECT.search(after)
    name = next(
        (
            n
            for n in names_within(
                scene, act.start + verb.end(), min(act.end, act.start + verb.end() + _REACH)
            )
        ),
        None,
    )
    if name and (found is None or name.start - act.start - verb.end() <= found.start()):
        return _joined(act, scene, name)
    if found and found["own"]:
        return _missions_of_object(act, scene, verb.end() + found.start(), verb.end() + found.end())
    if found and not _passive(act, verb):
        return []
    before = list(_OBJECT.finditer(act.text, 0, verb.start()))
    if before and before[-1]["own"]:
        return _missions_of_object(act, scene, before[-1].start(), before[-1].end())
    earlier = list(names_within(scene, act.start, act.start + verb.start()))
    if earlier:
        return [n.mission for n in earlier[:1] if n.mission]
    self_named = _SELF.search(after) or _SELF.search(act.text[: verb.start()])
    return [scene.principal] if self_named and scene.principal else []


def _make_act(
    mission: str, action: Action, act: Act, verb: re.Match[str], time: TimeWords | None
) -> MandateAct:
    """The act with its words: from the verb to the time, in whichever order they stand."""
    start, end = act.start + verb.start(), act.start + verb.end()
    if time:
        start, end = min(start, time.start), max(end, time.end)
    return MandateAct(mission, action, start, end, verb[0], time, act)


def _passive(act: Act, verb: re.Match[str]) -> bool:
    return bool(re.search(r"\b(?:be|is|are|shall|was) (?:further |hereby )?$", act.text[: verb.start()]))


def _missions_of_object(act: Act, scene: Scene, start: int, end: int) -> list[str]:
    """Whose mandate it is: "mandate of NAME", "NAME's mandate", or the principal's where nobody else is named."""
    rest = act.text[end : end + 140]
    names = names_within(scene, act.start + end, min(act.end, act.start + end + 140))
    if names and re.match(r"[^,;]{0,80}(?:, )?$", act.text[end : names[0].start - act.start]):
        return _joined(act, scene, names[0])
    before = list(names_within(scene, act.start, act.start + start))
    if before and (before[-1].end - act.start) >= start - 40:
        return [before[-1].mission] if before[-1].mission else []
    owner = re.sub(r"^ (?:in \w+ )?of ", "", rest)
    if owner != rest and not _SELF.match(owner):
        return [scene.principal] if scene.principal and resembles_mission(scene.principal, owner) else []
    if names and not any(n.mission for n in names):
        return []
    named = [n.mission for n in names_within(scene, act.start, act.end) if n.mission]
    chosen = named[0] if named else scene.principal
    return [chosen] if chosen else []


def _joined(act: Act, scene: Scene, first: Named) -> list[str]:
    """The name and those joined to it by "and", each mission once; a force under another flag opens nothing."""
    if first.mission is None:
        return []
    found = [first.mission]
    last = first
    for name in names_within(scene, first.end, act.end):
        between = act.text[last.end - act.start : name.start - act.start]
        if not re.fullmatch(
            r"[ ,(]*(?:and )?(?:of )?(?:the )?[ (]*|\)? ?(?:,|and) (?:of )?(?:the )?", between
        ):
            break
        if name.mission and name.mission not in found and "and" in between:
            found.append(name.mission)
        last = name
    return found


def _find_establishing(act: Act, scene: Scene) -> Iterator[MandateAct]:
    text = _REFERRING.sub(lambda m: " " * len(m[0]), act.text)
    match = _ESTABLISH.search(text)
    if match is None:
        return
    for name in names_within(scene, act.start + match.start(), act.end) or names_within(
        scene, act.start, act.end
    ):
        if name.mission in scene.starting:
            time = find_until(act.text, match.start(), act.start) or find_until(act.text, 0, act.start)
            yield _make_act(name.mission, Action.ESTABLISHES, act, match, time)
            return


def _find_periods(act: Act, scene: Scene) -> Iterator[MandateAct]:
    """ "The stationing shall be for three months": a period without a verb of extending."""
    mission = mission_of(act, scene)
    match = _STANDING.search(act.text)
    time = find_until(act.text, match.start(), act.start) if match and mission else None
    if not (match and mission and time):
        return
    if mission in scene.starting and re.search(r"\bperiod\b|\bdeployed until\b", act.text):
        yield _make_act(mission, Action.ESTABLISHES, act, match, time)
    elif time.day and re.search(r"\bshall (?:have the following mandate|be deployed until)\b", act.text):
        yield _make_act(mission, Action.EXTENDS, act, match, time)


def _find_ends(act: Act, scene: Scene) -> Iterator[MandateAct]:
    match = _TERMINATE.search(act.text)
    mission = _ended_mission(act, scene, match) if match else None
    if match is None or mission is None:
        return
    time = find_until(act.text, match.end(), act.start, ending=True) or find_at_once(
        act.text, match.end(), act.start
    )
    yield _make_act(mission, Action.TERMINATES, act, match, time)


def _ended_mission(act: Act, scene: Scene, verb: re.Match[str]) -> str | None:
    """The mission a verb of ending has as its object, or as the subject of its passive; None for any other."""
    reach = min(act.end, act.start + verb.end() + 60)
    near = [n for n in names_within(scene, act.start, reach) if n.start - act.start > verb.start() - 60]
    before = act.text[max(0, verb.start() - 40) : verb.start()]
    if _OTHER_END.search(before):
        return None
    if not near:
        after = re.sub(r"^ (?:of )?(?:the mandate of )?", "", act.text[verb.end() : verb.end() + 60])
        return scene.principal if _SELF.match(after) else None
    if near[-1].start - act.start < verb.end():
        return near[0].mission if _PASSIVE_END.search(before) else None
    between = act.text[verb.end() : near[-1].start - act.start]
    return near[0].mission if _OBJECT_OF_END.fullmatch(between) else None

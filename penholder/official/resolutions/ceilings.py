"""Authorised numbers of military and police personnel, as worded.

Takes an act that sets a mission's size; gives `Strength`s with the kind of personnel and what each number is: a
total, a change against the ceiling before, or a part of a total beside it. Never adds numbers of another force, of
national police or of people to be disarmed, and never counts civilians.

Military counts troops, staff and liaison officers and observers; police counts individual officers and members of
formed units, as the Council's own "authorized strength" does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from penholder.official.resolutions.days import NUMBER, read_number
from penholder.official.resolutions.flattening import FlatText
from penholder.official.resolutions.nouns import Ceiling, Measure, Personnel, Strength

_POLICE = (
    r"(?:civilian police|police personnel|police officers?|police monitors?|police observers?|formed police|police units?|"
    r"individual police|police advis[eo]rs?|police component|police strength|UN(?: |-)?police|United Nations police|police)"
)
_MILITARY = (
    r"(?:military personnel|military observers?|military liaison|liaison officers?|staff officers?|troops?|soldiers?|"
    r"military component|military strength|military force|infantry|contingent personnel|all ranks|military contingents?|"
    r"military and|military|observers?|uniformed military)"
    r"(?! (?:battalions?|compan(?:y|ies)|units?|brigades?|hospitals?|aircraft|helicopters?))"
)
_KIND = re.compile(rf"\b(?:(?P<police>{_POLICE})|(?P<military>{_MILITARY}))\b", re.IGNORECASE)
_COUNT = re.compile(rf"(?<![\w/.,(-])(?!(?:an?|one)\b)(?P<count>{NUMBER})(?![\w/]|[.,]\d)", re.IGNORECASE)
_AFTER = re.compile(
    rf"[ -](?:(?:\d{{1,3}} )?(?:additional |further |more |United Nations |UN |international |unarmed |armed |authorized |"
    rf"members? of |personnel of |personnel in |officers? of |new |experienced |other |civilian (?=police)|such |extra )*)"
    rf"(?:(?P<police>{_POLICE})|(?P<military>{_MILITARY})|(?P<general>personnel|members|officers|uniformed personnel|peacekeepers|all ranks))\b",
    re.IGNORECASE,
)
_UNITS = re.compile(
    rf"^(?P<count>{NUMBER}) formed police units?,? (?:comprising |of |each of |consisting of |with )?(?:up to |a maximum of |maximum )?"
    rf"(?P<each>\d{{2,3}}) (?:\w+ )?(?:personnel|officers|members|police)?,? ?each",
    re.IGNORECASE,
)
_CUE = re.compile(
    r"\b(?:up to|strength|ceilings?|levels?|consist\w*|compris\w*|component|increas\w*|deploy\w*|additional|maximum|no more than|not more than|"
    r"not exceed\w*|reduc\w*|decreas\w*|composed|total|authori[sz]\w+|include|size|expand\w*|enlarge\w*|numbering|maintain\w*)\b",
    re.IGNORECASE,
)
_PART = re.compile(
    r"\b(?:including|of whom|of which|to include|inclusive of|which includes?|comprising(?: of)?|consisting of|composed of|made up of|"
    r"among them|as well as reserve)(?: at least| a maximum of| up to| the current| a total of)?(?: \w+ or \w+)? ?$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:increas\w+|additional|further|enlarg\w+|augment\w*|reinforc\w+|strengthen\w*|expand\w*|addition|reduc\w+|decreas\w+|withdraw\w*|downsiz\w+|drawdown|repatriat\w+)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(r"\b(?:reduc|decreas|withdraw|downsiz|drawdown|repatriat)", re.IGNORECASE)
_TO = re.compile(
    r"\b(?:to|ceiling(?: of)?|level of|levels? of|total(?: of)?|strength of|no more than|not more than|not exceeding|maximum of|at|remain|consist\w* of|"
    r"compris\w+|composed of|be adjusted to|reduced to|increased to|current authorized strength of)"
    r"(?: up to)?(?: a)?(?: (?:new|maximum|total|overall|level|strength|ceiling|of|up to|approximately|about|some|not|no|more|than|at))* ?$",
    re.IGNORECASE,
)
_FROM = re.compile(r"\b(?:from|current strength of|level of|in addition to|above)(?: (?:its|the|a|present|current|previous|level|strength|ceiling|of|up|to|\w+ \d{4}))* ?$", re.IGNORECASE)
_SKIP = re.compile(
    r"(?:paragraphs?|paras?\.?|resolutions?|articles?|section|annex|option|S/\S*|chapter|phase|numbers?|No\.?|million|per cent|sector|January|February|March|April|May|June|July|August|September|October|November|December) ?$",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"\b(?:National Police|national police|FACA|FARDC|armed forces|combatants?|UNITA|national army|Panel|experts|"
    r"Federal (?:Army|Police)|rebels?|refugees|children|million|prison|elections?)\b"
)
_BEFORE = 110
_TEMPORARY = re.compile(
    r"\bredeploy\w*|\btransfers? (?:of )?(?:\w+ ){0,4}(?:troops|personnel|units?|compan(?:y|ies)|helicopters)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class _Count:
    strength: Strength
    start: int


def find_strengths(flat: FlatText, text: str, offset: int) -> tuple[Strength, ...]:
    """The numbers of personnel an act sets, in order; none where it speaks of moving people between missions."""
    if not _CUE.search(text) or _TEMPORARY.search(text):
        return ()
    return tuple(count.strength for count in _read_counts(flat, text, offset))


def _read_counts(flat: FlatText, text: str, offset: int) -> Iterator[_Count]:
    found: list[_Count] = []
    taken = 0
    for match in _COUNT.finditer(text):
        count = read_number(match["count"])
        before = text[max(0, match.start() - _BEFORE) : match.start()]
        if match.start() < taken or count is None or count < 1 or _SKIP.search(before):
            continue
        units = _UNITS.match(text[match.start() :])
        after = _AFTER.match(text[match.end() :])
        personnel = Personnel.POLICE if units else _tell_personnel(text, match, after, found)
        if personnel is None or (after and _FOREIGN.search(text[match.end() : match.end() + after.end() + 25])):
            continue
        if units is None and re.search(r"(?:battalions?|compan(?:y|ies)|units?|brigades?|hospitals?)\b", after[0] if after else ""):
            continue
        end = match.start() + (units.end() if units else match.end() - match.start() + (after.end() if after else 0))
        if units:
            count *= read_number(units["each"]) or 1
        measure = _tell_measure(before, text[match.end() : end], personnel, found, match.start())
        if measure is None:
            continue
        taken = end
        if measure is Measure.CHANGE and _is_down(before):
            count = -count
        words = flat.words_at(offset + match.start(), offset + end)
        found.append(_Count(Strength(personnel, measure, count, words), match.start()))
    yield from found


def _tell_personnel(
    text: str, count: re.Match[str], after: re.Match[str] | None, found: Sequence[_Count]
) -> Personnel | None:
    """Whom a number counts: the noun after it, else the component or ceiling named before it."""
    if after and after["police"]:
        return Personnel.POLICE
    if after and after["military"]:
        return Personnel.MILITARY
    before = text[max(0, count.start() - _BEFORE) : count.start()]
    if after is None and not re.search(r"(?:ceiling|strength|level|component|troops?|police) ?(?:\w+ )*(?:of|to|at|than|remain) (?:up to |no more than |a )?$", before, re.IGNORECASE):
        return None
    named = list(_KIND.finditer(before))
    if after is None and re.match(r"[ -](?:\(\d+\) )?(?:civilian|months?|days?|years?|weeks?|per|km|kilomet|battalions?|judicial|correction|formed|hours?)", text[count.end() :]):
        return None
    if not named:
        return None
    return Personnel.POLICE if named[-1]["police"] else Personnel.MILITARY


def _tell_measure(
    before: str, noun: str, personnel: Personnel, found: Sequence[_Count], start: int
) -> Measure | None:
    if _FROM.search(before) and not _TO.search(before):
        return None
    last = found[-1] if found else None
    same = [c for c in found if c.strength.personnel is personnel and c.strength.measure is not Measure.PART]
    if same and _PART.search(before):
        return Measure.PART
    if last and last.strength.measure is Measure.PART and re.fullmatch(r".{0,60}", before) is None:
        tail = before[-(start - last.start) :] if start - last.start < len(before) else before
        if last.strength.personnel is personnel and re.search(r"^\S+ [^;]*\b(?:and|,)\s*(?:up to )?$", tail):
            return Measure.PART
    if re.search(r"\bto (?:a |an )?(?:new |total |overall |maximum )*(?:ceiling|strength|level|total|up to|approximately|no more than|not more than)?(?: of)?(?: up to)? ?$", before) or re.search(r"\bceiling of (?:up to )?$", before):
        return Measure.TOTAL
    window = before[-70:]
    if re.search(r"\b(?:additional|further|more|extra)\b", noun) or _CHANGE.search(window) and not _TO.search(before):
        return Measure.CHANGE
    if last and last.strength.measure is Measure.CHANGE and start - last.start < 60:
        return Measure.CHANGE
    return Measure.TOTAL


def _is_down(before: str) -> bool:
    changes = list(_CHANGE.finditer(before))
    return bool(changes and _DOWN.match(changes[-1][0]))


def add_up(acts: Sequence[Sequence[Strength]], personnel: Personnel) -> Ceiling | None:
    """The ceiling that the acts of one resolution leave: the last act with totals, else the changes together."""
    chosen = [[s for s in act if s.personnel is personnel] for act in acts]
    chosen = [act for act in chosen if act]
    if not chosen:
        return None
    parts = tuple(s for act in chosen for s in act)
    totals = [act for act in chosen if any(s.measure is Measure.TOTAL for s in act)]
    if totals:
        total = sum(s.count for s in totals[-1] if s.measure is Measure.TOTAL)
        return Ceiling(personnel, total, None, total, parts)
    change = sum(s.count for s in parts if s.measure is Measure.CHANGE)
    return Ceiling(personnel, None, change, None, parts) if change else None

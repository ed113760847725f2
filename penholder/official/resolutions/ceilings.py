"""Authorised numbers of military and police personnel, as worded.

Takes an act that sets a mission's size; gives `Strength`s with the kind of personnel and what each number is: a
total, a change against the ceiling before, or a part of a total beside it. Never adds numbers of another force, of
national police or of people to be disarmed, and never counts civilians.

Military counts troops, staff and liaison officers and observers; police counts individual officers and members of
formed units, as the Council's own "authorized strength" does.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from penholder.official.resolutions.days import MONTH, NUMBER, read_number
from penholder.official.resolutions.flattening import FlatText
from penholder.official.resolutions.nouns import Ceiling, Measure, Personnel, Strength

_POLICE = (
    r"(?:formed police|(?:civilian |individual |United Nations |UN[ -]?)?police"
    r"(?: (?:personnel|officers?|monitors?|observers?|advis[eo]rs?|component|strength))?)"
)
_MILITARY = (
    r"(?:military personnel|military observers?|military liaison|liaison officers?|staff officers?|troops?|soldiers?|"
    r"military component|military strength|force levels?|military force|infantry|contingent personnel|all ranks|military contingents?|"
    r"military and|military|observers?|uniformed military)"
    r"(?! (?:battalions?|compan(?:y|ies)|units?|brigades?|hospitals?|aircraft|helicopters?))"
)
_KIND = re.compile(rf"\b(?:(?P<police>{_POLICE})|(?P<military>{_MILITARY}))\b", re.IGNORECASE)
_COUNT = re.compile(
    rf"(?<![\w/.,(-])(?!(?:an?|one)\b(?! hundred))(?P<count>{NUMBER})(?![\w/]|[.,]\d| {MONTH})", re.IGNORECASE
)
_AFTER = re.compile(
    rf"[ -](?:(?:\d{{1,3}} )?(?:additional |further |more |United Nations |UN |international |unarmed |armed |authorized |"
    rf"members? of |personnel of |personnel in |officers? of |new |experienced |other |formed (?!police)|civilian (?=police)|such |extra )*)"
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
    r"among them|as well as reserve)(?: at least| a maximum of| up to| the(?: current| existing)?| a total of)?(?: \w+ or \w+)? ?$",
    re.IGNORECASE,
)
_CHANGE = re.compile(
    r"\b(?:increas\w+|additional|further|enlarg\w+|augment\w*|reinforc\w+|strengthen\w*|reduc\w+|decreas\w+|withdraw\w*|"
    r"downsiz\w+|drawdown|repatriat\w+)\b",
    re.IGNORECASE,
)
_DOWN = re.compile(r"\b(?:reduc|decreas|withdraw|downsiz|drawdown|repatriat)", re.IGNORECASE)
_TOTAL = re.compile(
    r"\b(?:consist\w*|compris\w*|composed|ceilings?|remain\w*|shall be|maintain\w*|total|numbering|adjusted|no more than|not more than|"
    r"not exceed\w*|maximum|levels? of|(?:component|strength|size|force|component,[^,]{0,60},) of (?:up to |approximately )?$|"
    r"(?<!up )to (?:approximately |about |up to |a |an |the |level |of |strength )*$|(?:strength|level)s? at)",
    re.IGNORECASE,
)
_BY = re.compile(
    r"\bby (?:up to |no more than |a maximum of |another |a further |an additional )?$", re.IGNORECASE
)
_UP_TO = re.compile(r"(?<!by )(?<!of )(?<!in )\bup to $", re.IGNORECASE)
_FROM = re.compile(r"\bfrom (?:its |the |a )?[^,;]{0,50}$", re.IGNORECASE)
_ONWARD = re.compile(
    r"[^;]{0,90}?\bto (?:a |an |approximately |about |up to |no more than |the |new |ceiling |level |strength |of |total )*\d",
    re.IGNORECASE,
)
_HYPOTHETICAL = re.compile(
    r"\b(?:whether|could (?:allow|be)|would (?:allow|permit|be)|if conditions|totall?ing(?: approximately| about| some)?|as part of|"
    r"which will replace|replac\w+)\b[^;]{0,90}$",
    re.IGNORECASE,
)
"""Numbers that plan, describe or stand beside: none of them is the size decided on."""
_PHASE = re.compile(r"[^,;]{0,40}\b(?:in|during|for) (?:the|a|this) (?:first|initial) phase")
_SKIP = re.compile(
    r"(?:paragraphs?|paras?\.?|resolutions?|articles?|section|annex|option|S/\S*|chapter|phase|numbers?|No\.?|million|per cent|sector|January|February|March|April|May|June|July|August|September|October|November|December) ?$",
    re.IGNORECASE,
)
_FOREIGN = re.compile(
    r"\b(?:National Police|national police|FACA|FARDC|armed forces|combatants?|UNITA|national army|Panel|experts|"
    r"Federal (?:Army|Police)|rebels?|refugees|children|million|prison|elections?)\b"
)
_BEFORE = 170
_TEMPORARY = re.compile(
    r"\bredeploy\w*|\btransfers? (?:of )?(?:\w+ ){0,4}(?:troops|personnel|units?|compan(?:y|ies)|helicopters)\b",
    re.IGNORECASE,
)
_STANDING_INCREASE = re.compile(
    r"\bextend (?:until [^,;]{8,20} )?the (?:temporary )?(?:deployment of an? additional|increase)\b"
)
"""An increase made earlier that goes on is no new one."""
_COMPONENT_BEFORE = re.compile(
    r"(?:ceiling|strength|level|component|troops?|police)(?:,[^,;]{0,60},)? ?(?:\w+ )*(?:of|to|at|than|remain) (?:up to |no more than |a )?$"
    r"|strength of \w+ up to $|up to $|\bby $|(?:observers|troops|personnel|officers) (?:\w+ ){0,3}(?:maximum of|limited to|set at) $",
    re.IGNORECASE,
)
_OF_OTHER_THINGS = re.compile(
    r"[ -](?:\(\d+\) )?(?:civilian|months?|days?|years?|weeks?|hours?|per|km|kilomet|battalions?|judicial|correction|customs|formed|seconded|advis[eo]rs)"
)
_LISTING = re.compile(
    r",? (?:and |or |as well as |plus )?(?:(?:up to|a maximum of|the|about) )?", re.IGNORECASE
)
_AFTER_BRACKET = re.compile(
    r"(?: [a-z ]{1,30})?(?: \([^)]*\))?,? (?:and |as well as )?(?:up to |a maximum of )?"
)
_FURTHER_PART = re.compile(
    r"(?:(?!component|ceiling|strength|level|total)[^;\d]){0,45}?(?:,| and|, and) (?:up to |a maximum of )?",
    re.IGNORECASE,
)
"""What stands between two numbers of one list ("240 observers and 200 staff officers")."""


@dataclass(frozen=True, slots=True)
class _Count:
    """A number with whom it counts (None for personnel of every kind) and its noun."""

    personnel: Personnel | None
    measure: Measure
    count: int
    start: int
    end: int


def find_strengths(flat: FlatText, text: str, offset: int) -> tuple[Strength, ...]:
    """The numbers of personnel an act sets, in order; none where it speaks of moving people between missions."""
    if not _CUE.search(text) or _TEMPORARY.search(text) or _STANDING_INCREASE.search(text):
        return ()
    found: list[_Count] = []
    for match in _COUNT.finditer(text):
        count = _read_count(text, match, found)
        if count is not None:
            found.append(count)
    return tuple(
        Strength(
            count.personnel,
            count.measure,
            count.count,
            flat.words_at(offset + count.start, offset + count.end),
        )
        for count in found
        if count.personnel is not None
    )


def _read_count(text: str, match: re.Match[str], found: Sequence[_Count]) -> _Count | None:
    """One number with its noun, None where it counts something else or sets nothing."""
    number = read_number(match["count"])
    before = text[max(0, match.start() - _BEFORE) : match.start()]
    if number is None or number < 1 or (found and match.start() < found[-1].end) or _SKIP.search(before):
        return None
    units = _UNITS.match(text[match.start() :])
    after = _AFTER.match(text[match.end() :])
    if _counts_others(text, match, after, units):
        return None
    told, personnel = (True, Personnel.POLICE) if units else _tell_personnel(text, match, after)
    if not told:
        return None
    end = match.start() + units.end() if units else match.end() + (after.end() if after else 0)
    each = read_number(units["each"]) if units else 1
    between = text[found[-1].end : match.start()] if found else None
    measure = _tell_measure(before, text[match.end() :], text[match.end() : end], personnel, found, between)
    if measure is None:
        return None
    down = measure is Measure.CHANGE and _is_down(before)
    return _Count(personnel, measure, number * (each or 1) * (-1 if down else 1), match.start(), end)


def _counts_others(
    text: str, match: re.Match[str], after: re.Match[str] | None, units: re.Match[str] | None
) -> bool:
    """Whether a number counts battalions, units or people of another force."""
    if units is not None:
        return False
    end = match.end() + (after.end() if after else 0)
    of_units = (
        after is not None and re.search(r"\b(?:personnel|members|officers) (?:of|in) ", after[0]) is not None
    )
    if (
        after
        and not of_units
        and re.match(
            r"(?: (?:police|military|infantry))? (?:units?(?! personnel)|battalions?|compan|brigades?|hospital)",
            text[end:],
            re.IGNORECASE,
        )
    ):
        return True
    return bool(after and _FOREIGN.search(text[match.end() : end + 25]))


def _tell_personnel(
    text: str, count: re.Match[str], after: re.Match[str] | None
) -> tuple[bool, Personnel | None]:
    """Whether people are counted, and of which kind: by the noun after, else the component named before."""
    if after and (after["police"] or after["military"]):
        return True, Personnel.POLICE if after["police"] else Personnel.MILITARY
    before = text[max(0, count.start() - _BEFORE) : count.start()]
    named = list(_KIND.finditer(before))
    if after is None:
        number = read_number(count["count"]) or 0
        if number < 20 or not count["count"][0].isdigit() or not _COMPONENT_BEFORE.search(before):
            return False, None
        if not named or _OF_OTHER_THINGS.match(text[count.end() :]):
            return False, None
    if not named or re.search(r"\b(?:combined|overall)\b[^,;]{0,40}$", before):
        return True, None
    return True, Personnel.POLICE if named[-1]["police"] else Personnel.MILITARY


def _tell_measure(
    before: str,
    rest: str,
    noun: str,
    personnel: Personnel | None,
    found: Sequence[_Count],
    between: str | None,
) -> Measure | None:
    """Total, change or part, by the words before a number; None where it sets nothing."""
    if _HYPOTHETICAL.search(before) or _PHASE.match(rest) or (_FROM.search(before) and _ONWARD.match(rest)):
        return None
    if _PART.search(before):
        return _tell_part(personnel, found)
    last = found[-1] if found else None
    if last and between is not None:
        if last.measure is Measure.PART and last.personnel is personnel and _FURTHER_PART.fullmatch(between):
            return Measure.PART
        if last.measure is Measure.TOTAL and _AFTER_BRACKET.fullmatch(between):
            return Measure.TOTAL
        if last.measure is Measure.CHANGE and _LISTING.fullmatch(between):
            return Measure.CHANGE
    if _BY.search(before):
        return Measure.CHANGE
    more = re.search(r"\b(?:additional|further|more|extra)\b", noun) is not None
    changes = list(_CHANGE.finditer(before))
    totals = list(_TOTAL.finditer(before))
    if more and not (totals and totals[-1].end() >= len(before) - 12):
        return Measure.CHANGE
    if changes and (not totals or totals[-1].start() < changes[-1].start()) and not _UP_TO.search(before):
        return Measure.CHANGE
    return Measure.TOTAL


def _tell_part(personnel: Personnel | None, found: Sequence[_Count]) -> Measure:
    """What "including" brings: a part of a total of its kind, or the share of a change of all personnel."""
    same = [c for c in found if c.personnel is personnel and c.measure is not Measure.PART]
    if same:
        return Measure.PART
    return Measure.CHANGE if found and found[-1].measure is Measure.CHANGE else Measure.TOTAL


def _is_down(before: str) -> bool:
    changes = list(_CHANGE.finditer(before))
    return bool(changes and _DOWN.match(changes[-1][0]))


def add_up(acts: Sequence[Sequence[Strength]], personnel: Personnel) -> Ceiling | None:
    """The ceiling that the acts of one resolution leave: the last act with totals, else the changes together.

    Of two totals of the same people in one act ("2,330 troops within three months and 1,800 within four") the last
    counts; totals of different people ("17,030 military personnel, 760 observers") are added.
    """
    chosen = [[s for s in act if s.personnel is personnel] for act in acts]
    chosen = [act for act in chosen if act]
    if not chosen:
        return None
    parts = tuple(s for act in chosen for s in act)
    totals = [act for act in chosen if any(s.measure is Measure.TOTAL for s in act)]
    if totals:
        last_of = {_noun(s): s.count for s in totals[-1] if s.measure is Measure.TOTAL}
        total = sum(last_of.values())
        return Ceiling(personnel, total, None, total, parts)
    change = sum(s.count for s in parts if s.measure is Measure.CHANGE)
    return Ceiling(personnel, None, change, None, parts) if change else None


def _noun(strength: Strength) -> str:
    return re.sub(
        r"^\S+ (?:United Nations |UN |additional )*", "", " ".join(strength.words.words.split())
    ).lower()

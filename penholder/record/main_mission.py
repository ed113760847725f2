"""The mission a record is about: the one its reports name and speak of most.

Takes the reports that count, their families and claims; gives a mission's key or None. Never counts a story twice,
a page's furniture, a state or another force.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from penholder.model import Report, ReportClaims, StoryFamily
from penholder.vocabulary import missions


def find_main_mission(
    reports: Sequence[Report], families: Iterable[StoryFamily], claims: Iterable[ReportClaims]
) -> str | None:
    """The mission named most, each figure, deadline and restriction on it counting as once more; None without any.

    Of the reports that tell one story the one that speaks most of a mission counts. Ties go by key.
    """
    held = {made.report: made for made in claims}
    story = {report: family.id for family in families for report in family.reports}
    spoken: dict[str, Counter[str]] = {}
    for report in reports:
        told = _count_names(report) + _count_claims(held.get(report.id))
        key = story.get(report.id, report.id)
        spoken[key] = spoken.get(key, Counter()) | told
    total: Counter[str] = Counter()
    for counted in spoken.values():
        total.update(counted)
    return min(total, key=lambda key: (-total[key], key), default=None)


def _count_names(report: Report) -> Counter[str]:
    found: Counter[str] = Counter()
    aside = [(f.span.start, f.span.end) for f in report.furniture]
    for match in _pattern().finditer(report.text):
        if not any(start <= match.start() < end for start, end in aside):
            found[_names()[match.group()]] += 1
    return found


def _count_claims(claims: ReportClaims | None) -> Counter[str]:
    if claims is None:
        return Counter()
    about = [*(f.about for f in claims.figures), *(c.about for c in claims.commitments)]
    about += [r.on for r in claims.restrictions]
    known = {mission.key for mission in missions()}
    return Counter(key for key in about if key in known)


@cache
def _names() -> dict[str, str]:
    """Acronyms, names and aliases with the key of their mission; an alias never takes another mission's name."""
    named: dict[str, str] = {}
    for mission in missions():
        for name in (mission.acronym, mission.name, mission.name.replace("United Nations", "UN")):
            named[name] = mission.key
    for mission in missions():
        for name in mission.aliases:
            named.setdefault(name, mission.key)
    return named


@cache
def _pattern() -> re.Pattern[str]:
    longest_first = sorted(_names(), key=lambda w: (-len(w), w))
    return re.compile(r"(?<!\w)(?:" + "|".join(map(re.escape, longest_first)) + r")(?!\w)")

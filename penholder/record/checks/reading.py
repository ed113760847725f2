"""What the words of a toll call for: whose deaths, by which cause, since when, up to which day.

Takes a figure with its report and bracket; gives a `Called`, or None where it is no toll of a peace operation. Never
bends the day: a toll holds for the day or period its report gives, else for the report's own.

Rules. "Peacekeepers", "members" and "personnel" leave the kind open; UN usage counts soldiers, police and civilians
under them, so all personnel come first, then military and police, then military alone. "Soldiers and police" are
uniformed, "soldiers" and "troops" military. "Died" and "lost" leave the cause open, so any cause comes first; so does
"killed", after which a malicious act is the next reading. A cause that is named is what counts, "accidents or
illness" both; all three named mean any cause. Years and months after "in" are the period itself; after "since" its
beginning.
"""

from __future__ import annotations

import re
from datetime import date

from penholder.model import DateBracket, Figure, Report
from penholder.official.counting import rows_of, rows_of_predecessor
from penholder.record.checks.days import Until, out_days
from penholder.record.checks.definitions import CAUSE_FACETS, Called, Choice, Days, MissionChoice
from penholder.record.checks.tolls import is_toll
from penholder.record.checks.words import (
    Around,
    find_causes,
    find_kinds,
    find_nationality,
    look_around,
    names,
    names_mission,
    nearest_mission,
)
from penholder.values.dates import MONTHS, first_day, last_day, month_end, split_interval
from penholder.values.subjects import state_named
from penholder.vocabulary import Mission, missions

FIRST_MISSION = date(1948, 5, 29)
"""UNTSO: a toll since 1948 is that of all missions, unless one in being then is named."""
_SINCE = re.compile(
    rf"\bsince\s(?:\w+\s){{0,8}}?(?:(?P<month>{'|'.join(MONTHS)})\s)?(?P<year>(?:19|20)\d\d)\b", re.IGNORECASE
)
_BY_THEN = re.compile(
    rf"\b(?:by|until|as of|up to|at)\s(?:the\s)?(?:end\sof\s)?(?:\d{{1,2}}\s)?(?:(?:{'|'.join(MONTHS)})\s)?"
    r"(?:19|20)\d\d\b",
    re.IGNORECASE,
)
"""A month or year that ends a count rather than being its period ("by the end of 2019")."""
_IN_YEAR = re.compile(r"\b(?:in|during)\s(?:the year\s)?((?:19|20)\d\d)\b")
_OPEN_KINDS = (Choice("all", 0), Choice("uniformed", 1), Choice("military", 2))
_KIND_CHOICES = {
    frozenset({"military"}): (Choice("military", 0), Choice("uniformed", 1), Choice("all", 3)),
    frozenset({"police"}): (Choice("police", 0),),
    frozenset({"civilian"}): (Choice("civilian", 0),),
}
_UNIFORMED = (Choice("uniformed", 0), Choice("military", 1), Choice("all", 3))
_ALL = (Choice("all", 0), Choice("uniformed", 3))
EVERYWHERE = (
    MissionChoice("all", "in all UN field missions", None, 0),
    MissionChoice("peacekeeping", "in UN peacekeeping alone, political missions not counted", (), 1),
)
_ADDED = re.compile(
    r"\b(?:(?:is|are|were|being)\s(?:counted|included|considered|added)|as well|whatever the cause|taken together)\b"
)
"""Words by which a named cause joins others ("when accidents are counted as well")."""
_AMONG = re.compile(r"\bamong (?:its|the|their)\b")
_BESIDE = re.compile(
    r"\b(?:(?:rather|more|fewer|less|other) than (?!\d)|(?:most|many|half|some|several) of (?:them|these|those)\b)[^.;:]*"
)
"""What is only compared with, or said of a part: its causes are not those of the toll."""


def read_toll(figure: Figure, report: Report, bracket: DateBracket | None) -> Called | None:
    """What the words of a figure call for; None where it is no toll of a peace operation with a day of its own."""
    around = look_around(report, figure)
    if not is_toll(figure, around):
        return None
    days = _read_days(figure, around, bracket)
    whose = _read_missions(figure, around, days) if days else ()
    if days is None or not whose:
        return None
    people, causes = _read_personnel(around), _read_causes(figure, around)
    return Called(whose, people, causes, days, find_nationality(around))


# --------------------------------------------------------------------------- whose


def _read_missions(figure: Figure, around: Around, days: Days) -> tuple[MissionChoice, ...]:
    own = _own_mission(figure, around, days)
    if own is None:
        return EVERYWHERE if _speaks_of_all(figure, around) else ()
    rows = rows_of(own)
    choices = [MissionChoice(own.key, f"in {own.acronym}", rows, 0)]
    if before := rows_of_predecessor(own):
        words = f"in {own.acronym} and the mission it took over from"
        choices.append(MissionChoice(own.key, words, (*rows, *before), 2))
    return tuple(choices)


def _own_mission(figure: Figure, around: Around, days: Days) -> Mission | None:
    """The mission whose toll it is; None for that of all missions or of none."""
    if names_mission(around):
        return nearest_mission(around)
    everywhere = names(around.sentence.lower(), "everywhere")
    if everywhere or (days.since is not None and days.since.year <= FIRST_MISSION.year):
        return None
    by_key = {mission.key: mission for mission in missions()}
    if days.since is not None and nearest_mission(around) is None:
        by_key = {k: m for k, m in by_key.items() if m.start is None or m.start.year <= days.since.year}
    if figure.about in by_key and (nearest_mission(around) or _is_placed(around, by_key[figure.about])):
        return by_key[figure.about]
    hosted = [m for m in by_key.values() if figure.about in m.host_states and _in_being(m, days)]
    return nearest_mission(around) or (hosted[0] if len(hosted) == 1 else None)


def _is_placed(around: Around, mission: Mission) -> bool:
    """Whether the toll's own part of the sentence speaks of the mission's country or of "the mission".

    "39 UN peacekeepers were killed in 2014, most of them in Mali" counts all missions.
    """
    near = f"{around.led} {around.after.split(',')[0]}"
    return bool(re.search(r"\bthe (?:\w+ )?(?:mission|force|operation)\b", near)) or any(
        re.search(rf"\b{re.escape(name.lower())}\b", near)
        for iso in mission.host_states
        for name in (state_named(iso).name, *state_named(iso).aliases, *state_named(iso).adjectives)
    )


def _in_being(mission: Mission, days: Days) -> bool:
    return (mission.start or date.min) <= days.latest and (mission.end or date.max) >= days.earliest


def _speaks_of_all(figure: Figure, around: Around) -> bool:
    words = around.sentence.lower()
    return (
        names(words, "everywhere")
        or names(words, "peacekeeper")
        or figure.population == "peacekeepers"
        or re.search(r"\b(?:un|u\.n\.|united nations)\b", words) is not None
    )


# --------------------------------------------------------------------------- who and how


def _read_personnel(around: Around) -> tuple[Choice, ...]:
    kinds = find_kinds(around.phrase)
    # "peacekeepers, soldiers and police": what follows an open word may say which kinds it covers.
    if not kinds or (names(around.unit, "peacekeeper") and not find_kinds(around.unit)):
        named = find_kinds(around.rest)
        kinds = named if len(named) > 1 or "civilian" in named else kinds
        if kinds == {"civilian"}:
            kinds = frozenset({"military", "police", "civilian"})
    if not kinds and names(around.unit, "person"):  # "76 of the deaths among its troops"
        kinds = (
            find_kinds(_AMONG.split(around.after, maxsplit=1)[1]) if _AMONG.search(around.after) else kinds
        )
    if "civilian" in kinds and len(kinds) > 1:
        return _ALL
    if "uniformed" in kinds or {"military", "police"} <= kinds:
        return _UNIFORMED
    return _KIND_CHOICES.get(kinds, _OPEN_KINDS)


def _read_causes(figure: Figure, around: Around) -> tuple[Choice, ...]:
    named = find_causes(_BESIDE.sub("", around.clause))
    if not named and names(around.clause, "killing") and figure.cause in CAUSE_FACETS:
        named = frozenset({CAUSE_FACETS[figure.cause]})
    if named and _ADDED.search(around.clause):
        return (Choice("all", 0), *(Choice(cause, 2) for cause in sorted(named)))
    if len(named) == 3 or named == {"malicious act", "illness"} or named == {"malicious act", "accident"}:
        return (Choice("all", 0),)
    if named == {"accident", "illness"}:
        return (Choice("accident or illness", 0), Choice("all", 3))
    if named:
        return (Choice(next(iter(named)), 0), Choice("all", 3))
    beside = [Choice(cause, 1) for cause in sorted(find_causes(around.sentence.lower()))]
    killed = Choice("malicious act", 1 if names(around.clause, "killing") else 2)
    return (Choice("all", 0), *dict.fromkeys((*beside, killed)))


# --------------------------------------------------------------------------- since when, until when


def _read_days(figure: Figure, around: Around, bracket: DateBracket | None) -> Days | None:
    """The days the toll covers; None where no day is known on which it held."""
    out = out_days(bracket)
    since = _told_since(around)
    if figure.as_of is None:
        year = _IN_YEAR.search(around.after) if since is None else None
        if year is not None:
            opens = date(int(year.group(1)), 1, 1)
            return _until(opens, _own_days(opens.replace(month=12, day=31), year.group(1), out))
        return _until(since, out)
    start, end = split_interval(figure.as_of)
    if start is not None and end is not None and start != end:
        since = since or first_day(start)
        return _until(since, _own_days(last_day(end), end, out))
    if end is None:
        return _until(since or first_day(figure.as_of), out)
    if start is not None and len(start) < 10 and since is None and not _BY_THEN.search(around.sentence):
        first, last = first_day(start), last_day(start)
        # "So far this year" ends with the report: nobody counts the days to come.
        return _until(first, _own_days(last, start, out)) if first and last else None
    day = last_day(end)
    return _until(since, (day, day, day) if day else out)


def _own_days(day: date | None, end: str, out: Until | None) -> Until | None:
    """The last day of a period; where it is no earlier than the report, the report's own days."""
    if day is None:
        return out
    if out is not None and (day >= out[0] or (len(end) < 10 and day >= out[1])):
        return out if day >= out[1] else (min(day, out[0]), day, min(day, out[2]))
    return (day, day, day)


def _until(since: date | None, until: Until | None) -> Days | None:
    if until is None or (since is not None and since > until[1]):
        return None
    return Days(since, *until)


def _told_since(around: Around) -> date | None:
    """The day after "since" or "between", where the sentence gives a year."""
    match = _SINCE.search(around.sentence)
    if match is None:
        return None
    month = match.group("month")
    number = [m.lower() for m in MONTHS].index(month.lower()) + 1 if month else 1
    return month_end(int(match.group("year")), number).replace(day=1)

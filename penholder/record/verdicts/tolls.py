"""When two tellings of one event give other numbers of people, whether the toll rose, was told closer, or is contested.

Takes two events; gives a verdict on the first toll that differs, or None where none does. Never picks a number,
and never compares people of one group with people of another.
"""

from __future__ import annotations

import math
from collections.abc import Iterator

from penholder.model import Counting, Event, Toll, Verdict, VerdictKind
from penholder.record.setting import Setting
from penholder.values.amounts import format_number

_TOLD_WHOLE = (Counting.WHOLE, Counting.ADDED)
_SETTLES = (
    "a later count by the mission, the authorities or a hospital, for the same event and the same people"
)


def judge_tolls(a: Event, b: Event, setting: Setting) -> Verdict | None:
    """The verdict on the first pair of tolls of one effect and one group that differ; None where none does."""
    pairs = list(_pair_tolls(a, b))
    for first, second in pairs:
        verdict = _judge_pair(a, b, first, second, setting)
        if verdict is not None:
            return verdict
    return None


def _pair_tolls(a: Event, b: Event) -> Iterator[tuple[Toll, Toll]]:
    """Tolls of the same effect about the same people, where each telling has one such toll only."""
    for first in _told(a):
        fitting = [t for t in _told(b) if _same_people(first, t)]
        back = [t for t in _told(a) if fitting and _same_people(t, fitting[0])]
        if len(fitting) == 1 and len(back) == 1:
            yield first, fitting[0]


def _told(event: Event) -> list[Toll]:
    return [t for t in event.tolls if t.counting in _TOLD_WHOLE]


def _same_people(a: Toll, b: Toll) -> bool:
    causes = not a.cause or not b.cause or a.cause == b.cause
    return a.effect is b.effect and causes and (a.group == b.group or not a.group or not b.group)


def _judge_pair(a: Event, b: Event, first: Toll, second: Toll, setting: Setting) -> Verdict | None:
    if _bounds(first) == _bounds(second):
        return None
    effect = first.effect.value
    words = f"“{first.words.words}” and “{second.words.words}” {effect}"
    if _holds(first, second) or _holds(second, first):
        reason = f"{words} fit: one is the closer statement of the other."
        return Verdict(a.id, b.id, VerdictKind.REFINES, reason, "toll")
    if setting.same_family(a, b) and setting.correspond(a, b):
        reason = f"Two versions of one sentence in one story give {words}: a number changed in copying."
        settle = "the earliest version of the story, or the source it quotes"
        return Verdict(a.id, b.id, VerdictKind.GARBLE, reason, "toll", settle)
    if a.report == b.report:
        reason = f"One report gives {words}: its words do not say which of them stands."
        return Verdict(a.id, b.id, VerdictKind.UNDETERMINED, reason, "toll", _SETTLES)
    if _is_later(a, b, setting):
        return _judge_later(a, b, first, second)
    if _is_later(b, a, setting):
        return _judge_later(a, b, second, first)
    if setting.known_on(a) is not None and setting.known_on(a) == setting.known_on(b):
        reason = f"{words} are told of the same event on the same day, and cannot both be right."
        return Verdict(a.id, b.id, VerdictKind.CONTRADICTION, reason, "toll", _SETTLES)
    reason = f"{words} cannot both be the whole toll; which was told later is not known."
    return Verdict(a.id, b.id, VerdictKind.UNDETERMINED, reason, "toll", _SETTLES)


def _is_later(early: Event, late: Event, setting: Setting) -> bool:
    """Whether the second telling surely came out after the first."""
    known, out = setting.known_on(early), setting.out_from(late)
    return known is not None and out is not None and out > known


def _judge_later(a: Event, b: Event, early: Toll, late: Toll) -> Verdict:
    """A toll told on a later day: tolls rise as people are found, and seldom fall."""
    effect = early.effect.value
    if late.low > early.low:
        reason = f"The number {effect} rose from {_least(early)} to {_least(late)} as later reports came in."
        return Verdict(a.id, b.id, VerdictKind.UPDATES, reason, "toll")
    reason = (
        f"A later report gives {_least(late)} {effect}, an earlier one {_least(early)}: "
        "the words do not say that it was corrected."
    )
    return Verdict(a.id, b.id, VerdictKind.UNDETERMINED, reason, "toll", _SETTLES)


def _least(toll: Toll) -> str:
    number = format_number(toll.low)
    return number if toll.best is not None else f"at least {number}"


def _bounds(toll: Toll) -> tuple[float, float]:
    return toll.low, math.inf if toll.high is None else toll.high


def _holds(outer: Toll, inner: Toll) -> bool:
    """Whether every number the inner toll allows is allowed by the outer one."""
    (low, high), (inner_low, inner_high) = _bounds(outer), _bounds(inner)
    return low <= inner_low and inner_high <= high

"""When two figures hold: whether the time between them explains the difference, and in which direction it may go.

Takes two figures of one matter with one definition whose numbers do not fit; gives a verdict, or None where time says
nothing. A level (strength, displaced people) may rise or fall. A total that adds up from a start cannot fall. The toll
of one event can only grow as more becomes known. Never takes the day of a report for the as-of day without saying so.
"""

from __future__ import annotations

from datetime import date

from penholder.model import Figure, Verdict, VerdictKind
from penholder.record.counted import is_event_toll
from penholder.record.counting import RUNNING_DAYS
from penholder.record.setting import Setting
from penholder.record.settling import name_settlement
from penholder.values.amounts import format_amount
from penholder.values.dates import first_day, format_edtf, last_day, lies_within, overlaps, split_interval
from penholder.values.intervals import exceeds
from penholder.vocabulary.judging import motions

MONTH = 28
"""Days between two reports from which a level told without a day may have moved: contributor tables are monthly
(peacekeeping.un.org, Troop and police contributors)."""

_FULL_DAY = len("2020-01-31")


def judge_moments(a: Figure, b: Figure, setting: Setting) -> Verdict | None:
    """The verdict that time gives between two figures; a is the one known earlier."""
    if is_event_toll(a) and is_event_toll(b):
        return _judge_toll(a, b, setting)
    if a.as_of and b.as_of:
        return None if a.as_of == b.as_of else _judge_dated(a, b, setting)
    return _judge_reported(a, b, setting)


def _judge_toll(a: Figure, b: Figure, setting: Setting) -> Verdict | None:
    """Two tolls of one event: a later, higher one has grown."""
    if not (a.as_of and a.as_of == b.as_of and len(a.as_of) == _FULL_DAY):
        return _judge_periods(a, b, setting)
    known_a, known_b = setting.known_on(a), setting.known_on(b)
    if known_a is None or known_b is None or known_b <= known_a or not exceeds(b.amount, a.amount):
        return None
    reason = (
        f"The toll of {format_edtf(a.as_of)} was given as {format_amount(a.amount)} and, in a later report, as "
        f"{format_amount(b.amount)}: a toll grows as more becomes known."
    )
    return Verdict(a.id, b.id, VerdictKind.UPDATES, reason, "known on")


def _judge_periods(a: Figure, b: Figure, setting: Setting) -> Verdict | None:
    """Tolls of days that only may be the same: a month and a day in it, or one of them undated."""
    if a.as_of and b.as_of and not overlaps(a.as_of, b.as_of):
        return _move(a, b)
    if a.as_of and a.as_of == b.as_of:
        return None
    if grown := _judge_running(a, b, setting):
        return grown
    days = " and ".join(format_edtf(f.as_of) if f.as_of else "no day" for f in (a, b))
    reason = f"One toll or two: {days} may be of one event or of several, and the words do not say."
    return Verdict(a.id, b.id, VerdictKind.UNDETERMINED, reason, "as of", _settle(a, b, setting))


def _judge_running(a: Figure, b: Figure, setting: Setting) -> Verdict | None:
    """A toll that rose from one report to the next within days, where one of them names no day."""
    known_a, known_b = setting.known_on(a), setting.known_on(b)
    if (a.as_of and b.as_of) or known_a is None or known_b is None or not exceeds(b.amount, a.amount):
        return None
    if not 0 < (known_b - known_a).days <= RUNNING_DAYS:
        return None
    told = [first_day(f.as_of) for f in (a, b) if f.as_of]
    if any(day is None or abs((day - known_a).days) > RUNNING_DAYS for day in told):
        return None  # of a day far from the first report: not what that one told of
    reason = (
        f"{format_amount(a.amount)} in the report of {format_edtf(known_a.isoformat())}, {format_amount(b.amount)} in "
        f"that of {format_edtf(known_b.isoformat())}: a toll grows as more becomes known. The day it holds for is not "
        f"told{'' if not (a.as_of or b.as_of) else ' in one of them'}."
    )
    return Verdict(a.id, b.id, VerdictKind.UPDATES, reason, "known on")


def _judge_dated(a: Figure, b: Figure, setting: Setting) -> Verdict | None:
    if _is_total(a):
        return _judge_totals(a, b, setting)
    day_a, day_b = a.as_of or "", b.as_of or ""
    if not overlaps(day_a, day_b):
        return _move(a, b)
    if lies_within(day_a, day_b) or lies_within(day_b, day_a):
        reason = (
            f"{format_edtf(day_a)} and {format_edtf(day_b)} overlap: the number may have moved within that time, "
            "or one of the two is wrong."
        )
        return Verdict(a.id, b.id, VerdictKind.UNDETERMINED, reason, "as of", _settle(a, b, setting))
    return None


def _move(a: Figure, b: Figure) -> Verdict:
    early, late = sorted((a, b), key=lambda f: (first_day(f.as_of or "") or date.min, f.id))
    reason = (
        f"The day it holds for moved from {format_edtf(early.as_of or '')} to {format_edtf(late.as_of or '')}, and "
        f"the number with it, from {format_amount(early.amount)} to {format_amount(late.amount)}."
    )
    return Verdict(a.id, b.id, VerdictKind.UPDATES, reason, "as of")


def _judge_totals(a: Figure, b: Figure, setting: Setting) -> Verdict | None:
    """Running totals: from one start a later end updates and cannot fall; another start is another definition."""
    starts = [_start(f) for f in (a, b)]
    if all(starts) and not overlaps(starts[0] or "", starts[1] or ""):
        reason = (
            f"One counts {_since(a)}, the other {_since(b)}: they add up different periods, so neither corrects "
            "the other."
        )
        return Verdict(a.id, b.id, VerdictKind.DIFFERENT_DEFINITION, reason, "period")
    ends = [last_day(f.as_of or "") for f in (a, b)]
    if ends[0] is None or ends[1] is None or ends[0] == ends[1]:
        return None
    early, late = (a, b) if ends[0] < ends[1] else (b, a)
    if exceeds(early.amount, late.amount):
        reason = (
            f"{format_amount(early.amount)} until {_end(early)} and {format_amount(late.amount)} until {_end(late)}: "
            "a running total cannot fall, so the definitions differ in something unsaid or one number is wrong."
        )
        return Verdict(a.id, b.id, VerdictKind.UNDETERMINED, reason, "as of", _settle(a, b, setting))
    reason = (
        f"The total grew from {format_amount(early.amount)} until {_end(early)} to {format_amount(late.amount)} until "
        f"{_end(late)}; the definition is the same as far as the words go."
    )
    return Verdict(a.id, b.id, VerdictKind.UPDATES, reason, "as of")


def grows_apart(a: Figure, b: Figure) -> bool:
    """Whether two running totals of one start end on different days, so that the later one may simply be higher."""
    if not (_is_total(a) and a.as_of and b.as_of) or is_event_toll(a) or is_event_toll(b):
        return False
    ends = [last_day(f.as_of or "") for f in (a, b)]
    if ends[0] is None or ends[1] is None or ends[0] == ends[1]:
        return False
    early, late = (a, b) if ends[0] < ends[1] else (b, a)
    return exceeds(late.amount, early.amount) or _lowest(late) > _lowest(early)


def _lowest(figure: Figure) -> float:
    return figure.amount.low or figure.amount.high or 0.0


def _start(figure: Figure) -> str | None:
    start, end = split_interval(figure.as_of or "")
    return start if start != end else None


def _since(figure: Figure) -> str:
    start, end = split_interval(figure.as_of or "")
    if start is None:
        return f"until {format_edtf(end or '')}"
    return format_edtf(f"{start}/..") if start != end else f"on or in {format_edtf(start)}"


def _end(figure: Figure) -> str:
    _, end = split_interval(figure.as_of or "")
    return format_edtf(end) if end else "an open day"


def _is_total(figure: Figure) -> bool:
    motion = motions().get(figure.measure)
    return motion is not None and motion.kind == "total"


def _judge_reported(a: Figure, b: Figure, setting: Setting) -> Verdict | None:
    """A level told without a day holds about when its report came out; a month later it may have moved."""
    motion = motions().get(a.measure)
    if motion is None or motion.kind != "level":
        return None
    held = [_holds_about(f, setting) for f in (a, b)]
    if held[0] is None or held[1] is None:
        return None
    (first_a, last_a), (first_b, last_b) = held[0], held[1]
    gap = max((first_b - last_a).days, (first_a - last_b).days)
    if gap < MONTH:
        return None
    early, late = (a, b) if last_a < first_b else (b, a)
    reason = (
        f"First {format_amount(early.amount)}, later {format_amount(late.amount)}: no as-of day is given on both "
        f"sides, but by the days of the reports {gap} days lie between them, and a level moves."
    )
    return Verdict(a.id, b.id, VerdictKind.UPDATES, reason, "as of")


def _holds_about(figure: Figure, setting: Setting) -> tuple[date, date] | None:
    if figure.as_of:
        first, last = first_day(figure.as_of), last_day(figure.as_of)
    else:
        first, last = setting.out_from(figure), setting.known_on(figure)
    if first is None or last is None or (last - first).days > MONTH:
        return None
    return first, last


def _settle(a: Figure, b: Figure, setting: Setting) -> str:
    later = b if b.as_of else a
    return name_settlement(later, setting.known_on(later))

"""One sentence for a check: which definition makes a figure right, or by how much none does.

Takes weighed definitions; gives sentences that name definition, value and day. Never calls a figure wrong: a
definition nobody thought of may lie behind it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from penholder.model import Figure, SeriesAnswer
from penholder.record.checks.deaths import Weighed
from penholder.record.checks.fitting import allow
from penholder.values.amounts import format_amount, format_number
from penholder.values.dates import format_edtf

_FACET_WORDS = {
    "personnel": "which personnel",
    "cause": "which causes",
    "mission": "which mission",
    "branch": "which branch",
}


def tell_deaths(figure: Figure, weighed: Sequence[Weighed], chosen: Weighed | None) -> str:
    """The sentence of a toll's check."""
    if chosen is None:
        return tell_miss(figure, [w.answer for w in weighed])
    answer, first = chosen.answer, weighed[0].answer
    said = f"“{format_amount(figure.amount)}” is right for {answer.definition}: {tell_value(answer)}"
    if chosen.needs_open:
        said += ", if deaths whose cause or kind the file leaves open are counted"
    if answer.departs:
        told = " and ".join(_FACET_WORDS[facet] for facet in answer.departs)
        said += f"; the words leave open {told}, and {first.definition} are {tell_number(first)}"
    return f"{said}."


def tell_miss(figure: Figure, answers: Sequence[SeriesAnswer]) -> str:
    """That no definition fits, what the words call for gives, and how far the nearest is."""
    allowed = allow(figure.amount)

    def miss(answer: SeriesAnswer) -> float:
        return allowed.miss(min(_low(answer), answer.value), answer.value)

    first = answers[0]
    nearest = min(answers, key=lambda a: abs(miss(a)))  # the nearest to the words among equals
    said = f"No definition gives “{format_amount(figure.amount)}”: {first.definition} are {tell_value(first)}"
    if nearest is not first:
        said += f"; the nearest, {nearest.definition}, are {tell_number(nearest)}"
    off = miss(nearest)
    return f"{said}, {format_number(abs(off))} {'more' if off > 0 else 'fewer'} than the words allow."


def tell_value(answer: SeriesAnswer) -> str:
    """The value with its days: "165 from 1 July 2013 to 27 January 2023"."""
    until = format_edtf(answer.until.isoformat())
    since = f"from {format_edtf(answer.since.isoformat())} to {until}" if answer.since else f"by {until}"
    return f"{tell_number(answer)} {since}"


def tell_number(answer: SeriesAnswer) -> str:
    """The value; with its range where a day or facet is open."""
    if answer.low is None or answer.high is None:
        return format_number(answer.value)
    return f"{format_number(answer.value)} ({format_number(answer.low)} to {format_number(answer.high)})"


def tell_beyond(day: date, last: date) -> str:
    """That a series ends before the day of a figure."""
    return (
        f"The file ends on {format_edtf(last.isoformat())}, before {format_edtf(day.isoformat())}, "
        "the day the figure holds for; no answer."
    )


def _low(answer: SeriesAnswer) -> float:
    return answer.value if answer.low is None else answer.low

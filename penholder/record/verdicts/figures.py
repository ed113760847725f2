"""When two figures disagree, why: definition, as-of, rounding, or a real contradiction."""

from __future__ import annotations

import math

from penholder.model import Figure, Verdict, VerdictKind
from penholder.record.setting import Setting
from penholder.values.amounts import format_amount
from penholder.values.dates import format_edtf, lies_within, overlaps
from penholder.values.quantities import bounds

_FACETS = (
    ("cause", "the cause counted"),
    ("population", "who is counted"),
    ("scope", "the scope"),
    ("place", "the place"),
)

_ALL = {"cause": "all causes or none named", "population": "the whole mission or none named"}


def judge_figures(a: Figure, b: Figure, setting: Setting) -> Verdict:
    """The verdict between two figures of one matter."""
    return (
        _judge_copy(a, b, setting)
        or _judge_definition(a, b)
        or _judge_same(a, b)
        or _judge_precision(a, b)
        or _judge_time(a, b)
        or _give_up(a, b)
    )


def _judge_copy(a: Figure, b: Figure, setting: Setting) -> Verdict | None:
    if not (setting.same_family(a, b) and setting.correspond(a, b)) or _agree(a, b):
        return None
    reason = (
        f"Two versions of one sentence in one story give {format_amount(a.amount)} and "
        f"{format_amount(b.amount)}: a figure changed in copying."
    )
    settle = "the earliest version of the story, or the source it quotes"
    return Verdict(a.id, b.id, VerdictKind.GARBLE, reason, "value", settle)


def _judge_definition(a: Figure, b: Figure) -> Verdict | None:
    differing = [
        (facet, words)
        for facet, words in _FACETS
        if getattr(a, facet) != getattr(b, facet) and _facet_matters(a, b, facet)
    ]
    if not differing:
        return None
    parts = [
        f"{words} ({_facet_words(a, facet)} against {_facet_words(b, facet)})" for facet, words in differing
    ]
    reason = f"They differ in {' and in '.join(parts)}{_as_of_note(a, b)}, so neither corrects the other."
    return Verdict(a.id, b.id, VerdictKind.DIFFERENT_DEFINITION, reason, differing[0][0])


def _facet_matters(a: Figure, b: Figure, facet: str) -> bool:
    """A facet named on one side only matters when the numbers do not agree anyway."""
    if getattr(a, facet) and getattr(b, facet):
        return True
    return not _agree(a, b)


def _facet_words(figure: Figure, facet: str) -> str:
    return getattr(figure, facet) or _ALL.get(facet, "none named")


def _as_of_note(a: Figure, b: Figure) -> str:
    if a.as_of == b.as_of or not (a.as_of and b.as_of):
        return ""
    return f", and in the day they hold for ({format_edtf(a.as_of)} against {format_edtf(b.as_of)})"


def _agree(a: Figure, b: Figure) -> bool:
    return (a.amount.low, a.amount.high) == (b.amount.low, b.amount.high)


def _judge_same(a: Figure, b: Figure) -> Verdict | None:
    if not _agree(a, b):
        return None
    if a.amount.hedge != b.amount.hedge:
        reason = f"The same number, worded “{a.span.words}” and “{b.span.words}”."
        return Verdict(a.id, b.id, VerdictKind.SAME, reason, "hedge")
    return Verdict(a.id, b.id, VerdictKind.SAME, "Both give the same number for the same thing.")


def _judge_precision(a: Figure, b: Figure) -> Verdict | None:
    if a.as_of and b.as_of and not overlaps(a.as_of, b.as_of):
        return None
    words_a, words_b = format_amount(a.amount), format_amount(b.amount)
    if _is_rounding(a, b) or _is_rounding(b, a):
        reason = f"{words_a} and {words_b} are one number, rounded in one of them."
        return Verdict(a.id, b.id, VerdictKind.ROUNDING, reason, "precision")
    if _holds(a, b) or _holds(b, a):
        reason = f"{words_b} and {words_a} fit: one is the closer statement of the other."
        return Verdict(a.id, b.id, VerdictKind.REFINES, reason, "precision")
    return None


def _holds(outer: Figure, inner: Figure) -> bool:
    """Whether every value the inner figure allows is allowed by the outer one."""
    (low, high), (inner_low, inner_high) = _limits(outer), _limits(inner)
    return low <= inner_low and inner_high <= high


def _limits(figure: Figure) -> tuple[float, float]:
    low, high = bounds(figure.amount)
    return (-math.inf if low is None else low, math.inf if high is None else high)


def _is_rounding(exact: Figure, rounded: Figure) -> bool:
    """True when the second is the first rounded to one or two leading digits and worded as approximate."""
    x, y = exact.amount.low, rounded.amount.low
    if x is None or y is None or not x or not y or not rounded.amount.hedge:
        return False
    for digits in (1, 2):
        step = 10 ** (math.floor(math.log10(abs(x))) - digits + 1)
        if round(x / step) * step == y or math.floor(x / step) * step == y or math.ceil(x / step) * step == y:
            return x != y
    return False


def _judge_time(a: Figure, b: Figure) -> Verdict | None:
    if not (a.as_of and b.as_of) or a.as_of == b.as_of:
        return None
    if overlaps(a.as_of, b.as_of) and not (lies_within(a.as_of, b.as_of) or lies_within(b.as_of, a.as_of)):
        return None
    reason = (
        f"The day it holds for moved from {format_edtf(a.as_of)} to {format_edtf(b.as_of)}; "
        "the definition is the same as far as the words go."
    )
    return Verdict(a.id, b.id, VerdictKind.UPDATES, reason, "as of")


def _give_up(a: Figure, b: Figure) -> Verdict:
    settle = "an official series for the same definition and day"
    if a.as_of and b.as_of:
        reason = (
            f"{format_amount(a.amount)} and {format_amount(b.amount)} for the same thing at the same time "
            "cannot both be right."
        )
        return Verdict(a.id, b.id, VerdictKind.CONTRADICTION, reason, "value", settle)
    reason = (
        f"{format_amount(a.amount)} and {format_amount(b.amount)}: the words do not say for which day "
        "each holds, so they may or may not conflict."
    )
    return Verdict(a.id, b.id, VerdictKind.UNDETERMINED, reason, "as of", settle)

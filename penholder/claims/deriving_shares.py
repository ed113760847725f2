"""Derived figures: a share of a count, by interval arithmetic.

Takes two figures of a sentence, a share and the count it is a share of; gives a third that names both. Never gives
one where the words do not tie the share to the count, and never hides what the hedges leave open: the point is the
plain product, `interval` runs from the least to the greatest that both hedges allow ("about 80%" of "nearly 300" is
about 240, 194 to 264).
"""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import replace

from penholder.model import Amount, Figure, Report, make_id
from penholder.values.quantities import bounds

_WHOLE_BEFORE = re.compile(r"\s(?:of\s(?:them|those|these|which|whom)\b)")
"""What ties a share to the count before it ("nearly 300 requests, about 80% of them")."""
_WHOLE_AFTER = re.compile(r"\sof\s(?:the\s|its\s|their\s|those\s|these\s|all\s|some\s)?$", re.IGNORECASE)
"""What ties it to the count after it ("two-thirds of the 1,200 patrols")."""
_NO_WHOLE = frozenset({"share", "duration", "cost", ""})


def derive_share(
    report: Report, share: Figure, before: Sequence[Figure], after: Sequence[Figure]
) -> Figure | None:
    """The figure that a share of the count just before or after it comes to, or None."""
    if share.measure != "share" or share.amount.low is None:
        return None
    if before and before[-1].measure not in _NO_WHOLE and _WHOLE_BEFORE.match(report.text, share.span.end):
        return _multiply(report, before[-1], share)
    if after and after[0].unit and after[0].measure not in ("share", "duration", "cost"):
        link = report.text[share.span.end : after[0].span.start]
        if _WHOLE_AFTER.fullmatch(link):
            return _multiply(report, after[0], share)
    return None


def _multiply(report: Report, whole: Figure, share: Figure) -> Figure:
    start = min(whole.span.start, share.span.start)
    end = max(whole.span.end, share.span.end)
    factor = (share.amount.low or 0.0) / 100
    low = None if whole.amount.low is None else round(whole.amount.low * factor, 6)
    high = None if whole.amount.high is None else round(whole.amount.high * factor, 6)
    return replace(
        whole,
        id=make_id("f", report.id, "derived", whole.id, share.id),
        span=report.span(start, end),
        number=share.number,
        amount=Amount(low, high, share.amount.hedge or whole.amount.hedge),
        interval=multiply_share(whole.amount, share.amount),
        derived_from=(whole.id, share.id),
    )


def multiply_share(whole: Amount, share: Amount) -> Amount:
    """All a share of a count can be, both hedges read as intervals; people and things come whole, so outwards.

    >>> multiply_share(Amount(300, 300, "nearly"), Amount(80, 80, "about"))
    Amount(low=194, high=264, hedge='')
    >>> multiply_share(Amount(500, 500, "more than"), Amount(50, 50))
    Amount(low=250, high=None, hedge='')
    """
    (least, most), (lower, upper) = bounds(whole), bounds(share)
    upper = 100.0 if upper is None else min(upper, 100.0)
    low = (least or 0.0) * (lower or 0.0) / 100
    high = None if most is None else most * upper / 100
    return Amount(math.floor(round(low, 6)), None if high is None else math.ceil(round(high, 6)))

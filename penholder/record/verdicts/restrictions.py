"""When two reports tell one restriction, what one adds to the other: imposed, went on, lifted."""

from __future__ import annotations

from penholder.model import Restriction, RestrictionStatus, Verdict, VerdictKind
from penholder.record.setting import Setting
from penholder.values.dates import format_edtf, lies_within

_CASES = frozenset({"expulsion", "detention", "search", "customs"})
"""Kinds that are deeds rather than states: another day is another case, not the same one going on."""


def judge_restrictions(a: Restriction, b: Restriction, setting: Setting) -> Verdict:  # noqa: ARG001 - one signature for all judges
    """The verdict between two reports of one restriction; a was known earlier. Two of them never contradict each other."""
    if a.status is not b.status:
        return _judge_status(a, b)
    if a.period == b.period or not (a.period and b.period):
        if a.place != b.place:
            reason = f"One report says where: {a.place or b.place}."
            return Verdict(a.id, b.id, VerdictKind.REFINES, reason, "place")
        return Verdict(a.id, b.id, VerdictKind.SAME, "Both report the same restriction.")
    if lies_within(a.period, b.period) or lies_within(b.period, a.period):
        reason = f"{format_edtf(a.period)} and {format_edtf(b.period)}: one period lies within the other."
        return Verdict(a.id, b.id, VerdictKind.REFINES, reason, "period")
    went_on = "another case" if a.kind in _CASES else "it went on"
    reason = f"Reported for {format_edtf(a.period)} and then for {format_edtf(b.period)}: {went_on}."
    return Verdict(a.id, b.id, VerdictKind.UPDATES, reason, "period")


def _judge_status(a: Restriction, b: Restriction) -> Verdict:
    """Threatened, imposed and lifted are stages of one restriction, in whatever order reports tell them."""
    words = {
        RestrictionStatus.THREATENED: "threatened",
        RestrictionStatus.IMPOSED: "imposed",
        RestrictionStatus.LIFTED: "lifted",
    }
    day = f" ({format_edtf(b.period)})" if b.period else ""
    reason = f"Told as {words[a.status]}, then as {words[b.status]}{day}."
    return Verdict(a.id, b.id, VerdictKind.UPDATES, reason, "status")

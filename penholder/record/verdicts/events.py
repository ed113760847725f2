"""When two reports tell one event, what one adds to the other."""

from __future__ import annotations

from penholder.model import Event, Verdict, VerdictKind
from penholder.record.setting import Setting
from penholder.record.verdicts.tolls import judge_tolls
from penholder.values.dates import format_edtf, lies_within


def judge_events(a: Event, b: Event, setting: Setting) -> Verdict:
    """The verdict between two tellings of one event; tolls that differ decide before the wording of the day."""
    fit = not (a.when and b.when) or lies_within(a.when, b.when) or lies_within(b.when, a.when)
    tolls = judge_tolls(a, b, setting) if fit else None
    if tolls is not None:
        return tolls
    if a.when == b.when:
        return _judge_wording(a, b)
    if a.when is None or b.when is None:
        dated = a.when or b.when or ""
        reason = f"One telling gives no date, the other {format_edtf(dated)}."
        return Verdict(a.id, b.id, VerdictKind.REFINES, reason, "when")
    if lies_within(a.when, b.when) or lies_within(b.when, a.when):
        reason = f"{format_edtf(a.when)} and {format_edtf(b.when)} fit: one dates it more closely."
        return Verdict(a.id, b.id, VerdictKind.REFINES, reason, "when")
    reason = f"{format_edtf(a.when)} and {format_edtf(b.when)} are given for what reads like one event."
    return Verdict(a.id, b.id, VerdictKind.UNDETERMINED, reason, "when", "a dated account of the event")


def _judge_wording(a: Event, b: Event) -> Verdict:
    words = [e.date_words.words if e.date_words else "" for e in (a, b)]
    longer, shorter = sorted(words, key=len, reverse=True)
    if (
        shorter
        and longer != shorter
        and any(c.isdigit() for c in longer)
        and not any(c.isdigit() for c in shorter)
    ):
        reason = f"“{longer}” dates it more closely than “{shorter}”; the day fits."
        return Verdict(a.id, b.id, VerdictKind.REFINES, reason, "when")
    return Verdict(a.id, b.id, VerdictKind.SAME, "Both tell the same event with the same date.")

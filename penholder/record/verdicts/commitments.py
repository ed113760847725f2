"""When two versions of a promise or deadline give different days, whether it was refined, slipped or is contested."""

from __future__ import annotations

from datetime import date

from penholder.model import Commitment, CommitmentTold, Verdict, VerdictKind
from penholder.record.setting import Setting
from penholder.record.settling import name_settlement
from penholder.values.dates import first_day, format_edtf, last_day, lies_within
from penholder.vocabulary import date_words, event_kinds, mandates

_OF_MANDATE = ("mandate expiry", "mandate renewal")


def judge_commitments(a: Commitment, b: Commitment, setting: Setting) -> Verdict:
    """The verdict between two versions of one commitment; a was known earlier."""
    told = _judge_told(a, b, setting)
    if told is not None:
        return told
    if a.due == b.due and a.what == b.what:
        return Verdict(a.id, b.id, VerdictKind.SAME, "Both name the same day for the same thing.")
    if a.due is None or b.due is None:
        reason = "Only one version names a day that can be worked out."
        return Verdict(a.id, b.id, VerdictKind.REFINES, reason, "due")
    if a.what != b.what:
        return _judge_other_name(a, b, setting)
    if lies_within(b.due, a.due) or lies_within(a.due, b.due):
        return _refine(a, b)
    renewed = _find_renewal(a, b, setting)
    if renewed:
        return Verdict(a.id, b.id, VerdictKind.UPDATES, renewed, "due")
    if _has_slipped(a, b, setting):
        reason = f"Due {format_edtf(a.due)} when first reported, then {format_edtf(b.due)}: the date slipped."
        return Verdict(a.id, b.id, VerdictKind.SLIPPAGE, reason, "due")
    return _contest(a, b, setting)


_ENDED = {
    CommitmentTold.BROKEN: "told as not done",
    CommitmentTold.DROPPED: "told as called off or suspended",
    CommitmentTold.KEPT: "told as kept",
}


def _judge_told(a: Commitment, b: Commitment, setting: Setting) -> Verdict | None:
    """What the words of one version say about the other's day: not done, called off, moved, renewed.

    A day told as moved or renewed speaks only about days known before it, or told as what "had been" planned.
    """
    for before, after in ((a, b), (b, a)):
        if after.told in _ENDED and before.told not in _ENDED and _is_of(before, after, setting):
            due = format_edtf(before.due) if before.due else "a day not given"
            reason = f"Due {due}; {_ENDED[after.told]}: “{' '.join(after.span.words.split())}”."
            return Verdict(a.id, b.id, VerdictKind.UPDATES, reason, "outcome")
        missed = before.told in (CommitmentTold.BROKEN, CommitmentTold.DROPPED) and after.told not in _ENDED
        if (
            missed
            and a.what == b.what
            and _is_later(before, after)
            and _is_known_first(before, after, setting)
        ):
            reason = f"Due {format_edtf(before.due or '')} and {_ENDED[before.told]}, then due {format_edtf(after.due or '')}: the date slipped."
            return Verdict(a.id, b.id, VerdictKind.SLIPPAGE, reason, "due")
        changes = after.told in (CommitmentTold.MOVED, CommitmentTold.RENEWED)
        if (
            changes
            and before.due
            and after.due
            and a.what == b.what
            and _is_known_first(before, after, setting)
        ):
            verdict = _judge_change(before, after)
            if verdict is not None:
                kind, reason = verdict
                return Verdict(a.id, b.id, kind, reason, "due")
    return None


def _is_later(before: Commitment, after: Commitment) -> bool:
    end, start = last_day(before.due) if before.due else None, first_day(after.due) if after.due else None
    return end is not None and start is not None and start > end


def _is_of(before: Commitment, after: Commitment, setting: Setting) -> bool:
    """Whether an outcome is that of the day promised: the same day, or no other was named by then."""
    if before.due and after.due:
        return lies_within(after.due, before.due) or lies_within(before.due, after.due)
    return _is_known_first(before, after, setting)


def _is_known_first(before: Commitment, after: Commitment, setting: Setting) -> bool:
    known = setting.known_on(before), setting.known_on(after)
    planned = "had" in before.modality.split()
    return planned or (known[0] is not None and known[1] is not None and known[0] <= known[1])


def _judge_change(before: Commitment, after: Commitment) -> tuple[VerdictKind, str] | None:
    old, new = before.due or "", after.due or ""
    end, start = last_day(old), first_day(new)
    if end is None or start is None or lies_within(new, old) or lies_within(old, new):
        return None
    if start <= end:
        reason = f"Due {format_edtf(old)}, brought forward to {format_edtf(new)}."
        return VerdictKind.UPDATES, reason
    if after.told is CommitmentTold.RENEWED:
        return VerdictKind.UPDATES, f"To end {format_edtf(old)}, renewed until {format_edtf(new)}."
    return (
        VerdictKind.SLIPPAGE,
        f"Due {format_edtf(old)}, told as moved to {format_edtf(new)}: the date slipped.",
    )


def _refine(a: Commitment, b: Commitment) -> Verdict:
    coarse, fine = (a, b) if lies_within(b.due or "", a.due or "") else (b, a)
    reason = (
        f"{format_edtf(fine.due or '')} lies within {format_edtf(coarse.due or '')} and says it more closely."
    )
    return Verdict(a.id, b.id, VerdictKind.REFINES, reason, "due")


def _find_renewal(a: Commitment, b: Commitment, setting: Setting) -> str:
    """The sentence that says a mandate was renewed from one end to the other; "" when nothing shows it.

    The two ends are those of two of the mission's resolutions adopted by the record's day, or the later one is told
    as a renewal.
    """
    early, late = sorted((a, b), key=lambda c: c.due or "")
    if early.what not in _OF_MANDATE or late.what not in _OF_MANDATE:
        return ""
    ends = _ends_known(a.about, setting.latest_day(a, b))
    due = f"Due to end {format_edtf(early.due or '')}, then {format_edtf(late.due or '')}"
    if (early.due or "") in ends and (late.due or "") in ends:
        return f"{due}: the mandate was renewed, the later day is that of {ends[late.due or '']}."
    words = late.span.words.lower()
    if any(verb in words for verb in date_words("prolonging verb")):
        return f"{due}: the later day is told as that of a renewal."
    return ""


def _ends_known(mission: str, day: date | None) -> dict[str, str]:
    """The days a mission's mandates end by the resolutions adopted by a day, each with the first that set it."""
    known = [m for m in mandates() if m.mission == mission and m.expires and day and m.adopted <= day]
    ordered = sorted(known, key=lambda m: (m.adopted, m.resolution), reverse=True)
    return {m.expires.isoformat(): m.resolution for m in ordered if m.expires}


def _judge_other_name(a: Commitment, b: Commitment, setting: Setting) -> Verdict:
    labels = {kind.key: kind.label for kind in event_kinds()}
    first, second = labels.get(a.what, a.what), labels.get(b.what, b.what)
    due_a, due_b = format_edtf(a.due or ""), format_edtf(b.due or "")
    if a.due == b.due or lies_within(a.due or "", b.due or "") or lies_within(b.due or "", a.due or ""):
        reason = f"“{first}” and “{second}” fall together ({due_a}, {due_b}): one names it more closely."
        return Verdict(a.id, b.id, VerdictKind.REFINES, reason, "what")
    reason = (
        f"“{first}” in {due_a} and “{second}” in {due_b} may contradict each other or be "
        "two different milestones; the words do not say."
    )
    return Verdict(
        a.id, b.id, VerdictKind.UNDETERMINED, reason, "what", name_settlement(a, setting.known_on(a))
    )


def _has_slipped(a: Commitment, b: Commitment, setting: Setting) -> bool:
    """A date slipped when a later report gives a later day and the earlier day had passed or was called off."""
    known_a, known_b = setting.known_on(a), setting.known_on(b)
    end_a, start_b = last_day(a.due or ""), first_day(b.due or "")
    if end_a is None or start_b is None or start_b <= end_a:
        return False
    if known_a is not None and known_b is not None and known_b <= known_a:
        return False
    passed = known_b is not None and known_b > end_a
    return passed or "had been" in a.modality or "postpone" in b.modality or "delay" in b.modality


def _contest(a: Commitment, b: Commitment, setting: Setting) -> Verdict:
    due_a, due_b = format_edtf(a.due or ""), format_edtf(b.due or "")
    if a.report == b.report:
        reason = f"One report gives {due_a} and {due_b}: its words do not say which of them stands."
        return Verdict(
            a.id, b.id, VerdictKind.UNDETERMINED, reason, "due", name_settlement(a, setting.known_on(a))
        )
    if setting.known_on(a) is not None and setting.known_on(a) == setting.known_on(b):
        reason = f"{due_a} and {due_b} are given for the same thing at the same time."
        return Verdict(
            a.id, b.id, VerdictKind.CONTRADICTION, reason, "due", name_settlement(a, setting.known_on(a))
        )
    reason = f"{due_a}, later {due_b}: no report says whether the date was moved or one of them is wrong."
    return Verdict(
        a.id, b.id, VerdictKind.UNDETERMINED, reason, "due", name_settlement(a, setting.known_on(a))
    )

"""When a state or party is reported with two stances on one option, whether it shifted."""

from __future__ import annotations

from penholder.model import Position, Stance, Verdict, VerdictKind
from penholder.record.setting import Setting
from penholder.record.settling import name_settlement
from penholder.record.stances import name_shift
from penholder.values.dates import first_day, last_day


def judge_positions(a: Position, b: Position, setting: Setting) -> Verdict:
    """The verdict between two stances of one holder on one option."""
    if a.stance == b.stance:
        return Verdict(a.id, b.id, VerdictKind.SAME, f"Both times {a.holder} {_worded(a)}.")
    if {a.stance, b.stance} == {Stance.ASKS, Stance.SUPPORTS}:
        reason = f"{a.holder} {_worded(a)} in one passage and {_worded(b)} in the other: both are for it."
        return Verdict(a.id, b.id, VerdictKind.REFINES, reason, "stance")
    for first, later in ((a, b), (b, a)):
        if _precedes(first, later, setting):
            kind = name_shift(first.stance, later.stance).value
            reason = f"{a.holder} first {_worded(first)}, later {_worded(later)}: the stance has {kind}."
            return Verdict(a.id, b.id, VerdictKind.UPDATES, reason, "stance")
    if Stance.AMBIGUOUS in (a.stance, b.stance):
        clear = b if a.stance == Stance.AMBIGUOUS else a
        reason = (
            f"On about the same day {a.holder} leaves it open in one passage and in another {_worded(clear)}."
        )
        return Verdict(a.id, b.id, VerdictKind.REFINES, reason, "stance")
    if Stance.CONDITIONAL in (a.stance, b.stance) and {a.stance, b.stance} & {Stance.SUPPORTS, Stance.ASKS}:
        reason = (
            f"On about the same day {a.holder} {_worded(a)} and {_worded(b)}: it is for it on a condition."
        )
        return Verdict(a.id, b.id, VerdictKind.REFINES, reason, "condition")
    reason = f"On about the same day {a.holder} {_worded(a)} and {_worded(b)}."
    if a.speaker != b.speaker and a.speaker and b.speaker:
        reason = (
            f"On about the same day {a.speaker} for {a.holder} {_worded(a)} and {b.speaker} {_worded(b)}."
        )
    settle = name_settlement(b, setting.known_on(b))
    return Verdict(a.id, b.id, VerdictKind.UNDETERMINED, reason, "stance", settle)


def _precedes(a: Position, b: Position, setting: Setting) -> bool:
    """Whether one was surely said before the other; the report's day stands in for an unknown one."""
    day_a = last_day(a.said) if a.said else setting.known_on(a)
    day_b = first_day(b.said) if b.said else setting.known_on(b)
    return day_a is not None and day_b is not None and day_a < day_b


def _worded(position: Position) -> str:
    return {
        "supports": "supports it",
        "opposes": "opposes it",
        "conditional": "sets a condition",
        "asks for": "asks for it",
        "ambiguous": "leaves it open",
    }[position.stance.value]

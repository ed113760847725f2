"""The relation between two versions of one matter, typed and with one sentence of reason.

Takes two claims of one ledger; gives a `Verdict`. Never picks a winner: both versions stay in the record.
One module per ledger; each asks first whether a version is garbled, then whether the definitions differ,
then whether time moved, and only then calls it a contradiction.
"""

from __future__ import annotations

from collections.abc import Callable

from penholder.model import (
    Claim,
    Commitment,
    Event,
    Figure,
    Position,
    Restriction,
    Verdict,
    VerdictKind,
)
from penholder.record.setting import Setting
from penholder.record.verdicts.commitments import judge_commitments
from penholder.record.verdicts.events import judge_events
from penholder.record.verdicts.figures import judge_figures
from penholder.record.verdicts.positions import judge_positions
from penholder.record.verdicts.restrictions import judge_restrictions

_JUDGES: tuple[tuple[type, Callable[..., Verdict]], ...] = (
    (Figure, judge_figures),
    (Commitment, judge_commitments),
    (Event, judge_events),
    (Restriction, judge_restrictions),
    (Position, judge_positions),
)


def judge_pair(a: Claim, b: Claim, setting: Setting) -> Verdict:
    """The verdict between two claims of one matter; a is the one known earlier."""
    if setting.order(b) < setting.order(a):
        a, b = b, a
    for claim in (a, b):
        suspicion = setting.suspicion(claim)
        if suspicion is not None:
            return Verdict(a.id, b.id, VerdictKind.GARBLE, f"One version is suspect: {suspicion.reason}")
    judge = next(judge for kind, judge in _JUDGES if isinstance(a, kind))
    return judge(a, b, setting)

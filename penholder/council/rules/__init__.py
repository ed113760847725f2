"""The Council's rules of voting: what a vote decides, whether a veto counts, and what is voted on first.

Takes votes, days and what has been submitted; gives outcomes and orders, each with the rule it rests on. Never
knows a report, a record or a member's reasons. Sources: the Charter of the United Nations, the provisional rules
of procedure of the Security Council (S/96/Rev.7) and the practice named beside each rule.
"""

from __future__ import annotations

from penholder.council.rules.disputes import hold_to_abstain, must_abstain
from penholder.council.rules.order import (
    Amendment,
    Ballot,
    BallotKind,
    Draft,
    Motion,
    MotionKind,
    Part,
    can_withdraw,
    order_amendments,
    order_motions,
    plan_ballots,
)
from penholder.council.rules.outcomes import Outcome, decide, decide_roll_call
from penholder.council.rules.procedure import (
    Nature,
    NatureRuling,
    ProceduralMatter,
    decide_under_double_veto,
    rule_on_nature,
    vote_on_nature,
)
from penholder.values.charter import (
    ENLARGED,
    blocking_number,
    council_size,
    required_majority,
)

__all__ = [
    "ENLARGED",
    "Amendment",
    "Ballot",
    "BallotKind",
    "Draft",
    "Motion",
    "MotionKind",
    "Nature",
    "NatureRuling",
    "Outcome",
    "Part",
    "ProceduralMatter",
    "blocking_number",
    "can_withdraw",
    "council_size",
    "decide",
    "decide_roll_call",
    "decide_under_double_veto",
    "hold_to_abstain",
    "must_abstain",
    "order_amendments",
    "order_motions",
    "plan_ballots",
    "required_majority",
    "rule_on_nature",
    "vote_on_nature",
]

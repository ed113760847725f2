"""What voting history shows as JSON.

Takes `VotesCounted`; gives one object. Never leaves a share without its cases, and never writes a share that is
unknown: its value is null, its bounds stand beside it.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from penholder.model.rates import (
    MINIMUM,
    Agreement,
    MemberRate,
    Named,
    PeriodCount,
    Share,
    SubjectCount,
    VetoRate,
    VotesAsked,
    VotesCounted,
)
from penholder.model.voting import RollCall
from penholder.outputs.json_text import write_json
from penholder.outputs.views.roll_calls import name_call

FORMAT = "penholder-votes/1"
"""Name and version of the layout."""


def export_votes(counted: VotesCounted) -> str:
    """One JSON object, keys sorted; roll calls that were split or defeated stand in `roll_calls`, named elsewhere by id."""
    calls = [r for year in counted.years for r in (*year.split, *year.defeated)]
    body: dict[str, Any] = {
        "format": FORMAT,
        "asked": _asked(counted.asked),
        "sources": list(counted.sources),
        "first_day": _day(counted.first_day),
        "last_day": _day(counted.last_day),
        "defeated_to": _day(counted.defeated_to),
        "put_to_the_vote": counted.roll_calls,
        "least_cases": MINIMUM,
        "named": _named(counted.named),
        "whole": _period(counted.whole) if counted.whole else None,
        "periods": [_period(p) for p in counted.periods],
        "years": [_period(p) for p in counted.years],
        "members": {
            "adopted": [_member(m) for m in counted.adopted],
            "not_adopted": [_member(m) for m in counted.defeated],
            "adopted_by_period": {label: [_member(m) for m in rates] for label, rates in counted.by_period},
        },
        "vetoes": [_veto(v) for v in counted.vetoes],
        "agreement": {
            "counted_on": counted.agreement_on,
            "order": list(counted.order),
            "pairs": [_pair(a) for a in counted.agreements],
        },
        "subjects": [_subject(s) for s in counted.subjects],
        "meetings": None
        if counted.meetings is None
        else {"held": counted.meetings, "source": counted.meetings_source},
        "roll_calls": [_call(r) for r in calls],
    }
    return write_json(body)


def _asked(asked: VotesAsked) -> dict[str, Any]:
    return {
        "subject": asked.subject or None,
        "member": asked.member or None,
        "since": _day(asked.since),
        "until": _day(asked.until),
    }


def _named(named: Named) -> dict[str, Any]:
    return {
        "by_file": named.by_file,
        "by_rule": named.by_rule,
        "not_all_named": named.split_unnamed,
        "without_numbers": named.without_numbers,
    }


def _share(share: Share) -> dict[str, Any]:
    enough = share.cases >= MINIMUM
    return {
        "counted": share.counted,
        "cases": share.cases,
        "not_told": share.unknown,
        "value": _round(share.value) if enough and share.value is not None else None,
        "low": _round(share.low) if enough else None,
        "high": _round(share.high) if enough else None,
    }


def _round(value: float) -> float:
    return round(value, 6)


def _period(p: PeriodCount) -> dict[str, Any]:
    return {
        "label": p.label,
        "first_day": _day(p.first),
        "last_day": _day(p.last),
        "adopted": p.adopted,
        "unanimous": _share(p.unanimous),
        "failed": p.failed,
        "vetoed": p.vetoed,
        "vetoed_share": _share(p.veto) if p.veto else None,
    }


def _member(m: MemberRate) -> dict[str, Any]:
    return {
        "member": m.member,
        "permanent": m.permanent,
        "first_day": _day(m.first),
        "last_day": _day(m.last),
        "votes": m.cases,
        "abstained": _share(m.abstained),
        "against": _share(m.against),
        "absent": _share(m.absent),
        "not_yes": _share(m.not_yes),
        "not_yes_on": [name_call(r) for r in m.named],
    }


def _veto(v: VetoRate) -> dict[str, Any]:
    return {"member": v.member, "cast": _share(v.cast), "drafts": [name_call(r) for r in v.drafts]}


def _pair(a: Agreement) -> dict[str, Any]:
    return {"members": [a.a, a.b], "all": _share(a.every), "contested": _share(a.contested)}


def _subject(s: SubjectCount) -> dict[str, Any]:
    return {
        "subject": s.key,
        "label": s.label,
        "kind": s.kind,
        "put_to_the_vote": s.roll_calls,
        "whole": _period(s.whole),
        "periods": [_period(p) for p in s.periods],
        "members": [_member(m) for m in s.members],
        "meetings": s.meetings,
    }


def _call(r: RollCall) -> dict[str, Any]:
    count = r.count
    return {
        "id": name_call(r),
        "symbol": r.symbol,
        "day": _day(r.day),
        "result": str(r.result),
        "title": r.title,
        "subject": r.subject or None,
        "count": None
        if count is None
        else {"yes": count.yes, "no": count.no, "abstain": count.abstain, "absent": count.absent},
        "votes": {v.member: str(v.vote) for v in r.votes},
        "vetoed_by": list(r.vetoed_by),
        "where": r.where,
        "notes": list(r.notes),
    }


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None

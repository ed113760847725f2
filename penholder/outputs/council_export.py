"""The Council's table as one JSON document.

Takes a record, its tallies; gives text with the same bytes for the same record in any order. Never drops what a
member said where a person has set its vote: both stand side by side.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import msgspec

from penholder.model import MemberPosition, Outlook, Position, Record, Tally, VoteSet
from penholder.outputs.exports import name_reports
from penholder.outputs.json_text import write_json
from penholder.outputs.views import labels
from penholder.outputs.views.council import CouncilView, DraftView
from penholder.outputs.views.index import RecordIndex, index_record
from penholder.outputs.views.tallies import find_judgement
from penholder.outputs.wording import clean

COUNCIL_FORMAT = "penholder-council/1"
"""Name and version of the layout of `penholder council --json`."""


def export_council(
    record: Record, view: CouncilView, tallies: Sequence[Tally], outlook: Outlook | None = None
) -> str:
    """Drafts with interval, members, smallest sets and sentences, the outlook, and the reports their words stand in."""
    index = index_record(record)
    by_key = {tally.option: tally for tally in tallies}
    drafts = [_write_draft(index, draft, by_key[draft.key]) for draft in view.drafts]
    cited = {i for t in tallies for m in t.members for i in m.positions}
    cited |= {i for draft in view.drafts for aside in draft.aside for i in aside.evidence}
    body = {
        "format": COUNCIL_FORMAT,
        "known_on": record.known_on.isoformat() if record.known_on else None,
        "mission": record.mission,
        "roster": view.roster,
        "drafts": drafts,
        "outlook": msgspec.to_builtins(outlook),
        "reports": name_reports(index, {index.claims[i].report for i in cited if i in index.claims}),
    }
    return write_json(body)


def _write_draft(index: RecordIndex, draft: DraftView, tally: Tally) -> dict[str, Any]:
    return {
        "option": tally.option,
        "label": labels.option(tally.option),
        "day": tally.day.isoformat(),
        "low": tally.votes_low,
        "high": tally.votes_high,
        "required": tally.required,
        "procedural": tally.procedural,
        "rule": tally.rule,
        "vetoes_possible": list(tally.vetoes_possible),
        "vetoes_stated": list(tally.vetoes_stated),
        "pivotal": list(tally.pivotal),
        "passing": [_write_set(s) for s in tally.passing],
        "blocking": [_write_set(s) for s in tally.blocking],
        "smallest_sets": draft.tally.sets.text,
        "must_be_true": list(tally.must_be_true),
        "members": [_write_member(index, m) for m in tally.members],
        "aside": [{"text": a.text, "evidence": list(a.evidence)} for a in draft.aside],
        "waiting": [{"text": a.text, "evidence": list(a.evidence)} for a in draft.waiting],
    }


def _write_set(found: VoteSet) -> dict[str, Any]:
    return {"members": list(found.members), "any_of": list(found.any_of), "number": found.number}


def _write_member(index: RecordIndex, member: MemberPosition) -> dict[str, Any]:
    held = (index.claims.get(i) for i in member.positions)
    return {
        "member": member.member,
        "name": labels.actor(member.member),
        "permanent": member.permanent,
        "stance": member.stance,
        "counted": member.counted,
        "said": [_write_position(p) for p in held if isinstance(p, Position)],
        "set": _write_set_vote(index, member),
    }


def _write_position(position: Position) -> dict[str, Any]:
    return {
        "position": position.id,
        "option": position.option,
        "stance": position.stance,
        "said": position.said,
        "words": msgspec.to_builtins(position.span),
    }


def _write_set_vote(index: RecordIndex, member: MemberPosition) -> dict[str, Any] | None:
    """Who set it; None where nobody has. A trial is named as such: nobody signed it and it is not kept."""
    if not member.is_set:
        return None
    made = find_judgement(index, member.judgement)
    return {
        "vote": member.vote or "unknown",
        "kept": made is not None,
        "judgement": made.id if made else None,
        "by": clean(made.by) if made else None,
        "on": made.on.isoformat() if made else None,
        "because": clean(made.reason) if made else None,
    }

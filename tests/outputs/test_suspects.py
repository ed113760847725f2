"""A claim that a suspicion touches never stands alone: not in the head, not in the table of positions, never unmarked."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from penholder.model import Claim, Figure, Position, Record, Restriction, Statement, Suspicion
from penholder.outputs.markdown import write_markdown
from penholder.outputs.views import index_record, view_brief
from penholder.outputs.views.positions import view_positions
from tests.outputs.fixture import ASSESSMENTS, RECORD

CLAIMS = tuple(c for made in RECORD.claims for c in made.all())


def doubt(*claims: Claim) -> Record:
    """The record with these claims suspect and no other."""
    span = RECORD.suspicions[0].span
    suspicion = Suspicion(
        span, "number against sister", "Its sister has another.", tuple(c.id for c in claims)
    )
    return replace(RECORD, suspicions=(suspicion,))


def head(record: Record) -> str:
    return " ".join(line.text for line in view_brief(record, ASSESSMENTS).head)


def test_the_only_claim_of_a_restriction_leaves_the_head_when_it_is_suspect() -> None:
    held = [c for c in CLAIMS if isinstance(c, Restriction) and c.by]
    assert "restricts the operation" in head(doubt())
    assert "restricts the operation" not in head(doubt(*held))


def test_a_suspect_count_is_not_told_with_a_sound_restriction() -> None:
    counts = [
        c for c in CLAIMS if isinstance(c, Figure) and any(c.id == getattr(r, "count", "") for r in CLAIMS)
    ]
    assert counts
    assert "41" in head(doubt())
    told = head(doubt(*counts))
    assert "restricts the operation" in told
    assert "41" not in told


def test_a_party_has_no_place_among_the_positions_on_a_suspect_word_alone() -> None:
    def parties(record: Record) -> set[str]:
        rows = view_positions(index_record(record), ASSESSMENTS.tallies).rows
        return {
            row.name for row in rows if row.group == "not on the Council" and any(c.words for c in row.cells)
        }

    others = [c for c in CLAIMS if isinstance(c, Position)]
    assert "Lebanon" in parties(doubt())
    assert parties(doubt(*others)) == set()


@pytest.mark.parametrize("kind", [Figure, Statement, Restriction])
def test_wherever_a_suspect_claim_is_cited_its_note_says_so(kind: type[Claim]) -> None:
    doubted = [c for c in CLAIMS if isinstance(c, kind)]
    assert count_marked(doubt(*doubted)) > count_marked(doubt())


def count_marked(record: Record) -> int:
    """Notes of the brief that say the words behind them are suspect."""
    notes = re.findall(r"^\[\^\d+\]: (.*)$", write_markdown(record, ASSESSMENTS), re.MULTILINE)
    return sum("Suspect: Its sister has another." in note for note in notes)

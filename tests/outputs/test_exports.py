"""Exports: canonical, complete, inert."""

from __future__ import annotations

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from penholder.outputs.exports import export_csv, export_json, guard
from penholder.outputs.tables import TABLES
from tests.outputs.fixture import ASSESSMENTS, OTHER_R, RECORD
from tests.outputs.test_brief import PAGE, shuffled

BODY = export_json(RECORD, ASSESSMENTS)
SHEETS = export_csv(RECORD, ASSESSMENTS)


def test_json_keeps_exact_words_and_is_inert() -> None:
    held = json.loads(BODY)
    texts = {r["id"]: r["text"] for r in held["record"]["reports"]}
    assert texts[OTHER_R.id] == OTHER_R.text
    assert "\x1b" not in BODY
    assert "\u202e" not in BODY


def test_json_is_canonical() -> None:
    assert export_json(shuffled(RECORD, 3), ASSESSMENTS) == BODY
    assert (
        json.dumps(json.loads(BODY), indent=1, sort_keys=True, ensure_ascii=False)
        .replace("\u202e", "\\u202e")
        .replace("\u202c", "\\u202c")
        + "\n"
        == BODY
    )


def test_every_claim_is_in_its_table() -> None:
    for held in RECORD.claims:
        for claim in held.all():
            assert any(claim.id in sheet for sheet in SHEETS.values())


def test_tables_have_their_columns() -> None:
    assert set(SHEETS) == {f"{table.name}.csv" for table in TABLES}
    for table in TABLES:
        rows = list(csv.reader(io.StringIO(SHEETS[f"{table.name}.csv"])))
        assert rows[0] == [c.name for c in table.columns]
        assert len(set(rows[0])) == len(rows[0])
        assert all(len(row) == len(rows[0]) for row in rows)
        assert all(c.meaning for c in table.columns)


def test_values_are_those_of_the_brief() -> None:
    rows = list(csv.DictReader(io.StringIO(SHEETS["figures.csv"])))
    assert {"more than 13,000", "312", "6,000 to 7,000"} <= {r["value"] for r in rows}
    assert all(r["value"] in PAGE for r in rows)


def test_tables_are_canonical() -> None:
    assert export_csv(shuffled(RECORD, 4), ASSESSMENTS) == SHEETS


@given(st.text())
def test_no_cell_is_a_formula(words: str) -> None:
    assert not guard(words).startswith(("=", "+", "-", "@", "\t", "\r"))

"""The head of the brief names a restriction that a state imposes and that stands, and no other."""

from __future__ import annotations

from pathlib import Path

import penholder

IMPOSED = """JUBA, 3 May 2023 – South Sudan has denied flight permission to the UN Mission in South Sudan (UNMISS) since Monday,
the mission said on Wednesday. South Sudan's government gave no reason.
"""
LIFTED = """JUBA, 20 May 2023 – South Sudan has lifted the flight ban on the UN Mission in South Sudan (UNMISS), the mission
said on Saturday.
"""
BY_GROUP = """GOMA, 3 May 2023 – M23 fighters blocked patrols of the UN mission in the Democratic Republic of the Congo, MONUSCO,
near Kibumba on Tuesday, the mission said on Wednesday.
"""


def _head(tmp_path: Path, **reports: str) -> str:
    pile = tmp_path / "pile"
    pile.mkdir()
    for name, text in reports.items():
        (pile / f"{name}.txt").write_text(text, encoding="utf-8")
    penholder.read([pile], record=tmp_path / "r.db")
    record = penholder.open_record(tmp_path / "r.db")
    return penholder.brief(record, markdown=True)


def test_what_a_state_imposes_is_named(tmp_path: Path) -> None:
    assert "South Sudan restricts the operation" in _head(tmp_path, a=IMPOSED)


def test_what_was_lifted_is_not(tmp_path: Path) -> None:
    assert "restricts the operation" not in _head(tmp_path, a=IMPOSED, b=LIFTED)


def test_what_an_armed_group_does_is_not_a_state_s(tmp_path: Path) -> None:
    assert "restricts the operation" not in _head(tmp_path, a=BY_GROUP)

"""A small folder of labelled sayings, its labels made from exact snippets of its reports."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

REPORTS = {
    "unmiss-1": (
        "2022-05-06",
        "Envoy urges calm in Upper Nile\n\n"
        "JUBA, 6 May 2022 – “The ceasefire must hold,” Nicholas Haysom, the head of UNMISS, told reporters on Wednesday. "
        "He said that two convoys had been stopped.\n\n"
        "South Sudan’s government rejected the charge. Residents of the town said markets had closed.\n",
    ),
    "unmiss-2": (
        "2022-05-09",
        "Council hears of floods\n\n"
        "“We cannot wait for the rains to end,” Nicholas Haysom told the Security Council on Monday, adding that roads were cut.\n",
    ),
}


def find(document: str, words: str, number: int = 1) -> dict[str, Any]:
    """The span of the numbered occurrence of these words."""
    text, start = REPORTS[document][1], -1
    for _ in range(number):
        start = text.index(words, start + 1)
    return {"start": start, "end": start + len(words), "text": words}


def label(
    document: str, source: str | None, cue: str | None, content: str, **changes: object
) -> dict[str, Any]:
    """A statement's label; every field but the spans has a plain value until it is changed."""
    plain: dict[str, Any] = {
        "doc": document,
        "source": find(document, source) if source else None,
        "cue": find(document, cue) if cue else None,
        "content": [find(document, content)],
        "speaker": "Nicholas Haysom",
        "aliases": ["Haysom"],
        "speaks_for": "UNMISS",
        "office": "Special Representative of the Secretary-General",
        "source_form": "name",
        "form": "direct",
        "construction": "plain",
        "nested": False,
        "force": "asserts",
        "certainty": "plain",
        "certainty_words": None,
        "hand": "first hand",
        "said": None,
        "forum": None,
        "addressee": None,
    }
    return {**plain, **changes}


def make_gold() -> dict[str, Any]:
    """Labels of both reports: four statements, one position."""
    nobody = {"speaker": None, "aliases": [], "speaks_for": None, "office": None}
    return {
        "note": "made for the tests of the evaluation",
        "mission": "UNMISS",
        "documents": {
            key: {"file": f"{key}.txt", "published": published} for key, (published, _) in REPORTS.items()
        },
        "statements": [
            label(
                "unmiss-1",
                "Nicholas Haysom, the head of UNMISS,",
                "told",
                "“The ceasefire must hold,”",
                force="demands",
                said="2022-05-04",
                addressee=find("unmiss-1", "reporters"),
                forum="press",
            ),
            label(
                "unmiss-1",
                "He",
                "said",
                "that two convoys had been stopped",
                form="indirect",
                source_form="pronoun",
            ),
            label(
                "unmiss-1",
                "Residents of the town",
                "said",
                "markets had closed",
                form="indirect",
                source_form="nominal",
                **nobody,
            )
            | {"cue": find("unmiss-1", "said", 2)},
            label(
                "unmiss-2",
                "Nicholas Haysom",
                "told",
                "“We cannot wait for the rains to end,”",
                said="2022-05-09",
                forum="Security Council",
                addressee=find("unmiss-2", "the Security Council"),
            ),
        ],
        "positions": [
            {
                "doc": "unmiss-1",
                "holder": "South Sudan",
                "option": "other: ceasefire",
                "stance": "opposes",
                "condition": None,
                "words": find("unmiss-1", "rejected the charge"),
            },
            {
                "doc": "unmiss-2",
                "holder": "UNMISS",
                "option": "keep",
                "stance": "supports",
                "condition": None,
                "words": find("unmiss-2", "roads were cut"),
            },
        ],
    }


def write_folder(folder: Path, gold: Mapping[str, Any] | None = None) -> Path:
    """The folder with reports and labels (or other labels)."""
    folder.mkdir(exist_ok=True)
    for key, (_, text) in REPORTS.items():
        (folder / f"{key}.txt").write_text(text, encoding="utf-8", newline="")
    (folder / "UNMISS.json").write_text(json.dumps(gold or make_gold()), encoding="utf-8")
    return folder

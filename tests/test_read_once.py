"""The statement model reads each distinct paragraph once, however many reports carry it and however often they are read."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from penholder import preparing
from penholder.loading import load_standing
from penholder.paragraphs import split_paragraphs
from penholder.pipeline import read_pile
from penholder.store import Store
from penholder.syntax import ReadStatement, Sentence

SHARED = (
    "MONUSCO said on Monday that thirty civilians had fled to Bunia from the fighting in the hills.",
    "“We will not leave,” said Ali Example, the spokesman of MONUSCO, when he met reporters on Friday.",
    "The envoy of Ghana, Kofi Mensah, told reporters that the road to the south was still closed.",
)


def write_report(folder: Path, name: str, paragraphs: Sequence[str]) -> None:
    title = f"Mission speaks of the road, says {name}"
    (folder / f"{name}.txt").write_text("\n\n".join((title, *paragraphs)) + "\n", encoding="utf-8")


@pytest.fixture
def read(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The paragraphs handed to a model that finds nothing, in order."""
    handed: list[str] = []

    def read_paragraph(words: str, sentences: Sequence[Sentence]) -> tuple[ReadStatement, ...]:
        assert all(words[s.start : s.end] == s.text for s in sentences)
        handed.append(words)
        return ()

    monkeypatch.setattr(preparing, "load_model", object)
    monkeypatch.setattr(preparing, "read_paragraph", read_paragraph)
    return handed


def test_each_distinct_paragraph_is_read_once(tmp_path: Path, read: list[str]) -> None:
    pile = tmp_path / "pile"
    pile.mkdir()
    for number in range(4):
        write_report(pile, f"copy-{number}", SHARED[number % 2 :])
    with Store(tmp_path / "record.db") as store:
        read_pile([pile], store)
        reports = load_standing(store)
        carried = [words for report in reports for _, words in split_paragraphs(report)]
        assert sorted(read) == sorted(set(carried))
        assert len(carried) > len(read)
        read_pile([pile], store)
        assert sorted(read) == sorted(set(carried))
        fresh = "The council was told that the last convoy of the year had come through without a shot."
        write_report(pile, "late", (SHARED[1], fresh))
        read_pile([pile], store)
    assert fresh in read[len(set(carried)) :]
    assert SHARED[1] not in read[len(set(carried)) :]
    assert len(read) == len(set(read))

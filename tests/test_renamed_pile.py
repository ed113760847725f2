"""Speakers are told as well in a pile whose people no vocabulary knows, whose states changed places, in another order."""

from __future__ import annotations

from pathlib import Path

import pytest

from penholder.evaluate.casebook import read_afresh, score_ledgers
from penholder.model import Record, SpeakerKind
from penholder.values.subjects import person_named
from tests.renaming import Pile, read_pile, rename_pile

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
CONGO = ROOT / "tests" / "piles" / "drc-2023"


def find_pile() -> Pile:
    """The real pile where it is at hand, else a constructed one with labels."""
    reports, gold = SHARED / "reports" / "mali-2023", SHARED / "gold" / "mali-2023.json"
    return (
        read_pile(reports, gold)
        if reports.is_dir() and gold.is_file()
        else read_pile(CONGO, CONGO / "gold.json")
    )


@pytest.fixture(scope="module")
def piles(tmp_path_factory: pytest.TempPathFactory) -> dict[str, tuple[Pile, Record, Path]]:
    """The pile as it is and renamed, each with its record and where its labels lie."""
    pile = find_pile()
    found = {}
    for name, one in (("as it is", pile), ("renamed", rename_pile(pile, seed=7))):
        folder = tmp_path_factory.mktemp(name.replace(" ", "-"))
        one.write(folder)
        found[name] = (one, read_afresh(folder / "reports"), folder / "gold.json")
    return found


def test_the_labels_move_with_the_words(piles: dict[str, tuple[Pile, Record, Path]]) -> None:
    old, new = piles["as it is"][0], piles["renamed"][0]
    assert sorted(old.texts) != sorted(new.texts)
    changed = 0
    for before, after in zip(old.gold["statements"], new.gold["statements"], strict=True):
        text = new.texts[new.gold["documents"][after["doc"]]]
        spans = [s for s in (after["source"], after["cue"], *after["content"]) if s]
        assert all(text[s["start"] : s["end"]] == s["text"] for s in spans)
        changed += before["speaker"] != after["speaker"]
    assert changed > len(old.gold["statements"]) / 3


def test_nobody_of_the_renamed_pile_is_in_the_vocabulary(piles: dict[str, tuple[Pile, Record, Path]]) -> None:
    labels = piles["renamed"][0].gold["statements"]
    assert not [label["speaker"] for label in labels if label["speaker"] and person_named(label["speaker"])]


def test_speakers_are_told_as_well_when_renamed(piles: dict[str, tuple[Pile, Record, Path]]) -> None:
    before, after = (
        score_ledgers(record, gold)["statements.speaker"]
        for _, record, gold in (piles["as it is"], piles["renamed"])
    )
    assert after.p >= before.p - 0.025
    assert after.r >= before.r - 0.025


def test_nothing_is_credited_to_somebody_the_renamed_pile_does_not_name(
    piles: dict[str, tuple[Pile, Record, Path]],
) -> None:
    pile, record, _ = piles["renamed"]
    words = " ".join(pile.texts.values())
    credited = {
        s.speaker.name
        for made in record.claims
        for s in made.statements
        if s.speaker.kind is SpeakerKind.PERSON and s.speaker.name
    }
    assert {name for name in credited if name.split()[-1] not in words} == set()

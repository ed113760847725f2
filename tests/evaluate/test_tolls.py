"""Scoring of tolls: what counts as found, and which folders and files are refused."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from penholder.cli import run
from penholder.errors import EvaluationError
from penholder.evaluate.halves import Half
from penholder.evaluate.toll_printing import list_wrong, toll_document
from penholder.evaluate.tolls import evaluate_tolls
from tests.official.tables import (
    FATALITIES,
    STRENGTH_COLUMNS,
    death,
    month,
    write_deaths,
    write_table,
)

TOLLS = Path(__file__).parents[1] / "piles" / "tolls"


def toll(words: str, personnel: str, cause: str, **more: str) -> dict[str, str]:
    return {"words": words, "mission": "unmiss", "personnel": personnel, "cause": cause, **more}


@pytest.fixture
def series(tmp_path: Path) -> Path:
    rows = [death(n, "2015-03-04", "UNMISS", "Military") for n in range(12)]
    rows += [death(n, "2016-03-04", "UNMISS", "Local", "Illness") for n in range(20, 25)]
    return write_deaths(tmp_path / "deaths.csv", [*rows, death(99, "2021-01-01", "UNIFIL")])


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "pile"
    made.mkdir()
    texts = {
        "a.txt": ("Since 2011, 12 soldiers of UNMISS have been killed in attacks.", toll("12", "military", "malicious act", since="2011")),
        "b.txt": ("Since 2011, 17 members of UNMISS have died.", toll("17", "all", "all", since="2011")),
        "c.txt": ("In 2016, 5 members of UNMISS died of illness.", toll("5", "civilian", "illness", period="2016")),
        "d.txt": ("Nobody counted the 40 lorries of UNMISS.", toll("40", "all", "all")),
    }  # fmt: skip
    for name, (text, _) in texts.items():
        (made / name).write_text(text)
    reports = [
        {"file": name, "published": "2018-05-29", "source": "made up", "tolls": [labelled]}
        for name, (_, labelled) in texts.items()
    ]
    (made / "gold.json").write_text(json.dumps({"note": "", "reports": reports}))
    return made


def test_shares_are_counted_over_tolls(folder: Path, series: Path) -> None:
    scores = evaluate_tolls(folder, series)
    assert {o.file: (o.answered, o.found, o.fits) for o in scores.outcomes} == {
        "a.txt": (True, True, True),
        "b.txt": (True, True, True),
        "c.txt": (True, False, True),
        "d.txt": (False, False, False),
    }
    assert scores.shares["accuracy"] == 0.5
    assert [line.partition(":")[0] for line in list_wrong(scores)] == ["c.txt", "d.txt"]


def test_the_document_has_corpus_interval_and_the_series(folder: Path, series: Path) -> None:
    document = toll_document(evaluate_tolls(folder, series))
    assert document["corpus"]["documents"] == 5
    assert set(document["interval"]) == {"accuracy", "answered", "fits", "baseline_nearest_value"}
    assert len(document["series_sha256"]) == 64
    assert document["tolls"] == 4


def test_the_halves_part_the_tolls(folder: Path, series: Path) -> None:
    parts = [
        {o.file for o in evaluate_tolls(folder, series, half).outcomes} for half in (Half.FITTED, Half.REPORT)
    ]
    assert parts[0] | parts[1] == {"a.txt", "b.txt", "c.txt", "d.txt"}
    assert not parts[0] & parts[1]


def test_another_layout_is_refused(folder: Path, series: Path, tmp_path: Path) -> None:
    strength = write_table(
        tmp_path / "s.csv", STRENGTH_COLUMNS, [month("2016-10-31", "UNTSO", "NA", "NA", "150", "150")]
    )
    assert run(["evaluate", "tolls", str(folder), "--series", str(strength)]) == 2
    assert run(["evaluate", "tolls", str(tmp_path), "--series", str(series)]) == 2
    (folder / "gold.json").write_text('{"note": "", "reports": [{"file": "../x", "published": "2018-05-29",'
                                      ' "source": "", "tolls": []}]}')  # fmt: skip
    with pytest.raises(EvaluationError, match="no file beside it"):
        evaluate_tolls(folder, series)


@pytest.mark.skipif(not FATALITIES.exists(), reason="the published file is not here")
def test_the_right_definition_of_public_tolls_is_found() -> None:
    scores = evaluate_tolls(TOLLS, FATALITIES)
    assert scores.shares["accuracy"] >= 0.9, list(list_wrong(scores))
    assert scores.shares["left_alone"] >= 0.9, list(list_wrong(scores))

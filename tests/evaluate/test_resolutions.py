"""Scoring mandate terms: what counts as met, and what another layout gets."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from penholder.cli import run
from penholder.errors import EvaluationError
from penholder.evaluate.resolutions import COLUMNS, evaluate_resolutions, read_labels
from penholder.evaluate.resolutions_printing import resolutions_document
from tests.official.resolutions.texts import compose, name_of

DAY = "20 June 2012"
GOLD = Path(__file__).parents[1] / "gold" / "resolutions.csv"
HEADER = ",".join(COLUMNS)


def lay_out(folder: Path, *labels: str) -> tuple[Path, Path]:
    """Two resolutions, one of them about no mission, and labels for them."""
    texts = folder / "res"
    texts.mkdir()
    paragraphs = (
        "Decides to extend UNMIL's mandate until 30 September 2012",
        "Authorizes an increase in the strength of UNMIL by 50 military personnel",
        "Requests the Secretary-General to report every 80 days and by 1 August 2012",
    )
    (texts / name_of(3001, DAY)).write_text(compose(3001, DAY, *paragraphs), encoding="utf-8")
    (texts / name_of(3002, DAY)).write_text(compose(3002, DAY, "Urges calm"), encoding="utf-8")
    gold = folder / "gold.csv"
    gold.write_text("\n".join((HEADER, *labels)) + "\n", encoding="utf-8")
    return texts, gold


RIGHT = "S/RES/3001(2012),report,mandate,unmil,extends,2012-09-30,+50,,every:P80D;by:2012-08-01"
NONE = "S/RES/3002(2012),report,mandate,,none,,,,"


def test_equal_values_are_met_whatever_the_order_of_dates(tmp_path: Path) -> None:
    scores = evaluate_resolutions(*lay_out(tmp_path, RIGHT, NONE))
    assert scores.exact == {**dict.fromkeys(COLUMNS[3:], (2, 2)), "asked": (8, 8)}
    assert scores.stated["asked"] == (3, 3)
    assert scores.misses == ()


def test_each_wrong_value_is_one_miss(tmp_path: Path) -> None:
    wrong = "S/RES/3001(2012),report,mandate,unmil,changes,2012-10-01,50,20,every:P80D"
    scores = evaluate_resolutions(*lay_out(tmp_path, wrong))
    assert [miss.facet for miss in scores.misses] == ["action", "expires", "military", "police", "reporting"]


def test_a_mission_where_none_is_labelled_is_a_miss(tmp_path: Path) -> None:
    scores = evaluate_resolutions(*lay_out(tmp_path, "S/RES/3001(2012),report,mandate,,none,,,,"))
    assert scores.exact["mission"] == (0, 1)


def test_a_text_that_is_not_there_meets_no_label(tmp_path: Path) -> None:
    scores = evaluate_resolutions(*lay_out(tmp_path, "S/RES/3009(2012),report,mandate,,none,,,,"))
    assert scores.missing == ("S/RES/3009(2012)",)
    assert scores.exact["asked"] == (0, 4)


def test_a_half_is_kept_apart(tmp_path: Path) -> None:
    texts, gold = lay_out(tmp_path, RIGHT, NONE.replace("report", "tune"))
    assert evaluate_resolutions(texts, gold, "tune").labels == 1
    with pytest.raises(EvaluationError, match="no label of half"):
        evaluate_resolutions(texts, gold, "sealed")


@pytest.mark.parametrize("raw", [b"", b"a,b\n1,2\n", b"\xff\xfe\x00", HEADER.encode() + b"\n"])
def test_another_layout_of_labels_is_named(tmp_path: Path, raw: bytes) -> None:
    path = tmp_path / "other.csv"
    path.write_bytes(raw)
    with pytest.raises(EvaluationError, match=r"other\.csv"):
        read_labels(path)


def test_packed_or_not_the_corpus_is_one(tmp_path: Path) -> None:
    texts, gold = lay_out(tmp_path, RIGHT)
    (texts / name_of(3001, DAY)).rename(texts / f"renamed {name_of(3001, DAY)}")
    first = evaluate_resolutions(texts, gold).corpus
    document = resolutions_document(evaluate_resolutions(texts, gold))
    assert document["corpus"] == {"name": "res", "documents": 2, "sha256": first.sha256}
    assert set(document["interval"]) == {*COLUMNS[3:], "asked"}


def test_the_command_prints_json_and_keeps_the_time_on_stderr(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    texts, gold = lay_out(tmp_path, RIGHT)
    assert run(["evaluate", "resolutions", str(texts), "--gold", str(gold), "--json"]) == 0
    said = capsys.readouterr()
    assert json.loads(said.out)["exact"]["expires"] == {"share": 1.0, "right": 1, "of": 1}
    assert " texts in " in said.err
    assert run(["evaluate", "resolutions", str(tmp_path / "gone"), "--gold", str(gold)]) == 2


def test_the_labels_of_the_repository_are_whole() -> None:
    labels = read_labels(GOLD)
    assert len({(label.resolution, label.mission) for label in labels}) == len(labels)
    assert {label.half for label in labels} == {"tune", "first", "second", "report"}
    assert sum(label.half == "report" for label in labels) >= 30
    assert len(labels) >= 60

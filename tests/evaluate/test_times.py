"""The time evaluation: TimeML read, counts, values in TimeML's terms, other layouts refused."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from penholder.errors import EvaluationError
from penholder.evaluate.spans import Counts
from penholder.evaluate.times import MEASURES, Half, count_times, evaluate_times, read_timeml
from penholder.evaluate.times_printing import show_times, time_document
from penholder.evaluate.timex import Timex, read_timexes
from tests.factories import parse

WRITTEN = date(2023, 4, 12)
DOCUMENT = """<?xml version="1.0" ?>
<TimeML><DOCID>a</DOCID>
<DCT><TIMEX3 tid="t0" type="DATE" value="2023-04-12" functionInDocument="CREATION_TIME">12 April</TIMEX3></DCT>
<TEXT>The camp <EVENT eid="e1">closed</EVENT> <TIMEX3 tid="t1" type="DATE" value="2023-04-11">yesterday</TIMEX3>.
It had stood for <TIMEX3 tid="t2" type="DURATION" value="P9Y">nine years</TIMEX3> &amp; more.
<TIMEX3 tid="t3" type="DURATION" value="P1Y"/></TEXT></TimeML>
"""


def write(folder: Path, words: str = DOCUMENT, name: str = "a.tml") -> Path:
    (folder / name).write_text(words, encoding="utf-8")
    return folder


def test_timeml_gives_words_and_elements_but_neither_the_creation_time_nor_empty_ones(tmp_path: Path) -> None:
    (text,) = read_timeml(write(tmp_path))
    assert text.written == WRITTEN
    assert [text.text[t.start : t.end] for t in text.gold] == ["yesterday", "nine years"]
    assert [t.value for t in text.gold] == ["2023-04-11", "P9Y"]


def test_a_perfect_text_scores_one_and_the_baseline_stands_beside(tmp_path: Path) -> None:
    scores = evaluate_times(write(tmp_path))
    assert {m: scores.scores[m].f1 for m in MEASURES} == dict.fromkeys(MEASURES, 1.0)
    assert sum(scores.halves[half].documents for half in Half) == 1
    document = time_document(scores)
    assert set(MEASURES) | {"corpus", "interval", "halves", "baseline"} < set(document)
    assert scores.baseline is None or scores.baseline["value"].f1 < 1.0
    assert show_times(scores).row_count == len(MEASURES)


def test_without_dateparser_the_figures_stand_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("penholder.evaluate.times.baseline_name", lambda: "")
    scores = evaluate_times(write(tmp_path))
    assert time_document(scores)["baseline"] is None
    assert "not installed" in str(show_times(scores).caption)


def test_type_and_value_count_over_all_spans_as_tempeval_does() -> None:
    gold = (Timex(0, 4, "DATE", "2023"), Timex(10, 20, "DURATION", "P2Y"), Timex(30, 34, "DATE", "2022"))
    found = (Timex(0, 4, "DATE", "2023"), Timex(12, 20, "DATE", "P2Y"))
    counts = count_times(found, gold)
    assert counts.strict == Counts(1, 2, 3)
    assert counts.relaxed == Counts(2, 2, 3)
    assert counts.type == Counts(1, 2, 3)
    assert counts.value == Counts(2, 2, 3)


@pytest.mark.parametrize(
    ("text", "type_", "value"),
    [
        ("It closed last week.", "DATE", "2023-W14"),
        ("It closed last weekend.", "DATE", "2023-W14-WE"),
        ("It will close in the third quarter of 2024.", "DATE", "2024-Q3"),
        ("It closed in the late 1990s.", "DATE", "199"),
        ("It closed last spring.", "DATE", "2022-SP"),
        ("It closed in late March 2022.", "DATE", "2022-03"),
        ("It closed on Friday evening.", "TIME", "2023-04-07TEV"),
        ("It closed at 10:15 p.m. yesterday.", "TIME", "2023-04-11T22:15"),
        ("It stood for several months.", "DURATION", "PXM"),
        ("It lasted half an hour.", "DURATION", "PT30M"),
        ("It stood for the past decade.", "DURATION", "P1DE"),
        ("It opens each Thursday.", "SET", "XXXX-WXX-4"),
        ("It opens every two weeks.", "SET", "P2W"),
        ("It will close soon.", "DATE", "FUTURE_REF"),
        ("A day earlier it was open.", "DATE", "2023-04-11"),
        ("It paid more in the 2022 quarter.", "DATE", "2022-Q1"),
        ("It ran through fiscal 2022.", "DATE", "2022"),
    ],
)
def test_expressions_in_the_terms_of_timeml(text: str, type_: str, value: str) -> None:
    _, parsed = parse(text)
    (found,) = read_timexes(parsed.sentences, WRITTEN)
    assert (found.type, found.value) == (type_, value)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "no mark-up at all",
        "\x00\x01binary",
        "<TimeML><TEXT>no creation time</TEXT></TimeML>",
        "<html><p>a page</p></html>",
        DOCUMENT.replace("2023-04-12", "2023-13-41"),
    ],
)
def test_another_layout_is_refused_by_name(tmp_path: Path, words: str) -> None:
    with pytest.raises(EvaluationError, match=r"a\.tml"):
        read_timeml(write(tmp_path, words))


def test_a_folder_without_timeml_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="TimeML"):
        read_timeml(tmp_path)
    with pytest.raises(EvaluationError, match="TimeML"):
        read_timeml(tmp_path / "missing")


def test_entities_of_a_hostile_file_are_not_expanded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE t [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;">]>' + DOCUMENT.split("?>")[1].replace(
        "nine years", "&b;"
    )
    (text,) = read_timeml(write(tmp_path, bomb))
    assert "lol" not in text.text

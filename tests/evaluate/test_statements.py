"""Scoring attributions in the brat layout."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from penholder.claims.statements import extract_statements
from penholder.cli import run
from penholder.errors import EvaluationError
from penholder.evaluate.spans import Counts
from penholder.evaluate.statements import (
    Attribution,
    Role,
    Rule,
    count_human,
    count_statements,
    list_attributions,
    read_attributions,
    read_labelled_texts,
    trim_fragment,
)
from tests.factories import make_bracket, parse

TEXT = 'Ann said "it is late," and left. Bob agreed that it was.'
ANN = "\n".join(
    [
        "T1\tSource 0 3\tAnn",
        "T2\tCue 4 8\tsaid",
        'T3\tContent 9 22;27 31\t"it is late," left',
        "T4\tAttribution 4 8\tsaid",
        "E1\tAttribution:T4 Content:T3 Cue:T2 Source:T1",
        "T5\tDiscuss 33 36\tBob",
        "E2\tDiscuss:T5",
        "a stray line",
        "#1\tAnnotatorNotes T1\tnote",
    ]
)
GOLD = Attribution(((0, 3),), ((4, 8),), ((9, 22), (27, 31)))


def test_reads_attributions_and_nothing_else() -> None:
    assert read_attributions(ANN) == (GOLD,)


def test_missing_source_is_empty() -> None:
    words = "T1\tCue 0 4\tsaid\nT2\tContent 5 9\tmore\nE1\tAttribution-no-source:T1 Cue:T1 Content:T2"
    assert read_attributions(words)[0].source == ()


def test_fragments_are_trimmed() -> None:
    assert trim_fragment(TEXT, 9, 22) == (10, 20)
    assert trim_fragment("...", 0, 3)[0] == trim_fragment("...", 0, 3)[1]


def test_every_fragment_counts_by_itself() -> None:
    counts = count_statements(TEXT, [Attribution(((0, 3),), ((4, 8),), ((10, 20),))], [GOLD])
    assert counts.of(Rule.EXACT, Role.CONTENT) == Counts(1, 1, 2)
    assert counts.of(Rule.EXACT, Role.SOURCE) == Counts(1, 1, 1)


def test_begin_and_overlap() -> None:
    counts = count_statements(TEXT, [Attribution((), (), ((9, 18),))], [GOLD])
    assert counts.of(Rule.EXACT, Role.CONTENT).right == 0
    assert counts.of(Rule.BEGIN, Role.CONTENT).right == 1
    assert counts.of(Rule.OVERLAP, Role.CONTENT).right == 1


def test_attribution_needs_sources_to_agree() -> None:
    other = Attribution(((33, 36),), (), GOLD.content)
    nobody = Attribution((), (), GOLD.content)
    assert count_statements(TEXT, [other], [GOLD]).attribution.right == 0
    assert count_statements(TEXT, [nobody], [nobody]).attribution.right == 1
    assert count_statements(TEXT, [GOLD], [GOLD]).attribution == Counts(1, 1, 1)


def test_reads_first_annotator_and_scores_the_second(tmp_path: Path) -> None:
    (tmp_path / "text").mkdir()
    (tmp_path / "attributions").mkdir()
    (tmp_path / "text" / "story.txt").write_text(TEXT, encoding="utf-8")
    (tmp_path / "attributions" / "story_aa.ann").write_text("", encoding="utf-8")
    (tmp_path / "attributions" / "story_bb.ann").write_text(ANN, encoding="utf-8")
    (tmp_path / "attributions" / "story_cc.ann").write_text(ANN.replace("0 3", "0 8"), encoding="utf-8")
    (labelled,) = read_labelled_texts(tmp_path)
    assert labelled.gold == (GOLD,)
    human = count_human([labelled])
    assert human is not None
    assert human.of(Rule.EXACT, Role.SOURCE).right == 0
    assert human.of(Rule.EXACT, Role.CUE).right == 1


def test_statements_inside_quotations_are_not_scored() -> None:
    report, parsed = parse("“The governor said that the dam is safe,” Lacroix told reporters.")
    statements = extract_statements(report, parsed, make_bracket(report, "2024-03-14"))
    assert len(statements) == 2
    (scored,) = list_attributions(statements)
    assert report.text[scored.cue[0][0] : scored.cue[0][1]] == "told"


def write_corpus(folder: Path, text: bytes, marks: bytes) -> Path:
    for part in ("text", "attributions"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    (folder / "text" / "story.txt").write_bytes(text)
    (folder / "attributions" / "story_aa.ann").write_bytes(marks)
    return folder


def test_other_layout_is_refused(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="text"):
        read_labelled_texts(tmp_path)


@pytest.mark.parametrize(
    ("text", "marks", "said"),
    [
        (b"Ann s\xff", ANN.encode(), r"story\.txt: expected a text in UTF-8"),
        (TEXT.encode(), b"T1\tSource 0 3\t\xff", r"story_aa\.ann: expected a text in UTF-8"),
        (TEXT[:9].encode(), ANN.encode(), r"story_aa\.ann: expected spans inside"),
        (TEXT.encode(), b" \n", "attributions has another layout"),
    ],
)
def test_files_of_another_layout_are_named(tmp_path: Path, text: bytes, marks: bytes, said: str) -> None:
    with pytest.raises(EvaluationError, match=said):
        read_labelled_texts(write_corpus(tmp_path, text, marks))


def test_the_command_prints_every_key_with_its_interval_and_the_human_beside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_corpus(tmp_path, TEXT.encode(), ANN.encode())
    (folder / "attributions" / "story_bb.ann").write_text(ANN.replace("0 3", "0 8"), encoding="utf-8")
    assert run(["evaluate", "statements", str(folder), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert set(document) == {
        "task", "corpus", "interval", "exact", "begin", "overlap", "attribution", "human",
    }  # fmt: skip
    named = {f"{rule}.{role}" for rule in Rule for role in Role} | {"attribution"}
    assert set(document["interval"]) == named
    for scores in (document, document["human"]):
        assert set(scores["attribution"]) == {"p", "r", "f1"}
        assert {f"{rule}.{role}" for rule in Rule for role in scores[rule]} | {"attribution"} == named
    assert (document["human"]["exact"]["source"]["f1"], document["human"]["exact"]["cue"]["f1"]) == (0.0, 1.0)
    assert document["human"]["documents"] == 1
    assert run(["evaluate", "statements", str(folder)]) == 0
    assert "human F1" in " ".join(capsys.readouterr().out.split())

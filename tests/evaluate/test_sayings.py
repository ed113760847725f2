"""Scoring sayings and positions: every measure on made-up claims, the layout, and the command."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from penholder.cli import run
from penholder.errors import EvaluationError
from penholder.evaluate.sayings import READINGS
from penholder.evaluate.sayings_gold import LabelledReport, PositionLabel, read_labelled_reports
from penholder.evaluate.sayings_outcomes import Aspect, ReportOutcome, judge_report
from penholder.evaluate.spans import Counts
from penholder.model import (
    Force,
    Forum,
    Position,
    Report,
    ReportClaims,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    StatementForm,
)
from tests.evaluate.sayings import REPORTS, find, make_gold, write_folder
from tests.factories import make_report

HAYSOM = Speaker(SpeakerKind.PERSON, "Nicholas Haysom", "UNMISS", "special representative")


@pytest.fixture
def labelled(tmp_path: Path) -> LabelledReport:
    return read_labelled_reports(write_folder(tmp_path / "open"))[0]


def make_statement(report: Report, source: str, cue: str, content: str, **changes: Any) -> Statement:
    def span(words: str) -> Any:
        found = find("unmiss-1", words)
        return report.span(found["start"], found["end"])

    whole = Statement(
        id=f"s{content}",
        report=report.id,
        source=span(source),
        cue=span(cue),
        content=(span(content),),
        form=StatementForm.DIRECT,
        force=Force.DEMANDS,
        speaker=HAYSOM,
        said="2022-05-04",
        forum=Forum.PRESS,
        addressee=span("reporters"),
    )
    return replace(whole, **changes)


@pytest.fixture
def found() -> Statement:
    """The first labelled statement, found as labelled."""
    report = make_report(REPORTS["unmiss-1"][1])
    return make_statement(
        report, "Nicholas Haysom, the head of UNMISS,", "told", "“The ceasefire must hold,”"
    )


def judge(
    labelled: LabelledReport, *statements: Statement, positions: tuple[Position, ...] = ()
) -> ReportOutcome:
    return judge_report(labelled, ReportClaims("r", statements=statements, positions=positions))


def test_a_statement_found_as_labelled_is_right_in_every_aspect(
    labelled: LabelledReport, found: Statement
) -> None:
    outcome = judge(labelled, found)
    assert outcome.outcomes[0].wrong == frozenset()
    assert outcome.measured["statements.content"] == Counts(1, 1, 3)
    assert outcome.measured["attribution"] == Counts(1, 1, 3)
    assert outcome.measured["speaker"] == Counts(1, 1, 2)
    assert outcome.measured["said"] == Counts(1, 1, 1)
    assert outcome.measured["said.accuracy"] == Counts(1, 1, 1)
    assert [o.found is None for o in outcome.outcomes] == [False, True, True]


@pytest.mark.parametrize(
    ("changes", "aspect"),
    [
        ({"source": None}, Aspect.SOURCE),
        ({"form": StatementForm.MIXED}, Aspect.FORM),
        ({"force": Force.ASSERTS}, Aspect.FORCE),
        ({"said": "2022-05"}, Aspect.SAID),
        ({"said": None}, Aspect.SAID),
        ({"forum": None}, Aspect.FORUM),
        ({"addressee": None}, Aspect.ADDRESSEE),
        ({"speaker": replace(HAYSOM, name="David Shearer")}, Aspect.SPEAKER),
        ({"speaker": replace(HAYSOM, office="spokesperson")}, Aspect.OFFICE),
        ({"speaker": replace(HAYSOM, office="former special representative")}, Aspect.OFFICE),
        ({"speaker": replace(HAYSOM, speaks_for=None)}, Aspect.SPEAKS_FOR),
    ],
)
def test_each_aspect_goes_wrong_by_itself(
    labelled: LabelledReport, found: Statement, changes: dict[str, Any], aspect: Aspect
) -> None:
    assert judge(labelled, replace(found, **changes)).outcomes[0].wrong == {aspect}


def test_a_day_where_the_text_tells_none_costs_precision(labelled: LabelledReport, found: Statement) -> None:
    report = make_report(REPORTS["unmiss-1"][1])
    second = make_statement(report, "He", "said", "that two convoys had been stopped")
    assert judge(labelled, found, second).measured["said"] == Counts(1, 2, 1)


def test_another_person_is_counted_and_a_surname_alone_is_not(
    labelled: LabelledReport, found: Statement
) -> None:
    def count(speaker: Speaker) -> Counts:
        return judge(labelled, replace(found, speaker=speaker)).measured["speaker.wrong_person"]

    assert count(HAYSOM) == Counts(0, 1, 1)
    assert count(replace(HAYSOM, name="Nick Haysom Haysom")) == Counts(0, 1, 1)
    assert count(replace(HAYSOM, name="David Shearer")) == Counts(1, 1, 1)
    assert count(Speaker(SpeakerKind.STATE, "South Sudan")) == Counts(0, 0, 0)
    assert count(Speaker(SpeakerKind.UNKNOWN, None)) == Counts(0, 0, 0)


def test_a_person_credited_where_nobody_is_named_is_another_person(labelled: LabelledReport) -> None:
    report = make_report(REPORTS["unmiss-1"][1])
    residents = make_statement(report, "Residents of the town", "said", "markets had closed")
    assert judge(labelled, residents).measured["speaker.wrong_person"] == Counts(1, 1, 1)
    assert judge(labelled, residents).measured["speaker"] == Counts(0, 0, 2)


def test_missed_quotations_are_counted(labelled: LabelledReport, found: Statement) -> None:
    assert judge(labelled).measured["direct_missed"] == Counts(1, 1, 1)
    assert judge(labelled, found).measured["direct_missed"] == Counts(0, 1, 1)


def test_positions_count_once_and_conditions_apart(labelled: LabelledReport) -> None:
    report = make_report(REPORTS["unmiss-1"][1])
    words = report.span(0, 10)
    ours = Position("p", report.id, words, "South Sudan", "x", "withdraw", Stance.ASKS, None, None, "s")
    condition = ((20, 30),)
    gold = PositionLabel("Republic of South Sudan", "withdraw", Stance.ASKS, condition, ((0, 10),))
    asked = replace(labelled, positions=(gold, gold))
    measured = judge(asked, positions=(ours, ours)).measured
    assert (measured["positions.stance"], measured["positions.condition"]) == (
        Counts(1, 1, 1),
        Counts(0, 1, 1),
    )
    measured = judge(asked, positions=(replace(ours, condition=report.span(20, 30)),)).measured
    assert measured["positions.condition"] == Counts(1, 1, 1)
    measured = judge(asked, positions=(replace(ours, stance=Stance.OPPOSES),)).measured
    assert measured["positions.stance"] == Counts(0, 1, 1)


def test_positions_on_options_outside_the_list_are_left_out(labelled: LabelledReport) -> None:
    outcome = judge(labelled)
    assert (outcome.left_out, outcome.measured["positions.stance"]) == (1, Counts(0, 0, 0))


# --------------------------------------------------------------------------- the command


def test_the_command_reads_the_whole_flow_and_prints_every_key(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_folder(tmp_path / "open")
    assert run(["evaluate", "sayings", str(folder), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert set(document["interval"]) == set(READINGS)
    assert document["corpus"]["documents"] == 2
    assert set(document["statements"]) == {"source", "cue", "content"}
    assert set(document["statements"]["content"]) == {"p", "r", "f1", "of"}
    assert {"p", "r", "f1", "wrong_person", "wrong_person_of"} <= set(document["speaker"])
    assert {"p", "r", "f1", "accuracy"} <= set(document["said"])
    assert {"accuracy", "of"} == set(document["form"])
    assert set(document["positions"]) == {"stance", "condition"}
    assert document["direct_missed_of"] == 2
    assert document["left_out"] == {"positions": 1}
    classes = document["classes"]
    assert sum(c["of"] for c in classes["construction"].values()) == 4
    assert set(classes["source_form"]) == {"name", "nominal", "pronoun"}
    assert set(classes["mission"]) == {"UNMISS"}


def test_people_get_tables_and_errors_only_on_request(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = write_folder(tmp_path / "open")
    assert run(["evaluate", "sayings", str(folder)]) == 0
    plain = capsys.readouterr().out
    assert "speaker: wrong person" in plain
    assert "by construction" in plain
    assert run(["evaluate", "sayings", str(folder), "--errors"]) == 0
    assert len(capsys.readouterr().out) > len(plain)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda gold: gold.pop("positions"), "positions"),
        (lambda gold: gold["statements"][0].update(force="shouts"), "shouts"),
        (lambda gold: gold["statements"][0].update(doc="unmiss-9"), "unmiss-9"),
        (lambda gold: gold["statements"][0]["cue"].update(text="tells"), "tells"),
        (lambda gold: gold["statements"][0].update(content=[]), "content"),
        (lambda gold: gold["statements"][0].update(said="May 2022"), "May 2022"),
        (lambda gold: gold["documents"]["unmiss-1"].update(file="gone.txt"), "gone.txt"),
    ],
)
def test_labels_that_do_not_fit_are_named(tmp_path: Path, change: Any, said: str) -> None:
    gold = make_gold()
    change(gold)
    with pytest.raises(EvaluationError, match=rf"UNMISS\.json.*{said}"):
        read_labelled_reports(write_folder(tmp_path / "open", gold))


def test_a_folder_without_labels_is_exit_code_two(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", "sayings", str(tmp_path), "--json"]) == 2
    assert "MISSION.json" in capsys.readouterr().err

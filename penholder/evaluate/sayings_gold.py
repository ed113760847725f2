"""The labels of a folder of sayings: reports as text, one JSON file of labels for each mission.

Takes a folder; gives its labelled reports. Raises EvaluationError naming the file and the label that does not fit:
every span must be the exact words of its report, every class one of the model's.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from penholder.errors import EvaluationError, UsageError, explain_fault
from penholder.evaluate.spans import Fragments
from penholder.model import Certainty, Edtf, Force, Forum, Hand, Stance, StatementForm
from penholder.values.dates import split_interval

K = TypeVar("K", bound=StrEnum)


class SourceForm(StrEnum):
    """How the report names who speaks."""

    NAME = "name"
    PRONOUN = "pronoun"
    NOMINAL = "nominal"
    ABSENT = "absent"


class Construction(StrEnum):
    """How the report builds the attribution."""

    PLAIN = "plain"
    PASSIVE = "passive"
    ACCORDING_TO = "according to"
    HEADLINE = "headline"
    COLON = "colon"
    UNCLOSED = "unclosed quotation"
    RUNNING = "running quotation"
    NO_SOURCE = "no source"
    DOCUMENT = "document"
    NOUN_CUE = "noun cue"
    SECOND_CLAUSE = "second clause"
    INVERTED = "inverted"


@dataclass(frozen=True, slots=True)
class SayingLabel:
    """One statement as labelled by hand; None and empty fragments mean that the text does not tell."""

    source: Fragments
    cue: Fragments
    content: Fragments
    names: tuple[str, ...]
    """The speaker's canonical name and every other accepted one; empty when nobody is named."""
    speaks_for: str | None
    office: str | None
    source_form: SourceForm
    form: StatementForm
    construction: Construction
    nested: bool
    force: Force
    certainty: Certainty
    hand: Hand
    said: Edtf | None
    forum: Forum | None
    addressee: Fragments


@dataclass(frozen=True, slots=True)
class PositionLabel:
    """A stance as labelled by hand."""

    holder: str
    option: str
    stance: Stance
    condition: Fragments
    words: Fragments


@dataclass(frozen=True, slots=True)
class LabelledReport:
    """One report with its day and labels."""

    path: Path
    text: str
    mission: str
    published: date
    sayings: tuple[SayingLabel, ...]
    positions: tuple[PositionLabel, ...]


def read_labelled_reports(folder: Path) -> tuple[LabelledReport, ...]:
    """Every labelled report of the folder, by file name.

    Raises EvaluationError when there is no label file, or naming the label file and what in it does not fit.
    """
    golds = sorted(folder.glob("*.json"))
    if not golds:
        raise EvaluationError(
            f"{folder} has another layout: MISSION.json with labels and MISSION-N.txt were expected"
        )
    found = [report for gold in golds for report in _read_mission(gold)]
    return tuple(sorted(found, key=lambda report: report.path.name))


def _read_mission(gold: Path) -> list[LabelledReport]:
    try:
        raw = json.loads(gold.read_bytes().decode("utf-8"))
        known = set(raw["documents"])
        strange = {label["doc"] for key in ("statements", "positions") for label in raw[key]} - known
        if strange:
            raise EvaluationError(f"{gold}: labels the document {min(strange)!r}, which it does not list")
        return [_read_report(gold, raw, key) for key in sorted(known)]
    except (OSError, ValueError) as error:
        raise EvaluationError(
            f"{gold}: expected a JSON file of labels in UTF-8 ({explain_fault(error)})"
        ) from error
    except (KeyError, TypeError, AttributeError) as error:
        raise EvaluationError(
            f"{gold}: expected mission, documents, statements and positions ({error!r} is missing)"
        ) from error


def _read_report(gold: Path, raw: Mapping[str, Any], key: str) -> LabelledReport:
    document = raw["documents"][key]
    path = gold.parent / document["file"]
    try:
        text = path.read_bytes().decode("utf-8")
    except (OSError, ValueError) as error:
        raise EvaluationError(
            f"{gold}: labels {path.name}, which cannot be read as UTF-8 ({explain_fault(error)})"
        ) from error
    reader = _LabelReader(gold, key, text)
    return LabelledReport(
        path,
        text,
        str(raw["mission"]),
        date.fromisoformat(document["published"]),
        tuple(reader.read_saying(label) for label in raw["statements"] if label["doc"] == key),
        tuple(reader.read_position(label) for label in raw["positions"] if label["doc"] == key),
    )


@dataclass(frozen=True, slots=True)
class _LabelReader:
    """Reads the labels of one report and holds every span against its text."""

    gold: Path
    document: str
    text: str

    def read_saying(self, label: Mapping[str, Any]) -> SayingLabel:
        speaker = label["speaker"]
        return SayingLabel(
            source=self._span(label["source"]),
            cue=self._span(label["cue"]),
            content=self._content(label["content"]),
            names=(speaker, *label.get("aliases", ())) if speaker else (),
            speaks_for=label["speaks_for"] or None,
            office=label["office"] or None,
            source_form=self._kind(SourceForm, label["source_form"]),
            form=self._kind(StatementForm, label["form"]),
            construction=self._kind(Construction, label["construction"]),
            nested=bool(label["nested"]),
            force=self._kind(Force, label["force"]),
            certainty=self._kind(Certainty, label["certainty"]),
            hand=self._kind(Hand, label["hand"]),
            said=self._day(label["said"]),
            forum=self._kind(Forum, label["forum"]) if label["forum"] else None,
            addressee=self._span(label["addressee"]),
        )

    def read_position(self, label: Mapping[str, Any]) -> PositionLabel:
        return PositionLabel(
            holder=label["holder"],
            option=label["option"],
            stance=self._kind(Stance, label["stance"]),
            condition=self._span(label["condition"]),
            words=self._span(label["words"]),
        )

    def _content(self, labels: Sequence[Mapping[str, Any]]) -> Fragments:
        if not labels:
            raise EvaluationError(f"{self.gold}, {self.document}: a statement has no content")
        return tuple(bounds for label in labels for bounds in self._span(label))

    def _span(self, label: Mapping[str, Any] | None) -> Fragments:
        if label is None:
            return ()
        start, end, words = label["start"], label["end"], label["text"]
        if start >= end or self.text[start:end] != words:
            raise EvaluationError(
                f"{self.gold}, {self.document}: {start}-{end} is not {words!r} in the report"
            )
        return ((start, end),)

    def _kind(self, kinds: type[K], word: str) -> K:
        try:
            return kinds(word)
        except ValueError as error:
            allowed = ", ".join(kinds)
            raise EvaluationError(f"{self.gold}, {self.document}: {word!r} is none of {allowed}") from error

    def _day(self, said: str | None) -> Edtf | None:
        try:
            return said if said is None or split_interval(said) else None
        except UsageError as error:
            raise EvaluationError(f"{self.gold}, {self.document}: {error}") from error

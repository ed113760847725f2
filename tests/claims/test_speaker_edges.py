"""The resolver alone, on labelled sources whose edges are drawn in many ways and that come without a rule's match.

The sources are those of the open sayings; nothing is extracted, so a miss is the resolver's own.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from penholder.claims.attribution import Attribution
from penholder.claims.gathering import Gathered
from penholder.claims.speakers import resolve_speakers
from penholder.evaluate.agreement import is_same_actor
from penholder.model import DateBracket, Report, Speaker
from penholder.syntax import ParsedReport
from penholder.vocabulary import Cue
from tests.factories import parse

OPEN = Path(__file__).parents[1] / "piles" / "sayings" / "open"
Bounds = tuple[int, int]
Redraw = Callable[[str, Bounds, Bounds | None], Bounds]


@dataclass(frozen=True)
class Labelled:
    """One report with its labels that are not nested, in text order."""

    report: Report
    parsed: ParsedReport
    bracket: DateBracket
    labels: tuple[Mapping[str, Any], ...]


@cache
def labelled() -> tuple[Labelled, ...]:
    found = []
    for gold in sorted(OPEN.glob("*.json")):
        labels = json.loads(gold.read_text(encoding="utf-8"))
        for key, document in sorted(labels["documents"].items()):
            with (OPEN / document["file"]).open(encoding="utf-8", newline="") as file:
                report, parsed = parse(file.read())
            day = date.fromisoformat(document["published"])
            own = [s for s in labels["statements"] if s["doc"] == key and not s["nested"]]
            own.sort(key=lambda s: ((s["cue"] or s["content"][0])["start"], s["content"][0]["start"]))
            found.append(Labelled(report, parsed, DateBracket(report.id, day, day, day, ()), tuple(own)))
    return tuple(found)


def bounds(span: Mapping[str, Any] | None) -> Bounds | None:
    return (span["start"], span["end"]) if span else None


def gather(one: Labelled, redraw: Redraw) -> list[Gathered]:
    found = []
    for label in one.labels:
        cue, source = bounds(label["cue"]), bounds(label["source"])
        content = tuple((s["start"], s["end"]) for s in label["content"])
        at = (cue or content[0])[0]
        sentence = next(s for s in reversed(one.parsed.sentences) if s.start <= at)
        drawn = redraw(one.report.text, source, cue) if source else None
        attribution = Attribution(drawn, cue, content, Cue(lemma=""), None, sentence)
        found.append(Gathered(attribution, sentence.paragraph, inside=False))
    return found


def resolve(one: Labelled, redraw: Redraw) -> tuple[Speaker, ...]:
    gathered = gather(one, redraw)
    return resolve_speakers(one.parsed, one.bracket, gathered, [None] * len(gathered))


def score(redraw: Redraw) -> tuple[float, float]:
    """Precision and recall over all labels."""
    right = told = expected = 0
    for one in labelled():
        for label, speaker in zip(one.labels, resolve(one, redraw), strict=True):
            names = [label["speaker"], *label["aliases"]] if label["speaker"] else []
            expected += bool(names)
            told += speaker.name is not None
            right += bool(names) and is_same_actor(speaker.name, names)
    return right / told, right / expected


def keep(text: str, source: Bounds, cue: Bounds | None) -> Bounds:
    return source


def cut_apposition(text: str, source: Bounds, cue: Bounds | None) -> Bounds:
    """Up to the first comma."""
    comma = text.find(",", *source)
    return (source[0], comma) if comma > 0 else source


def keep_name_behind_comma(text: str, source: Bounds, cue: Bounds | None) -> Bounds:
    """Behind the last comma, where a name stands there."""
    at = text.rfind(", ", *source) + 2
    return (at, source[1]) if at > 1 and text[at].isupper() else source


def reach_cue(text: str, source: Bounds, cue: Bounds | None) -> Bounds:
    """Up to a cue that follows closely."""
    near = cue is not None and source[1] <= cue[0] < source[1] + 40 and "\n" not in text[source[1] : cue[0]]
    return (source[0], cue[0]) if near and cue else source


def drop_first_word(text: str, source: Bounds, cue: Bounds | None) -> Bounds:
    space = text.find(" ", *source)
    return (space + 1, source[1]) if space > 0 else source


def take_mark_behind(text: str, source: Bounds, cue: Bounds | None) -> Bounds:
    return (source[0], min(source[1] + 1, len(text)))


@pytest.mark.parametrize(
    ("redraw", "precision", "recall"),
    [
        (keep, 0.95, 0.92),
        (cut_apposition, 0.95, 0.92),
        (keep_name_behind_comma, 0.92, 0.87),
        (reach_cue, 0.94, 0.91),
        (drop_first_word, 0.93, 0.88),
        (take_mark_behind, 0.95, 0.92),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_speakers_are_told_however_the_edges_are_drawn(
    redraw: Redraw, precision: float, recall: float
) -> None:
    found = score(redraw)
    assert found[0] >= precision
    assert found[1] >= recall


def test_the_head_that_a_rule_gives_changes_nothing() -> None:
    """A source token given or found anew: the same speaker for nine in ten."""
    same = told = 0
    for one in labelled():
        plain = gather(one, keep)
        given = [replace(g, attribution=_with_token(g.attribution)) for g in plain]
        outer = [None] * len(plain)
        for a, b in zip(
            resolve_speakers(one.parsed, one.bracket, plain, outer),
            resolve_speakers(one.parsed, one.bracket, given, outer),
            strict=True,
        ):
            told += 1
            same += a.name == b.name
    assert same >= 0.9 * told


def _with_token(attribution: Attribution) -> Attribution:
    """The last noun of the source as its head, as a reader without a parse might give it."""
    if attribution.source is None:
        return attribution
    inside = attribution.sentence.between(*attribution.source)
    nouns = [
        t for t in inside if t.pos in ("PROPN", "NOUN", "PRON") and t.dep in ("nsubj", "pobj", "nsubjpass")
    ]
    return replace(attribution, source_token=nouns[0]) if nouns else attribution

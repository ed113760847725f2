"""Scoring who said what against labelled attributions (the layout of PolNeAR).

Takes a folder with `text/*.txt` and `attributions/*.ann` (brat) and statements extracted from those texts;
gives counts and scores. Never extracts anything itself.

Rules (design/evaluation.md, task `statements`): every contiguous fragment counts by itself, trimmed of edge
space, punctuation and quotes; the same fragment used by two attributions counts once. Gold are `Attribution`
and `Attribution-no-source` events; `Discuss`, `Discard` and stray lines are ignored; of several annotators
the alphabetically first non-empty file is the gold, and the second scored against it is `human`.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from penholder.errors import EvaluationError
from penholder.evaluate.spans import (
    Counts,
    Fragments,
    choose_pairs,
    count_shared,
    match_spans,
    measure_iou,
    merge_fragments,
)
from penholder.model import Statement

_SPAN_LINE = re.compile(r"(T\d+)\t([\w-]+) (\d+ \d+(?:;\d+ \d+)*)(?:\t|$)")
_EVENT_LINE = re.compile(r"E\d+\t(\S.*)$")
_KINDS = ("Attribution", "Attribution-no-source")


class Role(StrEnum):
    """The three parts of an attribution."""

    SOURCE = "source"
    CUE = "cue"
    CONTENT = "content"


class Rule(StrEnum):
    """When two fragments count as one."""

    EXACT = "exact"
    BEGIN = "begin"
    OVERLAP = "overlap"


@dataclass(frozen=True, slots=True)
class Attribution:
    """One labelled or extracted attribution as offsets; a missing part is empty."""

    source: Fragments
    cue: Fragments
    content: Fragments

    def part(self, role: Role) -> Fragments:
        """The fragments of one role."""
        return {Role.SOURCE: self.source, Role.CUE: self.cue, Role.CONTENT: self.content}[role]


@dataclass(frozen=True, slots=True)
class LabelledText:
    """A text with its gold attributions and, where there is one, a second annotator's."""

    name: str
    text: str
    gold: tuple[Attribution, ...]
    second: tuple[Attribution, ...] | None


@dataclass(frozen=True, slots=True)
class FragmentCount:
    """Counts under one rule for one role."""

    rule: Rule
    role: Role
    counts: Counts


@dataclass(frozen=True, slots=True)
class StatementCounts:
    """All counts of one text (or of many, added)."""

    fragments: tuple[FragmentCount, ...]
    attribution: Counts

    def of(self, rule: Rule, role: Role) -> Counts:
        """The counts under that rule for that role."""
        return next(f.counts for f in self.fragments if f.rule is rule and f.role is role)


def read_attributions(words: str) -> tuple[Attribution, ...]:
    """The attributions of one brat file, in file order; lines that are no annotation are skipped."""
    spans: dict[str, Fragments] = {}
    events: list[list[str]] = []
    for line in words.splitlines():
        if found := _SPAN_LINE.match(line):
            pairs = (piece.split() for piece in found[3].split(";"))
            spans[found[1]] = tuple((int(a), int(b)) for a, b in pairs)
        elif found := _EVENT_LINE.match(line):
            events.append(found[1].split())
    return tuple(_attribution(event, spans) for event in events if event[0].split(":")[0] in _KINDS)


def _attribution(event: Sequence[str], spans: dict[str, Fragments]) -> Attribution:
    def gather(role: str) -> Fragments:
        names = (part.split(":") for part in event[1:])
        return tuple(
            f for kind, name in names if kind.rstrip("0123456789") == role for f in spans.get(name, ())
        )

    return Attribution(gather("Source"), gather("Cue"), gather("Content"))


def read_labelled_texts(folder: Path) -> tuple[LabelledText, ...]:
    """Every labelled text of the folder, sorted by name.

    Raises EvaluationError when `text/` or `attributions/` is missing or holds nothing.
    """
    texts = sorted((folder / "text").glob("*.txt"))
    marks = sorted((folder / "attributions").glob("*.ann"))
    if not texts or not marks:
        raise EvaluationError(f"{folder} has another layout: text/*.txt and attributions/*.ann were expected")
    labelled = tuple(found for path in texts if (found := _labelled(path, marks)) is not None)
    if not labelled:
        raise EvaluationError(
            f"{folder / 'attributions'} has another layout: no file with annotations belongs to a text"
        )
    return labelled


def _labelled(path: Path, marks: Sequence[Path]) -> LabelledText | None:
    own = [m for m in marks if m.stem == path.stem or m.stem.rpartition("_")[0] == path.stem]
    text = _read_words(path)
    versions = [_read_version(mark, words, len(text)) for mark in own if (words := _read_words(mark)).strip()]
    if not versions:
        return None
    return LabelledText(path.stem, text, versions[0], versions[1] if len(versions) > 1 else None)


def _read_words(path: Path) -> str:
    try:
        return path.read_bytes().decode("utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: expected a text in UTF-8 ({error})") from error


def _read_version(mark: Path, words: str, length: int) -> tuple[Attribution, ...]:
    """One annotator's attributions; spans that lie outside their text belong to another."""
    read = read_attributions(words)
    if any(end > length for a in read for role in Role for _, end in a.part(role)):
        raise EvaluationError(f"{mark}: expected spans inside its text of {length} characters")
    return read


def as_attribution(statement: Statement) -> Attribution:
    """An extracted statement as offsets."""
    return Attribution(
        ((statement.source.start, statement.source.end),) if statement.source else (),
        ((statement.cue.start, statement.cue.end),) if statement.cue else (),
        tuple((c.start, c.end) for c in statement.content),
    )


def list_attributions(statements: Iterable[Statement]) -> tuple[Attribution, ...]:
    """Extracted statements as offsets, less those reported within another's words: the corpus labels no such thing.

    Of 19,868 attributions in its training part one stands inside another's content. Quotations with
    neither source nor cue are left out too: every label of the corpus has a cue, be it a colon.
    """
    return tuple(as_attribution(s) for s in statements if (s.cue or s.source) and s.nested_in is None)


def trim_fragment(text: str, start: int, end: int) -> tuple[int, int]:
    """The fragment without space, punctuation and quotes at its edges; empty when nothing is left.

    >>> trim_fragment(' "Yes." ', 0, 8)
    (2, 5)
    """
    while start < end and not text[start].isalnum():
        start += 1
    while end > start and not text[end - 1].isalnum():
        end -= 1
    return start, end


def count_statements(
    text: str, predicted: Sequence[Attribution], gold: Sequence[Attribution]
) -> StatementCounts:
    """Counts of one text for each rule and role, and for whole attributions."""
    cells = []
    for role in Role:
        ours, theirs = _fragments(text, predicted, role), _fragments(text, gold, role)
        for rule in Rule:
            cells.append(FragmentCount(rule, role, _count_fragments(ours, theirs, rule)))
    pairs = match_attributions(predicted, gold)
    return StatementCounts(tuple(cells), Counts(len(pairs), len(predicted), len(gold)))


def _fragments(text: str, attributions: Iterable[Attribution], role: Role) -> list[tuple[int, int]]:
    found = {trim_fragment(text, *f) for a in attributions for f in merge_fragments(a.part(role))}
    return sorted(f for f in found if f[0] < f[1])


def _count_fragments(ours: list[tuple[int, int]], theirs: list[tuple[int, int]], rule: Rule) -> Counts:
    if rule is Rule.OVERLAP:
        right = len(match_spans([(f,) for f in ours], [(f,) for f in theirs]))
    elif rule is Rule.EXACT:
        right = len(set(ours) & set(theirs))
    else:
        starts = [f[0] for f in theirs]
        right = sum(min(starts.count(s), [f[0] for f in ours].count(s)) for s in set(starts))
    return Counts(right, len(ours), len(theirs))


def match_attributions(
    predicted: Sequence[Attribution], gold: Sequence[Attribution], *, least: float = 0.5
) -> tuple[tuple[int, int], ...]:
    """Index pairs (predicted, gold): content IoU at least `least`, sources overlapping or both absent."""
    candidates = [
        (-iou, merge_fragments(a.content), merge_fragments(b.content), i, j)
        for i, a in enumerate(predicted)
        for j, b in enumerate(gold)
        if _sources_agree(a.source, b.source) and (iou := measure_iou(a.content, b.content)) >= least
    ]
    return choose_pairs(candidates)


def _sources_agree(a: Fragments, b: Fragments) -> bool:
    return count_shared(a, b) > 0 if a and b else not a and not b


def add_counts(counts: Iterable[StatementCounts]) -> StatementCounts:
    """The sum over texts: micro-averaged scores follow from it."""
    listed = list(counts)
    cells = tuple(
        FragmentCount(rule, role, sum((c.of(rule, role) for c in listed), Counts()))
        for role in Role
        for rule in Rule
    )
    return StatementCounts(cells, sum((c.attribution for c in listed), Counts()))


def count_human(texts: Iterable[LabelledText]) -> StatementCounts | None:
    """The second annotator scored against the first, or None where no text has two."""
    counts = [count_statements(t.text, t.second, t.gold) for t in texts if t.second is not None]
    return add_counts(counts) if counts else None

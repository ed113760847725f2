"""How often the right person, state or body is credited, and how often somebody else.

Takes statements matched to labels by their content; gives counts. Never matches anything itself.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from penholder.evaluate.agreement import is_other_person
from penholder.evaluate.spans import Counts
from penholder.model import SpeakerKind, Statement, StatementForm

Matched = Sequence[tuple[int, int]]
"""Pairs of places: of a statement found and of the label it matches."""


@dataclass(frozen=True, slots=True)
class SpeakerLabel:
    """Who speaks by the labels: every accepted name, none where the text names nobody."""

    names: tuple[str, ...]
    nested: bool
    form: StatementForm


def count_speakers(
    ours: Sequence[Statement],
    labels: Sequence[SpeakerLabel],
    matched: Matched,
    is_right: Callable[[str | None, tuple[str, ...]], bool],
) -> Counts:
    """Speakers right, resolved and labelled; nested statements and those without a labelled speaker are left out."""
    left_out = {i for i, j in matched if labels[j].nested or not labels[j].names}
    resolved = [i for i, s in enumerate(ours) if s.speaker.name and s.nested_in is None and i not in left_out]
    pair = dict(matched)
    right = sum(i in pair and is_right(ours[i].speaker.name, labels[pair[i]].names) for i in resolved)
    return Counts(right, len(resolved), sum(bool(label.names) and not label.nested for label in labels))


def count_wrong_persons(
    ours: Sequence[Statement], labels: Sequence[SpeakerLabel], matched: Matched
) -> Counts:
    """Matched statements credited to another person (`right`) among those credited to a person at all.

    Nested statements count, and so does a person credited where the labels name nobody.
    """
    persons = [
        (i, j) for i, j in matched if ours[i].speaker.kind is SpeakerKind.PERSON and ours[i].speaker.name
    ]
    wrong = sum(is_other_person(ours[i].speaker, labels[j].names) for i, j in persons)
    return Counts(wrong, len(persons), len(persons))


def count_direct_missed(labels: Sequence[SpeakerLabel], matched: Matched) -> Counts:
    """Labelled direct and mixed quotations without a matching statement (`right`) among all of them."""
    found = {j for _, j in matched}
    quoted = [j for j, label in enumerate(labels) if label.form is not StatementForm.INDIRECT]
    return Counts(sum(j not in found for j in quoted), len(quoted), len(quoted))

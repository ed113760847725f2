"""What became of each labelled statement of one report: missed, or found and right or wrong in each aspect.

Takes the labels and claims of one report; gives outcomes and counts by measure. Never extracts anything itself.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from penholder.evaluate.agreement import (
    is_day_within,
    is_same_actor,
    is_same_office,
    is_same_span,
)
from penholder.evaluate.sayings_gold import LabelledReport, PositionLabel, SayingLabel
from penholder.evaluate.spans import Counts, Fragments, match_spans
from penholder.evaluate.speakers import (
    Matched,
    SpeakerLabel,
    count_direct_missed,
    count_speakers,
    count_wrong_persons,
)
from penholder.evaluate.statements import Attribution, as_attribution, match_attributions
from penholder.model import Position, ReportClaims, Span, Statement

Measured = Mapping[str, Counts]
"""Counts by measure ("statements.source", "said")."""
OTHER = "other:"
"""How the labels mark an option that is not of the closed list; such positions are left out."""


class Aspect(StrEnum):
    """What is judged of a statement whose content was found."""

    SOURCE = "source"
    CUE = "cue"
    SPEAKER = "speaker"
    OFFICE = "office"
    SPEAKS_FOR = "speaks_for"
    FORM = "form"
    FORCE = "force"
    CERTAINTY = "certainty"
    HAND = "hand"
    SAID = "said"
    FORUM = "forum"
    ADDRESSEE = "addressee"


CLOSED = (Aspect.FORM, Aspect.FORCE, Aspect.CERTAINTY, Aspect.HAND)
"""Aspects that every statement has: only accuracy is counted."""
OPEN = (Aspect.SAID, Aspect.FORUM, Aspect.ADDRESSEE, Aspect.OFFICE, Aspect.SPEAKS_FOR)
"""Aspects that the text may leave open: precision of those given and recall of those labelled count too."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """One labelled statement and the one found for it, if any."""

    label: SayingLabel
    mission: str
    found: Statement | None
    wrong: frozenset[Aspect]
    """Aspects of the one found that differ from the label."""


@dataclass(frozen=True, slots=True)
class ReportOutcome:
    """Everything counted in one report."""

    report: LabelledReport
    outcomes: tuple[Outcome, ...]
    unlabelled: tuple[Statement, ...]
    """Statements found that match no label."""
    measured: Measured
    left_out: int
    """Labelled positions on options outside the closed list."""


def judge_report(report: LabelledReport, claims: ReportClaims) -> ReportOutcome:
    """The outcome of one report."""
    ours, labels = claims.statements, report.sayings
    matched = match_spans([as_attribution(s).content for s in ours], [label.content for label in labels])
    found = {j: ours[i] for i, j in matched}
    outcomes = tuple(_judge(label, report.mission, found.get(j)) for j, label in enumerate(labels))
    known = [p for p in report.positions if not p.option.startswith(OTHER)]
    return ReportOutcome(
        report,
        outcomes,
        tuple(s for i, s in enumerate(ours) if i not in dict(matched)),
        {
            **_count_spans(ours, labels, len(matched)),
            **_count_speakers(ours, labels, matched),
            **_count_aspects([o for o in outcomes if o.found]),
            **_count_positions(claims.positions, known),
        },
        len(report.positions) - len(known),
    )


def _judge(label: SayingLabel, mission: str, found: Statement | None) -> Outcome:
    wrong = frozenset(a for a in Aspect if found is not None and not _JUDGES[a](found, label))
    return Outcome(label, mission, found, wrong)


def _is_right_speaker(found: Statement, label: SayingLabel) -> bool:
    name = found.speaker.name
    return is_same_actor(name, label.names) if label.names else name is None


def _is_right_side(found: Statement, label: SayingLabel) -> bool:
    ours, gold = _side_found(found), _side_labelled(label)
    return is_same_actor(ours, [gold]) if gold else not ours


def _side_found(found: Statement) -> str | None:
    """Whom the speaker speaks for; a state or body that speaks for itself speaks for nobody else."""
    side = found.speaker.speaks_for
    return None if not side or side == found.speaker.name else side


def _side_labelled(label: SayingLabel) -> str | None:
    return None if is_same_actor(label.speaks_for, label.names) else label.speaks_for


def _is_right_day(found: Statement, label: SayingLabel) -> bool:
    return (found.said is None and label.said is None) or is_day_within(found.said, label.said)


_JUDGES: Mapping[Aspect, Callable[[Statement, SayingLabel], bool]] = {
    Aspect.SOURCE: lambda s, g: is_same_span(s.source, g.source),
    Aspect.CUE: lambda s, g: is_same_span(s.cue, g.cue),
    Aspect.SPEAKER: _is_right_speaker,
    Aspect.OFFICE: lambda s, g: is_same_office(s.speaker.office or None, g.office),
    Aspect.SPEAKS_FOR: _is_right_side,
    Aspect.FORM: lambda s, g: s.form is g.form,
    Aspect.FORCE: lambda s, g: s.force is g.force,
    Aspect.CERTAINTY: lambda s, g: s.certainty is g.certainty,
    Aspect.HAND: lambda s, g: s.hand is g.hand,
    Aspect.SAID: _is_right_day,
    Aspect.FORUM: lambda s, g: s.forum is g.forum,
    Aspect.ADDRESSEE: lambda s, g: is_same_span(s.addressee, g.addressee),
}


def value_found(aspect: Aspect, found: Statement) -> object:
    """What was found for an aspect that may be left open; None or "" when nothing."""
    if aspect is Aspect.SPEAKS_FOR:
        return _side_found(found)
    if aspect is Aspect.OFFICE:
        return found.speaker.office
    return found.speaker.name if aspect is Aspect.SPEAKER else getattr(found, aspect)


def value_labelled(aspect: Aspect, label: SayingLabel) -> object:
    """What the label has for an aspect; None or empty when the text does not tell."""
    if aspect is Aspect.SPEAKS_FOR:
        return _side_labelled(label)
    return label.names if aspect is Aspect.SPEAKER else getattr(label, aspect)


# --------------------------------------------------------------------------- counting


def _count_spans(ours: Sequence[Statement], labels: Sequence[SayingLabel], contents: int) -> Measured:
    attributions = match_attributions(
        [as_attribution(s) for s in ours], [Attribution(g.source, g.cue, g.content) for g in labels]
    )
    return {
        "statements.source": _match([s.source for s in ours], [g.source for g in labels]),
        "statements.cue": _match([s.cue for s in ours], [g.cue for g in labels]),
        "statements.content": Counts(contents, len(ours), len(labels)),
        "attribution": Counts(len(attributions), len(ours), len(labels)),
    }


def _match(ours: Sequence[Span | None], gold: Sequence[Fragments]) -> Counts:
    given: list[Fragments] = [((s.start, s.end),) for s in ours if s]
    labelled = [g for g in gold if g]
    return Counts(len(match_spans(given, labelled)), len(given), len(labelled))


def _count_speakers(ours: Sequence[Statement], labels: Sequence[SayingLabel], matched: Matched) -> Measured:
    speakers = [SpeakerLabel(g.names, g.nested, g.form) for g in labels]
    return {
        "speaker": count_speakers(ours, speakers, matched, is_same_actor),
        "speaker.wrong_person": count_wrong_persons(ours, speakers, matched),
        "direct_missed": count_direct_missed(speakers, matched),
    }


def _count_aspects(found: Sequence[Outcome]) -> Measured:
    counts: dict[str, Counts] = {}
    for aspect in CLOSED:
        counts[aspect] = Counts(_right(found, aspect), len(found), len(found))
    for aspect in OPEN:
        given = [o for o in found if o.found and value_found(aspect, o.found)]
        labelled = [o for o in found if value_labelled(aspect, o.label)]
        both = [o for o in given if value_labelled(aspect, o.label)]
        counts[aspect] = Counts(_right(both, aspect), len(given), len(labelled))
        counts[f"{aspect}.accuracy"] = Counts(_right(found, aspect), len(found), len(found))
    return counts


def _right(outcomes: Sequence[Outcome], aspect: Aspect) -> int:
    return sum(aspect not in outcome.wrong for outcome in outcomes)


def _count_positions(ours: Sequence[Position], labels: Sequence[PositionLabel]) -> Measured:
    """Positions of one report: each holder with an option and a stance once, however often it is repeated."""
    gold, given = _distinct(labels), _distinct(ours)
    left = list(gold)
    right = conditioned = 0
    for one in given:
        stated = [p for p in ours if _agree(p, one)]
        met = next((g for g in left if _agree(one, g)), None)
        if met is not None:
            left.remove(met)
            right += 1
            meant = [g for g in labels if _agree(g, met)]
            conditioned += any(is_same_span(p.condition, g.condition) for p in stated for g in meant)
    return {
        "positions.stance": Counts(right, len(given), len(gold)),
        "positions.condition": Counts(conditioned, len(given), len(gold)),
    }


P = TypeVar("P", Position, PositionLabel)


def _agree(a: Position | PositionLabel, b: Position | PositionLabel) -> bool:
    return (a.option, a.stance) == (b.option, b.stance) and is_same_actor(a.holder, [b.holder])


def _distinct(positions: Sequence[P]) -> list[P]:
    kept: list[P] = []
    for position in positions:
        if not any(_agree(position, other) for other in kept):
            kept.append(position)
    return kept

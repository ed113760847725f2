"""When two figures disagree, why: a slip of copying, definition, rounding, time, or a real contradiction.

The questions in their order (docs/conflicts.md has them as a table): is it one sentence with a number changed in
copying; do they count different things; is it the same number; is one the sum of the other's parts; is one the other
rounded or told more closely; has time moved; has one speaker corrected himself. Only then may both not be right.
"""

from __future__ import annotations

from penholder.model import Figure, SpeakerKind, Verdict, VerdictKind
from penholder.record.setting import Setting
from penholder.record.settling import name_settlement
from penholder.record.verdicts.definitions import (
    FacetDifference,
    Relation,
    compare_definitions,
    other_unit,
    part_overflows,
)
from penholder.record.verdicts.moments import grows_apart, judge_moments
from penholder.values.amounts import format_amount
from penholder.values.dates import format_edtf, overlaps
from penholder.values.intervals import add_up, equal, holds, is_rounding, may_agree


def judge_figures(a: Figure, b: Figure, setting: Setting) -> Verdict:
    """The verdict between two figures of one matter; a is the one known earlier."""
    return (
        _judge_copy(a, b, setting)
        or _judge_unit(a, b)
        or _judge_move(a, b)
        or _judge_sum(a, b, setting)
        or _judge_definition(a, b, setting)
        or _judge_same(a, b)
        or _judge_precision(a, b)
        or judge_moments(a, b, setting)
        or _judge_correction(a, b, setting)
        or _give_up(a, b, setting)
    )


def _judge_copy(a: Figure, b: Figure, setting: Setting) -> Verdict | None:
    if not (setting.same_family(a, b) and setting.correspond(a, b)) or equal(a.amount, b.amount):
        return None
    reason = (
        f"Two versions of one sentence in one story give {format_amount(a.amount)} and "
        f"{format_amount(b.amount)}: a figure changed in copying{_nearer(a, b, setting)}."
    )
    settle = "the earliest version of the story, or the source it quotes"
    return Verdict(a.id, b.id, VerdictKind.GARBLE, reason, "value", settle)


def _nearer(a: Figure, b: Figure, setting: Setting) -> str:
    """Which of two copies stands nearer the origin, where the direction of copying is known."""
    nearer = setting.nearer(a, b)
    if nearer is None:
        return "; which of the two was first is not known"
    return f"; {format_amount(nearer.amount)} stands nearer the origin"


def _judge_unit(a: Figure, b: Figure) -> Verdict | None:
    if not other_unit(a, b):
        return None
    reason = (
        f"{format_amount(a.amount)} {a.unit} and {format_amount(b.amount)} {b.unit} are a share and a count: neither "
        "corrects the other."
    )
    return Verdict(a.id, b.id, VerdictKind.DIFFERENT_DEFINITION, reason, "unit")


def _judge_move(a: Figure, b: Figure) -> Verdict | None:
    """ "Up from 300 to 400": the report itself says that one followed the other."""
    if a.id != b.changed_from and b.id != a.changed_from:
        return None
    before, after = (a, b) if a.id == b.changed_from else (b, a)
    reason = f"One report tells it as a change from {format_amount(before.amount)} to {format_amount(after.amount)}."
    return Verdict(a.id, b.id, VerdictKind.UPDATES, reason, "as of")


def _judge_sum(a: Figure, b: Figure, setting: Setting) -> Verdict | None:
    """ "11,500 troops and 443 police" beside "about 12,000 uniformed personnel": the same by addition."""
    for whole, part in ((a, b), (b, a)):
        others = [f for f in setting.parts_beside(part) if f.population != whole.population]
        if len(others) < 2:
            continue
        differing = compare_definitions(whole, part)
        inside = all(d.relation is Relation.PART and d.facet == "population" for d in differing)
        if not differing or not inside:
            continue
        total = add_up(f.amount for f in others)
        if equal(total, whole.amount) or is_rounding(total, whole.amount) or holds(whole.amount, total):
            listed = " and ".join(f"{format_amount(f.amount)} {f.unit}".strip() for f in others)
            reason = f"{listed} make {format_amount(total)} together: the same as {format_amount(whole.amount)} by addition."
            return Verdict(a.id, b.id, VerdictKind.SAME, reason, "sum")
    return None


def _judge_definition(a: Figure, b: Figure, setting: Setting) -> Verdict | None:
    found = compare_definitions(a, b)
    telling = tuple(d for d in found if not _may_be_one(a, b, d))
    if not telling:
        return None
    if part_overflows(a, b, telling):
        return _overflow(a, b, telling[0], setting)
    parts = [f"{d.words} ({d.a} against {d.b}{_part_note(d)})" for d in telling]
    reason = f"They differ in {' and in '.join(parts)}{_as_of_note(a, b)}, so neither corrects the other."
    return Verdict(a.id, b.id, VerdictKind.DIFFERENT_DEFINITION, reason, telling[0].facet)


def _may_be_one(a: Figure, b: Figure, difference: FacetDifference) -> bool:
    """Whether two numbers that agree may be one although their definitions differ in a facet as told.

    A strength near its ceiling is no rounding of it: across scopes only one and the same number counts.
    """
    if difference.relation is Relation.APART:
        return False
    return equal(a.amount, b.amount) if difference.facet == "scope" else _agree(a, b)


def _agree(a: Figure, b: Figure) -> bool:
    return equal(a.amount, b.amount) or is_rounding(a.amount, b.amount) or is_rounding(b.amount, a.amount)


def _overflow(a: Figure, b: Figure, difference: FacetDifference, setting: Setting) -> Verdict:
    part, whole = (a, b) if difference.part == "a" else (b, a)
    inner, outer = (difference.a, difference.b) if difference.part == "a" else (difference.b, difference.a)
    reason = (
        f"{format_amount(part.amount)} ({inner}) cannot be part of {format_amount(whole.amount)} ({outer}) at the same "
        "time: one of them is wrong or counts something unsaid."
    )
    settle = name_settlement(whole, setting.known_on(whole))
    return Verdict(a.id, b.id, VerdictKind.UNDETERMINED, reason, difference.facet, settle)


def _part_note(difference: FacetDifference) -> str:
    if difference.relation is not Relation.PART or difference.facet == "scope":
        return ""
    part, whole = (difference.a, difference.b) if difference.part == "a" else (difference.b, difference.a)
    return f": {part} is part of {whole}"


def _as_of_note(a: Figure, b: Figure) -> str:
    if a.as_of == b.as_of or not (a.as_of and b.as_of):
        return ""
    return f", and in the day they hold for ({format_edtf(a.as_of)} against {format_edtf(b.as_of)})"


def _judge_same(a: Figure, b: Figure) -> Verdict | None:
    if not equal(a.amount, b.amount):
        return None
    if a.population != b.population and a.population and b.population:
        reason = f"The same number, of {a.population} in one report and of {b.population} in the other."
        return Verdict(a.id, b.id, VerdictKind.SAME, reason, "population")
    if a.amount.hedge != b.amount.hedge:
        reason = f"The same number, worded “{a.span.words}” and “{b.span.words}”."
        return Verdict(a.id, b.id, VerdictKind.SAME, reason, "hedge")
    return Verdict(a.id, b.id, VerdictKind.SAME, "Both give the same number for the same thing.")


def _judge_precision(a: Figure, b: Figure) -> Verdict | None:
    if a.as_of and b.as_of and not overlaps(a.as_of, b.as_of):
        return None
    words_a, words_b = format_amount(a.amount), format_amount(b.amount)
    if is_rounding(a.amount, b.amount) or is_rounding(b.amount, a.amount):
        reason = f"{words_a} and {words_b} are one number, rounded in one of them."
        return Verdict(a.id, b.id, VerdictKind.ROUNDING, reason, "precision")
    if grows_apart(a, b):
        return None  # "more than 3,100" a month after "at least 2,169": the total has grown
    if holds(a.amount, b.amount) or holds(b.amount, a.amount):
        reason = f"{words_b} and {words_a} fit: one is the closer statement of the other."
        return Verdict(a.id, b.id, VerdictKind.REFINES, reason, "precision")
    return None


def _judge_correction(a: Figure, b: Figure, setting: Setting) -> Verdict | None:
    """The same speaker who later gives another number has moved on or corrected himself."""
    giver = _giver(a)
    known_a, known_b = setting.known_on(a), setting.known_on(b)
    if not giver or giver != _giver(b) or known_a is None or known_b is None or known_b <= known_a:
        return None
    reason = (
        f"{giver} gave {format_amount(a.amount)} and later {format_amount(b.amount)}: the later number replaces his "
        "or her own earlier one."
    )
    return Verdict(a.id, b.id, VerdictKind.UPDATES, reason, "giver")


def _giver(figure: Figure) -> str:
    speaker = figure.given_by
    if speaker is None or not speaker.confident or speaker.kind is SpeakerKind.UNKNOWN:
        return ""
    return speaker.name or ""


def _give_up(a: Figure, b: Figure, setting: Setting) -> Verdict:
    later = b if b.as_of else a
    settle = name_settlement(later, setting.known_on(later))
    words = f"{format_amount(a.amount)} and {format_amount(b.amount)}"
    if a.report == b.report:
        reason = f"One report gives {words}: its words do not say how the two are related."
        return Verdict(a.id, b.id, VerdictKind.UNDETERMINED, reason, "value", settle)
    if may_agree(a.amount, b.amount):
        reason = f"{words} may be one number: as worded they allow common values, but neither says the other more closely."
        return Verdict(a.id, b.id, VerdictKind.UNDETERMINED, reason, "precision", settle)
    if a.as_of and b.as_of:
        reason = f"{words} for the same thing at the same time cannot both be right."
        return Verdict(a.id, b.id, VerdictKind.CONTRADICTION, reason, "value", settle)
    reason = f"{words}: the words do not say for which day each holds, so they may or may not conflict."
    return Verdict(a.id, b.id, VerdictKind.UNDETERMINED, reason, "as of", settle)

"""Three invented reports that tell one text, with the relations a families step would give them; own words."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from penholder.model import (
    CollatedPlace,
    CopyEdge,
    Correspondence,
    DateBracket,
    Difference,
    DirectionClue,
    PairType,
    QuoteFamily,
    QuoteVersion,
    Record,
    Report,
    ReportPair,
    SentencePair,
    Span,
    StatementForm,
    StoryFamily,
    WordDifference,
)
from tests.outputs.fixture import HOSTILE, RECORD, SERRA, _claims, _report, at, statement

ORIGIN_TEXT = """Patrols halted at the ford
HILLTOWN (Wire) - Twelve patrols were halted at the ford on Monday, the force said.
The commander may ask for talks.
Nobody was hurt. Two lorries burned.
The wire alone says this.
"We will not leave the valley," Commander Aroldo Serra said.
"""
COPY_TEXT = f"""Patrols halted at the ford
"We shall leave the valley," Commander Aroldo Serra said.
HILLTOWN - Fourteen patrols were halted at the ford on Monday, the force said.
The commander must ask for talks.
Nobody was hurt and two lorries burned. {HOSTILE}
"""
THIRD_TEXT = """Halted at the ford
Some twelve patrols were halted at the ford on Monday, the force said.
"We will not quit the valley," the commander said.
"""

ORIGIN: Report = _report(ORIGIN_TEXT, "origin.txt", "Hill Wire", agency="Hill Wire")
COPY: Report = _report(COPY_TEXT, "copy <b>.txt", "Valley <i>Post</i>")
THIRD: Report = _report(THIRD_TEXT, "third.txt", None)

K, D = Correspondence, Difference


def _pair(
    a: Span, b: Span, kind: Correspondence, *found: WordDifference, moved: bool = False
) -> SentencePair:
    return SentencePair(a, b, kind, 1.0 if kind is K.IDENTICAL else 0.8, tuple(found), moved)


_SAID = '"We will not leave the valley," Commander Aroldo Serra said.'
MAP = (
    _pair(at(ORIGIN, "Patrols halted at the ford"), at(COPY, "Patrols halted at the ford"), K.IDENTICAL),
    _pair(
        at(ORIGIN, "HILLTOWN (Wire) - Twelve patrols were halted at the ford on Monday, the force said."),
        at(COPY, "HILLTOWN - Fourteen patrols were halted at the ford on Monday, the force said."),
        K.EDITED,
        WordDifference(D.OMISSION, "Wire", ""),
        WordDifference(D.NUMBER, "Twelve", "Fourteen"),
    ),
    _pair(
        at(ORIGIN, "The commander may ask for talks."),
        at(COPY, "The commander must ask for talks."),
        K.EDITED,
        WordDifference(D.MODALITY, "may", "must"),
    ),
    _pair(at(ORIGIN, "Nobody was hurt."), at(COPY, "Nobody was hurt and two lorries burned."), K.MERGED),
    _pair(at(ORIGIN, "Two lorries burned."), at(COPY, "Nobody was hurt and two lorries burned."), K.MERGED),
    _pair(
        at(ORIGIN, _SAID),
        at(COPY, '"We shall leave the valley," Commander Aroldo Serra said.'),
        K.EDITED,
        WordDifference(D.NEGATION, "will not", "shall"),
        moved=True,
    ),
)
CLUES = (
    DirectionClue(ORIGIN.id, "It credits the agency Hill Wire, the other none"),
    DirectionClue(COPY.id, f"It has a sentence of its own {HOSTILE}", weak=True),
)


def relate(a: Report, b: Report, sentences: tuple[SentencePair, ...], **more: object) -> ReportPair:
    """An edited copy between two reports, whichever id comes first."""
    from penholder.outputs.views.comparison import flip_pair

    pair = ReportPair(
        a.id, b.id, PairType.EDITED_COPY, 0.9, 0.8, 0.75, 3, sentences, "One text with changed words."
    )
    pair = replace(pair, **more)  # type: ignore[arg-type]
    return pair if a.id < b.id else flip_pair(pair)


PAIR = relate(ORIGIN, COPY, MAP, earlier=ORIGIN.id, direction=CLUES)
LOOSE = relate(ORIGIN, THIRD, ())
TREE = (
    CopyEdge(ORIGIN.id, COPY.id, True, ("It credits the agency.", f"It says {HOSTILE}.")),
    CopyEdge(*sorted((ORIGIN.id, THIRD.id)), False, ("Nothing shows which of the two came first.",)),
)
FAMILY = StoryFamily("y7", (ORIGIN.id, COPY.id, THIRD.id), TREE)
SAYINGS = (
    statement(ORIGIN, '"We will not leave the valley,"', SERRA, "2026-05-04", StatementForm.DIRECT),
    statement(COPY, '"We shall leave the valley,"', SERRA, "2026-05-04", StatementForm.DIRECT),
    statement(THIRD, '"We will not quit the valley,"', SERRA, None, StatementForm.DIRECT),
)
QUOTE = QuoteFamily(
    "q7",
    "Aroldo Serra",
    tuple(
        QuoteVersion(s.id, s.content[0], differences, drift)
        for s, differences, drift in zip(
            SAYINGS,
            (
                (),
                (WordDifference(D.NEGATION, "will not", "shall"),),
                (WordDifference(D.SYNONYM, "leave", "quit"),),
            ),
            (0.0, 0.3, 0.2),
            strict=True,
        )
    ),
    None,
    "All versions were told by hands of their own",
    (
        CollatedPlace(('"We', '"We', '"We'), None),
        CollatedPlace(("will not", "shall", "will not"), D.NEGATION),
        CollatedPlace(("leave", "leave", "quit"), D.SYNONYM),
        CollatedPlace(('the valley,"', 'the valley,"', 'the valley,"'), None),
    ),
    0.25,
)
TOLD: Record = replace(
    RECORD,
    reports=(ORIGIN, COPY, THIRD),
    brackets=tuple(
        DateBracket(r.id, day, day, day, ())
        for r, day in ((ORIGIN, date(2026, 5, 4)), (COPY, date(2026, 5, 5)), (THIRD, date(2026, 5, 6)))
    ),
    undated=(),
    pairs=(PAIR, LOOSE),
    families=(FAMILY,),
    claims=tuple(replace(_claims(r), statements=(s,)) for r, s in zip((ORIGIN, COPY, THIRD), SAYINGS, strict=True)),
    quotes=(QUOTE,),
    suspicions=(),
    matters=(),
    options=(),
    skipped=(),
)  # fmt: skip

"""Copies whose sentences were split: all parts of a sentence count towards what was taken."""

from __future__ import annotations

from penholder.families import relate_reports
from penholder.model import Correspondence, PairType
from tests.factories import make_report

WHOLE = (
    "Farmers near the lake repaired their boats, merchants counted empty barrels, teachers opened two flooded "
    "classrooms, and drivers cleared the northern road.",
    "Doctors treated eleven patients overnight, nurses carried stretchers upstairs, pharmacists ordered antibiotics "
    "abroad, and volunteers cooked porridge outdoors.",
    "Singers rehearsed ancient ballads indoors, painters restored faded murals, weavers finished woollen blankets, "
    "and bakers delivered warm loaves downtown.",
    "Judges postponed seventeen hearings, clerks rescued soaked archives, lawyers borrowed lanterns, and witnesses "
    "travelled home through muddy valleys.",
    "Engineers inspected every bridge upstream, soldiers guarded fuel depots, pilots surveyed broken dykes, and "
    "mayors begged ministers for pumps.",
)


def cut_clauses(sentence: str) -> str:
    clauses = sentence.rstrip(".").split(", ")
    return " ".join(f"{clause.removeprefix('and ').capitalize()}." for clause in clauses)


def test_a_text_whose_sentences_were_each_cut_into_four_is_an_edited_copy() -> None:
    whole = make_report("\n\n".join(WHOLE))
    cut = make_report("\n\n".join(cut_clauses(s) for s in WHOLE))
    (pair,) = relate_reports([whole, cut])
    assert pair.type is PairType.EDITED_COPY
    assert {s.kind for s in pair.sentences} <= {Correspondence.SPLIT, Correspondence.MERGED}
    assert len(pair.sentences) == 4 * len(WHOLE)

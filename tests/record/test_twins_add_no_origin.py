"""Copy trees with known truth: whatever was changed in copying, a twin of a counted report adds no origin."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from penholder.evaluate.twins import grow_tree
from penholder.families import group_families, relate_reports
from penholder.families.direction import direct_pairs
from penholder.model import DateBracket, Figure, Report, ReportClaims
from penholder.record.assembly import EMPTY
from penholder.record.kinship import Kinship
from penholder.record.origins import count_origins
from tests.record.claims import make_figure

RIVER = """MALAKAL, March 4 — The mission counted 40 dead soldiers in Malakal after a week of fighting along the river.

The force, which deploys 17,000 peacekeepers in Juba and beyond, reported that 12 civilians were killed in Bor on Monday. \
Not a single patrol reached the town before nightfall.

“Our convoys must get through,” Ada Obi told reporters. She said that 300 families had fled from Bentiu and that some \
boats were burned.

Officials might close the 9 camps around Malakal before May. The rains have come early, and the roads to the north are \
under water.

Aid groups reported 60 wounded in Bor. The hospital there has no surgeon and little fuel, nurses said.

Elders from both banks met on Tuesday. They agreed to exchange 14 prisoners in Renk, the first such step since January.
"""
DESK = """Kampala (Nile Desk) — A week of clashes on the White Nile cost 40 troops their lives, according to military sources.

Hospital workers in Bor spoke of 12 people dead. Another 60 patients were treated there for gunshot wounds.

Some 17,000 blue helmets serve in the country. Nobody answered when 300 households left Bentiu, a local chief complained.

Markets stayed shut for the third day, traders told this desk by telephone.

In a rare gesture the rival commanders let 14 captives go at Renk, a monitor wrote.
"""
STUDY = """Nairobi, 5 March — Analysts doubt that the truce holds. In their tally 44 fighters fell at Malakal and 12 villagers in Bor.

They list 9 shelters that stand to be shut. Donors have given 2 million dollars less than a year ago, and grain \
prices doubled in the capital.

One study found 17,200 personnel under the UN flag last autumn.
"""


def find_figures(report: Report) -> Iterator[Figure]:
    """Every number of the text as a figure: enough to see whose numbers they are."""
    for found in re.finditer(r"\b\d[\d,]*\b", report.text):
        span = report.span(*found.span())
        yield make_figure(
            report.id, float(found[0].replace(",", "")), span=span, id=f"f{report.id}{span.start}"
        )


def count_by_number(reports: Sequence[Report]) -> dict[float, int]:
    """At most how many origins each number has."""
    brackets = [DateBracket(r.id, None, None, None, ()) for r in reports]
    pairs = direct_pairs(relate_reports(reports), reports, brackets)
    claims = tuple(ReportClaims(r.id, figures=tuple(find_figures(r))) for r in reports)
    families = group_families(reports, pairs, brackets)
    record = replace(EMPTY, reports=tuple(reports), pairs=pairs, claims=claims, families=families)
    by_number: defaultdict[float, list[Figure]] = defaultdict(list)
    for figure in (f for made in claims for f in made.figures):
        by_number[figure.amount.low or 0.0].append(figure)
    kinship = Kinship.of(record)
    return {n: len(count_origins("m", figures, kinship).origins) for n, figures in by_number.items()}


@settings(deadline=None, max_examples=12, derandomize=True)
@given(st.integers(0, 10_000), st.sampled_from((RIVER, DESK)))
def test_a_twin_adds_no_origin_to_any_number(seed: int, story: str) -> None:
    others = [text for text in (RIVER, DESK, STUDY) if text != story]
    tree = grow_tree(story, seed, 4, background=others)
    pile = [tree.twins[0].report, *(grow_tree(text, seed, 1).twins[0].report for text in others)]
    originals = count_by_number(pile)
    for twin in tree.twins[1:]:
        pile.append(twin.report)
        copied = count_by_number(pile)
        assert {n: (k, copied[n]) for n, k in originals.items() if copied[n] > k} == {}


def test_independent_stories_are_counted_apart() -> None:
    reports = [grow_tree(text, 1, 1).twins[0].report for text in (RIVER, DESK, STUDY)]
    counted = count_by_number(reports)
    assert (counted[40.0], counted[12.0], counted[300.0], counted[44.0]) == (2, 3, 2, 1)

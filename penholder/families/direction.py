"""Direction: which of two related reports the other was made from, where the evidence allows.

Takes pairs with their sentence maps, reports and brackets; gives the pairs with clues and, where they agree, the
earlier report. Never guesses: contradicting clues leave a pair undirected with all of them listed, for two texts
that each keep what the other has spoilt both go back to something lost (Lachmann's argument from errors; Maas,
*Textual Criticism*, sections 8 and 26-31; Andrews and Macé 2013 on computed stemmata).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

import networkx as nx

from penholder.families.credits import (
    find_agency_credit,
    find_later_day,
    find_lost_dateline,
    find_outlet_credit,
    find_source_link,
)
from penholder.families.cuts import find_cuts, find_hanging_acronym, find_hanging_name, find_hanging_pronoun
from penholder.families.group import JOINING
from penholder.families.outside import Maps, ask_third_reports
from penholder.families.shifts import (
    find_broken_numbers,
    find_dates_spelled_out,
    find_later_words,
    find_rounded_numbers,
    find_stray_numbers,
)
from penholder.families.sides import Side, Witness, view_pair
from penholder.families.slips import (
    find_broken_end,
    find_broken_phrases,
    find_damage,
    find_misspelled_names,
    find_open_quote,
    find_stray_spellings,
    find_unquoted_words,
)
from penholder.model import DateBracket, DirectionClue, Report, ReportPair

Rule = Callable[[Side], DirectionClue | None]

_RULES: tuple[Rule, ...] = (
    find_later_day,
    find_agency_credit,
    find_outlet_credit,
    find_lost_dateline,
    find_source_link,
    find_hanging_name,
    find_hanging_pronoun,
    find_hanging_acronym,
    find_cuts,
    find_damage,
    find_broken_end,
    find_open_quote,
    find_later_words,
    find_dates_spelled_out,
    find_broken_numbers,
    find_stray_numbers,
    find_rounded_numbers,
    find_stray_spellings,
    find_misspelled_names,
    find_unquoted_words,
    find_broken_phrases,
)
"""In the order their clues are listed."""

FIRM, WEAK = 2, 1
"""What a clue counts. Two weak clues of different kinds that agree weigh as much as a firm one."""
ENOUGH = 2
"""Least weight of the clues for a direction."""
ROUNDS = 2
"""How often third reports are asked: what the first round directs makes older reports for the next."""
OUTWEIGH = 2
"""How many times the weak clues against a direction its own clues must weigh."""


def direct_pairs(
    pairs: Iterable[ReportPair], reports: Iterable[Report], brackets: Iterable[DateBracket]
) -> tuple[ReportPair, ...]:
    """All pairs in their order; copies, edited copies and rewrites with direction and clues, the others with none."""
    days = {b.report: b for b in brackets}
    witnesses = {r.id: Witness(r, days.get(r.id)) for r in reports}
    first = tuple(_direct(pair, witnesses) for pair in pairs)
    mapped = {(p.a, p.b): p for p in first if {p.a, p.b} <= witnesses.keys()}
    maps = Maps(mapped, witnesses, _find_kin(first))
    directed = first
    for _ in range(ROUNDS):
        earlier = {(p.a, p.b): p.earlier for p in directed}
        directed = tuple(_direct_by_third(pair, maps, earlier) for pair in first)
    return directed


def _direct(pair: ReportPair, witnesses: Mapping[str, Witness]) -> ReportPair:
    if pair.type not in JOINING or not {pair.a, pair.b} <= witnesses.keys():
        return replace(pair, earlier=None, direction=())
    earlier, clues = find_direction(pair, witnesses[pair.a], witnesses[pair.b])
    return replace(pair, earlier=earlier, direction=clues)


def _direct_by_third(
    pair: ReportPair, maps: Maps, earlier: Mapping[tuple[str, str], str | None]
) -> ReportPair:
    if pair.type not in JOINING or (pair.a, pair.b) not in maps.pairs:
        return pair
    clues = pair.direction + ask_third_reports(pair, maps, earlier)
    return pair if clues == pair.direction else replace(pair, earlier=weigh_clues(clues), direction=clues)


def _find_kin(pairs: Sequence[ReportPair]) -> dict[str, frozenset[str]]:
    """The reports that copies and rewrites tie to each report, however far."""
    graph: nx.Graph[str] = nx.Graph()
    graph.add_edges_from((p.a, p.b) for p in pairs if p.type in JOINING)
    found = (frozenset(c) for c in nx.connected_components(graph))
    return {report: reports for reports in found for report in reports}


def find_direction(pair: ReportPair, a: Witness, b: Witness) -> tuple[str | None, tuple[DirectionClue, ...]]:
    """The id of the report the other was made from, None where the evidence does not decide, and every clue."""
    sides = view_pair(pair, a, b)
    found = (rule(side) for rule in _RULES for side in sides)
    clues = tuple(clue for clue in found if clue is not None)
    return weigh_clues(clues), clues


def weigh_clues(clues: Sequence[DirectionClue]) -> str | None:
    """The report that the clues make the earlier one: enough weight for it, no firm clue and little weight against it."""
    weights = {clue.earlier: 0 for clue in clues}
    for clue in clues:
        weights[clue.earlier] += WEAK if clue.weak else FIRM
    if not weights:
        return None
    earlier = max(sorted(weights), key=lambda report: weights[report])
    against = [clue for clue in clues if clue.earlier != earlier]
    contradicted = any(not c.weak for c in against) or len(against) * OUTWEIGH * WEAK > weights[earlier]
    return None if contradicted or weights[earlier] < ENOUGH else earlier

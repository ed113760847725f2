"""Five thousand reports: what was planted is found, and the work done grows with the pile, not with its square.

Work is counted, never timed; `make bench` measures seconds and goes on to 100,000 reports.
"""

from collections import Counter
from random import Random

import pytest

from penholder import families
from penholder.families import group_families, iter_pairs, relate_to
from penholder.families.candidates import Candidate, CandidateIndex, find_candidates, sketch_report
from penholder.families.outline import Outline, outline_report
from penholder.model import PairType, Report, ReportPair
from scripts.grow_pile import GrownPile, grow_pile, invent_patterns

REPORTS = 5_000


@pytest.fixture(scope="module")
def pile() -> GrownPile:
    return grow_pile(invent_patterns(), reports=REPORTS, words=90, seed=5)


@pytest.fixture(scope="module")
def reports(pile: GrownPile) -> list[Report]:
    return pile.make_reports()


@pytest.fixture(scope="module")
def candidates(reports: list[Report]) -> list[Candidate]:
    return list(find_candidates(reports))


@pytest.fixture(scope="module")
def outlined() -> Counter[str]:
    """How often each report was outlined while the pile was related."""
    return Counter()


@pytest.fixture(scope="module")
def pairs(reports: list[Report], outlined: Counter[str]) -> list[ReportPair]:
    def count_outline(report: Report) -> Outline:
        outlined[report.id] += 1
        return outline_report(report)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(families, "outline_report", count_outline)
        return list(iter_pairs(reports))


def test_copies_are_found(pile: GrownPile, reports: list[Report], pairs: list[ReportPair]) -> None:
    found = {(pair.a, pair.b) for pair in pairs}
    kin = [tuple(sorted((reports[a].id, reports[b].id))) for a, b in pile.kin()]
    assert sum(pair in found for pair in kin) > 0.98 * len(kin)


def test_most_copies_stand_in_one_family(
    pile: GrownPile, reports: list[Report], pairs: list[ReportPair]
) -> None:
    """Not all: of five short sentences a copy may keep two and add three of its own."""
    found = group_families(reports, pairs, ())
    family_of = {report: family.id for family in found for report in family.reports}
    kin = [(reports[a].id, reports[b].id) for a, b in pile.kin()]
    assert sum(family_of[a] == family_of[b] for a, b in kin) > 0.75 * len(kin)


def test_few_reports_are_joined_that_did_not_copy(
    pile: GrownPile, reports: list[Report], pairs: list[ReportPair]
) -> None:
    family_of = dict(zip((report.id for report in reports), pile.families, strict=True))
    joined = [pair for pair in pairs if pair.type in (PairType.COPY, PairType.EDITED_COPY)]
    assert sum(family_of[p.a] != family_of[p.b] for p in joined) <= 0.01 * len(joined)


def test_planted_sentences_are_found(pile: GrownPile, reports: list[Report], pairs: list[ReportPair]) -> None:
    found = {(pair.a, pair.b) for pair in pairs}
    planted = [tuple(sorted((reports[a].id, reports[b].id))) for a, b in pile.tellings(8)]
    assert sum(pair in found for pair in planted) > 0.95 * len(planted)


def test_few_pairs_are_compared_and_few_reports_outlined_twice(
    candidates: list[Candidate], pairs: list[ReportPair], outlined: Counter[str]
) -> None:
    assert len(candidates) < 4 * REPORTS
    assert len(pairs) > len(candidates) / 4
    assert max(Counter(report for c in candidates for report in (c.a, c.b)).values()) < 100
    assert sum(outlined.values()) < 1.5 * REPORTS


def test_candidates_do_not_depend_on_the_order_of_arrival(
    reports: list[Report], candidates: list[Candidate]
) -> None:
    shuffled = Random(7).sample(reports, len(reports))
    assert list(find_candidates(shuffled)) == candidates


def test_one_more_report_gives_its_pairs_of_the_whole_pile(
    pile: GrownPile, reports: list[Report], pairs: list[ReportPair]
) -> None:
    last = next(n for n in range(REPORTS - 1, 0, -1) if pile.parents[n] is not None)
    others = [report for n, report in enumerate(reports) if n != last]
    index = CandidateIndex()
    for report in others:
        index.add(report.id, sketch_report(report))
    expected = {pair for pair in pairs if reports[last].id in (pair.a, pair.b)}
    assert expected
    assert set(relate_to(reports[last], others, index=index)) == expected


def test_several_processes_give_what_one_gives(reports: list[Report]) -> None:
    few = reports[:400]
    alone = sorted(iter_pairs(few), key=lambda p: (p.a, p.b))
    assert sorted(iter_pairs(few, alone[::2], workers=2), key=lambda p: (p.a, p.b)) == alone

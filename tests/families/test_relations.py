"""How texts are related by their words: copies, edited copies, shared background, and what must not be joined."""

from dataclasses import replace
from itertools import permutations

import pytest

from penholder.families import group_families, relate_reports, relate_to
from penholder.model import Correspondence, Difference, PairType, Report, ReportPair
from tests.factories import make_bracket, make_report

ORIGIN = """The head of the observer mission told the council on Tuesday that the ceasefire along the river was holding.
Patrols had recorded 14 violations since August, most of them shots fired at night near the northern bridge.
The mission has 1,120 observers from eleven countries and costs 95 million dollars a year.
Its mandate runs out in October and the host government has not yet said whether it wants another year.
The government's envoy complained that observers entered two villages without the liaison officers required by the accord.
A ferry that carries food to the island camps was fired on twice in September, killing a deckhand.
Farmers on the eastern bank returned to their fields this spring for the first time in six years."""

EDITED = """The ceasefire along the river was holding, the head of the observer mission told the council on Tuesday.
Patrols had recorded 41 violations since August, most of them shots fired after dark near the northern bridge.
The mission, with 1,120 observers from eleven countries, costs 95 million dollars every year.
Its mandate runs out in October and the host government has said whether it wants another year.
The envoy of the government complained that observers had entered two villages without the liaison officers that the accord requires.
A ferry carrying food to the island camps was fired on twice in September, and a deckhand was killed."""

LATER = """Lawmakers in the capital approved a budget on Thursday after a debate of nineteen hours.
The opposition walked out over cuts to schools and hospitals in the southern provinces.
A vote on pensions was put off until the finance minister returns from talks abroad.
Farmers on the eastern bank returned to their fields this spring for the first time in six years.
Unions announced a strike of dock workers for the coming week."""

OTHER = """A museum of clocks opened in the old harbour district with a parade and fireworks.
Its collection was bought from a retired watchmaker who spent his life repairing tower clocks.
Visitors can wind the largest piece themselves every morning at ten."""


@pytest.fixture(scope="module")
def pile() -> dict[str, Report]:
    return {
        n: make_report(t)
        for n, t in {"origin": ORIGIN, "edited": EDITED, "later": LATER, "other": OTHER}.items()
    }


@pytest.fixture(scope="module")
def pairs(pile: dict[str, Report]) -> tuple[ReportPair, ...]:
    return relate_reports(list(pile.values()))


def between(pairs: tuple[ReportPair, ...], a: Report, b: Report) -> ReportPair | None:
    return next((p for p in pairs if {p.a, p.b} == {a.id, b.id}), None)


def test_an_edited_copy_is_found_with_every_sentence_mapped(
    pile: dict[str, Report], pairs: tuple[ReportPair, ...]
) -> None:
    pair = between(pairs, pile["origin"], pile["edited"])
    assert pair is not None
    assert pair.type is PairType.EDITED_COPY
    assert max(pair.share_a, pair.share_b) == 1
    assert pair.in_order == 1


def test_differing_numbers_and_negation_are_marked_not_smoothed(
    pile: dict[str, Report], pairs: tuple[ReportPair, ...]
) -> None:
    pair = between(pairs, pile["origin"], pile["edited"])
    assert pair is not None
    kinds = {d.kind for s in pair.sentences for d in s.differences}
    assert {Difference.NUMBER, Difference.NEGATION} <= kinds


def test_a_reused_sentence_is_shared_background_and_joins_nobody(
    pile: dict[str, Report], pairs: tuple[ReportPair, ...]
) -> None:
    pair = between(pairs, pile["origin"], pile["later"])
    assert pair is not None
    assert pair.type is PairType.SHARED_BACKGROUND
    assert [s.kind for s in pair.sentences] == [Correspondence.IDENTICAL]
    families = group_families(list(pile.values()), pairs, ())
    assert sorted(len(f.reports) for f in families) == [1, 1, 2]


def test_unrelated_reports_form_no_pair(pile: dict[str, Report], pairs: tuple[ReportPair, ...]) -> None:
    assert not any(pile["other"].id in (p.a, p.b) for p in pairs)


def test_spans_are_the_exact_words(pile: dict[str, Report], pairs: tuple[ReportPair, ...]) -> None:
    texts = {r.id: r.text for r in pile.values()}
    for pair in pairs:
        for span in (x for s in pair.sentences for x in (s.a, s.b)):
            assert texts[span.report][span.start : span.end] == span.words


def test_the_order_of_arrival_does_not_matter(pile: dict[str, Report], pairs: tuple[ReportPair, ...]) -> None:
    for order in permutations(pile.values()):
        assert relate_reports(order) == pairs
        assert group_families(list(order), pairs, ()) == group_families(list(pile.values()), pairs[::-1], ())


def test_one_more_report_gives_the_pairs_of_the_whole_pile(
    pile: dict[str, Report], pairs: tuple[ReportPair, ...]
) -> None:
    for name, new in pile.items():
        others = [t for n, t in pile.items() if n != name]
        expected = {p for p in pairs if new.id in (p.a, p.b)}
        assert set(relate_to(new, others)) == expected
        assert relate_reports(list(pile.values()), known=relate_reports(others)) == pairs


def test_a_report_is_never_a_copy_of_itself(pile: dict[str, Report]) -> None:
    text = pile["origin"]
    assert relate_reports([text, text]) == ()
    assert relate_to(text, [text]) == ()


def test_a_split_sentence_corresponds_to_the_whole() -> None:
    whole = make_report(ORIGIN)
    split = make_report(
        ORIGIN.replace(
            "Its mandate runs out in October and the host government has not yet said whether it wants another year.",
            "Its mandate runs out in October. The host government has not yet said whether it wants another year.",
        )
    )
    (pair,) = relate_reports([whole, split])
    assert (pair.share_a, pair.share_b) == (1, 1)


def test_families_stand_in_the_order_of_their_brackets(pile: dict[str, Report]) -> None:
    reports = list(pile.values())
    brackets = [make_bracket(r, f"2024-10-0{9 - n}") for n, r in enumerate(reports)]
    families = group_families(reports, (), brackets)
    assert [f.reports[0] for f in families] == [r.id for r in reversed(reports)]


def test_a_crowd_of_copies_is_one_family() -> None:
    crowd = [make_report(ORIGIN.replace("14 violations", f"{n} violations")) for n in range(20, 75)]
    pairs = relate_reports(crowd)
    assert {p.type for p in pairs} <= {PairType.COPY, PairType.EDITED_COPY}
    (family,) = group_families(crowd, pairs, ())
    assert len(family.reports) == 55


def test_a_pair_that_claims_have_retyped_is_read_anew(pile: dict[str, Report]) -> None:
    reports = tuple(pile.values())
    fresh = relate_reports(reports)
    retyped = [replace(p, type=PairType.SAME_EVENT, likeness=0.4, reason="by claims") for p in fresh]
    assert relate_reports(reports, retyped) == fresh
    assert relate_reports(reports, fresh) == fresh

"""Which report a copy was made from: every rule fires on its case, mirrors with its pair, and yields to contradiction."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penholder import vocabulary
from penholder.families import relate_reports
from penholder.families.direction import direct_pairs, weigh_clues
from penholder.model import (
    DateBracket,
    DateClue,
    DirectionClue,
    Furniture,
    FurnitureKind,
    Provenance,
    Report,
    ReportPair,
)
from tests.factories import make_bracket, make_report

STORY = (
    "Ruth Okafor, the harbour master, told the commission on Monday that three cranes had been out of order since spring.",
    "Okafor said the repairs would cost 4,250 crowns and take until the first frost.",
    "Henrik Dahl, who speaks for the dockers, called the delay “a danger to everybody who works below the cranes” in a letter.",
    "He said that 318 dockers had signed the letter and that nobody had answered them.",
    "The commission will meet again this week to decide whether the northern quay stays open.",
    "Two ships with timber from the islands were sent on to the river port while the quay was closed.",
    "The river port has room for only four ships and charges twice the fee of the old harbour.",
)
"""A story of our own that can be cut and changed sentence by sentence."""


def write(*changes: tuple[str, str], keep: tuple[int, ...] = tuple(range(len(STORY)))) -> Report:
    """The story with some words replaced and some sentences left out."""
    text = "\n".join(STORY[n] for n in keep)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return make_report(text)


def direct(*reports: Report, brackets: tuple[DateBracket, ...] = ()) -> tuple[ReportPair, ...]:
    return direct_pairs(relate_reports(reports), reports, brackets)


def direct_two(a: Report, b: Report, brackets: tuple[DateBracket, ...] = ()) -> ReportPair:
    (pair,) = direct(a, b, brackets=brackets)
    return pair


def clues_for(pair: ReportPair, report: Report) -> list[DirectionClue]:
    return [c for c in pair.direction if c.earlier == report.id]


ORIGIN = write()
EXPECTED = write(("spring.", "spring, which nobody had expected."))
TORN = write(("spring.", "spring. which nobody had expected."))

FIRM_CHANGES = {
    "broken end": write((" of the old harbour.", "")),
    "broken number": write(("4,250", "4,25")),
    "day word": write(("will meet again this week", "met last week")),
}
WEAK_CHANGES = {
    "open quotation": write(("below the cranes”", "below the cranes")),
    "rounded number": write(("318 dockers", "more than 300 dockers")),
    "retold quotation": write(
        ("“a danger to everybody who works below the cranes”", "dangerous for all who work there")
    ),
    "stray spelling": write(("old harbour", "old habour")),
}


@pytest.mark.parametrize("name", FIRM_CHANGES)
def test_an_error_that_arises_one_way_directs_the_pair(name: str) -> None:
    pair = direct_two(ORIGIN, FIRM_CHANGES[name])
    assert pair.earlier == ORIGIN.id
    assert any(not c.weak for c in clues_for(pair, ORIGIN))
    assert not clues_for(pair, FIRM_CHANGES[name])


@pytest.mark.parametrize("name", WEAK_CHANGES)
def test_a_change_that_mostly_goes_one_way_is_a_weak_clue_and_no_direction(name: str) -> None:
    pair = direct_two(ORIGIN, WEAK_CHANGES[name])
    assert pair.earlier is None
    (clue,) = pair.direction
    assert clue.weak
    assert clue.earlier == ORIGIN.id


def test_a_clause_torn_off_by_a_full_stop_is_damage() -> None:
    pair = direct_two(EXPECTED, TORN)
    assert pair.earlier == EXPECTED.id
    assert pair.direction[0].words is not None
    assert pair.direction[0].words.words == ". which"


def test_two_weak_clues_of_different_kinds_make_a_direction() -> None:
    copy = write(("318 dockers", "more than 300 dockers"), ("below the cranes”", "below the cranes"))
    assert direct_two(ORIGIN, copy).earlier == ORIGIN.id


def test_a_number_at_odds_with_its_own_report_is_the_slip() -> None:
    again = ("Okafor said", "Okafor said 318 dockers were idle and")
    sound, slipped = write(again), write(again, ("He said that 318", "He said that 381"))
    pair = direct_two(sound, slipped)
    assert pair.earlier == sound.id
    (clue,) = pair.direction
    assert clue.words is not None
    assert "381" in clue.words.words


def test_a_speaker_nobody_introduces_shows_a_cut() -> None:
    cut = write(keep=(1, 2, 3, 4, 5, 6))
    pair = direct_two(ORIGIN, cut)
    assert pair.earlier == ORIGIN.id
    assert "Ruth Okafor" in pair.direction[0].says


def test_a_pronoun_after_another_speaker_shows_a_cut() -> None:
    cut = write(keep=(0, 1, 3, 4, 5, 6))
    pair = direct_two(ORIGIN, cut)
    assert pair.earlier == ORIGIN.id
    assert "“He”" in pair.direction[0].says


def test_a_text_that_only_ends_sooner_is_later_by_a_weak_clue() -> None:
    pair = direct_two(ORIGIN, write(keep=(0, 1, 2, 3, 4)))
    (clue,) = pair.direction
    assert clue.weak
    assert clue.earlier == ORIGIN.id
    assert "at its end" in clue.says


def test_two_sentences_from_the_middle_say_nothing() -> None:
    assert direct_two(ORIGIN, write(keep=(0, 1, 2, 3, 6))).direction == ()


def test_a_year_is_spelled_out_later() -> None:
    before = ("since spring", "since December")
    a, b = write(before), write(("since spring", "since December, 2031"))
    (clue,) = direct_two(a, b).direction
    assert clue.earlier == a.id
    assert clue.weak


def test_a_stock_phrase_broken_shows_a_text_carried_through_another_language() -> None:
    a = write(("the commission on Monday", "the security council on Monday"))
    b = write(("the commission on Monday", "the council for safety on Monday"))
    (clue,) = direct_two(a, b).direction
    assert clue.earlier == a.id
    assert clue.weak


def test_an_agency_credit_is_lost_in_copying() -> None:
    credited = replace(ORIGIN, agency="AP")
    pair = direct_two(credited, write(("on Monday", "Monday")))
    assert pair.earlier == credited.id


def test_a_report_that_names_the_other_outlet_is_made_from_it() -> None:
    named = replace(ORIGIN, provenance=Provenance(outlet="Harbour Courier"))
    copy = write(("Okafor said the", "According to the Harbour Courier, the"))
    pair = direct_two(named, copy)
    assert pair.earlier == named.id
    assert pair.direction[0].words is not None
    assert pair.direction[0].words.words == "According to the Harbour Courier"


def test_a_page_that_links_to_a_source_is_later_by_a_weak_clue() -> None:
    text = ORIGIN.text + "\nSource link"
    report = make_report(text)
    span = report.span(len(text) - 11, len(text))
    linked = replace(report, furniture=(Furniture(span, FurnitureKind.CREDIT, ""),))
    (clue,) = direct_two(ORIGIN, linked).direction
    assert (clue.weak, clue.earlier) == (True, ORIGIN.id)


def test_days_that_do_not_meet_direct_whatever_one_weak_clue_says() -> None:
    copy = WEAK_CHANGES["rounded number"]
    days = (make_bracket(ORIGIN, "2024-05-03"), make_bracket(copy, "2024-05-02"))
    pair = direct_two(ORIGIN, copy, days)
    assert pair.earlier == copy.id
    assert len(pair.direction) == 2


def test_a_day_lent_by_a_sister_is_no_evidence() -> None:
    copy = write(("on Monday", "Monday"))
    lent = DateClue(None, "", date(2024, 5, 9), None, sister=ORIGIN.id)
    bracket = DateBracket(copy.id, date(2024, 5, 9), None, None, (lent,))
    assert direct_two(ORIGIN, copy, (make_bracket(ORIGIN, "2024-05-03"), bracket)).earlier is None


def test_firm_clues_that_contradict_leave_the_pair_undirected_with_both_listed() -> None:
    a, b = TORN, write(("spring.", "spring, which nobody had expected."), ("4,250", "4,25"))
    pair = direct_two(a, b)
    assert pair.earlier is None
    assert clues_for(pair, a)
    assert clues_for(pair, b)


def test_reports_that_do_not_tell_one_text_get_no_direction() -> None:
    other = make_report(
        "A museum of clocks opened on Sunday in the old customs house.\n"
        + STORY[5]
        + "\nEntry is free until May."
    )
    (pair,) = direct(replace(ORIGIN, agency="AP"), other)
    assert (pair.earlier, pair.direction) == (None, ())


def test_a_report_of_another_story_shows_which_wording_was_changed() -> None:
    changed = write(("timber", "logs"), ("charges twice the fee", "asks twice the fee"))
    other = make_report(
        "The island council voted on a new ferry.\n"
        + STORY[5]
        + "\nThe ferry will carry forty cars.\n"
        + STORY[6]
        + ""
        "\nTickets are to be sold in the village shops."
    )
    pairs = direct(ORIGIN, changed, other)
    pair = next(p for p in pairs if {p.a, p.b} == {ORIGIN.id, changed.id})
    (clue,) = pair.direction
    assert clue.earlier == ORIGIN.id
    assert "another story" in clue.says


def test_a_copy_has_every_change_of_its_source() -> None:
    """An older report shows which of two later ones handed its changes on, and which two are not made from one another."""
    oldest = replace(ORIGIN, provenance=Provenance(published=date(2024, 5, 1)))
    first = (("out of order", "broken"), ("nobody had answered them", "no reply had come"))
    second = (*first, ("decide whether", "settle whether"), ("room for only four", "berths for only four"))
    source, copy = write(*first), write(*second)
    cousin = write(("letter.", "note."), ("sent on", "diverted"), ("charges twice", "asks for twice"))
    later = [replace(r, provenance=Provenance(published=date(2024, 5, 2))) for r in (source, copy, cousin)]
    pairs = {frozenset((p.a, p.b)): p for p in direct(oldest, *later)}
    made = pairs[frozenset((source.id, copy.id))]
    assert made.earlier == source.id
    apart = pairs[frozenset((source.id, cousin.id))]
    assert apart.earlier is None
    assert {c.earlier for c in apart.direction} == {source.id, cousin.id}


VARIANTS = [ORIGIN, *FIRM_CHANGES.values(), *WEAK_CHANGES.values(), write(keep=(1, 2, 3, 4, 5, 6))]
RELATED = relate_reports(VARIANTS)


@settings(deadline=None, max_examples=20)
@given(st.permutations(VARIANTS), st.integers(2, 5))
def test_the_order_of_arrival_does_not_matter(arrived: list[Report], count: int) -> None:
    reports = arrived[:count]
    ids = {r.id for r in reports}
    pairs = tuple(p for p in RELATED if {p.a, p.b} <= ids)
    known = direct_pairs(pairs, sorted(reports, key=lambda r: r.id), ())
    assert direct_pairs(pairs, reports, ()) == known
    assert direct_pairs(known[::-1], reports[::-1], ())[::-1] == known


@pytest.mark.parametrize("copy", [v for v in VARIANTS if v is not ORIGIN], ids=lambda r: r.id)
def test_a_mirrored_pair_has_the_mirrored_direction(copy: Report) -> None:
    """Ids decide which report of a pair stands first; turned round, the same texts keep their direction."""
    one = direct_two(replace(ORIGIN, id="r1"), replace(copy, id="r2"))
    two = direct_two(replace(ORIGIN, id="r2"), replace(copy, id="r1"))
    names = {"r1": "r2", "r2": "r1", None: None}
    assert names[one.earlier] == two.earlier
    seen = sorted((c.says, c.weak, names[c.earlier] or "") for c in one.direction)
    assert seen == sorted((c.says, c.weak, c.earlier) for c in two.direction)


@given(st.lists(st.booleans(), max_size=6), st.lists(st.booleans(), max_size=6))
def test_a_firm_clue_against_it_or_too_little_leaves_a_pair_undirected(a: list[bool], b: list[bool]) -> None:
    clues = [DirectionClue("r1", "", weak) for weak in a] + [DirectionClue("r2", "", weak) for weak in b]
    earlier = weigh_clues(clues)
    assert weigh_clues(clues[::-1]) == earlier
    if earlier == "r1":
        assert all(b)
        assert len(a) > 1 or a == [False]
    if False in a and False in b:
        assert earlier is None


def test_the_words_of_a_clue_are_words_of_its_reports() -> None:
    texts = {r.id: r.text for r in VARIANTS}
    for pair in direct_pairs(RELATED, VARIANTS, ()):
        for clue in pair.direction:
            if clue.words:
                assert texts[clue.words.report][clue.words.start : clue.words.end] == clue.words.words


def test_every_word_stands_on_one_rung_of_one_ladder() -> None:
    words = [word for ladder in vocabulary.ladders() for rung in ladder.rungs for word in rung]
    assert len(words) == len(set(words))
    assert all(len(ladder.rungs) == 3 for ladder in vocabulary.ladders())


def test_credit_phrases_name_the_outlet_once() -> None:
    assert all(phrase.count("{}") == 1 for phrase in vocabulary.direction_words("credit"))


def test_a_number_too_long_to_read_says_nothing_of_direction() -> None:
    pair = direct_two(write(("318", "9" * 5_000)), write(("318", "9" * 4_990 + "0" * 10)))
    assert pair.direction == ()

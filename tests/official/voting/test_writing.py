"""States, days, symbols and numbers as voting files write them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder import vocabulary
from penholder.council.roster import members_on
from penholder.official.voting.writing import (
    DayOrder,
    clean_words,
    find_order,
    read_day,
    read_meeting,
    read_number,
    read_resolution,
    read_state,
    read_states,
)
from penholder.values.charter import FIRST_MEETING, council_size, seat_on
from penholder.vocabulary.un_names import un_spellings


def test_every_member_since_1946_is_known_by_the_name_the_council_listed() -> None:
    for year in range(1946, 2026):
        for day in (date(year, 2, 1), date(year, 12, 30)):
            for member in members_on(day):
                read = read_state((member.listed or member.name).upper())
                assert read is not None, (day, member)
                assert seat_on(read, day) == member.iso, (day, member)


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("CÔTE D'IVOIRE", "CI"),
        ("Côte d’Ivoire", "CI"),
        ("UNITED STATES", "US"),
        ("USA", "US"),
        ("the United States", "US"),
        ("CONGO", "CG"),
        ("DEMOCRATIC REPUBLIC OF THE CONGO", "CD"),
        ("ZAIRE", "CD"),
        ("NIGER", "NE"),
        ("NIGERIA", "NG"),
        ("UKRAINIAN SSR", "UA"),
        ("GERMANY, FEDERAL REPUBLIC OF", "DE"),
        ("GER", "DE"),
        ("DHY", "BJ"),
        ("  Viet   Nam ", "VN"),
        ("", None),
        ("North Atlantis", None),
        ("Guinea Bissau and Mali", None),
    ],
)
def test_states_are_read_by_their_whole_name(written: str, code: str | None) -> None:
    assert read_state(written) == code


def test_every_code_of_the_vocabulary_is_a_state_and_no_three_letters_mean_two() -> None:
    known = {state.iso for state in vocabulary.states()}
    codes = [code for spelling in un_spellings() for code in spelling.codes]
    assert {spelling.iso for spelling in un_spellings()} <= known
    assert len(codes) == len(set(codes))
    assert read_state("RUS") == "RU"
    assert read_state("SUN") == "SU"


def test_several_states_are_read_together_or_not_at_all() -> None:
    assert read_states("China, Russian Federation") == ("CN", "RU")
    assert read_states("UK and USA") == ("GB", "US")
    assert read_states("") == ()
    assert read_states("USSR and nobody") is None


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("1982-04-30", date(1982, 4, 30)),
        ("1982-04-30T00:00:00", date(1982, 4, 30)),
        ("30 April 1982", date(1982, 4, 30)),
        ("30-Apr-1982", date(1982, 4, 30)),
        ("Apr. 30, 1982", date(1982, 4, 30)),
        ("4/30/1982", date(1982, 4, 30)),
        ("30.4.1982", date(1982, 4, 30)),
        ("4/4/1982", date(1982, 4, 4)),
        ("4/5/1982", None),
        ("31 April 1982", None),
        ("1945-12-31", None),
        ("1982-13-01", None),
        ("1982", None),
        ("30 Foo 1982", None),
        ("", None),
    ],
)
def test_days_in_many_forms(written: str, day: date | None) -> None:
    assert read_day(written) == day


def test_the_order_of_day_and_month_is_what_the_column_shows() -> None:
    assert find_order(["4/5/1982", "4/30/1982"]) is DayOrder.MONTH_FIRST
    assert find_order(["4/5/1982", "30/4/1982"]) is DayOrder.DAY_FIRST
    assert find_order(["4/5/1982", "4/30/1982", "30/4/1982"]) is None
    assert find_order(["1982-04-30"]) is None
    assert read_day("4/5/1982", DayOrder.DAY_FIRST) == date(1982, 5, 4)


@given(st.dates(min_value=FIRST_MEETING, max_value=date(2100, 1, 1)), st.sampled_from(list(DayOrder)))
def test_a_day_written_with_slashes_comes_back_once_the_order_is_known(day: date, order: DayOrder) -> None:
    one, two = (day.day, day.month) if order is DayOrder.DAY_FIRST else (day.month, day.day)
    assert read_day(f"{one}/{two}/{day.year}", order) == day


@given(st.text(max_size=60))
def test_any_words_are_read_or_refused(words: str) -> None:
    read_day(words)
    read_state(words)
    read_states(words)
    read_number(words)
    read_resolution(words)
    read_meeting(words)
    assert clean_words(words).isprintable()


def test_symbols_and_meetings_have_one_form() -> None:
    assert read_resolution("S/RES/15 (1946)") == "S/RES/15(1946)"
    assert read_resolution("s/res/0015(1946)") == "S/RES/15(1946)"
    assert read_resolution("S/PRST/2000/1") is None
    assert read_resolution("S/RES/15(1946) and more") is None
    assert read_meeting("891st meeting") == "S/PV.891"
    assert read_meeting("S/PV.3536 (Resumption 1)") == "S/PV.3536 (Resumption 1)"


def test_numbers_of_votes_are_whole() -> None:
    assert (read_number("15"), read_number("15.0"), read_number(" 0 ")) == (15, 15, 0)
    assert (read_number("-1"), read_number("1.5"), read_number("fifteen"), read_number("９")) == (
        None,
        None,
        None,
        9,
    )


def test_the_council_grew_with_1966_and_the_soviet_seat_ended_in_1991() -> None:
    change = date(1966, 1, 1)
    assert (council_size(change - timedelta(days=1)), council_size(change)) == (11, 15)
    assert (seat_on("RU", date(1991, 12, 23)), seat_on("SU", date(1991, 12, 24))) == ("SU", "RU")
    assert seat_on("CN", date(1950, 1, 1)) == "CN"

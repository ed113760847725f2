"""Date expressions: which words are found, which side they lie on, what they mean."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.model import DateBracket
from penholder.values.dates import lies_within
from penholder.values.expressions import (
    DateExpression,
    Direction,
    find_expressions,
    find_placed,
    read_times,
    resolve_among,
    resolve_expression,
    told_before,
    widen,
)
from penholder.values.grammar import WEEKDAYS, find_shapes, find_times
from penholder.values.resolving import resolve_on
from penholder.values.shapes import Kind, Length, Unit
from tests.factories import parse

SPRING = DateBracket("r1", date(2023, 4, 12), date(2023, 4, 12), date(2023, 4, 12), ())


def expressions_of(text: str) -> list[DateExpression]:
    report, parsed = parse(text)
    found = [e for sentence in parsed.sentences for e in find_expressions(sentence)]
    assert all(report.text[e.start : e.end] == e.words for e in found)
    return found


def bracket(earliest: str | None, latest: str | None) -> DateBracket:
    days = [date.fromisoformat(day) if day else None for day in (earliest, latest)]
    return DateBracket("r1", days[0], days[1], None, ())


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("The camp closed on 19 March 2022.", "19 March 2022", "2022-03-19"),
        ("The camp closed on March 19, 2022.", "March 19, 2022", "2022-03-19"),
        ("The camp closed on the 3rd of June 2021.", "3rd of June 2021", "2021-06-03"),
        ("The text must pass by June 30th.", "June 30th", "2023-06-30"),
        ("The camp closed in December, 2022.", "December, 2022", "2022-12"),
        ("The camp closed in late March 2022.", "late March 2022", "2022-03-21/2022-03-31"),
        ("Raids were reported in 2019 and 2020.", "2019 and 2020", "2019/2020"),
        ("The state will vote in October and in November.", "October and in November", "2023-10/2023-11"),
        ("Flights were refused from January through March.", "January through March", "2023-01/2023-03"),
        ("Convoys moved from October 2022 to March 2023.", "October 2022 to March 2023", "2022-10/2023-03"),
        ("Patrols ran between 3 and 9 May 2022.", "3 and 9 May 2022", "2022-05-03/2022-05-09"),
        ("The envoy spoke on Monday, 3 April.", "Monday, 3 April", "2023-04-03"),
        ("The battalion left last year.", "last year", "2022"),
        ("A report was published earlier this week.", "earlier this week", "2023-04-10/2023-04-12"),
        ("The convoy will leave Gao at the end of the month.", "the end of the month", "2023-04-30"),
        ("The raid took place two weeks ago.", "two weeks ago", "2023-03-27/2023-04-02"),
        ("The council meets again next month.", "next month", "2023-05"),
        ("The base was shelled yesterday.", "yesterday", "2023-04-11"),
        ("The first quarter of 2021 was calm.", "The first quarter of 2021", "2021-01/2021-03"),
        ("The letter is dated 2022-11-05.", "2022-11-05", "2022-11-05"),
        ("The mission has run since July 2013.", "July 2013", "2013-07"),
        ("The 2015 agreement still binds them.", "2015", "2015"),
        ("The budget for 2022-23 was cut.", "2022-23", "2022/2023"),
        ("Shells fell on the camp over the weekend.", "the weekend", "2023-04-08/2023-04-09"),
        ("Shells fell on the camp in July last year.", "July last year", "2022-07"),
        ("The deadline had been set to lapse on 20 April.", "20 April", "2023-04-20"),
        ("The second quarter of 2021 was calm.", "The second quarter of 2021", "2021-04/2021-06"),
        ("Aid fell in the first quarter.", "the first quarter", "2023-01/2023-03"),
        (
            "The base will close in the first half of next year.",
            "the first half of next year",
            "2024-01/2024-06",
        ),
        ("The last flight will leave by year-end.", "year-end", "2023-12-31"),
        ("A mortar hit the camp last night.", "last night", "2023-04-11"),
        ("The mission lost two guards on 20 May.", "20 May", "2022-05-20"),
    ],
)
def test_words_and_values_seen_from_one_day(text: str, words: str, value: str) -> None:
    found = expressions_of(text)
    assert [e.words for e in found] == [words]
    assert resolve_expression(found[0], SPRING) == value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Shells fell on 3 March 2022. A day earlier, the road had been cut.", "2022-03-02"),
        ("Shells fell on 3 March 2022. The Council condemned it three days later.", "2022-03-06"),
        ("The base opened in March 2022. The following month, it was closed.", "2022-04"),
        ("The base opened in March 2022. Two years later, it was closed.", "2024"),
        ("Shells fell on 3 March 2022. The road was cut the same day.", "2022-03-03"),
        ("The base opened in 2022. A day earlier, the road had been cut.", None),
        ("A day earlier, the road had been cut.", None),
    ],
)
def test_dates_counted_from_the_date_told_before(text: str, value: str | None) -> None:
    _, parsed = parse(text)
    last = parsed.sentences[-1]
    (found,) = find_expressions(last)
    assert resolve_expression(found, SPRING) is None
    assert resolve_among(found, told_before(parsed.sentences, len(parsed.sentences) - 1), SPRING) == value


def test_a_comparison_is_no_date() -> None:
    assert expressions_of("The force left a year earlier than planned.") == []


@pytest.mark.parametrize(
    "text",
    [
        "It was the second mutiny in nine months.",
        "The mission has 12,000 soldiers and 2,000 uniformed staff.",
        "The council adopted resolution 2690 (2023).",
        "Resolutions 2056, 2071 and 2085 had been adopted.",
        "The report (S/2023/36) was circulated.",
        "Some 2000 troops were sent.",
        "The 45-year-old colonel spoke for ten minutes.",
        "May the talks succeed.",
        "The columns march on the town.",
        "Fighters of the March 23 Movement seized the hill.",
        "The group has been active for the last year.",
    ],
)
def test_what_is_no_date(text: str) -> None:
    assert expressions_of(text) == []


@pytest.mark.parametrize(
    ("text", "direction"),
    [
        ("The council voted on Friday to extend the mandate.", Direction.PAST),
        ("The council will vote on Friday.", Direction.FUTURE),
        ("The envoy briefs the council on Thursday.", Direction.FUTURE),
        ("The rebels urged the mission on Wednesday to leave.", Direction.PAST),
        ("Voters go to the polls ahead of Saturday's deadline.", Direction.FUTURE),
        ("Troops were ordered to leave by Thursday.", Direction.FUTURE),
        ("The council is holding a meeting on Friday.", Direction.FUTURE),
        ("The convoy was attacked in May near the border.", Direction.PAST),
        ("He promised to hold elections in November.", Direction.FUTURE),
        ("The government failed to hold elections in November.", Direction.PAST),
        ("The cabinet is committed to holding a census in November.", Direction.FUTURE),
        ("The election, which had been planned for October, was postponed.", Direction.PAST),
        ("The vote was scheduled for 14 March.", Direction.NEAREST),
        ("The mission's mandate expires on December 20.", Direction.FUTURE),
        ("The next report is due in March.", Direction.FUTURE),
        ("The council extended the mandate until 31 October.", Direction.FUTURE),
        ("Protests have been held every week since November.", Direction.PAST),
    ],
)
def test_the_governing_verb_gives_the_direction(text: str, direction: Direction) -> None:
    assert [e.direction for e in expressions_of(text)] == [direction]


@pytest.mark.parametrize(
    ("text", "firm"),
    [
        ("The base was closed in May 2022.", True),
        ("The mandate expires on 20 December 2024.", True),
        ("The camp has been open since 2012.", True),
        ("The council renewed the mandate to 31 January 2025.", False),
        ("The minister asked in public for a departure at the end of 2024.", False),
        ("Troops retook the town before the vote on 27 December 2020.", False),
        ("The party had promised a ballot in March 2021.", False),
    ],
)
def test_only_plain_tenses_are_firm(text: str, firm: bool) -> None:
    assert [e.firm for e in expressions_of(text)] == [firm]


def test_since_is_kept_as_a_flag_beside_the_bare_value() -> None:
    (found,) = expressions_of("They have fought an insurgency since 2012.")
    assert found.since
    assert resolve_expression(found, SPRING) == "2012"


@pytest.mark.parametrize(
    ("earliest", "latest", "value"),
    [
        ("2023-04-10", "2023-05-20", "2023-01"),
        ("2023-11-01", "2024-03-01", None),
        ("2023-04-10", None, None),
        (None, None, None),
    ],
)
def test_a_month_without_year_needs_a_bracket_that_leaves_one_year(
    earliest: str | None, latest: str | None, value: str | None
) -> None:
    (found,) = expressions_of("In January, the envoy called the talks fruitful.")
    assert resolve_expression(found, bracket(earliest, latest)) == value


def test_a_full_date_needs_no_bracket() -> None:
    (found,) = expressions_of("The vote is set for 4 February 2024.")
    assert resolve_expression(found, bracket(None, None)) == "2024-02-04"


days = st.dates(date(1990, 1, 1), date(2060, 12, 31))


@given(days, st.sampled_from(WEEKDAYS), st.sampled_from(Direction))
def test_a_resolved_weekday_is_that_weekday_within_six_days(
    anchor: date, name: str, direction: Direction
) -> None:
    expression = DateExpression(0, len(name), name, weekday=WEEKDAYS.index(name), direction=direction)
    day = date.fromisoformat(resolve_on(expression, anchor) or "")
    assert f"{day:%A}" == name
    assert abs((day - anchor).days) <= 6
    assert direction is not Direction.PAST or day <= anchor
    assert direction is not Direction.FUTURE or day >= anchor


@given(days, st.integers(0, 12), st.sampled_from(WEEKDAYS))
def test_a_weekday_under_a_bracket_is_the_same_for_every_day_of_it(
    anchor: date, width: int, name: str
) -> None:
    expression = DateExpression(0, 1, name, weekday=WEEKDAYS.index(name), direction=Direction.PAST)
    last = anchor + timedelta(days=width)
    value = resolve_expression(expression, DateBracket("r1", anchor, last, None, ()))
    each = {resolve_on(expression, anchor + timedelta(days=n)) for n in range(width + 1)}
    assert value == (each.pop() if len(each) == 1 else None)


@given(days, st.sampled_from(("last", "this", "next")), st.sampled_from(("month", "year")))
def test_relative_months_and_years_step_by_one(anchor: date, which: str, unit: str) -> None:
    (shape,) = find_shapes(f"{which} {unit}")
    value = resolve_on(shape, anchor)
    months = {"last": -1, "this": 0, "next": 1}[which] * (12 if unit == "year" else 1)
    index = anchor.year * 12 + anchor.month - 1 + months
    expected = f"{index // 12:04}-{index % 12 + 1:02}"
    assert value is not None
    assert lies_within(expected, value)


@given(st.text(alphabet="Mayrch 0123456789,-/.endofthJuly20", max_size=40))
def test_any_text_gives_shapes_in_order_with_their_own_words(text: str) -> None:
    shapes = find_shapes(text)
    assert all(text[s.start : s.end] == s.words for s in shapes)
    assert all(a.end <= b.start for a, b in pairwise(shapes))


@pytest.mark.parametrize("count", ["a", "an", "one", "two", "seven", "ten", "eleven", "12"])
def test_any_count_of_days_ago_is_read(count: str) -> None:
    _, parsed = parse(f"The patrol left {count} days ago.")
    assert len(find_expressions(parsed.sentences[0])) == 1


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        (
            "Between 3 June 2021 and late April 2022 the road was cut.",
            "3 June 2021 and late April 2022",
            "2021-06-03/2022-04",
        ),
        ("A mortar hit the camp early last week.", "early last week", "2023-04-03/2023-04-05"),
        ("The rains came in the summer of 2021.", "the summer of 2021", "2021-06/2021-08"),
        ("The rains came last winter.", "last winter", "2022-12/2023-02"),
        ("The fighting of the late 1990s is not forgotten.", "the late 1990s", "1997/1999"),
        ("The 2023/24 budget year will be lean.", "The 2023/24 budget year", "2023-07/2024-06"),
        ("In fiscal 2022 it paid less.", "fiscal 2022", "2021/2022"),
        ("Aid fell in last year's third quarter.", "last year's third quarter", "2022-07/2022-09"),
        ("A mortar hit the camp at 10 p.m. on Tuesday.", "10 p.m. on Tuesday", "2023-04-11"),
        ("Guards fired on Friday evening.", "Friday evening", "2023-04-07"),
        ("MINUSMA will leave by the end of its mandate.", "the end of its mandate", "2023-06-30"),
        (
            "MINUSMA was stretched in the current mandate period.",
            "the current mandate period",
            "2022-07-01/2023-06-30",
        ),
        ("The envoy spoke on Friday, 14 April.", "Friday, 14 April", "2023-04-14"),
        ("The envoy spoke on Friday, 6 April.", "Friday, 6 April", "2023-04-06/2023-04-07"),
    ],
)
def test_parts_seasons_budget_years_and_mandates(text: str, words: str, value: str) -> None:
    found = expressions_of(text)
    assert [e.words for e in found] == [words]
    assert resolve_expression(found[0], SPRING) == value


@pytest.mark.parametrize(
    ("text", "words", "value"),
    [
        ("Over the past decade the force lost many.", "the past decade", "2013/2023"),
        ("Nobody died in the past three months.", "the past three months", "2023-01/2023-04"),
        ("The force will stay for the next two weeks.", "the next two weeks", "2023-04-12/2023-04-26"),
        ("Elections will be held in nine months.", "nine months", "2024-01"),
        ("It was the second mutiny in nine months.", "nine months", None),
        ("The force must leave within 60 days.", "60 days", "2023-04-12/2023-06-11"),
        ("The force must leave within 60 days of adoption.", "60 days", None),
        ("He stayed for several weeks.", "several weeks", None),
    ],
)
def test_stretches_have_days_only_where_an_end_is_known(text: str, words: str, value: str | None) -> None:
    _, parsed = parse(text)
    (found,) = read_times(parsed.sentences[0])
    assert (found.words, found.kind) == (words, Kind.DURATION)
    assert resolve_expression(found, SPRING) == value
    assert found not in find_expressions(parsed.sentences[0])


def test_only_a_stretch_that_reaches_ahead_is_placed() -> None:
    _, ahead = parse("Elections will be held in nine months.")
    _, behind = parse("It was the second mutiny in nine months.")
    assert [e.words for e in find_placed(ahead.sentences[0])] == ["nine months"]
    assert find_placed(behind.sentences[0]) == ()


def test_a_chain_of_dates_counts_from_the_first() -> None:
    text = (
        "Shells fell on 3 March 2022. Two days later, the road was cut. That day, men fled. "
        "The following week, they came back."
    )
    _, parsed = parse(text)
    (last,) = find_expressions(parsed.sentences[-1])
    told = told_before(parsed.sentences, len(parsed.sentences) - 1)
    assert resolve_among(last, told, SPRING) == "2022-03-07/2022-03-13"


def test_a_deadline_counts_from_the_day_told_before() -> None:
    _, parsed = parse(
        "The text was adopted on 30 March 2023. The force must leave within 60 days of adoption."
    )
    (term,) = read_times(parsed.sentences[1])
    assert resolve_among(term, told_before(parsed.sentences, 1), SPRING) == "2023-03-30/2023-05-29"


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The convoy runs each Thursday and monthly.", [Kind.SET, Kind.SET]),
        ("Recently the town was calm; now it is not.", [Kind.DATE, Kind.DATE]),
        ("The 45-year-old colonel flew 33 flights a week.", []),
        ("The index fell 6.43, on balance.", []),
    ],
)
def test_what_names_no_day_is_read_but_is_no_date(text: str, kinds: list[Kind]) -> None:
    _, parsed = parse(text)
    assert [e.kind for e in read_times(parsed.sentences[0])] == kinds
    assert find_expressions(parsed.sentences[0]) == ()


def test_bounds_do_not_rest_on_what_is_loose() -> None:
    late, spring, decade = (
        widen(expressions_of(f"It closed in {words}.")[0])
        for words in ("late 2021", "the spring of 2021", "the 1990s")
    )
    assert resolve_expression(late, SPRING) == resolve_expression(spring, SPRING) == "2021"
    assert resolve_expression(decade, SPRING) is None


@given(st.integers(1, 400), st.sampled_from(["day", "week", "month", "year"]))
def test_every_length_is_read_with_its_count(count: int, unit: str) -> None:
    (found,) = find_times(f"It lasted for {count} {unit}s.")
    assert found.length == Length(float(count), Unit(unit))


@given(st.text(alphabet="the last 12 years ago Friday of, next week's May 3rd 2021 p.m. each-", max_size=60))
def test_found_expressions_never_overlap_and_hold_their_words(text: str) -> None:
    found = find_times(text)
    assert all(text[e.start : e.end] == e.words for e in found)
    assert all(a.end <= b.start for a, b in pairwise(found))

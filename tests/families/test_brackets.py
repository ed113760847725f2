"""Date brackets: what bounds a report's day, and how sisters narrow each other."""

from __future__ import annotations

import json
from datetime import date
from itertools import permutations
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.families.brackets import bracket_report, narrow_brackets
from penholder.families.clues import Strength, Weighed, settle_clues
from penholder.model import (
    DateBracket,
    DateClue,
    Furniture,
    FurnitureKind,
    PairType,
    Provenance,
    ReportPair,
    Span,
)
from penholder.parsing import parse_report
from tests.factories import make_report

SHARED = Path(__file__).parents[2].parent / "shared"


def bracket_of(text: str, **changes: object) -> DateBracket:
    report = make_report(text, **changes)
    bracket = bracket_report(report, parse_report(report))
    for clue in bracket.clues:
        assert clue.words is None or report.text[clue.words.start : clue.words.end] == clue.words.words
        assert clue.says.endswith(".")
    return bracket


def bounds(bracket: DateBracket) -> tuple[str | None, str | None, str | None]:
    days = (bracket.earliest, bracket.latest, bracket.best)
    return tuple(day.isoformat() if day else None for day in days)  # type: ignore[return-value]


def test_a_published_day_settles_it_and_a_persons_word_is_named() -> None:
    told = Provenance(published=date(2021, 5, 3), told_by_user=("published",))
    bracket = bracket_of("Gunmen attacked a base in March 2022.", provenance=told)
    assert bounds(bracket) == ("2021-05-03", "2021-05-03", "2021-05-03")
    assert bracket.clues[0].says.startswith("You say")


def test_nothing_to_go_by_stays_unknown() -> None:
    assert bounds(bracket_of("Gunmen attacked a patrol near the town, the mission said.")) == (
        None,
        None,
        None,
    )


def test_the_address_of_the_page_gives_the_day() -> None:
    page = Provenance(address="https://news.example.org/africa/2019/05/03/patrol-attacked")
    assert bounds(bracket_of("Gunmen attacked a patrol.", provenance=page))[2] == "2019-05-03"


@pytest.mark.parametrize(
    "text",
    [
        "JUBA, 14 March 2021 (Example Wire) - The head of UNMISS said on Saturday that thousands had fled.",
        "Thousands flee fighting\n\nPublished 14 March 2021\n\nThe head of UNMISS said that thousands had fled.",
    ],
)
def test_a_dateline_or_line_above_the_text_gives_the_day_and_leaves_room_for_reprints(text: str) -> None:
    assert bounds(bracket_of(text)) == ("2021-03-14", "2021-03-20", "2021-03-14")


def test_a_dateline_without_a_year_takes_the_one_year_the_other_clues_leave() -> None:
    text = "PORT-AU-PRINCE, Feb 10 (Example Wire) - Gangs advanced on Monday. "
    assert bounds(bracket_of(text)) == (None, None, None)
    text += "Last year Haitian President Jovenel Moise was assassinated."
    assert bounds(bracket_of(text)) == ("2022-02-10", "2022-02-16", "2022-02-10")


def test_a_fact_needs_all_its_words_close_together() -> None:
    text = "KABUL - A security force captured a Taliban commander in the south of Afghanistan."
    assert bounds(bracket_of(text)) == (None, None, None)


def test_firm_past_and_future_dates_bound_on_either_side() -> None:
    bracket = bracket_of(
        "MONUSCO closed its base in May 2022. The Congolese army was reformed in 2019. "
        "The last battalion will leave on 4 December 2024."
    )
    assert bounds(bracket) == ("2022-05-01", "2024-12-04", None)


@pytest.mark.parametrize(
    "text",
    [
        "The junta had promised to hold elections in February 2022.",
        "The council extended the mandate until 30 June 2024.",
        "A vote had been scheduled for March 2021.",
    ],
)
def test_promised_and_extended_days_bound_nothing(text: str) -> None:
    assert bounds(bracket_of(text)) == (None, None, None)


def test_last_year_with_a_known_event_gives_the_year() -> None:
    bracket = bracket_of("Last year Haitian President Jovenel Moise was assassinated at his home.")
    assert bounds(bracket) == ("2022-01-01", "2022-12-31", None)
    assert any("known fact" in clue.says for clue in bracket.clues)


def test_last_year_about_something_else_gives_no_year() -> None:
    bracket = bracket_of("The murder of Haitian President Jovenel Moise shook farmers, who left last year.")
    assert bracket.latest is None


def test_a_mandate_that_expires_at_the_end_of_the_month_gives_the_month() -> None:
    bracket = bracket_of(
        "The United Nations Interim Force in Lebanon fears a gap: UNIFIL was hit in May 2022. "
        "The mandate will run until the end of the month. Elections are due on 20 October 2022."
    )
    assert bounds(bracket)[:2] == ("2022-08-01", "2022-08-31")


def test_a_renewal_on_a_weekday_gives_the_day_of_its_resolution() -> None:
    bracket = bracket_of(
        "The Security Council on Thursday renewed the mandate of UNIFIL in Lebanon until 31 August 2024."
    )
    assert bounds(bracket) == ("2023-08-31", "2023-09-06", "2023-08-31")


def test_the_ending_of_a_mission_on_a_weekday_gives_its_day() -> None:
    bracket = bracket_of(
        "The Security Council voted on Friday to end the mandate of its political mission in Sudan, UNITAMS. "
        "War between the army and the paramilitary Rapid Support Forces broke out in April."
    )
    assert bounds(bracket) == ("2023-12-01", "2023-12-07", "2023-12-01")


def test_knowing_an_expiry_day_means_not_older_than_its_resolution() -> None:
    bracket = bracket_of("MONUSCO, whose mandate runs until 20 December 2024, has begun to leave South Kivu.")
    assert bounds(bracket)[:1] == ("2023-12-19",)


def test_a_resolution_named_by_number_bounds_from_below_but_not_as_a_draft() -> None:
    told = bracket_of("The Council adopted resolution 2717, MONUSCO said.")
    assert bounds(told) == ("2023-12-19", None, None)
    assert bounds(bracket_of("Members discussed draft resolution 2717 on MONUSCO.")) == (None, None, None)


def test_the_last_end_of_a_mandate_has_not_passed_and_gives_a_dateline_its_year() -> None:
    text = "BEIRUT, Oct. 11 (Agency) -- Shells hit a base.\n\nThe mandate of UNIFIL was renewed until 31 August 2025."
    assert bounds(bracket_of(text)) == ("2024-10-11", "2024-10-17", "2024-10-11")


def test_a_month_in_a_line_above_the_text_bounds_both_sides() -> None:
    text = "Notes on the buffer zone\n\nPolicy Note 7 | February 2024\n\nPatrols went on as before, officers said."
    assert bounds(bracket_of(text)) == ("2024-02-01", "2024-02-29", None)


@pytest.mark.parametrize(
    "text",
    [
        "The president of the Democratic Republic of Congo spoke in the General Assembly on Wednesday.",
        "Officials in the Democratic Republic of Congo said on Wednesday that the vote needs money.",
        "The Security Council voted on the Democratic Republic of Congo on Wednesday.",
    ],
)
def test_a_weekday_that_dates_no_poll_bounds_nothing(text: str) -> None:
    assert bounds(bracket_of(text)) == (None, None, None)


def test_a_draft_bounds_nothing() -> None:
    bracket = bracket_of("A draft would extend the mandate of MONUSCO until 20 December 2024.")
    assert bounds(bracket) == (None, None, None)


def test_a_known_decision_told_with_its_weekday_gives_its_day() -> None:
    bracket = bracket_of(
        "The Security Council on Monday approved a force led by Kenya for Haiti. Gangs hold the capital."
    )
    assert bounds(bracket) == ("2023-10-02", "2023-10-08", "2023-10-02")


def test_a_weekday_outside_the_council_is_no_council_day() -> None:
    bracket = bracket_of(
        "Israel said on Sunday that its troops had entered the zone patrolled by UNDOF in the Golan Heights. "
        "The Security Council was to meet on Monday."
    )
    assert not any("Council" in clue.says for clue in bracket.clues)


def test_a_council_weekday_meets_the_meeting_table() -> None:
    bracket = bracket_of(
        "The envoy for Haiti told the Security Council on Thursday that gangs hold the port. "
        "Last year President Jovenel Moise was assassinated."
    )
    assert bounds(bracket) == ("2022-06-16", "2022-06-22", "2022-06-16")


def test_a_poll_on_sunday_bounds_from_above() -> None:
    bracket = bracket_of(
        "Bangui is calm ahead of Sunday's referendum on a new constitution for the Central African Republic, "
        "MINUSCA said. The last president was elected in December 2020."
    )
    assert bounds(bracket)[:2] == ("2023-07-24", "2023-07-30")


def test_furniture_bounds_only_weakly_and_is_named() -> None:
    text = "The envoy spoke.\n\nREAD ALSO: Washington Decides To Send Tanks To Ukraine"
    start = text.index("READ")
    report = make_report(text)
    furniture = Furniture(report.span(start, len(text)), FurnitureKind.RELATED, "link")
    bracket = bracket_of(text, furniture=(furniture,))
    assert bounds(bracket) == ("2023-01-25", None, None)
    assert bracket.clues[0].weak
    assert "furniture" in bracket.clues[0].says


def test_conflicting_clues_keep_the_stronger_and_say_so() -> None:
    bracket = bracket_of(
        "Rebels seized the town in May 2021. Last year the Tuareg uprising began in the north of Mali."
    )
    assert bounds(bracket) == ("2021-05-01", None, None)
    assert any("conflicts" in clue.says and clue.weak for clue in bracket.clues)


days = st.dates(date(2020, 1, 1), date(2024, 12, 31))


@st.composite
def weighed_clues(draw: st.DrawFn) -> Weighed:
    low, high = sorted((draw(days), draw(days)))
    clue = DateClue(None, "A clue.", draw(st.sampled_from((low, None))), draw(st.sampled_from((high, None))))
    return Weighed(clue, draw(st.sampled_from(Strength)))


@given(st.lists(weighed_clues(), max_size=8))
def test_clues_never_leave_an_empty_bracket(found: list[Weighed]) -> None:
    settled_bounds, settled = settle_clues(found)
    assert len(settled) == len(found)
    assert settled_bounds.meets(None, None)
    low, high = settled_bounds.earliest, settled_bounds.latest
    assert low is None or high is None or low <= high
    for weighed in settled:
        assert weighed.clue.earliest is None or (low is not None and weighed.clue.earliest <= low)
        assert weighed.clue.latest is None or (high is not None and weighed.clue.latest >= high)


@pytest.mark.parametrize(
    "words",
    [
        "The minister still means to carry out the peace agreement of 2015.",
        "The party will honour the 2015 accord.",
        "He promises to put the Arusha Agreement (2015) to work.",
    ],
)
def test_a_year_that_names_a_thing_bounds_nothing_from_above(words: str) -> None:
    assert bounds(bracket_of(words))[1] is None


def test_a_definite_agreement_is_behind_the_report_and_one_hoped_for_is_not() -> None:
    assert bounds(bracket_of("The party will honour the 2015 accord."))[0] == "2015-01-01"
    assert bounds(bracket_of("Diplomats will work on a 2024 ceasefire."))[0] is None


@pytest.mark.parametrize(
    "words",
    [
        "The last troops will leave in 2024.",
        "The last troops will leave by 2024.",
        "The mission will close in the summer of 2024.",
        "The mission will close by the end of 2024.",
    ],
)
def test_a_year_that_says_when_bounds_from_above(words: str) -> None:
    assert bounds(bracket_of(words)) == (None, "2024-12-31", None)


def test_a_known_fact_outweighs_a_bare_year_told_as_still_to_come() -> None:
    bracket = bracket_of(
        "The mission will leave in 2015, it said. The government of Mali asked the Council for the "
        "withdrawal of MINUSMA."
    )
    assert bounds(bracket)[0] == "2023-06-16"
    assert any("2015" in clue.says and clue.weak for clue in bracket.clues)


@pytest.mark.parametrize(
    "words",
    [
        "Their ambassador spoke in April of elections in March 2031.",
        "The minister has named 4 February 2031, and others spoke later.",
    ],
)
def test_the_day_of_a_thing_announced_is_no_past_day(words: str) -> None:
    assert bounds(bracket_of(words))[0] is None


def test_last_year_may_count_from_the_founding_of_the_mission() -> None:
    bracket = bracket_of("MINUSMA was set up after a Tuareg uprising last year in the north of Mali.")
    assert bracket.latest is None


# --------------------------------------------------------------------------- sisters


def pair(a: str, b: str, kind: PairType) -> ReportPair:
    return ReportPair(min(a, b), max(a, b), kind, 1.0, 1.0, 1.0, 5, (), "test")


def own(report: str, best: str | None, weekday: str = "", latest: str | None = None) -> DateBracket:
    day = date.fromisoformat(best) if best else None
    end = date.fromisoformat(latest) if latest else day
    words = Span(report, 0, len(weekday), weekday) if weekday else None
    clues = (DateClue(words, "A weekday.", None, None),) if words else ()
    return DateBracket(report, day, end, day, clues)


def test_a_copy_is_not_older_than_the_day_its_sister_reports_on() -> None:
    brackets = narrow_brackets(
        (own("ra", "2021-03-14"), own("rb", None)), [pair("ra", "rb", PairType.EDITED_COPY)]
    )
    assert bounds(brackets[1]) == ("2021-03-14", "2021-03-20", "2021-03-14")
    assert brackets[1].clues[-1].sister == "ra"
    assert brackets[1].clues[-1].weak


def test_copies_without_a_day_share_their_bounds() -> None:
    early = DateBracket("ra", date(2023, 1, 10), None, None, (clue(date(2023, 1, 10), None),))
    late = DateBracket("rb", None, date(2023, 3, 1), None, (clue(None, date(2023, 3, 1)),))
    copies = [ReportPair("ra", "rb", PairType.EDITED_COPY, 1, 1, 1, 9, (), "")]
    first, second = narrow_brackets([early, late], copies)
    assert (first.earliest, first.latest) == (date(2023, 1, 10), date(2023, 3, 7))
    assert (second.earliest, second.latest) == (date(2023, 1, 4), date(2023, 3, 1))
    assert first.clues[-1].sister == "rb"


def clue(earliest: date | None, latest: date | None) -> DateClue:
    return DateClue(None, "A clue.", earliest, latest)


def test_another_account_with_the_same_weekday_is_no_weak_clue() -> None:
    brackets = (own("ra", "2021-03-14"), own("rb", None, weekday="Sunday"))
    narrowed = narrow_brackets(brackets, [pair("ra", "rb", PairType.SAME_EVENT)])
    assert bounds(narrowed[1]) == ("2021-03-14", "2021-03-20", "2021-03-14")
    assert not narrowed[1].clues[-1].weak


def test_shared_background_narrows_nothing() -> None:
    brackets = (own("ra", "2021-03-14"), own("rb", None))
    assert narrow_brackets(brackets, [pair("ra", "rb", PairType.SHARED_BACKGROUND)]) == brackets


def test_a_sister_that_contradicts_is_noted_and_nothing_else_changes() -> None:
    later = DateBracket("rb", date(2022, 1, 1), None, None, ())
    narrowed = narrow_brackets((own("ra", "2021-03-14"), later), [pair("ra", "rb", PairType.COPY)])
    assert bounds(narrowed[1]) == ("2022-01-01", None, None)
    assert "rule out" in narrowed[1].clues[-1].says


def outvoted(*sisters: DateBracket, kind: PairType = PairType.EDITED_COPY) -> DateBracket:
    """A report that its own vague clue places in 2012 to 2015, after its sisters have been heard."""
    clues = (clue(date(2012, 1, 1), None), clue(None, date(2015, 12, 31)))
    vague = DateBracket("ra", date(2012, 1, 1), date(2015, 12, 31), None, clues)
    links = [pair("ra", sister.report, kind) for sister in sisters]
    return narrow_brackets((vague, *sisters), links)[0]


def test_two_sisters_that_agree_on_a_day_set_a_vague_clue_aside_and_say_so() -> None:
    bracket = outvoted(own("rb", "2023-01-27"), own("rc", "2023-01-27"))
    assert bounds(bracket) == ("2023-01-27", "2023-02-02", "2023-01-27")
    aside = next(c for c in bracket.clues if "set aside" in c.says)
    assert (aside.weak, aside.latest) == (True, None)
    assert "Friday 27 January 2023" in aside.says
    assert bracket.clues[0].earliest == date(2012, 1, 1)


def test_a_sister_without_a_day_counts_when_its_own_clues_are_younger() -> None:
    younger = DateBracket("rc", date(2020, 3, 1), None, None, (clue(date(2020, 3, 1), None),))
    assert outvoted(own("rb", "2023-01-27"), younger).best == date(2023, 1, 27)
    unknown = DateBracket("rc", None, None, None, ())
    assert bounds(outvoted(own("rb", "2023-01-27"), unknown))[1] == "2015-12-31"


@pytest.mark.parametrize(
    ("days", "kind"),
    [
        (("2023-01-27",), PairType.COPY),
        (("2023-01-27", "2019-05-03"), PairType.COPY),
        (("2023-01-27", "2023-01-27"), PairType.SHARED_BACKGROUND),
    ],
)
def test_one_sister_disagreeing_sisters_and_other_stories_set_nothing_aside(
    days: tuple[str, ...], kind: PairType
) -> None:
    sisters = [own(f"r{n}", day) for n, day in enumerate(days)]
    assert bounds(outvoted(*sisters, kind=kind)) == ("2012-01-01", "2015-12-31", None)


def test_narrowing_does_not_depend_on_the_order_of_arrival() -> None:
    brackets = (own("ra", "2021-03-14"), own("rb", None), own("rc", None), own("rd", None, weekday="Sunday"))
    pairs = [
        pair("ra", "rb", PairType.COPY),
        pair("rb", "rc", PairType.EDITED_COPY),
        pair("rc", "rd", PairType.SAME_EVENT),
    ]
    expected = sorted(narrow_brackets(brackets, pairs), key=lambda b: b.report)
    assert all(b.best == date(2021, 3, 14) for b in expected)
    for order in permutations(brackets):
        assert sorted(narrow_brackets(order, reversed(pairs)), key=lambda b: b.report) == expected


# --------------------------------------------------------------------------- the real pile

EXPECTED = {
    "january_copy_a": date(2023, 1, 27),
    "january_copy_b": date(2023, 1, 27),
    "april_story": date(2023, 4, 12),
    "june_rewrite_a": date(2023, 6, 16),
    "june_rewrite_b": date(2023, 6, 16),
}


@pytest.mark.skipif(not (SHARED / "gold" / "roles.json").exists(), reason="the shared pile is not here")
@pytest.mark.parametrize("backwards", [False, True])
def test_the_five_reports_lie_on_or_just_after_their_day(backwards: bool) -> None:
    roles = json.loads((SHARED / "gold" / "roles.json").read_text())
    folder = SHARED / "reports" / "mali-2023"
    reports = {
        role: make_report((folder / name).read_bytes().decode(), path=f"copy-{role}.txt")
        for role, name in sorted(roles.items(), reverse=backwards)
    }
    brackets = [bracket_report(report, parse_report(report)) for report in reports.values()]
    ids = {role: report.id for role, report in reports.items()}
    narrowed = {
        b.report: b
        for b in narrow_brackets(
            brackets,
            [
                pair(ids["january_copy_a"], ids["january_copy_b"], PairType.EDITED_COPY),
                pair(ids["june_rewrite_a"], ids["june_rewrite_b"], PairType.SAME_EVENT),
            ],
        )
    }
    for role, day in EXPECTED.items():
        bracket = narrowed[ids[role]]
        assert bracket.best == day, role
        assert bracket.earliest == day, role
        assert bracket.latest is not None
        assert (bracket.latest - day).days <= 6
    assert narrowed[ids["june_rewrite_a"]].latest <= date(2023, 6, 18)  # type: ignore[operator]


def test_a_release_number_and_a_dateline_without_a_year_give_the_day() -> None:
    text = "2012-04-S-053\n\nKABUL, Afghanistan (Apr. 27) - A force captured two men in Logar today."
    assert bounds(bracket_of(text))[2] == "2012-04-27"


def test_a_dateline_in_ordinary_letters_with_a_short_year_gives_the_day() -> None:
    text = "Lima, 20 Aug 88 (Example Radio) -- Gunmen attacked a convoy, the police said."
    assert bounds(bracket_of(text))[2] == "1988-08-20"


def test_a_plan_spoken_of_now_bounds_a_report_that_nothing_else_bounds() -> None:
    text = "The base was closed in May 2022. The minister said the mission would leave in December 2023."
    bracket = bracket_of(text)
    assert bounds(bracket)[:2] == ("2022-05-01", "2023-12-31")
    assert any(clue.weak and clue.latest for clue in bracket.clues)


def test_a_dateline_is_not_of_a_year_the_report_writes_out() -> None:
    text = (
        "KINSHASA, Sept 21 - The mission says it plans to leave in December 2023. "
        "In July 2022, protesters stormed two bases."
    )
    assert bounds(bracket_of(text))[2] == "2023-09-21"


def test_a_near_day_without_a_year_bounds_from_above() -> None:
    text = (
        "MONUSCO, under resolution 2717, will leave South Kivu by the end of April 2024. "
        "The results are expected on 31 December."
    )
    assert bounds(bracket_of(text))[:2] == ("2023-12-19", "2023-12-31")


def test_the_weekday_on_the_same_verb_soon_after_dates_a_known_signing() -> None:
    text = (
        "Congo and the United Nations have signed a plan for the withdrawal of MONUSCO. "
        "They signed the document in Kinshasa on Tuesday."
    )
    assert bounds(bracket_of(text)) == ("2023-11-21", "2023-11-27", "2023-11-21")


@pytest.mark.parametrize(
    "words",
    [
        "The government of Mali asked the Council for the withdrawal of MINUSMA.",
        "Malian authorities have demanded the departure of the MINUSMA peacekeepers.",
    ],
)
def test_a_fact_is_told_in_the_plain_words_of_any_report(words: str) -> None:
    assert bounds(bracket_of(words))[0] == "2023-06-16"


def test_a_demand_upon_another_force_is_not_that_fact() -> None:
    assert (
        bounds(bracket_of("Mali demanded that French troops leave, and MINUSMA stayed."))[0] != "2023-06-16"
    )

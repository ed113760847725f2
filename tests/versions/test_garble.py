"""Garble: each rule fires on its damage and stays silent on clean text."""

import dataclasses

import pytest

from penholder.families import relate_reports
from penholder.model import ReportClaims
from penholder.syntax import Sentence
from penholder.versions.clashes import find_clashes
from penholder.versions.garble import find_garble
from penholder.versions.passages import Passages
from tests.factories import make_bracket, parse
from tests.versions.factories import make_statement

CLEAN = """The envoy told the council on Friday that the talks would resume. “We will not leave before the rains,” she said.
The United Nations mission, which has 1,200 observers, was formed in 1999 after a truce. It is based in the capital.
“The road is open,” the mayor said. He thanked the engineers, who had worked for weeks. It's the people's road.
“The first convoy left at dawn,” the driver wrote, “and nobody stopped us.”"""


def rules(text: str, *, day: str | None = None) -> list[str]:
    report, parsed = parse(text)
    brackets = [make_bracket(report, day)] if day else []
    found = find_garble([(report, parsed)], [], [], brackets)
    assert all(report.text[s.span.start : s.span.end] == s.span.words for s in found)
    assert all(s.reason for s in found)
    return [s.rule for s in found]


def test_clean_text_raises_no_alarm() -> None:
    assert rules(CLEAN, day="2024-05-02") == []


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("The guards left the camp at noon. which the mayor had asked for in March.", "dangling relative"),
        (
            "The guards left the camp at noon. and the gates were closed behind them.",
            "lower case after full stop",
        ),
        ("The guards left the camp. . The gates were closed.", "stray punctuation"),
        ("They brought tents. , blankets and water to the camp.", "stray punctuation"),
        (
            "The camp is on the river. ‘East Harbour where the ferries land is flooded.",
            "quotation mark opens nothing",
        ),
        (
            "The foreign minister had expressed her concern that the camp was still closed. He said this was a shame.",
            "pronoun gender clash",
        ),
        (
            "The government criticized UNMISS’s “failure” to protect the camps.\n"
            "It also denounced the country’s “failure” to protect the camps on Monday.",
            "possessor clash",
        ),
    ],
)
def test_each_kind_of_damage_is_flagged(text: str, rule: str) -> None:
    assert rule in rules(text)


def test_a_recent_event_cannot_have_founded_an_old_mission() -> None:
    text = "MONUSCO was deployed to protect civilians after a rebellion last year in the eastern provinces."
    assert rules(text, day="2023-05-02") == ["impossible date"]


def test_a_recent_event_may_have_founded_a_young_mission() -> None:
    text = "MINUSCA was deployed to protect civilians after a rebellion last year in the northern provinces."
    assert "impossible date" not in rules(text, day="2014-10-02")


def test_quotations_that_go_on_in_the_next_paragraph_are_not_damaged() -> None:
    assert rules("The mayor wrote: “The road is open.\n“And it will stay open.”") == []


def test_marks_used_all_through_a_text_are_its_style() -> None:
    assert rules(" ".join(f"The boat number {n} left the quay ." for n in range(8))) == []


SOUND = """Traders of the eastern market closed their stalls in protest against the new toll on Wednesday morning.
The mayor called their decision a mistake and asked the traders to talk to the harbour board about the toll.
Two ferries were held at the northern quay because the crew had not been paid since the end of August.
The harbour board will publish a list of all fees before the end of the month, according to its clerk."""


def test_a_pronoun_that_only_the_damaged_version_has_is_flagged_with_its_sister() -> None:
    damaged = SOUND.replace("called their", "called his").replace(
        "the northern quay", "the northern . , quay"
    )
    sound, copy = parse(SOUND), parse(damaged)
    pairs = relate_reports([sound[0], copy[0]])
    statement = make_statement(copy[0], "Bo Okoro", "his decision a mistake")
    found = find_garble([sound, copy], [ReportClaims(copy[0].id, (statement,))], pairs)
    (flag,) = (s for s in found if s.rule == "pronoun against sister")
    assert flag.span.report == copy[0].id
    assert flag.span.words == "his"
    assert flag.sister is not None
    assert (flag.sister.report, flag.sister.words) == (sound[0].id, "their")
    assert flag.candidate == "their"
    assert flag.claims == (statement.id,)
    assert not any(s.span.report == sound[0].id for s in found)


def test_two_undamaged_versions_do_not_accuse_one_another() -> None:
    sound, other = parse(SOUND), parse(SOUND.replace("called their", "called his"))
    assert find_garble([sound, other], [], relate_reports([sound[0], other[0]])) == ()


def test_order_of_arrival_does_not_matter() -> None:
    texts = [parse(SOUND), parse("The guards left. . The gates were closed.")]
    assert find_garble(texts, [], []) == find_garble(texts[::-1], [], [])


def test_a_passage_of_words_without_end_is_read_once() -> None:
    text = "a." * 15_000 + "’s “failure” to protect the camps"
    report, _ = parse("The camp is open.")
    report = dataclasses.replace(report, text=text)
    sentence = Sentence(0, len(text), text, 0, ())
    passages = Passages(report, (sentence,), (), ((),), None)
    assert list(find_clashes(passages)) == []


def test_a_clash_says_how_far_to_trust_it() -> None:
    report, parsed = parse(
        "The foreign minister had expressed her concern that the camp was still closed. He said this was a shame."
    )
    (found,) = find_garble([(report, parsed)], [], [], [])
    assert "Low confidence" in found.reason

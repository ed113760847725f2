"""Sister versions: which readings count as different, and which of two is doubted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import permutations

import pytest

from penholder.families import relate_reports
from penholder.model import Report, ReportClaims, ReportPair, Suspicion
from penholder.syntax import ParsedReport
from penholder.versions.garble import find_garble
from penholder.versions.numerals import is_rounding
from tests.factories import make_bracket, parse
from tests.versions.factories import make_statement

SOUND = """Traders of the eastern market closed their stalls in protest against the new toll on Wednesday morning.
The harbour master Peter Mills told the council that 165 ferries were held at the northern quay in March.
The government of Chad did not support the toll, and the foreign minister asked the mayor to drop it before the rains.
An envoy spoke of the mission’s “failure” to keep the road to the harbour open through the rains of last year.
Two crews had not been paid since the end of August, and the council had known of their claims for weeks.
The harbour board will publish a list of all fees before the end of the month, according to its clerk."""

DIFFERENCES = [
    ("number against sister", "165 ferries", "156 ferries", "156"),
    ("name against sister", "Peter Mills", "Paul Okoro", "Paul Okoro"),
    ("name against sister", "of Chad", "of Niger", "Niger"),
    ("date against sister", "in March", "in June", "June"),
    ("negation against sister", "did not support", "supported", "supported"),
    ("owner against sister", "the mission’s “failure”", "the country’s “failure”", "country"),
    ("role against sister", "foreign minister", "prime minister", "prime minister"),
]
HARMLESS = [
    ("165 ferries", "more than 160 ferries"),
    ("165 ferries", "one hundred and sixty-five ferries"),
    ("Two crews", "Both crews"),
    ("Peter Mills", "Mills"),
    ("in March", "early in the year"),
    ("asked the mayor to drop it", "urged the mayor to give it up"),
    ("did not support", "refused to support"),
    ("had known of their claims", "was aware of their claims"),
]

Text = tuple[Report, ParsedReport]


def judge(
    *texts: Text, claims: Sequence[ReportClaims] = (), pairs: Sequence[ReportPair] | None = None
) -> list[Suspicion]:
    """Suspicions by comparison alone."""
    related = relate_reports([report for report, _ in texts]) if pairs is None else pairs
    return [s for s in find_garble(texts, claims, related) if s.rule.endswith("against sister")]


def claim_all(*texts: Text) -> list[ReportClaims]:
    """For each text, one statement that holds every sentence."""
    return [ReportClaims(r.id, (make_statement(r, "Bo Okoro", r.text),)) for r, _ in texts]


@pytest.mark.parametrize(("rule", "was", "now", "words"), DIFFERENCES)
def test_two_versions_that_nothing_tells_apart_are_both_left_open(
    rule: str, was: str, now: str, words: str
) -> None:
    sound, other = parse(SOUND), parse(SOUND.replace(was, now))
    found = judge(sound, other, claims=claim_all(sound, other))
    assert {s.rule for s in found} == {rule}
    assert {s.span.report for s in found} == {sound[0].id, other[0].id}
    assert all(s.candidate is None and s.sister is not None and s.claims for s in found)
    assert all("nothing tells" in s.reason for s in found)
    assert words in {s.span.words for s in found}


@pytest.mark.parametrize(("rule", "was", "now", "words"), DIFFERENCES)
def test_a_third_version_tells_which_is_doubtful(rule: str, was: str, now: str, words: str) -> None:
    sound, other = parse(SOUND), parse(SOUND.replace(was, now))
    third = parse(SOUND.replace("for weeks", "for many weeks"))
    for texts in permutations((sound, other, third)):
        (flag,) = judge(*texts)
        assert (flag.rule, flag.span.report, flag.span.words) == (rule, other[0].id, words)
        assert flag.sister is not None
        assert flag.candidate == flag.sister.words
        assert "another report has the same" in flag.reason


@pytest.mark.parametrize(("was", "now"), HARMLESS)
def test_roundings_synonyms_and_details_left_out_are_no_garble(was: str, now: str) -> None:
    sound, other = parse(SOUND), parse(SOUND.replace(was, now))
    assert sound[0].text != other[0].text
    assert judge(sound, other, claims=claim_all(sound, other)) == []


def test_an_undecided_difference_that_changes_no_claim_is_not_told() -> None:
    assert judge(parse(SOUND), parse(SOUND.replace("165", "156"))) == []


def test_a_report_that_elsewhere_agrees_with_its_sister_is_the_doubtful_one() -> None:
    later = "\nThe 165 ferries will sail again when the toll is gone, the clerk said to those who waited."
    sound, other = parse(SOUND), parse(SOUND.replace("165", "156") + later)
    (flag,) = judge(sound, other)
    assert (flag.span.report, flag.span.words, flag.candidate) == (other[0].id, "156", "165")


def test_a_clash_that_a_sister_shows_as_well_is_told_once_with_her_words() -> None:
    text = (
        SOUND + "\nOn the coast France's U.N. Ambassador Nicolas de Riviere spoke to the traders about boats."
    )
    sound, other = parse(text), parse(text.replace("France", "Russia"))
    (flag,) = find_garble([sound, other], [], relate_reports([sound[0], other[0]]))
    assert (flag.rule, flag.span.report, flag.candidate) == ("person against state", other[0].id, "France")
    assert flag.sister is not None
    assert flag.sister.report == sound[0].id


def test_the_copy_is_doubted_where_the_direction_is_known() -> None:
    sound, other = parse(SOUND), parse(SOUND.replace("165", "156"))
    pairs = [replace(p, earlier=sound[0].id) for p in relate_reports([sound[0], other[0]])]
    (flag,) = judge(sound, other, pairs=pairs)
    assert flag.span.report == other[0].id
    assert "made from" in flag.reason


def test_a_figure_of_another_day_may_have_been_brought_up_to_date() -> None:
    sound, other = parse(SOUND), parse(SOUND.replace("165", "156"))
    pairs = relate_reports([sound[0], other[0]])
    days = [make_bracket(sound[0], "2024-05-02"), make_bracket(other[0], "2024-05-09")]
    claims = claim_all(sound, other)
    assert find_garble([sound, other], claims, pairs, days) == ()
    assert (
        len(find_garble([sound, other], claims, pairs, [days[0], make_bracket(other[0], "2024-05-02")])) == 2
    )


def test_his_for_what_several_did_is_doubted_without_any_other_damage() -> None:
    text = (
        SOUND
        + "\nThe crews left the quay in May.\nThe mayor Peter Mills condemned their decision on Friday morning."
    )
    named = text.replace("The mayor Peter Mills condemned", "Okoro condemned")
    sound, other = parse(named), parse(named.replace("condemned their", "condemned his"))
    (flag,) = find_garble([sound, other], [], relate_reports([sound[0], other[0]]))
    assert (flag.rule, flag.span.words, flag.candidate) == ("deed without a doer", "his decision", "their")


def test_a_pronoun_of_the_other_gender_than_the_person_named_is_doubted() -> None:
    text = (
        SOUND
        + "\nVassily Nebenzia sent his best wishes to the crews and to the traders of the market on Monday."
    )
    sound, other = parse(text), parse(text.replace("sent his", "sent her"))
    (flag,) = judge(sound, other)
    assert (flag.span.report, flag.span.words, flag.candidate) == (other[0].id, "her", "his")


def test_rounding() -> None:
    assert is_rounding(12_000, 12_384)
    assert is_rounding(2250, 2300)
    assert not is_rounding(165, 156)
    assert not is_rounding(300, 400)
    assert not is_rounding(12_000, 13_384)
    assert not is_rounding(float("inf"), 13_384)

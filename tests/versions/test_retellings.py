"""Retellings: one event by other hands, from who said what, and different events of one kind kept apart."""

import pytest

from penholder.model import PairType, Report, ReportClaims, ReportPair
from penholder.versions.retellings import find_retellings
from tests.factories import make_bracket, make_report
from tests.versions.factories import make_statement

FIRST = [
    ("Ana Larsen", "“the bridge at the northern crossing will be reopened to convoys,”"),
    ("Bo Okoro", "that the pipeline was cut in three places by floods upstream"),
    ("Ana Larsen", "“my government will pay for the repair of the old ferry,”"),
]
SECOND = [
    ("Bo Okoro", "that floods upstream had cut the pipeline in three places"),
    ("Ana Larsen", "“the bridge at the northern crossing is going to be opened again to convoys,”"),
    ("Dia Moreau", "that nobody had asked the villages"),
]
ELSEWHERE = [
    ("Ana Larsen", "“the airport in the south needs a longer runway before winter,”"),
    ("Bo Okoro", "that fuel had run short in the capital since Monday"),
]
LONG = [
    *FIRST,
    ("Dia Moreau", "that nobody had asked the villages along the upper valley"),
    ("Dia Moreau", "“the water in the wells is not fit for children,”"),
]
LONG_REWORDED = [
    *((who, words.replace("will", "shall").replace("villages", "hamlets")) for who, words in LONG),
    *ELSEWHERE,
]


def tell(said: list[tuple[str, str]]) -> tuple[Report, ReportClaims]:
    report = make_report(". ".join(f"{who} said {words}" for who, words in said) + ".")
    return report, ReportClaims(report.id, tuple(make_statement(report, who, words) for who, words in said))


def relate(
    a: list[tuple[str, str]], b: list[tuple[str, str]], *, days: tuple[str, str]
) -> tuple[ReportPair, ...]:
    (one, claims_one), (two, claims_two) = tell(a), tell(b)
    brackets = [make_bracket(one, days[0]), make_bracket(two, days[1])]
    found = find_retellings((), [claims_one, claims_two], brackets)
    assert found == find_retellings((), [claims_two, claims_one], brackets[::-1])
    return found


def test_two_speakers_saying_the_same_things_are_one_event() -> None:
    (pair,) = relate(FIRST, SECOND, days=("2024-05-02", "2024-05-03"))
    assert pair.type is PairType.SAME_EVENT
    assert pair.a < pair.b
    assert "Ana Larsen" in pair.reason
    assert "Bo Okoro" in pair.reason


def test_the_same_speakers_on_other_subjects_are_not_one_event() -> None:
    assert relate(FIRST, ELSEWHERE, days=("2024-05-02", "2024-05-02")) == ()


def test_the_same_words_weeks_apart_are_not_one_event() -> None:
    assert relate(FIRST, SECOND, days=("2024-05-02", "2024-06-20")) == ()


def test_nearly_everything_in_the_same_order_is_a_rewrite() -> None:
    (pair,) = relate(LONG, LONG_REWORDED, days=("2024-05-02", "2024-05-02"))
    assert pair.type is PairType.REWRITE


@pytest.mark.parametrize("kind", [PairType.COPY, PairType.EDITED_COPY, PairType.REWRITE])
def test_what_the_text_has_decided_stays(kind: PairType) -> None:
    (one, claims_one), (two, claims_two) = tell(FIRST), tell(SECOND)
    ids = sorted((one.id, two.id))
    copy = ReportPair(ids[0], ids[1], kind, 1, 1, 1, 3, (), "by text")
    brackets = [make_bracket(one, "2024-05-02"), make_bracket(two, "2024-05-02")]
    assert find_retellings([copy], [claims_one, claims_two], brackets) == (copy,)


def test_a_rewrite_that_claims_show_has_no_likeness_of_words() -> None:
    (one, claims_one), (two, claims_two) = tell(LONG), tell(LONG_REWORDED)
    ids = sorted((one.id, two.id))
    background = ReportPair(*ids, PairType.SHARED_BACKGROUND, 0, 0, 1, 0, (), "by text", likeness=0.2)
    brackets = [make_bracket(one, "2024-05-02"), make_bracket(two, "2024-05-02")]
    (pair,) = find_retellings([background], [claims_one, claims_two], brackets)
    assert (pair.type, pair.likeness) == (PairType.REWRITE, None)

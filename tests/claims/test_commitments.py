"""Commitments and deadlines of other missions: what, by whom, by when, in which words."""

from __future__ import annotations

import pytest

from penholder.claims.commitments import extract_commitments
from penholder.claims.statements import extract_statements
from penholder.model import Commitment, CommitmentKind, CommitmentTold, DateBracket
from tests.factories import make_bracket, parse


def extract(text: str, day: str = "2024-02-10") -> tuple[Commitment, ...]:
    report, parsed = parse(text)
    found = extract_commitments(report, parsed, make_bracket(report, day), ())
    for commitment in found:
        spans = [commitment.span, *([commitment.date_words] if commitment.date_words else [])]
        assert all(report.text[s.start : s.end] == s.words for s in spans)
    return found


@pytest.mark.parametrize(
    ("text", "what", "due"),
    [
        ("MINUSCA's mandate expires on 15 November.", "mandate expiry", "2024-11-15"),
        ("The mandate of MONUSCO was renewed until 20 December 2024.", "mandate expiry", "2024-12-20"),
        ("The Council must renew BINUH's mandate by July 15th.", "mandate renewal", "2024-07-15"),
    ],
)
def test_deadlines_of_a_mandate(text: str, what: str, due: str) -> None:
    (found,) = extract(text)
    assert (found.kind, found.what, found.due) == (CommitmentKind.DEADLINE, what, due)
    assert found.promiser == "UN Security Council"


@pytest.mark.parametrize(
    ("text", "what", "due"),
    [
        ("South Sudan pledged to hold elections in December 2024.", "election", "2024-12"),
        ("The mission will withdraw its troops by 30 June.", "withdrawal", "2024-06-30"),
        ("Kenya plans to deploy police officers to Haiti in March.", "deployment", "2024-03"),
        ("Presidential elections are scheduled for October 20, 2024.", "presidential election", "2024-10-20"),
        ("The country prepares for Sunday's referendum.", "referendum", "2024-02-11"),
        ("Local elections are planned for July 2024.", "local election", "2024-07"),
    ],
)
def test_promises_and_plans(text: str, what: str, due: str) -> None:
    (found,) = extract(text)
    assert (found.kind, found.what, found.due) == (CommitmentKind.COMMITMENT, what, due)


@pytest.mark.parametrize(
    ("text", "what", "due"),
    [
        ("The presidential run-off was put off to 3 March 2024.", "presidential election", "2024-03-03"),
        ("The run\u2011off has been delayed until 10 March.", "election", "2024-03-10"),
        ("The play-off has been delayed until 10 March.", None, None),
    ],
)
def test_a_vote_written_with_a_hyphen_is_a_vote(text: str, what: str | None, due: str | None) -> None:
    found = extract(text)
    moved = [(c.what, c.due, c.kind, c.told) for c in found]
    expected = (what, due, CommitmentKind.COMMITMENT, CommitmentTold.MOVED)
    assert moved == ([expected] if what else [])


def test_a_list_of_votes_gives_one_commitment_each() -> None:
    found = extract(
        "The president is committed to holding a referendum in March, electing deputies to the parliament in June"
        " and July, and holding presidential elections in December 2024."
    )
    assert [(c.what, c.due) for c in found] == [
        ("referendum", "2024-03"),
        ("legislative election", "2024-06/2024-07"),
        ("presidential election", "2024-12"),
    ]


def test_a_missed_date_is_kept_as_worded() -> None:
    (found,) = extract("The government will hold a referendum, which had been scheduled for January 14.")
    assert (found.what, found.due) == ("referendum", "2024-01-14")


def test_a_postponed_vote_keeps_both_dates() -> None:
    found = extract(
        "South Sudan's elections, originally scheduled for December 2024, were postponed to December 2026."
    )
    assert [c.due for c in found] == ["2024-12", "2026-12"]


def test_the_promiser_is_who_will_do_it() -> None:
    (found,) = extract("Croatia announced it would withdraw its soldiers from UNDOF by the end of March.")
    assert (found.promiser, found.due) == ("Croatia", "2024-03-31")


def test_a_condition_is_kept() -> None:
    (found,) = extract("South Sudan will hold elections in December 2024 if the funds arrive.")
    assert found.condition is not None
    assert found.condition.words == "if the funds arrive"


def test_what_happened_is_no_commitment() -> None:
    assert (
        extract("Liberia held presidential elections in November 2023. The 2018 peace agreement holds.") == ()
    )


def test_a_plain_vote_takes_the_name_the_next_sentence_gives_it() -> None:
    (named,) = extract("The country prepares for Sunday's elections. The referendum will change the law.")
    assert named.what == "referendum"
    plain = extract(
        "A referendum failed. The country prepares for elections on Sunday. The referendum changed the law."
    )
    assert [c.what for c in plain] == ["election"]


def test_a_commitment_names_the_mission_or_force_it_concerns() -> None:
    (own,) = extract("The mandate of UNIFIL was renewed until 31 August 2025. Patrols went on.")
    assert own.about == "unifil"
    found = extract(
        "MONUSCO has patrols in Goma. A regional force sent by the East African Community must leave by 8 December 2024."
    )
    assert [c.about for c in found] == [""]


def test_a_moved_date_is_due_on_the_new_day_only() -> None:
    (put_off,) = extract("South Sudan postponed the election from December 22, 2024 to December 22, 2026.")
    assert put_off.due == "2026-12-22"
    found = extract("Kinshasa wants to bring the withdrawal forward from December 2025 to June 2024.")
    assert "2025-12" not in {c.due for c in found}


def test_an_expiry_in_the_present_tense_is_a_deadline_though_its_year_is_open() -> None:
    report, parsed = parse("Its current mandate ends on December 20, MONUSCO said.")
    (found,) = extract_commitments(report, parsed, DateBracket(report.id, None, None, None, ()), ())
    assert (found.what, found.due) == ("mandate expiry", None)


def test_a_date_told_on_an_earlier_day_is_read_from_that_day() -> None:
    text = "In January the minister told the Council that the referendum would be held in March."
    report, parsed = parse(text)
    bracket = make_bracket(report, "2023-06-16")
    found = extract_commitments(report, parsed, bracket, extract_statements(report, parsed, bracket))
    assert [c.due for c in found if c.what == "referendum"] == ["2023-03"]


@pytest.mark.parametrize(
    "text",
    [
        "The referendum in Chad, which had been planned for March 19, was put off.",
        "The referendum, which had been planned by the government of Chad for March 19, was put off.",
    ],
)
def test_a_plan_told_in_a_relative_clause_is_a_commitment(text: str) -> None:
    assert [(c.what, c.due) for c in extract(text, "2023-04-12")] == [("referendum", "2023-03-19")]


def test_a_mandate_that_expires_lies_ahead_whatever_stands_between() -> None:
    (found,) = extract("The mandate it has now expires on June 30, MINUSMA said.", "2023-04-12")
    assert (found.what, found.due) == ("mandate expiry", "2023-06-30")


def test_a_report_made_public_is_not_due() -> None:
    assert extract("An internal review by the Secretary-General, made public this week, found fault.") == ()
    (due,) = extract("The Secretary-General will submit a report on UNMISS by July.")
    assert due.what == "report"


def test_a_bare_transition_is_no_promise() -> None:
    text = "Elections are scheduled for 4 July 2024, marking the end of the transition in Chad."
    assert "transition" not in [c.what for c in extract(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Liberia postponed its elections to 9 October 2024.", CommitmentTold.MOVED),
        ("Liberia failed to hold elections by 31 January 2024.", CommitmentTold.BROKEN),
        ("Liberia has cancelled the elections planned for March 2024.", CommitmentTold.DROPPED),
        ("The mandate of MONUSCO was renewed until 20 December 2024.", CommitmentTold.RENEWED),
        ("Liberia will hold elections in October 2024.", CommitmentTold.AHEAD),
        ("Liberia asked UNMIL to delay the elections of 9 October 2024.", CommitmentTold.AHEAD),
    ],
)
def test_what_is_told_beyond_the_promise(text: str, told: CommitmentTold) -> None:
    assert [c.told for c in extract(text)] == [told]


def test_a_term_is_counted_from_the_day_of_the_decision() -> None:
    (found,) = extract("On Friday Rwanda promised the African Union to withdraw its troops within 30 days.")
    assert (found.due, found.kind, found.to) == ("2024-03-10", CommitmentKind.DEADLINE, "African Union")
    assert found.date_words is not None
    assert found.date_words.words == "within 30 days"


def test_a_report_is_owed_to_the_council() -> None:
    (found,) = extract("The Council asked the Secretary-General to report every 90 days on UNDOF.")
    assert (found.what, found.promiser, found.to) == ("report", "UN Secretary-General", "UN Security Council")
    assert found.due == "2024-05-10"


def test_a_part_is_not_the_whole() -> None:
    found = extract(
        "Peacekeepers will leave South Kivu by 30 April 2024. MONUSCO will leave the country by 31 December 2024."
    )
    assert [(c.part, c.due) for c in found] == [("South Kivu", "2024-04-30"), ("", "2024-12-31")]


def test_a_promise_inside_a_condition_has_none_of_its_own() -> None:
    found = extract("Aid will stop unless Chad holds elections in October 2024. UNOCA warned of it.")
    assert [c.condition for c in found] == [None]


def test_the_name_of_a_mission_promises_nothing() -> None:
    text = "The Council extended the mandate of the UN Disengagement Observer Force until 30 June 2024."
    (found,) = extract(text)
    assert (found.what, found.due) == ("mandate expiry", "2024-06-30")


def test_moved_from_a_month_to_a_day_is_due_on_that_day() -> None:
    (found,) = extract("South Sudan postponed its elections from December 2024 to 22 December 2026.")
    assert (found.what, found.due, found.told) == ("election", "2026-12-22", CommitmentTold.MOVED)


@pytest.mark.parametrize(
    "text",
    [
        "The envoy said aid would go on if South Sudan keeps its promise of elections in December 2024.",
        "The Council will see whether South Sudan kept its promise of elections in December 2024.",
        "South Sudan keeps its commitment to elections in December 2024, the envoy said.",
    ],
)
def test_nothing_is_kept_before_its_day_or_under_a_condition(text: str) -> None:
    assert [c.told for c in extract(text)] == [CommitmentTold.AHEAD]


def test_a_promise_that_was_kept_is_told_so() -> None:
    (kept,) = extract("South Sudan kept its promise of elections in December 2023, the envoy said.")
    assert kept.told is CommitmentTold.KEPT


@pytest.mark.parametrize(
    ("text", "due"),
    [
        ("Chad failed to withdraw its troops from Abyei by Friday's deadline.", "2024-02-09"),
        ("Chad failed to withdraw its troops from Abyei by the Friday deadline.", "2024-02-09"),
        ("Chad must withdraw its troops from Abyei by Friday's deadline.", "2024-02-16"),
    ],
)
def test_a_deadline_that_was_missed_lies_behind(text: str, due: str) -> None:
    (found,) = extract(text)
    told = CommitmentTold.BROKEN if "failed" in text else CommitmentTold.AHEAD
    assert (found.due, found.told) == (due, told)


def test_a_vote_not_held_since_a_day_was_not_due_on_it() -> None:
    (found,) = extract("The election, promised by the junta, has not been held since May 2021.")
    assert (found.due, found.date_words, found.told) == (None, None, CommitmentTold.BROKEN)


def test_what_had_been_due_is_told_as_planned_before() -> None:
    (found,) = extract("MINUSCA gave no date. The withdrawal had been due to end in December 2024.")
    assert (found.due, found.modality) == ("2024-12", "had been due")


def test_votes_that_are_being_prepared_lie_ahead() -> None:
    text = (
        "The junta is engaged in the organisation of a referendum in May, of legislative elections in July."
    )
    assert [(c.what, c.due) for c in extract(text, "2024-06-20")] == [
        ("referendum", "2025-05"),
        ("legislative election", "2024-07"),
    ]


def test_a_headline_that_extends_one_thing_moves_no_other() -> None:
    assert not extract("Council extends MONUSCO, agrees to a gradual pullout.")

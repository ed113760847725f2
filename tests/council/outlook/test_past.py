"""Decisions of the past from chains of mandates."""

from __future__ import annotations

from datetime import date

from penholder import vocabulary
from penholder.council.outlook.past import (
    Content,
    Decision,
    describe_next,
    list_decisions,
    measure_clustering,
)
from penholder.vocabulary import Mandate
from penholder.vocabulary.outlook import ConsentCase, Ending, consent_cases, endings

LATER = date(2010, 1, 1)


def make_mandate(number: int, adopted: str, expires: str | None, **changes: object) -> Mandate:
    fields: dict[str, object] = {
        "mission": "unx",
        "resolution": f"S/RES/{number}(2000)",
        "adopted": date.fromisoformat(adopted),
        "expires": date.fromisoformat(expires) if expires else None,
        "military": 100,
        "action": "renews",
    }
    return Mandate(**(fields | changes))  # type: ignore[arg-type]


FIRST = make_mandate(1, "2000-01-01", "2000-06-30", action="establishes")


def decide(
    *mandates: Mandate, ends: tuple[Ending, ...] = (), asked: tuple[ConsentCase, ...] = ()
) -> list[Content]:
    return [d.content for d in list_decisions((FIRST, *mandates), ends, asked, before=LATER)]


def test_a_higher_ceiling_is_a_change_and_the_same_one_a_renewal() -> None:
    same = make_mandate(2, "2000-06-28", "2000-12-31")
    more = make_mandate(3, "2000-12-20", "2001-06-30", military=150)
    assert decide(same, more) == [Content.RENEWAL, Content.CHANGE]


def test_a_change_within_the_term_is_no_decision_on_the_mandate() -> None:
    inside = make_mandate(2, "2000-03-01", "2000-06-30", action="changes", military=200)
    assert decide(inside) == []
    renewal = make_mandate(3, "2000-06-20", "2000-12-31", military=200)
    found = list_decisions((FIRST, inside, renewal), (), (), before=LATER)
    assert [(d.content, d.changes) for d in found] == [(Content.RENEWAL, 1)]


def test_a_last_period_is_an_end_on_the_day_it_was_set_and_nothing_is_decided_after() -> None:
    last = make_mandate(2, "2000-06-28", "2000-12-31")
    close = make_mandate(3, "2000-12-20", "2000-12-31", action="terminates")
    end = Ending(mission="unx", day=last.adopted, how="last period", resolution=last.resolution)
    assert decide(last, close, ends=(end,)) == [Content.TERMINATION]
    assert decide(last, close) == [Content.RENEWAL, Content.TERMINATION]


def test_a_gap_in_the_chain_is_no_lapse_and_a_recorded_one_is() -> None:
    late = make_mandate(2, "2000-11-01", "2001-04-30")
    assert decide(late) == [Content.RENEWAL]
    lapse = Ending(mission="unx", day=date(2000, 6, 30), how="lapse", vetoed=True)
    assert decide(ends=(lapse,)) == [Content.LAPSE]


def test_a_mission_that_went_on_under_another_name_was_changed() -> None:
    end = Ending(mission="unx", day=date(2000, 6, 29), how="continued", resolution="S/RES/9(2000)")
    assert decide(ends=(end,)) == [Content.CHANGE]


def test_nothing_of_the_day_itself_or_later_is_known() -> None:
    renewal = make_mandate(2, "2000-06-28", "2000-12-31")
    assert list_decisions((FIRST, renewal), (), (), before=renewal.adopted) == ()
    assert len(list_decisions((FIRST, renewal), (), (), before=date(2000, 6, 29))) == 1


def test_a_request_belongs_to_the_next_decision_alone() -> None:
    request = ConsentCase(
        mission="unx", host="XX", day=date(2000, 5, 1), asked="leave", next="renewal", source="made up"
    )
    chain = (FIRST, make_mandate(2, "2000-06-28", "2000-12-31"), make_mandate(3, "2000-12-28", "2001-06-30"))
    found = list_decisions(chain, (), (request,), before=LATER)
    assert [d.asked for d in found] == ["leave", ""]


def test_the_decision_to_come_knows_the_mandate_running_out() -> None:
    held = make_mandate(2, "2000-06-28", "2000-12-31", tally="13-0-2")
    coming = describe_next((FIRST, held), (), "unx", date(2000, 12, 1))
    assert coming is not None
    assert (coming.due, coming.split_before) == (held.expires, True)
    assert describe_next((FIRST,), (), "other", LATER) is None


def test_cases_that_come_in_clusters_are_worth_less() -> None:
    def make(mission: str, content: Content) -> Decision:
        return Decision(mission, "", LATER, LATER, content, 1, 0, 1, None)

    mixed = [make(f"m{n % 10}", Content.CHANGE if n < 50 else Content.RENEWAL) for n in range(100)]
    apart = [make(f"m{n // 10}", Content.CHANGE if n < 50 else Content.RENEWAL) for n in range(100)]
    contents = (Content.CHANGE,)
    assert measure_clustering(mixed, contents) == 1.0
    assert measure_clustering(apart, contents) > 5


def test_the_packages_own_chains_give_many_decisions_and_every_end_is_of_a_known_mission() -> None:
    found = list_decisions(vocabulary.mandates(), endings(), consent_cases(), before=date(2023, 6, 15))
    assert len(found) > 500
    assert {Content.RENEWAL, Content.CHANGE, Content.TERMINATION} <= {d.content for d in found}
    missions = {m.key for m in vocabulary.missions()} | {m.mission for m in vocabulary.mandates()}
    assert {e.mission for e in endings()} <= missions

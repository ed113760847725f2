"""The facts and tables that bound publication days: well formed, sourced, and about known places."""

from penholder.values.dates import first_day, last_day
from penholder.vocabulary import council_meetings, date_words, facts, missions, states

ISO = {state.iso for state in states()}


def test_every_fact_has_a_day_a_source_and_words() -> None:
    for fact in facts():
        assert first_day(fact.day), fact.key
        assert last_day(fact.day), fact.key
        assert fact.source, fact.key
        assert fact.kind in {"event", "document", "vote"}, fact.key
        assert fact.words, fact.key
        assert all(group and all(word == word.lower() for word in group) for group in fact.words), fact.key


def test_facts_are_told_apart_and_stand_in_order_of_their_days() -> None:
    assert len({fact.key for fact in facts()}) == len(facts())
    assert [f.day[:4] for f in facts()] == sorted(f.day[:4] for f in facts())


def test_facts_name_known_states_and_missions() -> None:
    keys = {mission.key for mission in missions()}
    for fact in facts():
        assert fact.state in ISO | {""}, fact.key
        assert fact.mission in keys | {""}, fact.key


def test_a_fact_with_one_common_word_would_fire_everywhere() -> None:
    single = [fact.key for fact in facts() if fact.kind != "vote" and len(fact.words) == 1]
    assert single in ([], ["so-atmis"])


def test_meeting_days_are_in_order_and_about_known_states() -> None:
    days = [meeting.day for meeting in council_meetings()]
    assert days == sorted(days)
    assert len(days) > 1000
    assert all(set(meeting.subjects) <= ISO and meeting.source for meeting in council_meetings())


def test_every_role_of_date_words_that_rules_ask_for_is_there() -> None:
    roles = (
        "forward verb",
        "forward noun",
        "scheduled noun",
        "quantity",
        "not a date",
        "renewing verb",
        "council verb",
    )
    assert all(date_words(role) for role in roles)
    assert date_words("no such role") == ()

"""Stages of drafts: what words tell them, and what words only look like it."""

from __future__ import annotations

import pytest

from penholder.claims.drafts import extract_drafts
from penholder.claims.extraction import extract_claims
from penholder.model import Commitment, Event
from tests.factories import make_bracket, make_report, parse


def read(text: str, day: str = "2023-11-14") -> tuple[tuple[Event, ...], tuple[Commitment, ...]]:
    report, parsed = parse(text)
    found = extract_drafts(report, parsed, make_bracket(report, day), ())
    claims: list[Event | Commitment] = [*found.events, *found.commitments]
    for claim in claims:
        assert report.text[claim.span.start : claim.span.end] == claim.span.words
    return found.events, found.commitments


@pytest.mark.parametrize(
    ("text", "kind", "when", "actors"),
    [
        ("France circulated a zero draft on 6 November.", "zero draft", "2023-11-06", ("France",)),
        ("A draft resolution was tabled by Malta on 7 November.", "zero draft", "2023-11-07", ("Malta",)),
        ("Britain is drafting a Security Council resolution.", "draft announced", None, ("United Kingdom",)),
        (
            "The Council's experts negotiated the French draft on 8 November.",
            "draft negotiation",
            "2023-11-08",
            ("France",),
        ),
        (
            "An amended draft was sent to Council members on 9 November.",
            "draft negotiation",
            "2023-11-09",
            (),
        ),
        (
            "Switzerland placed the draft resolution under silence.",
            "silence procedure",
            None,
            ("Switzerland",),
        ),
        ("China broke silence on the draft on 10 November.", "silence broken", "2023-11-10", ("China",)),
        ("Nobody broke silence on the draft resolution.", "silence passed", None, ()),
        ("The draft went into blue on 13 November.", "draft in blue", "2023-11-13", ()),
        (
            "The Council adopted the US draft on 13 November.",
            "draft adopted",
            "2023-11-13",
            ("United States",),
        ),
        (
            "Russia vetoed the British draft on 13 November.",
            "draft vetoed",
            "2023-11-13",
            ("United Kingdom",),
        ),
        ("The draft resolution received only seven votes.", "draft not adopted", None, ()),
        ("The draft resolution was put to the vote on 13 November.", "draft vote", "2023-11-13", ()),
    ],
)
def test_what_was_done(text: str, kind: str, when: str | None, actors: tuple[str, ...]) -> None:
    (event,), commitments = read(text)
    assert (event.kind, event.when, event.actors) == (kind, when, actors)
    assert commitments == ()


@pytest.mark.parametrize(
    ("text", "what", "due"),
    [
        ("The Council will vote on the draft on Thursday.", "council vote", "2023-11-16"),
        (
            "A vote on the text is set for 20 November, the Security Council said.",
            "council vote",
            "2023-11-20",
        ),
        ("The Council is to adopt the draft on Thursday.", "council vote", "2023-11-16"),
        ("The vote on the draft slipped from Wednesday to Friday.", "council vote", "2023-11-17"),
        ("The draft will be put in blue on Wednesday.", "draft in blue", "2023-11-15"),
    ],
)
def test_what_is_to_come(text: str, what: str, due: str) -> None:
    events, (commitment,) = read(text)
    assert (commitment.what, commitment.due) == (what, due)
    assert events == ()


@pytest.mark.parametrize(
    "text",
    [
        "France has not circulated a draft resolution.",
        "France could circulate a draft resolution this week.",
        "If the draft passes silence, the Council would vote on Friday.",
        "Russia denied that it had circulated a draft resolution.",
        "No vote on the draft has been scheduled.",
        "The vote on the draft had been due on Monday.",
        "Voters adopted the draft constitution on Sunday.",
        "The General Assembly adopted a draft resolution on Monday.",
        "Soldiers in blue helmets broke the silence of the night.",
        "The president broke his silence on the draft budget.",
        "A read-through of the agenda was held.",
        "The army drafted zero conscripts, and the text of the law was revised.",
        "Talks between the government and the rebels resumed.",
    ],
)
def test_what_only_looks_like_it(text: str) -> None:
    assert read(text) == ((), ())


def test_a_promised_draft_is_announced_and_its_day_lies_ahead() -> None:
    (event,), (commitment,) = read("Ghana said it would circulate a draft resolution on 20 November.")
    assert (event.kind, event.actors) == ("draft announced", ("Ghana",))
    assert (commitment.what, commitment.due, commitment.promiser) == ("zero draft", "2023-11-20", "Ghana")


def test_silence_with_an_hour_is_put_and_runs_until_then() -> None:
    (event,), (commitment,) = read("The draft is under silence until Wednesday at 3 p.m.")
    assert (event.kind, event.when) == ("silence procedure", None)
    assert (commitment.what, commitment.due, commitment.kind) == (
        "silence procedure",
        "2023-11-15",
        "deadline",
    )


def test_a_country_before_a_text_is_its_subject_unless_it_is_an_adjective() -> None:
    (named,), _ = read("The Haiti draft was put in blue.")
    (adjective,), _ = read("The Ecuadorian draft was put in blue.")
    assert (named.actors, adjective.actors) == ((), ("Ecuador",))


def test_they_take_the_place_of_what_the_same_words_were_read_as() -> None:
    report = make_report(
        "The Security Council adopted resolution 2690 on 30 June 2023 and renewed no mandate."
    )
    _, parsed = parse(report.text)
    claims = extract_claims(report, parsed, make_bracket(report, "2023-07-01"))
    kinds = [e.kind for e in claims.events]
    assert kinds.count("draft adopted") == 1
    assert "resolution adopted" not in kinds


@pytest.mark.parametrize("mark", ["'", "’"])
def test_straight_and_curly_apostrophes(mark: str) -> None:
    (event,), _ = read(f"France{mark}s draft resolution went into blue on 13 November.")
    assert (event.kind, event.actors) == ("draft in blue", ("France",))


def test_the_end_of_a_mandate_in_a_draft_is_no_day_of_its_stages() -> None:
    text = "A draft by France to renew MONUSCO until 20 December 2024 was put under silence until Monday."
    events, commitments = read(text, "2023-12-16")
    assert [e.when for e in events] == [None]
    assert [(c.what, c.due) for c in commitments] == [("silence procedure", "2023-12-18")]


def test_two_stages_that_one_verb_tells_have_each_its_day() -> None:
    text = (
        "A draft renewing the mandate of UNIFIL until 31 August 2023 was put under silence on Monday "
        "and in blue on Wednesday."
    )
    events, _ = read(text, "2023-08-25")
    assert {(e.kind, e.when) for e in events} == {
        ("silence procedure", "2023-08-21"),
        ("draft in blue", "2023-08-23"),
    }


@pytest.mark.parametrize(
    "words",
    ["is due on", "is set for", "is scheduled for", "is to be held on", "is expected to take place on"],
)
def test_a_read_through_that_is_due_is_ahead(words: str) -> None:
    events, commitments = read(
        f"France circulated a draft on UNIFIL. A first read-through {words} Wednesday.", "2022-08-15"
    )
    assert [e.kind for e in events] == ["zero draft"]
    assert [(c.what, c.due) for c in commitments] == [("draft negotiation", "2022-08-17")]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Lebanon draft goes into blue.", ()),
        ("Mali draft goes into blue.", ()),
        ("France's Lebanon draft goes into blue.", ("France",)),
        ("The US draft on Lebanon goes into blue.", ("United States",)),
        ("The French-drafted text goes into blue, the Council's draft on Lebanon.", ("France",)),
    ],
)
def test_a_country_before_a_draft_that_goes_into_blue_is_its_subject(
    text: str, actors: tuple[str, ...]
) -> None:
    assert [e.actors for e in read(text)[0] if e.kind == "draft in blue"] == [actors]


@pytest.mark.parametrize(
    ("text", "dues"),
    [
        ("France circulated a draft. The text would extend the mandate of UNIFIL until 31 August 2023.", []),
        ("Under the draft, the mandate of UNIFIL would expire on 31 August 2023.", []),
        (
            "The Council adopted a French draft that extends UNIFIL's mandate until 31 August 2023.",
            ["2023-08-31"],
        ),
    ],
)
def test_what_a_draft_would_do_is_no_expiry(text: str, dues: list[str]) -> None:
    report, parsed = parse(text)
    claims = extract_claims(report, parsed, make_bracket(report, "2022-08-31"))
    assert [c.due for c in claims.commitments if c.what == "mandate expiry"] == dues


def test_zero_in_zero_draft_counts_nothing() -> None:
    report, parsed = parse("France circulated its zero draft on Friday.")
    assert extract_claims(report, parsed, make_bracket(report, "2022-08-15")).figures == ()

"""Where states and bodies stand on options, from statements made up about several missions."""

from __future__ import annotations

import pytest

from penholder.claims.positions import extract_positions
from penholder.model import (
    Force,
    Position,
    Report,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    StatementForm,
    make_id,
)
from tests.factories import make_bracket, parse


def say(
    report: Report,
    content: str,
    cue: str = "said",
    *,
    holder: str | None = "FR",
    force: Force = Force.ASSERTS,
    kind: SpeakerKind = SpeakerKind.PERSON,
    confident: bool = True,
) -> Statement:
    start, at = report.text.index(content), report.text.find(cue)
    return Statement(
        id=make_id("s", report.id, start),
        report=report.id,
        source=None,
        cue=report.span(at, at + len(cue)) if at >= 0 else None,
        content=(report.span(start, start + len(content)),),
        form=StatementForm.INDIRECT,
        force=force,
        speaker=Speaker(kind, "A Speaker", holder, confident=confident),
        said="2023-06-16",
    )


def stand(
    text: str,
    content: str,
    cue: str = "said",
    *,
    holder: str | None = "FR",
    force: Force = Force.ASSERTS,
    kind: SpeakerKind = SpeakerKind.PERSON,
    confident: bool = True,
) -> tuple[Position, ...]:
    """Positions of one statement; every span equals its words."""
    report, parsed = parse(text)
    statement = say(report, content, cue, holder=holder, force=force, kind=kind, confident=confident)
    found = extract_positions(report, parsed, make_bracket(report, "2023-06-16"), (statement,))
    for position in found:
        for span in filter(None, (position.span, position.condition)):
            assert report.text[span.start : span.end] == span.words
    return found


def brief(found: tuple[Position, ...]) -> list[tuple[str, Stance]]:
    return [(p.option, p.stance) for p in found]


@pytest.mark.parametrize(
    ("text", "content", "cue", "force", "expected"),
    [
        (
            "Paris asked the Council to withdraw the peacekeepers from Abyei at once.",
            "the Council to withdraw the peacekeepers from Abyei at once",
            "asked",
            Force.DEMANDS,
            [("withdraw", Stance.ASKS)],
        ),
        (
            "The envoy strongly supported renewing the mandate of UNIFIL for a year.",
            "renewing the mandate of UNIFIL for a year",
            "supported",
            Force.SUPPORTS,
            [("keep", Stance.SUPPORTS)],
        ),
        (
            "The envoy opposed a drawdown of the mission before the polls.",
            "a drawdown of the mission before the polls",
            "opposed",
            Force.REJECTS,
            [("drawdown", Stance.OPPOSES)],
        ),
        (
            "The envoy said his country did not support the withdrawal of MONUSCO.",
            "his country did not support the withdrawal of MONUSCO",
            "said",
            Force.ASSERTS,
            [("withdraw", Stance.OPPOSES)],
        ),
        (
            "The envoy said the mission should be turned into a political mission.",
            "the mission should be turned into a political mission",
            "said",
            Force.ASSERTS,
            [("political mission", Stance.ASKS)],
        ),
        (
            "The envoy said it would be wrong to reduce the force in Lebanon.",
            "it would be wrong to reduce the force in Lebanon",
            "said",
            Force.ASSERTS,
            [],
        ),
        (
            "The envoy said it would be wrong to reduce the UN force in Lebanon.",
            "it would be wrong to reduce the UN force in Lebanon",
            "said",
            Force.ASSERTS,
            [("reduce", Stance.OPPOSES)],
        ),
        (
            "The envoy warned against a hasty withdrawal of the mission.",
            "a hasty withdrawal of the mission",
            "warned against",
            Force.WARNS,
            [("withdraw", Stance.OPPOSES)],
        ),
        (
            "The envoy said France was in favour of a technical rollover of the mandate.",
            "France was in favour of a technical rollover of the mandate",
            "said",
            Force.ASSERTS,
            [("rollover", Stance.SUPPORTS)],
        ),
        (
            "The envoy rejected all options put forward by the UN chief for reshaping the mission.",
            "all options put forward by the UN chief for reshaping the mission",
            "rejected",
            Force.REJECTS,
            [("proposals", Stance.OPPOSES), ("reconfigure", Stance.OPPOSES)],
        ),
    ],
)
def test_stances_in_plain_words(
    text: str, content: str, cue: str, force: Force, expected: list[tuple[str, Stance]]
) -> None:
    assert brief(stand(text, content, cue, force=force)) == expected


def test_a_condition_is_kept_with_its_words() -> None:
    (position,) = stand(
        "The envoy said the Council should renew the mandate of UNMISS only if the parties sign the deal.",
        "the Council should renew the mandate of UNMISS only if the parties sign the deal",
    )
    assert (position.option, position.stance) == ("keep", Stance.CONDITIONAL)
    assert position.condition is not None
    assert position.condition.words == "only if the parties sign the deal"
    (refusal,) = stand(
        "Washington warned it would be “irresponsible” to continue deploying UN peacekeepers unless the junta lifts its bans.",
        "it would be “irresponsible” to continue deploying UN peacekeepers unless the junta lifts its bans",
        "warned",
        force=Force.WARNS,
        holder="US",
    )
    assert (refusal.option, refusal.stance, refusal.holder) == ("keep", Stance.CONDITIONAL, "US")


def test_what_the_force_goes_back_to_may_stand_in_the_sentence_before() -> None:
    content = "we want an orderly withdrawal"
    text = f"The envoy spoke of MONUSCO. The envoy said {content}."
    assert brief(stand(text, content)) == [("drawdown", Stance.SUPPORTS)]
    assert stand(f"The envoy spoke of the army. The envoy said {content}.", content) == ()


def test_a_person_and_the_state_it_speaks_for_are_one_position() -> None:
    report, parsed = parse("China backs a phased withdrawal of the mission, its ambassador said.")
    outer = say(report, "China backs a phased withdrawal of the mission", "its ambassador said", holder="CN")
    inner = say(report, "a phased withdrawal of the mission", "backs", holder="CN", force=Force.SUPPORTS)
    (position,) = extract_positions(report, parsed, make_bracket(report, "2023-06-16"), (outer, inner))
    assert (position.option, position.stance) == ("drawdown", Stance.SUPPORTS)


def test_an_option_inside_a_condition_is_no_stance() -> None:
    text = "The envoy said violence would spread if the mission withdraws its troops."
    assert stand(text, "violence would spread if the mission withdraws its troops") == ()


def test_a_bare_condition_of_success_is_ambiguous() -> None:
    (position,) = stand(
        "Moscow said the peacekeeping mission could only be effective if it respected the host country.",
        "the peacekeeping mission could only be effective if it respected the host country",
        holder="RU",
    )
    assert (position.option, position.stance) == ("keep", Stance.AMBIGUOUS)
    assert position.condition is not None


def test_an_option_named_only_in_the_opening_is_ambiguous() -> None:
    (position,) = stand(
        "When it comes to restructuring MINUSCA, the envoy said, the host's opinion counts.",
        "the host's opinion counts",
    )
    assert (position.option, position.stance) == ("reconfigure", Stance.AMBIGUOUS)


@pytest.mark.parametrize(
    "content",
    [
        "the continued obstruction of patrols by the authorities is unacceptable",
        "the security vacuum followed the hasty withdrawal of French military units",
        "the Council renewed the mandate of UNIFIL last year",
        "the peacekeeping mission is important to stability in the region",
        "the parties should extend state authority and reduce violence",
        "the authorities expelled the peacekeeping mission's human rights chief",
        "200 peacekeepers had left the base on Monday",
        "elections should be held before the mission's mandate ends",
        "the junta must end its restrictions on the mission",
        "the militia should leave the peacekeepers alone",
        "rebels should reduce attacks on peacekeepers",
        "all sides must keep the peacekeepers safe",
        "the peacekeepers must remain neutral",
        "the Council should maintain pressure on the junta over the mission",
        "Rwanda must withdraw its troops, which fired on the peacekeepers",
    ],
)
def test_criticism_history_and_other_subjects_are_no_stance(content: str) -> None:
    assert stand(f"The ambassador said {content}.", content) == ()


def test_what_others_want_is_not_the_speakers_position() -> None:
    content = "Mali had demanded the withdrawal of the peacekeeping mission"
    assert stand(f"The ambassador said {content}.", content, holder="US") == ()
    assert brief(stand(f"The ambassador said {content}.", content, holder="ML")) == [
        ("withdraw", Stance.ASKS)
    ]
    content = "there were protests demanding the withdrawal of UN peacekeepers"
    assert stand(f"The ambassador said {content}.", content, holder="US") == ()


def test_nobody_spoken_for_no_position() -> None:
    text, content = "A diplomat asked for the withdrawal of MONUSCO.", "for the withdrawal of MONUSCO"
    assert len(stand(text, content, "asked", force=Force.DEMANDS)) == 1
    assert stand(text, content, "asked", force=Force.DEMANDS, holder=None) == ()
    assert stand(text, content, "asked", force=Force.DEMANDS, confident=False) == ()
    assert stand(text, content, "asked", force=Force.DEMANDS, kind=SpeakerKind.DOCUMENT) == ()


def test_proposals_of_bodies_are_not_positions_but_those_of_states_are() -> None:
    text, content = "The envoy proposed reducing the UN force by half.", "reducing the UN force by half"
    assert stand(text, content, "proposed", force=Force.PROPOSES, holder="un") == ()
    found = stand(text, content, "proposed", force=Force.PROPOSES, holder="GB")
    assert brief(found) == [("reduce", Stance.SUPPORTS)]


def test_order_of_statements_does_not_matter() -> None:
    first, second = "the mission should withdraw its troops", "the mandate of MINUSCA must be renewed"
    report, parsed = parse(f"The minister said {first}. Later the minister said {second}.")
    statements = (say(report, first), say(report, second, "Later the minister said"))
    bracket = make_bracket(report, "2023-06-16")
    found = extract_positions(report, parsed, bracket, statements)
    assert brief(found) == [("withdraw", Stance.ASKS), ("keep", Stance.ASKS)]
    assert extract_positions(report, parsed, bracket, statements[::-1]) == found


def test_the_mandate_of_another_force_is_no_option_for_the_mission() -> None:
    text = "A regional force sent by the East African Community must go, after Kinshasa refused to extend its mandate."
    report, parsed = parse("MONUSCO stays. " + text)
    said = say(report, "to extend its mandate", "refused", holder="DR Congo", force=Force.REJECTS)
    assert extract_positions(report, parsed, make_bracket(report, "2023-11-22"), [said]) == ()


def test_no_force_can_stay_without_an_agreement_is_a_condition() -> None:
    report, parsed = parse("He insisted that no UN force can remain in the north without an agreement.")
    said = say(report, "that no UN force can remain in the north without an agreement", "insisted")
    (found,) = extract_positions(report, parsed, make_bracket(report, "2024-02-01"), [said])
    assert found.stance is Stance.CONDITIONAL
    assert found.condition is not None


# --------------------------------------------------------------------------- conditions


@pytest.mark.parametrize(
    ("content", "option", "condition"),
    [
        ("France would back a renewal of UNMISS provided that patrols move freely", "keep", "provided that patrols move freely"),
        ("the mission should stay until the displaced can return home", "keep", "until the displaced can return home"),
        ("France could not accept a reduction of the force in MINUSCA without a review", "reduce", "without a review"),
        ("any extension of UNIFIL should be tied to free movement", "keep", "to free movement"),
        ("the drawdown of UNISFA must be matched by new police posts", "drawdown", "by new police posts"),
        ("France opposed a drawdown of MINUSTAH before the police could take over", "drawdown", "before the police could take over"),
        ("any reduction of MINUSTAH must be gradual and guided by conditions", "reduce", "gradual and guided by conditions"),
        ("if the bans end, France would support a renewal of UNMISS", "keep", "if the bans end"),
    ],
)  # fmt: skip
def test_conditions_keep_their_words(content: str, option: str, condition: str) -> None:
    (found,) = stand(f"The envoy said {content}.", content)
    assert (found.option, found.stance) == (option, Stance.CONDITIONAL)
    assert found.condition is not None
    assert found.condition.words == condition


@pytest.mark.parametrize(
    ("content", "stance"),
    [
        ("the mandate of UNIFIL should be extended until 31 August 2027", Stance.ASKS),
        ("the peacekeepers should leave Abyei without delay", Stance.ASKS),
        ("UNMISS should withdraw at once", Stance.ASKS),
        ("France opposed a drawdown of the mission before the polls", Stance.OPPOSES),
    ],
)
def test_a_day_a_manner_and_a_time_are_no_conditions(content: str, stance: Stance) -> None:
    (found,) = stand(f"The envoy said {content}.", content)
    assert (found.stance, found.condition) == (stance, None)


# --------------------------------------------------------------------------- negation, questions, other words


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("France supported neither a renewal of UNMISS nor its withdrawal", [("keep", Stance.OPPOSES), ("withdraw", Stance.OPPOSES)]),
        ("France favoured a gradual drawdown of MINUSTAH but not a full withdrawal of the mission", [("drawdown", Stance.SUPPORTS), ("withdraw", Stance.OPPOSES)]),
        ("France called for a halt to the withdrawal of MONUSCO", [("withdraw", Stance.OPPOSES)]),
        ("the arms embargo must go", [("sanctions", Stance.OPPOSES)]),
        ("the withdrawal of MONUSCO must go on", [("withdraw", Stance.ASKS)]),
        ("the withdrawal of MONUSCO must be immediate", [("withdraw", Stance.ASKS)]),
        ("France rejected calls for an arms embargo", [("sanctions", Stance.OPPOSES)]),
        ("France backed calls for an arms embargo", [("sanctions", Stance.SUPPORTS)]),
        ("France voiced support for an arms embargo", [("sanctions", Stance.SUPPORTS)]),
        ("the arms embargo on the country must be lifted", [("sanctions", Stance.OPPOSES)]),
        ("France would oppose lifting the arms embargo", [("sanctions", Stance.SUPPORTS)]),
        ("France might support a reduction of UNIFIL", [("reduce", Stance.AMBIGUOUS)]),
        ("a withdrawal of MONUSCO was not feasible", [("withdraw", Stance.OPPOSES)]),
        ("the army was not ready for MONUSCO to leave", [("withdraw", Stance.AMBIGUOUS)]),
        ("the time had come for MONUSCO to leave", [("withdraw", Stance.ASKS)]),
        ("peacekeepers should begin to leave Abyei in May", [("withdraw", Stance.ASKS)]),
        ("France preferred a political mission rather than a renewal of MINUSTAH", [("political mission", Stance.SUPPORTS)]),
        ("France would vote in favour of renewing the mandate of UNMISS", [("keep", Stance.SUPPORTS)]),
    ],
)  # fmt: skip
def test_what_negates_stops_or_weakens_is_heard(content: str, expected: list[tuple[str, Stance]]) -> None:
    assert brief(stand(f"The envoy said {content}.", content)) == expected


@pytest.mark.parametrize(
    "content",
    [
        "France had not decided whether to support a renewal of UNMISS",
        "France voted in favour of renewing the mandate of UNMISS",
        "the junta should explain the withdrawal of MINUSMA",
        "the withdrawal of MINUSMA should not endanger civilians",
        "nobody knew if it supported the renewal of UNMISS",
        "talks on the withdrawal of MONUSCO should be open to all",
        "the new level of UNMISS should be kept under review",
        "the guards should stay away from the mission",
    ],
)
def test_questions_votes_and_other_doings_are_no_stance(content: str) -> None:
    assert stand(f"The envoy said {content}.", content) == ()


def test_a_question_put_is_no_stance() -> None:
    text = "“Why should the peacekeepers remain?” the envoy said."
    assert stand(text, "“Why should the peacekeepers remain?”") == ()


def test_a_denied_wish_is_no_refusal() -> None:
    content = "that it wanted the withdrawal of UNMISS"
    found = stand(f"The envoy denied {content}.", content, "denied", force=Force.DENIES)
    assert brief(found) == [("withdraw", Stance.AMBIGUOUS)]


def test_a_negated_reporting_verb_turns_the_stance() -> None:
    content = "the renewal of UNMISS"
    text = f"The envoy did not support {content}."
    assert brief(stand(text, content, "did not support", force=Force.SUPPORTS)) == [("keep", Stance.OPPOSES)]


# --------------------------------------------------------------------------- several options, several stances


def test_a_proposal_of_three_options_gives_three_and_the_proposal_itself() -> None:
    content = "three options: increasing the force, reconfiguring the mission or turning it into a political mission"
    found = brief(stand(f"The envoy rejected {content}.", content, "rejected", force=Force.REJECTS))
    assert {key for key, _ in found} == {"proposals", "increase", "reconfigure", "political mission"}
    assert {stance for _, stance in found} == {Stance.OPPOSES}


def test_two_stances_of_one_statement_are_both_kept() -> None:
    first, second = (
        "“The mandate of MINUSCA must be renewed.",
        "We cannot support its renewal unless it changes.”",
    )
    text = f"{first} {second} the envoy said."
    found = stand(text, f"{first} {second}")
    assert brief(found) == [("keep", Stance.ASKS), ("keep", Stance.CONDITIONAL)]


def test_what_is_said_of_the_measure_goes_to_what_the_report_is_about() -> None:
    text = (
        "Council extends UNIFIL's mandate. The Council on Monday extended the mandate of UNIFIL by a year. "
        "Trade was not discussed. The envoy welcomed the decision."
    )
    assert brief(stand(text, "the decision", "welcomed", force=Force.PRAISES)) == [("keep", Stance.SUPPORTS)]
    several = text.replace("by a year", "by a year and decided to reduce the force in UNIFIL").replace(
        "Council extends UNIFIL's mandate. ", ""
    )
    assert stand(several, "the decision", "welcomed", force=Force.PRAISES) == ()


def test_what_a_body_recommends_is_its_position_and_a_choice_it_offers_is_none() -> None:
    content = "that the Council extend the mandate of UNISFA"
    found = stand(
        f"The envoy recommended {content}.", content, "recommended", holder="un", force=Force.PROPOSES
    )
    assert brief(found) == [("keep", Stance.ASKS)]
    content = "either an extension of UNISFA or its withdrawal"
    text = f"The envoy proposed {content}."
    assert stand(text, content, "proposed", holder="un", force=Force.PROPOSES) == ()


def test_after_a_colon_stand_the_holders_own_words() -> None:
    text = "The envoy disagreed: “The mission should be closed.”"
    found = stand(text, "“The mission should be closed.”", "disagreed")
    assert Stance.OPPOSES not in {p.stance for p in found}

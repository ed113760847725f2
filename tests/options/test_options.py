"""Options as records, from statements and positions made up about several missions."""

from __future__ import annotations

from dataclasses import replace

from penholder.model import (
    Amount,
    DateBracket,
    Figure,
    Force,
    Option,
    Position,
    Report,
    ReportClaims,
    Span,
    Speaker,
    SpeakerKind,
    Stance,
    Statement,
    StatementForm,
    Suspicion,
    make_id,
)
from penholder.options import build_options
from tests.council.test_arithmetic import make_position
from tests.council.test_clock import known
from tests.factories import make_report

LIST = (
    "three options: increase the force by 1,500 troops; restructure the mission around two tasks; "
    "or close the mission and replace it with a political mission"
)


def propose(
    words: str,
    *,
    report: str = "r1",
    cue: str = "proposed",
    by: str = "António Guterres",
    said: str | None = None,
) -> Statement:
    text = f"{by} {cue} {words}"
    start = text.index(words)
    return Statement(
        id=make_id("s", report, words),
        report=report,
        source=None,
        cue=Span(report, start - len(cue) - 1, start - 1, cue),
        content=(Span(report, start, start + len(words), words),),
        form=StatementForm.INDIRECT,
        force=Force.PROPOSES,
        speaker=Speaker(SpeakerKind.PERSON, by, "un"),
        said=said,
    )


def count(statement: Statement, words: str) -> Figure:
    content = statement.content[0]
    start = content.start + content.words.index(words)
    span = Span(statement.report, start, start + len(words), words)
    return Figure(
        make_id("f", words), statement.report, span, span, span, Amount(1500, 1500), "troops", "strength"
    )


def build(
    *statements: Statement,
    positions: tuple[Position, ...] = (),
    figures: tuple[Figure, ...] = (),
    texts: tuple[Report, ...] = (),
    suspicions: tuple[Suspicion, ...] = (),
) -> tuple[Option, ...]:
    reports = sorted({s.report for s in statements} | {p.report for p in positions} | {t.id for t in texts})
    days = {"r1": "2023-01-27", "r2": "2023-04-12", "r3": "2023-06-16"}
    claims = [
        ReportClaims(
            r,
            statements=tuple(s for s in statements if s.report == r),
            positions=tuple(p for p in positions if p.report == r),
            figures=tuple(f for f in figures if f.report == r),
        )
        for r in reports
    ]
    brackets: list[DateBracket] = [known(r, days[r]) for r in reports]
    found = build_options(claims, brackets, (), texts, suspicions)
    assert build_options(claims[::-1], brackets[::-1], (), texts[::-1], suspicions) == found
    for term in (term for option in found for term in option.terms):
        assert all(r.text[term.start : term.end] == term.words for r in texts if r.id == term.report)
    return found


def by_key(options: tuple[Option, ...], key: str) -> Option:
    return next(o for o in options if o.key == key)


def test_a_list_after_a_colon_becomes_one_option_each() -> None:
    statement = propose(LIST)
    options = build(statement, figures=(count(statement, "1,500"),))
    assert [o.key for o in options] == ["increase", "reconfigure", "political mission"]
    assert [o.terms[0].words for o in options] == [
        "increase the force by 1,500 troops",
        "restructure the mission around two tasks",
        "close the mission and replace it with a political mission",
    ]
    assert [len(o.numbers) for o in options] == [1, 0, 0]
    assert all(o.proposed_by == ("António Guterres",) for o in options)
    assert all(o.proposed == "../2023-01-27" for o in options)


def test_commas_make_a_list_only_where_every_part_is_an_option() -> None:
    options = build(propose("to enlarge the mission, cut its size, or withdraw the peacekeepers"))
    assert [o.key for o in options] == ["increase", "reduce", "withdraw"]
    (single,) = build(propose("to extend the mandate, which covers police, courts and roads"))
    assert single.key == "keep"


def test_a_later_summary_tells_the_same_options_in_other_words() -> None:
    later = propose(
        "three options for the mission: enlarge it, shrink its footprint, or leave and set up a political mission",
        report="r2",
    )
    latest = propose(
        "three options for the mission, ranging from an increase in troops to a withdrawal", report="r3"
    )
    options = build(propose(LIST), later, latest)
    assert [o.key for o in options] == ["increase", "reconfigure", "political mission"]
    assert [[t.report for t in o.terms] for o in options] == [
        ["r1", "r2", "r3"],
        ["r1", "r2"],
        ["r1", "r2", "r3"],
    ]


def test_another_proposers_list_is_a_set_of_its_own() -> None:
    other = propose("two options: shrink the mission; or extend the mandate", report="r2", by="A Minister")
    keys = [o.key for o in build(propose(LIST), other)]
    assert keys == ["increase", "reconfigure", "political mission", "reduce", "keep"]


def test_a_later_recommendation_joins_the_option() -> None:
    advice = propose("to restructure the mission", cue="recommended", report="r3")
    option = by_key(build(propose(LIST), advice), "reconfigure")
    assert option.recommended == (advice.id,)
    assert len(option.terms) == 2


def test_rejecting_all_proposals_rejects_each_but_not_what_states_ask_for() -> None:
    rejected = make_position("ML", Stance.OPPOSES, "proposals")
    asked = make_position("ML", Stance.ASKS, "withdraw")
    options = build(propose(LIST), positions=(rejected, asked))
    assert [o.rejected_by for o in options] == [("ML",), ("ML",), ("ML",), ()]
    withdrawal = by_key(options, "withdraw")
    assert (withdrawal.asked_by, withdrawal.proposed_by, withdrawal.terms) == (("ML",), (), (asked.span,))


def test_open_stances_make_no_option() -> None:
    assert (
        build(positions=(make_position("US", Stance.CONDITIONAL), make_position("RU", Stance.AMBIGUOUS)))
        == ()
    )


def test_one_option_can_take_the_place_of_another() -> None:
    swap = propose("to restructure the mission instead of withdrawing the peacekeepers")
    first = propose("two options: restructure the mission; or withdraw the peacekeepers", report="r2")
    assert by_key(build(first, swap), "withdraw").superseded_by == "reconfigure"


def test_a_state_that_moves_its_own_troops_proposes_nothing_for_a_mission() -> None:
    offer = propose("to withdraw its troops from the border", by="A Minister")
    own = Speaker(SpeakerKind.PERSON, "A Minister", "RW")
    offer = Statement(
        offer.id, offer.report, None, offer.cue, offer.content, offer.form, offer.force, own, said=offer.said
    )
    assert build(offer) == ()


def test_a_list_the_statement_breaks_off_is_read_to_the_end_of_its_sentence() -> None:
    text = f"António Guterres proposed {LIST}. Others spoke later; or so it is said."
    cut = propose(LIST.split(";")[0])
    options = build(cut, texts=(make_report(text, id="r1"),))
    assert [o.key for o in options] == ["increase", "reconfigure", "political mission"]
    assert options[2].terms[0].words == "close the mission and replace it with a political mission"


def test_a_list_outside_any_statement_is_read_with_its_proposer() -> None:
    text = (
        "The Council weighs three options proposed by Secretary-General Guterres for the mission: "
        "enlarge it, shrink its footprint, or leave and set up a political mission. Talks go on."
    )
    options = build(propose(LIST), texts=(make_report(text, id="r2"),))
    assert [[t.report for t in o.terms] for o in options] == [["r1", "r2"]] * 3
    assert options[1].terms[1].words == "shrink its footprint"
    assert {o.proposed_by for o in options} == {("António Guterres",)}


def doubt(claim: str) -> Suspicion:
    return Suspicion(Span("r1", 0, 5, "Words"), "a rule", "The words do not fit.", (claim,))


def test_who_asks_and_who_rejects_is_not_taken_from_suspect_positions() -> None:
    asked, rejected = (
        make_position("ML", Stance.ASKS, "withdraw"),
        make_position("RU", Stance.OPPOSES, "reconfigure"),
    )
    collective = make_position("FR", Stance.OPPOSES, "proposals")
    held = (asked, rejected, collective)
    sound = build(propose(LIST), positions=held)
    assert by_key(sound, "withdraw").asked_by == ("ML",)
    assert by_key(sound, "reconfigure").rejected_by == ("FR", "RU")
    doubted = build(propose(LIST), positions=held, suspicions=tuple(doubt(p.id) for p in held))
    assert "withdraw" not in [o.key for o in doubted]
    assert [o.rejected_by for o in doubted] == [(), (), ()]


def test_a_position_read_from_a_suspect_statement_is_left_out_and_a_sound_version_counts() -> None:
    asked = make_position("ML", Stance.ASKS, "withdraw")
    suspect = replace(asked, id="p-suspect", holder="US", statement="s-suspect")
    (option,) = build(positions=(asked, suspect), suspicions=(doubt("s-suspect"),))
    assert option.asked_by == ("ML",)
    again = replace(suspect, holder="ML")
    (option,) = build(positions=(asked, again), suspicions=(doubt("s-suspect"),))
    assert option.asked_by == ("ML",)


def test_proposals_and_recommendations_do_not_stand_on_suspect_statements_alone() -> None:
    garbled = propose(LIST, report="r1", by="A Stranger")
    advice = propose("to restructure the mission", cue="recommended", report="r3")
    again = propose(LIST, report="r2")
    text = f"A Stranger proposed {LIST}."
    texts = (make_report(text, id="r1"),)
    assert build(garbled, texts=texts, suspicions=(doubt(garbled.id),)) == ()
    options = build(garbled, again, advice, suspicions=(doubt(garbled.id), doubt(advice.id)))
    assert [o.proposed_by for o in options] == [("António Guterres",)] * 3
    assert {term.report for o in options for term in o.terms} == {"r2"}
    assert [o.recommended for o in options] == [(), (), ()]


def test_a_suspect_proposal_replaces_no_option() -> None:
    swap = propose("to restructure the mission instead of withdrawing the peacekeepers")
    first = propose("two options: restructure the mission; or withdraw the peacekeepers", report="r2")
    options = build(first, swap, suspicions=(doubt(swap.id),))
    assert by_key(options, "withdraw").superseded_by is None

"""Sayings as they are asked for: by whom, on what, when and how; what is shown of each, and what of none."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from penholder.model import (
    Certainty,
    Force,
    Forum,
    Hand,
    Identity,
    IdentityKind,
    Record,
    Speaker,
    SpeakerKind,
    Statement,
    StatementForm,
)
from penholder.outputs.exports import SAYINGS_FORMAT, export_sayings, table_sayings
from penholder.outputs.pages import write_sayings
from penholder.outputs.saying_screen import show_sayings
from penholder.outputs.views.answers import Answer, ask_sayings
from penholder.outputs.views.asking import Asked
from penholder.outputs.views.index import index_record
from penholder.outputs.views.naming import are_spellings, fold, read_name, respell, suggest_names
from penholder.outputs.views.sayings import view_sayings
from penholder.outputs.views.subjects import is_about, list_subjects, read_subject
from tests.outputs.fixture import HADDAD, HOSTILE, LATER_R, RECORD, S, at
from tests.outputs.test_brief import shuffled
from tests.outputs.test_screen import shown

BARE = ("\x1b", "\u202e", "\x07")


def ask(record: Record = RECORD, **asked: object) -> Answer:
    return ask_sayings(index_record(record), Asked(**asked))  # type: ignore[arg-type]


def found(record: Record = RECORD, **asked: object) -> set[str]:
    """Ids of all statements behind the sayings that fit."""
    return {s for f in ask(record, **asked).found for s in f.saying.statements}


def change(statement: Statement, **fields: object) -> Record:
    """The record with one statement changed."""
    changed = replace(statement, **fields)  # type: ignore[arg-type]
    claims = tuple(
        replace(c, statements=tuple(changed if s.id == changed.id else s for s in c.statements))
        for c in RECORD.claims
    )
    return replace(RECORD, claims=claims)


# --------------------------------------------------------------------------- by whom


@pytest.mark.parametrize(
    "by",
    [
        "Haddad",
        "nadim haddad",
        "HÁDDAD",
        "Lebanon",
        "Lebanese",
        "beirut",
        "Lebanon's foreign minister",
        "foreign minister",
        "minister",
    ],
)
def test_a_speaker_answers_to_name_state_seat_and_office(by: str) -> None:
    assert found(by=by) == {S[3].id, S[4].id}


def test_every_word_asked_for_must_fit_one_speaker() -> None:
    assert found(by="US minister") == set()
    assert found(by="Haddad Serra") == set()


def test_a_state_is_not_another_that_begins_alike() -> None:
    niger = Speaker(SpeakerKind.STATE, "NE", "NE")
    assert found(change(S[3], speaker=niger), by="Nigeria") == set()
    assert found(change(S[3], speaker=niger), by="Niger") == {S[3].id}


def test_spellings_met_in_the_record_are_one_name() -> None:
    identity = Identity("i1", IdentityKind.PERSON, "Nadim Haddad", ("Nadim Hadad", "Khaddad"))
    assert found(replace(RECORD, identities=(identity,)), by="khaddad") == {S[3].id, S[4].id}


def test_a_name_nobody_has_is_read_as_a_spelling_and_said_so() -> None:
    answer = ask(by="hadadd")
    assert {s for f in answer.found for s in f.saying.statements} == {S[3].id, S[4].id}
    assert answer.read_as == "“hadadd” is read as “haddad”."
    assert ask(by="haddad").read_as == ""


def test_a_name_is_not_read_as_another_while_somebody_has_it() -> None:
    assert respell(read_name("mills"), frozenset({"mills", "wills"})) == read_name("mills")
    assert not are_spellings("lee", "leo")


def test_an_unknown_name_suggests_near_ones() -> None:
    (advice,) = ask(by="Hudlad").advice
    assert advice == "Nobody speaks here as “Hudlad”; near it: Nadim Haddad."
    assert suggest_names("zzz", ["Nadim Haddad"]) == ()


@pytest.mark.parametrize("asked", [{"by": "*"}, {"on": "?!"}, {"by": "“”", "on": "patrols"}])
def test_marks_alone_name_nobody_and_nothing(asked: dict[str, str]) -> None:
    assert found(**asked) == set()


def test_an_office_worded_with_a_state_is_both() -> None:
    assert [t.typed for t in read_name("US deputy ambassador")] == ["us", "deputy ambassador"]
    assert [t.typed for t in read_name("Turkish Cypriots")] == ["turkish cypriots"]


def test_speakers_who_speak_together_answer_to_each_name() -> None:
    both = Speaker(SpeakerKind.STATE, None, jointly=("France", "Germany"))
    record = change(S[3], speaker=both)
    assert found(record, by="german") == found(record, by="Paris") == {S[3].id}
    assert ask(record, by="France").found[0].saying.speaker == "France and Germany"


# --------------------------------------------------------------------------- on what


@pytest.mark.parametrize(
    "on", ["withdrawal", "withdrew", "WITHDRAWING", "a quick withdrawal", "grave mistakes"]
)
def test_words_fit_in_any_form(on: str) -> None:
    assert found(on=on) == {S[4].id}


def test_a_synonym_is_not_the_word_itself() -> None:
    subjects = list_subjects(index_record(RECORD))
    assert not is_about(subjects[S[4].id], read_subject("evacuate"))
    assert not is_about(subjects[S[0].id], read_subject("withdrawal"))


def test_a_saying_is_on_the_option_it_takes_a_stand_on() -> None:
    held = next(p for c in RECORD.claims for p in c.positions if p.holder == "US")
    claims = tuple(
        replace(c, positions=tuple(replace(p, statement=S[7].id) if p is held else p for p in c.positions))
        for c in RECORD.claims
    )
    record = replace(RECORD, claims=claims)
    assert S[7].id in found(record, on="downsizing") - found(on="downsizing")
    (saying,) = [f for f in ask(record, on="downsizing").found if f.saying.shown == S[7].id]
    assert [line.text for line in saying.stances] == [
        "Reduce the force: on condition: “unless patrols may move freely”"
    ]


def test_a_saying_is_on_the_matter_of_a_claim_it_carries() -> None:
    promise = next(p for c in RECORD.claims for p in c.commitments if p.report == LATER_R.id)
    claims = tuple(
        replace(
            c, commitments=tuple(replace(p, statement=S[4].id) if p is promise else p for p in c.commitments)
        )
        for c in RECORD.claims
    )
    assert found(replace(RECORD, claims=claims), on="elections") == {S[4].id}
    assert found(replace(RECORD, claims=claims), on="m5") == {S[4].id}


def test_a_subject_nobody_is_on_suggests_words_and_options() -> None:
    advice = ask(on="withdrawl").advice
    assert "near it: withdrawal" in advice[0]
    assert advice[1].startswith("Options on which somebody takes a stand: keep the mission")


# --------------------------------------------------------------------------- when and how


def test_days_bound_what_was_said() -> None:
    april = {S[0].id, S[1].id, S[2].id, S[3].id}
    assert found(until=date(2026, 4, 30)) == april
    assert found(since=date(2026, 6, 1)) == {S[4].id, S[6].id, S[7].id}
    assert found(since=date(2026, 6, 13), until=date(2026, 6, 20)) == {S[6].id}, "June 2026 overlaps"


def test_a_saying_without_a_day_is_counted_when_it_may_fit() -> None:
    assert ask(since=date(2026, 6, 1)).undated == 1
    assert ask(since=date(2026, 6, 14)).undated == 0, "its report was known the day before"
    assert S[5].id in found(until=date(2026, 6, 13)), "reported by then, so said by then"
    assert "One more saying has no day of its own" in shown(
        show_sayings(RECORD, Asked(since=date(2026, 6, 1)))
    )


def test_days_that_fit_nothing_say_which_would() -> None:
    (advice,) = ask(by="Haddad", until=date(2025, 1, 1)).advice[:1]
    assert advice == "On other days: two sayings, the first of 15 April 2026, the last of 12 June 2026."


def test_manner_is_asked_for() -> None:
    assert found(force=Force.DEMANDS) == {S[3].id}
    assert found(form=StatementForm.MIXED) == {S[4].id}
    assert found(forum=Forum.LETTER) == set()
    relayed = change(S[3], hand=Hand.SECOND)
    assert found(relayed, hand=Hand.SECOND) == {S[3].id}
    assert "Statements by hand: first hand 8." in ask(hand=Hand.SECOND).advice


def test_one_condition_less_is_offered() -> None:
    advice = ask(by="haddad", on="patrols").advice
    assert advice[-1] == "There are two sayings without --by and two sayings without --on."


def test_what_was_asked_is_said_as_typed() -> None:
    asked = Asked(by="haddad", force=Force.DEMANDS, unresolved=True, since=date(2026, 1, 2))
    assert str(asked) == "--by haddad --since 2026-01-02 --force demands --unresolved"
    assert "No saying fits --by haddad --since" in shown(show_sayings(RECORD, asked))


# --------------------------------------------------------------------------- what is shown


FULL = change(
    S[4],
    said_words=at(LATER_R, "on 12 June"),
    addressee=at(LATER_R, "members"),
    forum=Forum.STAKEOUT,
    hand=Hand.SECOND,
    relayed_by=at(LATER_R, "officials"),
    certainty=Certainty.POSSIBLE,
    certainty_words=at(LATER_R, "would be"),
)


def test_everything_known_of_a_saying_is_shown() -> None:
    words = " ".join(shown(show_sayings(FULL, Asked(on="withdrawal"))).split())
    assert "12 June 2026 (“on 12 June”), as foreign minister, for Lebanon" in words
    assert "said at a press stakeout, addressed to “members”, partly in quotation marks" in words
    assert "at second hand, passed on by “officials”" in words
    assert "Sounds as if it were possible: “would be”." in words
    assert f"report {LATER_R.id}, characters" in words


def test_who_passed_it_on_is_named_where_the_statement_around_it_names_them() -> None:
    words = at(LATER_R, "Haddad")
    around = replace(S[7], source=words, speaker=HADDAD)
    claims = tuple(
        replace(c, statements=tuple(around if s.id == around.id else s for s in c.statements))
        for c in change(S[4], hand=Hand.SECOND, relayed_by=words, nested_in=around.id).claims
    )
    (found,) = ask(replace(RECORD, claims=claims), on="withdrawal").found
    assert found.saying.hand == "At second hand, passed on by “Haddad” (Nadim Haddad)"


def test_how_sure_a_speaker_sounds_stands_apart_from_how_sure_we_are() -> None:
    record = change(S[4], certainty=Certainty.LIKELY, speaker=replace(HADDAD, confident=False))
    saying = next(s for a in view_sayings(index_record(record)) for s in a.sayings if s.shown == S[4].id)
    assert saying.open.startswith("The speaker is named at low confidence: ")
    assert saying.sounds == "Sounds as if it were likely"


def test_versions_are_folded_with_versions_and_origins_counted() -> None:
    (saying,) = [f for f in ask(by="serra").found if len(f.places) > 1]
    assert saying.told == "Three versions, at most two origins in three reports: A and B; D."
    assert [p.statement for p in saying.places] == [S[0].id, S[1].id, S[2].id]
    assert saying.places[0].drift == "the version shown"
    assert "25% of words differ" in saying.places[1].drift


def test_a_version_left_open_is_not_resolved_by_a_matter() -> None:
    """The garbled saying shares a matter with the minister's; only a quote family may join them."""
    (saying,) = ask(unresolved=True).found
    assert saying.saying.statements == (S[5].id,)
    assert saying.saying.speaker == "Unnamed speaker"
    assert saying.saying.open == "The speaker is left open: “She” has no antecedent."
    words = shown(show_sayings(RECORD, Asked(unresolved=True)))
    assert "The speaker is left open: “She” has no antecedent." in words


def test_a_version_credited_otherwise_is_named() -> None:
    state = Speaker(SpeakerKind.STATE, "LB", "LB")
    (saying,) = [f.saying for f in ask(change(S[0], speaker=state), by="serra").found]
    assert saying.speaker == "Aroldo Serra"
    assert saying.also == ("Lebanon",)


def test_order_of_the_record_changes_nothing() -> None:
    asked = Asked(on="patrols")
    first = shown(show_sayings(RECORD, asked))
    assert shown(show_sayings(shuffled(RECORD, 3), asked)) == first
    assert export_sayings(shuffled(RECORD, 3), asked) == export_sayings(RECORD, asked)


@pytest.mark.parametrize("width", [60, 80, 120, 200])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    for asked in (Asked(), Asked(by="nobody at all", on="zebra")):
        lines = shown(show_sayings(RECORD, asked), width).splitlines()
        assert max(len(line.rstrip()) for line in lines) <= width


def test_the_count_names_the_day() -> None:
    words = shown(show_sayings(RECORD, Asked(by="haddad")))
    assert words.rstrip().endswith("As known on 14 June 2026: two sayings by one speaker.")


def test_an_empty_record_says_so() -> None:
    assert "The record holds no saying." in shown(show_sayings(replace(RECORD, claims=()), Asked()))


# --------------------------------------------------------------------------- other forms


def test_json_holds_the_statements_with_exact_words() -> None:
    document = json.loads(export_sayings(RECORD, Asked(by="serra")))
    assert document["format"] == SAYINGS_FORMAT
    assert document["asked"] == "--by serra"
    quoted = next(s for s in document["sayings"] if len(s["statements"]) > 1)
    assert quoted["statements"][0]["content"][0]["words"] == '"Our patrols cannot be stopped at will,"'
    assert len(quoted["origins"]) == 2
    assert {r["id"] for r in document["reports"]} == {s["report"] for s in quoted["statements"]}


def test_csv_has_one_row_for_each_version() -> None:
    rows = list(csv.DictReader(io.StringIO(table_sayings(FULL, Asked(by="haddad", on="withdrawal")))))
    assert [r["id"] for r in rows] == [S[4].id]
    kept = ("saying", "addressee", "hand", "relayed_by", "certainty", "certainty_words", "said_words")
    assert [rows[0][k] for k in kept] == [
        S[4].id, "members", "second hand", "officials", "possible", "would be", "on 12 June",
    ]  # fmt: skip
    assert len(list(csv.reader(io.StringIO(table_sayings(RECORD, Asked(by="serra")))))) == 4


def test_the_page_opens_every_passage_and_runs_nothing() -> None:
    text = write_sayings(RECORD, Asked())
    tree = html.document_fromstring(text)
    assert "default-src 'none'" in tree.xpath("//meta[@http-equiv]/@content")[0]
    assert not tree.xpath("//script|//img|//i|//@onerror|//link")
    assert len(tree.xpath("//article//details//blockquote")) == len(S)
    assert not any(mark in text for mark in BARE)


def test_the_page_says_what_could_be_tried() -> None:
    tree = html.document_fromstring(write_sayings(RECORD, Asked(by="<b>zq</b>", on="zebra")))
    assert not tree.xpath("//p[@class='empty']/b")
    assert "Nobody speaks here as" in tree.text_content()


# --------------------------------------------------------------------------- hostile words


def test_hostile_names_and_words_are_inert_on_the_terminal() -> None:
    hostile = replace(
        HADDAD, name=f"Ann {HOSTILE}", office=f"[bold]{HOSTILE}", confident=False, reason=HOSTILE
    )
    record = change(S[4], speaker=hostile, source=at(LATER_R, "Haddad"))
    for asked in (Asked(), Asked(unresolved=True), Asked(by=HOSTILE), Asked(on=HOSTILE)):
        words = shown(show_sayings(record, asked))
        assert not any(mark in words for mark in BARE)
    assert "[bold]" in shown(show_sayings(record, Asked(on="withdrawal")))
    tree = html.document_fromstring(write_sayings(record, Asked()))
    assert not tree.xpath("//script|//img|//i")


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_words_may_be_asked_for(by: str, on: str) -> None:
    words = shown(show_sayings(RECORD, Asked(by=by, on=on)))
    assert not any(mark in words for mark in BARE)


@given(st.text(max_size=40))
def test_folding_is_stable(words: str) -> None:
    assert fold(fold(words)) == fold(words)

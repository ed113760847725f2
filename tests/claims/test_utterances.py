"""When, where, to whom and at which hand: sentences about several missions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.claims.statements import extract_statements
from penholder.model import Forum, Hand, Statement
from penholder.values.dates import first_day
from tests.factories import make_bracket, parse

TODAY = "2024-03-14"
"""A Thursday."""


def read(text: str, day: str = TODAY) -> tuple[Statement, ...]:
    report, parsed = parse(text)
    return extract_statements(report, parsed, make_bracket(report, day))


def words(statement: Statement, field: str) -> str | None:
    span = getattr(statement, field)
    return span.words if span else None


@pytest.mark.parametrize(
    ("text", "said", "said_words"),
    [
        pytest.param(
            "Jean-Pierre Lacroix told reporters on Tuesday that UNIFIL stays.",
            "2024-03-12",
            "Tuesday",
            id="weekday beside the cue",
        ),
        pytest.param(
            "In a letter dated 3 March, the foreign minister told the Security Council that MONUSCO must go.",
            "2024-03-03",
            "3 March",
            id="date of a letter",
        ),
        pytest.param(
            "Speaking in Nicosia on Tuesday, Colin Stewart said the line was quiet.",
            "2024-03-12",
            "Tuesday",
            id="participle of speaking",
        ),
        pytest.param(
            "A joint statement issued on Monday by Kampala and Kinshasa rejected the report.",
            "2024-03-11",
            "Monday",
            id="day on which a statement that speaks was issued",
        ),
        pytest.param(
            "Haiti's foreign minister urged the Council on Monday to act at once.",
            "2024-03-11",
            "Monday",
            id="day between the one asked and what is asked",
        ),
        pytest.param(
            "The envoy said in his report of 1 March that the polls may slip.",
            "2024-03-01",
            "1 March",
            id="report of a day",
        ),
        pytest.param(
            "“Juba has waited long,” Nikki Haley told colleagues when the tally was read on Friday.",
            "2024-03-08",
            "Friday",
            id="clause that tells what went on meanwhile",
        ),
        pytest.param(
            "On Tuesday the premier drove to Naqoura, where he pledged that the killers would be found.",
            "2024-03-12",
            "Tuesday",
            id="day of the journey that led there",
        ),
    ],
)
def test_the_day_is_that_of_the_utterance(text: str, said: str, said_words: str) -> None:
    statement = next(s for s in read(text) if s.said)
    assert (statement.said, words(statement, "said_words")) == (said, said_words)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("Keita said the base in Bukavu will close on Friday.", id="day inside the words"),
        pytest.param("Officials have said since 2013 that the base will close.", id="bound of a stretch"),
        pytest.param(
            "The envoy said of the 2015 accord that nobody keeps it.", id="day of a thing spoken about"
        ),
        pytest.param(
            "The governor said ahead of Monday's vote that roads were closed.", id="day still ahead"
        ),
        pytest.param(
            "The Council closed the mission on Friday, two weeks after Khartoum asked for its end.",
            id="day of another clause",
        ),
        pytest.param(
            "KINSHASA, March 12 — The president has told leaders that troops should go.", id="dateline"
        ),
        pytest.param("Kenya said the police would land in June 2024.", id="future"),
    ],
)
def test_no_day_is_better_than_a_wrong_one(text: str) -> None:
    assert [s.said for s in read(text)] == [None] * len(read(text)) != []


def test_a_day_counts_from_the_one_told_before() -> None:
    _, earlier = read(
        "Najib Mikati told reporters on Friday that the killers would be found.\n"
        "A day earlier the Security Council had condemned the attack."
    )
    assert (earlier.said, words(earlier, "said_words")) == ("2024-03-07", "A day earlier")


def test_a_present_tense_before_the_day_does_not_make_it_a_day_to_come() -> None:
    (statement,) = read("The Secretary-General said on Friday “we apologize to the people of Haiti”.")
    assert statement.said == "2024-03-08"


def test_a_day_goes_on_for_a_breath_and_not_for_words_said_before() -> None:
    first, second, before = read(
        "Bintou Keita said on Tuesday that Goma was calm. She added that the road was open.\n"
        "Keita had said that the town would fall."
    )
    assert (first.said, second.said, before.said) == ("2024-03-12", "2024-03-12", None)
    assert second.said_words is None


def test_letters_and_interviews_are_many_and_carry_no_day_to_others() -> None:
    _, second = read(
        "In a letter of 1 March, Christophe Lutundula wrote that MONUSCO must go.\n"
        "Vassily Nebenzia said in a letter that Moscow agreed."
    )
    assert (second.said, second.forum) == (None, Forum.LETTER)


def test_delegates_in_a_report_on_one_sitting_spoke_there() -> None:
    member, elsewhere, guest = read(
        "The Security Council extended the mandate of UNMISS on Wednesday.\n"
        "China's ambassador, Zhang Jun, said the ceiling was too high.\n"
        "The French ambassador in Juba said roads were closed.\n"
        "South Sudan's ambassador, Akuei Bona Malwal, said nobody had been asked."
    )
    assert (member.said, member.forum, member.said_words) == ("2024-03-13", Forum.COUNCIL, None)
    assert (elsewhere.said, elsewhere.forum) == (None, None)
    assert guest.forum is None, "South Sudan had no seat in 2024"


def test_two_sittings_leave_the_day_open() -> None:
    found = read(
        "The Security Council met on Monday and the Security Council voted on Wednesday.\n"
        "China's ambassador, Zhang Jun, said the ceiling was too high."
    )
    assert found[-1].said is None


@pytest.mark.parametrize(
    ("text", "forum"),
    [
        ("Bintou Keita told the 15-member UN Security Council that Goma is calm.", Forum.COUNCIL),
        ("The envoy told the Human Rights Council that villages were burned.", None),
        ("The premier told the council of ministers that the force must go.", None),
        ("The president told the General Assembly that the mission had failed.", Forum.ASSEMBLY),
        ("The president told the National Assembly that the mission had failed.", Forum.SPEECH),
        ("“It is over,” the ambassador told the press outside the Security Council.", Forum.STAKEOUT),
        ("Tenenti told reporters that shells had hit the tower.", Forum.PRESS),
        ("Tenenti said at a news conference that shells had hit the tower.", Forum.PRESS),
        ("The spokesman told Reuters that the convoy was safe.", Forum.PRESS),
        (
            "The president of the commission said in an interview with Radio Okapi that it rained.",
            Forum.INTERVIEW,
        ),
        ("“We will not leave Naqoura,” the spokesman told Al Jazeera.", Forum.BROADCAST),
        ("The president said in a televised address that troops must go.", Forum.BROADCAST),
        ("The minister said on state television that the dam was full.", Forum.BROADCAST),
        ("“The road is open,” Tenenti wrote on X.", Forum.POST),
        ("The ministry said in a communiqué that two men had died.", Forum.WRITTEN),
        ("The Secretary-General's report says that the line is calm.", Forum.REPORT),
        ("According to a UN report, the militia killed forty people.", Forum.REPORT),
        ("According to media reports, the militia killed forty people.", None),
        ("Resolution 2695 reaffirms that UNIFIL may patrol freely.", Forum.COUNCIL),
        ("“The year will be hard,” the force commander wrote to all ranks.", Forum.LETTER),
        ("Keita said after a meeting of the Security Council that all was well.", None),
        ("The press secretary said the bridge was open.", None),
    ],
)
def test_forums(text: str, forum: Forum | None) -> None:
    assert read(text)[0].forum is forum


@pytest.mark.parametrize(
    ("text", "addressee"),
    [
        ("Bintou Keita told the 15-member council on Tuesday that Goma is calm.", "the 15-member council"),
        (
            "In a letter to the Security Council dated 3 March, Juba said it would wait.",
            "the Security Council",
        ),
        ("Washington urged Rwanda to withdraw its troops.", "Rwanda"),
        ("The Council called on all armed groups to lay down their weapons.", "all armed groups"),
        ("The United States warned Lebanon on Wednesday that patience is short.", "Lebanon"),
        (
            "He pledged to the force commander, Maj. Gen. Aroldo Lázaro, that it would end.",
            "the force commander, Maj. Gen. Aroldo Lázaro",
        ),
        ("The latest complaints came from Bria, Stéphane Dujarric specified to reporters.", "reporters"),
        ("Haiti's envoy thanked Mr. Ban for coming.", "Mr. Ban"),
        ("Briefing the General Assembly, Jean Arnault said talks go on.", "the General Assembly"),
        ("Responding to the criticism from Kigali, Keita said the road was open.", None),
        ("The Council called for calm.", None),
        ("The envoy pointed to the drought in the north.", None),
        ("Ban apologized to Haiti.", None),
        ("The minister said the army had told villagers nothing.", None),
    ],
)
def test_addressees(text: str, addressee: str | None) -> None:
    found = read(text)
    assert (words(found[0], "addressee") if found else None) == addressee


@pytest.mark.parametrize(
    ("text", "hand", "relayed_by"),
    [
        ("The governor said that the dam was safe.", Hand.FIRST, None),
        (
            "The president was quoted by state radio as saying that the police would stay.",
            Hand.SECOND,
            "state radio",
        ),
        ("The rebels reportedly told the envoy that they would sign.", Hand.SECOND, None),
        ("According to media reports, the general said the bridge was lost.", Hand.SECOND, "media reports"),
        ("The envoy said that an audit had found that patrols were blocked.", Hand.SECOND, "The envoy"),
        ("He said she had told the parties that time was short.", Hand.SECOND, "He"),
        ("Bintou Keita said that she had warned that Goma would fall.", Hand.FIRST, None),
        ("The vice president has said through a spokesman that he would return.", Hand.SECOND, "a spokesman"),
        ("“I will return,” Machar told reporters through the night.", Hand.FIRST, None),
    ],
)
def test_hands(text: str, hand: Hand, relayed_by: str | None) -> None:
    innermost = max(read(text), key=lambda s: (s.nested_in is not None, s.hand is Hand.SECOND, s.cue))
    assert (innermost.hand, words(innermost, "relayed_by")) == (hand, relayed_by)


@given(
    st.sampled_from(["Monday", "3 March", "last week", "in January", "2019", "a day earlier", "next Friday"]),
    st.sampled_from(
        ["said {} that Goma is calm", "told the Security Council {} that it is", "said Goma is calm {}"]
    ),
)
def test_no_utterance_lies_after_its_report(when: str, told: str) -> None:
    for statement in read(f"Bintou Keita {told.format(when)}."):
        start = first_day(statement.said) if statement.said else None
        assert start is None or start.isoformat() <= TODAY
        assert statement.said_words is None or statement.said is not None


def test_every_span_holds_the_exact_words() -> None:
    text = (
        "In a letter dated 3 March to the Security Council, the foreign minister said through an aide that the "
        "force “may well” leave.\r\n\r\n“Hardly”, Tenenti told RTÉ on Tuesday, “and not soon.”"
    )
    for statement in read(text):
        for field in ("said_words", "addressee", "relayed_by", "certainty_words"):
            span = getattr(statement, field)
            assert span is None or text[span.start : span.end] == span.words

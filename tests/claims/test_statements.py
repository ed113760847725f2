"""Who said what: every pattern the rules read, on sentences about several missions."""

from __future__ import annotations

import pytest

from penholder.claims.statements import extract_statements
from penholder.model import Force, Statement, StatementForm
from penholder.vocabulary import cues
from tests.factories import make_bracket, make_report, parse


def read(text: str, day: str = "2024-03-14") -> tuple[Statement, ...]:
    report, parsed = parse(text)
    return extract_statements(report, parsed, make_bracket(report, day))


def shape(statement: Statement) -> tuple[str | None, str | None, tuple[str, ...]]:
    return (
        statement.source.words if statement.source else None,
        statement.cue.words if statement.cue else None,
        tuple(span.words for span in statement.content),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "Bintou Keita told the council that UNMISS and MONUSCO face the same enemy.",
            ("Bintou Keita", "told", ("that UNMISS and MONUSCO face the same enemy",)),
            id="that-clause after an addressee",
        ),
        pytest.param(
            "Nicholas Haysom, the head of the UN mission in South Sudan, said elections are possible.",
            (
                "Nicholas Haysom, the head of the UN mission in South Sudan",
                "said",
                ("elections are possible",),
            ),
            id="source with apposition",
        ),
        pytest.param(
            "“Our troops will not leave their positions,” said the commander of UNIFIL.",
            ("the commander of UNIFIL", "said", ("“Our troops will not leave their positions,”",)),
            id="direct quote, inverted",
        ),
        pytest.param(
            "“The area is calm,” the spokesman said. “But it may not last.”",
            ("the spokesman", "said", ("“The area is calm,”", "“But it may not last.”")),
            id="quotation that goes on in the next sentence",
        ),
        pytest.param(
            "“The gangs hold the port. They hold the roads too,” she said.",
            ("she", "said", ("“The gangs hold the port. They hold the roads too,”",)),
            id="quotation begun in the sentence before",
        ),
        pytest.param(
            "On arms, the envoy said, the embargo must hold.",
            ("the envoy", "said", ("On arms", "the embargo must hold")),
            id="split content",
        ),
        pytest.param(
            "Haiti has urged the United Nations to send a police force “quickly”.",
            ("Haiti", "has urged", ("the United Nations to send a police force “quickly”",)),
            id="object and infinitive",
        ),
        pytest.param(
            "The ministers demanded the militia lift all roadblocks.",
            ("The ministers", "demanded", ("the militia lift all roadblocks",)),
            id="bare subjunctive",
        ),
        pytest.param(
            "The ambassador called the raid “a crime against peacekeepers.”",
            ("The ambassador", "called", ("the raid “a crime against peacekeepers.”",)),
            id="naming",
        ),
        pytest.param(
            "France is also “deeply worried” that the truce on the Golan is fraying.",
            ("France", "is also “deeply worried”", ("that the truce on the Golan is fraying",)),
            id="adjective with its quotation marks",
        ),
        pytest.param(
            "Britain expressed grave concern about attacks on aid convoys.",
            ("Britain", "expressed grave concern about", ("attacks on aid convoys",)),
            id="noun after a verb of expressing",
        ),
        pytest.param(
            "According to Human Rights Watch, soldiers burned two villages.",
            ("Human Rights Watch", "According to", ("soldiers burned two villages",)),
            id="according to",
        ),
        pytest.param(
            "The plan was rejected by Lebanon.",
            ("Lebanon", "was rejected", ("The plan",)),
            id="passive with agent",
        ),
        pytest.param(
            "Also cited was the lack of helicopters.",
            (None, "Also cited", ("the lack of helicopters",)),
            id="passive without agent",
        ),
        pytest.param(
            "She proposed two options: add 500 police; or close the base.",
            ("She", "proposed", ("two options: add 500 police; or close the base",)),
            id="list after a colon",
        ),
        pytest.param(
            "GENEVA (XYZ) – Russia warned that the truce could fail.",
            ("Russia", "warned", ("that the truce could fail",)),
            id="dateline is no source",
        ),
    ],
)
def test_reads_one_statement(text: str, expected: tuple[str | None, str | None, tuple[str, ...]]) -> None:
    assert [shape(s) for s in read(text)] == [expected]


def test_two_cues_share_a_source() -> None:
    found = read(
        "Sudan’s foreign minister defended the ceasefire and rejected two plans put forward by the envoy."
    )
    assert [shape(s) for s in found] == [
        ("Sudan’s foreign minister", "defended", ("the ceasefire",)),
        ("Sudan’s foreign minister", "rejected", ("two plans put forward by the envoy",)),
    ]
    assert [s.force for s in found] == [Force.SUPPORTS, Force.REJECTS]


def test_naming_then_saying() -> None:
    found = read("Keita called the talks “useful” but said “we still hope for a signature.”")
    assert [shape(s) for s in found] == [
        ("Keita", "called", ("the talks “useful”",)),
        ("Keita", "said", ("“we still hope for a signature.”",)),
    ]


def test_participle_has_the_source_of_its_clause() -> None:
    found = read("The general said patrols had doubled, adding that fuel was short.")
    assert [shape(s) for s in found] == [
        ("The general", "said", ("patrols had doubled",)),
        ("The general", "adding", ("that fuel was short",)),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Peacekeepers patrolled the town and rebuilt the bridge.",
        "The mission was formed in 2011 after a long war.",
        "Many people here know that the war is over.",
        "He did not mention the drone programme.",
        "We hope that readers enjoy this report.",
    ],
)
def test_no_statement_without_a_report_of_speech(text: str) -> None:
    assert read(text) == ()


def test_forms() -> None:
    direct, mixed, indirect = read(
        "“We will stay in Goma,” Keita said.\n"
        "Keita said the rebels had “broken every promise” in Goma.\n"
        "Keita said the rebels had left Goma."
    )
    assert (direct.form, mixed.form, indirect.form) == (
        StatementForm.DIRECT,
        StatementForm.MIXED,
        StatementForm.INDIRECT,
    )
    assert [q.words for q in mixed.quoted] == ["broken every promise"]
    assert indirect.quoted == ()


def test_quotation_inside_a_quotation_is_nested() -> None:
    outer, inner = read("“The governor said that the dam is safe,” Lacroix told reporters.")[:2]
    if outer.nested_in:
        outer, inner = inner, outer
    assert inner.nested_in == outer.id
    assert outer.nested_in is None
    assert shape(inner)[:2] == ("The governor", "said")


def test_report_inside_a_report_is_nested() -> None:
    found = read("The ambassador said that an audit for the board had found that patrols were blocked.")
    outer, inner = found
    assert inner.nested_in == outer.id
    assert inner.source is not None
    assert inner.source.words == "an audit for the board"


def test_unclosed_quotation_survives() -> None:
    (statement,) = read("The envoy called the militia “a band of thieves that robs Bangui and the north.")
    assert [q.words for q in statement.quoted] == ["a band of thieves that robs Bangui and the north."]


def test_paragraph_of_quotation_alone_has_neither_source_nor_cue() -> None:
    first, second = read(
        "“The roads are closed,” said Jane Doe, a reporter in Juba.\n“There were marches in the capital against the war.”"
    )
    assert shape(second) == (None, None, ("“There were marches in the capital against the war.”",))
    assert second.speaker.name == first.speaker.name == "Jane Doe"
    assert not second.speaker.confident


def test_title_yields_no_statement() -> None:
    text = "Lebanon rejects new mandate\n\nLebanon rejected the new mandate."
    report, parsed = parse(text)
    titled = make_report(text, title=report.span(0, text.index("\n")))
    assert len(extract_statements(titled, parsed, make_bracket(titled, "2024-08-01"))) == 1


def test_day_and_forum() -> None:
    dated, carried, press = read(
        "Bintou Keita told the UN Security Council on Monday that MONUSCO will withdraw from South Kivu.\n"
        "She said the rebels must leave Rutshuru.\n"
        "Jean-Pierre Lacroix told reporters that the plan was ready."
    )
    assert (dated.said, dated.forum) == ("2024-03-11", "Security Council")
    assert (carried.said, carried.forum) == ("2024-03-11", "Security Council")
    assert (press.said, press.forum) == (None, "press")


def test_day_of_a_state_is_that_of_its_representative() -> None:
    state, person = read(
        "The United States warned Lebanon on Wednesday that patience is short.\n"
        "U.S. Ambassador Jane Brightwater told the UN Security Council that UNIFIL must move freely."
    )
    assert (state.said, state.forum) == ("2024-03-13", None)
    assert (person.said, person.forum) == ("2024-03-13", "Security Council")


def test_words_to_this_council_are_said_there() -> None:
    _, statement = read(
        "France’s ambassador told the Security Council on Monday that talks go on.\n"
        "Jane Brightwater said the deadlock “should move this council to act.”"
    )
    assert (statement.said, statement.forum) == ("2024-03-11", "Security Council")


def test_statement_of_an_earlier_month_is_said_then() -> None:
    (statement,) = read(
        "In January, Lacroix called the operation “a turning point for the region.", day="2024-04-12"
    )
    assert statement.said == "2024-01"


def test_day_inside_the_words_is_not_the_day_of_the_utterance() -> None:
    (statement,) = read("Keita said the base will close on Friday.")
    assert statement.said is None


def test_every_span_holds_the_exact_words() -> None:
    text = (
        "BEIRUT – UNIFIL said on Friday that its patrols were “harassed”. “We will not move,” its spokesman "
        "Andrea Tenenti said.\r\n\r\n“They fired twice,” he added, “and then withdrew.”"
    )
    for statement in read(text):
        for span in (statement.source, statement.cue, *statement.content, *statement.quoted):
            assert span is None or text[span.start : span.end] == span.words


def test_same_text_same_statements() -> None:
    text = "UNDOF said the line was quiet. “It is,” said its commander, adding that talks go on."
    assert read(text) == read(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param(
            "James Swan told the 15-member council that the handover is late.",
            ("James Swan", "told", ("that the handover is late",)),
            id="that which the parser hung on the addressee",
        ),
        pytest.param(
            "The army had promised the African Union in January to hold the vote in March 2025.",
            ("The army", "had promised", ("to hold the vote in March 2025",)),
            id="promise after its addressee and day",
        ),
        pytest.param(
            "Fuel has become scarce “since the raids began”, Bintou Keita said, and so has bread.",
            ("Bintou Keita", "said", ("Fuel has become scarce “since the raids began”",)),
            id="clause that ends in a quotation",
        ),
        pytest.param(
            "Delays at the border he blamed on “poor roads” in the north.",
            ("he", "blamed", ("Delays at the border", "on “poor roads” in the north")),
            id="object in front",
        ),
        pytest.param(
            "Bintou Keita called again for an end to the fighting.",
            ("Bintou Keita", "called again for", ("an end to the fighting",)),
            id="adverb inside the cue",
        ),
        pytest.param(
            "The envoy spoke firmly for keeping the mission in Abyei.",
            ("The envoy", "spoke firmly for", ("keeping the mission in Abyei",)),
            id="speaking for doing",
        ),
        pytest.param(
            "For Bintou Keita, the truce is “a first step” for the region.",
            ("Bintou Keita", "For", ("the truce is “a first step” for the region",)),
            id="quoted judgement of a person named first",
        ),
    ],
)
def test_patterns_the_parser_misreads(text: str, expected: object) -> None:
    (statement,) = read(text)
    assert shape(statement) == expected


POLAR = {
    "opposed to": Force.REJECTS,
    "critical of": Force.REGRETS,
    "supportive of": Force.SUPPORTS,
    "in favour of": Force.SUPPORTS,
    "in favor of": Force.SUPPORTS,
}


def test_adjectives_for_and_against_have_opposite_forces() -> None:
    forces = {c.lemma: c.force for c in cues() if c.kind == "adjective" and c.lemma in POLAR}
    assert forces == POLAR


@pytest.mark.parametrize(
    ("words", "force"),
    [
        ("Kenya is critical of the plan.", Force.REGRETS),
        ("Kenya is supportive of the plan.", Force.SUPPORTS),
        ("Kenya said it was opposed to the plan.", Force.REJECTS),
    ],
)
def test_an_adjective_gives_its_force(words: str, force: Force) -> None:
    assert read(words)[-1].force is force


def test_forms_of_a_reporting_verb_are_one_cue() -> None:
    (statement,) = read("The envoy decried the raids on the camp.")
    assert statement.force is Force.REJECTS


def test_speaking_for_a_body_is_no_support() -> None:
    assert read("The envoy spoke for the European Union.") == ()


@pytest.mark.parametrize(
    "opening", ["In his letter to UNMISS, Ambassador Nebenzia", "In his letter, Secretary-General Guterres"]
)
def test_what_is_described_ends_before_the_second_verb(opening: str) -> None:
    first, second = read(
        f"{opening} described Juba as “a city on edge” for aid workers and listed clashes along the river."
    )
    assert shape(first)[1:] == ("described", ("Juba as “a city on edge” for aid workers",))
    assert shape(second)[1:] == ("listed", ("clashes along the river",))
    assert first.speaker.name == second.speaker.name is not None


def test_day_at_the_end_of_the_first_of_two_verbs_dates_both() -> None:
    first, second = read("Sudan rejected the plan on March 12 and demanded a new one.")
    assert [c.words for c in first.content] == ["the plan"]
    assert first.said == second.said == "2024-03-12"


def test_day_deep_inside_a_phrase_is_not_the_day_of_the_utterance() -> None:
    (statement,) = read(
        "Villagers hate the army, Bintou Keita added, with an eye to a report of her office about a raid on a "
        "camp in Ituri in May 2022."
    )
    assert statement.said is None


def test_day_of_a_state_goes_to_its_envoy_in_the_same_story() -> None:
    first, second = read(
        "Kenya warned the gangs on Tuesday that force will be met with force.\n"
        "Martin Kimani, Kenya’s ambassador to the UN, called the port raids “a crime”."
    )
    assert (first.said, second.said) == ("2024-03-12", "2024-03-12")


def test_day_of_a_state_does_not_go_to_another_state() -> None:
    _, second = read(
        "Kenya warned the gangs on Tuesday that force will be met with force.\n"
        "Vassily Nebenzia, Russia’s ambassador to the UN, called the port raids “a crime”."
    )
    assert second.said is None


def test_day_of_the_lead_goes_to_what_the_same_person_tells_the_council() -> None:
    found = read(
        "Nicholas Haysom on Tuesday urged both armies to stop.\n"
        "Haysom told the Security Council that the truce holds.\n"
        "Russia’s ambassador Vassily Nebenzia told the council that the truce is weak."
    )
    assert [s.said for s in found] == ["2024-03-12"] * 3


def test_a_source_after_its_cue_is_not_what_is_said() -> None:
    (statement,) = read('"Who will vote?" asked Rose Exemple of the Citizens\' Forum, a group in Juba.')
    assert shape(statement)[2] == ('"Who will vote?"',)


def test_a_dateline_is_no_part_of_what_is_said() -> None:
    (statement,) = read(
        "BEIRUT (Example Wire) – Lebanon and the United Nations have signed a plan for the south, officials said."
    )
    assert shape(statement)[2] == ("Lebanon and the United Nations have signed a plan for the south",)


def test_the_day_and_forum_of_reported_deeds_are_not_those_of_the_report() -> None:
    report, parsed = parse(
        "Jane Brightwater told the UN Security Council that Sudanese authorities denied flight requests between "
        "January and March."
    )
    told, *_ = extract_statements(report, parsed, make_bracket(report, "2023-04-12"))
    assert (told.said, told.forum) == (None, "Security Council")

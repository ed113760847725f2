"""Who the speakers are: names, offices, pronouns, states, bodies, documents, and what stays open."""

from __future__ import annotations

import pytest

from penholder.claims.attribution import Attribution
from penholder.claims.gathering import Gathered
from penholder.claims.speakers import resolve_speakers
from penholder.claims.statements import extract_statements
from penholder.model import Speaker, SpeakerKind
from penholder.vocabulary import Cue
from tests.factories import make_bracket, parse


def speakers(text: str, day: str = "2023-05-10") -> list[Speaker]:
    report, parsed = parse(text)
    return [s.speaker for s in extract_statements(report, parsed, make_bracket(report, day))]


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("Moscow said the sanctions must end.", SpeakerKind.STATE, "Russia"),
        ("The United States warned that the truce may fail.", SpeakerKind.STATE, "United States"),
        ("South Sudan’s government said the vote will be held.", SpeakerKind.STATE, "South Sudan"),
        ("Rwandan officials said the border is open.", SpeakerKind.STATE, "Rwanda"),
        ("Human Rights Watch said soldiers burned homes.", SpeakerKind.BODY, "Human Rights Watch"),
        ("MONUSCO said two of its bases were attacked.", SpeakerKind.BODY, "MONUSCO"),
        ("A UN report said that weapons still reach Darfur.", SpeakerKind.DOCUMENT, "UN report"),
        ("António Guterres said the force needs money.", SpeakerKind.PERSON, "António Guterres"),
        ("UN chief Antonio Guterres said the force needs money.", SpeakerKind.PERSON, "António Guterres"),
        ("The Secretary-General said the force needs money.", SpeakerKind.PERSON, "António Guterres"),
        (
            "Secretary-General Guterres’ report on UNISFA said that Abyei is tense.",
            SpeakerKind.PERSON,
            "António Guterres",
        ),
    ],
)
def test_names_the_speaker(text: str, kind: SpeakerKind, name: str) -> None:
    (speaker,) = speakers(text)
    assert (speaker.kind, speaker.name) == (kind, name)


def test_surname_goes_to_the_full_name_in_the_report() -> None:
    first, second = speakers(
        "Jane Brightwater, a resident of Naqoura, said shells fell.\nBrightwater said nobody was hurt."
    )
    assert first.name == second.name == "Jane Brightwater"


def test_a_correspondent_speaks_for_the_outlet() -> None:
    (speaker,) = speakers("Al Jazeera’s Jane Brightwater said the streets are empty.")
    assert (speaker.name, speaker.speaks_for) == ("Jane Brightwater", "Al Jazeera")


def test_title_given_in_the_report_settles_the_office() -> None:
    first, second = speakers(
        "Foreign Minister Jane Brightwater said the talks in Juba failed.\nThe foreign minister said they will resume."
    )
    assert second.name == first.name == "Jane Brightwater"


def test_office_needs_its_day() -> None:
    text = "The Secretary-General said the mission must adapt."
    assert [speakers(text, day)[0].name for day in ("2010-03-01", "2023-03-01")] == [
        "Ban Ki-moon",
        "António Guterres",
    ]


def test_office_without_a_state_stays_open() -> None:
    (speaker,) = speakers("The ambassador said the draft is ready.")
    assert speaker.name is None
    assert not speaker.confident
    assert speaker.reason


def test_pronoun_goes_to_the_last_speaker() -> None:
    assert [
        s.name for s in speakers("Bintou Keita told the council the front is quiet.\nShe said patrols go on.")
    ][1] == ("Bintou Keita")


def test_pronoun_never_goes_to_a_person_of_the_other_gender() -> None:
    first, second = speakers("António Guterres said the force needs money.\nShe said the money is there.")
    assert first.name == "António Guterres"
    assert second.name is None
    assert not second.confident


def test_pronoun_reaches_no_further_than_three_paragraphs() -> None:
    filler = "\n".join("Rain fell on the camp." for _ in range(5))
    *_, last = speakers(f"António Guterres said the force needs money.\n{filler}\nHe said it will come.")
    assert last.name is None


def test_office_inside_another_speakers_words_is_nobody() -> None:
    found = speakers(
        "“The Secretary of State said that her country will leave,” said Jane Brightwater, a reporter.\n"
        "“He said this caused a crisis.”"
    )
    nested = [s for s in found if s.name != "Jane Brightwater"]
    assert nested
    assert all(s.name is None and not s.confident and s.reason for s in nested)


def test_agentless_passive_names_nobody() -> None:
    (speaker,) = speakers("Also cited was the lack of helicopters.")
    assert speaker.kind is SpeakerKind.UNKNOWN
    assert speaker.name is None


def test_ambassador_speaks_for_the_state() -> None:
    (speaker,) = speakers("Russia’s U.N. Ambassador Vasily Nebenzia said the text is unbalanced.")
    assert (speaker.name, speaker.speaks_for) == ("Vassily Nebenzia", "Russia")


def test_officeholder_spoken_of_by_place_is_found_by_mission_and_day() -> None:
    (speaker,) = speakers("The U.N. special envoy for South Sudan said elections are possible.")
    assert speaker.name == "Nicholas Haysom"


@pytest.mark.parametrize(
    "text",
    [
        "Fourteen countries said the vote in Sudan must be held.",
        "A senior diplomat familiar with the talks in Cyprus said nobody wants another August.",
    ],
)
def test_several_or_unnamed_sources_are_nobody_in_particular(text: str) -> None:
    assert speakers(text)[0].name is None


def test_the_force_is_the_operation_the_report_is_about_unless_described_as_another() -> None:
    text = "UNIFIL patrols the Blue Line. The force said two soldiers were hurt. {} said it would not go."
    assert speakers(text.format("The mission"))[1].name == "UNIFIL"
    assert speakers(text.format("The regional force"))[1].name != "UNIFIL"


def test_the_council_is_the_security_council_where_the_report_names_it() -> None:
    found = speakers("The Security Council met. The Council requested a report. The 15-nation organ said so.")
    assert {s.name for s in found} == {"Security Council"}


def test_the_representative_of_a_state_speaks_for_it_and_so_does_the_pronoun_after() -> None:
    found = speakers(
        "Jean-Pierre Lacroix said the mission needs trucks. The representative of Malta said her country "
        "supported the text. She urged all parties to talk."
    )
    assert [s.name for s in found] == ["Jean-Pierre Lacroix", "Malta", "Malta", "Malta"]


def test_the_envoy_is_the_last_envoy_who_spoke() -> None:
    found = speakers(
        "UN special representative Bintou Keita said the east was tense.\nThe envoy said that roads were cut.\n"
        "Kenya’s ambassador Martin Kimani said his country wants peace."
    )
    assert found[1].name == "Bintou Keita"


def test_a_second_demand_after_a_comma_is_the_first_speakers() -> None:
    found = speakers(
        "Nicholas Haysom warned that militias continued to hold parts of Jonglei, and called on all groups to "
        "lay down their weapons."
    )
    assert [s.name for s in found] == ["Nicholas Haysom", "Nicholas Haysom"]


def test_a_council_president_of_a_state_speaks_for_the_state() -> None:
    (speaker,) = speakers("Haiti’s transitional council president, Jean Exemple, said his people suffer.")
    assert speaker.speaks_for == "Haiti"


def test_a_name_beside_the_noun_that_describes_it() -> None:
    (speaker,) = speakers("The opponent Moise Katumbi denounced “massive irregularities”.")
    assert speaker.name == "Moise Katumbi"


def test_a_pronoun_goes_to_whoever_opens_its_own_sentence() -> None:
    found = speakers(
        "Jean-Pierre Lacroix said the force is small. France’s ambassador Nicolas de Riviere voiced concern Tuesday "
        "that the attack goes unpunished, with what he called “foreign hands”."
    )
    assert found[-1].name == "Nicolas de Rivière"


def test_a_pronoun_after_the_subject_of_a_lesser_clause_is_left_open() -> None:
    _, second = speakers(
        "Bintou Keita said roads are shut. When Vivian van de Perre came to Goma, the rebels left. She said talks go on."
    )
    assert second.name is None
    assert "may be any of Bintou Keita, Vivian van de Perre" in second.reason


def test_a_review_by_somebody_speaks_for_its_author() -> None:
    first, second = speakers(
        "A review by Secretary-General Antonio Guterres found that UNIFIL lacks helicopters, which he said were promised."
    )
    assert (first.name, second.name) == ("António Guterres", "António Guterres")


@pytest.mark.parametrize(
    "source", ["The foreign minister of South Sudan, Tombe Exemple,", "Foreign Minister Tombe Exemple"]
)
def test_an_unknown_name_beside_an_office_is_not_the_holder_we_know(source: str) -> None:
    (speaker,) = speakers(f"{source} on Tuesday rejected the new sanctions.", "2024-03-14")
    assert (speaker.name, speaker.office) == ("Tombe Exemple", "foreign minister")


def test_an_ambassador_without_a_name_is_the_state_and_without_a_state_nobody() -> None:
    bare, of_state = speakers(
        "MINUSCA has left Bangui. The ambassador said roads were cut. The ambassador of the United States said bridges were closed."
    )
    assert (bare.name, bare.speaks_for) == (None, None)
    assert (of_state.kind, of_state.name, of_state.office) == (
        SpeakerKind.STATE,
        "United States",
        "ambassador",
    )


def test_joint_speakers_are_all_named_the_first_first() -> None:
    (speaker,) = speakers("Russia and China said the wording on UNISFA must go.")
    assert (speaker.name, speaker.jointly) == ("Russia", ("Russia", "China"))


def test_a_pronoun_after_joint_speakers_goes_by_gender() -> None:
    found = speakers(
        "Bintou Keita and Jean-Pierre Lacroix said the front is quiet. She said patrols go on. He said trucks are late."
    )
    assert [s.name for s in found] == ["Bintou Keita", "Bintou Keita", "Jean-Pierre Lacroix"]


def test_the_report_goes_before_a_namesake_in_the_vocabulary() -> None:
    found = speakers(
        "Prime Minister Ousmane Keita said roads are shut. MONUSCO has left. Keita said talks go on. He said they are slow."
    )
    assert [s.name for s in found] == ["Ousmane Keita"] * 3


def test_a_namesake_to_whom_nothing_points_is_not_credited() -> None:
    (speaker,) = speakers("Malta’s foreign minister Keita said talks go on.")
    assert (speaker.name, speaker.speaks_for, speaker.confident) == ("Keita", "Malta", False)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Adviser Tut Exemple Manime said the roads are shut. Manime said the rains came early.",
            "Tut Exemple Manime",
        ),
        ("Furaha, a 34-year-old shopkeeper, said prices rose. She said they will fall.", "Furaha"),
        ("Col. Exemplius said the bridge is safe. The colonel said the road is too.", "Exemplius"),
        ("Samba Exemple, whose sister was hurt, said nobody came. He said they never do.", "Samba Exemple"),
    ],
)
def test_names_no_entry_holds_are_told_by_what_stands_beside_them(text: str, name: str) -> None:
    assert {s.name for s in speakers(text)} == {name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Robert Wood of the United States voted yes. The American said the text is sound.", "Robert Wood"),
        ("The British said the text is sound.", "United Kingdom"),
        ("MINUSCA has left. The mission’s spokeswoman said two camps are shut.", "MINUSCA"),
        (
            "The head of the electoral commission met rebels. The commission said polls are open.",
            "electoral commission",
        ),
        ("MONUSCO stays. Resolution 2717 says that rebels must leave.", "Security Council"),
        ("António Guterres’s office said the force needs money.", "António Guterres"),
    ],
)
def test_those_called_by_nation_noun_or_paper(text: str, name: str) -> None:
    assert speakers(text, "2023-12-01")[-1].name == name


def test_two_deputies_in_view_are_told_by_their_state() -> None:
    found = speakers(
        "US deputy ambassador Jane Brightwater said talks work. France’s deputy ambassador Luc Exemple said they fail. "
        "The US deputy ambassador said the vote is Friday."
    )
    assert found[-1].name == "Jane Brightwater"


def test_a_former_office_names_no_holder() -> None:
    (speaker,) = speakers("The former foreign minister of South Sudan said the vote is late.")
    assert speaker.name is None


def test_a_state_that_heads_a_subject_is_no_speaker() -> None:
    report, parsed = parse("Haiti: the troops stay one more year")
    sentence = parsed.sentences[0]
    content = (report.text.index("the troops"), len(report.text))
    attribution = Attribution((0, 5), None, (content,), Cue(lemma=""), None, sentence)
    bracket = make_bracket(report, "2023-05-10")
    (speaker,) = resolve_speakers(parsed, bracket, [Gathered(attribution, 0, inside=False)], [None])
    assert speaker.name is None

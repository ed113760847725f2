"""Mentions: ambiguous names, overlaps, case, offsets and speed."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from penholder import vocabulary
from penholder.syntax import Sentence, Token
from penholder.values.mentions import Mention, MentionKind, find_mentions, fold_words, list_surnames
from penholder.vocabulary import Person
from tests.factories import parse


def found(text: str) -> list[Mention]:
    report, parsed = parse(text)
    mentions = [m for s in parsed.sentences for m in find_mentions(s)]
    assert all(report.text[m.start : m.end] == m.words for m in mentions)
    return mentions


def keys(text: str, *kinds: MentionKind) -> list[str]:
    return [m.key for m in found(text) if not kinds or m.kind in kinds]


def states(text: str) -> list[str]:
    return keys(text, MentionKind.STATE)


def people(text: str) -> list[str]:
    return keys(text, MentionKind.PERSON)


def bare_sentence(text: str) -> Sentence:
    """A sentence whose tokens are its words, all proper nouns; enough where no parse is needed."""
    tokens: list[Token] = []
    place = 0
    for word in text.split():
        place = text.index(word, place)
        tokens.append(
            Token(len(tokens), place, place + len(word), word, word.lower(), "PROPN", "NNP", "dep", 0)
        )
        place += len(word)
    return Sentence(0, len(text), text, 0, tuple(tokens))


# --------------------------------------------------------------------------- states


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Troops from Niger and Nigeria crossed the border.", ["NE", "NG"]),
        ("Nigeriens and Nigerians met in Abuja.", ["NE", "NG", "NG"]),
        ("Guinea, Guinea-Bissau, Equatorial Guinea and Papua New Guinea voted.", ["GN", "GW", "GQ", "PG"]),
        ("Sudan accused South Sudan of arming rebels.", ["SD", "SS"]),
        ("South Sudanese and Sudanese officers met.", ["SS", "SD"]),
        ("Congo's government thanked the Republic of Congo.", ["CD", "CG"]),
        ("Kinshasa and Brazzaville lie on one river.", ["CD", "CG"]),
        ("The Democratic Republic of the Congo asked for more time.", ["CD"]),
        ("The Republic of Korea and the Democratic People's Republic of Korea spoke.", ["KR", "KP"]),
        ("Dominica and the Dominican Republic abstained.", ["DM", "DO"]),
        ("The Malian delegation left after Mali objected.", ["ML", "ML"]),
        ("Malians voted in Bamako.", ["ML", "ML"]),
        ("The U.S. and the US and the USA mean one state.", ["US", "US", "US"]),
        ("Diplomats told us that Britain and the U.K. would draft it.", ["GB", "GB"]),
        ("Côte d’Ivoire and the Ivory Coast are one.", ["CI", "CI"]),
        ("Cote d'Ivoire sent a unit.", ["CI"]),
        ("A French-led force and U.S.-made drones were named.", ["FR", "US"]),
        ("Georgia and Chad and Jordan paid their dues.", ["GE", "TD", "JO"]),
        ("N’Djamena called its ambassador home.", ["TD"]),
        ("UKRAINE AND RUSSIA TRADE BLAME", ["UA", "RU"]),
    ],
)
def test_states_by_every_word_for_them(text: str, expected: list[str]) -> None:
    assert states(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Fishing on Lake Chad has stopped.",
        "Pipelines in the Niger Delta burned.",
        "They crossed the Jordan River at night.",
        "Ships in the South China Sea turned back.",
        "Families in New Mexico and Northern Ireland waited.",
        "They told us to wait, and nobody did.",
    ],
)
def test_words_that_hold_a_state_without_naming_it(text: str) -> None:
    assert states(text) == []


def test_a_first_name_is_no_state() -> None:
    assert "JO" not in states("The lawyer Jordan Whitfield spoke for the families.")
    assert "GE" not in states("Georgia Whitmore, an analyst, disagreed.")


def test_forms_of_a_state() -> None:
    forms = [(m.key, m.form) for m in found("Moscow, the Kremlin, Russia and Russian diplomats agreed.")]
    assert forms == [("RU", "capital"), ("RU", "capital"), ("RU", "name"), ("RU", "adjective")]


def test_bodies_of_a_community_are_no_state() -> None:
    mentions = found("Turkish Cypriots and Bosnian Serbs sent letters.")
    assert [(m.kind, m.key) for m in mentions] == [
        (MentionKind.BODY, "turkish-cypriots"),
        (MentionKind.BODY, "republika-srpska"),
    ]


# --------------------------------------------------------------------------- bodies and missions


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The United Nations Mission in South Sudan (UNMISS) opened its gates.", ["unmiss", "unmiss"]),
        ("Monusco and FINUL asked for helicopters.", ["monusco", "unifil"]),
        ("The UN Mission in Sudan closed before UNITAMS opened.", ["unmis", "unitams"]),
        ("UNMIK is older than UNMIL was.", ["unmik", "unmil"]),
    ],
)
def test_missions_by_acronym_and_name(text: str, expected: list[str]) -> None:
    assert keys(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The U.N. Security Council met.", ["security-council"]),
        ("The Security Council of the United Nations met.", ["security-council"]),
        ("The Coordination of Movements of Azawad withdrew.", ["cma"]),
        ("The Coordination of Azawad Movements withdrew.", ["cma"]),
        ("Fighters of Al-Qaeda and the Islamic State group clashed.", ["al-qaida", "islamic-state"]),
        ("The Islamic State in the Greater Sahara claimed it.", ["isgs"]),
        ("The RSF and the Sudanese army agreed.", ["rsf", "saf"]),
        ("The M23 rebels and the FDLR stayed.", ["m23", "fdlr"]),
        ("Voice of America and The Washington Post reported it.", ["voa", "washington-post"]),
    ],
)
def test_bodies_by_every_word_for_them(text: str, expected: list[str]) -> None:
    assert keys(text, MentionKind.BODY, MentionKind.STATE) == expected


def test_acronyms_that_are_words_need_mixed_case() -> None:
    assert keys("The WHO sent vaccines to the CAR.") == ["who", "CF"]
    assert keys("WHO WILL PAY FOR THE CAR") == []


# --------------------------------------------------------------------------- people and offices


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Antonio Guterres spoke.", ["António Guterres"]),
        ("Vasily Nebenzya replied.", ["Vassily Nebenzia"]),
        ("Ambassador Nebenzya replied.", ["Vassily Nebenzia"]),
        ("France's Nicolas de Riviere objected.", ["Nicolas de Rivière"]),
        ("Then Thomas-Greenfield left the chamber.", ["Linda Thomas-Greenfield"]),
        ("Jean-Pierre Lacroix and Rosemary A. DiCarlo briefed.", ["Jean-Pierre Lacroix", "Rosemary DiCarlo"]),
        ("El Ghassim Wane thanked the troops.", ["El-Ghassim Wane"]),
    ],
)
def test_people_by_every_spelling(text: str, expected: list[str]) -> None:
    assert people(text) == expected


def test_somebody_else_of_that_surname_is_not_the_person() -> None:
    assert people("The farmer Peter Guterres lost his herd.") == []


def test_a_double_barrelled_surname_is_another_surname() -> None:
    assert people("Mr. Guterres-Taranco spoke.") == []
    assert people("A Guterres-led inquiry began.") == ["António Guterres"]


def test_initials_between_first_name_and_surname() -> None:
    assert people("Jeffrey J. DeLaurentis told the council so.") == ["Jeffrey DeLaurentis"]


def test_a_surname_of_several_people_names_none_of_them() -> None:
    mention = next(m for m in found("President Aoun received the envoy.") if m.kind is MentionKind.PERSON)
    assert mention.key == ""
    assert mention.candidates == ("Joseph Aoun", "Michel Aoun")


def test_everyday_surnames_alone_name_nobody() -> None:
    assert people("Elections in May fell on a Sunday.") == []
    assert people("Theresa May spoke.") == ["Theresa May"]


def test_an_office_and_its_holder_stand_side_by_side() -> None:
    kinds = [m.kind for m in found("Foreign Minister Abdoulaye Diop spoke.")]
    assert kinds == [MentionKind.OFFICE, MentionKind.PERSON]


def test_surnames_keep_their_particles() -> None:
    assert list_surnames(Person(name="Karel van Oosterom")) == ("van Oosterom", "Oosterom")
    assert list_surnames(Person(name="Ban Ki-moon", surnames=("Ban",))) == ("Ban",)
    assert list_surnames(Person(name="Hemedti")) == ()


# --------------------------------------------------------------------------- properties


def test_every_name_of_the_vocabulary_is_found_whole() -> None:
    for state in vocabulary.states():
        mention = find_mentions(bare_sentence(f"Only {state.name} agreed"))[0]
        assert (mention.kind, mention.key) == (MentionKind.STATE, state.iso), state.name
    for mission in vocabulary.missions():
        mention = find_mentions(bare_sentence(f"Only {mission.acronym} agreed"))[0]
        assert mention.key == mission.key, mission.acronym
    for person in vocabulary.people():
        mention = find_mentions(bare_sentence(f"Only {person.name} agreed"))[0]
        assert mention.key == person.name
    for body in vocabulary.bodies():
        mention = find_mentions(bare_sentence(f"Only {body.name} agreed"))[0]
        assert mention.key == body.key, body.name


WORDS = st.lists(
    st.sampled_from(
        ["Mali", "Guinea-Bissau", "South", "Sudan", "Niger", "Delta", "U.N.", "Security", "Council", "Goïta",
         "de", "Riviere", "MINUSMA", "voted", "’", "\u0301", "–", "CAR", "Ambassador", "May", "the", "\u2028"]
    ),
    min_size=1, max_size=12,
)  # fmt: skip


@given(WORDS, st.integers(0, 50))
@settings(max_examples=200, deadline=None)
def test_mentions_hold_their_words_in_order_without_overlap(words: list[str], shift: int) -> None:
    text = " ".join(words)
    bare = bare_sentence(text)
    tokens = tuple(
        Token(t.i, t.start + shift, t.end + shift, t.text, t.lemma, t.pos, t.tag, t.dep, t.head)
        for t in bare.tokens
    )
    mentions = find_mentions(Sentence(shift, shift + len(text), text, 0, tokens))
    assert all(text[m.start - shift : m.end - shift] == m.words for m in mentions)
    assert all(a.end <= b.start for a, b in pairwise(mentions))


def test_folding_never_depends_on_quotes_or_accents() -> None:
    assert fold_words("Goïta’s") == fold_words("Goita's")


def test_a_courtesy_title_makes_a_surname_of_a_body_s_name() -> None:
    _, parsed = parse("Ms. Wagner told the council that Wagner fighters had left.")
    assert [m.words for m in find_mentions(parsed.sentences[0]) if m.kind is MentionKind.BODY].count(
        "Wagner"
    ) == 1

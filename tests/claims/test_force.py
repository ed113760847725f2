"""What speakers do by saying something, and how sure they sound: sentences about several missions."""

from __future__ import annotations

import pytest

from penholder.claims.statements import extract_statements
from penholder.model import Certainty, Force, Statement
from penholder.vocabulary import certainty_words, force_words, forum_words, negated_forces
from tests.factories import make_bracket, parse


def read(text: str) -> tuple[Statement, ...]:
    report, parsed = parse(text)
    return extract_statements(report, parsed, make_bracket(report, "2024-03-14"))


@pytest.mark.parametrize(
    ("text", "force"),
    [
        # the cue's verb
        ("Kenya warned that the gangs were stronger.", Force.WARNS),
        ("The villagers complained of dust from the convoys.", Force.REGRETS),
        ("Lebanon condemned the raid on the tower.", Force.REJECTS),
        ("Kinshasa accused Kigali of sending troops.", Force.ASSERTS),
        ("The Council demanded that the base be closed.", Force.DEMANDS),
        ("The envoy asked how many soldiers stood in Rutshuru.", Force.ASSERTS),
        # the noun a light verb carries
        ("Britain expressed grave concern about attacks on aid convoys.", Force.WARNS),
        ("The mission issued an apology for the crash.", Force.REGRETS),
        ("The minister voiced opposition to the new mandate.", Force.REJECTS),
        # negation and refusal
        ("The foreign minister did not rule out a return of the force.", Force.ASSERTS),
        ("The commission did not deny that ballots were missing.", Force.ASSERTS),
        ("Moscow does not support the draft.", Force.REJECTS),
        ("The envoy refused to rule out sanctions.", Force.ASSERTS),
        ("The opposition declined to endorse the deal.", Force.REJECTS),
        # what others must do
        ("Keita said the rebels must leave Rutshuru.", Force.DEMANDS),
        ("Haysom said peacekeepers should not be sent there.", Force.DEMANDS),
        ("The police said the driver must have been asleep.", Force.ASSERTS),
        ("The mission conceded that it must do more.", Force.ASSERTS),
        ("“Stop the shelling,” said Tenenti.", Force.DEMANDS),
        ("“Let them come,” said the general.", Force.ASSERTS),
        ("The American envoy insisted that the line stay where it was.", Force.DEMANDS),
        # what the speaker performs, promises or refuses
        ("“We demand the withdrawal of all foreign troops,” said the minister.", Force.DEMANDS),
        ("The delegate of Ghana said his country supported the renewal.", Force.SUPPORTS),
        ("The ambassador said her government had no objection to the text.", Force.ASSERTS),
        ("The minister said his government would send 1,000 police officers.", Force.PROMISES),
        ("“We will not leave Naqoura,” the spokesman said.", Force.REJECTS),
        ("The baker said she would believe it in July.", Force.ASSERTS),
        ("The chief said it would have cost nothing.", Force.ASSERTS),
        ("The analyst said the rebels would leave soon.", Force.ASSERTS),
        # vouching for what is to come, and for what is
        ("Sudan assured the Council that it would guarantee safe passage.", Force.PROMISES),
        ("The head of the mission assured the Council that the road was open.", Force.ASSERTS),
        # judgements
        ("The ambassador said the delay was unacceptable.", Force.REJECTS),
        ("Diallo called the decision “regrettable”.", Force.REGRETS),
        ("The army said the charge was baseless.", Force.DENIES),
        ("The driver said the jeep took a wrong turn.", Force.ASSERTS),
    ],
)
def test_force(text: str, force: Force) -> None:
    outer = [s for s in read(text) if s.nested_in is None]
    assert [s.force for s in outer] == [force]


@pytest.mark.parametrize(
    ("text", "certainty", "shown"),
    [
        ("Keita said Goma was calm.", Certainty.PLAIN, None),
        ("Keita said Goma may fall.", Certainty.POSSIBLE, "may"),
        ("Keita said in May that Goma was calm.", Certainty.PLAIN, None),
        ("“We could go anywhere then,” the old major said.", Certainty.PLAIN, None),
        ("Lebanon warned that it could not accept the text.", Certainty.PLAIN, None),
        ("The envoy hinted that Khartoum could host the talks.", Certainty.POSSIBLE, "could"),
        ("The envoy said the polls are likely to slip.", Certainty.LIKELY, "likely"),
        ("The envoy said the polls are not likely to slip.", Certainty.DOUBTFUL, "not likely"),
        ("The envoy said the rebels appear to have left.", Certainty.LIKELY, "appear"),
        ("There is no doubt that the port was mined, Keita said.", Certainty.CERTAIN, "no doubt"),
        ("The commander said it would certainly rain.", Certainty.CERTAIN, "would certainly"),
        ("The commander said it would “certainly” rain.", Certainty.CERTAIN, "certainly"),
        (
            "The envoy said it was unclear whether the truce would hold.",
            Certainty.DOUBTFUL,
            "unclear whether",
        ),
        ("The justice minister said that was hardly possible.", Certainty.DOUBTFUL, "hardly"),
        ("The minister did not rule out a return.", Certainty.POSSIBLE, "did not rule out"),
        ("The envoy doubted that the parties would sign.", Certainty.DOUBTFUL, "doubted"),
        ("The envoy said he did not doubt that the parties would sign.", Certainty.CERTAIN, "did not doubt"),
        ("The mayor believes that the bridge will hold.", Certainty.PLAIN, None),
        (
            "The mayor said that the men who may have fired were gone.",
            Certainty.PLAIN,
            None,
        ),
        ("“I don’t think they will come,” the mayor said.", Certainty.DOUBTFUL, "don’t think"),
        ("“We did not do well. We will surely be tested again,” she said.", Certainty.CERTAIN, "will surely"),
    ],
)
def test_certainty(text: str, certainty: Certainty, shown: str | None) -> None:
    outer = next(s for s in read(text) if s.nested_in is None)
    words = outer.certainty_words.words if outer.certainty_words else None
    assert (outer.certainty, words) == (certainty, shown)


def test_word_lists_hold_only_known_values() -> None:
    assert {e.force for e in force_words()} <= set(Force)
    assert {e.certainty for e in certainty_words()} | {e.negated for e in certainty_words()} <= {
        *Certainty,
        "",
    }
    assert {e.part for e in certainty_words()} == {"cue", "content", "both"}
    assert {e.part for e in force_words()} == {"cue", "modal", "predicate", "own", "bound"}
    assert set(negated_forces()) | set(negated_forces().values()) <= set(Force)
    assert len({e.name for e in forum_words()}) == len(forum_words())


def test_no_phrase_is_listed_with_two_certainties() -> None:
    listed = [(w, part) for e in certainty_words() for part in _parts(e.part) for w in e.words]
    assert len(listed) == len(set(listed))


def _parts(part: str) -> tuple[str, ...]:
    return ("cue", "content") if part == "both" else (part,)

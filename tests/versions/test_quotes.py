"""Quote families: what is one utterance, which version is nearest, and when nobody can know."""

from itertools import permutations

from penholder.model import (
    DateBracket,
    Difference,
    Report,
    ReportClaims,
    Statement,
    StoryFamily,
    make_id,
)
from penholder.versions.quotes import collate_quotes
from tests.factories import make_bracket, make_report
from tests.versions.factories import make_statement

Told = tuple[Report, Statement, DateBracket]


def tell(
    words: str, *, speaker: str | None = "Ana Larsen", day: str = "2024-05-02", said: str | None = None
) -> Told:
    report = make_report(f"On that day, Larsen said {words}")
    return report, make_statement(report, speaker, words, said=said), make_bracket(report, day)


def collate(*told: Told, families: tuple[StoryFamily, ...] = ()):  # type: ignore[no-untyped-def]
    claims = [ReportClaims(r.id, (s,)) for r, s, _ in told]
    alone = {x for f in families for x in f.reports}
    rest = tuple(StoryFamily(make_id("y", r.id), (r.id,)) for r, _, _ in told if r.id not in alone)
    return collate_quotes(claims, (), [b for _, _, b in told], (*families, *rest))


def test_the_wording_two_independent_stories_agree_on_is_nearest() -> None:
    a = tell("“the convoy was stopped by armed men and turned back at the bridge.”")
    b = tell("“the convoy was stopped by armed men and turned back at the bridge”, again.")
    c = tell("“the convoy was halted by armed men and turned back at the bridge.”")
    (family,) = collate(a, b, c)
    assert family.speaker == "Ana Larsen"
    assert family.nearest in {a[1].id, b[1].id}
    assert len(family.versions) == 3
    kinds = {d.kind for v in family.versions for d in v.differences}
    assert Difference.SYNONYM in kinds


def test_copies_do_not_outvote_an_independent_story() -> None:
    a = tell("“we saw grave abuses in every village we passed.”")
    b = tell("“we saw grave violations in every village we passed.”")
    c = tell("“we saw grave violations in every village we passed”, he wrote.")
    copies = StoryFamily(make_id("y", "copies"), (b[0].id, c[0].id))
    (family,) = collate(a, b, c, families=(copies,))
    assert family.nearest is None or "stories that do not copy" not in family.reason


def test_translations_by_different_hands_leave_the_words_unknown() -> None:
    a = tell("“very close coordination with the harbour master”")
    b = tell("“extremely tight coordination with the harbour master”")
    (family,) = collate(a, b)
    assert family.nearest is None
    assert "xact words unknown" in family.reason


def test_one_demand_in_other_words_is_one_utterance() -> None:
    a = tell("“The government of Chad is demanding the immediate withdrawal of the mission,”")
    b = tell("“The Chadian government asks for the withdrawal, without delay, of the mission.”")
    assert len(collate(a, b)) == 1


def test_different_utterances_of_one_speaker_stay_apart() -> None:
    a = tell("“the dam will be finished before the rains.”")
    b = tell("“the school in the valley was closed for lack of teachers.”")
    assert collate(a, b) == ()


def test_other_numbers_in_other_sentences_are_other_utterances() -> None:
    a = tell("that 40 trucks with flour left the port for the camps")
    b = tell("that 12 trucks with medicine left the port for the islands")
    assert collate(a, b) == ()


def test_a_changed_number_in_the_same_sentence_is_one_utterance_with_a_mark() -> None:
    a = tell("“in the last month we lost 40 trucks of flour to robbers on the coastal road.”")
    b = tell("“in the last month we lost 14 trucks of flour to robbers on the coastal road.”")
    (family,) = collate(a, b)
    assert [d.kind for d in family.versions[1].differences] == [Difference.NUMBER]


def test_two_speakers_never_share_an_utterance() -> None:
    a = tell("“the river must stay open to every boat.”")
    b = tell("“the river must stay open to every boat”, too.", speaker="Bo Okoro")
    assert collate(a, b) == ()


def test_the_same_words_on_other_days_are_other_utterances() -> None:
    a = tell("“we condemn the attack on the convoy.”", said="2024-05-02")
    b = tell("“we condemn the attack on the convoy”, too.", said="2024-07-09", day="2024-07-10")
    assert collate(a, b) == ()


def test_order_of_arrival_does_not_matter_and_spans_are_exact() -> None:
    told = (
        tell("“the convoy was stopped by armed men and turned back.”"),
        tell("“the convoy was halted by armed men and turned back.”"),
        tell("that the convoy was stopped by armed men and turned back", day="2024-05-03"),
    )
    first = collate(*told)
    assert all(collate(*order) == first for order in permutations(told))
    texts = {r.id: r.text for r, _, _ in told}
    for version in first[0].versions:
        assert texts[version.words.report][version.words.start : version.words.end] == version.words.words
    assert first[0].versions[0].drift == 0

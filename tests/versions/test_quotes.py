"""Quote families: what is one utterance, which version is nearest, and when nobody can know."""

from dataclasses import replace
from itertools import permutations

from penholder.model import (
    Correspondence,
    DateBracket,
    Difference,
    PairType,
    Provenance,
    QuoteFamily,
    Report,
    ReportClaims,
    ReportPair,
    SentencePair,
    Statement,
    StoryFamily,
    make_id,
)
from penholder.versions.quotes import collate_quotes
from tests.factories import make_bracket, make_report
from tests.versions.factories import make_statement

Told = tuple[Report, Statement, DateBracket]

STOPPED = "“the convoy was stopped by armed men and turned back at the old bridge.”"
HALTED = "“the convoy was halted by armed men and turned back at the old bridge.”"


def tell(
    words: str,
    *,
    speaker: str | None = "Ana Larsen",
    day: str = "2024-05-02",
    said: str | None = None,
    speaks_for: str | None = None,
    **report_fields: object,
) -> Told:
    report = make_report(f"On that day, Larsen said {words}", **report_fields)
    statement = make_statement(report, speaker, words, said=said, speaks_for=speaks_for)
    return report, statement, make_bracket(report, day)


def collate(
    *told: Told, families: tuple[StoryFamily, ...] = (), pairs: tuple[ReportPair, ...] = ()
) -> tuple[QuoteFamily, ...]:
    claims = [ReportClaims(r.id, (s,)) for r, s, _ in told]
    alone = {x for f in families for x in f.reports}
    rest = tuple(StoryFamily(make_id("y", r.id), (r.id,)) for r, _, _ in told if r.id not in alone)
    reports = [r for r, _, _ in told]
    return collate_quotes(claims, pairs, [b for _, _, b in told], (*families, *rest), reports)


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


def test_stories_that_reuse_one_passage_agree_with_less_weight() -> None:
    told = [tell(STOPPED), tell(STOPPED + " Twice."), tell(HALTED)]
    (x, a, _), (y, b, _) = sorted(told[:2], key=lambda t: t[0].id)
    shared = SentencePair(a.content[0], b.content[0], Correspondence.IDENTICAL, 1.0, ())
    pair = ReportPair(x.id, y.id, PairType.SHARED_BACKGROUND, 0.1, 0.1, 1, 1, (shared,), "by text")
    (family,) = collate(*told, pairs=(pair,))
    assert family.nearest in {a.id, b.id}
    assert family.reason.startswith("Fair confidence")
    assert "reuse" in family.reason


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


def test_the_first_version_is_the_nearest_and_the_others_are_measured_against_it() -> None:
    told = tell(HALTED), tell(STOPPED), tell(STOPPED.replace("the old bridge.", "the old bridge"))
    (family,) = collate(*told)
    assert family.versions[0].statement == family.nearest
    assert family.versions[0].drift == 0
    assert family.versions[0].differences == ()
    (changed,) = (v for v in family.versions if v.drift)
    assert [(d.a, d.b) for d in changed.differences] == [("stopped", "halted")]


def test_drift_is_the_mean_over_all_pairs_of_versions() -> None:
    (family,) = collate(tell(HALTED), tell(STOPPED), tell(STOPPED + " Twice."))
    one_changed = family.drift * 3 / 2
    assert one_changed == max(v.drift for v in family.versions)


def test_versions_that_agree_do_not_drift() -> None:
    (family,) = collate(tell(STOPPED), tell(STOPPED + " Twice."))
    assert family.drift == 0
    assert [p.kind for p in family.collation] == [None]


def test_the_collation_follows_the_order_of_the_versions() -> None:
    (family,) = collate(tell(HALTED), tell(STOPPED), tell(STOPPED + " Twice."))
    for n, version in enumerate(family.versions):
        readings = " ".join(p.readings[n] for p in family.collation if p.readings[n])
        assert readings == " ".join(version.words.words.split())
    assert [p.kind for p in family.collation if p.kind] == [Difference.SYNONYM]


def test_a_verbatim_record_outranks_any_number_of_newspapers() -> None:
    record = tell(HALTED, provenance=Provenance(outlet="UN Verbatim Record"))
    (family,) = collate(record, tell(STOPPED), tell(STOPPED + " Twice."))
    assert family.nearest == record[1].id
    assert "UN Verbatim Record" in family.reason


def test_a_summary_by_the_organisation_does_not_outrank_a_quotation() -> None:
    summary = tell(
        "that armed men had stopped the convoy and turned it back at the old bridge",
        provenance=Provenance(outlet="UN Meetings Coverage"),
    )
    quotation = tell(STOPPED)
    (family,) = collate(summary, quotation)
    assert family.nearest == quotation[1].id


def test_a_page_that_calls_itself_a_record_counts_less_than_an_outlet_that_people_told() -> None:
    report = make_report(f"S/PV.9999\n\nOn that day, Larsen said {HALTED}")
    record = report, make_statement(report, "Ana Larsen", HALTED), make_bracket(report, "2024-05-02")
    (family,) = collate(record, tell(STOPPED))
    assert family.nearest == record[1].id
    assert family.reason.startswith("Fair confidence")


def test_a_translated_report_never_outweighs_one_that_is_not() -> None:
    translated = tell(HALTED, provenance=Provenance(outlet="Harbour Radio (translated from Danish)"))
    (family,) = collate(tell(STOPPED), translated)
    assert family.nearest != translated[1].id
    assert family.nearest is not None


def test_when_every_report_was_translated_the_words_are_unknown() -> None:
    outlets = "Harbour Radio (translated from Danish)", "Hill Radio (translated from Danish)"
    told = [tell(w, provenance=Provenance(outlet=o)) for w, o in zip((STOPPED, HALTED), outlets, strict=True)]
    (family,) = collate(*told)
    assert family.nearest is None
    assert "translated" in family.reason


def test_one_replaced_word_is_enough_where_the_delegation_speaks_another_language() -> None:
    (family,) = collate(tell(STOPPED, speaks_for="Senegal"), tell(HALTED, speaks_for="Senegal"))
    assert family.nearest is None
    assert "French" in family.reason
    (family,) = collate(tell(STOPPED, speaks_for="Ireland"), tell(HALTED, speaks_for="Ireland"))
    assert "French" not in family.reason


def test_the_report_the_other_was_made_from_is_nearer_and_named() -> None:
    source = tell(STOPPED, provenance=Provenance(outlet="Harbour Post"))
    copy = tell(HALTED, provenance=Provenance(outlet="Hill Gazette"))
    story = StoryFamily(make_id("y", "story"), (source[0].id, copy[0].id))
    a, b = sorted((source[0].id, copy[0].id))
    pair = ReportPair(a, b, PairType.EDITED_COPY, 1, 1, 1, 1, (), "by text", earlier=source[0].id)
    (family,) = collate(source, copy, families=(story,), pairs=(pair,))
    assert family.nearest == source[1].id
    assert "Hill Gazette took it from Harbour Post" in family.reason


def test_of_wordings_that_agree_the_fullest_is_nearer() -> None:
    full = tell(
        "“the convoy was stopped by armed men, turned back at the bridge and sent home to the harbour.”"
    )
    (family,) = collate(full, tell("“the convoy was stopped by armed men, turned back at the bridge”"))
    assert family.nearest == full[1].id


def test_a_dropped_negation_is_not_a_shorter_wording() -> None:
    a = tell("“we will not open the road to the northern camp before the rains.”")
    (family,) = collate(a, tell("“we will open the road to the northern camp before the rains.”"))
    assert family.nearest is None
    assert [p.kind for p in family.collation if p.kind] == [Difference.NEGATION]


def test_likelihood_and_confidence_never_share_a_sentence() -> None:
    told = (
        tell(STOPPED),
        tell(HALTED),
        tell("that armed men stopped the convoy and turned it back at the old bridge"),
    )
    for family in (*collate(*told), *collate(*told[:2])):
        assert not ("confidence" in family.reason and "probabl" in family.reason)


def test_a_set_phrase_about_two_places_is_two_utterances() -> None:
    a = tell("that he condemned in the strongest terms the attack on the camp at Dalu")
    b = tell("that he condemned in the strongest terms the attack on the camp at Morvan", day="2024-08-02")
    assert collate(a, b) == ()


def tell_all(*said: str, day: str = "2024-05-02") -> tuple[Report, ReportClaims, DateBracket]:
    report = make_report(" ".join(f"Larsen said {words}" for words in said))
    statements = tuple(make_statement(report, "Ana Larsen", words) for words in said)
    return report, ReportClaims(report.id, statements), make_bracket(report, day)


SURE = (
    "“the bridge at the northern crossing will be reopened to convoys.”",
    "“my government will pay for the repair of the old ferry.”",
    "“nobody asked the villages along the upper valley.”",
)


def test_on_one_occasion_a_statement_in_quite_other_words_joins_its_version() -> None:
    retold = "that nobody brings medicine and physicians to the injured of the island"
    direct = "“it is urgent for doctors to get through to the wounded and for medicine to arrive.”"
    first, second = tell_all(*SURE, direct), tell_all(*SURE, retold)
    alone = tell_all(direct), tell_all(retold)
    joined = collate_quotes([first[1], second[1]], (), [first[2], second[2]], ())
    assert len(joined) == len(SURE) + 1
    assert collate_quotes([c for _, c, _ in alone], (), [b for _, _, b in alone], ()) == ()


def test_on_one_occasion_other_statements_still_stay_apart() -> None:
    first = tell_all(*SURE, "“the school in Dalu was closed for lack of teachers.”")
    second = tell_all(*SURE, "that fuel in Dalu had run short since Monday")
    assert len(collate_quotes([first[1], second[1]], (), [first[2], second[2]], ())) == len(SURE)


def test_statements_without_a_counted_word_are_compared_without_error() -> None:
    report = make_report("Larsen said so. He said it.")
    one, two = make_statement(report, "Ana Larsen", "so"), make_statement(report, None, "it")
    assert collate_quotes([ReportClaims(report.id, (one, two))], (), [], ()) == ()


def test_a_version_of_unknown_day_does_not_join_what_was_said_on_two_days() -> None:
    january = tell("“the mandate must end and every soldier must go home.”", said="2024-01-10")
    june = tell("“the mandate must end and each soldier must go home.”", said="2024-06-10", day="2024-06-10")
    undated = tell("“the mandate must end and each soldier must go home”, he added.", day="2024-06-10")
    assert len(collate(january, undated)) == 1
    (family,) = collate(january, june, undated)
    assert {v.statement for v in family.versions} == {june[1].id, undated[1].id}


def test_of_several_fragments_the_one_that_other_versions_have_is_compared() -> None:
    words = "the ferry was damaged by ice last night and everybody “thought it was wiser to stay at home.”"
    report = make_report(f"Larsen said {words}")
    whole = make_statement(report, "Ana Larsen", words)
    parts = tuple(
        report.span(report.text.index(p), report.text.index(p) + len(p)) for p in words.split(" and ")
    )
    split = replace(whole, content=parts)
    told = tell("that the ferry was damaged by ice last night")
    claims = [ReportClaims(report.id, (split,)), ReportClaims(told[0].id, (told[1],))]
    (family,) = collate_quotes(claims, (), [make_bracket(report, "2024-05-02"), told[2]], ())
    assert all("ferry" in v.words.words for v in family.versions)

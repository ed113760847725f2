"""Scores of story families against known ones, on a corpus small enough to be counted by hand."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from penholder.cli import run
from penholder.errors import EvaluationError
from penholder.evaluate.copies import (
    KnownText,
    PairCounts,
    count_pairs,
    evaluate_copies,
    read_families,
    read_near_copies,
    read_topics,
)
from penholder.evaluate.copy_printing import copy_document, show_copies
from penholder.evaluate.halves import Half
from penholder.model import StoryFamily

FERRY = """The harbour board of Tarn Bay said on Monday that it will close the old ferry pier in March 2026.
Inspectors counted 1,240 cracked planks along the pier and 37 broken piles under it.
Anna Veidt, who heads the board, told reporters that repairs could cost 12 million dollars.
Fishermen warned that boats from Norway would have nowhere to land their catch.
A smaller pier in the north of the bay was rebuilt two years ago without any help from the state."""
CHOIR = """A choir of 64 singers from Lund opened the festival of old music on Friday night.
The festival has never drawn so many visitors, its director Karl Amsel said.
Tickets for the closing concert were sold out within two hours.
The town pays 80,000 crowns towards the costs, which is half of what it paid in 2019.
A brass band from Peru will play in the square on Sunday."""
QUAKE = """An earthquake of magnitude 6.1 shook the island of Karpos before dawn, killing nine people .
Rescuers dug through the ruins of a school and two bakeries in the village of Lenta .
Power lines were down and the only road to the south was blocked by boulders ."""
TREMOR = """Nine islanders died on Wednesday when houses fell in Lenta after a strong tremor .
The governor of Karpos sent 200 soldiers with tents and blankets to the southern coast .
Geologists expect weaker shocks for weeks , and ferries bring drinking water ."""
FIRE = """A fire destroyed a paper mill outside Ostby and sent black smoke over the town .
Nobody was hurt , since the night shift had gone home early because of a football match .
The owner , who employs 310 people , promised to rebuild ."""


@pytest.fixture
def corpus(tmp_path: Path) -> tuple[Path, Path]:
    """Two known families of two texts, and two topics: one of two independent reports, one of a single report."""
    families = tmp_path / "known.jsonl"
    ferry, choir = (
        [{"kind": kind, "text": text + f"\n{kind}."} for kind in ("Original", "Copy")]
        for text in (FERRY, CHOIR)
    )
    lines = [{"family": "ferry", "texts": ferry}, {"family": "choir", "texts": choir}]
    families.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
    topics = tmp_path / "topics"
    write_topic(topics, "1/1_quake.xml", QUAKE)
    write_topic(topics, "1/1_tremor.xml", TREMOR)
    write_topic(topics, "2/2_fire.xml", FIRE)
    write_near_copies(topics)
    return families, topics


def write_topic(topics: Path, name: str, text: str) -> None:
    tokens = [
        f'<token t_id="{n}" sentence="{n}">{word}</token>'
        for n, line in enumerate(text.splitlines())
        for word in line.split()
    ]
    path = topics / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(f"<Document>{''.join(tokens)}</Document>", encoding="utf-8")


def write_near_copies(topics: Path, *rows: str) -> None:
    lines = ["a,b,containment_5gram", *rows]
    (topics / "near_copies.csv").write_text("\n".join(lines) + "\n", encoding="utf-8")


# --------------------------------------------------------------------------- what is counted


def count(families: list[list[str]], ignored: frozenset[frozenset[str]] = frozenset()) -> PairCounts:
    """All counts of three texts of one family and three of one topic, put in these families."""
    texts = [KnownText(name, name, "f", None) for name in ("a1", "a2", "a3")]
    texts += [KnownText(name, name, None, "7") for name in ("n1", "n2", "n3")]
    told = [StoryFamily(str(n), tuple(members)) for n, members in enumerate(families)]
    counts = count_pairs(texts, [t.name for t in texts], told, ignored)
    fields = ("right", "wrong", "missed", "merged", "within")
    return PairCounts(**{f: sum(getattr(c, f) for c in counts) for f in fields})


def test_pairs_are_counted_as_by_hand() -> None:
    assert count([["a1", "a2", "a3"], ["n1"], ["n2"], ["n3"]]) == PairCounts(3, 0, 0, 0, 3)
    assert count([["a1", "a2"], ["a3"], ["n1", "n2"], ["n3"]]) == PairCounts(1, 1, 2, 1, 3)
    # One negative in the family: three wrong pairs, none of them of one topic.
    assert count([["a1", "a2", "a3", "n1"], ["n2"], ["n3"]]) == PairCounts(3, 3, 0, 0, 3)
    assert count([["a1", "a2", "a3", "n1", "n2", "n3"]]) == PairCounts(3, 12, 0, 3, 3)


def test_a_near_copy_counts_neither_way() -> None:
    listed = frozenset({frozenset({"n1", "n2"})})
    joined = [["a1", "a2", "a3"], ["n1", "n2"], ["n3"]]
    apart = [["a1", "a2", "a3"], ["n1"], ["n2"], ["n3"]]
    assert count(joined, listed) == count(apart, listed) == PairCounts(3, 0, 0, 0, 2)


def test_every_text_belongs_to_one_half() -> None:
    families = [KnownText(f"{n}/0", "", f"family {n}", None) for n in range(60)]
    topics = [KnownText(f"{n}/x.xml", "", None, str(n)) for n in range(1, 9)]
    assert {t.half for t in families} == {Half.FITTED, Half.REPORT}
    assert [t.half for t in topics] == [Half.REPORT, Half.FITTED] * 4
    assert all(replace(t, text="another", name="another").half is t.half for t in families + topics)


# --------------------------------------------------------------------------- what is read


def test_words_of_a_topic_are_joined_to_sentences(corpus: tuple[Path, Path]) -> None:
    texts = {t.name: t for t in read_topics(corpus[1])}
    assert sorted(texts) == ["1/1_quake.xml", "1/1_tremor.xml", "2/2_fire.xml"]
    assert (
        texts["2/2_fire.xml"].text.splitlines()[2]
        == "The owner, who employs 310 people, promised to rebuild."
    )
    assert {t.topic for t in texts.values()} == {"1", "2"}


def test_families_are_read_with_their_name(corpus: tuple[Path, Path]) -> None:
    texts = read_families(corpus[0])
    assert [t.family for t in texts] == ["ferry", "ferry", "choir", "choir"]
    assert len({t.name for t in texts}) == 4


@pytest.mark.parametrize(
    "line",
    [
        "not json",
        '{"texts": [{"kind": "Copy", "text": "One."}]}',
        '{"family": "x", "texts": [{"kind": "Copy"}]}',
        "[1]",
        '{"family": "x", "texts": 3}',
    ],
)
def test_a_file_of_another_layout_is_named_with_its_line(corpus: tuple[Path, Path], line: str) -> None:
    with corpus[0].open("a", encoding="utf-8") as file:
        file.write("\n" + line)
    with pytest.raises(EvaluationError, match=r"known\.jsonl, line 3: expected .*family"):
        read_families(corpus[0])


def test_a_file_that_is_empty_or_missing_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").touch()
    with pytest.raises(EvaluationError, match=r"empty\.jsonl: no family"):
        read_families(tmp_path / "empty.jsonl")
    with pytest.raises(EvaluationError, match=r"missing\.jsonl: cannot be read"):
        read_families(tmp_path / "missing.jsonl")


@pytest.mark.parametrize("content", ["<Document>", "<Document/>", "<D><token>word</token></D>"])
def test_a_topic_of_another_layout_is_named(corpus: tuple[Path, Path], content: str) -> None:
    (corpus[1] / "2" / "odd.xml").write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"odd\.xml: expected ECB\+ tokens"):
        read_topics(corpus[1])


def test_folders_of_another_layout_are_named(corpus: tuple[Path, Path], tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match=r"known\.jsonl: expected ECB\+ topics"):
        read_topics(corpus[0])
    (corpus[1] / "2").rename(corpus[1] / "two")
    with pytest.raises(EvaluationError, match=r"two: expected a topic number"):
        read_topics(corpus[1])


@pytest.mark.parametrize("content", [None, "one,two\n1/x.xml,1/y.xml\n"])
def test_a_list_of_near_copies_of_another_layout_is_named(
    corpus: tuple[Path, Path], content: str | None
) -> None:
    path = corpus[1] / "near_copies.csv"
    path.unlink()
    if content:
        path.write_text(content, encoding="utf-8")
    with pytest.raises(EvaluationError, match=r"near_copies\.csv: expected .* columns a and b"):
        read_near_copies(corpus[1])


def test_entities_of_a_topic_are_not_resolved(corpus: tuple[Path, Path], tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("hidden words", encoding="utf-8")
    declared = f'<!DOCTYPE d [<!ENTITY e SYSTEM "{(tmp_path / "secret.txt").as_uri()}">]>'
    content = f'{declared}<d><token sentence="0">seen &e;</token></d>'
    (corpus[1] / "2" / "odd.xml").write_text(content, encoding="utf-8")
    assert all("hidden" not in t.text for t in read_topics(corpus[1]))


# --------------------------------------------------------------------------- the whole


def test_copies_among_independent_reports_are_found_without_fault(corpus: tuple[Path, Path]) -> None:
    scores = evaluate_copies(*corpus)
    assert (scores.pairs.p, scores.pairs.r, scores.pairs.f1, scores.merged) == (1, 1, 1, 0)
    assert scores.corpus.documents == 7
    assert scores.pairs_interval[1] == 1
    assert scores.merged_interval == (0, 0)


def test_a_merged_pair_of_a_topic_lowers_precision_unless_listed(corpus: tuple[Path, Path]) -> None:
    families, topics = corpus
    write_topic(topics, "1/1_again.xml", QUAKE + "\nMore soon .")
    scores = evaluate_copies(families, topics)
    assert (scores.pairs.p, scores.pairs.r, scores.merged) == (2 / 3, 1, 1 / 3)
    write_near_copies(topics, "1/1_again.xml,1/1_quake.xml,0.9")
    scores = evaluate_copies(families, topics)
    assert (scores.pairs.p, scores.pairs.r, scores.merged) == (1, 1, 0)


def test_the_halves_part_the_texts(corpus: tuple[Path, Path]) -> None:
    counted = {half: evaluate_copies(*corpus, half).corpus.documents for half in Half}
    assert counted[Half.FITTED] + counted[Half.REPORT] == counted[Half.ALL] == 7
    assert 0 < counted[Half.FITTED] < 7


def test_the_document_has_the_fixed_keys(corpus: tuple[Path, Path]) -> None:
    scores = evaluate_copies(*corpus)
    document = copy_document(scores)
    assert set(document) == {"task", "corpus", "p", "r", "f1", "cross_event_merged", "interval"}
    assert set(document["interval"]) == {"f1", "cross_event_merged"}
    assert set(document["corpus"]) == {"name", "documents", "sha256"}
    assert show_copies(scores).row_count == 4


def test_the_command_prints_one_document(
    corpus: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    call = ["evaluate", "copies", str(corpus[0]), "--negatives", str(corpus[1]), "--half", "report", "--json"]
    assert run(call) == 0
    printed = json.loads(capsys.readouterr().out)
    assert (printed["task"], printed["corpus"]["name"]) == ("copies", "known, report half")


def test_the_command_refuses_another_layout(
    corpus: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    (corpus[1] / "near_copies.csv").unlink()
    assert run(["evaluate", "copies", str(corpus[0]), "--negatives", str(corpus[1])]) == 2
    shown = capsys.readouterr()
    assert "near_copies.csv" in shown.err.replace("\n", "")
    assert not shown.out

"""What the statement model is trained on: labelled fragments become tags and links of the right words."""

from __future__ import annotations

from pathlib import Path

import pytest

from penholder.claims.tagger.features import TAGS
from train.statements.examples import make_examples, read_articles

TEXT = "The road is open.\n\n“The bridge is safe,” said Anna Doe, the engineer. Others doubt it.\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """One labelled article: "said" with its source and its content."""
    parts = {"Source": "Anna Doe, the engineer", "Cue": "said", "Content": "The bridge is safe"}
    lines = []
    for number, (role, words) in enumerate(parts.items(), 1):
        start = TEXT.index(words)
        lines.append(f"T{number}\t{role} {start} {start + len(words)}\t{words}")
    lines.append("E1\tAttribution:T2 Source:T1 Cue:T2 Content:T3")
    for name, body in (("text/a.txt", TEXT), ("attributions/a.ann", "\n".join(lines) + "\n")):
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(body, encoding="utf-8")
    return tmp_path


def test_labels_become_tags_of_their_words(folder: Path) -> None:
    (article,) = read_articles(folder)
    plain, labelled = (next(iter(make_examples(p))) for p in article.paragraphs)
    assert set(plain.tags) == {0}
    paragraph = article.paragraphs[1]
    text = TEXT[paragraph.offset :]
    tagged = [(text[a:b], TAGS[t]) for (a, b), t in zip(labelled.bounds, labelled.tags, strict=True) if t]
    assert tagged == [
        ("The", "B-content"),
        ("bridge", "I-content"),
        ("is", "I-content"),
        ("safe", "I-content"),
        ("said", "B-cue"),
        ("Anna", "B-source"),
        ("Doe", "I-source"),
        (",", "I-source"),
        ("the", "I-source"),
        ("engineer", "I-source"),
    ]
    (cue,) = labelled.cues
    assert all(cues == {cue} for _, cues in labelled.belongs)


def test_sentences_can_be_read_each_for_itself(folder: Path) -> None:
    (article,) = read_articles(folder)
    assert len(list(make_examples(article.paragraphs[1]))) == 1
    assert len(list(make_examples(article.paragraphs[1], by_sentence=True))) == 2

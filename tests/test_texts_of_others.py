"""No passage of anybody's report stands in the project: nine words in a row are nobody's by chance."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
RUN = 9
"""Words in a row; shorter runs are titles, names and set phrases."""
FOLDERS = ("reports", "bench/polnear", "bench/muc4", "bench/releases", "bench/newsquant", "bench/copies")
TEXT = {".txt", ".json", ".jsonl", ".xml", ".csv"}
SOURCES = {
    ".py",
    ".md",
    ".toml",
    ".txt",
    ".html",
    ".j2",
    ".csv",
    ".json",
    ".yml",
    ".yaml",
    ".css",
    ".js",
    ".cff",
}
_WORD = re.compile(r"u\.n\.|\d+(?:,\d{3})+|[a-z0-9]+(?:['’][a-z]+)?")
_ESCAPES = re.compile(r"\\[nrt\"]|\\u[0-9a-f]{4}")


def read_words(text: str) -> list[str]:
    """Words in lower case, whatever marks and lines stand between them."""
    return _WORD.findall(_ESCAPES.sub(" ", text.lower()))


def cut_runs(words: list[str]) -> Iterator[tuple[str, ...]]:
    return (tuple(words[n : n + RUN]) for n in range(len(words) - RUN + 1))


def is_telling(run: tuple[str, ...]) -> bool:
    """Not a row of numbers and single letters, such as a table has."""
    return sum(word.isalpha() and len(word) > 1 for word in run) >= RUN - 3


def tracked_files() -> list[Path]:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout
    files = [ROOT / name for name in listed.decode().split("\0") if name]
    return [file for file in files if file.suffix in SOURCES and file.is_file()]


def find_copied(sources: list[Path], others: list[Path]) -> list[str]:
    """Runs of the sources that stand in the texts of others, with the file they stand in."""
    own: dict[int, tuple[Path, tuple[str, ...]]] = {}
    for file in sources:
        for run in cut_runs(read_words(file.read_text("utf-8", "replace"))):
            if is_telling(run):
                own.setdefault(hash(run), (file, run))
    found = set()
    for other in others:
        for run in cut_runs(read_words(other.read_text("utf-8", "replace"))):
            if own.get(hash(run), (None, ()))[1] == run:
                found.add(f"{own[hash(run)][0].name}: {' '.join(run)}")
    return sorted(found)


def test_a_copied_run_is_found(tmp_path: Path) -> None:
    (tmp_path / "ours.md").write_text(
        "He wrote “The ferry left the harbour at noon, and nobody\nwaved at us.”"
    )
    (tmp_path / "theirs.txt").write_text("the ferry left the harbour at noon and nobody waved")
    (tmp_path / "other.txt").write_text("the ferry left the harbour at noon and everybody waved")
    ours = [tmp_path / "ours.md"]
    assert find_copied(ours, [tmp_path / "theirs.txt"])
    assert not find_copied(ours, [tmp_path / "other.txt"])


@pytest.mark.skipif(not SHARED.is_dir(), reason="the texts of others are not here")
def test_no_tracked_file_holds_a_passage_of_the_texts_of_others() -> None:
    others = [
        file
        for folder in FOLDERS
        for file in sorted((SHARED / folder).rglob("*"))
        if file.is_file() and file.suffix in TEXT
    ]
    assert find_copied(tracked_files(), others) == []

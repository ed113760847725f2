"""The table of told facts: exact about its faults."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from penholder.errors import UsageError
from penholder.sources import read_meta


def write(tmp_path: Path, text: str) -> Path:
    (tmp_path / "reports.csv").write_text(text, encoding="utf-8")
    return tmp_path / "reports.csv"


def test_facts_by_path_and_by_name(tmp_path: Path) -> None:
    table = "file,outlet,published\na/1.txt,Example Wire,2023-06-16\n2.txt,,\n"
    told = read_meta(write(tmp_path, table))
    first = told.find_provenance("a/1.txt")
    assert first is not None
    assert (first.outlet, first.published, first.told_by_user) == (
        "Example Wire",
        date(2023, 6, 16),
        ("outlet", "published"),
    )
    assert told.find_provenance("b/1.txt") is None
    second = told.find_provenance("deep/2.txt")
    assert second is not None
    assert (second.outlet, second.told_by_user) == (None, ())


def test_columns_in_any_order_case_and_with_a_byte_order_mark(tmp_path: Path) -> None:
    told = read_meta(write(tmp_path, '\ufeffOutlet , FILE\r\n"Wire, Example",a.txt\r\n'))
    found = told.find_provenance("a.txt")
    assert found is not None
    assert found.outlet == "Wire, Example"


@pytest.mark.parametrize(
    ("table", "words"),
    [
        ("file,published\na.txt,16/06/2023\n", "line 2, column published: '16/06/2023'"),
        ("file,published\na.txt,\nb.txt,2023-02-30\n", "line 3, column published"),
        ("file,paper\na.txt,x\n", "line 1, column 'paper'"),
        ("outlet\nx\n", "column 'file' is missing"),
        ("file,outlet\n,x\n", "line 2, column file: empty"),
        ("file,outlet\na.txt,x\na.txt,y\n", "line 3, column file: 'a.txt' stands in the table twice"),
        ("file,outlet\na.txt,x,y\n", "line 2: more cells than columns"),
        ("file,file\na.txt,b\n", "a column stands there twice"),
        ("", "column 'file' is missing"),
    ],
)
def test_faults_name_file_line_and_column(tmp_path: Path, table: str, words: str) -> None:
    with pytest.raises(UsageError, match=r"reports\.csv") as error:
        read_meta(write(tmp_path, table))
    assert words in str(error.value)


def test_a_folder_is_no_table(tmp_path: Path) -> None:
    with pytest.raises(
        UsageError, match="cannot be read as a table: a folder; give the file itself"
    ) as refused:
        read_meta(tmp_path)
    assert "Errno" not in str(refused.value)


def test_a_missing_table(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"none\.csv"):
        read_meta(tmp_path / "none.csv")

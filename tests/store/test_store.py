"""The record file keeps every field, survives being killed, and refuses what is not a record."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from penholder import model
from penholder.errors import NewerRecord, NotARecord
from penholder.store import Store
from penholder.store.migrations import MIGRATIONS, TABLES
from penholder.store.rows import from_row, to_row
from tests.factories import make_bracket, make_report, parse
from tests.strategies import instances


@pytest.mark.parametrize("table", sorted(TABLES))
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_every_field_survives_the_round_trip(table: str, data: st.DataObject) -> None:
    kind, _ = TABLES[table]
    value = data.draw(instances(kind))
    assert from_row(kind, to_row(value)) == value


def test_a_report_comes_back_whole(tmp_path: Path) -> None:
    report = make_report("Peacekeepers patrol.\n\nMore follows.")
    with Store(tmp_path / "a.db") as store:
        store.save_report(report)
        assert store.load_report(report.id) == report
        assert store.load("reports", model.Report) == (report,)


def test_parses_come_back_as_they_were(tmp_path: Path) -> None:
    _, parsed = parse("The mission said on Friday that 12 peacekeepers left.")
    with Store(tmp_path / "a.db") as store:
        store.save_parse("k", parsed.sentences)
        assert store.parse("k") == parsed.sentences
        assert store.parse("other") is None


def test_a_transaction_that_fails_leaves_nothing(tmp_path: Path) -> None:
    with Store(tmp_path / "a.db") as store:
        with pytest.raises(RuntimeError):
            _fail_inside(store)
        assert store.load("reports", model.Report) == ()


def _fail_inside(store: Store) -> None:
    with store.transaction():
        store.save_report(make_report("lost"))
        raise RuntimeError


def test_another_programs_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE mine (a)")
    connection.close()
    with pytest.raises(NotARecord, match="another program"):
        Store(path)


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "text.db"
    path.write_text("not a database at all " * 100)
    with pytest.raises(NotARecord, match="no Penholder record"):
        Store(path)


def test_a_newer_record_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "new.db"
    Store(path).close()
    connection = sqlite3.connect(path)
    connection.execute(f"PRAGMA user_version = {len(MIGRATIONS) + 1}")
    connection.close()
    with pytest.raises(NewerRecord, match="update Penholder"):
        Store(path)


def test_a_record_laid_before_a_field_is_brought_up_to_date(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with Store(path) as store:
        store.save("families", [model.StoryFamily("y1", ("r1", "r2"))])
    connection = sqlite3.connect(path)
    for statement in (
        "ALTER TABLE families DROP COLUMN tree",
        "ALTER TABLE quotes DROP COLUMN drift",
        "DROP TABLE independence",
        f"PRAGMA user_version = {len(MIGRATIONS) - 1}",
    ):
        connection.execute(statement)
    connection.close()
    with Store(path) as store:
        assert store.load("families", model.StoryFamily) == (model.StoryFamily("y1", ("r1", "r2")),)
        assert store.load("independence", model.Independence) == ()
        store.save("quotes", [model.QuoteFamily("q1", "Kenya", (), None, "one wording", drift=0.5)])
        assert store.load("quotes", model.QuoteFamily)[0].drift == 0.5


def test_search_ranks_the_title_first(tmp_path: Path) -> None:
    titled = make_report("Withdrawal of the force\n\nIt was agreed.")
    titled = make_report(titled.text, title=titled.span(0, 23))
    other = make_report("Weather\n\nRain, and much later a withdrawal was named once among other things.")
    with Store(tmp_path / "a.db") as store:
        for report in (other, titled, make_report("A withdrawal not yet worked out.")):
            store.save_report(report)
        store.save("brackets", [make_bracket(r, "2024-01-10") for r in (other, titled)])
        assert [found[0] for found in store.search("withdrawal")] == [titled.id, other.id]
        assert store.search('"odd ( query*') == ()
        assert store.search("  ") == ()


def test_forgetting_removes_the_words(tmp_path: Path) -> None:
    report = make_report("A passage about the drawdown.")
    with Store(tmp_path / "a.db") as store:
        store.save_report(report)
        store.save("brackets", [make_bracket(report, "2024-01-10")])
        assert store.search("drawdown")
        store.forget(report.id)
        assert store.search("drawdown") == ()
        assert store.is_forgotten(report.id)
        store.recall(report.id)
        assert not store.is_forgotten(report.id)


def test_a_killed_writer_loses_no_finished_report(tmp_path: Path) -> None:
    path = tmp_path / "killed.db"
    script = textwrap.dedent(
        f"""
        import sys
        from penholder.store import Store
        from tests.factories import make_report
        store = Store({str(path)!r})
        for number in range(100_000):
            report = make_report(f"Report number {{number}}.")
            with store.transaction():
                store.save_report(report)
            print(report.id, flush=True)
        """
    )
    root = Path(__file__).parents[2]
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, text=True, cwd=root
    ) as process:
        assert process.stdout is not None
        finished = [process.stdout.readline().strip() for _ in range(20)]
        os.kill(process.pid, signal.SIGKILL)
        finished += [line.strip() for line in process.stdout if line.endswith("\n")]
    with Store(path) as store:
        kept = {report.id for report in store.load("reports", model.Report)}
    assert set(finished) <= kept

"""The command line: exit codes, one clear line for every fault, output that any terminal or pipe can take."""

from __future__ import annotations

import json
import os
import pty
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

import penholder
from penholder import api
from penholder.cli import run

ROOT = Path(__file__).parents[1]
PILE = ROOT / "examples" / "mali-2023"
LINES = (
    "MONUSCO said on 4 May 2022 that 30 civilians fled to Bunia. Nobody’s count is final.\n",
    "UNMISS said on 5 May 2022 that 12 patrols were stopped. “We will not accept this,” Ali Example said.\n",
)


@pytest.fixture(scope="module")
def read_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a small pile and the record read from it."""
    folder = tmp_path_factory.mktemp("cli")
    (folder / "pile").mkdir()
    for number, line in enumerate(LINES):
        (folder / "pile" / f"{number}.txt").write_text(line, encoding="utf-8")
    api.read([folder / "pile"], record=folder / "penholder.db")
    return folder


@pytest.fixture
def here(read_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of that folder as the working folder."""
    folder = tmp_path / "here"
    shutil.copytree(read_once, folder)
    monkeypatch.chdir(folder)
    return folder


def start(*arguments: str, **options: object) -> subprocess.Popen[str]:
    """The program in a process of its own."""
    command = [sys.executable, "-m", "penholder", *arguments]
    return subprocess.Popen(command, text=True, **options)  # type: ignore[call-overload, no-any-return]


# ---------------------------------------------------------------------- wrong calls


@pytest.mark.parametrize(
    ("call", "code", "says"),
    [
        ("nonsense", 2, "No such command"),
        ("read", 2, "Missing argument"),
        ("read nowhere.txt", 2, "nowhere.txt: no such file or folder; nothing was read"),
        ("read pile nowhere.txt", 2, "nowhere.txt: no such file or folder; nothing was read"),
        ("read pile/*.odt", 2, "no file fits this pattern"),
        ("read pile --meta pile", 2, "pile: cannot be read as a table"),
        ("read pile --record pile", 3, "pile cannot be opened"),
        ("read pile --record nowhere/r.db", 3, "nowhere/r.db cannot be opened"),
        ("status --record nowhere.db", 2, "no such record; make one with `penholder read FOLDER`"),
        ("status --record pile", 3, "pile cannot be opened"),
        ("status --record pile/0.txt", 3, "is no Penholder record"),
        ("read pile --record pile/0.txt", 3, "is no Penholder record"),
        ("brief -o x.docx", 2, "x.docx: the brief is written as .html or .md"),
        ("brief pile -o x.docx", 2, "x.docx: the brief is written as .html or .md"),
        ("brief -o pile/0.txt/x.html", 2, "cannot be written"),
        (
            "brief --as-known-on 2010-01-01",
            2,
            "no report was known by 1 January 2010; the record holds two later",
        ),
        ("brief --as-known-on 2010-01-01", 2, "of none is it known by when"),
        ("brief --as-known-on 2023-02-30", 2, "2023-02-30"),
        ("brief --since yesterday", 2, "yesterday"),
        ("status --as-known-on 3.5.2022", 2, "3.5.2022"),
        ("show", 2, "Missing argument"),
        ("show zzz", 2, "the record has no id zzz"),
        ("show r", 2, "r begins several ids"),
        ("search", 2, "Missing argument"),
        ("search --limit 0 x", 2, "limit"),
        ("correct rnope --outlet X", 2, "no report has the id rnope"),
        ("correct r0", 2, "nothing to correct"),
        ("correct r --outlet X", 2, "r begins several ids"),
        ("forget r", 2, "r begins several ids"),
        ("forget rnope", 2, "no report has the id rnope"),
        ("forget --undo rnope", 2, "rnope has not been forgotten"),
        ("forget rnope --record nowhere.db", 2, "no such record"),
        ("export", 2, "choose one of --json and --csv"),
        ("export --json --csv x", 2, "choose one of --json and --csv"),
        ("export --csv pile/0.txt", 2, "choose another --csv FOLDER"),
    ],
)
def test_a_wrong_call_is_one_clear_line(
    here: Path, capsys: pytest.CaptureFixture[str], call: str, code: int, says: str
) -> None:
    before = (here / "penholder.db").read_bytes()
    assert run(call.split()) == code
    shown = capsys.readouterr()
    assert says in " ".join(shown.err.replace("\u2502", " ").split())
    assert shown.out == ""
    assert (here / "penholder.db").read_bytes() == before
    assert not (here / "nowhere.db").exists()


def test_looking_never_makes_a_record_of_an_empty_file(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (here / "empty.db").touch()
    assert run(["status", "--record", "empty.db"]) == 3
    assert "empty.db is empty" in capsys.readouterr().err
    assert (here / "empty.db").read_bytes() == b""


def test_a_record_in_memory_is_a_file_of_that_name(here: Path) -> None:
    assert run(["read", "pile", "--record", ":memory:"]) == 0
    assert (here / ":memory:").is_file()


def test_another_programs_file_is_left_alone(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    connection = sqlite3.connect("other.db")
    connection.execute("CREATE TABLE mine (a)")
    connection.close()
    before = Path("other.db").read_bytes()
    for call in ("read pile", "status", "brief", "forget r0"):
        assert run([*call.split(), "--record", "other.db"]) == 3
        assert "another program's database" in capsys.readouterr().err
    assert Path("other.db").read_bytes() == before


@pytest.mark.parametrize("call", ["status", "read pile", "brief", "export --json", "search patrols"])
def test_a_damaged_record_is_named(here: Path, capsys: pytest.CaptureFixture[str], call: str) -> None:
    whole = (here / "penholder.db").read_bytes()
    rotten = bytearray(whole)
    rotten[8192::97] = bytes(255 - byte for byte in whole[8192::97])
    for spoilt in (whole[:20_000], bytes(rotten)):
        (here / "bad.db").write_bytes(spoilt)
        assert run([*call.split(), "--record", "bad.db"]) == 3
        assert "bad.db is damaged" in capsys.readouterr().err


def test_a_newer_record_is_refused(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    connection = sqlite3.connect("penholder.db")
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    assert run(["read", "pile"]) == 3
    assert "newer Penholder" in capsys.readouterr().err


def test_a_record_that_another_program_holds_is_named(
    here: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("penholder.store._PATIENCE", 0.1)
    holder = sqlite3.connect("penholder.db", isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    assert run(["status"]) == 0
    (here / "pile" / "new.txt").write_text("UNIFIL said on 6 May 2022 that 3 cars were stopped.\n")
    assert run(["read", "pile"]) == 3
    assert "another run is writing it" in capsys.readouterr().err
    holder.close()
    assert run(["read", "pile"]) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="needs users and permissions")
def test_a_record_in_a_read_only_place_can_be_looked_at(here: Path) -> None:
    if os.geteuid() == 0:
        pytest.skip("root may write everywhere")
    here.chmod(0o500)
    try:
        assert run(["status"]) == 0
        assert run(["correct", api.open_record("penholder.db").reports[0].id, "--outlet", "X"]) == 3
    finally:
        here.chmod(0o700)


# ---------------------------------------------------------------------- searching


@pytest.mark.parametrize(
    "words", ['"', "*", "a AND (", "NEAR( - : title:x", "", " . , !", "l'", "-13", "civil*"]
)
def test_search_takes_any_words(here: Path, capsys: pytest.CaptureFixture[str], words: str) -> None:
    assert run(["search", "--", words]) == 0
    assert "No report holds all these words." in capsys.readouterr().out


def test_search_names_day_and_outlet(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = api.open_record("penholder.db").reports[0].id
    assert run(["correct", report[:8], "--outlet", "Example Post", "--published", "2022-05-06"]) == 0
    assert run(["search", "on", "May"]) == 0
    words = " ".join(capsys.readouterr().out.split())
    assert f"{report} by 6 May 2022, Example Post: " in words


def test_since_must_lie_before_the_day(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = api.open_record("penholder.db").reports[0].id
    assert run(["correct", report, "--published", "2022-05-06"]) == 0
    assert run(["brief", "--as-known-on", "2022-05-07", "--since", "2022-05-08"]) == 2
    shown = capsys.readouterr().err
    assert "2022-05-08" in shown
    assert "2022-05-07" in shown


def test_search_finds(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["search", "Patrol", "UNMISS"]) == 0
    assert "12 patrols were stopped" in " ".join(capsys.readouterr().out.split())


# ---------------------------------------------------------------------- asking and telling


def test_the_version_is_said(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"penholder {penholder.__version__}\n"


def test_the_start_of_an_id_will_do(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    report = api.open_record("penholder.db").reports[0].id
    assert run(["show", report[:8]]) == 0
    assert run(["forget", report[:8]]) == 0
    assert f"forgotten: {report}" in capsys.readouterr().out
    assert [r.id for r in api.open_record("penholder.db").reports] != [report]
    assert len(api.open_record("penholder.db").reports) == 1
    assert run(["forget", "--undo", report]) == 0


@pytest.mark.parametrize("call", ["status", "conflicts", "export --json"])
def test_an_empty_day_says_what_comes_later(
    here: Path, capsys: pytest.CaptureFixture[str], call: str
) -> None:
    for number, report in enumerate(api.open_record("penholder.db").reports):
        assert run(["correct", report.id, "--published", f"2022-05-1{number}"]) == 0
    capsys.readouterr()
    assert run([*call.split(), "--as-known-on", "2010-01-01"]) == 0
    assert "two later reports; the first is known on 10 May 2022" in capsys.readouterr().err
    assert run([*call.split(), "--as-known-on", "2022-06-01"]) == 0
    assert capsys.readouterr().err == ""


@pytest.mark.parametrize("name", ["brief.html", "brief.md"])
def test_its_own_brief_is_no_report(here: Path, name: str) -> None:
    assert run(["brief", "-o", f"pile/{name}"]) == 0
    assert run(["read", "pile"]) == 0
    skipped = api.open_record("penholder.db").skipped
    assert [(s.path, s.reason) for s in skipped] == [(name, "a brief that Penholder wrote; it is no report")]
    assert len(api.open_record("penholder.db").reports) == 2


# ---------------------------------------------------------------------- terminals and pipes


def test_a_reader_that_leaves_is_no_fault(read_once: Path) -> None:
    for call in (["export", "--json"], ["status"]):
        command = " ".join([sys.executable, "-m", "penholder", *call, "| true; echo ${PIPESTATUS[0]}"])
        done = subprocess.run(
            ["bash", "-c", command], cwd=read_once, env=_environment(), capture_output=True, text=True
        )
        assert (done.stdout.strip(), done.stderr) == ("0", "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_disk_is_one_line(read_once: Path) -> None:
    with (
        Path("/dev/full").open("w") as full,
        start("status", cwd=read_once, env=_environment(), stdout=full, stderr=subprocess.PIPE) as process,
    ):
        shown = process.communicate()[1]
    assert process.returncode == 2
    assert "No space left on device" in shown
    assert "Traceback" not in shown


@pytest.mark.parametrize(
    "variables",
    [
        {"PYTHONIOENCODING": "ascii"},
        {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"},
        {"NO_COLOR": "1", "COLUMNS": "10"},
        {"TERM": "dumb", "COLUMNS": "1"},
        {"FORCE_COLOR": "1"},
    ],
)
def test_any_terminal_will_do(read_once: Path, tmp_path: Path, variables: dict[str, str]) -> None:
    environment = _environment() | variables
    calls = (["status"], ["conflicts"], ["search", "patrols"], ["brief", "-o", str(tmp_path / "b.html")])
    for call in calls:
        with start(
            *call, cwd=read_once, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
        ) as process:
            out, error = process.communicate()
        assert (process.returncode, error) == (0, ""), call
        assert out


def test_json_is_utf8_whatever_the_terminal_speaks(read_once: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "penholder", "export", "--json"],
        cwd=read_once,
        env=_environment() | {"PYTHONIOENCODING": "ascii"},
        capture_output=True,
        check=True,
    )
    texts = [report["text"] for report in json.loads(done.stdout.decode("utf-8"))["record"]["reports"]]
    assert sorted(texts) == sorted(LINES)


def test_progress_shows_on_a_terminal_only(read_once: Path, tmp_path: Path) -> None:
    piped = subprocess.run(
        [sys.executable, "-m", "penholder", "read", "pile", "--record", str(tmp_path / "a.db")],
        cwd=read_once,
        env=_environment() | {"FORCE_COLOR": "1"},
        capture_output=True,
        text=True,
    )
    assert piped.stdout == ""
    assert piped.stderr.splitlines() == [
        "2 new, 0 changed, 0 unchanged, 0 skipped",
        f"now: penholder brief -o brief.html --record {tmp_path / 'a.db'}",
    ]
    assert "parse" in _run_on_terminal(["read", "pile", "--record", str(tmp_path / "b.db")], read_once)


def _run_on_terminal(call: list[str], folder: Path) -> str:
    """What the program writes to a terminal of its own."""
    ours, theirs = pty.openpty()
    with start(
        *call, cwd=folder, env=_environment() | {"TERM": "xterm"}, stdin=theirs, stdout=theirs, stderr=theirs
    ):
        os.close(theirs)
        shown = b""
        while True:
            try:
                piece = os.read(ours, 4096)
            except OSError:
                break
            if not piece:
                break
            shown += piece
    os.close(ours)
    return shown.decode(errors="replace")


def _environment() -> dict[str, str]:
    kept = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "NO_COLOR", "TERM")}
    return kept | {"PYTHONPATH": str(ROOT)}


# ---------------------------------------------------------------------- stopped, killed, two at once


def _wait_for_record(path: Path, table: str, process: subprocess.Popen[str]) -> None:
    """Until the running program has written something into the table."""
    until = time.monotonic() + 120
    while time.monotonic() < until and process.poll() is None:
        try:
            with sqlite3.connect(path) as connection:
                if connection.execute(f"SELECT 1 FROM {table} LIMIT 1").fetchone():
                    return
        except sqlite3.OperationalError:
            pass
        time.sleep(0.02)
    pytest.fail(f"the program ended before it wrote {table}")


@pytest.mark.parametrize(("table", "how"), [("reports", signal.SIGINT), ("parses", signal.SIGKILL)])
def test_a_stopped_run_keeps_what_it_has_and_goes_on(
    tmp_path: Path, undisturbed: tuple[str, str], table: str, how: signal.Signals
) -> None:
    record = tmp_path / "stopped.db"
    with start(
        "read", str(PILE), "--record", str(record), env=_environment(), stderr=subprocess.PIPE
    ) as process:
        _wait_for_record(record, table, process)
        process.send_signal(how)
        said = process.communicate()[1]
    if how is signal.SIGINT:
        assert process.returncode == 130
        assert said.splitlines() == [
            "penholder: interrupted; every finished report is kept and the next run goes on from there"
        ]
    for call in ("status", "conflicts", "export --json"):
        assert run([*call.split(), "--record", str(record)]) == 0
    assert api.read([PILE], record=record).skipped == ()
    assert _outputs(record) == undisturbed


def test_the_record_says_that_reports_wait(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    (here / "pile" / "new.txt").write_text("UNIFIL said on 6 May 2022 that 3 cars were stopped.\n")
    with monkeypatch.context() as patch:
        patch.setattr("penholder.deriving.relate_reports", stop)
        assert run(["read", "pile"]) == 130
    capsys.readouterr()
    assert run(["status"]) == 0
    assert "1 more reports wait" in capsys.readouterr().err
    assert len(api.open_record("penholder.db").reports) == 2
    assert run(["read", "pile"]) == 0
    assert api.waiting("penholder.db") == 0
    assert len(api.open_record("penholder.db").reports) == 3


def test_runs_at_once_on_one_record(tmp_path: Path, undisturbed: tuple[str, str]) -> None:
    files = sorted(str(f) for f in PILE.iterdir() if f.suffix in (".txt", ".html", ".pdf"))
    record = tmp_path / "shared.db"
    parts = (files[::2], files[1::2], files)
    runs = [
        start("read", *part, "--record", str(record), env=_environment(), stderr=subprocess.PIPE)
        for part in parts
    ]
    said = [process.communicate()[1] for process in runs]
    assert [process.returncode for process in runs] == [0, 0, 0], said
    assert _outputs(record) == undisturbed


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, str]:
    """What a run over the shipped pile gives when nothing happens to it."""
    record = tmp_path_factory.mktemp("undisturbed") / "record.db"
    api.read([PILE], record=record)
    return _outputs(record)


def _outputs(record: Path) -> tuple[str, str]:
    opened = api.open_record(record)
    return api.export_json(opened), api.brief(opened)


def test_forgetting_is_all_or_nothing(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    before = api.export_json(api.open_record("penholder.db"))
    report = api.open_record("penholder.db").reports[0].id
    with monkeypatch.context() as patch:
        patch.setattr("penholder.deriving.relate_reports", stop)
        assert run(["forget", report]) == 130
    assert api.export_json(api.open_record("penholder.db")) == before
    assert run(["forget", report]) == 0
    assert report not in api.export_json(api.open_record("penholder.db"))


# ---------------------------------------------------------------------- files that come and go


def test_a_mended_or_deleted_file_is_no_longer_listed_as_skipped(here: Path) -> None:
    (here / "pile" / "a.txt").write_bytes(b"\x89PNG\r\n\x1a\n")
    (here / "pile" / "b.txt").write_bytes(b"")
    assert run(["read", "pile"]) == 0
    assert [s.path for s in api.open_record("penholder.db").skipped] == ["a.txt", "b.txt"]
    (here / "pile" / "a.txt").write_text("UNIFIL said on 6 May 2022 that 3 cars were stopped.\n")
    (here / "pile" / "b.txt").unlink()
    assert run(["read", "pile"]) == 0
    assert api.open_record("penholder.db").skipped == ()


def test_a_spoilt_file_keeps_the_report_it_had(here: Path) -> None:
    before = {report.id for report in api.open_record("penholder.db").reports}
    (here / "pile" / "0.txt").write_bytes(b"")
    summary = api.read(["pile"], record="penholder.db")
    assert [s.path for s in summary.skipped] == ["0.txt"]
    after = api.open_record("penholder.db")
    assert {report.id for report in after.reports} == before
    assert [s.path for s in after.skipped] == ["0.txt"]


def test_an_empty_folder_says_what_was_looked_for(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (here / "bare").mkdir()
    (here / "bare" / "README.md").write_text("notes", encoding="utf-8")
    assert run(["read", "bare"]) == 1
    assert "bare: no report found; looked for text, HTML and PDF files" in capsys.readouterr().err


def test_nothing_readable_is_exit_code_one(here: Path) -> None:
    (here / "pile" / "empty.txt").write_bytes(b"")
    assert run(["read", "pile/empty.txt", "--record", "new.db"]) == 1
    assert run(["read", "pile", "--record", "new.db"]) == 0


def test_a_report_is_never_written_over(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    page = tmp_path / "page.md.html"
    page.write_text("<article><p>UNIFIL said on 4 May 2022 that two posts moved.</p></article>")
    before = page.read_bytes()
    assert run(["brief", str(page), "-o", str(page)]) == 2
    assert "is one of the reports" in capsys.readouterr().err
    assert page.read_bytes() == before

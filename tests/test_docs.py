"""The documents as tests: nothing undocumented, nothing documented that is not there, every example runs."""

from __future__ import annotations

import ast
import contextlib
import io
import re
import runpy
import shutil
import sqlite3
import subprocess
import tomllib
from dataclasses import asdict, fields
from pathlib import Path

import msgspec
import pytest

import penholder
from penholder import errors, model
from penholder.config import Config
from penholder.evaluate.scoring import fingerprint
from penholder.model import Record
from penholder.sources import formats
from penholder.store.migrations import TABLES

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
FOLDERS = ("docs/**/*.md", "examples/*/*.md", "tests/**/README.md")
PAGES = sorted([*ROOT.glob("*.md"), *(page for pattern in FOLDERS for page in ROOT.glob(pattern))])
BANNED = {"item", "data", "info", "processor", "manager", "handler", "helper", "utils", "common"}
LEDGERS = (
    model.Statement,
    model.Figure,
    model.Event,
    model.Restriction,
    model.Commitment,
    model.Position,
)


def read_page(name: str) -> str:
    return (DOCS / name).read_text(encoding="utf-8")


def find_blocks(page: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", page, re.DOTALL)


def load_script(name: str) -> dict[str, object]:
    return runpy.run_path(str(ROOT / "scripts" / f"{name}.py"))


@pytest.fixture
def folder(tmp_path: Path, told_record_file: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A working folder as a reader has it after `make demo`."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "out").mkdir()
    for name in ("demo.db", "mali.db"):
        shutil.copy(told_record_file, tmp_path / "out" / name)
    monkeypatch.chdir(tmp_path)
    return tmp_path


# --------------------------------------------------------------------------- generated pages


def test_every_command_and_option_is_in_the_reference() -> None:
    write = load_script("write_cli_reference")["write_reference"]
    assert read_page("cli.md") == write(), "run `make docs`"  # type: ignore[operator]


def test_every_export_table_column_and_key_is_documented() -> None:
    write = load_script("write_export_reference")["write_reference"]
    page = read_page("exports.md")
    assert page == write(page), "run `make docs`"  # type: ignore[operator]
    keys = {f"`{f.name}`" for kind in (model.Record, model.Assessments) for f in fields(kind)}
    described = set(re.findall(r"^\| (`\w+`) \|", page, re.MULTILINE))
    assert keys <= described


def test_the_tutorial_runs_and_shows_what_the_commands_print() -> None:
    write = load_script("write_tutorial")["write_tutorial"]
    page = read_page("tutorial.md")
    assert page == write(page), "run `make docs` and read the diff"  # type: ignore[operator]


# --------------------------------------------------------------------------- hand-written pages


def test_every_setting_is_documented_with_its_default() -> None:
    page = read_page("settings.md")
    for name, default in asdict(Config()).items():
        assert f"| `{name}` | `PENHOLDER_{name.upper()}` | `{default}` |" in page


def test_every_error_class_and_exit_code_is_documented() -> None:
    page = read_page("errors.md")
    for name, kind in vars(errors).items():
        if isinstance(kind, type) and issubclass(kind, errors.PenholderError):
            assert f"| `{name}` | `{kind.__mro__[1].__name__}` |" in page
    said = re.search(r"Exit codes: (.*?)\n\n", read_page("cli.md"), re.DOTALL)
    assert said
    codes = re.findall(r"\b(\d+) [a-z]", said[1])
    assert codes == re.findall(r"^\| (\d+) \|", page, re.MULTILINE)


def test_every_reason_to_skip_a_file_is_documented() -> None:
    rows = [line.casefold() for line in read_page("errors.md").splitlines() if line.startswith("| ")]
    reasons = sorted(find_skip_reasons())
    assert len(reasons) > 30
    missing = [r for r in reasons if not any(all(word in row for word in r.split()) for row in rows)]
    assert not missing


def find_skip_reasons() -> set[str]:
    """What the sources say of files they refuse: the words before the fix, in lower case."""
    told = {reason for _, _, reason in formats._SIGNATURES} | {reason for _, reason in formats._ZIP_CONTENTS}
    for path in (ROOT / "penholder" / "sources").glob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in ("UnreadableReport", "Skipped"):
                told |= {str(a.value) for a in node.args if isinstance(a, ast.Constant)}
    return {re.split(r"[;:(,]", reason)[0].strip().casefold() for reason in told}


def test_every_ledger_field_and_stored_table_is_in_the_model_page() -> None:
    page = read_page("model.md")
    sections = dict(re.findall(r"^### (\w+): [^\n]+\n(.*?)(?=^##)", page, re.MULTILINE | re.DOTALL))
    general = page[page.index("## The six ledgers") : page.index("### Statements")]
    for kind in LEDGERS:
        told = sections[f"{kind.__name__}s"] + general
        assert not [f.name for f in fields(kind) if f"`{f.name}`" not in told], kind
    for values in (model.VerdictKind, model.PairType):
        for value in values:
            assert f"| {value} |" in page
    for table in TABLES:
        assert f"`{table}`" in page


def test_the_examples_of_the_model_page_are_in_the_record(told_record: Record) -> None:
    paths = {report.path: report.id for report in told_record.reports}
    shown = re.findall(
        r"^### (\w+): .*?\n\| field \| holds \| in `(.+?)` \|\n(.*?)\n\n", read_page("model.md"), re.M | re.S
    )
    assert len(shown) == len(LEDGERS)
    for ledger, path, rows in shown:
        (claims,) = (c for c in told_record.claims if c.report == paths[path])
        written = [msgspec.json.encode(claim).decode() for claim in getattr(claims, ledger.casefold())]
        cells = [row.split("|")[3].strip() for row in rows.splitlines()[1:]]
        pieces = [piece.strip('"') for cell in cells for piece in cell.split(", ") if piece]
        assert any(all(piece in one for piece in pieces) for one in written), (ledger, pieces)


def test_every_public_call_is_documented() -> None:
    page = read_page("python.md")
    missing = [name for name in penholder.__all__ if f"`penholder.{name}" not in page]
    assert not missing


def test_the_figures_belong_to_the_piles_that_are_there() -> None:
    page = read_page("accuracy.md")
    assert "-->\n<!-- end" not in page, "run scripts/write_accuracy.py"
    for name in ("drc-2023", "mixed"):
        found = fingerprint(name, (ROOT / "tests" / "piles" / name).glob("*.txt"))
        assert f"`{found.sha256[:12]}`" in page, "run scripts/write_accuracy.py"


def test_every_page_is_on_the_map() -> None:
    linked = set(re.findall(r"\]\(([\w.]+)\)", read_page("index.md")))
    assert {page.name for page in DOCS.glob("*.md")} - {"index.md"} <= linked


def test_every_runtime_dependency_has_a_line() -> None:
    told = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    first_cells = re.findall(r"^\| ([^|]+) \|", read_page("dependencies.md"), re.MULTILINE)
    named = {name.strip().casefold() for cell in first_cells for name in cell.split(",")}
    assert {re.split(r"[<>=!~\[ ]", line)[0].casefold() for line in told} <= named


# --------------------------------------------------------------------------- examples and links


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_commands_named_in_examples_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    commands = set(re.findall(r"^## `penholder ([a-z ]+)`", read_page("cli.md"), re.MULTILINE))
    commands |= {command.split()[0] for command in commands}
    for block in find_blocks(page.read_text(encoding="utf-8"), "console"):
        for line in re.findall(r"^\$ (.+)", block, re.MULTILINE):
            program, verb = line.split()[:2]
            if program == "make":
                assert verb in targets, line
            elif Path(program).name == "penholder":
                assert verb in commands, line


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_python_and_sql_block_runs(page: Path, folder: Path) -> None:
    text = page.read_text(encoding="utf-8")
    for block in find_blocks(text, "python"):
        with contextlib.redirect_stdout(io.StringIO()):
            exec(compile(block, str(page), "exec"), {})
    with contextlib.closing(sqlite3.connect(folder / "out" / "demo.db")) as database:
        for block in find_blocks(text, "sql"):
            assert database.execute(block).fetchall(), block


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_every_relative_link_leads_somewhere(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)\s]+)\)", text):
        if "://" in target:
            continue
        name, _, anchor = target.partition("#")
        found = page.parent / name if name else page
        assert found.exists(), target
        if anchor:
            assert anchor in find_anchors(found.read_text(encoding="utf-8")), target


def find_anchors(text: str) -> set[str]:
    headings = re.findall(r"^#+ (.+)$", text, re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.casefold()).strip().replace(" ", "-") for heading in headings}


# --------------------------------------------------------------------------- house rules


def test_no_class_or_module_has_a_name_that_says_nothing() -> None:
    named: set[str] = set()
    for path in (ROOT / "penholder").rglob("*.py"):
        named.add(path.stem if path.stem != "__init__" else path.parent.name)
        tree = ast.parse(path.read_text(encoding="utf-8"))
        named |= {node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)}
    # The vocabularies' folder is `data` by the layout of the design; nothing else may be.
    named.discard("data")
    wrong = {name for name in named if BANNED & {word.casefold() for word in split_name(name)}}
    assert not wrong


def split_name(name: str) -> list[str]:
    """The words of a class or module name.

    >>> split_name("ReportPair"), split_name("report_pair")
    (['Report', 'Pair'], ['report', 'pair'])
    """
    return re.findall(r"[A-Z]?[a-z]+|[A-Z]+(?![a-z])", name)


def test_no_tracked_file_names_a_machine_or_a_registry() -> None:
    folders = "|".join(["wo" + "rk", "ro" + "ot", "ho" + "me", "Us" + "ers"])
    hosts = "|".join(
        ["py" + r"pi\.", "pythonhosted", "artifactory", "local" + "host", r"\d+\.\d+\.\d+\.\d+:\d+"]
    )
    pattern = re.compile(rf"(?<![\w.<>*])/(?:{folders})/\w|--(?:extra-)?index-url|//[\w.@:-]*(?:{hosts})")
    wrong = []
    for path in list_tracked():
        found = pattern.search(path.read_bytes().decode("utf-8", errors="replace"))
        if found:
            wrong.append(f"{path.relative_to(ROOT)}: {found.group()}")
    assert not wrong


def list_tracked() -> list[Path]:
    """Files under version control; without it, every file that is not hidden or built."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=False).stdout
    if not listed:
        pytest.skip("not a checkout")
    paths = [ROOT / name for name in listed.decode("utf-8").split("\0") if name]
    return [path for path in paths if path.is_file()]

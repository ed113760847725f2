"""Run the commands of docs/tutorial.md on the example pile and write what they print under them.

A block keeps as many lines as it has now; "…" under them says that more follows. With --check only say
whether the page is up to date.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import sys
import tempfile
from contextlib import chdir, redirect_stderr, redirect_stdout
from pathlib import Path
from unittest.mock import patch

from penholder.cli import run

ROOT = Path(__file__).parents[1]
TARGET = ROOT / "docs" / "tutorial.md"
MORE = "…"
_BLOCK = re.compile(r"(```console\n\$ )(penholder [^\n]+)\n(.*?)(```)", re.DOTALL)
_WIDTH = {"COLUMNS": "80", "NO_COLOR": "1"}


def write_tutorial(page: str) -> str:
    """The page with the output of every `$ penholder` block written anew. Raises when a command fails."""
    with tempfile.TemporaryDirectory() as name, chdir(name), patch.dict(os.environ, _WIDTH):
        for setting in [name for name in os.environ if name.startswith(("PENHOLDER_", "FORCE_COLOR"))]:
            del os.environ[setting]
        shutil.copytree(ROOT / "examples", Path(name, "examples"))
        return _BLOCK.sub(
            lambda block: block[1] + block[2] + "\n" + _renew(block[2], block[3]) + block[4], page
        )


def _renew(command: str, shown: str) -> str:
    """The output of a command, cut where the shown one was cut."""
    lines = [line.rstrip() for line in run_command(command).splitlines()]
    before = shown.splitlines()
    if MORE in before:
        lines = [*lines[: before.index(MORE)], MORE]
    return "".join(f"{line}\n" for line in lines)


def run_command(command: str) -> str:
    """What a command prints on stdout and stderr; `> FILE` works as in a shell."""
    words = shlex.split(command)[1:]
    target = words[words.index(">") + 1] if ">" in words else None
    arguments = words[: words.index(">")] if target else words
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = run(arguments)
    if code:
        raise SystemExit(f"{command}: exit code {code}: {err.getvalue()}")
    if target:
        Path(target).write_text(out.getvalue(), encoding="utf-8")
        return err.getvalue()
    return err.getvalue() + out.getvalue()


def main() -> int:
    """Write the page, or check it."""
    page = TARGET.read_text(encoding="utf-8")
    text = write_tutorial(page)
    if "--check" in sys.argv:
        return 0 if page == text else 1
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

"""Commands run as a person types them: what they show, and how they refuse."""

from __future__ import annotations

import pytest

from penholder.cli import run


def show(capsys: pytest.CaptureFixture[str], *call: str) -> str:
    """What a command that succeeds shows, white space folded."""
    capsys.readouterr()
    assert run(list(call)) == 0
    return " ".join(capsys.readouterr().out.split())


def refuse(capsys: pytest.CaptureFixture[str], *call: str) -> str:
    """What a refused command says on stderr: short lines, inert on a terminal, and nothing on stdout."""
    capsys.readouterr()
    assert run(list(call)) == 2
    shown = capsys.readouterr()
    assert shown.out == ""
    assert "\x1b" not in shown.err
    assert max(len(line) for line in shown.err.splitlines()) < 400
    return shown.err

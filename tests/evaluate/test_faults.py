"""A path that cannot be read is named in words: no error number and no traceback reaches a person."""

from __future__ import annotations

from pathlib import Path

import pytest

from penholder.cli import run


@pytest.mark.parametrize("name", ["figures", "incidents", "verdicts", "support"])
def test_a_folder_given_for_a_file_is_named_in_words(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["evaluate", name, str(tmp_path)]) == 2
    told = capsys.readouterr().err
    assert "a folder; give the file itself" in told
    assert "Errno" not in told
    assert run(["evaluate", name, str(tmp_path / "gone")]) == 2
    assert "no such file; check the path" in capsys.readouterr().err

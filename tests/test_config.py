"""Settings come from the file, then the environment; a wrong one is named."""

from __future__ import annotations

from dataclasses import fields
from pathlib import Path

import pytest

from penholder.config import Config, read_config
from penholder.errors import UsageError


def test_defaults_hold_without_a_file(tmp_path: Path) -> None:
    assert read_config(tmp_path, {}) == Config()


def test_the_environment_beats_the_file(tmp_path: Path) -> None:
    (tmp_path / "penholder.toml").write_text('record = "a.db"\nlimit_megabytes = 5\n')
    config = read_config(tmp_path, {"PENHOLDER_RECORD": "b.db"})
    assert (config.record, config.limit_megabytes) == ("b.db", 5)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("recrod = 1\n", "no setting is called 'recrod'"),
        ('limit_megabytes = "many"\n', "must be int"),
        ("=", "not valid TOML"),
        ("limit_megabytes = [1]\n", "must be int"),
        ("limit_megabytes = -5\n", "must not be -5"),
        ('record = ""\n', "leave it out for 'penholder.db'"),
    ],
)
def test_a_wrong_setting_is_named(tmp_path: Path, text: str, message: str) -> None:
    (tmp_path / "penholder.toml").write_text(text)
    with pytest.raises(UsageError, match=message):
        read_config(tmp_path, {})


def test_every_setting_is_documented() -> None:
    page = (Path(__file__).parents[1] / "docs" / "settings.md").read_text(encoding="utf-8")
    for setting in fields(Config):
        assert f"`{setting.name}`" in page
        assert f"`PENHOLDER_{setting.name.upper()}`" in page

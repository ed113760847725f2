"""Fixtures read once for the whole run: the shipped example pile, with and without what people know of it.

Tests never change them; a test that needs to copies `record_file` first.
"""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import settings

from penholder import api
from penholder.model import Record

# Machines are noisy: no property fails for having taken long.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

PILE = Path(__file__).parents[1] / "examples" / "mali-2023"


@pytest.fixture(scope="session")
def record_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record file of the example pile alone."""
    path = tmp_path_factory.mktemp("record") / "record.db"
    api.read([PILE], record=path)
    return path


@pytest.fixture(scope="session")
def record(record_file: Path) -> Record:
    """The record of the example pile alone."""
    return api.open_record(record_file)


@pytest.fixture(scope="session")
def told_record_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The record file of the example pile with its reports.csv, as `make demo` reads it."""
    path = tmp_path_factory.mktemp("told") / "record.db"
    api.read([PILE], record=path, meta=PILE / "reports.csv")
    return path


@pytest.fixture(scope="session")
def told_record(told_record_file: Path) -> Record:
    """The record of the example pile with its reports.csv, as `make demo` reads it."""
    return api.open_record(told_record_file)

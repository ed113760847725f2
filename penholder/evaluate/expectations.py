"""The casebook as executable expectations: rows of checks over a record, reports named by role.

Takes a record and the binding of roles to file names; gives each row's name with the first failure, or None.
The rows are data (`data/casebook.toml`); the checks know nothing of any mission.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Mapping
from importlib import resources
from typing import Any

import msgspec

from penholder.council import assess
from penholder.errors import EvaluationError, VocabularyError
from penholder.evaluate import claim_checks, report_checks
from penholder.evaluate.witness import Witness
from penholder.model import Record

_CHECKS: dict[str, type] = {**report_checks.CHECKS, **claim_checks.CHECKS}


def check_rows(record: Record, roles: Mapping[str, str]) -> tuple[tuple[str, str | None], ...]:
    """Every row of the casebook with why it fails, or None where it holds."""
    by_path = {report.path: report.id for report in record.reports}
    absent = sorted(name for name in roles.values() if name not in by_path)
    if absent:
        raise EvaluationError(f"a role is bound to {absent[0]}, which is not among the reports read")
    witness = Witness(record, assess(record), {role: by_path[name] for role, name in roles.items()})
    return tuple((name, _first_failure(checks, witness)) for name, checks in _rows(set(witness.roles)))


def _first_failure(checks: list[Callable[[Witness], str | None]], witness: Witness) -> str | None:
    for check in checks:
        failure = check(witness)
        if failure is not None:
            return failure
    return None


def _rows(roles: set[str]) -> list[tuple[str, list[Callable[[Witness], str | None]]]]:
    """The rows that can be asked: those all of whose roles are bound to a report."""
    raw = tomllib.loads(resources.files("penholder.data").joinpath("casebook.toml").read_text("utf-8"))
    return [
        (row["name"], [_make_check(check, row["name"]) for check in row["check"]])
        for row in raw["row"]
        if all(_roles_of(check) <= roles for check in row["check"])
    ]


def _roles_of(check: Mapping[str, Any]) -> set[str]:
    """Every role a check names, wherever it names it."""
    named = {check[key] for key in ("role", "a", "b", "recommended_in") if isinstance(check.get(key), str)}
    named |= {check[key][0] for key in ("a", "b") if isinstance(check.get(key), list)}
    named |= {role for key in ("roles", "reported_in", "versions", "units") for role in check.get(key, ())}
    return named


def _make_check(raw: dict[str, Any], row: str) -> Callable[[Witness], str | None]:
    kind = raw.get("kind")
    if kind not in _CHECKS:
        raise VocabularyError(f"penholder/data/casebook.toml, row {row!r}: no check is called {kind!r}")
    fields = {name: value for name, value in raw.items() if name != "kind"}
    try:
        check: Callable[[Witness], str | None] = msgspec.convert(fields, _CHECKS[kind])
    except msgspec.ValidationError as error:
        raise VocabularyError(f"penholder/data/casebook.toml, row {row!r}: {error}") from error
    return check

"""Each rule that only callers use has a worked example, and the examples say what happens."""

from __future__ import annotations

import doctest
from pathlib import Path
from types import ModuleType

import pytest

from penholder.council import rules
from penholder.council.rules import order, procedure

FOR_CALLERS = (
    "ProceduralMatter",
    "can_withdraw",
    "decide_under_double_veto",
    "order_amendments",
    "order_motions",
    "plan_ballots",
    "rule_on_nature",
    "vote_on_nature",
)
PAGE = Path(__file__).parents[3] / "docs" / "roster.md"


@pytest.mark.parametrize("name", FOR_CALLERS)
def test_a_rule_for_callers_has_an_example_and_stands_on_the_page(name: str) -> None:
    assert ">>>" in getattr(rules, name).__doc__
    assert f"`{name}`" in PAGE.read_text(encoding="utf-8")


@pytest.mark.parametrize("module", [order, procedure])
def test_the_examples_of_the_rules_run(module: ModuleType) -> None:
    done = doctest.testmod(module)
    assert done.attempted
    assert not done.failed


def test_the_example_on_the_page_runs() -> None:
    done = doctest.testfile(str(PAGE), module_relative=False)
    assert done.attempted
    assert not done.failed

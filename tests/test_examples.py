"""The example pile: readable, bound to roles, constructed in our own words, with the troubles it promises."""

from __future__ import annotations

import json
import re
import runpy
from datetime import date
from pathlib import Path

import pytest

from penholder.model import FurnitureKind, Report, Skipped
from penholder.reports import make_report
from penholder.sources import collect_files, read_meta, read_page

ROOT = Path(__file__).parents[1]
PILE = ROOT / "examples" / "mali-2023"
REAL = ROOT.parent / "shared" / "reports"
ROLES: dict[str, str] = json.loads((PILE / "roles.json").read_text())
CASEBOOK_ROLES = ("january_copy_a", "january_copy_b", "april_story", "june_rewrite_a", "june_rewrite_b")
LONGEST_SHARED_RUN = 8
"""Words; names with offices reach this by themselves."""


@pytest.fixture(scope="module")
def pile() -> dict[str, Report]:
    told = read_meta(PILE / "reports.csv")
    found = list(collect_files([PILE]))
    assert not [f for f in found if isinstance(f, Skipped)]
    reports = [
        make_report(read_page(f), told.find_provenance(f.path)) for f in found if not isinstance(f, Skipped)
    ]
    by_path = {report.path: report for report in reports}
    return {role: by_path[name] for role, name in ROLES.items()}


def test_every_report_has_a_role_and_the_companions_are_no_reports(pile: dict[str, Report]) -> None:
    assert len(pile) == 10
    assert set(CASEBOOK_ROLES) <= set(pile)
    assert len({report.id for report in pile.values()}) == 10


@pytest.mark.parametrize("role", CASEBOOK_ROLES)
def test_role_files_have_the_length_of_news_reports(pile: dict[str, Report], role: str) -> None:
    assert 250 <= len(pile[role].text.split()) <= 750


def test_days_of_the_five_parts_are_left_to_be_inferred(pile: dict[str, Report]) -> None:
    assert {role for role in CASEBOOK_ROLES if pile[role].provenance.published} == set()
    assert pile["january_origin"].provenance.published == date(2023, 1, 27)
    assert pile["june_vote"].provenance.published == date(2023, 6, 19)


def test_told_outlets_arrive(pile: dict[str, Report]) -> None:
    assert pile["june_rewrite_a"].provenance.outlet == "Example Post"
    assert pile["june_rewrite_a"].provenance.told_by_user == ("outlet",)


@pytest.mark.parametrize(
    ("role", "kinds"),
    [
        ("january_origin", {"share bar", "newsletter", "related links", "comment form", "navigation"}),
        ("january_copy_a", {"source credit", "related links", "navigation"}),
        ("january_copy_b", {"heading inside the text", "related links"}),
        ("april_story", {"comment form", "newsletter"}),
        ("june_rewrite_a", {"doubled title"}),
        ("june_figures", {"navigation"}),
    ],
)
def test_furniture_of_each_part_is_set_aside(pile: dict[str, Report], role: str, kinds: set[str]) -> None:
    assert kinds <= {piece.kind.value for piece in pile[role].furniture}


def test_what_the_claims_come_from_is_not_furniture(pile: dict[str, Report]) -> None:
    for report in pile.values():
        for piece in report.furniture:
            if piece.kind is not FurnitureKind.COMMENT_FORM:
                assert len(piece.span.words.split()) < 20, piece


def test_nothing_of_the_page_runs(pile: dict[str, Report]) -> None:
    text = pile["january_origin"].text
    assert "<" not in text
    assert "must not run" not in text
    assert "hidden box" not in text


def test_languages(pile: dict[str, Report]) -> None:
    assert {role for role, report in pile.items() if report.language != "en"} == {"not_read"}
    assert pile["not_read"].language == "fr"


def test_the_pdf_is_what_its_script_writes() -> None:
    script = runpy.run_path(str(ROOT / "scripts" / "make_example_pdf.py"))
    assert script["build_pdf"]() == (PILE / "june-institute.pdf").read_bytes()


def test_sentences_are_our_own(pile: dict[str, Report]) -> None:
    if not REAL.exists():
        pytest.skip("no real reports beside the project")
    real: set[tuple[str, ...]] = set()
    for path in sorted(REAL.rglob("*.txt")):
        real |= _runs(path.read_text(encoding="utf-8"))
    for role, report in pile.items():
        shared = sorted(" ".join(run) for run in _runs(report.text) & real)
        assert not shared, f"{role}: {shared}"


def _runs(text: str) -> set[tuple[str, ...]]:
    words = re.findall(r"\w+(?:[.'’,]\w+)*", text.casefold())
    size = LONGEST_SHARED_RUN + 1
    return {tuple(words[n : n + size]) for n in range(len(words) - size + 1)}

"""From page to report: head, language, provenance, ids, and furniture on the real pile."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from penholder.model import Provenance, Report
from penholder.reports import find_language, make_report
from penholder.sources import Format, Page, SourceFile, collect_files, read_page

SHARED = Path(__file__).parents[2] / "shared"
LEAD = "The council met on Friday to hear the envoy, who said that the mission would leave before the end of the year."
NEXT = "Ministers of three neighbouring states had asked it to stay, but the government of the host state refused."


def page(text: str, **changes: Any) -> Page:
    return Page(**({"path": "a.txt", "content_hash": text, "text": text, "format": Format.TEXT} | changes))


def report(text: str, **changes: Any) -> Report:
    return make_report(page(text, **changes))


def test_the_id_is_the_contents() -> None:
    assert report(LEAD, path="a.txt").id == report(LEAD, path="b/c.txt").id
    assert report(LEAD).id != report(NEXT).id
    assert make_report(page(LEAD), supersedes="r0").supersedes == "r0"


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("Council hears envoy on mission\n\n", "Council hears envoy on mission"),
        ("Council hears envoy on mission\n", "Council hears envoy on mission"),
        (
            "WORLD\n\nWho will stay when the mission leaves?\n\nBy Jane Roe\n\n",
            "Who will stay when the mission leaves?",
        ),
        ("By Jane Roe\nJune 16, 2023\n\n", None),
        ("", None),
        ("A short first sentence stands here.\n\n", None),
    ],
)
def test_titles(head: str, title: str | None) -> None:
    made = report(f"{head}{LEAD}\n\n{NEXT}")
    assert (made.title.words if made.title else None) == title
    assert made.furniture == ()


def test_a_stated_title_is_found_in_the_text() -> None:
    made = report(
        f"Kicker words stand here first\n\nCouncil hears envoy\n\n{LEAD}", title="Council hears envoy"
    )
    assert made.title is not None
    assert made.title.words == "Council hears envoy"


@pytest.mark.parametrize(
    ("line", "dateline", "agency"),
    [
        ("UNITED NATIONS (AP) – ", "UNITED NATIONS (AP)", "AP"),
        ("UNITED NATIONS — ", "UNITED NATIONS", None),
        ("BAMAKO, June 16 (Reuters) - ", "BAMAKO, June 16 (Reuters)", "Reuters"),
        ("BAMAKO, Mali (AP) — ", "BAMAKO, Mali (AP)", "AP"),
        ("Bamako (AFP) – ", "Bamako (AFP)", "AFP"),
        ("GENEVA, 3 May 2023 (Xinhua) -- ", "GENEVA, 3 May 2023 (Xinhua)", "Xinhua"),
        ("New York [US], June 17 (ANI): ", "New York [US], June 17 (ANI)", "ANI"),
        ("Port-au-Prince, Haiti – ", "Port-au-Prince, Haiti", None),
        ("N'DJAMENA (dpa) - ", "N'DJAMENA (dpa)", "dpa"),
        ("Nebenzia (Russia) – ", None, None),
        ("Goita (left) – ", None, None),
        ("The Council – all of it – ", None, None),
        ("", None, None),
    ],
)
def test_datelines(line: str, dateline: str | None, agency: str | None) -> None:
    made = report(f"{line}{LEAD}\n\n{NEXT}")
    assert (made.dateline.words if made.dateline else None) == dateline
    assert made.agency == agency


def test_agency_from_a_credit_line_and_outlet_from_a_title() -> None:
    assert report(f"{LEAD}\n\nSource: AFP").agency == "AFP"
    made = report(f"Council hears envoy on mission – Al Jazeera English\n\n{LEAD}")
    assert made.provenance.outlet == "Al Jazeera English"
    assert report(f"Council hears envoy – a hard day\n\n{LEAD}").provenance.outlet is None


def test_byline_and_day_of_the_head() -> None:
    made = report(f"Council hears envoy on mission\n\nBy Jane Roe\nPublished: 16 June 2023, 10:20\n\n{LEAD}")
    assert (made.provenance.author, made.provenance.published) == ("Jane Roe", date(2023, 6, 16))
    assert report(f"Council hears envoy\n\nJune 16\n\n{LEAD}").provenance.published is None
    assert report(f"Council hears envoy\n\nUpdated June 16, 2023\n\n{LEAD}").provenance.published is None


def test_told_facts_win() -> None:
    told = Provenance(
        outlet="Told Gazette", published=date(2023, 6, 17), told_by_user=("outlet", "published")
    )
    made = make_report(
        page(LEAD, outlet="Stated Gazette", published=date(2023, 6, 16), author="Jane Roe"), told
    )
    assert made.provenance == Provenance(
        outlet="Told Gazette",
        author="Jane Roe",
        published=date(2023, 6, 17),
        told_by_user=("outlet", "published"),
    )


@pytest.mark.parametrize(
    ("text", "language"),
    [
        (LEAD, "en"),
        ("Le Conseil de sécurité s’est réuni vendredi pour entendre l’envoyé du Secrétaire général.", "fr"),
        ("El Consejo de Seguridad se reunió el viernes para escuchar al enviado de la misión.", "es"),
        ("1,2 3", "und"),
    ],
)
def test_languages(text: str, language: str) -> None:
    assert find_language(text) == language


@given(st.text(max_size=300))
def test_every_span_equals_its_words(text: str) -> None:
    made = report(text)
    spans = [f.span for f in made.furniture] + [s for s in (made.title, made.dateline) if s]
    assert all(text[s.start : s.end] == s.words and s.report == made.id for s in spans)
    assert not (
        made.title
        and any(f.span.start < made.title.end and made.title.start < f.span.end for f in made.furniture)
    )


# --------------------------------------------------------------------------- the real pile

MUST_BE_FURNITURE = {
    "april_story": ["Leave a Reply", "Your email address", "Interested in advertising", "Submit a Tip", "Got a tip", "Follow along"],
    "january_copy_a": ["Source link", "Related Posts", "Next Post"],
    "june_rewrite_a": ["Mali asks UN to withdraw peacekeeping mission ‘immediately’"],
    "january_copy_b": ["READ ALSO", "One Of The Most Difficult"],
    "june_rewrite_b": [],
}  # fmt: skip


@pytest.fixture(scope="module")
def real_pile() -> dict[str, Report]:
    folder = SHARED / "reports" / "mali-2023"
    if not folder.exists():
        pytest.skip("no real reports beside the project")
    files = [f for f in collect_files([folder]) if isinstance(f, SourceFile)]
    return {f.path: make_report(read_page(f)) for f in files}


@pytest.mark.parametrize("role", MUST_BE_FURNITURE)
def test_furniture_of_the_real_pile(real_pile: dict[str, Report], role: str) -> None:
    roles = json.loads((SHARED / "gold" / "roles.json").read_text())
    pieces = [f.span.words for f in real_pile[roles[role]].furniture]
    for start in MUST_BE_FURNITURE[role]:
        assert any(piece.startswith(start) for piece in pieces), (start, pieces)


def test_no_gold_span_falls_into_furniture(real_pile: dict[str, Report]) -> None:
    gold = json.loads((SHARED / "gold" / "mali-2023.json").read_text())
    checked = 0
    for entry in (*gold["statements"], *gold["figures"], *gold["dated"]):
        made = real_pile[gold["documents"][entry["doc"]]]
        for span in _spans(entry):
            checked += 1
            assert made.text[span["start"] : span["end"]] == span["text"]
            for piece in made.furniture:
                assert not (piece.span.start < span["end"] and span["start"] < piece.span.end), span["text"]
    assert checked > 300


def _spans(entry: dict[str, Any]) -> list[dict[str, Any]]:
    parts = [entry.get("source"), entry.get("cue"), entry.get("date"), *(entry.get("content") or ())]
    return [p for p in (entry, *parts) if isinstance(p, dict) and "start" in p]

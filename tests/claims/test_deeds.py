"""Deeds and facts told with verbs of saying are no statements; sayings with the same verbs are."""

from __future__ import annotations

import pytest

from penholder.claims.statements import extract_statements
from tests.factories import make_bracket, parse


def sources(text: str) -> list[str]:
    report, parsed = parse(text)
    found = extract_statements(report, parsed, make_bracket(report, "2024-02-10"))
    return [s.source.words if s.source else "" for s in found]


@pytest.mark.parametrize(
    "text",
    [
        "Khartoum denied 120 visa requests of UNITAMS in May.",
        "The army denied peacekeepers access to the camp.",
        "The plan is short. It sets out three phases.",
        "The referendum shows how dates slip.",
    ],
)
def test_deeds_and_facts_are_no_statements(text: str) -> None:
    assert sources(text) == []


def test_wish_to_stay_unnamed_is_not_what_was_said() -> None:
    text = "An official, who asked not to be named, said the troops would leave Bangui."
    assert sources(text) == ["An official, who asked not to be named"]


@pytest.mark.parametrize(
    "text",
    [
        "Khartoum denied the charge.",
        "Juba denied that it had blocked flights.",
        "The review shows how dates slip.",
    ],
)
def test_denials_and_documents_still_speak(text: str) -> None:
    assert len(sources(text)) == 1


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("The envoy offered the Council three options.", "three options"),
        (
            "She called it “unacceptable” that Khartoum had held up fuel.",
            "“unacceptable” that Khartoum had held up fuel",
        ),
        ("The minister rejected all options on June 16.", "all options"),
    ],
)
def test_content_begins_after_recipient_and_empty_subject(text: str, content: str) -> None:
    report, parsed = parse(text)
    (found,) = extract_statements(report, parsed, make_bracket(report, "2024-02-10"))
    assert [span.words for span in found.content] == [content]

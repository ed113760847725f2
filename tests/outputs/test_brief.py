"""The page: inert, sourced in every sentence, reachable, stable and small."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import count, pairwise
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml import html

from penholder.errors import UnreadableReport
from penholder.model import Assessments, Record, Report, ReportClaims
from penholder.outputs.brief import LARGEST, write_brief
from penholder.outputs.markdown import write_markdown
from penholder.sources.formats import HEAD_BYTES, recognise_format
from tests.outputs.fixture import ASSESSMENTS, EARLIER, HOSTILE, RECORD, _report

PAGE = write_brief(RECORD, ASSESSMENTS, earlier=EARLIER)
TREE = html.document_fromstring(PAGE)
LIKELIHOOD = re.compile(r"\b(likely|unlikely|probabl\w+|perhaps|presumably|might|almost certain\w*)\b", re.I)


def test_hostile_text_arrives_inert() -> None:
    assert "alert(1)" in PAGE
    assert not TREE.xpath("//script|//iframe|//img|//link|//object|//embed|//base|//form|//i[text()='Post']")
    attributes = [(name, value) for node in TREE.iter() for name, value in node.attrib.items()]
    assert not [name for name, _ in attributes if name.lower().startswith("on")]
    links = [value for name, value in attributes if name in {"href", "src", "xlink:href", "action", "data"}]
    assert all(value.startswith("#") for value in links)
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", PAGE)
    assert "url(http" not in PAGE
    assert "@import" not in PAGE


def test_policy_allows_nothing_but_inline_style() -> None:
    policy = TREE.xpath("string(//meta[@http-equiv='Content-Security-Policy']/@content)")
    assert policy.startswith("default-src 'none'; style-src 'unsafe-inline'; img-src data:")


def test_every_sentence_is_supported() -> None:
    lines = TREE.find_class("line")
    assert len(lines) > 60
    for line in lines:
        supported = line.find_class("mark") or line.find_class("source")
        assert supported, line.text_content()


def test_marks_lead_to_existing_notes_and_back() -> None:
    ids = [node.get("id") for node in TREE.iter() if node.get("id")]
    assert len(ids) == len(set(ids))
    targets = {a.get("href")[1:] for a in TREE.xpath("//a[starts-with(@href, '#')]")}
    assert targets <= set(ids)
    notes = TREE.xpath("//ol[@class='notes']/li/@id")
    cited = {a.get("href")[1:] for a in TREE.find_class("mark")}
    assert set(notes) == cited


def test_notes_show_the_exact_words() -> None:
    texts = [" ".join(r.text.split()) for r in RECORD.reports]
    marked = [m.text_content() for m in TREE.xpath("//ol[@class='notes']//mark")]
    plain = [m for m in marked if "alert" not in m and "\u2026" not in m]
    assert len(plain) > 15
    assert all(any(words in text for text in texts) for words in plain)


def test_furniture_is_no_context() -> None:
    assert "Share this story" not in PAGE


def test_report_words_stand_in_quotation_marks() -> None:
    quoted = " ".join(q.text_content() for q in TREE.iter("q"))
    assert "a quick withdrawal would be" in quoted
    ours = html.document_fromstring(PAGE)
    for node in ours.xpath("//q|//blockquote|//cite|//p[@class='cite']|//svg|//style|//title"):
        node.drop_tree()
    assert "a quick withdrawal would be" not in ours.text_content()


def test_no_likelihood_words_of_our_own() -> None:
    ours = html.document_fromstring(PAGE)
    for node in ours.xpath("//q|//blockquote|//cite|//style"):
        node.drop_tree()
    assert not LIKELIHOOD.search(ours.text_content())


def test_headings_are_in_order_and_landmarks_present() -> None:
    levels = [int(node.tag[1]) for node in TREE.iter("h1", "h2", "h3", "h4")]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(b <= a + 1 for a, b in pairwise(levels))
    assert all(TREE.xpath(f"//{name}") for name in ("header", "nav", "main", "footer"))


def test_tables_name_their_heads_and_pictures_their_meaning() -> None:
    assert all(node.get("scope") for node in TREE.iter("th"))
    assert all(table.find("caption") is not None for table in TREE.iter("table"))
    pictures = TREE.xpath("//*[local-name()='svg'][not(@aria-hidden)]")
    assert len(pictures) >= 5
    for picture in pictures:
        assert picture.get("role") == "img"
        named = picture.get("aria-labelledby").split()
        assert all(TREE.get_element_by_id(i).text_content().strip() for i in named)


def test_head_has_three_to_five_sentences_on_sound_claims() -> None:
    head = TREE.xpath("//ul[@class='head']/li")
    assert 3 <= len(head) <= 5
    suspect = {c for s in RECORD.suspicions for c in s.claims}
    assert suspect
    assert not any("213" in line.text_content() for line in head)


def test_unknown_is_said() -> None:
    words = TREE.text_content()
    assert "straddles 14 June 2026" in words
    assert "Not read: French." in words
    assert "scan <b>.pdf" in words
    assert "Unnamed speaker" in words


def shuffled(record: Record, seed: int) -> Record:
    """The same record with every list in another order."""
    random = Random(seed)

    def mix(values: tuple[object, ...]) -> tuple[object, ...]:
        return tuple(random.sample(values, len(values)))

    return replace(
        record,
        **{  # type: ignore[arg-type]
            name: mix(getattr(record, name))
            for name in (
                "reports",
                "brackets",
                "undated",
                "pairs",
                "families",
                "quotes",
                "suspicions",
                "options",
            )
        },
        claims=tuple(_mix_claims(c, mix) for c in mix(record.claims)),  # type: ignore[arg-type]
        matters=tuple(
            replace(m, claims=mix(m.claims), verdicts=mix(m.verdicts))  # type: ignore[arg-type, type-var]
            for m in mix(record.matters)
        ),
    )


def _mix_claims(claims: ReportClaims, mix: object) -> ReportClaims:
    fields = ("statements", "figures", "events", "restrictions", "commitments", "positions")
    return replace(claims, **{f: mix(getattr(claims, f)) for f in fields})  # type: ignore[operator]


@pytest.mark.parametrize("seed", range(3))
def test_shuffled_record_gives_the_same_bytes(seed: int) -> None:
    tallies = tuple(reversed(ASSESSMENTS.tallies))
    page = write_brief(
        shuffled(RECORD, seed), replace(ASSESSMENTS, tallies=tallies), earlier=shuffled(EARLIER, seed)
    )
    assert page == PAGE


def test_nothing_known_is_a_page_too() -> None:
    empty = Record(None, (), (), (), (), (), (), (), (), (), (), (), (), None)
    page = write_brief(empty, Assessments(None, ()))
    assert "No two reports disagree." in page


def many(reports: int) -> Record:
    """A pile of that many reports, each with its own copy of the fixture's claims."""
    copies = [_copy(number) for number in range((reports + 5) // 6)]
    merged = copies[0]
    for other in copies[1:]:
        merged = replace(
            merged,
            **{  # type: ignore[arg-type]
                name: getattr(merged, name) + getattr(other, name)
                for name in ("reports", "brackets", "undated", "families", "claims", "matters", "pairs")
            },
        )
    return merged


def _copy(number: int) -> Record:
    """The fixture's record with ids of its own, by renaming every id in its repr-free form."""
    import msgspec

    ids = count()
    body = msgspec.json.encode(RECORD).decode()
    known = sorted(set(re.findall(r'"([a-z][0-9a-f]{12}|m\d|y\d|q\d|o\d)"', body)))
    for old in known:
        body = body.replace(f'"{old}"', f'"{old}{number:02d}{next(ids):03d}"')
    return msgspec.json.decode(body, type=Record)


@pytest.mark.parametrize("reports", [50, 240])
def test_size_stays_under_one_megabyte(reports: int) -> None:
    record = many(reports)
    assert len(record.reports) >= reports
    page = write_brief(record, ASSESSMENTS)
    assert len(page.encode()) <= LARGEST + 50_000


@pytest.mark.parametrize("mark", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("name", ["brief.html", "brief.md"])
def test_a_brief_is_known_as_one(tmp_path: Path, mark: bytes, name: str) -> None:
    text = write_markdown(RECORD, ASSESSMENTS) if name.endswith("md") else PAGE
    with pytest.raises(UnreadableReport, match="a brief that Penholder wrote"):
        recognise_format((mark + text.encode())[:HEAD_BYTES], tmp_path / name)


@settings(max_examples=25, deadline=None)
@given(st.text(min_size=1, max_size=80))
def test_any_title_is_inert(title: str) -> None:
    report: Report = _report(f"{title} {HOSTILE}", "x.txt", title)
    lone = replace(
        RECORD,
        reports=(report,),
        **dict.fromkeys(("brackets", "undated", "pairs", "families", "claims", "quotes"), ()),  # type: ignore[arg-type]
        suspicions=(),
        matters=(),
        options=(),
    )
    page = write_brief(lone, Assessments(None, ()))
    assert not html.document_fromstring(page).xpath("//script|//img")

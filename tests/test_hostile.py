"""Hostile piles through the command line: every skipped file named with its fix, every output inert."""

from __future__ import annotations

import csv
import io
import json
import os
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from fpdf import FPDF
from lxml import html

from penholder import api
from penholder.cli import run
from penholder.config import Config
from penholder.model import Record

SAID = (
    "MONUSCO said on 4 May 2022 that {} civilians fled to Bunia. "
    "“We will not leave,” said Ali Example, the spokesman of MONUSCO, on Friday.\n"
)
HTML = """<!doctype html><html><head><title>Envoy heard <img src=x onerror=alert(1)></title>
<meta http-equiv=refresh content="0;url=http://evil.example/"><base href="http://evil.example/">
<link rel=stylesheet href="http://evil.example/a.css"><script>alert(1)</script></head>
<body onload="steal()"><article><h1>Mission in Congo told to go &lt;script&gt;alert(2)&lt;/script&gt;</h1>
<p onclick="steal()">KINSHASA, 4 May 2022 – MONUSCO said on Wednesday that 30 civilians fled
&lt;img src=x onerror=alert(3)&gt; and that 120 more peacekeepers were sent there over the week.</p>
<p>“We will <a href="javascript:alert(4)">never</a> leave &lt;script
src=http://evil.example/x.js&gt;&lt;/script&gt; the country,” said the spokesman Ali Example on Friday.</p>
<svg onload="alert(5)"><script>alert(6)</script><foreignObject><p>drawn</p></foreignObject></svg>
<iframe src="http://evil.example/"></iframe><object data="http://evil.example/"></object>
<p style="background:url(http://evil.example/)">The ministry said on Monday that 45 vehicles were burnt there
{{7*7}} {%% include "/etc/passwd" %%} &amp;lt;b&amp;gt; according to “the mission”.</p></article></body></html>"""
FORMULAS = (
    "=HYPERLINK(A1) said on Friday that 12 soldiers left. +14 peacekeepers were killed, MINUSMA said on Friday.\n\n"
    "@SUM(A1) told reporters that “=1+1 is our plan”. “-5 troops remain,” said Ali Example of UNMISS on Friday.\n"
)
ESCAPES = (
    "\x1b]0;pwned\x07\x1b[31mMONUSCO\x1b[0m said on 4 May 2022 that 61 \u202esreidlos\u202c left Bunia.\n\n"
    "“We will \x9b2J\x1b[2J not leave,” said Ali \u2066Example\u2069, the spokesman of MONUSCO, on Friday.\n"
)
RAW_ESCAPE = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def _pdf(*, encrypted: bool = False, text: bool = True) -> bytes:
    page = FPDF()
    page.add_page()
    page.set_font("helvetica", size=12)
    if text:
        page.multi_cell(0, text=SAID.replace("“", "").replace("”", ""))
    else:
        page.rect(10, 10, 50, 50)
    if encrypted:
        page.set_encryption(owner_password="o", user_password="u")
    return bytes(page.output())


def _zip(*names: str) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return target.getvalue()


UNREADABLE = {
    "empty.txt": (b"", "the file is empty; save the report again"),
    "white.txt": (b" \n\t \n", "nothing but white space; save the report again"),
    "binary.txt": (bytes(range(256)) * 30, "save the report as UTF-8 text, HTML or PDF"),
    "zeros.txt": ("\0".join(SAID).encode(), "save the report as UTF-8 text, HTML or PDF"),
    "big.txt": (b" " * 2_000_000, "above the limit of 1 MB for one report; split the file"),
    "cut.pdf": (_pdf()[:-200], "breaks off before its end; fetch it again"),
    "encrypted.pdf": (_pdf(encrypted=True), "encrypted; save it without a password"),
    "scanned.pdf": (_pdf(text=False), "run text recognition (OCR) over it first"),
    "word.docx": (_zip("word/document.xml"), "save it as text, HTML or PDF"),
    "mail.eml": (
        b"From: a@b.example\nTo: c@d.example\nMIME-Version: 1.0\nSubject: x\n\nThe text.\n",
        "save the message as text or HTML",
    ),
    "pile.zip": (_zip("a.txt"), "unpack it and give the reports inside"),
    "page.html": (b"<!doctype html><html><body><script>x()</script></body></html>", "save"),
}
READABLE: dict[str | bytes, bytes] = {
    "utf16.txt": SAID.format(31).encode("utf-16"),
    "cp1252.txt": SAID.format(32).encode("cp1252"),
    "page-evil.html": HTML.encode(),
    "bomb.html": (
        '<!DOCTYPE html [<!ENTITY a "ha">'
        + "".join(f'<!ENTITY {chr(98 + i)} "{f"&{chr(97 + i)};" * 10}">' for i in range(20))
        + f"]><html><body><p>{SAID.format(33)} &u;&u;</p></body></html>"
    ).encode(),
    "formulas.txt": FORMULAS.encode(),
    "escapes.txt": ESCAPES.encode(),
    "two words.txt": SAID.format(41).encode(),
    "quo'te\".txt": SAID.format(42).encode(),
    "new\nline.txt": SAID.format(43).encode(),
    "отчёт.txt": SAID.format(44).encode(),
    "\x1b[31mred.txt": SAID.format(45).encode(),
    "rtl\u202etxt.exe.txt": SAID.format(46).encode(),
    "<script>alert(7)<\u2215script>.txt": SAID.format(47).encode(),
    b"no-utf8-\xff\xe9.txt": SAID.format(48).encode(),
    "same-1.txt": SAID.format(49).encode(),
    "same-2.txt": SAID.format(49).encode(),
    "lines.txt": "\n".join(f"word{n}" for n in range(10_000)).encode(),
    "marks.txt": ("“”" * 4_000 + "\"'‘’" * 2_000).encode(),
    "furniture.txt": b"Share this article\nSubscribe to our newsletter\nFacebook\nTwitter\nRead more\n",
    "fr.txt": "La mission de l'ONU au Mali a déclaré vendredi que 30 civils ont fui la ville. ".encode() * 4,
    "ar.txt": "قالت بعثة الأمم المتحدة في مالي يوم الجمعة إن ثلاثين مدنيا فروا من المدينة. ".encode() * 4,
    "zh.txt": "联合国驻马里特派团周五表示，三十名平民在战斗后逃离该市。".encode() * 5,
}


@pytest.fixture(scope="module")
def outcome(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Path, Record]]:
    """The folder in which the whole hostile pile was read through the command line, and its record."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "pile" / "loop").mkdir(parents=True)
    for name, content in {**{n: c for n, (c, _) in UNREADABLE.items()}, **READABLE}.items():
        with open(os.fsencode(folder / "pile") + b"/" + os.fsencode(name), "wb") as target:  # noqa: PTH123
            target.write(content)
    (folder / "pile" / "loop" / "again").symlink_to(folder / "pile", target_is_directory=True)
    (folder / "pile" / "dangling.txt").symlink_to(folder / "nowhere")
    os.mkfifo(folder / "pile" / "pipe.txt")
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        patch.setenv("PENHOLDER_LIMIT_MEGABYTES", "1")
        assert run(["brief", "pile", "-o", "brief.html"]) == 0
        yield folder, api.open_record("penholder.db")


def _show(capsys: pytest.CaptureFixture[str], *call: str) -> str:
    capsys.readouterr()
    assert run(list(call)) == 0
    shown = capsys.readouterr()
    return shown.out + shown.err


def test_every_skipped_file_is_named_with_its_fix(outcome: tuple[Path, Record]) -> None:
    reasons = {s.path: s.reason for s in outcome[1].skipped}
    wanted = {name: fix for name, (_, fix) in UNREADABLE.items()}
    wanted |= {"dangling.txt": "a link that points nowhere", "pipe.txt": "give a file"}
    assert set(reasons) == set(wanted)
    for name, fix in wanted.items():
        assert fix in reasons[name], name


def test_everything_else_is_read(outcome: tuple[Path, Record]) -> None:
    assert len(outcome[1].reports) == len(READABLE) - 1  # two files are one report
    languages = {report.path: report.language for report in outcome[1].reports}
    assert [languages[f"{code}.txt"] for code in ("fr", "ar", "zh")] == ["fr", "ar", "zh"]
    claims = {made.report: made.all() for made in outcome[1].claims}
    for report in outcome[1].reports:
        if report.path in ("fr.txt", "ar.txt", "zh.txt", "lines.txt", "marks.txt", "furniture.txt"):
            assert not claims[report.id], report.path
        elif report.path != "formulas.txt":
            assert claims[report.id], report.path


def test_the_brief_is_inert(outcome: tuple[Path, Record]) -> None:
    text = (outcome[0] / "brief.html").read_text(encoding="utf-8")
    _check_inert(text)
    assert "onerror=alert(3)" in html.fromstring(text).text_content()
    assert "onerror=alert(3)&gt;" in text


@pytest.mark.parametrize(
    "call", ["families", "quotes", "sayings", "positions", "compare page-evil.html escapes.txt"]
)
def test_every_page_is_inert(
    outcome: tuple[Path, Record], capsys: pytest.CaptureFixture[str], call: str
) -> None:
    _show(capsys, *call.split(), "--html", "page.html")
    _check_inert((outcome[0] / "page.html").read_text(encoding="utf-8"))


def _check_inert(text: str) -> None:
    assert not RAW_ESCAPE.search(text.replace("\n", ""))
    page = html.fromstring(text)
    for element in page.iter():
        assert element.tag not in (
            "script",
            "iframe",
            "object",
            "embed",
            "base",
            "img",
            "form",
            "foreignobject",
        )
        for name, value in element.attrib.items():
            assert not name.lower().startswith("on"), (element.tag, name)
            if name in ("href", "src", "action", "data", "xlink:href"):
                assert value.startswith(("#", "http://", "https://")), value
                assert (name, element.tag != "link") == ("href", True), (element.tag, value)
            if name == "style":
                assert "url(" not in value
    assert not page.xpath("//meta[translate(@http-equiv, 'REFSH', 'refsh') = 'refresh']")
    assert not any(re.search(r"@import|url\((?!#)", style) for style in page.xpath("//style/text()"))


def test_the_markdown_brief_carries_no_markup(outcome: tuple[Path, Record]) -> None:
    assert run(["brief", "-o", "brief.md"]) == 0
    text = (outcome[0] / "brief.md").read_text(encoding="utf-8")
    assert not RAW_ESCAPE.search(text.replace("\n", ""))
    assert not re.search(r"(?<!\\)<(?:script|img|iframe)", text)
    assert "](javascript:" not in text


def test_the_terminal_gets_no_escape_from_a_report(
    outcome: tuple[Path, Record], capsys: pytest.CaptureFixture[str]
) -> None:
    shown = _show(capsys, "read", "pile") + _show(capsys, "status") + _show(capsys, "conflicts")
    shown += _show(capsys, "search", "MONUSCO")
    for report in outcome[1].reports:
        shown += _show(capsys, "show", report.id) + _show(capsys, "show", "--furniture", report.id)
    for call in ("families", "quotes", "sayings", "positions"):
        shown += _show(capsys, call) + _show(capsys, call, "--json")
    shown += _show(capsys, "sayings", "--by", "Ali\x1b[31m Example\u202e", "--on", "=1+1")
    for name in ("page-evil.html", "formulas.txt", "marks.txt", "ar.txt"):
        shown += _show(capsys, "compare", "escapes.txt", name)
    shown += _show(capsys, "correct", outcome[1].reports[0].id, "--author", "A\x1b[2JB")
    shown += _show(capsys, "export", "--json")
    assert not RAW_ESCAPE.search(shown.replace("\n", ""))
    assert "pwned" in shown


def test_a_spreadsheet_gets_no_formula(
    outcome: tuple[Path, Record], capsys: pytest.CaptureFixture[str]
) -> None:
    assert "tables/statements.csv" in _show(capsys, "export", "--csv", "tables")
    _show(capsys, "sayings", "--csv", "tables/sayings.csv")
    cells = [
        cell
        for table in sorted((outcome[0] / "tables").glob("*.csv"))
        for row in csv.reader(io.StringIO(table.read_text(encoding="utf-8")))
        for cell in row
    ]
    assert any(cell.startswith("'") for cell in cells)
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert not any(RAW_ESCAPE.search(cell) for cell in cells)


def test_the_json_export_keeps_every_character(
    outcome: tuple[Path, Record], capsys: pytest.CaptureFixture[str]
) -> None:
    texts = {r["text"] for r in json.loads(_show(capsys, "export", "--json"))["record"]["reports"]}
    assert texts == {report.text for report in outcome[1].reports}
    assert ESCAPES in texts


def test_the_hostile_pile_costs_nothing_the_second_time(outcome: tuple[Path, Record]) -> None:
    summary = api.read(["pile"], record="penholder.db", config=Config(limit_megabytes=1))
    assert (summary.new, summary.changed, summary.extracted) == (0, 0, 0)


@pytest.mark.parametrize("content", [b"", b" \n", b"\x89PNG\r\n\x1a\n", bytes(range(256)) * 9])
def test_a_pile_of_nothing_readable_is_exit_code_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: bytes
) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    assert run(["read", str(tmp_path), "--record", str(tmp_path / "r.db")]) == 1
    shown = " ".join(capsys.readouterr().err.split())
    assert "1 skipped skipped a.txt (sources): " in shown
    assert ";" in shown
    assert (
        run(["brief", str(tmp_path), "--record", str(tmp_path / "r.db"), "-o", str(tmp_path / "b.html")]) == 2
    )
    assert not (tmp_path / "b.html").exists()

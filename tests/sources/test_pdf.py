"""PDF: paragraphs whole, running lines aside, clear reasons for what cannot be read."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from fpdf import FPDF

from penholder.errors import UnreadableReport
from penholder.sources.page import Page
from penholder.sources.pdf import read_pdf

SENTENCE = "The council met on Friday and heard the envoy of the host state speak about the mission. "


class Paper(FPDF):
    def header(self) -> None:
        self.set_font("Helvetica", size=8)
        self.cell(0, 6, "Example Institute, briefing note", new_x="LMARGIN", new_y="NEXT")

    def footer(self) -> None:
        self.set_y(-15)
        self.cell(0, 6, str(self.page_no()), align="C")


def build(*paragraphs: str, kind: type[FPDF] = FPDF, password: str = "") -> bytes:
    pdf = kind(format=(148, 210))
    pdf.set_creation_date(datetime(2023, 6, 20, tzinfo=UTC))
    if password:
        pdf.set_encryption(owner_password=password, user_password=password)
    pdf.add_page()
    pdf.set_font("Helvetica", size=11)
    for paragraph in paragraphs:
        pdf.multi_cell(0, 5, paragraph, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(4)
    return bytes(pdf.output())


def read(raw: bytes) -> Page:
    return read_pdf(raw, path="a.pdf", content_hash="x")


def test_lines_become_paragraphs() -> None:
    first, second = (SENTENCE * 4).strip(), (SENTENCE.replace("Friday", "Monday") * 3).strip()
    assert read(build(first, second)).text == f"{first}\n\n{second}"


def test_running_lines_are_set_aside_and_paragraphs_cross_pages() -> None:
    long = ("Word after word goes on, without any end in sight, " * 60).strip() + " until here."
    page = read(build(long, long.replace("Word", "Line"), kind=Paper))
    aside = [page.text[a.start : a.end] for a in page.aside]
    assert aside.count("Example Institute, briefing note") >= 2
    assert {"1", "2"} <= set(aside)
    own = [p for p in page.text.split("\n\n") if p not in aside]
    assert own == [long, long.replace("Word", "Line")]


def test_words_cut_at_line_ends_are_made_whole() -> None:
    page = read(
        build("The envoy spoke about peace and inter-\nnational order and the 12,500-\nstrong force.")
    )
    assert page.text == "The envoy spoke about peace and international order and the 12,500-strong force."


def test_a_compound_written_elsewhere_keeps_its_hyphen() -> None:
    page = read(build("A host-state restriction is a host-\nstate restriction wherever it is met."))
    assert page.text.count("host-state") == 2


def test_a_truncated_file_says_so() -> None:
    raw = build(SENTENCE)
    for share in (0.2, 0.5, 0.9):
        with pytest.raises(UnreadableReport, match=r"breaks off|damaged"):
            read(raw[: int(len(raw) * share)])


def test_damage_in_the_middle_says_so_or_is_survived() -> None:
    with pytest.raises(UnreadableReport, match=r"damaged|without text layer"):
        read(b"%PDF-1.4\n" + b"\xff" * 300 + b"\n%%EOF")


def test_an_encrypted_file_says_so() -> None:
    with pytest.raises(UnreadableReport, match="encrypted"):
        read(build(SENTENCE, password="secret"))


def test_a_scan_without_text_says_so() -> None:
    with pytest.raises(UnreadableReport, match="without text layer"):
        read(build())

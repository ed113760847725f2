"""Write the PDF of the example pile; the same bytes on every run.

Takes the path of the PDF to write (default: examples/mali-2023/june-institute.pdf); needs fpdf2.
"""

from __future__ import annotations

import sys
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF

TARGET = Path(__file__).parents[1] / "examples" / "mali-2023" / "june-institute.pdf"
TITLE = "Ten years of MINUSMA in figures"
PARAGRAPHS = (
    "NEW YORK, June 20, 2023 - The Security Council has ten days left to decide on the future of MINUSMA, the "
    "United Nations mission in Mali. This note of an invented institute sets the figures in circulation side by side.",
    "Resolution 2640, adopted on June 29, 2022, extended the mandate until June 30, 2023. It authorises up to "
    "13,289 military personnel and 1,920 police. A ceiling is not a strength: it says how many may be deployed, not "
    "how many are.",
    "The mission counted more than 15,000 uniformed personnel in spring. With its civilian staff it was a "
    "17,500-strong mission in January. Those who name about 12,000 military personnel leave out police and "
    "civilians.",
    "Deaths are told in two ways. Hostile acts had killed 165 peacekeepers between July 2013 and January 2023, the "
    "Secretary-General said. More than 300 peacekeepers have died since 2013 when accidents and illness are "
    "counted as well. The one figure did not grow into the other.",
    "In January the Secretary-General offered the Council three options. In his report of June he recommended that "
    "the Council reconfigure the mission around a short list of priorities. Mali's foreign minister rejected all "
    "options on June 16 and demanded a withdrawal without delay.",
    "The referendum shows how dates slip. It was promised for March, then set for March 19, then held on June 18. "
    "Presidential elections are still announced for February 2024; a minister has named February 4, 2024, while "
    "Mali's ambassador spoke in April of elections in March 2024. The institute has found no document that settles it.",
    "What the Council can do until June 30 depends on nine votes and on five possible vetoes. Without the consent "
    "of the host country, diplomats say, no peace-keeping force can work, and a peace-keeping force without work "
    "is hard to pay for.",
)


class ExamplePdf(FPDF):
    """A page layout with running header and page number, as institutes use it."""

    def header(self) -> None:
        self.set_font("Helvetica", size=9)
        self.cell(0, 8, "Example Institute - Briefing note (constructed)", new_x="LMARGIN", new_y="NEXT")
        self.ln(4)

    def footer(self) -> None:
        self.set_y(-15)
        self.set_font("Helvetica", size=9)
        self.cell(0, 8, f"Page {self.page_no()} of 2", align="C")


def build_pdf() -> bytes:
    """The bytes of the example PDF: fixed creation day, no compression settings of the machine's own."""
    pdf = ExamplePdf(format=(148, 150))
    pdf.set_creation_date(datetime(2023, 6, 20, 12, tzinfo=UTC))
    pdf.set_title(TITLE)
    pdf.set_auto_page_break(True, margin=20)
    pdf.add_page()
    pdf.set_font("Helvetica", style="B", size=15)
    pdf.multi_cell(0, 8, TITLE, new_x="LMARGIN", new_y="NEXT")
    pdf.ln(3)
    pdf.set_font("Times", size=11)
    for paragraph in PARAGRAPHS:
        pdf.multi_cell(0, 5, paragraph, align="L", new_x="LMARGIN", new_y="NEXT")
        pdf.ln(3)
    return bytes(pdf.output())


if __name__ == "__main__":
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else TARGET
    target.write_bytes(build_pdf())

"""Write the golden files anew: `python -m tests.renew_golden`. Read the diff before you commit it.

Takes the example pile with its reports.csv; gives the brief as Markdown and one line per matter with its verdicts.
"""

from __future__ import annotations

import tempfile
import textwrap
from collections.abc import Mapping
from pathlib import Path

from penholder import api
from penholder.model import Claim, Matter, Record, Statement

ROOT = Path(__file__).parents[1]
GOLDEN = ROOT / "tests" / "golden"
PILE = ROOT / "examples" / "mali-2023"


def write_golden(record: Record) -> Mapping[str, str]:
    """Every golden file by its name."""
    return {"brief.md": api.brief(record, markdown=True), "matters.txt": list_matters(record)}


def list_matters(record: Record) -> str:
    """One line per matter: ledger, label, claims, origins, its first words, then each verdict with its reason."""
    words = {claim.id: _first_words(claim) for made in record.claims for claim in made.all()}
    return "".join(f"{_describe(matter, words[matter.claims[0]])}\n" for matter in record.matters)


def _first_words(claim: Claim) -> str:
    span = claim.content[0] if isinstance(claim, Statement) else claim.span
    return textwrap.shorten(span.words, 60, placeholder="…")


def _describe(matter: Matter, words: str) -> str:
    counts = f"claims {len(matter.claims)}, origins at most {len(matter.origins)}"
    verdicts = sorted({f"{v.kind}: {v.reason}" for v in matter.verdicts})
    return " | ".join([matter.ledger, matter.label, counts, f"“{words}”", *verdicts])


def main() -> None:
    """Read the example pile and write the golden files."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "record.db")
        api.read([PILE], record=path, meta=PILE / "reports.csv")
        for name, text in write_golden(api.open_record(path)).items():
            (GOLDEN / name).write_text(text, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()

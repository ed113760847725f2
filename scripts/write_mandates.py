"""Write penholder/data/mandates.csv, the chain of mandates of every UN peace operation.

Run by hand, with files you have: a folder or archive of resolution texts, and the UN's list of resolutions with
descriptions and tallies (CSV with the columns symbol, date, description, yes, no, abstain):

    python scripts/write_mandates.py TEXTS LIST

Expiry, ceilings, reports and tasks come from the texts; where there is no text, the expiry comes from the words of the
description; days of adoption and tallies come from the list. `scripts/mandates_by_hand.csv` holds what neither has:
decisions of the General Assembly and letters, sizes and reports after the last text, decisions after the last row of
the list, slips of the texts; its filled cells stand over what was read. Neither file goes into the project. The output is the same on
every run.
"""

from __future__ import annotations

import csv
import sys
from collections.abc import Iterator
from dataclasses import fields, replace
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from penholder.model import RollCall, VoteCount, VoteResult  # noqa: E402 - found only from here on
from penholder.official.resolutions import Collection, MandateTerms, read_collection  # noqa: E402
from penholder.official.resolutions.descriptions import read_listed  # noqa: E402
from penholder.official.resolutions.links import chain_order, link_mandates  # noqa: E402
from penholder.vocabulary import Mandate  # noqa: E402
from penholder.vocabulary.mandates import read_mandates, write_mandates  # noqa: E402

TABLE = ROOT / "penholder" / "data" / "mandates.csv"
BY_HAND = ROOT / "scripts" / "mandates_by_hand.csv"
HAND = "by hand"
DROPPED = "none"
"""Action by hand of a row that a slip of a text brought in."""
Key = tuple[str, str]
NOTES = (
    "Sources: Security Council resolutions 1946 to 2015 (texts); UN Peace and Security Data Hub DGC-SCRES, list of",
    "resolutions 1946 to {last} (days, descriptions, tallies); by hand: scripts/mandates_by_hand.csv.",
    "Written on 2026-11-22 by scripts/write_mandates.py. One row for each resolution and mission; docs/clock.md.",
)


def read_list(path: Path) -> Iterator[RollCall]:
    """The adopted resolutions of the list, with descriptions mended where UTF-8 was read as Latin-1."""
    with path.open(encoding="utf-8", newline="") as handle:
        for row in csv.DictReader(handle):
            count = VoteCount(int(row["yes"]), int(row["no"]), int(row["abstain"])) if row["yes"] else None
            yield RollCall(
                symbol=row["symbol"],
                day=date.fromisoformat(row["date"]),
                result=VoteResult.ADOPTED,
                title=mend(row["description"]),
                count=count,
            )


def mend(words: str) -> str:
    """Words whose UTF-8 was taken for Latin-1 ("CÃ´te")."""
    try:
        return words.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return words


def number_of(symbol: str) -> str:
    """The number of a Council resolution; the whole symbol of any other document."""
    return symbol[6:].partition("(")[0] if symbol.startswith("S/RES/") else symbol


def add_votes(mandate: Mandate, calls: dict[str, RollCall]) -> Mandate:
    """With the list's day, where it fits the year of the symbol, and the tally."""
    call = calls.get(mandate.resolution)
    if call is None:
        return mandate
    fits = str(call.day.year) == mandate.resolution[-5:-1]
    tally = f"{call.count.yes}-{call.count.no}-{call.count.abstain}" if call.count else ""
    return replace(mandate, adopted=call.day if fits else mandate.adopted, tally=mandate.tally or tally)


def lay_hand(mandate: Mandate, hand: Mandate | None) -> Mandate:
    """With the cells filled by hand over those read."""
    if hand is None:
        return mandate
    filled = {
        f.name: getattr(hand, f.name) for f in fields(Mandate) if getattr(hand, f.name) not in (None, "", ())
    }
    return replace(mandate, **{**filled, "source": f"{mandate.source}+{HAND}"})


def write_table(
    collection: Collection, calls: dict[str, RollCall], hand: dict[Key, Mandate]
) -> list[Mandate]:
    """Every row: what was read, with what was put together by hand."""
    symbols = {number_of(symbol): symbol for symbol in calls}
    texts = [name_rightly(term, symbols, calls) for term in collection.terms]
    last_text = max(r.resolution.number for r in collection.readings)
    later = [t for t in read_listed(calls.values()) if int(number_of(t.resolution)) > last_text]
    read = {(t.mission, t.resolution) for t in texts} | {(t.mission, t.resolution) for t in later}
    alone = [replace(m, source=HAND) for key, m in hand.items() if key not in read and m.action != DROPPED]
    wrong = {key for key, m in hand.items() if m.action == DROPPED}
    linked = link_mandates((t for t in texts if (t.mission, t.resolution) not in wrong), later, known=alone)
    laid = [m if m.source == HAND else lay_hand(m, hand.get((m.mission, m.resolution))) for m in linked]
    return keep_days(sorted((add_votes(m, calls) for m in laid), key=lambda m: (m.mission, chain_order(m))))


def name_rightly(term: MandateTerms, symbols: dict[str, str], calls: dict[str, RollCall]) -> MandateTerms:
    """With the list's symbol and, where the heading tells no day, its day: a few files bear a wrong year."""
    symbol = symbols.get(number_of(term.resolution), term.resolution)
    day = term.adopted or (calls[symbol].day if symbol in calls else None)
    return replace(term, resolution=symbol, adopted=day)


def keep_days(rows: list[Mandate]) -> list[Mandate]:
    """With the days that changes keep taken anew, now that days put together by hand are in the chain."""
    kept: list[Mandate] = []
    for row in rows:
        before = kept[-1] if kept and kept[-1].mission == row.mission else None
        same = row.basis == "kept" and before is not None and HAND not in row.source
        kept.append(replace(row, expires=before.expires) if same and before else row)
    return kept


def main(texts: Path, listing: Path) -> None:
    """Read both files and write the table."""
    calls = {call.symbol: call for call in read_list(listing)}
    hand = {(m.mission, m.resolution): m for m in read_mandates(BY_HAND.read_text("utf-8"), BY_HAND.name)}
    rows = write_table(read_collection(texts), calls, hand)
    notes = [note.format(last=max(call.day for call in calls.values())) for note in NOTES]
    TABLE.write_text(write_mandates(rows, notes), encoding="utf-8")
    print(f"{TABLE.name}: {len(rows)} rows, {len({m.mission for m in rows})} missions")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))

"""Small voting files in the official layouts, written by the tests: nothing of a published file is kept here."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

from penholder.official.voting.member_rows import COLUMNS

SHARED = Path(__file__).parents[4] / "shared" / "data" / "council"
SIX = (("CHN", "CHINA"), ("FRA", "FRANCE"), ("RUS", "RUSSIAN FEDERATION"), ("GBR", "UNITED KINGDOM"),
       ("USA", "UNITED STATES"))  # fmt: skip
ELECTED = (("ALB", "ALBANIA"), ("BRA", "BRAZIL"), ("ECU", "ECUADOR"), ("GAB", "GABON"), ("GHA", "GHANA"),
           ("JPN", "JAPAN"), ("MLT", "MALTA"), ("MOZ", "MOZAMBIQUE"), ("CHE", "SWITZERLAND"),
           ("ARE", "UNITED ARAB EMIRATES"))  # fmt: skip
MEMBERS = SIX + ELECTED
"""The Council of 2023."""

Row = dict[str, str]


def ballot(
    number: int,
    votes: str = "Y" * 15,
    *,
    day: str = "2023-03-01",
    totals: Sequence[int] | None = None,
    **other: str,
) -> list[Row]:
    """The rows of one resolution in the Library's layout; `votes` has a letter for each of `MEMBERS`, "-" for blank."""
    counted = (
        totals
        if totals is not None
        else [votes.count(v) for v in "YNA"] + [votes.count("X") + votes.count("-")]
    )
    rows = []
    for (code, name), vote in zip(MEMBERS, votes, strict=True):
        row = dict.fromkeys(COLUMNS, "")
        row |= {
            "undl_id": str(number),
            "ms_code": code,
            "ms_name": name,
            "permanent_member": str((code, name) in SIX),
            "ms_vote": vote.replace("-", ""),
            "date": day,
            "resolution": f"S/RES/{number}({day[:4]})",
            "meeting": f"S/PV.{9000 + number}",
            "description": f"Security Council resolution {number} (2023) [on patrols, part {number}]",
            "subjects": "PATROLS|NIGHT WORK",
            "total_ms": "15",
            "modality": "Vote",
        }
        row |= dict(
            zip(
                ("total_yes", "total_no", "total_abstentions", "total_non_voting"),
                map(str, counted),
                strict=True,
            )
        )
        rows.append(row | other)
    return rows


def many_ballots(count: int = 8, first: int = 101) -> list[Row]:
    """Enough sound votes that one bad row does not make the file unreadable."""
    return [row for number in range(first, first + count) for row in ballot(number)]


def write_csv(
    path: Path, columns: Sequence[str], rows: Iterable[Row], *, ends: str = "\n", code: str = "utf-8"
) -> Path:
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator=ends)
    writer.writeheader()
    writer.writerows(rows)
    path.write_bytes(text.getvalue().encode(code))
    return path


def write_ballots(path: Path, rows: Iterable[Row], *, ends: str = "\n", code: str = "utf-8") -> Path:
    return write_csv(path, COLUMNS, rows, ends=ends, code=code)


TALLY_COLUMNS = (
    "symbol",
    "date",
    "description",
    "meeting",
    "yes",
    "no",
    "abstain",
    "not_voting",
    "subjects",
    "topics",
)


def tally(symbol: str, day: str, numbers: str, *, subjects: str = "PATROLS", meeting: str = "") -> Row:
    """A row of the table of tallies; `numbers` is "13-0-2" or "" where not told."""
    yes, no, abstain = numbers.split("-") if numbers else ("", "", "")
    values = (
        symbol,
        day,
        f"on patrols of {day}",
        meeting,
        yes,
        no,
        abstain,
        "",
        subjects,
        "PATROLS, NIGHT WORK",
    )
    return dict(zip(TALLY_COLUMNS, values, strict=True))


def write_tallies(path: Path, rows: Iterable[Row]) -> Path:
    return write_csv(path, TALLY_COLUMNS, rows)


DRAFT_COLUMNS = ("date", "year", "record", "topic", "draft", "outcome", "vetoed_by", "yes", "no", "abstain")


def draft(
    day: str, symbol: str, outcome: str, by: str, numbers: str, *, record: str = "", topic: str = "Fishing"
) -> Row:
    yes, no, abstain = numbers.split("-") if numbers else ("", "", "")
    values = (day, day[:4] or "1950", record, topic, symbol, outcome, by, yes, no, abstain)
    return dict(zip(DRAFT_COLUMNS, values, strict=True))


def write_drafts(path: Path, rows: Iterable[Row]) -> Path:
    return write_csv(path, DRAFT_COLUMNS, rows)


VETO_COLUMNS = ("date", "draft", "meeting_record", "agenda_item", "crisis_topic", "region", "member_veto1",
                "member_veto2", "member_veto3")  # fmt: skip


def veto(day: str, symbol: str, *by: str, record: str = "", agenda: str = "Fishing") -> Row:
    members = (*by, "", "", "")[:3]
    return dict(zip(VETO_COLUMNS, (day, symbol, record, agenda, "Fishing", "General", *members), strict=True))


def write_vetoes(path: Path, rows: Iterable[Row]) -> Path:
    return write_csv(path, VETO_COLUMNS, rows)


MEETING_COLUMNS = ("year", "record", "date", "topic", "outcome")


def meeting(record: str, day: str, topic: str, outcome: str) -> Row:
    return dict(zip(MEETING_COLUMNS, (day[:4], record, day, topic, outcome), strict=True))


def write_meetings(path: Path, rows: Iterable[Row]) -> Path:
    return write_csv(path, MEETING_COLUMNS, rows)

"""Small files in the official layouts, written by the tests: nothing of a published file is kept in the project."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path

FATALITY_COLUMNS = (
    "id",
    "incident_date",
    "casualty_id",
    "mission_acronym",
    "type_of_casualty",
    "gender",
    "casualty_nationality",
    "casualty_personnel_type",
    "type_of_incident",
    "m49_code",
    "isocode3",
    "last_update",
)
STRENGTH_COLUMNS = (
    "Date",
    "Mission",
    "Country of Mission",
    "Mission HQ",
    "Mission HQ Longitude",
    "Mission HQ Latitude",
    "Number of Contributors",
    "Troops",
    "Police",
    "Observers",
    "Total",
)
SHARED = Path(__file__).parents[3] / "shared" / "data" / "missions"
FATALITIES = SHARED / "dppadposs-fatalities.csv"
STRENGTH = SHARED / "ipi_mission_month_1990-11_2017-03.csv"


def death(
    number: int,
    day: str,
    mission: str,
    personnel: str = "Military",
    cause: str = "Malicious Act",
    *,
    casualty: str = "",
    state: str = "Chad",
) -> dict[str, str]:
    """One row of the fatalities table by column."""
    values = (
        str(number),
        day,
        casualty or f"{mission}-{day[:7]}-{number:05d}",
        mission,
        "Fatality",
        "M",
        state,
        personnel,
        cause,
        "148.0",
        "TCD",
        "2023-11-28",
    )
    return dict(zip(FATALITY_COLUMNS, values, strict=True))


def month(day: str, mission: str, troops: str, police: str, observers: str, total: str) -> dict[str, str]:
    """One row of the strength table by column."""
    values = (day, mission, "Nowhere", "Town", "12.6", "-8.0", "20", troops, police, observers, total)
    return dict(zip(STRENGTH_COLUMNS, values, strict=True))


def write_table(
    path: Path, columns: Sequence[str], rows: Iterable[dict[str, str]], extra: Sequence[str] = ()
) -> Path:
    """A CSV table with the columns in the given order; `extra` lines come last, as they stand."""
    lines = [",".join(columns), *(",".join(row[c] for c in columns) for row in rows), *extra]
    path.write_text("\r\n".join(lines) + "\r\n", encoding="utf-8", newline="")
    return path


def write_deaths(path: Path, rows: Iterable[dict[str, str]], extra: Sequence[str] = ()) -> Path:
    return write_table(path, FATALITY_COLUMNS, rows, extra)


def many_deaths(count: int = 60) -> list[dict[str, str]]:
    """Enough sound rows that a few bad ones do not make the file unreadable."""
    return [death(n, f"2020-01-{n % 28 + 1:02d}", "MINUSCA") for n in range(1, count + 1)]

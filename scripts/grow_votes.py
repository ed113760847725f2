"""Voting files of any size in the Library's layout of twenty columns: who sat is real, how they voted is invented.

The full "Security Council Voting Data" (about 41,000 rows, 15 MB) is its user's to supply; a file from here stands in
for it in tests and measurements. Members are those of `council.roster` on each day. Resolutions, their subjects and
their votes are made up from the seed by a model whose parameters are stated here, so that what is fitted to the votes
can be held against the truth:

- a resolution is contested with the rate of its subject (`CONTESTED`), independently of all others;
- on an uncontested one every member votes yes;
- on a contested one each member, independently, does not vote yes with its reserve: `RESERVES`, or `RESERVE` for all
  others. A permanent member then abstains; another votes no with probability `NO`, does not vote with `ABSENT`, and
  abstains otherwise. Votes that would not have adopted the resolution are drawn again, about one in two thousand of the contested ones;
- one resolution in `WITHOUT_VOTE` was adopted without a vote; the Library writes Y for every member of it.

So a member's share of votes other than yes on a subject is very nearly `CONTESTED[subject] * reserve`.

    python scripts/grow_votes.py votes.csv --seed 1 [--resolutions 2787]
    python scripts/grow_votes.py votes.csv --measure     (imports it; seconds and peak memory)
"""

from __future__ import annotations

import argparse
import csv
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from penholder import import_official
from penholder.council.roster import Member, members_on
from penholder.official.voting.member_rows import COLUMNS
from penholder.vocabulary.un_names import un_spellings

RESOLUTIONS = 2_787
"""As many as the Library's file of 21 July 2025 has, by its own description."""
FIRST, LAST = date(1946, 1, 25), date(2025, 7, 17)
"""Days of the first and the last of them."""
SMALL_COUNCIL = 219
"""So many fall into the years of eleven members, spread evenly over them; the others follow, as evenly."""

CONTESTED = {
    "PEACEKEEPING IN THE NORTHERN HILLS": 0.05,
    "PEACEKEEPING IN THE RIVER DELTA": 0.10,
    "ELECTION OF JUDGES": 0.01,
    "ADMISSION OF NEW MEMBERS": 0.08,
    "SANCTIONS--COASTAL REPUBLIC": 0.35,
    "SANCTIONS--MOUNTAIN STATE": 0.45,
    "QUESTION OF THE OLD BORDER": 0.60,
    "PROTECTION OF CIVILIANS": 0.15,
}
"""How often a resolution on a subject is contested. The subjects are invented."""
RESERVES = {"CN": 0.55, "RU": 0.60, "SU": 0.60, "US": 0.35, "GB": 0.12, "FR": 0.10}
"""How often a member does not vote yes on a contested resolution."""
RESERVE = 0.08
"""The same for every other member."""
NO = 0.10
ABSENT = 0.05
"""Of an elected member's votes other than yes: how many are a no, how many are not cast."""
WITHOUT_VOTE = 60
"""One resolution in so many was adopted without a vote."""


@dataclass(frozen=True, slots=True)
class GrownVote:
    """One invented resolution."""

    symbol: str
    day: date
    subject: str
    contested: bool
    voted: bool
    """False where it was adopted without a vote."""
    votes: tuple[tuple[Member, str], ...]
    """Each member with Y, N, A or X."""


def reserve_of(iso: str) -> float:
    """The probability that a member does not vote yes on a contested resolution."""
    return RESERVES.get(iso, RESERVE)


def non_yes_of(iso: str, subject: str) -> float:
    """The probability that it does not vote yes on any resolution of a subject."""
    return CONTESTED[subject] * reserve_of(iso)


def draw_votes(seed: int, resolutions: int = RESOLUTIONS) -> Iterator[GrownVote]:
    """The invented resolutions, oldest first; the same seed and number give the same ones."""
    chance = random.Random(seed)  # noqa: S311 - no secret
    subjects = sorted(CONTESTED)
    for number, day in enumerate(_list_days(resolutions), 1):
        subject = chance.choice(subjects)
        contested = chance.random() < CONTESTED[subject]
        voted = chance.random() * WITHOUT_VOTE >= 1
        members = members_on(day)
        votes = _draw(chance, members) if contested and voted else [(m, "Y") for m in members]
        yield GrownVote(f"S/RES/{number}({day.year})", day, subject, contested, voted, tuple(votes))


def grow_votes(path: Path, *, seed: int = 1, resolutions: int = RESOLUTIONS) -> int:
    """Write a file in the official layout; gives the number of its rows."""
    rows = 0
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream, lineterminator="\n")
        writer.writerow(COLUMNS)
        for number, vote in enumerate(draw_votes(seed, resolutions), 1):
            for member, letter in vote.votes:
                writer.writerow(_write(number, vote, member, letter))
                rows += 1
    return rows


def _list_days(resolutions: int) -> list[date]:
    small = round(resolutions * SMALL_COUNCIL / RESOLUTIONS)
    early = _spread(FIRST, date(1965, 12, 31), small)
    return early + _spread(date(1966, 1, 4), LAST, resolutions - small)


def _spread(first: date, last: date, number: int) -> list[date]:
    days = (last - first).days
    return [first + timedelta(days=days * place // max(number - 1, 1)) for place in range(number)]


def _draw(chance: random.Random, members: Sequence[Member]) -> list[tuple[Member, str]]:
    while True:
        votes = [(member, _draw_vote(chance, member)) for member in members]
        if sum(letter == "Y" for _, letter in votes) >= (9 if len(members) > 11 else 7):
            return votes


def _draw_vote(chance: random.Random, member: Member) -> str:
    if chance.random() >= reserve_of(member.iso):
        return "Y"
    if member.permanent:
        return "A"
    kind = chance.random()
    return "N" if kind < NO else "X" if kind < NO + ABSENT else "A"


def _write(number: int, vote: GrownVote, member: Member, letter: str) -> tuple[str, ...]:
    letters = [letter for _, letter in vote.votes]
    what = f"on measures concerning {vote.subject.lower().replace('--', ', ')}, number {number} of its series"
    record = str(100_000 + number)
    return (
        record,
        _code(member.iso),
        (member.listed or member.name).upper(),
        str(member.permanent),
        letter,
        vote.day.isoformat(),
        vote.symbol,
        f"S/{vote.day.year}/{number}" if vote.day.year >= 1998 else "",
        f"S/PV.{number + 40}",
        f"Security Council resolution {number} ({vote.day.year}) [{what}]",
        f"Item {number % 90} of the list of matters: {vote.subject.capitalize()}.",
        f"{vote.subject}|INVENTED MATTERS",
        "" if vote.voted else "Adopted without a vote",
        *(str(letters.count(kind)) for kind in "YNAX"),
        str(len(letters)),
        "Vote" if vote.voted else "Without vote",
        f"https://example.org/record/{record}",
    )


def _code(iso: str) -> str:
    """The three-letter code as the Library writes it: today's, for the USSR that of the Russian Federation."""
    wanted = "RU" if iso == "SU" else iso
    return next(spelling.codes[0] for spelling in un_spellings() if spelling.iso == wanted and spelling.codes)


def measure(path: Path) -> None:
    """Import a file into a new record and print seconds and peak memory of this process."""
    before = read_peak()
    with tempfile.TemporaryDirectory() as folder:
        start = time.perf_counter()
        (outcome,) = import_official([path], record=Path(folder) / "record.db")
        seconds = time.perf_counter() - start
    if outcome.edition is None:
        sys.exit(outcome.refusal)
    peak = read_peak()
    size = path.stat().st_size / 1e6
    print(f"{outcome.edition.rows:,} rows, {size:.1f} MB: {seconds:.1f} s, peak {peak // 1024} MiB")
    print(f"(of it {before // 1024} MiB before the import)")


def read_peak() -> int:
    """Most memory this process has held, in KiB.

    Linux hands `ru_maxrss` on from the process that started this one, so a large one would be measured in its place.
    """
    status = Path("/proc/self/status")
    told = re.search(r"VmHWM:\s+(\d+) kB", status.read_text("ascii", "replace")) if status.exists() else None
    return int(told[1]) if told else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def main() -> None:
    """Write a file, and measure its import if asked."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("path", type=Path)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--resolutions", type=int, default=RESOLUTIONS)
    parser.add_argument("--measure", action="store_true", help="import the file and print seconds and memory")
    given = parser.parse_args()
    rows = grow_votes(given.path, seed=given.seed, resolutions=given.resolutions)
    print(f"{rows:,} rows written to {given.path}")
    if given.measure:
        measure(given.path)


if __name__ == "__main__":
    main()

"""Many resolution texts to the mandates they set, mission by mission.

Takes a path; gives a `Collection`: readings, terms with days and ceilings resolved over each mission's chain, and
what was refused. Never loses the rest for one bad file. The order of the files changes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from penholder.errors import UnreadableReport
from penholder.official.editions import Progress, no_progress
from penholder.official.resolutions.chain import chain_terms
from penholder.official.resolutions.nouns import MandateTerms, Reading, Refused
from penholder.official.resolutions.pile import Pile, read_pile
from penholder.official.resolutions.terms import read_resolution


@dataclass(frozen=True, slots=True)
class Collection:
    """A pile of resolutions, read."""

    readings: tuple[Reading, ...]
    """By number."""
    terms: tuple[MandateTerms, ...]
    """By mission, oldest first."""
    refused: tuple[Refused, ...]


def read_collection(path: Path, *, progress: Progress = no_progress) -> Collection:
    """Every resolution under a path; raises RefusedImport when there is none.

    `progress` is called with "unpack" and "resolutions".
    """
    return read_files(read_pile(path, progress=progress), progress=progress)


def read_files(pile: Pile, *, progress: Progress = no_progress) -> Collection:
    """The same from files at hand."""
    readings: dict[str, Reading] = {}
    refused = list(pile.refused)
    for done, file in enumerate(pile.files, 1):
        try:
            reading = read_resolution(file.name, file.raw)
        except UnreadableReport as error:
            refused.append(Refused(file.name, str(error)))
        else:
            held = readings.setdefault(reading.resolution.symbol, reading)
            if held is not reading:
                refused.append(Refused(file.name, f"a second text of {reading.resolution.symbol}; keep one"))
        progress("resolutions", done, len(pile.files))
    ordered = sorted(readings.values(), key=lambda r: (r.resolution.number, r.resolution.year))
    terms = chain_terms(term for reading in ordered for term in reading.terms)
    return Collection(tuple(ordered), terms, tuple(refused))

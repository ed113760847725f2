"""Resolution texts as an official series that a record can import.

Takes a folder, an archive or a text; gives the mandates found in it, packed. Never keeps the texts: an import holds
facts with the words they rest on, and names each file that gave none.
"""

from __future__ import annotations

import re
from pathlib import Path

import msgspec

from penholder.errors import RefusedImport
from penholder.official.editions import Fault, Layout, Progress, Reading
from penholder.official.resolutions.collection import Collection, read_collection
from penholder.official.resolutions.nouns import MandateTerms
from penholder.official.resolutions.pile import is_archive
from penholder.official.rows import count_words

_NAME = re.compile(r"S?-?RES[-_/ ]?\d{1,5}", re.IGNORECASE)
_OPENING = re.compile(rb"The Security Council|S/RES/\d", re.IGNORECASE)


def recognise_resolutions(path: Path, head: bytes) -> bool:
    """Whether a path is a folder or archive of texts, or one text of a resolution."""
    if path.is_dir():
        return any(_NAME.match(p.name) for p in path.rglob("*.txt"))
    if is_archive(path):
        return True
    return path.suffix.lower() == ".txt" and _OPENING.search(head) is not None


def read_resolutions(path: Path, progress: Progress) -> Reading:
    """The mandates of all texts under a path; raises RefusedImport where there are none."""
    collection = read_collection(path, progress=progress)
    if not collection.readings:
        raise RefusedImport(
            f"{path}: none of its texts shows a resolution symbol; name them S-RES-2100(2013).txt"
        )
    days = sorted(r.resolution.adopted for r in collection.readings if r.resolution.adopted)
    return Reading(
        body=msgspec.msgpack.encode(collection.terms),
        rows=len(collection.terms),
        first_day=days[0] if days else None,
        last_day=days[-1] if days else None,
        left_out=tuple(Fault(r.name, r.reason, "it was left out") for r in collection.refused),
        notes=tuple(_note(collection)),
    )


def load_terms(body: bytes) -> tuple[MandateTerms, ...]:
    """The mandates of an imported file, by mission, oldest first."""
    return msgspec.msgpack.decode(body, type=tuple[MandateTerms, ...])


def _note(collection: Collection) -> list[str]:
    unknown = [r.resolution.symbol for r in collection.readings if r.resolution.adopted is None]
    setting = len({t.resolution for t in collection.terms})
    read = count_words(len(collection.readings), "resolution")
    notes = [f"{read} read, {setting:,} of them {'sets' if setting == 1 else 'set'} terms of a UN mission"]
    if len(collection.readings) == 1:
        notes = [f"{read} read; it sets {'' if setting else 'no '}terms of a UN mission"]
    if unknown:
        notes.append(
            f"no day of adoption in the heading of {len(unknown)}: {', '.join(unknown[:5])}{' ...' if len(unknown) > 5 else ''}"
        )
    return notes


RESOLUTIONS = Layout(
    key="resolutions",
    series="Security Council resolutions",
    expects="a folder or .tar.gz of texts named like S-RES-2100(2013).txt, or one such text",
    attribution="United Nations Security Council, official texts; collections such as F. Haass's to 2015",
    terms="UN text: non-commercial use with attribution; the collection ships nowhere with Penholder",
    recognises=recognise_resolutions,
    read=read_resolutions,
)
"""The layout of resolution texts."""

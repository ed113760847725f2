"""The parts of a resolution: symbol, day of adoption, preamble and operative paragraphs.

Takes the name and text of a file; gives a `ResolutionText`. Never fills a gap: a text whose heading names no day
of adoption has none, and its year is only the year of its symbol.

Layouts met in collections to 2015: the UN's own page ("Adopted by the Security Council at its ... meeting, on
..."), Refworld's ("Publication Date", then the text) and bare texts. Operative paragraphs are numbered in order,
each opening with a verb in the present tense; short resolutions leave them unnumbered, and some copies run the
whole text together on one line.
"""

from __future__ import annotations

import hashlib
import itertools
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from penholder.errors import UnreadableReport
from penholder.official.resolutions.days import DATE, read_day
from penholder.official.resolutions.flattening import FlatText
from penholder.official.resolutions.nouns import Paragraph, Part, ResolutionText, Words

_FILE_SYMBOL = re.compile(r"RES[-/_ ](\d{1,5})[ _]?\((\d{4})\)", re.IGNORECASE)
_SYMBOL = re.compile(r"\b(?:S/RES/|Resolution\s+)(\d{1,5})\s*\(\s*(\d{4})\s*\)", re.IGNORECASE)
_ADOPTED = (
    re.compile(rf"\badopt(?:ed|ion) (?:unanimously )?by the Security Council at its [^,;.]{{1,60}}meeting[^;.]{{0,40}}?,? ?(?:held )?(?:on )?({DATE})", re.IGNORECASE),
    re.compile(rf"\bPublication Date ({DATE})"),
    re.compile(rf"\b(?P<number>\d{{1,4}}) (?:\(\d{{4}}\))?\.? ?(?:Resolution )?(?:of|or|adopted on) ({DATE})", re.IGNORECASE),
)  # fmt: skip
"""A heading's day, the surest layout first; the third must carry the resolution's own number."""
_DISTRIBUTED = re.compile(rf"\bDistr\.?:? ?General(?: S/RES/\d+ ?\(\d{{4}}\))? ({DATE})", re.IGNORECASE)
_OPENING = re.compile(r"\bThe Security Council\b ?,?", re.IGNORECASE)
_CLOSING = re.compile(r"\bAdopted (?:unanimously |by [^.;]{0,40} )?at the \S+ meeting")
_NUMBER = re.compile(
    r"(?:(?<=[;:.,] )|(?<=[.;] and ))(\d{1,3}) ?\. ?(?=[A-Z])|(?<![^ ])(\d{1,3}) ?\.(?= ?[A-Z(\[])"
)
_VERB = (
    r"(?:(?:Further|Also|Hereby|Accordingly|Again|Once more),? )?"
    r"(?:Decides|Extends|Renews|Requests|Calls|Urges|Expresses|Approves|Authorizes|Authorises|Endorses|Welcomes|"
    r"Recommends|Invites|Reaffirms|Demands|Condemns|Notes|Takes note|Reiterates|Emphasizes|Agrees|Declares|Commends|"
    r"Confirms|Appeals|Accepts|Establishes|Directs|Asks|Instructs|Affirms|Stresses|Supports|Considers|Adopts)"
)
_UNNUMBERED = re.compile(rf"(?<![^ ])(?:\([a-z]\) )?{_VERB}\b")
_HEAD_LENGTH = 3000


@dataclass(frozen=True, slots=True)
class Section:
    """A paragraph by its place in the flat text."""

    part: Part
    number: int | None
    start: int
    end: int


def read_layout(name: str, raw: bytes, flat: FlatText) -> tuple[ResolutionText, tuple[Section, ...]]:
    """A resolution's symbol, day and paragraphs, and where these stand in the flat text.

    Raises `UnreadableReport` for a text that shows no symbol.
    """
    number, year = _read_symbol(name, flat.text)
    opening = _OPENING.search(flat.text, _after_heading(flat.text))
    body = opening.end() if opening else 0
    adopted, words = _read_adoption(flat, max(body, 200), number, year)
    sections = tuple(_split_sections(flat, body))
    resolution = ResolutionText(
        name=name,
        number=number,
        year=year,
        text=flat.raw,
        sha256=hashlib.sha256(raw).hexdigest(),
        adopted=adopted,
        adopted_words=words,
        paragraphs=tuple(Paragraph(s.part, s.number, flat.words_at(s.start, s.end)) for s in sections),
    )
    return resolution, sections


def _read_symbol(name: str, text: str) -> tuple[int, int]:
    match = _FILE_SYMBOL.search(name) or _SYMBOL.search(text[:_HEAD_LENGTH])
    if match is None:
        raise UnreadableReport(
            "no resolution symbol in its name or heading; name the file like S-RES-2100(2013).txt"
        )
    return int(match[1]), int(match[2])


def _after_heading(text: str) -> int:
    """Past "Adopted by the Security Council": those words are no opening."""
    match = re.search(r"adopted by the Security Council", text[:_HEAD_LENGTH], re.IGNORECASE)
    return match.end() if match else 0


def _read_adoption(flat: FlatText, head: int, number: int, year: int) -> tuple[date | None, Words | None]:
    """The day of adoption in the heading; one of another year counts where the day of issue bears it out."""
    issued = _DISTRIBUTED.search(flat.text, 0, head)
    day_of_issue = read_day(issued[1]) if issued else None
    for pattern in _ADOPTED:
        for match in pattern.finditer(flat.text, 0, head):
            if match.groupdict().get("number") not in (None, str(number)):
                continue
            place = match.start(match.lastindex or 1), match.end(match.lastindex or 1)
            day = read_day(flat.text[place[0] : place[1]])
            if day and day.year != year and day_of_issue and day_of_issue.year == year:
                day = day_of_issue if (day.month, day.day) == (day_of_issue.month, day_of_issue.day) else None
            if day and day.year == year:
                return day, flat.words_at(*place)
    return None, None


def _split_sections(flat: FlatText, body: int) -> Iterator[Section]:
    closing = _CLOSING.search(flat.text, body)
    end = closing.start() if closing else len(flat.text)
    numbered = list(_find_numbers(flat, body, end)) or list(_find_verbs(flat, body, end))
    first = numbered[0][0] if numbered else end
    for start, stop in _split_lines(flat, body, first):
        yield Section(Part.PREAMBLE, None, start, stop)
    for (start, number), (stop, _) in zip(numbered, [*numbered[1:], (end, None)], strict=False):
        if flat.text[start:stop].strip():
            yield Section(Part.OPERATIVE, number, start, stop)


def _find_numbers(flat: FlatText, body: int, end: int) -> Iterator[tuple[int, int | None]]:
    """Starts of paragraphs numbered in order; a number inside a line counts only after a stop."""
    last = 0
    for match in _NUMBER.finditer(flat.text, body, end):
        opens_line = match.start() in flat.breaks
        if match[1] is None and not opens_line:
            continue
        number = int(match[1] or match[2])
        if last == 0 and number > 2:
            continue
        if number == last + 1 or (opens_line and last < number <= last + 3):
            last = number
            yield match.start(), number


def _find_verbs(flat: FlatText, body: int, end: int) -> Iterator[tuple[int, int | None]]:
    """Starts of unnumbered paragraphs: a capital verb that opens a line or follows a comma or stop."""
    for match in _UNNUMBERED.finditer(flat.text, body, end):
        before = flat.text[body : match.start()].rstrip()
        if match.start() in flat.breaks or not before or before[-1] in ",;.:":
            yield match.start(), None


def _split_lines(flat: FlatText, start: int, end: int) -> Iterator[tuple[int, int]]:
    edges = [start, *sorted(b for b in flat.breaks if start < b < end), end]
    for first, last in itertools.pairwise(edges):
        if flat.text[first:last].strip():
            yield first, last

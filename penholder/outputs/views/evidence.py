"""Evidence: the exact words behind a sentence, with context and where they were read.

Takes a `RecordIndex` and an evidence id (a claim, a suspicion, a report or a shared sentence); gives one
`Evidence`. Never shows furniture as context and never guesses an outlet or a day.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penholder.errors import UnknownId
from penholder.model import Claim, Report, SentencePair, Span, Statement, Suspicion
from penholder.outputs import wording
from penholder.outputs.views.index import RecordIndex, suspicion_id
from penholder.outputs.wording import clean, shorten

CONTEXT = 110
"""Characters of context on either side of a passage: about one printed line."""
LONGEST = 560
"""Characters of a passage shown at most; the offsets in the citation cover all of it."""


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of a passage; marked when it is the exact words of the claim."""

    text: str
    marked: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """One passage as a reader checks it."""

    id: str
    kind: str
    """statement, figure, event, restriction, commitment, position, suspect passage, report, shared sentence."""
    before: str
    passage: tuple[Piece, ...]
    after: str
    report: str
    code: str
    """Letter of the report within the record."""
    title: str
    outlet: str
    published: str
    known_on: str
    family: str
    suspect: str
    """Why the passage is suspect, or ""."""
    sister: str
    """Words of a sister report the passage is read against, or ""."""
    sister_from: str
    citation: str

    @property
    def words(self) -> str:
        """The passage as plain text."""
        return "".join(piece.text for piece in self.passage)


def view_evidence(index: RecordIndex, wanted: str) -> Evidence:
    """The evidence with that id; raises `UnknownId` when the record holds nothing of it."""
    if wanted in index.claims:
        return _claim_evidence(index, index.claims[wanted])
    if wanted in index.reports:
        return _report_evidence(index, index.reports[wanted])
    if wanted in index.passages:
        return _suspect_evidence(index, index.passages[wanted])
    if wanted in index.shared:
        return _shared_evidence(index, wanted, index.shared[wanted])
    raise UnknownId(
        f"The record has nothing with the id {clean(wanted)}. Ids are listed by `penholder status`."
    )


def report_title(report: Report) -> str:
    """The report's title, or its first words when it has none."""
    if report.title is not None and clean(report.title.words):
        return shorten(clean(report.title.words), 110)
    return shorten(clean(report.text[:400]), 60) or "untitled"


def report_outlet(report: Report) -> str:
    """Outlet and agency as far as they are known."""
    outlet, agency = clean(report.provenance.outlet or ""), clean(report.agency or "")
    if outlet and agency and agency != outlet:
        return f"{outlet}, carrying {agency}"
    return outlet or (f"outlet unknown, carrying {agency}" if agency else "outlet unknown")


def report_name(index: RecordIndex, report: str) -> str:
    """A report as a sentence names it: its outlet where no other report has it, else its title."""
    found = index.reports[report]
    outlet, title = clean(found.provenance.outlet or ""), f"“{shorten(report_title(found), 60)}”"
    if not outlet:
        return title
    return outlet if index.outlets[outlet] == 1 else f"{outlet}, {title}"


def _claim_evidence(index: RecordIndex, claim: Claim) -> Evidence:
    spans = claim.content if isinstance(claim, Statement) else (claim.span,)
    reasons = [s.reason for s in index.suspicions.get(claim.id, ())]
    sisters = [s.sister for s in index.suspicions.get(claim.id, ()) if s.sister]
    return _build(index, claim.id, type(claim).__name__.lower(), spans, reasons, sisters)


def _suspect_evidence(index: RecordIndex, suspicion: Suspicion) -> Evidence:
    sisters = [suspicion.sister] if suspicion.sister else []
    return _build(
        index, suspicion_id(suspicion), "suspect passage", (suspicion.span,), [suspicion.reason], sisters
    )


def _shared_evidence(index: RecordIndex, wanted: str, sentences: SentencePair) -> Evidence:
    return _build(index, wanted, "shared sentence", (sentences.a,), [], [sentences.b])


def _report_evidence(index: RecordIndex, report: Report) -> Evidence:
    start, end = (report.title.start, report.title.end) if report.title else _first_line(report.text)
    return _build(index, report.id, "report", (report.span(start, end),), [], [])


def _first_line(text: str) -> tuple[int, int]:
    start = len(text) - len(text.lstrip())
    return start, min(start + 160, max(len(text.rstrip()), start + 1))


def _build(
    index: RecordIndex,
    wanted: str,
    kind: str,
    spans: Sequence[Span],
    reasons: Sequence[str],
    sisters: Sequence[Span],
) -> Evidence:
    report = index.reports[spans[0].report]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    known = index.known_on(report.id)
    sister = sisters[0] if sisters else None
    return Evidence(
        id=wanted,
        kind=kind,
        before=_before(report, start),
        passage=_passage(report, spans),
        after=_after(report, end),
        report=report.id,
        code=index.codes[report.id],
        title=report_title(report),
        outlet=report_outlet(report),
        published=wording.bracket(index.brackets.get(report.id)),
        known_on=wording.day(known) if known else "unknown",
        family=family_words(index, report.id),
        suspect=" ".join(dict.fromkeys(wording.sentence(clean(r)) for r in reasons)),
        sister=shorten(clean(sister.words), 280) if sister else "",
        sister_from=_name(index, sister.report) if sister else "",
        citation=_cite(index, report, start, end),
    )


def _name(index: RecordIndex, report: str) -> str:
    found = index.reports.get(report)
    return f"{report_outlet(found)}, “{report_title(found)}”" if found else report


def family_words(index: RecordIndex, report: str) -> str:
    """How many reports tell the same text."""
    family = index.family_of.get(report)
    others = len(family.reports) - 1 if family else 0
    return (
        f"one of {wording.count(others + 1, 'report')} telling one text" if others else "no copy in this pile"
    )


def _cite(index: RecordIndex, report: Report, start: int, end: int) -> str:
    author = f"{clean(report.provenance.author)}, " if report.provenance.author else ""
    address = f" {clean(report.provenance.address)}" if report.provenance.address else ""
    when = wording.bracket(index.brackets.get(report.id))
    place = f"report {report.id}, characters {start}–{end}"
    return f"{author}“{report_title(report)}”, {report_outlet(report)}, {when} ({place}).{address}"


def _passage(report: Report, spans: Sequence[Span]) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    at, left = min(s.start for s in spans), LONGEST
    for span in sorted(spans):
        if span.start > at:
            pieces.append(Piece(f" {clean(report.text[at : span.start])} ", False))
        words = shorten(clean(report.text[max(at, span.start) : span.end]), max(left, 24))
        left -= len(words)
        if words:
            pieces.append(Piece(words, True))
        at = max(at, span.end)
        if left <= 0:
            break
    return tuple(pieces)


def _before(report: Report, start: int) -> str:
    walls = [f.span.end for f in report.furniture if f.span.end <= start]
    if report.title is not None and report.title.end <= start:
        walls.append(report.title.end)
    wall = max(walls, default=0)
    words = clean(report.text[wall:start])
    gap = " " if words and report.text[start - 1].isspace() else ""
    if len(words) <= CONTEXT:
        return words + gap
    tail = words[-CONTEXT:]
    return "…" + (tail.split(" ", 1)[1] if " " in tail else tail) + gap


def _after(report: Report, end: int) -> str:
    wall = min((f.span.start for f in report.furniture if f.span.start >= end), default=len(report.text))
    words = shorten(clean(report.text[end : min(wall, end + CONTEXT * 3)]), CONTEXT)
    return f" {words}" if words and report.text[end].isspace() else words

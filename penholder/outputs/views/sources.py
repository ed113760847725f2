"""Where a brief comes from: story families, shared sentences, reports left out or not read, skipped files.

Takes a `RecordIndex`; gives the family tree and the lists. Never counts a copy as an origin.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from penholder.model import PairType, ReportPair
from penholder.outputs import wording
from penholder.outputs.views.evidence import report_name, report_outlet, report_title
from penholder.outputs.views.index import RecordIndex, shared_id
from penholder.outputs.views.lines import Line, line

NAMED = 4
"""Reports left out that the head names; the others are named where the sources are."""
BY_TEXT = {PairType.COPY, PairType.EDITED_COPY, PairType.SHARED_BACKGROUND}
"""Types that the words alone decide: their figures say why, other types have a reason of their own."""


@dataclass(frozen=True, slots=True)
class ReportView:
    """One report as listed and drawn."""

    id: str
    code: str
    """Letter that stands for it within one brief, in the order of days."""
    outlet: str
    title: str
    published: str
    known_on: date | None
    language: str
    counted: bool
    """False when its bracket straddles the day: listed, left out."""
    cell: Line
    clues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class FamilyView:
    """Reports that tell one text."""

    id: str
    name: str
    reports: tuple[ReportView, ...]


@dataclass(frozen=True, slots=True)
class Thread:
    """Sentences that two reports share; the picture draws them as threads."""

    a: str
    b: str
    type: str
    sentences: int
    told: Line


@dataclass(frozen=True, slots=True)
class SkippedView:
    """A file that did not become a report."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class SourcesView:
    """Everything the brief rests on and everything it leaves out."""

    families: tuple[FamilyView, ...]
    threads: tuple[Thread, ...]
    undetermined: tuple[Line, ...]
    not_read: tuple[str, ...]
    skipped: tuple[SkippedView, ...]

    @property
    def across(self) -> tuple[Thread, ...]:
        """Threads between different stories: shared background and the same event told twice."""
        home = {r.id: f.id for f in self.families for r in f.reports}
        return tuple(t for t in self.threads if home.get(t.a) != home.get(t.b))


def cut_threads(sources: SourcesView, most: int) -> SourcesView:
    """The sources with the `most` heaviest threads between reports."""
    heaviest = sorted(sources.threads, key=lambda t: (-t.sentences, t.told.text))[:most]
    return replace(sources, threads=tuple(sorted(heaviest, key=lambda t: t.told.text)))


def view_sources(index: RecordIndex) -> SourcesView:
    """Families in the order of their first known-on day, with the threads between reports."""
    families = [_family(index, f.id, f.reports) for f in index.record.families]
    families.sort(key=lambda f: (min((r.known_on or date.max for r in f.reports), default=date.max), f.id))
    threads = [t for p in index.record.pairs if (t := _thread(index, p))]
    threads.sort(key=lambda t: t.told.text)
    return SourcesView(
        families=tuple(_named(f, place) for place, f in enumerate(families, start=1)),
        threads=tuple(threads),
        undetermined=tuple(_straddles(index, r) for r in index.record.undated if r in index.reports),
        not_read=not_read(index),
        skipped=tuple(
            SkippedView(wording.clean(s.path), wording.sentence(wording.clean(s.reason)))
            for s in index.record.skipped
        ),
    )


def not_read(index: RecordIndex) -> tuple[str, ...]:
    """Languages of reports that yield no claims because they are not read."""
    read = (r for r in index.record.reports if r.id not in index.record.undated)
    return tuple(sorted({wording.language(r.language) for r in read if r.language != "en"}))


def view_report(index: RecordIndex, report: str) -> ReportView:
    """One report as listed."""
    found, bracket = index.reports[report], index.brackets.get(report)
    when = wording.bracket(bracket)
    counted = report not in index.record.undated
    return ReportView(
        report,
        index.codes.get(report, ""),
        report_outlet(found),
        report_title(found),
        when,
        index.known_on(report),
        wording.language(found.language),
        counted,
        line(f"{report_outlet(found)}, {when}", evidence=[report]),
        tuple(dict.fromkeys(wording.sentence(wording.clean(c.says)) for c in bracket.clues))
        if bracket
        else (),
    )


def _family(index: RecordIndex, family: str, reports: tuple[str, ...]) -> FamilyView:
    held = [view_report(index, r) for r in reports if r in index.reports]
    held.sort(key=lambda r: (len(r.code), r.code))
    return FamilyView(family, "", tuple(held))


def _named(family: FamilyView, place: int) -> FamilyView:
    return FamilyView(family.id, f"Story {place}", family.reports)


def view_pair(index: RecordIndex, pair: ReportPair) -> Line:
    """Two related reports in one sentence: type, sentences shared, order."""
    shares = {index.codes[pair.a]: pair.share_a, index.codes[pair.b]: pair.share_b}
    a, b = sorted(shares, key=lambda code: (len(code), code))
    shared = [shared_id(pair, s) for s in pair.sentences[:1]]
    head = f"{a} and {b}: {pair.type.value}, {wording.count(len(pair.sentences), 'sentence')} shared"
    if pair.type in BY_TEXT:
        run = f", longest run {wording.numeral(pair.longest_run)}" if pair.longest_run > 1 else ""
        order = f", {pair.in_order:.0%} of them in the same order" if len(pair.sentences) > 1 else ""
        words = f"{head} ({shares[a]:.0%} of {a}, {shares[b]:.0%} of {b}{order}{run})."
    else:
        words = f"{head}. {wording.sentence(wording.clean(pair.reason))}"
    return line(words.strip(), evidence=[*shared, pair.a, pair.b][:2] if shared else [pair.a, pair.b])


def _thread(index: RecordIndex, pair: ReportPair) -> Thread | None:
    if pair.a not in index.reports or pair.b not in index.reports or pair.type is PairType.UNRELATED:
        return None
    return Thread(pair.a, pair.b, pair.type.value, len(pair.sentences), view_pair(index, pair))


def _straddles(index: RecordIndex, report: str) -> Line:
    known = index.record.known_on
    day = wording.day(known) if known else "the day asked for"
    when = wording.bracket(index.brackets.get(report))
    name = wording.capital(report_name(index, report))
    published = when if when.startswith("publication") else f"published {when}"
    return line(f"{name}, {published}: straddles {day}, so it is left out.", evidence=[report])


def view_left_out(index: RecordIndex) -> Line | None:
    """Who is left out because it may have been published after the day, by name; None when nobody is."""
    left = [r for r in index.record.undated if r in index.reports]
    if not left:
        return None
    named = [f"{report_name(index, r)} ({wording.bracket(index.brackets.get(r))})" for r in left[:NAMED]]
    named += [f"{wording.numeral(len(left) - NAMED)} more"] if len(left) > NAMED else []
    reports = wording.count(len(left), "report")
    words = f"{reports} that may have been published later: {wording.join(named)}"
    return line(f"Left out: {words}.", evidence=left[:NAMED])

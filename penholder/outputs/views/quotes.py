"""Versions of one utterance, word by word, and what is known of the exact words.

Takes a `RecordIndex` and quote families; gives one `QuoteView` each. Never shows one version's words as exact when
the version nearest to the source is unknown.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from penholder.model import CollatedPlace, QuoteFamily, QuoteVersion, Statement, StatementForm
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.describe import said_on
from penholder.outputs.views.evidence import report_name
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.lines import Line, line, quote
from penholder.outputs.views.marking import CLASS_OF, Class, Marked, Stretch, mark_words, rank_kinds
from penholder.values.wording import compare_words

TOLD = {
    StatementForm.DIRECT: "in quotation marks",
    StatementForm.MIXED: "partly in quotation marks",
    StatementForm.INDIRECT: "in the report’s words",
}
"""How much of a statement stands in quotation marks, as readers are told."""
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
OPENING = 64
"""Characters of an utterance that name it."""
LONG_READING = 4
"""Words from which a reading is compared with the prevailing one word by word; shorter ones are marked whole."""
NOTHING = "–"
"""What stands in a place where a version has no words."""


@dataclass(frozen=True, slots=True)
class QuoteVersionView:
    """One wording of an utterance, its differences from the others marked."""

    cell: Line
    """The outlet, with the statement as evidence."""
    report: str
    code: str
    """Letter of the report within the record, numbered where it has several versions: "D¹"."""
    when: str
    form: str
    nearest: bool
    drift: str
    """How much differs: "shown first", "same words", "31% of words differ (number, synonym)"."""
    words: Marked


@dataclass(frozen=True, slots=True)
class PlaceView:
    """One place where the versions differ, with what each has there, in their order."""

    shown: Class
    readings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class QuoteView:
    """A quote family: every version, where they differ, and what is known of the exact words."""

    id: str
    speaker: str
    opening: str
    """The first words of the version shown first, for a heading."""
    versions: tuple[QuoteVersionView, ...]
    places: tuple[PlaceView, ...]
    drift: str
    """How far the versions are apart as a whole; "" when nothing was measured."""
    note: str


def view_quote(index: RecordIndex, family: QuoteFamily) -> QuoteView:
    """The versions of one utterance, word by word."""
    held = [n for n, v in enumerate(family.versions) if v.statement in index.claims]
    drift = f"On average {family.drift:.0%} of the words differ between two versions." if family.drift else ""
    return QuoteView(
        family.id,
        labels.actor(family.speaker) if family.speaker else "unnamed speaker",
        quote(family.versions[0].words.words, OPENING).text,
        tuple(_version(index, family, n) for n in held),
        _places(family, held),
        drift,
        _note(family),
    )


def choose_quotes(index: RecordIndex, *, by: str = "", about: str = "") -> tuple[QuoteView, ...]:
    """Utterances told in several versions whose speaker's name holds `by` and whose words hold all of `about`.

    Those by one speaker stand together, the most often told first.
    """
    views = [(f, view_quote(index, f)) for f in index.record.quotes if len(f.versions) > 1]
    wanted = wording.clean(about).casefold().split()
    name = wording.clean(by).casefold()
    kept = [
        (f, v)
        for f, v in views
        if (name in v.speaker.casefold() or name in f.speaker.casefold())
        and all(word in _all_words(f) for word in wanted)
    ]
    kept.sort(key=lambda e: (e[1].speaker, -len(e[1].versions), e[0].id))
    return tuple(v for _, v in kept)


def _all_words(family: QuoteFamily) -> str:
    return " ".join(wording.clean(v.words.words) for v in family.versions).casefold()


def _note(family: QuoteFamily) -> str:
    if len(family.versions) < 2:
        return ""
    reason = wording.sentence(wording.clean(family.reason))
    if family.nearest or reason.startswith("Exact words unknown"):
        return reason
    return f"Exact words unknown; no version is shown as exact. {reason}"


def _version(index: RecordIndex, family: QuoteFamily, place: int) -> QuoteVersionView:
    version = family.versions[place]
    statement = index.claims[version.statement]
    assert isinstance(statement, Statement)
    outlet = wording.capital(report_name(index, version.words.report))
    return QuoteVersionView(
        cell=line(outlet, evidence=[version.statement]),
        report=version.words.report,
        code=_label(index, family, place),
        when=said_on(index, statement),
        form=TOLD[statement.form],
        nearest=version.statement == family.nearest,
        drift=_drift(version, first=place == 0),
        words=_words(family, place),
    )


def _label(index: RecordIndex, family: QuoteFamily, place: int) -> str:
    report = family.versions[place].words.report
    code = index.codes.get(report, "")
    own = [n for n, v in enumerate(family.versions) if v.words.report == report]
    return code if len(own) == 1 else f"{code}{str(own.index(place) + 1).translate(_RAISED)}"


def _drift(version: QuoteVersion, *, first: bool) -> str:
    if first:
        return "shown first"
    if not version.differences:
        return "same words"
    kinds = wording.join([k.value for k in rank_kinds(d.kind for d in version.differences)])
    return f"{version.drift:.0%} of words differ ({kinds})"


def _words(family: QuoteFamily, place: int) -> Marked:
    """A version with the places marked where it departs from what most versions have, or where none prevails.

    Without collation it is marked against the first version.
    """
    if not family.collation:
        first, version = family.versions[0], family.versions[place]
        if place:
            return mark_words(first.words.words, version.words.words, version.differences)[1]
        return (Stretch(wording.clean(first.words.words)),)
    stretches: list[Stretch] = []
    for column in family.collation:
        words = wording.clean(column.readings[place])
        if not words:
            continue
        if stretches:
            stretches.append(Stretch(" "))
        stretches += _mark_reading(column, place)
    return _join_plain(stretches)


def _mark_reading(column: CollatedPlace, place: int) -> Marked:
    """What a version has in one place: unmarked where it has what most have, a long reading only where it departs."""
    words = wording.clean(column.readings[place])
    counts = Counter(column.readings).most_common(2)
    prevails = len(counts) == 1 or counts[0][1] > counts[1][1]
    if column.kind is None or (prevails and column.readings[place] == counts[0][0]):
        return (Stretch(words),)
    others = [counts[0][0]] if prevails else [r for n, r in enumerate(column.readings) if n != place]
    other = wording.clean(others[0])
    if len(others) == 1 and min(len(words.split()), len(other.split())) >= LONG_READING:
        marked = mark_words(other, words, compare_words(other, words))[1]
        if any(s.kind for s in marked):
            return marked
    alone = sum(bool(r) for r in column.readings) == 1
    return (Stretch(words, column.kind, alone),)


def _join_plain(stretches: list[Stretch]) -> Marked:
    joined: list[Stretch] = []
    for stretch in stretches:
        if joined and stretch.kind is None and joined[-1].kind is None:
            joined[-1] = Stretch(joined[-1].text + stretch.text)
        else:
            joined.append(stretch)
    return tuple(joined)


def _places(family: QuoteFamily, held: list[int]) -> tuple[PlaceView, ...]:
    return tuple(
        PlaceView(CLASS_OF[p.kind], tuple(wording.clean(p.readings[n]) or NOTHING for n in held))
        for p in family.collation
        if p.kind is not None
    )

"""Scores the comparison with the official fatalities file: is the definition found that a toll's words call for?

Takes a folder of short reports with `gold.json` and a fatalities file; gives shares with intervals, beside a baseline
that ignores the words. Raises EvaluationError naming the path when the layout is another.

A toll's definition is found when mission, personnel, cause and period of the answer named (the fitting one; where none
fits, the first) are those of the label. "all" missions stands for all of UN peacekeeping, so "peacekeeping", which
leaves political missions out, is the same label. A toll without its own beginning counts from the mission's.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from pathlib import Path

import msgspec

from penholder.claims.extraction import extract_claims
from penholder.errors import EvaluationError, RefusedImport
from penholder.evaluate.halves import Half
from penholder.evaluate.scoring import Corpus, bootstrap, fingerprint
from penholder.model import DateBracket, Figure, Provenance, Report, SeriesAnswer, SeriesCheck, make_id
from penholder.official.editions import make_edition
from penholder.official.fatalities import FATALITIES
from penholder.official.layouts import read_official
from penholder.official.series import OfficialSeries, load_series
from penholder.parsing import parse_report
from penholder.record.checks import check_figure
from penholder.record.checks.definitions import CAUSES, PERSONNEL
from penholder.record.checks.fitting import allow
from penholder.record.checks.reading import read_toll
from penholder.values.dates import first_day, last_day


@dataclass(frozen=True, slots=True)
class GoldToll:
    """What one toll counts."""

    words: str
    """The number as worded, hedge included; the first place in the text."""
    mission: str
    """Key of the mission, "all" for UN peacekeeping, or "none" where nothing must be compared."""
    personnel: str
    cause: str
    since: str | None = None
    period: str | None = None
    state: str = ""
    """ISO code, where the dead of one nationality are counted."""


@dataclass(frozen=True, slots=True)
class GoldReport:
    """One short report: its day, or first and last possible day, and its tolls."""

    file: str
    published: str | tuple[str, str]
    source: str
    tolls: tuple[GoldToll, ...]


@dataclass(frozen=True, slots=True)
class _Gold:
    note: str
    reports: tuple[GoldReport, ...]


@dataclass(frozen=True, slots=True)
class TollOutcome:
    """What became of one toll."""

    file: str
    words: str
    answered: bool
    found: bool
    """Whether the definition named is the label's."""
    fits: bool
    """Whether some definition makes the toll right."""
    baseline: bool
    """Whether the definition of the nearest value, whatever the words, is the label's."""
    negative: bool
    """Whether it is no toll of a mission, so that nothing must be compared."""
    reason: str


@dataclass(frozen=True, slots=True)
class TollScores:
    """The result: shares of tolls with 95 % intervals."""

    corpus: Corpus
    half: Half
    series: str
    """SHA-256 of the fatalities file."""
    outcomes: tuple[TollOutcome, ...]
    shares: dict[str, float]
    interval: dict[str, tuple[float, float]]


MEASURES: dict[str, Callable[[TollOutcome], bool]] = {
    "accuracy": lambda o: o.found,
    "answered": lambda o: o.answered,
    "fits": lambda o: o.fits,
    "baseline_nearest_value": lambda o: o.baseline,
}


def evaluate_tolls(folder: Path, series: Path, half: Half = Half.ALL) -> TollScores:
    """Score the reports of a folder against a fatalities file."""
    gold = [report for report in _read_gold(folder).reports if _in_half(report.file, half)]
    if not gold:
        raise EvaluationError(f"{folder}: gold.json names no report")
    held, sha256 = _read_series(series)
    outcomes = tuple(o for report in gold for o in _score_report(folder, report, held))
    return TollScores(
        corpus=fingerprint(folder.name, [folder / report.file for report in gold] + [folder / "gold.json"]),
        half=half,
        series=sha256,
        outcomes=outcomes,
        shares={name: _share(part, hit) for name, hit, part in _list_measures(outcomes)},
        interval={name: bootstrap(part, _share_of(hit)) for name, hit, part in _list_measures(outcomes)},
    )


def _list_measures(
    outcomes: Sequence[TollOutcome],
) -> list[tuple[str, Callable[[TollOutcome], bool], list[TollOutcome]]]:
    """The measures with the tolls each is taken over; that of the negatives only where there are some."""
    tolls = [o for o in outcomes if not o.negative]
    others = [o for o in outcomes if o.negative]
    listed = [(name, hit, tolls) for name, hit in MEASURES.items() if tolls]
    return [*listed, *([("left_alone", lambda o: o.found, others)] if others else [])]


def _share(outcomes: Sequence[TollOutcome], hit: Callable[[TollOutcome], bool]) -> float:
    return sum(map(hit, outcomes)) / len(outcomes)


def _share_of(hit: Callable[[TollOutcome], bool]) -> Callable[[Sequence[TollOutcome]], float]:
    return lambda outcomes: _share(outcomes, hit)


def _in_half(name: str, half: Half) -> bool:
    """Halves by a hash of the file's name, so that nobody chose them."""
    even = hashlib.sha256(name.encode()).digest()[0] % 2 == 0
    return half is Half.ALL or even == (half is Half.FITTED)


def _read_gold(folder: Path) -> _Gold:
    path = folder / "gold.json"
    try:
        gold = msgspec.json.decode(path.read_bytes(), type=_Gold)
    except (OSError, msgspec.DecodeError) as error:
        raise EvaluationError(
            f"{path}: expected reports with their tolls as in tests/piles/tolls ({error})"
        ) from error
    for report in gold.reports:
        if Path(report.file).name != report.file or not (folder / report.file).is_file():
            raise EvaluationError(f"{path}: names {report.file!r}, which is no file beside it")
    return gold


def _read_series(path: Path) -> tuple[OfficialSeries, str]:
    try:
        found = read_official(path)
    except RefusedImport as error:
        raise EvaluationError(str(error)) from error
    if found.layout is not FATALITIES:
        raise EvaluationError(f"{path}: is {found.layout.series}; a fatalities file was expected")
    body = found.reading.body
    return load_series([make_edition(found)], lambda _: body), found.sha256


def _score_report(folder: Path, gold: GoldReport, series: OfficialSeries) -> list[TollOutcome]:
    try:
        text = (folder / gold.file).read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{folder / gold.file}: is no UTF-8 text ({error})") from error
    report = Report(make_id("r", text), text, None, None, "en", (), Provenance(), path=gold.file)
    days = (gold.published,) * 2 if isinstance(gold.published, str) else gold.published
    first, last = map(date.fromisoformat, days)
    bracket = DateBracket(report.id, first, last, first if first == last else None, ())
    figures = extract_claims(report, parse_report(report), bracket).figures
    return [_score_toll(text, toll, gold.file, report, bracket, figures, series) for toll in gold.tolls]


def _score_toll(
    text: str,
    gold: GoldToll,
    file: str,
    report: Report,
    bracket: DateBracket,
    figures: Sequence[Figure],
    series: OfficialSeries,
) -> TollOutcome:
    place = re.search(rf"(?<!\w){re.escape(gold.words)}(?!\w)", text)
    if place is None:
        raise EvaluationError(f"{file}: does not hold the words {gold.words!r} of gold.json")
    here = [f for f in figures if f.span.start < place.end() and place.start() < f.span.end]
    pairs = [(f, check) for f in here for check in check_figure(f, report, bracket, series)]
    negative = gold.mission == "none"
    if negative or not pairs:
        reason = pairs[0][1].reason if pairs else "no comparison was made"
        left = negative and not pairs
        return TollOutcome(file, gold.words, bool(pairs), left, False, False, negative, reason)
    figure, check = pairs[0]
    return TollOutcome(
        file=file,
        words=gold.words,
        answered=bool(check.answers),
        found=_is_right(_named(check), gold),
        fits=check.fitting is not None,
        baseline=_is_right(_nearest(figure, report, bracket, series), gold),
        negative=False,
        reason=check.reason,
    )


def _named(check: SeriesCheck) -> SeriesAnswer | None:
    return check.answers[check.fitting or 0] if check.answers else None


def _is_right(answer: SeriesAnswer | None, gold: GoldToll) -> bool:
    if answer is None:
        return False
    mission, *facets = answer.facets
    mission = "all" if mission == "peacekeeping" else mission
    state = [gold.state] if gold.state else []
    if [mission, *facets] != [gold.mission, gold.personnel, gold.cause, *state]:
        return False
    if gold.period is not None:
        return (answer.since, answer.until) == (first_day(gold.period), last_day(gold.period))
    return answer.since is None or (gold.since is not None and answer.since == first_day(gold.since))


def _nearest(
    figure: Figure, report: Report, bracket: DateBracket, series: OfficialSeries
) -> SeriesAnswer | None:
    """The baseline: of every personnel and cause, the one whose value lies nearest; mission and days as read."""
    called = read_toll(figure, report, bracket)
    if called is None or series.deaths is None:
        return None
    allowed, counts, days = allow(figure.amount), series.deaths.counts, called.days
    whose = called.missions[0]
    found = []
    for place, (who, how) in enumerate(product(PERSONNEL, CAUSES)):
        value = (
            counts.of_state(called.state)
            .count(whose.rows, PERSONNEL[who][0], CAUSES[how][0], days.since, days.best)
            .sure
        )
        answer = SeriesAnswer(
            f"{who}, {how}",
            float(value),
            days.since,
            days.best,
            False,
            (whose.key, who, how, *filter(None, [called.state])),
        )
        found.append((abs(allowed.miss(value, value)), place, answer))
    return min(found)[2]

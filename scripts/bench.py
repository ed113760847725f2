"""Time per stage, and ratios to a bare `nlp.pipe` over the same text in one run: of the whole run, and of reading statements.

Seconds are processor time, but for reading statements, and depend on the machine; the ratios are the figures to watch. Models and vocabularies
are loaded beforehand by reading one short report. The piles are the shipped example pile and, where it is at hand, the
real one; or the folders given.
"""

from __future__ import annotations

import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from rich.console import Console
from rich.table import Table

from penholder import api
from penholder.claims.statements import extract_statements
from penholder.claims.tagger.reading import place_readings, read_paragraph
from penholder.config import Config
from penholder.loading import load_record
from penholder.model import Record
from penholder.paragraphs import split_paragraphs
from penholder.parsing import load_pipeline, paragraph_key, parse_paragraphs, place_sentences
from penholder.pipeline import read_pile
from penholder.store import Store

ROOT = Path(__file__).parents[1]
PILES = (ROOT / "examples" / "mali-2023", ROOT.parent / "shared" / "reports" / "mali-2023")
ROUNDS = 3
"""Times that reading statements is measured beside the bare pipeline; the least of each counts."""

WARM = """JUBA, 4 May 2022 (Example Wire) – UNMISS said on Monday that 12 patrols were stopped and 3 soldiers killed.

“We regret it,” Ms. Ada Example, the deputy ambassador of Kenya, told the Security Council on Friday. She called it
“unacceptable” that Mr. Jones had been expelled, and asked the Council to renew the mandate, which expires on 15 March.
"""


class StageClock:
    """Adds up the seconds between a step's first and last report of progress."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = defaultdict(float)
        self._last = time.process_time()

    def __call__(self, step: str, done: int, _total: int) -> None:
        now = time.process_time()
        if done:
            self.seconds[step] += now - self._last
        self._last = now


def main() -> None:
    """Print the tables."""
    warm_up()
    for pile in [Path(name) for name in sys.argv[1:]] or [pile for pile in PILES if pile.is_dir()]:
        record = time_run(pile)
        show_statements(time_statements(record))


def time_run(pile: Path) -> Record:
    """One whole run over a pile and what a second costs, as a table; gives the record."""
    clock = StageClock()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.db"
        with Store(path) as store:
            started = time.process_time()
            read_pile([pile], store, config=Config(), progress=clock)
            whole = time.process_time() - started
            started = time.process_time()
            read_pile([pile], store, config=Config())
            again = time.process_time() - started
            record = load_record(store)
        started = time.process_time()
        api.brief(record)
        clock.seconds["brief"] = time.process_time() - started
    bare = time_bare_pipe(path_texts=[p for r in record.reports for _, p in split_paragraphs(r)])
    show(clock.seconds, whole=whole, again=again, bare=bare, reports=len(record.reports))
    return record


def time_statements(record: Record) -> dict[str, float]:
    """Seconds by the wall clock of the bare pipeline and of reading statements over the same distinct paragraphs, least of some rounds.

    What the model reads is timed once for each distinct paragraph, as in a run; what follows from it (speaker, day,
    forum, force) for each report, because it depends on the whole report. By the wall clock, because the model runs on
    two threads and the pipeline on one.
    """
    brackets = {bracket.report: bracket for bracket in record.brackets}
    words = list(dict.fromkeys(p for report in record.reports for _, p in split_paragraphs(report)))
    parses = dict(zip(words, parse_paragraphs(words), strict=True))
    keyed = {paragraph_key(paragraph): parsed for paragraph, parsed in parses.items()}
    least: dict[str, float] = {}

    def keep(step: str, started: float) -> None:
        least[step] = min(least.get(step, float("inf")), time.perf_counter() - started)

    for _ in range(ROUNDS):
        started = time.perf_counter()
        for _ in load_pipeline().pipe(words, batch_size=64):
            pass
        keep("bare nlp.pipe", started)
        started = time.perf_counter()
        readings = {paragraph: read_paragraph(paragraph, parsed) for paragraph, parsed in parses.items()}
        keep("statement model", started)
        texts = [(r, place_readings(r, place_sentences(r, keyed), readings)) for r in record.reports]
        started = time.perf_counter()
        for report, parsed in texts:
            extract_statements(report, parsed, brackets[report.id])
        keep("statements with speaker, day, forum, force", started)
    return least


def show_statements(seconds: dict[str, float]) -> None:
    """Print what reading statements costs beside the pipeline."""
    bare = seconds["bare nlp.pipe"]
    both = sum(spent for step, spent in seconds.items() if step != "bare nlp.pipe")
    table = Table(title="reading statements in distinct paragraphs, one run")
    table.add_column("step")
    table.add_column("seconds", justify="right")
    table.add_column("of bare nlp.pipe", justify="right")
    for step, spent in {**seconds, "statement extraction in all": both}.items():
        table.add_row(step, f"{spent:.2f}", f"{spent / bare:.2f}")
    Console(width=90).print(table)


def warm_up() -> None:
    """Load the model, the vocabularies and every module once."""
    with tempfile.TemporaryDirectory() as folder:
        report = Path(folder) / "warm.txt"
        report.write_text(WARM, encoding="utf-8")
        with Store(Path(folder) / "warm.db") as store:
            read_pile([report], store, config=Config())
            api.brief(load_record(store))


def time_bare_pipe(path_texts: list[str]) -> float:
    """Seconds of the pipeline alone over the same paragraphs."""
    nlp = load_pipeline()
    started = time.process_time()
    for _ in nlp.pipe(path_texts, batch_size=64):
        pass
    return time.process_time() - started


def show(seconds: dict[str, float], *, whole: float, again: float, bare: float, reports: int) -> None:
    """Print stages, then the ratios."""
    table = Table(title=f"{reports} reports, one run, model and vocabularies loaded")
    table.add_column("stage")
    table.add_column("seconds", justify="right")
    table.add_column("of bare nlp.pipe", justify="right")
    for stage, spent in seconds.items():
        table.add_row(stage, f"{spent:.2f}", f"{spent / bare:.2f}")
    table.add_row("whole run", f"{whole:.2f}", f"{whole / bare:.2f}")
    table.add_row("second run, nothing changed", f"{again:.2f}", f"{again / bare:.2f}")
    table.add_row("bare nlp.pipe", f"{bare:.2f}", "1.00")
    Console(width=90).print(table)


if __name__ == "__main__":
    main()

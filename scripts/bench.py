"""Time per stage and the ratio of the whole run to a bare `nlp.pipe` over the same text, in one run.

Seconds are processor time and depend on the machine; the ratio is the figure to watch. The model and the
vocabularies are loaded beforehand by reading one short report. The pile is the shipped example pile, or the
folder given as the first argument.
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
from penholder.config import Config
from penholder.loading import load_record
from penholder.paragraphs import split_paragraphs
from penholder.parsing import load_pipeline
from penholder.pipeline import read_pile
from penholder.store import Store

ROOT = Path(__file__).parents[1]


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
    """Print the table."""
    pile = Path(sys.argv[1]) if len(sys.argv) > 1 else ROOT / "examples" / "mali-2023"
    warm_up()
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

"""Progress on stderr with rate and time left; silent when stderr is no terminal.

Takes the pipeline's reports of how far each step is; never writes to stdout.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    ProgressColumn,
    Task,
    TextColumn,
    TimeRemainingColumn,
)
from rich.text import Text

from penholder.runs import Progress as Report
from penholder.runs import no_progress


class _Rate(ProgressColumn):
    """Reports per second."""

    def render(self, task: Task) -> Text:
        return Text(f"{task.speed:.1f}/s" if task.speed else "", style="dim")


@contextmanager
def show_progress() -> Iterator[Report]:
    """A function for the pipeline to call; the bars vanish when the block ends."""
    if not sys.stderr.isatty():  # rich would also draw when FORCE_COLOR is set, into a file or a pipe
        yield no_progress
        return
    console = Console(stderr=True)
    columns = (
        TextColumn("{task.description:<8}"),
        BarColumn(),
        MofNCompleteColumn(),
        _Rate(),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, transient=True) as bars:
        tasks = {}

        def report(step: str, done: int, total: int) -> None:
            if step not in tasks:
                tasks[step] = bars.add_task(step, total=total)
            bars.update(tasks[step], completed=done, total=total)

        yield report

"""Spreading work: pairs of reports compared by several processes of this machine.

Takes reports, pairs of their ids and what to do with them; gives the results in the order of the pairs. Never gives
another result than one process would, and never holds more than a few batches at a time.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from penholder.model import Report, ReportPair

BATCH = 2_000
"""Pairs sent to a process at a time, with the texts they are about: some 10 MB."""

Compare = Callable[[Sequence[Report], Iterable[tuple[str, str]]], Iterable[ReportPair]]


def spread_pairs(
    reports: Sequence[Report], pairs: Iterable[tuple[str, str]], compare: Compare, *, workers: int
) -> Iterator[ReportPair]:
    """What `compare` gives for all pairs, batch by batch; it must be a function of a module, so that it travels."""
    by_id = {report.id: report for report in reports}
    waiting: deque[Future[list[ReportPair]]] = deque()
    # A forked process would hold the whole pile; a fresh one holds the batch it is given.
    with ProcessPoolExecutor(max_workers=workers, mp_context=get_context("spawn")) as pool:
        for batch in _cut_batches(pairs):
            needed = [by_id[report] for report in dict.fromkeys(x for pair in batch for x in pair)]
            waiting.append(pool.submit(_compare_batch, compare, needed, batch))
            if len(waiting) > 2 * workers:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _compare_batch(
    compare: Compare, reports: Sequence[Report], pairs: Sequence[tuple[str, str]]
) -> list[ReportPair]:
    return list(compare(reports, pairs))


def _cut_batches(pairs: Iterable[tuple[str, str]]) -> Iterator[list[tuple[str, str]]]:
    rest = iter(pairs)
    while batch := list(islice(rest, BATCH)):
        yield batch

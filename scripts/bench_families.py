"""Cost of the families step on made-up piles that grow: seconds, memory, what was found, and how cost grows.

Sizes are given as arguments (`python scripts/bench_families.py 1000 10000`); without any, 1,000 to 100,000. Each size
runs in a process of its own, so that its peak of memory is its own. Seconds are processor time; growing the pile is
not counted. The sentences come from the development corpora when they are at hand, else they are invented.
"""

from __future__ import annotations

import json
import math
import os
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from rich.console import Console
from rich.table import Table

ROOT = Path(__file__).parents[1]
sys.path.insert(0, str(ROOT))

from penholder.families import iter_pairs, relate_to  # noqa: E402
from penholder.families.candidates import CandidateIndex, Sketch, sketch_report  # noqa: E402
from penholder.model import PairType, Report  # noqa: E402
from scripts.grow_pile import GrownPile, grow_pile, invent_patterns, read_patterns  # noqa: E402

BENCH = ROOT.parent / "shared" / "bench"
SIZES = (1_000, 3_000, 10_000, 30_000, 100_000)
WORKERS = 2
"""Processes that compare pairs."""
ADDED = 20
"""Reports added one by one after the others."""
COMPARED = 10_000
"""Most reports over which the candidate search is timed against datasketch."""
COMMON = 8
"""Planted sentences told more often than this are left out of recall: a crowd is linked to its neighbours alone."""

Figures = dict[str, float]


def main() -> None:
    """Print the table, or, asked for one size, its figures as JSON."""
    if sys.argv[1:2] == ["--one"]:
        json.dump(measure_size(int(sys.argv[2])), sys.stdout)
        return
    sizes = [int(size) for size in sys.argv[1:]] or SIZES
    measured = []
    for size in sizes:
        command = [sys.executable, str(Path(__file__)), "--one", str(size)]
        done = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True)  # noqa: S603
        measured.append(json.loads(done.stdout))
        print(f"{size} reports measured", file=sys.stderr)
    show(measured)


def measure_size(size: int) -> Figures:
    """Every figure of one pile; the last reports are held back and added one by one."""
    patterns = read_patterns(BENCH) if BENCH.is_dir() else invent_patterns()
    pile = grow_pile(patterns, reports=size + ADDED)
    del patterns
    reports = pile.make_reports()
    figures: Figures = {"reports": size, "words": sum(t.count(" ") + 1 for t in pile.texts) / len(pile.texts)}
    figures |= measure_whole(reports[:size], pile)
    figures |= measure_search(reports[:size])
    if size <= COMPARED:
        figures |= compare_search(reports[:size])
    figures |= measure_adding(reports[:size], reports[size:])
    return figures


def measure_whole(reports: Sequence[Report], pile: GrownPile) -> Figures:
    """The whole step, its peak of memory with the pile in it, and how much of what was planted it found.

    Memory is that of this process and of the largest worker times the workers: pages they share count each time.
    """
    numbers = {report.id: n for n, report in enumerate(reports)}
    found: set[tuple[int, int]] = set()
    joined: set[tuple[int, int]] = set()
    started, wall = time_all(), time.perf_counter()
    for pair in iter_pairs(reports, workers=WORKERS):
        a, b = sorted((numbers[pair.a], numbers[pair.b]))
        (found if pair.type is PairType.SHARED_BACKGROUND else joined).add((a, b))
    seconds, wall = time_all() - started, time.perf_counter() - wall
    own, others = (
        resource.getrusage(who).ru_maxrss for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)
    )
    memory = (own + WORKERS * others) / 2**20
    kin = {pair for pair in pile.kin() if max(pair) < len(reports)}
    tellings = {pair for pair in pile.tellings(COMMON) if max(pair) < len(reports)}
    wrong = sum(pile.families[a] != pile.families[b] for a, b in joined)
    return {
        "seconds": seconds,
        "wall": wall,
        "memory": memory,
        "pairs": len(found) + len(joined),
        "kin": len(kin & joined) / max(len(kin), 1),
        "background": len(tellings & (found | joined)) / max(len(tellings), 1),
        "wrong": wrong / max(len(joined), 1),
    }


def measure_search(reports: Sequence[Report]) -> Figures:
    """Sketching all reports and finding the candidates, by themselves."""
    sketches: list[Sketch] = []
    sketching = time_call(lambda: sketches.extend(sketch_report(report) for report in reports))
    searched: list[int] = []
    searching = time_call(lambda: searched.append(search_candidates(reports, sketches)))
    return {"sketching": sketching, "searching": searching, "candidates": searched[0]}


def search_candidates(reports: Sequence[Report], sketches: Sequence[Sketch]) -> int:
    """How many pairs of reports share enough runs."""
    index = CandidateIndex()
    for report, sketch in zip(reports, sketches, strict=True):
        index.add(report.id, sketch)
    return sum(1 for _ in index.pair_reports())


def measure_adding(reports: Sequence[Report], added: Sequence[Report]) -> Figures:
    """Seconds for one more report, once the index stands: the mean and the longest."""
    index = CandidateIndex()
    for report in reports:
        index.add(report.id, sketch_report(report))
    index.find(added[0].id, sketch_report(added[0]))
    standing, seconds = list(reports), []
    for report in added:
        started = time.process_time()
        relate_to(report, standing, index=index)
        index.add(report.id, sketch_report(report))
        standing.append(report)
        seconds.append(time.process_time() - started)
    return {"adding": sum(seconds) / len(seconds), "longest": max(seconds)}


def compare_search(reports: Sequence[Report]) -> Figures:
    """Seconds of datasketch's MinHashLSH over the same keys by those of the candidate search.

    It gets the keys as numbers, so that it need not hash them, and a threshold at which it finds under half the pairs.
    """
    try:
        from datasketch import MinHash, MinHashLSH
    except ImportError:
        return {}
    sketches = [sketch_report(report) for report in reports]

    keys = [sketch.tolist() for sketch in sketches]

    def search() -> int:
        lsh = MinHashLSH(threshold=0.2, num_perm=128)
        hashed = MinHash.bulk(keys, num_perm=128, hashfunc=lambda key: key & 0xFFFFFFFF)
        for report, minhash in zip(reports, hashed, strict=True):
            lsh.insert(report.id, minhash, check_duplication=False)
        return sum(len(lsh.query(minhash)) - 1 for minhash in hashed)

    theirs = time_call(search)
    ours = time_call(lambda: search_candidates(reports, sketches))
    return {"ratio": theirs / ours}


def time_all() -> float:
    """Processor seconds of this process and of the workers that have ended."""
    spent = os.times()
    return spent.user + spent.system + spent.children_user + spent.children_system


def time_call(call: Callable[[], object]) -> float:
    """Processor seconds of one call."""
    started = time.process_time()
    call()
    return time.process_time() - started


def fit_exponent(measured: Sequence[Figures], name: str) -> float:
    """Slope of the least-squares line through the logarithms: 1 when a figure grows as the pile does."""
    points = [(math.log(m["reports"]), math.log(m[name])) for m in measured]
    mean_x, mean_y = (sum(c) / len(points) for c in zip(*points, strict=True))
    spread = sum((x - mean_x) ** 2 for x, _ in points)
    return sum((x - mean_x) * (y - mean_y) for x, y in points) / spread if spread else math.nan


COLUMNS = (
    ("reports", "reports", ",.0f"),
    ("seconds", "seconds", ",.1f"),
    ("wall", "wall", ",.1f"),
    ("of it sketches", "sketching", ",.1f"),
    ("search", "searching", ",.1f"),
    ("GiB", "memory", ".2f"),
    ("candidates", "candidates", ",.0f"),
    ("pairs", "pairs", ",.0f"),
    ("copies found", "kin", ".1%"),
    ("background", "background", ".1%"),
    ("joined wrongly", "wrong", ".2%"),
    ("one more", "adding", ".3f"),
    ("longest", "longest", ".3f"),
)


def show(measured: Sequence[Figures]) -> None:
    """Print a row for each size, then the exponents and the ratio."""
    table = Table(title="families step: reports of 500 words, processor seconds")
    for title, _, _ in COLUMNS:
        table.add_column(title, justify="right")
    for figures in measured:
        table.add_row(*(format(figures[name], how) for _, name, how in COLUMNS))
    console = Console(width=150)
    console.print(table)
    if len(measured) > 1:
        for name in ("seconds", "searching", "candidates"):
            console.print(
                f"{name} grow with the number of reports to the power {fit_exponent(measured, name):.2f}"
            )
    for figures in (m for m in measured if "ratio" in m):
        times, size = figures["ratio"], figures["reports"]
        console.print(
            f"candidate search in {size:,.0f} reports: {times:.0f} times as fast as datasketch's MinHashLSH"
        )


if __name__ == "__main__":
    main()

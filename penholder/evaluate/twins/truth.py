"""What is known of two twins: which sentences stem from the same words, and what was planted in them.

Takes twins of any trees; gives links and planted differences. Never compares words: it reads the runs alone, so
the truth holds for siblings, grandchildren and planted background alike.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from penholder.evaluate.twins.model import LineLink, Operation, PlacedLine, PlantedDifference, Run, Twin


def link_lines(a: Twin, b: Twin) -> tuple[LineLink, ...]:
    """Every two sentences that stand for the same stretch of a base sentence, by place in a, then b."""
    shared = _count_shared(a, b)
    of_a, of_b = Counter(i for i, _ in shared), Counter(j for _, j in shared)
    return tuple(
        LineLink(
            i,
            j,
            size,
            tuple(list_differences(a.lines[i], b.lines[j])),
            of_a[i] == 1 and of_b[j] == 1,
        )
        for (i, j), size in sorted(shared.items())
    )


def _count_shared(a: Twin, b: Twin) -> Counter[tuple[int, int]]:
    """Characters of base text that both stand for, by the places of two sentences that share some."""
    there: defaultdict[str, list[tuple[int, Run]]] = defaultdict(list)
    for j, line in enumerate(b.lines):
        for run in line.runs:
            there[run.source].append((j, run))
    shared: Counter[tuple[int, int]] = Counter()
    for i, line in enumerate(a.lines):
        for run in line.runs:
            for j, other in there[run.source]:
                size = min(run.end, other.end) - max(run.start, other.start)
                if size > 0:
                    shared[i, j] += size
    return shared


def list_differences(a: PlacedLine, b: PlacedLine) -> Iterator[PlantedDifference]:
    """Where the two were made to read differently, by every stretch of base text that both have."""
    theirs = {(r.source, r.start, r.end, r.words) for r in _changed(a)} & {
        (r.source, r.start, r.end, r.words) for r in _changed(b)
    }
    runs = [r for r in (*_changed(a), *_changed(b)) if (r.source, r.start, r.end, r.words) not in theirs]
    for group in _join_overlapping(runs):
        source, start, end = group[0].source, min(r.start for r in group), max(r.end for r in group)
        left, right = _read_stretch(a, source, start, end), _read_stretch(b, source, start, end)
        if left is None or right is None or left == right:
            continue
        for operation in sorted({_operation(r) for r in group}):
            yield PlantedDifference(operation, left, right)


def _changed(line: PlacedLine) -> list[Run]:
    return [run for run in line.runs if run.made_by is not None and run.source]


def _operation(run: Run) -> Operation:
    if run.made_by is None:
        raise ValueError(f"nothing changed {run.words!r}")
    return run.made_by


def _join_overlapping(runs: Sequence[Run]) -> list[list[Run]]:
    """Changed runs in groups that touch one stretch: two twins may have changed one place each in its own way."""
    groups: list[list[Run]] = []
    for run in sorted(runs, key=lambda r: (r.source, r.start, r.end, r.words)):
        last = groups[-1] if groups else []
        if last and last[0].source == run.source and run.start < max(r.end for r in last):
            last.append(run)
        else:
            groups.append([run])
    return groups


def _read_stretch(line: PlacedLine, source: str, start: int, end: int) -> str | None:
    """The words of a sentence for a stretch of base text; None where it has not the whole of it."""
    words, at = "", start
    for run in sorted((r for r in line.runs if r.source == source), key=lambda r: r.start):
        if run.end <= at or run.start >= end:
            continue
        if run.start > at:
            return None
        if run.made_by is None:
            words += run.words[at - run.start : end - run.start]
        elif run.start < start or run.end > end:
            return None
        else:
            words += run.words
        at = min(run.end, end)
    return words if at >= end else None

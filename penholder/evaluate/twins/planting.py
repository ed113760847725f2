"""Changes of words: one place of one sentence, found by a finder, replaced and remembered.

Takes a finder; gives an operation on drafts. Never touches words that were changed before, so that every change
stays known by what stood there in the base text.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from random import Random

from penholder.evaluate.twins.drafting import build_draft
from penholder.evaluate.twins.model import Change, Draft, Line, Operation, Run, Stock


@dataclass(frozen=True, slots=True)
class Scene:
    """What a finder knows of the words around a run."""

    text: str
    """The whole draft as it reads."""
    opens: bool
    """Whether the run opens its sentence."""


@dataclass(frozen=True, slots=True)
class Replacement:
    """New words for a stretch of a run; never empty on either side."""

    start: int
    end: int
    words: str


Finder = Callable[[str, Random, Scene], Iterator[Replacement]]
"""Every place of a run where the change can be made."""


def plant_words(operation: Operation, finder: Finder) -> Change:
    """The operation that makes the finder's change at one place of a draft, drawn among all."""

    def change(draft: Draft, chooser: Random, stock: Stock) -> Draft | None:
        del stock
        text = "\n".join(line.words for paragraph in draft.paragraphs for line in paragraph)
        places = [
            (p, n, r, found)
            for p, paragraph in enumerate(draft.paragraphs)
            for n, line in enumerate(paragraph)
            for r, run in enumerate(line.runs)
            if run.made_by is None and run.source
            for found in finder(run.words, chooser, Scene(text, r == 0))
            if run.words[found.start : found.end] != found.words
        ]
        if not places:
            return None
        p, n, r, found = chooser.choice(places)
        paragraphs = [list(paragraph) for paragraph in draft.paragraphs]
        paragraphs[p][n] = _replace_run(paragraphs[p][n], r, found, operation)
        return build_draft(draft, paragraphs)

    return change


def _replace_run(line: Line, place: int, found: Replacement, operation: Operation) -> Line:
    before, after = line.runs[:place], line.runs[place + 1 :]
    return replace(line, runs=(*before, *change_run(line.runs[place], found, operation), *after))


def change_run(run: Run, found: Replacement, operation: Operation) -> tuple[Run, ...]:
    """An unchanged run with the found stretch replaced: what stood before, the change, what stands after."""
    parts = (
        cut_run(run, 0, found.start),
        Run(
            found.words,
            run.source,
            run.start + found.start,
            run.start + found.end,
            operation,
            run.words[found.start : found.end],
        ),
        cut_run(run, found.end, len(run.words)),
    )
    return tuple(part for part in parts if part is not None)


def cut_run(run: Run, start: int, end: int) -> Run | None:
    """A stretch of an unchanged run; None when it is empty."""
    if start >= end:
        return None
    return replace(run, words=run.words[start:end], start=run.start + start, end=run.start + end)

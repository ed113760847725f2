"""Evaluation documents (what `penholder evaluate TASK --json` prints), read alike whatever the task.

Takes a document; gives its figures by dotted name, its floors that are missed, and a table in Markdown. A figure is a
number, or an object with `f1`, `accuracy`, `share` or `per_thousand`; `interval` holds the 95 % interval by the same name.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

_APART = frozenset({"corpus", "gold", "interval", "task", "documents"})
_HEADLINES = ("f1", "accuracy", "share", "per_thousand")
_BESIDE = ("p", "r", "of", "labelled", "right")


@dataclass(frozen=True, slots=True)
class DocumentFigure:
    """One figure of a document."""

    name: str
    value: float
    p: float | None = None
    r: float | None = None
    interval: tuple[float, float] | None = None
    of: int | None = None
    """How many labels it is counted over, where the document says so."""


def list_figures(document: Mapping[str, Any]) -> list[DocumentFigure]:
    """Every figure of a document, in its order."""
    intervals = _flatten_intervals(document.get("interval", {}), "")
    found = (f for key, value in document.items() if key not in _APART for f in _walk(key, value))
    return [_with_interval(f, intervals.get(f.name)) for f in found]


def _walk(name: str, value: Any) -> Iterator[DocumentFigure]:
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        yield DocumentFigure(name, float(value))
    if not isinstance(value, Mapping):
        return
    of = value.get("of", value.get("labelled"))
    headline = next((key for key in _HEADLINES if key in value), None)
    if headline is not None:
        yield DocumentFigure(name, float(value[headline]), value.get("p"), value.get("r"), of=of)
    elif "right" in value and of:
        headline = "right"
        yield DocumentFigure(name, value["right"] / of, of=of)
    for key, inner in value.items():
        if key not in _APART and key not in (headline, *(_BESIDE if headline else ())):
            yield from _walk(f"{name}.{key}", inner)


def _flatten_intervals(value: Any, name: str) -> dict[str, tuple[float, float]]:
    if isinstance(value, Mapping):
        found: dict[str, tuple[float, float]] = {}
        for key, inner in value.items():
            found |= _flatten_intervals(inner, f"{name}.{key}" if name else key)
        return found
    return {name: (float(value[0]), float(value[1]))} if value else {}


def _with_interval(figure: DocumentFigure, interval: tuple[float, float] | None) -> DocumentFigure:
    return replace(figure, interval=interval)


def find_missed(
    task: str, document: Mapping[str, Any], floors: Mapping[str, Mapping[str, float]]
) -> list[str]:
    """Figures below their floor or above their ceiling (`[task]` and `[task_at_most]`); a missing figure fails."""
    values = {f.name: f.value for f in list_figures(document)}
    low = [
        f"{task} {name} {values.get(name, 0.0):.3f} < {floor}"
        for name, floor in floors.get(task, {}).items()
        if values.get(name, 0.0) < floor
    ]
    high = [
        f"{task} {name} {values.get(name, 0.0):.3f} > {ceiling}"
        for name, ceiling in floors.get(f"{task}_at_most", {}).items()
        if values.get(name, 0.0) > ceiling
    ]
    return low + high


def write_table(document: Mapping[str, Any]) -> str:
    """The figures of a document as a Markdown table under its corpus line."""
    corpus = document["corpus"]
    lines = [
        f"Corpus `{corpus['name']}`, {corpus['documents']} documents, fingerprint `{corpus['sha256'][:12]}`.",
        "",
        "| measure | precision | recall | F1, share or number | 95 % interval | of |",
        "|---|---|---|---|---|---|",
    ]
    return "\n".join((*lines, *map(_write_row, list_figures(document))))


def _write_row(figure: DocumentFigure) -> str:
    number = figure.value > 1 and figure.value == int(figure.value)
    cells = (
        figure.name.replace("_", " ").replace(".", ": "),
        *("" if x is None else f"{x:.3f}" for x in (figure.p, figure.r)),
        f"{figure.value:.0f}" if number else f"{figure.value:.3f}",
        f"{figure.interval[0]:.3f} to {figure.interval[1]:.3f}" if figure.interval else "",
        "" if figure.of is None else str(figure.of),
    )
    return f"| {' | '.join(cells)} |"

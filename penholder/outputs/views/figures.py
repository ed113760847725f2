"""Figures by matter: every reported version, what it counts, how versions are related.

Takes a `RecordIndex`; gives one `FigureRow` per matter of the figures ledger. Never joins two definitions
under one shape, and never leaves a version out.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from penholder.model import Amount, Figure, Matter, VerdictKind
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.checks import view_matter_checks
from penholder.outputs.views.describe import definition, definition_key, figure_value
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.lines import Line, line
from penholder.outputs.views.meanwhile import meanwhile_line
from penholder.outputs.views.origins import origin_words, view_origins
from penholder.outputs.views.verdicts import VERDICT_WORDS, VerdictView, main_kind, view_verdicts
from penholder.vocabulary import hedges

SHAPES = ("circle", "diamond", "square", "triangle", "pentagon", "bar")
"""One shape per definition within a matter, in order of first report; the last is reused beyond six."""


@dataclass(frozen=True, slots=True)
class Version:
    """One reported value: the dot of the picture and its cell."""

    low: float
    high: float
    opens: str
    """"up" or "down" when the interval has no bound on that side, else ""."""
    value: str
    shape: str
    hollow: bool
    """True when every claim that gives it is suspect."""
    cell: Line


@dataclass(frozen=True, slots=True)
class FigureRow:
    """One matter: its versions, how they differ, how many origins they come from."""

    id: str
    label: str
    versions: tuple[Version, ...]
    definitions: tuple[tuple[str, str], ...]
    """Shape and words of each definition, in order of first report."""
    kind: VerdictKind | None
    verdict: str
    contested: bool
    minor: bool
    """True for numbers of no measure, or of one that compares with nothing (lengths of time)."""
    verdicts: tuple[VerdictView, ...]
    origins: Line | None
    """None when there is one version: its cell says how many reports give it."""
    printed: Line | None = None
    """What of the matter is printed meanwhile; None when there is one version."""
    checks: tuple[Line, ...] = ()
    """What imported official series say of its versions."""

    @property
    def compared(self) -> bool:
        """Whether the matter has versions to compare: two or more values or definitions."""
        return len(self.versions) > 1


def view_figures(index: RecordIndex) -> tuple[FigureRow, ...]:
    """All matters of the figures ledger: contested first, then those with most versions and origins."""
    rows = [row for matter in index.record.matters if (row := _row(index, matter))]
    return tuple(sorted(rows, key=lambda r: (r.minor, not r.contested, -len(r.versions), r.label, r.id)))


def _row(index: RecordIndex, matter: Matter) -> FigureRow | None:
    figures = [f for c in index.sort(matter.claims) if isinstance(f := index.claims[c], Figure)]
    if matter.ledger != "figures" or not figures:
        return None
    shapes = _shapes(figures)
    kind = main_kind(matter)
    label = labels.matter(matter.label, index.record.mission)
    versions = _versions(index, figures, shapes, label)
    return FigureRow(
        id=matter.id,
        label=label,
        versions=versions,
        definitions=tuple(
            dict.fromkeys((shapes[definition_key(f)], definition(f) or "not said") for f in figures)
        ),
        kind=kind,
        verdict=VERDICT_WORDS[kind] if kind else "",
        minor=all(not labels.is_comparable(f.measure) for f in figures),
        contested=kind in {VerdictKind.CONTRADICTION, VerdictKind.UNDETERMINED},
        verdicts=view_verdicts(index, matter),
        origins=view_origins(index, matter.id, matter.claims) if len(versions) > 1 else None,
        printed=meanwhile_line(index, matter) if len(versions) > 1 else None,
        checks=view_matter_checks(index, matter.claims),
    )


def _shapes(figures: list[Figure]) -> dict[tuple[str, str, str, str], str]:
    keys = dict.fromkeys(definition_key(f) for f in figures)
    return {key: SHAPES[min(place, len(SHAPES) - 1)] for place, key in enumerate(keys)}


def _versions(
    index: RecordIndex,
    figures: list[Figure],
    shapes: dict[tuple[str, str, str, str], str],
    label: str,
) -> tuple[Version, ...]:
    groups: dict[tuple[str, str], list[Figure]] = {}
    for figure in figures:
        groups.setdefault((figure_value(figure), shapes[definition_key(figure)]), []).append(figure)
    only = len(groups) == 1
    made = [_version(index, group, shape, label, named=only) for (_, shape), group in groups.items()]
    return tuple(sorted((v for v in made if v), key=lambda v: (-v.high, -v.low, v.value, v.cell.text)))


def _version(
    index: RecordIndex, group: list[Figure], shape: str, label: str, *, named: bool
) -> Version | None:
    first = group[0]
    low, high = first.amount.low, first.amount.high
    if low is None and high is None:
        return None
    opens = open_side(first.amount)
    low, high = (low if low is not None else high), (high if high is not None else low)
    assert low is not None
    assert high is not None
    ids = [f.id for f in group]
    hollow = all(index.is_suspect(i) for i in ids)
    dated = list(dict.fromkeys(wording.as_of(f.as_of) for f in group if f.as_of))
    words = [
        definition(first, label),
        wording.join(dated[:3], last="or"),
        "suspect passage" if hollow else "",
        origin_words(index, group[0].id, ids, named=named),
    ]
    words = [w for w in words if w] or [definition(first) or "not said what is counted"]
    cell = line("; ".join(words), evidence=index.cite(ids))
    return Version(low, high, opens, figure_value(first), shape, hollow, cell)


def open_side(amount: Amount) -> str:
    """On which side a value has no bound, by its missing bound or by its hedge: "up", "down" or ""."""
    if amount.low is None or amount.high is None:
        return "up" if amount.high is None else "down"
    bound = _bounds().get(amount.hedge.lower(), "")
    return {"above": "up", "at least": "up", "below": "down", "at most": "down"}.get(bound, "")


@cache
def _bounds() -> dict[str, str]:
    return {hedge.words: hedge.bound for hedge in hedges()}

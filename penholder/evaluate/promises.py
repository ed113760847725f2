"""Promises and restrictions scored against small piles labelled by hand: claims by kind, and states of promises.

Takes a folder of piles, each with `labels.json`; gives precision, recall and F1 by kind, the share of right
attributes and of right states. Never reads a label but through the layout of `tests/piles/promises/README.md`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import msgspec

from penholder.errors import EvaluationError
from penholder.evaluate.agreement import is_same_actor
from penholder.evaluate.casebook import read_afresh
from penholder.evaluate.scoring import Corpus, bootstrap, fingerprint
from penholder.evaluate.spans import Counts, Scores
from penholder.model import Commitment, Figure, PromiseLine, Record, Restriction
from penholder.record.assembly import as_known_on

LABELS = "labels.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class CommitmentLabel:
    """A labelled promise or deadline."""

    report: str
    what: str
    due: str | None
    promiser: str
    told: str
    to: str | None = None
    condition: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RestrictionLabel:
    """A labelled restriction."""

    report: str
    kind: str
    by: str
    on: str
    period: str | None
    status: str
    count: float | None
    place: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LineLabel:
    """Where a promise stands on a day, with every earlier due date."""

    what: str
    promiser: str
    state: str
    due: str | None
    was: tuple[str, ...]
    known_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class PileLabels:
    """Everything labelled in one pile."""

    commitments: tuple[CommitmentLabel, ...]
    restrictions: tuple[RestrictionLabel, ...]
    lines: tuple[LineLabel, ...]


@dataclass(frozen=True, slots=True)
class PileCounts:
    """What one pile adds to every figure; attributes are counted over matched claims alone."""

    commitments: Mapping[str, Counts]
    """By kind."""
    restrictions: Mapping[str, Counts]
    attributes: Mapping[str, Counts]
    states: Mapping[str, Counts]
    """By labelled state; `right` of `expected` lines stand where the label says."""
    chains: Counts
    misses: tuple[str, ...]
    """Every difference in one line of words."""


@dataclass(frozen=True, slots=True)
class PromiseScores:
    """The result of one evaluation."""

    corpus: Corpus
    commitments: Mapping[str, Scores]
    """By kind, "all" first."""
    restrictions: Mapping[str, Scores]
    attributes: Mapping[str, tuple[int, int]]
    """Right and compared, by attribute."""
    states: Mapping[str, tuple[int, int]]
    """Right and labelled, by state, "all" first."""
    chains: tuple[int, int]
    interval: Mapping[str, tuple[float, float]]
    misses: tuple[str, ...] = field(default=())


def evaluate_promises(folder: Path) -> PromiseScores:
    """Score every pile of the folder; raises EvaluationError naming what has another layout."""
    piles = sorted(p.parent for p in folder.glob(f"*/{LABELS}")) if folder.is_dir() else []
    if not piles:
        raise EvaluationError(f"{folder}: expected folders that hold reports and {LABELS}")
    counted = [_count_pile(pile) for pile in piles]
    files = [file for pile in piles for file in (*pile.glob("*.txt"), pile / LABELS)]
    return PromiseScores(
        corpus=fingerprint(folder.name or "promises", files),
        commitments=_by_kind([c.commitments for c in counted]),
        restrictions=_by_kind([c.restrictions for c in counted]),
        attributes=_shares([c.attributes for c in counted]),
        states=_shares([c.states for c in counted], total=True),
        chains=_share(sum((c.chains for c in counted), Counts())),
        interval={
            "commitments": bootstrap(counted, lambda cs: _f1([c.commitments for c in cs])),
            "restrictions": bootstrap(counted, lambda cs: _f1([c.restrictions for c in cs])),
            "states": bootstrap(counted, lambda cs: _rate([c.states for c in cs])),
        },
        misses=tuple(f"{pile.name}: {m}" for pile, c in zip(piles, counted, strict=True) for m in c.misses),
    )


def read_labels(path: Path) -> PileLabels:
    """The labels of one pile; EvaluationError says what is wrong with the file."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=PileLabels)
    except (OSError, msgspec.MsgspecError, ValueError) as error:
        raise EvaluationError(f"{path}: expected commitments, restrictions and lines ({error})") from error


# --------------------------------------------------------------------------- one pile


def _count_pile(pile: Path) -> PileCounts:
    labels, record = read_labels(pile / LABELS), read_afresh(pile)
    paths = {report.id: report.path for report in record.reports}
    misses: list[str] = []
    attributes: dict[str, Counts] = {}
    commitments = _match(
        [c for made in record.claims for c in made.commitments],
        labels.commitments,
        lambda c: (paths[c.report], c.what, c.due),
        lambda g: (g.report, g.what, g.due),
        (misses, "commitment"),
        lambda c, g: _compare_commitment(c, g, attributes, misses),
    )
    figures = {f.id: f for made in record.claims for f in made.figures}
    restrictions = _match(
        [r for made in record.claims for r in made.restrictions],
        labels.restrictions,
        lambda r: (paths[r.report], r.kind, r.status.value),
        lambda g: (g.report, g.kind, g.status),
        (misses, "restriction"),
        lambda r, g: _compare_restriction(r, g, figures, attributes, misses),
    )
    states, chains = _count_lines(record, labels.lines, misses)
    return PileCounts(commitments, restrictions, attributes, states, chains, tuple(misses))


Key = tuple[str, str, str | None]


def _match(
    found: Sequence[Any],
    gold: Sequence[Any],
    key_found: Callable[[Any], Key],
    key_gold: Callable[[Any], Key],
    told: tuple[list[str], str],
    compare: Callable[[Any, Any], None],
) -> dict[str, Counts]:
    """Counts by kind; one label is matched once, and one claim that says what another says is not counted twice."""
    misses, ledger = told
    ours: dict[Key, Any] = {}
    for claim in found:
        ours.setdefault(key_found(claim), claim)
    wanted = {key_gold(label): label for label in gold}
    counts: dict[str, Counts] = {}
    for key in sorted({*ours, *wanted}, key=str):
        right = key in ours and key in wanted
        counts[key[1]] = counts.get(key[1], Counts()) + Counts(
            int(right), int(key in ours), int(key in wanted)
        )
        if right:
            compare(ours[key], wanted[key])
        else:
            words = f" “{ours[key].span.words}”" if key in ours else ""
            misses.append(f"{'extra' if key in ours else 'missed'} {ledger} {key}{words}")
    return counts


def _compare_commitment(
    found: Commitment, label: CommitmentLabel, attributes: dict[str, Counts], misses: list[str]
) -> None:
    _note(
        attributes,
        misses,
        "promiser",
        found.promiser,
        label.promiser,
        _same_actor(found.promiser, label.promiser),
    )
    _note(attributes, misses, "told", found.told.value, label.told, found.told.value == label.told)
    if label.to is not None:
        _note(attributes, misses, "to", found.to, label.to, _same_actor(found.to, label.to))
    words = found.condition.words if found.condition else None
    if words or label.condition:
        _note(attributes, misses, "condition", str(words), str(label.condition), words == label.condition)


def _compare_restriction(
    found: Restriction,
    label: RestrictionLabel,
    figures: Mapping[str, Figure],
    attributes: dict[str, Counts],
    misses: list[str],
) -> None:
    count = figures[found.count].amount.low if found.count else None
    _note(attributes, misses, "by", found.by, label.by, _same_actor(found.by, label.by))
    _note(attributes, misses, "on", found.on, label.on, _same_actor(found.on, label.on))
    _note(attributes, misses, "period", str(found.period), str(label.period), found.period == label.period)
    _note(attributes, misses, "count", str(count), str(label.count), count == label.count)
    _note(attributes, misses, "place", found.place, label.place, found.place == label.place)


def _note(
    attributes: dict[str, Counts], misses: list[str], name: str, ours: str, label: str, right: bool
) -> None:
    attributes[name] = attributes.get(name, Counts()) + Counts(int(right), 1, 1)
    if not right:
        misses.append(f"{name}: {ours!r} for {label!r}")


def _same_actor(ours: str, label: str) -> bool:
    return ours == label if not (ours and label) else is_same_actor(ours, [label])


def _count_lines(
    record: Record, labels: Sequence[LineLabel], misses: list[str]
) -> tuple[dict[str, Counts], Counts]:
    states: dict[str, Counts] = {}
    chains = Counts()
    for label in labels:
        known = as_known_on(record, label.known_on) if label.known_on else record
        line = _find_line(known.promises, label)
        right = line is not None and line.state.value == label.state
        dated = line is not None and (line.due, line.was) == (label.due, label.was)
        states[label.state] = states.get(label.state, Counts()) + Counts(int(right), 1, 1)
        chains += Counts(int(dated), 1, 1)
        if not (right and dated):
            ours = f"{line.state.value} {line.due} was {line.was}" if line else "no line"
            misses.append(
                f"line {label.what} {label.known_on}: {ours} for {label.state} {label.due} was {label.was}"
            )
    return states, chains


def _find_line(lines: Sequence[PromiseLine], label: LineLabel) -> PromiseLine | None:
    """The line of that kind and promiser; of several, the one due on the labelled day."""
    fitting = [
        line
        for line in lines
        if line.what == label.what and (not label.promiser or _same_actor(line.promiser, label.promiser))
    ]
    return min(fitting, key=lambda line: (line.due != label.due, line.id), default=None)


# --------------------------------------------------------------------------- sums


def _sum(counted: Sequence[Mapping[str, Counts]]) -> dict[str, Counts]:
    total: dict[str, Counts] = {}
    for counts in counted:
        for kind, count in counts.items():
            total[kind] = total.get(kind, Counts()) + count
    return dict(sorted(total.items()))


def _by_kind(counted: Sequence[Mapping[str, Counts]]) -> dict[str, Scores]:
    total = _sum(counted)
    return {
        "all": sum(total.values(), Counts()).scores(),
        **{kind: count.scores() for kind, count in total.items()},
    }


def _f1(counted: Sequence[Mapping[str, Counts]]) -> float:
    return sum(_sum(counted).values(), Counts()).scores().f1


def _rate(counted: Sequence[Mapping[str, Counts]]) -> float:
    return sum(_sum(counted).values(), Counts()).scores().r


def _share(count: Counts) -> tuple[int, int]:
    return count.right, count.expected


def _shares(counted: Sequence[Mapping[str, Counts]], *, total: bool = False) -> dict[str, tuple[int, int]]:
    summed = _sum(counted)
    first = {"all": _share(sum(summed.values(), Counts()))} if total else {}
    return {**first, **{name: _share(count) for name, count in summed.items()}}

"""How well the ledgers of a pile match hand-made labels: statements, speakers, figures, dated claims.

Takes a folder of reports, a gold file and a file binding roles to file names; gives scores with intervals,
and which rows of the casebook hold. The layouts and rules are those of docs/evaluation.md.
"""

from __future__ import annotations

import json
import tempfile
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from penholder.errors import EvaluationError
from penholder.evaluate.agreement import fold_name, is_named
from penholder.evaluate.expectations import check_rows
from penholder.evaluate.scoring import Corpus, bootstrap, fingerprint
from penholder.evaluate.spans import Counts, Fragments, Scores, match_spans
from penholder.evaluate.speakers import (
    SpeakerLabel,
    count_direct_missed,
    count_speakers,
    count_wrong_persons,
)
from penholder.loading import load_record
from penholder.model import Commitment, Event, Figure, Record, ReportClaims, Statement, StatementForm
from penholder.pipeline import read_pile
from penholder.store import Store
from penholder.values.dates import lies_within

MEASURES = (
    "statements.source",
    "statements.cue",
    "statements.content",
    "statements.speaker",
    "figures.span",
    "figures.value",
    "figures.qualifier",
    "dated.span",
    "dated.value",
)
"""Every headline figure, in the order printed."""
_WRONG_PERSON = "statements.speaker.wrong_person"
_DIRECT_MISSED = "statements.direct_missed"
_FORMS = {"verbatim": StatementForm.DIRECT, "mixed": StatementForm.MIXED}
"""How these labels name the forms of a statement; another or none is indirect."""


@dataclass(frozen=True, slots=True)
class CasebookScores:
    """The result of one evaluation."""

    corpus: Corpus
    scores: Mapping[str, Scores]
    interval: Mapping[str, tuple[float, float]]
    passed: tuple[str, ...]
    failed: tuple[tuple[str, str], ...]
    """Name of each row that does not hold, and why."""
    wrong_person: Counts = field(default_factory=Counts)
    """Matched statements credited to another person (`right`) of those credited to a person."""
    direct_missed: Counts = field(default_factory=Counts)
    """Labelled direct and mixed quotations without a matching statement (`right`) of all of them."""


@dataclass(frozen=True, slots=True)
class _Gold:
    """The labels of one document."""

    statements: Sequence[Mapping[str, Any]] = field(default_factory=list)
    figures: Sequence[Mapping[str, Any]] = field(default_factory=list)
    dated: Sequence[Mapping[str, Any]] = field(default_factory=list)


def evaluate_casebook(reports: Path, gold: Path, roles: Path) -> CasebookScores:
    """Score a pile against its gold; raises EvaluationError naming the file with another layout."""
    labels, aliases = _read_gold(gold)
    bound = read_roles(roles)
    files = sorted(reports / name for name in labels)
    missing = [str(f) for f in files if not f.is_file()]
    if missing:
        raise EvaluationError(f"{gold}: labels {missing[0]}, which is not in {reports}")
    record = read_afresh(reports)
    counts = _count_documents(record, labels, aliases)
    rows = check_rows(record, bound)
    return CasebookScores(
        corpus=fingerprint(gold.stem, files),
        scores={m: _total(counts, m).scores() for m in MEASURES},
        interval={m: bootstrap(counts, _f1(m)) for m in MEASURES},
        passed=tuple(name for name, failure in rows if failure is None),
        failed=tuple((name, failure) for name, failure in rows if failure is not None),
        wrong_person=_total(counts, _WRONG_PERSON),
        direct_missed=_total(counts, _DIRECT_MISSED),
    )


def score_ledgers(record: Record, gold: Path) -> Mapping[str, Scores]:
    """The headline figures of a record whose reports the gold labels by file name, whatever the pile."""
    counts = _count_documents(record, *_read_gold(gold))
    return {m: _total(counts, m).scores() for m in MEASURES}


def _count_documents(
    record: Record, labels: Mapping[str, _Gold], aliases: Mapping[str, frozenset[str]]
) -> list[dict[str, Counts]]:
    """Counts of every labelled document, by name; one without claims misses everything."""
    made = {r.path: claims for r, claims in zip(record.reports, record.claims, strict=True)}
    return [
        _count_document(made.get(name, ReportClaims(name)), labels[name], aliases) for name in sorted(labels)
    ]


def read_afresh(reports: Path) -> Record:
    """The record of a folder, made in a throw-away store."""
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "record.db") as store:
        read_pile([reports], store)
        return load_record(store)


def read_roles(path: Path) -> dict[str, str]:
    """Role to file name; raises EvaluationError when the file is no such mapping."""
    roles = _read_json(path)
    if not isinstance(roles, dict) or not all(isinstance(v, str) for v in roles.values()):
        raise EvaluationError(f"{path}: expected one JSON object from role to file name")
    return roles


def _read_json(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise EvaluationError(f"{path}: expected a JSON file ({error})") from error


def _read_gold(path: Path) -> tuple[dict[str, _Gold], dict[str, frozenset[str]]]:
    gold = _read_json(path)
    try:
        documents = gold["documents"]
        by_document: dict[str, dict[str, list[Any]]] = defaultdict(lambda: defaultdict(list))
        for ledger in ("statements", "figures", "dated"):
            for label in gold[ledger]:
                by_document[documents[label["doc"]]][ledger].append(label)
        aliases = {name: frozenset(map(fold_name, [name, *also])) for name, also in gold["aliases"].items()}
    except (KeyError, TypeError, AttributeError) as error:
        raise EvaluationError(
            f"{path}: expected documents, statements, figures, dated and aliases ({error!r} is missing)"
        ) from error
    return {name: _Gold(**by_document[name]) for name in documents.values()}, aliases


# --------------------------------------------------------------------------- counting


def _count_document(
    claims: ReportClaims, gold: _Gold, aliases: Mapping[str, frozenset[str]]
) -> dict[str, Counts]:
    return {
        **_count_statements(claims.statements, gold.statements, aliases),
        **_count_figures([f for f in claims.figures if not f.derived_from], gold.figures),
        **_count_dated(_dated(claims), gold.dated),
    }


def _dated(claims: ReportClaims) -> list[Event | Commitment]:
    both: list[Event | Commitment] = [*claims.events, *claims.commitments]
    return [claim for claim in both if claim.date_words is not None]


def _count_statements(
    ours: Sequence[Statement],
    gold: Sequence[Mapping[str, Any]],
    aliases: Mapping[str, frozenset[str]],
) -> dict[str, Counts]:
    sources = [((s.source.start, s.source.end),) for s in ours if s.source]
    cues = [((s.cue.start, s.cue.end),) for s in ours if s.cue]
    contents = [tuple((c.start, c.end) for c in s.content) for s in ours]
    gold_contents = [tuple((c["start"], c["end"]) for c in g["content"]) for g in gold]
    matched = match_spans(contents, gold_contents)
    labels = [_speaker_label(g, aliases) for g in gold]
    return {
        "statements.source": _count_spans(sources, [_span(g["source"]) for g in gold if g["source"]]),
        "statements.cue": _count_spans(cues, [_span(g["cue"]) for g in gold if g["cue"]]),
        "statements.content": Counts(len(matched), len(contents), len(gold_contents)),
        "statements.speaker": count_speakers(ours, labels, matched, is_named),
        _WRONG_PERSON: count_wrong_persons(ours, labels, matched),
        _DIRECT_MISSED: count_direct_missed(labels, matched),
    }


def _speaker_label(gold: Mapping[str, Any], aliases: Mapping[str, frozenset[str]]) -> SpeakerLabel:
    names = sorted(aliases.get(gold["speaker"], {gold["speaker"]})) if gold["speaker"] else ()
    form = _FORMS.get(gold.get("verbatim", ""), StatementForm.INDIRECT)
    return SpeakerLabel(tuple(names), bool(gold["nested"]), form)


def _count_figures(ours: Sequence[Figure], gold: Sequence[Mapping[str, Any]]) -> dict[str, Counts]:
    matched = match_spans([((f.span.start, f.span.end),) for f in ours], [_span(g) for g in gold])
    values = sum(ours[i].amount.low == gold[j]["value"] == ours[i].amount.high for i, j in matched)
    hedges = sum(fold_name(ours[i].amount.hedge) == fold_name(gold[j]["qualifier"] or "") for i, j in matched)
    return {
        "figures.span": Counts(len(matched), len(ours), len(gold)),
        "figures.value": Counts(values, len(ours), len(gold)),
        "figures.qualifier": Counts(hedges, len(ours), len(gold)),
    }


def _count_dated(ours: Sequence[Event | Commitment], gold: Sequence[Mapping[str, Any]]) -> dict[str, Counts]:
    matched = match_spans([((c.span.start, c.span.end),) for c in ours], [_span(g) for g in gold])
    valued = [(i, j) for i, j in matched if gold[j]["norm"]]
    right = sum(_value_fits(ours[i], str(gold[j]["norm"])) for i, j in valued)
    without = len(matched) - len(valued)
    return {
        "dated.span": Counts(len(matched), len(ours), len(gold)),
        "dated.value": Counts(right, len(ours) - without, sum(bool(g["norm"]) for g in gold)),
    }


def _value_fits(ours: Event | Commitment, gold: str) -> bool:
    value = ours.due if isinstance(ours, Commitment) else ours.when
    return value is not None and (value == gold or lies_within(value, gold))


def _count_spans(ours: Sequence[Fragments], gold: Sequence[Fragments]) -> Counts:
    return Counts(len(match_spans(ours, gold)), len(ours), len(gold))


def _span(label: Mapping[str, Any]) -> Fragments:
    return ((label["start"], label["end"]),)


def _total(counts: Sequence[Mapping[str, Counts]], measure: str) -> Counts:
    return sum((c[measure] for c in counts), Counts())


def _f1(measure: str) -> Callable[[Sequence[Mapping[str, Counts]]], float]:
    return lambda counts: _total(counts, measure).scores().f1

"""Scores of verdicts on pairs of short reports labelled by hand: accuracy, per kind, and false contradictions.

Takes a file of JSON lines, each two dated reports with the words that are compared and the verdict between them;
reads each pair through the whole flow as a pile of two. Raises EvaluationError for another layout.
"""

from __future__ import annotations

import hashlib
import json
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from penholder.errors import EvaluationError, explain_fault
from penholder.evaluate.halves import Half
from penholder.evaluate.scoring import Corpus, bootstrap, fingerprint
from penholder.evaluate.spans import Counts
from penholder.loading import load_record
from penholder.model import Claim, Matter, Provenance, Record, Statement, Verdict, VerdictKind
from penholder.pipeline import read_pile
from penholder.record.matters import name_version
from penholder.record.setting import Setting
from penholder.runs import Progress, no_progress
from penholder.sources import ToldFacts
from penholder.store import Store

APART = "apart"
"""What a pair is labelled, or found, when its two claims are about different matters."""
LABELS = (*(kind.value for kind in VerdictKind), APART)

LAYOUT = 'expected JSON lines with "id", "mission", "verdict", "facet", and "a" and "b" with "published", "text", "words"'


@dataclass(frozen=True, slots=True)
class Side:
    """One of two reports, with the words of its claim."""

    published: date
    text: str
    words: str


@dataclass(frozen=True, slots=True)
class LabelledPair:
    """Two reports and the verdict a person gives between their claims."""

    id: str
    mission: str
    a: Side
    b: Side
    verdict: str
    facet: str

    @property
    def half(self) -> Half:
        """Pairs part by the parity of the SHA-256 of their id."""
        digest = hashlib.sha256(self.id.encode()).digest()
        return Half.REPORT if digest[0] % 2 == 0 else Half.FITTED


@dataclass(frozen=True, slots=True)
class PairOutcome:
    """What the flow made of one pair."""

    pair: LabelledPair
    found: str
    facet: str
    reason: str
    naive: str
    """What comparing the words alone says: same, or contradiction."""
    contradicted: bool
    """Whether any matter of the two reports is called a contradiction."""

    @property
    def right(self) -> bool:
        """Whether the verdict is the labelled one."""
        return self.found == self.pair.verdict

    @property
    def false_contradiction(self) -> bool:
        """Whether a contradiction is printed where a person sees none."""
        return self.contradicted and self.pair.verdict != VerdictKind.CONTRADICTION


@dataclass(frozen=True, slots=True)
class VerdictScores:
    """The result over all pairs; shares are fractions."""

    corpus: Corpus
    outcomes: tuple[PairOutcome, ...]
    kinds: tuple[tuple[str, Counts], ...]
    """Of every label in use: how often found right, found, and labelled."""
    accuracy: float
    interval: tuple[float, float]
    facets: Counts
    """Facets named right, of the pairs whose verdict is right and whose label names one."""
    met: Counts
    """Verdicts right, of the pairs about one thing whose two claims were found and brought together."""
    false_contradictions: int
    naive_accuracy: float
    naive_false_contradictions: int


def evaluate_verdicts(path: Path, half: Half = Half.ALL, progress: Progress = no_progress) -> VerdictScores:
    """Score the verdicts on the labelled pairs of a file, or on one half of them."""
    pairs = [pair for pair in read_pairs(path) if half in (Half.ALL, pair.half)]
    outcomes = []
    for number, pair in enumerate(pairs):
        progress("judge", number, len(pairs))
        outcomes.append(judge_labelled(pair))
    progress("judge", len(pairs), len(pairs))
    name = path.stem if half is Half.ALL else f"{path.stem}, {half} half"
    return _sum_scores(Corpus(name, len(pairs), fingerprint(path.stem, [path]).sha256), outcomes)


def _sum_scores(corpus: Corpus, outcomes: Sequence[PairOutcome]) -> VerdictScores:
    met = [o for o in outcomes if APART not in (o.found, o.pair.verdict)]
    with_facet = [o for o in outcomes if o.right and o.pair.facet]
    return VerdictScores(
        corpus=corpus,
        outcomes=tuple(outcomes),
        kinds=tuple(_count_kinds(outcomes)),
        accuracy=_share(outcomes),
        interval=bootstrap(outcomes, _share),
        facets=Counts(sum(o.facet == o.pair.facet for o in with_facet), len(with_facet), len(with_facet)),
        met=Counts(sum(o.right for o in met), len(met), len(met)),
        false_contradictions=sum(o.false_contradiction for o in outcomes),
        naive_accuracy=_share(outcomes, lambda o: o.naive == o.pair.verdict),
        naive_false_contradictions=sum(
            o.naive == VerdictKind.CONTRADICTION != o.pair.verdict for o in outcomes
        ),
    )


def _share(
    outcomes: Sequence[PairOutcome], right: Callable[[PairOutcome], bool] = lambda o: o.right
) -> float:
    return sum(map(right, outcomes)) / len(outcomes) if outcomes else 0.0


def _count_kinds(outcomes: Sequence[PairOutcome]) -> Iterator[tuple[str, Counts]]:
    for label in LABELS:
        counts = Counts(
            sum(o.found == label == o.pair.verdict for o in outcomes),
            sum(o.found == label for o in outcomes),
            sum(o.pair.verdict == label for o in outcomes),
        )
        if counts.predicted or counts.expected:
            yield label, counts


def read_pairs(path: Path) -> tuple[LabelledPair, ...]:
    """The labelled pairs of a file, in its order; raises EvaluationError naming the file and the line."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: cannot be read ({explain_fault(error)}); {LAYOUT}") from error
    pairs = tuple(_read_pair(line, f"{path}, line {n}") for n, line in enumerate(lines, 1) if line.strip())
    if not pairs:
        raise EvaluationError(f"{path}: holds no pair; {LAYOUT}")
    return pairs


def _read_pair(line: str, where: str) -> LabelledPair:
    try:
        raw = json.loads(line)
        a, b = (_read_side(raw[side]) for side in ("a", "b"))
        pair = LabelledPair(str(raw["id"]), str(raw["mission"]), a, b, raw["verdict"], raw["facet"])
    except (ValueError, KeyError, TypeError) as error:
        raise EvaluationError(f"{where}: {error!r}; {LAYOUT}") from error
    if pair.verdict not in LABELS:
        raise EvaluationError(f"{where}: {pair.verdict!r} is no verdict; choose one of {', '.join(LABELS)}")
    return pair


def _read_side(raw: Any) -> Side:
    side = Side(date.fromisoformat(raw["published"]), raw["text"], raw["words"])
    if side.words not in side.text:
        raise ValueError(f"the words {side.words!r} do not occur in the text")
    return side


def judge_labelled(pair: LabelledPair) -> PairOutcome:
    """The verdict of the whole flow on one pair, read as a pile of two reports."""
    record = _read_two(pair)
    reports = {Path(report.path).stem: report for report in record.reports}
    naive = VerdictKind.SAME if pair.a.words == pair.b.words else VerdictKind.CONTRADICTION
    contradicted = any(v.kind is VerdictKind.CONTRADICTION for m in record.matters for v in m.verdicts)
    if len(reports) < 2:
        return PairOutcome(pair, APART, "", "only one report was read", naive, contradicted)
    near = [
        _near_claims(record, reports[n].id, reports[n].text, side.words)
        for n, side in (("a", pair.a), ("b", pair.b))
    ]
    held = [(x * y, a, b) for x, a in near[0] for y, b in near[1]]
    for _, a, b in sorted(held, key=lambda h: (-h[0], h[1].id, h[2].id)):
        for matter in record.matters:
            if a.id in matter.claims and b.id in matter.claims:
                verdict = _find_verdict(matter, a, b, record)
                return PairOutcome(
                    pair, verdict.kind.value, verdict.facet, verdict.reason, naive, contradicted
                )
    missing = [name for name, claims in zip(("a", "b"), near, strict=True) if not claims]
    reason = f"no claim in {' and '.join(missing)}" if missing else "the claims share no matter"
    return PairOutcome(pair, APART, "", reason, naive, contradicted)


def _read_two(pair: LabelledPair) -> Record:
    with tempfile.TemporaryDirectory() as folder:
        told = []
        for name, side in (("a.txt", pair.a), ("b.txt", pair.b)):
            (Path(folder) / name).write_text(side.text, encoding="utf-8")
            told.append((name, Provenance(published=side.published, told_by_user=("published",))))
        with Store(Path(folder) / "record.db") as store:
            read_pile([Path(folder)], store, told=ToldFacts(tuple(told)))
            return load_record(store)


def _near_claims(record: Record, report: str, text: str, words: str) -> list[tuple[float, Claim]]:
    """The claims of a report that overlap the words, with the share of characters they have in common."""
    start = text.find(words)
    if start < 0:
        return []
    end = start + len(words)
    found = []
    for claim in next(c for c in record.claims if c.report == report).all():
        span = claim.content[0] if isinstance(claim, Statement) else claim.span
        common = min(end, span.end) - max(start, span.start)
        if common > 0:
            found.append((common / (max(end, span.end) - min(start, span.start)), claim))
    return found


def _find_verdict(matter: Matter, a: Claim, b: Claim, record: Record) -> Verdict:
    """The verdict between the versions of two claims of one matter; the same version is the same."""
    setting = Setting.of(record)
    claims = {claim.id: claim for made in record.claims for claim in made.all()}
    if matter.ledger == "sayings":
        names = {c: c for c in matter.claims}
    else:
        names = {c: repr(name_version(claims[c], setting)) for c in matter.claims}
    wanted = {names[a.id], names[b.id]}
    for verdict in matter.verdicts:
        if {names[verdict.a], names[verdict.b]} == wanted:
            return verdict
    return Verdict(a.id, b.id, VerdictKind.SAME, "Both are one version.")

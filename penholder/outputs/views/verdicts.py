"""Verdicts in words, the most serious first.

Takes matters and their verdicts; gives `VerdictView` values and the contested list. Never softens a verdict:
the words are one to one with the closed list.
"""

from __future__ import annotations

from dataclasses import dataclass

from penholder.model import Matter, Verdict, VerdictKind
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.describe import values_against
from penholder.outputs.views.evidence import report_outlet
from penholder.outputs.views.index import RecordIndex, suspicion_id
from penholder.outputs.views.lines import Line, Run, line, quote

SEVERITY = (
    VerdictKind.CONTRADICTION,
    VerdictKind.UNDETERMINED,
    VerdictKind.SLIPPAGE,
    VerdictKind.GARBLE,
    VerdictKind.DIFFERENT_DEFINITION,
    VerdictKind.UPDATES,
    VerdictKind.ROUNDING,
    VerdictKind.REFINES,
    VerdictKind.SAME,
)
"""Order in which verdicts matter to a reader."""

CONTESTED = SEVERITY[:4]

LEDGERS = ("commitments", "figures", "restrictions", "events", "positions", "sayings")
"""Order of ledgers among verdicts of equal gravity: what decides most comes first."""

VERDICT_WORDS = {
    VerdictKind.CONTRADICTION: "contradiction",
    VerdictKind.UNDETERMINED: "undetermined",
    VerdictKind.SLIPPAGE: "slipped",
    VerdictKind.GARBLE: "garbled in one version",
    VerdictKind.DIFFERENT_DEFINITION: "counts different things",
    VerdictKind.UPDATES: "updated",
    VerdictKind.ROUNDING: "rounded",
    VerdictKind.REFINES: "refined",
    VerdictKind.SAME: "agreed",
}


@dataclass(frozen=True, slots=True)
class VerdictView:
    """One verdict: the versions it relates, the reason, what would settle it."""

    kind: VerdictKind
    words: str
    reason: Line
    settled_by: str


@dataclass(frozen=True, slots=True)
class ContestedView:
    """One contested matter or suspect passage, with its sentence and verdict."""

    label: str
    kind: VerdictKind
    words: str
    sentence: Line
    settled_by: str


def main_kind(matter: Matter) -> VerdictKind | None:
    """The most serious verdict of a matter; None when it has one version."""
    found = {v.kind for v in matter.verdicts}
    return next((kind for kind in SEVERITY if kind in found), None)


def view_verdicts(index: RecordIndex, matter: Matter) -> tuple[VerdictView, ...]:
    """One view per kind of verdict and reason, most serious first; agreement is not repeated."""
    views: dict[tuple[VerdictKind, str], list[Verdict]] = {}
    for verdict in matter.verdicts:
        if verdict.kind is not VerdictKind.SAME and verdict.a in index.claims and verdict.b in index.claims:
            views.setdefault((verdict.kind, verdict.reason), []).append(verdict)
    ordered = sorted(views.items(), key=lambda pair: (SEVERITY.index(pair[0][0]), pair[0][1]))
    return tuple(_verdict(index, kind, group) for (kind, _), group in ordered)


def _verdict(index: RecordIndex, kind: VerdictKind, group: list[Verdict]) -> VerdictView:
    evidence = index.cite([c for v in group for c in (v.a, v.b)])
    settled = next((v.settled_by for v in group if v.settled_by), "")
    reason = line(wording.sentence(wording.clean(group[0].reason)), evidence=evidence)
    return VerdictView(kind, VERDICT_WORDS[kind], reason, wording.sentence(wording.clean(settled)))


def view_contested(index: RecordIndex) -> tuple[ContestedView, ...]:
    """Contested matters by gravity, then suspect passages that no matter shows."""
    found = [(LEDGERS.index(m.ledger), c) for m in index.record.matters for c in _contested(index, m)]
    found.sort(key=lambda f: (SEVERITY.index(f[1].kind), f[0], f[1].label, f[1].sentence.text))
    return (*(c for _, c in found), *_suspects(index))


def _contested(index: RecordIndex, matter: Matter) -> list[ContestedView]:
    views = []
    for verdict in view_verdicts(index, matter):
        if verdict.kind not in CONTESTED:
            continue
        against = _against(index, matter, verdict.kind, verdict.reason.text)
        sentence = line(
            f"{against} {verdict.reason.text}" if against else verdict.reason.text,
            evidence=verdict.reason.evidence,
        )
        label = labels.matter(matter.label, index.record.mission)
        views.append(ContestedView(label, verdict.kind, verdict.words, sentence, verdict.settled_by))
    return views[:1]


def _against(index: RecordIndex, matter: Matter, kind: VerdictKind, reason: str) -> str:
    """The differing values side by side: "February 2024 against March 2024."; "" when the reason names them."""
    if matter.ledger in {"sayings", "positions"}:
        return ""
    claims = index.sort(c for v in matter.verdicts if v.kind is kind for c in (v.a, v.b))
    last = "then" if kind is VerdictKind.SLIPPAGE else "against"
    words = values_against(index, claims, last=last)
    named = all(value in reason for value in words.split(f" {last} "))
    return "" if named else wording.sentence(words)


def _suspects(index: RecordIndex) -> list[ContestedView]:
    views = []
    for suspicion in index.record.suspicions:
        if suspicion.span.report not in index.reports:
            continue
        words: list[str | Run] = [quote(suspicion.span.words, 140)]
        words.append(f": {wording.sentence(wording.clean(suspicion.reason))}")
        if suspicion.candidate:
            words.append(f" Meant, at low confidence: {wording.clean(suspicion.candidate)}.")
        sentence = line(*words, evidence=[suspicion_id(suspicion)])
        report = suspicion.span.report
        label = f"Suspect passage, report {index.codes[report]} ({report_outlet(index.reports[report])})"
        views.append(ContestedView(label, VerdictKind.GARBLE, "garbled", sentence, ""))
    return sorted(views, key=lambda v: (v.label, v.sentence.text))

"""Verdicts in words, the most serious first.

Takes matters and their verdicts; gives `VerdictView` values and the contested list. Never softens a verdict:
the words are one to one with the closed list.
"""

from __future__ import annotations

from dataclasses import dataclass

from penholder.errors import UsageError
from penholder.model import Figure, Matter, Suspicion, Verdict, VerdictKind
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.evidence import report_name
from penholder.outputs.views.index import MOST_MARKS, RecordIndex, suspicion_id
from penholder.outputs.views.lines import Line, Run, line, quote
from penholder.outputs.views.meanwhile import meanwhile_line

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

CONTESTED = (
    VerdictKind.CONTRADICTION,
    VerdictKind.UNDETERMINED,
    VerdictKind.SLIPPAGE,
    VerdictKind.DIFFERENT_DEFINITION,
    VerdictKind.GARBLE,
)
"""Verdicts that make a matter contested, in the order of the list; signs of garbling come last."""

STRAY = frozenset(
    {
        "stray punctuation",
        "lower case after full stop",
        "quotation mark opens nothing",
        "quotation mark closes nothing",
        "sentence breaks off",
    }
)
"""Rules of suspicions that show a damaged mark and doubt no word; they are folded and come last."""

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


def read_verdict(words: str) -> VerdictKind:
    """The verdict a person names, by its word in the closed list or as it is printed; raises `UsageError`."""
    wanted = " ".join(wording.clean(words).casefold().replace("-", " ").replace("_", " ").split())
    for kind, printed in VERDICT_WORDS.items():
        if wanted in (kind.value, printed):
            return kind
    kinds = ", ".join(VerdictKind)
    raise UsageError(f"“{wording.shorten(wording.clean(words), 40)}” is no verdict; choose one of: {kinds}")


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

    id: str
    """Id of the matter, or of the suspicion; `penholder show` takes it."""
    label: str
    kind: VerdictKind
    words: str
    sentence: Line
    settled_by: str
    stray: bool = False
    """True when stray marks alone are the sign: listed last."""
    sister: Line | None = None
    """The same passage in a sister report, where one has it."""
    printed: Line | None = None
    """What of a matter is printed meanwhile; None for a passage."""
    ruled: tuple[Line, ...] = ()
    """What people ruled on the matter, with name, day and reason, and what became of it."""


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
    """Contested matters by gravity, then suspect passages; stray marks last, folded to a line for each report."""
    found = [(LEDGERS.index(m.ledger), c) for m in index.record.matters for c in _contested(index, m)]
    found += [(len(LEDGERS), c) for c in _suspects(index)]
    found.sort(
        key=lambda f: (f[1].stray, CONTESTED.index(f[1].kind), f[0], f[1].label, f[1].sentence.text, f[1].id)
    )
    return (*(c for _, c in found), *_stray_marks(index))


def is_contested(index: RecordIndex, matter: Matter) -> bool:
    """Whether versions of a matter are contested; parts of one count in one sentence are told apart by their words."""
    return any(v.kind in CONTESTED and not _is_beside(index, v) for v in matter.verdicts)


def _is_beside(index: RecordIndex, verdict: Verdict) -> bool:
    """Whether a verdict tells apart two figures of one sentence ("11,500 troops and 443 police")."""
    a, b = index.claims.get(verdict.a), index.claims.get(verdict.b)
    if not (isinstance(a, Figure) and isinstance(b, Figure)):
        return False
    return verdict.kind is VerdictKind.DIFFERENT_DEFINITION and a.sentence == b.sentence


def _contested(index: RecordIndex, matter: Matter) -> list[ContestedView]:
    views = []
    if not is_contested(index, matter):
        return []
    printed = meanwhile_line(index, matter)
    for verdict in view_verdicts(index, matter):
        if verdict.kind not in CONTESTED:
            continue
        label = labels.matter(matter.label, index.record.mission)
        stray = verdict.kind is VerdictKind.GARBLE and _is_stray(index, matter)
        views.append(
            ContestedView(
                matter.id,
                label,
                verdict.kind,
                verdict.words,
                verdict.reason,
                verdict.settled_by,
                stray,
                None,
                printed,
            )
        )
    return sorted(views, key=lambda v: CONTESTED.index(v.kind))[:1]


def _is_stray(index: RecordIndex, matter: Matter) -> bool:
    """Whether stray marks alone make a matter's versions suspect."""
    garbled = [c for v in matter.verdicts if v.kind is VerdictKind.GARBLE for c in (v.a, v.b)]
    rules = {s.rule for c in garbled for s in index.suspicions.get(c, ())}
    return bool(rules) and rules <= STRAY


def _suspects(index: RecordIndex) -> list[ContestedView]:
    views = []
    for suspicion in index.record.suspicions:
        if suspicion.span.report not in index.reports or suspicion.rule in STRAY:
            continue
        words: list[str | Run] = [quote(suspicion.span.words, 140)]
        words.append(f": {wording.sentence(wording.clean(suspicion.reason))}")
        if suspicion.candidate:
            words.append(f" Meant, at low confidence: {wording.clean(suspicion.candidate)}.")
        ident = suspicion_id(suspicion)
        label = f"Suspect passage in {report_name(index, suspicion.span.report)}"
        sentence = line(*words, evidence=[ident])
        sister = _sister(index, suspicion, ident)
        views.append(ContestedView(ident, label, VerdictKind.GARBLE, "garbled", sentence, "", sister=sister))
    return views


def _sister(index: RecordIndex, suspicion: Suspicion, ident: str) -> Line | None:
    """What a sister report has in the place of a suspect passage."""
    if suspicion.sister is None or suspicion.sister.report not in index.reports:
        return None
    name = wording.capital(report_name(index, suspicion.sister.report))
    return line(f"{name} has ", quote(suspicion.sister.words, 180), ".", evidence=[ident])


def _stray_marks(index: RecordIndex) -> list[ContestedView]:
    """One line for each report that has stray marks."""
    by_report: dict[str, list[Suspicion]] = {}
    for suspicion in index.record.suspicions:
        if suspicion.span.report in index.reports and suspicion.rule in STRAY:
            by_report.setdefault(suspicion.span.report, []).append(suspicion)
    views = [_stray(index, report, found) for report, found in by_report.items()]
    return sorted(views, key=lambda v: (v.label, v.sentence.text))


def _stray(index: RecordIndex, report: str, found: list[Suspicion]) -> ContestedView:
    ids = [suspicion_id(s) for s in found]
    reasons = list(dict.fromkeys(wording.sentence(wording.clean(s.reason)) for s in found))
    more = len(reasons) - MOST_MARKS
    rest = f" {wording.capital(wording.numeral(more))} more in the record." if more > 0 else ""
    sentence = line(" ".join(reasons[:MOST_MARKS]) + rest, evidence=ids[:MOST_MARKS])
    label = f"Stray marks in {report_name(index, report)}"
    return ContestedView(ids[0], label, VerdictKind.GARBLE, "garbled", sentence, "", stray=True)

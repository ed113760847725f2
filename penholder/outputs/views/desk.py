"""The conflict desk: every matter told in more than one version, with all that decides what may be said of it.

Takes a record and its assessments; gives a `DeskView`. Never drops a version, never names a winner a verdict does not
name, and takes what is printed meanwhile from `meanwhile` alone. Matters are in the order in which the brief depends on
them (`dependence`): contested ones first, then those whose versions were told apart, then damaged passages.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from penholder.model import (
    Assessments,
    Claim,
    Commitment,
    Event,
    Figure,
    Matter,
    Position,
    Record,
    Restriction,
    Statement,
    VerdictKind,
)
from penholder.outputs import wording
from penholder.outputs.views import labels, view_brief
from penholder.outputs.views.checks import view_matter_checks
from penholder.outputs.views.dependence import NONE, Dependence, measure_dependence
from penholder.outputs.views.describe import claim_words, definition, definition_key, figure_value
from penholder.outputs.views.evidence import report_name
from penholder.outputs.views.index import RecordIndex, index_record, span_of, when_of
from penholder.outputs.views.judgements import JudgementView, view_judgements
from penholder.outputs.views.lines import Line, line, quote
from penholder.outputs.views.meanwhile import Meanwhile, decide_meanwhile, meanwhile_line
from penholder.outputs.views.origins import origin_words, view_origins
from penholder.outputs.views.verdicts import (
    CONTESTED,
    SEVERITY,
    VERDICT_WORDS,
    ContestedView,
    VerdictView,
    is_contested,
    view_contested,
    view_verdicts,
)
from penholder.values.dates import first_day, last_day


@dataclass(frozen=True, slots=True)
class VersionView:
    """One version of a matter: the claims that give it, when it holds and since when it is known."""

    name: str
    """The letter it has in this matter: a, b ..."""
    value: str
    note: str
    """What it counts, or what is promised; "" when the value says it."""
    holds: str
    """As of when, in words; "" when not said."""
    first: date | None
    last: date | None
    """The days it holds for; None on an open or unknown side."""
    known_on: date | None
    """The day by which the first report with it was known."""
    origins: str
    """ "at most two origins in three reports ..."; the one report's name where there is one."""
    printed: bool
    """Whether it is among what the brief prints meanwhile."""
    suspect: bool
    set_aside: bool
    claims: tuple[str, ...]
    cell: Line


@dataclass(frozen=True, slots=True)
class MatterView:
    """One matter on the desk."""

    id: str
    ledger: str
    label: str
    kind: VerdictKind
    """The gravest verdict between its versions."""
    words: str
    contested: bool
    versions: tuple[VersionView, ...]
    """By known-on day, then by the days they hold for."""
    verdicts: tuple[VerdictView, ...]
    origins: Line | None
    settled_by: tuple[str, ...]
    meanwhile: Meanwhile
    printed: Line
    """What the brief prints meanwhile, as one sentence."""
    depends: Dependence
    depends_words: str
    judgements: tuple[JudgementView, ...]
    checks: tuple[Line, ...]
    """What imported official series say of its versions."""


@dataclass(frozen=True, slots=True)
class DeskView:
    """All matters told in several versions, and the damaged passages."""

    matters: tuple[MatterView, ...]
    passages: tuple[ContestedView, ...]
    """Suspect passages that no matter holds, gravest first, stray marks last."""


def view_desk(record: Record, assessments: Assessments, *, wanted: str = "") -> DeskView:
    """The desk of a record, in the order in which its brief depends on each matter.

    A matter asked for by its id is on it even where its versions agree.
    """
    index = index_record(record)
    brief = view_brief(record, assessments)
    rest = [
        *(brief.clock, brief.figures, brief.commitments, brief.restrictions, brief.events),
        *(brief.actors, brief.stances, brief.options),
    ]
    depends = measure_dependence(index, assessments, brief.head, rest)
    matters = [
        view_matter(index, m, depends.get(m.id, NONE))
        for m in index.record.matters
        if m.id == wanted or is_on_desk(index, m)
    ]
    matters.sort(key=lambda m: (not m.contested, m.depends.order, SEVERITY.index(m.kind), m.label, m.id))
    own = {m.id for m in matters}
    return DeskView(tuple(matters), tuple(c for c in view_contested(index) if c.id not in own))


def is_on_desk(index: RecordIndex, matter: Matter) -> bool:
    """Whether a matter has versions that differ; those that only repeat one another are no conflict."""
    kinds = {v.kind for v in matter.verdicts if v.a in index.claims and v.b in index.claims}
    return bool(kinds - {VerdictKind.SAME})


def select_matters(
    desk: DeskView, *, ledger: str = "", kinds: Iterable[VerdictKind] = (), wanted: str = ""
) -> DeskView:
    """The matters of one ledger, with a verdict of these kinds, or the one with an id; passages only when all are asked for."""
    asked = frozenset(kinds)
    matters = tuple(
        m
        for m in desk.matters
        if (not ledger or m.ledger == ledger)
        and (not asked or {v.kind for v in m.verdicts} & asked)
        and (not wanted or m.id == wanted)
    )
    whole = not (ledger or wanted) and (not asked or VerdictKind.GARBLE in asked)
    return DeskView(matters, desk.passages if whole else ())


def view_matter(index: RecordIndex, matter: Matter, depends: Dependence) -> MatterView:
    """One matter with its versions on a line, the verdicts between them and what is printed meanwhile."""
    verdicts = view_verdicts(index, matter)
    kind = verdicts[0].kind if verdicts else VerdictKind.SAME
    meanwhile = decide_meanwhile(index, matter)
    versions = _view_versions(index, matter, meanwhile)
    return MatterView(
        id=matter.id,
        ledger=matter.ledger,
        label=labels.matter(matter.label, index.record.mission),
        kind=kind,
        words=VERDICT_WORDS[kind],
        contested=kind in CONTESTED and is_contested(index, matter),
        versions=versions,
        verdicts=verdicts,
        origins=view_origins(index, matter.id, matter.claims),
        settled_by=tuple(dict.fromkeys(v.settled_by for v in verdicts if v.settled_by)),
        meanwhile=meanwhile,
        printed=meanwhile_line(index, matter, reason=True),
        depends=depends,
        depends_words=_say_dependence(depends),
        judgements=view_judgements(index, matter, retired=True),
        checks=view_matter_checks(index, matter.claims),
    )


def _view_versions(index: RecordIndex, matter: Matter, meanwhile: Meanwhile) -> tuple[VersionView, ...]:
    groups: dict[tuple[object, ...], list[str]] = {}
    for claim in index.sort(matter.claims):
        groups.setdefault(_same_version(index, index.claims[claim]), []).append(claim)
    aside = {c for j in index.record.judged if j.matter == matter.id for c in j.set_aside}
    ordered = sorted(groups.values(), key=lambda g: _place(index, g))
    return tuple(
        _version(index, group, _letter(n), frozenset(meanwhile.claims), aside)
        for n, group in enumerate(ordered)
    )


def _same_version(index: RecordIndex, claim: Claim) -> tuple[object, ...]:
    """What claims shown as one version have in common."""
    suspect = index.is_suspect(claim.id)
    if isinstance(claim, Figure):
        return (figure_value(claim), definition_key(claim), claim.place, suspect)
    if isinstance(claim, Statement):
        return (" ".join(w for s in claim.content for w in s.words.split()), suspect)
    if isinstance(claim, Commitment):
        return (claim.what, claim.due, suspect)
    return (claim_words(index, claim.id), when_of(claim) if not isinstance(claim, Position) else "", suspect)


def _place(index: RecordIndex, group: list[str]) -> tuple[date, date, str]:
    first = index.claims[group[0]]
    held = _days(when_of(first))
    return (index.known_on(first.report) or date.max, held[0] or date.min, group[0])


def _letter(place: int) -> str:
    high, low = divmod(place, 26)
    return (_letter(high - 1) if high else "") + chr(ord("a") + low)


def _version(
    index: RecordIndex, group: list[str], name: str, printed: frozenset[str], aside: set[str]
) -> VersionView:
    claim = index.claims[group[0]]
    first, last = _days(when_of(claim))
    known = [day for c in group if (day := index.known_on(index.claims[c].report))]
    return VersionView(
        name=name,
        value=_value(index, claim),
        note=_note(claim, index.matter_of[claim.id].label if claim.id in index.matter_of else ""),
        holds=_holds(claim),
        first=first,
        last=last,
        known_on=min(known, default=None),
        origins=origin_words(index, group[0], group) or report_name(index, claim.report),
        printed=bool(printed & set(group)),
        suspect=all(index.is_suspect(c) for c in group),
        set_aside=bool(aside & set(group)),
        claims=tuple(group),
        cell=line(quote(span_of(claim).words, 160), evidence=index.cite(group)),
    )


def _value(index: RecordIndex, claim: Claim) -> str:
    if isinstance(claim, Figure):
        return figure_value(claim)
    if isinstance(claim, Statement):
        return wording.shorten(wording.clean(span_of(claim).words), 60)
    return claim_words(index, claim.id)


def _note(claim: Claim, label: str) -> str:
    if isinstance(claim, Figure):
        return ", ".join(p for p in (definition(claim, label), wording.clean(claim.place)) if p)
    if isinstance(claim, Commitment | Event | Restriction):
        return labels.kind(claim.what if isinstance(claim, Commitment) else claim.kind)
    return wording.clean(claim.speaker) if isinstance(claim, Position) else ""


def _holds(claim: Claim) -> str:
    when = when_of(claim)
    if when is None:
        return ""
    if isinstance(claim, Figure):
        return wording.as_of(when)
    return f"said {wording.period(when)}" if isinstance(claim, Position | Statement) else wording.period(when)


def _days(when: str | None) -> tuple[date | None, date | None]:
    return (first_day(when), last_day(when)) if when else (None, None)


def _say_dependence(depends: Dependence) -> str:
    """ "two head sentences, one input and three other sentences of the brief rest on it"."""
    counts = (
        (depends.head, "head sentence", "head sentences"),
        (depends.inputs, "input of clock, options or vote", "inputs of clock, options or vote"),
        (depends.sentences, "other sentence", "other sentences"),
    )
    told = [wording.count(n, one, many) for n, one, many in counts if n]
    rests = "rests" if sum(n for n, _, _ in counts) == 1 else "rest"
    return f"{wording.join(told)} of the brief {rests} on it" if told else "nothing in the brief rests on it"

"""What the Council is likely to do: the outlook as sentences, rows and bars, with its score sheet beside it.

Takes an `Outlook`; gives an `OutlookView`. Never puts likelihood and confidence into one sentence, never prints a
number without what it rests on, and never a branch without its interval.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from penholder.model import Chance, DraftOutlook, MemberOutlook, Outlook
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.likelihood import NARROW, band, percent, say_basis, say_likelihood
from penholder.outputs.views.lines import Line, line
from penholder.outputs.views.sheet import SheetView, view_sheet

SCORED = "Each case is forecast from the years before its own; lower scores are better."
LETTERS = "abcdefghijklmnopqrstuvwxyz"


@dataclass(frozen=True, slots=True)
class ChanceRow:
    """One branch as a row of a table and a bar of a picture."""

    key: str
    label: str
    percent: str
    band: str
    words: str
    """By the scale of likelihood, over the whole interval."""
    rests_on: str
    """Basis and number of cases, in brief."""
    value: float
    low: float
    high: float
    source: str
    """Letter of the note that names the file and the last day."""


@dataclass(frozen=True, slots=True)
class MemberRow:
    """How one member is likely to vote if the decision is put to the vote."""

    name: str
    code: str
    permanent: bool
    yes: ChanceRow
    no: ChanceRow
    abstain: ChanceRow
    said: Line | None
    """The positions that moved it."""


@dataclass(frozen=True, slots=True)
class DraftRow:
    """One option of the record as a draft."""

    option: str
    chances: tuple[ChanceRow, ...]


@dataclass(frozen=True, slots=True)
class RestsOn:
    """One note on what numbers rest on."""

    letter: str
    words: str


@dataclass(frozen=True, slots=True)
class OutlookView:
    """The outlook in reading order."""

    lead: Line
    told: tuple[Line, ...]
    confidence: Line
    mandate: tuple[ChanceRow, ...]
    outcome: tuple[ChanceRow, ...]
    consent: tuple[ChanceRow, ...]
    """Consent withdrawn, and unanimity: chances that stand alone."""
    members: tuple[MemberRow, ...]
    drafts: tuple[DraftRow, ...]
    sheet: SheetView | None
    """How well earlier cases were foreseen."""
    sources: tuple[RestsOn, ...]
    notes: tuple[str, ...]
    scale: str
    """The scale of likelihood, in a sentence."""


def view_outlook(index: RecordIndex, outlook: Outlook | None) -> OutlookView | None:
    """The outlook view; None where there is none."""
    if outlook is None:
        return None
    notes = {source: LETTERS[n % len(LETTERS)] for n, source in enumerate(_list_sources(outlook))}
    return OutlookView(
        lead=_lead(index, outlook),
        told=(_tell_consent(index, outlook), _tell_vote(outlook)),
        confidence=_tell_confidence(outlook),
        mandate=tuple(_row(c, notes) for c in outlook.mandate),
        outcome=tuple(_row(c, notes) for c in outlook.outcome),
        consent=(_row(outlook.consent, notes), _row(outlook.unanimous, notes)),
        members=tuple(_member(index, m, notes) for m in outlook.members),
        drafts=tuple(_draft(d, notes) for d in outlook.drafts),
        sheet=view_sheet(outlook.sheet, SCORED) if outlook.sheet else None,
        sources=tuple(RestsOn(letter, wording.capital(source)) for source, letter in notes.items()),
        notes=outlook.notes,
        scale=_say_scale(),
    )


def _list_sources(outlook: Outlook) -> Sequence[str]:
    found = [c.probability.source for c in _all_chances(outlook)]
    found += [p.source for m in outlook.members for p in (m.yes, m.no, m.abstain)]
    return list(dict.fromkeys(wording.clean(source) for source in found))


def _all_chances(outlook: Outlook) -> Iterator[Chance]:
    yield from outlook.mandate
    yield outlook.consent
    yield from outlook.outcome
    yield outlook.unanimous
    for draft in outlook.drafts:
        yield from draft.chances


def _row(chance: Chance, notes: dict[str, str]) -> ChanceRow:
    told = chance.probability
    return ChanceRow(
        key=chance.key,
        label=chance.label,
        percent=percent(told.value),
        band=band(told),
        words=say_likelihood(told),
        rests_on=say_basis(told),
        value=told.value,
        low=told.low,
        high=told.high,
        source=notes[wording.clean(told.source)],
    )


def _member(index: RecordIndex, told: MemberOutlook, notes: dict[str, str]) -> MemberRow:
    evidence = index.cite(told.stated)
    said = line("moved by what it said", evidence=evidence) if evidence else None
    yes, no, abstain = (
        _row(Chance(key, key, p), notes)
        for key, p in (("yes", told.yes), ("no", told.no), ("abstain", told.abstain))
    )
    return MemberRow(labels.actor(told.member), told.member, told.permanent, yes, no, abstain, said)


def _draft(told: DraftOutlook, notes: dict[str, str]) -> DraftRow:
    return DraftRow(wording.capital(labels.option(told.option)), tuple(_row(c, notes) for c in told.chances))


# --------------------------------------------------------------------------- sentences


def _lead(index: RecordIndex, outlook: Outlook) -> Line:
    """The branch that leads, and the next where their intervals overlap."""
    ordered = sorted(outlook.mandate, key=lambda c: (-c.probability.value, c.key))
    first, second = ordered[0], ordered[1]
    day = f" by {wording.day(outlook.decision_by)}" if outlook.decision_by else ""
    words = f"Decision on the mandate{day}. Ahead: that {_tell(first)}. Next: that {_tell(second)}."
    if second.probability.high > first.probability.low:
        words += " The two intervals overlap, so neither is clearly ahead."
    return line(words, evidence=index.cite(outlook.evidence), source=_source(first))


def _tell(chance: Chance) -> str:
    told = chance.probability
    return (
        f"{chance.label}: {say_likelihood(told)} "
        f"({percent(told.value)}; 90{NARROW}% interval {band(told)}; {say_basis(told)})"
    )


def _source(chance: Chance) -> str:
    return wording.capital(wording.clean(chance.probability.source))


def _tell_consent(index: RecordIndex, outlook: Outlook) -> Line:
    """Cited by the host state's words: what moved the outlook and no member's vote."""
    votes = {p for m in outlook.members for p in m.stated}
    return line(
        f"That {outlook.consent.label}: {_only(outlook.consent)}.",
        evidence=index.cite([claim for claim in outlook.evidence if claim not in votes]),
        source=_source(outlook.consent),
    )


def _tell_vote(outlook: Outlook) -> Line:
    by_key = {c.key: c for c in outlook.outcome}
    words = (
        f"That {by_key['adopted'].label} by then: {_only(by_key['adopted'])}; with every member voting yes: "
    )
    words += f"{_only(outlook.unanimous)}."
    return line(words, source=_source(by_key["adopted"]))


def _only(chance: Chance) -> str:
    told = chance.probability
    return f"{say_likelihood(told)} ({percent(told.value)}; {band(told)}; {say_basis(told)})"


def _tell_confidence(outlook: Outlook) -> Line:
    because = f": {'; '.join(outlook.because)}" if outlook.because else ""
    words = f"Confidence in this outlook is {outlook.confidence}{because}."
    return line(words, source="rules of docs/outlook.md")


def _say_scale() -> str:
    from penholder.vocabulary.outlook import likelihood_scale, scale_source

    steps = [
        f"{step.adjective} {round(100 * step.above)}–{round(100 * step.to)} %" for step in likelihood_scale()
    ]
    return f"Words of likelihood: {', '.join(steps)} ({scale_source()})."

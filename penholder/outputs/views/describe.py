"""Claims in our own words: values, definitions, speakers, days.

Takes claims; gives short strings for cells and sentences. Never prints words of a report: those go through
`lines.quote`.
"""

from __future__ import annotations

from penholder.model import (
    Amount,
    Commitment,
    Event,
    Figure,
    Force,
    Restriction,
    Speaker,
    SpeakerKind,
    Statement,
)
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.wording import clean

SAID = {
    Force.ASSERTS: "said",
    Force.DEMANDS: "demanded",
    Force.WARNS: "warned",
    Force.PROMISES: "promised",
    Force.PROPOSES: "proposed",
    Force.REJECTS: "rejected",
    Force.SUPPORTS: "supported",
    Force.PRAISES: "praised",
    Force.DENIES: "denied",
    Force.REGRETS: "regretted",
}
"""What a speaker does by saying it, as a verb of ours."""


PERCENT = frozenset({"%", "percent", "per cent"})


def amount(value: Amount, unit: str = "") -> str:
    """A value or interval with its hedge: "more than 15,000", "3,450 to 4,000", "80%"."""
    sign = "%" if unit in PERCENT else ""
    if value.low is None and value.high is None:
        return "not readable"
    if value.low is not None and value.high is not None and value.low != value.high:
        words = f"{wording.number(value.low)} to {wording.number(value.high)}{sign}"
        return f"{clean(value.hedge)} {words}" if value.hedge else words
    only = value.low if value.low is not None else value.high
    hedge = clean(value.hedge) or _bound(value)
    words = f"{wording.number(only if only is not None else 0)}{sign}"
    return f"{hedge} {words}" if hedge else words


def _bound(value: Amount) -> str:
    if value.high is None:
        return "at least"
    return "at most" if value.low is None else ""


def figure_value(figure: Figure) -> str:
    """The figure's value as printed everywhere; derived values say so, with what their hedges leave open."""
    words = amount(figure.amount, figure.unit)
    return f"{words}{_leeway(figure)}, derived" if figure.derived_from else words


def _leeway(figure: Figure) -> str:
    """What the hedges of a derived figure's parts allow: " (194 to 264)"."""
    allowed = figure.interval
    if allowed is None or (allowed.low, allowed.high) == (figure.amount.low, figure.amount.high):
        return ""
    return f" ({amount(allowed)})"


def figure_counted(figure: Figure) -> str:
    """Value and unit in words: "nearly 300 flight requests", "about 240 flight requests (194 to 264), derived"."""
    words = amount(figure.amount, figure.unit)
    unit = "" if figure.unit in PERCENT else clean(figure.unit)
    return f"{words} {unit}".strip() + (f"{_leeway(figure)}, derived" if figure.derived_from else "")


def definition(figure: Figure, label: str = "") -> str:
    """What exactly a figure counts: measure (unless a label beside it says so), population, scope, cause."""
    parts = [labels.measure(figure.measure) or clean(figure.unit)]
    parts += [
        p for f in (figure.population, figure.scope, figure.cause) if (p := clean(f)) not in parts[0].split()
    ]
    said = parts[0].lower() in label.lower()
    return ", ".join(dict.fromkeys(p for p in parts[said:] if p))


def definition_key(figure: Figure) -> tuple[str, str, str, str]:
    """What decides whether two figures count one thing."""
    return (figure.measure or figure.unit, figure.population, figure.scope, figure.cause)


def due(commitment: Commitment) -> str:
    """The due day of a commitment in words."""
    return wording.period(commitment.due) or "no day given"


def speaker(value: Speaker) -> str:
    """Who speaks, by name or names where the evidence allows, else the state or body, else "unnamed speaker"."""
    if value.jointly:
        return wording.join([labels.actor(name) for name in value.jointly])
    if value.name:
        return labels.actor(value.name) if value.kind is not SpeakerKind.PERSON else clean(value.name)
    return f"unnamed speaker for {labels.actor(value.speaks_for)}" if value.speaks_for else "unnamed speaker"


def speaker_role(value: Speaker) -> str:
    """Office and side spoken for: "foreign minister, Mali"."""
    side = labels.actor(value.speaks_for) if value.speaks_for else ""
    office = clean(value.office or "")
    return ", ".join(p for p in (office, side) if p and p != speaker(value))


def said_on(index: RecordIndex, statement: Statement) -> str:
    """When it was said; when only the report's day is known, says so."""
    if statement.said:
        return wording.period(statement.said)
    known = index.known_on(statement.report)
    return f"by {wording.day(known)}" if known else "day unknown"


def claim_words(index: RecordIndex, claim: str) -> str:
    """A claim's value in a few words of ours, for verdicts and changes."""
    found = index.claims[claim]
    if isinstance(found, Figure):
        return f"{figure_value(found)} ({definition(found)})"
    if isinstance(found, Commitment):
        return due(found)
    if isinstance(found, Event):
        return wording.period(found.when) or "no day given"
    if isinstance(found, Restriction):
        return wording.period(found.period) or labels.kind(found.kind)
    if isinstance(found, Statement):
        return f"{speaker(found.speaker)} {SAID[found.force]}"
    return f"{found.stance}"

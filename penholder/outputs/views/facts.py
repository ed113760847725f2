"""Facts of one claim: every facet the record holds of it, by name, with "not said" where it holds none.

Takes a `RecordIndex` and a claim; gives `Fact` values in the order a person reads them. Never leaves a facet
out because it is unknown: that nothing was said is worth knowing too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from penholder.model import (
    Claim,
    Commitment,
    Event,
    Figure,
    Hand,
    Position,
    Restriction,
    Span,
    Speaker,
    Statement,
)
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.dated import view_state
from penholder.outputs.views.describe import SAID, due, figure_value, speaker, speaker_role
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.sayings import left_open
from penholder.outputs.wording import clean

NOT_SAID = "not said"


@dataclass(frozen=True, slots=True)
class Fact:
    """One facet of a claim: its name and what the record holds of it."""

    name: str
    words: str


def view_facts(index: RecordIndex, claim: Claim) -> tuple[Fact, ...]:
    """The facets of a claim, then whether it is suspect and which matter it belongs to."""
    return tuple(
        Fact(name, words or NOT_SAID) for name, words in (*_own(index, claim), *_place(index, claim))
    )


def _own(index: RecordIndex, claim: Claim) -> Iterator[tuple[str, str]]:
    if isinstance(claim, Statement):
        yield from _statement(claim)
    elif isinstance(claim, Figure):
        yield from _figure(claim)
    elif isinstance(claim, Event):
        yield from _event(claim)
    elif isinstance(claim, Restriction):
        yield from _restriction(claim)
    elif isinstance(claim, Commitment):
        yield from _commitment(index, claim)
    else:
        yield from _position(claim)


def _statement(s: Statement) -> Iterator[tuple[str, str]]:
    doubt = "" if s.speaker.confident else " (at low confidence)"
    yield "speaker", f"{speaker(s.speaker)}{doubt}"
    yield "speaks as", speaker_role(s.speaker)
    yield "named as", _words(s.source)
    if open_ := left_open(s.speaker):
        yield "left open", open_
    yield "force", f"{s.force} ({SAID[s.force]})"
    yield "form", s.form
    yield "said", wording.period(s.said)
    yield "date words", _words(s.said_words)
    yield "forum", clean(s.forum or "")
    yield "addressed to", _words(s.addressee)
    yield "hand", s.hand
    yield "passed on by", _words(s.relayed_by) or ("" if s.hand is Hand.SECOND else "nobody")
    yield "certainty", f"{s.certainty}{f', {_words(s.certainty_words)}' if s.certainty_words else ''}"
    yield "within", s.nested_in or "no other statement"


def _figure(f: Figure) -> Iterator[tuple[str, str]]:
    yield "value", figure_value(f)
    yield "hedge", clean(f.amount.hedge) or "none"
    yield "unit", clean(f.unit)
    yield "measure", labels.measure(f.measure)
    yield "population", clean(f.population)
    yield "scope", clean(f.scope)
    yield "cause", clean(f.cause)
    yield "about", _actor(f.about)
    yield "place", clean(f.place)
    yield "as of", wording.period(f.as_of)
    yield "done or provided by", _actor(f.actor)
    yield "change", f"{f.change or 'none told'}{f', from {f.changed_from}' if f.changed_from else ''}"
    yield "given by", _giver(f.given_by, f.statement)
    if f.part_of:
        yield "share of", clean(f.part_of)
    if f.derived_from:
        yield "derived from", " ".join(f.derived_from)


def _event(e: Event) -> Iterator[tuple[str, str]]:
    yield "kind", labels.kind(e.kind)
    yield "what", clean(e.what)
    yield "who", wording.join([_actor(a) for a in e.actors])
    yield "to whom", wording.join([_actor(t) for t in e.targets])
    yield "place", clean(e.place)
    yield "when", wording.period(e.when)
    yield "date words", _words(e.date_words)
    yield "said in", e.statement or "the report’s own words"


def _restriction(r: Restriction) -> Iterator[tuple[str, str]]:
    yield "kind", labels.kind(r.kind)
    yield "by", _actor(r.by)
    yield "on", _actor(r.on)
    yield "period", wording.period(r.period)
    yield "count", r.count or ""
    yield "share", " of ".join(w for w in (r.share or "", clean(r.share_of)) if w)
    yield "place", clean(r.place) or "not said"
    yield "status", r.status
    yield "said in", r.statement or "the report’s own words"


def _commitment(index: RecordIndex, c: Commitment) -> Iterator[tuple[str, str]]:
    yield "kind", c.kind
    yield "what", labels.kind(c.what)
    yield "promiser", _actor(c.promiser)
    yield "to", _actor(c.to)
    yield "part", clean(c.part) or "the whole"
    yield "told", c.told
    yield "due", due(c)
    yield "date words", _words(c.date_words)
    yield "modality", clean(c.modality) or "plain"
    yield "condition", _words(c.condition) or "none"
    yield "about", _actor(c.about)
    yield "state", view_state(index, c)
    yield "said in", c.statement or "the report’s own words"


def _position(p: Position) -> Iterator[tuple[str, str]]:
    yield "holder", _actor(p.holder)
    yield "speaker", _actor(p.speaker)
    yield "option", labels.option(p.option)
    yield "stance", p.stance
    yield "condition", _words(p.condition) or "none"
    yield "said", wording.period(p.said)
    yield "said in", p.statement


def _place(index: RecordIndex, claim: Claim) -> Iterator[tuple[str, str]]:
    reasons = [wording.sentence(clean(s.reason)) for s in index.suspicions.get(claim.id, ())]
    yield "suspect", f"yes: {' '.join(dict.fromkeys(reasons))}" if reasons else "no"
    matter = index.matter_of.get(claim.id)
    label = labels.matter(matter.label, index.record.mission) if matter else ""
    yield "matter", f"{matter.id}, {label}" if matter else "none"


def _actor(key: str) -> str:
    return labels.actor(key) if key else ""


def _words(span: Span | None) -> str:
    return f"“{clean(span.words)}”" if span else ""


def _giver(given_by: Speaker | None, statement: str | None) -> str:
    who = speaker(given_by) if given_by else "the report itself"
    return f"{who} in {statement}" if statement else who

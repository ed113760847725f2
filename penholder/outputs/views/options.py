"""Options: terms, numbers, who asks, who rejects, what is unknown.

Takes a `RecordIndex` and the tallies; gives one `OptionView` per option of the record. Never ranks options.
"""

from __future__ import annotations

from dataclasses import dataclass

from penholder.model import Figure, Option, Position, Span, Stance, Statement, Tally
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.describe import figure_counted, speaker
from penholder.outputs.views.index import RecordIndex, span_of
from penholder.outputs.views.lines import Line, line, quote


@dataclass(frozen=True, slots=True)
class OptionView:
    """One proposal the Council can decide on."""

    label: str
    proposed: Line | None
    terms: tuple[Line, ...]
    numbers: tuple[Line, ...]
    asked: Line | None
    rejected: Line | None
    recommended: tuple[Line, ...]
    superseded: Line | None
    unknown: Line | None


def view_options(index: RecordIndex, tallies: tuple[Tally, ...]) -> tuple[OptionView, ...]:
    """Options of the record in the order of their labels."""
    by_key = {t.option: t for t in tallies}
    views = [view for o in index.record.options if (view := _option(index, o, by_key.get(o.key)))]
    return tuple(sorted(views, key=lambda v: v.label))


def _option(index: RecordIndex, option: Option, tally: Tally | None) -> OptionView | None:
    support = _support(index, option)
    if not support:
        return None
    proposers = wording.join([labels.named(p) for p in option.proposed_by])
    when = f" ({wording.period(option.proposed)})" if option.proposed else ""
    superseded = labels.option(option.superseded_by) if option.superseded_by else ""
    return OptionView(
        label=wording.capital(labels.option(option.key)),
        proposed=line(f"Proposed by {proposers}{when}.", evidence=support) if proposers else None,
        terms=_terms(index, option.terms),
        numbers=tuple(_number(index, i) for i in index.sort(option.numbers)),
        asked=_who(index, option, "Asked for by", option.asked_by, support),
        rejected=_who(index, option, "Rejected by", option.rejected_by, support),
        recommended=tuple(_recommended(index, i) for i in index.sort(option.recommended)),
        superseded=line(f"Superseded by: {superseded}.", evidence=support) if superseded else None,
        unknown=_unknown(option, tally, support),
    )


def _support(index: RecordIndex, option: Option) -> tuple[str, ...]:
    """Claims that carry the option: those on its terms, else its numbers, positions and recommendations."""
    on_terms = [c for span in option.terms for c in claims_at(index, span)]
    held = [c.id for c in index.claims.values() if isinstance(c, Position) and c.option == option.key]
    return index.cite(on_terms) or index.cite([*option.numbers, *option.recommended, *held])


def claims_at(index: RecordIndex, span: Span) -> list[str]:
    """Claims whose span overlaps this one, statements and positions before figures."""
    found = [
        c
        for c in index.claims.values()
        if c.report == span.report and any(s.start < span.end and span.start < s.end for s in _spans(c))
    ]
    rank = {Position: 0, Statement: 1}
    return [c.id for c in sorted(found, key=lambda c: (rank.get(type(c), 2), index.order(c.id)))]


def _spans(claim: object) -> tuple[Span, ...]:
    return claim.content if isinstance(claim, Statement) else (span_of(claim),)  # type: ignore[arg-type]


def _terms(index: RecordIndex, terms: tuple[Span, ...]) -> tuple[Line, ...]:
    lines, seen = [], set[str]()
    for span in terms:
        words = wording.clean(span.words)
        evidence = index.cite(claims_at(index, span), most=2) if span.report in index.reports else ()
        if words in seen or span.report not in index.reports:
            continue
        seen.add(words)
        lines.append(line(quote(words, 240), evidence=evidence or (span.report,)))
    return tuple(lines[:4])


def _number(index: RecordIndex, claim: str) -> Line:
    figure = index.claims[claim]
    assert isinstance(figure, Figure)
    return line(figure_counted(figure), evidence=[claim])


def _who(
    index: RecordIndex, option: Option, verb: str, names: tuple[str, ...], support: tuple[str, ...]
) -> Line | None:
    if not names:
        return None
    said = [c for c in index.claims.values() if isinstance(c, Position) and c.holder in names]
    held = [c.id for c in said if c.option == option.key]
    held = held or [c.id for c in said if verb.startswith("Rejected") and c.stance is Stance.OPPOSES]
    words = wording.join(sorted({labels.named(n) for n in names}))
    return line(f"{verb} {words}.", evidence=index.cite(held) or support)


def _recommended(index: RecordIndex, claim: str) -> Line:
    found = index.claims[claim]
    assert isinstance(found, Statement)
    who, words = speaker(found.speaker), quote(found.content[0].words, 200)
    return line(f"Later recommended by {who}: ", words, evidence=[claim])


def _unknown(option: Option, tally: Tally | None, support: tuple[str, ...]) -> Line | None:
    gaps = []
    if not option.proposed_by:
        gaps.append("who proposed it")
    if not option.numbers:
        gaps.append("its numbers")
    silent = sum(m.stance is None for m in tally.members) if tally else 0
    if tally and silent:
        gaps.append(f"where {silent} of {len(tally.members)} members of the Council stand")
    return line(f"Unknown: {wording.join(gaps)}.", evidence=support) if gaps else None

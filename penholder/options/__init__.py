"""Options as records: what was proposed, in which terms, by whom, and who asks for it or rejects it.

Takes the claims of all reports with their date brackets; gives one `Option` per alternative, told by whichever
reports name it. Never ranks options, and never makes an option of a mere mention: it takes a proposal, or
somebody who asks for it or supports it. Never rests on a claim from a suspect passage.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from penholder.model import (
    DateBracket,
    Edtf,
    Option,
    Position,
    QuoteFamily,
    Report,
    ReportClaims,
    Span,
    Stance,
    Suspicion,
    make_id,
)
from penholder.options.proposals import (
    Proposal,
    Timing,
    find_proposals,
    find_superseded,
    is_same_proposer,
    relate_proposals,
)
from penholder.values.options import is_collective

_WANTS = frozenset({Stance.ASKS, Stance.SUPPORTS})


@dataclass(slots=True)
class _Draft:
    """An option while its parts are gathered."""

    key: str
    terms: list[Span] = field(default_factory=list)
    proposed_by: list[str] = field(default_factory=list)
    proposed: Edtf | None = None
    rejected_by: set[str] = field(default_factory=set)
    rejected_with_all: set[str] = field(default_factory=set)
    """Who rejected all proposals together, without naming this one."""
    asked_by: set[str] = field(default_factory=set)
    recommended: list[str] = field(default_factory=list)


def build_options(
    claims: Sequence[ReportClaims],
    brackets: Sequence[DateBracket],
    quotes: Sequence[QuoteFamily] = (),  # noqa: ARG001 - versions of one proposal are related by their lists
    reports: Sequence[Report] = (),
    suspicions: Sequence[Suspicion] = (),
) -> tuple[Option, ...]:
    """Every option of the record, proposed ones first in the order of proposal, then those asked for.

    Statements and positions that a suspicion touches are left out, and positions read from such statements: who
    proposed, asked or rejected is not taken from garbled words. A sound version of the same claim still counts.
    """
    timing = Timing(brackets)
    doubted = frozenset(claim for suspicion in suspicions for claim in suspicion.claims)
    proposals = relate_proposals(find_proposals(claims, timing, reports, doubted=doubted))
    drafts: dict[str, _Draft] = {}
    for proposal in proposals:
        _add_proposal(drafts, proposal)
    positions = (p for c in claims for p in c.positions if not doubted & {p.id, p.statement})
    for position in sorted(positions, key=timing.place_position):
        _add_position(drafts, position)
    superseded = find_superseded(claims, doubted)
    return tuple(_make_option(draft, claims, superseded.get(draft.key)) for draft in drafts.values())


def _add_proposal(drafts: dict[str, _Draft], proposal: Proposal) -> None:
    draft = drafts.setdefault(proposal.key, _Draft(proposal.key))
    if proposal.term not in draft.terms:
        draft.terms.append(proposal.term)
    if proposal.recommends and proposal.statement and draft.proposed_by:
        draft.recommended.append(proposal.statement)
        return
    _add_proposer(draft, proposal.by)
    draft.proposed = draft.proposed or proposal.when


def _add_proposer(draft: _Draft, name: str) -> None:
    """Each proposer once, under the fullest name met."""
    for n, known in enumerate(draft.proposed_by):
        if is_same_proposer(name, known):
            draft.proposed_by[n] = max(name, known, key=lambda word: (len(word), word))
            return
    if name:
        draft.proposed_by.append(name)


def _add_position(drafts: dict[str, _Draft], position: Position) -> None:
    if is_collective(position.option):
        if position.stance is Stance.OPPOSES:
            for draft in drafts.values():
                if draft.proposed_by:
                    draft.rejected_with_all.add(position.holder)
        return
    if position.stance in _WANTS:
        draft = drafts.setdefault(position.option, _Draft(position.option))
        draft.asked_by.add(position.holder)
        if not draft.proposed_by and position.span not in draft.terms:
            draft.terms.append(position.span)
    elif position.stance is Stance.OPPOSES and position.option in drafts:
        drafts[position.option].rejected_by.add(position.holder)


def _make_option(draft: _Draft, claims: Iterable[ReportClaims], superseded_by: str | None) -> Option:
    return Option(
        id=make_id("o", draft.key, *sorted(draft.proposed_by)),
        key=draft.key,
        terms=tuple(draft.terms),
        numbers=_find_numbers(draft.terms if draft.proposed_by else (), claims),
        proposed_by=tuple(draft.proposed_by),
        proposed=draft.proposed,
        # Who asks for an option did not mean it when rejecting all proposals together.
        rejected_by=tuple(sorted(draft.rejected_by | (draft.rejected_with_all - draft.asked_by))),
        asked_by=tuple(sorted(draft.asked_by)),
        recommended=tuple(dict.fromkeys(draft.recommended)),
        superseded_by=superseded_by,
    )


def _find_numbers(terms: Sequence[Span], claims: Iterable[ReportClaims]) -> tuple[str, ...]:
    """Figures whose number stands inside the terms, in text order of the terms."""
    figures = {c.report: c.figures for c in claims}
    found = [
        figure.id
        for term in terms
        for figure in figures.get(term.report, ())
        if term.start <= figure.number.start and figure.number.end <= term.end
    ]
    return tuple(dict.fromkeys(found))

"""The votes as one self-contained HTML page.

Takes `VotesCounted`; gives HTML without script, network or machine clock. Never writes a word of a file but through
autoescaping templates.
"""

from __future__ import annotations

from collections.abc import Sequence

from penholder.model.rates import MINIMUM, VotesCounted
from penholder.outputs.pages import GENERATOR, open_templates
from penholder.outputs.pictures import votes
from penholder.outputs.views.shares import ShareView
from penholder.outputs.views.votes import MemberView, PeriodView, SubjectView, VetoView, view_votes

Cells = Sequence[tuple[str, tuple[ShareView | None, ...]]]
"""Shares by label, one for each of the columns of a grid."""


def write_votes(counted: VotesCounted) -> str:
    """One page: unanimity, rates, vetoes, agreement, subjects, and every split or defeated vote with its line."""
    view = view_votes(counted)
    return (
        open_templates()
        .get_template("votes.html.j2")
        .render(
            view=view,
            votes=votes,
            minimum=MINIMUM,
            rates_of=_rates,
            vetoes_of=_vetoes,
            all_of=_all,
            column_of=_column,
            points_of=_points,
            cells_of=_cells,
            generator=GENERATOR,
        )
    )


def _rates(members: Sequence[MemberView]) -> list[tuple[str, ShareView]]:
    return [(m.name, m.not_yes) for m in members]


def _vetoes(vetoes: Sequence[VetoView]) -> list[tuple[str, ShareView]]:
    return [(v.name, v.cast) for v in vetoes]


def _all(rows: Cells) -> list[ShareView | None]:
    return [share for _, cells in rows for share in cells]


def _column(rows: Cells, place: int) -> list[tuple[str, ShareView | None]]:
    return [(label, cells[place]) for label, cells in rows]


def _cells(subjects: Sequence[SubjectView]) -> Cells:
    return [(s.label, s.cells) for s in subjects]


def _points(subject: SubjectView, periods: Sequence[PeriodView]) -> list[tuple[str, ShareView | None]]:
    """Unanimity of a subject in every period counted, so that all panels have one scale of time."""
    told = {p.label: p.unanimous for p in subject.periods}
    return [(p.label, told.get(p.label)) for p in periods]

"""The clock board as one self-contained HTML page.

Takes a `ClockBoard`; gives HTML without script, network or machine clock. Never writes a word of a report or a file
but through autoescaping templates.
"""

from __future__ import annotations

from penholder.outputs.pages import GENERATOR, open_templates
from penholder.outputs.pictures import chains, draw_clock
from penholder.outputs.views.chains import ClockBoard
from penholder.outputs.views.clock import days_words, tell_terms

_ALL_TASKS = 99


def write_board(board: ClockBoard) -> str:
    """One page: the board of days left, then each mission with its terms, steps and chain."""
    return (
        open_templates()
        .get_template("clock.html.j2")
        .render(
            board=board,
            chains=chains,
            draw_clock=draw_clock,
            days_words=days_words,
            terms_of=lambda mission: tell_terms(mission.clock, _ALL_TASKS),
            generator=GENERATOR,
        )
    )

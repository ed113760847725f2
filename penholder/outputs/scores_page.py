"""The score sheet as one self-contained HTML page.

Takes a `ScoreSheet`; gives HTML without script, network or machine clock.
"""

from __future__ import annotations

from penholder.model import ScoreSheet
from penholder.outputs.pages import GENERATOR, open_templates
from penholder.outputs.pictures.calibration import draw_calibration
from penholder.outputs.views.sheet import view_sheet


def write_scores(sheet: ScoreSheet, note: str) -> str:
    """One page: a table and a calibration picture for each question."""
    return (
        open_templates()
        .get_template("scores.html.j2")
        .render(view=view_sheet(sheet, note), draw_calibration=draw_calibration, generator=GENERATOR)
    )

"""Pictures: clock, promise lines, range bars, stances, tallies, story threads and copy trees as inline SVG.

Takes views; gives `Markup`. Never reads a record, never measures a font, never differs between two machines.
"""

from penholder.outputs.pictures.calibration import draw_calibration
from penholder.outputs.pictures.clock import draw_clock
from penholder.outputs.pictures.matter import draw_matter
from penholder.outputs.pictures.outlook import draw_chances, draw_members
from penholder.outputs.pictures.promise import draw_promise
from penholder.outputs.pictures.ranges import draw_range
from penholder.outputs.pictures.stances import draw_shift, draw_stance
from penholder.outputs.pictures.svg import glyph
from penholder.outputs.pictures.tally import draw_tally
from penholder.outputs.pictures.threads import draw_threads
from penholder.outputs.pictures.tree import draw_tree

__all__ = [
    "draw_calibration",
    "draw_chances",
    "draw_clock",
    "draw_matter",
    "draw_members",
    "draw_promise",
    "draw_range",
    "draw_shift",
    "draw_stance",
    "draw_tally",
    "draw_threads",
    "draw_tree",
    "glyph",
]

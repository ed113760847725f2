"""Every official layout that can be imported, how a file is recognised, and the reading of a whole file.

Takes paths; gives an `Import`: what a file says of itself, its rows, and every row that was left out with its fix.
Never takes half a file, never writes, and ships nothing of any file. A new layout is one more entry of `LAYOUTS`.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from penholder.errors import RefusedImport
from penholder.official.editions import (
    Import,
    Layout,
    Progress,
    Staging,
    no_progress,
)
from penholder.official.fatalities import FATALITIES
from penholder.official.files import hash_file, read_head, tell_what_it_is, write_utf8
from penholder.official.resolutions.importing import RESOLUTIONS
from penholder.official.strength import STRENGTH
from penholder.official.voting.layouts import VOTING_LAYOUTS

LAYOUTS: tuple[Layout, ...] = (FATALITIES, STRENGTH, *VOTING_LAYOUTS, RESOLUTIONS)
"""Every official layout that `penholder import` knows; the first that recognises a file reads it."""


def recognise_layout(path: Path) -> Layout:
    """The layout of a file, by its header.

    Raises RefusedImport naming the file, what was found and what is expected.
    """
    head = read_head(path)
    for layout in LAYOUTS:
        if layout.recognises(path, head):
            return layout
    known = "".join(f"\n  {layout.series}: {layout.expects}" for layout in LAYOUTS)
    raise RefusedImport(
        f"{path}: {tell_what_it_is(head)}; no official layout known here begins so. Known are:{known}"
    )


def read_official(
    path: Path, *, progress: Progress = no_progress, staging: Callable[[str], Staging] | None = None
) -> Import:
    """The whole of an official file, or RefusedImport: a file is taken whole or not at all.

    Rows that cannot be read are left out one by one, each named with its line and its fix; a file with more than
    one such row in twenty is refused, because it is then no longer the series it calls itself. `staging` gives the
    place of the parts of a file with a checksum; a layout of long files goes on after those it finds there.
    """
    layout = recognise_layout(path)
    sha256, size = hash_file(path)
    if layout.resume is not None and staging is not None:
        reading = layout.resume(path, progress, staging(sha256))
    else:
        reading = layout.read(path, progress)
    if layout.resume is not None and hash_file(path) != (sha256, size):
        raise RefusedImport(f"{path}: changed while it was read; import it again when it is complete")
    return Import(layout, sha256, size, write_utf8(path.name), reading)

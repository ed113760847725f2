"""The conflict desk on the terminal: all matters in a list, or one in full with its versions on a line.

Takes a `DeskView`; gives rich renderables. Never writes report text but through `terminal.say`, which makes it inert.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from penholder.model import JudgedState
from penholder.outputs import wording
from penholder.outputs.terminal import head, ids, indent, inset, say
from penholder.outputs.timeline import draw_timeline
from penholder.outputs.views.desk import DeskView, MatterView, VersionView
from penholder.outputs.views.verdicts import VERDICT_WORDS, ContestedView
from penholder.outputs.wording import clean

REASONS = 3
"""Reasons told of a matter in the list; `penholder conflicts MATTER` has them all."""


def show_desk(desk: DeskView) -> RenderableType:
    """Every matter as a block, what the brief depends on most first; then damaged passages."""
    if not desk.matters and not desk.passages:
        return say("No two reports disagree.")
    blocks: list[RenderableType] = [_block(matter) for matter in desk.matters]
    return Group(*blocks, *(_passage(c) for c in desk.passages))


def _block(matter: MatterView) -> RenderableType:
    title = Text.assemble(clean(matter.id), "  ", (clean(matter.words), "bold"), "  ", clean(matter.label))
    told = [f"{v.reason.text} [{ids(v.reason)}]" for v in matter.verdicts[:REASONS]]
    more = len(matter.verdicts) - REASONS
    told += (
        [f"{wording.capital(wording.numeral(more))} more: penholder conflicts {matter.id}"]
        if more > 0
        else []
    )
    told += [f"What would settle it: {matter.settled_by[0]}"] if matter.settled_by else []
    told.append(f"Printed meanwhile: {wording.lower(matter.printed.text)}")
    told += [j.ruled.text for j in matter.judgements if j.state is not JudgedState.RETIRED]
    told += [c.text for c in matter.checks]
    told.append(f"{wording.capital(matter.depends_words)}.")
    return Group(title, indent(*(say(t) for t in told), by=4))


def _passage(c: ContestedView) -> RenderableType:
    title = Text.assemble(clean(c.id), "  ", (clean(c.words), "bold"), "  ", clean(c.label))
    told = [c.sentence.text, c.sister.text if c.sister else "", f"[{ids(c.sentence)}]"]
    return Group(title, indent(*(say(t) for t in told if t), by=4))


def show_matter(matter: MatterView) -> RenderableType:
    """One matter in full: versions on a line, then each with its origins, verdicts, what settles it, what is printed."""
    return Group(*_parts(matter))


def _parts(matter: MatterView) -> Iterator[RenderableType]:
    yield head(matter.id, matter.label)
    yield say(f"{matter.words}; a matter of {matter.ledger}; {matter.depends_words}")
    yield Text("")
    for row in draw_timeline(matter.versions):
        yield Text(clean_row(row), no_wrap=True, overflow="ellipsis")
    yield Text("")
    yield _versions(matter)
    yield say("verdicts", "bold")
    for v in matter.verdicts:
        yield inset(f"{VERDICT_WORDS[v.kind]}: {v.reason.text} [{ids(v.reason)}]")
    if matter.origins:
        yield say("origins", "bold")
        yield inset(matter.origins.text)
    yield say("printed meanwhile", "bold")
    yield inset(matter.printed.text)
    yield from _settlement(matter)


def clean_row(row: str) -> str:
    """A row of the line without what a terminal would obey, its spaces kept."""
    return "".join(c for c in row if c.isprintable())


def _settlement(matter: MatterView) -> Iterator[RenderableType]:
    if matter.settled_by:
        yield say("what would settle it", "bold")
        for settled in matter.settled_by:
            yield inset(settled)
    if matter.checks:
        yield say("official series", "bold")
        for check in matter.checks:
            yield inset(check.text)
    if matter.judgements:
        yield say("judgements", "bold")
        for judgement in matter.judgements:
            now = f" {judgement.now.text}" if judgement.now else ""
            yield inset(f"{judgement.id}: {judgement.ruled.text}{now}")


def _versions(matter: MatterView) -> RenderableType:
    """Each version with what it counts, its days, who has it, and the claims `penholder show` takes."""
    return Group(*(block for v in matter.versions for block in _version(v)))


def _version(v: VersionView) -> Iterator[RenderableType]:
    title = Text.assemble((f"{v.name}  ", "bold"), (clean(v.value), "bold"))
    notes = [
        v.note,
        v.holds,
        f"known by {wording.day(v.known_on)}" if v.known_on else "known by an unknown day",
    ]
    notes += [
        w
        for w, is_so in (("suspect", v.suspect), ("set aside", v.set_aside), ("printed", v.printed))
        if is_so
    ]
    yield title
    yield indent(
        say("; ".join(n for n in notes if n and n != v.value)), say(wording.sentence(v.origins)), by=3
    )
    yield indent(say(f"[{' '.join(v.claims)}]"), by=3)

"""Sayings on the terminal: who said what, when, where, to whom, at which hand, in which words, and where it stands.

Takes a record and what was asked for; gives rich renderables. Never shows one version's words without the count of
versions and origins behind them.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby

from rich.console import Group, RenderableType
from rich.text import Text

from penholder.model import Record
from penholder.outputs import wording
from penholder.outputs.terminal import indent, inset, say
from penholder.outputs.views.answers import FoundSaying, ask_sayings, say_count
from penholder.outputs.views.asking import Asked
from penholder.outputs.views.index import index_record
from penholder.outputs.wording import clean

PLACES = 6
"""Places of one saying that are listed; `penholder show` lists the rest."""


def show_sayings(record: Record, asked: Asked) -> RenderableType:
    """The sayings that fit, by speaker, the latest first; what could be tried where none does."""
    answer = ask_sayings(index_record(record), asked)
    parts: list[RenderableType] = [say(answer.read_as)] if answer.read_as else []
    if not answer.found:
        parts.append(say(f"No saying fits {asked}." if str(asked) else "The record holds no saying."))
        parts += [inset(words) for words in answer.advice if str(asked)]
    for name, group in groupby(answer.found, key=lambda f: f.saying.speaker):
        parts.append(_speaker(name, list(group)))
    known = f"As known on {wording.day(record.known_on)}: " if record.known_on and answer.found else ""
    counts = list(say_count(answer))
    told = [known + wording.lower(counts[0]), *counts[1:]] if known else counts
    return Group(*parts, *map(say, told))


def _speaker(name: str, found: list[FoundSaying]) -> RenderableType:
    return Group(
        Text(clean(name), style="bold"), *(part for f in found for part in (indent(*_saying(f)), Text("")))
    )


def _saying(found: FoundSaying) -> Iterator[RenderableType]:
    s = found.saying
    dated = f" ({s.dated_by})" if s.dated_by else ""
    yield Text.assemble(
        (clean(f"{s.when}{dated}"), "bold"), f"{f', {clean(s.speaks_as)}' if s.speaks_as else ''}"
    )
    yield say(f"{s.how}; {wording.lower(s.hand) or 'at first hand'}")
    yield indent(Text(clean(s.words.text)))
    yield from (say(words) for words in _notes(found) if words)
    for place in found.places[:PLACES]:
        drift = f"; {place.drift}" if place.drift else ""
        yield inset(f"{place.code}  {place.words} [{place.statement}]{drift}")
    if len(found.places) > PLACES:
        yield inset(f"{len(found.places) - PLACES} more: penholder show {s.id}")


def _notes(found: FoundSaying) -> Iterator[str]:
    """What is to be known of a saying beside its words; "" for what does not apply."""
    s = found.saying
    yield f"{s.sounds}." if s.sounds else ""
    yield s.open
    yield f"Some versions credit {wording.join(s.also)} with it." if s.also else ""
    yield from (f"{stance.text} [{' '.join(stance.evidence)}]" for stance in found.stances)
    yield f"Suspect: {s.suspect}" if s.suspect else ""
    yield f"{found.told} [{s.id}]" if len(found.places) > 1 else ""

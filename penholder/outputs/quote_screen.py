"""Quote families on the terminal: every version of an utterance with the words that differ in braces.

Takes a record; gives rich renderables. Never shows a version as exact when the exact words are unknown.
"""

from __future__ import annotations

from collections.abc import Iterator

from rich.console import Group, RenderableType
from rich.text import Text

from penholder.model import Record
from penholder.outputs import wording
from penholder.outputs.side_by_side import mark_text
from penholder.outputs.terminal import indent, inset, say
from penholder.outputs.views.index import index_record
from penholder.outputs.views.quotes import PlaceView, QuoteVersionView, QuoteView, choose_quotes
from penholder.outputs.wording import clean


def show_quotes(record: Record, *, by: str = "", about: str = "") -> RenderableType:
    """The utterances chosen by speaker and words, each with its versions."""
    views = choose_quotes(index_record(record), by=by, about=about)
    if not views:
        asked = " that fits" if by or about else ""
        return say(f"The record holds no utterance in several versions{asked}.")
    return Group(*(part for view in views for part in (show_quote(view), Text(""))))


def show_quote(view: QuoteView) -> RenderableType:
    """One utterance: who said it, what is known of the exact words, the versions, and the places that differ."""
    told = f"{view.speaker}, one utterance in {wording.count(len(view.versions), 'version')}"
    parts: list[RenderableType] = [Text.assemble((clean(view.id), "bold"), "  ", (clean(told), "bold"))]
    parts += [say(words) for words in (view.note, view.drift) if words]
    for version in view.versions:
        parts += _version(version)
    return Group(*parts, *_places(view))


def _version(version: QuoteVersionView) -> Iterator[RenderableType]:
    near = "; nearest the source" if version.nearest else ""
    outlet = f"{version.cell.text}, {version.when}, {version.form}: {version.drift}{near}"
    yield say(f"{version.code}  {outlet} [{' '.join(version.cell.evidence)}]")
    yield indent(Text("“").append(mark_text(version.words, left=True, signs=False)).append("”"))


def _places(view: QuoteView) -> Iterator[RenderableType]:
    if view.places:
        yield say("Where they differ", "bold")
    for place in view.places:
        yield inset(f"{place.shown.kind.value}: {_readings(view, place)}")


def _readings(view: QuoteView, place: PlaceView) -> str:
    """What each version has there; versions that agree stand together."""
    by_words: dict[str, list[str]] = {}
    for version, words in zip(view.versions, place.readings, strict=True):
        by_words.setdefault(words, []).append(version.code)
    return " | ".join(f"{' '.join(codes)} {words}" for words, codes in by_words.items())

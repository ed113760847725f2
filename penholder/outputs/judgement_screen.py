"""Judgements on the terminal: who ruled what, why, and where each ruling stands now.

Takes a record; gives rich renderables. Never shows a ruling without its author, day and reason.
"""

from __future__ import annotations

from collections.abc import Iterable

from rich.console import Group, RenderableType
from rich.text import Text

from penholder.model import Record, Ruling
from penholder.outputs import wording
from penholder.outputs.terminal import ids, indent, inset, say
from penholder.outputs.views.describe import claim_words
from penholder.outputs.views.index import RecordIndex, index_record
from penholder.outputs.views.judgements import JudgementView, view_all_judgements
from penholder.outputs.wording import clean


def show_judgements(record: Record) -> RenderableType:
    """Every judgement: those that wait for a person first, then by day."""
    views = view_all_judgements(index_record(record))
    return Group(*map(show_judgement, views)) if views else say("Nobody has ruled on a matter yet.")


def say_effect(record: Record, judgement: str) -> str:
    """What a judgement rules and what it sets aside, in one line: "stands: 4 February 2024; set aside: March 2024"."""
    index = index_record(record)
    view = next(v for v in view_all_judgements(index) if v.id == judgement)
    if view.ruling is Ruling.SET_ASIDE:
        return f"set aside: {_name(index, view.claims)}"
    if view.ruling is Ruling.VOTE:
        return view.brief.text.removesuffix(".")
    aside = f"set aside: {_name(index, view.set_aside)}" if view.set_aside else "nothing is set aside"
    ruled = view.brief.text.removesuffix(".") if view.ruling is Ruling.VERDICT else ""
    return f"{ruled or f'stands: {_name(index, view.claims)}'}; {aside}"


def _name(index: RecordIndex, claims: Iterable[str]) -> str:
    """The versions of some claims in words, each once."""
    return wording.join(list(dict.fromkeys(claim_words(index, c) for c in claims if c in index.claims)))


def show_judgement(view: JudgementView) -> RenderableType:
    """One judgement as a block: its id and state, the matter, the ruling with its reason, and what became of it."""
    matter = f"{view.label} [{view.matter}]" if view.matter else view.label
    head = Text.assemble(clean(view.id), "  ", (view.state.value, "bold"), "  ", clean(matter))
    told = [f"{view.ruled.text} [{ids(view.ruled)}]" if view.ruled.evidence else view.ruled.text]
    if view.now is not None:
        told.append(f"{view.now.text} [{ids(view.now)}]" if view.now.evidence else view.now.text)
    parts = [indent(say(words), by=4) for words in told]
    if view.set_aside:
        parts.append(indent(inset(f"set aside: {' '.join(view.set_aside)}")))
    return Group(head, *parts)

"""What changed between two days, on the terminal.

Takes a record and an earlier state of it; gives rich renderables. Never prints a change without what supports it.
"""

from __future__ import annotations

from rich.console import Group, RenderableType
from rich.text import Text

from penholder.model import Record
from penholder.outputs.terminal import ids, indent, say
from penholder.outputs.views.changes import Change, ChangeGroup, view_all_changes
from penholder.outputs.views.index import index_record


def show_changes(record: Record, earlier: Record) -> RenderableType:
    """Every change group by group, each sentence with the ids of its evidence."""
    view = view_all_changes(index_record(record), index_record(earlier))
    head = say(f"Changed between {view.since} and {view.known_on}", "bold")
    if not view.groups:
        return Group(head, say("Nothing new since then."))
    return Group(head, *(part for group in view.groups for part in (Text(""), *_group(group))))


def _group(group: ChangeGroup) -> tuple[RenderableType, ...]:
    return (say(group.title, "bold"), *(indent(_change(change)) for change in group.changes))


def _change(change: Change) -> Text:
    cited = ids(change.line) or change.line.source
    return Text.assemble((f"{change.kind.value}  ", "bold"), say(f"{change.line.text} [{cited}]"))

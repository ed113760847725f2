"""The Council's table on the terminal: the options of a record with their intervals, or one draft member by member.

Takes a `CouncilView`; gives rich renderables. Never shows a vote that a person set without saying who did, and never
says by colour alone what a vote is counted as.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from penholder.outputs import wording
from penholder.outputs.terminal import ids, inset, make_table, say
from penholder.outputs.views.council import CouncilView, DraftView, Voter
from penholder.outputs.views.lines import Line
from penholder.outputs.views.outlook import OutlookView
from penholder.outputs.views.tallies import TallyView
from penholder.outputs.wording import clean

GROUPS = {True: "Permanent members", False: "Elected members"}
SOME = 3
"""Members named in a cell of the list of options; more are told by their number."""


def show_council(view: CouncilView) -> RenderableType:
    """All options in a list, or the one that was asked for in full."""
    title = f"{view.mission}: votes a draft can get, as known on {view.known_on}"
    parts: list[RenderableType] = [say(title, "bold"), Text("")]
    if not view.drafts:
        parts.append(say("No option is on record; `--draft OPTION` counts one that is not."))
        return Group(*parts)
    if view.whole:
        parts += [_list_drafts(view.drafts), Text(""), *_list_hints(view)]
    else:
        parts += [part for draft in view.drafts for part in _show_draft(draft)]
    if view.outlook:
        parts += [Text(""), *_show_outlook(view.outlook, trial=view.trial)]
    parts += [Text(""), say(f"Rule: {view.rule}. Seats: {view.roster}.", "dim")]
    return Group(*parts)


def _show_outlook(outlook: OutlookView, *, trial: bool) -> Iterator[RenderableType]:
    yield say("What the Council is likely to do", "bold")
    yield from (inset(told.text) for told in (outlook.lead, *outlook.told, outlook.confidence))
    if trial:
        yield inset("Votes that are only tried out do not move this part.")


# --------------------------------------------------------------------------- all options


def _list_drafts(drafts: Iterable[DraftView]) -> Table:
    table = make_table("option", "votes for", "needed", "veto", "turns on")
    for draft in drafts:
        tally = draft.tally
        mark = " (set votes)" if tally.set_votes else ""
        table.add_row(
            Text.assemble(clean(tally.option), (f"\n{_key(draft)}{mark}", "dim")),
            say(_interval(tally)),
            say(str(tally.required)),
            say(_veto(draft)),
            say(_name([v.name for v in draft.voters if v.pivotal], len(draft.voters)) or "nobody"),
        )
    return table


def _key(draft: DraftView) -> str:
    return draft.key.replace(" ", "-")


def _interval(tally: TallyView) -> str:
    return str(tally.low) if tally.low == tally.high else f"{tally.low} to {tally.high}"


def _veto(draft: DraftView) -> str:
    permanent = sum(v.permanent for v in draft.voters)
    stated, able = (
        _name([v.name for v in draft.voters if v.veto == kind], permanent)
        for kind in ("stated", "not excluded")
    )
    told = [f"{kind}: {names}" for kind, names in (("stated", stated), ("open", able)) if names]
    return "; ".join(told) or "none"


def _name(names: Sequence[str], whole: int) -> str:
    if len(names) <= SOME:
        return wording.join(names)
    number = wording.numeral(len(names))
    return f"all {number}" if len(names) == whole else f"{number} members"


def _list_hints(view: CouncilView) -> Iterator[RenderableType]:
    silent = [d for d in view.drafts if not d.spoken]
    if silent:
        names = wording.join([_key(d) for d in silent])
        yield say(f"No member is recorded on {names}: every outcome is open there.", "dim")
    yield say(f"In full: penholder council --draft {_key(view.drafts[0])}", "dim")


# --------------------------------------------------------------------------- one draft


def _show_draft(draft: DraftView) -> Iterator[RenderableType]:
    tally = draft.tally
    yield say(tally.option, "bold")
    yield inset(tally.summary.text)
    yield inset(tally.vetoes.text)
    if tally.pivotal:
        yield inset(tally.pivotal.text)
    yield inset(tally.sets.text)
    yield from map(_marked, (*tally.set_votes, *draft.waiting))
    yield Text("")
    for permanent, name in GROUPS.items():
        yield say(name, "italic")
        yield _list_voters(v for v in draft.voters if v.permanent is permanent)
        yield Text("")
    if draft.aside:
        yield say("Listed aside: it gives no member’s vote", "italic")
        yield from (inset(f"{a.text} [{ids(a)}]") for a in draft.aside)
        yield Text("")
    yield from _list_sets("To carry it", draft.passing)
    yield from _list_sets("To stop it", draft.blocking)
    yield say("What must be true", "italic")
    yield from (inset(f"– {found.text}") for found in tally.must_be_true)


def _marked(made: Line) -> RenderableType:
    return inset(f"* {made.text}")


def _list_voters(voters: Iterable[Voter]) -> Table:
    table = make_table("member", "counts as", "pivotal", "last word", "in its words")
    for voter in voters:
        told = f"{voter.said.text} [{voter.evidence[0]}]" if voter.said else "nothing recorded"
        table.add_row(
            say(f" {voter.name}"),
            say(f"{voter.counts_as} *" if voter.set_by else voter.counts_as),
            say("yes" if voter.pivotal else ""),
            say(told, "" if voter.said else "dim"),
            say(f"“{voter.words.text}”" if voter.words else ""),
        )
    return table


def _list_sets(title: str, sets: tuple[Line, ...]) -> Iterator[RenderableType]:
    if not sets:
        return
    yield say(title, "italic")
    yield from (inset(f"– {found.text}") for found in sets)
    yield Text("")

"""The smallest sets of members that carry a draft or stop it, in words.

Takes a `Tally`; gives sentences. Never names a set that the tally does not hold: the arithmetic is the Council desk's.
"""

from __future__ import annotations

from collections.abc import Iterable

from penholder.model import Tally, VoteSet
from penholder.outputs import wording
from penholder.outputs.views import labels


def say_sets(tally: Tally) -> str:
    """One sentence: what carries the draft, and what stops it."""
    return wording.sentence(f"{_carry(tally)}; {_stop(tally)}")


def list_passing(tally: Tally) -> tuple[str, ...]:
    """The sets that carry it, member by member; on substance a permanent member's no would stop it all the same."""
    return tuple(_list_carrying(found, tally) for found in tally.passing)


def list_blocking(tally: Tally) -> tuple[str, ...]:
    """The sets that stop it, member by member."""
    return tuple(_list_set(found, _act(found, tally)) for found in tally.blocking)


def sort_names(members: Iterable[str]) -> list[str]:
    """Names as they stand inside a sentence, in alphabetical order."""
    return sorted(labels.named(m) for m in members)


def _carry(tally: Tally) -> str:
    """What carries it: "any nine of the 15 open votes carry it if no permanent member votes no"."""
    if not tally.passing:
        against = wording.join(sort_names(tally.vetoes_stated))
        return f"no open vote can carry it against {against}" if against else "the open votes cannot carry it"
    found = tally.passing[0]
    veto = " if no permanent member votes no" if _may_be_vetoed(tally, found) else ""
    if _is_empty(found):
        return f"it has the votes it needs{veto}"
    return f"{_so_many(found)} {_agree(found, 'carries', 'carry')} it{veto}"


def _stop(tally: Tally) -> str:
    """What stops it: "any one permanent member stops it by a no, any seven of the ten other open votes by ..."."""
    if not tally.blocking:
        return "no open vote can stop it"
    if _is_empty(tally.blocking[0]):
        return "nothing more is needed to stop it"
    parts: list[str] = []
    for found in tally.blocking:
        if _is_veto(found, tally):
            parts.append(f"{_one_of(found, tally)} stops it by a no")
        else:
            verb = "" if parts else f"{_agree(found, 'stops', 'stop')} it "
            parts.append(f"{_so_many(found, 'other ' if parts else '')} {verb}by not being a yes")
    return ", ".join(parts)


def _may_be_vetoed(tally: Tally, found: VoteSet) -> bool:
    """Whether a permanent member that has not said no may still cast one when those in the set vote yes."""
    return any(m not in (*tally.vetoes_stated, *found.members) for m in tally.vetoes_possible)


def _is_empty(found: VoteSet) -> bool:
    """Whether nobody more is needed."""
    return not (found.members or found.number)


def _so_many(found: VoteSet, other: str = "") -> str:
    """A set by its number: "any seven of the ten other open votes", "all three open votes", "the one open vote"."""
    whole = len(found.any_of or found.members)
    votes = f"{wording.numeral(whole)} {other}open {'vote' if whole == 1 else 'votes'}"
    if found.number:
        return f"any {wording.numeral(found.number)} of the {votes}"
    return f"the {votes}" if whole == 1 else f"all {votes}"


def _one_of(found: VoteSet, tally: Tally) -> str:
    members = found.any_of or found.members
    if len(members) > 1 and len(members) == sum(m.permanent for m in tally.members):
        return "any one permanent member"
    return wording.join(sort_names(members), last="or")


def _agree(found: VoteSet, one: str, many: str) -> str:
    return one if (found.number or len(found.members)) == 1 else many


def _is_veto(found: VoteSet, tally: Tally) -> bool:
    """Whether the set stops it by one permanent member's no."""
    permanent = {m.member for m in tally.members if m.permanent}
    single = (found.number or len(found.members)) == 1
    return not tally.procedural and single and {*found.members, *found.any_of} <= permanent


_YES = ("votes yes", "vote yes")
_NO = ("votes no", "vote no")
_WITHHELD = ("does not vote yes", "do not vote yes")


def _act(found: VoteSet, tally: Tally) -> tuple[str, str]:
    return _NO if _is_veto(found, tally) else _WITHHELD


def _list_carrying(found: VoteSet, tally: Tally) -> str:
    """A set that carries it: "No permanent member votes no, and any nine of these vote yes: Albania, Brazil ..."."""
    if not _may_be_vetoed(tally, found):
        return _list_set(found, _YES)
    if _is_empty(found):
        return "No permanent member votes no; no further yes is needed."
    return f"No permanent member votes no, and {_name_set(found, _YES)}"


def _list_set(found: VoteSet, act: tuple[str, str]) -> str:
    """A set with all its members: "Any seven of these vote yes: Albania, Brazil ..."."""
    return "Nobody more is needed." if _is_empty(found) else wording.capital(_name_set(found, act))


def _name_set(found: VoteSet, act: tuple[str, str]) -> str:
    names, verb = wording.join(sort_names(found.any_of or found.members)), _agree(found, *act)
    if not found.number:
        return f"{names} {verb}."
    return f"any {wording.numeral(found.number)} of these {verb}: {names}."

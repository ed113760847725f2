"""Who said what: statements by actor, versions of one utterance folded into one row.

Takes a `RecordIndex`; gives one `ActorView` per speaker. Never shows one version's words as exact when the
nearest to the source is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from penholder.model import QuoteFamily, Statement
from penholder.outputs import wording
from penholder.outputs.views.describe import SAID, said_on, speaker, speaker_role
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.lines import Line, Run, line, quote
from penholder.outputs.views.origins import origin_sentence
from penholder.outputs.views.quotes import TOLD, QuoteView, view_quote
from penholder.values.dates import first_day, last_day

FORUMS = {"press": "to the press", "report": "in a report"}
"""Forums that are no place, as the words after the verb."""


@dataclass(frozen=True, slots=True)
class SayingView:
    """One utterance: when, where, how, the words, and its versions."""

    when: str
    sort_day: date
    how: str
    """"said at the Security Council, as reported" and the like."""
    words: Line
    quote: QuoteView | None
    """Its versions, where there are several."""
    origins: str
    """How many origins it has at most; "" when one report has it."""
    suspect: str


@dataclass(frozen=True, slots=True)
class ActorView:
    """One speaker with every saying, latest first."""

    name: str
    role: str
    sayings: tuple[SayingView, ...]
    left_out: int
    """Sayings in the record that this view does not print."""


def view_sayings(index: RecordIndex) -> tuple[ActorView, ...]:
    """Actors, the one who spoke last first, with all their sayings, nested and suspect ones included."""
    by_actor: dict[str, list[Statement]] = {}
    for claim in index.sort(c for c, found in index.claims.items() if isinstance(found, Statement)):
        statement = index.claims[claim]
        assert isinstance(statement, Statement)
        by_actor.setdefault(speaker(statement.speaker), []).append(statement)
    actors = [_actor(index, name, held) for name, held in sorted(by_actor.items())]
    return tuple(sorted(actors, key=_latest_actor))


def cut_actor(actor: ActorView, most: int) -> ActorView:
    """The actor with the latest sayings only; the rest is counted."""
    return replace(actor, sayings=actor.sayings[:most], left_out=max(len(actor.sayings) - most, 0))


def _latest_actor(actor: ActorView) -> tuple[bool, int, str]:
    unnamed = actor.name.startswith("Unnamed")
    return (unnamed, -max(s.sort_day.toordinal() for s in actor.sayings), actor.name)


def _actor(index: RecordIndex, name: str, held: list[Statement]) -> ActorView:
    families = {v.statement: q for q in index.record.quotes for v in q.versions}
    groups: dict[str, list[Statement]] = {}
    for statement in held:
        groups.setdefault(_group(index, statement, families), []).append(statement)
    sayings = [_saying(index, group, families) for group in groups.values()]
    sayings.sort(key=lambda s: (-s.sort_day.toordinal(), s.words.text))
    roles = [r for s in held if (r := speaker_role(s.speaker))]
    role = max(sorted(set(roles)), key=roles.count) if roles else ""
    role = "" if name.startswith("unnamed") else wording.capital(role)
    return ActorView(wording.capital(name), role, tuple(sayings), 0)


def _group(index: RecordIndex, statement: Statement, families: dict[str, QuoteFamily]) -> str:
    if statement.id in families:
        return families[statement.id].id
    matter = index.matter_of.get(statement.id)
    return matter.id if matter and matter.ledger == "sayings" else statement.id


def _saying(index: RecordIndex, group: list[Statement], families: dict[str, QuoteFamily]) -> SayingView:
    family = next((families[s.id] for s in group if s.id in families), None)
    first = _shown_first(index, group, family)
    said = first.said
    known = index.known_on(first.report)
    ordinal = (last_day(said) or first_day(said) or known) if said else known
    ordinal = min(ordinal, known) if ordinal and known else ordinal
    reasons = [s.reason for s in index.suspicions.get(first.id, ())]
    return SayingView(
        when=said_on(index, first),
        sort_day=ordinal or date.min,
        how=_how(first),
        words=line(*_content(first), evidence=index.cite([s.id for s in group])),
        quote=view_quote(index, family) if family and len(family.versions) > 1 else None,
        origins=_origins(index, [s.id for s in group]),
        suspect=wording.sentence(wording.clean(reasons[0])) if reasons else "",
    )


def _origins(index: RecordIndex, group: list[str]) -> str:
    matter = index.matter_of.get(group[0])
    return origin_sentence(index, matter.id if matter and len(group) > 1 else group[0], group)


def _shown_first(index: RecordIndex, group: list[Statement], family: QuoteFamily | None) -> Statement:
    by_id = {s.id: s for s in group}
    if family and family.versions[0].statement in by_id:
        return by_id[family.versions[0].statement]
    sound = [s for s in group if not index.is_suspect(s.id)]
    return (sound or group)[0]


def _how(statement: Statement) -> str:
    verb = SAID[statement.force]
    where = f" {_where(wording.clean(statement.forum))}" if statement.forum else ""
    nested = ", told within another statement" if statement.nested_in else ""
    doubt = "" if statement.speaker.confident else ", speaker at low confidence"
    if statement.source and not (statement.speaker.confident and statement.speaker.name):
        doubt += f", named there as “{wording.shorten(wording.clean(statement.source.words), 60)}”"
    return f"{verb}{where}, {TOLD[statement.form]}{nested}{doubt}"


def _where(forum: str) -> str:
    """A forum as the words after the verb: "to the press", "in a report", "at the Security Council"."""
    if forum in FORUMS:
        return FORUMS[forum]
    return f"at the {forum}" if forum.endswith("Council") and not forum.startswith("the ") else f"at {forum}"


def _content(statement: Statement) -> Iterable[Run | str]:
    for place, span in enumerate(statement.content):
        if place:
            yield " … "
        yield quote(span.words)

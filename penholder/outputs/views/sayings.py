"""Who said what: statements by actor, versions of one utterance folded into one row.

Takes a `RecordIndex`; gives one `ActorView` per speaker. Never shows one version's words as exact when the
nearest to the source is unknown.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from penholder.model import Certainty, Forum, Hand, QuoteFamily, Speaker, SpeakerKind, Statement
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.describe import SAID, said_on, speaker, speaker_role
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.lines import Line, Run, line, quote
from penholder.outputs.views.naming import is_open
from penholder.outputs.views.origins import origin_sentence
from penholder.outputs.views.quotes import TOLD, QuoteView, view_quote
from penholder.values.dates import first_day, last_day

FORUMS = {
    Forum.COUNCIL: "at the Security Council",
    Forum.ASSEMBLY: "at the General Assembly",
    Forum.STAKEOUT: "at a press stakeout",
    Forum.PRESS: "to the press",
    Forum.INTERVIEW: "in an interview",
    Forum.REPORT: "in a report",
    Forum.LETTER: "in a letter",
    Forum.WRITTEN: "in a written statement",
    Forum.POST: "on social media",
    Forum.BROADCAST: "in a broadcast",
    Forum.SPEECH: "in a speech",
    Forum.MEETING: "at a meeting",
}
"""Where or in what form, as the words after the verb."""
SOUNDS = {
    Certainty.CERTAIN: "certain",
    Certainty.LIKELY: "as if it were likely",
    Certainty.POSSIBLE: "as if it were possible",
    Certainty.DOUBTFUL: "doubtful",
}
"""How sure a speaker sounds, by the words alone."""
LONGEST = 320
"""Characters of an utterance in a brief."""


@dataclass(frozen=True, slots=True)
class SayingView:
    """One utterance: who said it, when, where, how, the words, and its versions."""

    id: str
    """Of the quote family or matter that its versions form, else of the statement."""
    statements: tuple[str, ...]
    """Ids of its versions in canonical order."""
    shown: str
    """Id of the statement whose words are shown."""
    speaker: str
    role: str
    """Office on that day and side spoken for."""
    speaks_as: str
    """The same as words after the day: "as foreign minister, for Mali"; "" for a state that speaks for itself."""
    also: tuple[str, ...]
    """Others whom some versions credit with it."""
    when: str
    dated_by: str
    """The words that date it; "" where its day was carried over or is unknown."""
    sort_day: date
    how: str
    """"said at a press stakeout, addressed to “reporters”, in quotation marks" and the like."""
    hand: str
    """"At second hand, passed on by “state radio”"; "" at first hand."""
    sounds: str
    """How sure the speaker sounds, with the words that show it; "" when stated plainly."""
    words: Line
    quote: QuoteView | None
    """Its versions, where there are several."""
    origins: str
    """How many origins it has at most; "" when one report has it."""
    suspect: str
    open: str
    """Why it is left open who said it, or told at low confidence; "" when it is not."""


@dataclass(frozen=True, slots=True)
class ActorView:
    """One speaker with every saying, latest first."""

    name: str
    role: str
    sayings: tuple[SayingView, ...]
    left_out: int
    """Sayings in the record that this view does not print."""


def view_sayings(index: RecordIndex, longest: int = LONGEST) -> tuple[ActorView, ...]:
    """Actors, the one who spoke last first, with all their sayings, nested and suspect ones included.

    Words beyond `longest` characters are cut.
    """
    families = {v.statement: q for q in index.record.quotes for v in q.versions}
    by_actor: dict[str, list[SayingView]] = {}
    for (key, _), group in _fold(index, families).items():
        saying = _saying(index, key, group, families.get(group[0].id), longest)
        by_actor.setdefault(saying.speaker, []).append(saying)
    actors = [_actor(name, held) for name, held in sorted(by_actor.items())]
    return tuple(sorted(actors, key=_latest_actor))


def _fold(index: RecordIndex, families: dict[str, QuoteFamily]) -> dict[tuple[str, str], list[Statement]]:
    """Statements in canonical order, by id of what they are versions of.

    The versions of a quote family stand together whoever they are credited to; other versions of one matter only
    where one speaker is credited, so that a garbled speaker is never resolved by folding.
    """
    groups: dict[tuple[str, str], list[Statement]] = {}
    for claim in index.sort(c for c, found in index.claims.items() if isinstance(found, Statement)):
        statement = index.claims[claim]
        assert isinstance(statement, Statement)
        key = _group(index, statement, families)
        groups.setdefault((key, "" if claim in families else speaker(statement.speaker)), []).append(
            statement
        )
    return groups


def cut_actor(actor: ActorView, most: int) -> ActorView:
    """The actor with the latest sayings only; the rest is counted."""
    return replace(actor, sayings=actor.sayings[:most], left_out=max(len(actor.sayings) - most, 0))


def _latest_actor(actor: ActorView) -> tuple[bool, int, str]:
    unnamed = actor.name.startswith("Unnamed")
    return (unnamed, -max(s.sort_day.toordinal() for s in actor.sayings), actor.name)


def _actor(name: str, held: list[SayingView]) -> ActorView:
    sayings = sorted(held, key=lambda s: (-s.sort_day.toordinal(), s.words.text, s.id))
    roles = [s.role for s in sayings if s.role]
    role = max(sorted(set(roles)), key=roles.count) if roles else ""
    role = "" if name.startswith("Unnamed") else wording.capital(role)
    return ActorView(name, role, tuple(sayings), 0)


def _group(index: RecordIndex, statement: Statement, families: dict[str, QuoteFamily]) -> str:
    if statement.id in families:
        return families[statement.id].id
    matter = index.matter_of.get(statement.id)
    return matter.id if matter and matter.ledger == "sayings" else statement.id


def _saying(
    index: RecordIndex, key: str, group: list[Statement], family: QuoteFamily | None, longest: int
) -> SayingView:
    first = _shown_first(index, group, family)
    credited = _credited(group, first)
    names = [wording.capital(speaker(s.speaker)) for s in (credited, *group)]
    reasons = [s.reason for s in index.suspicions.get(first.id, ())]
    return SayingView(
        id=key if len(group) > 1 else first.id,
        statements=tuple(s.id for s in group),
        shown=first.id,
        speaker=names[0],
        role=speaker_role(credited.speaker),
        speaks_as=_speaks_as(credited.speaker),
        also=tuple(name for name in dict.fromkeys(names[1:]) if name != names[0]),
        when=said_on(index, first),
        dated_by=_as_worded(first.said_words.words) if first.said_words else "",
        sort_day=_sort_day(index, first),
        how=_how(first),
        hand=_hand(index, first),
        sounds=_sounds(first),
        words=line(*_content(first, longest), evidence=index.cite([s.id for s in group])),
        quote=view_quote(index, family) if family and len(family.versions) > 1 else None,
        origins=_origins(index, [s.id for s in group]),
        suspect=wording.sentence(wording.clean(reasons[0])) if reasons else "",
        open=left_open(credited.speaker),
    )


def _speaks_as(told: Speaker) -> str:
    office = wording.clean(told.office or "")
    side = labels.actor(told.speaks_for) if told.speaks_for else ""
    parts = (
        f"as {office}" if office else "",
        f"for {labels.named_label(side)}" if side != speaker(told) else "",
    )
    return ", ".join(p for p in parts if p and p != "for ")


def _credited(group: list[Statement], first: Statement) -> Statement:
    """The version that says best who spoke: a person before a state or body, the one shown before the others."""
    return min(
        (first, *group),
        key=lambda s: (is_open(s.speaker), s.speaker.kind is not SpeakerKind.PERSON, s is not first),
    )


def _sort_day(index: RecordIndex, first: Statement) -> date:
    """The last day on which it can have been said."""
    said, known = first.said, index.known_on(first.report)
    last = (last_day(said) or first_day(said) or known) if said else known
    return (min(last, known) if last and known else last) or date.min


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
    where = FORUMS[statement.forum] if statement.forum else ""
    to = _as_worded(statement.addressee.words) if statement.addressee else ""
    to = f" ({to})" if to and where.startswith("to ") else f", addressed to {to}" if to else ""
    nested = ", told within another statement" if statement.nested_in else ""
    open_ = statement.source is not None and is_open(statement.speaker)
    named = f", named there as {_as_worded(statement.source.words)}" if open_ and statement.source else ""
    return f"{f'{SAID[statement.force]} {where}'.strip()}{to}, {TOLD[statement.form]}{nested}{named}"


def _as_worded(words: str) -> str:
    return f"“{wording.shorten(quote(words).text, 60)}”"


def _hand(index: RecordIndex, statement: Statement) -> str:
    if statement.hand is Hand.FIRST:
        return ""
    by, within = statement.relayed_by, index.claims.get(statement.nested_in or "")
    if by is None:
        return "At second hand"
    told = _as_worded(by.words)
    if isinstance(within, Statement) and within.source and within.source.touches(by):
        name = speaker(within.speaker)
        told += f" ({name})" if not is_open(within.speaker) and name not in told else ""
    return f"At second hand, passed on by {told}"


def _sounds(statement: Statement) -> str:
    """How sure the speaker sounds; a sentence of its own, never joined with how sure Penholder is."""
    if statement.certainty is Certainty.PLAIN:
        return ""
    shown = f": {_as_worded(statement.certainty_words.words)}" if statement.certainty_words else ""
    return f"Sounds {SOUNDS[statement.certainty]}{shown}"


def left_open(told: Speaker) -> str:
    """Why nobody is named, or named at low confidence only, as a sentence; "" for a speaker that is sure."""
    if not is_open(told):
        return ""
    reason = wording.clean(told.reason) or "the report does not say who"
    head = (
        "The speaker is named at low confidence" if told.name or told.jointly else "The speaker is left open"
    )
    return wording.sentence(f"{head}: {wording.lower(reason) if reason[1:2].islower() else reason}")


def _content(statement: Statement, longest: int) -> Iterable[Run | str]:
    for place, span in enumerate(statement.content):
        if place:
            yield " … "
        yield quote(span.words, longest)

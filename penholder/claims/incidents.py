"""Incidents: the events of one report that tell one happening, and what it did to how many people.

Takes a report's events in text order; gives incidents with tolls that count nobody twice. Never mixes what is
told as background with the news, and never adds where the words may mean the same people.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from penholder.claims.harmed import class_of_noun
from penholder.model import Counting, Edtf, Effect, Event, Stage, Toll
from penholder.values.dates import lies_within, overlaps
from penholder.vocabulary import toll_class

HARMFUL = frozenset(
    [
        "attack",
        "killing",
        "kidnapping",
        "arrest",
        "hostage taking",
        "clashes",
        "military operation",
        "offensive",
        "seizure of power",
        "bombing",
        "displacement",
        "release of people",
    ]
)
"""Kinds of events that make an incident without a toll."""
LASTING = frozenset({"clashes", "military operation", "offensive", "seizure of power"})
"""Of these, what goes on for long: without a toll, the day a report is telling of is not theirs."""
_SAME_DAY = len("2020-01-31")


@dataclass(frozen=True, slots=True)
class Count:
    """People of one sort in an incident, as far as its sentences bound them."""

    who: str
    """Noun or name first used of them."""
    low: float
    best: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Incident:
    """Events told of one happening, in text order."""

    events: tuple[Event, ...]
    when: Edtf | None
    """The closest day or period any of them gives."""
    background: bool = False
    counts: tuple[tuple[Effect, tuple[Count, ...]], ...] = ()

    def least(self, effect: Effect) -> float:
        """The least number of people the incident did this to; 0 where none is told."""
        return sum(c.low for c in dict(self.counts).get(effect, ()))


def find_incidents(events: Sequence[Event]) -> tuple[Incident, ...]:
    """The incidents among a report's events, in the order they are first told."""
    groups: list[list[Event]] = []
    for event in sorted(events, key=lambda e: (e.span.start, e.span.end, e.kind)):
        if not (event.tolls or event.kind in HARMFUL):
            continue
        home = next((g for g in reversed(groups) if _continues(g, event)), None)
        if home is None:
            groups.append([event])
        else:
            home.append(event)
    return tuple(_make_incident(group) for group in groups)


def _continues(group: Sequence[Event], event: Event) -> bool:
    """Whether an event may be one more mention of an incident: told on the same plane, no other day or place."""
    last = group[-1]
    if last.background != event.background:
        return False
    if event.background and last.span.end < event.span.start - 400:
        return False
    return _same_day(_day_of(group), event.when)


def _same_day(a: Edtf | None, b: Edtf | None) -> bool:
    return a is None or b is None or overlaps(a, b)


def _day_of(group: Sequence[Event]) -> Edtf | None:
    """The narrowest of the days told."""
    days = [e.when for e in group if e.when]
    narrow = [d for d in days if all(lies_within(d, other) or not overlaps(d, other) for other in days)]
    return next(iter(narrow or days), None)


def _make_incident(group: Sequence[Event]) -> Incident:
    counts = [(effect, tuple(_count(group, effect))) for effect in Effect]
    return Incident(tuple(group), _day_of(group), group[0].background, tuple((e, c) for e, c in counts if c))


# --------------------------------------------------------------------------- how many


@dataclass(slots=True)
class _Account:
    """What is known of the people one effect befell, sentence by sentence."""

    counts: list[tuple[Toll, int]] = field(default_factory=list)
    """Each sort of people with the number of the event that told it."""

    def total(self) -> float:
        return sum(toll.low for toll, _ in self.counts)


def _count(group: Sequence[Event], effect: Effect) -> Iterator[Count]:
    account = _Account()
    for number, event in enumerate(group):
        tolls = [t for t in event.tolls if t.effect is effect and event.stage is Stage.DONE]
        if tolls:
            _add_sentence(account, tolls, number)
    if not account.counts:  # "killed in separate attacks", and no sentence says how many in each
        totals = [t for e in group for t in e.tolls if t.effect is effect and t.counting is Counting.TOTAL]
        account.counts = [(t, 0) for t in totals]
    for toll, _ in account.counts:
        yield Count(toll.who, toll.low, toll.best, toll.high)


def _add_sentence(account: _Account, tolls: Sequence[Toll], number: int) -> None:
    """Put one event's tolls into the account."""
    own = [t for t in tolls if t.counting not in (Counting.PART, Counting.TOTAL) and t.high != 0]
    parts = [t for t in tolls if t.counting is Counting.PART]
    again = any(t.counting is Counting.AGAIN for t in own)
    if account.counts and again and len(own) > 1 and sum(t.low for t in own) <= account.total():
        return  # "the leader and three others": all of the four told before
    if own:
        for part in parts:  # "several men, including a leader": he is one of them
            same = [e for e in account.counts if e[0].low == 1 and _likeness(e[0], part) > 1]
            account.counts = [e for e in account.counts if e not in same[:1]]
    for toll in own:
        _add(account, toll, number)
    for toll in parts:
        if toll.low > account.total():
            account.counts = [(toll, number)]


def _add(account: _Account, toll: Toll, number: int) -> None:
    earlier = [t for t, n in account.counts if n < number]
    if not earlier:
        account.counts.append((toll, number))
    elif toll.counting is Counting.ADDED and not _is_same_again(account, toll, number):
        vague = [i for i, (t, n) in enumerate(account.counts) if n < number and _is_vague(t)]
        if not vague:
            account.counts.append((toll, number))
        elif not _is_vague(toll):
            account.counts[vague[0]] = (toll, number)
    else:
        _tell_again(account, toll, number)


def _is_same_again(account: _Account, toll: Toll, number: int) -> bool:
    """ "They also arrested two men", of two told before: "also" may add to a killing. "Two more" always are others."""
    plainly = set(toll.words.words.lower().split()) & toll_class("added")
    return not plainly and any(
        n < number and t.low == toll.low and t.best == toll.best and _likeness(t, toll) > 1
        for t, n in account.counts
    )


def _tell_again(account: _Account, toll: Toll, number: int) -> None:
    """A toll of people of the same sort says the same again, or more closely; one of another sort adds."""
    everyone = sum(t.low for t, n in account.counts if n < number)
    if not _is_vague(toll) and toll.low == everyone > 1 and _may_be_all(account, toll):
        return  # "two men, a driver among them", of a driver and a guard
    alike = [
        (-_likeness(known, toll), place)
        for place, (known, told) in enumerate(account.counts)
        if told < number and _likeness(known, toll)
    ]
    if alike:
        place = min(alike)[1]
        known, told = account.counts[place]
        account.counts[place] = (_closer(known, toll), told)
    elif toll.counting is not Counting.AGAIN:
        account.counts.append((toll, number))


def _may_be_all(account: _Account, toll: Toll) -> bool:
    """Whether a noun may stand for everybody counted so far."""
    wide = class_of_noun(toll.who) in ("fighter", "anybody", "")
    return wide and all(
        class_of_noun(t.who) in ("leader", "fighter", "anybody", "") for t, _ in account.counts
    )


def _likeness(known: Toll, toll: Toll) -> int:
    """How likely two tolls are of the same people: 0 not at all, 3 by the same noun."""
    if known.who == toll.who or (toll.counting is Counting.AGAIN and not toll.who):
        return 3
    first, second = class_of_noun(known.who), class_of_noun(toll.who)
    if first == second:
        return 2
    open_ended = {"anybody", ""}
    if first in open_ended or second in open_ended:
        return 1 if (known.low > 1) == (toll.low > 1) else 0
    return 0


def _closer(known: Toll, toll: Toll) -> Toll:
    """The closer of two tolls of the same people: a plain number before a vague word, else the higher least."""
    if _is_vague(known) and not _is_vague(toll) and (toll.best or 0) > 1:
        return replace(toll, who=known.who)
    if _is_vague(toll) and not _is_vague(known) and (known.best or 0) > 1:
        return known
    return toll if toll.low > known.low and toll.counting is not Counting.AGAIN else known


def _is_vague(toll: Toll) -> bool:
    return toll.best is None

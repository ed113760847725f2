"""Which events tell what became of a promise: the vote was held, the troops are gone, the report was handed in.

Takes a record and a promise; gives what happened with the state it leads to. Never takes part of a withdrawal for the
whole, an event that another claim tells as put off or missed, or an event of another party. Suspect events and those
of reports not known on the day do not count.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from penholder.model import (
    Commitment,
    CommitmentTold,
    Edtf,
    Event,
    PromiseState,
    Record,
    Report,
    Stage,
)
from penholder.record.setting import Setting
from penholder.values.dates import first_day, last_day, overlaps
from penholder.values.gazetteer import fold_words
from penholder.vocabulary import bodies, event_words, missions, states

_VOTES = ("election", "referendum", "presidential election", "legislative election", "local election")
_MEETS: dict[str, tuple[str, ...]] = {
    "referendum": ("referendum",),
    "election": ("election", "presidential election"),
    "presidential election": ("presidential election", "election"),
    "legislative election": ("election",),
    "local election": ("election",),
    "withdrawal": ("withdrawal", "mission end"),
    "handover": ("withdrawal",),
    "deployment": ("deployment",),
    "report": ("report released", "proposal"),
    "mandate renewal": ("resolution adopted", "draft adopted", "mandate change"),
    "council vote": (
        "resolution adopted",
        "draft adopted",
        "draft vote",
        "draft not adopted",
        "draft vetoed",
    ),
    "zero draft": ("zero draft",),
    "draft negotiation": ("draft negotiation",),
    "silence procedure": ("silence passed", "silence broken"),
    "draft in blue": ("draft in blue",),
    "peace agreement": ("agreement", "surrender"),
    "inauguration": ("swearing-in", "oath of office"),
    "sanctions": ("sanctions",),
}
"""Kinds of events that are the thing promised, by kind of commitment; others are met only by words that say so."""
_OF_MISSION = ("mandate renewal", "mandate expiry", "deployment", "report")
"""Kinds that the end of the mission makes pointless."""
_OF_RULERS = ("transition", *_VOTES)
"""Kinds that the overthrow of the government that promised them makes pointless."""
_EARLY = timedelta(days=120)
"""How long before the first day due an event of the kind may be the thing promised."""
_SENTENCE_END = re.compile(r"[.!?][\"”’']?\s+(?=[A-Z“\"])|\n")


@dataclass(frozen=True, slots=True)
class Happened:
    """An event that ends a promise, told by one or more reports."""

    state: PromiseState
    day: Edtf | None
    known_on: date | None
    claims: tuple[str, ...]
    reason: str


@dataclass(frozen=True)
class Happenings:
    """The sound events of a record, with the sentences that tell them."""

    _events: Sequence[Event]
    _sentences: dict[str, str]
    _reports: dict[str, Report]
    _setting: Setting
    _undone: Sequence[Commitment]
    """Claims that tell something as missed, moved or called off."""

    @classmethod
    def of(cls, record: Record, setting: Setting) -> Happenings:
        """The events of the reports known on the record's day."""
        reports = {r.id: r for r in record.reports}
        events = [
            e
            for made in record.claims
            for e in made.events
            if e.stage is Stage.DONE and not setting.suspicion(e) and e.report in reports
        ]
        undone = [
            c
            for made in record.claims
            for c in made.commitments
            if c.told in (CommitmentTold.BROKEN, CommitmentTold.DROPPED, CommitmentTold.MOVED)
        ]
        sentences = {e.id: _tell_sentence(reports[e.report], e.span.start, e.span.end) for e in events}
        return cls(events, sentences, reports, setting, undone)

    def of_promise(self, first: Commitment, held: Sequence[Commitment]) -> tuple[Happened, ...]:
        """What happened to a promise, the earliest known of each state; `held` are its claims."""
        promiser = next((c.promiser for c in held if c.promiser), "")
        about = next((c.about for c in held if c.about), "")
        met = [
            e for e in self._events if e.kind in _MEETS.get(first.what, ()) and self._meets(e, first, held)
        ]
        met = [e for e in met if self._is_by(e, first, promiser, about)]
        found = [self._tell(PromiseState.MET, _same_day(met), "Told as having happened")]
        found.append(
            self._tell(PromiseState.OVERTAKEN, self._ends(first, held, promiser, about), "Overtaken")
        )
        return tuple(h for h in found if h is not None)

    def _meets(self, event: Event, first: Commitment, held: Sequence[Commitment]) -> bool:
        """Whether the event is the thing promised by its day and by what its sentence says."""
        dues = sorted({c.due for c in held if c.due}, key=lambda due: (first_day(due) or date.min, due))
        if not self._is_in_time(event, dues, held) or self._is_undone(event):
            return False
        words = set(re.findall(r"[\w-]+", self._sentences[event.id].lower()))
        part = first.part
        if part and part.lower() not in self._sentences[event.id].lower():
            return False
        if first.what in ("withdrawal", "handover"):
            whole = event.kind == "mission end" or bool(words & event_words("whole"))
            whole |= first.what == "handover"
            return whole and (bool(part) or not self._is_of_part(event, first))
        if first.what == "report":
            return bool(words & {"submitted", "presented", "issued", "released", "published", "delivered"})
        return True

    def _is_in_time(self, event: Event, dues: Sequence[Edtf], held: Sequence[Commitment]) -> bool:
        """An event after the promise was known, or on a day it was due; one without a day counts only as the news of its report."""
        known = self._setting.known_on(event)
        told = min((k for c in held if (k := self._setting.known_on(c))), default=None)
        when = event.when
        if when is None:
            return event.kind not in ("election", "presidential election", "referendum") and bool(
                known and told and known > told
            )
        if any(overlaps(when, due) for due in dues):
            return known is not None and (last_day(when) or date.max) <= known
        day = first_day(when)
        if day is None or known is None or (last_day(when) or date.max) > known:
            return False
        start = first_day(dues[0]) if dues else None
        return (told is None or day > told or (start is not None and day > start)) and (
            start is None or day >= start - _EARLY
        )

    def _is_undone(self, event: Event) -> bool:
        """Whether another claim tells the same words as put off, missed or called off."""
        sentence = self._sentences[event.id]
        report = self._reports[event.report]
        return any(
            c.report == event.report and _tell_sentence(report, c.span.start, c.span.end) == sentence
            for c in self._undone
        )

    def _is_of_part(self, event: Event, first: Commitment) -> bool:
        """ "The last peacekeepers left South Kivu", "left the province": a place below a state is left, not the state."""
        told, promised = (set(re.findall(r"[\w-]+", c.span.words.lower())) for c in (event, first))
        if (told - promised) & event_words("below a state") and not told & {"country", "nation"}:
            return True
        named = {fold_words(n) for s in states() for n in (s.name, *s.aliases, *s.capitals)}
        dated = event.date_words.words if event.date_words else ""
        places = [p for p in (event.place, *event.targets) if p and p not in dated]
        if any(fold_words(p) in named for p in places):
            return False
        return any(
            p[:1].isupper() and fold_words(p.removeprefix("the ")) not in named
            for p in places
            if _is_place(p)
        )

    def _is_by(self, event: Event, first: Commitment, promiser: str, about: str) -> bool:
        """Whether the party that promised is the one the event is of."""
        sentence = self._sentences[event.id]
        text = self._reports[event.report].text
        if first.what in ("withdrawal", "handover", "deployment"):
            own = _names(promiser) or _names_of_mission(about)
            return _mentions(sentence, own)
        if first.what in _VOTES or first.what in ("transition", "inauguration"):
            own = _names(promiser)
            return (
                not own
                or _mentions(sentence, own)
                or (_mentions(text, own) and not _mentions(sentence, _other_states(promiser)))
            )
        if first.what in ("report", "mandate renewal", "council vote"):
            named = _names_of_mission(about)
            return not named or _mentions(sentence, named) or _mentions(text, named)
        own = _names(promiser) or _names_of_mission(about)
        return not own or _mentions(sentence, own)

    def _ends(self, first: Commitment, held: Sequence[Commitment], promiser: str, about: str) -> list[Event]:
        """Events that make the promise pointless: the mission ended, the government that promised was overthrown."""
        last = max((d for c in held if c.due and (d := last_day(c.due))), default=None)
        told = min((k for c in held if (k := self._setting.known_on(c))), default=None)
        found = []
        for event in (e for e in self._events if e.kind in ("mission end", "coup")):
            day = first_day(event.when) if event.when else None
            if day is None or told is None or day <= told or (last is not None and day > last):
                continue
            sentence = self._sentences[event.id]
            ended = event.kind == "mission end" and first.what in _OF_MISSION and about
            if ended and _mentions(sentence, _names_of_mission(about)):
                found.append(event)
            removed = event.kind == "coup" and first.what in _OF_RULERS and promiser
            if removed and _mentions(sentence, _names(promiser)):
                found.append(event)
        return _same_day(found)

    def _tell(self, state: PromiseState, events: Sequence[Event], told: str) -> Happened | None:
        if not events:
            return None
        first = min(events, key=self._setting.order)
        words = " ".join(self._sentences[first.id].split()).rstrip(".")
        words = words if len(words) <= 140 else words[:140].rsplit(" ", 1)[0] + " …"
        days = [e.when for e in events if e.when]
        known = [k for e in events if (k := self._setting.known_on(e))]
        return Happened(
            state,
            min(days, key=lambda d: (-len(d), d), default=None),
            min(known, default=None),
            tuple(e.id for e in sorted(events, key=self._setting.order)),
            f"{told}: “{words}”.",
        )


def _same_day(events: Iterable[Event]) -> list[Event]:
    """The tellings of the earliest of the events: those whose days overlap with its own, or that give none."""
    dated = sorted((e for e in events if e.when), key=lambda e: (first_day(e.when or "") or date.max, e.id))
    undated = [e for e in events if not e.when]
    if not dated:
        return undated
    return [e for e in dated if overlaps(e.when or "", dated[0].when or "")] + undated


def _tell_sentence(report: Report, start: int, end: int) -> str:
    """The sentence that holds the offsets, without the dateline before it."""
    words = _sentence_around(report.text, start, end)
    line = report.dateline.words if report.dateline else ""
    return words[len(line) :].lstrip(" -–—:") if line and words.startswith(line) else words


def _sentence_around(text: str, start: int, end: int) -> str:
    """The sentence that holds the offsets, by full stops and line ends."""
    before = [m.end() for m in _SENTENCE_END.finditer(text, 0, start + 1) if m.end() <= start]
    after = _SENTENCE_END.search(text, end)
    return text[before[-1] if before else 0 : after.start() + 1 if after else len(text)].strip()


def _is_place(words: str) -> bool:
    """Not an actor: a target such as "3,000 soldiers" or "the mission" is no place."""
    return not re.search(r"\d|soldier|troop|peacekeeper|mission|force|staff|base", words.lower())


@cache
def _names(party: str) -> tuple[str, ...]:
    """Every wording of a state, body or mission, by any of its names."""
    if not party:
        return ()
    for state in states():
        if party in (state.name, state.council_name, *state.aliases):
            return (state.name, *state.aliases, *state.adjectives, *state.capitals)
    for mission in missions():
        if party in (mission.acronym, mission.name):
            return (mission.acronym, mission.name, *mission.aliases)
    for body in bodies():
        if party in (body.name, *body.aliases):
            return (body.name, *body.aliases)
    return (party,)


@cache
def _names_of_mission(key: str) -> tuple[str, ...]:
    found: Iterator[tuple[str, ...]] = ((m.acronym, m.name, *m.aliases) for m in missions() if m.key == key)
    bodily = ((b.name, *b.aliases) for b in bodies() if b.key == key)
    return next(found, None) or next(bodily, ())


@cache
def _other_states(party: str) -> tuple[str, ...]:
    return tuple(s.name for s in states() if s.name != party and party not in s.aliases)


def _mentions(text: str, names: Iterable[str]) -> bool:
    """Whether one of the names stands in the text as words of its own."""
    return any(re.search(rf"(?<!\w){re.escape(name)}(?!\w)", text) for name in names if len(name) > 1)

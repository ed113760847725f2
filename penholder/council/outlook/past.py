"""Mandate decisions of the past: at each expiry, what the Council did.

Takes the chains of mandates and the ends of missions; gives `Decision`s before a day. Never counts a decision of
the day itself or later, and never learns from a later one what an earlier decided: last periods and ends are those
of `data/endings.toml`, each with the day on which it was decided.

A decision is the next resolution that moves the expiry or ends the mission. It is a *termination* when it ends the
mission or sets its last period; a *change* when the ceiling, the tasks or the form of the mission differ; else a
*renewal*, technical rollovers included. A *lapse* is one of those that the file of ends names: a gap in the chain
at hand is more often a resolution that was not read, so it is never counted as one. A resolution that changes the
mission within its term, keeping the expiry, is not a decision on the mandate, but counts among the changes before
the next. A mission that went on under another name was decided on by the resolution that gave it that name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from penholder.vocabulary import Mandate
from penholder.vocabulary.outlook import ConsentCase, Ending

GRACE = timedelta(days=7)
"""Sources differ by some days on the last day of a mandate ("until 30 June", "for six months")."""
SHORT = timedelta(days=100)
"""A renewal for three months or less is a technical rollover."""
YEAR = 365.25
"""Days."""


class Content(StrEnum):
    """What a decision makes of the mission."""

    RENEWAL = "renewal"
    CHANGE = "change"
    TERMINATION = "termination"
    LAPSE = "lapse"
    """No text by the expiry."""


CONTENTS = (Content.RENEWAL, Content.CHANGE, Content.TERMINATION)
"""What an adopted text can make of the mission."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One decision on a mandate, with what was known before it."""

    mission: str
    resolution: str
    """"" for a lapse."""
    day: date
    """Of adoption; the expiry for a lapse."""
    due: date
    """Expiry of the mandate before."""
    content: Content
    age: float
    """Years since the mission's first mandate at hand."""
    changes: int
    """Changes of the mission in the two years before."""
    term: float
    """Years from the adoption of the mandate before to its expiry."""
    split_before: bool | None
    """Whether the mandate before was adopted with a vote that was not unanimous; None where not known."""
    told: bool = True
    """Whether a change would show: the ceiling or the tasks are known before and after, or the text says it."""
    asked: str = ""
    """Request of the host state since the mandate before: leave, by stages or ""."""
    short: bool = False
    raised: bool = False
    lowered: bool = False
    end: Ending | None = None

    @property
    def vetoed(self) -> bool:
        """Whether it lapsed because a text was vetoed."""
        return self.end is not None and self.end.vetoed


def list_decisions(
    mandates: Iterable[Mandate],
    endings: Iterable[Ending],
    cases: Iterable[ConsentCase],
    *,
    before: date,
) -> tuple[Decision, ...]:
    """Every decision before the day, by day and mission."""
    chains: dict[str, list[Mandate]] = {}
    for mandate in mandates:
        if mandate.adopted < before:
            chains.setdefault(mandate.mission, []).append(mandate)
    ends = [e for e in endings if e.day < before]
    asked = [c for c in cases if c.day < before and c.counted]
    found = [
        decision
        for mission, chain in chains.items()
        for decision in _walk(
            sorted(chain, key=lambda m: (m.adopted, m.resolution)),
            [e for e in ends if e.mission == mission],
            [c for c in asked if c.mission == mission],
        )
    ]
    return tuple(sorted(found, key=lambda d: (d.day, d.mission, d.resolution)))


def describe_next(
    mandates: Iterable[Mandate], decisions: Sequence[Decision], mission: str, day: date
) -> Decision | None:
    """The decision to come as far as it is known on the day; its content says nothing. None without a mandate."""
    chain = sorted(
        (m for m in mandates if m.mission == mission and m.adopted <= day),
        key=lambda m: (m.adopted, m.resolution),
    )
    if not chain or chain[-1].expires is None:
        return None
    held, due = chain[-1], chain[-1].expires
    changed = [m.adopted for m in chain if m.action == "changes"]
    changed += [d.day for d in decisions if d.mission == mission and d.content is Content.CHANGE]
    return Decision(
        mission=mission,
        resolution="",
        day=day,
        due=due,
        content=Content.RENEWAL,
        age=(day - chain[0].adopted).days / YEAR,
        changes=_count_recent(changed, day),
        term=(due - held.adopted).days / YEAR,
        split_before=_is_split(held),
    )


def _count_recent(changed: Iterable[date], day: date) -> int:
    """Changes in the two years before a day."""
    return sum(day - when < timedelta(days=731) for when in set(changed))


def _walk(
    chain: Sequence[Mandate], ends: Sequence[Ending], asked: Sequence[ConsentCase]
) -> Iterator[Decision]:
    """The decisions of one mission until the one that ends it."""
    held, changed = chain[0], []
    for mandate in chain[1:]:
        if held.expires is None or _keeps_expiry(held, mandate):
            if mandate.action == "changes":
                changed.append(mandate.adopted)
            held = mandate
            continue
        decision = _decide(held, mandate, chain[0], changed, ends, asked)
        yield decision
        if decision.content is Content.TERMINATION:
            return
        if decision.content is Content.CHANGE:
            changed.append(mandate.adopted)
        held = mandate
    yield from _end(held, chain[0], changed, ends, asked)


def _end(
    held: Mandate,
    first: Mandate,
    changed: Sequence[date],
    ends: Sequence[Ending],
    asked: Sequence[ConsentCase],
) -> Iterator[Decision]:
    """The end of a mission that none of its own resolutions tells: a lapse, or the resolution of its successor."""
    if held.expires is None:
        return
    for end in ends:
        if end.how == "lapse" and abs(end.day - held.expires) <= GRACE:
            yield _lapse(held, first, end)
            return
        if end.resolution and held.adopted < end.day <= held.expires + GRACE:
            last = replace(held, resolution=end.resolution, adopted=end.day, action="renews")
            yield _decide(held, last, first, changed, ends, asked)
            return


def _keeps_expiry(held: Mandate, mandate: Mandate) -> bool:
    return mandate.action != "terminates" and mandate.expires == held.expires


def _decide(
    held: Mandate,
    mandate: Mandate,
    first: Mandate,
    changed: Sequence[date],
    ends: Sequence[Ending],
    asked: Sequence[ConsentCase],
) -> Decision:
    assert held.expires is not None
    end = next((e for e in ends if e.resolution == mandate.resolution), None)
    moves = [
        new - old
        for old, new in ((held.military, mandate.military), (held.police, mandate.police))
        if old is not None and new is not None
    ]
    request = [c for c in asked if held.adopted < c.day <= mandate.adopted]
    return Decision(
        mission=mandate.mission,
        resolution=mandate.resolution,
        day=mandate.adopted,
        due=held.expires,
        content=_tell_content(held, mandate, end, moves),
        age=(mandate.adopted - first.adopted).days / YEAR,
        changes=_count_recent(changed, mandate.adopted),
        term=(held.expires - held.adopted).days / YEAR,
        split_before=_is_split(held),
        told=_is_told(held, mandate, end, moves),
        asked=request[-1].asked if request else "",
        short=mandate.expires is not None and mandate.expires - held.expires <= SHORT,
        raised=sum(moves) > 0,
        lowered=sum(moves) < 0,
        end=end,
    )


def _tell_content(held: Mandate, mandate: Mandate, end: Ending | None, moves: Sequence[int]) -> Content:
    if mandate.action == "terminates" or (end is not None and end.how in ("ends", "last period")):
        return Content.TERMINATION
    tasks = bool(held.tasks and mandate.tasks and set(held.tasks) != set(mandate.tasks))
    if any(moves) or tasks or mandate.action == "changes" or (end is not None and end.how == "continued"):
        return Content.CHANGE
    return Content.RENEWAL


def _is_told(held: Mandate, mandate: Mandate, end: Ending | None, moves: Sequence[int]) -> bool:
    by_text = end is not None or mandate.action in ("changes", "terminates")
    return by_text or bool(moves) or bool(held.tasks and mandate.tasks)


def _is_split(mandate: Mandate) -> bool | None:
    """Whether members abstained or voted against, where the tally is known."""
    counts = mandate.tally.split("-")
    if len(counts) != 3 or not all(c.isdigit() for c in counts):
        return None
    return any(int(c) for c in counts[1:])


def _lapse(held: Mandate, first: Mandate, end: Ending) -> Decision:
    assert held.expires is not None
    age = (held.expires - first.adopted).days / YEAR
    term = (held.expires - held.adopted).days / YEAR
    return Decision(
        held.mission, "", end.day, held.expires, Content.LAPSE, age, 0, term, _is_split(held), end=end
    )


def measure_clustering(decisions: Sequence[Decision], contents: Sequence[Content]) -> float:
    """The design effect of counting these contents: 1 where missions differ no more than chance makes them.

    The largest over the contents, at least 1 (Rao and Scott 1981, as a ratio of variances between missions).
    """
    by_mission: dict[str, list[Decision]] = {}
    for decision in decisions:
        by_mission.setdefault(decision.mission, []).append(decision)
    effects = [1.0]
    for content in contents:
        share = sum(d.content is content for d in decisions) / max(len(decisions), 1)
        if not 0 < share < 1 or len(by_mission) < 2:
            continue
        spread = sum(
            (sum(d.content is content for d in own) - len(own) * share) ** 2 for own in by_mission.values()
        )
        effects.append(spread / (len(decisions) * share * (1 - share)))
    return max(effects)

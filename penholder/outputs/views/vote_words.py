"""The sentences of the votes: what was counted, what matters most, and what cannot be counted.

Takes `VotesCounted`; gives sentences. Never says how likely a vote is: these are shares of what was.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date

from penholder.model.rates import MINIMUM, PeriodCount, VotesCounted
from penholder.outputs import wording
from penholder.outputs.views.shares import view_share
from penholder.values.charter import CHINA_SEAT


def tell_seat(member: str, first: date, last: date) -> str:
    """Who held China's seat on these days, where it was another government; "" for every other member.

    >>> tell_seat("CN", date(1960, 1, 1), date(1980, 1, 1))
    'until 25 October 1971 the Republic of China'
    """
    if member != "CN" or first >= CHINA_SEAT:
        return ""
    return "the Republic of China" if last < CHINA_SEAT else "until 25 October 1971 the Republic of China"


def tell_scope(counted: VotesCounted) -> str:
    """What was counted, of which days, in a sentence."""
    asked = counted.asked
    on = f" on {asked.subject_label}" if asked.subject and not counted.roll_calls else ""
    limits = [f"since {wording.day(asked.since)}"] if asked.since else []
    limits += [f"until {wording.day(asked.until)}"] if asked.until else []
    within = f", asked for {wording.join(limits)}" if limits else ""
    if not counted.first_day or not counted.last_day:
        return f"No vote{on} is in the files{within}."
    days = f"{wording.day(counted.first_day)} to {wording.day(counted.last_day)}"
    return f"{_votes(counted.roll_calls)}{on} put to the vote from {days}{within}."


def _votes(number: int) -> str:
    return f"{number:,} draft{'' if number == 1 else 's'}"


def tell_head(counted: VotesCounted) -> tuple[str, ...]:
    """The sentences that matter most."""
    return tuple(_head(counted))


def _head(counted: VotesCounted) -> Iterator[str]:
    whole = counted.whole
    if whole is None:
        return
    unanimous = view_share(whole.unanimous)
    if unanimous.value is not None:
        yield f"Every member voted yes on {unanimous.sentence} of the resolutions adopted with numbers told."
    yield from _turn(counted.periods)
    yield from _defeats(counted, whole)


def _defeats(counted: VotesCounted, whole: PeriodCount) -> Iterator[str]:
    """Vetoes and failures, to the last day of which files tell."""
    if whole.veto is None or counted.defeated_to is None:
        return
    put = f"{whole.veto.cases:,} draft{'' if whole.veto.cases == 1 else 's'} put to the vote"
    by = wording.day(min(counted.defeated_to, counted.last_day or counted.defeated_to))
    if not whole.vetoed and not whole.failed:
        yield f"None of {put} by {by} was vetoed or fell short of the votes needed."
        return
    veto = view_share(whole.veto)
    share = f", {veto.words} (95\u00a0% interval {veto.band})" if veto.value is not None else ""
    verb = "was" if whole.vetoed == 1 else "were"
    yield f"{whole.vetoed:,} of {put} by {by} {verb} vetoed{share}; {whole.failed:,} more fell short of the votes needed."


def _turn(periods: Sequence[PeriodCount]) -> Iterator[str]:
    """The last period beside the one before, where their intervals do not meet."""
    told = [p for p in periods if p.unanimous.cases >= MINIMUM]
    if len(told) < 2:
        return
    before, last = told[-2].unanimous, told[-1].unanimous
    if last.high < before.low or last.low > before.high:
        moved = "less" if last.high < before.low else "more"
        one, other = view_share(last), view_share(before)
        yield (
            f"It was {moved} often so {_when(told[-1].label)} ({one.words}, interval {one.band}) than "
            f"{_when(told[-2].label)} ({other.words}, interval {other.band}); the intervals do not meet."
        )


def _when(label: str) -> str:
    return label if label.startswith("since") else f"in {label}"


def tell_gaps(counted: VotesCounted) -> tuple[str, ...]:
    """What cannot be counted, and why."""
    return tuple(_gaps(counted))


def _gaps(counted: VotesCounted) -> Iterator[str]:
    if counted.asked.member in ("RU", "SU"):
        yield "The Soviet Union held the seat until 24 December 1991 and Russia since; they are counted apart."
    named = counted.named
    if named.by_file:
        yield f"On {named.by_file:,} of them a file names who voted how."
    if named.by_rule:
        yield (
            f"On {named.by_rule:,} it follows from the numbers: a unanimous vote is everybody's on the roster of the "
            "day, and some vetoed drafts leave one vote for all others."
        )
    if named.split_unnamed:
        yield (
            f"On {named.split_unnamed:,} split votes no file names everybody. They count in nobody's rate; rates of the "
            "named votes alone would be rates of unanimous ones, so each member's share is printed as unknown, between "
            "the bounds that the numbers leave."
        )
    if named.without_numbers:
        yield f"{named.without_numbers:,} have neither numbers nor names and count among the results alone."
    if counted.defeated_to:
        yield (
            f"Drafts that were not adopted are told to {wording.day(counted.defeated_to)}, the last row of any file of "
            "them; of later ones nothing is said. Drafts that were never put to the vote are in no file."
        )
    elif counted.roll_calls:
        yield "No file of drafts that were not adopted is at hand, so failures and vetoes cannot be counted."

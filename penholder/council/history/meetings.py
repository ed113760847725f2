"""Meetings of the Council by subject.

Takes the meetings of a table; gives how many there were on each subject. Never counts after the table's last day, and
never takes a record of votes for a record of meetings: most meetings vote on nothing.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass

from penholder.council.history.subjects import class_words
from penholder.model.rates import VotesAsked
from penholder.official.voting.sittings import Sittings


@dataclass(frozen=True, slots=True)
class MeetingCount:
    """Meetings within what was asked."""

    whole: int
    by_subject: Mapping[str, int]
    """By key of the subject; a meeting counts under every subject its heading names."""
    source: str


def count_meetings(sittings: Sittings, asked: VotesAsked) -> MeetingCount:
    """Meetings within the days and on the subject asked for."""
    counted: Counter[str] = Counter()
    whole = 0
    for sitting in sittings.held:
        late = asked.until is not None and sitting.day > asked.until
        if late or (asked.since is not None and sitting.day < asked.since):
            continue
        keys = class_words(sitting.subject, "", (), sitting.day)
        if not asked.subject or asked.subject in keys:
            whole += 1
            counted.update(keys)
    told = f"{sittings.source}; meetings to {sittings.last_day}"
    return MeetingCount(whole, dict(sorted(counted.items())), told)

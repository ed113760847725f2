"""Who voted how in the Security Council, from official files: roll calls, tallies, failed drafts, vetoes, meetings.

Takes files; gives `RollCall`s, merged into a `VotingHistory`. Never names who voted how where no file does.
"""

from __future__ import annotations

from penholder.official.voting.history import VOTING_KEYS, load_voting, make_history, read_votes

__all__ = ["VOTING_KEYS", "load_voting", "make_history", "read_votes"]

"""Whether recorded outcomes follow from the Charter's rules, row by row of official tables of votes.

Takes a folder of tables; gives each tallied vote with what the rules make of it, and why where that differs.
Never corrects a row, and never counts one that could not be read as agreeing.
"""

from __future__ import annotations

from penholder.council.check.judging import CheckedVote, VoteCheck, check_votes
from penholder.council.check.named import NamedCheck, check_named
from penholder.council.check.rows import RecordedVote, VoteTables, read_tables

__all__ = [
    "CheckedVote",
    "NamedCheck",
    "RecordedVote",
    "VoteCheck",
    "VoteTables",
    "check_named",
    "check_votes",
    "read_tables",
]

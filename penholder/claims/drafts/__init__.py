"""Drafts of the Council: how far a draft resolution has come, by the words of a report.

Takes a report, its parse, its date bracket and its statements; gives events for what was done with a draft and
commitments for what is still to come. Never gives a stage without words that tell it, nothing for what is denied,
only possible or conditional, and nothing for texts of other organs.
"""

from __future__ import annotations

from penholder.claims.drafts.making import DraftClaims, extract_drafts, lay_drafts

__all__ = ["DraftClaims", "extract_drafts", "lay_drafts"]

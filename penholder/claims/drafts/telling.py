"""What one word of a sentence tells of a draft, and what the sentences before it had spoken of.

Takes nothing; gives two nouns that the finders of stages share.
"""

from __future__ import annotations

from dataclasses import dataclass

from penholder.syntax import Token


@dataclass(frozen=True, slots=True)
class Context:
    """What the last sentences spoke of."""

    draft: bool = False
    """A draft of the Council."""
    silence: bool = False
    """Silence procedure."""
    council: bool = False
    """The Security Council, or a member as penholder."""


@dataclass(frozen=True, slots=True)
class Telling:
    """A stage told by one word."""

    token: Token
    """The verb or noun that tells it and to which its day belongs."""
    kind: str
    """Key of `data/events.toml`."""
    ahead: bool
    by: str
    """State whose draft it is or that acted, as named; "" when not told."""
    words: Token
    """The noun that stands for the draft or names the stage."""
    moved: bool = False
    """Put off or brought forward: its day stands after "to" or "until"."""

"""A source phrase as the namers read it.

Takes nothing; gives the one value they share. Never decides who is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penholder.claims.cast import Cast
from penholder.claims.phrases import Phrase
from penholder.claims.scene import Heard
from penholder.syntax import Token
from penholder.values.mentions import Mention


@dataclass(frozen=True, slots=True)
class Reading:
    """A phrase with the mentions in it, the cast, and those heard shortly before it, the last first."""

    phrase: Phrase
    mentions: tuple[Mention, ...]
    cast: Cast
    near: Sequence[Heard]
    before: Sequence[Heard]
    """Everybody heard before, however far back."""


def covers(mention: Mention, token: Token) -> bool:
    """Whether a mention holds a token."""
    return mention.start < token.end and token.start < mention.end

"""Counted shares in words: per cent, interval, cases; or why nothing is said.

Takes `Share` values; gives `ShareView`. Never prints a share without its cases, never a single value where cases are
unknown, and nothing below the least number of cases.
"""

from __future__ import annotations

from dataclasses import dataclass

from penholder.model.rates import MINIMUM, Share

PERCENT = "\u00a0%"
"""The sign with the space that keeps it by its number."""
_FINE = 0.1
"""An interval narrower than this is written with one decimal."""


@dataclass(frozen=True, slots=True)
class ShareView:
    """A share as it is printed and drawn."""

    value: float | None
    """None where it is unknown or of too few cases."""
    low: float
    high: float
    words: str
    """ "80.5 %", "unknown" or "too few"."""
    band: str
    """The 95 % interval: "79.0–82.0 %"; of an unknown share the bounds with their intervals; "" of too few."""
    count: str
    """ "2,151 of 2,672", with what is not told."""
    drawn: bool
    """Whether a picture has something to show."""

    @property
    def sentence(self) -> str:
        """All of it: "80.5 % (95 % interval 79.0–82.0 %; 2,151 of 2,672)"."""
        if self.value is not None:
            return f"{self.words} (95{PERCENT} interval {self.band}; {self.count})"
        return (
            f"{self.words} (between {self.band}; {self.count})"
            if self.band
            else f"{self.words} ({self.count})"
        )


def view_share(share: Share) -> ShareView:
    """A share in words.

    >>> view_share(Share(9, 12, 0.467, 0.911)).sentence.replace(PERCENT, " %")
    '75 % (95 % interval 47–91 %; 9 of 12)'
    """
    if share.cases < MINIMUM:
        return ShareView(None, share.low, share.high, "too few", "", _count(share), drawn=False)
    fine = share.high - share.low < _FINE
    words = "unknown" if share.value is None else f"{_percent(share.value, fine)}{PERCENT}"
    band = f"{_percent(share.low, fine)}–{_percent(share.high, fine)}{PERCENT}"
    return ShareView(share.value, share.low, share.high, words, band, _count(share), drawn=True)


def _percent(value: float, fine: bool) -> str:
    return f"{100 * value:.1f}" if fine else f"{100 * value:.0f}"


def _count(share: Share) -> str:
    counted = f"{share.counted:,} of {share.cases:,}"
    if not share.unknown:
        return counted
    if not share.counted:
        return f"{share.unknown:,} of {share.cases:,} not told"
    return f"{counted}, {share.unknown:,} not told"

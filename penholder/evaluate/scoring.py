"""What every evaluation prints besides its own figures: the corpus fingerprint and bootstrap intervals.

Takes counts per document; gives shares with a 95 % interval. Never looks at text.
"""

from __future__ import annotations

import hashlib
import random
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")

RESAMPLES = 1000
"""Bootstrap resamples; the seed is fixed so that a figure has one interval."""
_SEED = 20230630


@dataclass(frozen=True, slots=True)
class Corpus:
    """Which data a figure was measured on."""

    name: str
    documents: int
    sha256: str
    """Over the sorted SHA-256 hashes of its files."""


def fingerprint(name: str, files: Iterable[Path]) -> Corpus:
    """The corpus made of these files, whatever their order and names."""
    hashes = sorted(hashlib.sha256(path.read_bytes()).hexdigest() for path in files)
    return Corpus(name, len(hashes), hashlib.sha256("\n".join(hashes).encode()).hexdigest())


def bootstrap(documents: Sequence[T], measure: Callable[[Sequence[T]], float]) -> tuple[float, float]:
    """The 95 % percentile interval of a measure over resampled documents; (0, 0) for none.

    >>> bootstrap([1, 1, 1], lambda xs: sum(xs) / len(xs))
    (1.0, 1.0)
    """
    if not documents:
        return (0.0, 0.0)
    chooser = random.Random(_SEED)  # noqa: S311 - resampling, not secrets
    values = sorted(measure(chooser.choices(documents, k=len(documents))) for _ in range(RESAMPLES))
    return (values[int(0.025 * RESAMPLES)], values[int(0.975 * RESAMPLES) - 1])

"""The fitted models and yearly sums that come with the package, for a record without imported votes.

Takes `data/outlook.json`, written by `train/outlook.py`; gives models by year, counted votes and the sums of the
back-test. Never fits, and needs no NumPy.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from importlib import resources
from typing import Any

from penholder.council.forecast.backtest import BinSum, YearSum
from penholder.council.forecast.cases import COUNTS, CountedVotes
from penholder.council.forecast.logistic import Fitted
from penholder.council.forecast.matters import Content
from penholder.errors import VocabularyError
from penholder.model.outlook import Forecaster

_FILE = "outlook.json"


@dataclass(frozen=True, slots=True)
class Shipped:
    """What comes with the package."""

    models: dict[tuple[str, int], Fitted]
    """By question and year: fitted on the votes of earlier years."""
    votes: tuple[CountedVotes, ...]
    """Summed by year, situations and content, as `sum_years` gives them."""
    sums: tuple[YearSum, ...]
    bins: tuple[BinSum, ...]
    sources: tuple[str, ...]
    """Each file with its fingerprint."""
    last_day: date
    """Of the votes."""

    def find_model(self, question: str, year: int) -> Fitted | None:
        """The model fitted on votes before a year; of the last year for any later one, None before the first."""
        years = [y for q, y in self.models if q == question and y <= year]
        return self.models[question, max(years)] if years else None

    def votes_before(self, year: int) -> tuple[CountedVotes, ...]:
        """The sums of the years before one."""
        return tuple(v for v in self.votes if v.day.year < year)


@cache
def load_shipped() -> Shipped:
    """The package's models and sums; VocabularyError where the file does not fit."""
    try:
        kept = json.loads(resources.files("penholder.data").joinpath(_FILE).read_text("utf-8"))
        return Shipped(
            {
                (question, int(year)): _read_model(model)
                for question, years in kept["models"].items()
                for year, model in years.items()
            },
            tuple(map(_read_votes, kept["votes"])),
            tuple(YearSum(s[0], Forecaster(s[1]), *s[2:]) for s in kept["sums"]),
            tuple(BinSum(*b) for b in kept["bins"]),
            tuple(kept["sources"]),
            date.fromisoformat(kept["last_day"]),
        )
    except (KeyError, IndexError, TypeError, ValueError, OSError) as error:
        raise VocabularyError(
            f"penholder/data/{_FILE}: {error}; write it anew with train/outlook.py"
        ) from error


def _read_model(kept: dict[str, Any]) -> Fitted:
    size = len(kept["coefficients"])
    half = iter(kept["covariance"])
    lower = [[next(half) for _ in range(row + 1)] for row in range(size)]
    whole = tuple(tuple(lower[max(i, j)][min(i, j)] for j in range(size)) for i in range(size))
    return Fitted(tuple(kept["coefficients"]), whole, kept["cases"])


def write_model(model: Fitted) -> dict[str, Any]:
    """A model as it is kept: the covariance is symmetric, so its lower half is enough."""
    half = [c for i, row in enumerate(model.covariance) for c in row[: i + 1]]
    return {"coefficients": list(model.coefficients), "covariance": half, "cases": model.cases}


def write_votes(votes: CountedVotes) -> list[Any]:
    """One sum as it is kept: year, situations, content, numbers, vetoes by member."""
    counts = [getattr(votes, name) for name in COUNTS]
    return [votes.day.year, " / ".join(votes.situations), votes.content.value, *counts, dict(votes.vetoes)]


def _read_votes(kept: Sequence[Any]) -> CountedVotes:
    year, situations, content, *counts, vetoes = kept
    places = tuple(situations.split(" / ")) if situations else ()
    votes = CountedVotes(date(year, 7, 1), places, Content(content), vetoes=tuple(sorted(vetoes.items())))
    return replace(votes, **dict(zip(COUNTS, counts, strict=True)))

"""How well the outlook's forecasts would have done on votes of the past."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from penholder.errors import UsageError
from penholder.model import Record, ScoreSheet, VotingHistory


@dataclass(frozen=True, slots=True)
class ScoredVotes:
    """A score sheet and where it comes from."""

    sheet: ScoreSheet
    note: str
    """In a sentence: which votes, to which day, or that the scores came with Penholder."""


def score_votes(
    votes: Record | VotingHistory | None = None,
    *,
    progress: Callable[[str, int, int], None] = lambda _step, _done, _total: None,
) -> ScoredVotes:
    """The back-test on imported votes; without any, the scores that come with Penholder. Mandate decisions beside it.

    Raises UsageError where the votes are too few, or end before a year that could be scored.
    """
    history = votes.voting if isinstance(votes, Record) else votes
    if history is None or not history.roll_calls:
        return _take_shipped()
    from penholder.council.forecast.cases import count_history, find_last_year
    from penholder.council.forecast.desk import ENOUGH, score_rows
    from penholder.council.forecast.rows import FIRST_SCORED, list_rows
    from penholder.council.forecast.sheet import make_sheet

    cases = count_history(history)
    tallied = sum(c.tallied for c in cases)
    if tallied < ENOUGH:
        raise UsageError(
            f"{tallied} votes with numbers: a back-test needs {ENOUGH}; add the Library's voting data or the list of "
            "resolutions (docs/votes.md), or leave --votes out to see the scores that come with Penholder"
        )
    ended = find_last_year(c.day for c in cases)
    rows = list_rows(cases, whole_years=False)
    sums, bins = score_rows(rows, ended, lambda done, total: progress("score", done, total))
    sheet = make_sheet(sums, bins, history.sources, before=ended + 1)
    if sheet is None:
        raise UsageError(
            f"the votes end in {ended}: models are chosen on years before {FIRST_SCORED} and scored from then on; "
            "add files with later votes"
        )
    last = cases[-1].day.isoformat()
    return ScoredVotes(
        _add_mandates(sheet, ended + 1), f"Back-test on {len(cases):,} drafts put to the vote to {last}."
    )


def _take_shipped() -> ScoredVotes:
    from penholder.council.forecast.sheet import make_sheet
    from penholder.council.forecast.shipped import load_shipped

    shipped = load_shipped()
    last = shipped.last_day
    sheet = make_sheet(shipped.sums, shipped.bins, shipped.sources, before=last.year + 1)
    if sheet is None:
        raise UsageError("no scores came with Penholder; give files of votes with --votes")
    return ScoredVotes(
        _add_mandates(sheet, last.year + 1),
        f"No votes are imported: these scores came with Penholder and were worked out on votes to {last.isoformat()}, "
        "summed by year.",
    )


def _add_mandates(sheet: ScoreSheet, before: int) -> ScoreSheet:
    """With the back-test of mandate decisions, which rests on the package's chains of mandates."""
    from penholder import vocabulary
    from penholder.council.outlook.mandate_model import score_mandates
    from penholder.council.outlook.scores import join_sheets

    mandates = score_mandates(vocabulary.mandates(), before)
    return sheet if mandates is None else join_sheets(sheet, mandates)


def scores_json(scored: ScoredVotes) -> str:
    """The score sheet as one JSON object."""
    from penholder.outputs.scores_export import export_scores

    return export_scores(scored.sheet, scored.note)


def scores_page(scored: ScoredVotes) -> str:
    """The score sheet as one self-contained HTML page."""
    from penholder.outputs.scores_page import write_scores

    return write_scores(scored.sheet, scored.note)

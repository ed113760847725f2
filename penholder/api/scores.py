"""How well the outlook's forecasts would have done on votes of the past."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from penholder.errors import UsageError
from penholder.model import Record, ScoreSheet, VotingHistory

if TYPE_CHECKING:
    from penholder.council.forecast.scoring import Scored


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
    from penholder.council.forecast.cases import find_last_year
    from penholder.council.forecast.rows import FIRST_SCORED
    from penholder.council.forecast.scoring import ENOUGH, score_history
    from penholder.council.forecast.sheet import make_sheet

    tallied = sum(r.count is not None for r in history.roll_calls)
    if tallied < ENOUGH:
        raise UsageError(
            f"{tallied} votes with numbers: a back-test needs {ENOUGH}; add the Library's voting data or the list of "
            "resolutions (docs/votes.md), or leave --votes out to see the scores that come with Penholder"
        )
    before = find_last_year(r.day for r in history.roll_calls) + 1
    if before <= FIRST_SCORED:
        raise UsageError(
            f"the votes end in {before - 1}: models are chosen on years before {FIRST_SCORED} and scored from then on; "
            "add files with later votes"
        )
    held = score_history(history, before, lambda done, total: progress("score", done, total))
    sheet = make_sheet(held.sums, held.bins, held.sources, before=before)
    assert sheet is not None  # a year at least was scored
    return ScoredVotes(_add_mandates(sheet, before), _tell_held(held))


def _tell_held(held: Scored) -> str:
    """Which votes were scored, which are the package's, and whether forecasts would rest on them."""
    from penholder.council.forecast.scoring import ENOUGH_LOST, is_stale
    from penholder.council.forecast.shipped import load_shipped

    last, shipped = held.cases[-1].day, load_shipped().last_day
    told = [f"Back-test on {len(held.cases):,} drafts put to the vote to {last.isoformat()}."]
    if held.lent:
        told.append(
            f"They tell of fewer than {ENOUGH_LOST} drafts not adopted, so the scores of outcomes are those that come "
            "with Penholder, as in the outlook."
        )
    if is_stale(last, shipped):
        told.append(
            "They end more than a year before the votes that come with Penholder; an outlook on later days rests on "
            "those."
        )
    return " ".join(told)


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

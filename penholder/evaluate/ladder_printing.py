"""A ladder as JSON with fixed keys, and as tables for people.

Takes scores; gives a document or tables. Never computes a figure.
"""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from rich.console import Group
from rich.table import Table

from penholder.evaluate.ladder import LadderScores, Rung
from penholder.evaluate.ladder_scores import DayScore
from penholder.model import Chance, Tally


def ladder_document(scores: LadderScores) -> dict[str, Any]:
    """The result as one JSON document; keys as in docs/ladder.md."""
    ladder = scores.ladder
    return {
        "task": "ladder",
        "corpus": asdict(scores.corpus),
        "mission": ladder.mission,
        "decision": ladder.decision,
        "happened": {k: _plain(v) for k, v in _fields(ladder.happened).items()},
        "days": [_day_document(rung, ladder.options) for rung in scores.rungs],
    }


def _fields(thing: Any) -> dict[str, Any]:
    return asdict(thing)


def _plain(value: Any) -> Any:
    return value.isoformat() if hasattr(value, "isoformat") else value


def _day_document(rung: Rung, options: tuple[str, ...]) -> dict[str, Any]:
    clock, outlook = rung.assessments.clock, rung.assessments.outlook
    return {
        "day": rung.day.isoformat(),
        "reports": rung.reports,
        "expires": _plain(clock.expires) if clock and clock.expires else None,
        "days_left": clock.days_left if clock else None,
        "stages": [
            {
                "draft": draft.name,
                "furthest": draft.stage.value if draft.stage else None,
                "steps": [
                    {
                        "stage": s.stage.value,
                        "day": s.day,
                        "until": s.until,
                        "ahead": s.ahead,
                        "broken": s.broken,
                    }
                    for s in draft.steps
                ],
            }
            for draft in rung.assessments.progress
        ],
        "tallies": [
            {"option": t.option, "low": t.votes_low, "high": t.votes_high, "required": t.required}
            for t in _main_tallies(rung, options)
        ],
        "outlook": None
        if outlook is None
        else {
            "consent": _chance(outlook.consent),
            "mandate": [_chance(c) for c in outlook.mandate],
            "outcome": [_chance(c) for c in outlook.outcome],
            "unanimous": _chance(outlook.unanimous),
            "confidence": outlook.confidence.value,
        },
        "scores": [
            {
                "question": s.question,
                "forecaster": s.forecaster,
                "probabilities": {k: round(v, 4) for k, v in s.probabilities.items()},
                "happened": s.happened,
                "brier": round(s.brier, 4),
                "log": round(s.log, 4),
            }
            for s in rung.scores
        ],
    }


def _chance(chance: Chance) -> dict[str, Any]:
    p = chance.probability
    return {
        "key": chance.key,
        "value": round(p.value, 4),
        "low": round(p.low, 4),
        "high": round(p.high, 4),
        "basis": p.basis.value,
        "cases": p.cases,
        "source": p.source,
    }


def _main_tallies(rung: Rung, options: tuple[str, ...]) -> list[Tally]:
    return [t for t in rung.assessments.tallies if not options or t.option in options]


def show_ladder(scores: LadderScores) -> Group:
    """What was known on each day, and the scores of each day's outlook beside base rates."""
    return Group(_show_days(scores), _show_scores(scores))


def _show_days(scores: LadderScores) -> Table:
    ladder, corpus = scores.ladder, scores.corpus
    table = Table(title=f"{corpus.name}: {corpus.documents} files, sha256 {corpus.sha256[:12]}", padding=0)
    for heading in (
        "as known on",
        "reports",
        "days left",
        "draft",
        "tallies (yes)",
        "renewed",
        "changed",
        "ended",
    ):
        table.add_column(
            heading,
            justify="left" if heading in ("as known on", "draft", "tallies (yes)") else "right",
            min_width=10 if heading == "as known on" else None,
            max_width=7 if heading == "days left" else None,
        )
    for rung in scores.rungs:
        clock, outlook = rung.assessments.clock, rung.assessments.outlook
        mandate = {c.key: c for c in outlook.mandate} if outlook else {}
        table.add_row(
            rung.day.isoformat(),
            str(rung.reports),
            str(clock.days_left) if clock and clock.days_left is not None else "unknown",
            "; ".join(_word_stage(rung)) or "none told",
            ", ".join(
                f"{t.option} {t.votes_low} to {t.votes_high}" for t in _main_tallies(rung, ladder.options)
            )
            or "no position",
            *(_word_chance(mandate.get(key)) for key in ("renewal", "change", "termination")),
        )
    happened = ladder.happened
    table.caption = (
        f"What happened: {happened.resolution}, {happened.day}, {happened.outcome}, {happened.mandate}, "
        f"{'unanimous' if happened.unanimous else 'not unanimous'} ({happened.source})"
    )
    return table


def _word_stage(rung: Rung) -> list[str]:
    return [
        f"{draft.name + ': ' if draft.name else ''}{draft.stage.value}"
        for draft in rung.assessments.progress
        if draft.stage
    ]


def _word_chance(chance: Chance | None) -> str:
    if chance is None:
        return "–"
    p = chance.probability
    return f"{p.value:.2f}\n{p.low:.2f}–{p.high:.2f}"


def _show_scores(scores: LadderScores) -> Table:
    table = Table(title="Scores against what happened (lower is better)")
    for heading in ("as known on", "question", "forecaster", "given to what happened", "Brier", "log"):
        numbers = heading in ("given to what happened", "Brier", "log")
        table.add_column(heading, justify="right" if numbers else "left")
    for rung in scores.rungs:
        for score in rung.scores:
            table.add_row(rung.day.isoformat(), *_word_score(score))
    table.caption = (
        "Mandate and outcome: Brier summed over four branches; one decision, so no score here is significant."
    )
    return table


def _word_score(score: DayScore) -> tuple[str, ...]:
    given = score.probabilities[score.happened]
    return (
        score.question,
        score.forecaster,
        f"{given:.3f}",
        f"{score.brier:.3f}",
        f"{score.log:.3f}",
    )

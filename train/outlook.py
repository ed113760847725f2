"""Fits the models of votes put to the vote and writes `penholder/data/outlook.json`.

    python -m train.outlook FILE...

The files are official files of votes, or folders of them (docs/votes.md names the layouts). Writes, for every year, the models fitted on
the votes of earlier years, the votes summed by year, situation and kind of text, and the sums of the back-test. No
title, date or symbol of a file is written. The same files and versions give the same bytes. Data, choices and scores:
train/outlook.md.
"""

from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path

from penholder.council.forecast.cases import count_history, find_last_year, sum_years
from penholder.council.forecast.questions import FITTED, fit_rows
from penholder.council.forecast.rows import Question, Rows, list_rows
from penholder.council.forecast.scoring import score_rows
from penholder.council.forecast.shipped import write_model, write_votes
from penholder.official.voting import make_history
from penholder.official.voting.layouts import read_voting_files

OUT = Path(__file__).parents[1] / "penholder" / "data" / "outlook.json"
FIRST_FITTED = 1985


def main() -> None:
    """Fit, back-test, write."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("files", type=Path, nargs="+")
    found = [pair for path in arguments.parse_args().files for pair in read_voting_files(path)]
    whole = make_history(found)
    ended = find_last_year(r.day for r in whole.roll_calls)
    history = whole.before(date(ended + 1, 1, 1))
    votes = sum_years(count_history(history))
    rows = list_rows(votes, whole_years=True)
    sums, bins = score_rows(rows, ended)
    kept = {
        "source": "train/outlook.py; data, choices and scores in train/outlook.md",
        "date": "2026-11-22",
        "sources": list(history.sources),
        "last_day": max(r.day for r in history.roll_calls).isoformat(),
        "votes": [write_votes(v) for v in votes],
        "models": {question: _fit_years(question, rows, ended) for question in FITTED},
        "sums": [[s.question, s.forecaster.value, s.year, s.cases, s.brier, s.log] for s in sums],
        "bins": [[b.question, b.year, b.low, b.cases, b.forecast, b.happened] for b in bins],
    }
    OUT.write_text(_write(kept), encoding="utf-8")
    print(
        f"{len(history.roll_calls)} votes, {len(votes)} sums; {OUT.stat().st_size // 1000} kB in {OUT.name}"
    )


def _fit_years(question: Question, rows: Rows, ended: int) -> dict[str, object]:
    """The model of every year, each from the votes of earlier years."""
    return {
        str(year): write_model(fit_rows([r for r in rows.of(question) if r.day.year < year], year, question))
        for year in range(FIRST_FITTED, ended + 2)
    }


def _write(kept: dict[str, object]) -> str:
    """JSON with one row of a table on each line, so that a change can be read."""
    lines = []
    for key in sorted(kept):
        value = kept[key]
        if isinstance(value, list) and value and isinstance(value[0], list):
            rows = ",\n".join(json.dumps(row, ensure_ascii=False, sort_keys=True) for row in value)
            lines.append(f"{json.dumps(key)}: [\n{rows}\n]")
        else:
            lines.append(f"{json.dumps(key)}: {json.dumps(value, ensure_ascii=False, sort_keys=True)}")
    return "{\n" + ",\n".join(lines) + "\n}\n"


if __name__ == "__main__":
    main()

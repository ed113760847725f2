"""Fits the model that tells whether a passage supports a sentence, and writes `penholder/data/support.json`.

    python -m train.support FILE

FILE is the tuning half of labelled pairs (CSV `premise,hypothesis,label`); the reporting half is never read here.
Prints the cross-validated accuracy of every setting tried. Seeded: the same data give the same bytes.
Needs the `train` extra (scikit-learn).
"""

from __future__ import annotations

import argparse
import json
from dataclasses import astuple
from pathlib import Path

import numpy as np
from sklearn.ensemble import GradientBoostingClassifier
from sklearn.model_selection import StratifiedKFold, cross_val_score

from penholder.evaluate.scoring import fingerprint
from penholder.evaluate.support import read_pairs
from penholder.values.support import SupportTraits, compare_passages
from train.trees import keep_trees

OUT = Path(__file__).parents[1] / "penholder" / "data" / "support.json"
SHARED = {"subsample": 0.7, "max_features": 6, "random_state": 20230630}
TRIED = (
    {"max_depth": 2, "n_estimators": 200, "learning_rate": 0.05},
    {"max_depth": 3, "n_estimators": 120, "learning_rate": 0.05},
    {"max_depth": 3, "n_estimators": 300, "learning_rate": 0.02, "min_samples_leaf": 10},
)
"""Settings compared by ten-fold cross-validation, five times shuffled; the best is kept."""


def main() -> None:
    """Compare, fit, check that what is written scores as what was fitted, write."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file", type=Path)
    path = arguments.parse_args().file
    pairs = read_pairs(path)
    values = np.array([astuple(compare_passages(p.passage, p.sentence)) for p in pairs], dtype=float)
    known = np.array([p.supported for p in pairs], dtype=int)
    scores = []
    for settings in TRIED:
        model = GradientBoostingClassifier(**SHARED, **settings)
        folds = (StratifiedKFold(10, shuffle=True, random_state=seed) for seed in range(5))
        scores.append(np.mean([cross_val_score(model, values, known, cv=fold).mean() for fold in folds]))
        print(f"{scores[-1]:.4f} {settings}")
    model = GradientBoostingClassifier(**SHARED, **TRIED[int(np.argmax(scores))]).fit(values, known)
    kept = keep_trees(model, values) | {
        "source": "train/support.py; data and scores in train/support.md",
        "date": "2026-11-22",
        "corpus": fingerprint("", [path]).sha256,
        "features": list(SupportTraits.__slots__),
    }
    OUT.write_text(json.dumps(kept, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8")
    print(f"{len(known)} pairs, {int(known.sum())} supported; {OUT.stat().st_size // 1000} kB in {OUT.name}")


if __name__ == "__main__":
    main()

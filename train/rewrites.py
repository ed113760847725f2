"""Fits the model that tells rewrites from independent reports, and writes `penholder/data/rewrites.json`.

    python -m train.rewrites FILE NEGATIVES

FILE holds known families as JSON lines, NEGATIVES is a folder of ECB+ topics (docs/evaluation.md, task `copies`).
Only the fitted half of both is read; the other half is for reporting. Seeded: the same data give the same bytes.
Needs the `train` extra (scikit-learn).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import GradientBoostingClassifier

from penholder.evaluate.copies import (
    Half,
    KnownText,
    fingerprint,
    read_families,
    read_near_copies,
    read_topics,
)
from penholder.families.candidates import find_candidates
from penholder.families.rewrites import WORTH_ASKING
from penholder.families.traits import Agreement, compare_traits, read_traits
from penholder.model import Provenance, Report
from train.trees import keep_trees

OUT = Path(__file__).parents[1] / "penholder" / "data" / "rewrites.json"
SETTINGS = {
    "n_estimators": 300,
    "learning_rate": 0.06,
    "max_leaf_nodes": 8,
    "min_samples_leaf": 30,
    "max_features": 11,
    "subsample": 0.8,
    "random_state": 20230630,
}
"""Chosen by five-fold cross-validation over families and topics of the fitted half."""
HARD = 4.0
"""Weight of a pair of independent texts on one topic: these are the ones to tell apart."""


def main() -> None:
    """Fit, check that what is written scores as what was fitted, write."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("file", type=Path)
    arguments.add_argument("negatives", type=Path)
    given = arguments.parse_args()
    texts = [t for t in (*read_families(given.file), *read_topics(given.negatives)) if t.half is Half.FITTED]
    values, known, weights = describe_pairs(texts, read_near_copies(given.negatives))
    model = GradientBoostingClassifier(**SETTINGS).fit(values, known, sample_weight=weights)
    kept = keep_trees(model, values)
    kept |= {
        "source": "train/rewrites.py; data and scores in train/rewrites.md",
        "date": "2026-11-22",
        "corpus": fingerprint("", [given.file, *sorted(given.negatives.glob("*/*.xml"))]).sha256,
        "features": list(Agreement.__slots__),
    }
    OUT.write_text(
        json.dumps(kept, indent=None, separators=(",", ":"), sort_keys=True) + "\n", encoding="utf-8"
    )
    print(
        f"{len(known)} pairs, {int(known.sum())} of one family; {OUT.stat().st_size // 1000} kB in {OUT.name}"
    )


def describe_pairs(
    texts: list[KnownText], ignored: frozenset[frozenset[str]]
) -> tuple[NDArray[np.float64], NDArray[np.int_], NDArray[np.float64]]:
    """Agreement, truth and weight of every candidate pair that the model can be asked about."""
    reports = [Report(f"{n:06d}", t.text, None, None, "en", (), Provenance()) for n, t in enumerate(texts)]
    traits = [read_traits(r) for r in reports]
    values, known, weights = [], [], []
    for found in sorted(find_candidates(reports), key=lambda c: (c.a, c.b)):
        i, j = int(found.a), int(found.b)
        a, b = texts[i], texts[j]
        agreement = compare_traits(traits[i], traits[j])
        if frozenset((a.name, b.name)) in ignored or agreement.cosine < WORTH_ASKING:
            continue
        values.append(agreement.list_values())
        known.append(a.family is not None and a.family == b.family)
        weights.append(HARD if a.topic is not None and a.topic == b.topic else 1.0)
    return np.array(values), np.array(known, dtype=int), np.array(weights)


if __name__ == "__main__":
    main()

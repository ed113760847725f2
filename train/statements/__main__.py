"""Trains the statement model and writes it into `penholder/data`.

    python -m train.statements FOLDER ENCODER

FOLDER holds labelled articles (`text/*.txt`, `attributions/*.ann`, docs/evaluation.md, task `statements`); ENCODER is the
folder of a MiniLM-L6-H384 checkpoint (`model.safetensors`). Seeded. About an hour on two cores. What it needs beyond
Penholder stands in train/statements/requirements.txt.
"""

from __future__ import annotations

import argparse
import hashlib
from pathlib import Path

import torch

from penholder.evaluate.scoring import fingerprint
from train.statements.examples import read_articles
from train.statements.exporting import export_network
from train.statements.fitting import fit_network
from train.statements.linking import fit_links

DATA = Path(__file__).parents[2] / "penholder" / "data"


def main() -> None:
    """Read, fit, write."""
    arguments = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    arguments.add_argument("folder", type=Path)
    arguments.add_argument("encoder", type=Path)
    arguments.add_argument("--out", type=Path, default=DATA)
    arguments.add_argument(
        "--threads", type=int, default=1, help="the network depends on it in the last digits"
    )
    given = arguments.parse_args()
    torch.set_num_threads(given.threads)
    articles = read_articles(given.folder)
    weights = given.encoder / "model.safetensors"
    network = fit_network(articles, weights)
    files = sorted((given.folder / "text").glob("*.txt"))
    made_from = {
        "corpus": fingerprint("", files).sha256,
        "encoder": hashlib.sha256(weights.read_bytes()).hexdigest(),
    }
    export_network(network, fit_links(articles), given.out, made_from)


if __name__ == "__main__":
    main()

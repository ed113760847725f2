"""The statement model's border to onnxruntime.

Takes units; gives their scores. Never decodes them, and is the only module that knows how the network is run.

Units are read one at a time: the weights are 8-bit and the ranges of what passes between the layers are taken
from whatever is read together, so a unit read beside others would score otherwise than alone.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np
from numpy.typing import NDArray

from penholder.claims.tagger.features import TAGS, WIDTHS, Unit
from penholder.claims.tagger.pieces import CLOSING, OPENING, piece_numbers, split_word
from penholder.errors import UsageError

WEIGHTS, CHAIN = "statements.onnx", "statements.json"
LONGEST = 510
"""Word pieces the encoder can place, its two end marks left out."""

THREADS = 2
"""Threads that share a unit's products; the scores are the same to the bit with one."""

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True)
class StatementModel:
    """The loaded network with the chain that decodes its scores."""

    session: Any
    first: Floats
    """[tags]: what speaks for a tag at the first word."""
    steps: Floats
    """[tags, tags]: what speaks for a tag after another."""
    links: Mapping[str, float]
    """Weights of the traits that join sources and contents to cues."""

    def score(self, unit: Unit) -> Floats:
        """[words, tags]: the scores of one unit of at least one word; words beyond `LONGEST` pieces say nothing."""
        scores: Floats = self.session.run(None, prepare_unit(unit))[0][0]
        return scores


def prepare_unit(unit: Unit) -> dict[str, NDArray[np.int64]]:
    """The network's inputs for one unit: piece ids, feature rows by piece, first and last piece of each word.

    A word of no piece, and one beyond the encoder's room, is read at the opening mark.
    """
    numbers = piece_numbers()
    ids = [numbers[OPENING]]
    rows = [np.zeros(len(WIDTHS), dtype=np.int64)]
    begin = np.zeros(len(unit.words), dtype=np.int64)
    end = np.zeros(len(unit.words), dtype=np.int64)
    for n, word in enumerate(unit.words):
        pieces = split_word(word)[: LONGEST + 1 - len(ids)]
        if pieces:
            begin[n], end[n] = len(ids), len(ids) + len(pieces) - 1
            ids.extend(pieces)
            rows.extend([unit.features[n] + 1] * len(pieces))
    ids.append(numbers[CLOSING])
    rows.append(np.zeros(len(WIDTHS), dtype=np.int64))
    return {
        "ids": np.array([ids], dtype=np.int64),
        "known": np.ones((1, len(ids)), dtype=np.int64),
        "rows": np.array([rows], dtype=np.int64),
        "begin": begin[None],
        "end": end[None],
    }


@cache
def load_model() -> StatementModel | None:
    """The shipped model, or None where it or onnxruntime is missing: the rules then read by themselves.

    Raises UsageError when the weights are there and cannot be loaded.
    """
    try:
        import onnxruntime
    except ImportError:
        return None
    folder = resources.files("penholder.data")
    if not folder.joinpath(WEIGHTS).is_file():
        return None
    chain = json.loads(folder.joinpath(CHAIN).read_text(encoding="utf-8"))
    if chain["tags"] != list(TAGS) or chain["widths"] != list(WIDTHS):
        raise UsageError(
            f"{WEIGHTS} was trained for other features than this version has; install Penholder anew"
        )
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = THREADS
    options.log_severity_level = 3
    try:
        session = onnxruntime.InferenceSession(
            folder.joinpath(WEIGHTS).read_bytes(), options, providers=["CPUExecutionProvider"]
        )
    except Exception as error:  # onnxruntime raises its own kinds, which it does not export
        raise UsageError(f"{WEIGHTS} cannot be loaded ({error}); install Penholder anew") from error
    return StatementModel(
        session,
        np.array(chain["first"], dtype=np.float32),
        np.array(chain["steps"], dtype=np.float32),
        chain["links"],
    )

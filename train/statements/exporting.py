"""The fitted network to the files Penholder ships.

Takes a network; writes 8-bit ONNX weights and the chain with what they were made from. Never fits anything.
"""

from __future__ import annotations

import json
import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from penholder.claims.tagger.features import TAGS, WIDTHS
from penholder.claims.tagger.model import CHAIN, WEIGHTS
from train.statements.network import Network

_INPUTS = ("ids", "known", "rows", "begin", "end")
_OUTPUTS = ("score",)
_AXES = {
    name: {0: "units", 1: "words" if name in ("begin", "end", *_OUTPUTS) else "pieces"}
    for name in (*_INPUTS, *_OUTPUTS)
}


class _Scoring(nn.Module):
    """The part of the network that is read from: its link vectors only help it learn."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, *inputs: Tensor) -> Tensor:
        scores: Tensor = self.network(*inputs)[0]
        return scores


def export_network(
    network: Network, links: dict[str, float], folder: Path, made_from: dict[str, str]
) -> None:
    """Write the weights and the chain into the folder."""
    batch, pieces, words = 2, 20, 12
    sample = (
        torch.randint(5, 1000, (batch, pieces)),
        torch.ones(batch, pieces, dtype=torch.long),
        torch.randint(0, 5, (batch, pieces, len(WIDTHS))),
        torch.randint(0, pieces, (batch, words)),
        torch.randint(0, pieces, (batch, words)),
    )
    with tempfile.TemporaryDirectory() as held:
        whole = Path(held) / "whole.onnx"
        torch.onnx.export(
            _Scoring(network).eval(),
            sample,
            str(whole),
            input_names=list(_INPUTS),
            output_names=list(_OUTPUTS),
            dynamic_axes=_AXES,
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            whole,
            folder / WEIGHTS,
            weight_type=QuantType.QInt8,
            per_channel=True,
            op_types_to_quantize=["MatMul", "Gather", "Gemm"],
            extra_options={"DefaultTensorType": 1},
        )
    chain = {
        "source": "train/statements; data, licence and scores in train/statements/README.md",
        "date": "2026-11-22",
        "tags": list(TAGS),
        "widths": list(WIDTHS),
        "first": [round(float(v), 5) for v in network.first],
        "steps": [[round(float(v), 5) for v in row] for row in network.steps],
        "links": links,
        **made_from,
    }
    (folder / CHAIN).write_text(json.dumps(chain, sort_keys=True) + "\n", encoding="utf-8")

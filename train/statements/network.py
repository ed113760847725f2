"""The statement model's network: a small BERT encoder, features of the parse, a chain over words, links.

Takes word pieces and feature rows; gives for each word the scores of its tags and two vectors whose product says
whether a source or content word belongs to a cue. Never reads files but the encoder's own weights.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from safetensors.torch import load_file
from torch import Tensor, nn
from torch.nn import functional

from penholder.claims.tagger.features import TAGS, WIDTHS


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of the encoder; the defaults are MiniLM-L6-H384."""

    pieces: int = 30522
    places: int = 512
    width: int = 384
    inner: int = 1536
    heads: int = 12
    layers: int = 6
    link: int = 64


class Mask(nn.Module):
    """Dropout of whole columns for the length of a passage: as good a guard, and far less random drawing."""

    def __init__(self, share: float) -> None:
        super().__init__()
        self.share = share

    def forward(self, x: Tensor) -> Tensor:
        """x: [batch, places, width]; given back unchanged outside of training."""
        if not self.training or not self.share:
            return x
        kept = torch.rand(x.shape[0], 1, x.shape[2]) >= self.share
        return x * (kept.to(x.dtype) / (1 - self.share))


class Layer(nn.Module):
    """One encoder layer, normalised after each half as BERT does."""

    def __init__(self, shape: Shape, dropout: float) -> None:
        super().__init__()
        self.heads = shape.heads
        self.query, self.key, self.value, self.out = (nn.Linear(shape.width, shape.width) for _ in range(4))
        self.norm_attention = nn.LayerNorm(shape.width, eps=1e-12)
        self.up = nn.Linear(shape.width, shape.inner)
        self.down = nn.Linear(shape.inner, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.dropout = Mask(dropout)

    def forward(self, x: Tensor, mask: Tensor) -> Tensor:
        """x: [batch, pieces, width]; mask: [batch, 1, 1, pieces], 0 where read and very negative where padded."""
        b, t, w = x.shape
        q, k, v = (
            p(x).view(b, t, self.heads, w // self.heads).transpose(1, 2)
            for p in (self.query, self.key, self.value)
        )
        scores = torch.matmul(q, k.transpose(-1, -2)) * (w // self.heads) ** -0.5 + mask
        mixed = torch.matmul(torch.softmax(scores, -1), v).transpose(1, 2).reshape(b, t, w)
        x = self.norm_attention(x + self.dropout(self.out(mixed)))
        return self.norm(x + self.dropout(self.down(functional.gelu(self.up(x)))))


class Network(nn.Module):
    """Word pieces and features to tag scores and link vectors of words."""

    def __init__(self, shape: Shape | None = None, dropout: float = 0.1) -> None:
        super().__init__()
        shape = shape or Shape()
        self.shape = shape
        self.pieces = nn.Embedding(shape.pieces, shape.width)
        self.places = nn.Embedding(shape.places, shape.width)
        self.norm = nn.LayerNorm(shape.width, eps=1e-12)
        self.features = nn.ModuleList(nn.Embedding(n + 1, shape.width) for n in WIDTHS)
        self.late = nn.ModuleList(nn.Embedding(n + 1, 32) for n in WIDTHS)
        self.layers = nn.ModuleList(Layer(shape, dropout) for _ in range(shape.layers))
        self.dropout = Mask(dropout)
        wide = 2 * shape.width + 32 * len(WIDTHS)
        self.mix = nn.Linear(wide, shape.width)
        self.near = nn.Conv1d(shape.width, shape.width, 3, padding=1)
        self.score = nn.Linear(shape.width, len(TAGS))
        self.member = nn.Linear(shape.width, shape.link)
        self.cue = nn.Linear(shape.width, shape.link)
        self.steps = nn.Parameter(torch.zeros(len(TAGS), len(TAGS)))
        self.first = nn.Parameter(torch.zeros(len(TAGS)))
        for table in self.features:
            nn.init.zeros_(table.weight)  # type: ignore[arg-type]

    def forward(
        self, ids: Tensor, known: Tensor, rows: Tensor, begin: Tensor, end: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """ids, known: [batch, pieces] piece ids and 1 where there is one; rows: [batch, pieces, features] with 0 for
        no word (else value + 1); begin, end: [batch, words] first and last piece of each word.

        Gives [batch, words, tags], [batch, words, link] of members and [batch, words, link] of cues.
        """
        x = self.pieces(ids) + self.places.weight[: ids.shape[1]].unsqueeze(0)
        for n, table in enumerate(self.features):
            x = x + table(rows[:, :, n])
        x = self.dropout(self.norm(x))
        mask = (1.0 - known.to(x.dtype)).view(known.shape[0], 1, 1, -1) * -1e4
        for layer in self.layers:
            x = layer(x, mask)
        at = begin.unsqueeze(-1).expand(-1, -1, x.shape[-1])
        to = end.unsqueeze(-1).expand(-1, -1, x.shape[-1])
        late = [table(torch.gather(rows[:, :, n], 1, begin)) for n, table in enumerate(self.late)]
        words = torch.cat([torch.gather(x, 1, at), torch.gather(x, 1, to), *late], -1)
        words = functional.gelu(self.mix(self.dropout(words)))
        words = words + functional.gelu(self.near(words.transpose(1, 2)).transpose(1, 2))
        words = self.dropout(words)
        return self.score(words), self.member(words), self.cue(words)


def load_encoder(network: Network, weights: Path) -> None:
    """Put the weights of a BERT checkpoint (safetensors, Hugging Face names) into the network."""
    kept = {k.removeprefix("bert."): v for k, v in load_file(weights).items()}
    state = network.state_dict()
    state["pieces.weight"] = kept["embeddings.word_embeddings.weight"]
    state["places.weight"] = (
        kept["embeddings.position_embeddings.weight"] + kept["embeddings.token_type_embeddings.weight"][0]
    )
    for part in ("weight", "bias"):
        state[f"norm.{part}"] = kept[f"embeddings.LayerNorm.{part}"]
        for n in range(network.shape.layers):
            for ours, theirs in _NAMES.items():
                state[f"layers.{n}.{ours}.{part}"] = kept[f"encoder.layer.{n}.{theirs}.{part}"]
    network.load_state_dict(state)


_NAMES = {
    "query": "attention.self.query",
    "key": "attention.self.key",
    "value": "attention.self.value",
    "out": "attention.output.dense",
    "norm_attention": "attention.output.LayerNorm",
    "up": "intermediate.dense",
    "down": "output.dense",
    "norm": "output.LayerNorm",
}

"""Fitting the network to labelled articles.

Takes articles and the encoder's weights; gives the fitted network (an average over its last steps). Seeded: the same
articles, weights, torch and number of threads give the same network.
"""

from __future__ import annotations

import random
import sys
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np
import torch
from torch import Tensor, nn
from torch.nn import functional

from train.statements.examples import Article, Example, Paragraph, make_examples, without_features
from train.statements.network import Network, load_encoder

SEED = 2690
EPOCHS = 4
RATE = 3e-4
"""Learning rate of the top encoder layer; each layer below learns at 0.9 of it, new parts at four times."""
PIECES = 1600
"""Word pieces of a batch."""
HIDDEN = 0.1
"""Share of examples whose features are hidden."""
SPLIT, LEFT_OUT = 0.25, 0.5
"""Shares of paragraphs read sentence by sentence, and of paragraphs without a label left out, drawn anew each epoch."""


def fit_network(articles: Sequence[Article], encoder: Path) -> Network:
    """The network after all epochs: Adam, rising and falling rate, averaged weights."""
    torch.manual_seed(SEED)
    network = Network()
    load_encoder(network, encoder)
    network.pieces.weight.requires_grad_(False)  # a small corpus must not move the words it does not hold
    whole = [(tuple(make_examples(p)), p) for a in articles for p in a.paragraphs]
    total = EPOCHS * len(list(draw_batches(whole, 0)))
    optimiser = torch.optim.AdamW(_group_parameters(network), betas=(0.9, 0.98))
    pace = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: min(1.0, (step + 1) / (0.06 * total)) * max(0.0, (total - step) / total)
    )
    average = {name: value.detach().clone() for name, value in network.state_dict().items()}
    began, step = time.monotonic(), 0
    for epoch in range(EPOCHS):
        for batch in draw_batches(whole, epoch):
            loss = measure_loss(network, batch)
            optimiser.zero_grad(set_to_none=True)
            loss.backward()
            nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimiser.step()
            pace.step()
            step += 1
            _average(average, network, step)
            if step % 50 == 0:
                left = (total - step) * (time.monotonic() - began) / step / 60
                print(
                    f"step {step} of {total}, loss {loss.item():.3f}, {left:.0f} minutes left",
                    file=sys.stderr,
                )
    network.load_state_dict(average)
    return network.eval()


def _average(average: dict[str, Tensor], network: Network, step: int) -> None:
    for name, value in network.state_dict().items():
        if step < 200:
            average[name].copy_(value)
        elif step % 4 == 0 and name != "pieces.weight":
            average[name].mul_(0.992).add_(value, alpha=0.008)


def _group_parameters(network: Network) -> list[dict[str, object]]:
    groups: list[dict[str, object]] = []
    for name, value in network.named_parameters():
        if not value.requires_grad:
            continue
        if name.startswith("layers."):
            rate = RATE * 0.9 ** (network.shape.layers - 1 - int(name.split(".")[1]))
        elif name.startswith(("places", "norm")):
            rate = RATE * 0.9**network.shape.layers
        else:
            rate = RATE * (2 if name.startswith("features") else 4)
        decay = 0.01 if value.dim() > 1 and name != "steps" else 0.0
        groups.append({"params": [value], "lr": rate, "weight_decay": decay})
    return groups


def draw_batches(whole: Sequence[tuple[Sequence[Example], Paragraph]], epoch: int) -> Iterator[list[Example]]:
    """The batches of an epoch: examples of like length together, batches in random order."""
    drawn = random.Random(epoch)  # noqa: S311 - to be repeated, not kept secret
    examples: list[Example] = []
    for together, paragraph in whole:
        if not paragraph.gold and drawn.random() < LEFT_OUT:
            continue
        alone = len(paragraph.sentences) > 1 and drawn.random() < SPLIT
        examples.extend(make_examples(paragraph, by_sentence=True) if alone else together)
    examples.sort(key=lambda e: e.size() + drawn.random() * 6)
    batches: list[list[Example]] = [[]]
    for example in examples:
        if (len(batches[-1]) + 1) * max([example.size(), *(e.size() for e in batches[-1][-1:])]) > PIECES:
            batches.append([])
        batches[-1].append(example)
    drawn.shuffle(batches)
    for batch in batches:
        yield [without_features(e) if drawn.random() < HIDDEN else e for e in batch]


def stack_inputs(batch: Sequence[Example]) -> tuple[dict[str, Tensor], Tensor, Tensor]:
    """The network's inputs, tags and word mask of a batch, padded with zeros."""
    pieces, words = max(e.size() for e in batch), max(len(e.tags) for e in batch)
    inputs = {}
    for name, row in batch[0].inputs.items():
        length = words if name in ("begin", "end") else pieces
        made = np.zeros((len(batch), length, *row.shape[2:]), dtype=np.int64)
        for n, example in enumerate(batch):
            own = example.inputs[name][0]
            made[n, : len(own)] = own
        inputs[name] = torch.from_numpy(made)
    tags = torch.zeros(len(batch), words, dtype=torch.long)
    mask = torch.zeros(len(batch), words)
    for n, example in enumerate(batch):
        tags[n, : len(example.tags)] = torch.tensor(example.tags)
        mask[n, : len(example.tags)] = 1
    return inputs, tags, mask


def measure_loss(network: Network, batch: Sequence[Example]) -> Tensor:
    """Negative log likelihood of the tags per word, and a tenth of the cross entropy of the links, which
    are asked for because a word that knows its cue is tagged better; reading joins parts by `linking` instead."""
    inputs, tags, mask = stack_inputs(batch)
    scores, member, cue = network(**inputs)
    loss = score_chain(network, scores, tags, mask) / mask.sum()
    fits, truth = [], []
    for n, example in enumerate(batch):
        if example.cues and example.belongs:
            words = [word for word, _ in example.belongs]
            fits.append((member[n, words] @ cue[n, list(example.cues)].T).flatten())
            truth.extend(float(c in cues) for _, cues in example.belongs for c in example.cues)
    if fits:
        loss = loss + 0.1 * functional.binary_cross_entropy_with_logits(torch.cat(fits), torch.tensor(truth))
    return loss


def score_chain(network: Network, scores: Tensor, tags: Tensor, mask: Tensor) -> Tensor:
    """Negative log likelihood of the tags under a linear chain (Lafferty et al. 2001), summed over the batch."""
    rows = torch.arange(len(tags))
    gold = network.first[tags[:, 0]] + scores[rows, 0, tags[:, 0]]
    given = scores.gather(2, tags.unsqueeze(-1)).squeeze(-1)
    gold = gold + (given[:, 1:] * mask[:, 1:]).sum(1)
    gold = gold + (network.steps[tags[:, :-1], tags[:, 1:]] * mask[:, 1:]).sum(1)
    reached = network.first + scores[:, 0]
    for n in range(1, scores.shape[1]):
        after = torch.logsumexp(reached.unsqueeze(2) + network.steps, 1) + scores[:, n]
        reached = torch.where(mask[:, n].bool().unsqueeze(1), after, reached)
    return (torch.logsumexp(reached, 1) - gold).sum()

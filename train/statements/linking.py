"""Fitting the weights that join sources and contents to cues.

Takes labelled articles; gives a weight for each trait of a pair: a conditional logit (McFadden 1974) over the cues of
a unit for each content, and over its sources and none for each cue, on the labelled fragments.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import torch

from penholder.claims.tagger.links import (
    CONTENT,
    CUE,
    NO_SOURCE,
    SOURCE,
    Fragment,
    describe_pair,
    describe_setting,
)
from train.statements.examples import Article, Paragraph, words_in

Choice = tuple[list[tuple[str, ...]], set[int]]
"""The traits of each thing to choose from, and which of them are right."""
RESTRAINT = 1e-5
"""Weight of the squared weights."""


def fit_links(articles: Sequence[Article]) -> dict[str, float]:
    """The weight of every trait, rounded to a thousandth."""
    choices = [c for a in articles for p in a.paragraphs for c in list_choices(p)]
    names = sorted({t for options, _ in choices for traits in options for t in traits})
    number = {name: n for n, name in enumerate(names)}
    options = [
        (group, option, n in right)
        for group, (all_, right) in enumerate(choices)
        for n, option in enumerate(all_)
    ]
    places = [(row, number[t]) for row, (_, traits, _) in enumerate(options) for t in traits]
    table = torch.sparse_coo_tensor(
        torch.tensor(places).T, torch.ones(len(places)), (len(options), len(names))
    )
    table = table.coalesce().to_sparse_csr()
    group = torch.tensor([g for g, _, _ in options])
    right = torch.tensor([float(r) for _, _, r in options])
    weights = torch.zeros(len(names), requires_grad=True)
    optimiser = torch.optim.LBFGS([weights], max_iter=100, line_search_fn="strong_wolfe")

    def measure() -> torch.Tensor:
        optimiser.zero_grad()
        strength = torch.exp(torch.clamp(torch.mv(table, weights), -30, 30))
        whole = torch.zeros(len(choices)).index_add(0, group, strength)
        hit = torch.zeros(len(choices)).index_add(0, group, strength * right)
        loss = -torch.log(hit / whole).mean() + RESTRAINT * (weights * weights).sum()
        loss.backward()
        return loss

    optimiser.step(measure)
    return {name: round(float(weights[n]), 3) for name, n in number.items()}


def list_choices(paragraph: Paragraph) -> Iterator[Choice]:
    """What there is to choose in a labelled paragraph."""
    bounds = [(t.start, t.end) for s in paragraph.sentences for t in s.tokens]
    setting = describe_setting(paragraph.sentences, paragraph.rules)
    labels = [
        tuple(
            [Fragment(role, at[0], at[-1]) for f in part if (at := words_in(bounds, [f]))]
            for role, part in ((SOURCE, label[0]), (CUE, label[1]), (CONTENT, label[2]))
        )
        for label in paragraph.gold
    ]
    fragments = sorted(
        {f for label in labels for part in label for f in part}, key=lambda f: (f.first, f.last, f.role)
    )
    cues = [f for f in fragments if f.role == CUE]
    sources = [f for f in fragments if f.role == SOURCE]
    for content in (f for f in fragments if f.role == CONTENT):
        owners = {c for label in labels if content in label[2] for c in label[1]}
        if owners and len(cues) > 1:
            yield (
                [describe_pair(content, c, fragments, setting) for c in cues],
                {n for n, c in enumerate(cues) if c in owners},
            )
    for cue in cues if sources else ():
        own = {s for label in labels if cue in label[1] for s in label[0]}
        right = {n for n, s in enumerate(sources) if s in own} or {len(sources)}
        yield [*(describe_pair(s, cue, fragments, setting) for s in sources), NO_SOURCE], right

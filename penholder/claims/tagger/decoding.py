"""From scores to attributions.

Takes a unit's scores and the chain's weights; gives attributions as word ranges. Never looks at the words.

The tags of all words are chosen together (Viterbi): a fragment begins before it goes on. Each content then goes
to the cue it fits best; each cue takes the source that fits it best, and a source may serve several.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from penholder.claims.tagger.features import TAGS
from penholder.claims.tagger.links import (
    CONTENT,
    CUE,
    NO_SOURCE,
    SOURCE,
    Fragment,
    Setting,
    describe_pair,
    measure_fit,
)
from penholder.claims.tagger.model import Floats, StatementModel

_NEVER = np.float32(-1e4)


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution: fragments of a unit. Source and cue may be missing, and content too while it stands elsewhere."""

    source: Fragment | None
    cue: Fragment | None
    content: tuple[Fragment, ...]


def decode_scores(scores: Floats, model: StatementModel, setting: Setting) -> tuple[Found, ...]:
    """The attributions of a unit in the order of their cues; without any cue its contents by themselves."""
    fragments = find_fragments(choose_tags(scores, model.first, model.steps))
    return join_fragments(fragments, setting, model.links)


def choose_tags(scores: Floats, first: Floats, steps: Floats) -> tuple[int, ...]:
    """The best row of tags: indexes into `TAGS`, none going on from what did not begin."""
    allowed = steps + _FORBIDDEN
    best = first + scores[0] + _NO_START
    back = np.zeros(scores.shape, dtype=np.int64)
    for n in range(1, len(scores)):
        ways = best[:, None] + allowed
        back[n] = ways.argmax(axis=0)
        best = ways.max(axis=0) + scores[n]
    chosen = [int(best.argmax())]
    for n in range(len(scores) - 1, 0, -1):
        chosen.append(int(back[n][chosen[-1]]))
    return tuple(reversed(chosen))


def _forbid() -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    steps = np.zeros((len(TAGS), len(TAGS)), dtype=np.float32)
    start = np.zeros(len(TAGS), dtype=np.float32)
    for inside in range(2, len(TAGS), 2):
        start[inside] = _NEVER
        for before in range(len(TAGS)):
            if before not in (inside, inside - 1):
                steps[before, inside] = _NEVER
    return steps, start


_FORBIDDEN, _NO_START = _forbid()


def find_fragments(tags: Sequence[int]) -> tuple[Fragment, ...]:
    """The runs of words that the tags mark, in text order."""
    found: list[Fragment] = []
    for n, tag in enumerate(tags):
        if tag == 0:
            continue
        role, goes_on = divmod(tag - 1, 2)
        if goes_on and found:
            found[-1] = Fragment(role, found[-1].first, n)
        else:
            found.append(Fragment(role, n, n))
    return tuple(found)


def join_fragments(
    fragments: Sequence[Fragment], setting: Setting, weights: Mapping[str, float]
) -> tuple[Found, ...]:
    """Sources and contents with the cues they belong to: a content to one cue, a source to any that it fits best."""
    cues = [f for f in fragments if f.role == CUE]
    if not cues:
        return tuple(Found(None, None, (f,)) for f in fragments if f.role == CONTENT)
    fits: dict[Fragment, list[float]] = {
        f: [measure_fit(describe_pair(f, c, fragments, setting), weights) for c in cues]
        for f in fragments
        if f.role != CUE
    }
    owner = _assign_contents([f for f in fragments if f.role == CONTENT], fits)
    none = measure_fit(NO_SOURCE, weights)
    found = []
    for n, cue in enumerate(cues):
        best = max(((fits[f][n], -f.first, f) for f in fragments if f.role == SOURCE), default=None)
        source = best[2] if best is not None and best[0] > none else None
        found.append(Found(source, cue, tuple(f for f, m in owner.items() if m == n)))
    return tuple(found)


def _assign_contents(
    contents: Sequence[Fragment], fits: Mapping[Fragment, Sequence[float]]
) -> dict[Fragment, int]:
    """The cue of each content: the best one, but a cue left with nothing takes its best from one that has several."""
    owner = {f: int(np.argmax(fits[f])) for f in contents}
    for n in range(len(next(iter(fits.values()), ()))):
        if n in owner.values():
            continue
        spare = [f for f, m in owner.items() if list(owner.values()).count(m) > 1]
        best = max(spare, key=lambda f: (fits[f][n] - fits[f][owner[f]], -f.first), default=None)
        if best is not None and fits[best][n] - fits[best][owner[best]] > -_LOSS:
            owner[best] = n
    return owner


_LOSS = 4.0
"""How much worse a content may fit a cue that would have none than the one it fits best, in log odds; read off the
training articles, where nearly every cue has content of its own."""

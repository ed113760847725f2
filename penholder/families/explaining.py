"""Why two reports have the type they have, in one sentence.

Takes a pair's type and sentence map; gives the reason. Never decides anything.
"""

from __future__ import annotations

from penholder.families.align import Match, measure_order, measure_run
from penholder.families.outline import Outline
from penholder.model import PairType

_SAYS = {
    PairType.COPY: "Nearly every sentence stands unchanged in both",
    PairType.EDITED_COPY: "One text with changed words",
    PairType.REWRITE: "One text told anew, for rare words, names, numbers and their order agree more than in independent reports",
    PairType.SHARED_BACKGROUND: "Different stories that reuse some sentences",
}


def explain_pair(
    kind: PairType, matches: tuple[Match, ...], outlines: tuple[Outline, Outline], likeness: float | None
) -> str:
    """The reason: for a rewrite how sure the model is, for the others how many sentences correspond and how."""
    if kind is PairType.REWRITE and likeness is not None:
        return f"{_SAYS[kind]} (likeness {likeness:.2f} of 1)."
    counts = (len({m.a for m in matches}), len({m.b for m in matches}))
    shares = " and ".join(f"{count} of {len(o.sentences)}" for count, o in zip(counts, outlines, strict=True))
    mean = sum(m.similarity for m in matches) / len(matches)
    return (
        f"{_SAYS[kind]}: {shares} sentences correspond (on average {mean:.0%} of the words), "
        f"{measure_order(matches):.0%} of them in the same order, longest run {measure_run(matches)}."
    )

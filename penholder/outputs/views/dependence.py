"""How much a brief depends on each matter: its sentences, and the inputs of clock, options and vote, that rest on it.

Takes a `RecordIndex`, the assessments and the brief's own lines; gives a count for each matter. Never counts the
contested list, the evidence or the source notes: they cite a matter because it is contested, not because they rest on it.

The measure, which orders the conflict desk (docs/conflicts.md):

1. sentences of the head that cite a claim of the matter;
2. inputs of the assessments among its claims: reported ends of the clock, stances counted in a vote, numbers and terms
   of options;
3. all other sentences of the brief that cite a claim of it.

More of the first comes first, then more of the second, then of the third. A sentence counts once for each matter.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, is_dataclass

from penholder.model import Assessments
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.lines import Line


@dataclass(frozen=True, slots=True)
class Dependence:
    """How much of a brief rests on one matter."""

    head: int = 0
    """Head sentences that cite it."""
    inputs: int = 0
    """Inputs of clock, options and votes among its claims."""
    sentences: int = 0
    """Other sentences of the brief that cite it."""

    @property
    def order(self) -> tuple[int, int, int]:
        """Sort key: what most depends on comes first."""
        return (-self.head, -self.inputs, -self.sentences)


NONE = Dependence()


def measure_dependence(
    index: RecordIndex, assessments: Assessments, head: Iterable[Line], rest: Iterable[object]
) -> dict[str, Dependence]:
    """By matter id, for every matter that anything rests on; `head` and `rest` are parts of one `BriefView`."""
    in_head = _count_lines(index, head)
    elsewhere = _count_lines(index, (found for part in rest for found in find_lines(part)))
    inputs = Counter(m for claim in _list_inputs(index, assessments) if (m := _matter(index, claim)))
    return {
        matter: Dependence(in_head[matter], inputs[matter], elsewhere[matter])
        for matter in sorted({*in_head, *elsewhere, *inputs})
    }


def _count_lines(index: RecordIndex, lines: Iterable[Line]) -> Counter[str]:
    return Counter(m for found in lines for m in {_matter(index, claim) for claim in found.evidence} if m)


def _matter(index: RecordIndex, claim: str) -> str:
    held = index.matter_of.get(claim)
    return held.id if held else ""


def _list_inputs(index: RecordIndex, assessments: Assessments) -> set[str]:
    """The claims that the assessments and the options are worked out from."""
    clock = assessments.clock.reported if assessments.clock else ()
    votes = (p for tally in assessments.tallies for member in tally.members for p in member.positions)
    options = (c for option in index.record.options for c in (*option.numbers, *option.recommended))
    return {*clock, *votes, *options}


def find_lines(view: object) -> Iterator[Line]:
    """Every sentence under a view, in the order of its fields."""
    if isinstance(view, Line):
        yield view
    elif isinstance(view, tuple):
        for part in view:
            yield from find_lines(part)
    elif is_dataclass(view):
        for field in fields(view):
            yield from find_lines(getattr(view, field.name))

"""The outlook of each option of the record as a draft.

Takes the tree, the kinds of past decisions and the tallies; gives `DraftOutlook`s. Never gives a draft more chance
of being put to the vote than the decision it would be: a draft is put to the vote when it is the decision's
content, and "no vote" is what the tree gives to other texts and to none.
"""

from __future__ import annotations

from collections.abc import Sequence

from penholder.council.outlook.chances import (
    DRAWS,
    Shares,
    draw_shares,
    make_probability,
    weakest,
)
from penholder.council.outlook.content import count_kind
from penholder.council.outlook.history import VoteHistory
from penholder.council.outlook.members import move_members, tell_member
from penholder.council.outlook.past import CONTENTS, Content, Decision
from penholder.council.outlook.tree import (
    OUTCOMES,
    Text,
    Tree,
    draw_reached,
    make_text,
    mean_reached,
)
from penholder.model import Chance, DraftOutlook, Tally
from penholder.vocabulary.outlook import DraftKind


def foresee_drafts(
    tree: Tree,
    histories: Sequence[VoteHistory],
    kinds: Sequence[DraftKind],
    decisions: Sequence[Decision],
    tallies: Sequence[Tally],
) -> tuple[DraftOutlook, ...]:
    """One outlook for each option with a tally that a decision on the mandate could carry out, in that order."""
    by_option = {kind.option: kind for kind in kinds}
    return tuple(
        _foresee(tree, histories, by_option[tally.option], decisions, tallies)
        for tally in tallies
        if tally.option in by_option
    )


def _foresee(
    tree: Tree,
    histories: Sequence[VoteHistory],
    kind: DraftKind,
    decisions: Sequence[Decision],
    tallies: Sequence[Tally],
) -> DraftOutlook:
    """A draft that is the whole of a content is that text; one that is a part of it has its own members' words."""
    content = Content(kind.content)
    place = CONTENTS.index(content)
    text = tree.texts[place]
    if kind.count != "all":
        standers = move_members(histories[place].standers, (kind.option,), tallies)
        required = next(t.required for t in tallies if t.option == kind.option)
        text = make_text(standers, required, histories[place], f"a draft to {kind.option}")
    share = count_kind(decisions, content, kind.count)
    return DraftOutlook(
        kind.option, _tell_chances(tree, text, share, content), tuple(tell_member(s) for s in text.standers)
    )


def _tell_chances(tree: Tree, text: Text, share: Shares | None, content: Content) -> tuple[Chance, ...]:
    place = CONTENTS.index(content)
    part = share.means[0] if share else 1.0
    reached = mean_reached(tree)[place] * part
    parts = [d[0] for d in draw_shares(share)] if share else [1.0] * DRAWS
    drawn = [r[place] * p for r, p in zip(draw_reached(tree), parts, strict=True)]
    outcomes = draw_shares(text.outcome)
    basis = weakest(text.outcome.basis, tree.withdrawn.basis, tree.without.basis)
    sources = [share.source] if share else []
    source = "; ".join((*sources, text.outcome.source))
    labels = ("adopted", "falls short of the votes", "vetoed")
    found = [
        Chance(
            key,
            label,
            make_probability(
                reached * text.outcome.means[n],
                [r * o[n] for r, o in zip(drawn, outcomes, strict=True)],
                basis=basis,
                cases=text.outcome.cases,
                source=source,
            ),
        )
        for n, (key, label) in enumerate(zip(OUTCOMES, labels, strict=True))
    ]
    none = make_probability(
        1 - reached,
        [1 - r for r in drawn],
        basis=weakest(tree.withdrawn.basis, tree.without.basis),
        cases=tree.without.cases,
        source="; ".join((*sources, tree.without.source)),
    )
    return (*found, Chance("no vote", "another text or none is put to the vote", none))

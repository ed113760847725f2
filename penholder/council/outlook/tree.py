"""The tree of branches: every number of the outlook follows from it.

Takes the shares of each fork; gives the chances of mandate, outcome, members and drafts. Never lets two numbers
contradict each other: all are sums over the same paths.

    consent withdrawn or not -> content (renewal, change, termination) -> put to the vote by the expiry or not
    -> adopted, failed or vetoed -> unanimous or not -> members

The mandate is renewed, changed or ended when a text with that content is adopted by the expiry; every other path is
a lapse. The value of a number is exact (a product of means, since the forks are independent of one another); its
interval is that of the same sum over draws of the forks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from penholder.council.outlook.ballot import count_ballot, find_agreed
from penholder.council.outlook.chances import (
    DRAWS,
    Shares,
    draw_shares,
    guess_shares,
    make_probability,
    tell_share,
    weakest,
)
from penholder.council.outlook.history import VoteHistory, measure_worth
from penholder.council.outlook.members import Stander
from penholder.council.outlook.past import CONTENTS, Content
from penholder.model import Basis, Chance, MemberOutlook, Probability

OUTCOMES = ("adopted", "failed", "vetoed")
_MOVED = 12.0
"""Cases that an outcome is worth at most once an assumption has moved it."""
_BY_ASSUMPTION = "; moved by stated positions, by assumption (package data likelihood.toml)"
_BY_PERSON = "; moved by votes set by a person"
_MATTERS = 0.05
"""A share below which something is not named among what a number rests on."""


@dataclass(frozen=True, slots=True)
class Text:
    """A text put to the vote: how it comes out, and how members stand."""

    standers: tuple[Stander, ...]
    outcome: Shares
    """Adopted, failed, vetoed."""
    unanimity: Shares
    """Of votes held, before anybody has spoken."""
    unanimous: float
    """Of votes held, with what members have said."""


@dataclass(frozen=True, slots=True)
class Tree:
    """The forks of the tree."""

    withdrawn: Shares
    after_request: Shares
    """Contents where consent is withdrawn."""
    without: Shares
    """Contents where it is not."""
    put: Shares
    """Put to the vote by the expiry, not put."""
    texts: tuple[Text, ...]
    """One for each of `CONTENTS`."""


def make_text(standers: Sequence[Stander], required: int, history: VoteHistory, name: str) -> Text:
    """A text with these members: its outcome by the sums of a ballot, its spread that of the forecast from history.

    Where any member's words or a person's setting moved it, the outcome rests on that too: it is assumed.
    """
    before = [s.voter.yes for s in history.standers]
    agreed = find_agreed(before, history.unanimous.means[0])
    chances = count_ballot([s.voter for s in standers], required, agreed)
    moved = [now for now, was in zip(standers, history.standers, strict=True) if now != was]
    worth = measure_worth(history.adopted)
    outcome = guess_shares(
        f"outcome of {name}",
        (chances.adopted, chances.failed, chances.vetoed),
        min(worth, _MOVED) if moved else worth,
        history.adopted.source + _tell_moved(moved),
        cases=history.adopted.cases,
        basis=Basis.ASSUMED if moved else history.adopted.basis,
    )
    return Text(tuple(standers), outcome, history.unanimous, min(chances.unanimous, chances.adopted))


def _tell_moved(moved: Sequence[Stander]) -> str:
    spoken = _BY_ASSUMPTION if any(not s.is_set for s in moved) else ""
    return spoken + (_BY_PERSON if any(s.is_set for s in moved) else "")


def tell_consent(tree: Tree, *, requested: bool) -> Chance:
    """The branch of consent: that a request made still stands at the decision, or that consent is withdrawn by it."""
    label = (
        "the request to leave stands at the decision" if requested else "the host state withdraws its consent"
    )
    return Chance("consent withdrawn", label, tell_share(tree.withdrawn, 0))


def tell_mandate(tree: Tree) -> tuple[Chance, ...]:
    """Renewal, change, termination and lapse; they sum to one."""
    labels = {
        Content.RENEWAL: "the mandate is renewed as it is, or rolled over",
        Content.CHANGE: "the mandate is renewed and changed",
        Content.TERMINATION: "the mission is ended, at once or by a last period",
    }
    found = [
        Chance(content.value, labels[content], _measure(tree, _decided(n), n))
        for n, content in enumerate(CONTENTS)
    ]
    lapse = _measure(tree, lambda p: 1 - sum(p.decided), None, _forks_of_lapse(tree))
    return (*found, Chance(Content.LAPSE.value, "no text is adopted by the expiry", lapse))


def tell_outcome(tree: Tree) -> tuple[Chance, ...]:
    """Adopted, failed, vetoed and no vote, of whatever text is the decision; they sum to one."""
    labels = ("a text is adopted", "a text falls short of the votes", "a text is vetoed")
    found = [
        Chance(key, label, _measure(tree, _came_out(n), None))
        for n, (key, label) in enumerate(zip(OUTCOMES, labels, strict=True))
    ]
    none = _measure(tree, lambda p: 1 - p.put, None, (tree.put,))
    return (*found, Chance("no vote", "no text is put to the vote by the expiry", none))


def tell_unanimity(tree: Tree) -> Chance:
    """That a text is adopted by the expiry with every member voting yes; what moved the vote has moved this too."""
    text = _likeliest(tree)
    moved = (text.outcome,) if text.outcome.basis is Basis.ASSUMED else ()
    told = _measure(tree, lambda p: p.unanimous, None, (text.unanimity, *moved))
    return Chance("unanimous", "a text is adopted with every member voting yes", told)


def tell_members(tree: Tree) -> tuple[MemberOutlook, ...]:
    """Each member's shares if the decision is put to the vote: those on each content, by its chance."""
    weights = _weigh(tree)
    found = []
    for place, first in enumerate(tree.texts[0].standers):
        held = [text.standers[place] for text in tree.texts]
        shares = tuple(s.shares for s in held)
        yes, no, abstain = (_mix(shares, weights, vote) for vote in range(3))
        stated = tuple(sorted({p for s in held for p in s.stated}))
        found.append(MemberOutlook(first.member, first.permanent, yes, no, abstain, stated))
    return tuple(found)


@lru_cache(maxsize=128)
def _mix(shares: tuple[Shares, ...], weights: tuple[float, ...], vote: int) -> Probability:
    """One vote's share over the contents; kept, for members without words or names have the same."""
    value = sum(w * s.means[vote] for w, s in zip(weights, shares, strict=True))
    drawn = [
        sum(w * d[vote] for w, d in zip(weights, draws, strict=True))
        for draws in zip(*(draw_shares(s) for s in shares), strict=True)
    ]
    basis = weakest(*(s.basis for s in shares))
    source = max(shares, key=lambda s: (s.basis is Basis.ASSUMED, s.source)).source
    return make_probability(value, drawn, basis=basis, cases=shares[0].cases, source=source)


def mean_reached(tree: Tree) -> tuple[float, ...]:
    """The chance that a text with each content is put to the vote by the expiry."""
    path = _mean_path(tree)
    return tuple(c * path.put for c in path.contents)


def draw_reached(tree: Tree) -> tuple[tuple[float, ...], ...]:
    """The same for every draw."""
    return tuple(tuple(c * p.put for c in p.contents) for p in _drawn(tree))


@dataclass(frozen=True, slots=True)
class _Path:
    """The sums of one draw, or of the means."""

    contents: tuple[float, ...]
    put: float
    decided: tuple[float, ...]
    came_out: tuple[float, ...]
    unanimous: float


def _decided(place: int) -> Callable[[_Path], float]:
    return lambda path: path.decided[place]


def _came_out(place: int) -> Callable[[_Path], float]:
    return lambda path: path.came_out[place]


def _walk(
    tree: Tree,
    withdrawn: float,
    after: Sequence[float],
    without: Sequence[float],
    put: float,
    outcomes: Sequence[Sequence[float]],
    unity: Sequence[float] = (1.0, 1.0, 1.0),
) -> _Path:
    """The sums; `unity` is the drawn unanimity of each text over its mean."""
    contents = tuple(withdrawn * a + (1 - withdrawn) * b for a, b in zip(after, without, strict=True))
    reached = [c * put for c in contents]
    decided = tuple(r * o[0] for r, o in zip(reached, outcomes, strict=True))
    came_out = tuple(sum(r * o[n] for r, o in zip(reached, outcomes, strict=True)) for n in range(3))
    unanimous = sum(
        r * o[0] * min(u * text.unanimous / max(text.outcome.means[0], 1e-9), 1.0)
        for r, o, u, text in zip(reached, outcomes, unity, tree.texts, strict=True)
    )
    return _Path(contents, put, decided, came_out, min(unanimous, came_out[0]))


def _weigh(tree: Tree) -> tuple[float, ...]:
    return _mean_path(tree).contents


def _mean_path(tree: Tree) -> _Path:
    return _walk(
        tree,
        tree.withdrawn.means[0],
        tree.after_request.means,
        tree.without.means,
        tree.put.means[0],
        [text.outcome.means for text in tree.texts],
    )


def _drawn_paths(tree: Tree) -> tuple[_Path, ...]:
    withdrawn, put = draw_shares(tree.withdrawn), draw_shares(tree.put)
    after, without = draw_shares(tree.after_request), draw_shares(tree.without)
    outcomes = [draw_shares(text.outcome) for text in tree.texts]
    unity = [(text.unanimity.means[0], draw_shares(text.unanimity)) for text in tree.texts]
    return tuple(
        _walk(
            tree,
            withdrawn[n][0],
            after[n],
            without[n],
            put[n][0],
            [o[n] for o in outcomes],
            [drawn[n][0] / mean for mean, drawn in unity],
        )
        for n in range(DRAWS)
    )


_drawn = lru_cache(maxsize=8)(_drawn_paths)


def _measure(
    tree: Tree, read: Callable[[_Path], float], content: int | None, rests_on: Sequence[Shares] = ()
) -> Probability:
    """A number of the tree with its interval and what it rests on: the forks on the path that carries most of it."""
    value = min(max(read(_mean_path(tree)), 0.0), 1.0)
    held = tuple(rests_on) or _forks_of(tree, content)
    return make_probability(
        value,
        [min(max(read(p), 0.0), 1.0) for p in _drawn(tree)],
        basis=weakest(*(s.basis for s in held)),
        cases=held[0].cases,
        source="; ".join(dict.fromkeys(s.source for s in held)),
    )


def _forks_of(tree: Tree, content: int | None) -> tuple[Shares, ...]:
    """The forks that carry most of a content, or the vote on the most likely one."""
    withdrawn = tree.withdrawn.means[0]
    if content is None:
        return (_likeliest(tree).outcome,)
    outcome = tree.texts[content].outcome
    lost = (outcome,) if 1 - outcome.means[0] >= _MATTERS else ()
    after = withdrawn * tree.after_request.means[content]
    without = (1 - withdrawn) * tree.without.means[content]
    if after > without:
        return (tree.after_request, tree.withdrawn, *lost)
    return (tree.without, tree.withdrawn, *lost) if withdrawn >= _MATTERS else (tree.without, *lost)


def _forks_of_lapse(tree: Tree) -> tuple[Shares, ...]:
    """No vote by the expiry, or a text that is lost: the heavier first, the other where it matters."""
    text = _likeliest(tree)
    none, lost = tree.put.means[1], 1 - text.outcome.means[0]
    if lost > none:
        return (text.outcome, tree.put) if none >= _MATTERS else (text.outcome,)
    return (tree.put, text.outcome) if lost >= _MATTERS else (tree.put,)


def _likeliest(tree: Tree) -> Text:
    contents = _weigh(tree)
    return tree.texts[contents.index(max(contents))]

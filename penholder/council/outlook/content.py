"""What a decision makes of the mission: shares of renewal, change and termination.

Takes past decisions and consent cases known by a day; gives shares for the two sides of the consent branch, that of
a text put to the vote at all, and the shares of kinds of decision. Never counts a case of the day itself or later.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from penholder.council.outlook.chances import JEFFREYS, Shares, guess_shares, measure_width
from penholder.council.outlook.consent import request_shares
from penholder.council.outlook.past import CONTENTS, Content, Decision, measure_clustering
from penholder.model import Basis
from penholder.vocabulary.outlook import ConsentCase

FILE = "package data mandates.csv and endings.toml"


@dataclass(frozen=True, slots=True)
class Contents:
    """The shares of contents on either side of the consent branch."""

    after_request: Shares
    without: Shares
    put: Shares
    """Put to the vote by the expiry, not put."""


def share_contents(
    decisions: Sequence[Decision],
    cases: Sequence[ConsentCase],
    asked: str,
    day: date,
    coming: Decision | None = None,
) -> Contents:
    """The shares from decisions and cases, all before the day.

    After a request they are counted from the requests of that kind that stood at the decision; otherwise from all
    decisions that followed no request, by the model when the decision to come is given (`coming`).
    """
    free = [d for d in decisions if not d.asked and d.content in CONTENTS]
    first = min((d.day for d in decisions), default=day)
    lost = sum(d.content is Content.LAPSE and not d.vetoed for d in decisions)
    base = _share_without(free, first, day)
    return Contents(
        after_request=request_shares(cases, asked, day),
        without=base if coming is None else _foresee_without(base, free, coming),
        put=Shares(
            "put to the vote",
            (len(decisions) - lost + JEFFREYS, lost + JEFFREYS),
            len(decisions),
            Basis.BASE_RATE,
            f"{FILE}, {len(decisions)} expiries from {first} to before {day}",
        ),
    )


def _foresee_without(base: Shares, free: Sequence[Decision], coming: Decision) -> Shares:
    """The shares by the model, worth no more cases than its own interval and the likeness of cases of a mission allow."""
    from penholder.council.outlook.mandate_model import fit_model, list_features

    model = fit_model(free)
    row = list_features(coming)
    worths = []
    for fitted in (model.ends, model.changes):
        odds = fitted.predict(row)
        low, high = odds.interval
        worths.append(measure_width(odds.mean, low, high))
    worth = min(*worths, sum(base.weights))
    return guess_shares(
        f"{base.name}, by the model",
        model.share(coming),
        worth,
        f"model of mandate decisions on {base.source.removeprefix('package data ')}",
        cases=len(free),
        basis=Basis.FITTED,
    )


def _share_without(free: Sequence[Decision], first: date, day: date) -> Shares:
    """Terminations among all decisions; changes among those renewals of which a change would show."""
    told = [d for d in free if d.told and d.content is not Content.TERMINATION]
    ended = sum(d.content is Content.TERMINATION for d in free)
    changed = sum(d.content is Content.CHANGE for d in told)
    end = (ended + JEFFREYS) / (len(free) + 2 * JEFFREYS)
    change = (changed + JEFFREYS) / (len(told) + 2 * JEFFREYS)
    source = f"{FILE}, {len(free)} decisions from {first} to before {day}, in {len(told)} of which a change would show"
    held = [d for d in free if d.told or d.content is Content.TERMINATION]
    worth = len(held) / measure_clustering(held, CONTENTS)
    return guess_shares(
        "contents without a request",
        ((1 - end) * (1 - change), (1 - end) * change, end),
        max(worth, 2.0),
        source,
        cases=len(free),
        basis=Basis.BASE_RATE,
    )


def count_kind(decisions: Sequence[Decision], content: Content, kind: str) -> Shares | None:
    """The share of decisions of a content that are of a kind (`DraftKind.count`); None for the whole branch."""
    if kind == "all":
        return None
    held = [d for d in decisions if d.content is content]
    found = sum(_is_kind(d, kind) for d in held)
    source = f"{FILE}, {len(held)} decisions ({content}) of which {found} were of this kind ({kind})"
    return Shares(
        f"{kind} among {content}",
        (found + JEFFREYS, len(held) - found + JEFFREYS),
        len(held),
        Basis.BASE_RATE,
        source,
    )


def _is_kind(decision: Decision, kind: str) -> bool:
    told = {"short": decision.short, "raised": decision.raised, "lowered": decision.lowered}
    if kind in told:
        return told[kind]
    return decision.end is not None and kind in (decision.end.how, decision.end.successor)

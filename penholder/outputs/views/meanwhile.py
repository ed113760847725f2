"""What is printed of a matter while its versions differ: one typed decision, taken from the verdicts.

Takes a `RecordIndex` and a matter; gives a `Meanwhile`. Every output that states the matter prints its `words` and
nothing else, so that head, figures, contested list, conflict desk and exports cannot differ. Never picks a side where
the verdicts leave two, and never prints a version that is set aside as if it stood.

The rule, in order (docs/conflicts.md has it as a table):

1. A person's ruling in force decides: the version that stands is printed, what is set aside is not. That one version
   is left when others are set aside does not make it one that was ruled to stand.
2. A garbled version gives way to a sound one, an altered copy to the one it was made from.
3. A version gives way to the one that refines it, of which it is a rounding, or that updates it.
4. One left: it is printed. Several that contradict each other as numbers of one definition: their interval.
   Several otherwise: both sides. None: nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from penholder.model import (
    Claim,
    Figure,
    JudgedState,
    Matter,
    Position,
    Ruling,
    Stance,
    Statement,
    Verdict,
    VerdictKind,
)
from penholder.outputs import wording
from penholder.outputs.views.describe import amount, claim_words, definition, definition_key, figure_value
from penholder.outputs.views.index import RecordIndex, when_of
from penholder.outputs.views.lines import Line, line, quote
from penholder.values.dates import first_day, last_day
from penholder.values.intervals import limits


class Printed(StrEnum):
    """What of a matter is printed."""

    ONE = "the one version"
    CLOSER = "the closer one"
    LATER = "the later one"
    SOUND = "the sound one"
    RULED = "the one that was ruled to stand"
    LEFT = "what is not set aside"
    INTERVAL = "an interval"
    BOTH = "both sides"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Meanwhile:
    """What is printed of a matter until it is settled."""

    printed: Printed
    words: str
    """The words printed, without a full stop; "" for nothing."""
    claims: tuple[str, ...]
    """A claim for each version printed, in the order of the words."""
    aside: tuple[str, ...]
    """A claim for each version that gives way, in the order in which they became known."""
    reason: str
    """Why, in one sentence."""


MOST = 8
"""Versions named in the words printed; the rest is counted, and stands on the desk."""

CONTRADICTING = frozenset({VerdictKind.CONTRADICTION})
OPEN = frozenset({VerdictKind.CONTRADICTION, VerdictKind.UNDETERMINED, VerdictKind.GARBLE})
"""Verdicts under which at most one of two versions is right: they are joined by "or"."""

_REASONS = {
    Printed.ONE: "the versions agree",
    Printed.CLOSER: "one version says the same more closely",
    Printed.LATER: "a later version takes the place of the earlier one",
    Printed.SOUND: "the other version is garbled",
    Printed.RULED: "a person has ruled on it",
    Printed.LEFT: "a person has set the rest aside",
    Printed.INTERVAL: "reports contradict each other on one number, so its lowest and highest value are given",
    Printed.BOTH: "nothing in the reports decides between the versions",
    Printed.NOTHING: "every version is garbled or set aside",
}
_APART = "the versions count or hold for different things, so each is given for what it is"


def decide_meanwhile(index: RecordIndex, matter: Matter) -> Meanwhile:
    """What is printed of a matter while its versions differ; one that has no two versions is printed as it is."""
    told = [v for v in _verdicts(index, matter) if v.a in index.claims and v.b in index.claims]
    versions = list(index.sort({c for v in told for c in (v.a, v.b)}) or index.sort(matter.claims)[:1])
    stands, aside = _rulings(index, matter)
    if stands:
        left = tuple(v for v in versions if v not in stands)
        return _print(index, matter, Printed.RULED, (stands, left), told)
    sound = _drop_garbled(index, [v for v in versions if v not in aside], told)
    kept, ways = _drop_superseded(index, sound, told)
    ways |= {Printed.SOUND} if len(sound) < len([v for v in versions if v not in aside]) else set()
    left = tuple(v for v in versions if v not in kept)
    between = [v.kind for v in told if v.a in kept and v.b in kept]
    chosen = _choose(index, kept, between, ways, ruled=not aside.isdisjoint(versions))
    return _print(index, matter, chosen, (tuple(kept), left), told)


def _choose(
    index: RecordIndex,
    kept: Sequence[str],
    between: Sequence[VerdictKind],
    ways: set[Printed],
    *,
    ruled: bool,
) -> Printed:
    if not kept:
        return Printed.NOTHING
    if len(kept) == 1:
        chosen = next(
            (way for way in (Printed.LATER, Printed.CLOSER, Printed.SOUND) if way in ways), Printed.ONE
        )
        return Printed.LEFT if ruled and chosen is Printed.ONE else chosen
    held = [index.claims[c] for c in kept]
    figures = [f for f in held if isinstance(f, Figure)]
    one_thing = len(figures) == len(held) and len({(definition_key(f), f.unit) for f in figures}) == 1
    # Every two must contradict each other: an interval over numbers that may be of two days would hide one.
    if one_thing and between and set(between) <= CONTRADICTING:
        return Printed.INTERVAL
    return Printed.BOTH


def _verdicts(index: RecordIndex, matter: Matter) -> list[Verdict]:
    """The verdicts of a matter, those in whose place a person has ruled another included as ruled."""
    ruled = {
        frozenset(j.claims): j.judgement.verdict
        for j in index.record.judged
        if j.matter == matter.id
        and j.state is JudgedState.IN_FORCE
        and j.judgement.ruling is Ruling.VERDICT
        and j.judgement.verdict is not None
    }
    return [
        Verdict(v.a, v.b, ruled.get(frozenset((v.a, v.b))) or v.kind, v.reason, v.facet, v.settled_by)
        for v in matter.verdicts
    ]


def _rulings(index: RecordIndex, matter: Matter) -> tuple[tuple[str, ...], frozenset[str]]:
    """The claims that stand by a ruling in force, and those set aside by one."""
    held = [j for j in index.record.judged if j.matter == matter.id and j.state is JudgedState.IN_FORCE]
    stands = {c for j in held if j.judgement.ruling is Ruling.STANDS for c in j.claims}
    return index.sort(stands), frozenset(c for j in held for c in j.set_aside)


def _drop_garbled(index: RecordIndex, versions: list[str], told: Sequence[Verdict]) -> list[str]:
    """The versions without suspect ones, and without copies whose origin is among them."""
    garbled = [v for v in told if v.kind is VerdictKind.GARBLE]
    touched = {c for v in garbled for c in (v.a, v.b)}
    gone = {c for c in touched if index.is_suspect(c)}
    gone |= {far for v in garbled if (far := _farther(index, v))}
    return [v for v in versions if v not in gone]


def _farther(index: RecordIndex, verdict: Verdict) -> str:
    """Of two copies the one made from the other; "" when the direction is not known."""
    a, b = (index.claims[c].report for c in (verdict.a, verdict.b))
    if b in _copies_of(index, a):
        return verdict.b
    return verdict.a if a in _copies_of(index, b) else ""


def _copies_of(index: RecordIndex, report: str) -> set[str]:
    """The reports made from one, directly or through others, where the direction is known."""
    family = index.family_of.get(report)
    edges = [(e.a, e.b) for e in family.tree if e.directed] if family else []
    found, waiting = set[str](), [report]
    while waiting:
        parent = waiting.pop()
        made = {b for a, b in edges if a == parent} - found
        found |= made
        waiting += sorted(made)
    return found


def _drop_superseded(
    index: RecordIndex, versions: list[str], told: Sequence[Verdict]
) -> tuple[list[str], set[Printed]]:
    """The versions that no other one of them takes the place of, and in which ways others gave way."""
    standing, gone, ways = set(versions), set[str](), set[Printed]()
    for verdict in told:
        if not {verdict.a, verdict.b} <= standing or verdict.kind not in _GIVES_WAY:
            continue
        if verdict.kind is VerdictKind.SAME and verdict.facet == "sum":
            continue  # parts and their sum are both worth printing
        way, rank = _GIVES_WAY[verdict.kind]
        keys = [(rank(index, index.claims[c]), c == verdict.b) for c in (verdict.a, verdict.b)]
        gone.add(verdict.a if keys[0] > keys[1] else verdict.b)
        ways.add(way)
    kept = [v for v in versions if v not in gone]
    return (kept or versions[-1:], ways) if versions else ([], ways)


def _width(_: RecordIndex, claim: Claim) -> tuple[float, ...]:
    """How closely a version is told: the smaller, the closer."""
    if isinstance(claim, Figure):
        low, high = limits(claim.amount)
        digits = len(f"{claim.amount.low or 0:.0f}".rstrip("0"))
        return (high - low, -digits)
    if isinstance(claim, Position):
        return (_FIRMNESS.index(claim.stance),)
    when = when_of(claim)
    if when is None:
        return (float("inf"),)
    first, last = first_day(when), last_day(when)
    days = (last - first).days if first and last else 10.0**6
    words = getattr(claim, "date_words", None)
    return (days, -sum(c.isdigit() for c in words.words) if words else 0)


_FIRMNESS = (Stance.ASKS, Stance.CONDITIONAL, Stance.OPPOSES, Stance.SUPPORTS, Stance.AMBIGUOUS)
"""Which of two stances that refine one another says more: a request and a condition more than bare support."""


def _age(index: RecordIndex, claim: Claim) -> tuple[float, ...]:
    """How old a version is: the smaller, the later."""
    when = when_of(claim)
    held = last_day(when) if when else None
    known = index.known_on(claim.report) or date.min
    return (-(held or known).toordinal(), -known.toordinal())


def _moved(index: RecordIndex, claim: Claim) -> tuple[float, ...]:
    """How early a moved date became known, then how early it is: the smaller, the later."""
    when = when_of(claim)
    due = last_day(when) if when else None
    return (-(index.known_on(claim.report) or date.min).toordinal(), -(due or date.min).toordinal())


Rank = Callable[[RecordIndex, Claim], tuple[float, ...]]
_GIVES_WAY: dict[VerdictKind, tuple[Printed, Rank]] = {
    VerdictKind.SAME: (Printed.ONE, _width),
    VerdictKind.REFINES: (Printed.CLOSER, _width),
    VerdictKind.ROUNDING: (Printed.CLOSER, _width),
    VerdictKind.UPDATES: (Printed.LATER, _age),
    VerdictKind.SLIPPAGE: (Printed.LATER, _moved),
}
"""Under these verdicts the version with the larger rank gives way; between equal ranks the one known later."""


def _print(
    index: RecordIndex,
    matter: Matter,
    printed: Printed,
    sides: tuple[tuple[str, ...], tuple[str, ...]],
    told: Sequence[Verdict],
) -> Meanwhile:
    kept, aside = sides
    between = {v.kind for v in told if v.a in kept and v.b in kept}
    parts = printed is Printed.BOTH and not between & OPEN
    reason = _APART if parts else _REASONS[printed]
    words = _word(index, matter, printed, kept, "and" if parts else "or")
    return Meanwhile(printed, words, kept, aside, reason)


def _word(index: RecordIndex, matter: Matter, printed: Printed, kept: tuple[str, ...], last: str) -> str:
    held = [index.claims[c] for c in kept]
    if printed is Printed.INTERVAL:
        return _interval([f for f in held if isinstance(f, Figure)])
    defined = len({definition_key(f) for f in held if isinstance(f, Figure)}) > 1
    moments = len({f.as_of for f in held if isinstance(f, Figure)}) > 1 or printed is Printed.LATER
    words = [_word_version(index, claim, matter.label, defined=defined, dated=moments) for claim in held]
    named = list(dict.fromkeys(words))
    more = len(named) - MOST
    named = [*named[:MOST], f"{wording.numeral(more)} more"] if more > 0 else named
    return wording.join(named, last=last)


def _interval(figures: Sequence[Figure]) -> str:
    """ "3 to 5": from the lowest to the highest value that any version gives."""
    ends = [x for f in figures for x in (f.amount.low, f.amount.high) if x is not None]
    sign = "%" if amount(figures[0].amount, figures[0].unit).endswith("%") else ""
    return f"{wording.number(min(ends))} to {wording.number(max(ends))}{sign}"


def _word_version(index: RecordIndex, claim: Claim, label: str, *, defined: bool, dated: bool) -> str:
    """A version in words of ours; the measure that the matter is named by is left out of its definition."""
    if isinstance(claim, Figure):
        notes = [
            definition(claim, label) if defined else "",
            wording.as_of(claim.as_of) if dated and claim.as_of else "",
        ]
        told = "; ".join(n for n in notes if n)
        return f"{figure_value(claim)} ({told})" if told else figure_value(claim)
    if isinstance(claim, Statement):
        return f"“{wording.shorten(wording.clean(claim.content[0].words), 120)}”"
    if isinstance(claim, Position):
        return f"{claim.stance}{f' ({wording.period(claim.said)})' if claim.said and dated else ''}"
    return claim_words(index, claim.id)


def meanwhile_line(index: RecordIndex, matter: Matter, *, reason: bool = False) -> Line:
    """The decision as one cited sentence: "Both sides: 4 February 2024 or March 2024."; with why, where asked for."""
    found = decide_meanwhile(index, matter)
    evidence = index.cite(found.claims or matter.claims)
    why = f" ({found.reason})" if reason else ""
    if found.printed is Printed.NOTHING:
        return line(f"Nothing{why}.", evidence=evidence)
    held = [index.claims[c] for c in found.claims]
    head = wording.capital(found.printed.value)
    if all(isinstance(claim, Statement) for claim in held):
        said = [quote(claim.content[0].words, 120) for claim in held if isinstance(claim, Statement)]
        runs = [x for place, run in enumerate(said) for x in ((" or " if place else ""), run) if x]
        return line(f"{head}: ", *runs, f"{why}.", evidence=evidence)
    return line(f"{head}: {found.words}{why}.", evidence=evidence)

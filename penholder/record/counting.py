"""Which figures are about one matter: one measure of one thing, or one place in corresponding sentences.

Takes the figures of all reports and the setting; gives groups of figures with a label. Never merges the same number
of two things, the toll of one day with a running total, or alternatives named in one sentence. Figures are joined
through what they have in common, so the work grows with their number and not with that of their pairs.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from penholder.model import Claim, Figure
from penholder.record.correspondence import find_facing, join_nodes
from penholder.record.counted import (
    EVENT_DAYS,
    find_key,
    is_inside,
    is_level,
    is_total,
    label_figure,
    matter_measure,
    measured_by_place,
    population_of,
)
from penholder.record.setting import Setting
from penholder.values.dates import first_day, overlaps, split_interval
from penholder.values.subjects import state_by_name
from penholder.vocabulary import Measure, measures

RUNNING_DAYS = 3
"""Days between two reports within which tolls without day, place or people named are of one running event."""

_FULL_DAY = len("2020-01-31")

MOVED = 2.0
"""How many times the lower of two levels of displaced people the higher may be and both tell of one that moved (house
rule: beyond it one of them counts another area or other people)."""
_NEXT = 3
"""Characters between two sentences that follow one another in one paragraph."""

Edge = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """Claims about one thing, with a stable key and a label a reader understands."""

    key: str
    label: str
    claims: tuple[Claim, ...]


def group_figures(figures: Sequence[Figure], setting: Setting) -> list[Group]:
    """Figures of one measure about one thing; those without a comparable measure only where the words agree.

    Figures of one measure in one sentence ("3,450 or 2,000") are alternatives, never versions of one another: they
    are grouped by their amounts. Parts of one count ("11,500 troops and 443 police") differ in population instead.
    """
    known = {m.key: m for m in measures()}
    stated = sorted((f for f in figures if not f.derived_from), key=lambda f: f.id)
    beside = _find_alternatives(stated)
    parted = _find_parts(stated)
    edges = [(f.id, f.id) for f in stated]
    edges += _join_comparable(stated, known, beside, setting)
    edges += _join_one_event(stated, known, beside)
    edges += _join_contested(stated)
    edges += _join_equal(stated, known)
    edges += _join_corresponding(stated, beside, setting)
    root = join_nodes(edges)
    members: defaultdict[str, list[Figure]] = defaultdict(list)
    for figure in stated:
        members[root[figure.id]].append(figure)
    made = (_make_group(found, known, beside | parted, setting) for found in members.values())
    return sorted(made, key=lambda group: group.key)


def _make_group(
    members: Sequence[Figure], known: Mapping[str, Measure], beside: frozenset[str], setting: Setting
) -> Group:
    first = setting.in_order(members)[0]
    key = "\x1f".join((*find_key(first, known), min(f.id for f in members)))
    same = {f.population for f in members} == {first.population}
    counted = same or len({find_key(f, known)[2] for f in members}) == 1
    alone = {f.measure for f in members} == {first.measure}  # a matter of ceilings alone is called one
    measure = known.get(first.measure if alone else matter_measure(first))
    label = label_figure(measure, first, known, counted=counted)
    if first.id in beside and same and first.measure in known and first.population not in label:
        label = f"{label} · {first.population}"  # one of several in a row: "11,500 troops, 443 police"
    return Group(key, label, tuple(members))


def _join_comparable(
    stated: Sequence[Figure], known: Mapping[str, Measure], beside: frozenset[str], setting: Setting
) -> Iterator[Edge]:
    """Figures of one comparable measure about one thing; alternatives only where their amounts are equal."""
    buckets: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in stated:
        measure = known.get(figure.measure)
        if measure is not None and measure.comparable:
            buckets[find_key(figure, known)].append(figure)
    for found in buckets.values():
        by_place = known[found[0].measure].by_place
        if by_place and is_level(found[0]):
            yield from _join_levels(found)
            continue
        free = [f for f in found if f.id not in beside]
        yield from _join_tolls(free, setting) if by_place else _chain(free)
        if any(f.id in beside for f in found):
            for equal in _bucket(found, lambda f: (f.amount.low, f.amount.high)):
                yield from _join_tolls(equal, setting) if by_place else _chain(equal)


def _join_tolls(found: Sequence[Figure], setting: Setting) -> Iterator[Edge]:
    """Totals over a long period with totals; the toll of one event only with that of the same days.

    A mission's own losses told without any date are taken as a total, as reports word them. Other undated tolls of
    one named place belong together when their reports came out within a month of one another; where neither place nor
    people are named, within a few days.
    """
    yield from _join_totals([f for f in found if is_total(f)])
    dated = sorted((f for f in found if f.as_of and not is_total(f)), key=lambda f: (_start(f), f.id))
    for place, figure in enumerate(dated):
        for other in dated[place + 1 :]:
            if not overlaps(figure.as_of or "", other.as_of or ""):
                break
            yield figure.id, other.id
            if other.as_of == figure.as_of:
                break  # the rest is joined through it
    for placed, within in ((True, EVENT_DAYS), (False, RUNNING_DAYS)):
        sides = [f for f in found if bool(f.place) == placed and (placed or not f.population)]
        undated = [f for f in sides if not f.as_of and not is_total(f)]
        known = ((day, f.id) for f in undated if (day := setting.known_on(f)) is not None)
        yield from _join_near(sorted(known), sorted((_start(f), f.id) for f in sides if f in dated), within)


def _join_totals(found: Sequence[Figure]) -> Iterator[Edge]:
    """Totals of a mission's own losses; of others only those counted from one start, as a war's toll is."""
    yield from _chain([f for f in found if is_inside(f)])
    others = sorted((f for f in found if not is_inside(f)), key=lambda f: (_start(f), f.id))
    for place, figure in enumerate(others):
        for other in others[place + 1 :]:
            if not overlaps(_first_part(figure), _first_part(other)):
                break
            yield figure.id, other.id
            if _first_part(figure) == _first_part(other):
                break  # the rest is joined through it


def _first_part(figure: Figure) -> str:
    """When a total starts, as finely as it is told: "2023-10" for "since October 2023"."""
    told = figure.as_of or "../.."
    return split_interval(told)[0] or told


def _join_levels(found: Sequence[Figure]) -> Iterator[Edge]:
    """How many are displaced or in need: one number that moves with time, whatever its day.

    Those who fled within a period are no level; nor are they where one number is a multiple of the next.
    """
    held = [f for f in found if not (f.as_of and is_total(f)) and f.amount.low]
    for a, b in pairwise(sorted(held, key=lambda f: (f.amount.low or 0.0, f.id))):
        if (b.amount.low or 0.0) <= (a.amount.low or 0.0) * MOVED:
            yield a.id, b.id
    for equal in _bucket(found, lambda f: (f.amount.low, f.amount.high, f.as_of)):
        yield from _chain(equal)


def _join_contested(stated: Sequence[Figure]) -> Iterator[Edge]:
    """ "Officials say 12 died there on 3 May. Witnesses say that 30 died": the second giver tells of the same event."""
    by_sentence: dict[tuple[str, int], list[Figure]] = {}
    for figure in sorted(stated, key=lambda f: (f.report, f.span.start, f.id)):
        if figure.measure in measured_by_place() and not is_level(figure):
            by_sentence.setdefault((figure.report, figure.sentence.start), []).append(figure)
    for before, after in pairwise(by_sentence.values()):
        gap = after[0].sentence.start - before[0].sentence.end
        if after[0].report == before[0].report and 0 <= gap <= _NEXT:
            yield from ((a.id, b.id) for b in after for a in before if _is_answered(a, b))


def _is_answered(a: Figure, b: Figure) -> bool:
    """Whether another giver puts his own number to the toll of a day told just before, naming no day or place."""
    one_sort = a.measure == b.measure and population_of(a) == population_of(b)
    loose = not b.as_of and not b.place and b.given_by is not None and a.given_by != b.given_by
    added = b.unit.split()[:1] in (["more"], ["others"], ["other"])
    return one_sort and loose and not added and len(a.as_of or "") == _FULL_DAY


def _join_one_event(
    stated: Sequence[Figure], known: Mapping[str, Measure], beside: frozenset[str]
) -> Iterator[Edge]:
    """Tolls of one day at one place smaller than a state, whoever the victims are: they count parts of one event."""
    tolls = [
        f
        for f in stated
        if f.as_of
        and len(f.as_of) == _FULL_DAY
        and f.id not in beside
        and f.measure in known
        and known[f.measure].by_place
        and f.place
        and state_by_name(f.place.removeprefix("the ")) is None
    ]
    for found in _bucket(tolls, lambda f: (f.measure, f.place, f.as_of)):
        yield from _chain(found)


def _join_near(
    undated: Sequence[tuple[date, str]], dated: Sequence[tuple[date, str]], within: int
) -> Iterator[Edge]:
    """Undated tolls with one another and with the last dated one, within so many days by the day they were known."""
    for (day, a), (later, b) in pairwise(undated):
        if (later - day).days <= within:
            yield a, b
    for day, a in undated:
        place = bisect_left(dated, (day, "\uffff"))
        if place and (day - dated[place - 1][0]).days <= within:
            yield a, dated[place - 1][1]


def _start(figure: Figure) -> date:
    return (first_day(figure.as_of) if figure.as_of else None) or date.min


def _join_equal(stated: Sequence[Figure], known: Mapping[str, Measure]) -> Iterator[Edge]:
    """Equal amounts of one unit by one giver, where no comparable measure says what they are about."""
    loose = [f for f in stated if not (f.measure in known and known[f.measure].comparable)]
    for found in _bucket(
        loose, lambda f: (f.measure, f.amount.low, f.amount.high, f.unit, f.about, f.given_by)
    ):
        yield from _chain(found)


def _join_corresponding(stated: Sequence[Figure], beside: frozenset[str], setting: Setting) -> Iterator[Edge]:
    """Figures in the same place of corresponding sentences, whatever their numbers."""
    for left, right in find_facing(stated, setting.pairs):
        yield from _join_sentences(left, right, beside, setting)


def _join_sentences(
    left: Sequence[Figure], right: Sequence[Figure], beside: frozenset[str], setting: Setting
) -> Iterator[Edge]:
    """Figures of one measure and unit; in copies also the first with the first, the second with the second."""
    copied = setting.same_family(left[0], right[0])
    for measure in sorted({f.measure for f in left}):
        a, b = ([f for f in side if f.measure == measure] for side in (left, right))
        if copied and len(a) == len(b):
            yield from ((x.id, y.id) for x, y in zip(a, b, strict=True) if _alike(x, y))
            continue
        for x in a:
            yield from (
                (x.id, y.id)
                for y in b
                if x.unit == y.unit and (_equal(x, y) or not (x.id in beside or y.id in beside))
            )


def _alike(a: Figure, b: Figure) -> bool:
    """Whether two figures in the same place of two copies count the same sort of thing."""
    return a.unit == b.unit or a.population == b.population != "" or a.measure != ""


def _equal(a: Figure, b: Figure) -> bool:
    return (a.amount.low, a.amount.high) == (b.amount.low, b.amount.high)


def _chain(found: Sequence[Figure]) -> Iterator[Edge]:
    return ((a.id, b.id) for a, b in pairwise(found))


def _bucket(found: Iterable[Figure], key: Callable[[Figure], Hashable]) -> list[list[Figure]]:
    buckets: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in found:
        buckets[key(figure)].append(figure)
    return list(buckets.values())


def _find_alternatives(figures: Sequence[Figure]) -> frozenset[str]:
    """Ids of figures that stand beside another of their measure, scope and population in one sentence."""
    found: set[str] = set()
    for members in _side_by_side(figures):
        for figure in members:
            others = [f for f in members if f is not figure and not _opens_part(figure, f)]
            if any(
                f.population == figure.population or not (f.population and figure.population) for f in others
            ):
                found.add(figure.id)
    return frozenset(found)


def _opens_part(whole: Figure, part: Figure) -> bool:
    """ "900 people have died, among them 120 women": a part told with its whole is no other version of it."""
    if part.span.start <= whole.span.end or whole.unit == part.unit:
        return False
    between = part.sentence.words[
        whole.span.end - part.sentence.start : part.span.start - part.sentence.start
    ]
    return _AMONG.search(between) is not None


_AMONG = re.compile(r"\b(?:among (?:them|whom)|including|of (?:them|whom)),?\s$", re.IGNORECASE)


def _find_parts(figures: Sequence[Figure]) -> frozenset[str]:
    """Ids of figures that stand beside another of their measure in one sentence, of whatever population."""
    return frozenset(f.id for members in _side_by_side(figures) for f in members)


def _side_by_side(figures: Sequence[Figure]) -> Iterator[list[Figure]]:
    by_sentence: defaultdict[Hashable, list[Figure]] = defaultdict(list)
    for figure in figures:
        by_sentence[(figure.sentence, figure.measure, figure.scope)].append(figure)
    return (members for members in by_sentence.values() if len(members) > 1)

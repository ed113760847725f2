"""What the votes held so far show about the next one: the features of the models, and the base rates beside them.

Takes counted votes in the order of days; gives features, base rates and shares of vetoes for a matter on a day. Never
knows a vote before it was added, and never anything of the vote that is asked about but what it is about.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from penholder.council.forecast.cases import CountedVotes, find_regions
from penholder.council.forecast.ledger import Ledger, Window, find_logit
from penholder.council.forecast.matters import Content, VoteTraits
from penholder.council.forecast.named import NamedVotes

LONG, SHORT = 4.0, 1.0
"""Half-lives in years of the two memories, chosen on votes before 2000 (train/outlook.md)."""
STRENGTH = 4.0
"""Cases that the broader share counts for where a narrower one is read; chosen on votes before 2000."""
_BROAD = 5.0
_SPLIT, _LOST, _VETOED, _AGAINST = 0.25, 0.1, 0.7, 0.3
"""Shares assumed before any vote was held; forgotten after a few."""
SUBJECT_STRENGTH = 2.0


class Experience:
    """The votes added so far, counted by matter."""

    def __init__(self) -> None:
        self._long, self._short, self._plain = Ledger(LONG), Ledger(SHORT), Window()
        self._vetoes = Ledger(LONG)
        self.named = NamedVotes()

    def add(self, case: CountedVotes) -> None:
        """Count a vote, or the votes of a year on one matter."""
        if case.tallied:
            share = 1 / max(1, len(case.situations))
            self._count("", "unanimity", case.day, case.tallied, case.split)
            self._count(case.content, "kind", case.day, case.tallied, case.split)
            for place in case.situations:
                self._count(place, "place", case.day, case.tallied * share, case.split * share)
                key = f"{place} {case.content}"
                self._count(key, "cell", case.day, case.tallied * share, case.split * share)
            if case.split:
                apart = case.against + case.apart
                self._long.add("seats", case.day, case.seats, apart)
                self._long.add("against", case.day, apart, case.against)
        self.named.add(case)
        self._add_outcome(case)

    def _add_outcome(self, case: CountedVotes) -> None:
        number = case.adopted + case.lost
        if not number:
            return
        self._count("", "lost", case.day, number, case.lost)
        self._plain.add("vetoed", case.day, number, case.vetoed)
        for name, keys in (("lost region", case.regions), ("lost place", case.close)):
            for key in keys:
                self._count(key, name, case.day, number / len(keys), case.lost / len(keys))
        if case.lost:
            self._long.add("vetoed", case.day, case.lost, case.vetoed)
            for place in case.close:
                part = 1 / len(case.close)
                self._long.add(f"vetoed {place}", case.day, case.lost * part, case.vetoed * part)
        for member, times in case.vetoes:
            self._vetoes.add(member, case.day, times, 0)
            for place in case.close:
                self._vetoes.add(f"{member} {place}", case.day, times / len(case.close), 0)
        if case.vetoed:
            self._vetoes.add("", case.day, case.vetoed, 0)
            for place in case.close:
                self._vetoes.add(f" {place}", case.day, case.vetoed / len(case.close), 0)

    def _count(self, key: str, name: str, day: date, cases: float, happened: float) -> None:
        for counted in (self._long, self._short, self._plain):
            counted.add(f"{name} {key}", day, cases, happened)

    def read_unanimity(self, matter: VoteTraits, day: date) -> tuple[float, ...]:
        """Features of a split vote on a matter, the first always 1 (`UNANIMITY_FEATURES`)."""
        places = [f"place {p}" for p in matter.situations]
        cells = [f"cell {p} {matter.content}" for p in matter.situations]
        ever = self._long.share(["unanimity "], day, _SPLIT, _BROAD)
        lately = self._short.share(["unanimity "], day, ever, _BROAD)
        kind = self._long.share([f"kind {matter.content}"], day, ever, _BROAD)
        place = self._long.share(places, day, ever, STRENGTH)
        cell = self._long.share(cells, day, place, STRENGTH)
        cell_lately = self._short.share(cells, day, cell, STRENGTH)
        known = self._long.count(places, day)[0]
        broad = find_logit(ever)
        return (
            1.0,
            broad,
            find_logit(lately) - broad,
            find_logit(kind) - broad,
            find_logit(place) - broad,
            find_logit(cell_lately) - find_logit(cell),
            1 / (1 + known),
        )

    def read_outcome(self, matter: VoteTraits, day: date) -> tuple[float, ...]:
        """Features of a draft that is not adopted, the first always 1 (`OUTCOME_FEATURES`)."""
        places = [f"lost place {p}" for p in _close(matter)]
        regions = [f"lost region {r}" for r in find_regions(matter.situations)]
        ever = self._long.share(["lost "], day, _LOST, _BROAD)
        lately = self._short.share(["lost "], day, ever, _BROAD)
        region = self._long.share(regions, day, ever, STRENGTH)
        place = self._long.share(places, day, region, STRENGTH)
        place_lately = self._short.share(places, day, place, STRENGTH)
        broad = find_logit(ever)
        return (
            1.0,
            broad,
            find_logit(lately) - broad,
            find_logit(region) - broad,
            find_logit(place) - find_logit(region),
            find_logit(place_lately) - find_logit(place),
        )

    def share_vetoed(self, matter: VoteTraits, day: date) -> float:
        """Share of vetoes among drafts on the matter that are not adopted."""
        broad = self._long.share(["vetoed"], day, _VETOED, STRENGTH)
        return self._long.share([f"vetoed {p}" for p in _close(matter)], day, broad, STRENGTH)

    def share_vetoing(self, member: str, matter: VoteTraits, day: date) -> tuple[float, float]:
        """Share of vetoes on the matter that are this member's too, and the weighted vetoes it rests on."""
        own, cast = self._vetoes.count([member], day)[0], self._vetoes.count([""], day)[0]
        broad = (own + 1) / (cast + STRENGTH)
        near = self._vetoes.count([f"{member} {p}" for p in _close(matter)], day)[0]
        on_it = self._vetoes.count([f" {p}" for p in _close(matter)], day)[0]
        return min((near + STRENGTH * broad) / (on_it + STRENGTH), 1.0), cast

    def share_apart(self, day: date) -> tuple[float, float]:
        """Share of seats that do not vote yes in a split vote, and the share of negative votes among those."""
        return (
            self._long.share(["seats"], day, 0.2, 15),
            self._long.share(["against"], day, _AGAINST, STRENGTH),
        )

    def count_split(self, day: date) -> tuple[int, int]:
        """Tallied and split votes of the last `WINDOW` years."""
        cases, happened = self._plain.count(["unanimity "], day)
        return round(cases), round(happened)

    def count_split_on(self, matter: VoteTraits, day: date) -> tuple[float, float]:
        """The same of votes on the matter's situations; a vote on several counts in part."""
        return self._plain.count([f"place {p}" for p in matter.situations], day)

    def count_outcomes(self, day: date) -> tuple[int, int, int]:
        """Drafts adopted, failed and vetoed in the last `WINDOW` years."""
        cases, lost = self._plain.count(["lost "], day)
        vetoed = self._plain.count(["vetoed"], day)[1]
        return round(cases - lost), round(lost - vetoed), round(vetoed)

    def count_lost_on(self, matter: VoteTraits, day: date) -> tuple[float, float]:
        """Drafts on the matter's situations in the last `WINDOW` years, and those not adopted."""
        return self._plain.count([f"lost place {p}" for p in _close(matter)], day)


UNANIMITY_FEATURES = (
    "constant",
    "overall",
    "lately",
    "kind",
    "situation",
    "same kind lately",
    "little known",
)
"""In the order of `Experience.read_unanimity`; log odds but the first and last, most as differences."""
OUTCOME_FEATURES = ("constant", "overall", "lately", "region", "situation", "situation lately")
"""In the order of `Experience.read_outcome`."""


class Walk:
    """Cases in the order of days, each met with the experience of the votes before its day, or of complete years before it."""

    def __init__(self, cases: Sequence[CountedVotes], *, whole_years: bool) -> None:
        self.experience = Experience()
        self._cases, self._whole_years = cases, whole_years

    def __iter__(self) -> Iterator[CountedVotes]:
        """The cases; read `experience` before taking the next one. After the last it holds all of them."""
        waiting = 0
        for case in self._cases:
            start = date(case.day.year, 1, 1) if self._whole_years else case.day
            while waiting < len(self._cases) and self._cases[waiting].day < start:
                self.experience.add(self._cases[waiting])
                waiting += 1
            yield case
        for case in self._cases[waiting:]:
            self.experience.add(case)


def gain_experience(cases: Iterable[CountedVotes]) -> Experience:
    """The experience of all of these votes, which come by day."""
    experience = Experience()
    for case in cases:
        experience.add(case)
    return experience


def trait_of(case: CountedVotes) -> VoteTraits:
    """What a counted vote was about."""
    return VoteTraits(case.situations, Content(case.content))


def _close(matter: VoteTraits) -> tuple[str, ...]:
    return tuple(s for s in matter.situations if s not in ("middle east", "africa"))

"""Small records of known kinship, drawn at random: reports of three passages each, pairs, credits and figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations

from hypothesis import strategies as st

from penholder.families.group import group_families
from penholder.model import (
    Correspondence,
    Difference,
    Figure,
    PairType,
    Record,
    Report,
    ReportClaims,
    ReportPair,
    SentencePair,
    Speaker,
    SpeakerKind,
    WordDifference,
)
from penholder.record.assembly import EMPTY
from tests.factories import make_report
from tests.record.claims import make_figure

PASSAGES = range(3)
LENGTH = 10
TEXT = "x" * (LENGTH * len(PASSAGES))
SPEAKERS = (None, "Ada Obi", "Bo Lind")


@dataclass(frozen=True)
class Told:
    """One report: the agency it credits, and of each passage whether it is claimed and on whose word."""

    id: str
    agency: str | None = None
    claimed: tuple[tuple[int, str | None], ...] = ()

    def make_report(self) -> Report:
        return make_report(TEXT, id=self.id, agency=self.agency)

    def make_figures(self) -> tuple[Figure, ...]:
        report = self.make_report()
        return tuple(
            make_figure(
                self.id,
                40,
                span=report.span(place * LENGTH, place * LENGTH + 4),
                given_by=speaker and Speaker(SpeakerKind.PERSON, speaker),
            )
            for place, speaker in self.claimed
        )


CHANGED = (WordDifference(Difference.NUMBER, "40", "60"),)


def make_pair(
    a: str,
    b: str,
    kind: PairType,
    shared: tuple[int, ...] = tuple(PASSAGES),
    earlier: str | None = None,
    differences: tuple[WordDifference, ...] = (),
) -> ReportPair:
    """A pair whose reports correspond in the shared passages."""
    a, b = sorted((a, b))
    left, right = make_report(TEXT, id=a), make_report(TEXT, id=b)
    sentences = tuple(
        SentencePair(
            left.span(n * LENGTH, (n + 1) * LENGTH),
            right.span(n * LENGTH, (n + 1) * LENGTH),
            Correspondence.EDITED,
            0.8,
            differences,
        )
        for n in shared
    )
    return ReportPair(a, b, kind, 0.5, 0.5, 1.0, 1, sentences, "drawn", earlier)


@dataclass(frozen=True)
class World:
    """Reports and their pairs; the record that follows."""

    told: tuple[Told, ...]
    pairs: tuple[ReportPair, ...] = ()

    def add(self, told: Told, pairs: tuple[ReportPair, ...] = ()) -> World:
        return World((*self.told, told), (*self.pairs, *pairs))

    def make_record(self) -> Record:
        reports = tuple(t.make_report() for t in self.told)
        record = replace(EMPTY, reports=reports, pairs=self.pairs)
        claims = tuple(ReportClaims(t.id, figures=t.make_figures()) for t in self.told)
        return replace(record, claims=claims, families=group_families(reports, self.pairs, ()))


_AGENCIES = (None, None, "AP", "AFP")
_KINDS = (
    None,
    None,
    PairType.COPY,
    PairType.EDITED_COPY,
    PairType.REWRITE,
    PairType.SHARED_BACKGROUND,
)
_SHARED = tuple(chosen for size in (1, 2, 3) for chosen in combinations(PASSAGES, size))

# A world is drawn as a few whole numbers and read from them: strategies for each part would take most of the time.
TOLD = st.integers(0, len(_AGENCIES) * (len(SPEAKERS) + 1) ** len(PASSAGES) - 1)
PAIR = st.integers(0, len(_KINDS) * len(_SHARED) * 3 - 1)


def read_told(name: str, drawn: int) -> Told:
    """The report that a number stands for."""
    drawn, agency = divmod(drawn, len(_AGENCIES))
    claimed = []
    for place in PASSAGES:
        drawn, speaker = divmod(drawn, len(SPEAKERS) + 1)
        if speaker:
            claimed.append((place, SPEAKERS[speaker - 1]))
    return Told(name, _AGENCIES[agency], tuple(claimed))


def read_pair(a: str, b: str, drawn: int) -> tuple[ReportPair, ...]:
    """The pair that a number stands for, or none."""
    drawn, kind = divmod(drawn, len(_KINDS))
    shared, earlier = divmod(drawn, 3)
    found = _KINDS[kind]
    if found is None:
        return ()
    directed = (None, a, b)[earlier] if found is not PairType.SHARED_BACKGROUND else None
    return (make_pair(a, b, found, _SHARED[shared], directed),)


@st.composite
def worlds(draw: st.DrawFn, names: str = "abcde") -> World:
    """Up to five reports; of any two, a copy, shared passages, or nothing."""
    told = draw(st.lists(TOLD, min_size=1, max_size=len(names)))
    chosen = names[: len(told)]
    between = list(combinations(chosen, 2))
    pairs = draw(st.lists(PAIR, min_size=len(between), max_size=len(between)))
    return World(
        tuple(read_told(name, drawn) for name, drawn in zip(chosen, told, strict=True)),
        tuple(pair for (a, b), drawn in zip(between, pairs, strict=True) for pair in read_pair(a, b, drawn)),
    )

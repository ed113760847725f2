"""Small records of known kinship, drawn at random: reports of three passages each, pairs, credits and figures."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import combinations

from hypothesis import strategies as st

from penholder.families.group import group_families
from penholder.model import (
    Correspondence,
    Figure,
    PairType,
    Record,
    Report,
    ReportClaims,
    ReportPair,
    SentencePair,
    Speaker,
    SpeakerKind,
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


def make_pair(
    a: str, b: str, kind: PairType, shared: tuple[int, ...] = tuple(PASSAGES), earlier: str | None = None
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
            (),
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


def _draw_told(name: str) -> st.SearchStrategy[Told]:
    claimed = st.dictionaries(st.sampled_from(PASSAGES), st.sampled_from(SPEAKERS)).map(
        lambda drawn: tuple(sorted(drawn.items(), key=str))
    )
    return st.builds(Told, st.just(name), st.sampled_from((None, None, "AP", "AFP")), claimed)


@st.composite
def worlds(draw: st.DrawFn, names: str = "abcdef") -> World:
    """Up to six reports; of any two, a copy, a rewrite, shared passages, or nothing."""
    chosen = names[: draw(st.integers(1, len(names)))]
    told = tuple(draw(_draw_told(name)) for name in chosen)
    pairs = []
    for a, b in combinations(chosen, 2):
        kind = draw(
            st.sampled_from((None, None, PairType.COPY, PairType.EDITED_COPY, PairType.SHARED_BACKGROUND))
        )
        if kind is not None:
            shared = tuple(sorted(draw(st.sets(st.sampled_from(PASSAGES), min_size=1))))
            earlier = draw(st.sampled_from((None, a, b))) if kind is not PairType.SHARED_BACKGROUND else None
            pairs.append(make_pair(a, b, kind, shared, earlier))
    return World(told, tuple(pairs))

"""What ties the reports that carry a claim to one another, so that they may be one origin and not several.

Takes a record whose families have been grouped; gives the ties of any claim and the sister reports that have its
passage. Never counts: `origins` does. A report added to a pile adds ties and takes none away.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from penholder.families.group import JOINING
from penholder.model import Claim, PairType, Position, Record, ReportPair, Statement
from penholder.record.correspondence import Passages, claim_places, differ_in_claim, join_nodes
from penholder.record.givers import Givers


class TieKind(StrEnum):
    """Why two accounts may go back to one, the plainest reason first: said of the reports a tie holds together."""

    FAMILY = "tell one story"
    REWRITE = "are rewrites of one another"
    PASSAGE = "have the passage in corresponding words"
    AGENCY = "go back to"
    SPEAKER = "rest on the word of"
    UTTERANCE = "give one utterance of"
    HEARD = "tell what one speaker said"


@dataclass(frozen=True, slots=True)
class Tie:
    """What the report of a claim has in common with others; reports with an equal tie are joined."""

    kind: TieKind
    key: str
    name: str = ""
    """The agency or speaker."""

    def order(self) -> tuple[int, str]:
        """Sort key: the plainest reason first."""
        return list(TieKind).index(self.kind), self.key


@dataclass(frozen=True, slots=True)
class Reading:
    """The reports of one story that have a claim, and those that have its passage without it."""

    claims: tuple[Claim, ...]
    having: frozenset[str]
    lacking: frozenset[str]


@dataclass(frozen=True)
class Kinship:
    """The ties of a record's claims, worked out once."""

    _families: dict[str, str]
    _rewrites: dict[str, tuple[str, ...]]
    _agencies: dict[str, frozenset[str]]
    _written: Passages
    _told: Passages
    _givers: Givers
    _stories: dict[tuple[str, str], ReportPair]
    _wordings: dict[str, str]

    @classmethod
    def of(cls, record: Record) -> Kinship:
        """The ties of a record whose families have been grouped."""
        families = {report: family.id for family in record.families for report in family.reports}
        agencies: defaultdict[str, set[str]] = defaultdict(set)
        for report in record.reports:
            if report.agency:
                agencies[families.get(report.id, report.id)].add(report.agency)
        return cls(
            families,
            _find_rewrites(record, families),
            {family: frozenset(names) for family, names in agencies.items()},
            Passages.of(record, heard=False),
            Passages.of(record, heard=True),
            Givers.of(record),
            {(pair.a, pair.b): pair for pair in record.pairs if pair.type in JOINING},
            join_nodes((p.a, p.b) for p in record.pairs if p.type is PairType.COPY),
        )

    def tie_accounts(self, claim: Claim) -> Iterator[Tie]:
        """What ties the claim's report to others that may have taken it from the same text."""
        family = self._family(claim)
        yield Tie(TieKind.FAMILY, family)
        for rewrite in self._rewrites.get(claim.report, ()):
            yield Tie(TieKind.REWRITE, rewrite)
        for passage in self._written.of_claim(claim):
            yield Tie(TieKind.PASSAGE, passage)
        # A copy that dropped the credit line still goes back to the agency its sister credits.
        for agency in self._agencies.get(family, ()):
            yield Tie(TieKind.AGENCY, agency, agency)

    def tie_origins(self, claim: Claim) -> Iterator[Tie]:
        """The ties of the account, and whose word the claim rests on."""
        yield from self.tie_accounts(claim)
        if isinstance(claim, Statement | Position):
            return  # that something was said rests on those who heard it
        for passage in self._told.of_claim(claim):
            yield Tie(TieKind.HEARD, passage)
        speaker = self._givers.find_speaker(claim)
        if speaker is not None:
            yield Tie(TieKind.SPEAKER, speaker, speaker)
        for quote in self._givers.find_utterances(claim):
            yield Tie(TieKind.UTTERANCE, quote.id, quote.speaker)

    def find_readings(self, claims: Sequence[Claim]) -> Iterator[Reading]:
        """How each story that carries the claims has their passages."""
        stories: defaultdict[str, list[Claim]] = defaultdict(list)
        for claim in claims:
            stories[self._family(claim)].append(claim)
        for family, own in stories.items():
            having = {claim.report for claim in own}
            passages = {passage for claim in own for passage in self._written.of_claim(claim)}
            sisters = {r for passage in passages for r in self._written.carriers(passage)}
            lacking = {r for r in sisters - having if self._families.get(r) == family}
            yield Reading(tuple(own), frozenset(having), frozenset(lacking))

    def _family(self, claim: Claim) -> str:
        return self._families.get(claim.report, claim.report)

    def is_changed(self, reading: Reading) -> bool:
        """Whether the claim came into its story in copying, or may have.

        Reports shown to be made from one that has the claim do not speak. Of the others that lack it, one settles
        it where the words differ in what is claimed and it is the earlier or neither is shown to be. Where the words
        say the same and were only read otherwise, the story has the claim if most of its wordings do.
        """
        silent = {r for r in reading.lacking if any(self._is_earlier(h, r) for h in reading.having)}
        against = sorted(reading.lacking - silent)
        if any(self._differs(reading, r, h) for r in against for h in reading.having):
            return True
        own = {h for h in reading.having if not any(self._is_earlier(other, h) for other in reading.having)}
        return bool(against) and self._count_wordings(own) <= self._count_wordings(against)

    def _count_wordings(self, reports: Iterable[str]) -> int:
        """How many texts the reports hold, exact copies taken as one."""
        return len({self._wordings.get(report, report) for report in reports})

    def _is_earlier(self, a: str, b: str) -> bool:
        pair = self._stories.get((min(a, b), max(a, b)))
        return pair is not None and pair.earlier == a

    def _differs(self, reading: Reading, lacking: str, having: str) -> bool:
        pair = self._stories.get((min(lacking, having), max(lacking, having)))
        places = [span for c in reading.claims if c.report == having for span in claim_places(c)]
        return pair is not None and any(
            differ_in_claim(sentences) and any(place.touches(own) for place in places)
            for sentences in pair.sentences
            for own in (sentences.a, sentences.b)
            if own.report == having
        )


def _find_rewrites(record: Record, families: dict[str, str]) -> dict[str, tuple[str, ...]]:
    """Of each report, its rewrites in other stories: one doubtful rewrite makes no story, but may be a common origin."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for pair in record.pairs:
        if pair.type in JOINING and families.get(pair.a, pair.a) != families.get(pair.b, pair.b):
            for report in (pair.a, pair.b):
                found[report].add(f"{pair.a} {pair.b}")
    return {report: tuple(sorted(pairs)) for report, pairs in found.items()}

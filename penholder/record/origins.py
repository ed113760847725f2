"""How many independent origins stand behind a claim or a matter: at most N, with the reports behind each.

Takes a record whose families and matters are known; gives the independence of every claim and every matter.
Never counts twice what may go back to one: N is the most that can be vouched for.

The rule, in order:

1. *What is counted.* The claims of a matter; for one claim, those that say the same (`carriers`).
2. *Accounts.* Two reports are one account when they tell one story (copies, edited copies, rewrites), have the
   passage in corresponding words (shared background, followed through every report of the record), or credit one
   news agency (themselves or through a sister). Two reporters who heard one speech are two accounts of it, however
   alike the words they quote.
3. *Origins.* Where the claim is that something was said (sayings, positions), the accounts are the origins. Any
   other claim given by a named speaker, or in versions of one utterance, goes back to who spoke: two stories that
   quote one official's figure are two accounts and one origin of the figure.
4. *Changed in copying.* A story adds no origin when a report of it has the passage without the claim, is not shown to
   be made from one that has it, and the words differ in a number, name, date, negation, hedge, modality or meaning.
   Where the words say the same and were only read otherwise, the story counts if more of its wordings have the
   claim than lack it. One origin always remains.

Ties only ever grow with the pile, so a report that is tied to one already counted adds nothing, and any other adds
one at most. What rule 4 took can come back when a copy shows which wording was first, never more. (Rules 2 and 3: counting by copying source, Dong, Berti-Equille and Srivastava, "Integrating conflicting
data: the role of source dependence", VLDB 2009. Rule 4: a reading of one witness against its exemplar is eliminated,
Maas, "Textkritik", 1927.)
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from penholder.model import Claim, Independence, Origin, Record
from penholder.record.carriers import find_carriers
from penholder.record.correspondence import join_nodes
from penholder.record.kinship import Kinship, Tie, TieKind


def measure_independence(record: Record) -> tuple[Independence, ...]:
    """The independence of every matter and every claim, by id."""
    kinship = Kinship.of(record)
    claims = {claim.id: claim for made in record.claims for claim in made.all()}
    measured = [count_origins(m.id, [claims[c] for c in m.claims], kinship) for m in record.matters]
    for carriers in find_carriers(record):
        found = count_origins("", carriers.same, kinship)
        measured += [replace(found, of=claim.id) for claim in carriers.version]
    return tuple(sorted(measured, key=lambda i: i.of))


def count_origins(of: str, claims: Sequence[Claim], kinship: Kinship) -> Independence:
    """The independence of what these claims say together; "at most N origins" is the number of `origins`."""
    accounts = _group_reports(claims, kinship.tie_accounts)
    groups = _group_reports(claims, kinship.tie_origins)
    changed = {
        r for found in kinship.find_readings(claims) if kinship.is_changed(found) for r in found.having
    }
    counted = tuple(origin for origin in groups if not changed.issuperset(origin.reports)) or groups[:1]
    left = {claim.report for claim in claims}.difference(*(origin.reports for origin in counted))
    ids = tuple(sorted(claim.id for claim in claims))
    return Independence(of, ids, counted, accounts, tuple(sorted(left)))


def _group_reports(claims: Sequence[Claim], ties: Callable[[Claim], Iterable[Tie]]) -> tuple[Origin, ...]:
    """The reports of the claims, joined where they have a tie in common."""
    tied: defaultdict[Tie, set[str]] = defaultdict(set)
    for claim in claims:
        for tie in ties(claim):
            tied[tie].add(claim.report)
    root = join_nodes((min(reports), report) for reports in tied.values() for report in reports)
    groups: defaultdict[str, set[str]] = defaultdict(set)
    for report in root:
        groups[root[report]].add(report)
    held: defaultdict[str, list[tuple[Tie, set[str]]]] = defaultdict(list)
    for tie, reports in tied.items():
        held[root[min(reports)]].append((tie, reports))
    made = (Origin(tuple(sorted(groups[r])), tuple(_say_ties(held[r], len(groups[r])))) for r in groups)
    return tuple(sorted(made, key=lambda origin: origin.reports))


def _say_ties(tied: Sequence[tuple[Tie, set[str]]], count: int) -> Iterator[str]:
    """Why so many reports are one, in words; what holds no reports beyond those already said to be one is left out."""
    said: list[set[str]] = []
    for kind, name, reports in _merge_ties(tied):
        if len(reports) > 1 and not any(reports <= before for before in said):
            said.append(reports)
            who = (
                f"{len(reports)} of {count}"
                if len(reports) < count
                else "both"
                if count == 2
                else f"all {count}"
            )
            yield f"{who} {kind} {name}".rstrip()


def _merge_ties(tied: Sequence[tuple[Tie, set[str]]]) -> Iterator[tuple[TieKind, str, set[str]]]:
    """The ties with their reports, the plainest first; those of one kind and name in one, but each story by itself."""
    merged: dict[tuple[TieKind, str, str], set[str]] = {}
    for tie, reports in sorted(tied, key=lambda held: held[0].order()):
        if len(reports) > 1:
            story = tie.key if tie.kind is TieKind.FAMILY else ""
            merged.setdefault((tie.kind, tie.name, story), set()).update(reports)
    return ((kind, name, reports) for (kind, name, _), reports in merged.items())

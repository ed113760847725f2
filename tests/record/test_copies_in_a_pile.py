"""Copies put into the shipped pile: nothing gains an origin, no verdict turns, and each day knows its own reports."""

from __future__ import annotations

import shutil
from collections import defaultdict
from pathlib import Path

import pytest

from penholder import api
from penholder.model import Record, VerdictKind

PILE = Path(__file__).parents[2] / "examples" / "mali-2023"
COPIED = ("january-herald.txt", "june-post.txt", "june-vote.txt")


def count_origins(record: Record) -> dict[str, int]:
    """At most how many origins each claim has, and, under its own name, the matter it belongs to."""
    counts = {i.of: len(i.origins) for i in record.independence}
    claims = {c: n for c, n in counts.items() if not c.startswith("m")}
    return claims | {f"matter of {c}": counts[m.id] for m in record.matters for c in m.claims}


def judge_claims(record: Record) -> dict[str, set[VerdictKind]]:
    """The kinds of verdict in the matter of each claim."""
    kinds: defaultdict[str, set[VerdictKind]] = defaultdict(set)
    for matter in record.matters:
        for claim in matter.claims:
            kinds[claim] |= {v.kind for v in matter.verdicts} - {VerdictKind.SAME}
    return kinds


@pytest.fixture(scope="module")
def copied(record_file: Path, tmp_path_factory: pytest.TempPathFactory) -> Record:
    """The shipped pile with copies of three stories by other outlets: whole, without the end, and shuffled a little."""
    folder = tmp_path_factory.mktemp("copies")
    herald, post, vote = ((PILE / name).read_text(encoding="utf-8") for name in COPIED)
    (folder / "one.txt").write_text(f"Riverside Mirror\n\n{herald}", encoding="utf-8")
    (folder / "two.txt").write_text(post.rsplit("\n\n", 2)[0] + "\n", encoding="utf-8")
    first, second, *rest = vote.split("\n\n")
    (folder / "three.txt").write_text("\n\n".join((first, *rest[:1], second, *rest[1:])), encoding="utf-8")
    shutil.copy(record_file, folder / "record.db")
    api.read([folder], record=folder / "record.db")
    return api.open_record(folder / "record.db")


def test_copies_join_the_stories_they_copy(record: Record, copied: Record) -> None:
    assert len(copied.reports) == len(record.reports) + len(COPIED)
    assert len(copied.families) == len(record.families)


def test_copies_give_no_claim_and_no_matter_another_origin(record: Record, copied: Record) -> None:
    before, after = count_origins(record), count_origins(copied)
    assert {c: (n, after.get(c)) for c, n in before.items() if after.get(c, n + 1) > n} == {}


def test_copies_turn_no_verdict(record: Record, copied: Record) -> None:
    before, after = judge_claims(record), judge_claims(copied)
    assert {c: (k, after[c]) for c, k in before.items() if after[c] != k} == {}


def test_every_claim_and_matter_is_counted(record: Record) -> None:
    claims = {claim.id: claim for made in record.claims for claim in made.all()}
    measured = {i.of: i for i in record.independence}
    assert set(measured) == set(claims) | {m.id for m in record.matters}
    for matter in record.matters:
        assert matter.origins == tuple(origin.reports for origin in measured[matter.id].origins)
    for of, found in measured.items():
        reports = [r for origin in found.origins for r in origin.reports] + list(found.uncounted)
        assert sorted(reports) == sorted({claims[c].report for c in found.claims})
        assert of not in claims or of in found.claims


def test_origins_of_a_day_rest_on_the_reports_known_by_then(copied: Record) -> None:
    days = sorted({b.latest for b in copied.brackets if b.latest})
    for day in days[:: max(1, len(days) // 4)]:
        then = api.know_on(copied, day)
        known = {r.id for r in then.reports} - set(then.undated)
        named = {r for i in then.independence for o in (*i.origins, *i.accounts) for r in o.reports}
        assert named == {c.report for c in then.claims if c.all()}
        assert {clue.words.report for p in then.pairs for clue in p.direction if clue.words} <= known
        assert {r for f in then.families for edge in f.tree for r in (edge.a, edge.b)} <= known

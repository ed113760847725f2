"""A voting file of full size: whole, within memory, with the votes that were drawn, and so written by its model."""

from __future__ import annotations

import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from penholder.model.voting import MemberVote
from penholder.official.editions import no_progress
from penholder.official.voting import read_votes
from penholder.official.voting.member_votes import read_member_votes
from penholder.official.voting.packing import CODES
from scripts.grow_votes import CONTESTED, draw_votes, grow_votes, non_yes_of

ROOT = Path(__file__).parents[3]


def test_what_was_drawn_is_what_is_read(tmp_path: Path) -> None:
    rows = grow_votes(tmp_path / "votes.csv", seed=3, resolutions=300)
    reading = read_member_votes(tmp_path / "votes.csv", no_progress)
    assert (reading.rows, reading.left_out) == (rows, ())
    calls = {call.symbol: call for call in read_votes(tmp_path / "votes.csv").roll_calls}
    drawn = list(draw_votes(3, 300))
    assert len(calls) == len(drawn)
    for vote in drawn:
        call = calls[vote.symbol]
        cast = {named.member: CODES[named.vote] for named in call.votes}
        assert cast == ({m.iso: letter for m, letter in vote.votes} if vote.voted else {})
        assert (call.day, call.subject, call.count is None) == (vote.day, vote.subject, not vote.voted)


def test_the_same_seed_gives_the_same_file_and_another_gives_another(tmp_path: Path) -> None:
    for name, seed in (("a", 1), ("b", 1), ("c", 2)):
        grow_votes(tmp_path / name, seed=seed, resolutions=60)
    assert (tmp_path / "a").read_bytes() == (tmp_path / "b").read_bytes() != (tmp_path / "c").read_bytes()


def test_shares_of_votes_follow_the_stated_model() -> None:
    held: Counter[str] = Counter()
    against: Counter[str] = Counter()
    subject = max(CONTESTED, key=lambda name: CONTESTED[name])
    for vote in draw_votes(5, 6000):
        if vote.subject == subject and vote.voted:
            for member, letter in vote.votes:
                held[member.iso] += 1
                against[member.iso] += letter != "Y"
    for iso in ("CN", "US", "FR"):
        share, expected = against[iso] / held[iso], non_yes_of(iso, subject)
        assert abs(share - expected) < 4 * (expected * (1 - expected) / held[iso]) ** 0.5, iso


def test_a_file_of_full_size_is_imported_whole_within_memory(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "scripts.grow_votes", str(tmp_path / "full.csv"), "--measure"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    found = re.search(r"^([\d,]+) rows, ([\d.]+) MB: [\d.]+ s, peak (\d+) MiB", done.stdout, re.MULTILINE)
    assert found, done.stdout
    rows = sum(len(vote.votes) for vote in draw_votes(1))
    assert rows > 40_000
    assert found[1] == f"{rows:,}"
    assert float(found[2]) > 14
    assert int(found[3]) < 256


def test_the_votes_of_a_grown_file_are_of_every_kind(tmp_path: Path) -> None:
    grow_votes(tmp_path / "votes.csv", seed=1, resolutions=900)
    calls = read_votes(tmp_path / "votes.csv").roll_calls
    assert {named.vote for call in calls for named in call.votes} == set(MemberVote)
    assert {len(call.votes) for call in calls} >= {0, 11, 15}

"""The tallies of a record on a day: one for every option spoken of, or of the one that is asked for.

Takes a record, the claims that count on the day and the day; gives `Tally` values. Never counts a position drawn
from a suspect passage, nor words that a judgement in force sets aside.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from penholder import vocabulary
from penholder.council.arithmetic import count_votes
from penholder.council.readings import SetVote
from penholder.council.set_votes import list_kept, merge_votes
from penholder.model import Position, Record, ReportClaims, Tally


@dataclass(frozen=True)
class Ground:
    """What the tallies of a record are counted from."""

    today: date
    positions: tuple[Position, ...]
    spoken: frozenset[str]
    """Keys of the options that somebody has spoken on, a report sets out, or a person has set a vote on."""
    kept: tuple[tuple[str, SetVote], ...]
    """Signed votes, each with the option it is on."""
    host: str | None


def lay_ground(record: Record, claims: Iterable[ReportClaims], today: date) -> Ground:
    """The positions, options and signed votes of a record that count on a day."""
    held = tuple(claims)
    doubted = {claim for suspicion in record.suspicions for claim in suspicion.claims}
    latest = {b.report: day for b in record.brackets if (day := b.latest or b.best)}
    positions = tuple(
        _date_position(p, latest.get(p.report))
        for c in held
        for p in c.positions
        if not _is_doubted(p, doubted)
    )
    reports = {c.report for c in held}
    kept = list_kept(record, today)
    spoken = {p.option for p in positions} | {option for option, _ in kept}
    spoken |= {o.key for o in record.options if any(term.report in reports for term in o.terms)}
    return Ground(today, positions, frozenset(spoken), kept, _find_host(record.mission))


def count_all(ground: Ground) -> tuple[Tally, ...]:
    """One tally for every option spoken of that can be put to a vote, in the order of the vocabulary."""
    return tuple(
        count_option(ground, kind.key)
        for kind in vocabulary.option_kinds()
        if kind.key in ground.spoken and not kind.collective
    )


def count_option(
    ground: Ground, option: str, votes: Sequence[SetVote] = (), *, procedural: bool = False
) -> Tally:
    """The tally of one option, spoken of or not; `votes` are tried out and take the place of signed ones."""
    kept = [vote for on, vote in ground.kept if on == option]
    return count_votes(
        option,
        ground.positions,
        ground.today,
        ground.host,
        votes=merge_votes(kept, votes),
        procedural=procedural,
    )


def _date_position(position: Position, known: date | None) -> Position:
    """A position without a day of its own was stated by the day its report was known; that orders it."""
    if position.said is not None or known is None:
        return position
    return replace(position, said=f"../{known.isoformat()}")


def _is_doubted(position: Position, doubted: set[str]) -> bool:
    """Positions drawn from suspect passages are shown elsewhere, and never counted."""
    return position.id in doubted or position.statement in doubted


def _find_host(mission_key: str | None) -> str | None:
    hosts = next((m.host_states for m in vocabulary.missions() if m.key == mission_key), ())
    return hosts[0] if len(hosts) == 1 else None

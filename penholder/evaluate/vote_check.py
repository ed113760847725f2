"""Recorded outcomes of votes against the Charter's rules, scored: two shares with their intervals.

Takes a folder of official tables of votes; gives the check with corpus fingerprint and intervals, as a JSON document
and as tables for people. Raises EvaluationError naming the folder and what was expected.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich.console import Group, RenderableType
from rich.table import Table
from rich.text import Text

from penholder.council.check import (
    CheckedVote,
    NamedCheck,
    VoteCheck,
    check_named,
    check_votes,
    read_tables,
)
from penholder.evaluate.scoring import Corpus, bootstrap, fingerprint
from penholder.official.editions import Progress, no_progress
from penholder.official.files import write_utf8
from penholder.outputs.wording import clean, shorten

_SHOWN = 12
_SYMBOL = 24


@dataclass(frozen=True, slots=True)
class VoteScores:
    """The check of a folder's tables."""

    corpus: Corpus
    """Its documents are the tallied votes."""
    check: VoteCheck
    named: NamedCheck
    """Resolutions of which the folder has every member's vote; empty without such a file."""
    adopted_interval: tuple[float, float]
    failed_interval: tuple[float, float]

    @property
    def adopted_agree(self) -> float:
        """Share of tallied resolutions whose recorded outcome follows."""
        return _share(_marks(self.check.adopted))

    @property
    def failed_agree(self) -> float:
        """Share of tallied drafts not adopted whose recorded outcome follows."""
        return _share(_marks(self.check.failed))

    @property
    def exceptions(self) -> tuple[CheckedVote, ...]:
        """Every row whose outcome does not follow, those with members' votes last."""
        return (*self.check.exceptions, *(checked for checked in self.named.votes if not checked.agrees))


def score_votes(folder: Path, progress: Progress = no_progress) -> VoteScores:
    """Every tallied vote of a folder's tables against the rules."""
    tables = read_tables(folder)
    check, named = check_votes(tables), check_named(folder, progress)
    sha256 = fingerprint(tables.name, (*tables.files, *named.files)).sha256
    return VoteScores(
        corpus=Corpus(tables.name, len(check.adopted) + len(check.failed), sha256),
        check=check,
        named=named,
        adopted_interval=bootstrap(_marks(check.adopted), _share),
        failed_interval=bootstrap(_marks(check.failed), _share),
    )


def vote_document(scores: VoteScores) -> dict[str, Any]:
    """The result with the keys docs/roster.md names."""
    check = scores.check
    return {
        "task": "council check",
        "corpus": asdict(scores.corpus),
        "files": [write_utf8(path.name) for path in (*check.tables.files, *scores.named.files)],
        "adopted_agree": scores.adopted_agree,
        "failed_agree": scores.failed_agree,
        "interval": {
            "adopted_agree": list(scores.adopted_interval),
            "failed_agree": list(scores.failed_interval),
        },
        "adopted": _count(check.adopted, len(check.tables.adopted)),
        "failed": _count(check.failed, len(check.tables.failed)),
        "named": _count(scores.named.votes, len(scores.named.votes)),
        "passed_over": list(scores.named.passed_over),
        "exceptions": [_list(checked) for checked in scores.exceptions],
        "remarks": [_list(checked) for checked in check.remarked],
    }


def show_votes(scores: VoteScores) -> RenderableType:
    """The two shares with their counts, the exceptions with reasons, and what else is off in the tables."""
    check = scores.check
    parts: list[RenderableType] = [_shares(scores)]
    if scores.exceptions:
        parts += [Text("\nRows whose outcome does not follow:", style="bold"), _exceptions(scores.exceptions)]
    else:
        parts.append(Text("\nEvery recorded outcome follows from the rules.", style="bold"))
    known = [checked for checked in check.remarked if checked.known]
    if known:
        parts.append(Text("\nRows whose outcome follows, with something else known to be off:", style="bold"))
        parts += [Text(f"  {clean(c.vote.symbol)}: {c.known.reason}") for c in known if c.known]
    if left := len(check.remarked) - len(known):
        parts.append(
            Text(
                f"{left} more rows leave out members' votes or differ from a second source: --json lists them"
            )
        )
    parts += [Text(f"passed over: {clean(words)}") for words in scores.named.passed_over[:_SHOWN]]
    return Group(*parts)


def _shares(scores: VoteScores) -> Table:
    corpus, check = scores.corpus, scores.check
    table = Table(
        title=Text(f"{clean(corpus.name)}: {corpus.documents:,} tallied votes, sha256 {corpus.sha256[:12]}")
    )
    for heading in ("recorded as", "tallied", "follow", "share", "95 % interval"):
        table.add_column(heading, justify="left" if heading == "recorded as" else "right")
    for name, rows, share, (low, high) in (
        ("adopted", check.adopted, scores.adopted_agree, scores.adopted_interval),
        ("not adopted", check.failed, scores.failed_agree, scores.failed_interval),
    ):
        table.add_row(
            name,
            f"{len(rows):,}",
            f"{sum(_marks(rows)):,}",
            f"{share:.4f}" if rows else "-",
            f"{low:.4f} to {high:.4f}" if rows else "-",
        )
    if named := scores.named.votes:
        agree = sum(_marks(named))
        table.add_row("named votes", f"{len(named):,}", f"{agree:,}", f"{agree / len(named):.4f}", "")
    return table


def _exceptions(rows: Sequence[CheckedVote]) -> Table:
    table = Table(header_style="bold", show_lines=True)
    table.add_column("vote", no_wrap=True)
    table.add_column("recorded", no_wrap=True)
    table.add_column("by the rules", no_wrap=True)
    table.add_column("reason", overflow="fold")
    for checked in rows:
        vote = checked.vote
        cells = (
            f"{shorten(clean(vote.symbol), _SYMBOL)}\n{vote.day or vote.year or '-'}",
            f"{shorten(clean(vote.recorded), _SYMBOL)}\n{clean('-'.join(vote.numbers[:3]))}",
            str(checked.outcome.result) if checked.outcome else "-",
            f"{clean(checked.reason)} ({clean(checked.source or vote.where)})",
        )
        table.add_row(*(Text(cell) for cell in cells))  # as Text: a cell of a file is never markup
    return table


def _list(checked: CheckedVote) -> dict[str, Any]:
    vote = checked.vote
    return {
        "symbol": vote.symbol,
        "day": vote.day.isoformat() if vote.day else None,
        "recorded": vote.recorded,
        "tally": "-".join(vote.numbers[:3]),
        "vetoed_by": list(vote.vetoed_by),
        "by_rules": str(checked.outcome.result) if checked.outcome else None,
        "rule": checked.outcome.reason if checked.outcome else None,
        "reason": checked.reason,
        "source": checked.source,
        "remarks": _list_remarks(checked),
        "where": vote.where,
    }


def _list_remarks(checked: CheckedVote) -> list[str]:
    known = checked.known
    return [*checked.remarks, *([f"{known.reason} ({known.source})"] if known else [])]


def _count(rows: Sequence[CheckedVote], all_rows: int) -> dict[str, int]:
    return {"rows": all_rows, "tallied": len(rows), "agree": sum(_marks(rows))}


def _marks(rows: Sequence[CheckedVote]) -> list[bool]:
    return [checked.agrees for checked in rows]


def _share(marks: Sequence[bool]) -> float:
    return sum(marks) / len(marks) if marks else 0.0

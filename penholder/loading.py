"""The record as the last finished run left it.

Takes an open store; gives a `Record` or parts of it. Never shows half a run: a report that has been taken in
but not yet worked out is counted in `count_waiting` and left out, so what is shown always fits together.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from penholder import model
from penholder.model import DateBracket, Record, Report
from penholder.official.editions import Edition
from penholder.record.history import latest_known
from penholder.record.judgements import lay_judgements
from penholder.record.promises import trace_promises
from penholder.record.stances import trace_stances
from penholder.store import Store


def load_record(store: Store) -> Record:
    """The whole record, read at one moment whatever another run writes meanwhile."""
    with store.snapshot():
        reports = load_finished(store)
        brackets = store.load("brackets", DateBracket)
        matters = store.load("matters", model.Matter)
        record = Record(
            known_on=latest_known(brackets),
            reports=reports,
            brackets=brackets,
            undated=(),
            pairs=store.load("pairs", model.ReportPair),
            families=store.load("families", model.StoryFamily),
            claims=store.load_claims([r.id for r in reports]),
            quotes=store.load("quotes", model.QuoteFamily),
            suspicions=store.suspicions(),
            matters=tuple(sorted(matters, key=lambda m: (m.ledger, m.label, m.id))),
            identities=store.load("identities", model.Identity),
            options=store.load("options", model.Option),
            skipped=store.skipped(),
            mission=store.fact("mission"),
            independence=store.load("independence", model.Independence),
        )
        record = lay_beside(record, store.load("judgements", model.Judgement), store)
    return replace(record, stances=trace_stances(record), promises=trace_promises(record))


def lay_beside(record: Record, judgements: Iterable[model.Judgement], store: Store) -> Record:
    """The record with what no report says: what people ruled, and the official series its figures are compared with."""
    judged = lay_judgements(record, judgements, store.replacements())
    editions = store.imports.list()
    return replace(
        record,
        judged=judged,
        checks=_check_figures(record, store, editions),
        voting=_load_voting(record, store, editions),
    )


def _load_voting(record: Record, store: Store, editions: tuple[Edition, ...]) -> model.VotingHistory | None:
    """The imported votes of the days before the known-on day; all where no report has a day."""
    if not editions:
        return None
    # A record without voting files does not load what merges them.
    from penholder.official.voting.history import load_voting

    history = load_voting(editions, store.imports.body)
    return history.before(record.known_on) if history and record.known_on else history


def _check_figures(
    record: Record, store: Store, editions: tuple[Edition, ...]
) -> tuple[model.SeriesCheck, ...]:
    if not editions:
        return ()
    # What reads tolls against a series is loaded only for records that have one.
    from penholder.official.series import load_series
    from penholder.record.checks import check_figures

    return check_figures(record, load_series(editions, store.imports.body))


def load_finished(store: Store) -> tuple[Report, ...]:
    """The reports that the last finished run worked out, by id."""
    worked_out = {bracket.report for bracket in store.load("brackets", DateBracket)}
    return tuple(report for report in store.load("reports", Report) if report.id in worked_out)


def load_standing(store: Store) -> tuple[Report, ...]:
    """Reports that still stand at some path, by id; earlier versions of a changed file stay in the store."""
    standing = {file.report for file in store.files().values()}
    return tuple(report for report in store.load("reports", Report) if report.id in standing)


def count_waiting(store: Store) -> int:
    """How many standing reports an interrupted run has left to be worked out."""
    with store.snapshot():
        worked_out = {bracket.report for bracket in store.load("brackets", DateBracket)}
        return len({file.report for file in store.files().values() if file.report} - worked_out)

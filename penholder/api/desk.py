"""The conflict desk: matters in several versions, judgements on them, what changed since a day."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from penholder.api.records import PathLike, assess, open_store
from penholder.errors import UsageError
from penholder.loading import load_record
from penholder.model import Judgement, Record, Ruling, VerdictKind

if TYPE_CHECKING:
    from penholder.outputs.views.changes import ChangesView
    from penholder.outputs.views.desk import DeskView
    from penholder.outputs.views.judgements import JudgementView
    from penholder.record.judging import Signature


def conflicts(
    record: Record, *, matter: str = "", ledger: str = "", kinds: Sequence[VerdictKind | str] = ()
) -> DeskView:
    """Matters told in several versions, what the brief depends on most first: `outputs.views.desk` names the parts.

    Of one ledger, with verdicts of these kinds, or the one matter whose id, or that of a claim in it, begins so.
    Raises UnknownId for an id the record does not hold, UsageError for a verdict outside the closed list.
    """
    from penholder.outputs.ids import complete_conflict
    from penholder.outputs.views.desk import select_matters, view_desk
    from penholder.outputs.views.verdicts import read_verdict

    wanted = complete_conflict(record, matter).id if matter else ""
    asked = [read_verdict(kind) for kind in kinds]
    return select_matters(
        view_desk(record, assess(record, foresee=False), wanted=wanted),
        ledger=ledger,
        kinds=asked,
        wanted=wanted,
    )


def conflicts_page(record: Record, desk: DeskView | None = None) -> str:
    """The conflict desk of a record, or those of its matters that were chosen, as one self-contained HTML page."""
    from penholder.outputs.pages import write_conflicts

    return write_conflicts(record, desk or conflicts(record))


def conflicts_json(record: Record, desk: DeskView | None = None) -> str:
    """The conflict desk of a record, or those of its matters that were chosen, as one JSON document."""
    from penholder.outputs.exports import export_conflicts

    return export_conflicts(record, desk or conflicts(record))


def judge(
    record: PathLike,
    matter: str,
    claims: Sequence[str],
    signature: Signature,
    *,
    ruling: Ruling | str = Ruling.STANDS,
    verdict: VerdictKind | str | None = None,
) -> Judgement:
    """Rule on a matter of a record file: one claim stands, one is set aside, or two have a verdict between them.

    Ids may be given by a start. `penholder.sign` makes the signature: name, day and reason. Judgements of the matter
    that a later report has reopened are retired in the same step. Raises `UsageError` for what cannot be ruled so.
    """
    from penholder.outputs.ids import complete_claim, complete_matter
    from penholder.outputs.views.verdicts import read_verdict
    from penholder.record.judging import Signature, make_judgement, reopened_on, retire

    with open_store(record) as store, store.transaction():
        held = load_record(store)
        found = complete_matter(held, matter)
        judgement = make_judgement(
            held,
            found,
            Ruling(ruling),
            [complete_claim(held, found, claim) for claim in claims],
            signature,
            verdict=None if verdict is None else read_verdict(verdict),
        )
        anew = Signature(signature.by, signature.on, f"ruled on again: {judgement.id}")
        replaced = (j for j in reopened_on(held.judged, found.id) if j.on <= signature.on)
        store.save("judgements", [*(retire(old, anew) for old in replaced), judgement])
    return judgement


def sign(by: str, on: date, because: str) -> Signature:
    """Who rules, on which day and why; raises `UsageError` for an empty, huge or unprintable name or reason."""
    from penholder.record.judging import sign as make_signature

    return make_signature(by, on, because)


def undo_judgement(record: PathLike, judgement: str, signature: Signature) -> Judgement:
    """Retire a judgement of a record file, by its id or a start of it: it stays listed, with who retired it and why."""
    from penholder.outputs.ids import complete_judgement
    from penholder.record.judging import retire

    with open_store(record) as store, store.transaction():
        retired = retire(complete_judgement(load_record(store), judgement), signature)
        store.save("judgements", [retired])
    return retired


def judgements(record: Record) -> tuple[JudgementView, ...]:
    """Every judgement as it bears on the record: `outputs.views.judgements` names the parts."""
    from penholder.outputs.views.index import index_record
    from penholder.outputs.views.judgements import view_all_judgements

    return view_all_judgements(index_record(record))


def judgements_json(record: Record) -> str:
    """Every judgement with its words, its state and what it bears on, as one JSON document."""
    from penholder.outputs.exports import export_judgements

    return export_judgements(record)


def changes(record: Record, earlier: Record) -> ChangesView:
    """What changed since an earlier state of a record: new, changed, slipped, reopened, each sentence with its evidence.

    `earlier` is the record as known on an earlier day: `open_record(path, as_known_on=day)`. Raises `UsageError` when
    it is not earlier.
    """
    from penholder.outputs.views.changes import view_all_changes
    from penholder.outputs.views.index import index_record

    _require_earlier(record, earlier)
    return view_all_changes(index_record(record), index_record(earlier))


def _require_earlier(record: Record, earlier: Record) -> None:
    now, then = record.known_on, earlier.known_on
    if now is not None and then is not None and then >= now:
        raise UsageError(
            f"{then} is not before {now}, the day the record is known on; choose an earlier --since"
        )


def changes_page(record: Record, earlier: Record) -> str:
    """What changed since an earlier state of a record as one self-contained HTML page."""
    from penholder.outputs.pages import write_changes

    _require_earlier(record, earlier)
    return write_changes(record, earlier)


def changes_json(record: Record, earlier: Record) -> str:
    """What changed since an earlier state of a record as one JSON document."""
    from penholder.outputs.exports import export_changes

    _require_earlier(record, earlier)
    return export_changes(record, earlier)

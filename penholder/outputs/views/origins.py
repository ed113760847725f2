"""How many origins a claim or a matter has at most, and which reports stand behind each.

Takes a `RecordIndex` and an id; gives one line. Never counts reports where the record has counted origins.
"""

from __future__ import annotations

from collections.abc import Sequence

from penholder.model import Independence, Origin
from penholder.outputs import wording
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.lines import Line, line

GROUPS, LETTERS = 6, 8
"""Origins named in one line, and reports named of each; the rest is counted."""


def view_origins(index: RecordIndex, of: str, claims: Sequence[str]) -> Line | None:
    """ "At most two origins in four reports: A, B and D (all 3 tell one story); C."; None where one report has it.

    `of` is a claim or a matter, `claims` what the line cites.
    """
    words = origin_words(index, of, claims)
    return line(wording.sentence(words), evidence=index.cite(claims, most=2)) if words else None


def origin_sentence(index: RecordIndex, of: str, claims: Sequence[str]) -> str:
    """The same as a sentence beside claims that are cited there; "" where one report has it."""
    return wording.sentence(origin_words(index, of, claims))


def origin_words(index: RecordIndex, of: str, claims: Sequence[str], *, named: bool = True) -> str:
    """The same as words inside a sentence, the reports behind each origin left out unless `named`."""
    found = index.independence.get(of) or _count(index, of, claims)
    reports = {r for o in found.origins for r in o.reports} | set(found.uncounted)
    if len(reports) < 2 or not found.origins:
        return ""
    count = (
        f"at most {wording.count(len(found.origins), 'origin')} in {wording.count(len(reports), 'report')}"
    )
    if not named:
        return count
    groups = [_name(index, o) for o in _sort(index, found.origins)]
    more = [f"{wording.numeral(len(groups) - GROUPS)} more"] if len(groups) > GROUPS else []
    told = f"{count}: {'; '.join(groups[:GROUPS] + more)}"
    accounts = len(found.accounts)
    hands = f"; told in {wording.numeral(accounts)} accounts" if accounts > len(found.origins) else ""
    left = _letters(index, found.uncounted)
    verb = "adds" if len(found.uncounted) == 1 else "add"
    return f"{told}{hands}{f'; {left} {verb} none' if left else ''}"


def find_origins(index: RecordIndex, claims: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    """The reports behind each possible origin of versions of one claim, in the order of their letters."""
    matter = index.matter_of.get(claims[0])
    of = matter.id if matter and len(claims) > 1 else claims[0]
    found = index.independence.get(of) or _count(index, of, claims)
    return tuple(tuple(sorted(o.reports)) for o in _sort(index, found.origins))


def _count(index: RecordIndex, of: str, claims: Sequence[str]) -> Independence:
    """What a record without counted origins allows: one per story family."""
    matter = next((m for m in index.record.matters if m.id == of), None)
    groups = matter.origins if matter else ()
    if not groups:
        by_family: dict[str, list[str]] = {}
        for report in sorted({index.claims[c].report for c in claims if c in index.claims}):
            family = index.family_of.get(report)
            by_family.setdefault(family.id if family else report, []).append(report)
        groups = tuple(tuple(g) for g in by_family.values())
    origins = tuple(Origin(g) for g in groups)
    return Independence(of, tuple(claims), origins, origins)


def _sort(index: RecordIndex, origins: Sequence[Origin]) -> list[Origin]:
    return sorted(origins, key=lambda o: min(_rank(index, r) for r in o.reports))


def _rank(index: RecordIndex, report: str) -> tuple[int, str]:
    code = index.codes.get(report, report)
    return (len(code), code)


def _name(index: RecordIndex, origin: Origin) -> str:
    why = ", ".join(wording.clean(w) for w in origin.joined_by)
    return _letters(index, origin.reports) + (f" ({why})" if why else "")


def _letters(index: RecordIndex, reports: Sequence[str]) -> str:
    codes = [index.codes.get(r, r) for r in sorted(reports, key=lambda r: _rank(index, r))]
    more = [f"{wording.numeral(len(codes) - LETTERS)} more"] if len(codes) > LETTERS else []
    return wording.join(codes[:LETTERS] + more)

"""Proposals: which alternatives a statement puts forward, item by item, and which lists tell the same set.

Takes claims and the timing of their reports; gives proposals, oldest first. Reads general list patterns only:
"three options: A; B; or C", "A, B, or C", "ranging from A to C", and a single alternative. Never decides which
wording of an alternative is the right one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from penholder import vocabulary
from penholder.model import (
    DateBracket,
    Edtf,
    Force,
    Position,
    Report,
    ReportClaims,
    Span,
    SpeakerKind,
    Statement,
)
from penholder.options.lists import COUNT, list_items, name_option
from penholder.values.mentions import fold_words
from penholder.values.options import Target, find_target, inflect_verb
from penholder.values.subjects import state_by_name

_BARE_LIST = re.compile(rf"{COUNT.pattern}[^.;:\n]{{0,160}}:", re.IGNORECASE)
_SENTENCE_END = re.compile(r"[.!?][”’\"')]*(?=\s|$)|\n")
_RECOMMENDS = ("recommend", "advise", "favour", "favor")


@dataclass(frozen=True, slots=True)
class Proposal:
    """One alternative as one statement puts it."""

    key: str
    term: Span
    by: str
    when: Edtf | None
    statement: str
    """Id of the statement; for a list outside any statement, its words."""
    recommends: bool
    place: int
    """Its number in the list, from 0; the last of a range is -1."""
    size: int
    """How many alternatives the statement announces; 1 for a single one."""


class Timing:
    """When statements were made, as far as said or bracketed; the order of everything in this folder."""

    def __init__(self, brackets: Sequence[DateBracket]) -> None:
        self._latest = {b.report: day for b in brackets if (day := b.latest or b.best)}

    def when(self, said: Edtf | None, report: str) -> Edtf | None:
        """The day or period said; else "on or before" the day its report was known."""
        known = self._latest.get(report)
        return said or (f"../{known.isoformat()}" if known else None)

    def place_statement(self, statement: Statement) -> tuple[date, str, int, str]:
        """Where a statement stands in the order of telling: by report, then by place in the text."""
        return self._place(statement.report, statement.content[0].start, statement.id)

    def place_span(self, span: Span) -> tuple[date, str, int, str]:
        """Where a passage stands in the order of telling."""
        return self._place(span.report, span.start, span.words)

    def place_position(self, position: Position) -> tuple[date, str, int, str]:
        """Where a position stands in the order of telling."""
        return self._place(position.report, position.span.start, position.id)

    def _place(self, report: str, start: int, claim: str) -> tuple[date, str, int, str]:
        return (self._latest.get(report, date.max), report, start, claim)


def find_proposals(
    claims: Sequence[ReportClaims],
    timing: Timing,
    reports: Sequence[Report] = (),
    *,
    doubted: frozenset[str] = frozenset(),
) -> list[Proposal]:
    """Every alternative put forward in a statement whose id is not among the doubted, in the order of telling.

    With the reports at hand, a list that a statement breaks off is read to the end of its sentence, and so is
    a list of options that stands in no statement at all ("three options proposed by X: A, B, or C").
    """
    texts = {report.id: report for report in reports}
    made = [s for c in claims for s in c.statements if is_proposal(s)]
    found = [
        (timing.place_statement(s), p)
        for s in made
        if s.id not in doubted
        for span in s.content
        for p in _read_span(_complete(span, texts.get(s.report)), s, timing)
    ]
    for report in reports:
        spoken = [span for s in made if s.report == report.id for span in s.content]
        found += _find_bare_lists(report, spoken, claims, timing)
    return [proposal for _, proposal in sorted(found, key=lambda pair: (pair[0], pair[1].term.start))]


def is_proposal(statement: Statement) -> bool:
    """Whether the statement puts something forward: by its force or by the words of its cue."""
    return statement.force is Force.PROPOSES or _cue_among(statement, vocabulary.option_words("proposal"))


def _cue_among(statement: Statement, lemmas: Sequence[str] | frozenset[str]) -> bool:
    if statement.cue is None:
        return False
    words = set(re.findall(r"[\w’'-]+", statement.cue.words.lower()))
    return bool(words & _forms(tuple(sorted(lemmas))))


@cache
def _forms(lemmas: tuple[str, ...]) -> frozenset[str]:
    return frozenset(form for lemma in lemmas for form in inflect_verb(lemma))


def _read_span(span: Span, statement: Statement, timing: Timing) -> Iterator[Proposal]:
    if not _means_mission(statement, span):
        return
    by = statement.speaker.name or statement.speaker.speaks_for or ""
    when = timing.when(statement.said, statement.report)
    recommends = _cue_among(statement, _RECOMMENDS)
    yield from _read_list(span, Proposal("", span, by, when, statement.id, recommends, 0, 1))


def _read_list(span: Span, pattern: Proposal) -> Iterator[Proposal]:
    items, size = list_items(span)
    for place, term in items:
        key = name_option(term.words)
        if key is not None:
            yield replace(pattern, key=key, term=term, place=place, size=size)


def _complete(span: Span, report: Report | None) -> Span:
    """A list of options that the statement breaks off, up to the end of its sentence."""
    if report is None or COUNT.search(span.words) is None:
        return span
    rest = _SENTENCE_END.search(report.text, span.end)
    end = rest.start() if rest else len(report.text)
    between = report.text[span.end : end]
    return report.span(span.start, end) if end > span.end and re.match(r"\s*[;:,]", between) else span


def _find_bare_lists(
    report: Report, spoken: Sequence[Span], claims: Sequence[ReportClaims], timing: Timing
) -> Iterator[tuple[tuple[date, str, int, str], Proposal]]:
    """Lists of options no statement holds; their proposer is the one person named before the colon."""
    for match in _BARE_LIST.finditer(report.text):
        end = _SENTENCE_END.search(report.text, match.end())
        span = report.span(match.start(), end.start() if end else len(report.text))
        aside = (*spoken, *(f.span for f in report.furniture))
        if any(s.start < span.end and span.start < s.end for s in aside):
            continue
        if find_target(span.words) is not Target.STRONG:
            continue
        by = _find_proposer(match.group(), claims)
        pattern = Proposal("", span, by, timing.when(None, report.id), span.words, False, 0, 1)
        for proposal in _read_list(span, pattern):
            if proposal.size > 1:
                yield timing.place_span(proposal.term), proposal


def _find_proposer(opening: str, claims: Sequence[ReportClaims]) -> str:
    """The person who speaks somewhere in the record and whose surname stands in the opening; "" when unclear."""
    folded = set(re.findall(r"[^\W\d_]+", fold_words(opening)))
    people = {
        s.speaker.name
        for c in claims
        for s in c.statements
        if s.speaker.kind is SpeakerKind.PERSON and s.speaker.name
    }
    named = sorted(name for name in people if fold_words(name).split()[-1] in folded)
    first = named[0] if named else ""
    return first if all(is_same_proposer(first, name) for name in named) else ""


def _means_mission(statement: Statement, span: Span) -> bool:
    """Whether a mission is meant: a state that offers to withdraw its own troops proposes nothing for one."""
    target = find_target(span.words)
    holder = statement.speaker.speaks_for or statement.speaker.name or ""
    return target is Target.STRONG or (target is Target.WEAK and not _is_state(holder))


@cache
def _is_state(holder: str) -> bool:
    return any(state.iso == holder for state in vocabulary.states()) or state_by_name(holder) is not None


# --------------------------------------------------------------------------- one set, told several times


def relate_proposals(proposals: Sequence[Proposal]) -> list[Proposal]:
    """Later lists related to the first that put the same set forward: a paraphrase takes its option's key.

    Two lists tell one set when the same proposer announces as many alternatives and at least one stands at the
    same place in both. What is left over in place is then the same alternative in other words.
    """
    lists: dict[str, list[Proposal]] = {}
    for proposal in proposals:
        lists.setdefault(proposal.statement, []).append(proposal)
    sets: list[tuple[str, int, dict[int, str]]] = []
    related: list[Proposal] = []
    for items in lists.values():
        known = next((keys for by, size, keys in sets if _tells_same(items, by, size, keys)), None)
        if known is None:
            if items[0].size > 1 and len(items) == items[0].size:
                sets.append((items[0].by, items[0].size, {p.place: p.key for p in items}))
            related.extend(items)
        else:
            related.extend(replace(p, key=known[p.place % len(known)]) for p in items)
    return related


def _tells_same(items: Sequence[Proposal], by: str, size: int, keys: dict[int, str]) -> bool:
    if not is_same_proposer(items[0].by, by) or items[0].size != size or len(items) < 2:
        return False
    places = [(p.place % size, p.key) for p in items]
    if any(key in keys.values() and keys.get(place) != key for place, key in places):
        return False
    return any(keys.get(place) == key for place, key in places)


def is_same_proposer(a: str, b: str) -> bool:
    """Whether two names are one proposer's, a surname alone included.

    >>> is_same_proposer("Guterres", "António Guterres"), is_same_proposer("", "António Guterres")
    (True, False)
    """
    first, second = (set(fold_words(name).lower().split()) for name in (a, b))
    return bool(first and second) and (first <= second or second <= first)


def find_superseded(claims: Sequence[ReportClaims], doubted: frozenset[str] = frozenset()) -> dict[str, str]:
    """Options that a proposal not doubted says are replaced, with the option that takes their place."""
    pattern = re.compile(
        "|".join(map(re.escape, sorted(vocabulary.option_words("supersedes")))), re.IGNORECASE
    )
    found: dict[str, str] = {}
    made = (s for c in claims for s in c.statements if s.id not in doubted)
    statements = sorted(made, key=lambda s: s.id)
    for words in (span.words for s in statements if is_proposal(s) for span in s.content):
        match = pattern.search(words)
        if match is None:
            continue
        new, old = name_option(words[: match.start()]), name_option(words[match.end() :])
        if new and old and new != old:
            found.setdefault(old, new)
    return found

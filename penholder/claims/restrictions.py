"""Restrictions: what a host state, or whoever holds the ground, denies an operation, whom it expels, what it bans.

Takes a report, its parse, its date bracket, its statements and its figures; gives restrictions in text order,
counted by the figures of the same sentence. Never takes a demand that restrictions end for a restriction, names no
state that the text does not point to, and lays nothing an armed group does at the host state's door.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from penholder.claims.imposers import Imposed, clause_tokens, read_imposed
from penholder.claims.kinds import match_kind
from penholder.claims.passages import left_edge, name_phrase
from penholder.model import DateBracket, Edtf, Figure, Report, Restriction, Statement, make_id
from penholder.syntax import ParsedReport, Sentence, Token
from penholder.values.clauses import find_place, mission_of, statement_at
from penholder.values.dates import make_interval, split_interval
from penholder.values.expressions import find_expressions, resolve_expression
from penholder.values.mentions import MentionKind, find_mentions
from penholder.values.subjects import mission_named
from penholder.vocabulary import EventKind, Mission, event_words

_COUNTED = frozenset({"flights denied", "movements denied", "visas denied", "expelled", "flights requested"})
_NO_COUNTS = frozenset({"%", "percent", "per cent", "days", "weeks", "months", "years", "hours"})
_SHARE_OF = re.compile(
    r"\s*(?:of\s(?:them|those|these|which|the\s\w+)\s)?(?:were\s|was\s)?(?:for|on|by|concerning|involving)\s"
    r"(?P<of>[^.;:()–—]{3,100})"
)
_REACHED = frozenset({"reach", "enter", "visit", "leave", "access"})
_WHERE = frozenset({"in", "at", "near", "around", "outside", "inside", "of", "from", "out"})


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every restriction of one report is read against."""

    report: Report
    bracket: DateBracket
    mission: Mission | None
    statements: Sequence[Statement]
    figures: Sequence[Figure]


@dataclass(frozen=True, slots=True)
class _Found:
    """A word that names a restriction, with its kind, operation and imposer."""

    token: Token
    kind: EventKind
    mission: Mission
    imposed: Imposed


def extract_restrictions(
    report: Report,
    parsed: ParsedReport,
    bracket: DateBracket,
    statements: Sequence[Statement],
    figures: Sequence[Figure],
) -> tuple[Restriction, ...]:
    """The restrictions of one report in text order, one of a kind and hand a sentence; none where no operation is in sight."""
    setting = _Setting(report, bracket, mission_of(parsed), statements, figures)
    return tuple(
        _make_restriction(setting, sentence, found)
        for sentence in parsed.sentences
        for found in _find_restrictions(setting, sentence)
    )


def _find_restrictions(setting: _Setting, sentence: Sentence) -> Iterator[_Found]:
    seen: set[tuple[str, Imposed]] = set()
    for token in sentence.tokens:
        kind = match_kind(sentence, token, "restriction")
        mission = _find_mission(sentence, token, setting.mission) if kind else None
        imposed = read_imposed(sentence, token, kind, mission) if kind and mission else None
        if kind and mission and imposed and (kind.key, imposed) not in seen:
            seen.add((kind.key, imposed))
            yield _Found(token, kind, mission, imposed)


def _find_mission(sentence: Sentence, token: Token, own: Mission | None) -> Mission | None:
    """The operation the sentence names nearest the word, else the report's."""
    named = [m for m in find_mentions(sentence) if m.kind is MentionKind.MISSION]
    if not named:
        return own
    nearest = min(named, key=lambda m: (min(abs(m.start - token.end), abs(token.start - m.end)), m.start))
    return mission_named(nearest.key)


# --------------------------------------------------------------------------- what


def _make_restriction(setting: _Setting, sentence: Sentence, found: _Found) -> Restriction:
    token, imposed = found.token, found.imposed
    start, end = _offsets(sentence, token)
    count = _find_count(setting.figures, sentence, token, (start, end))
    share = _find_share(setting.figures, count)
    statement = statement_at(setting.statements, token.start, token.end)
    if count is not None:
        start, end = min(start, count.span.start), max(end, count.span.end)
    return Restriction(
        id=make_id("x", setting.report.id, start, end, found.kind.key),
        report=setting.report.id,
        span=setting.report.span(start, end),
        kind=found.kind.key,
        by=imposed.by,
        on=_find_target(sentence, found),
        period=_find_period(setting, sentence, token, count),
        count=count.id if count else None,
        share=share.id if share else None,
        share_of=_word_share(sentence, share) if share else "",
        statement=statement.id if statement else None,
        place=_find_place(setting.report, sentence, token),
        status=imposed.status,
    )


def _find_target(sentence: Sentence, found: _Found) -> str:
    """The operation; the newspaper or broadcaster by its words where it bears on the press alone."""
    named = [m for m in find_mentions(sentence) if m.kind is MentionKind.MISSION]
    things = sentence.children(found.token, "dobj", "nsubjpass") if found.token.pos == "VERB" else []
    own = clause_tokens(sentence, found.token)
    on_mission = any(m.start <= t.start < m.end for m in named for t in own)
    press = [t for t in things if {w.lemma.lower() for w in sentence.subtree(t)} & event_words("press")]
    if press and not on_mission and not any(t.lemma.lower() in event_words("operation") for t in own):
        return name_phrase(sentence, press[0])
    return found.mission.acronym


def _offsets(sentence: Sentence, token: Token) -> tuple[int, int]:
    start, end = left_edge(sentence, token), token.end
    if token.pos == "VERB":
        for child in sentence.children(token, "nsubj", "nsubjpass", "aux", "auxpass", "neg"):
            if child.i < token.i and child.tag not in ("WDT", "WP"):
                start = min(start, left_edge(sentence, child))
    for child in sentence.children(token, "dobj", "prep", "agent", "acl", "xcomp"):
        if child.i > token.i:
            end = max(end, _unbroken_end(sentence, child))
    return start, end


def _unbroken_end(sentence: Sentence, token: Token) -> int:
    """End of what hangs on a word, up to the first comma, dash or relative clause."""
    end = 0
    for word in sentence.subtree(token):
        if (word.pos == "PUNCT" and word.tag != "HYPH") or word.tag in ("WDT", "WP", "WRB"):
            break
        if word.pos not in ("ADP", "DET", "CCONJ"):
            end = max(end, word.end)
    return end


def _find_count(
    figures: Sequence[Figure], sentence: Sentence, token: Token, span: tuple[int, int]
) -> Figure | None:
    """The figure of a measure of restrictions inside the words, else the one that counts what is restricted."""
    inside = [f for f in figures if sentence.start <= f.span.start < sentence.end and not f.derived_from]
    counted = [f for f in inside if f.measure in _COUNTED and span[0] <= f.span.start <= span[1]]
    things = [token] if token.pos != "VERB" else sentence.children(token, "dobj", "nsubjpass")
    for thing in things:
        low, high = left_edge(sentence, thing), max(t.end for t in sentence.subtree(thing))
        counted += [f for f in inside if low <= f.number.start < high and f.number.start < thing.start]
    return next((f for f in counted if f.unit not in _NO_COUNTS), None)


def _find_share(figures: Sequence[Figure], count: Figure | None) -> Figure | None:
    """The share that was multiplied with the count: the second figure the derived one comes from."""
    if count is None:
        return None
    derived = next((f for f in figures if f.derived_from and f.derived_from[0] == count.id), None)
    return next((f for f in figures if derived and f.id == derived.derived_from[1]), None)


def _word_share(sentence: Sentence, share: Figure) -> str:
    match = _SHARE_OF.match(sentence.text, share.span.end - sentence.start)
    return " ".join(match.group("of").split()) if match else ""


def _find_period(setting: _Setting, sentence: Sentence, token: Token, count: Figure | None) -> Edtf | None:
    """The day or period its clause gives; that of its count otherwise. The dateline is none of it."""
    inside = {t.i for t in clause_tokens(sentence, token)}
    line = setting.report.dateline
    for expression in find_expressions(sentence):
        if line is not None and line.start <= expression.start < line.end:
            continue
        words = sentence.between(expression.start, expression.end)
        if words and words[0].i in inside:
            when = resolve_expression(expression, setting.bracket)
            return make_interval(split_interval(when)[0], None) if when and expression.since else when
    return count.as_of if count else None


def _find_place(report: Report, sentence: Sentence, token: Token) -> str:
    """Where it bears: a place below the state after "in", "at" or "near"; "" when none is named."""
    line = report.dateline
    inside = [
        t
        for t in clause_tokens(sentence, token)
        if t.start >= token.start and (line is None or not line.start <= t.start < line.end)
    ]
    named = find_place(sentence, inside) or _guess_place(sentence, inside)
    parties = {m.words for m in find_mentions(sentence) if m.kind is not MentionKind.OFFICE}
    return "" if named in parties else named


def _guess_place(sentence: Sentence, inside: Sequence[Token]) -> str:
    """A capitalised name behind a word of place that the parser took for none: "at Nimule"."""
    for token in inside:
        if (
            token.pos != "PROPN"
            or token.dep not in ("pobj", "dobj")
            or token.entity in ("DATE", "PERSON", "NORP")
        ):
            continue
        before = sentence.head(token)
        mentioned = any(m.start <= token.start < m.end for m in find_mentions(sentence))
        if before.lemma in _WHERE | _REACHED and not mentioned and token.text[:1].isupper():
            words = [t for t in sentence.subtree(token) if t.i <= token.i and t.pos == "PROPN"]
            return " ".join(t.text for t in words)
    return ""

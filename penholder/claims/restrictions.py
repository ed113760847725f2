"""Restrictions: what a host state denies an operation, whom it expels, what it bans.

Takes a report, its parse, its date bracket, its statements and its figures; gives restrictions in text order,
counted by the figures of the same sentence. Never takes a demand that restrictions end for a restriction, and
names no state that the text does not point to.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from penholder.claims.passages import left_edge, name_mention
from penholder.claims.triggers import match_kind
from penholder.model import DateBracket, Edtf, Figure, Report, Restriction, Statement, make_id
from penholder.syntax import ParsedReport, Sentence, Token
from penholder.values.clauses import governing_verb, mission_of, own_tokens, statement_at
from penholder.values.expressions import find_expressions, resolve_expression
from penholder.values.mentions import Mention, MentionKind, find_mentions
from penholder.values.subjects import state_named
from penholder.vocabulary import EventKind, Mission, event_words

_COUNTED = frozenset({"flights denied", "movements denied", "visas denied", "expelled", "flights requested"})
_SHARE_OF = re.compile(
    r"\s*(?:of\s(?:them|those|these|which|the\s\w+)\s)?(?:were\s|was\s)?(?:for|on|by|concerning|involving)\s"
    r"(?P<of>[^.;:()–—]{3,100})"
)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every restriction of one report is read against."""

    report: Report
    bracket: DateBracket
    mission: Mission
    statements: Sequence[Statement]
    figures: Sequence[Figure]


def extract_restrictions(
    report: Report,
    parsed: ParsedReport,
    bracket: DateBracket,
    statements: Sequence[Statement],
    figures: Sequence[Figure],
) -> tuple[Restriction, ...]:
    """The restrictions of one report in text order, one of a kind a sentence; none where no operation is in sight."""
    mission = mission_of(parsed)
    if mission is None:
        return ()
    setting = _Setting(report, bracket, mission, statements, figures)
    found: list[Restriction] = []
    for sentence in parsed.sentences:
        kinds: set[str] = set()
        for token in sentence.tokens:
            kind = match_kind(sentence, token, "restriction")
            if kind and kind.key not in kinds and _is_imposed(sentence, token, kind, mission):
                kinds.add(kind.key)
                found.append(_make_restriction(setting, sentence, token, kind))
    return tuple(found)


# --------------------------------------------------------------------------- whether


def _is_imposed(sentence: Sentence, token: Token, kind: EventKind, mission: Mission) -> bool:
    """True when told as fact, laid at the host state's door and bearing on an operation."""
    return (
        _noun_imposed(sentence, token, mission)
        if token.pos != "VERB"
        else _verb_imposed(sentence, token, kind, mission)
    )


def _verb_imposed(sentence: Sentence, token: Token, kind: EventKind, mission: Mission) -> bool:
    negated = bool(sentence.children(token, "neg"))
    if negated != (token.lemma == "issue") or any(t.tag == "MD" for t in sentence.children(token, "aux")):
        return False
    own = own_tokens(sentence, token)
    own += [t for clause in sentence.children(token, "xcomp") for t in own_tokens(sentence, clause)]
    bears = _bears_on_operation(sentence, own) or bool(
        set(kind.objects) & event_words("operation") & {t.lemma for t in own}
    )
    subjects = sentence.children(token, "nsubj")
    if token.dep in ("conj", "xcomp") and not subjects:
        subjects = sentence.children(sentence.head(token), "nsubj")
    agents = [t for agent in sentence.children(token, "agent") for t in sentence.children(agent, "pobj")]
    if subjects or agents:
        return bears and any(_is_host(sentence, t, mission) for t in (*subjects, *agents))
    return bears and bool(sentence.children(token, "nsubjpass")) and _names_host(sentence, mission)


def _is_lifted(sentence: Sentence, noun: Token) -> bool:
    """ "End restrictions on the force": what is lifted, or asked to be, is told as no restriction here."""
    lifting, above = event_words("lift"), sentence.head(noun)
    if above.lemma in ("to", "of", "on"):
        above = sentence.head(above)
    verb = governing_verb(sentence, noun)
    governed = noun.dep in ("dobj", "nsubjpass", "pobj") and above.lemma in lifting
    chained = noun.dep == "conj" and verb is not None and verb.lemma in lifting
    opening = any(t.text.lower() in lifting for t in sentence.children(noun, "compound", "amod", "nmod"))
    return governed or chained or opening


def _noun_imposed(sentence: Sentence, token: Token, mission: Mission) -> bool:
    if _is_lifted(sentence, token):
        return False
    inside = sentence.subtree(token)
    verb = sentence.head(token)
    around = [*inside, *(own_tokens(sentence, verb) if verb.lemma == "impose" else ())]
    hosts = {m.start for m in _host_mentions(sentence, mission)}
    imposer = any(t.start in hosts or t.lemma in event_words("authority") for t in around)
    bears = _bears_on_operation(sentence, around)
    return imposer and (bears or any(t.lemma in ("air", "ground", "movement", "access") for t in inside))


def _bears_on_operation(sentence: Sentence, tokens: Sequence[Token]) -> bool:
    missions = [m for m in find_mentions(sentence) if m.kind is MentionKind.MISSION]
    named = any(m.start <= t.start < m.end for m in missions for t in tokens)
    return named or any(t.lemma in event_words("operation") for t in tokens)


def _host_mentions(sentence: Sentence, mission: Mission) -> list[Mention]:
    return [
        m for m in find_mentions(sentence) if m.kind is MentionKind.STATE and m.key in mission.host_states
    ]


def _names_host(sentence: Sentence, mission: Mission) -> bool:
    return bool(_host_mentions(sentence, mission)) or any(
        t.lemma in event_words("authority") for t in sentence.tokens
    )


def _is_host(sentence: Sentence, token: Token, mission: Mission) -> bool:
    """True for the host state, its authorities, and "the government" or "they" with no other state named."""
    start = left_edge(sentence, token)
    states = [
        m for m in find_mentions(sentence) if m.kind is MentionKind.STATE and start <= m.start < token.end
    ]
    if states and not any(m.key in mission.host_states for m in states):
        return False
    if any(m.start <= token.start < m.end for m in states):
        return True
    return token.lemma in event_words("authority") or token.lemma == "they"


# --------------------------------------------------------------------------- what


def _make_restriction(setting: _Setting, sentence: Sentence, token: Token, kind: EventKind) -> Restriction:
    start, end = _offsets(sentence, token)
    count = _find_count(setting.figures, sentence, start, end)
    share = _find_share(setting.figures, count)
    statement = statement_at(setting.statements, token.start, token.end)
    if count is not None:
        start, end = min(start, count.span.start), max(end, count.span.end)
    return Restriction(
        id=make_id("x", setting.report.id, start, end, kind.key),
        report=setting.report.id,
        span=setting.report.span(start, end),
        kind=kind.key,
        by=_find_host(sentence, setting.mission),
        on=_find_operation(sentence, setting.mission),
        period=_find_period(setting, sentence, token, count),
        count=count.id if count else None,
        share=share.id if share else None,
        share_of=_word_share(sentence, share) if share else "",
        statement=statement.id if statement else None,
    )


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


def _find_count(figures: Sequence[Figure], sentence: Sentence, start: int, end: int) -> Figure | None:
    inside = [f for f in figures if sentence.start <= f.span.start < sentence.end and not f.derived_from]
    return next((f for f in inside if f.measure in _COUNTED and start <= f.span.start <= end), None)


def _find_share(figures: Sequence[Figure], count: Figure | None) -> Figure | None:
    """The share that was multiplied with the count: the second figure the derived one comes from."""
    if count is None:
        return None
    derived = next((f for f in figures if f.derived_from and f.derived_from[0] == count.id), None)
    return next((f for f in figures if derived and f.id == derived.derived_from[1]), None)


def _word_share(sentence: Sentence, share: Figure) -> str:
    match = _SHARE_OF.match(sentence.text, share.span.end - sentence.start)
    return " ".join(match.group("of").split()) if match else ""


def _find_host(sentence: Sentence, mission: Mission) -> str:
    named = _host_mentions(sentence, mission)
    if named:
        return name_mention(named[0])
    return state_named(mission.host_states[0]).name if len(mission.host_states) == 1 else ""


def _find_operation(sentence: Sentence, mission: Mission) -> str:
    named = [m for m in find_mentions(sentence) if m.kind is MentionKind.MISSION]
    return name_mention(named[0]) if named else mission.acronym


def _find_period(setting: _Setting, sentence: Sentence, token: Token, count: Figure | None) -> Edtf | None:
    inside = {t.i for t in (own_tokens(sentence, token) if token.pos == "VERB" else sentence.subtree(token))}
    for expression in find_expressions(sentence):
        words = sentence.between(expression.start, expression.end)
        if words and words[0].i in inside:
            return resolve_expression(expression, setting.bracket)
    return count.as_of if count else None

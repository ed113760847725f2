"""Who is said to have said what, within one sentence.

Takes a parsed sentence and the quotes of its report; gives attributions: source, cue and content as offsets.
Never resolves who the source is and never looks beyond the sentence.

Rules over the dependency graph, in the order of the functions below: the source is the subject (or the agent
of a passive, or the subject of the clause a participle or second verb hangs on); the content is the clausal
complement, the quotation beside the cue, or the object of cues that take one, on either or both sides of the
reporting clause.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penholder.claims.content import find_content
from penholder.claims.cues import CueMatch, cue_class, find_cues, find_list_cues
from penholder.claims.edges import trim_content
from penholder.claims.quantified import denies_subject
from penholder.claims.quotation import Quote, quote_at
from penholder.claims.reporting import ReportingClause, build_clause
from penholder.claims.source_phrases import Bounds, find_body, noun_phrase
from penholder.syntax import Sentence, Token
from penholder.values.mentions import MentionKind, find_mentions
from penholder.vocabulary import Cue


@dataclass(frozen=True, slots=True)
class Attribution:
    """Somebody is reported to say something: offsets into the report."""

    source: Bounds | None
    cue: Bounds | None
    content: tuple[Bounds, ...]
    entry: Cue
    match: CueMatch | None
    sentence: Sentence
    source_token: Token | None = None
    """Head of the source phrase."""


def find_attributions(sentence: Sentence, quotes: Sequence[Quote]) -> tuple[Attribution, ...]:
    """The attributions of one sentence in the order of their cues."""
    cues = find_cues(sentence)
    found: list[Attribution] = []
    for match in cues:
        clause = build_clause(sentence, match, quotes, tuple(c for c in cues if c is not match))
        attribution = _read(clause)
        if attribution is not None:
            found.append(attribution)
    found.extend(_find_according(sentence, quotes))
    found.extend(_find_listed(sentence, quotes))
    found.extend([] if found else _find_judged(sentence, quotes))
    return tuple(sorted(_drop_repeats(found), key=lambda a: (a.cue, a.content)))


def _drop_repeats(found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions without those whose cue lies inside another's cue."""
    cues = [a.cue for a in found if a.cue is not None]
    return [a for a in found if a.cue is None or not any(_holds(cue, a.cue) for cue in cues)]


def _holds(outer: tuple[int, int], inner: tuple[int, int]) -> bool:
    return outer != inner and outer[0] <= inner[0] and inner[1] <= outer[1]


def _read(clause: ReportingClause) -> Attribution | None:
    for entry in clause.match.entries:
        content = _beside_source(clause, find_content(clause, entry))
        if (content and _is_allowed(clause, entry, content)) or (
            not content and _opens_quotation(clause, entry)
        ):
            tokens = clause.sentence.tokens
            cue = (tokens[clause.match.first].start, _close_mark(clause, tokens[clause.match.last].end))
            return Attribution(
                clause.source, cue, content, entry, clause.match, clause.sentence, clause.source_token
            )
    return None


def _beside_source(clause: ReportingClause, content: tuple[Bounds, ...]) -> tuple[Bounds, ...]:
    """The content without what is the source itself (“Why?” asked Doe of the committee)."""
    source = clause.source
    return content if source is None else tuple(c for c in content if c != source and not _holds(source, c))


def _opens_quotation(clause: ReportingClause, entry: Cue) -> bool:
    """Whether what is said stands in another sentence: after a colon, or before a cue that opens its own."""
    tokens = clause.sentence.tokens
    if clause.source is None or entry.clause not in ("any", "quote"):
        return False
    follows = tokens[-1].text == ":" and len(tokens) - clause.match.last < _FEW
    return follows or (clause.left == 0 and clause.match.verb.lemma in cue_class("parenthetic"))


_FEW = 12
"""Words that may stand between a cue and the colon that ends its sentence."""


def _close_mark(clause: ReportingClause, end: int) -> int:
    """The end of the cue, with a closing mark when its quote opens inside the cue."""
    quote = quote_at(clause.quotes, end - 1)
    first = clause.sentence.tokens[clause.match.first].start
    return quote.end if quote and quote.closed and quote.start > first and quote.inner_end <= end else end


def _is_allowed(clause: ReportingClause, entry: Cue, content: tuple[Bounds, ...]) -> bool:
    verb = clause.match.verb
    if entry.force == "asserts" and (
        clause.sentence.children(verb, "neg") or denies_subject(clause.sentence, verb)
    ):
        return False
    if entry.clause == "object" and any(
        c.text.lower() in _UNREAL for c in clause.sentence.children(clause.match.verb, "aux")
    ):
        return False
    if entry.clause == "naming" and not _names(clause, content):
        return False
    if clause.match.participle and entry.clause == "any" and not _follows_directly(clause, content):
        return False
    if clause.source is None and not clause.match.passive:
        return any(_is_quoted(clause, c) for c in content) and entry.clause in ("any", "quote")
    if entry.clause == "quote":
        return any(_is_quoted(clause, c) for c in content)
    return True


_UNREAL = frozenset({"would", "could", "should", "may", "might", "can", "must"})
"""Auxiliaries under which a cue with an object reports no act of speech."""


def _names(clause: ReportingClause, content: tuple[Bounds, ...]) -> bool:
    """Whether the content holds a name beside the thing named: a quotation, a predicate or "as"."""
    if any(c[0] < q.end and q.start < c[1] for q in clause.quotes for c in content):
        return True
    children = clause.sentence.children(clause.match.verb, "oprd", "ccomp", "xcomp", "acomp", "prep", "advcl")
    return any(c.i > clause.match.last for c in children)


def _follows_directly(clause: ReportingClause, content: tuple[Bounds, ...]) -> bool:
    """Whether a participle is followed by its clause or quotation, nothing but an addressee between."""
    tokens, start = clause.sentence.tokens, clause.right + 1
    if start >= len(tokens) or tokens[start - 1].pos == "ADP":
        return False
    return content[0][0] <= tokens[min(start + 1, len(tokens) - 1)].end


def _is_quoted(clause: ReportingClause, bounds: Bounds) -> bool:
    quote = quote_at(clause.quotes, bounds[0])
    return quote is not None and quote.start >= bounds[0] - 1


_ACCORDING = Cue(lemma="according to", clause="any", kind="verb")


def _find_according(sentence: Sentence, quotes: Sequence[Quote]) -> list[Attribution]:
    """Attributions by "according to" and "in the words of"."""
    found = []
    tokens = sentence.tokens
    for token in tokens[:-1]:
        if token.text.lower() != "according" or tokens[token.i + 1].text.lower() != "to":
            continue
        head = next(iter(sentence.children(tokens[token.i + 1], "pobj")), None)
        head = head or next(iter(sentence.children(token, "pobj")), None)
        if head is None or head.i <= token.i:
            continue
        first, last = noun_phrase(sentence, head, token)
        content = _around(sentence, quotes, token.i, max(last, token.i + 1))
        if content:
            source = (tokens[max(first, token.i + 2)].start, tokens[last].end)
            cue = (token.start, tokens[token.i + 1].end)
            found.append(Attribution(source, cue, content, _ACCORDING, None, sentence, head))
    return found


def _find_judged(sentence: Sentence, quotes: Sequence[Quote]) -> list[Attribution]:
    """A quoted judgement of a person named first: "For Diallo, the plan is “a trap”"."""
    opening = next((t for t in sentence.tokens if t.start >= find_body(sentence)), sentence.tokens[0])
    head = next(iter(sentence.children(opening, "pobj")), None)
    if (
        opening.text != "For"
        or head is None
        or sentence.root.lemma not in _BEING
        or not _is_person(sentence, head)
    ):
        return []
    first, last = noun_phrase(sentence, head, opening)
    content = _around(sentence, quotes, opening.i, last)
    if not any(q.start < end and start < q.end for q in quotes for start, end in content):
        return []
    source = (sentence.tokens[first].start, sentence.tokens[last].end)
    return [Attribution(source, (opening.start, opening.end), content, _JUDGED, None, sentence, head)]


def _is_person(sentence: Sentence, head: Token) -> bool:
    """Whether the parser or the vocabulary takes the word for a person's name."""
    people = (m for m in find_mentions(sentence) if m.kind is MentionKind.PERSON)
    return head.entity == "PERSON" or any(m.start < head.end and head.start < m.end for m in people)


_BEING = frozenset({"be", "remain"})
_JUDGED = Cue(lemma="for", clause="any", kind="verb")


def _find_listed(sentence: Sentence, quotes: Sequence[Quote]) -> list[Attribution]:
    """Lists after a colon that somebody is said to have proposed."""
    found = []
    for token, entry in find_list_cues(sentence):
        agents = (o for a in sentence.children(token, "agent") for o in sentence.children(a, "pobj"))
        head = next(agents, None)
        colon = next(
            t for t in sentence.tokens[token.i :] if t.text == ":" or t.i == len(sentence.tokens) - 1
        )
        content = trim_content(sentence, quotes, colon.end, sentence.end)
        if head is not None and content:
            first, last = noun_phrase(sentence, head, token)
            source = (sentence.tokens[first].start, sentence.tokens[last].end)
            cue = (token.start, token.end)
            found.append(Attribution(source, cue, content, entry, None, sentence, head))
    return found


def _around(sentence: Sentence, quotes: Sequence[Quote], left: int, right: int) -> tuple[Bounds, ...]:
    tokens = sentence.tokens
    pieces: list[Bounds] = []
    if left > 0:
        pieces.extend(trim_content(sentence, quotes, find_body(sentence), tokens[left - 1].end))
    opens = right + 1 < len(tokens) and tokens[right + 1].text in (",", "—", "–", ":")
    if opens and right + 2 < len(tokens):
        pieces.extend(trim_content(sentence, quotes, tokens[right + 2].start, tokens[-1].end))
    return tuple(p for p in pieces if p[1] - p[0] > 2)

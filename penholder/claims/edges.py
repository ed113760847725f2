"""Where reported words begin and end.

Takes a reporting clause and the token at which its content starts; gives exact bounds. Never decides whether the
words are content at all.
"""

from __future__ import annotations

from collections.abc import Sequence

from penholder.claims.cues import CueMatch, cue_class
from penholder.claims.quotation import Quote, quote_at
from penholder.claims.reporting import ReportingClause, is_time
from penholder.claims.source_phrases import Bounds, find_joined
from penholder.syntax import Sentence, Token

_TRIM_LEFT = " ,;:—–-)]…\u00a0"


_TRIM_RIGHT = " ,;:—–-([…\u00a0"


def read_right_side(clause: ReportingClause, start: int, *, split: bool = False) -> tuple[Bounds, ...]:
    """Everything from a token to where the reported words end.

    The second half of a split content (`split`) is not below the cue in the graph and runs further.
    """
    tokens = clause.sentence.tokens
    if start >= len(tokens):
        return ()
    if start - 1 > clause.match.last and tokens[start - 1].text == "that":
        start -= 1
    end = _right_end(clause, start, split=split)
    return trim_side(clause, tokens[start].start, end) if end > tokens[start].start else ()


def _right_end(clause: ReportingClause, start: int, *, split: bool) -> int:
    sentence, verb = clause.sentence, clause.match.verb
    tokens = sentence.tokens
    limit = len(tokens) - 1
    if verb.head != verb.i and not split and not clause.match.reduced:
        own = sentence.subtree(verb)[-1].i
        limit = max(own, start)
    for other in clause.others:
        cut = _cut_before(clause, other, start)
        if cut is not None:
            limit = min(limit, cut)
    cut = _cut_according(sentence, start)
    if cut is not None:
        limit = min(limit, cut)
    cut = _cut_adverbial(clause, start)
    if cut is not None:
        limit = min(limit, cut)
    return tokens[limit].end if limit >= start else tokens[start].start


def _cut_before(clause: ReportingClause, other: CueMatch, start: int) -> int | None:
    """Index of the last token before another cue that ends this content."""
    sentence, verb = clause.sentence, clause.match.verb
    if other.first <= start:
        return None
    if _in_quote(clause, other):
        return None
    joined = other.verb.dep == "conj" and (
        _conj_root(sentence, other.verb) == verb.i or _resumes(sentence, other)
    )
    hanging = other.participle and (clause.match.reduced or _hangs_on(sentence, other.verb, verb))
    if not (joined or hanging):
        return None
    edge = other.first
    subject = sentence.children(other.verb, "nsubj", "nsubjpass")
    if subject and joined:
        edge = min(edge, sentence.subtree(subject[0])[0].i)
    return step_before_joint(sentence, edge, start)


def _resumes(sentence: Sentence, other: CueMatch) -> bool:
    """Whether a plain second verb of saying without a subject goes on with the first ("... and said")."""
    return other.verb.lemma in cue_class("resuming") and not sentence.children(other.verb, "nsubj")


def _in_quote(clause: ReportingClause, other: CueMatch) -> bool:
    quote = quote_at(clause.quotes, other.verb.start)
    return quote is not None and quote.end > other.verb.end + 1


def _conj_root(sentence: Sentence, token: Token) -> int:
    while token.dep == "conj":
        token = find_joined(sentence, token)
    return token.i


def _hangs_on(sentence: Sentence, participle: Token, verb: Token) -> bool:
    top = participle
    while top.dep == "conj":
        top = sentence.head(top)
    if sentence.head(top).i == verb.i:
        return True
    if verb.dep == "acl" and participle.head == verb.head:
        return True
    around = [a.i for a in sentence.ancestors(participle)]
    aside = verb.dep == "parataxis" and verb.head in around
    return participle.lemma in cue_class("going on") and (verb.i in around or aside)


def _cut_according(sentence: Sentence, start: int) -> int | None:
    for token in sentence.tokens[start + 1 :]:
        if token.text.lower() == "according" and token.i + 1 < len(sentence.tokens):
            return token.i - 1
    return None


def _cut_adverbial(clause: ReportingClause, start: int) -> int | None:
    """Where words begin that belong to the cue and not to what is said.

    Adverbial clauses and phrases after a comma, a second predicate joined to the cue, a day at the end.
    """
    sentence, verb = clause.sentence, clause.match.verb
    cuts = [c for child in sentence.children(verb) if (c := _cut_child(clause, child, start)) is not None]
    return min(cuts, default=None)


def _cut_child(clause: ReportingClause, child: Token, start: int) -> int | None:
    sentence = clause.sentence
    first = sentence.subtree(child)[0]
    if first.i <= start or quote_at(clause.quotes, child.start) is not None:
        return None
    after_comma = sentence.tokens[first.i - 1].text == ","
    if child.dep == "advcl" and first.text.lower() in _SETTING_WORDS:
        return first.i - 1
    if (
        child.dep == "prep"
        and after_comma
        and first.text.lower() in ("with", "during", "after", "before", "in", "at")
    ):
        return first.i - 1
    if child.dep == "conj" and child.pos in ("VERB", "AUX") and not _lists(sentence, start, first.i):
        return step_before_joint(sentence, first.i, start)
    if (
        child.dep in ("prep", "npadvmod")
        and _is_last(sentence, child)
        and (is_time(sentence, child) or child.entity == "DATE")
    ):
        return first.i - 1
    return None


def _lists(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a colon or semicolon stands between: what follows is a further member of a list."""
    return any(t.text in (":", ";") for t in sentence.tokens[start:end])


def step_before_joint(sentence: Sentence, first: int, start: int) -> int:
    edge = first - 1
    while edge > start and (sentence.tokens[edge].dep == "cc" or sentence.tokens[edge].text in (",", ";")):
        edge -= 1
    return edge


def _is_last(sentence: Sentence, child: Token) -> bool:
    """Whether nothing follows the phrase but punctuation, or a second verb joined to the one it hangs on."""
    last = sentence.subtree(child)[-1].i
    rest = sentence.tokens[last + 1 :]
    joined = [v for v in sentence.children(sentence.head(child), "conj") if v.i > last and v.pos == "VERB"]
    if joined:
        rest = tuple(t for t in rest if t.i < sentence.subtree(joined[0])[0].i and t.dep != "cc")
    return all(t.pos == "PUNCT" for t in rest)


_SETTING_WORDS = frozenset({"as", "while", "when", "after", "before", "although", "though", "even"})


def trim_side(clause: ReportingClause, start: int, end: int) -> tuple[Bounds, ...]:
    """The stretch without edge punctuation, quotes at its edges kept whole."""
    return trim_content(clause.sentence, clause.quotes, start, end)


def trim_content(sentence: Sentence, quotes: Sequence[Quote], start: int, end: int) -> tuple[Bounds, ...]:
    """The stretch without punctuation at its edges; a closing mark keeps the stop inside it."""
    text, offset = sentence.text, sentence.start
    while start < end and text[start - offset] in _TRIM_LEFT:
        start += 1
    while end > start and text[end - 1 - offset] in _TRIM_RIGHT:
        if text[end - 1 - offset] == "," and end - offset < len(text) and _is_mark(text, end - offset):
            break
        end -= 1
    while end > start and text[end - 1 - offset] in "." and not quote_at(quotes, end - 1):
        end -= 1
        while end > start and text[end - 1 - offset] in _TRIM_RIGHT:
            end -= 1
    if start >= end:
        return ()
    return (_include_quote(quotes, start, end, offset),)


def _is_mark(text: str, at: int) -> bool:
    return text[at] in "”\"’'»“"


def _include_quote(quotes: Sequence[Quote], start: int, end: int, sentence_start: int) -> Bounds:
    """Edges moved outward over the marks of a quote they touch, and over all of a quote that runs on."""
    first, last = quote_at(quotes, start), quote_at(quotes, end - 1)
    if first is not None and (start <= first.inner_start or first.start < sentence_start):
        start = first.start
    if last is not None and last.start >= start:
        end = max(end, last.end)
    return start, end

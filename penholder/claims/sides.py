"""Clauses and quotations before and after a reporting clause.

Takes a reporting clause; gives the fragments of what is said on both of its sides. Never takes a noun phrase for
content: that is for cues with an object.
"""

from __future__ import annotations

from collections.abc import Sequence

from penholder.claims.cues import cue_class
from penholder.claims.edges import read_right_side, trim_side
from penholder.claims.quotation import Quote, quote_at
from penholder.claims.reporting import CLOSING, OPENING, ReportingClause
from penholder.claims.source_phrases import Bounds, find_body
from penholder.syntax import Sentence, Token

_NEAR = 40
"""Characters between cue and quotation within which the quotation is its content."""


def read_clause(clause: ReportingClause, *, after_only: bool = False) -> tuple[Bounds, ...]:
    """What stands before and after the reporting clause."""
    before = () if after_only else read_left_clause(clause)
    return (*before, *_right_clause(clause, bool(before)))


def read_left_clause(clause: ReportingClause) -> tuple[Bounds, ...]:
    """What stands before the reporting clause: "<content>, she said"."""
    sentence, match = clause.sentence, clause.match
    edge = clause.left - 1
    tokens = sentence.tokens
    if edge < 0 or match.participle or tokens[clause.left].start <= find_body(sentence):
        return ()
    comma = tokens[edge].text in (",", "?", "!", "—", "–", "--", "-") or tokens[edge].text in CLOSING
    if not comma:
        return _relative_content(clause)
    complements = [
        c for c in sentence.children(match.verb, "ccomp", "parataxis", "dep", "xcomp") if c.i < clause.left
    ]
    quoted = find_quote_ending(clause, edge)
    if not complements and quoted is None and not _is_parenthesis(clause):
        return ()
    if not complements and quoted is not None:
        start = max(quoted.start, sentence.start)
        if _follows_main_clause(clause, quoted):
            start = find_body(sentence)
    elif complements:
        start = sentence.subtree(complements[0])[0].start
        start = max(min(start, _clause_start(clause, complements[0])), find_body(sentence))
    else:
        start = find_body(sentence)
    end = tokens[edge].end
    if clause.source is not None and start <= clause.source[0] < end:
        return ()
    return trim_side(clause, start, end)


def _follows_main_clause(clause: ReportingClause, quoted: Quote) -> bool:
    """Whether a clause stands before the reporting one that only ends in a quotation ("It became worse “since then”, she said")."""
    verb = clause.match.verb
    head = clause.sentence.head(verb)
    return verb.dep == "parataxis" and head.end <= quoted.start and _is_parenthesis(clause)


def _clause_start(clause: ReportingClause, complement: Token) -> int:
    """The start of the sentence for a main verb; a phrase before the complement belongs to what is said."""
    sentence, verb = clause.sentence, clause.match.verb
    if verb.head == verb.i or clause.match.verb.dep in ("parataxis",):
        return find_body(sentence)
    return sentence.subtree(complement)[0].start


def find_quote_ending(clause: ReportingClause, edge: int) -> Quote | None:
    """A closed quote that ends at or right before the token."""
    for index in (edge, edge - 1):
        if index < 0:
            continue
        token = clause.sentence.tokens[index]
        quote = quote_at(clause.quotes, token.end - 1)
        if quote is not None and quote.closed and token.end >= quote.inner_end:
            return quote
    return None


def _is_parenthesis(clause: ReportingClause) -> bool:
    """Whether the reporting clause stands between commas inside, or at the end of, another clause."""
    sentence, match = clause.sentence, clause.match
    tokens = sentence.tokens
    if match.verb.dep not in ("parataxis", "ccomp", "ROOT", "advcl", "conj", "dep"):
        return False
    if clause.source is None or match.verb.lemma not in cue_class("parenthetic"):
        return False
    if _is_setting_before(clause):
        return False
    if _right_complements(clause):
        return False
    rest = tokens[clause.right + 1 :]
    if not rest or rest[0].text in (",", ".", "—", "–"):
        return True
    below = {t.i for t in sentence.subtree(match.verb)}
    return all(t.i in below or t.pos == "PUNCT" for t in rest) and not any(t.text in OPENING for t in rest)


def _is_setting_before(clause: ReportingClause) -> bool:
    """Whether all that stands before the reporting clause hangs on the cue itself ("Asked why, she said")."""
    before = clause.sentence.tokens[: clause.left]
    tops = [t for t in before if t.head >= clause.left or t.head == t.i]
    verb = clause.match.verb.i
    return bool(tops) and all(
        t.head == verb and t.dep in ("advcl", "prep", "npadvmod", "advmod", "cc", "punct", "mark")
        for t in tops
    )


def _relative_content(clause: ReportingClause) -> tuple[Bounds, ...]:
    """ "which officials said was lost": the relative word and what follows the cue."""
    sentence = clause.sentence
    edge = clause.left - 1
    word = sentence.tokens[edge].text.lower()
    if sentence.tokens[edge].tag not in ("WDT", "WP") or word == "who":
        return ()
    if word == "that" and clause.match.verb.dep != "relcl":
        return ()
    if clause.right + 1 >= len(sentence.tokens) or clause.match.verb.dep not in (
        "relcl",
        "ccomp",
        "ROOT",
        "advcl",
    ):
        return ()
    if clause.source is None:
        return ()
    following = sentence.tokens[clause.right + 1]
    if following.pos in ("CCONJ", "PUNCT") and following.text not in OPENING:
        return ()
    token = sentence.tokens[edge]
    return ((token.start, token.end),)


def _right_complements(clause: ReportingClause) -> list[Token]:
    children = clause.sentence.children(clause.match.verb, "ccomp", "xcomp", "parataxis")
    return [c for c in children if c.i > clause.match.last and not _is_cue_verb(clause, c)]


def _is_cue_verb(clause: ReportingClause, token: Token) -> bool:
    return any(o.verb.i == token.i and o.participle for o in clause.others)


def _right_clause(clause: ReportingClause, has_left: bool) -> tuple[Bounds, ...]:
    sentence, match = clause.sentence, clause.match
    tokens = sentence.tokens
    start = clause.right + 1
    if start >= len(tokens):
        return ()
    complements = [c for c in _right_complements(clause) if c.dep != "xcomp" or _allows_infinitive(clause)]
    first = tokens[start]
    if first.text.lower() == "that" and start - 1 > match.last and first.tag in ("IN", "WDT"):
        return read_right_side(clause, start)
    if has_left and first.text != ":":
        return _split_rest(clause, start, complements)
    if (
        first.text in OPENING
        and not _closes(clause, first)
        and not _names_programme(clause, start, complements)
    ):
        return read_right_side(clause, start)
    if first.text == ":" or (
        first.text == "," and start + 1 < len(tokens) and tokens[start + 1].text in OPENING
    ):
        return read_right_side(clause, start + 1)
    if complements:
        begin = sentence.subtree(complements[0])[0].i
        begin = max(start, begin) if begin <= clause.right else start
        return read_right_side(clause, begin) if not match.passive or begin > match.last else ()
    quote = next((q for q in clause.quotes if q.start >= first.start and q.end <= sentence.end + 1), None)
    if quote is not None and quote.start - first.start <= _NEAR and match.noun is None:
        return read_right_side(
            clause, start if first.dep in ("mark", "det", "poss") else _token_at(sentence, quote.start)
        )
    return ()


def _names_programme(clause: ReportingClause, start: int, complements: Sequence[Token]) -> bool:
    """Whether a quote is a title in the setting ("said on “The Morning Show” that")."""
    if clause.sentence.tokens[start - 1].pos not in ("ADP", "PART"):
        return False
    quote = quote_at(clause.quotes, clause.sentence.tokens[start].start)
    return quote is not None and any(clause.sentence.subtree(c)[0].start >= quote.end for c in complements)


def _allows_infinitive(clause: ReportingClause) -> bool:
    return clause.match.verb.lemma in cue_class("with infinitive")


def _closes(clause: ReportingClause, token: Token) -> bool:
    quote = quote_at(clause.quotes, token.start)
    return quote is not None and quote.start < token.start


def _token_at(sentence: Sentence, offset: int) -> int:
    return next((t.i for t in sentence.tokens if t.end > offset), len(sentence.tokens) - 1)


def _split_rest(clause: ReportingClause, start: int, complements: Sequence[Token]) -> tuple[Bounds, ...]:
    """The second half of a split content: "X, she said, Y"."""
    sentence = clause.sentence
    tokens = sentence.tokens
    resumed = next((q for q in clause.quotes if tokens[start].start <= q.start < sentence.end), None)
    if resumed is not None:
        at = _token_at(sentence, resumed.start)
        if tokens[at - 1].text in (",", "—", "–") and not _holds_cue(clause, start, at):
            return read_right_side(clause, at, split=True)
    if tokens[start].text in (",", "—", "–", "-", "--"):
        following = tokens[start + 1] if start + 1 < len(tokens) else None
        if following is None or any(o.first == following.i for o in clause.others):
            return ()
        if following.text in OPENING or _belongs_to_left(clause, following):
            return read_right_side(clause, start + 1, split=True)
        return ()
    if sentence.tokens[clause.left - 1].tag in ("WDT", "WP"):
        return read_right_side(clause, start)
    if complements:
        return read_right_side(clause, max(start, sentence.subtree(complements[0])[0].i))
    return ()


def _holds_cue(clause: ReportingClause, start: int, end: int) -> bool:
    return any(start <= o.verb.i < end for o in clause.others)


def _belongs_to_left(clause: ReportingClause, token: Token) -> bool:
    """Whether a word after the reporting clause depends on a word before it, or heads the main clause."""
    sentence, match = clause.sentence, clause.match
    if token.tag in ("VBG", "VBN"):
        return False
    if token.dep == "mark" or token.tag in ("WRB",):
        return False
    chain = [token, *sentence.ancestors(token)]
    for node in chain:
        if node.i == match.verb.i:
            return False
        if node.dep in ("ccomp", "parataxis") and sentence.head(node).i == match.verb.i:
            return True
        if node.i < clause.left:
            return True
    return chain[-1].i != match.verb.i

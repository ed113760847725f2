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

from penholder.claims.cues import CueMatch, find_cues, find_list_cues
from penholder.claims.quotation import Quote, quote_at
from penholder.claims.source_phrases import Bounds, find_body, find_source, find_source_after, noun_phrase
from penholder.syntax import Sentence, Token
from penholder.vocabulary import Cue

OPENING = ("“", '"', "‘", "'", "„", "«", "''", "``", "‘‘")
CLOSING = ("”", '"', "’", "'", "»", "“", "''", "’’")
_TRIM_LEFT = " ,;:—–-)]…\u00a0"
_TRIM_RIGHT = " ,;:—–-([…\u00a0"


_NEAR = 40
"""Characters between cue and quotation within which the quotation is its content."""


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


@dataclass(frozen=True, slots=True)
class _Clause:
    """The words that do the reporting, and what may stand on either side."""

    sentence: Sentence
    match: CueMatch
    source: Bounds | None
    source_token: Token | None
    left: int
    """First token index of the reporting clause."""
    right: int
    """Last token index of the reporting clause, addressee and time included."""
    quotes: Sequence[Quote]
    others: tuple[CueMatch, ...]
    """The other cues of the sentence."""


def find_attributions(sentence: Sentence, quotes: Sequence[Quote]) -> tuple[Attribution, ...]:
    """The attributions of one sentence in the order of their cues."""
    cues = find_cues(sentence)
    found: list[Attribution] = []
    for match in cues:
        clause = _build_clause(sentence, match, quotes, tuple(c for c in cues if c is not match))
        attribution = _read(clause)
        if attribution is not None:
            found.append(attribution)
    found.extend(_find_according(sentence, quotes))
    found.extend(_find_listed(sentence, quotes))
    return tuple(sorted(_drop_repeats(found), key=lambda a: (a.cue, a.content)))


def _drop_repeats(found: Sequence[Attribution]) -> list[Attribution]:
    """Attributions without those whose cue lies inside another's cue."""
    return [
        a
        for a in found
        if not any(
            b is not a and b.cue[0] <= a.cue[0] and a.cue[1] <= b.cue[1] and b.cue != a.cue for b in found
        )
    ]


def _build_clause(
    sentence: Sentence, match: CueMatch, quotes: Sequence[Quote], others: tuple[CueMatch, ...]
) -> _Clause:
    token = find_source(sentence, match)
    if token is None and not match.participle and not match.passive:
        token = find_source_after(sentence, match)
    left, right = match.first, match.last
    bounds: Bounds | None = None
    if token is not None:
        first, last = noun_phrase(sentence, token, match.verb)
        bounds = (sentence.tokens[first].start, sentence.tokens[last].end)
        if last < match.first and not _shares_subject(sentence, match):
            left = first
        elif first > match.last and not _shares_subject(sentence, match):
            right = last
    right = _skip_setting(sentence, match, right)
    return _Clause(sentence, match, bounds, token, left, right, quotes, others)


def _shares_subject(sentence: Sentence, match: CueMatch) -> bool:
    return not sentence.children(match.verb, "nsubj", "nsubjpass")


def _skip_setting(sentence: Sentence, match: CueMatch, right: int) -> int:
    """The last index of addressee, time and place that stand between the cue and what is said."""
    moved = True
    while moved:
        moved = False
        for child in sentence.children(match.verb):
            if child.i <= right or not _is_setting(sentence, match, child):
                continue
            span = sentence.subtree(child)
            if span[0].i != right + 1:
                continue
            end = _cut_clause(span)
            if end > right:
                right, moved = end, True
    return right


def _cut_clause(span: Sequence[Token]) -> int:
    """Where a setting phrase ends: before a comma, colon, quote or that-clause that the parser took in."""
    end = span[0].i - 1
    for token in span:
        if token.i != end + 1 or token.text in (",", ":", ";", "—", "–") or token.text in OPENING:
            break
        if token.text.lower() == "that" and token.dep == "mark":
            break
        end = token.i
    return end


def _is_setting(sentence: Sentence, match: CueMatch, child: Token) -> bool:
    entry = match.entries[0]
    if child.dep == "npadvmod":
        return True
    if child.dep == "advmod":
        return child.tag == "RB" and not sentence.children(child)
    if child.dep == "dative":
        return True
    if child.dep == "dobj":
        return match.noun is None and entry.clause == "any" and _has_clause_after(sentence, match, child)
    if child.dep == "prep" and entry.clause in ("any", "quote"):
        return _has_clause_after(sentence, match, child) and match.noun is None
    return child.dep == "prep" and _is_time(sentence, child)


def _has_clause_after(sentence: Sentence, match: CueMatch, child: Token) -> bool:
    edge = sentence.subtree(child)[-1].i
    if any(c.i > child.i for c in sentence.children(match.verb, "ccomp", "xcomp")):
        return True
    following = sentence.tokens[edge + 1 : edge + 3]
    return any(t.text in (*OPENING, ":", "that") for t in following) or any(
        t.text in OPENING or t.text == "that" or t.dep == "ccomp" for t in sentence.subtree(child)[1:]
    )


def _is_time(sentence: Sentence, child: Token) -> bool:
    return any(c.entity in ("DATE", "TIME") for c in sentence.children(child, "pobj"))


# --------------------------------------------------------------------------- content


def _read(clause: _Clause) -> Attribution | None:
    for entry in clause.match.entries:
        content = _find_content(clause, entry)
        if (content and _is_allowed(clause, entry, content)) or (
            not content and _opens_quotation(clause, entry)
        ):
            tokens = clause.sentence.tokens
            cue = (tokens[clause.match.first].start, _close_mark(clause, tokens[clause.match.last].end))
            return Attribution(
                clause.source, cue, content, entry, clause.match, clause.sentence, clause.source_token
            )
    return None


def _opens_quotation(clause: _Clause, entry: Cue) -> bool:
    """Whether what is said stands in another sentence: after a colon, or before a cue that opens its own."""
    tokens = clause.sentence.tokens
    if clause.source is None or entry.clause not in ("any", "quote"):
        return False
    follows = tokens[-1].text == ":" and len(tokens) - clause.match.last < _FEW
    return follows or (clause.left == 0 and clause.match.verb.lemma in _PARENTHETIC)


_FEW = 12
"""Words that may stand between a cue and the colon that ends its sentence."""


def _close_mark(clause: _Clause, end: int) -> int:
    """The end of the cue, with a closing mark when its quote opens inside the cue."""
    quote = quote_at(clause.quotes, end - 1)
    first = clause.sentence.tokens[clause.match.first].start
    return quote.end if quote and quote.closed and quote.start > first and quote.inner_end <= end else end


def _is_allowed(clause: _Clause, entry: Cue, content: tuple[Bounds, ...]) -> bool:
    if entry.force == "asserts" and clause.sentence.children(clause.match.verb, "neg"):
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


def _names(clause: _Clause, content: tuple[Bounds, ...]) -> bool:
    """Whether the content holds a name beside the thing named: a quotation, a predicate or "as"."""
    if any(c[0] < q.end and q.start < c[1] for q in clause.quotes for c in content):
        return True
    children = clause.sentence.children(clause.match.verb, "oprd", "ccomp", "xcomp", "acomp", "prep", "advcl")
    return any(c.i > clause.match.last for c in children)


def _follows_directly(clause: _Clause, content: tuple[Bounds, ...]) -> bool:
    """Whether a participle is followed by its clause or quotation, nothing but an addressee between."""
    tokens, start = clause.sentence.tokens, clause.right + 1
    if start >= len(tokens) or tokens[start - 1].pos == "ADP":
        return False
    return content[0][0] <= tokens[min(start + 1, len(tokens) - 1)].end


def _is_quoted(clause: _Clause, bounds: Bounds) -> bool:
    quote = quote_at(clause.quotes, bounds[0])
    return quote is not None and quote.start >= bounds[0] - 1


def _find_content(clause: _Clause, entry: Cue) -> tuple[Bounds, ...]:
    if clause.match.noun is not None:
        return _content_of_noun(clause, entry)
    if entry.clause in ("object", "naming"):
        return _content_of_object(clause, entry) or _content_of_clause(clause)
    return _content_of_clause(clause)


def _content_of_noun(clause: _Clause, entry: Cue) -> tuple[Bounds, ...]:
    start = clause.match.last + 1
    if entry.clause == "object":
        return _right_side(clause, start)
    tokens = clause.sentence.tokens
    while start < len(tokens) and (tokens[start].text in CLOSING or tokens[start].entity in ("DATE", "TIME")):
        start += 1
    if start < len(tokens) and tokens[start].pos in ("ADP", "SCONJ", "DET", "PART", "PRON", "NOUN", "PROPN"):
        return _right_side(clause, start)
    return ()


def _content_of_object(clause: _Clause, entry: Cue) -> tuple[Bounds, ...]:
    sentence, match = clause.sentence, clause.match
    if match.passive:
        return _content_of_passive(clause, entry)
    start = clause.right + 1
    deps = ("dobj", "xcomp", "ccomp", "oprd", "pobj", "acomp", "attr", "advcl", "dative", "prep", "nsubj")
    heads = [c for c in sentence.children(match.verb, *deps) if c.i > match.last]
    tokens = sentence.tokens
    particle = match.last > match.verb.i
    if not heads and not (particle and start < len(tokens)):
        return ()
    if not particle and not _takes_object(heads, sentence, match):
        return ()
    if particle and clause.left > 0 and _quote_ending(clause, clause.left - 1) is not None:
        return (*_left_clause(clause), *_right_side(clause, start))
    return _right_side(clause, start)


def _takes_object(heads: Sequence[Token], sentence: Sentence, match: CueMatch) -> bool:
    following = sentence.tokens[match.last + 1].text if match.last + 1 < len(sentence.tokens) else ""
    return any(h.dep not in ("advcl", "prep") for h in heads) or following in OPENING


def _content_of_passive(clause: _Clause, entry: Cue) -> tuple[Bounds, ...]:
    sentence, match = clause.sentence, clause.match
    heads = [c for c in sentence.children(match.verb, "prep", "xcomp", "oprd", "ccomp") if c.i > match.last]
    if entry.clause == "naming" and heads and clause.source is None:
        return (*_passive_subject(clause), *_right_side(clause, match.last + 1))
    inverted = [c for c in sentence.children(match.verb, "auxpass") if c.i > match.last]
    if inverted:
        return _right_side(clause, inverted[-1].i + 1)
    if clause.source is not None and (subject := _passive_subject(clause)):
        return subject
    clauses = [h for h in heads if h.dep in ("ccomp", "xcomp")]
    return _right_side(clause, sentence.subtree(clauses[0])[0].i) if clauses else ()


def _passive_subject(clause: _Clause) -> tuple[Bounds, ...]:
    """What a passive is said of: its subject."""
    sentence, match = clause.sentence, clause.match
    subject = next((t for t in sentence.children(match.verb, "nsubjpass") if t.i < match.first), None)
    if subject is None:
        return ()
    first, last = noun_phrase(sentence, subject, match.verb)
    return _trim(clause, sentence.tokens[first].start, sentence.tokens[last].end)


def _content_of_clause(clause: _Clause) -> tuple[Bounds, ...]:
    before = _left_clause(clause)
    after = _right_clause(clause, bool(before))
    return (*before, *after)


def _left_clause(clause: _Clause) -> tuple[Bounds, ...]:
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
    quoted = _quote_ending(clause, edge)
    if not complements and quoted is None and not _is_parenthesis(clause):
        return ()
    if not complements and quoted is not None:
        start = max(quoted.start, sentence.start)
    elif complements:
        start = sentence.subtree(complements[0])[0].start
        start = min(start, _clause_start(clause, complements[0]))
    else:
        start = find_body(sentence)
    end = tokens[edge].end
    if clause.source is not None and start <= clause.source[0] < end:
        return ()
    return _trim(clause, start, end)


def _clause_start(clause: _Clause, complement: Token) -> int:
    """The start of the sentence for a main verb; a phrase before the complement belongs to what is said."""
    sentence, verb = clause.sentence, clause.match.verb
    if verb.head == verb.i or clause.match.verb.dep in ("parataxis",):
        return find_body(sentence)
    return sentence.subtree(complement)[0].start


def _quote_ending(clause: _Clause, edge: int) -> Quote | None:
    """A closed quote that ends at or right before the token."""
    for index in (edge, edge - 1):
        if index < 0:
            continue
        token = clause.sentence.tokens[index]
        quote = quote_at(clause.quotes, token.end - 1)
        if quote is not None and quote.closed and token.end >= quote.inner_end:
            return quote
    return None


def _is_parenthesis(clause: _Clause) -> bool:
    """Whether the reporting clause stands between commas inside, or at the end of, another clause."""
    sentence, match = clause.sentence, clause.match
    tokens = sentence.tokens
    if match.verb.dep not in ("parataxis", "ccomp", "ROOT", "advcl", "conj", "dep"):
        return False
    if clause.source is None or match.verb.lemma not in _PARENTHETIC:
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


def _is_setting_before(clause: _Clause) -> bool:
    """Whether all that stands before the reporting clause hangs on the cue itself ("Asked why, she said")."""
    before = clause.sentence.tokens[: clause.left]
    tops = [t for t in before if t.head >= clause.left or t.head == t.i]
    verb = clause.match.verb.i
    return bool(tops) and all(
        t.head == verb and t.dep in ("advcl", "prep", "npadvmod", "advmod", "cc", "punct", "mark")
        for t in tops
    )


_PARENTHETIC = frozenset(
    {"say", "add", "write", "tell", "note", "argue", "explain", "believe", "think", "warn", "report", "claim"}
)


def _relative_content(clause: _Clause) -> tuple[Bounds, ...]:
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


def _right_complements(clause: _Clause) -> list[Token]:
    children = clause.sentence.children(clause.match.verb, "ccomp", "xcomp", "parataxis")
    return [c for c in children if c.i > clause.match.last and not _is_cue_verb(clause, c)]


def _is_cue_verb(clause: _Clause, token: Token) -> bool:
    return any(o.verb.i == token.i and o.participle for o in clause.others)


def _right_clause(clause: _Clause, has_left: bool) -> tuple[Bounds, ...]:
    sentence, match = clause.sentence, clause.match
    tokens = sentence.tokens
    start = clause.right + 1
    if start >= len(tokens):
        return ()
    complements = [c for c in _right_complements(clause) if c.dep != "xcomp" or _allows_infinitive(clause)]
    first = tokens[start]
    if has_left and first.text != ":":
        return _split_rest(clause, start, complements)
    if (
        first.text in OPENING
        and not _closes(clause, first)
        and not _names_programme(clause, start, complements)
    ):
        return _right_side(clause, start)
    if first.text == ":" or (
        first.text == "," and start + 1 < len(tokens) and tokens[start + 1].text in OPENING
    ):
        return _right_side(clause, start + 1)
    if complements:
        begin = sentence.subtree(complements[0])[0].i
        begin = max(start, begin) if begin <= clause.right else start
        return _right_side(clause, begin) if not match.passive or begin > match.last else ()
    quote = next((q for q in clause.quotes if q.start >= first.start and q.end <= sentence.end + 1), None)
    if quote is not None and quote.start - first.start <= _NEAR and match.noun is None:
        return _right_side(
            clause, start if first.dep in ("mark", "det", "poss") else _token_at(sentence, quote.start)
        )
    return ()


def _names_programme(clause: _Clause, start: int, complements: Sequence[Token]) -> bool:
    """Whether a quote is a title in the setting ("said on “The Morning Show” that")."""
    if clause.sentence.tokens[start - 1].pos not in ("ADP", "PART"):
        return False
    quote = quote_at(clause.quotes, clause.sentence.tokens[start].start)
    return quote is not None and any(clause.sentence.subtree(c)[0].start >= quote.end for c in complements)


def _allows_infinitive(clause: _Clause) -> bool:
    return clause.match.verb.lemma in (
        "agree",
        "hope",
        "expect",
        "decide",
        "claim",
        "threaten",
        "ask",
        "tell",
        "refuse",
    )


def _closes(clause: _Clause, token: Token) -> bool:
    quote = quote_at(clause.quotes, token.start)
    return quote is not None and quote.start < token.start


def _token_at(sentence: Sentence, offset: int) -> int:
    return next((t.i for t in sentence.tokens if t.end > offset), len(sentence.tokens) - 1)


def _split_rest(clause: _Clause, start: int, complements: Sequence[Token]) -> tuple[Bounds, ...]:
    """The second half of a split content: "X, she said, Y"."""
    sentence = clause.sentence
    tokens = sentence.tokens
    resumed = next((q for q in clause.quotes if tokens[start].start <= q.start < sentence.end), None)
    if resumed is not None:
        at = _token_at(sentence, resumed.start)
        if tokens[at - 1].text in (",", "—", "–") and not _holds_cue(clause, start, at):
            return _right_side(clause, at, split=True)
    if tokens[start].text in (",", "—", "–", "-", "--"):
        following = tokens[start + 1] if start + 1 < len(tokens) else None
        if following is None or any(o.first == following.i for o in clause.others):
            return ()
        if following.text in OPENING or _belongs_to_left(clause, following):
            return _right_side(clause, start + 1, split=True)
        return ()
    if sentence.tokens[clause.left - 1].tag in ("WDT", "WP"):
        return _right_side(clause, start)
    if complements:
        return _right_side(clause, max(start, sentence.subtree(complements[0])[0].i))
    return ()


def _holds_cue(clause: _Clause, start: int, end: int) -> bool:
    return any(start <= o.verb.i < end for o in clause.others)


def _belongs_to_left(clause: _Clause, token: Token) -> bool:
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


# --------------------------------------------------------------------------- edges


def _right_side(clause: _Clause, start: int, *, split: bool = False) -> tuple[Bounds, ...]:
    """Everything from a token to where the reported words end.

    The second half of a split content (`split`) is not below the cue in the graph and runs further.
    """
    tokens = clause.sentence.tokens
    if start >= len(tokens):
        return ()
    if start - 1 > clause.match.last and tokens[start - 1].text == "that":
        start -= 1
    end = _right_end(clause, start, split=split)
    return _trim(clause, tokens[start].start, end) if end > tokens[start].start else ()


def _right_end(clause: _Clause, start: int, *, split: bool) -> int:
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


def _cut_before(clause: _Clause, other: CueMatch, start: int) -> int | None:
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
    return _before_joint(sentence, edge, start)


def _resumes(sentence: Sentence, other: CueMatch) -> bool:
    """Whether a plain second verb of saying without a subject goes on with the first ("... and said")."""
    return other.verb.lemma in ("say", "tell", "add") and not sentence.children(other.verb, "nsubj")


def _in_quote(clause: _Clause, other: CueMatch) -> bool:
    quote = quote_at(clause.quotes, other.verb.start)
    return quote is not None and quote.end > other.verb.end + 1


def _conj_root(sentence: Sentence, token: Token) -> int:
    while token.dep == "conj":
        token = sentence.head(token)
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
    return participle.lemma in _GOING_ON and (verb.i in around or aside)


_GOING_ON = frozenset(
    {"add", "say", "note", "warn", "insist", "argue", "claim", "tell", "stress", "explain", "call", "urge"}
)
"""Participles that end the words before them wherever the parser hangs them ("..., adding")."""


def _cut_according(sentence: Sentence, start: int) -> int | None:
    for token in sentence.tokens[start + 1 :]:
        if token.text.lower() == "according" and token.i + 1 < len(sentence.tokens):
            return token.i - 1
    return None


def _cut_adverbial(clause: _Clause, start: int) -> int | None:
    """Where words begin that belong to the cue and not to what is said.

    Adverbial clauses and phrases after a comma, a second predicate joined to the cue, a day at the end.
    """
    sentence, verb = clause.sentence, clause.match.verb
    cuts = [c for child in sentence.children(verb) if (c := _cut_child(clause, child, start)) is not None]
    return min(cuts, default=None)


def _cut_child(clause: _Clause, child: Token, start: int) -> int | None:
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
        return _before_joint(sentence, first.i, start)
    if (
        child.dep in ("prep", "npadvmod")
        and _is_last(sentence, child)
        and (_is_time(sentence, child) or child.entity == "DATE")
    ):
        return first.i - 1
    return None


def _lists(sentence: Sentence, start: int, end: int) -> bool:
    """Whether a colon or semicolon stands between: what follows is a further member of a list."""
    return any(t.text in (":", ";") for t in sentence.tokens[start:end])


def _before_joint(sentence: Sentence, first: int, start: int) -> int:
    edge = first - 1
    while edge > start and (sentence.tokens[edge].dep == "cc" or sentence.tokens[edge].text in (",", ";")):
        edge -= 1
    return edge


def _is_last(sentence: Sentence, child: Token) -> bool:
    """Whether nothing but punctuation follows the phrase."""
    last = sentence.subtree(child)[-1].i
    return all(t.pos == "PUNCT" for t in sentence.tokens[last + 1 :])


_SETTING_WORDS = frozenset({"as", "while", "when", "after", "before", "although", "though", "even"})


def _trim(clause: _Clause, start: int, end: int) -> tuple[Bounds, ...]:
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


# --------------------------------------------------------------------------- "according to"

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

"""Passages and names: which words of a sentence tell a happening, and whom a noun phrase names.

Takes a sentence with a trigger and its date; gives offsets and names. Never reaches beyond the sentence.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from penholder.claims.triggers import Happening
from penholder.syntax import Sentence, Token
from penholder.values.clauses import governing_verb
from penholder.values.expressions import DateExpression
from penholder.values.mentions import Mention, MentionKind, find_mentions
from penholder.values.subjects import body_named, mission_named, state_named
from penholder.vocabulary import event_words

_LEFT = frozenset(
    {"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod", "advmod", "predet", "npadvmod"}
)


def span_offsets(sentence: Sentence, happening: Happening) -> tuple[int, int]:
    """Start and end of the words that tell a happening, its date and modality included."""
    token = happening.trigger.token
    start, end = (
        _noun_offsets(sentence, token) if happening.trigger.nominal else _verb_offsets(sentence, token)
    )
    expression = happening.expression
    if expression is not None:
        verb = governing_verb(sentence, token)
        if expression.start < start and happening.trigger.nominal and verb and verb.start > token.start:
            end = max(end, verb.end)
        if verb and token.dep == "dobj" and expression.start < verb.start < token.start:
            start = min([start, *_subject_starts(sentence, verb)])
        if expression.start < start or not happening.trigger.nominal:
            start = min(start, _with_preposition(sentence, expression))
        end = max(end, expression.end)
    if happening.trigger.nominal and happening.prospective:
        end = max(end, _relative_end(sentence, token, happening.modality))
    return start, end


def _noun_offsets(sentence: Sentence, token: Token) -> tuple[int, int]:
    start = left_edge(sentence, token)
    verb = sentence.head(token)
    if (
        token.dep == "dobj"
        and verb.tag in ("VBG", "VB")
        and verb.i < token.i
        and verb.lemma in event_words("light")
    ):
        start = min(start, verb.start)
    return start, token.end


def left_edge(sentence: Sentence, token: Token) -> int:
    """Where a noun phrase begins: the head with its unbroken run of modifiers to the left."""
    words = {t.i for child in sentence.children(token) if child.dep in _LEFT for t in sentence.subtree(child)}
    words -= {t.i for t in sentence.tokens if t.pos in ("VERB", "AUX") and t.tag == "VB"}
    first = token.i
    while first - 1 in words or (first > 0 and sentence.tokens[first - 1].tag == "HYPH"):
        first -= 1
    while sentence.tokens[first].pos == "PUNCT" and first < token.i:
        first += 1
    return sentence.tokens[first].start


def _verb_offsets(sentence: Sentence, token: Token) -> tuple[int, int]:
    before = [t for t in sentence.children(token, "aux", "auxpass", "neg") if t.i < token.i and t.tag != "TO"]
    before = [t for t in before if not _is_parted(sentence, t, token)]
    subjects = [t for t in sentence.children(token, "nsubj", "nsubjpass") if t.tag not in ("WDT", "WP")]
    start = min([token.start, *(t.start for t in before)])
    if token.dep in ("acl", "relcl") and not subjects:
        start = min(start, left_edge(sentence, sentence.head(token)))
    for subject in subjects[-1:]:  # the nearest: a dateline may pass for another
        if _is_drawn_out(sentence, subject, token):
            continue
        start = min(start, left_edge(sentence, subject))
    ends = [token.end]
    for child in sentence.children(token, "dobj", "prt", "attr", "oprd"):
        if child.i > token.i:
            ends.append(_named_end(sentence, child))
    if any(t.dep == "prt" for t in sentence.children(token)):
        return start, max(ends)
    for child in sentence.children(token, "prep"):
        if child.lemma in ("out", "from") and child.i > token.i:
            ends.append(_phrase_end(sentence, child))
    return start, max(ends)


def _is_parted(sentence: Sentence, auxiliary: Token, verb: Token) -> bool:
    """ "believed to be settlers attacked": an infinitive before a noun belongs to another verb."""
    between = sentence.tokens[auxiliary.i + 1 : verb.i]
    return auxiliary.tag == "VB" and any(t.pos in ("NOUN", "PROPN") for t in between)


def _subject_starts(sentence: Sentence, verb: Token) -> list[int]:
    """Where the subject of a verb begins: "The Council on Friday put an end ..."; none where it is drawn out."""
    subjects = [t for t in sentence.children(verb, "nsubj", "nsubjpass") if t.tag not in ("WDT", "WP")]
    return [left_edge(sentence, t) for t in subjects[-1:] if not _is_drawn_out(sentence, t, verb)]


_SHORT = 40
"""Characters a name after "of" may take to belong to a passage."""


def _named_end(sentence: Sentence, token: Token) -> int:
    """End of an object with the mission or body it is of, where that name is short: "the mandate of UNMISS"."""
    for mention in find_mentions(sentence):
        between = sentence.text[token.end - sentence.start : mention.start - sentence.start]
        named = mention.kind in (MentionKind.MISSION, MentionKind.BODY)
        if named and between.split() in (["of"], ["of", "the"]) and mention.end - mention.start <= _SHORT:
            return mention.end
    return token.end


_DRAWN_OUT = 36
"""Characters a subject with a clause, an apposition or a second name may take to belong to a passage."""


def _is_drawn_out(sentence: Sentence, subject: Token, verb: Token) -> bool:
    """ "The mission, set up after the war ..., left": so long a subject stands in the actors, not in the passage."""
    between = [t for t in sentence.children(subject, "acl", "relcl", "appos", "conj") if t.i < verb.i]
    return bool(between) and verb.start - left_edge(sentence, subject) > _DRAWN_OUT


def _phrase_end(sentence: Sentence, preposition: Token) -> int:
    """End of "out of the country": prepositions and their bare objects."""
    end = preposition.end
    for child in sentence.children(preposition, "prep", "pobj"):
        end = max(end, child.end if child.dep == "pobj" else _phrase_end(sentence, child))
    return end


def _with_preposition(sentence: Sentence, expression: DateExpression) -> int:
    before = sentence.text[: expression.start - sentence.start]
    match = re.search(
        r"\b(?:in|on|at|by|since|during|until|before|from|after|for)\s(?:the\s)?$", before, re.IGNORECASE
    )
    return sentence.start + match.start() if match else expression.start


def _relative_end(sentence: Sentence, token: Token, modality: Sequence[Token]) -> int:
    """End of a relative clause that holds the modality ("elections, which leaders have pledged to hold")."""
    for child in sentence.children(token, "relcl"):
        if child in modality:
            tail = [child, *sentence.children(child, "xcomp")]
            return max(t.end for t in tail)
    return token.end


# --------------------------------------------------------------------------- names


def name_mention(mention: Mention) -> str:
    """The name an actor is kept under: the state's, the mission's acronym, the body's or the person's."""
    if mention.kind is MentionKind.STATE:
        return state_named(mention.key).name
    if mention.kind is MentionKind.MISSION:
        return mission_named(mention.key).acronym
    if mention.kind is MentionKind.BODY:
        return body_named(mention.key).name
    return mention.key or mention.words


def name_phrase(sentence: Sentence, token: Token) -> str:
    """Who a noun phrase names: the vocabulary's name, else the person or organisation, else its words."""
    start = left_edge(sentence, token)
    apposed = [t for t in sentence.children(token, "appos") if t.pos == "PROPN" and t.i > token.i]
    heads = [*apposed[:1], token]
    named = [m for m in find_mentions(sentence) if m.kind is not MentionKind.OFFICE]
    covering = [m for head in heads for m in named if m.start <= head.start < m.end]
    if covering:
        return name_mention(covering[0])
    if token.pos == "PRON":
        return ""
    return " ".join(sentence.text[start - sentence.start : token.end - sentence.start].split())

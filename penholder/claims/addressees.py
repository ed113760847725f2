"""To whom something was said.

Takes the frame of an attribution and what is said; gives the words for the hearers, or None. Never resolves who they
are, and never takes somebody spoken about.

Hearers are the object of a verb of telling ("told reporters"), what follows "to" after a verb or noun of addressing
("in a letter to the Council"), or, where somebody is asked to act, the one asked ("urged Rwanda to withdraw").
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from penholder.claims.frames import Frame
from penholder.claims.source_phrases import Bounds
from penholder.syntax import Sentence, Token
from penholder.vocabulary import addressee_class

_TIMES = frozenset({"DATE", "TIME"})
_NOMINAL = ("NOUN", "PROPN", "PRON")
_ENDS = frozenset({",", ";", ":", "—", "–", "(", ")", "“", "”", '"', "''", "``", "-"})
_CLAUSES = frozenset({"relcl", "acl", "advcl", "ccomp", "appos"})


def find_addressee(frame: Frame, content: Sequence[Bounds]) -> Bounds | None:
    """The hearers' words, as offsets."""
    taken = frame.source or (0, 0)
    for head, before in (
        *_told(frame),
        *_addressed(frame),
        *_asked(frame, content),
        *_thanked(frame, content),
    ):
        outside = not taken[0] <= head.start < taken[1] and any(c.isalnum() for c in head.text)
        if outside and head.pos in _NOMINAL and head.entity not in _TIMES and not _is_reflexive(head):
            return _phrase(frame.sentence, head, before)
    return None


def _is_reflexive(head: Token) -> bool:
    return head.tag in ("WP", "WDT", "EX") or head.text.lower() in (
        "it",
        "this",
        "that",
        "itself",
        "himself",
        "herself",
    )


def _told(frame: Frame) -> Iterator[tuple[Token, int]]:
    """Objects of a verb of telling, with the index of the word before the phrase."""
    sentence = frame.sentence
    held = {t.i for t in frame.words}
    verb = frame.verb
    if verb.lemma in addressee_class("hearer"):
        passive = "nsubjpass" if _is_passive(sentence, verb) and _has_agent(frame) else "dobj"
        for child in sentence.children(verb, "dative", "dobj", passive):
            if child.i in held and child.pos in _NOMINAL and not _is_cue(frame, child):
                yield child, verb.i if child.i > verb.i else -1
        if (near := _next_noun(frame, verb.i)) is not None:
            yield near, verb.i
    for token in frame.words:
        if token.i != verb.i and token.lemma in addressee_class("addressing") and token.tag == "VBG":
            yield from ((c, token.i) for c in sentence.children(token, "dobj") if c.i in held)


def _is_passive(sentence: Sentence, verb: Token) -> bool:
    return bool(sentence.children(verb, "auxpass"))


def _has_agent(frame: Frame) -> bool:
    return frame.source is not None and frame.source[0] > frame.cue[0]


def _is_cue(frame: Frame, token: Token) -> bool:
    return frame.cue[0] <= token.start < frame.cue[1]


def _next_noun(frame: Frame, at: int) -> Token | None:
    """The head of the noun phrase right after the verb, whatever the parser hung it on."""
    held = {t.i for t in frame.words}
    tokens, i = frame.sentence.tokens, at + 1
    head: Token | None = None
    while (
        i < len(tokens)
        and i in held
        and tokens[i].pos in ("DET", "ADJ", "NUM", "NOUN", "PROPN", "PUNCT", "PART")
    ):
        if tokens[i].text in _ENDS - {"-"} or tokens[i].entity in _TIMES:
            break
        head = tokens[i] if tokens[i].pos in ("NOUN", "PROPN") else head
        i += 1
    return head


def _addressed(frame: Frame) -> Iterator[tuple[Token, int]]:
    """What follows "to" or "before" after words of addressing."""
    sentence, held = frame.sentence, {t.i for t in frame.words}
    for token in frame.words:
        word = token.text.lower()
        if word not in ("to", "before", "with") or token.pos not in ("ADP", "SCONJ", "PART"):
            continue
        for head in sentence.children(token, "pobj"):
            if head.i not in held or not _opens_hearers(frame, token, head):
                continue
            yield head, token.i


def _opens_hearers(frame: Frame, preposition: Token, head: Token) -> bool:
    above = frame.sentence.head(preposition)
    word = preposition.text.lower()
    if word == "before":
        return head.lemma in addressee_class("heard before")
    if word == "with":
        return above.lemma in ("speak", "talk") and above.i < preposition.i
    if above.i == frame.verb.i or _is_cue(frame, above):
        return frame.verb.lemma not in addressee_class("about") and (
            not _is_cue(frame, preposition) or _asks(frame)
        )
    near = frame.sentence.tokens[preposition.i - 1]
    return above.lemma in addressee_class("addressed") or near.lemma in addressee_class("addressed")


def _asks(frame: Frame) -> bool:
    return frame.verb.lemma in addressee_class("asked")


def _asked(frame: Frame, content: Sequence[Bounds]) -> Iterator[tuple[Token, int]]:
    """The one asked, at the head of what is said: an object or what follows "on" or "to", before an infinitive."""
    sentence, verb = frame.sentence, frame.verb
    if not _asks(frame) or not content:
        return
    openings = {start for start, _ in content}
    preps = sentence.children(verb, "prep", "dative")
    objects = [
        *sentence.children(verb, "dobj", "dative"),
        *(
            o
            for p in preps
            if p.text.lower() in addressee_class("asking preposition")
            for o in sentence.children(p, "pobj")
        ),
    ]
    for clause in sentence.children(verb, "ccomp", "xcomp"):
        if any(t.tag == "TO" for t in sentence.children(clause, "aux")):
            objects.extend(sentence.children(clause, "nsubj"))
    held = {t.i for t in frame.words}
    for head in objects:
        span = _phrase(sentence, head, verb.i)
        apart = head.i in held and not _is_cue(frame, head)
        if apart or (span[0] in openings and _acts_next(sentence, span[1])):
            yield head, verb.i


def _thanked(frame: Frame, content: Sequence[Bounds]) -> Iterator[tuple[Token, int]]:
    """The one thanked or congratulated by name, at the head of what is said."""
    if frame.verb.lemma not in addressee_class("thanked"):
        return
    openings = {start for start, _ in content}
    for head in frame.sentence.children(frame.verb, "dobj", "dative"):
        if head.pos == "PROPN" and _phrase(frame.sentence, head, frame.verb.i)[0] in openings:
            yield head, frame.verb.i


def _acts_next(sentence: Sentence, end: int) -> bool:
    """Whether an infinitive or a that-clause follows: "to withdraw", "not to", "immediately to"."""
    following = [t for t in sentence.tokens if t.start >= end][:4]
    return any(t.tag == "TO" or (t.text.lower() == "that" and t.dep == "mark") for t in following)


def _phrase(sentence: Sentence, head: Token, before: int) -> Bounds:
    """The noun phrase around its head without clauses, days and quotations that the parser hung on it."""
    own = {head.i}
    queue = [head]
    while queue:
        for child in sentence.children(queue.pop()):
            if child.dep not in _CLAUSES and not _tells_time(sentence, child):
                own.add(child.i)
                queue.append(child)
    first = last = head.i
    while first - 1 in own and first - 1 > before and sentence.tokens[first - 1].text not in _ENDS - {"-"}:
        first -= 1
    while last + 1 in own and not _ends(sentence, last + 1):
        last += 1
    while sentence.tokens[last].pos in ("ADP", "CCONJ", "PUNCT") and last > head.i:
        last -= 1
    for child in sentence.children(head, "appos"):
        if child.pos == "PROPN" and head.pos == "NOUN" and sentence.subtree(child)[0].i == last + 2:
            last = child.i  # "the force commander, Maj. Gen. Doe"
    return sentence.tokens[first].start, sentence.tokens[last].end


def _ends(sentence: Sentence, index: int) -> bool:
    token = sentence.tokens[index]
    return (token.text in _ENDS and token.text != "-") or token.tag == "TO" or token.text.lower() == "that"


def _tells_time(sentence: Sentence, child: Token) -> bool:
    if child.dep == "npadvmod" or (child.dep == "advmod" and child.entity in _TIMES):
        return True
    if child.dep != "prep":
        return False
    objects = sentence.children(child, "pobj")
    word = child.text.lower()
    placed = any(o.entity in ("GPE", "LOC") for o in objects) and word in ("in", "from")
    later = word in ("in", "on", "during", "at", "via", "after", "from", "about", "by")
    return (later and not placed) or any(o.entity in _TIMES for o in objects)

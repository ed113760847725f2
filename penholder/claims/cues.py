"""Recognising the words that report speech.

Takes one parsed sentence; gives the cues in it with the vocabulary entries they may be read by. Never looks
for who speaks or what is said.

A verb counts when it is finite, or a participle that hangs on a clause ("..., adding that"). Infinitives,
reduced relatives ("options proposed by") and gerunds as nouns do not report anything by themselves.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace
from functools import cache

from penholder import vocabulary
from penholder.syntax import Sentence, Token
from penholder.vocabulary import Cue

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_AUXILIARY = frozenset({"aux", "auxpass"})
_BEFORE_VERB = frozenset({"aux", "auxpass", "neg", "advmod"})
_LINKING = frozenset({"be", "remain", "feel", "become", "seem"})
_LEFT_OUT = frozenset(
    {"then", "thus", "so", "therefore", "however", "meanwhile", "when", "where", "how", "why", "as"}
)
"""Adverbs before a verb that join sentences or open clauses, and so are no part of the cue."""


@dataclass(frozen=True, slots=True)
class CueMatch:
    """A cue found in a sentence."""

    verb: Token
    """The finite verb or participle that carries it."""
    first: int
    last: int
    """Token indices of the cue span, both included."""
    entries: tuple[Cue, ...]
    """Readings in the order of the vocabulary."""
    participle: bool = False
    passive: bool = False
    reduced: bool = False
    """True when the parser took a finite verb for a participle on the sentence's own noun."""
    noun: Token | None = None
    """The noun or adjective of "expressed concern", "is concerned"."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    verbs: dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]
    nouns: dict[str, Cue]
    light: frozenset[str]
    adjectives: dict[str, Cue]


@cache
def _lexicon() -> _Lexicon:
    verbs: defaultdict[str, list[tuple[tuple[str, ...], Cue]]] = defaultdict(list)
    nouns: dict[str, Cue] = {}
    light: set[str] = set()
    adjectives: dict[str, Cue] = {}
    for entry in vocabulary.cues():
        head, *rest = entry.lemma.split()
        if entry.kind == "verb":
            verbs[head].append((tuple(rest), entry))
        elif entry.kind == "noun":
            nouns.setdefault(entry.lemma, entry)
        elif entry.kind == "light":
            light.add(head)
        else:
            adjectives.setdefault(head, entry)
    ordered = {head: tuple(sorted(found, key=lambda f: -len(f[0]))) for head, found in verbs.items()}
    return _Lexicon(ordered, nouns, frozenset(light), adjectives)


@cache
def cue_class(kind: str) -> frozenset[str]:
    """The lemmas of one kind in the vocabulary ("parenthetic"); empty for an unknown kind."""
    return frozenset(w for c in vocabulary.cue_classes() if c.kind == kind for w in c.words)


def find_list_cues(sentence: Sentence) -> tuple[tuple[Token, Cue], ...]:
    """Participles of proposing before a colon ("options proposed by the envoy: ..."), with their agents to come."""
    colon = max((t.i for t in sentence.tokens if t.text == ":"), default=-1)
    found: list[tuple[Token, Cue]] = []
    for token in sentence.tokens[: max(colon, 0)]:
        if token.tag == "VBN" and token.dep == "acl" and sentence.children(token, "agent"):
            entries = _lexicon().verbs.get(token.lemma, ())
            found.extend((token, e) for rest, e in entries if not rest and e.force == "proposes")
    return tuple(found)


def find_cues(sentence: Sentence) -> tuple[CueMatch, ...]:
    """The cues of one sentence in text order."""
    matches = (_match(sentence, token) for token in sentence.tokens if token.pos in ("VERB", "AUX"))
    return tuple(match for match in matches if match is not None)


def find_entry(sentence: Sentence, bounds: tuple[int, int]) -> Cue | None:
    """The vocabulary's entry for words known to be a cue, however they stand; None where it has none.

    The noun or adjective of a cue says more than its verb ("issued a warning", "is opposed to").
    """
    lexicon = _lexicon()
    inside = [t for t in sentence.tokens if bounds[0] <= t.start < bounds[1]]
    words = [w for t in inside for w in (t.lemma, t.text.lower())]
    listed = [e for w in words if (e := lexicon.nouns.get(w) or lexicon.adjectives.get(w)) is not None]
    for token in reversed(inside):
        following = tuple(t.text.lower() for t in inside if t.i > token.i)
        for rest, entry in lexicon.verbs.get(_lemma(token), ()):
            if not listed and following[: len(rest)] == rest:
                return entry
    return listed[-1] if listed else None


def _match(sentence: Sentence, token: Token) -> CueMatch | None:
    lexicon = _lexicon()
    lemma = _lemma(token)
    known = lemma in lexicon.verbs or lemma in lexicon.light or lemma in _LINKING
    if not known or token.dep in _AUXILIARY:
        return None
    participle = is_participle(sentence, token)
    if not participle and not is_finite(sentence, token):
        return _match_reduced(sentence, token, lemma)
    return (
        _match_noun(sentence, token, lemma, participle)
        or _match_adjective(sentence, token, lemma)
        or _match_verb(sentence, token, lemma, participle)
    )


def _match_reduced(sentence: Sentence, token: Token, lemma: str) -> CueMatch | None:
    """A past form the parser hung on the noun that heads the sentence, where no verb is left for the clause."""
    head = sentence.head(token)
    above = sentence.head(head)
    alone = head.head == head.i or (head.dep == "nsubj" and above.head == above.i and above.tag == "VBG")
    past = token.tag in ("VBN", "VBD") and token.dep == "acl" and token.i == _first_verb(sentence)
    if not (alone and past and head.pos in ("NOUN", "PROPN")):
        return None
    if sentence.children(token, "agent") or sentence.tokens[token.i - 1].text == ",":
        return None
    found = _match_verb(sentence, token, lemma, participle=False)
    return replace(found, reduced=True) if found is not None else None


def _first_verb(sentence: Sentence) -> int:
    return next((t.i for t in sentence.tokens if t.pos in ("VERB", "AUX")), -1)


def _lemma(token: Token) -> str:
    """The lemma, mended where the tagger took a verb for its own base form ("said" as a noun)."""
    return _MENDED.get(token.text.lower(), token.lemma)


_MENDED = {"said": "say", "told": "tell", "hoping": "hope", "felt": "feel", "found": "find", "hoped": "hope"}


def is_finite(sentence: Sentence, token: Token) -> bool:
    """Whether the verb is finite by itself or by its auxiliaries."""
    if token.tag in _FINITE:
        return True
    helpers = sentence.children(token, "aux", "auxpass")
    if any(h.tag in _FINITE or h.tag == "MD" for h in helpers):
        return True
    if token.tag in ("VBN", "VB"):
        if token.dep == "conj":
            head = sentence.head(token)
            if is_joined_to_noun(sentence, token):
                return True
            if token.tag == "VBN" and head.tag == "VBD" and not helpers and sentence.children(token, "dobj"):
                return is_finite(sentence, head)
            return head.pos in ("VERB", "AUX") and token.tag == head.tag and is_finite(sentence, head)
        return token.tag == "VBN" and bool(sentence.children(token, "nsubj")) and not helpers
    return False


def is_joined_to_noun(sentence: Sentence, token: Token) -> bool:
    """Whether the parser joined a finite verb to a noun ("called Haiti a trap and listed the dangers").

    A participle with an object of its own is a past form: a passive one has none.
    """
    if token.dep != "conj" or sentence.head(token).pos in ("VERB", "AUX"):
        return False
    return token.tag in ("VBD", "VBZ") or (token.tag == "VBN" and bool(sentence.children(token, "dobj")))


def is_participle(sentence: Sentence, token: Token) -> bool:
    """Whether the verb is a participle clause after a comma or conjunction ("..., rejecting")."""
    if token.tag != "VBG" or any(h.lemma == "be" for h in sentence.children(token, "aux")):
        return False
    if token.dep in ("amod", "compound", "csubj", "nsubj", "dobj", "pobj"):
        return False
    if _opens_clause(sentence, token):
        return True
    if token.dep == "pcomp":
        return False
    before = token.i - 1
    while before >= 0 and sentence.tokens[before].tag == "RB":
        before -= 1
    return before < 0 or sentence.tokens[before].text in (
        ",",
        "and",
        "but",
        "—",
        "–",
        "-",
        "”",
        '"',
        ";",
        "’",
    )


def _opens_clause(sentence: Sentence, token: Token) -> bool:
    """Whether the very next word is "that" or an opening mark ("... by saying that")."""
    following = sentence.tokens[token.i + 1].text if token.i + 1 < len(sentence.tokens) else ""
    return following in ("that", "“", "``", "‘") or (
        following in (",", ":") and _marks_next(sentence, token.i + 2)
    )


def _marks_next(sentence: Sentence, index: int) -> bool:
    return index < len(sentence.tokens) and sentence.tokens[index].text in ("“", "``", '"', "''")


def _match_verb(sentence: Sentence, token: Token, lemma: str, participle: bool) -> CueMatch | None:
    entries: list[Cue] = []
    last, longest = token.i, 0
    for rest, entry in _lexicon().verbs.get(lemma, ()):
        end = _follow(sentence, token, rest)
        if end is None or (entries and len(rest) < longest):
            continue
        longest = len(rest)
        entries.append(entry)
        last = end
    if not entries:
        return None
    passive = bool(sentence.children(token, "auxpass")) or (
        token.tag == "VBN" and bool(sentence.children(token, "nsubjpass"))
    )
    return CueMatch(token, _first(sentence, token), last, tuple(entries), participle, passive)


def _follow(sentence: Sentence, token: Token, rest: tuple[str, ...]) -> int | None:
    """Index of the last token when the words of the entry follow the verb, else None.

    "as" is looked for anywhere among the verb's dependants and left to the content.
    """
    if rest == ("as",):
        return (
            token.i if any(c.text.lower() == "as" for c in sentence.children(token, "prep", "mark")) else None
        )
    at = token.i
    for word in rest:
        at += 1
        if at < len(sentence.tokens) and word == _DOING:
            if sentence.tokens[at].tag != "VBG":
                return None
            at -= 1
            continue
        if at < len(sentence.tokens) - 1 and _is_loose_adverb(sentence, token, at):
            at += word not in _readings(sentence.tokens[at])
        if at >= len(sentence.tokens) or word not in _readings(sentence.tokens[at]):
            return None
    return at


_DOING = "-ing"
"""Last word of an entry that asks for a gerund next, which is left to the content."""


def _readings(token: Token) -> tuple[str, str]:
    return token.text.lower(), token.lemma


def _is_loose_adverb(sentence: Sentence, verb: Token, at: int) -> bool:
    """Whether one adverb of the verb stands between it and its preposition ("called again for")."""
    token, following = sentence.tokens[at], sentence.tokens[at + 1]
    return at == verb.i + 1 and token.tag == "RB" and token.head == verb.i and following.pos == "ADP"


def _match_noun(sentence: Sentence, token: Token, lemma: str, participle: bool) -> CueMatch | None:
    lexicon = _lexicon()
    if lemma not in lexicon.light:
        return None
    for child in sentence.children(token, "dobj"):
        entry = lexicon.nouns.get(child.lemma) or lexicon.nouns.get(child.text.lower())
        if entry is not None and child.i > token.i:
            last = token.i if entry.clause == "object" else _with_preposition(sentence, child.i)
            return CueMatch(token, _first(sentence, token), last, (entry,), participle, noun=child)
    return None


def _match_adjective(sentence: Sentence, token: Token, lemma: str) -> CueMatch | None:
    lexicon = _lexicon()
    if lemma in _LINKING:
        for child in sentence.children(token, "acomp", "xcomp", "attr"):
            entry = lexicon.adjectives.get(child.text.lower())
            if entry is not None and child.i > token.i:
                last = _with_preposition(sentence, child.i)
                return CueMatch(token, _first(sentence, token), last, (entry,), noun=child)
    entry = lexicon.adjectives.get(token.text.lower())
    if entry is not None and token.tag == "VBN" and sentence.children(token, "auxpass"):
        last = _with_preposition(sentence, token.i)
        return CueMatch(token, _first(sentence, token), last, (entry,), noun=token)
    return None


def _with_preposition(sentence: Sentence, index: int) -> int:
    """The index of the preposition right after a noun or adjective ("worried about"), else of the word itself."""
    following = sentence.tokens[index + 1] if index + 1 < len(sentence.tokens) else None
    takes = following is not None and following.text.lower() in (
        "about",
        "over",
        "at",
        "with",
        "of",
        "for",
        "by",
    )
    return index + 1 if takes else index


def _first(sentence: Sentence, token: Token) -> int:
    """Index of the first auxiliary or adverb that stands right before the verb."""
    first = token.i
    while first > 0:
        before = sentence.tokens[first - 1]
        if before.text in "“\"‘'" and first > 1:
            before = sentence.tokens[first - 2]
            if before.head != token.i or before.dep not in _BEFORE_VERB:
                break
            first -= 1
        if before.head != token.i or before.dep not in _BEFORE_VERB or before.text.lower() in _LEFT_OUT:
            break
        first -= 1
    return first

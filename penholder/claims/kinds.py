"""Kinds: which kind of event, restriction or commitment a word names where it stands.

Takes a token in its sentence and a ledger; gives the kind of `data/events.toml`, or None. Never dates anything, and
takes no word inside a name for what it means elsewhere.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from penholder.claims.attaching import (
    complement_of,
    shared_subject,
)
from penholder.claims.transfers import bans_operations, hands_over_people
from penholder.syntax import Sentence, Token
from penholder.values.clauses import own_tokens
from penholder.values.mentions import MentionKind, find_mentions
from penholder.values.subjects import body_named
from penholder.vocabulary import EventKind, event_kinds, event_words


@cache
def _kinds_by_lemma(ledger: str) -> dict[tuple[str, bool], tuple[EventKind, ...]]:
    found: dict[tuple[str, bool], list[EventKind]] = {}
    for kind in (k for k in event_kinds() if k.ledger == ledger):
        for nominal, lemmas in ((False, kind.verbs), (True, kind.nouns)):
            for lemma in dict.fromkeys(words if nominal else words.split()[0] for words in lemmas):
                found.setdefault((lemma, nominal), []).append(kind)
    return {key: tuple(kinds) for key, kinds in found.items()}


def match_kind(sentence: Sentence, token: Token, ledger: str) -> EventKind | None:
    """The first kind of the ledger that the token triggers with the arguments it has, or None."""
    nominal = token.pos in ("NOUN", "PROPN")
    if not nominal and token.pos != "VERB" and not _is_presence(sentence, token):
        return None
    lemma = _join_hyphens(sentence, token) if nominal else token.lemma
    kinds = _kinds_by_lemma(ledger).get((lemma, nominal), ())
    if kinds and nominal and _is_in_name(sentence, token):
        return None
    for kind in kinds:
        if not nominal and not _has_particle(sentence, token, kind):
            continue
        if nominal and kind.verbs and not kind.refines and lemma not in kind.bound:
            return kind
        if not nominal and token.lemma in kind.alone:
            return kind
        if not kind.objects or _argument_lemmas(sentence, token, nominal, ledger) & set(kind.objects):
            return None if _means_otherwise(sentence, token, kind) else kind
    return None


def _join_hyphens(sentence: Sentence, noun: Token) -> str:
    """ "Run-off" is "runoff": the lemma of a noun with the word before its hyphen, as the vocabulary writes it."""
    before = sentence.tokens[max(0, noun.i - 2) : noun.i]
    split = len(before) == 2 and before[1].text in _HYPHENS and noun.start - before[0].end == 1
    joined = "".join(c for c in noun.lemma.lower() if c not in _HYPHENS)  # some parses leave it one token
    joined = before[0].text.lower() + joined if split else joined
    known = any((joined, True) in _kinds_by_lemma(ledger) for ledger in ("event", "commitment"))
    return joined if known else noun.lemma


_HYPHENS = frozenset("-\u2010\u2011")


def _is_in_name(sentence: Sentence, noun: Token) -> bool:
    """ "The Disengagement Observer Force": a word in the name of a mission tells of nothing that happened or will."""
    missions = (m for m in find_mentions(sentence) if m.kind is MentionKind.MISSION)
    return any(m.start <= noun.start < m.end for m in missions)


def _has_particle(sentence: Sentence, verb: Token, kind: EventKind) -> bool:
    """ "Set up": verbs written with a particle in the vocabulary trigger only with it."""
    if verb.lemma in kind.verbs:
        return True
    particles = {words.partition(" ")[2] for words in kind.verbs if words.split()[0] == verb.lemma}
    loose = ("prep",) if kind.ledger == "restriction" else ()  # "kept patrols out of the town"
    near = {t.text.lower() for t in sentence.children(verb, "prt", "advmod", *loose)}
    following = sentence.tokens[verb.i + 1 : verb.i + 2]
    return bool(particles & {*near, *(t.text.lower() for t in following)})


def _is_presence(sentence: Sentence, token: Token) -> bool:
    """ "Has been in the country": a form of "be" that says where somebody is."""
    places = sentence.children(token, "prep")
    return (
        token.lemma == "be" and token.dep not in ("aux", "auxpass") and any(t.lemma == "in" for t in places)
    )


def _means_otherwise(sentence: Sentence, verb: Token, kind: EventKind) -> bool:
    """Whether the verb has another sense here: leaving a thing, beginning to do something, naming a day."""
    if kind.key == "withdrawal" and hands_over_people(sentence, verb):
        return True
    if verb.pos != "VERB":
        return False
    if kind.key == "sanctions" and bans_operations(sentence, verb, _operations()):
        return True  # a restriction, not a sanction
    if verb.lemma in event_words("begin") and sentence.children(verb, "xcomp"):
        return True  # "the mission began to deploy"
    if verb.lemma in event_words("choose"):
        chosen = sentence.children(verb, "dobj", "nsubjpass", "oprd")
        return bool(chosen) and all(t.entity == "DATE" for t in chosen)
    return _leaves_something(sentence, verb, kind)


@cache
def _operations() -> frozenset[str]:
    """What a ban that is a restriction is on: flights, patrols, a mission's movements."""
    kinds = (k for k in event_kinds() if k.ledger == "restriction" and "ban" in k.nouns)
    return frozenset(lemma for kind in kinds for lemma in kind.objects)


def _leaves_something(sentence: Sentence, verb: Token, kind: EventKind) -> bool:
    """ "The mission left lessons behind": who leaves a place or a force withdraws, who leaves a thing does not."""
    if verb.lemma not in event_words("depart"):
        return False
    if any(t.tag in ("VBN", "VBD", "JJ") for t in sentence.children(verb, "ccomp", "oprd", "acomp")):
        return True  # "left the group unmentioned"
    after = [c for t in sentence.children(verb, "dobj") for c in sentence.children(t, "acl")]
    after += sentence.children(verb, "advcl")
    if any(t.tag in ("VBN", "VBD", "JJ") and t.lemma.startswith("un") for t in after):
        return True
    left = [t for t in sentence.children(verb, "dobj") if t.entity not in ("GPE", "LOC", "FAC", "DATE")]
    fine = {*kind.objects, *event_words("place")}
    return bool(left) and not any(t.lemma in fine or t.pos in ("PROPN", "PRON") for t in left)


def _argument_lemmas(sentence: Sentence, token: Token, nominal: bool, ledger: str) -> frozenset[str]:
    """Lemmas of a trigger's arguments; names count as what they name: "mission", or "territory" as an object."""
    words = sentence.subtree(token) if nominal else own_tokens(sentence, token)
    if ledger == "restriction":  # "refused to allow flights"
        clauses = sentence.children(token, "xcomp")
        clauses += [t for p in sentence.children(token, "prep") for t in sentence.children(p, "pcomp")]
        words = [*words, *(t for c in clauses for t in (c, *own_tokens(sentence, c)))]
    if not nominal and token.dep in ("acl", "relcl"):
        words = [*words, sentence.head(token)]
    if nominal and token.dep == "dobj":
        words = [*words, *complement_of(sentence, token)]
    if not nominal and ledger != "restriction":
        words = [*words, *shared_subject(sentence, token)]
    missions = [m for m in find_mentions(sentence) if m.kind is MentionKind.MISSION]
    named = any(m.start <= t.start < m.end for m in missions for t in words)
    places = any(t.entity in ("GPE", "LOC", "FAC") for t in sentence.children(token, "dobj"))
    kinds = {"mission"} if named else set()
    if ledger == "commitment" and _names_armed_group(sentence, words):
        kinds.add("rebel")
    return frozenset(t.lemma for t in words if t is not token) | kinds | ({"territory"} if places else set())


def _names_armed_group(sentence: Sentence, words: Sequence[Token]) -> bool:
    groups = [
        m
        for m in find_mentions(sentence)
        if m.kind is MentionKind.BODY and body_named(m.key).kind == "armed group"
    ]
    return any(m.start <= t.start < m.end for m in groups for t in words)

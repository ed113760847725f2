"""Words of stance in the dependency graph: which stance a word carries, whether it is negated, who takes it.

Takes words of a sentence; gives the stance towards what hangs below them, by `data/options.toml`. Never decides whose
stance it becomes.
"""

from __future__ import annotations

from functools import cache

from penholder import vocabulary
from penholder.model import Stance
from penholder.syntax import Sentence, Token

NEGATIONS = frozenset({"not", "n't", "n’t", "never", "no", "longer", "neither", "nor", "nobody"})
_VERBAL = frozenset({"xcomp", "ccomp", "advcl", "conj"})
_BEARERS = frozenset({"be", "remain", "vote", "speak", "come", "argue", "use", "cast"})


def is_negated(sentence: Sentence, token: Token) -> bool:
    """Whether a negation hangs on the word, on its subject ("no force can remain") or is the word ("without")."""
    if token.pos == "ADP" and token.text.lower() == "without":
        return True
    marks = [
        *sentence.children(token, "neg", "advmod", "det", "aux", "preconj", "cc"),
        *_none_of(sentence, token),
    ]
    return any(
        (m.text.lower() in NEGATIONS or m.lemma in NEGATIONS)
        and (m.dep != "cc" or m.text.lower() == "neither")
        and not (m.text.lower() == "no" and m.dep == "advmod" and token.pos == "VERB")
        for m in marks
    )


def find_bearer(sentence: Sentence, token: Token) -> Token | None:
    """The verb of which the word is the predicate: "is not opposed to", "was against", "will not vote in favour of"."""
    part = sentence.head(token) if token.dep == "pobj" else token
    verb = sentence.head(part)
    if verb.lemma in ("veto", "vote") and verb.dep == "dobj":
        part, verb = verb, sentence.head(verb)
        return verb if verb.lemma in ("use", "cast", "wield", "exercise") else None
    linked = part.dep in ("acomp", "attr", "oprd", "prep") and part.i != verb.i
    return verb if linked and (verb.lemma in _BEARERS or verb.text.lower() == "voting") else None


def _none_of(sentence: Sentence, token: Token) -> list[Token]:
    """The "no" of "no force can remain"."""
    subjects = sentence.children(token, "nsubj", "nsubjpass")
    return [t for subject in subjects for t in sentence.children(subject, "det")]


@cache
def stance_words() -> dict[str, tuple[tuple[str, Stance], ...]]:
    """By first word: the word that must hang on it, or "", and the stance; longer wordings first."""
    found: dict[str, list[tuple[str, Stance]]] = {}
    uses = (
        ("opposes", Stance.OPPOSES),
        ("supports", Stance.SUPPORTS),
        ("asks", Stance.ASKS),
        ("ambiguous", Stance.AMBIGUOUS),
    )
    for use, stance in uses:
        for words in vocabulary.option_words(use):
            first, _, second = words.partition(" ")
            found.setdefault(first, []).append((second, stance))
    return {first: tuple(sorted(entries, reverse=True)) for first, entries in found.items()}


def find_stance(sentence: Sentence, token: Token, below: Token) -> Stance | None:
    """The stance the word itself carries towards what hangs below it."""
    for second, stance in stance_words().get(token.lemma, ()):
        if not second or _has_particle(sentence, token, second):
            return None if _is_mere_modifier(below, stance) else stance
    return Stance.SUPPORTS if _is_for(sentence, token, below) else None


def _is_for(sentence: Sentence, token: Token, below: Token) -> bool:
    """Whether somebody is for it ("we are for the renewal"), not there for it ("they are here for the talks")."""
    if token.lemma != "be" or below.text.lower() != "for" or below.dep != "prep":
        return False
    others = [t for t in sentence.children(token, "acomp", "attr", "advmod", "expl") if t.lemma != "all"]
    return all(t.text.lower() in NEGATIONS for t in others)


def is_of_use(sentence: Sentence, token: Token, use: str) -> bool:
    """Whether the word is one of a use of `data/options.toml`, with what must hang on it ("go on")."""
    for words in vocabulary.option_words(use):
        first, _, second = words.partition(" ")
        if token.lemma.lower() == first and (not second or _has_particle(sentence, token, second)):
            return True
    return False


def _has_particle(sentence: Sentence, token: Token, words: str) -> bool:
    """Whether the words hang on the token: a particle, a preposition with its noun, or "to" before a verb."""
    first, _, second = words.partition(" ")
    for child in sentence.children(token):
        if child.dep == "aux":
            continue
        if first == "to" and child.dep in ("xcomp", "dative") and _opens_with_to(sentence, child):
            return True
        if child.text.lower() == first and (
            not second or any(t.text.lower() == second for t in sentence.children(child))
        ):
            return True
    return False


def _opens_with_to(sentence: Sentence, token: Token) -> bool:
    return any(child.tag == "TO" for child in sentence.children(token, "aux"))


def _is_mere_modifier(below: Token, stance: Stance) -> bool:
    """Whether the option is what takes the stance, not what it is taken on ("the mission supports ...")."""
    return stance is not Stance.AMBIGUOUS and below.dep in ("nsubj", "poss", "agent", "npadvmod")


def find_predicate_stance(sentence: Sentence, token: Token, below: Token) -> Stance | None:
    """The stance of what is predicated: "it would be irresponsible to ...", "... is essential"."""
    if token.lemma not in ("be", "remain") and token.pos != "AUX":
        return None
    for child in sentence.children(token, "acomp", "attr"):
        if child.i == below.i:
            continue
        for second, stance in stance_words().get(child.lemma, ()):
            if not second and child.pos in ("ADJ", "NOUN", "VERB"):
                return stance
    return None


def find_agent(sentence: Sentence, token: Token) -> Token | None:
    """Who takes the stance: subject, agent of a passive, possessor, the noun a participle hangs on; None unsaid."""
    for dep in ("agent", "nsubj", "poss"):
        for child in sentence.children(token, dep):
            return _noun_of(sentence, child)
    if token.dep in ("acl", "relcl"):
        return sentence.head(token)
    if token.dep in _VERBAL and token.head != token.i and sentence.head(token).pos in ("VERB", "AUX"):
        objects = sentence.children(sentence.head(token), "dobj")
        return objects[0] if objects and token.dep == "xcomp" else None
    return None


def _noun_of(sentence: Sentence, token: Token) -> Token:
    nouns = sentence.children(token, "pobj") if token.dep == "agent" else []
    return nouns[0] if nouns else token


def find_named_subject(sentence: Sentence, token: Token, bearer: Token | None) -> Token | None:
    """Who is "opposed to" or "against" it, where named."""
    verbs = [bearer] if bearer is not None else []
    if token.tag == "VBN" and any(c.text.lower() == "to" for c in sentence.children(token, "prep")):
        verbs += [token, *sentence.children(token, "auxpass")]
    subjects = [s for v in verbs for s in sentence.children(v, "nsubj", "nsubjpass")]
    return next((s for s in subjects if s.pos == "PROPN"), None)

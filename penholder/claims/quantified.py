"""Subjects that name nobody: "no member", "none of them", "nobody", "few delegations", "not even Malta".

Takes a sentence and a word of it; gives the subject. Never looks beyond the sentence. The words come from
`data/speakers.toml`.
"""

from __future__ import annotations

from penholder.claims.nouns import nouns
from penholder.syntax import Sentence, Token

_SUBJECTS = ("nsubj", "nsubjpass")


def names_nobody(sentence: Sentence, subject: Token) -> bool:
    """Whether a subject opens with a word that counts out or says how few: no state's words are told by it."""
    first = sentence.subtree(subject)[0]
    before = sentence.tokens[first.i - 1 : first.i] if first.i else ()
    own = (subject, first, *before, *sentence.children(subject, "det", "neg", "amod", "preconj"))
    return any(_counts_out(sentence, token) for token in own if token.i <= subject.i)


def _counts_out(sentence: Sentence, token: Token) -> bool:
    """Whether the word does so; "a few members" and "not only Malta" do not."""
    if token.text.lower() not in nouns("nobody"):
        return False
    before, after = sentence.tokens[token.i - 1 : token.i] if token.i else (), sentence.tokens[token.i + 1 :]
    widened = any(t.text.lower() in ("a", "quite") for t in before)
    return not widened and not (after and after[0].text.lower() in ("only", "just", "merely"))


def find_nobody_above(sentence: Sentence, pronoun: Token) -> Token | None:
    """The subject of a clause above the pronoun that names nobody ("no member has said it opposes the text")."""
    for verb in sentence.ancestors(pronoun):
        for subject in sentence.children(verb, *_SUBJECTS):
            if subject.i < pronoun.i and names_nobody(sentence, subject):
                return subject
    return None


def denies_subject(sentence: Sentence, verb: Token) -> bool:
    """Whether it is told of nobody that they do as the verb says ("not even Malta has said")."""
    return any(names_nobody(sentence, subject) for subject in sentence.children(verb, *_SUBJECTS))

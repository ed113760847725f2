"""What a report tells of a promise beyond the promise itself: renewed, moved, kept, broken, called off.

Takes a sentence and the word that names what was promised; gives one word of a closed set. Never infers an outcome
from a date, and takes nothing that is asked for, planned or denied for done. Words: `data/events.toml`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from penholder.claims.triggers import Trigger
from penholder.model import CommitmentTold
from penholder.syntax import Sentence, Token
from penholder.values.clauses import find_subject
from penholder.vocabulary import event_words

_OBJECTS = frozenset({"dobj", "nsubjpass", "nsubj", "pobj", "attr", "appos", "conj", "compound", "poss"})
_UNREAL = frozenset({"may", "might", "could", "should", "would", "must", "can", "shall"})
_NOT_HELD = re.compile(
    r"(?:[^.;:,“\"]|, (?:which|that) ){0,70}?\b(?P<told>did\s(?:not|n[’']t)\s(?:take\splace|happen|go\sahead)|(?:was|were)\s(?:not|never)\sheld)\b"
)
"""What follows a vote that did not take place, whatever the parser makes of a participle in between."""
_REACH = 4
"""Words up the tree at which the verb that tells the outcome may stand ("failed to hold the first round of the vote")."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What is told, and the offsets of the words that tell it; none for AHEAD."""

    told: CommitmentTold
    words: tuple[int, int] | None = None


_NOTHING = Outcome(CommitmentTold.AHEAD)


def read_outcome(sentence: Sentence, trigger: Trigger) -> Outcome:
    """What the sentence tells of what the trigger names; AHEAD where it tells no more than the promise."""
    token, kind = trigger.token, trigger.commitment
    key = kind.key if kind else ""
    after = sentence.text[token.end - sentence.start :]
    missed = _NOT_HELD.match(after) if trigger.nominal else None
    if missed:
        return Outcome(
            CommitmentTold.BROKEN, (token.end + missed.start("told"), token.end + missed.end("told"))
        )
    if _never_came(sentence, token):
        return Outcome(CommitmentTold.BROKEN, _group(sentence, sentence.head(token)))
    for verb in _verbs_above(sentence, token):
        failed = _is_word_of(sentence, verb, "fail") and not _is_negated(sentence, verb)
        if failed and _is_told(sentence, verb):
            return Outcome(CommitmentTold.BROKEN, _group(sentence, verb))
        if _is_denied(sentence, verb):
            dropped = any(
                t.text.lower() in ("will", "wo", "’ll", "'ll") for t in sentence.children(verb, "aux")
            )
            told = CommitmentTold.DROPPED if dropped else CommitmentTold.BROKEN
            return Outcome(told, _group(sentence, verb))
        read = _read_verb(sentence, verb, token, key)
        if read is not None and _is_told(sentence, verb) and not _is_negated(sentence, verb):
            return Outcome(read, _group(sentence, verb))
    return _read_again(sentence, token)


def _group(sentence: Sentence, verb: Token) -> tuple[int, int]:
    """Offsets of a verb with its helpers, its "not" and its particle."""
    own = [verb, *sentence.children(verb, "aux", "auxpass", "neg", "prt")]
    return min(t.start for t in own), max(t.end for t in own)


def _read_verb(sentence: Sentence, verb: Token, token: Token, key: str) -> CommitmentTold | None:
    """What one verb says of its object, whoever says it."""
    if _is_word_of(sentence, verb, "keep") and _has_promise(sentence, verb) and verb.tag in ("VBD", "VBN"):
        return CommitmentTold.KEPT  # who "keeps its promises" is asked or said to, and has not done it yet
    if verb == token and verb.lemma not in ("prolong", "extend", "renew"):
        return None
    if verb.lemma in ("renew", "extend", "prolong") and key in event_words("runs until renewed"):
        return CommitmentTold.RENEWED
    if _is_word_of(sentence, verb, "reaffirm"):
        return CommitmentTold.RENEWED
    if _is_word_of(sentence, verb, "call off"):
        return CommitmentTold.DROPPED
    return CommitmentTold.MOVED if _is_word_of(sentence, verb, "defer") else None


def _verbs_above(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The verbs that may tell the outcome: the trigger's own, and those above it through objects and infinitives."""
    below = token
    if token.pos == "VERB":
        yield token
    for steps, above in enumerate(sentence.ancestors(token)):
        through = below.dep in _OBJECTS or below.dep in ("prep", "agent", "xcomp", "acl")
        # "extends the mandate, agrees to a pullout": a verb of its own with a tense starts another clause
        finite = below.pos == "VERB" and below.tag in ("VBZ", "VBP", "VBD") and steps > 0
        if below.dep == "relcl" or not through or finite or steps >= _REACH:
            break
        if above.pos == "VERB":
            yield above
        below = above
    yield from (t for t in sentence.children(token, "relcl", "acl") if t.tag in ("VBN", "VBD"))


def _is_word_of(sentence: Sentence, verb: Token, group: str) -> bool:
    """Whether the verb, with its particle where the vocabulary writes one, is of the group."""
    words = event_words(group)
    if verb.lemma in words:
        return True
    phrases = {w.partition(" ")[2] for w in words if w.startswith(f"{verb.lemma} ")}
    near = {t.text.lower() for t in sentence.children(verb, "prt", "advmod", "prep")}
    near.update(t.text.lower() for t in sentence.tokens[verb.i + 1 : verb.i + 2])
    return bool(phrases & near)


def _has_promise(sentence: Sentence, verb: Token) -> bool:
    objects = sentence.children(verb, "dobj", "nsubjpass")
    return any(t.lemma in event_words("promised") for t in objects)


def _is_told(sentence: Sentence, verb: Token) -> bool:
    """Whether the verb is told as a fact, or as what will be: no infinitive that is only wished for, no "might"."""
    helpers = sentence.children(verb, "aux", "auxpass")
    if any(t.text.lower() in _UNREAL for t in helpers):
        return False
    if any(t.lemma in (*event_words("condition"), "whether") for t in sentence.children(verb, "mark")):
        return False
    if any(t.tag == "TO" for t in helpers):
        above = sentence.head(verb)
        return above.lemma in ("decide", "agree", "choose", "vote") and above.tag in ("VBD", "VBN")
    return verb.tag in ("VBD", "VBN", "VBZ", "VBP") or bool(helpers)


def _is_negated(sentence: Sentence, verb: Token) -> bool:
    return bool(sentence.children(verb, "neg"))


def _is_denied(sentence: Sentence, verb: Token) -> bool:
    """ "Did not hold its elections", "were never held", "will not withdraw": said of doing what was promised itself."""
    doing = event_words("light") | event_words("occur") | event_words("depart")
    own = verb.lemma in doing or verb.lemma in (
        "withdraw",
        "deploy",
        "send",
        "submit",
        "pull",
        "implement",
        "go",
    )
    if not own or not _is_negated(sentence, verb):
        return False
    helpers = {t.text.lower() for t in sentence.children(verb, "aux", "auxpass")}
    return not helpers & _UNREAL and not any(t.lemma in event_words("put off") for t in (verb,))


def _never_came(sentence: Sentence, token: Token) -> bool:
    """ "No vote took place": nothing of the kind happened, told in the past."""
    none = any(t.lemma == "no" for t in sentence.children(token, "det"))
    verb = sentence.head(token)
    happened = verb.lemma in event_words("occur") | event_words("light") and verb.tag in ("VBD", "VBN")
    return none and token.dep in ("nsubj", "nsubjpass") and happened


def _read_again(sentence: Sentence, token: Token) -> Outcome:
    """ "Will now be held in October": a plan that takes the place of an earlier one says so by "now" or "instead"."""
    verb = next((t for t in (token, *sentence.ancestors(token)) if t.pos == "VERB"), None)
    if verb is None or find_subject(sentence, verb) is None:
        return _NOTHING
    ahead = any(t.text.lower() in ("will", "is", "are") for t in sentence.children(verb, "aux", "auxpass"))
    instead = any(t.text.lower() in ("now", "instead") for t in sentence.children(verb, "advmod"))
    return Outcome(CommitmentTold.MOVED, _group(sentence, verb)) if ahead and instead else _NOTHING

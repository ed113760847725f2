"""Options a statement bears on without taking them as its object.

Takes a passage; gives options with stance and condition. Never more than unclear words for a mission's success or an
option named in the opening alone; what is said of "the measure" or "the text" goes to the one option that the
sentences before it name last, and to none where they name several at once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from penholder import vocabulary
from penholder.claims.conditions import Place, binds
from penholder.claims.stance_words import find_stance, is_negated
from penholder.claims.stances import Setting, is_hypothetical
from penholder.claims.stated import Passage, read_setting
from penholder.claims.targets import find_trigger, name_phrase, names_mission
from penholder.model import Force, Stance
from penholder.syntax import Sentence, Token
from penholder.values.options import Target, find_options, find_target, is_collective

KEEP = "keep"
"""Option that words on a mission's success bear on."""
NEAR = 4
"""How many sentences back "the measure" may find the option it stands for; else, or for "the", it is that of the lead."""

Allusion = tuple[str, Stance, Place | None]


def find_allusions(passage: Passage, conditions: Sequence[Place]) -> Iterator[Allusion]:
    """Every option alluded to, with stance and condition."""
    yield from _read_success(passage, conditions)
    yield from _read_topic(passage)
    yield from _read_measure(passage)
    yield from _read_vote(passage, conditions)


def _read_success(passage: Passage, conditions: Sequence[Place]) -> Iterator[Allusion]:
    """ "The mission could only succeed if ...": a condition on keeping it, without saying that it should be kept."""
    words = vocabulary.option_words("success")
    sentence = passage.sentence
    for token in sentence.between(passage.start, passage.end):
        if token.lemma not in words or not is_hypothetical(token, sentence):
            continue
        verb = sentence.head(token) if token.dep in ("acomp", "attr") else token
        subject = [t for s in sentence.children(verb, "nsubj") for t in name_phrase(sentence, s)]
        binding = [c for c in conditions if binds(sentence, verb, c) and c[0] > token.start]
        if binding and find_target(" ".join(t.text for t in subject)) is Target.STRONG:
            yield KEEP, Stance.AMBIGUOUS, binding[0]


# --------------------------------------------------------------------------- the opening


@cache
def _topic_pattern() -> re.Pattern[str]:
    words = sorted(vocabulary.option_words("topic"), key=lambda w: (-len(w), w))
    return re.compile(rf"^\W*(?:{'|'.join(map(re.escape, words))})\b[^,]*", re.IGNORECASE)


def _read_topic(passage: Passage) -> Iterator[Allusion]:
    """An option named only in the opening ("When it comes to ..."): spoken of, with no clear stance."""
    sentence = passage.sentence
    opening = _topic_pattern().match(sentence.text)
    if opening is None:
        return
    named = _name_options(sentence, passage.before, opening.end())
    single = [key for key in named if not is_collective(key)]
    yield from ((key, Stance.AMBIGUOUS, None) for key in single or named)


def _name_options(sentence: Sentence, before: Sequence[Sentence], end: int) -> list[str]:
    """Keys of the options the sentence names, up to an offset of its text."""
    named = []
    for option in find_options(sentence.text[:end]):
        placed = replace(option, start=option.start + sentence.start, end=option.end + sentence.start)
        trigger = find_trigger(sentence, placed)
        if trigger is not None and names_mission(sentence, before, placed, trigger):
            named.append(option.key)
    return named


# --------------------------------------------------------------------------- the measure


def _read_measure(passage: Passage) -> Iterator[Allusion]:
    """What is said of "the measure", "the text", "the result": welcomed, rejected, called good or bad."""
    noun = _find_measure(passage)
    if noun is None or _name_options(passage.sentence, passage.before, len(passage.sentence.text)):
        return
    stance = _judge_measure(passage)
    key = _find_antecedent(passage, noun) if stance is not None else None
    if key is not None and stance is not None:
        yield key, stance, None


def _find_measure(passage: Passage) -> Token | None:
    """The noun, where the reporting words take it as their object or it opens what is said."""
    sentence = passage.sentence
    cue = read_setting(passage).cue
    for token in sentence.tokens:
        if token.lemma not in vocabulary.option_words("measure") or token.pos != "NOUN":
            continue
        pointed = any(
            c.text.lower() in ("the", "this", "that", "such")
            for c in sentence.children(token, "det", "amod", "predet")
        )
        inside = passage.start <= token.start < passage.end
        if pointed and (token.head in cue or (inside and _opens(passage, token))):
            return token
    return None


def _opens(passage: Passage, noun: Token) -> bool:
    first = next((t for t in passage.sentence.subtree(noun) if t.start >= passage.start), noun)
    said = passage.sentence.between(passage.start, passage.end)
    words = [t for t in said if not (t.pos == "PUNCT" or t.dep == "mark")]
    return bool(words) and first.i <= words[0].i


def _judge_measure(passage: Passage) -> Stance | None:
    """The stance of the reporting words; of a verb of naming, by the word it names the measure with."""
    setting = read_setting(passage)
    lemmas = {passage.sentence.tokens[i].lemma for i in setting.cue}
    if "not" in lemmas or "n't" in lemmas or lemmas & vocabulary.option_words("declines"):
        return None
    if lemmas & vocabulary.option_words("naming"):
        said = {t.lemma.lower() for t in passage.sentence.between(passage.start, passage.end)}
        good, bad = (bool(said & vocabulary.option_words(use)) for use in ("good", "bad"))
        if good == bad:
            return None
        return Stance.SUPPORTS if good else Stance.OPPOSES
    if setting.force in (Force.SUPPORTS, Force.PRAISES) or lemmas & vocabulary.option_words("supports"):
        return Stance.SUPPORTS
    if setting.force is Force.REJECTS and lemmas & vocabulary.option_words("opposes"):
        return Stance.OPPOSES
    return None


def _read_vote(passage: Passage, conditions: Sequence[Place]) -> Iterator[Allusion]:
    """A vote announced on "the draft", or on nothing named ("would abstain if ..."); never one already cast."""
    sentence, setting = passage.sentence, read_setting(passage)
    if _name_options(sentence, passage.before, len(sentence.text)):
        return
    for verb in sentence.between(passage.start, passage.end):
        if verb.lemma not in ("vote", "abstain") or not _is_announced(sentence, verb):
            continue
        nouns = [t for t in sentence.subtree(verb) if _is_voted_on(sentence, verb, t)]
        if any(t.lemma not in vocabulary.option_words("measure") for t in nouns):
            continue
        stance = _read_ballot(sentence, verb, setting)
        key = _find_antecedent(passage, nouns[0] if nouns else None) if stance is not None else None
        if key is None or stance is None:
            continue
        binding = [c for c in conditions if binds(sentence, verb, c)]
        tied = bool(binding) and stance is not Stance.AMBIGUOUS
        yield key, Stance.CONDITIONAL if tied else stance, binding[0] if binding else None


def _is_announced(sentence: Sentence, verb: Token) -> bool:
    """Whether the vote is still to come: "will", "would", "intends to"; "could" and questions announce nothing."""
    helpers = sentence.children(verb, "aux")
    asked = any(
        c.text.lower() == "whether" or c.tag == "WRB" for c in sentence.children(verb, "mark", "advmod")
    )
    future = any(c.tag == "TO" or c.lemma in ("will", "would", "shall", "'ll", "’ll") for c in helpers)
    return future and not asked and verb.dep not in ("advcl", "relcl", "acl")


def _is_voted_on(sentence: Sentence, verb: Token, noun: Token) -> bool:
    """Whether the noun is what the vote is on, near the verb: no day, no "favour", nothing in a lower clause."""
    if noun.pos not in ("NOUN", "PROPN") or noun.dep != "pobj" or noun.entity in ("DATE", "TIME"):
        return False
    between = [t for t in sentence.ancestors(noun) if verb.i < t.i]
    return noun.lemma not in ("favour", "favor") and all(t.pos in ("ADP", "NOUN") for t in between)


def _read_ballot(sentence: Sentence, verb: Token, setting: Setting) -> Stance | None:
    """How the vote will be cast, where the holder will cast it."""
    above = sentence.head(verb) if verb.dep == "xcomp" else verb
    subjects = sentence.children(verb, "nsubj") or sentence.children(above, "nsubj")
    stance = find_stance(sentence, verb, verb)
    if stance is None or not all(setting.is_own_side(s) for s in subjects):
        return None
    if not (is_negated(sentence, verb) or (above.i != verb.i and is_negated(sentence, above))):
        return stance
    turned = {Stance.SUPPORTS: Stance.OPPOSES, Stance.OPPOSES: Stance.AMBIGUOUS}
    return turned.get(stance)


def _find_antecedent(passage: Passage, noun: Token | None) -> str | None:
    """The option that the sentences before name last; None where it is one of several.

    "Such talk" and "this plan" point to what has just been said, "the decision" to what the report is about; a whole
    text ("the resolution") is never what was merely said before.
    """
    near, lead = passage.before[:NEAR], passage.lead[::-1]
    words = {c.text.lower() for c in passage.sentence.children(noun)} if noun is not None else set()
    groups = (near, lead) if words & {"such", "this", "that"} else (lead, near)
    whole = noun is None or noun.lemma in vocabulary.option_words("whole text")
    for group in (lead,) if whole else groups:
        for place, sentence in enumerate(group):
            named = set(_name_options(sentence, group[place + 1 :], len(sentence.text)))
            if named:
                return named.pop() if len(named) == 1 and not is_collective(min(named)) else None
    return None

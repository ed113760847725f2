"""Where the words of one sentence stand on an option they name: for, against, on condition, unclear.

Takes a sentence, the words that name an option and who holds the position; gives a stance. Never reads a stance
of somebody else as the holder's, a stance from a mere mention, from a question or from a vote already cast. The
words come from `data/options.toml`.

From the option upwards: the nearest word of stance above it in the dependency graph decides, whether it stands
inside what is said or is the reporting verb itself. On the way

- negation turns the stance round, and so do words that stop what hangs below them ("a halt to", "lifting");
- words that carry the option along ("begin", "plan for") change nothing;
- any other word that takes the option as its object ends the search: "explain the withdrawal" is no stance on it;
- a question ("whether", a question mark) leaves no stance.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from penholder import vocabulary
from penholder.claims.governing import TURNED, find_governor, govern_stance
from penholder.claims.stance_words import (
    NEGATIONS,
    find_agent,
    find_bearer,
    find_named_subject,
    find_predicate_stance,
    find_stance,
    is_negated,
    is_of_use,
    stance_words,
)
from penholder.model import Force, Stance
from penholder.syntax import Sentence, Token

_MODALS = frozenset({"should", "must", "ought", "could", "can", "would", "ca"})
_DOUBTFUL = frozenset({"could", "might", "may"})
_CLAUSAL = frozenset({"ccomp", "conj", "relcl", "parataxis", "advcl", "acl", "ROOT", "appos", "dep"})
_BY_FORCE = {
    Force.REJECTS: Stance.OPPOSES,
    Force.SUPPORTS: Stance.SUPPORTS,
    Force.DEMANDS: Stance.ASKS,
    Force.PROPOSES: Stance.SUPPORTS,
    Force.REGRETS: Stance.AMBIGUOUS,
    Force.WARNS: Stance.AMBIGUOUS,
}
_INVERTED = {**TURNED, Stance.OPPOSES: Stance.SUPPORTS}
"""A stance on stopping something, as a stance on the thing: against lifting an embargo is for the embargo."""


@dataclass(frozen=True, slots=True)
class Setting:
    """What a stance is read within."""

    sentence: Sentence
    cue: frozenset[int]
    """Indices of the reporting words, empty when they stand in another sentence."""
    force: Force
    """What the reporting words do by themselves, whatever is said."""
    is_own_side: Callable[[Token], bool]
    """Whether a noun inside the content stands for the holder."""
    start: int = 0
    """Offsets of what is said in this sentence."""
    end: int = 10**9


@dataclass(frozen=True, slots=True)
class Reading:
    """The stance read, None for none."""

    stance: Stance | None
    foreign: bool
    """Somebody else's stance was met on the way."""
    blocked: bool = False
    """The option is spoken of in a way that leaves no stance on it: a question, an aside, another subject."""


@dataclass(slots=True)
class _Climb:
    """What was met on the way up from the option."""

    obliged: bool = False
    negated: bool = False
    inverted: bool = False
    foreign: bool = False
    blocked: bool = False
    """A word that is no stance takes the option as its object."""
    fitness: Stance | None = None
    """What a word of readiness ("ready") or acceptability ("feasible") means for it when negated."""
    subject: bool = False
    """The option is what does something ("a withdrawal would leave a vacuum"): only a warning bears on it."""


def read_stance(trigger: Token, setting: Setting) -> Reading:
    """The stance the holder takes on what the trigger names, by the nearest word of stance above it."""
    climb = _Climb()
    sentence = setting.sentence
    if _is_question(setting):
        return Reading(None, False, blocked=True)
    token, below = trigger, trigger
    while True:
        if token.i in setting.cue or _is_outside(token, setting):
            return Reading(_read_cue(token, below, setting, climb), climb.foreign, climb.subject)
        stance = find_stance(sentence, token, below) if token.i != trigger.i else None
        stance = stance or find_predicate_stance(sentence, token, below)
        found = _weigh(stance, token, below, setting, climb) if stance else None
        if found is not None:
            return Reading(_doubt(found, token, setting), climb.foreign)
        _pass_word(token, below, stance, setting, climb)
        if climb.blocked or _is_aside(sentence, token, climb) or _opens_question(sentence, token):
            return Reading(None, climb.foreign, blocked=True)
        if token.head == token.i:
            return Reading(_settle(None, climb), climb.foreign)
        token, below = sentence.head(token), token


def is_hypothetical(trigger: Token, sentence: Sentence) -> bool:
    """Whether the option is spoken of with a modal verb ("could", "should") somewhere above it."""
    path = (trigger, *sentence.ancestors(trigger))
    return any(
        c.lemma in _MODALS or c.text.lower() in _MODALS for t in path for c in sentence.children(t, "aux")
    )


# --------------------------------------------------------------------------- on the way up


def _pass_word(token: Token, below: Token, stance: Stance | None, setting: Setting, climb: _Climb) -> None:
    """Note what a word that gives the holder no stance does to the option below it."""
    sentence = setting.sentence
    climb.obliged |= _is_obliged(sentence, token) or _is_due(sentence, token)
    climb.negated ^= is_negated(sentence, token)
    if token.i == below.i or stance is not None:
        return
    acts = below.dep in ("nsubj", "nsubjpass") and token.tag != "VBN"
    if _stops(sentence, token, acts):
        climb.inverted ^= True
    elif (fitness := _read_fitness(sentence, token)) is not None:
        climb.fitness = fitness
    elif token.pos in ("VERB", "NOUN", "PROPN") and not _carries(sentence, token, below):
        climb.subject |= acts
        climb.blocked = not (acts and setting.force is Force.WARNS)


def _read_fitness(sentence: Sentence, token: Token) -> Stance | None:
    """What "not ready for it" or "not feasible" says of an option: unclear for the first, against for the second."""
    said = {token.lemma}
    if token.lemma == "be":
        said |= {child.lemma for child in sentence.children(token, "acomp", "attr")}
    if said & vocabulary.option_words("acceptability"):
        return Stance.OPPOSES
    return Stance.AMBIGUOUS if said & vocabulary.option_words("readiness") else None


def _stops(sentence: Sentence, token: Token, acts: bool) -> bool:
    """Whether the word stops what hangs below it ("lift the embargo"), or that stops itself ("it must end")."""
    if not acts:
        return is_of_use(sentence, token, "stops")
    alone = not sentence.children(token, "dobj", "ccomp", "xcomp")
    ends = is_of_use(sentence, token, "stops") or is_of_use(sentence, token, "ends")
    return alone and ends and not is_of_use(sentence, token, "goes on")


def _carries(sentence: Sentence, token: Token, below: Token) -> bool:
    """Whether what is said of the word is said of the option below it."""
    words = vocabulary.option_words("carries") | vocabulary.option_words("obligation")
    if token.lemma.lower() in words or _is_due(sentence, token) or is_of_use(sentence, token, "goes on"):
        return True
    if token.pos == "VERB":
        return below.dep in _CLAUSAL
    return below.dep in ("conj", "appos", "relcl") or (below.dep == "acl" and below.tag != "TO")


def _is_outside(token: Token, setting: Setting) -> bool:
    return not setting.start <= token.start < setting.end


def _read_cue(token: Token, below: Token, setting: Setting, climb: _Climb) -> Stance | None:
    """The stance of the reporting words themselves; where others stand between, by the force alone."""
    sentence = setting.sentence
    inside = token.i in setting.cue
    if inside and _follows_colon(setting):
        return _settle(None, climb)
    stance = _find_cue_stance(token, below, setting) if inside else None
    if setting.force is Force.DENIES:
        return Stance.AMBIGUOUS if _settle(stance, climb) else None
    if stance is None and _may_lend_force(setting, below, climb):
        stance = _BY_FORCE.get(setting.force)
    if inside and stance is not None:
        climb.negated ^= _is_cue_negated(setting)
        if any(_is_cast_vote(sentence, sentence.tokens[i]) for i in setting.cue):
            return None
        if stance is Stance.ASKS and _is_asserted(sentence, below):
            return _settle(None, climb)
    return _settle(stance, climb)


def _follows_colon(setting: Setting) -> bool:
    """ "Disagreed: “It should be closed.”": after a colon stand the holder's own words, not what the verb bears on."""
    before = setting.sentence.text[: max(setting.start - setting.sentence.start, 0)]
    return before.rstrip(" “”\"'‘’«»„").endswith(":")


def _find_cue_stance(token: Token, below: Token, setting: Setting) -> Stance | None:
    """The stance of the reporting words, whichever of them carries it ("insisted on")."""
    sentence = setting.sentence
    while True:
        stance = find_stance(sentence, token, below)
        if stance is not None or token.head == token.i or token.head not in setting.cue:
            return stance
        token, below = sentence.head(token), token


def _is_asserted(sentence: Sentence, below: Token) -> bool:
    """ "Insisted that it was not needed": a clause that tells what is, not what should be."""
    return below.dep == "ccomp" and below.tag in ("VBD", "VBZ") and not _is_obliged(sentence, below)


def _may_lend_force(setting: Setting, below: Token, climb: _Climb) -> bool:
    """Whether the force of the reporting verb is one towards the option: no verb of another kind in between."""
    if setting.force is Force.WARNS:
        return climb.subject and below.dep == "ccomp"
    return not climb.foreign or setting.force is Force.DEMANDS


def _is_cue_negated(setting: Setting) -> bool:
    tokens = setting.sentence.tokens
    return any(
        tokens[i].text.lower() in NEGATIONS
        or tokens[i].lemma in vocabulary.option_words("declines")
        or is_negated(setting.sentence, tokens[i])
        for i in setting.cue
    )


def _is_aside(sentence: Sentence, token: Token, climb: _Climb) -> bool:
    """Whether the words stand in a clause of time or reason ("before the mandate ends", "May, when it ends")."""
    if token.dep == "relcl" and not climb.obliged:
        return any(child.text.lower() == "when" for child in sentence.children(token, "advmod"))
    return token.dep == "advcl" and any(
        child.tag == "WRB" or (child.dep == "mark" and child.text.lower() not in ("for", "that"))
        for child in sentence.children(token, "mark", "advmod")
    )


def _is_question(setting: Setting) -> bool:
    """Whether what is said in this sentence ends as a question."""
    sentence = setting.sentence
    said = sentence.text[max(setting.start - sentence.start, 0) : setting.end - sentence.start]
    return said.rstrip(" \"'”’»“)").endswith("?")


def _opens_question(sentence: Sentence, token: Token) -> bool:
    """Whether the clause is one of "whether" or an indirect question ("if it supported", "how it would leave")."""
    for child in sentence.children(token, "mark", "advmod", "nsubj", "dobj", "attr"):
        word = child.text.lower()
        if word == "whether" or (word == "if" and token.dep in ("ccomp", "xcomp")):
            return True
        if child.tag == "WRB" and token.dep in ("ccomp", "pcomp") and child.dep == "advmod":
            return True
    return False


# --------------------------------------------------------------------------- a word of stance


def _weigh(stance: Stance, token: Token, below: Token, setting: Setting, climb: _Climb) -> Stance | None:
    """The stance a word gives the holder; None when somebody else takes it, which is noted."""
    sentence = setting.sentence
    bearer = find_bearer(sentence, token)
    negated = is_negated(sentence, token) or (bearer is not None and is_negated(sentence, bearer))
    if _is_cast_vote(sentence, token) or _is_former(sentence, token):
        climb.blocked = True
        return None
    if token.pos == "NOUN" and _is_weighed(sentence, token):
        return Stance.AMBIGUOUS
    if _is_obliged(sentence, token):
        return _turn(Stance.ASKS if stance is Stance.SUPPORTS else stance, climb, negated)
    agent = find_agent(sentence, token) or find_named_subject(sentence, token, bearer)
    if agent is None and _is_answered(sentence, token, setting):
        climb.negated ^= stance is Stance.OPPOSES
        return None
    if agent is not None and agent.i != below.i and not setting.is_own_side(agent):
        climb.foreign = True
        climb.negated ^= stance is Stance.OPPOSES
        return None
    if (negated and stance is Stance.ASKS) or (not negated and _is_doubtful(sentence, token)):
        return Stance.AMBIGUOUS
    return _turn(stance, climb, negated)


def _is_answered(sentence: Sentence, token: Token, setting: Setting) -> bool:
    """Whether a noun of stance that is nobody's is what a stance is taken on ("rejected calls for an embargo")."""
    if token.pos != "NOUN" or token.dep not in ("dobj", "nsubjpass", "pobj", "conj"):
        return False
    above = next((t for t in sentence.ancestors(token) if t.pos in ("VERB", "AUX")), None)
    if above is None:
        return False
    lends = above.i in setting.cue and setting.force in (Force.REJECTS, Force.SUPPORTS, Force.PRAISES)
    return lends or find_stance(sentence, above, token) in (Stance.OPPOSES, Stance.SUPPORTS)


def _doubt(stance: Stance, token: Token, setting: Setting) -> Stance | None:
    """The stance after what stands above it: none in a question or a vote cast, unclear when it is denied."""
    sentence = setting.sentence
    if _is_governed_by_other(token, setting):
        return None
    stance = govern_stance(stance, token, sentence)
    for above in (token, *sentence.ancestors(token)):
        if above.i in setting.cue or _is_outside(above, setting):
            break
        if _opens_question(sentence, above) or _is_cast_vote(sentence, above):
            return None
    return Stance.AMBIGUOUS if setting.force is Force.DENIES else stance


def _is_governed_by_other(token: Token, setting: Setting) -> bool:
    """Whether somebody else named refuses, wants or rules out ("said Malta refused to support it")."""
    governor = find_governor(setting.sentence, token)
    if governor.i == token.i or governor.i in setting.cue or _is_outside(governor, setting):
        return False
    subjects = setting.sentence.children(governor, "nsubj")
    return any(s.pos == "PROPN" and not setting.is_own_side(s) for s in subjects)


def _is_weighed(sentence: Sentence, token: Token) -> bool:
    """Whether a noun of stance is itself only considered ("reconsider its support")."""
    above = sentence.head(token)
    return ("", Stance.AMBIGUOUS) in stance_words().get(above.lemma, ())


def _settle(stance: Stance | None, climb: _Climb) -> Stance | None:
    if climb.subject and stance is not Stance.AMBIGUOUS:
        return None
    if stance is not None:
        return _turn(stance, climb, False)
    if climb.fitness is not None and climb.negated and not climb.foreign:
        return climb.fitness
    if climb.obliged and not climb.foreign:
        return _turn(Stance.ASKS, climb, False)
    return None


def _turn(stance: Stance, climb: _Climb, negated: bool) -> Stance:
    if negated != climb.negated:
        stance = TURNED.get(stance, stance)
    return _INVERTED.get(stance, stance) if climb.inverted else stance


def _is_obliged(sentence: Sentence, token: Token) -> bool:
    words = vocabulary.option_words("obligation")
    if token.pos == "VERB" and token.lemma in words and token.dep != "ROOT":
        return True
    return any(
        child.lemma in words or child.text.lower() in words for child in sentence.children(token, "aux")
    )


def _is_due(sentence: Sentence, token: Token) -> bool:
    """ "The time has come for it to leave", "it is time to end it"."""
    if token.lemma == "time" and token.pos == "NOUN":
        head = sentence.head(token)
        return head.lemma in ("be", "come") and token.dep in ("attr", "nsubj")
    return token.lemma == "come" and any(s.lemma == "time" for s in sentence.children(token, "nsubj"))


def _is_doubtful(sentence: Sentence, token: Token) -> bool:
    return token.pos == "VERB" and any(
        child.text.lower() in _DOUBTFUL for child in sentence.children(token, "aux")
    )


def _is_former(sentence: Sentence, token: Token) -> bool:
    """Whether the stance is told as one of the past ("had supported it in the past", "once backed it")."""
    words = {
        t.lemma.lower()
        for c in sentence.children(token, "prep", "advmod")
        for t in (c, *sentence.children(c))
    }
    return token.tag in ("VBD", "VBN") and bool(words & vocabulary.option_words("former"))


def _is_cast_vote(sentence: Sentence, token: Token) -> bool:
    """Whether the word tells of a vote already cast: no stance is read from a voting record."""
    if token.lemma not in vocabulary.option_words("vote") or token.pos != "VERB":
        return False
    told = {c.lemma for c in sentence.children(token, "aux")}
    return token.tag in ("VBD", "VBN") and ("have" in told or not told & {"would", "will", "should", "must"})

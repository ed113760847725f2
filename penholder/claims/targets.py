"""Whether words that name an option mean a peace operation, and which words they act on.

Takes a sentence and the words that name an option; says whether a mission, its force or its mandate is what
they act on. Never takes the troops of a state, or what merely has to do with a mission, for the mission.
"""

from __future__ import annotations

from collections.abc import Sequence

from penholder import vocabulary
from penholder.syntax import Sentence, Token
from penholder.values.mentions import MentionKind, find_mentions
from penholder.values.options import (
    OptionMention,
    Target,
    Wording,
    find_target,
    is_collective,
    stands_alone,
)
from penholder.values.subjects import is_party, names_other_force


def find_trigger(sentence: Sentence, option: OptionMention) -> Token | None:
    """The token of the wording that the rest hangs on."""
    tokens = [t for t in sentence.tokens if t.start < option.end and option.start < t.end]
    inside = {t.i for t in tokens}
    return next((t for t in tokens if t.head not in inside or t.head == t.i), None)


def names_mission(
    sentence: Sentence, before: Sequence[Sentence], option: OptionMention, trigger: Token
) -> bool:
    """Whether the option is one for a peace operation.

    `before` are the sentences before it, the nearest first: "the force" or "a withdrawal" may go back to the nearest,
    "the withdrawal" and the like to the nearest of all that speaks of a force.
    """
    if stands_alone(option.key):
        return True
    if option.wording is Wording.VERB and trigger.pos not in ("VERB", "NOUN", "ADJ"):
        return False
    if option.wording is Wording.NOUN and trigger.pos == "VERB":
        return False
    if option.key != "regional force" and names_other_force(sentence):
        return False
    company = _has_company(sentence, before[:1]) or (
        _goes_back(sentence, trigger) and _has_company(sentence, _same_subject(before))
    )
    if option.wording is Wording.PHRASE:
        own = sentence.text[option.start - sentence.start : option.end - sentence.start]
        near = company or _has_company(sentence, _same_subject(before))
        if _is_of_others(sentence, trigger) or (
            trigger.pos == "VERB" and _is_of_state(sentence, trigger, ())
        ):
            return False
        return near or find_target(own) is not None or is_collective(option.key)
    if option.wording is Wording.VERB and _has_complement(sentence, trigger):
        return False
    acted_on = _acted_on(sentence, trigger, option.wording)
    target = find_target(" ".join(t.text for t in acted_on))
    if target is Target.STRONG:
        return True
    if option.wording is Wording.VERB and trigger.lemma in vocabulary.option_words("intransitive"):
        whole = vocabulary.option_words("whole")
        return company and any(t.lemma.lower() in whole for t in acted_on)
    bare = not acted_on and option.wording is Wording.NOUN
    return company and (target is Target.WEAK or bare) and not _is_of_state(sentence, trigger, acted_on)


def _has_complement(sentence: Sentence, trigger: Token) -> bool:
    """Whether something is kept as it is ("keep the peacekeepers safe", "keep it under review"), not kept."""
    complements = sentence.children(trigger, "acomp", "oprd")
    return any(not _is_place(sentence, c) for c in complements) or any(
        child.text.lower() == "under" for child in sentence.children(trigger, "prep")
    )


def _is_place(sentence: Sentence, token: Token) -> bool:
    """Whether the words tell where something is ("kept in the south"), not how it is."""
    places = vocabulary.option_words("place")
    return token.pos == "ADP" and any(
        o.entity in ("GPE", "LOC", "FAC") or o.lemma.lower() in places
        for o in sentence.children(token, "pobj")
    )


def _has_company(sentence: Sentence, before: Sequence[Sentence]) -> bool:
    return any(find_target(s.text) is Target.STRONG for s in (sentence, *before))


def _same_subject(before: Sequence[Sentence]) -> Sequence[Sentence]:
    """The sentences before, as far back as they speak of no other force."""
    end = next((n for n, s in enumerate(before) if names_other_force(s)), len(before))
    return before[:end]


def _goes_back(sentence: Sentence, trigger: Token) -> bool:
    """Whether the words go back to something named ("the withdrawal", "its departure", "the mandate")."""
    return any(
        child.text.lower() in _BACK
        for token in (trigger, *sentence.children(trigger))
        for child in sentence.children(token, "det", "poss")
    )


_BACK = frozenset({"the", "this", "that", "such", "its", "their", "our", "any"})


def _acted_on(sentence: Sentence, trigger: Token, wording: Wording) -> list[Token]:
    """What the option acts on: object, subject of a passive or intransitive verb, what a noun is of."""
    for token in (trigger, *_joined(sentence, trigger)):
        found = [t for head in _argument_heads(sentence, token, wording) for t in name_phrase(sentence, head)]
        if found:
            return sorted(found, key=lambda t: t.i)
    return []


def _joined(sentence: Sentence, trigger: Token) -> list[Token]:
    """Verbs in a row share their object ("maintain and reinforce the mission")."""
    own = sentence.children(trigger, "conj")
    return [*own, sentence.head(trigger)] if trigger.dep == "conj" else own


def _argument_heads(sentence: Sentence, token: Token, wording: Wording) -> list[Token]:
    if wording is Wording.NOUN:
        objects = [o for prep in sentence.children(token, "prep") for o in sentence.children(prep, "pobj")]
        return [*sentence.children(token, "compound", "poss", "nmod"), *objects]
    if token.lemma in vocabulary.option_words("intransitive"):
        return sentence.children(token, "nsubj", "nsubjpass") or _controllers(sentence, token)
    objects = sentence.children(token, "dobj", "nsubjpass")
    return objects or sentence.children(token, "nsubj", "dative")


def _controllers(sentence: Sentence, token: Token) -> list[Token]:
    """Who is to do it where the verb has no subject of its own: "told the force to go", "should begin to leave"."""
    while token.dep in ("xcomp", "ccomp", "advcl") and token.head != token.i:
        token = sentence.head(token)
        found = sentence.children(token, "dobj") or sentence.children(token, "nsubj", "nsubjpass")
        if found:
            return found
    return []


def name_phrase(sentence: Sentence, head: Token) -> list[Token]:
    """A noun with what names it more closely; when the noun is a target, also what it is of.

    The mission's chief, restrictions on the mission and attacks on peacekeepers are not the mission.
    """
    near = [
        t for t in sentence.children(head) if t.dep in ("compound", "amod", "nmod", "appos", "acl", "nummod")
    ]
    own = [t for part in (head, *near) for t in ([part] if part is head else sentence.subtree(part))]
    if find_target(" ".join(t.text for t in sorted(own, key=lambda t: t.i))) is None:
        return [head]
    dropped = {t.i for top in sentence.children(head, "relcl", "advcl") for t in sentence.subtree(top)}
    return [t for t in sentence.subtree(head) if t.i not in dropped]


def _is_of_others(sentence: Sentence, trigger: Token) -> bool:
    """Whether a phrase is of an army, an armed group or a state ("the full withdrawal of foreign soldiers")."""
    owned = [
        o for p in sentence.children(trigger, "prep") if p.text == "of" for o in sentence.children(p, "pobj")
    ]
    owned += sentence.children(trigger, "poss", "dobj" if trigger.pos == "VERB" else "poss")
    words = [t for head in owned for t in sentence.subtree(head) if not _is_below_clause(sentence, t, head)]
    if not words or find_target(" ".join(t.text for t in words)) is Target.STRONG:
        return False
    others = vocabulary.option_words("others' troops")
    inside = {t.start for t in words}
    named = [m for m in find_mentions(sentence) if m.start in inside]
    return any(t.lemma.lower() in others for t in words) or any(
        m.kind is MentionKind.STATE or (m.kind is MentionKind.BODY and is_party(m.key)) for m in named
    )


def _is_below_clause(sentence: Sentence, token: Token, head: Token) -> bool:
    """Whether a relative clause stands between the token and the noun."""
    path = [token, *sentence.ancestors(token)]
    below = path[: next((n for n, t in enumerate(path) if t.i == head.i), 0)]
    return any(t.dep == "relcl" for t in below)


def _is_of_state(sentence: Sentence, trigger: Token, acted_on: Sequence[Token]) -> bool:
    """Whether the troops meant are those of some state ("the departure of the French forces")."""
    movers = sentence.children(trigger, "nsubj")
    if trigger.dep == "xcomp":
        movers += sentence.children(sentence.head(trigger), "dobj")
    own = {t.i for t in acted_on}
    for mention in find_mentions(sentence):
        if mention.kind is not MentionKind.STATE:
            continue
        within = [t for t in sentence.tokens if t.start <= mention.start < t.end]
        if any(t.i in own and (mention.form == "adjective" or t.dep == "poss") for t in within):
            return True
        if any(t.i == mover.i for t in within for mover in movers):
            return True
    return False

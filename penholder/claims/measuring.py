"""Measures: what a quantity measures, from its verb, its noun and the words around it.

Takes a quantity in its sentence; gives the key of a measure, "" when none fits. Never looks beyond the sentence.
"""

from __future__ import annotations

import re
from dataclasses import replace

from penholder.claims.counted_people import find_members_force, is_refused_visas
from penholder.syntax import Sentence, Token
from penholder.values.clauses import governing_verb
from penholder.values.mentions import MentionKind, find_mentions
from penholder.values.quantities import Quantity
from penholder.values.units import QuantityKind
from penholder.vocabulary import Measure, change_words, measure_words, measures


def find_measure(
    sentence: Sentence, quantity: Quantity, unit_lemmas: frozenset[str], near: frozenset[str]
) -> str:
    """Key of the measure: the unit decides, then the verb whose patient the quantity is, then its noun."""
    fixed = {
        QuantityKind.SHARE: "share",
        QuantityKind.DURATION: "duration",
        QuantityKind.MONEY: "cost",
    }.get(quantity.kind)
    if fixed is not None:
        return fixed
    if quantity.unit == "votes":
        return "votes" if _is_of_council(quantity, near) else ""
    if (
        unit_lemmas & measure_words("voter")
        and near & measure_words("voting")
        and _is_of_council(quantity, near)
    ):
        return "votes"
    if quantity.unit == "personnel" and quantity.head is None:
        return "strength"  # "1,000-strong"
    if quantity.unit == "members" and quantity.head is None:
        return "council members" if near & {"council"} else ""
    if is_refused_visas(sentence, quantity, near):
        return "visas denied"
    verb = _patient_verb(sentence, quantity)
    by_verb = next((m.key for m in measures() if verb in m.verbs or unit_lemmas & set(m.verbs)), "")
    by_verb = by_verb or _measure_by_state(sentence, quantity)
    if not by_verb and verb == "lose" and unit_lemmas & measure_words("lost"):
        by_verb = "deaths"
    by_step = _measure_of_step(sentence, quantity, unit_lemmas)
    found = (
        by_verb or by_step or _measure_of(sentence, quantity) or _measure_by_noun(sentence, quantity, near)
    )
    if not found and "member" in unit_lemmas and _is_force(sentence, quantity):
        return "strength"
    if found == "force reduction" and near & {"loss", "lose"} and near & measure_words("violent"):
        found = "deaths"  # "the loss of 12 soldiers in an ambush"
    if found == "strength" and not by_verb and _is_moved(sentence, quantity):
        return ""
    handful = found == "strength" and not by_verb and _is_handful(sentence, quantity, near)
    return "" if handful else found


_COUNCIL_SIZE = 15
"""Members of the Security Council (Charter, article 23)."""
_HANDFUL = 100
"""Fewer people than this are a mission's strength only where the words say that it has or gets them."""


def _is_of_council(quantity: Quantity, near: frozenset[str]) -> bool:
    """Votes of a Council of fifteen; those of an election are more, or told without it."""
    low = quantity.amount.low
    return low is None or low <= _COUNCIL_SIZE or bool(near & {"council", "resolution"})


def _is_force(sentence: Sentence, quantity: Quantity) -> bool:
    """ "The mission has 12,500 members": too many for a council, and a mission has them."""
    named = any(m.kind is MentionKind.MISSION for m in find_mentions(sentence))
    low = quantity.amount.low
    return named and low is not None and low >= _HANDFUL


def _measure_of_step(sentence: Sentence, quantity: Quantity, unit_lemmas: frozenset[str]) -> str:
    """ "enlarge the force by 3,000 or 2,000 staff": a verb of growing or shrinking on a force, then "by"."""
    before = [t for t in sentence.tokens if t.end <= quantity.number_start][-_STEP:]
    stops = [n for n, t in enumerate(before) if t.text in (";", ":", ".") or t.tag in ("``", "''")]
    before = before[stops[-1] + 1 :] if stops else before
    steps = [t for t in before if t.pos in ("VERB", "NOUN") and t.lemma in _STEPS]
    if not steps or not {"force", "mission", "operation", "troop", "contingent"} & {t.lemma for t in before}:
        return ""
    people = next(m for m in measures() if m.key == "force increase").nouns
    counted = bool(unit_lemmas & {*people, "people", "man"}) or not quantity.unit
    by = any(t.lemma == "by" and t.i > steps[-1].i for t in before)
    return _STEPS[steps[-1].lemma] if by and counted else ""


_STEP = 12
"""Tokens back from a number within which "enlarge the force by" is looked for."""
_STEPS = {
    **dict.fromkeys(("increase", "enlarge", "expand", "raise", "boost", "strengthen", "reinforce", "grow"),
                    "force increase"),
    **dict.fromkeys(("reduce", "cut", "shrink", "lower", "trim", "decrease"), "force reduction"),
}  # fmt: skip


def _is_handful(sentence: Sentence, quantity: Quantity, near: frozenset[str]) -> bool:
    """A few soldiers or officers to whom something happens are no strength of a mission."""
    low = quantity.amount.low
    verb = governing_verb(sentence, sentence.tokens[quantity.anchor])
    has = verb is not None and verb.lemma == "have"
    return low is not None and low < _HANDFUL and not has and not near & measure_words("having")


def _is_moved(sentence: Sentence, quantity: Quantity) -> bool:
    """ "300 peacekeepers were moved to larger bases", "the last of 900 left": a part of the force that went elsewhere."""
    top = sentence.tokens[quantity.anchor]
    while (
        top.dep in ("pobj", "prep")
        and sentence.head(top).end <= top.start
        and sentence.head(top).pos != "VERB"
    ):
        top = sentence.head(top)
    verb = sentence.head(top)
    moves = verb.pos == "VERB" and verb.lemma in measure_words("relocating")
    return moves and top.dep in ("nsubj", "nsubjpass", "dobj")


def _measure_by_state(sentence: Sentence, quantity: Quantity) -> str:
    """ "left 36 people dead": the adjective right after says what became of them."""
    after = next((t for t in sentence.tokens if t.start >= quantity.end), None)
    if after is None or after.pos not in ("ADJ", "VERB"):
        return ""
    by_state = next((m.key for m in measures() if after.lemma in m.states), "")
    done = after.tag == "VBN" and after.dep in ("acl", "amod")  # "a count gives 900 civilians killed"
    return by_state or next((m.key for m in measures() if done and m.by_place and after.lemma in m.verbs), "")


def _measure_of(sentence: Sentence, quantity: Quantity) -> str:
    """ "the deaths of 12 soldiers", "a toll of 30": the noun the quantity hangs on by "of"."""
    anchor = sentence.tokens[quantity.anchor]
    above = sentence.head(anchor)
    if anchor.dep != "pobj" or above.lemma != "of" or above.start > quantity.number_start:
        return ""
    noun = sentence.head(above).lemma
    return next((m.key for m in measures() if noun in m.nouns and m.verbs), "")


def _measure_by_noun(sentence: Sentence, quantity: Quantity, near: frozenset[str]) -> str:
    head = sentence.tokens[quantity.head].lemma if quantity.head is not None else ""
    words = {head} if head else set(quantity.unit.split())
    words |= find_members_force(sentence, quantity)
    pair = " ".join(quantity.unit.split()[-2:])
    return next((m.key for m in measures() if _fits(m, {*words, pair.removesuffix("s")}, near)), "")


def _fits(measure: Measure, words: set[str], near: frozenset[str]) -> bool:
    return bool(words & set(measure.nouns)) and (not measure.requires or bool(near & set(measure.requires)))


def _patient_verb(sentence: Sentence, quantity: Quantity) -> str:
    verb = patient_verb(sentence, quantity)
    return verb.lemma if verb is not None else ""


def patient_verb(sentence: Sentence, quantity: Quantity) -> Token | None:
    """The verb whose patient the quantity is ("killed 300 men", "140 were killed", "30 died"), or None."""
    if (told := _verb_of_subject(sentence, quantity)) is not None:
        return told
    anchor = sentence.tokens[quantity.anchor]
    top = anchor
    above = sentence.head(top)
    if top.dep == "pobj" and above.lemma == "of" and sentence.head(above).start >= quantity.number_start:
        top = sentence.head(above)  # "dozens of people"
    elif top.dep == "pobj" and above.lemma == "include":
        top = sentence.head(above)  # "89 civilians, including 23 children, were killed"
    elif top.dep == "pobj" and sentence.head(above).pos in ("NOUN", "PROPN"):
        return next((m for m in sentence.children(anchor, "acl") if m.tag == "VBN"), None)
    while top.dep in ("nummod", "compound", "quantmod", "conj", "appos") and sentence.head(top).pos not in (
        "VERB",
        "AUX",
    ):
        top = sentence.head(top)
    modifiers = sentence.children(anchor, "acl")
    verb = sentence.head(top)
    if verb.pos in ("VERB", "AUX") and verb is not top:
        if top.dep in ("dobj", "nsubjpass"):
            return verb
        if top.dep == "nsubj" and (verb.lemma in measure_words("suffering") or verb.tag == "VBN"):
            return verb
    return next((m for m in modifiers if m.tag == "VBN"), None) or _verb_after(sentence, quantity)


def _verb_of_subject(sentence: Sentence, quantity: Quantity) -> Token | None:
    """ "The number of people killed rose to 19": what befell those whose number the clause tells."""
    if quantity.head is None or sentence.tokens[quantity.head].start >= quantity.start:
        return None
    noun = sentence.tokens[quantity.head]
    above = sentence.head(sentence.head(noun)) if noun.dep == "pobj" else noun
    deeds = [
        verb
        for counted in (noun, above)
        if counted.lemma == noun.lemma or counted.lemma in measure_words("sum")
        for verb in sentence.children(counted, "acl", "relcl")
    ]
    known = {verb for measure in measures() for verb in measure.verbs}
    return next((verb for verb in deeds if verb.lemma in known and verb.end <= quantity.start), None)


def is_out_of(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether the count is a whole of which only a part is spoken of ("a third of the 1,200 patrols were stopped")."""
    return _OUT_OF.search(sentence.text[: quantity.start - sentence.start]) is not None


_OUT_OF = re.compile(
    r"(?:\b(?:none|most|many|some|several|few|part|any|neither|majority|rest|half|thirds?|quarters?|fifths?)"
    r"|%|per\scent|percent|\d)\sof\s(?:the\s|its\s|their\s|those\s|these\s|all\s)?(?:\w+\s)?$",
    re.IGNORECASE,
)


def _verb_after(sentence: Sentence, quantity: Quantity) -> Token | None:
    """ "two were injured", whatever the parse makes of the bare number."""
    after = [t for t in sentence.tokens if t.start >= quantity.end][:4]
    verbs = [t for t in after if t.pos not in ("AUX", "ADV")]
    passive = bool(after) and after[0].pos == "AUX" and bool(verbs) and verbs[0].tag == "VBN"
    return verbs[0] if passive else None


def name_counted_subject(sentence: Sentence, quantity: Quantity) -> Quantity:
    """A bare number with what it counts by the grammar of its clause, or as it is.

    "The number of peacekeepers rose to 3,250", "deaths fell to 40", "raised the troop ceiling to 12,000",
    "a contingent of 230".
    """
    if quantity.unit or quantity.kind is not QuantityKind.COUNT:
        return quantity
    anchor = sentence.tokens[quantity.anchor]
    above = sentence.head(anchor)
    if (
        anchor.dep == "pobj"
        and above.lemma == "of"
        and sentence.head(above).lemma in measure_words("body of people")
    ):
        return replace(quantity, unit="personnel")
    verb = governing_verb(sentence, anchor)
    noun = _moved_noun(sentence, verb, quantity) if verb is not None else None
    if noun is None:
        return quantity
    before = [t for t in sentence.children(noun, "amod", "compound") if t.i < noun.i]
    parts = [prep for prep in sentence.children(noun, "prep") if prep.lemma in ("of", "among")]
    of = [t for prep in parts for t in (prep, *sentence.children(prep, "pobj"))]
    name = "deaths" if noun.lemma == "toll" else " ".join(t.text for t in (*before, noun, *of)).lower()
    return replace(quantity, unit=name, head=noun.i)


def _moved_noun(sentence: Sentence, verb: Token, quantity: Quantity) -> Token | None:
    """What a verb of rising, falling or being says the number of: its subject, or the object it raises or cuts."""
    directions = {word for group in change_words() for word in group.words}
    if verb.lemma not in directions | measure_words("standing"):
        return None
    objects = [
        t for noun in sentence.children(verb, "dobj") for t in (noun, *sentence.children(noun, "conj"))
    ]
    found = [t for t in (*sentence.children(verb, "nsubj", "nsubjpass"), *objects) if t.end <= quantity.start]
    for noun in reversed(found):
        if noun.lemma in measure_words("sum"):
            of = [
                p
                for prep in sentence.children(noun, "prep")
                if prep.lemma == "of"
                for p in sentence.children(prep, "pobj")
            ]
            if of:
                return of[0]
        elif any(noun.lemma in m.nouns for m in measures()):
            # "the troop ceiling to 14,400 and the police ceiling to 3,020": the last so named, whatever the parse
            return max(
                (t for t in sentence.tokens if t.lemma == noun.lemma and t.end <= quantity.start),
                key=lambda t: t.i,
            )
    return None

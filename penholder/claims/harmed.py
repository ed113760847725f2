"""Who the people of a toll are: whether a phrase names people at all, of which sort and group, and the cause.

Takes phrases of a sentence; gives victims that are people, their class, group and cause. Never counts things.
"""

from __future__ import annotations

from functools import cache

from penholder.claims.nouns import nouns
from penholder.claims.victims import WHO, Victims, find_joined, list_victims
from penholder.model import Counting
from penholder.syntax import Sentence, Token
from penholder.values.mentions import find_mentions
from penholder.vocabulary import event_kinds, facets, toll_class

_PEOPLE = ("PERSON", "NORP")


def find_people(sentence: Sentence, heads: list[Token], trigger: Token) -> list[Victims]:
    """The people that phrases name, with those joined to the trigger by "along with" or "including"."""
    found = [v for head in heads for v in list_victims(sentence, head)]
    if (
        found and trigger.pos == "VERB"
    ):  # "were held along with two guards", "killed in Bria, including a child"
        joined = find_joined(sentence, trigger, Counting.WHOLE) + _included(sentence, trigger, found[-1])
        met = {v.token.i for v in found}
        more = [v for token, counting in joined for v in list_victims(sentence, token, counting)]
        found += [v for v in more if v.token.i not in met and class_of(v)]
    strict = trigger.lemma in toll_class("needs a person")
    if trigger.lemma == "hold":
        return [v for v in found if class_of(v)]
    return [
        v
        for place, v in enumerate(found)
        if v.token is not trigger and _is_person(sentence, v, strict or place > 0)
    ]


def _included(sentence: Sentence, trigger: Token, last: Victims) -> list[tuple[Token, Counting]]:
    """ "Detained several men in Khost, including a leader": people picked out behind a place or a day."""
    found = []
    for prep in sentence.tokens[max(trigger.i, last.token.i) :]:
        if prep.text.lower() == "including" and last.high != 0:
            found += [(t, Counting.PART) for t in sentence.children(prep, "pobj", "dobj")]
    return found


def _is_person(sentence: Sentence, victims: Victims, strict: bool) -> bool:
    token = victims.token
    if class_of(victims) or token.entity in _PEOPLE or token.pos == "PRON":
        return True
    if victims.who == "" and token.tag == "CD":
        return token.entity not in ("DATE", "TIME", "MONEY", "PERCENT", "QUANTITY")
    if any(
        m.start <= token.start < m.end and m.kind.value in ("person", "office")
        for m in find_mentions(sentence)
    ):
        return True
    beside = sentence.children(token, "appos", "compound", "nmod")
    if token.pos == "PROPN" and any(class_of_noun(t.lemma) for t in beside):
        return True  # "captured Ana Obi, a rebel commander"
    if strict or token.entity in ("GPE", "LOC", "FAC", "DATE", "TIME", "MONEY", "PRODUCT", "WORK_OF_ART"):
        return False
    return token.pos == "PROPN" or token.lemma not in _NO_PEOPLE | _event_nouns()


@cache
def _event_nouns() -> frozenset[str]:
    return frozenset(noun for kind in event_kinds() for noun in kind.nouns)


_NO_PEOPLE = frozenset(
    [
        "cattle",
        "livestock",
        "animal",
        "cow",
        "goat",
        "sheep",
        "camel",
        "dog",
        "bill",
        "deal",
        "process",
        "hope",
        "weapon",
        "cache",
        "drug",
        "time",
        "way",
        "number",
    ]
)


def class_of(victims: Victims) -> str:
    """Class of the people by their noun ("leader", "civilian"); "" for a name or an unknown noun."""
    return class_of_noun(victims.who)


def class_of_noun(who: str) -> str:
    """Class of a noun of people: leader, fighter, soldier, civilian, anybody, or "".

    >>> class_of_noun("gunman"), class_of_noun("bridge")
    ('fighter', '')
    """
    found = next((name for name in WHO if who.lower() in toll_class(f"who {name}")), "")
    return found or ("civilian" if who.lower() in nouns("person") else "")


def name_group(sentence: Sentence, victims: Victims) -> str:
    """Population key of the people, or their words."""
    near = {t.lemma for t in sentence.between(victims.start, victims.end)} | {victims.who}
    near |= {t.lemma for t in sentence.children(victims.token, "compound", "amod", "nmod")}
    for facet in facets():
        if facet.facet == "population" and facet.value != "people" and near & set(facet.words):
            return facet.value
    if class_of(victims) in _GROUPS:
        return _GROUPS[class_of(victims)]
    if victims.who.lower() in toll_class("counter"):
        return ""
    return victims.who if victims.token.pos != "PRON" else ""


_GROUPS = {
    "anybody": "people",
    "fighter": "fighters",
    "leader": "fighters",
    "soldier": "military",
    "civilian": "civilians",
}


def find_cause(sentence: Sentence, trigger: Token) -> str:
    """Cause key of data/measures.toml that the words around the trigger tell, or ""."""
    words = {t.lemma for t in sentence.subtree(trigger)} | {t.lemma for t in sentence.ancestors(trigger)}
    for facet in facets():
        if facet.facet == "cause" and words & set(facet.words):
            return facet.value
    return ""

"""How many people a noun phrase names: least, best and highest number.

Takes a sentence and the head of a phrase; gives `Victims`, one for each member of a list ("a captain and two
guards"). Never gives a number the words do not bound: "dozens" has no best and no highest, a bare plural is
at least two.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from penholder.model import Counting
from penholder.syntax import Sentence, Token
from penholder.values.expressions import find_expressions
from penholder.values.quantities import Quantity, bounds, find_quantities, hedge_bound
from penholder.vocabulary import toll_class

_ONE = frozenset({"he", "she", "him", "her", "his", "hers", "himself", "herself"})
_MANY = frozenset(
    {"they", "them", "themselves", "those", "these", "all", "both", "we", "us", "who", "others"}
)
_NOBODY = frozenset({"it", "this", "that", "which", "nothing", "itself", "i", "you", "me", "what"})
_NONE = frozenset({"no", "nobody", "none", "neither"})
_AGAIN = frozenset({"the", "this", "that", "these", "those", "his", "her", "their", "its"})
WHO = ("leader", "fighter", "soldier", "civilian", "anybody")
"""Classes of people in tolls.toml, the first that fits first."""
_NEAR = 6
"""Words within which a noun goes on behind brackets."""
_PEOPLE_IN_PLURAL = frozenset({"people", "personnel", "police", "staff", "troops", "taliban"})


@dataclass(frozen=True, slots=True)
class Victims:
    """The people one noun phrase names; offsets are those of the report."""

    start: int
    end: int
    token: Token
    who: str
    """Lemma of their noun; "" for a number or pronoun alone, the name for a named person."""
    low: float
    best: float | None
    high: float | None
    counting: Counting
    quantity: Quantity | None = None


def list_victims(sentence: Sentence, head: Token, counting: Counting = Counting.WHOLE) -> Iterator[Victims]:
    """The people of a phrase and of everything joined to it by "and", "along with", "including"."""
    seen: set[int] = set()
    nobody = False  # "no women or children"
    queue = [(head, counting)]
    while queue:
        token, counting = queue.pop(0)
        if token.i in seen:
            continue
        seen.add(token.i)
        victims = count_victims(sentence, token)
        if victims is not None:
            if victims.counting is Counting.WHOLE and counting is not Counting.WHOLE:
                victims = replace(victims, counting=counting)
            if nobody and victims.quantity is None:
                victims = replace(victims, low=0, best=0, high=0, counting=Counting.WHOLE)
            nobody = nobody or victims.high == 0
            yield victims
            seen.add(victims.token.i)
            if victims.counting is Counting.AGAIN and counting is Counting.WHOLE:
                yield from _list_bare(sentence, token, seen)
        queue += [(t, counting) for t in sentence.children(token, "conj") if t.pos not in ("VERB", "AUX")]
        queue += [(t, counting) for t in _list_on(sentence, token)]
        queue += find_joined(sentence, token, counting)


def _list_on(sentence: Sentence, head: Token) -> Iterator[Token]:
    """Members of a list that the parser hangs on an apposition.

    "A captain, two drivers and four guards" is a list; in "Ana Obi, a judge, and two clerks" the judge is Ana Obi.
    """
    for token in sentence.children(head, "appos"):
        joined = [t for t in sentence.children(token, "conj") if t.pos in ("NOUN", "PROPN")]
        if head.pos == "NOUN" and joined and sentence.children(token, "nummod", "det"):
            yield token
        elif head.pos == "PROPN" and token.pos == "NOUN":
            yield from (t for t in joined if _is_numbered(sentence, t))


def _is_numbered(sentence: Sentence, token: Token) -> bool:
    """Whether a numeral or a vague word of number stands with a noun."""
    return bool(sentence.children(token, "nummod")) or _is_vague(sentence, token)


def _list_bare(sentence: Sentence, token: Token, seen: set[int]) -> Iterator[Victims]:
    """ "The leader and insurgents": what is joined without an article of its own is as definite as the first."""
    for joined in sentence.children(token, "conj"):
        bare = not sentence.children(joined, "det", "nummod", "poss")
        victims = count_victims(sentence, joined) if bare and joined.pos == "NOUN" else None
        if victims is not None and victims.counting is Counting.WHOLE and victims.best != 0:
            seen.add(joined.i)
            if victims.quantity is None and not _is_vague(sentence, joined):
                yield replace(victims, counting=Counting.AGAIN)
            else:
                yield victims
            yield from _list_bare(sentence, joined, seen)


def _is_vague(sentence: Sentence, token: Token) -> bool:
    words = {t.lemma for t in sentence.children(token, "amod")}
    return bool(words & (toll_class("at least 3") | toll_class("at least 2")))


def find_joined(sentence: Sentence, token: Token, counting: Counting) -> list[tuple[Token, Counting]]:
    """People added by "along with ..." and those picked out by "including ..."."""
    found: list[tuple[Token, Counting]] = []
    for prep in sentence.children(token, "prep", "acl", "advmod", "prt"):
        inner = [prep, *sentence.children(prep, "prep", "pcomp")]
        inner += [t for t in sentence.children(token, "prep") if t.i == prep.i + 1 and t.lemma == "with"]
        objects = [o for p in inner for o in sentence.children(p, "pobj", "dobj")]
        if prep.lemma in toll_class("part"):
            found += [(o, Counting.PART) for o in objects]
        elif prep.lemma in ("along", "together", "alongside", "plus"):
            found += [(o, counting) for o in objects]
        elif prep.lemma == "with":  # "arrested with two guards", but not "with ties to two groups"
            people = [o for o in objects if any(o.lemma in toll_class(f"who {kind}") for kind in WHO)]
            found += [(o, counting) for o in people if _is_numbered(sentence, o)]
    return found


def count_victims(sentence: Sentence, token: Token) -> Victims | None:
    """How many people this phrase names, without what is joined to it; None for none at all."""
    token = _last_part(sentence, token)
    if token.text.lower() in _NOBODY or token.pos in ("PUNCT", "SYM", "VERB"):
        return None
    if token.pos == "PRON" or token.tag in ("PRP", "PRP$"):
        return _count_pronoun(token)
    counted, counter = _look_through(sentence, token)
    number = _number_of(sentence, token) or (_number_of(sentence, counted) if counted != token else None)
    who = _name_kind(counted)
    start, end = _edges(sentence, token, counted, number)
    counting = _read_counting(sentence, token, counted, number)
    if any(t.text.lower() in _NONE for t in sentence.children(token, "det", "neg")):
        return Victims(start, end, counted, who, 0, 0, 0, Counting.WHOLE)
    low, best, high = _bound(sentence, token, counted, counter, number)
    return Victims(start, end, counted, who, low, best, high, counting, number)


def _last_part(sentence: Sentence, token: Token) -> Token:
    """ "A sub-commander": the last part of a word with a hyphen, which the parser may hang anywhere."""
    after = sentence.tokens[token.i + 1 : token.i + 3]
    if len(after) == 2 and after[0].text in ("-", "‑") and after[1].pos in ("NOUN", "PROPN"):
        return after[1] if after[0].start == token.end and after[1].start == after[0].end else token
    if after and after[0].text == "(":  # "an explosives (IED) expert"
        named = [t for t in sentence.children(token, "appos") if t.pos == "NOUN" and t.i - token.i < _NEAR]
        return named[0] if named else token
    return token


def _count_pronoun(token: Token) -> Victims | None:
    words = token.text.lower()
    if words in _NONE:
        return Victims(token.start, token.end, token, "", 0, 0, 0, Counting.WHOLE)
    if words in ("one", "another", "someone", "somebody"):
        counting = Counting.ADDED if words == "another" else Counting.WHOLE
        return Victims(token.start, token.end, token, "", 1, 1, 1, counting)
    if words in _ONE:
        return Victims(token.start, token.end, token, "", 1, 1, 1, Counting.AGAIN)
    if words in _MANY:
        counting = Counting.ADDED if words == "others" else Counting.AGAIN
        return Victims(token.start, token.end, token, "", 2, None, None, counting)
    if words in toll_class("at least 3"):
        return Victims(token.start, token.end, token, "", 3, None, None, Counting.WHOLE)
    return None


def _look_through(sentence: Sentence, token: Token) -> tuple[Token, str]:
    """ "A number of insurgents": the people behind a counting noun, and that noun's lemma."""
    lemma = token.lemma if token.lemma in toll_class("counter") else token.text.lower()
    if lemma not in toll_class("counter") and token.tag != "CD" and token.pos not in ("DET", "PRON", "ADJ"):
        return token, ""
    for prep in sentence.children(token, "prep"):
        if prep.lemma in ("of", "from"):
            people = sentence.children(prep, "pobj")
            if people:
                return people[0], lemma if lemma in toll_class("counter") else ""
    return token, lemma if lemma in toll_class("counter") else ""


def _name_kind(token: Token) -> str:
    if token.tag == "CD":
        return ""
    plain = token.text.lower()
    for noun in (plain, plain.removesuffix("s")):  # a headline in capitals makes names of nouns
        if token.pos == "PROPN" and any(noun in toll_class(f"who {kind}") for kind in WHO):
            return noun
    if token.pos == "PROPN" and token.entity not in ("NORP",):
        return token.text
    return token.lemma


@lru_cache(maxsize=2048)
def _quantities(sentence: Sentence) -> tuple[Quantity, ...]:
    return find_quantities(sentence, [(e.start, e.end) for e in find_expressions(sentence)])


def _number_of(sentence: Sentence, token: Token) -> Quantity | None:
    """The quantity that counts the noun: its own by the sentence's reading, else a numeral that hangs on it."""
    inside = {t.i for t in sentence.children(token, "nummod")} | {token.i}
    inside |= {t.i for n in sentence.children(token, "nummod") for t in sentence.subtree(n)}
    for quantity in _quantities(sentence):
        words = sentence.between(quantity.number_start, quantity.number_end)
        if quantity.amount.low is None and quantity.amount.high is None:
            continue
        if quantity.head == token.i or any(t.i in inside for t in words):
            return quantity
    return None


def _edges(sentence: Sentence, token: Token, counted: Token, number: Quantity | None) -> tuple[int, int]:
    start = min(
        [
            token.start,
            *(
                t.start
                for t in sentence.children(token, "det", "amod", "compound", "poss", "nummod", "quantmod")
                if t.i < token.i
            ),
        ]
    )
    end = max(token.end, counted.end)
    if number is not None:
        start, end = min(start, number.start), max(end, number.number_end)
    return start, end


def _read_counting(sentence: Sentence, token: Token, counted: Token, number: Quantity | None) -> Counting:
    """Whether the phrase adds to people told before, tells of them again, or counts for itself."""
    before = sentence.children(counted, "det", "amod", "poss", "nummod", "advmod", "predet")
    words = {t.text.lower() for t in before}
    if number is not None:
        words |= {t.text.lower() for t in sentence.between(number.number_start, number.end)}
        words |= {t.text.lower() for t in sentence.tokens if number.start == t.start} & {"another"}
    if token.text.lower() == "others" or words & toll_class("added"):
        return Counting.ADDED
    determiners = [t for t in before if t.dep in ("det", "poss") and t.i < counted.i]
    definite = any(t.text.lower() in _AGAIN for t in determiners) and counted.pos != "PROPN"
    definite |= counted != token and counted.tag == "PRP"
    if definite and counted != token:  # "two of the guards", "all four of the guards", "several of his aides"
        everyone = "all" in {t.text.lower() for t in sentence.children(token, "det", "predet", "advmod")}
        owned = any(t.dep == "poss" for t in determiners)
        return Counting.WHOLE if owned else Counting.AGAIN if everyone else Counting.PART
    return Counting.AGAIN if definite else Counting.WHOLE


def _bound(
    sentence: Sentence, token: Token, counted: Token, counter: str, number: Quantity | None
) -> tuple[float, float | None, float | None]:
    """Least, best and highest number of people."""
    if number is not None and number.amount.low is not None:
        return read_amount(number)
    single = token.text.lower()
    if single in ("one", "another", "each", "either"):
        return 1.0, 1.0, 1.0
    if single in _NONE:
        return 0.0, 0.0, 0.0
    words = {t.lemma for t in sentence.children(token, "amod", "det", "advmod", "predet")}
    words |= {t.lemma for t in sentence.children(counted, "amod", "det", "advmod", "predet")}
    words |= {counter, token.lemma if token.pos in ("ADJ", "DET") else ""}
    for least in (3, 2):
        if words & toll_class(f"at least {least}"):
            return float(least), 2.0 if words & {"couple", "pair", "both"} else None, None
    if _is_plural(counted) or (counter and _is_plural(token)):
        return 2.0, None, None
    return 1.0, 1.0, 1.0


def read_amount(number: Quantity) -> tuple[float, float | None, float | None]:
    """Least, best and highest of a count of people; people are whole, so "more than ten" is eleven at least."""
    low, high = bounds(number.amount)
    bound = hedge_bound(number.amount)
    named = number.amount.low
    if bound == "above" and low is not None:
        return math.floor(low) + 1.0, None, None
    if bound == "at least":
        return low or 1.0, None, None
    if bound == "at most":
        return 1.0, None, number.amount.high
    if bound in ("below", "around"):
        return (
            math.ceil(low or 1.0),
            named if bound == "around" else None,
            None if high is None else math.floor(high),
        )
    if high is None:
        return low or 1.0, None, None
    return low or 0.0, named if named == high else None, high


def _is_plural(token: Token) -> bool:
    return token.tag in ("NNS", "NNPS") or token.text.lower() in _PEOPLE_IN_PLURAL

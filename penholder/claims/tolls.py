"""What a sentence says was done to people: whom, how many, and whether they were killed, injured, captured ...

Takes a parsed sentence; gives tolls with the word that tells each, in text order. Never adds them up, never
counts towns, weapons or animals, and never reads what is only asked, planned or feared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from penholder.claims.happened import is_aside
from penholder.claims.harmed import class_of, find_cause, find_people, name_group
from penholder.claims.stages import read_stage
from penholder.claims.transfers import find_handed, is_held
from penholder.claims.victims import Victims, list_victims
from penholder.model import Counting, Effect, Stage
from penholder.syntax import Sentence, Token
from penholder.values.clauses import find_subject
from penholder.values.expressions import find_expressions
from penholder.vocabulary import change_words, toll_class

_BY_VERB = (Effect.KILLED, Effect.INJURED, Effect.CAPTURED, Effect.RELEASED, Effect.DISPLACED)
_BY_STATE = (Effect.KILLED, Effect.INJURED, Effect.MISSING, Effect.UNHARMED)


@dataclass(frozen=True, slots=True)
class FoundToll:
    """People of one phrase and what was done to them."""

    effect: Effect
    trigger: Token
    """The verb or noun that tells it."""
    victims: Victims
    stage: Stage
    group: str
    cause: str
    over_period: bool = False
    """Counted over weeks or more ("in the last month", "so far this year")."""
    in_several: bool = False
    """Counted over several events of about one time ("during separate operations")."""
    confirmed: bool = False
    """Told as the confirmation of what was known ("confirmed that a leader was killed")."""


@lru_cache(maxsize=1024)
def find_tolls(sentence: Sentence) -> tuple[FoundToll, ...]:
    """Every toll of the sentence, in the order of the people's words, none counted twice."""
    found: dict[tuple[int, Effect], FoundToll] = {}
    for token in sentence.tokens:
        for effect, people, negated in _read_token(sentence, token):
            stage = read_stage(sentence, token)
            if stage is None:
                continue
            for victims in people:
                if _is_of_statistic(sentence, victims):
                    continue
                toll = _make_toll(sentence, token, effect, victims, stage)
                if negated:
                    toll = _deny(toll)
                found.setdefault((victims.token.i, toll.effect), toll)
    ordered = sorted(found.values(), key=lambda t: (t.victims.start, t.victims.end, t.effect))
    return tuple(_inherit_people(ordered))


def _is_of_statistic(sentence: Sentence, victims: Victims) -> bool:
    """ "The number of guards killed rose from 15 to 19": people without a number in the subject of a change."""
    moves = {word for group in change_words() for word in group.words}
    below = victims.token
    for above in sentence.ancestors(victims.token) if victims.quantity is None else ():
        if below.dep in ("nsubj", "nsubjpass") and above.lemma in moves:
            return True
        below = above
    return False


def _inherit_people(tolls: Sequence[FoundToll]) -> Iterator[FoundToll]:
    """ "Four soldiers were killed and nine wounded": a number alone counts people of the sort named before it."""
    last: FoundToll | None = None
    for toll in tolls:
        bare = not toll.victims.who and toll.victims.token.tag == "CD"
        if bare and last is not None:
            toll = replace(toll, group=last.group, victims=replace(toll.victims, who=last.victims.who))
        if toll.victims.who:
            last = toll
        yield toll


def _make_toll(sentence: Sentence, token: Token, effect: Effect, victims: Victims, stage: Stage) -> FoundToll:
    if victims.high == 0 and token.lemma == "harm":
        effect = Effect.UNHARMED
    return FoundToll(
        effect,
        token,
        victims,
        stage,
        name_group(sentence, victims),
        find_cause(sentence, token),
        _is_over_period(sentence, token) or (effect is Effect.DISPLACED and _is_perfect(sentence, token)),
        _SEVERAL.search(" ".join(sentence.text.split())) is not None,
        any(t.lemma == "confirm" for t in sentence.ancestors(token)),
    )


_PERIOD = re.compile(
    r"\b(?:in|over|during|within|for) (?:the )?(?:last|past|previous) (?:[\w-]+ )?(?:week|month|year|decade)s?\b"
    r"|\bso far\b|\bthis (?:year|month)\b|\bto date\b|\bsince\b|\bin recent (?:week|month|year)s\b|\b(?:death )?toll\b",
    re.IGNORECASE,
)


def _is_perfect(sentence: Sentence, token: Token) -> bool:
    """ "Two million people have been displaced": how many there are by now."""
    return any(t.lemma == "have" for t in sentence.children(token, "aux"))


_SEVERAL = re.compile(
    r"\b(?:separate|different|various)\s(?:[\w-]+\s){0,2}(?:operation|incident|attack|clash|raid|ambush|event|engagement)e?s\b",
    re.IGNORECASE,
)


def _is_over_period(sentence: Sentence, token: Token) -> bool:
    """ "Have captured 17 leaders in the last month": a count over a stretch of time, not of one event."""
    perfect = _is_perfect(sentence, token)
    words = " ".join(sentence.text[token.end - sentence.start :].split())
    spread = any(
        e.since or (e.until is not None and e.start > token.start) for e in find_expressions(sentence)
    )
    return spread or bool(_PERIOD.search(" ".join(sentence.text.split()) if perfect else words))


def _deny(toll: FoundToll) -> FoundToll:
    """ "The guards were not hurt": none of them was."""
    v = toll.victims
    none = Victims(v.start, v.end, v.token, v.who, 0, 0, 0, Counting.WHOLE, None)
    effect = Effect.UNHARMED if toll.trigger.lemma in toll_class("verb harmed") else toll.effect
    if effect is Effect.UNHARMED:
        none = v
    return replace(toll, effect=effect, victims=none)


# --------------------------------------------------------------------------- words that tell it


def _read_token(sentence: Sentence, token: Token) -> Iterator[tuple[Effect, list[Victims], bool]]:
    if token.pos == "VERB" or (token.pos == "AUX" and token.lemma in toll_class("leaving")):
        yield from _read_verb(sentence, token)
    elif token.pos in ("NOUN", "PROPN"):
        yield from _read_noun(sentence, token)
    if token.pos in ("ADJ", "VERB", "NOUN", "ADV"):
        yield from _read_state(sentence, token)


def _read_verb(sentence: Sentence, verb: Token) -> Iterator[tuple[Effect, list[Victims], bool]]:
    negated = bool(sentence.children(verb, "neg"))
    handed = [t for t in find_handed(sentence, verb) if is_held(sentence, t)]
    if handed:
        yield Effect.RELEASED, find_people(sentence, handed, verb), negated
        return
    for effect in _BY_VERB:
        if verb.lemma in toll_class(f"verb {effect}"):
            people = find_people(sentence, _undergoers(sentence, verb), verb)
            if effect is Effect.DISPLACED:  # the wounded are evacuated, too
                people = [v for v in people if v.low > 1]
            if any(t.lemma in toll_class("added adverb") for t in sentence.children(verb, "advmod")):
                people = [_as_added(v) for v in people]
            if people:
                yield effect, people, negated
            return
    if verb.lemma == "harm":
        yield Effect.INJURED, find_people(sentence, _undergoers(sentence, verb), verb), negated
    for effect in (Effect.KILLED, Effect.DISPLACED, Effect.CAPTURED):
        if verb.lemma in toll_class(f"fate {effect}"):
            subject = _subjects(sentence, verb)
            people = find_people(sentence, subject, verb)
            if effect is Effect.CAPTURED:
                people = [v for v in people if class_of(v) in ("fighter", "leader", "soldier", "anybody")]
            if effect is Effect.DISPLACED:
                people = [v for v in people if class_of(v) == "civilian" or v.who in ("people", "person")]
            if people:
                yield effect, people, negated
    if verb.lemma in toll_class("taking"):
        yield from _read_taking(sentence, verb, negated)
    if verb.lemma in toll_class("losing") | {"claim", "cost"}:
        yield from _read_losing(sentence, verb)
    if verb.lemma in toll_class("finding"):
        yield from _read_bodies(sentence, verb)
    if verb.lemma == "threaten":  # "was threatened with death"
        with_what = [t for p in sentence.children(verb, "prep") for t in sentence.children(p, "pobj")]
        if any(t.lemma in toll_class("noun killed") for t in with_what):
            yield Effect.KILLED, find_people(sentence, _undergoers(sentence, verb), verb), negated


def _as_added(victims: Victims) -> Victims:
    """ "They also arrested a driver": people not told before."""
    return replace(victims, counting=Counting.ADDED) if victims.counting is Counting.WHOLE else victims


def _undergoers(sentence: Sentence, verb: Token) -> list[Token]:
    """Who a verb of harm is done to: subject of a passive, object of an active, head of a participle."""
    if verb.lemma == "hold" and sentence.children(verb, "acomp", "oprd", "ccomp"):
        return []  # "held accountable"
    passive = sentence.children(verb, "nsubjpass")
    if passive:
        return [_after_place(sentence, _antecedent(sentence, verb, t)) for t in passive[-1:]]
    objects = sentence.children(verb, "dobj")
    if objects:
        return objects[:1] if verb.dep != "relcl" else [t for t in objects if t.tag not in ("WDT", "WP")]
    shared = [
        o for t in sentence.children(verb, "conj") if t.pos == "VERB" for o in sentence.children(t, "dobj")
    ]
    if shared and verb.tag in ("VBD", "VBG", "VBZ"):
        return shared[:1]  # "abducted and killed three men"
    if verb.tag in ("VBN", "VBD") and verb.dep == "conj" and not sentence.children(verb, "nsubj"):
        above = sentence.head(verb)
        if above.pos == "VERB" and (above.tag == "VBN" or sentence.children(above, "nsubjpass")):
            return _undergoers(sentence, above)
    if verb.dep == "acl" and verb.tag == "VBN":
        return [sentence.head(verb)]
    helpers = sentence.children(verb, "auxpass")
    own = sentence.children(verb, "nsubj")
    if not own and helpers and helpers[0].text.lower() == "being":
        return _before_being(sentence, helpers[0])
    if not own and verb.dep == "conj" and _is_passive(sentence, verb):
        subject = find_subject(sentence, verb)  # "he opened fire and was shot and killed"
        return [subject] if subject is not None else []
    if verb.tag == "VBN" and verb.dep in ("ccomp", "xcomp", "oprd", "pcomp"):
        return sentence.children(verb, "nsubj")[-1:]
    if verb.tag in ("VBN", "VBD") and not sentence.children(verb, "aux"):
        # "... and one villager wounded": a verb of harm that has no object is told of its subject
        people = [t for t in sentence.children(verb, "nsubj") if t.pos != "PRON"]
        return [t for t in people if t.pos != "PROPN" or t.entity == "NORP"][-1:]
    return []


def _before_being(sentence: Sentence, helper: Token) -> list[Token]:
    """ "Resulted in two men, including a guard, being killed": the people stand right before it."""
    for token in reversed(sentence.tokens[max(0, helper.i - 8) : helper.i]):
        if token.pos in ("NOUN", "PROPN", "PRON", "NUM"):
            above = sentence.head(token)
            inside = above.text.lower() == "including" and above.dep in ("prep", "acl")
            return [sentence.head(above)] if inside else [token]
    return []


def _is_passive(sentence: Sentence, verb: Token) -> bool:
    """Whether a participle is passive by its own helper or by that of the verb it is joined to."""
    above = sentence.head(verb)
    joined = above.tag == "VBN" and verb.dep == "conj" and bool(sentence.children(above, "auxpass"))
    return verb.tag == "VBN" and (bool(sentence.children(verb, "auxpass")) or joined)


def _after_date_line(sentence: Sentence, subject: Token, verb: Token) -> list[Token]:
    """ "BRIA, 2 May - Six nurses and a guard died": the parser may take the dateline's place for the subject."""
    line = next((e for e in find_expressions(sentence) if is_aside(sentence, e)), None)
    if line is None or subject.pos != "PROPN" or subject.end > line.start or line.end > verb.start:
        return []
    between = sentence.between(line.end, verb.start)
    people = [t for t in between if t.pos == "NOUN" and t.dep in ("nsubj", "nsubjpass", "conj", "appos")]
    return [t for t in people if t.dep != "conj" or sentence.head(t) not in people]


def _after_place(sentence: Sentence, subject: Token) -> Token:
    """ "BRIA, Country (May 2) – Two men were killed": the parser may take a place before a comma for the subject."""
    behind = [t for t in sentence.children(subject, "appos") if t.i > subject.i and t.pos == "NOUN"]
    placelike = subject.pos == "PROPN" or subject.entity in ("GPE", "LOC") or subject.lemma in _PLACE_NOUNS
    return behind[-1] if behind and placelike and subject.entity != "PERSON" else subject


_PLACE_NOUNS = frozenset(
    ["province", "district", "region", "state", "department", "county", "territory", "town"]
)


def _antecedent(sentence: Sentence, verb: Token, token: Token) -> Token:
    """The noun that "who" or "which" stands for."""
    if token.tag in ("WP", "WDT") and verb.dep == "relcl":
        return sentence.head(verb)
    return token


def _subjects(sentence: Sentence, verb: Token) -> list[Token]:
    subject = find_subject(sentence, verb)
    behind = _after_date_line(sentence, subject, verb) if subject is not None else []
    if behind:
        return behind
    if subject is None and verb.dep == "acl":
        return [sentence.head(verb)]
    return [_antecedent(sentence, verb, subject)] if subject is not None else []


def _read_taking(
    sentence: Sentence, verb: Token, negated: bool
) -> Iterator[tuple[Effect, list[Victims], bool]]:
    """ "Taken into custody", "took two hostages", "was taken prisoner"."""
    below = [t for p in sentence.children(verb, "prep") for t in sentence.children(p, "pobj")]
    below += sentence.children(verb, "oprd", "attr", "xcomp", "advmod", "npadvmod", "ccomp")
    custody = toll_class("custody")
    if any(t.lemma in custody for t in below):
        yield Effect.CAPTURED, find_people(sentence, _undergoers(sentence, verb), verb), negated
        return
    held = [
        t
        for t in sentence.children(verb, "dobj", "nsubjpass")
        if t.lemma in ("hostage", "prisoner", "captive")
    ]
    if held:
        others = [t for t in sentence.children(verb, "nsubjpass", "dobj") if t not in held]
        yield Effect.CAPTURED, find_people(sentence, others or held, verb), negated


def _read_losing(sentence: Sentence, verb: Token) -> Iterator[tuple[Effect, list[Victims], bool]]:
    """ "Lost their lives", "claimed 12 lives", "lost three soldiers"."""
    objects = sentence.children(verb, "dobj")
    lives = [t for t in objects if t.lemma == "life"]
    if lives and verb.lemma in toll_class("losing"):
        yield Effect.KILLED, find_people(sentence, _subjects(sentence, verb), verb), False
    elif lives:
        inner = [
            o
            for p in sentence.children(lives[0], "prep")
            if p.lemma == "of"
            for o in sentence.children(p, "pobj")
        ]
        yield Effect.KILLED, find_people(sentence, inner or lives, verb), False
    elif verb.lemma == "lose":
        people = [v for v in find_people(sentence, objects, verb) if class_of(v) in ("soldier", "fighter")]
        if people:
            yield Effect.KILLED, people, False


def _read_bodies(sentence: Sentence, verb: Token) -> Iterator[tuple[Effect, list[Victims], bool]]:
    """ "The bodies of three men were found", "found five bodies", "three civilian bodies were found"."""
    for token in sentence.children(verb, "dobj", "nsubjpass"):
        if any(t.lemma in toll_class("state killed") for t in sentence.children(token, "amod")):
            yield Effect.KILLED, list(list_victims(sentence, token))[:1], False
        if token.lemma in toll_class("body"):
            inner = [
                o
                for p in sentence.children(token, "prep")
                if p.lemma == "of"
                for o in sentence.children(p, "pobj")
            ]
            yield Effect.KILLED, find_people(sentence, inner or [token], verb), False


def _read_noun(sentence: Sentence, noun: Token) -> Iterator[tuple[Effect, list[Victims], bool]]:
    for effect in (Effect.KILLED, Effect.INJURED, Effect.CAPTURED, Effect.RELEASED):
        if noun.lemma in toll_class(f"noun {effect}") or (
            noun.lemma in ("death", "fatality", "injury") and effect is _COUNTED.get(noun.lemma)
        ):
            people = [
                t
                for p in sentence.children(noun, "prep")
                if p.lemma == "of"
                for t in sentence.children(p, "pobj")
            ]
            people = people or sentence.children(noun, "poss")
            found = find_people(sentence, people, noun)
            if not found and _is_counted(sentence, noun):
                found = list(list_victims(sentence, noun))[:1]
            if found:
                yield effect, found, False
            return
    if noun.lemma == "casualty" and any(t.text.lower() == "no" for t in sentence.children(noun, "det")):
        yield Effect.UNHARMED, list(list_victims(sentence, noun))[:1], False


_COUNTED = {"death": Effect.KILLED, "fatality": Effect.KILLED, "injury": Effect.INJURED}


def _is_counted(sentence: Sentence, noun: Token) -> bool:
    """ "Two deaths", "no arrests": a noun of harm that is itself counted."""
    return bool(sentence.children(noun, "nummod")) or any(
        t.text.lower() == "no" for t in sentence.children(noun, "det")
    )


def _read_state(sentence: Sentence, token: Token) -> Iterator[tuple[Effect, list[Victims], bool]]:
    """ "Shot dead", "left three wounded", "went missing", "four dead", "escaped unharmed"."""
    words = {token.lemma, token.text.lower()}
    effect = next((e for e in _BY_STATE if words & toll_class(f"state {e}")), None)
    if effect is None or not _is_state(sentence, token):
        return
    head = sentence.head(token)
    if token.dep == "pobj" and head.lemma in ("among", "amongst"):
        verb = sentence.head(head)  # "two children were among the dead"
        people = _subjects(sentence, verb) if verb.lemma == "be" else []
        yield effect, [v for t in people for v in list_victims(sentence, t, Counting.PART)], False
    elif head is token:  # "three soldiers are missing"
        yield effect, find_people(sentence, sentence.children(token, "nsubj"), token), False
    elif sentence.children(token, "nummod") and token.pos in ("NOUN", "ADJ"):
        yield effect, list(list_victims(sentence, token))[:1], False
    elif head.pos in ("VERB", "AUX"):
        own = [t for t in sentence.children(token, "nsubj") if t.pos != "VERB"]
        people = own or sentence.children(head, "dobj") or _subjects(sentence, head)
        found = find_people(sentence, [t for t in people if t is not token], token)
        yield effect, found, bool(sentence.children(head, "neg"))


def _is_state(sentence: Sentence, token: Token) -> bool:
    """Whether a word of harm stands as a state of somebody: "found dead", "left wounded", "are missing"."""
    if token.dep == "amod":
        return False
    if token.dep == "ROOT":
        return token.tag == "VBG"
    if token.pos != "VERB":
        return True
    if sentence.children(token, "dobj", "auxpass", "nsubjpass"):
        return False
    stands = token.dep in ("oprd", "acomp", "ccomp", "xcomp", "dobj")
    return stands or (token.dep == "advcl" and sentence.head(token).lemma in toll_class("leaving"))

"""Actors of figures: who did to people, or provides, what a figure counts.

Takes a quantity in its sentence with its measure; gives the key of the state, body or mission, else the words for
it, "" where the sentence names nobody. Never takes a weapon or an event for an actor, and never guesses across
sentences.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from penholder.claims.measuring import patient_verb
from penholder.syntax import Sentence, Token
from penholder.values.clauses import find_subject, governing_verb, own_tokens
from penholder.values.mentions import Mention, MentionKind, find_mentions
from penholder.values.quantities import Quantity
from penholder.vocabulary import event_words, measure_words

HARM = frozenset({"deaths", "injuries", "casualties"})
"""Measures of people killed or injured."""
_SUFFERED = HARM | {
    "abductions",
    "detentions",
    "expelled",
    "displaced",
    "flights denied",
    "movements denied",
    "visas denied",
}
"""Measures of what somebody does to what is counted."""
_PROVIDED = frozenset({"strength", "force reduction", "force increase", "weapons"})
"""Measures of what somebody gives, or takes back."""
_DONE = frozenset({"attacks", "violations"})
_KINDS = (MentionKind.STATE, MentionKind.BODY, MentionKind.MISSION)


def find_actor(sentence: Sentence, quantity: Quantity, measure: str) -> str:
    """Key or words of who did or provides what is counted, or "".

    "Fighters of the ADF killed 42 civilians" gives "adf", "Gangs killed 42 civilians" gives "gangs".
    """
    if measure in _PROVIDED:
        return _find_provider(sentence, quantity)
    if measure in _SUFFERED:
        verb = patient_verb(sentence, quantity)
        return next((a for t in _agents(sentence, quantity, verb) if (a := _name(sentence, t))), "")
    if measure in _DONE:
        verb = governing_verb(sentence, sentence.tokens[quantity.anchor])
        subject = find_subject(sentence, verb) if verb and verb.lemma in measure_words("committing") else None
        return _name(sentence, subject) if subject is not None else ""
    return ""


def is_harmed_by(sentence: Sentence, quantity: Quantity) -> bool:
    """Whether somebody, and no accident or illness, did the harm that the quantity counts."""
    return bool(find_actor(sentence, quantity, "deaths"))


# --------------------------------------------------------------------------- who did it


def _agents(sentence: Sentence, quantity: Quantity, verb: Token | None) -> Iterator[Token]:
    """The doers of a deed, the nearest first: the subject, "by ...", and who an attack is by or blamed on."""
    if verb is None or verb.lemma in measure_words("undoing"):
        return
    for agent in sentence.children(verb, "agent"):
        yield from sentence.children(agent, "pobj")
    passive = bool(sentence.children(verb, "nsubjpass", "auxpass"))
    perfect = any(t.lemma == "have" for t in sentence.children(verb, "aux"))
    acts = not passive and (verb.tag != "VBN" or perfect)
    subject = find_subject(sentence, verb) if acts else None
    # In "a guard and six civilians died" the guard is among those who died, and killed nobody.
    suffering = {t.i for t in sentence.children(verb, "nsubj")}
    suffering |= {t.i for t in sentence.subtree(subject)} if subject is not None else set()
    if subject is not None and quantity.anchor not in suffering:
        yield subject
    for prep in sentence.children(verb, "prep"):
        if prep.lemma in ("in", "during"):
            yield from _authors(sentence, prep)


def _authors(sentence: Sentence, prep: Token) -> Iterator[Token]:
    """Who "an ambush by ..." or "an attack claimed by ..." names."""
    for deed in sentence.children(prep, "pobj"):
        if deed.lemma not in measure_words("weapon"):
            continue
        for below in sentence.subtree(deed):
            if (
                below.lemma in ("by", "on")
                and below.dep in ("prep", "agent")
                and _blames(sentence, below, deed)
            ):
                yield from sentence.children(below, "pobj")
        yield deed


def _blames(sentence: Sentence, prep: Token, deed: Token) -> bool:
    above = sentence.head(prep)
    return (prep.lemma == "by") if above.i == deed.i else above.lemma in ("claim", "blame", "stage", "launch")


def _name(sentence: Sentence, token: Token) -> str:
    """Key of what a noun phrase names, else its words; of a weapon or attack only whose it is ("Israeli shelling")."""
    if token.pos == "PRON" or token.pos not in ("NOUN", "PROPN"):
        return ""
    phrase = [
        t
        for t in sentence.subtree(token)
        if t.i == token.i or ((t.dep in _OF_PHRASE or _is_of(sentence, t)) and _is_own(sentence, t, token))
    ]
    named = _mention_in(sentence, phrase)
    if named is not None:
        return named.key
    if token.lemma in measure_words("weapon") or token.lemma in measure_words("no actor"):
        return ""
    words = [t.text for t in sentence.children(token, "amod", "compound") if t.i < token.i]
    return " ".join([*words, token.text]).lower()


_OF_PHRASE = frozenset({"compound", "amod", "poss", "nmod", "appos"})


def _is_own(sentence: Sentence, below: Token, noun: Token) -> bool:
    """ "An attack on a UNIFIL patrol" is not UNIFIL's: its name stands below another preposition."""
    path = (below, *sentence.ancestors(below))
    inside = path[: next((n for n, t in enumerate(path) if t.i == noun.i), 0)]
    return all(t.dep != "pobj" or _is_of(sentence, t) for t in inside)


def _is_of(sentence: Sentence, token: Token) -> bool:
    """ "Fighters of the ADF", "gunmen from the group"."""
    return token.dep == "pobj" and sentence.head(token).lemma in ("of", "from")


def _mention_in(sentence: Sentence, phrase: list[Token]) -> Mention | None:
    named = [
        m
        for m in find_mentions(sentence)
        if m.kind in _KINDS and m.key and any(m.start <= t.start < m.end for t in phrase)
    ]
    return min(named, key=lambda m: (m.kind is MentionKind.STATE, m.start), default=None)


# --------------------------------------------------------------------------- who provides it


def _find_provider(sentence: Sentence, quantity: Quantity) -> str:
    """Key of the state or body that gives, sends or takes back: of the verb, after "from", or by its adjective."""
    if nationality := find_nationality(sentence, quantity):
        return nationality
    anchor = sentence.tokens[quantity.anchor]
    for prep in sentence.children(anchor, "prep"):
        if prep.lemma == "from":
            sources = [_mention_in(sentence, [t]) for t in sentence.children(prep, "pobj")]
            if found := next((m for m in sources if m and m.kind is not MentionKind.MISSION), None):
                return found.key
    verb = governing_verb(sentence, anchor)
    if verb is None or verb.lemma not in measure_words("providing"):
        return ""
    subject = find_subject(sentence, verb)
    named = _mention_in(sentence, [subject]) if subject is not None else None
    return named.key if named is not None and named.kind is MentionKind.STATE else ""


def find_nationality(sentence: Sentence, quantity: Quantity) -> str:
    """Key of the state whose soldiers they are ("350 Burundian troops", "a 500-strong Ghanaian battalion"), or ""."""
    anchor = sentence.tokens[quantity.anchor]
    inside = [t for t in sentence.tokens if quantity.start <= t.start < quantity.end]
    if quantity.head is None:  # "1,000-strong" hangs on a noun
        noun = next((t for t in sentence.ancestors(anchor) if t.pos in ("NOUN", "PROPN")), anchor)
        inside += sentence.children(noun, "amod", "compound", "nmod")
    named = (m for m in find_mentions(sentence) if m.form == "adjective" and m.kind is MentionKind.STATE)
    return next((m.key for m in named if any(m.start <= t.start < m.end for t in inside)), "")


def holds_its_own(sentence: Sentence, quantity: Quantity, actor: str) -> bool:
    """ "Rwanda has 3,000 soldiers in the east": the soldiers of a state, not those it lends to a mission."""
    verb = governing_verb(sentence, sentence.tokens[quantity.anchor])
    lends = {t.lemma for t in sentence.tokens} & (event_words("operation") | measure_words("lent"))
    return (
        bool(actor) and actor.isupper() and verb is not None and verb.lemma in ("have", "keep") and not lends
    )


def sends_its_army(sentence: Sentence, quantity: Quantity, hosts: Sequence[str]) -> str:
    """ "The Lebanese army will deploy 5,000 soldiers in the south": key of the army, or of its state, or "".

    An army told without a state is that of the only host of the mission; one that sends soldiers to a mission or
    force lends them.
    """
    verb = governing_verb(sentence, sentence.tokens[quantity.anchor])
    if verb is None or verb.lemma not in measure_words("providing") | measure_words("stationing"):
        return ""
    subject = find_subject(sentence, verb)
    lent = any(t.lemma in measure_words("lent") for t in own_tokens(sentence, verb))
    lent = lent or any(
        m.kind is MentionKind.MISSION and any(m.start <= t.start < m.end for t in own_tokens(sentence, verb))
        for m in find_mentions(sentence)
    )
    if subject is None or lent or subject.lemma not in measure_words("army"):
        return ""
    named = _mention_in(sentence, sentence.subtree(subject))
    if named is not None:
        return named.key if named.kind is not MentionKind.MISSION else ""
    return hosts[0] if len(hosts) == 1 else ""

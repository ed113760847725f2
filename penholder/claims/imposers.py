"""Who restricts an operation, and whether it is told as done, threatened or lifted.

Takes a sentence, the word that names the restriction and the operation it bears on; gives a name and a status. Never
takes an armed group or another state for the host state, never names an unnamed group, and takes nothing that is
asked for, denied or merely possible for a restriction.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from penholder.claims.passages import left_edge, name_mention
from penholder.model import RestrictionStatus
from penholder.syntax import Sentence, Token
from penholder.values.clauses import governing_verb, own_tokens
from penholder.values.mentions import Mention, MentionKind, find_mentions
from penholder.values.subjects import body_named, state_named
from penholder.vocabulary import EventKind, Mission, event_words

_SUBJECTS = ("nsubj", "nsubjpass")
_NO_IMPOSERS = frozenset({"organ", "organisation", "ngo", "media", "regional"})
"""Kinds of bodies that restrict nobody's movement: the Council, aid agencies, newspapers."""


@dataclass(frozen=True, slots=True)
class Imposed:
    """By whom, and how far."""

    by: str
    status: RestrictionStatus = RestrictionStatus.IMPOSED


def read_imposed(sentence: Sentence, token: Token, kind: EventKind, mission: Mission) -> Imposed | None:
    """Who imposes, threatens or lifted what the word names; None where nobody does as told."""
    if token.pos == "VERB":
        return _read_verb(sentence, token, kind, mission)
    return _read_noun(sentence, token, kind, mission)


def clause_tokens(sentence: Sentence, token: Token) -> list[Token]:
    """The words of a restriction's clause: a verb's own and those of what completes it, or a noun's with its verb's."""
    if token.pos != "VERB":
        verb = governing_verb(sentence, token)
        inside = {t.i for t in (*sentence.subtree(token), *(own_tokens(sentence, verb) if verb else ()))}
        return [sentence.tokens[i] for i in sorted(inside)]
    found = own_tokens(sentence, token)
    for clause in _completions(sentence, token):
        found += own_tokens(sentence, clause)
    return sorted(found, key=lambda t: t.i)


def _completions(sentence: Sentence, verb: Token) -> list[Token]:
    """ "Refused to allow flights", "banned women from working for the mission"."""
    gerunds = [t for prep in sentence.children(verb, "prep") for t in sentence.children(prep, "pcomp")]
    return [*sentence.children(verb, "xcomp"), *gerunds]


# --------------------------------------------------------------------------- verbs


def _read_verb(sentence: Sentence, token: Token, kind: EventKind, mission: Mission) -> Imposed | None:
    own = clause_tokens(sentence, token)
    lemmas = {t.lemma.lower() for t in own}
    bears = _bears_on_operation(sentence, own) or bool(
        set(kind.objects) & (event_words("operation") | event_words("press")) & lemmas
    )
    helpers = sentence.children(token, "aux", "auxpass")
    negated = bool(sentence.children(token, "neg"))
    if kind.key == _SEIZING and not _seizes_own(sentence, token):
        return None
    if not bears or negated != (token.lemma == "issue") or any(t.tag == "MD" for t in helpers):
        return None
    if any(t.tag == "TO" for t in helpers):
        return _read_threat(sentence, token, mission)
    if token.dep == "xcomp" and _is_wished(sentence.head(token)):
        return None
    subjects = sentence.children(token, "nsubj")[-1:]
    if token.dep in ("conj", "xcomp") and not subjects:
        subjects = sentence.children(sentence.head(token), "nsubj")[-1:]
    agents = [t for agent in sentence.children(token, "agent") for t in sentence.children(agent, "pobj")]
    for imposer in (*agents, *(() if agents and sentence.children(token, "auxpass") else subjects)):
        named = name_imposer(sentence, imposer, mission)
        if named:
            return Imposed(named)
    if subjects or agents:
        return None
    passive = bool(sentence.children(token, "nsubjpass")) and _names_host(sentence, mission)
    return Imposed(name_host(sentence, mission)) if passive else None


_SEIZING = "detention"
_BELONGING = frozenset({"of", "from", "with", "for", "at", "in"})


def _seizes_own(sentence: Sentence, verb: Token) -> bool:
    """Whether those seized serve the operation: "a member of UNIFIL" does, "a suspect in the killing of one" does not."""
    seized = sentence.children(verb, "dobj", "nsubjpass")
    if not seized:
        return True
    own: list[Token] = []
    for token in seized:
        preps = [p for p in sentence.children(token, "prep") if p.lemma in _BELONGING]
        behind = [t for p in preps for t in sentence.children(p, "pobj")]
        for t in (token, *behind):
            own += [t, *sentence.children(t, "compound", "amod", "nmod", "poss", "conj", "appos")]
        own += [c for t in sentence.children(token, "conj", "appos") for c in sentence.subtree(t)]
        own += [c for t in sentence.children(token, "acl", "relcl") for c in sentence.subtree(t)]
    return _bears_on_operation(sentence, own)


def _read_threat(sentence: Sentence, token: Token, mission: Mission) -> Imposed | None:
    """ "Threatened to expel staff"; what is wished, asked for or agreed is nothing yet."""
    above = sentence.head(token)
    subjects = sentence.children(above, "nsubj")[-1:]
    named = next((n for t in subjects if (n := name_imposer(sentence, t, mission))), "")
    told = above.tag in ("VBD", "VBN", "VBZ", "VBP") and not sentence.children(above, "neg")
    if not named or not told or token.dep not in ("xcomp", "ccomp"):
        return None
    if above.lemma in event_words("threaten"):
        return Imposed(named, RestrictionStatus.THREATENED)
    carried = above.lemma in event_words("begin") or above.lemma in ("continue", "proceed", "order", "decide")
    return Imposed(named) if carried else None


def _is_wished(verb: Token) -> bool:
    return verb.lemma in event_words("plan") | event_words("demand") | {"want", "seek", "try"}


# --------------------------------------------------------------------------- nouns


def _read_noun(sentence: Sentence, token: Token, kind: EventKind, mission: Mission) -> Imposed | None:
    inside = sentence.subtree(token)
    verb = governing_verb(sentence, token)
    lifting = _find_lifting(sentence, token)
    if lifting is not None:
        return _read_lifted(sentence, token, lifting, mission)
    around = [*inside, *(own_tokens(sentence, verb) if verb and verb.lemma == "impose" else ())]
    bears = _bears_on_operation(sentence, around) or any(
        t.lemma in ("air", "ground", "movement", "access") for t in inside
    )
    if kind.key == "status of forces":
        denied = any(t.lemma == "no" for t in sentence.children(token, "det"))
        return (
            None if denied else Imposed(_party_in(sentence, inside, mission) or name_host(sentence, mission))
        )
    named = _party_in(sentence, around, mission)
    return Imposed(named) if bears and named else None


def _party_in(sentence: Sentence, around: Sequence[Token], mission: Mission) -> str:
    """The host state where it or its authorities are named around, else a named party behind "by"."""
    hosts = {m.start for m in _host_mentions(sentence, mission)}
    generic = any(t.lemma in event_words("not host") for t in around)
    if any(t.start in hosts or t.lemma in event_words("authority") for t in around) and not generic:
        return name_host(sentence, mission)
    by = [t for t in around if t.dep == "pobj" and sentence.head(t).lemma == "by"]
    return next((n for t in by if (n := name_imposer(sentence, t, mission))), "")


def _find_lifting(sentence: Sentence, noun: Token) -> Token | None:
    """The word that ends what the noun names: "lifted its restrictions", "End restrictions on the force"."""
    lifting, above = event_words("lift"), sentence.head(noun)
    if above.lemma in ("to", "of", "on"):
        above = sentence.head(above)
    if noun.dep in ("dobj", "nsubjpass", "pobj") and above.lemma in lifting:
        return above
    verb = governing_verb(sentence, noun)
    if noun.dep == "conj" and verb is not None and verb.lemma in lifting:
        return verb
    opening = [t for t in sentence.children(noun, "compound", "amod", "nmod") if t.text.lower() in lifting]
    return opening[0] if opening else None


def _read_lifted(sentence: Sentence, noun: Token, lifting: Token, mission: Mission) -> Imposed | None:
    """A restriction told as lifted; one that somebody asks to be lifted is told as nothing here."""
    told = lifting.tag in ("VBD", "VBN") and not sentence.children(lifting, "neg")
    if not told or any(t.tag in ("MD", "TO") for t in sentence.children(lifting, "aux")):
        return None
    around = [*sentence.subtree(noun), *own_tokens(sentence, lifting)]
    if not _bears_on_operation(sentence, around):
        return None
    subjects = sentence.children(lifting, "nsubj")[-1:]
    agents = [t for agent in sentence.children(lifting, "agent") for t in sentence.children(agent, "pobj")]
    named = next((n for t in (*subjects, *agents) if (n := name_imposer(sentence, t, mission))), "")
    if not named and not subjects and not agents and _names_host(sentence, mission):
        named = name_host(sentence, mission)
    return Imposed(named, RestrictionStatus.LIFTED) if named else None


# --------------------------------------------------------------------------- who


def name_imposer(sentence: Sentence, token: Token, mission: Mission) -> str:
    """Whom a noun phrase names as the one who restricts: a body or state by name, the host for its own authorities, or "".

    "Rebels", "armed men" and other groups without a name are nobody's; "the government" and "they" are the host's.
    """
    start = left_edge(sentence, token)
    below = [
        t
        for prep in sentence.children(token, "prep")
        if prep.lemma == "of"
        for t in sentence.children(prep, "pobj")
    ]
    found = [
        m
        for m in find_mentions(sentence)
        if start <= m.start < token.end or any(m.start <= t.start < m.end for t in below)
    ]
    named = next((n for m in found if m.kind is MentionKind.BODY and (n := _name_body(m))), "")
    if named:
        return named
    phrase = sentence.between(start, token.end)
    if any(t.lemma in event_words("not host") for t in phrase):
        return ""
    hosts = [m for m in found if m.kind is MentionKind.STATE and m.key in mission.host_states]
    others = [m for m in found if m.kind is MentionKind.STATE and m.key not in mission.host_states]
    if hosts:
        return name_mention(hosts[0])
    if others:
        return name_mention(others[0])
    generic = any(t.lemma in event_words("authority") for t in phrase) or token.text.lower() in ("they", "it")
    return (
        name_host(sentence, mission)
        if generic and not any(m.kind is MentionKind.MISSION for m in found)
        else ""
    )


def _name_body(mention: Mention) -> str:
    """A body under its own name; an organ of a state, its army included, is the state's."""
    body = body_named(mention.key)
    if body.kind == "organ" and body.state:
        return state_named(body.state).name
    return "" if body.kind in _NO_IMPOSERS else name_mention(mention)


def name_host(sentence: Sentence, mission: Mission) -> str:
    """The host state the sentence names, or the only one there is."""
    named = _host_mentions(sentence, mission)
    if named:
        return name_mention(named[0])
    return state_named(mission.host_states[0]).name if len(mission.host_states) == 1 else ""


def _names_host(sentence: Sentence, mission: Mission) -> bool:
    return bool(_host_mentions(sentence, mission)) or any(
        t.lemma in event_words("authority") for t in sentence.tokens
    )


def _host_mentions(sentence: Sentence, mission: Mission) -> list[Mention]:
    return [
        m for m in find_mentions(sentence) if m.kind is MentionKind.STATE and m.key in mission.host_states
    ]


def _bears_on_operation(sentence: Sentence, tokens: Sequence[Token]) -> bool:
    named = [m for m in find_mentions(sentence) if m.kind is MentionKind.MISSION]
    return any(m.start <= t.start < m.end for m in named for t in tokens) or any(
        t.lemma in event_words("operation") for t in tokens
    )

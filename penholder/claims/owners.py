"""To which state, mission or body an office or a noun in a source belongs.

Takes a source phrase with its mentions, the cast and those heard before; gives an ISO code, a key or a name, or "".
Never fills in what the words do not point to.
"""

from __future__ import annotations

from collections.abc import Sequence

from penholder import vocabulary
from penholder.claims.cast import Cast, find_owner
from penholder.claims.holders import find_office
from penholder.claims.nouns import nouns
from penholder.claims.phrases import Phrase
from penholder.claims.scene import PERSONAL, Heard, resolve_pronoun
from penholder.model import SpeakerKind
from penholder.syntax import Token
from penholder.values.mentions import Mention, MentionKind
from penholder.values.subjects import state_by_name

_OWNING = (MentionKind.STATE, MentionKind.MISSION, MentionKind.BODY)
_DEPARTMENTS = frozenset({"ministry", "department"})
_SENT = frozenset({"ambassador", "envoy", "permanent representative", "deputy permanent representative"})
_COUNCIL = "security-council"
_BELONGING = frozenset({"of", "for", "from", "in", "to", "at", "with", "on"})


def find_phrase_owner(
    phrase: Phrase, mentions: Sequence[Mention], office: Mention | None, cast: Cast, near: Sequence[Heard]
) -> str:
    """Whose the office or noun at the head of the phrase is."""
    if office is not None:
        here = cast.mentions.get(phrase.sentence.start, ())
        owner = find_owner(phrase.sentence, here, office)
        if owner and not (owner == "un" and _names_operation(phrase, cast)):
            return owner
    return (
        _owner_beside(phrase, mentions)
        or _owner_by_subject(phrase, office, cast)
        or _owner_by_pronoun(phrase, _keep_senders(phrase, office, near))
        or (cast.mission.key if cast.mission is not None and _names_operation(phrase, cast) else "")
        or _owner_by_person(mentions, cast)
    )


def _owner_beside(phrase: Phrase, mentions: Sequence[Mention]) -> str:
    """The state or body named before the head, or after it behind "of", "from" and the like."""
    for mention in mentions:
        if mention.kind in _OWNING and belongs(phrase, mention):
            return mention.key
    return ""


def belongs(phrase: Phrase, mention: Mention) -> bool:
    """Whether the mention stands before the head of the phrase, or after it behind "of", "from" and the like."""
    if mention.start < phrase.head.end:
        return True
    between = phrase.sentence.between(phrase.head.end, mention.start)
    if not between or between[0].text.lower() not in _BELONGING:
        return False
    rest = between[1:]
    if phrase.head.lemma.lower() in _DEPARTMENTS:
        # "The Ministry of Defence in Rome": the portfolio comes before the place.
        rest = [t for n, t in enumerate(rest) if n == 0 or t.text.lower() not in ("in", "of")]
    return (
        all(t.pos in ("DET", "ADJ", "NOUN", "PROPN", "PART", "PUNCT", "CCONJ") for t in rest)
        and len(rest) < 6
    )


def _owner_by_subject(phrase: Phrase, office: Mention | None, cast: Cast) -> str:
    """The state or body that does what is told before: "Malta backs the renewal of UNIFIL, its ambassador said"."""
    owned = any(t.text.lower() == "its" for t in phrase.sentence.children(phrase.head, "poss"))
    verb = phrase.sentence.head(phrase.head)
    told = phrase.sentence.children(verb, "ccomp", "parataxis") if owned else []
    subjects = [
        named
        for clause in told
        for v in (clause, *phrase.sentence.children(clause, "auxpass"))
        for s in phrase.sentence.children(v, "nsubj", "nsubjpass")
        for named in (s, *phrase.sentence.children(s, "poss"))
        if named.i < phrase.head.i
    ]
    for mention in cast.mentions.get(phrase.sentence.start, ()):
        if mention.kind in _OWNING and any(mention.start <= s.start < mention.end for s in subjects):
            return "" if _sends_none(phrase, office, mention.key) else mention.key
    return ""


def _keep_senders(phrase: Phrase, office: Mention | None, near: Sequence[Heard]) -> list[Heard]:
    return [h for h in near if not _sends_none(phrase, office, key_of(h.speaker.name or ""))]


def _sends_none(phrase: Phrase, office: Mention | None, owner: str) -> bool:
    """Whether the noun is one for an ambassador or envoy, and the owner a mission or the Council: these send none."""
    envoy = phrase.head.lemma.lower() in _SENT or (office is not None and office.key in _SENT)
    return envoy and (owner == _COUNCIL or any(m.key == owner for m in vocabulary.missions()))


def _owner_by_pronoun(phrase: Phrase, near: Sequence[Heard]) -> str:
    """ "Its spokesman", "her Government": whoever the pronoun stands for, or whom that person speaks for."""
    own = [t.text.lower() for t in phrase.sentence.children(phrase.head, "poss") if t.tag == "PRP$"]
    if not own:
        return ""
    if own[0] in ("its", "their"):
        beside = [h for h in near if phrase.sentence.start <= h.at < phrase.start and h.speaker.name]
        body = next((h for h in beside if h.speaker.kind is SpeakerKind.BODY and not h.spoke), None)
        if body is not None:
            return key_of(body.speaker.name or "")
    meant = resolve_pronoun(own[0], _before(near, phrase))
    name = meant.speaks_for or ("" if own[0] in PERSONAL else meant.name) or ""
    return key_of(name)


def _before(near: Sequence[Heard], phrase: Phrase) -> list[Heard]:
    return [h for h in near if h.at < phrase.start]


def key_of(name: str) -> str:
    """ISO code or key of a state, mission or body by its name; the name itself where none has it.

    >>> key_of("Malta"), key_of("UNIFIL"), key_of("Example Society")
    ('MT', 'unifil', 'Example Society')
    """
    state = state_by_name(name) if name else None
    if state is not None:
        return state.iso
    mission = next((m.key for m in vocabulary.missions() if m.acronym == name), None)
    return mission or next((b.key for b in vocabulary.bodies() if b.name == name), name)


def _names_operation(phrase: Phrase, cast: Cast) -> bool:
    """Whether the phrase says "the mission's" or "for the force" of the operation the report is about."""
    return cast.mission is not None and any(
        t is not phrase.head and t.lemma in nouns("operation") and _is_plain(phrase, t) for t in phrase.tokens
    )


def _is_plain(phrase: Phrase, token: Token) -> bool:
    described = {t.lemma.lower() for t in phrase.sentence.children(token, "amod", "compound", "poss")}
    return not described - nouns("operation qualifier")


def _owner_by_person(mentions: Sequence[Mention], cast: Cast) -> str:
    """The state or body of the person whose the office or noun is ("Doe's spokesman", "a spokesman for Doe")."""
    for mention in mentions:
        meant = cast.meant(mention) if mention.kind is MentionKind.PERSON else ()
        if len(meant) != 1:
            continue
        held = meant[0].held()
        if held and held[0].owner:
            return held[0].owner
        office = find_office(meant[0].known, cast.bracket) if meant[0].known is not None else None
        if office is not None:
            return office.of
    return ""

"""What the words of a source name: a person, an office, a state, a body, a document.

Takes the bounds and head of a source phrase with the report's cast; gives a `Speaker`. Never reads pronouns
and never looks beyond the phrase and the cast.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from penholder import vocabulary
from penholder.claims.cast import Cast, find_owner
from penholder.claims.members import Phrase, describe_member, find_possessor, name_owner
from penholder.claims.offices import hold_office
from penholder.model import Speaker, SpeakerKind
from penholder.syntax import Token
from penholder.values.mentions import Mention, MentionKind
from penholder.values.subjects import body_named, mission_named, state_named

UNKNOWN = Speaker(SpeakerKind.UNKNOWN, None, reason="", confident=False)


def name_speaker(phrase: Phrase, cast: Cast) -> Speaker:
    """The speaker a phrase names; unresolved with a reason when its words do not settle it.

    In this order: several at once (nobody in particular), a person at its head or in apposition, a document with
    its author, the holder of an office, a state, a body, those who speak for a government, a person or organisation
    unknown to the vocabulary.
    """
    mentions = _mentions_in(phrase, cast)
    return (
        _as_several(phrase, mentions)
        or _as_person(phrase, mentions, cast)
        or _as_document(phrase, mentions, cast)
        or _as_office(phrase, mentions, cast)
        or _as_state_or_body(phrase, mentions)
        or _as_operation(phrase, mentions, cast)
        or _as_council(phrase, cast)
        or _as_government(phrase, mentions, cast)
        or _as_stranger(phrase, mentions, cast)
        or _as_organisation(phrase)
        or replace(UNKNOWN, reason=f"the words {phrase.words!r} name nobody")
    )


def _mentions_in(phrase: Phrase, cast: Cast) -> tuple[Mention, ...]:
    here = cast.mentions.get(phrase.sentence.start, ())
    return tuple(m for m in here if m.start < phrase.end and phrase.start < m.end)


def _covers(mention: Mention, token: Token) -> bool:
    return mention.start < token.end and token.start < mention.end


def _as_several(phrase: Phrase, mentions: tuple[Mention, ...]) -> Speaker | None:
    """Two names joined by "and", or a number of people or states: no single one of them is the speaker."""
    sentence = phrase.sentence
    named = next((m for m in mentions if _covers(m, phrase.head)), None)
    joined = [
        t
        for t in sentence.children(phrase.head, "conj")
        if t.start < phrase.end and (t.entity in _NAMED or any(_covers(m, t) for m in mentions))
    ]
    apart = any(named is None or not _covers(named, t) for t in joined)
    if joined and apart and (named is not None or phrase.head.entity in _NAMED):
        return replace(UNKNOWN, reason=f"{phrase.words!r} are several speakers")
    if sentence.children(phrase.head, "nummod") and phrase.head.entity not in _NAMED:
        return replace(UNKNOWN, reason=f"{phrase.words!r} are several, none of them named")
    return None


_NAMED = frozenset({"PERSON", "GPE", "ORG", "NORP"})
"""Entities that make a noun a name."""


def _as_operation(phrase: Phrase, mentions: tuple[Mention, ...], cast: Cast) -> Speaker | None:
    """ "The mission", "the UN force": the operation the report is about, unless another is described."""
    if cast.mission is None or phrase.head.lemma not in _nouns("operation") or not _definite(phrase):
        return None
    owners = [m for m in mentions if m.kind in (MentionKind.STATE, MentionKind.BODY) and m.key != "un"]
    described = {t.lemma for t in phrase.sentence.children(phrase.head, "amod", "compound", "poss")}
    if owners or described - _nouns("operation qualifier"):
        return None
    name = cast.mission.acronym
    return Speaker(SpeakerKind.BODY, name, name, reason="the mission the report is about")


def _as_council(phrase: Phrase, cast: Cast) -> Speaker | None:
    """ "The Council", "the 15-nation organ" in a report that names the Security Council."""
    words = phrase.words.lower()
    plain = words in ("the council", "council members", "the council’s members", "the council's members")
    numbered = phrase.head.lemma in ("council", "organ", "body") and any(w in words for w in _FIFTEEN)
    named = any(m.key == _COUNCIL for here in cast.mentions.values() for m in here)
    if not named or not (plain or numbered):
        return None
    name = body_named(_COUNCIL).name
    return Speaker(SpeakerKind.BODY, name, name, reason=f"{phrase.words!r} in a report on the {name}")


_COUNCIL = "security-council"
_FIFTEEN = ("15-", "fifteen-")
"""How many members the Security Council has (Charter, article 23), as reports describe it."""


def _as_person(phrase: Phrase, mentions: tuple[Mention, ...], cast: Cast) -> Speaker | None:
    people = [m for m in mentions if m.kind is MentionKind.PERSON]
    chosen = next((m for m in people if _covers(m, phrase.head)), None) or _in_apposition(phrase, people)
    if chosen is None:
        return None
    if not chosen.key:
        return _among(phrase, chosen, cast)
    member = cast.named(chosen.key)
    return describe_member(phrase, mentions, member, cast) if member is not None else None


def _in_apposition(phrase: Phrase, people: list[Mention]) -> Mention | None:
    """A person named beside a title that the parser made the head, not within a "for" or "of" phrase."""
    sentence = phrase.sentence
    for mention in people:
        inside = sentence.between(mention.start, mention.end)
        if not inside or _follows_preposition(phrase, inside[0]):
            continue
        after = sentence.text[mention.end - sentence.start : mention.end - sentence.start + 2]
        if not after.startswith(("’s", "'s", "’ ", "' ")):
            return mention
    return None


def _follows_preposition(phrase: Phrase, token: Token) -> bool:
    """Whether a preposition between the head and the token takes the token away from the head."""
    if token.i < phrase.head.i:
        return False
    between = phrase.sentence.tokens[phrase.head.i + 1 : token.i]
    return any(t.pos in ("ADP", "VERB") for t in between) and not any(t.text == "," for t in between)


def _among(phrase: Phrase, mention: Mention, cast: Cast) -> Speaker:
    """A surname several people have: whoever the report names in full, else nobody."""
    named = [n for n in mention.candidates if (m := cast.named(n)) is not None and m.full]
    if len(named) == 1 and (member := cast.named(named[0])) is not None:
        return describe_member(phrase, (), member, cast)
    several = ", ".join(mention.candidates)
    return replace(UNKNOWN, kind=SpeakerKind.PERSON, reason=f"the surname fits {several}")


def _as_stranger(phrase: Phrase, mentions: tuple[Mention, ...], cast: Cast) -> Speaker | None:
    """A person the vocabulary does not hold, by the fullest name the report gives."""
    if not phrase.head.text[:1].isupper():
        return _as_described(phrase, mentions, cast)
    member = cast.named(phrase.head.text) or cast.named(_name_run(phrase))
    if member is not None:
        return describe_member(phrase, mentions, member, cast)
    titled = _name_after_title(phrase, mentions)
    if phrase.head.entity == "PERSON" or titled:
        office = next((m.key for m in mentions if m.kind is MentionKind.OFFICE), None)
        reason = "named here only; not in the vocabulary"
        return Speaker(
            SpeakerKind.PERSON, titled or _name_run(phrase), find_possessor(phrase, mentions), office, reason
        )
    return None


def _as_described(phrase: Phrase, mentions: tuple[Mention, ...], cast: Cast) -> Speaker | None:
    """ "The opponent Jane Doe": a name beside the noun that describes its bearer."""
    for token in phrase.sentence.children(phrase.head, "appos"):
        if token.pos == "PROPN" and token.end <= phrase.end and token.entity == "PERSON":
            member = cast.named(token.text)
            if member is not None:
                return describe_member(phrase, mentions, member, cast)
    return None


def _name_after_title(phrase: Phrase, mentions: tuple[Mention, ...]) -> str | None:
    """A proper name that no entry holds right after a title ("Foreign Minister Jane Doe")."""
    titles = [m for m in mentions if m.kind is MentionKind.OFFICE and m.end <= phrase.head.start]
    between = phrase.sentence.between(titles[-1].end, phrase.head.end) if titles else []
    if not between or any(t.pos != "PROPN" for t in between):
        return None
    return phrase.sentence.text[
        between[0].start - phrase.sentence.start : phrase.head.end - phrase.sentence.start
    ]


def _name_run(phrase: Phrase) -> str:
    """The run of name words that ends at the head."""
    tokens = phrase.sentence.tokens
    first = phrase.head.i
    while first > 0 and tokens[first - 1].entity == "PERSON" and tokens[first - 1].start >= phrase.start:
        first -= 1
    run = [t for t in tokens[first : phrase.head.i + 1] if t.tag != "POS"]
    if not run:
        return phrase.head.text
    return phrase.sentence.text[run[0].start - phrase.sentence.start : run[-1].end - phrase.sentence.start]


def _as_office(phrase: Phrase, mentions: tuple[Mention, ...], cast: Cast) -> Speaker | None:
    office = next((m for m in mentions if m.kind is MentionKind.OFFICE and _heads(phrase, m)), None)
    if office is None:
        return None
    owner = find_owner(phrase.sentence, cast.mentions[phrase.sentence.start], office)
    if phrase.nested:
        return Speaker(
            SpeakerKind.PERSON,
            None,
            name_owner(owner),
            office.key,
            "an office without a name inside somebody else's words",
            False,
        )
    named = _find_apposed(phrase, mentions)
    if named is not None:
        reason = "named with the office; not in the vocabulary"
        return Speaker(SpeakerKind.PERSON, named, name_owner(owner), office.key, reason)
    return hold_office(office.key, owner, cast)


def _find_apposed(phrase: Phrase, mentions: tuple[Mention, ...]) -> str | None:
    """A name of two words or more that no entry holds, between commas after a title: not the holder we know of."""
    sentence = phrase.sentence
    for token in sentence.between(phrase.head.end, phrase.end):
        if token.dep != "appos" or token.pos != "PROPN" or any(_covers(m, token) for m in mentions):
            continue
        run = [*(c for c in sentence.children(token, "compound", "nmod") if c.pos == "PROPN"), token]
        if len(run) > 1 and sentence.tokens[run[0].i - 1].text == ",":
            return sentence.text[run[0].start - sentence.start : token.end - sentence.start]
    return None


def _heads(phrase: Phrase, mention: Mention) -> bool:
    return _covers(mention, phrase.head)


def _as_state_or_body(phrase: Phrase, mentions: tuple[Mention, ...]) -> Speaker | None:
    for mention in mentions:
        if not _covers(mention, phrase.head):
            continue
        if mention.kind is MentionKind.STATE and mention.form != "adjective":
            name = state_named(mention.key).name
            return Speaker(SpeakerKind.STATE, name, name, reason=f"{mention.words!r} stands for the state")
        if mention.kind is MentionKind.BODY:
            name = body_named(mention.key).name
            return Speaker(SpeakerKind.BODY, name, name, reason="named")
        if mention.kind is MentionKind.MISSION:
            name = mission_named(mention.key).acronym
            return Speaker(SpeakerKind.BODY, name, name, reason="named")
    return None


@cache
def _nouns(kind: str) -> frozenset[str]:
    return frozenset(w for n in vocabulary.speaker_nouns() if n.kind == kind for w in n.words)


def _as_government(phrase: Phrase, mentions: tuple[Mention, ...], cast: Cast) -> Speaker | None:
    if phrase.head.lemma not in _nouns("government"):
        return None
    own = [m for m in mentions if _belongs(phrase, m)]
    states = [m for m in own if m.kind is MentionKind.STATE]
    bodies = [m for m in own if m.kind in (MentionKind.BODY, MentionKind.MISSION)]
    if states:
        name = state_named(states[0].key).name
        return Speaker(SpeakerKind.STATE, name, name, reason=f"{phrase.words!r} speak for the state")
    if bodies:
        body = name_owner(bodies[0].key, bodies[0].kind)
        return Speaker(SpeakerKind.BODY, body, body, reason=f"{phrase.words!r} speak for the body")
    host = cast.host_state()
    known = phrase.words.lower().startswith(("the ", "its ", "their "))
    doubtful = phrase.head.lemma in _nouns("leader") and not known
    if host is None or phrase.head.lemma in _nouns("envoy") or doubtful or not _definite(phrase):
        return replace(UNKNOWN, reason=f"no state is named for {phrase.words!r}")
    name = state_named(host).name
    return Speaker(SpeakerKind.STATE, name, name, reason="no state is named: the host state of the mission")


def _belongs(phrase: Phrase, mention: Mention) -> bool:
    """Whether the noun is that of the state or body named: before it, or right after "of", "from" or "in"."""
    if mention.start < phrase.head.end:
        return True
    offset = phrase.sentence.start
    between = phrase.sentence.text[phrase.head.end - offset : mention.start - offset].lower().split()
    return [w for w in between if w not in ("the", "both", ",", "south", "north")] in (
        ["of"], ["from"], ["in"], ["for"], ["to"], ["at"],
    )  # fmt: skip


def _definite(phrase: Phrase) -> bool:
    """Whether the noun itself is marked as known ("the", "its"), or stands without any article."""
    marks = phrase.sentence.children(phrase.head, "det", "poss")
    return not marks or any(t.text.lower() not in ("a", "an", "some", "any", "another") for t in marks)


def _as_document(phrase: Phrase, mentions: tuple[Mention, ...], cast: Cast) -> Speaker | None:
    if phrase.head.lemma not in _nouns("document"):
        return None
    writer = _find_writer(phrase)
    author = next(
        (m for m in mentions if m.kind is MentionKind.PERSON and m.key and _wrote(phrase, writer, m)), None
    )
    if author is not None and (member := cast.named(author.key)) is not None:
        found = describe_member(phrase, mentions, member, cast)
        return replace(found, reason=f"author of the {phrase.head.lemma}")
    office = next((m for m in mentions if m.kind is MentionKind.OFFICE and _wrote(phrase, writer, m)), None)
    if office is not None:
        found = hold_office(office.key, find_owner(phrase.sentence, mentions, office), cast)
        return replace(found, reason=f"author of the {phrase.head.lemma}: {found.reason}")
    return _as_paper(phrase, mentions)


def _find_writer(phrase: Phrase) -> Token | None:
    """The noun after "by" that hangs on the document itself ("a review by the envoy")."""
    sentence = phrase.sentence
    by = [t for t in sentence.children(phrase.head, "prep", "agent") if t.text.lower() == "by"]
    return next((o for t in by for o in sentence.children(t, "pobj") if o.start < phrase.end), None)


def _wrote(phrase: Phrase, writer: Token | None, mention: Mention) -> bool:
    """Whether somebody is named before the document or as the one it is by."""
    return mention.end <= phrase.head.start or (writer is not None and _covers(mention, writer))


def _as_paper(phrase: Phrase, mentions: tuple[Mention, ...]) -> Speaker:
    """A document known by the body behind it ("UN report")."""
    body = next(
        (
            m
            for m in mentions
            if m.kind in (MentionKind.BODY, MentionKind.STATE) and m.end <= phrase.head.start
        ),
        None,
    )
    words = phrase.sentence.text[
        phrase.start - phrase.sentence.start : phrase.head.end - phrase.sentence.start
    ]
    name = " ".join(
        w for w in words.split() if w.lower() not in ("a", "an", "the", "its", "his", "her", "their")
    )
    spoken_for = name_owner(body.key, body.kind) if body is not None else None
    name = name.replace("U.N.", "UN").replace("U.S.", "US")
    return Speaker(SpeakerKind.DOCUMENT, name, spoken_for, reason="a document without a named author")


def _as_organisation(phrase: Phrase) -> Speaker | None:
    """An organisation the parser sees and the vocabulary does not hold, as written."""
    if phrase.head.entity != "ORG":
        return None
    run = next((r for r in phrase.sentence.entities("ORG") if phrase.head in r), ())
    split = next((i for i, t in enumerate(run) if t.tag == "POS"), None)
    if split is not None and len(run) - split > 2:
        return _as_correspondent(phrase, run[:split], run[split + 1 :])
    words = [t for t in run if t.tag not in ("POS", "DT")]
    if not words:
        return None
    start, end = words[0].start - phrase.sentence.start, words[-1].end - phrase.sentence.start
    name = phrase.sentence.text[start:end]
    return Speaker(SpeakerKind.BODY, name, name, reason="named; not in the vocabulary")


def _as_correspondent(phrase: Phrase, owner: Sequence[Token], name: Sequence[Token]) -> Speaker:
    """A person the parser ran together with the organisation that employs them."""
    offset, text = phrase.sentence.start, phrase.sentence.text
    organisation = text[owner[0].start - offset : owner[-1].end - offset]
    full = text[name[0].start - offset : name[-1].end - offset]
    return Speaker(SpeakerKind.PERSON, full, organisation, reason="named with the organisation spoken for")

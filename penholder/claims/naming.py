"""What the words of a source name: a person, an office, a state, a body, a document.

Takes the bounds and head of a source phrase with the report's cast; gives a `Speaker`. Never reads pronouns
and never looks beyond the phrase and the cast.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from penholder import vocabulary
from penholder.claims.cast import Cast, Member, find_owner
from penholder.claims.holders import find_holders, find_office
from penholder.model import Speaker, SpeakerKind
from penholder.syntax import Sentence, Token
from penholder.values.mentions import Mention, MentionKind
from penholder.values.subjects import body_named, mission_named, state_named
from penholder.vocabulary import Mission, OfficeTitle


@dataclass(frozen=True, slots=True)
class Phrase:
    """A source phrase in its sentence."""

    sentence: Sentence
    start: int
    end: int
    head: Token
    nested: bool = False
    """True inside somebody else's quotation."""

    @property
    def words(self) -> str:
        """The phrase as written."""
        return self.sentence.text[self.start - self.sentence.start : self.end - self.sentence.start]


UNKNOWN = Speaker(SpeakerKind.UNKNOWN, None, reason="", confident=False)


def name_speaker(phrase: Phrase, cast: Cast) -> Speaker:
    """The speaker a phrase names; unresolved with a reason when its words do not settle it.

    In this order: a person at its head or in apposition, a document with its author, the holder of an office,
    a state, a body, those who speak for a government, a person or organisation unknown to the vocabulary.
    """
    mentions = _mentions_in(phrase, cast)
    return (
        _as_person(phrase, mentions, cast)
        or _as_document(phrase, mentions, cast)
        or _as_office(phrase, mentions, cast)
        or _as_state_or_body(phrase, mentions)
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


# --------------------------------------------------------------------------- people


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


def describe_member(
    phrase: Phrase | None, mentions: tuple[Mention, ...], member: Member, cast: Cast
) -> Speaker:
    """A member of the cast as a speaker, with office and who is spoken for."""
    office, owner = _stated_office(phrase, mentions, member, cast)
    person = member.known
    held = find_office(person, cast.bracket) if person is not None else None
    if held is not None and (not office or office in _GENERIC):
        office = held.title
    if held is not None and (not owner or _speaks_for_body(office)):
        owner = held.of
    elif _speaks_for_body(office):
        owner = _title(office).body or owner
    speaks_for = name_owner(owner) or _possessor(phrase, mentions)
    known = "" if person is None else "; in the vocabulary"
    doubt = person is not None and not member.full and not member.titles and not office
    reason = f"named {member.name}{known}" if not doubt else f"only the surname of {member.name} is given"
    return Speaker(SpeakerKind.PERSON, member.name, speaks_for, office or None, reason, not doubt)


_GENERIC = frozenset({"state envoy", "ambassador", "minister", "spokesperson"})
"""Offices too loosely worded to stand against the one the vocabulary gives for the day."""


def _speaks_for_body(office: str) -> bool:
    return bool(office) and _title(office).speaks_for == "body"


def _stated_office(
    phrase: Phrase | None, mentions: tuple[Mention, ...], member: Member, cast: Cast
) -> tuple[str, str]:
    office = next((m for m in mentions if m.kind is MentionKind.OFFICE), None)
    if phrase is not None and office is not None:
        here = cast.mentions[phrase.sentence.start]
        return office.key, find_owner(phrase.sentence, here, office)
    return member.titles[0] if member.titles else ("", "")


def _possessor(phrase: Phrase | None, mentions: tuple[Mention, ...]) -> str | None:
    """The state or body whose possessive or adjective opens the phrase ("Al Jazeera's Jane Doe")."""
    if phrase is None:
        return None
    for mention in mentions:
        if (
            mention.kind in (MentionKind.STATE, MentionKind.BODY, MentionKind.MISSION)
            and mention.end < phrase.head.end
        ):
            return name_owner(mention.key, mention.kind)
    organisation = [run for run in phrase.sentence.entities("ORG") if run[0].start >= phrase.start]
    if organisation and organisation[0][-1].end < phrase.head.start:
        words = [t.text for t in organisation[0] if t.tag != "POS"]
        return " ".join(words)
    return None


def name_owner(key: str, kind: MentionKind | None = None) -> str | None:
    """The name of a state, body or mission by its code or key; None for ""."""
    if not key:
        return None
    if kind is MentionKind.STATE or (key.isupper() and len(key) == 2):
        return state_named(key).name
    if kind is MentionKind.MISSION or any(m.key == key for m in vocabulary.missions()):
        return mission_named(key).acronym
    return next((b.name for b in vocabulary.bodies() if b.key == key), key)


def _as_stranger(phrase: Phrase, mentions: tuple[Mention, ...], cast: Cast) -> Speaker | None:
    """A person the vocabulary does not hold, by the fullest name the report gives."""
    if not phrase.head.text[:1].isupper():
        return None
    member = cast.named(phrase.head.text) or cast.named(_name_run(phrase))
    if member is not None:
        return describe_member(phrase, mentions, member, cast)
    if phrase.head.entity == "PERSON":
        office = next((m.key for m in mentions if m.kind is MentionKind.OFFICE), None)
        reason = "named here only; not in the vocabulary"
        return Speaker(SpeakerKind.PERSON, _name_run(phrase), _possessor(phrase, mentions), office, reason)
    return None


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


# --------------------------------------------------------------------------- offices


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
    return hold_office(office.key, owner, cast)


def _heads(phrase: Phrase, mention: Mention) -> bool:
    return _covers(mention, phrase.head)


def hold_office(key: str, owner: str, cast: Cast) -> Speaker:
    """Whoever holds the office: as the report titles them, else as the vocabulary dates them."""
    titled = _titled(key, owner, cast)
    if len(titled) == 1:
        member = titled[0]
        found = describe_member(None, (), member, cast)
        return replace(
            found, office=key, reason=f"the report gives this title to {member.name}", confident=True
        )
    owners = _owners(key, owner, cast)
    if len(titled) > 1 or not owners:
        reason = (
            "the report gives this title to several people"
            if titled
            else "no state or body is named for the office"
        )
        return Speaker(SpeakerKind.PERSON, None, name_owner(owner), key, reason, False)
    holders = find_holders(key, owners, cast.bracket)
    spoken_for = name_owner(owner) or name_owner(next(iter(sorted(owners))))
    if len(holders) != 1:
        reason = (
            "several people may have held the office"
            if holders
            else "nobody is known to have held the office"
        )
        return Speaker(SpeakerKind.PERSON, None, spoken_for, key, reason, False)
    held = next(o for o in holders[0].offices if o.title == key and o.of in owners)
    return Speaker(
        SpeakerKind.PERSON, holders[0].name, name_owner(held.of), key, "held this office on the report's day"
    )


def _titled(key: str, owner: str, cast: Cast) -> list[Member]:
    """Members of the cast the report itself gives this office."""
    found = []
    for member in cast.members.values():
        owned = [of for title, of in member.titles if title == key]
        if owned and (not owner or owner in owned or "" in owned or owner == "un"):
            found.append(member)
    return sorted(found, key=lambda m: m.name)


@cache
def _title(key: str) -> OfficeTitle:
    return next(t for t in vocabulary.office_titles() if t.key == key)


def _owners(key: str, owner: str, cast: Cast) -> frozenset[str]:
    """Codes and keys an office may be filed under, given the state or body it is said to belong to."""
    title = _title(key)
    if title.speaks_for == "state":
        return (
            frozenset(filter(None, [owner or cast.host_state()]))
            if title.rank < 7 or owner or _is_host_office(key)
            else frozenset()
        )
    if title.body == "un" and _is_mission_office(key):
        missions = _missions_of(owner, cast)
        return frozenset(k for m in missions for k in (m.key, *m.host_states[:1]))
    return frozenset(filter(None, [owner, title.body]))


def _missions_of(owner: str, cast: Cast) -> tuple[Mission, ...]:
    """The mission an office of a mission belongs to: the one named, the report's own, or those in the state then."""
    own = cast.mission
    if owner in ("", "un"):
        return (own,) if own is not None else ()
    if own is not None and owner in (own.key, *own.host_states):
        return (own,)
    bracket = cast.bracket
    latest, earliest = bracket.best or bracket.latest, bracket.best or bracket.earliest
    return tuple(
        m
        for m in vocabulary.missions()
        if owner in (m.key, *m.host_states)
        and (m.start is None or latest is None or m.start <= latest)
        and (m.end is None or earliest is None or m.end >= earliest)
    )


def _is_host_office(key: str) -> bool:
    """Offices that, without a state, are those of the host state."""
    return key in ("foreign minister", "defence minister", "interior minister", "president", "prime minister")


def _is_mission_office(key: str) -> bool:
    return key in (
        "special representative",
        "deputy special representative",
        "force commander",
        "deputy force commander",
    )


# --------------------------------------------------------------------------- states, bodies, documents


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
    states = [m for m in mentions if m.kind is MentionKind.STATE]
    bodies = [m for m in mentions if m.kind in (MentionKind.BODY, MentionKind.MISSION)]
    if states:
        name = state_named(states[0].key).name
        return Speaker(SpeakerKind.STATE, name, name, reason=f"{phrase.words!r} speak for the state")
    if bodies:
        body = name_owner(bodies[0].key, bodies[0].kind)
        return Speaker(SpeakerKind.BODY, body, body, reason=f"{phrase.words!r} speak for the body")
    host = cast.host_state()
    if host is None or (
        phrase.head.lemma in ("official", "diplomat", "leader", "delegate") and not _definite(phrase)
    ):
        return replace(UNKNOWN, reason=f"no state is named for {phrase.words!r}")
    name = state_named(host).name
    return Speaker(SpeakerKind.STATE, name, name, reason="no state is named: the host state of the mission")


def _definite(phrase: Phrase) -> bool:
    words = phrase.words.lower().split()
    return any(w in ("the", "its", "their") for w in words)


def _as_document(phrase: Phrase, mentions: tuple[Mention, ...], cast: Cast) -> Speaker | None:
    if phrase.head.lemma not in _nouns("document"):
        return None
    author = next(
        (m for m in mentions if m.kind is MentionKind.PERSON and m.key and m.end <= phrase.head.start), None
    )
    if author is not None and (member := cast.named(author.key)) is not None:
        found = describe_member(phrase, mentions, member, cast)
        return replace(found, reason=f"author of the {phrase.head.lemma}")
    office = next((m for m in mentions if m.kind is MentionKind.OFFICE and m.end <= phrase.head.start), None)
    if office is not None:
        found = hold_office(office.key, find_owner(phrase.sentence, mentions, office), cast)
        return replace(found, reason=f"author of the {phrase.head.lemma}: {found.reason}")
    return _as_paper(phrase, mentions)


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

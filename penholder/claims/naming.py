"""What the words of a source name: a person, an office, a state, a body, a document, or several at once.

Takes a source phrase with the report's cast and those heard before it; gives a `Speaker`. Never reads pronouns.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from penholder.claims.callings import name_colleague, name_last, name_latter, name_nationality
from penholder.claims.cast import Cast, find_owner, is_former
from penholder.claims.members import describe_member, name_owner
from penholder.claims.nouns import calls, nouns
from penholder.claims.offices import Role, find_holder
from penholder.claims.organisations import name_again, name_organisation
from penholder.claims.owners import belongs, find_phrase_owner
from penholder.claims.papers import name_paper
from penholder.claims.persons import is_owner, name_person, name_stranger, own_mentions
from penholder.claims.phrases import Phrase, leaves_out
from penholder.claims.reading import Reading, covers
from penholder.claims.scene import PERSONAL, REACH, UNKNOWN, Heard, resolve_pronoun
from penholder.model import Speaker, SpeakerKind
from penholder.syntax import Token
from penholder.values.mentions import Mention, MentionKind
from penholder.values.subjects import body_named, mission_named, state_by_name, state_named

_NAMED = frozenset({"PERSON", "GPE", "ORG", "NORP"})
"""Entities that make a noun a name."""


def name_speaker(phrase: Phrase, cast: Cast, before: Sequence[Heard] = ()) -> Speaker:
    """The speaker a phrase names; unresolved with a reason when its words do not settle it.

    In this order: several at once, a person at its head or in apposition, a document with its author, the holder of
    an office, a state or body by name, the operation or council the report is about, those who speak for a
    government, somebody called by a plain noun, a person or organisation unknown to the vocabulary.
    """
    here = cast.mentions.get(phrase.sentence.start, ())
    mentions = tuple(m for m in here if m.start < phrase.end and phrase.start < m.end)
    near = [h for h in before if phrase.sentence.paragraph - h.paragraph <= REACH]
    reading = Reading(phrase, mentions, cast, near, before)
    return (
        name_latter(phrase, cast, near)
        or _name_several(reading)
        or name_person(reading)
        or _name_document(reading)
        or _name_office(reading)
        or _name_possessed(reading)
        or _name_listed(reading)
        or _name_operation(reading)
        or _name_world_body(reading)
        or _name_council(reading)
        or _name_called(reading)
        or _name_government(reading)
        or _name_collective(reading)
        or name_colleague(phrase, mentions)
        or name_stranger(reading)
        or name_again(phrase, before)
        or name_organisation(phrase, mentions)
        or _leave_open(phrase)
    )


def _leave_open(phrase: Phrase) -> Speaker:
    """Nobody named: one person where a single noun says so, for a pronoun after it means that person."""
    head = phrase.head
    single = head.tag == "NN" and calls(head, "person")
    kind = SpeakerKind.PERSON if single else SpeakerKind.UNKNOWN
    return replace(UNKNOWN, kind=kind, reason=f"the words {phrase.words!r} name nobody")


# --------------------------------------------------------------------------- several at once


def _name_several(reading: Reading) -> Speaker | None:
    """Names joined by "and" or commas, or a number of people or states: no single one of them is the speaker."""
    phrase, mentions = reading.phrase, reading.mentions
    people = _list_coordinated(reading)
    if people:
        return _join([_describe_mention(reading, m) for m in people], phrase)
    heads = _list_joined(phrase)
    named = [h for h in heads if h.entity in _NAMED or h.pos == "PRON" or any(covers(m, h) for m in mentions)]
    apart = {_mention_at(mentions, h) or h.i for h in heads}
    if len(heads) > 1 and len(apart) > 1 and named:
        return _join([_name_part(reading, h, heads) for h in heads], phrase)
    counted = [t for t in phrase.sentence.children(phrase.head, "nummod") if t.i < phrase.head.i]
    one = [t for t in counted if t.text.lower() in ("one", "1")]
    if counted and not one and phrase.head.entity not in _NAMED:
        return replace(UNKNOWN, reason=f"{phrase.words!r} are several, none of them named")
    return None


def _list_coordinated(reading: Reading) -> list[Mention]:
    """People named one after the other with "and" or a comma between, whatever the parser makes of it."""
    phrase, offset = reading.phrase, reading.phrase.sentence.start
    people = [m for m in reading.mentions if m.kind is MentionKind.PERSON and not is_owner(phrase, m)]
    found = people[:1]
    for mention in people[1:]:
        between = phrase.sentence.between(found[-1].end, mention.start)
        words = [t for t in between if t.pos in ("ADP", "VERB", "AUX", "PUNCT") and t.text != ","]
        joined = bool(between) and (between[0].text == "and" or [t.text for t in between[:2]] == [",", "and"])
        if joined and not words:
            found.append(mention)
    text = phrase.sentence.text[phrase.start - offset : phrase.end - offset]
    first = phrase.sentence.between(phrase.start, found[0].start) if found else []
    apart = len(found) > 1 and not any(t.pos == "ADP" for t in first) and " and " in text
    return found if apart else []


def _describe_mention(reading: Reading, mention: Mention) -> Speaker | None:
    meant = reading.cast.meant(mention)
    return describe_member(None, (), meant[0], reading.cast) if len(meant) == 1 else None


def _join(parts: Sequence[Speaker | None], phrase: Phrase) -> Speaker:
    """The first of several speakers, with the names of all."""
    named = {p.name: p for p in parts if p is not None and p.name}
    reason = f"{phrase.words!r} are several speakers"
    if not named:
        return replace(UNKNOWN, reason=reason)
    first = next(iter(named.values()))
    together = tuple(name for name in named if name)
    return replace(
        first, reason=f"{reason}; the first of them", jointly=together if len(together) > 1 else ()
    )


def _list_joined(phrase: Phrase) -> list[Token]:
    """The head and the nouns joined to it within the phrase."""
    found = [phrase.head]
    for token in found:
        if leaves_out(phrase.sentence, token):
            continue
        joined = phrase.sentence.children(token, "conj")
        found.extend(
            t
            for t in joined
            if t.start < phrase.end and t.pos in ("PROPN", "NOUN", "PRON") and t not in found
        )
    return found


def _mention_at(mentions: Sequence[Mention], token: Token) -> tuple[int, int] | None:
    return next(((m.start, m.end) for m in mentions if covers(m, token)), None)


def _name_part(reading: Reading, head: Token, heads: Sequence[Token]) -> Speaker | None:
    """The speaker that one of several joined nouns names."""
    sentence = reading.phrase.sentence
    others = {t.i for h in heads if h is not head for t in sentence.subtree(h)}
    own = [t for t in sentence.subtree(head) if t.i not in others or t is head]
    own = [
        t
        for t in own
        if reading.phrase.start <= t.start < reading.phrase.end and t.dep not in ("cc", "punct")
    ]
    own = [t for t in own if not any(h.i in (t.i,) and h is not head for h in heads)]
    if not own:
        return None
    part = Phrase(sentence, own[0].start, own[-1].end, head, nested=True)
    mentions = tuple(m for m in reading.mentions if m.start < part.end and part.start < m.end)
    alone = replace(reading, phrase=part, mentions=mentions)
    if head.pos == "PRON":
        return resolve_pronoun(head.text.lower(), reading.near)
    return (
        name_person(alone)
        or _name_listed(alone)
        or _name_government(alone)
        or name_organisation(part, mentions)
    )


# --------------------------------------------------------------------------- offices and nouns for people


def _name_office(reading: Reading) -> Speaker | None:
    phrase = reading.phrase
    office = next(
        (m for m in reading.mentions if m.kind is MentionKind.OFFICE and covers(m, phrase.head)), None
    )
    if office is None:
        return None
    owner = find_phrase_owner(phrase, reading.mentions, office, reading.cast, reading.near)
    if phrase.nested:
        reason = "an office without a name inside somebody else's words"
        return Speaker(SpeakerKind.PERSON, None, name_owner(owner), office.key, reason, False)
    if phrase.head.tag in ("NNS", "NNPS"):
        reason = f"{phrase.words!r} are several, none of them named"
        name = name_owner(owner) if is_definite(phrase) and office.key in nouns("mouthpiece") else None
        if name is not None:
            return _speak_for(name, f"{phrase.words!r} speak for it")
        return Speaker(SpeakerKind.UNKNOWN, None, name_owner(owner), office.key, reason, False)
    if is_former(phrase.sentence, office.start):
        reason = f"{phrase.words!r} names an office no longer held"
        return Speaker(SpeakerKind.PERSON, None, name_owner(owner), office.key, reason, False)
    noun = phrase.head.lemma.lower()
    role = Role(phrase.words, office.key, noun, owner, phrase.start, known=is_definite(phrase))
    found = find_holder(role, reading.cast, reading.near)
    owned = any(t.tag == "POS" for t in phrase.tokens)
    if found.name is None and not owner and not owned and phrase.words.lower().startswith("the "):
        last = name_last(phrase, reading.cast, reading.near)
        return found if last is None else replace(last, office=last.office or office.key)
    return found


def _name_possessed(reading: Reading) -> Speaker | None:
    """ "Doe's office", "the president's office", "his office": the person whose it is."""
    phrase = reading.phrase
    if phrase.head.lemma != "office":
        return None
    owner = next(iter(phrase.sentence.children(phrase.head, "poss")), None)
    if owner is None:
        return None
    reason = f"{phrase.words!r} speaks for its holder"
    if owner.text.lower() in PERSONAL:
        found = resolve_pronoun(owner.text.lower(), reading.near)
        return replace(found, reason=reason) if found.name else None
    part = Phrase(phrase.sentence, phrase.start, owner.end, owner)
    mentions = tuple(m for m in reading.mentions if m.end <= owner.end)
    alone = replace(reading, phrase=part, mentions=mentions)
    found = name_person(alone) or _name_office(alone) or UNKNOWN
    return replace(found, reason=reason) if found.name else None


def _name_called(reading: Reading) -> Speaker | None:
    """ "The analyst", "the envoy": whoever the report calls so."""
    phrase = reading.phrase
    if phrase.nested or not calls(phrase.head, "person") or phrase.head.tag in ("NNS", "NNPS"):
        return None
    marks = {t.text.lower() for t in phrase.sentence.children(phrase.head, "det", "poss")}
    if not marks & {"the", "that", "this", "its", "his", "her", "their"}:
        return None
    owner = find_phrase_owner(phrase, reading.mentions, None, reading.cast, reading.near)
    role = Role(phrase.words, "", phrase.head.lemma.lower(), owner, phrase.start)
    found = find_holder(role, reading.cast, reading.near)
    if not found.name and not owner and len(phrase.tokens) == 2:
        found = name_last(phrase, reading.cast, reading.near) or found
    return found if found.name else None


def is_definite(phrase: Phrase) -> bool:
    """Whether the noun itself is marked as known ("the", "its"), or stands without any article."""
    marks = phrase.sentence.children(phrase.head, "det", "poss")
    return not marks or any(t.text.lower() not in ("a", "an", "some", "any", "another", "one") for t in marks)


# --------------------------------------------------------------------------- states and bodies


def _name_listed(reading: Reading) -> Speaker | None:
    for mention in reading.mentions:
        if not covers(mention, reading.phrase.head):
            continue
        if mention.kind is MentionKind.STATE and mention.form == "adjective":
            return name_nationality(reading.phrase, mention, reading.cast, reading.near)
        if mention.kind is MentionKind.STATE:
            name = state_named(mention.key).name
            return Speaker(SpeakerKind.STATE, name, name, reason=f"{mention.words!r} stands for the state")
        if mention.kind is MentionKind.BODY:
            return _name_body(reading, mention)
        if mention.kind is MentionKind.MISSION:
            name = mission_named(mention.key).acronym
            return Speaker(SpeakerKind.BODY, name, name, reason="named")
    return None


def _name_body(reading: Reading, mention: Mention) -> Speaker:
    """A body by its name; a ministry speaks for its state, "the Foreign Office in Bonn" for the one named with it."""
    body = body_named(mention.key)
    owners = (m.key for m in reading.mentions if m.kind is MentionKind.STATE and belongs(reading.phrase, m))
    owner = next((key for key in owners if key != body.state), "") if body.government else ""
    if owner:
        name = state_named(owner).name
        return Speaker(SpeakerKind.STATE, name, name, reason=f"{reading.phrase.words!r} speaks for the state")
    return Speaker(SpeakerKind.BODY, body.name, name_owner(mention.key), reason="named")


def _name_world_body(reading: Reading) -> Speaker | None:
    """ "The organisation", "the world body": the United Nations, where no other was named so."""
    phrase = reading.phrase
    words = phrase.words.lower().replace("z", "s")
    if words not in ("the organisation", "the world body", "the world organisation"):
        return None
    name = body_named(_UN).name
    if words == "the organisation":
        again = name_again(phrase, reading.before)
        if again is not None or _UN not in reading.cast.named_keys:
            return again
    return Speaker(SpeakerKind.BODY, name, name, reason=f"{phrase.words!r} stands for it")


_UN = "un"


def _name_operation(reading: Reading) -> Speaker | None:
    """ "The mission", "the UN force": the operation the report is about, unless another is described."""
    phrase, mission = reading.phrase, reading.cast.mission
    if mission is None or phrase.head.lemma not in nouns("operation") or not is_definite(phrase):
        return None
    owners = [
        m for m in reading.mentions if m.kind in (MentionKind.STATE, MentionKind.BODY) and m.key != "un"
    ]
    described = {t.lemma for t in phrase.sentence.children(phrase.head, "amod", "compound", "poss")}
    if owners or described - nouns("operation qualifier") - {"strong"}:
        return None
    return Speaker(
        SpeakerKind.BODY, mission.acronym, mission.acronym, reason="the mission the report is about"
    )


_COUNCIL = "security-council"
_FIFTEEN = ("15-", "fifteen-", "15 ", "fifteen ")
"""How many members the Security Council has (Charter, article 23), as reports describe it."""


def _name_council(reading: Reading) -> Speaker | None:
    """ "The Council", "the 15-nation organ" in a report that names the Security Council."""
    phrase = reading.phrase
    words = phrase.words.lower().replace("’", "'")
    plain = words in (
        "the council",
        "council members",
        "the council's members",
        "members of the council",
        "council",
    )
    numbered = phrase.head.lemma in ("council", "organ", "body") and any(w in words for w in _FIFTEEN)
    of_un = words.replace(".", "").replace("'s", "").removeprefix("the ") in ("un council", "un top body")
    if not of_un and (not (plain or numbered) or _COUNCIL not in reading.cast.named_keys):
        return None
    name = body_named(_COUNCIL).name
    return Speaker(SpeakerKind.BODY, name, name, reason=f"{phrase.words!r} in a report on the {name}")


def _name_government(reading: Reading) -> Speaker | None:
    phrase, head = reading.phrase, reading.phrase.head
    if head.lemma not in nouns("government"):
        return None
    if head.lemma in nouns("envoy") and not is_definite(phrase) and head.tag not in ("NNS", "NNPS"):
        owner = name_owner(find_phrase_owner(phrase, reading.mentions, None, reading.cast, reading.near))
        return Speaker(
            SpeakerKind.PERSON, None, owner, reason=f"{phrase.words!r} is not named", confident=False
        )
    owner = find_phrase_owner(phrase, reading.mentions, None, reading.cast, reading.near)
    name = name_owner(owner)
    if name is not None:
        return _speak_for(name, f"{phrase.words!r} speak for it")
    return name_again(phrase, reading.before) or _name_host(reading)


def _name_collective(reading: Reading) -> Speaker | None:
    """ "The rebels of the FRONT", "the Ruritanian side": the body or state they are of."""
    phrase = reading.phrase
    if not calls(phrase.head, "collective"):
        return None
    name = name_owner(find_phrase_owner(phrase, reading.mentions, None, reading.cast, reading.near))
    return _speak_for(name, f"{phrase.words!r} speak for it") if name else None


def _name_host(reading: Reading) -> Speaker | None:
    """The host state of the mission, where no state is named for its authorities."""
    phrase, host = reading.phrase, reading.cast.host_state()
    known = phrase.words.lower().startswith(("the ", "its ", "their "))
    doubtful = phrase.head.lemma in nouns("leader") and not known
    if host is None or phrase.head.lemma in nouns("envoy") or doubtful or not is_definite(phrase):
        return replace(UNKNOWN, reason=f"no state is named for {phrase.words!r}")
    name = state_named(host).name
    return Speaker(SpeakerKind.STATE, name, name, reason="no state is named: the host state of the mission")


def _speak_for(name: str, reason: str) -> Speaker:
    kind = SpeakerKind.STATE if state_by_name(name) is not None else SpeakerKind.BODY
    return Speaker(kind, name, name, reason=reason)


# --------------------------------------------------------------------------- documents


def _name_document(reading: Reading) -> Speaker | None:
    """A document: its author where one is named, else the document itself."""
    phrase = reading.phrase
    if phrase.head.lemma.lower() not in nouns("document"):
        return None
    writer = _find_writer(phrase)
    wrote = [
        m
        for m in reading.mentions
        if m.end <= phrase.head.start or (writer is not None and covers(m, writer))
    ]
    for author in (m for m in wrote if m.kind is MentionKind.PERSON):
        meant = reading.cast.meant(author)
        if len(meant) == 1:
            found = describe_member(phrase, own_mentions(reading, author), meant[0], reading.cast)
            return replace(found, reason=f"author of the {phrase.head.lemma}")
    office = next((m for m in wrote if m.kind is MentionKind.OFFICE), None)
    if office is not None:
        owner = find_owner(phrase.sentence, reading.mentions, office)
        noun = office.words.split()[-1].lower()
        role = Role(office.words, office.key, noun, owner, phrase.start)
        found = find_holder(role, reading.cast, reading.near)
        return replace(found, reason=f"author of the {phrase.head.lemma}: {found.reason}")
    return _name_issuer(reading, writer) or name_paper(phrase, reading.mentions, reading.near)


def _name_issuer(reading: Reading, writer: Token | None) -> Speaker | None:
    """Whoever a document is "by", "from" or "of", where that names a state or body."""
    phrase = reading.phrase
    on_council = reading.cast.mission is not None or _COUNCIL in reading.cast.named_keys
    numbered = any(t.pos == "NUM" for t in phrase.tokens)
    if phrase.head.lemma.lower() == "resolution" and on_council and numbered:
        name = body_named(_COUNCIL).name
        return Speaker(SpeakerKind.BODY, name, name, reason="a resolution of the Council")
    if writer is None:
        return None
    inside = [t for t in phrase.sentence.subtree(writer) if t.end <= phrase.end]
    part = Phrase(phrase.sentence, inside[0].start, inside[-1].end, writer)
    found = name_speaker(part, reading.cast, reading.before)
    if found.name is None:
        return replace(UNKNOWN, reason=f"{part.words!r}, whose document it is, name nobody")
    return replace(found, reason=f"the {phrase.head.lemma} is theirs: {found.reason}")


def _find_writer(phrase: Phrase) -> Token | None:
    """The noun after "by" or "from" that hangs on the document itself ("a review by the envoy")."""
    sentence = phrase.sentence
    by = [
        t for t in sentence.children(phrase.head, "prep", "agent") if t.text.lower() in ("by", "from", "of")
    ]
    found = [o for t in by for o in sentence.children(t, "pobj") if o.start < phrase.end]
    return next((o for o in found if o.entity not in ("DATE", "CARDINAL")), None)

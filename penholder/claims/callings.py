"""Whom a report means by a noun or a nationality alone: "the minister", "the American", "the latter".

Takes a phrase without a name, the cast and those heard before it; gives a `Speaker`, or None where the words call no
single person. Never chooses between two in view.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from penholder import vocabulary
from penholder.claims.cast import Cast, Member
from penholder.claims.members import describe_member, name_owner
from penholder.claims.nouns import calls
from penholder.claims.phrases import Phrase
from penholder.claims.scene import Heard
from penholder.model import Speaker, SpeakerKind
from penholder.values.mentions import Mention
from penholder.values.subjects import state_named

_PLURAL_ENDINGS = ("s", "sh", "ch", "ese")
"""Endings of adjectives that name a people or delegation with "the" ("the British"), not one person."""


def name_nationality(phrase: Phrase, mention: Mention, cast: Cast, near: Sequence[Heard]) -> Speaker | None:
    """ "The American": the person of that state met last; "the British", "the Russians": the state."""
    words = phrase.words.lower().split()
    if len(words) != 2 or words[0] != "the":
        return None
    state = state_named(mention.key).name
    if words[1].removesuffix("’s").removesuffix("'s").endswith(_PLURAL_ENDINGS):
        return Speaker(SpeakerKind.STATE, state, state, reason=f"{mention.words!r} stands for the state")
    own = [
        m for m in cast.members.values() if mention.key in m.states() and m.places and m.first < phrase.start
    ]
    if own:
        last = max(own, key=lambda m: (max(p for p in m.places if p < phrase.start), m.name))
        found = describe_member(None, (), last, cast)
        return replace(found, reason=f"{phrase.words!r} is {last.name}, the last of that state before it")
    return name_last(phrase, cast, near, stateless=True) or Speaker(
        SpeakerKind.STATE, state, state, reason=f"{mention.words!r} stands for the state", confident=False
    )


def name_last(
    phrase: Phrase, cast: Cast, near: Sequence[Heard], *, stateless: bool = False
) -> Speaker | None:
    """The person heard last in the same paragraph, whom the words may call though the report gives no such title."""
    for heard in near:
        if heard.paragraph != phrase.sentence.paragraph or heard.at >= phrase.start:
            break
        member = cast.named(heard.speaker.name) if heard.speaker.name else None
        if heard.rival or heard.speaker.kind is not SpeakerKind.PERSON or member is None:
            continue
        if not _may_be_called(phrase, member, stateless=stateless):
            return None
        reason = f"{phrase.words!r} goes to the last person before it"
        return replace(heard.speaker, reason=reason, confident=False)
    return None


def _may_be_called(phrase: Phrase, member: Member, *, stateless: bool) -> bool:
    """Whether nothing known of the person speaks against the words: another state, a title of another kind, a gender."""
    if stateless:
        return not member.states()
    told = "f" if calls(phrase.head, "woman") else "m" if calls(phrase.head, "man") else ""
    if told and member.gender and told != member.gender:
        return False
    return not member.held() and not member.roles


def name_latter(phrase: Phrase, cast: Cast, near: Sequence[Heard]) -> Speaker | None:
    """ "The former", "the latter": one of two who spoke together last."""
    words = phrase.words.lower()
    if words not in ("the latter", "the former"):
        return None
    pair = next((h.speaker.jointly for h in near if h.speaker.jointly), ())
    if len(pair) != 2:
        return None
    name = pair[1 if words == "the latter" else 0]
    reason = f"{phrase.words!r} of {pair[0]} and {pair[1]}"
    member = cast.named(name)
    if member is not None:
        return replace(describe_member(None, (), member, cast), reason=reason)
    state = any(s.name == name for s in vocabulary.states())
    return Speaker(SpeakerKind.STATE if state else SpeakerKind.BODY, name, name, reason=reason)


def name_colleague(phrase: Phrase, mentions: Sequence[Mention]) -> Speaker | None:
    """ "Her Chinese colleague": somebody of that state, who speaks for it."""
    if not calls(phrase.head, "colleague"):
        return None
    state = next((m for m in mentions if m.kind == "state" and m.start < phrase.head.start), None)
    name = name_owner(state.key, state.kind) if state is not None else None
    if name is None:
        return None
    reason = f"{phrase.words!r} is not named and speaks for the state"
    return Speaker(SpeakerKind.STATE, name, name, reason=reason, confident=False)

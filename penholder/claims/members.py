"""People of the cast as speakers.

Takes a member of the cast and the phrase that names them; gives a `Speaker` with office and who is spoken for.
Never chooses between people.
"""

from __future__ import annotations

from penholder import vocabulary
from penholder.claims.cast import Cast, Member, find_owner, is_former
from penholder.claims.holders import find_office, office_title, speaks_for_body
from penholder.claims.phrases import Phrase
from penholder.model import Speaker, SpeakerKind
from penholder.values.mentions import Mention, MentionKind
from penholder.values.subjects import mission_named, state_named

_GENERIC = frozenset({"state envoy", "ambassador", "minister", "spokesperson"})
"""Offices too loosely worded to stand against the one the vocabulary gives for the day."""


def describe_member(
    phrase: Phrase | None, mentions: tuple[Mention, ...], member: Member, cast: Cast
) -> Speaker:
    """A member of the cast as a speaker, with office and who is spoken for."""
    office, owner = _stated_office(phrase, mentions, member, cast)
    person = member.known
    held = find_office(person, cast.bracket) if person is not None else None
    if held is not None and (not office or office in _GENERIC):
        office = held.title
    if held is not None and (not owner or speaks_for_body(office)):
        owner = held.of
    elif office in MISSION_OFFICES and (mission := _own_mission(owner, cast)):
        owner = mission
    elif speaks_for_body(office) and not _is_state(owner):
        owner = office_title(office).body or owner
    if _is_state(owner) and speaks_for_body(office) and office_title(office).body == "un":
        # An envoy to a state speaks for the organisation that sends.
        owner = "un"
    speaks_for = name_owner(owner) or find_possessor(phrase, mentions)
    known = "" if person is None else "; in the vocabulary"
    doubt = person is not None and not member.full and not member.titles and not office
    reason = f"named {member.name}{known}" if not doubt else f"only the surname of {member.name} is given"
    return Speaker(SpeakerKind.PERSON, member.name, speaks_for, office or None, reason, not doubt)


MISSION_OFFICES = frozenset(
    {
        "special representative",
        "deputy special representative",
        "force commander",
        "deputy force commander",
        "mission spokesperson",
    }
)
"""Offices of the missions of the United Nations."""


def _own_mission(owner: str, cast: Cast) -> str:
    """Key of the report's mission, where an office of missions is said to be its, its host state's or nobody's."""
    mission = cast.mission
    if mission is None or owner not in ("", "un", mission.key, *mission.host_states):
        return ""
    return mission.key


def _is_state(owner: str) -> bool:
    """ "Haiti's transitional council president" speaks for Haiti, whatever council it is."""
    return owner.isupper() and len(owner) == 2


def _stated_office(
    phrase: Phrase | None, mentions: tuple[Mention, ...], member: Member, cast: Cast
) -> tuple[str, str]:
    """Office and owner as the phrase words them, else as the report first did; ("", "") where neither does."""
    titles = member.held()
    if phrase is not None:
        titles = sorted(titles, key=lambda t: not phrase.start <= t.at < phrase.end)
        heads = (m for m in mentions if m.kind is MentionKind.OFFICE and m.start < phrase.head.end <= m.end)
        head = next(heads, None)
        beside = bool(titles) and phrase.start <= titles[0].at < phrase.end
        if head is not None and not beside and not is_former(phrase.sentence, head.start):
            return head.key, find_owner(phrase.sentence, cast.mentions[phrase.sentence.start], head)
    return (titles[0].office, titles[0].owner) if titles else ("", "")


def find_possessor(phrase: Phrase | None, mentions: tuple[Mention, ...]) -> str | None:
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
    """The name of a state, body or mission by its code or key, of the state for its ministries; None for ""."""
    if not key:
        return None
    if kind is MentionKind.STATE or (key.isupper() and len(key) == 2):
        return state_named(key).name
    if kind is MentionKind.MISSION or any(m.key == key for m in vocabulary.missions()):
        return mission_named(key).acronym
    body = next((b for b in vocabulary.bodies() if b.key == key), None)
    if body is not None and body.government:
        return state_named(body.state).name
    return body.name if body is not None else key

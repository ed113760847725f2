"""Who speaks when only an office, or a plain noun for a person, is named.

Takes an office or noun, the state or body it belongs to, the cast and those heard before; gives the holder as a
`Speaker`. Never chooses between two holders in view, and never fills in a state that nothing points to.

The report goes first: whom it gives the title. Then the vocabulary, for offices only one person holds at a time.
Where neither names the holder of an office that speaks for a state or body, the state or body itself speaks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from penholder import vocabulary
from penholder.claims.cast import Cast, Member, Title
from penholder.claims.holders import find_holders, find_office, office_title
from penholder.claims.members import MISSION_OFFICES, describe_member, name_owner
from penholder.claims.nouns import nouns
from penholder.claims.scene import Heard
from penholder.model import Speaker, SpeakerKind
from penholder.vocabulary import Mission

_GENERIC = frozenset({"minister", "ambassador", "spokesperson", "state envoy", ""})
"""Offices by which a report may call the holder of a closer one again; "" stands for a plain noun."""
_MANY = frozenset(
    {"ambassador", "minister", "spokesperson", "lawmaker", "governor", "deputy permanent representative",
     "under-secretary-general", "assistant secretary-general", "independent expert", "political coordinator",
     "deputy foreign minister", "state envoy", "envoy of a body", "un spokesperson", "mission spokesperson"}
)  # fmt: skip
"""Offices of which a state or body has several at once: a title alone names none of the holders."""
_ABROAD = frozenset(
    {"ambassador", "permanent representative", "deputy permanent representative", "state envoy"}
)
"""Offices every state fills: without a state named, the host state is no likelier than another."""


@dataclass(frozen=True, slots=True)
class Role:
    """An office or noun by which somebody is called without a name."""

    words: str
    """As the report words it."""
    office: str
    """Key of data/offices.toml, or "" for a plain noun."""
    noun: str
    """Lemma of its head noun ("minister")."""
    owner: str
    """ISO code or key it is said to belong to, or ""."""
    at: int = 0
    """Offset where it stands."""
    known: bool = True
    """Whether it is marked as known ("the minister", "Mali's minister"), not as any ("a minister")."""

    @property
    def is_loose(self) -> bool:
        """Whether the holder of a closer office may be called so ("the minister": the foreign minister)."""
        return self.office in _GENERIC


def find_holder(role: Role, cast: Cast, near: Sequence[Heard]) -> Speaker:
    """Whoever is called by the role; a state or body where nobody is named; else unresolved with the reason."""
    bearers = find_called(role, cast) if role.known else []
    if bearers:
        return _choose(role, bearers, cast, near)
    if not role.office:
        return Speaker(SpeakerKind.PERSON, None, reason=f"{role.words!r} names nobody", confident=False)
    owners = _owners(role.office, role.owner, cast)
    single = role.known and role.office not in _MANY and owners
    holders = find_holders(role.office, owners, cast.bracket) if single else ()
    if len(holders) == 1:
        held = next(o for o in holders[0].offices if o.title == role.office and o.of in owners)
        reason = "held this office on the report's day"
        return Speaker(SpeakerKind.PERSON, holders[0].name, name_owner(held.of), role.office, reason)
    if not owners:
        why = "no state or body is named for the office"
    elif len(holders) > 1:
        why = "several people may have held the office"
    else:
        why = "nobody is known to have held the office"
    return _let_owner_speak(role, name_owner(role.owner) or name_owner(min(owners, default="")), why)


def _let_owner_speak(role: Role, owner: str | None, why: str) -> Speaker:
    """The state or body an office speaks for, where its holder is not known; nobody for other offices."""
    if owner is None or role.office not in nouns("mouthpiece"):
        return Speaker(SpeakerKind.PERSON, None, owner, role.office, why, False)
    state = any(s.name == owner for s in vocabulary.states())
    kind = SpeakerKind.STATE if state else SpeakerKind.BODY
    return Speaker(kind, owner, owner, role.office, f"{role.words!r} speaks for it; {why}")


# --------------------------------------------------------------------------- those the report calls so


def find_called(role: Role, cast: Cast) -> list[Member]:
    """Members of the cast whom the report gives the title or calls by the noun, by name.

    Those met before the role stands are preferred. Whoever holds a closer office by the vocabulary alone counts only
    where the role is loosely worded, or where the report gives nobody the title.
    """
    titled = [m for m in cast.members.values() if any(_is_meant(role, t, cast) for t in m.held())]
    if titled and not role.is_loose:
        return _met_before(role, titled)
    called = [m for m in cast.members.values() if not role.owner and _is_called(role, m)]
    known = [m for m in cast.members.values() if cast.is_plausible(m) and _holds_then(role, m, cast)]
    if not role.is_loose:
        return _met_before(role, called or known)
    return _met_before(role, [m for m in cast.members.values() if m in titled or m in called or m in known])


def _met_before(role: Role, members: Sequence[Member]) -> list[Member]:
    before = [m for m in members if m.places and m.first <= role.at]
    return sorted(before or members, key=lambda m: m.name)


def _is_meant(role: Role, title: Title, cast: Cast) -> bool:
    if role.owner and title.owner not in ("", *_equal_owners(role.owner, cast)):
        return False
    if role.office and title.office == role.office:
        return True
    return role.is_loose and is_called(title.office, role.noun)


def _equal_owners(owner: str, cast: Cast) -> frozenset[str]:
    """Keys a title may be filed under when it is said to be of the owner: a mission is the UN's in its host state."""
    missions = [m for m in vocabulary.missions() if owner in (m.key, *m.host_states)]
    own = cast.mission
    alike = {owner, *(k for m in missions for k in (m.key, *m.host_states))} if own in missions else {owner}
    return frozenset(alike | ({"un"} if own in missions else set()))


def _is_called(role: Role, member: Member) -> bool:
    return bool(role.noun) and role.noun in member.roles and role.is_loose


def is_called(office: str, noun: str) -> bool:
    """Whether the holder of an office may be called by a plain noun; representatives are envoys and diplomats too.

    >>> is_called("permanent representative", "envoy"), is_called("foreign minister", "envoy")
    (True, False)
    """
    nouns_of = _CALLED.get(noun, frozenset()) | {noun}
    return any(set(words.replace("-", " ").split()) & nouns_of for words in office_title(office).words)


_CALLED = {
    "envoy": frozenset({"representative", "ambassador", "coordinator"}),
    "diplomat": frozenset({"representative", "ambassador", "envoy", "minister"}),
    "spokesman": frozenset({"spokesperson"}),
    "spokeswoman": frozenset({"spokesperson"}),
    "chief": frozenset({"head", "general"}),
    "premier": frozenset({"prime"}),
}
"""Plain nouns for those whose office is worded otherwise."""


def _holds_then(role: Role, member: Member, cast: Cast) -> bool:
    """Whether a person named without a title holds such an office by the vocabulary."""
    held = find_office(member.known, cast.bracket) if member.known is not None else None
    if held is None or any(t.former for t in member.titles):
        return False
    return _is_meant(role, Title(held.title, held.of, 0), cast)


def _choose(role: Role, bearers: Sequence[Member], cast: Cast, near: Sequence[Heard]) -> Speaker:
    """The one who is called so; of several the one who spoke last, where no other is in view."""
    names = {m.name: m for m in bearers}
    if len(bearers) == 1:
        return _describe(role, bearers[0], cast, f"the report gives this title to {bearers[0].name}")
    in_view = [h.speaker.name for h in near if h.speaker.name in names]
    last = next((h.speaker.name for h in near if h.spoke or h.speaker.name in names), None)
    if last in names and len(set(in_view)) == 1:
        return _describe(role, names[last], cast, f"{role.words!r} goes to the last such speaker before it")
    if last in names and len(role.words.split()) <= 2:
        found = _describe(role, names[last], cast, f"{role.words!r} goes to the last such speaker before it")
        return replace(found, confident=False)
    several = ", ".join(sorted(names))
    reason = f"the report gives this title to several people: {several}"
    return Speaker(SpeakerKind.PERSON, None, name_owner(role.owner), role.office or None, reason, False)


def _describe(role: Role, member: Member, cast: Cast, reason: str) -> Speaker:
    found = describe_member(None, (), member, cast)
    office = found.office if role.is_loose else role.office
    return replace(found, office=office or found.office, reason=reason, confident=True)


# --------------------------------------------------------------------------- those the vocabulary dates


def _owners(key: str, owner: str, cast: Cast) -> frozenset[str]:
    """Codes and keys an office may be filed under, given the state or body it is said to belong to."""
    title = office_title(key)
    if key in _ABROAD and not owner:
        return frozenset()
    if title.speaks_for == "state":
        return (
            frozenset(filter(None, [owner or cast.host_state()]))
            if title.rank < 7 or owner or _is_host_office(key)
            else frozenset()
        )
    if title.body == "un" and key in MISSION_OFFICES:
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
    return key in (
        "foreign minister",
        "defence minister",
        "interior minister",
        "president",
        "prime minister",
        "government spokesperson",
        "army spokesperson",
        "communications minister",
    )

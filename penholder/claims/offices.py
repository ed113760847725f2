"""Who speaks when only an office is named.

Takes an office, the state or body it belongs to and the cast; gives the holder as a `Speaker`. Never chooses
between two holders, and never fills in a state that nothing points to.
"""

from __future__ import annotations

from dataclasses import replace

from penholder import vocabulary
from penholder.claims.cast import Cast, Member
from penholder.claims.holders import find_holders, office_title
from penholder.claims.members import describe_member, name_owner
from penholder.model import Speaker, SpeakerKind
from penholder.vocabulary import Mission


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
    # A state has many ambassadors: the plain title names none of them.
    holders = () if key == "ambassador" else find_holders(key, owners, cast.bracket)
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


_ABROAD = frozenset(
    {"ambassador", "permanent representative", "deputy permanent representative", "state envoy"}
)
"""Offices every state fills: without a state named, the host state is no likelier than another."""


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

"""What is known while a report is read from top to bottom: who has been heard, and whom a pronoun may mean.

Takes speakers as they are resolved and the subjects of clauses between them; gives the speaker a pronoun stands for.
Never guesses between two people: what stays open is unresolved, with the reason.

A pronoun goes to the last compatible speaker or main-clause subject before it, within three paragraphs, unless
somebody else who fits is the subject of a lesser clause in between.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from itertools import islice

from penholder.claims.cast import Cast
from penholder.model import Speaker, SpeakerKind

UNKNOWN = Speaker(SpeakerKind.UNKNOWN, None, reason="", confident=False)
REACH = 3
"""How many paragraphs back a pronoun may reach."""
PERSONAL = {
    "he": "m",
    "him": "m",
    "himself": "m",
    "his": "m",
    "she": "f",
    "her": "f",
    "herself": "f",
    "hers": "f",
}
KEPT = 200
"""How many of those heard last are remembered for bodies named again by their noun."""
_SINGULAR = frozenset({"it", "itself", "its", "which", "that", "this"})
_PLURAL = frozenset({"they", "them", "themselves", "their", "both", "all", "these", "those", "neither"})
_VOICED = frozenset({SpeakerKind.STATE, SpeakerKind.BODY, SpeakerKind.DOCUMENT})


@dataclass(frozen=True, slots=True)
class Heard:
    """Somebody a later pronoun may mean."""

    at: int
    paragraph: int
    speaker: Speaker
    spoke: bool
    """False for a mere subject of a sentence."""
    human: bool = False
    """True for a person known only by the state spoken for ("the representative of Kenya")."""
    rival: bool = False
    """True for the subject of a lesser clause: it makes a pronoun doubtful and never settles one."""
    gender: str = ""
    """f, m or "" as the vocabulary or the words of the source tell."""
    plural: bool = False
    """True for several or for a group."""
    papers: frozenset[str] = frozenset()
    """Nouns for documents in the clause that reports the saying ("statement")."""


@dataclass(slots=True)
class Scene:
    """The cast, and everybody heard so far in text order."""

    cast: Cast
    heard: list[Heard] = field(default_factory=list)
    nested: list[Heard] = field(default_factory=list)
    """Those heard inside somebody's quotation."""
    genders: dict[str, str] = field(default_factory=dict)
    """f or m by name, as pronouns that settled on a person have told."""

    def near(self, at: int, paragraph: int, *, inside: bool = False) -> list[Heard]:
        """Everybody heard before an offset and near enough to be meant again, the last first."""
        found = []
        for heard in reversed(self.nested if inside else self.heard):
            if paragraph - heard.paragraph > REACH:
                break
            if heard.at < at:
                gender = heard.gender or self.genders.get(heard.speaker.name or "", "")
                found.append(heard if heard.gender else replace(heard, gender=gender))
        return found

    def before(self, at: int) -> list[Heard]:
        """Those heard last before an offset, however far back, the last first."""
        return list(islice((h for h in reversed(self.heard) if h.at < at), KEPT))

    def learn(self, word: str, meant: Speaker) -> None:
        """Keep what a pronoun tells about the person it surely means."""
        if word in PERSONAL and meant.name and meant.confident:
            self.genders.setdefault(meant.name, PERSONAL[word])


def resolve_pronoun(word: str, near: Sequence[Heard], *, inside: bool = False) -> Speaker:
    """Who a pronoun stands for, given those heard before it, the last first."""
    if word in PERSONAL:
        return _resolve_personal(word, near, inside=inside)
    if word in _SINGULAR:
        return _resolve_thing(word, near)
    if word in _PLURAL:
        return _resolve_plural(word, near)
    return replace(UNKNOWN, reason=f"{word!r} names nobody")


def _resolve_personal(word: str, near: Sequence[Heard], *, inside: bool) -> Speaker:
    rivals: list[str] = []
    for heard in near:
        speaker = heard.speaker
        if not _fits(heard, PERSONAL[word]):
            continue
        if speaker.name is None:
            reason = f"{word!r} goes to a source that is itself unresolved"
            return replace(speaker, kind=SpeakerKind.PERSON, reason=reason, confident=False)
        if heard.rival:
            rivals.append(speaker.name)
            continue
        if any(name != speaker.name for name in rivals):
            several = ", ".join(sorted({speaker.name, *rivals}))
            return replace(UNKNOWN, kind=SpeakerKind.PERSON, reason=f"{word!r} may be any of {several}")
        sure = heard.spoke and not inside
        return replace(speaker, reason=f"{word!r} goes to the last speaker before it", confident=sure)
    return replace(UNKNOWN, kind=SpeakerKind.PERSON, reason=f"no speaker before {word!r} fits it")


def _fits(heard: Heard, gender: str) -> bool:
    """Whether "he" or "she" may be said of whoever was heard."""
    if heard.plural or (heard.speaker.kind is not SpeakerKind.PERSON and not heard.human):
        return False
    return not heard.gender or heard.gender == gender


def _resolve_thing(word: str, near: Sequence[Heard]) -> Speaker:
    for heard in near:
        if heard.speaker.kind in _VOICED and heard.speaker.name and not heard.human and not heard.rival:
            reason = f"{word!r} goes to the last state or body before it"
            return replace(heard.speaker, reason=reason, confident=heard.spoke)
    return replace(UNKNOWN, reason=f"no state or body before {word!r}")


def _resolve_plural(word: str, near: Sequence[Heard]) -> Speaker:
    """Those who spoke together, an unnamed group, or else the last state or body."""
    for heard in _list_voices(near):
        if heard.plural:
            named = bool(heard.speaker.jointly or heard.speaker.name)
            why = "goes to those before it" if named else "goes to a group that is not named"
            return replace(heard.speaker, reason=f"{word!r} {why}", confident=False)
        if heard.speaker.kind in _VOICED and heard.speaker.name and not heard.human:
            reason = f"{word!r} goes to the last state or body before it"
            return replace(heard.speaker, reason=reason, confident=heard.spoke)
    return replace(UNKNOWN, reason=f"no state or body before {word!r}")


def _list_voices(near: Sequence[Heard]) -> Iterator[Heard]:
    return (h for h in near if not h.rival)

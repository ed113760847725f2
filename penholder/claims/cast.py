"""The people a report names, with the titles it gives them.

Takes a report's parse; gives everyone named, by canonical or fullest name, with offices as the report words
them. Never decides who speaks.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cache

from penholder import vocabulary
from penholder.model import DateBracket
from penholder.syntax import ParsedReport, Sentence
from penholder.values.mentions import Mention, MentionKind, find_mentions, fold_words
from penholder.values.subjects import find_mission, person_named
from penholder.vocabulary import Mission, Person

_HONORIFIC = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "dr",
        "sir",
        "general",
        "colonel",
        "gen",
        "col",
        "lt",
        "maj",
        "capt",
        "mr.",
        "mrs.",
        "ms.",
        "dr.",
        "gen.",
        "col.",
        "lt.",
        "maj.",
        "capt.",
    }
)
_BETWEEN_TITLE = frozenset({"", ",", "-", "–", "to the un", ", the"})
_NEAR = 40
"""Characters within which a title in apposition may stand from its name."""


@dataclass(slots=True)
class Member:
    """One person of the cast."""

    name: str
    """Canonical name where the vocabulary has one, else the fullest name in the report."""
    known: Person | None
    full: bool = False
    """Whether the report gives more than the surname."""
    titles: list[tuple[str, str]] = field(default_factory=list)
    """Office key and ISO code or body key it belongs to ("" when not said), in order of appearance."""


@dataclass(frozen=True, slots=True)
class Cast:
    """Everyone a report names, and the setting in which offices without a state are read."""

    members: dict[str, Member]
    """By folded name."""
    mentions: dict[int, tuple[Mention, ...]]
    """Mentions by the start of their sentence."""
    mission: Mission | None
    bracket: DateBracket

    def host_state(self) -> str | None:
        """ISO code of the host state of the mission the report is about, when there is exactly one."""
        states = self.mission.host_states if self.mission else ()
        return states[0] if len(states) == 1 else None

    def named(self, words: str) -> Member | None:
        """The member with that name or, when only one has it, that surname."""
        folded = _fold(words)
        if folded in self.members:
            return self.members[folded]
        found = [m for key, m in self.members.items() if key.endswith(" " + folded)]
        return found[0] if len(found) == 1 else None


def build_cast(parsed: ParsedReport, bracket: DateBracket) -> Cast:
    """The cast of one report."""
    mentions = {s.start: find_mentions(s) for s in parsed.sentences}
    members: dict[str, Member] = {}
    for sentence in parsed.sentences:
        here = mentions[sentence.start]
        for mention in here:
            if mention.kind is MentionKind.PERSON and mention.key:
                _note_known(members, mention)
        for name, _, _ in find_unknown_names(sentence, here):
            _note_unknown(members, name)
    cast = Cast(members, mentions, find_mission(parsed.sentences), bracket)
    for sentence in parsed.sentences:
        _note_titles(cast, sentence)
    return cast


def _fold(words: str) -> str:
    return " ".join(fold_words(words).lower().replace("-", " ").split())


def _note_known(members: dict[str, Member], mention: Mention) -> None:
    member = members.setdefault(_fold(mention.key), Member(mention.key, person_named(mention.key)))
    member.full = member.full or mention.form == "name"


def _note_unknown(members: dict[str, Member], name: str) -> None:
    folded = _fold(name)
    if any(key == folded or key.endswith(" " + folded) for key in members):
        return
    members[folded] = Member(name, None, " " in folded)


def find_unknown_names(sentence: Sentence, mentions: Sequence[Mention]) -> Iterable[tuple[str, int, int]]:
    """Names of two words or more, with their offsets, that the parser takes for people and no entry holds."""
    for run in sentence.entities("PERSON"):
        tokens = [t for t in run if t.tag != "POS" and t.text.lower() not in _HONORIFIC]
        if len(tokens) < 2 or any(t.pos != "PROPN" for t in (tokens[0], tokens[-1])):
            continue
        if any(m.start < tokens[-1].end and tokens[0].start < m.end for m in mentions):
            continue
        start, end = tokens[0].start, tokens[-1].end
        yield sentence.text[start - sentence.start : end - sentence.start], start, end


def _note_titles(cast: Cast, sentence: Sentence) -> None:
    mentions = cast.mentions[sentence.start]
    offices = [m for m in mentions if m.kind is MentionKind.OFFICE]
    if not offices:
        return
    named = [(m.key, m.start, m.end) for m in mentions if m.kind is MentionKind.PERSON and m.key]
    for name, start, end in (*named, *find_unknown_names(sentence, mentions)):
        member = cast.named(name)
        for office in offices:
            title = (office.key, find_owner(sentence, mentions, office))
            if member is not None and _goes_with(sentence, office, start, end) and title not in member.titles:
                member.titles.append(title)


def _goes_with(sentence: Sentence, office: Mention, start: int, end: int) -> bool:
    """Whether the title stands right before the name or in apposition after it."""
    if office.end <= start:
        between = sentence.text[office.end - sentence.start : start - sentence.start]
        return between.strip().lower() in _BETWEEN_TITLE
    between = sentence.text[end - sentence.start : office.start - sentence.start]
    return between.startswith(", ") and len(between) < _NEAR and not any(c in between[1:] for c in ",;:.“”")


def find_owner(sentence: Sentence, mentions: Sequence[Mention], office: Mention) -> str:
    """ISO code or key of the state, mission or body an office is said to belong to, or ""."""
    inside = [m for m in mentions if m.start >= office.start and m.end <= office.end and m is not office]
    before = [m for m in mentions if m.end <= office.start and _leads_to(sentence, m.end, office.start)]
    after = [m for m in mentions if m.start >= office.end and _follows(sentence, office.end, m.start)]
    for mention in (*inside, *before[-1:], *after[:1]):
        if mention.kind in (MentionKind.STATE, MentionKind.MISSION, MentionKind.BODY):
            return mention.key
    return _owner_in_title(office)


def _owner_in_title(office: Mention) -> str:
    """The state a title names in its own words ("deputy US ambassador")."""
    words = fold_words(office.words).replace(".", "").split()
    return next((_state_words()[w] for w in words if w in _state_words()), "")


@cache
def _state_words() -> dict[str, str]:
    """ISO code by one-word adjective or acronym ("French", "US")."""
    found: dict[str, str] = {}
    for state in vocabulary.states():
        for words in (*state.adjectives, *(a for a in state.aliases if a.isupper())):
            found.setdefault(fold_words(words).replace(".", ""), state.iso)
    return found


def _leads_to(sentence: Sentence, end: int, start: int) -> bool:
    between = sentence.text[end - sentence.start : start - sentence.start].lower()
    rest = between.replace("’s", "").replace("'s", "").replace("’", "").replace("'", "").strip()
    return rest in ("", "deputy", "interim", "then", "former", "un", "u.n.", "acting", "new", "transitional")


def _follows(sentence: Sentence, end: int, start: int) -> bool:
    between = sentence.text[end - sentence.start : start - sentence.start].lower().strip()
    return between in (
        "of",
        "for",
        "to",
        "in",
        "of the",
        "for the",
        "to the",
        "in the",
        "for peacekeeping in",
    )

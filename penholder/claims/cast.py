"""The people a report names, with the titles it gives them.

Takes a report's parse; gives everyone named, by canonical or fullest name, with offices as the report words
them. Never decides who speaks.

The report goes before the vocabulary: a surname is that of the person the report names in full, also where the
vocabulary holds a namesake, and a namesake to whom nothing in the report points is not taken for granted.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from typing import TypeVar

from penholder import vocabulary
from penholder.claims.names import Name, find_names
from penholder.claims.nouns import calls, is_honorific, nouns
from penholder.model import DateBracket
from penholder.syntax import ParsedReport, Sentence, Token
from penholder.values.mentions import Mention, MentionKind, find_mentions, fold_words
from penholder.values.subjects import find_mission, mission_named, person_named
from penholder.vocabulary import Mission, Person

_BETWEEN_TITLE = frozenset({"", ",", "-", "–", "to the un", ", the"})
_NEAR = 40
"""Characters within which a title in apposition may stand from its name."""
_OF = re.compile(r" ?(?:of|for|to|in|at|on|from) [^,;:.“”\"]{1,70},? ?$|,? ?\([^()]{1,20}\),? ?$")
"""What may stand between a title and the name it is given: whose it is, then a comma."""
_WHO_IS = re.compile(
    r", (?:who (?:is|was|serves as|served as|is also|has been) )?"
    r"(?:(?!\b(?:of|for|to|with|by|under|against|from|beside|told|said)\b)[^,;:.“”])*$"
)
"""What may stand between a name and the title in apposition after it: nothing that makes the title somebody else's."""
_BECAME = re.compile(
    r",? (?:who )?(?:was |has been |had been |is )?(?:newly |recently )?"
    r"(?:appointed|named|elected|sworn in|confirmed|became|took over|took office)[^,;:.“”\"]*$"
)
"""What stands between a name and the office the person took."""


@dataclass(frozen=True, slots=True)
class Title:
    """An office a report gives a person."""

    office: str
    """Key of data/offices.toml."""
    owner: str
    """ISO code or key it belongs to, "" when not said."""
    at: int
    """Offset where the title stands."""
    former: bool = False
    """True where the report says that the office is no longer held."""


@dataclass(slots=True)
class Member:
    """One person of the cast."""

    name: str
    """Canonical name where the vocabulary has one, else the fullest name in the report."""
    known: Person | None
    full: bool = False
    """Whether the report gives more than the surname."""
    titles: list[Title] = field(default_factory=list)
    """In order of appearance."""
    roles: set[str] = field(default_factory=set)
    """Plain nouns by which the report calls the person ("analyst")."""
    gender: str = ""
    """f, m or "": by the vocabulary, or by a word that says so ("Ms", "spokesman")."""
    places: list[int] = field(default_factory=list)
    """Offsets of the mentions that surely mean this person, in text order."""

    @property
    def first(self) -> int:
        """Offset of the first mention."""
        return self.places[0] if self.places else 0

    def states(self) -> frozenset[str]:
        """ISO codes of the states whose offices the person is known to have held, by report or vocabulary."""
        offices = self.known.offices if self.known is not None else ()
        owners = (*(t.owner for t in self.titles), *(o.of for o in offices))
        return frozenset(o for o in owners if _is_state(o))

    def held(self) -> list[Title]:
        """The titles that the report does not call former ones."""
        return [t for t in self.titles if not t.former]


@dataclass(slots=True)
class Roll:
    """Everyone named, to be found by any part of their names."""

    members: dict[str, Member] = field(default_factory=dict)
    """By folded name."""
    _by_word: dict[str, list[str]] = field(default_factory=dict)

    def add(self, key: str, member: Member) -> Member:
        """The member under that folded name: the one given, or whoever is there already."""
        if key not in self.members:
            self.members[key] = member
            for word in set(key.split()):
                self._by_word.setdefault(word, []).append(key)
        return self.members[key]

    def find_bearers(self, folded: str) -> list[Member]:
        """The members of whose name the words are a part: the end if anybody's, else the beginning, else the middle."""
        if not folded:
            return []
        keys = self._by_word.get(folded.split()[-1], ())
        for fits in (
            [k for k in keys if k == folded or k.endswith(f" {folded}")],
            [k for k in keys if k.startswith(f"{folded} ")],
            [k for k in keys if f" {folded} " in k],
        ):
            if fits:
                return sorted((self.members[k] for k in fits), key=lambda m: (not m.full, m.name))
        return []


@dataclass(frozen=True, slots=True)
class Cast:
    """Everyone a report names, and the setting in which offices without a state are read."""

    roll: Roll
    mentions: Mapping[int, tuple[Mention, ...]]
    """Mentions by the start of their sentence; people the vocabulary does not hold are among them."""
    mission: Mission | None
    bracket: DateBracket
    named_keys: frozenset[str] = frozenset()
    """Codes and keys of the states, bodies and missions the report names."""

    @property
    def members(self) -> Mapping[str, Member]:
        """Everyone by folded name."""
        return self.roll.members

    def host_state(self) -> str | None:
        """ISO code of the host state of the mission the report is about, when there is exactly one."""
        states = self.mission.host_states if self.mission else ()
        return states[0] if len(states) == 1 else None

    def named(self, words: str) -> Member | None:
        """The member with that name or, when only one has it, that part of a name."""
        folded = fold_name(words)
        if folded in self.members:
            return self.members[folded]
        found = self.roll.find_bearers(folded)
        return found[0] if len(found) == 1 else None

    def meant(self, mention: Mention) -> tuple[Member, ...]:
        """Who may be meant by a mention of a person: one where it is settled, else all it fits."""
        if mention.form == "name" and mention.key:
            return _present(self.members.get(fold_name(mention.key)))
        bearers = tuple(m for m in self.roll.find_bearers(fold_name(mention.words)) if m.full)
        if bearers:
            return bearers
        return tuple(
            m
            for name in (mention.candidates or (mention.key,))
            for m in _present(self.members.get(fold_name(name)))
            if self.is_plausible(m)
        )

    def is_plausible(self, member: Member) -> bool:
        """Whether a person met by surname alone may be the one the vocabulary holds.

        Something of the offices known must be in the report (the state, the mission, the body), and no title the
        report gives may be of another state. Offices of the United Nations as a whole need nothing more.
        """
        if member.known is None or member.full:
            return True
        owners = {o for office in member.known.offices for o in _widen_owner(office.of)}
        states = {t.owner for t in member.held() if _is_state(t.owner)}
        if states and not states & owners:
            return False
        near = self.named_keys | {k for m in _present(self.mission) for k in (m.key, *m.host_states)}
        return not owners or "un" in owners or bool(owners & near)


T = TypeVar("T")


def _present(thing: T | None) -> tuple[T, ...]:
    return () if thing is None else (thing,)


def _is_state(key: str) -> bool:
    return len(key) == 2 and key.isupper()


@cache
def _widen_owner(key: str) -> frozenset[str]:
    """An office's owner with the host states of the mission it is."""
    if any(m.key == key for m in vocabulary.missions()):
        return frozenset({key, *mission_named(key).host_states})
    return frozenset({key})


def build_cast(parsed: ParsedReport, bracket: DateBracket) -> Cast:
    """The cast of one report."""
    listed = {s.start: _list_mentions(s) for s in parsed.sentences}
    names = {s.start: find_names(s, listed[s.start]) for s in parsed.sentences}
    roll = Roll()
    for here in listed.values():
        for mention in here:
            for key in (mention.key,) if mention.key else mention.candidates:
                if mention.kind is MentionKind.PERSON:
                    _note_known(roll, key, mention)
    found = [name for here in names.values() for name in here]
    # Full names first, so that a surname finds its bearer wherever it stands.
    for name in sorted(found, key=lambda n: (-len(fold_name(n.words).split()), n.start)):
        _note_unknown(roll, name)
    mentions = {start: _merge(here, names[start], roll) for start, here in listed.items()}
    keys = frozenset(m.key for here in listed.values() for m in here if m.kind in _OWNING)
    cast = Cast(roll, mentions, find_mission(parsed.sentences), bracket, keys)
    for sentence in parsed.sentences:
        _note_descriptions(cast, sentence)
    return cast


def _list_mentions(sentence: Sentence) -> tuple[Mention, ...]:
    """The vocabulary's mentions, less a bare "deputy": in reports on missions that is somebody's second, no lawmaker."""
    return tuple(
        m for m in find_mentions(sentence) if m.kind is not MentionKind.OFFICE or m.words.lower() != "deputy"
    )


_OWNING = frozenset({MentionKind.STATE, MentionKind.MISSION, MentionKind.BODY})


def fold_name(words: str) -> str:
    """A name without case, diacritics, hyphens and what stands before it.

    >>> fold_name("Baïpo-Témon")
    'baipo temon'
    """
    return " ".join(fold_words(words).lower().replace("-", " ").replace(".", " ").split())


def _note_known(roll: Roll, key: str, mention: Mention) -> None:
    person = person_named(key)
    gender = person.gender if person is not None else ""
    member = roll.add(fold_name(key), Member(key, person, gender=gender))
    member.full = member.full or mention.form == "name"


def _note_unknown(roll: Roll, name: Name) -> None:
    folded = fold_name(name.words)
    full = " " in folded
    bearers = [m for m in roll.find_bearers(folded) if m.full]
    if bearers and (not full or folded in roll.members):
        return
    roll.add(folded, Member(name.words, None, full))


def _merge(listed: Sequence[Mention], names: Sequence[Name], roll: Roll) -> tuple[Mention, ...]:
    """Listed mentions with the report's own names among them; a longer own name takes a listed surname in."""
    own = []
    for name in names:
        bearers = roll.find_bearers(fold_name(name.words))
        key = bearers[0].name if len(bearers) == 1 else ""
        form = "name" if " " in fold_name(name.words) else "surname"
        candidates = () if key else tuple(m.name for m in bearers)
        own.append(
            Mention(name.start, name.end, MentionKind.PERSON, key, name.words, form, candidates=candidates)
        )
    kept = [m for m in listed if not any(o.start < m.end and m.start < o.end for o in own)]
    return tuple(sorted((*kept, *own)))


# --------------------------------------------------------------------------- titles, roles and what they tell


def _note_descriptions(cast: Cast, sentence: Sentence) -> None:
    mentions = cast.mentions[sentence.start]
    people = [m for m in mentions if m.kind is MentionKind.PERSON]
    for person in people:
        meant = cast.meant(person) or _present(cast.members.get(fold_name(person.key)))
        if len(meant) == 1:
            meant[0].places.append(person.start)
            _describe(meant[0], sentence, mentions, person)


def _describe(member: Member, sentence: Sentence, mentions: Sequence[Mention], person: Mention) -> None:
    titles = (*_list_titles(sentence, mentions, person), *_list_led(sentence, mentions, person))
    for title in titles:
        if not any(
            (t.office, t.owner, t.former) == (title.office, title.owner, title.former) for t in member.titles
        ):
            member.titles.append(title)
    nouns_here = list(_list_roles(sentence, person))
    member.roles.update(_spell_rank(t.lemma.lower().rstrip(".")) for t in nouns_here)
    if not member.gender:
        member.gender = _tell_gender(nouns_here)


def _list_titles(sentence: Sentence, mentions: Sequence[Mention], person: Mention) -> Iterator[Title]:
    for office in mentions:
        if office.kind is MentionKind.OFFICE and _goes_with(sentence, mentions, office, person):
            owner = find_owner(sentence, mentions, office)
            yield Title(office.key, owner, office.start, is_former(sentence, office.start))


def _list_led(sentence: Sentence, mentions: Sequence[Mention], person: Mention) -> Iterator[Title]:
    """The mission a "who leads ..." after the name gives the person."""
    tokens = [t for t in sentence.tokens if t.start >= person.end]
    if len(tokens) < 4 or tokens[0].text != "," or tokens[1].text.lower() != "who":
        return
    verb = next((t for t in tokens[2:5] if t.pos == "VERB"), None)
    if verb is None or verb.lemma not in ("lead", "head", "command", "run", "direct"):
        return
    office = "force commander" if verb.lemma == "command" else "special representative"
    for mission in mentions:
        if mission.kind is MentionKind.MISSION and verb.end <= mission.start < verb.end + _NEAR:
            yield Title(office, mission.key, verb.start)


def is_former(sentence: Sentence, at: int) -> bool:
    """Whether "former", "then" or the like stands within three words before the title."""
    before = [t for t in sentence.tokens if t.end <= at][-3:]
    return any(t.text.lower() in nouns("former") for t in before)


def _goes_with(sentence: Sentence, mentions: Sequence[Mention], office: Mention, person: Mention) -> bool:
    """Whether the title stands right before the name or in apposition after it."""
    offset = sentence.start
    if office.end <= person.start:
        between = sentence.text[office.end - offset : person.start - offset]
        words = _without_honorifics(between)
        if words.startswith(",") and _is_of_another(sentence, office):
            return False
        if words.lower() in _BETWEEN_TITLE:
            return True
        others = (m for m in mentions if m.kind in (MentionKind.PERSON, MentionKind.OFFICE))
        alone = not any(office.end <= m.start and m.end <= person.start for m in others)
        return alone and _OF.match(between) is not None and between.rstrip().endswith(",")
    between = sentence.text[person.end - offset : office.start - offset]
    if len(between) < _NEAR and _BECAME.match(between):
        return True
    return between.startswith(", ") and len(between) < _NEAR and _WHO_IS.match(between) is not None


def _is_of_another(sentence: Sentence, office: Mention) -> bool:
    """Whether the title belongs to whoever the one named serves ("an aide to the president, Jane Doe")."""
    before = [t for t in sentence.tokens if t.end <= office.start][-4:]
    preposition = next((n for n in range(len(before) - 1, 0, -1) if before[n].pos == "ADP"), None)
    return preposition is not None and calls(before[preposition - 1], "person")


def _without_honorifics(words: str) -> str:
    known = {w.lower() for w in _honorific_words()}
    return " ".join(w for w in words.split() if w.lower().rstrip(".") not in known)


@cache
def _honorific_words() -> frozenset[str]:
    return frozenset(w for words in vocabulary.honorifics() for w in words.words)


def _list_roles(sentence: Sentence, person: Mention) -> Iterator[Token]:
    """Nouns and honorifics that call the person: before the name, or in apposition after it."""
    inside = sentence.between(person.start, person.end)
    if not inside:
        return
    for token in reversed(sentence.tokens[: inside[0].i]):
        if not (is_honorific(token) or calls(token, "person")) and token.text not in (".", ","):
            break
        if token.text != ",":
            yield token
    tokens = sentence.tokens[inside[-1].i + 1 :]
    if tokens and tokens[0].text == ",":
        for token in tokens[1:9]:
            if token.text in (",", ".", ";") or token.pos in ("VERB", "ADP", "AUX"):
                break
            if calls(token, "person"):
                yield token


def _spell_rank(word: str) -> str:
    return _RANKS.get(word, word)


_RANKS = {"gen": "general", "col": "colonel", "maj": "major", "capt": "captain", "lt": "lieutenant", "sgt": "sergeant",
          "adm": "admiral", "brig": "brigadier", "amb": "ambassador", "dr": "doctor", "prof": "professor"}  # fmt: skip
"""Titles as reports shorten them."""


def _tell_gender(called: Iterable[Token]) -> str:
    words = {w for t in called for w in (t.lemma.lower(), t.text.lower().rstrip("."))}
    woman, man = bool(words & nouns("woman")), bool(words & nouns("man"))
    return "f" if woman and not man else "m" if man and not woman else ""


def find_owner(sentence: Sentence, mentions: Sequence[Mention], office: Mention) -> str:
    """ISO code or key of the state, mission or body an office is said to belong to, or ""."""
    inside = [m for m in mentions if m.start >= office.start and m.end <= office.end and m is not office]
    before = [m for m in mentions if m.end <= office.start and _leads_to(sentence, m.end, office.start)]
    after = [m for m in mentions if m.start >= office.end and _follows(sentence, office.end, m.start)]
    for mention in (*inside, *before[-1:], *after[:1]):
        if mention.kind in _OWNING:
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


_LEADING = frozenset(
    {"", "deputy", "interim", "then", "former", "un", "u.n.", "acting", "new", "transitional", "caretaker", "own",
     "top", "senior", "military", "de facto", "outgoing", "current", "newly appointed", "permanent", "then-", "chief"}
)  # fmt: skip
"""What may stand between a state or body and the office it fills."""
_FOLLOWING = frozenset(
    {"of", "for", "to", "in", "from", "at", "of the", "for the", "to the", "in the", "from the", "at the",
     "for peacekeeping in", "on", "on the"}
)  # fmt: skip


def _leads_to(sentence: Sentence, end: int, start: int) -> bool:
    between = sentence.text[end - sentence.start : start - sentence.start].lower()
    rest = between.replace("’s", "").replace("'s", "").replace("’", "").replace("'", "").strip()
    return rest in _LEADING


def _follows(sentence: Sentence, end: int, start: int) -> bool:
    between = sentence.text[end - sentence.start : start - sentence.start].lower().strip()
    return between in _FOLLOWING

"""Entries on who there is: missions, mandates, states, bodies, people, offices, the Council, dated facts."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Mission:
    """A UN peace operation."""

    key: str
    """Lowercased acronym ("minusma")."""
    acronym: str
    name: str
    aliases: tuple[str, ...] = ()
    host_states: tuple[str, ...] = ()
    """ISO 3166 alpha-2 codes."""
    places: tuple[str, ...] = ()
    """Other places that point to this mission ("Sahel", "Darfur")."""
    start: date | None = None
    end: date | None = None
    kind: str = "peacekeeping"
    """peacekeeping or political."""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Mandate:
    """One link of a mission's chain of mandates, from a resolution."""

    mission: str
    resolution: str
    adopted: date
    """Day of adoption, as the list of resolutions has it where it has one."""
    expires: date | None = None
    """Last day of the mandate as this resolution leaves it; None where it is open or not known."""
    military: int | None = None
    """Authorised troops, staff officers and observers as this resolution leaves them; None where not known."""
    police: int | None = None
    """Authorised individual police and members of formed units."""
    reporting: str = ""
    """Times of reports of the Secretary-General, joined by "; " ("every 3 months; 30 days before the end"), or ""."""
    action: str = "renews"
    """establishes, renews, changes, terminates."""
    tasks: tuple[str, ...] = ()
    """Kinds of tasks in force (`data/tasks.toml`), in the order of that file; empty where not known."""
    tally: str = ""
    """Yes, no and abstaining votes ("13-0-2"); "" where not known."""
    basis: str = ""
    """How the last day follows: as `official.resolutions.Basis`, or open (there is none), kept (the one before
    stands), unknown."""
    source: str = ""
    """Where it was read: text, list, by hand, or several joined by "+"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """A UN member state or observer, with every word that points to it."""

    iso: str
    name: str
    """Short English name used by Penholder ("United States", "Russia")."""
    council_name: str = ""
    """Name in the Council's own lists ("Russian Federation"); `name` when empty."""
    aliases: tuple[str, ...] = ()
    adjectives: tuple[str, ...] = ()
    """Adjectives and demonyms ("Malian", "Malians")."""
    capitals: tuple[str, ...] = ()
    """Capital and seats of government used for the state ("Moscow", "the Kremlin")."""
    region: str = ""
    """Describing words used for it, comma between ("West African, Sahel")."""
    namesakes: tuple[str, ...] = ()
    """Those of its words that also serve as people's names ("Jordan", "Georgia")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """An organisation, organ, armed group or company that can speak or act."""

    key: str
    name: str
    aliases: tuple[str, ...] = ()
    kind: str = "organisation"
    """organ, organisation, regional, force, ngo, armed group, party, company, media."""
    state: str = ""
    government: bool = False
    """True for a department or ruling organ of the state: what it says, the state says (not armies, parliaments)."""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """An office one person held, with its dates as far as known."""

    title: str
    """Key of an office title in offices.toml ("foreign minister", "permanent representative")."""
    of: str
    """ISO code of the state or key of the body or mission; for an envoy, the code of the state sent to."""
    since: str = ""
    until: str = ""
    """EDTF days, "" when unknown or open."""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceOfTerms:
    """Where terms of office are taken from; `holders.csv` gives the key on every line."""

    key: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """A person who speaks in reporting on peace operations."""

    name: str
    """Canonical spelling, with diacritics."""
    spellings: tuple[str, ...] = ()
    gender: str = ""
    """f, m or "" when unknown; used only to check pronouns."""
    offices: tuple[Office, ...] = ()
    """Terms of office from `holders.csv`, by the day they began."""
    surnames: tuple[str, ...] = ()
    """What stands alone for the person ("Zhang"); empty: the last word of the name with its particles."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """A set of words that serve one purpose, where no more is to be said about each."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeTitle:
    """An office and every way reports word it."""

    key: str
    words: tuple[str, ...]
    """Lowercased wordings, longest first is not required ("u.n. ambassador", "un envoy")."""
    rank: int = 0
    """Higher is more specific; used when several match."""
    speaks_for: str = "state"
    """state, body or nobody."""
    body: str = ""
    """Body key when the office belongs to one body only ("un")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerNoun:
    """Common nouns that speak: for a state, as a document, or as people without a name."""

    kind: str
    """government, document, group."""
    words: tuple[str, ...]
    """Lemmas of the head noun ("authority", "review", "diplomat")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilYear:
    """Elected members in one year; the permanent members are in `council/roster.py`."""

    year: int
    elected: tuple[str, ...]
    """ISO codes."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A dated public fact used to bound publication dates."""

    key: str
    kind: str
    """council meeting, vote, document, event."""
    label: str
    day: str
    """EDTF."""
    mission: str = ""
    state: str = ""
    words: tuple[tuple[str, ...], ...] = ()
    """Groups of lowercased lemmas: a passage tells the fact when it holds one word of every group."""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilMeeting:
    """A day on which the Security Council met on a mission or host state."""

    day: date
    subjects: tuple[str, ...]
    """ISO codes of the states met on."""
    source: str = ""
    """Meeting record, resolution, or where the day is from."""

"""Vocabulary as data: missions, states, people, bodies, cues, measures, options, facts.

Takes the TOML files in `penholder/data`; gives frozen entries, each loaded once. Never holds a rule: a new
mission, office or reporting verb is a change of data with a test. Every file opens with `source` and `date`
for its entries; an entry may name its own `source`.
"""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib import resources
from typing import Any, TypeVar

import msgspec

from penholder.errors import VocabularyError

T = TypeVar("T")


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
    expires: date | None = None
    military: int | None = None
    police: int | None = None
    reporting: str = ""
    """How often the Secretary-General reports ("every three months"), or ""."""
    action: str = "renews"
    """establishes, renews, changes, terminates."""
    source: str = ""


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
class Person:
    """A person who speaks in reporting on peace operations."""

    name: str
    """Canonical spelling, with diacritics."""
    spellings: tuple[str, ...] = ()
    gender: str = ""
    """f, m or "" when unknown; used only to check pronouns."""
    offices: tuple[Office, ...] = ()
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
class Cue:
    """A reporting verb or noun."""

    lemma: str
    force: str = "asserts"
    clause: str = "any"
    """any: content is a clause or a quotation; object: content is also a noun phrase ("rejected three
    options"); naming: "called X 'Y'"; quote: only with quotation marks."""
    kind: str = "verb"
    """verb, noun or adjective."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Hedge:
    """A word that bounds or softens a number."""

    words: str
    bound: str
    """above, below, around, at least, at most, exact."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """Something that reports on peace operations count."""

    key: str
    label: str
    nouns: tuple[str, ...] = ()
    verbs: tuple[str, ...] = ()
    """Lemmas that make the measure ("kill" for deaths)."""
    states: tuple[str, ...] = ()
    """Adjectives after the quantity that say what became of it ("left 36 people dead")."""
    requires: tuple[str, ...] = ()
    """Lemmas one of which must stand in the clause, or none."""
    comparable: bool = True
    """Whether two figures of this measure about one thing are versions of one another."""
    by_place: bool = False
    """Whether it counts people, so that victims at two places, or outside the mission, are different things."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facet:
    """A word that sets one facet of a figure: population, scope or cause."""

    facet: str
    value: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of measurement, money or time."""

    name: str
    """Canonical singular name ("dollar", "kilometre per hour")."""
    words: tuple[str, ...]
    """Lowercased wordings and symbols ("$", "us$", "dollars")."""
    kind: str = "measure"
    """share, duration, money, measure or count."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordGroup:
    """Lemmas that do one job in a rule."""

    key: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventKind:
    """A kind of event, restriction or commitment with the words that trigger it."""

    key: str
    label: str
    ledger: str
    """event, restriction or commitment."""
    verbs: tuple[str, ...] = ()
    """Lemmas of triggering verbs."""
    nouns: tuple[str, ...] = ()
    """Lemmas of triggering nouns."""
    objects: tuple[str, ...] = ()
    """Lemmas one of which must be among the trigger's arguments; empty: no demand."""
    alone: tuple[str, ...] = ()
    """Verbs that trigger without any of the objects."""
    bound: tuple[str, ...] = ()
    """Nouns that need one of the objects though the kind has verbs."""
    refines: str = ""
    """Key of the more general kind ("presidential election" refines "election")."""
    plover: str = ""
    acled: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionKind:
    """An option for a mission's future, with the words that name it."""

    key: str
    label: str
    verbs: tuple[str, ...] = ()
    nouns: tuple[str, ...] = ()
    phrases: tuple[str, ...] = ()
    excludes: tuple[str, ...] = ()
    """Keys of options that cannot be carried out together with this one."""
    collective: bool = False
    """True for words that mean several options at once ("all three options"); never put to a vote."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionWords:
    """Words read around an option: what it acts on, what carries a stance, what opens a condition."""

    use: str
    """"strong target", "weak target", "opposes", "supports", "asks", "ambiguous", "obligation", "condition",
    "success", "topic", "own side", "proposal", "supersedes", "irregular", "intransitive", "number" or "negated"."""
    words: tuple[str, ...]
    """Lowercased; single words are lemmas."""


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
class DateWords:
    """Words that play one role in reading dates ("forward verb", "quantity")."""

    role: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CouncilMeeting:
    """A day on which the Security Council met on a mission or host state."""

    day: date
    subjects: tuple[str, ...]
    """ISO codes of the states met on."""
    source: str = ""
    """Meeting record, resolution, or where the day is from."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SynonymSet:
    """Words and phrases one of which may stand for another in news and diplomatic prose."""

    words: tuple[str, ...]
    """Lowercased; a phrase counts as one word; the first names the set."""
    source: str = ""
    """Class of a thesaurus that the set follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClass:
    """Words that play one part in a sentence, for comparing wordings."""

    kind: str
    """function, negation, modal, hedge, number, date or abbreviation; the other kinds are named by the rules that
    read them ("forming", "place noun")."""
    words: tuple[str, ...]


def _read(name: str) -> dict[str, Any]:
    path = resources.files("penholder.data").joinpath(name)
    with path.open("rb") as handle:
        return tomllib.load(handle)


@cache
def _entries(name: str, table: str, kind: type[T]) -> tuple[T, ...]:
    try:
        return tuple(msgspec.convert(row, kind) for row in _read(name).get(table, ()))
    except (msgspec.ValidationError, tomllib.TOMLDecodeError) as error:
        raise VocabularyError(f"penholder/data/{name}, table [[{table}]]: {error}") from error


def missions() -> tuple[Mission, ...]:
    """Every UN peace operation Penholder knows."""
    return _entries("missions.toml", "mission", Mission)


def mandates() -> tuple[Mandate, ...]:
    """Mandate chains, oldest first within a mission."""
    return _entries("mandates.toml", "mandate", Mandate)


def states() -> tuple[State, ...]:
    """UN member states and observers."""
    return _entries("states.toml", "state", State)


def decoys() -> tuple[Wording, ...]:
    """Wordings that hold a state's name and do not point to it ("Lake Chad")."""
    return _entries("states.toml", "decoy", Wording)


def wordlike_acronyms() -> tuple[Wording, ...]:
    """Acronyms that are words of their own in a passage set in capitals ("WHO")."""
    return _entries("states.toml", "wordlike", Wording)


def mission_pointers() -> tuple[Wording, ...]:
    """Beginnings of words that say a passage is about a peace operation, lowercased ("u.n. mission")."""
    return _entries("missions.toml", "pointer", Wording)


def peacekeeping_words() -> tuple[Wording, ...]:
    """Beginnings of words that say it is about peacekeeping, not a political mission ("peacekeep")."""
    return _entries("missions.toml", "peacekeeping", Wording)


def honorifics() -> tuple[Wording, ...]:
    """Words that stand before a surname and are no part of a name ("Mr", "Gen")."""
    return _entries("people.toml", "honorific", Wording)


def name_particles() -> tuple[Wording, ...]:
    """Words that belong to the surname after them, lowercased ("de", "van")."""
    return _entries("people.toml", "particle", Wording)


def everyday_surnames() -> tuple[Wording, ...]:
    """Surnames so common, or so much like other words, that alone they name nobody ("May")."""
    return _entries("people.toml", "everyday", Wording)


def bodies() -> tuple[Body, ...]:
    """Organisations, organs, armed groups, parties and media."""
    return _entries("bodies.toml", "body", Body)


def people() -> tuple[Person, ...]:
    """People with dated offices."""
    return _entries("people.toml", "person", Person)


def office_titles() -> tuple[OfficeTitle, ...]:
    """Offices and their wordings."""
    return _entries("offices.toml", "office", OfficeTitle)


def speaker_nouns() -> tuple[SpeakerNoun, ...]:
    """Common nouns that speak, by what stands behind them."""
    return _entries("offices.toml", "noun", SpeakerNoun)


def cues() -> tuple[Cue, ...]:
    """Reporting verbs, nouns and adjectives."""
    return _entries("cues.toml", "cue", Cue)


def cue_classes() -> tuple[WordClass, ...]:
    """Lemmas of cues and of verbs near them that behave alike, by kind ("parenthetic", "issuing")."""
    return _entries("cues.toml", "class", WordClass)


def hedges() -> tuple[Hedge, ...]:
    """Words that bound or soften a number."""
    return _entries("measures.toml", "hedge", Hedge)


def measures() -> tuple[Measure, ...]:
    """What reports count."""
    return _entries("measures.toml", "measure", Measure)


def facets() -> tuple[Facet, ...]:
    """Words for population, scope and cause."""
    return _entries("measures.toml", "facet", Facet)


def units() -> tuple[Unit, ...]:
    """Units of measurement, money and time."""
    return _entries("measures.toml", "unit", Unit)


def change_words() -> tuple[WordGroup, ...]:
    """Lemmas that say a quantity goes up or down."""
    return _entries("measures.toml", "change", WordGroup)


@cache
def measure_words(key: str) -> frozenset[str]:
    """The lemmas of one group of measures.toml ("voting", "lost"...); VocabularyError for none."""
    found = {group.key: group.words for group in _entries("measures.toml", "group", WordGroup)}
    if key not in found:
        raise VocabularyError(f"penholder/data/measures.toml has no [[group]] {key!r}")
    return frozenset(found[key])


@cache
def event_words(key: str) -> frozenset[str]:
    """The lemmas of one group of events.toml ("plan", "authority", "operation"...); VocabularyError for none."""
    found = {group.key: group.words for group in _entries("events.toml", "group", WordGroup)}
    if key not in found:
        raise VocabularyError(f"penholder/data/events.toml has no [[group]] {key!r}")
    return frozenset(found[key])


def event_kinds() -> tuple[EventKind, ...]:
    """Kinds of events, restrictions and commitments."""
    return _entries("events.toml", "kind", EventKind)


def option_kinds() -> tuple[OptionKind, ...]:
    """Options for a mission's future."""
    return _entries("options.toml", "option", OptionKind)


@cache
def option_words(use: str) -> frozenset[str]:
    """The words of that use around options; VocabularyError for a use the file does not have."""
    found = [entry.words for entry in _entries("options.toml", "word", OptionWords) if entry.use == use]
    if not found:
        raise VocabularyError(f"penholder/data/options.toml has no [[word]] with use = {use!r}")
    return frozenset(word for words in found for word in words)


def council_years() -> tuple[CouncilYear, ...]:
    """Elected Council members by year."""
    return _entries("council.toml", "year", CouncilYear)


def facts() -> tuple[Fact, ...]:
    """Dated public facts, oldest first."""
    return _entries("facts.toml", "fact", Fact)


@cache
def date_words(role: str) -> tuple[str, ...]:
    """Words with that role in `dates.toml`, longest first; empty when the role is not there."""
    found = (
        word for row in _entries("dates.toml", "list", DateWords) if row.role == role for word in row.words
    )
    return tuple(sorted(found, key=lambda word: (-len(word), word)))


def synonyms() -> tuple[SynonymSet, ...]:
    """Sets of words that stand for one another."""
    return _entries("synonyms.toml", "set", SynonymSet)


def word_classes() -> tuple[WordClass, ...]:
    """Function words, negations, modals, hedges, number words, date words, abbreviations."""
    return _entries("wording.toml", "class", WordClass)


@cache
def word_class(kind: str) -> frozenset[str]:
    """The words of one class of wording.toml ("forming", "place noun"...); VocabularyError for none."""
    found = [entry.words for entry in word_classes() if entry.kind == kind]
    if not found:
        raise VocabularyError(f"penholder/data/wording.toml has no [[class]] with kind = {kind!r}")
    return frozenset(word for words in found for word in words)


@dataclass(frozen=True, slots=True, kw_only=True)
class FurniturePattern:
    """A line that stands on news pages and is not the report."""

    kind: str
    """Value of `FurnitureKind`."""
    line: str
    """Regular expression that matches the whole line, case ignored."""
    says: str
    """What the line is, for the reason shown to readers ("heads a comment form")."""
    reach: str = "line"
    """line: the line alone; links: also the headline-like lines that follow; rest: also what follows as
    long as it is evidently page chrome."""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PagePart:
    """Elements of a saved web page that are furniture of one kind, by tag or by word in class or id."""

    kind: str
    tags: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    """Words that start a part of a class or id ("breadcrumb", "newsletter")."""
    source: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class NewsSource:
    """A news agency or outlet with the ways it is credited."""

    name: str
    aliases: tuple[str, ...] = ()
    agency: bool = False
    """True for agencies that are credited in datelines."""
    source: str = ""


def furniture_patterns() -> tuple[FurniturePattern, ...]:
    """Lines of page furniture."""
    return _entries("furniture.toml", "pattern", FurniturePattern)


def page_parts() -> tuple[PagePart, ...]:
    """Elements of saved pages that are furniture."""
    return _entries("furniture.toml", "part", PagePart)


def news_sources() -> tuple[NewsSource, ...]:
    """News agencies and outlets."""
    return _entries("outlets.toml", "outlet", NewsSource)


@cache
def council_meetings() -> tuple[CouncilMeeting, ...]:
    """Days the Council met on a host state, oldest first; where the table is incomplete is said in the file."""
    path = resources.files("penholder.data").joinpath("council_meetings.csv")
    lines = [line for line in path.read_text("utf-8").splitlines() if not line.startswith("#")]
    try:
        return tuple(
            CouncilMeeting(
                day=date.fromisoformat(row["day"]),
                subjects=tuple(row["subjects"].split()),
                source=row["record"],
            )
            for row in csv.DictReader(lines)
        )
    except (KeyError, ValueError) as error:
        raise VocabularyError(
            f"penholder/data/council_meetings.csv: {error}; expected day,subjects,record"
        ) from error

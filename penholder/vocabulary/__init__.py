"""Vocabulary as data: missions, states, people, bodies, cues, measures, options, facts.

Takes the TOML files in `penholder/data`; gives frozen entries, each loaded once. Never holds a rule: a new
mission, office or reporting verb is a change of data with a test. Every file opens with `source` and `date`
for its entries; an entry may name its own `source`.
"""

from __future__ import annotations

import csv
import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources
from types import MappingProxyType
from typing import Any, TypeVar

import msgspec

from penholder.errors import VocabularyError
from penholder.vocabulary.actors import (
    Body,
    CouncilMeeting,
    CouncilYear,
    Fact,
    Mandate,
    Mission,
    Office,
    OfficeTitle,
    Person,
    SourceOfTerms,
    SpeakerNoun,
    State,
    Wording,
)
from penholder.vocabulary.mandates import load_mandates, mandates_end
from penholder.vocabulary.pages import (
    FurniturePattern,
    NewsSource,
    OfficialRecord,
    PagePart,
    SpokenLanguage,
)
from penholder.vocabulary.tables import add_offices
from penholder.vocabulary.words import (
    CertaintyWords,
    Cue,
    DateWords,
    EventKind,
    Facet,
    ForceWords,
    ForumWords,
    Hedge,
    Ladder,
    Measure,
    NegatedForce,
    OptionKind,
    OptionWords,
    SynonymSet,
    Unit,
    WordClass,
    WordGroup,
)

__all__ = [
    "Body",
    "CertaintyWords",
    "CouncilMeeting",
    "CouncilYear",
    "Cue",
    "DateWords",
    "EventKind",
    "Facet",
    "Fact",
    "ForceWords",
    "ForumWords",
    "FurniturePattern",
    "Hedge",
    "Ladder",
    "Mandate",
    "Measure",
    "Mission",
    "NegatedForce",
    "NewsSource",
    "Office",
    "OfficeTitle",
    "OfficialRecord",
    "OptionKind",
    "OptionWords",
    "PagePart",
    "Person",
    "SpeakerNoun",
    "SpokenLanguage",
    "State",
    "SynonymSet",
    "Unit",
    "WordClass",
    "WordGroup",
    "Wording",
    "addressee_class",
    "bodies",
    "certainty_words",
    "change_words",
    "council_meetings",
    "council_years",
    "cue_classes",
    "cues",
    "date_words",
    "decoys",
    "direction_words",
    "draft_words",
    "event_kinds",
    "event_words",
    "everyday_surnames",
    "facets",
    "facts",
    "force_class",
    "force_words",
    "forum_class",
    "forum_words",
    "furniture_patterns",
    "hedges",
    "honorifics",
    "ladders",
    "mandates",
    "mandates_end",
    "measure_words",
    "measures",
    "mission_pointers",
    "missions",
    "name_particles",
    "negated_forces",
    "news_sources",
    "office_titles",
    "official_class",
    "official_records",
    "option_kinds",
    "option_words",
    "page_parts",
    "peacekeeping_words",
    "people",
    "speaker_nouns",
    "spellings",
    "spoken_languages",
    "states",
    "synonyms",
    "toll_class",
    "units",
    "word_class",
    "word_classes",
    "wordlike_acronyms",
]

T = TypeVar("T")


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


@cache
def _class_words(name: str, kind: str) -> frozenset[str]:
    found = [entry.words for entry in _entries(name, "class", WordClass) if entry.kind == kind]
    if not found:
        raise VocabularyError(f"penholder/data/{name} has no [[class]] with kind = {kind!r}")
    return frozenset(word for words in found for word in words)


def missions() -> tuple[Mission, ...]:
    """Every UN peace operation Penholder knows."""
    return _entries("missions.toml", "mission", Mission)


def mandates() -> tuple[Mandate, ...]:
    """Mandate chains, oldest first within a mission."""
    return load_mandates()


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
    return _entries("names.toml", "honorific", Wording)


def name_particles() -> tuple[Wording, ...]:
    """Words that belong to the surname after them, lowercased ("de", "van")."""
    return _entries("names.toml", "particle", Wording)


def everyday_surnames() -> tuple[Wording, ...]:
    """Surnames so common, or so much like other words, that alone they name nobody ("May")."""
    return _entries("names.toml", "everyday", Wording)


def bodies() -> tuple[Body, ...]:
    """Organisations, organs, armed groups, parties and media."""
    return _entries("bodies.toml", "body", Body)


@cache
def people() -> tuple[Person, ...]:
    """People with dated offices."""
    return add_offices(
        _entries("people.toml", "person", Person), _entries("offices.toml", "provenance", SourceOfTerms)
    )


def office_titles() -> tuple[OfficeTitle, ...]:
    """Offices and their wordings."""
    return _entries("offices.toml", "office", OfficeTitle)


def speaker_nouns() -> tuple[SpeakerNoun, ...]:
    """Common nouns that speak, by what stands behind them."""
    return _entries("offices.toml", "noun", SpeakerNoun) + _entries("speakers.toml", "noun", SpeakerNoun)


def cues() -> tuple[Cue, ...]:
    """Reporting verbs, nouns and adjectives."""
    return _entries("cues.toml", "cue", Cue)


def cue_classes() -> tuple[WordClass, ...]:
    """Lemmas of cues and of verbs near them that behave alike, by kind ("parenthetic", "issuing")."""
    return _entries("cues.toml", "class", WordClass)


def forum_words() -> tuple[ForumWords, ...]:
    """Places and forms of utterance, the first that fits first."""
    return _entries("forums.toml", "forum", ForumWords)


def forum_class(kind: str) -> frozenset[str]:
    """The words of one class of forums.toml ("occasion", "hearsay"...); VocabularyError for none."""
    return _class_words("forums.toml", kind)


def addressee_class(kind: str) -> frozenset[str]:
    """The words of one class of addressees.toml ("hearer", "asked"...); VocabularyError for none."""
    return _class_words("addressees.toml", kind)


def force_words() -> tuple[ForceWords, ...]:
    """Words that show what a speaker does by saying something."""
    return _entries("force.toml", "word", ForceWords)


def force_class(kind: str) -> frozenset[str]:
    """The words of one class of force.toml ("refusing", "negation"...); VocabularyError for none."""
    return _class_words("force.toml", kind)


@cache
def negated_forces() -> Mapping[str, str]:
    """What a negation makes of a cue of each force; forces that keep theirs are not in it."""
    return MappingProxyType({e.force: e.becomes for e in _entries("force.toml", "negated", NegatedForce)})


def certainty_words() -> tuple[CertaintyWords, ...]:
    """Words that show how sure a speaker sounds."""
    return _entries("certainty.toml", "word", CertaintyWords)


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


@cache
def draft_words(key: str) -> frozenset[str]:
    """The words of one group of drafts.toml ("draft", "put before", "set"...); VocabularyError for none."""
    found = {group.key: group.words for group in _entries("drafts.toml", "group", WordGroup)}
    if key not in found:
        raise VocabularyError(f"penholder/data/drafts.toml has no [[group]] {key!r}")
    return frozenset(found[key])


@cache
def toll_class(kind: str) -> frozenset[str]:
    """The lemmas of one class of tolls.toml ("verb killed", "who leader"...); empty for an effect without such words."""
    found = (entry.words for entry in _entries("tolls.toml", "class", WordClass) if entry.kind == kind)
    return frozenset(word for words in found for word in words)


@cache
def official_class(kind: str) -> frozenset[str]:
    """The words of one class of official.toml ("military", "malicious act"...); VocabularyError for none."""
    return _class_words("official.toml", kind)


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


def spellings() -> tuple[SynonymSet, ...]:
    """Sets of spellings and short forms of one word."""
    return _entries("spellings.toml", "set", SynonymSet)


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


@cache
def direction_words(kind: str) -> tuple[str, ...]:
    """The phrases of one class of directions.toml ("credit", "stock phrase"), as listed."""
    found = (e.words for e in _entries("directions.toml", "class", WordClass) if e.kind == kind)
    return tuple(word for words in found for word in words)


def ladders() -> tuple[Ladder, ...]:
    """Words for days and periods seen from the day of writing, from ahead to past."""
    return _entries("directions.toml", "ladder", Ladder)


def furniture_patterns() -> tuple[FurniturePattern, ...]:
    """Lines of page furniture."""
    return _entries("furniture.toml", "pattern", FurniturePattern)


def page_parts() -> tuple[PagePart, ...]:
    """Elements of saved pages that are furniture."""
    return _entries("furniture.toml", "part", PagePart)


def news_sources() -> tuple[NewsSource, ...]:
    """News agencies and outlets."""
    return _entries("outlets.toml", "outlet", NewsSource)


def spoken_languages() -> tuple[SpokenLanguage, ...]:
    """Languages other than English in which delegations speak at the UN."""
    return _entries("speech.toml", "language", SpokenLanguage)


def official_records() -> tuple[OfficialRecord, ...]:
    """The UN's own records of what was said, the most exact first."""
    return _entries("speech.toml", "record", OfficialRecord)


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

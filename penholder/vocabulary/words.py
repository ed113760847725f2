"""Entries on words: reporting verbs, hedges, measures, events, options, dates, synonyms."""

from __future__ import annotations

from dataclasses import dataclass


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
    """PLOVER event type, or ""."""
    acled: str = ""
    """ACLED event types that may fit, joined by "; ", or ""."""
    acled_sub: str = ""
    """ACLED sub-event types, likewise."""
    ucdp: str = ""
    """UCDP types of violence, likewise."""


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
    alone: bool = False
    """True for an option that its words name without a mission beside them ("an arms embargo")."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OptionWords:
    """Words read around an option: what it acts on, what carries a stance, what opens a condition."""

    use: str
    """"strong target", "weak target", "opposes", "supports", "asks", "ambiguous", "obligation", "condition",
    "success", "topic", "own side", "proposal", "supersedes", "irregular", "intransitive", "number", "negated",
    "carries", "stops", "readiness", "acceptability", "declines", "vote", "tied", "manner", "whole", "passed over",
    "people", "measure", "whole text", "naming", "good", "bad", "former", "group",
    "some", "ends", "goes on" or "at once"."""
    words: tuple[str, ...]
    """Lowercased; single words are lemmas."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DateWords:
    """Words that play one role in reading dates ("forward verb", "quantity")."""

    role: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SynonymSet:
    """Words and phrases one of which may stand for another in news and diplomatic prose."""

    words: tuple[str, ...]
    """Lowercased; a phrase counts as one word; the first names the set."""
    source: str = ""
    """Class of a thesaurus that the set follows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """Words for one period as it moves from the future into the past of the one who writes."""

    rungs: tuple[tuple[str, ...], ...]
    """From ahead to past; the words of one rung mean the same period."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WordClass:
    """Words that play one part in a sentence, for comparing wordings."""

    kind: str
    """function, negation, modal, hedge, number, date or abbreviation; the other kinds are named by the rules that
    read them ("forming", "place noun")."""
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ForumWords:
    """A place or form of utterance with the words around a cue that tell it."""

    name: str
    """A value of `Forum`."""
    occasions: tuple[str, ...] = ()
    """Nouns in which something is said ("press conference", "letter"): phrases of lemmas or words."""
    audiences: tuple[str, ...] = ()
    """Nouns to which it is said ("reporter")."""
    documents: tuple[str, ...] = ()
    """Nouns that speak themselves in this form ("the report says")."""
    outlets: tuple[str, ...] = ()
    """Words in the names of those to whom or on whom it is said ("radio", "FM")."""
    cues: tuple[str, ...] = ()
    """Lemmas of reporting verbs that tell it by themselves ("tweet")."""
    short: tuple[str, ...] = ()
    """Audiences that count only where the report holds `needs` ("the council")."""
    needs: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ForceWords:
    """Words of a cue or of what is said that show what the speaker does by saying it."""

    force: str
    """A value of `Force`."""
    part: str
    """Where they stand: "modal", "predicate" or "bound", explained in the file."""
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NegatedForce:
    """What a negation makes of a cue ("did not rule out" no longer rejects)."""

    force: str
    becomes: str


@dataclass(frozen=True, slots=True, kw_only=True)
class CertaintyWords:
    """Words that show how sure the speaker sounds."""

    certainty: str
    """A value of `Certainty`."""
    part: str
    """Where they stand: "cue" or "content"."""
    words: tuple[str, ...]
    negated: str = ""
    """The certainty when they are negated; "" for the same."""

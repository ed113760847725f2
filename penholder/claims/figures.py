"""Figures: every quantity of a report with what decides whether two of them may be compared.

Takes a report, its parse, its date bracket and its statements; gives figures in text order. Never rounds,
converts or picks between versions, and never counts years, dates, ages or document numbers.

A share of a count ("nearly 300 requests, about 80% of them", "two-thirds of the 1,200 patrols") gives a third,
derived figure (`penholder.claims.deriving_shares`).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from penholder.claims.ceilings import set_against_ceilings
from penholder.claims.counted_people import find_members_force
from penholder.claims.deriving_shares import derive_share
from penholder.claims.elided import fill_elided
from penholder.claims.figure_actors import (
    HARM,
    find_actor,
    find_nationality,
    holds_its_own,
    is_harmed_by,
    sends_its_army,
)
from penholder.claims.figure_causes import find_cause
from penholder.claims.figure_joining import PARTED, join_figures
from penholder.claims.measuring import find_measure, is_out_of, name_counted_subject, patient_verb
from penholder.claims.mission_victims import find_harmed_mission, find_lending_states
from penholder.claims.stages import is_denied
from penholder.model import DateBracket, Edtf, Figure, Force, Report, Statement, make_id
from penholder.syntax import ParsedReport, Sentence, Token
from penholder.values.clauses import (
    find_place,
    governing_verb,
    mission_of,
    near_lemmas,
    own_tokens,
    statement_at,
)
from penholder.values.dates import first_day, make_interval, split_interval
from penholder.values.expressions import DateExpression, find_expressions, resolve_expression
from penholder.values.mentions import Mention, MentionKind, find_mentions
from penholder.values.places import alpha3_of, find_entries
from penholder.values.quantities import Quantity, find_quantities
from penholder.values.subjects import is_force, names_other_force
from penholder.values.units import QuantityKind, find_noun_run
from penholder.vocabulary import facets

_OF_MISSION = frozenset({"peacekeepers", "uniformed"})
_OWN_MEASURES = frozenset(
    {
        "strength",
        "ceiling",
        "contributors",
        "options",
        "flights denied",
        "force increase",
        "force reduction",
        "movements denied",
    }
)
"""Measures of the mission a report is about, where the sentence names none."""
_OF_COUNCIL = frozenset({"council members", "votes", "vetoes", "abstentions"})
_PLACELESS = _OF_COUNCIL | {"missions", "options", "duration", "signatories", "contributors"}
_SCOPED = _OWN_MEASURES | {"flights requested", "visas denied", "weapons", "bases", ""}
_NOT_GIVING = frozenset({Force.REJECTS, Force.DENIES})
"""Who rejects "three options" or denies "300 requests" is not the one who gives the figure."""
_OF_PEOPLE = HARM | {
    "strength",
    "ceiling",
    "force increase",
    "force reduction",
    "abductions",
    "detentions",
    "expelled",
    "displaced",
    "people in need",
    "visas denied",
    "",
}


_BEFALLEN = HARM | {"abductions", "detentions", "expelled", "displaced"}
"""Measures of what befell people, which somebody may deny."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every figure of one report is read against."""

    report: Report
    bracket: DateBracket
    statements: Sequence[Statement]
    mission: str
    hosts: tuple[str, ...]
    lending: frozenset[str]


def extract_figures(
    report: Report, parsed: ParsedReport, bracket: DateBracket, statements: Sequence[Statement]
) -> tuple[Figure, ...]:
    """The figures of one report in text order, derived ones after the two they come from."""
    mission = mission_of(parsed)
    setting = _Setting(
        report,
        bracket,
        statements,
        mission.key if mission else "",
        mission.host_states if mission else (),
        find_lending_states(parsed.sentences) if mission else frozenset(),
    )
    found: list[Figure] = []
    before: list[Figure] = []
    for sentence in parsed.sentences:
        before = list(_read_sentence(setting, sentence, before))
        found.extend(before)
    return tuple(found)


def _read_sentence(setting: _Setting, sentence: Sentence, before: Sequence[Figure]) -> Iterator[Figure]:
    expressions = find_expressions(sentence)
    quantities = find_quantities(sentence, [(e.start, e.end) for e in expressions])
    counted = [name_counted_subject(sentence, q) for q in quantities if _is_figure(sentence, q)]
    made = [_make_figure(setting, sentence, q, counted, expressions) for q in counted]
    apart = set_against_ceilings(sentence, made, counted)
    figures = join_figures(sentence, fill_elided(sentence, apart, counted, before), counted)
    wholes = {n for n, q in enumerate(counted) if is_out_of(sentence, q)}
    plain = [_without_deed(f, sentence, counted[n]) if n in wholes else f for n, f in enumerate(figures)]
    plain = [_without_denied(f, sentence, q) for f, q in zip(plain, counted, strict=True)]
    waiting: Figure | None = None
    for place, figure in enumerate(plain):
        yield figure
        if waiting is not None:
            yield waiting
        waiting = derive_share(setting.report, figure, figures[:place], figures[place + 1 :])
        if waiting is not None and place + 1 in wholes and place + 1 < len(counted):
            waiting = _as_deployed(waiting, sentence, counted[place + 1])
        if waiting is not None and waiting.derived_from[0] in {f.id for f in figures[:place]}:
            yield waiting
            waiting = None


def _as_deployed(derived: Figure, sentence: Sentence, whole: Quantity) -> Figure:
    """ "Two-thirds of the 15,000 authorised troops have been deployed": what is deployed is no ceiling."""
    verb = governing_verb(sentence, sentence.tokens[whole.anchor])
    scope = _find_facet("scope", frozenset({verb.lemma})) if verb is not None else ""
    if derived.measure != "ceiling" or scope != "deployed":
        return derived
    return replace(derived, measure="strength", scope=scope)


def _without_deed(figure: Figure, sentence: Sentence, quantity: Quantity) -> Figure:
    """The whole of which a part is told ("a third of the 1,200 patrols were stopped"): what its own words say of it."""
    if figure.measure == "ceiling":
        return figure
    own = frozenset(t.lemma for t in sentence.subtree(sentence.tokens[quantity.anchor]))
    measure = find_measure(sentence, quantity, own, own)
    return replace(
        figure, measure=measure, scope=_find_scope(measure, own) if measure else "", cause="", actor=""
    )


def _without_denied(figure: Figure, sentence: Sentence, quantity: Quantity) -> Figure:
    """ "Denied reports that two had been abducted": a count of what did not happen is no count of abductions."""
    verb = patient_verb(sentence, quantity) if figure.measure in _BEFALLEN else None
    if verb is None or not is_denied(sentence, verb):
        return figure
    if any(t.lemma == "deny" and sentence.children(t, "neg") for t in sentence.ancestors(verb)):
        return figure  # who does not deny it tells it all but as a fact
    return replace(figure, measure="", scope="denied", cause="", actor="")


def _is_figure(sentence: Sentence, quantity: Quantity) -> bool:
    """False for ages and for "one of", which singles out rather than counts."""
    after = sentence.text[quantity.number_end - sentence.start :]
    words = sentence.text[quantity.number_start - sentence.start : quantity.number_end - sentence.start]
    singles_out = words.lower() == "one" and (after.startswith(" of ") or quantity.head is None)
    named = words.lower() == "zero" and after.lstrip().lower().startswith("draft")  # "the zero draft": a name
    counts = quantity.kind is not QuantityKind.AGE and not singles_out and not named
    return counts and not _is_absence(sentence, quantity)


def _is_absence(sentence: Sentence, quantity: Quantity) -> bool:
    """ "No vote was held": nothing is counted; "no veto" in the Council is a count of none."""
    words = sentence.text[quantity.number_start - sentence.start : quantity.number_end - sentence.start]
    lemmas = {t.lemma for t in sentence.tokens}
    return words.lower() == "no" and not lemmas & {"council", "veto", "resolution", "draft", "permanent"}


def _make_figure(
    setting: _Setting,
    sentence: Sentence,
    quantity: Quantity,
    others: Sequence[Quantity],
    expressions: Sequence[DateExpression],
) -> Figure:
    report = setting.report
    anchor = sentence.tokens[quantity.anchor]
    near = near_lemmas(sentence, anchor)
    unit_lemmas = frozenset(t.lemma for t in sentence.between(quantity.number_end, quantity.end))
    unit_lemmas |= frozenset(quantity.unit.split())
    if quantity.head is not None:
        unit_lemmas |= {sentence.tokens[quantity.head].lemma}
        if sentence.tokens[quantity.head].start < quantity.start:
            named = set(quantity.unit.split())
            unit_lemmas |= {t.lemma for t in sentence.tokens if t.text.lower() in named}
    giving = [s for s in setting.statements if s.force not in _NOT_GIVING or s.quoted]
    statement = statement_at(giving, quantity.number_start, quantity.number_end)
    measure = find_measure(sentence, quantity, unit_lemmas, near)
    people = unit_lemmas | _word_pairs(unit_lemmas, quantity.unit) | find_members_force(sentence, quantity)
    population = _find_facet("population", people) if measure in _OF_PEOPLE else ""
    words = report.text[quantity.start : quantity.end]
    cause = find_cause(sentence, quantity, others) if measure in HARM else ""
    actor = "" if cause in ("accident", "illness") else find_actor(sentence, quantity, measure)
    if measure in HARM and not cause and is_harmed_by(sentence, quantity):
        cause = "hostile act"
    return Figure(
        id=make_id("f", report.id, quantity.start, quantity.end, quantity.amount, words),
        report=report.id,
        span=report.span(quantity.start, quantity.end),
        number=report.span(quantity.number_start, quantity.number_end),
        sentence=report.span(sentence.start, sentence.end),
        amount=quantity.amount,
        unit=f"{quantity.unit} per {quantity.per}" if quantity.per else quantity.unit,
        measure=measure,
        population=population,
        scope=_find_scope(measure, near | unit_lemmas | _compound(words)) if measure or population else "",
        cause=cause,
        about=_find_subject(setting, sentence, quantity, measure, population, actor),
        place="" if measure in _PLACELESS else _find_place(setting, sentence, anchor, measure),
        as_of=_find_as_of(setting, sentence, quantity, expressions, statement),
        given_by=statement.speaker if statement else None,
        statement=statement.id if statement else None,
        actor=actor,
        part_of=_find_whole(sentence, quantity) if measure == "share" else "",
    )


def _find_whole(sentence: Sentence, quantity: Quantity) -> str:
    """What follows "of" after a share, without what its clauses add: "flight requests"."""
    after = sentence.text[quantity.end - sentence.start :]
    parted = " of " in sentence.text[quantity.number_start - sentence.start : quantity.end - sentence.start]
    if not parted and not after.startswith(" of "):
        return ""
    words = [t for t in sentence.tokens if t.start > quantity.end + (0 if parted else 3)]
    if words and words[0].lemma in ("they", "them", "those", "these", "which", "whom"):
        return ""
    while words and words[0].pos in ("DET", "NUM", "ADV", "PRON", "ADP"):
        words = words[1:]
    nouns = find_noun_run(words)
    return sentence.text[nouns[0].start - sentence.start : nouns[-1].end - sentence.start] if nouns else ""


def _find_place(setting: _Setting, sentence: Sentence, anchor: Token, measure: str) -> str:
    """The place the clause names; what the vocabulary knows as a mission or body is none."""
    clause = _clause(sentence, anchor)
    place = find_place(sentence, clause) or _find_known_place(setting, sentence, clause, measure)
    named = {m.words for m in find_mentions(sentence) if m.kind in (MentionKind.MISSION, MentionKind.BODY)}
    return "" if place in named else place.replace(" - ", "-")


def _find_known_place(setting: _Setting, sentence: Sentence, clause: Sequence[Token], measure: str) -> str:
    """A town or region of a host state after "in" or "near" that the parse took for a person or firm ("In Goma").

    Of people displaced or in need also a quarter of the country ("in the east alone").
    """
    hosts = {alpha3_of(host) for host in setting.hosts}
    for prep in (t for t in clause if t.dep == "prep" and t.lemma in _AT):
        for noun in sentence.children(prep, "pobj"):
            words = [t for t in sentence.children(noun, "compound") if t.tag == "NNP"] + [noun]
            name = " ".join(t.text for t in words)
            if noun.tag == "NNP" and any(e.state in hosts for e in find_entries(name)):
                return name
            if (
                measure in _BY_QUARTER
                and noun.lemma in _QUARTERS
                and [t.lemma for t in sentence.children(noun, "det")] == ["the"]
            ):
                return f"the {noun.lemma}"
    return ""


_AT = frozenset({"in", "at", "near", "around", "outside"})
_BY_QUARTER = frozenset({"displaced", "people in need"})
_QUARTERS = frozenset(
    {"north", "south", "east", "west", "north-east", "north-west", "south-east", "south-west"}
)


def _compound(words: str) -> frozenset[str]:
    return frozenset(words.lower().rpartition("-")[2].split())


def _clause(sentence: Sentence, anchor: Token) -> list[Token]:
    verb = governing_verb(sentence, anchor)
    seen = {t.i: t for t in (*sentence.subtree(anchor), *(own_tokens(sentence, verb) if verb else ()))}
    return [seen[i] for i in sorted(seen)]


def _find_facet(facet: str, lemmas: frozenset[str]) -> str:
    return next((f.value for f in facets() if f.facet == facet and lemmas & set(f.words)), "")


def _word_pairs(lemmas: frozenset[str], unit: str) -> frozenset[str]:
    """Vocabulary words of two parts found in a unit: "blue helmet" in "blue helmets"."""
    doubled = (word for f in facets() for word in f.words if " " in word)
    return frozenset(word for word in doubled if word in unit and set(word.split()) & lemmas)


def _find_scope(measure: str, lemmas: frozenset[str]) -> str:
    """What the measure itself says comes first; options are proposed whatever else the clause does to them."""
    if measure not in _SCOPED:
        return ""
    own = {
        "options": "proposed",
        "flights denied": "denied",
        "force reduction": "withdrawn",
        "ceiling": "authorised",
    }
    return own.get(measure) or _find_facet("scope", lemmas)


# --------------------------------------------------------------------------- whose, and when


def _find_subject(
    setting: _Setting, sentence: Sentence, quantity: Quantity, measure: str, population: str, actor: str
) -> str:
    """Key of the body, mission or state whose figure it is: the nearest named of the kind the measure is about.

    Who did or provides what is counted is not what the figure is about, but for soldiers a state has of its own.
    """
    if measure == "strength" and holds_its_own(sentence, quantity, actor):
        return actor
    if measure == "strength" and (army := sends_its_army(sentence, quantity, setting.hosts)):
        return army
    lent = (
        find_nationality(sentence, quantity) if population in _OF_MISSION or measure in _OWN_MEASURES else ""
    )
    apart = {actor, lent} - {"", *setting.hosts}
    mentions = [m for m in find_mentions(sentence) if m.key not in apart]

    def near(kind: MentionKind, *keys: str) -> str:
        fitting = [m for m in mentions if m.kind is kind and (not keys or m.key in keys)]
        return min(fitting, key=lambda m: (_distance(m, quantity), m.start)).key if fitting else ""

    if measure in _OF_COUNCIL:
        return near(MentionKind.BODY, "security-council") or "security-council"
    if measure == "missions":
        return near(MentionKind.BODY, "un") or "un"
    if measure in HARM | {"abductions", "detentions"}:
        harmed = find_harmed_mission(sentence, quantity, population, setting.lending, setting.hosts)
        if harmed is not None:
            return harmed or near(MentionKind.MISSION) or setting.mission
    if population in _OF_MISSION or measure in _OWN_MEASURES:
        return near(MentionKind.MISSION) or _other_force(setting, sentence) or near(MentionKind.STATE)
    host = near(MentionKind.STATE, *setting.hosts) if setting.hosts else ""
    if measure == "duration":
        return host or near(MentionKind.MISSION)
    if measure in PARTED - {"ceiling"}:  # whoever counts the people is not what the figure is about
        only = setting.hosts[0] if len(setting.hosts) == 1 else ""
        return host or near(MentionKind.STATE) or near(MentionKind.MISSION) or only
    return host or near(MentionKind.STATE) or near(MentionKind.MISSION) or near(MentionKind.BODY)


def _other_force(setting: _Setting, sentence: Sentence) -> str:
    """Key of a force of somebody else's the sentence speaks of ("" without a name), else the report's mission."""
    if not names_other_force(sentence):
        return setting.mission
    forces = [m.key for m in find_mentions(sentence) if m.kind is MentionKind.BODY and is_force(m.key)]
    return forces[0] if forces else ""


def _distance(mention: Mention, quantity: Quantity) -> int:
    return min(abs(mention.start - quantity.end), abs(quantity.start - mention.end))


def _find_as_of(
    setting: _Setting,
    sentence: Sentence,
    quantity: Quantity,
    expressions: Sequence[DateExpression],
    statement: Statement | None,
) -> Edtf | None:
    """The day or period the clause gives; else the day the figure was stated; else unknown."""
    clause = {t.i for t in _clause(sentence, sentence.tokens[quantity.anchor])}
    inside = [e for e in expressions if any(t.i in clause for t in sentence.between(e.start, e.end))]
    verb = governing_verb(sentence, sentence.tokens[quantity.anchor])
    above = {t.i for t in sentence.ancestors(verb)} if verb else set()
    opening = [e for e in expressions if e not in inside and above & _heads(sentence, e)]
    opened = sentence.text.lower().startswith("since ")
    lasting = [e for e in expressions if _runs_since(sentence, e) and (opened or e.start > quantity.end)]
    inside = [e for e in inside if not _belongs_to_other(sentence, quantity, e)]
    lasting = [e for e in lasting if not _belongs_to_other(sentence, quantity, e)]
    if _is_set_against(sentence, quantity):
        own = sentence.text[quantity.end - sentence.start :]
        inside, opening, lasting = [e for e in inside if _follows(quantity, e, own)], [], []
    for expression in [*inside, *opening, *lasting]:
        if (
            not expression.start <= quantity.number_start < expression.end
            and (when := resolve_expression(expression, setting.bracket))
            and not _lies_ahead(when, setting.bracket)
        ):
            return _close(setting, sentence, expression, when, statement)
    return statement.said if statement else None


def _belongs_to_other(sentence: Sentence, quantity: Quantity, expression: DateExpression) -> bool:
    """ "7 million, up from 6.1 million in October": the date is that of the number it follows."""
    between = sentence.text[
        quantity.end - sentence.start : max(quantity.end, expression.start) - sentence.start
    ]
    return bool(_SET_AGAINST.search(between) or _STEP.search(between) or _PART.search(between))


_SET_AGAINST = re.compile(r"\b(?:from|than|with)\s[\d.,]+\D{0,20}$")
_PART = re.compile(r",\s(?:\w+\s){0,3}[\d.,]+(?:\s(?:million|thousand))?\sof\s(?:them|whom)\b[^,;]*$")
_STEP = re.compile(
    r",\s(?:an?\s(?:\w+\s)?(?:increase|rise|drop|decrease|fall|jump|decline)|up|down)\b[^;]*\d[^;]*$"
)
""" "2.6 million people, an increase of 300,000 since March": the day is that of the step."""


def _is_set_against(sentence: Sentence, quantity: Quantity) -> bool:
    """ "Up from 300": an earlier level, of an earlier day than the clause's."""
    before = sentence.text[: quantity.start - sentence.start]
    return re.search(r"\b(?:from|compared (?:with|to))\s$", before) is not None and quantity.head is None


def _follows(quantity: Quantity, expression: DateExpression, after: str) -> bool:
    """Whether the date stands right after the number ("up from 300 in January")."""
    gap = expression.start - quantity.end
    return 0 <= gap <= _CLOSE_BY and not re.search(r"[,;:\d]", after[: max(gap, 0)])


_CLOSE_BY = 12


def _lies_ahead(when: Edtf, bracket: DateBracket) -> bool:
    """A day to come is when something is due, not when the figure held."""
    first, day = first_day(when), bracket.latest or bracket.best
    return first is not None and day is not None and first > day


def _heads(sentence: Sentence, expression: DateExpression) -> set[int]:
    """Index of the verb a date hangs on, where the date opens its sentence; else empty."""
    tokens = sentence.between(expression.start, expression.end)
    verb = governing_verb(sentence, tokens[0]) if tokens else None
    return {verb.i} if verb and expression.start - sentence.start < 20 else set()


def _runs_since(sentence: Sentence, expression: DateExpression) -> bool:
    """True for "since July 2013" and "since the mission began in 2013"."""
    before = sentence.text[: expression.start - sentence.start]
    return re.search(r"\bsince\b[^,;:]{0,80}$", before, re.IGNORECASE) is not None


def _close(
    setting: _Setting, sentence: Sentence, expression: DateExpression, when: Edtf, statement: Statement | None
) -> Edtf:
    """ "since July 2013", "since the mission began in 2013": up to the day it was said, where that is known."""
    start, end = split_interval(when)
    if end is not None and not _runs_since(sentence, expression):
        return when
    said = statement.said if statement else None
    today = setting.bracket.best.isoformat() if setting.bracket.best else None
    return make_interval(start, (split_interval(said)[1] if said else None) or today)

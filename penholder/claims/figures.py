"""Figures: every quantity of a report with what decides whether two of them may be compared.

Takes a report, its parse, its date bracket and its statements; gives figures in text order. Never rounds,
converts or picks between versions, and never counts years, dates, ages or document numbers.

A share that follows the count it is a share of ("nearly 300 requests, about 80% of them") gives a third,
derived figure: its amount is the product, its hedge the share's or else the count's, its span runs from the
count to the share, and `derived_from` names both.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from penholder.claims.measuring import find_measure
from penholder.model import Amount, DateBracket, Edtf, Figure, Force, Report, Statement, make_id
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
from penholder.values.quantities import Quantity, find_quantities
from penholder.values.subjects import is_force, names_other_force
from penholder.values.units import QuantityKind
from penholder.vocabulary import facets

_WHOLE = re.compile(r"\s(?:of\s(?:them|those|these|which|whom)\b)")
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
_HARM = frozenset({"deaths", "injuries", "casualties"})
_PARTED = _HARM | {"displaced", "people in need"}
"""Measures whose parts ("including 2.3 million in the east") are counted by the same measure."""
_OF_PEOPLE = _HARM | {
    "strength",
    "ceiling",
    "force increase",
    "force reduction",
    "abductions",
    "detentions",
    "expelled",
    "displaced",
    "people in need",
    "",
}
_STATES = frozenset(
    ["injured", "wounded", "killed", "dead", "missing", "hurt", "abducted", "detained", "others", "more"]
)


_AMONG = re.compile(r"\b(?:among (?:them|whom)|including|of (?:them|whom)),?\s$", re.IGNORECASE)
"""What opens a part of the people just counted."""
_OF_THEM = re.compile(r"\sof\s(?:them|whom)\b")
"""What follows the number of such a part ("60 of them")."""


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every figure of one report is read against."""

    report: Report
    bracket: DateBracket
    statements: Sequence[Statement]
    mission: str
    hosts: tuple[str, ...]


def extract_figures(
    report: Report, parsed: ParsedReport, bracket: DateBracket, statements: Sequence[Statement]
) -> tuple[Figure, ...]:
    """The figures of one report in text order, derived ones after the two they come from."""
    mission = mission_of(parsed)
    setting = _Setting(
        report, bracket, statements, mission.key if mission else "", mission.host_states if mission else ()
    )
    found: list[Figure] = []
    for sentence in parsed.sentences:
        found.extend(_read_sentence(setting, sentence))
    return tuple(found)


def _read_sentence(setting: _Setting, sentence: Sentence) -> Iterator[Figure]:
    expressions = find_expressions(sentence)
    quantities = find_quantities(sentence, [(e.start, e.end) for e in expressions])
    figures: list[Figure] = []
    for quantity in quantities:
        if _is_figure(sentence, quantity):
            figure = _make_figure(setting, sentence, quantity, expressions)
            figures.append(_inherit_unit(figure, figures))
    figures = _share_causes(figures)
    for place, figure in enumerate(figures):
        yield figure
        if derived := _derive(setting.report, figure, figures[:place]):
            yield derived


def _is_figure(sentence: Sentence, quantity: Quantity) -> bool:
    """False for ages and for "one of", which singles out rather than counts."""
    after = sentence.text[quantity.number_end - sentence.start :]
    words = sentence.text[quantity.number_start - sentence.start : quantity.number_end - sentence.start]
    singles_out = words.lower() == "one" and (after.startswith(" of ") or quantity.head is None)
    return quantity.kind is not QuantityKind.AGE and not singles_out and not _is_absence(sentence, quantity)


def _is_absence(sentence: Sentence, quantity: Quantity) -> bool:
    """ "No vote was held": nothing is counted; "no veto" in the Council is a count of none."""
    words = sentence.text[quantity.number_start - sentence.start : quantity.number_end - sentence.start]
    lemmas = {t.lemma for t in sentence.tokens}
    return words.lower() == "no" and not lemmas & {"council", "veto", "resolution", "draft", "permanent"}


def _make_figure(
    setting: _Setting, sentence: Sentence, quantity: Quantity, expressions: Sequence[DateExpression]
) -> Figure:
    report = setting.report
    anchor = sentence.tokens[quantity.anchor]
    near = near_lemmas(sentence, anchor)
    unit_lemmas = frozenset(t.lemma for t in sentence.between(quantity.number_end, quantity.end))
    unit_lemmas |= frozenset(quantity.unit.split())
    if quantity.head is not None:
        unit_lemmas |= {sentence.tokens[quantity.head].lemma}
    giving = [s for s in setting.statements if s.force not in _NOT_GIVING or s.quoted]
    statement = statement_at(giving, quantity.number_start, quantity.number_end)
    measure = find_measure(sentence, quantity, unit_lemmas, near)
    pairs = _word_pairs(unit_lemmas, quantity.unit)
    population = _find_facet("population", unit_lemmas | pairs) if measure in _OF_PEOPLE else ""
    words = report.text[quantity.start : quantity.end]
    return Figure(
        id=make_id("f", report.id, quantity.start, quantity.end, quantity.amount, words),
        report=report.id,
        span=report.span(quantity.start, quantity.end),
        number=report.span(quantity.number_start, quantity.number_end),
        sentence=report.span(sentence.start, sentence.end),
        amount=quantity.amount,
        unit=quantity.unit,
        measure=measure,
        population=population,
        scope=_find_scope(measure, near | unit_lemmas | _compound(words)) if measure or population else "",
        cause=_find_cause(sentence, anchor) if measure in _HARM else "",
        about=_find_subject(setting, sentence, quantity, measure, population),
        place="" if measure in _PLACELESS else find_place(sentence, _clause(sentence, anchor)),
        as_of=_find_as_of(setting, sentence, quantity, expressions, statement),
        given_by=statement.speaker if statement else None,
        statement=statement.id if statement else None,
    )


def _compound(words: str) -> frozenset[str]:
    return frozenset(words.lower().rpartition("-")[2].split())


def _clause(sentence: Sentence, anchor: Token) -> list[Token]:
    verb = governing_verb(sentence, anchor)
    seen = {t.i: t for t in (*sentence.subtree(anchor), *(own_tokens(sentence, verb) if verb else ()))}
    return [seen[i] for i in sorted(seen)]


def _find_cause(sentence: Sentence, anchor: Token) -> str:
    """The one cause the verb's whole branch tells ("killed and injured by ..."); "" for a toll of all causes.

    "When accidents are counted as well" adds a cause to others, so the toll is that of all of them.
    """
    verb = governing_verb(sentence, anchor)
    branch = sentence.subtree(verb or anchor)
    told = {c for t in branch if (c := _find_facet("cause", frozenset({t.lemma})))}
    if len(told - {"hostile act"}) > 1 or any(_is_added(sentence, t, verb) for t in branch):
        return ""
    return _find_facet("cause", frozenset(t.lemma for t in branch))


def _is_added(sentence: Sentence, token: Token, verb: Token | None) -> bool:
    """Whether a cause hangs on a word of counting below the verb ("if accidents are included")."""
    if not _find_facet("cause", frozenset({token.lemma})):
        return False
    for above in sentence.ancestors(token):
        if verb is not None and above.i == verb.i:
            return False
        if above.lemma in _ADDING:
            return True
    return False


_ADDING = frozenset({"count", "include", "including", "add", "consider"})


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


def _share_causes(figures: list[Figure]) -> list[Figure]:
    """One cause at the end of "killed and ... injured by hostile acts" is the cause of both."""
    shared: list[Figure] = []
    cause = ""
    for figure in reversed(figures):
        if figure.measure in _HARM:
            figure = replace(figure, cause=figure.cause or cause)
            cause = figure.cause
        else:
            cause = ""
        shared.append(figure)
    return shared[::-1]


def _inherit_unit(figure: Figure, before: Sequence[Figure]) -> Figure:
    """ "140 soldiers were killed and 520 injured": the second counts what the first does."""
    if not before:
        return figure
    last = before[-1]
    lead = figure.sentence.words[: figure.span.start - figure.sentence.start]
    if not figure.unit and not figure.measure and lead.endswith((" from ", " than ", " with ")):
        return replace(
            figure, unit=last.unit, measure=last.measure, population=last.population, about=last.about
        )
    rest = figure.sentence.words[figure.span.end - figure.sentence.start :]
    parted = _AMONG.search(lead) or (not figure.unit and _OF_THEM.match(rest))
    if last.measure in _PARTED and figure.measure in ("", "strength") and parted:
        part = replace(figure, measure=last.measure, cause=figure.cause or last.cause, scope="")
        if part.unit:
            return part
        return replace(part, unit=last.unit, population=last.population, about=last.about)
    if figure.unit not in _STATES:
        return figure
    if last.unit in ("", "%") or last.measure not in _HARM:
        return figure
    return replace(
        figure, unit=last.unit, population=last.population, about=last.about, cause=figure.cause or last.cause
    )


# --------------------------------------------------------------------------- whose, and when


def _find_subject(
    setting: _Setting, sentence: Sentence, quantity: Quantity, measure: str, population: str
) -> str:
    """Key of the body, mission or state whose figure it is: the nearest named of the kind the measure is about."""
    mentions = find_mentions(sentence)

    def near(kind: MentionKind, *keys: str) -> str:
        fitting = [m for m in mentions if m.kind is kind and (not keys or m.key in keys)]
        return min(fitting, key=lambda m: (_distance(m, quantity), m.start)).key if fitting else ""

    if measure in _OF_COUNCIL:
        return near(MentionKind.BODY, "security-council") or "security-council"
    if measure == "missions":
        return near(MentionKind.BODY, "un") or "un"
    if population in _OF_MISSION or measure in _OWN_MEASURES:
        return near(MentionKind.MISSION) or _other_force(setting, sentence) or near(MentionKind.STATE)
    host = near(MentionKind.STATE, *setting.hosts) if setting.hosts else ""
    if measure == "duration":
        return host or near(MentionKind.MISSION)
    if measure in _PARTED:  # whoever counts the people is not what the figure is about
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
    return re.search(r"\b(?:from|than|with)\s[\d.,]+\D{0,20}$", between) is not None


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


def _derive(report: Report, share: Figure, before: Sequence[Figure]) -> Figure | None:
    if share.measure != "share" or not before or share.amount.low is None:
        return None
    whole = before[-1]
    if whole.measure in ("share", "duration", "cost", "") or not _WHOLE.match(report.text, share.span.end):
        return None
    factor = share.amount.low / 100
    low = None if whole.amount.low is None else whole.amount.low * factor
    high = None if whole.amount.high is None else whole.amount.high * factor
    hedge = share.amount.hedge or whole.amount.hedge
    return replace(
        whole,
        id=make_id("f", report.id, "derived", whole.id, share.id),
        span=report.span(whole.span.start, share.span.end),
        number=share.number,
        amount=Amount(low, high, hedge),
        derived_from=(whole.id, share.id),
    )

"""Words that trigger events, restrictions and commitments, and the dates that belong to them.

Takes parsed sentences and a date bracket; gives triggers with their kind, and each date expression with the one
trigger it dates. Never gives a date to two triggers, and never says whether something happened.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from penholder.claims.attaching import (
    infinitives_of,
    is_coordinated,
    is_label,
    is_limit,
    misread_verb,
)
from penholder.claims.kinds import match_kind
from penholder.model import DateBracket, Edtf, Statement
from penholder.syntax import Sentence, Token
from penholder.values.clauses import governing_verb, own_tokens, statement_at
from penholder.values.dates import first_day, last_day, split_interval
from penholder.values.expressions import DateExpression, Direction, find_placed, resolve_among
from penholder.vocabulary import EventKind, date_words, event_kinds, event_words

_SUBJECTS = ("nsubj", "nsubjpass")
_ARGUMENTS = frozenset({"dobj", "nsubjpass", "nsubj", "attr", "pobj", "oprd", "conj", "appos"})


@dataclass(frozen=True, slots=True)
class Trigger:
    """A word that triggers a kind of event, of commitment, or both."""

    token: Token
    event: EventKind | None
    commitment: EventKind | None

    @property
    def nominal(self) -> bool:
        """True for nouns."""
        return self.token.pos in ("NOUN", "PROPN")


@dataclass(frozen=True, slots=True)
class Happening:
    """A trigger with the date that belongs to it, None for undated."""

    trigger: Trigger
    expression: DateExpression | None
    when: Edtf | None
    prospective: bool
    """True when it lies ahead of the report or is told as a plan, promise or demand."""
    modality: tuple[Token, ...] = ()
    """The words that say so ("had been scheduled"), in text order."""


def find_triggers(sentence: Sentence) -> tuple[Trigger, ...]:
    """Every word of the sentence that triggers an event or a commitment, in text order."""
    found = []
    for token in sentence.tokens:
        event = match_kind(sentence, token, "event")
        commitment = match_kind(sentence, token, "commitment")
        if event or commitment:
            found.append(Trigger(token, event, commitment))
    return tuple(found)


@lru_cache(maxsize=1024)
def find_happenings(
    sentence: Sentence, bracket: DateBracket, told: tuple[DateExpression, ...] = ()
) -> tuple[Happening, ...]:
    """Every trigger of the sentence, with its date where it has one; dated ones once per date.

    `told`: the dates of the sentences before, for "a day earlier".
    """
    triggers = find_triggers(sentence)
    if not triggers:
        return ()
    found: list[Happening] = []
    last: tuple[DateExpression, Trigger] | None = None
    for expression in find_placed(sentence):
        if expression.until is None and _is_moved(sentence, expression):
            continue  # the day it was moved from
        trigger = _dated_trigger(sentence, expression, triggers)
        if last is not None and is_coordinated(sentence, last[0], expression):
            trigger = last[1]
        if trigger is not None and not _is_of_missed_term(sentence, expression, trigger.token):
            last = expression, trigger
            before = (*told, *(e for e in find_placed(sentence) if e.start < expression.start))
            found.append(_make_happening(sentence, trigger, expression, before, bracket))
    dated = {h.trigger.token.i for h in found}
    for trigger in triggers:
        if trigger.token.i not in dated:
            modality = find_modality(sentence, trigger.token)
            found.append(Happening(trigger, None, None, bool(modality), modality))
    return tuple(sorted(found, key=lambda h: (h.trigger.token.i, h.expression.start if h.expression else 0)))


_TERM = r"(?:deadline|time\slimit|target\sdate|due\sdate|cut-off)"
_AFTER_TERM = re.compile(
    rf"\b(?P<side>after|past|beyond|behind|before|ahead\sof)\s(?:(?:the|a|an|its|their)\s)?(?P<of>(?:[\w-]+\s)?{_TERM}\sof\s)?$",
    re.IGNORECASE,
)
_TERM_BEHIND = re.compile(rf"(?:[’']s?)?\s(?:[\w-]+\s)?{_TERM}\b", re.IGNORECASE)


def _is_of_missed_term(sentence: Sentence, expression: DateExpression, token: Token) -> bool:
    """ "Left two months after the deadline of 30 April": the day it should have been done, not the day it was."""
    found = _AFTER_TERM.search(sentence.text[: expression.start - sentence.start])
    behind = _TERM_BEHIND.match(sentence.text[expression.end - sentence.start :])
    if found is None or not (found["of"] or behind):
        return False
    return found["side"].lower() not in ("before", "ahead of") or _told_as_past(sentence, token)


def find_told(
    sentence: Sentence,
    bracket: DateBracket,
    statements: Sequence[Statement],
    told: tuple[DateExpression, ...] = (),
) -> tuple[Happening, ...]:
    """Like `find_happenings`; dates inside words said on an earlier day are read from that day.

    "Told the Council in January that a vote would be held in March" means March of that year, whenever told again.
    """
    found = []
    for happening in find_happenings(sentence, bracket, told):
        place = happening.trigger.token
        statement = statement_at(statements, place.start, place.end)
        said = _said_bracket(statement, bracket)
        if said is not None and _is_told(happening, statement):
            key = (place.i, happening.expression.start if happening.expression else 0)
            happening = next(
                h
                for h in find_happenings(sentence, said, told)
                if (h.trigger.token.i, h.expression.start if h.expression else 0) == key
            )
        found.append(happening)
    return tuple(found)


def _said_bracket(statement: Statement | None, bracket: DateBracket) -> DateBracket | None:
    if statement is None or statement.said is None:
        return None
    first, last = first_day(statement.said), last_day(statement.said)
    report_day = bracket.best or bracket.latest
    if first is None or last is None or (report_day is not None and last >= report_day):
        return None
    return DateBracket(bracket.report, first, last, first if first == last else None, ())


def _is_told(happening: Happening, statement: Statement | None) -> bool:
    """Whether the date stands within the words of the statement."""
    expression = happening.expression
    return (
        expression is not None
        and statement is not None
        and any(c.start <= expression.start < c.end for c in statement.content)
    )


def _make_happening(
    sentence: Sentence,
    trigger: Trigger,
    expression: DateExpression,
    told: tuple[DateExpression, ...],
    bracket: DateBracket,
) -> Happening:
    if _is_standing(trigger) and expression.point is not None:
        expression = replace(expression, direction=Direction.FUTURE)
    when = resolve_among(expression, told, bracket)
    if when and expression.until is not None and _is_moved(sentence, expression):
        when = split_interval(when)[1]  # "from December 2024 to December 2026": what is due is the new day
    modality = find_modality(sentence, trigger.token)
    past = _told_as_past(sentence, trigger.token) or _names_by_date(sentence, expression, when, bracket)
    past |= _came_out(sentence, trigger, expression)
    ahead = _lies_ahead(when, bracket) and (bool(modality) or not past)
    strong = any(t.tag == "MD" or t.lemma in event_words("plan") for t in modality)
    strong |= when is None and trigger.commitment is not None and trigger.token.tag in ("VBZ", "VBP")
    inside = expression.end <= trigger.token.start and trigger.nominal
    if _runs_out(sentence, trigger, expression):
        return Happening(_expiry_trigger(trigger), expression, when, True, modality)
    ahead |= _reaches(sentence, trigger, expression)
    return Happening(trigger, expression, when, ahead or (strong and not inside), modality)


def _is_standing(trigger: Trigger) -> bool:
    """ "The mandate now expires on 30 June": said of a mandate in the present tense, its end lies ahead."""
    expiry = trigger.commitment is not None and trigger.commitment.key == "mandate expiry"
    return expiry and trigger.token.tag in ("VBZ", "VBP")


def _is_moved(sentence: Sentence, expression: DateExpression) -> bool:
    """Whether a verb of moving governs "from ... to ...": an old day and the new one."""
    before = sentence.text[: expression.start - sentence.start].lower().rstrip()
    inside = sentence.between(expression.start, expression.end)
    above = sentence.ancestors(inside[0]) if inside else ()
    return before.endswith(" from") and any(t.lemma in event_words("move") for t in above)


def _reaches(sentence: Sentence, trigger: Trigger, expression: DateExpression) -> bool:
    """ "Prolonged the transition until May 2027": what was prolonged ends then, the prolonging was before."""
    prolongs = trigger.token.lemma in date_words("extending verb") and trigger.commitment is not None
    return prolongs and is_limit(sentence, expression)


def _runs_out(sentence: Sentence, trigger: Trigger, expression: DateExpression) -> bool:
    """ "renewed until 30 June": the date is the end of the mandate, not the day of the vote."""
    before = sentence.text[: expression.start - sentence.start].lower().rstrip()
    renewal = trigger.commitment is not None and trigger.commitment.key == "mandate renewal"
    return renewal and before.rpartition(" ")[2] in ("until", "till", "through", "to")


def _expiry_trigger(trigger: Trigger) -> Trigger:
    expiry = next(k for k in event_kinds() if k.ledger == "commitment" and k.key == "mandate expiry")
    return replace(trigger, commitment=expiry)


def _lies_ahead(when: Edtf | None, bracket: DateBracket) -> bool:
    last = last_day(when) if when else None
    day = bracket.best or bracket.earliest
    return last is not None and day is not None and last > day


def _told_as_past(sentence: Sentence, token: Token) -> bool:
    """ "was released this week", "a review made public this week": past, though the week is not over."""
    participle = any(t.tag == "VBN" for t in sentence.children(token, "acl"))
    told = token.tag in ("VBD", "VBN") or participle
    return told and not any(t.tag == "MD" for t in sentence.children(token, "aux"))


def _came_out(sentence: Sentence, trigger: Trigger, expression: DateExpression) -> bool:
    """ "A review, made public this week": the report is there, though the week is not over."""
    if not trigger.nominal or trigger.commitment is None or trigger.commitment.key != "report":
        return False
    inside = sentence.between(expression.start, expression.end)
    verb = governing_verb(sentence, inside[0]) if inside else None
    return verb is not None and verb.lemma in event_words("came out") and _told_as_past(sentence, verb)


def _names_by_date(
    sentence: Sentence, expression: DateExpression, when: Edtf | None, bracket: DateBracket
) -> bool:
    """ "his report of June", written in June: the month tells which report, not that it is still to come."""
    start, day = first_day(when) if when else None, bracket.best or bracket.earliest
    before = sentence.text[: expression.start - sentence.start].rstrip()
    return start is not None and day is not None and start <= day and before.endswith(" of")


def find_modality(sentence: Sentence, token: Token) -> tuple[Token, ...]:
    """The verb group that makes a passage a plan, promise, order or demand; empty when it is told plainly."""
    planning = event_words("plan") | event_words("demand")
    for verb in _modal_candidates(sentence, token):
        helpers = sentence.children(verb, "aux", "auxpass", "neg")
        aside = bool(sentence.children(verb, "prt"))  # "set out", "set up", "called off"
        if verb.lemma in planning and verb is not token and not aside:
            return (*[h for h in helpers if h.i < verb.i], verb)
        modal = [h for h in helpers if h.tag == "MD"]
        if modal:
            return tuple(modal)
    return ()


def _is_loose(sentence: Sentence, noun: Token, clause: Token) -> bool:
    """Whether a comma stands between a name and a relative clause, which then goes back beyond the name."""
    first = sentence.subtree(clause)[0]
    return noun.pos == "PROPN" and first.tag == "WDT" and sentence.tokens[first.i - 1].text == ","


def _modal_candidates(sentence: Sentence, token: Token) -> Iterator[Token]:
    """The verbs on and above a trigger up to a reporting clause, and those of its relative clauses."""
    if token.pos == "VERB":
        yield token
    yield from (t for t in sentence.children(token, "relcl", "acl") if t.tag != "VBG")
    for inner in (o for prep in sentence.children(token, "prep") for o in sentence.children(prep, "pobj")):
        # "the referendum in Chad, which had been planned": the parser hangs the clause on the last noun
        yield from (t for t in sentence.children(inner, "relcl") if _is_loose(sentence, inner, t))
    below = token
    if token.dep == "conj" and sentence.head(token).entity == "DATE":
        return  # a noun hung on a date is a slip of the parser
    for above in sentence.ancestors(token):
        if above.pos in ("VERB", "AUX", "ADJ"):
            yield above
        if below.dep in ("ccomp", "advcl", "parataxis", "relcl"):
            return
        below = above


# --------------------------------------------------------------------------- dates to triggers


def _dated_trigger(
    sentence: Sentence, expression: DateExpression, triggers: Sequence[Trigger]
) -> Trigger | None:
    """The trigger a date belongs to: the first met on the way up from the date, or an argument of a verb met."""
    by_token = {t.token.i: t for t in triggers}
    inside = sentence.between(expression.start, expression.end)
    before = sentence.text[: expression.start - sentence.start]
    if not inside or _COMPARED.search(before):
        return None
    top = next((t for t in inside if sentence.head(t) not in inside), inside[0])
    adjacent = None if is_label(sentence, inside) else _adjacent_trigger(sentence, inside[0], by_token)
    if adjacent is not None:
        return adjacent
    slip = misread_verb(sentence, expression)
    if slip is not None and slip.i in by_token:
        return by_token[slip.i]
    verbs = 0
    for above in (top, *sentence.ancestors(top)):
        if (
            above.i in by_token
            and above not in inside
            and not _asks_for(sentence, above, expression, by_token)
        ):
            return _raise_trigger(sentence, by_token[above.i], by_token)
        if above.pos in ("VERB", "AUX"):
            argument = _argument_trigger(sentence, above, by_token, expression, top)
            if argument is not None:
                return argument
            infinitives = infinitives_of(sentence, above, inside) if is_limit(sentence, expression) else []
            completed = next((by_token[t.i] for t in infinitives if t.i in by_token), None)
            if completed is not None:
                return completed
            if above.dep == "conj" and top.i > above.i and not sentence.children(above, "nsubj", "nsubjpass"):
                continue  # "detained three men and found arms on Friday": one day for both
            occurs = above.lemma in event_words("occur") | event_words("plan") | {"be"}  # "that is to end on"
            if above.dep in ("relcl", "acl") and occurs:
                continue
            verbs += 1
            if verbs == 2 or above.dep in _BOUNDS:
                return None
    return None


def _asks_for(
    sentence: Sentence, verb: Token, expression: DateExpression, by_token: dict[int, Trigger]
) -> bool:
    """ "Asked for a report by July": the limit is that of what is asked for, when that is told too."""
    if verb.lemma not in event_words("demand") or not is_limit(sentence, expression):
        return False
    wanted = [t for t in sentence.subtree(verb) if verb.i < t.i and t.start < expression.start]
    return any(t.i in by_token for t in wanted)


_COMPARED = re.compile(r"\b(?:from|than|with)\s[\d.,]+(?:\s\w+)?\s(?:in|on|at)\s$")
""""up from 6.1 million in October": the date is that of a number."""
_BOUNDS = frozenset(["ccomp", "relcl", "parataxis", "ROOT", "advcl", "conj"])


def _adjacent_trigger(sentence: Sentence, first: Token, by_token: dict[int, Trigger]) -> Trigger | None:
    """The noun that stands right before "in March 2024", whatever the parse hangs the date on."""
    place = first.i - 1
    while place >= 0 and sentence.tokens[place].tag in ("IN", "DT") and first.i - place < 3:
        place -= 1
    trigger = by_token.get(place)
    if trigger is None or not trigger.nominal or place == first.i - 1:
        return None
    verb = governing_verb(sentence, trigger.token)
    inner = trigger.token.dep == "pobj" and verb is not None and verb.i in by_token
    return None if inner and verb is not None and place - verb.i < _SAME_PHRASE else trigger


_SAME_PHRASE = 7
"""Tokens within which the object of a preposition belongs to its verb ("suspended its part in the talks in May")."""


def _raise_trigger(sentence: Sentence, trigger: Trigger, by_token: dict[int, Trigger]) -> Trigger:
    """ "pass a resolution extending the mandate by ...": the verb that governs the noun is the one dated."""
    token = trigger.token
    if token.pos != "VERB" or token.dep != "acl":
        return trigger
    noun = sentence.head(token)
    upper = by_token.get(sentence.head(noun).i) if noun.dep == "dobj" else None
    if upper and upper.commitment and trigger.commitment and upper.commitment.key == trigger.commitment.key:
        return upper
    return trigger


def _argument_trigger(
    sentence: Sentence, verb: Token, by_token: dict[int, Trigger], expression: DateExpression, top: Token
) -> Trigger | None:
    """The nominal trigger among a verb's own arguments: core ones first, then what stands nearest the date."""
    own = [t for t in own_tokens(sentence, verb) if t.i in by_token and by_token[t.i].nominal]
    below = {t.i for t in sentence.subtree(top)}
    near = [
        t
        for t in own
        if t.dep in _ARGUMENTS
        and t.i not in below
        and (t.dep in _SUBJECTS or not _crossed(sentence, t, expression))
    ]
    if not near:
        return None
    nearest = min(
        near,
        key=lambda t: (
            t.dep not in (*_SUBJECTS, "dobj", "attr"),
            min(abs(t.start - expression.end), abs(expression.start - t.end)),
            t.i,
        ),
    )
    return by_token[nearest.i]


def _crossed(sentence: Sentence, token: Token, expression: DateExpression) -> bool:
    """True when another date stands between the trigger and this one, unless it is the day it was moved from."""
    low, high = sorted((token.start, expression.start))
    between = (e for e in find_placed(sentence) if e != expression and low < e.start < high)
    return any(e.until is not None or not _is_moved(sentence, e) for e in between)

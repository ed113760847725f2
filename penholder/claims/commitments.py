"""Commitments and deadlines: what is promised, planned or due, by whom, to whom and by when, and what came of it as told.

Takes a report, its parse, its date bracket and its statements; gives commitments in text order. Never moves a
date, and says that a promise was kept, broken or moved only where the report's own words do; what other reports tell
is for the record.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from penholder.claims.conditions import binds, find_conditions
from penholder.claims.drafts.proposed import is_proposed
from penholder.claims.kinds import match_kind
from penholder.claims.outcomes import Outcome, read_outcome
from penholder.claims.passages import span_offsets
from penholder.claims.promisers import MOVING, find_addressee, find_home, find_part, find_promiser
from penholder.claims.terms import Term, find_terms
from penholder.claims.triggers import Happening, find_told
from penholder.model import (
    Commitment,
    CommitmentKind,
    CommitmentTold,
    DateBracket,
    Edtf,
    Report,
    Span,
    Statement,
    make_id,
)
from penholder.syntax import ParsedReport, Sentence, Token
from penholder.values.clauses import governing_verb, mission_of, statement_at
from penholder.values.dates import first_day, last_day
from penholder.values.expressions import told_before
from penholder.values.mentions import MentionKind, find_mentions
from penholder.values.subjects import is_force, names_other_force
from penholder.vocabulary import Mission, event_words

_BY = re.compile(r"\b(?:by|before|until|no\slater\sthan)\s(?:the\s)?$", re.IGNORECASE)
_TOWARDS = re.compile(
    r"\b(?:to|until|till|for|through|by|before|in|from|planned|scheduled|set)\s(?:the\s)?$", re.IGNORECASE
)
_REPLANNED = frozenset({CommitmentTold.MOVED, CommitmentTold.RENEWED})
_CHANGED = frozenset(
    {CommitmentTold.MOVED, CommitmentTold.DROPPED, CommitmentTold.BROKEN, CommitmentTold.KEPT}
)


@dataclass(frozen=True, slots=True)
class _Setting:
    """What every commitment of one report is read against."""

    report: Report
    bracket: DateBracket
    mission: Mission | None
    statements: Sequence[Statement]


@dataclass(frozen=True, slots=True)
class _Found:
    """A trigger with its due day, what the sentence tells of it, and the term that stands for a date."""

    happening: Happening
    outcome: Outcome
    term: Term | None = None

    @property
    def told(self) -> CommitmentTold:
        """What the sentence tells of it."""
        return self.outcome.told

    @property
    def due(self) -> Edtf | None:
        """The day or period due."""
        return self.term.due if self.term else self.happening.when


def extract_commitments(
    report: Report, parsed: ParsedReport, bracket: DateBracket, statements: Sequence[Statement]
) -> tuple[Commitment, ...]:
    """The commitments and deadlines of one report in text order."""
    setting = _Setting(report, bracket, mission_of(parsed), statements)
    home = find_home(report, parsed.sentences, setting.mission)
    found: list[Commitment] = []
    movers: dict[str, str] = {}
    for place, sentence in enumerate(parsed.sentences):
        happenings = find_told(sentence, bracket, statements, told_before(parsed.sentences, place))
        for commitment in _choose(setting, sentence, happenings):
            made = _make_commitment(setting, sentence, commitment)
            if made.what in MOVING and _points_back(sentence, commitment.happening):
                made = _take_over(made, movers, found)
            if made.what in event_words("kept by a state") and not made.promiser:
                made = replace(made, promiser=home)
            found.append(_name_vote(made, parsed.sentences, place))
        movers.update(_name_movers(setting, sentence, happenings))
    return tuple(found)


def _points_back(sentence: Sentence, happening: Happening) -> bool:
    """ "The withdrawal is due by May": a noun with "the" and nothing that says whose or from where."""
    token = happening.trigger.token
    bare = not sentence.children(token, "prep", "poss", "compound", "relcl", "acl")
    return (
        happening.trigger.nominal and bare and any(t.lemma == "the" for t in sentence.children(token, "det"))
    )


def _take_over(made: Commitment, movers: Mapping[str, str], found: Sequence[Commitment]) -> Commitment:
    """The promise with the party and the part of the one last told, which it points back to."""
    promiser = made.promiser or movers.get(made.what, "")
    last = next((c for c in reversed(found) if c.what == made.what and c.promiser == promiser), None)
    return replace(made, promiser=promiser, part=made.part or (last.part if last else ""))


def _name_movers(
    setting: _Setting, sentence: Sentence, happenings: Sequence[Happening]
) -> Iterator[tuple[str, str]]:
    """Whose withdrawal or deployment the sentence speaks of, for a later one that says "the withdrawal"."""
    for happening in happenings:
        kind = happening.trigger.commitment
        if kind is not None and kind.key in MOVING:
            named = find_promiser(setting.report, sentence, happening, None, setting.mission)
            if named:
                yield kind.key, named


def _choose(setting: _Setting, sentence: Sentence, happenings: Sequence[Happening]) -> Iterator[_Found]:
    """The happenings that are commitments: one with a day makes another of its kind without one needless."""
    line = setting.report.dateline
    terms = find_terms(sentence, setting.bracket, line.end if line else 0)
    dates = Counter(h.trigger.commitment for h in happenings if h.expression is not None)
    read = [
        _read(setting, sentence, h, terms, replanned=dates[h.trigger.commitment] > 1)
        for h in happenings
        if h.trigger.commitment is not None
    ]
    chosen = [f for f in read if _is_commitment(sentence, f)]
    dated = {_kind(f) for f in chosen if f.due is not None or f.happening.expression is not None}
    seen: set[str] = set()
    for found in chosen:
        if found.due is None and found.happening.expression is None and found.term is None:
            if _kind(found) in dated | seen:
                continue
            seen.add(_kind(found))
        yield found


def _kind(found: _Found) -> str:
    kind = found.happening.trigger.commitment
    assert kind is not None
    return kind.key


def _read(
    setting: _Setting, sentence: Sentence, happening: Happening, terms: Sequence[Term], *, replanned: bool
) -> _Found:
    """What one trigger tells; `replanned`: its kind has several days, of which the one of the plan is the old."""
    outcome = read_outcome(sentence, happening.trigger)
    told = outcome.told
    dateline, expression = setting.report.dateline, happening.expression
    if expression is not None and dateline is not None and dateline.start <= expression.start < dateline.end:
        happening = replace(
            happening, expression=None, when=None
        )  # the day of the report, not of what it tells
    elif told in _CHANGED and _is_day_of_telling(sentence, happening, setting.bracket):
        happening = replace(happening, expression=None, when=None)
    elif told is CommitmentTold.BROKEN and expression is not None and expression.since:
        # "has not been held since 2022": how long it has been missing, not when it is due
        happening = replace(happening, expression=None, when=None)
    elif told in _REPLANNED and replanned and _is_first_plan(sentence, happening):
        outcome = Outcome(CommitmentTold.AHEAD)
    token = happening.trigger.token
    own = [t for t in terms if happening.expression is None and _is_nearest(sentence, token, t)]
    return _Found(happening, outcome, own[0] if own else None)


def _is_day_of_telling(sentence: Sentence, happening: Happening, bracket: DateBracket) -> bool:
    """ "Postponed on Friday": without "to" or "until" before it, a day gone by is that of the decision."""
    expression = happening.expression
    last = last_day(happening.when) if happening.when else None
    day = bracket.best or bracket.latest
    if expression is None or last is None or day is None or last > day or expression.until is not None:
        return False
    before = sentence.text[: expression.start - sentence.start]
    token = happening.trigger.token
    verb = token if token.pos == "VERB" else governing_verb(sentence, token)
    return _TOWARDS.search(before) is None and _deferred(verb)


def _is_first_plan(sentence: Sentence, happening: Happening) -> bool:
    """ "Which had been planned for February, were put off": the verb right before the day tells the plan, not the change."""
    expression = happening.expression
    verbs = [t for t in sentence.tokens if t.pos == "VERB" and expression and t.end <= expression.start]
    planned = event_words("plan") | event_words("run out")
    return bool(verbs) and verbs[-1].lemma in planned and not _deferred(verbs[-1])


def _deferred(verb: Token | None) -> bool:
    lemmas = {words.split()[0] for group in ("defer", "call off") for words in event_words(group)}
    return verb is not None and verb.lemma in lemmas


def _is_nearest(sentence: Sentence, token: Token, term: Term) -> bool:
    """Whether the term stands after the trigger and no other verb comes between but its own."""
    if token.end > term.start:
        return False
    between = sentence.between(token.end, term.start)
    return not any(t.pos == "VERB" and t.dep in ("ROOT", "ccomp", "conj", "relcl") for t in between)


def _is_commitment(sentence: Sentence, found: _Found) -> bool:
    """Dated ones that lie ahead or were not kept; without a day only what was promised, moved or called off."""
    happening, trigger = found.happening, found.happening.trigger
    if _kind(found) == "mandate expiry" and is_proposed(sentence, trigger.token):
        return False  # what a draft would do, not when the mandate ends
    if found.term is not None:
        return not found.term.recurring or _kind(found) == "report"
    if happening.expression is not None:
        return happening.prospective or found.told in _CHANGED
    if trigger.token.lemma in event_words("promise") and _kind(found) == "funding":
        return True
    if found.told in _CHANGED:
        return _is_known(sentence, trigger.token) and _kind(found) in event_words("may change")
    promised = any(t.lemma in event_words("promise") for t in happening.modality)
    return happening.prospective and promised and (not trigger.nominal or _is_promised(sentence, happening))


def _is_known(sentence: Sentence, token: Token) -> bool:
    """ "The withdrawal was suspended", "failed to hold elections": a thing already spoken of, or one that was owed."""
    if any(t.lemma in event_words("promise") for t in sentence.children(token, "acl", "relcl")):
        return True
    return token.pos == "VERB" or not any(
        t.lemma in ("a", "an", "any") for t in sentence.children(token, "det")
    )


def _is_promised(sentence: Sentence, happening: Happening) -> bool:
    """ "Pledged a vote", not "elections are planned, marking the end of the transition".

    A bare "transition" names a time, not something to be done.
    """
    token, kind = happening.trigger.token, happening.trigger.commitment
    if kind is not None and kind.key == "transition":
        return False
    verb = governing_verb(sentence, token)
    above = sentence.head(token)
    while verb is not None and verb.lemma in event_words("light") and verb.dep in ("xcomp", "pcomp", "pobj"):
        verb = governing_verb(sentence, verb)
    embedded = above.lemma == "of" and sentence.head(above).pos in ("NOUN", "PROPN")
    return verb is not None and verb in happening.modality and not embedded


# --------------------------------------------------------------------------- what


def _make_commitment(setting: _Setting, sentence: Sentence, found: _Found) -> Commitment:
    report, happening = setting.report, found.happening
    start, end = span_offsets(sentence, happening)
    token, words = happening.trigger.token, _date_words(report, found)
    if words is not None:
        end = max(end, words.end)
    start, end = _with_telling(found, start, end)
    statement = statement_at(setting.statements, token.start, token.end)
    return Commitment(
        id=make_id("c", report.id, start, end, _kind(found), found.due),
        report=report.id,
        span=report.span(start, end),
        kind=_read_kind(sentence, found),
        what=_kind(found),
        promiser=find_promiser(report, sentence, happening, statement, setting.mission),
        due=found.due,
        date_words=words,
        modality=_word_modality(sentence, happening.modality) or _word_past_plan(sentence, token),
        condition=_find_condition(report, sentence, token),
        statement=statement.id if statement else None,
        about=_find_mission(sentence, token, setting.mission),
        to=find_addressee(sentence, happening, statement),
        told=_told_by(setting.bracket, found),
        part=find_part(report, sentence, happening),
    )


_NEAR = 120
"""Characters within which the words that tell an outcome belong to the passage."""


def _with_telling(found: _Found, start: int, end: int) -> tuple[int, int]:
    """The passage with the words that tell what became of it: "failed to | hold elections"."""
    telling = found.outcome.words
    if telling is None or found.told not in _CHANGED:
        return start, end
    wide = min(start, telling[0]), max(end, telling[1])
    return wide if wide[1] - wide[0] <= end - start + _NEAR else (start, end)


def _date_words(report: Report, found: _Found) -> Span | None:
    place = found.term or found.happening.expression
    return report.span(place.start, place.end) if place else None


def _told_by(bracket: DateBracket, found: _Found) -> CommitmentTold:
    """What the report tells; nothing can have been kept before its day."""
    told = _told_of_expiry(found)
    day = first_day(found.due) if found.due else None
    early = day is not None and bracket.latest is not None and day > bracket.latest
    return CommitmentTold.AHEAD if told is CommitmentTold.KEPT and early else told


def _told_of_expiry(found: _Found) -> CommitmentTold:
    """ "Renewed until 30 June": the verb of a renewal that gives an end tells the renewal."""
    token = found.happening.trigger.token
    renews = _kind(found) == "mandate expiry" and token.lemma in (
        "renew",
        "extend",
        "prolong",
        "renewal",
        "extension",
    )
    ahead = any(t.tag == "MD" for t in found.happening.modality)
    return CommitmentTold.RENEWED if renews and not ahead else found.told


def _find_mission(sentence: Sentence, token: Token, mission: Mission | None) -> str:
    """Key of the mission or force concerned: the nearest one the sentence names, else the report's.

    Where another force is spoken of without a name ("a regional force"), it is nobody's.
    """
    named = [
        m
        for m in find_mentions(sentence)
        if m.kind is MentionKind.MISSION or (m.kind is MentionKind.BODY and is_force(m.key))
    ]
    if named:
        return min(named, key=lambda m: (abs(m.start - token.start), m.start)).key
    if mission is None or names_other_force(sentence):
        return ""
    return mission.key


def _read_kind(sentence: Sentence, found: _Found) -> CommitmentKind:
    """A deadline when the mandate runs out, a term is set or the date is one "by" which something must be done."""
    expression = found.happening.expression
    if _kind(found) == "mandate expiry" or found.term is not None:
        return CommitmentKind.DEADLINE
    before = sentence.text[: expression.start - sentence.start] if expression else ""
    obliged = any(
        t.lemma in event_words("oblige")
        and (t.dep != "aux" or t.tag == "MD")  # "has to be held", not "has been put off"
        for t in found.happening.modality
    )
    return CommitmentKind.DEADLINE if obliged and _BY.search(before) else CommitmentKind.COMMITMENT


def _word_modality(sentence: Sentence, modality: Sequence[Token]) -> str:
    if not modality:
        return ""
    words = sentence.text[modality[0].start - sentence.start : modality[-1].end - sentence.start]
    return " ".join(words.split()) if len(words) < 60 else modality[-1].text


def _word_past_plan(sentence: Sentence, token: Token) -> str:
    """ "Had been due": a plan told in the past perfect, which the parser hangs on an adjective; else ""."""
    verb = token if token.pos in ("VERB", "AUX") else governing_verb(sentence, token)
    if verb is None or not any(t.tag == "VBD" and t.lemma == "have" for t in sentence.children(verb, "aux")):
        return ""
    due = next(
        (t for t in sentence.children(verb, "acomp") if t.lemma in event_words("run out") | {"due"}), None
    )
    return (
        sentence.text[_group_start(sentence, verb) - sentence.start : due.end - sentence.start] if due else ""
    )


def _group_start(sentence: Sentence, verb: Token) -> int:
    return min(t.start for t in (verb, *sentence.children(verb, "aux")))


def _find_condition(report: Report, sentence: Sentence, token: Token) -> Span | None:
    """The condition that hangs on what is promised or on a verb above it; one before another promise is not its own."""
    for start, end in find_conditions(sentence, sentence.start, sentence.end):
        opened = sentence.text[start - sentence.start :].lower()
        if opened.startswith(("until", "till", "without")) or not binds(sentence, token, (start, end)):
            continue
        if start <= token.start < end:
            continue  # what is promised is itself the condition of something else
        end = start + len(report.text[start:end].rstrip(" .,;"))
        comma = report.text.find(", ", start, end)
        if comma > 0 and start > token.start:
            end = comma
        return report.span(start, end)
    return None


# --------------------------------------------------------------------------- votes named later


def _name_vote(commitment: Commitment, sentences: Sequence[Sentence], place: int) -> Commitment:
    """ "Sunday's vote ... The referendum is ...": a plain vote takes the name the next sentences give it.

    Only where "the" marks the name as known and nothing before did: otherwise it is another vote.
    """
    if commitment.what != "election" or commitment.due is None:
        return commitment
    for sentence in sentences[place + 1 : place + 1 + _REACH]:
        for subject in (t for t in sentence.tokens if t.dep in ("nsubj", "nsubjpass")):
            kind = match_kind(sentence, subject, "commitment")
            known = any(t.lemma in ("the", "this") for t in sentence.children(subject, "det"))
            if (
                kind
                and kind.key in event_words("kept by a state") - {"election"}
                and known
                and not _named_before(sentences[:place], kind.key)
            ):
                span = commitment.span
                named = make_id("c", commitment.report, span.start, span.end, kind.key, commitment.due)
                return replace(commitment, id=named, what=kind.key)
    return commitment


_REACH = 3
"""Sentences after a plain vote in which its name may follow."""


def _named_before(sentences: Sequence[Sentence], key: str) -> bool:
    return any(
        (kind := match_kind(sentence, token, "commitment")) is not None and kind.key == key
        for sentence in sentences
        for token in sentence.tokens
    )

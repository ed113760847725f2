"""Commitments and deadlines: what is promised, planned or due, by whom and by when.

Takes a report, its parse, its date bracket and its statements; gives commitments in text order. Never moves a
date, and never says whether a promise was kept: that takes other reports.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from penholder.claims.passages import name_mention, name_phrase, span_offsets
from penholder.claims.triggers import Happening, find_told, match_kind
from penholder.model import Commitment, CommitmentKind, DateBracket, Report, Span, Statement, make_id
from penholder.syntax import ParsedReport, Sentence, Token
from penholder.values.clauses import find_subject, governing_verb, mission_of, statement_at
from penholder.values.expressions import told_before
from penholder.values.mentions import MentionKind, find_mentions
from penholder.values.subjects import is_force, names_other_force, state_named
from penholder.vocabulary import Mission, event_words

_BY = re.compile(r"\b(?:by|before|until|no\slater\sthan)\s(?:the\s)?$", re.IGNORECASE)


def extract_commitments(
    report: Report, parsed: ParsedReport, bracket: DateBracket, statements: Sequence[Statement]
) -> tuple[Commitment, ...]:
    """The commitments and deadlines of one report in text order."""
    mission = mission_of(parsed)
    found: list[Commitment] = []
    for place, sentence in enumerate(parsed.sentences):
        for happening in find_told(sentence, bracket, statements, told_before(parsed.sentences, place)):
            if _is_commitment(sentence, happening):
                made = _make_commitment(report, sentence, happening, statements, mission)
                found.append(_name_vote(made, parsed.sentences, place))
    return tuple(found)


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


def _is_commitment(sentence: Sentence, happening: Happening) -> bool:
    """Dated ones that lie ahead; without a day only what a verb of promising governs itself."""
    trigger = happening.trigger
    if trigger.commitment is None or not happening.prospective:
        return False
    if happening.expression is not None:
        return True
    promised = any(t.lemma in event_words("promise") for t in happening.modality)
    return promised and (not trigger.nominal or _is_promised(sentence, happening))


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


def _make_commitment(
    report: Report,
    sentence: Sentence,
    happening: Happening,
    statements: Sequence[Statement],
    mission: Mission | None,
) -> Commitment:
    kind = happening.trigger.commitment
    assert kind is not None
    start, end = span_offsets(sentence, happening)
    expression, token = happening.expression, happening.trigger.token
    statement = statement_at(statements, token.start, token.end)
    return Commitment(
        id=make_id("c", report.id, start, end, kind.key, happening.when),
        report=report.id,
        span=report.span(start, end),
        kind=_read_kind(sentence, happening),
        what=kind.key,
        promiser=_find_promiser(sentence, happening, statement, mission),
        due=happening.when,
        date_words=report.span(expression.start, expression.end) if expression else None,
        modality=_word_modality(sentence, happening.modality),
        condition=_find_condition(report, sentence, token),
        statement=statement.id if statement else None,
        about=_find_mission(sentence, token, mission),
    )


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


def _read_kind(sentence: Sentence, happening: Happening) -> CommitmentKind:
    """A deadline when the mandate runs out or the date is one "by" which something must be done."""
    kind, expression = happening.trigger.commitment, happening.expression
    if kind is not None and kind.key == "mandate expiry":
        return CommitmentKind.DEADLINE
    before = sentence.text[: expression.start - sentence.start] if expression else ""
    obliged = any(t.lemma in event_words("oblige") for t in happening.modality)
    return CommitmentKind.DEADLINE if obliged and _BY.search(before) else CommitmentKind.COMMITMENT


def _word_modality(sentence: Sentence, modality: Sequence[Token]) -> str:
    if not modality:
        return ""
    words = sentence.text[modality[0].start - sentence.start : modality[-1].end - sentence.start]
    return " ".join(words.split()) if len(words) < 60 else modality[-1].text


def _find_promiser(
    sentence: Sentence, happening: Happening, statement: Statement | None, mission: Mission | None
) -> str:
    """Who is to do it: the Council for mandates, the state for its votes, else who is said to do it."""
    kind, token = happening.trigger.commitment, happening.trigger.token
    assert kind is not None
    if kind.key in event_words("kept by the Council"):
        return "UN Security Council"
    if kind.key in event_words("kept by a state"):
        return _find_state(sentence, statement, mission)
    verb = token if token.pos == "VERB" else governing_verb(sentence, token)
    subject = find_subject(sentence, verb) if verb else None
    if subject is not None and subject.pos == "PRON" and verb is not None and verb.dep == "ccomp":
        subject = find_subject(sentence, sentence.head(verb))  # "X announced it would ..."
    return (name_phrase(sentence, subject) if subject else "") or _find_state(sentence, statement, mission)


def _find_state(sentence: Sentence, statement: Statement | None, mission: Mission | None) -> str:
    hosts = mission.host_states if mission else ()
    named = [m for m in find_mentions(sentence) if m.kind is MentionKind.STATE]
    own = [m for m in named if m.key in hosts] or ([] if hosts else named)
    if own:
        return name_mention(own[0])
    if statement is not None and statement.speaker.speaks_for and not hosts:
        return statement.speaker.speaks_for
    return state_named(hosts[0]).name if len(hosts) == 1 else ""


def _find_condition(report: Report, sentence: Sentence, token: Token) -> Span | None:
    verb = token if token.pos == "VERB" else governing_verb(sentence, token)
    for clause in sentence.children(verb, "advcl") if verb else ():
        marks = [t for t in sentence.children(clause, "mark") if t.lemma in event_words("condition")]
        if marks:
            words = sentence.subtree(clause)
            return report.span(words[0].start, words[-1].end)
    return None

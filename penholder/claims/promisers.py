"""Who promised or is to do it, to whom, and which part of it.

Takes a sentence with what is promised and the statement around it; gives names as the vocabulary has them, or "".
Never names the host state for what troops do, and never takes the place a report comes from for anybody.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from penholder.claims.passages import left_edge, name_mention, name_phrase
from penholder.claims.triggers import Happening
from penholder.model import Force, Report, Span, Statement
from penholder.syntax import Sentence, Token
from penholder.values.clauses import find_subject, governing_verb
from penholder.values.mentions import Mention, MentionKind, find_mentions
from penholder.values.subjects import state_named
from penholder.vocabulary import Mission, event_words

COUNCIL = "UN Security Council"
"""Promiser of mandates and sanctions, and to whom reports are owed; printed as such everywhere."""
_REPORTER = "UN Secretary-General"
_PARTIES = (MentionKind.STATE, MentionKind.BODY, MentionKind.MISSION)
MOVING = frozenset({"withdrawal", "deployment", "handover"})
"""Kinds that troops or missions carry out, not states as such."""
_SUBJECTS = ("nsubj", "nsubjpass")


def find_promiser(
    report: Report,
    sentence: Sentence,
    happening: Happening,
    statement: Statement | None,
    mission: Mission | None,
) -> str:
    """Who is to do it: the Council for mandates, the state for its votes, whose troops they are, else who is said to do it."""
    kind, token = happening.trigger.commitment, happening.trigger.token
    assert kind is not None
    if kind.key == "report":
        return _find_reporter(sentence, token)
    if kind.key in event_words("kept by the Council"):
        return COUNCIL
    if kind.key in event_words("kept by a state"):
        return find_state(_own_mentions(report, sentence), statement, mission)
    if kind.key in MOVING:
        mover = _find_mover(report, sentence, token, mission)
        # "the UN exit" is that of its mission
        return mission.acronym if mission and mover == "United Nations" else mover
    if kind.key == "ceasefire":
        return ""  # what the parties agree on is nobody's alone
    verb = token if token.pos == "VERB" else governing_verb(sentence, token)
    subject = _subject_of(sentence, verb) if verb else None
    named = name_phrase(sentence, subject) if subject is not None and subject != token else ""
    if named:
        return named
    return find_state(_own_mentions(report, sentence), statement, mission)


def _own_mentions(report: Report, sentence: Sentence) -> list[Mention]:
    """What the sentence names, without the place its report comes from."""
    line = report.dateline
    return [m for m in find_mentions(sentence) if line is None or not line.start <= m.start < line.end]


def _subject_of(sentence: Sentence, verb: Token) -> Token | None:
    subject = find_subject(sentence, verb)
    if subject is not None and subject.pos == "PRON" and verb.dep == "ccomp":
        subject = find_subject(sentence, sentence.head(verb))  # "X announced it would ..."
    if subject is None:
        return None
    rivals = sentence.children(sentence.head(subject), *_SUBJECTS)
    return rivals[-1] if subject in rivals else subject  # a dateline may pass for another subject


def _find_reporter(sentence: Sentence, token: Token) -> str:
    """The Secretary-General, whose reports the Council asks for, unless somebody else is to report."""
    words = sentence.text.lower().replace("‑", "-")
    if "secretary-general" in words or "secretary general" in words:
        return _REPORTER
    verb = token if token.pos == "VERB" else governing_verb(sentence, token)
    subject = _subject_of(sentence, verb) if verb else None
    return name_phrase(sentence, subject) if subject is not None and subject != token else ""


def _find_mover(report: Report, sentence: Sentence, token: Token, mission: Mission | None) -> str:
    """Whose troops they are: the party the moving thing names, else who moves it, else the mission for its own people."""
    inside = sentence.subtree(token) if token.pos != "VERB" else []
    verb = token if token.pos == "VERB" else governing_verb(sentence, token)
    moved = [t for t in (sentence.children(verb, "dobj", *_SUBJECTS) if verb else ()) if t != token]
    subject = _subject_of(sentence, verb) if verb else None
    candidates = [subject] if subject is not None and subject != token else []
    named_in = _own_mentions(report, sentence)
    for phrase in (inside, *([t] for t in candidates), *([t] for t in moved)):
        named = _party_in(sentence, named_in, phrase)
        if named:
            return named
    generic = {t.lemma.lower() for t in (*inside, *candidates, *moved)}
    generic |= {
        t.lemma.lower() for c in (*candidates, *moved) for t in sentence.children(c, "amod", "compound")
    }
    return mission.acronym if mission and generic & event_words("own force") else ""


def _party_in(sentence: Sentence, mentions: Sequence[Mention], tokens: Sequence[Token]) -> str:
    """The party named in a phrase: a force before a state; a state after "from" is where they leave, not who."""
    if not tokens:
        return ""
    start = min(left_edge(sentence, t) for t in tokens)
    end = max(t.end for t in tokens)
    found = [m for m in mentions if start <= m.start < end and m.kind in _PARTIES]
    found += _apposed(sentence, tokens[0]) if len(tokens) == 1 else []
    found = [m for m in found if not _is_place(sentence, m)]
    forces = [m for m in found if m.kind is not MentionKind.STATE]
    chosen = next(iter((*forces, *found)), None)
    return name_mention(chosen) if chosen else ""


def _apposed(sentence: Sentence, token: Token) -> list[Mention]:
    """A name given in apposition or brackets: "the African Union force in Somalia (ATMIS)"."""
    ends = {t.start for t in sentence.subtree(token) if t.dep in ("appos", "pobj") and t.pos == "PROPN"}
    return [m for m in find_mentions(sentence) if m.start in ends and m.kind is not MentionKind.STATE]


def _is_place(sentence: Sentence, mention: Mention) -> bool:
    if mention.kind is not MentionKind.STATE or mention.form == "adjective":
        return False
    head = next(
        (t for t in sentence.tokens if mention.start <= t.start < mention.end and t.dep == "pobj"), None
    )
    return head is not None and sentence.head(head).lemma in ("from", "in", "to", "into", "of", "across")


def find_state(mentions: Sequence[Mention], statement: Statement | None, mission: Mission | None) -> str:
    """The state that votes or changes its rule: a host state that is named, else the speaker's, else the only host."""
    hosts = mission.host_states if mission else ()
    named = [m for m in mentions if m.kind is MentionKind.STATE]
    own = [m for m in named if m.key in hosts] or ([] if len(hosts) == 1 else named)
    if own:
        return name_mention(own[0])
    if statement is not None and statement.speaker.speaks_for and not hosts:
        return statement.speaker.speaks_for
    return state_named(hosts[0]).name if len(hosts) == 1 else ""


def find_home(report: Report, sentences: Sequence[Sentence], mission: Mission | None) -> str:
    """The state a report is about, for votes told without one: the host named most, else the state named most.

    "" where two are named alike often; the place the report comes from counts for nothing.
    """
    named = [m.key for s in sentences for m in _own_mentions(report, s) if m.kind is MentionKind.STATE]
    hosts = [key for key in named if mission and key in mission.host_states]
    ranked = Counter(hosts or named).most_common(2)
    if not ranked or (len(ranked) > 1 and ranked[0][1] == ranked[1][1]):
        return ""
    return state_named(ranked[0][0]).name


# --------------------------------------------------------------------------- to whom


def find_addressee(sentence: Sentence, happening: Happening, statement: Statement | None) -> str:
    """To whom it was promised or is owed: named with the verb of promising, else whom the promise was said to."""
    kind = happening.trigger.commitment
    for verb in happening.modality:
        if verb.lemma in event_words("promise") | {"assure", "tell", "agree"}:
            named = _named_by(sentence, verb)
            if named:
                return named
    if kind is not None and kind.key == "report":
        return COUNCIL
    if statement is not None and statement.force is Force.PROMISES and statement.addressee is not None:
        return _name_span(sentence, statement.addressee)
    return ""


def _named_by(sentence: Sentence, verb: Token) -> str:
    told = sentence.children(verb, "dobj", "dative", "iobj")
    told += [
        t
        for prep in sentence.children(verb, "prep", "dative")
        if prep.lemma in ("to", "with")
        for t in sentence.children(prep, "pobj")
    ]
    told += [
        t
        for c in sentence.children(verb, "ccomp", "xcomp")
        for t in sentence.children(c, "nsubj")
        if t.i > verb.i and c.tag == "VB"
    ]
    for token in told:
        for mention in find_mentions(sentence):
            if mention.start <= token.start < mention.end and mention.kind in _PARTIES:
                return _name_party(mention)
    return ""


def _name_span(sentence: Sentence, span: Span) -> str:
    return next(
        (
            _name_party(m)
            for m in find_mentions(sentence)
            if span.start <= m.start < span.end and m.kind in _PARTIES
        ),
        "",
    )


def _name_party(mention: Mention) -> str:
    named = name_mention(mention)
    return COUNCIL if named == "Security Council" else named


# --------------------------------------------------------------------------- which part


def find_part(report: Report, sentence: Sentence, happening: Happening) -> str:
    """The place below a state that is left or handed over, or the phase; "" for the whole, and for what has no parts."""
    kind, token = happening.trigger.commitment, happening.trigger.token
    if kind is None or kind.key not in MOVING:
        return ""
    verb = token if token.pos == "VERB" else governing_verb(sentence, token)
    around = {
        t.i
        for t in (
            *sentence.subtree(token),
            *(
                sentence.subtree(verb)
                if token.pos != "VERB" and verb and verb.lemma in event_words("light")
                else ()
            ),
        )
    }
    phase = next((t for t in sentence.tokens if t.lemma == "phase" and _belongs(sentence, t, token)), None)
    if phase is not None:
        start = left_edge(sentence, phase)
        words = report.text[start : phase.end].split()
        return " ".join(words[1:] if words[0].lower() in ("the", "its", "a") else words)
    for run in sentence.entities("GPE", "LOC", "FAC"):
        names = any(
            m.start < run[-1].end and run[0].start < m.end
            for m in find_mentions(sentence)
            if m.kind in _PARTIES
        )
        inside = run[0].i in around and run[0].i > token.i
        left = sentence.head(run[-1]) == token and run[-1].dep == "dobj"
        from_there = sentence.head(run[-1]).lemma in ("from", "in", "of", "out")
        dateline = report.dateline is not None and report.dateline.touches(
            report.span(run[0].start, run[-1].end)
        )
        if inside and (left or from_there) and not names and not dateline:
            return " ".join(t.text for t in run if t.pos != "DET")
    return _guess_part(sentence, token, around)


def _guess_part(sentence: Sentence, token: Token, around: set[int]) -> str:
    """A capitalised name behind "in", "at" or "from" that the parser took for no place: "its base in Kamanyola"."""
    for word in sentence.tokens[token.i + 1 :]:
        behind = word.dep == "pobj" and sentence.head(word).lemma in ("in", "at", "from")
        if not behind or word.i not in around or word.pos != "PROPN" or word.entity in ("DATE", "PERSON"):
            continue
        if not any(m.start <= word.start < m.end for m in find_mentions(sentence)):
            return " ".join(t.text for t in sentence.subtree(word) if t.i <= word.i and t.pos == "PROPN")
    return ""


def _belongs(sentence: Sentence, phase: Token, token: Token) -> bool:
    return token in (phase, *sentence.ancestors(phase)) or phase in tuple(sentence.ancestors(token))

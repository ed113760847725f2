"""Whose position a statement can take: states, parties and bodies, each of several who speak together.

Takes a statement, the statements around it and its parsed source phrase; gives holders by name. Never a medium, a
document or a doubtful speaker, never a holder of whom only somebody else tells ("A says B opposes"), and never the
members of a group for the group.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache

from penholder import vocabulary
from penholder.claims.holders import find_office
from penholder.claims.members import name_owner
from penholder.claims.phrases import leaves_out
from penholder.model import DateBracket, Span, Speaker, SpeakerKind, Statement
from penholder.syntax import ParsedReport, Sentence, Token
from penholder.values.mentions import Mention, MentionKind, find_mentions
from penholder.values.subjects import person_named, state_by_name

_SIDES = (MentionKind.STATE, MentionKind.BODY, MentionKind.MISSION)


def find_holders(
    statement: Statement, around: Mapping[str, Statement], parsed: ParsedReport, bracket: DateBracket
) -> tuple[str, ...]:
    """Every holder the statement speaks for, the one of its resolved speaker first."""
    phrase = _find_phrase(statement.source, parsed)
    named = tuple(_find_named(phrase, bracket)) if phrase else ()
    own = _find_own(statement.speaker, phrase, named)
    joint = named if len(named) > 1 and phrase and _speak_together(phrase) else ()
    group = _name_group(phrase) if phrase and own is None and not joint else None
    found = tuple(dict.fromkeys((*filter(None, (own, group)), *joint)))
    return () if _is_retold(statement, around, found) else found


def _find_own(speaker: Speaker, phrase: _Phrase | None, named: tuple[str, ...]) -> str | None:
    """The state or body spoken for; of a person left unnamed only where the source phrase names it."""
    if speaker.kind is SpeakerKind.DOCUMENT:
        return None
    own = speaker.name if speaker.kind in (SpeakerKind.STATE, SpeakerKind.BODY) else None
    holder = speaker.speaks_for or own
    if holder is None or holder in _media():
        return None
    if speaker.confident and speaker.kind is not SpeakerKind.UNKNOWN:
        return holder
    if speaker.name is not None or speaker.kind is SpeakerKind.UNKNOWN or phrase is None:
        return None
    return holder if holder in named or _has_word_of(phrase, holder) else None


def _name_group(phrase: _Phrase) -> str | None:
    """Members who speak as a group, as worded ("European members of the Security Council"); None for "some members"."""
    head = phrase.heads[0]
    words = vocabulary.option_words("group")
    open_ended = vocabulary.option_words("some")
    if head.lemma not in words or head.tag not in ("NNS", "NNPS"):
        return None
    lemmas = {t.lemma.lower() for t in phrase.tokens} | {t.text.lower() for t in phrase.tokens}
    told = phrase.sentence.children(head, "amod", "compound", "prep", "nmod")
    if not told or lemmas & open_ended or len(phrase.tokens) > 8:
        return None
    first = next(t for t in phrase.tokens if t.pos != "DET")
    return phrase.sentence.text[
        first.start - phrase.sentence.start : phrase.tokens[-1].end - phrase.sentence.start
    ]


def _has_word_of(phrase: _Phrase, holder: str) -> bool:
    """Whether a word for the state stands in the phrase ("the Chinese envoy", "the U.S. envoy")."""
    state = state_by_name(holder)
    words = {t.text for t in phrase.tokens}
    own = (state.name, *state.aliases, *state.adjectives, *state.capitals) if state is not None else ()
    return not words.isdisjoint(own)


@cache
def _media() -> frozenset[str]:
    return frozenset(
        word for body in vocabulary.bodies() if body.kind == "media" for word in (body.key, body.name)
    )


def state_key(holder: str) -> str | None:
    """The ISO code of a holder that is a state, whether written as code or name."""
    if any(state.iso == holder for state in vocabulary.states()):
        return holder
    state = state_by_name(holder)
    return state.iso if state else None


def is_same_holder(a: str, b: str) -> bool:
    """Whether two names are of one state or body."""
    return a == b or (state_key(a) is not None and state_key(a) == state_key(b))


# --------------------------------------------------------------------------- what others tell


def _is_retold(statement: Statement, around: Mapping[str, Statement], holders: tuple[str, ...]) -> bool:
    """Whether it stands inside the words of somebody else than a medium that passes it on."""
    outer = around.get(statement.nested_in or "")
    while outer is not None:
        own = outer.speaker.speaks_for or (None if outer.speaker.office else outer.speaker.name)
        relays = own in _media() or _speaks_for_named(outer)
        relays = relays or (own is None and outer.speaker.office is not None)
        if not relays and not any(own and is_same_holder(own, h) for h in holders):
            return True
        outer = around.get(outer.nested_in or "")
    return False


def _speaks_for_named(outer: Statement) -> bool:
    """ "Cyprus backed it, its spokesman said": the unnamed spokesman is the holder's own."""
    first = outer.source.words.split()[0].lower() if outer.source else ""
    return first in ("its", "his", "her", "their")


# --------------------------------------------------------------------------- several who speak together


class _Phrase:
    """A source phrase: its sentence, its tokens and what it names."""

    def __init__(self, sentence: Sentence, span: Span) -> None:
        self.sentence = sentence
        self.tokens = [t for t in sentence.tokens if span.start <= t.start and t.end <= span.end]
        inside = {t.i for t in self.tokens}
        self.heads = [t for t in self.tokens if t.head not in inside or t.head == t.i]
        self.mentions = [m for m in find_mentions(sentence) if span.start <= m.start and m.end <= span.end]


def _find_phrase(source: Span | None, parsed: ParsedReport) -> _Phrase | None:
    if source is None:
        return None
    sentence = next((s for s in parsed.sentences if s.start <= source.start < s.end), None)
    phrase = _Phrase(sentence, source) if sentence else None
    return phrase if phrase and phrase.heads else None


def _speak_together(phrase: _Phrase) -> bool:
    """Whether the phrase has several parts, or one for several ("the French and Russian envoys")."""
    return len(list(_coordinates(phrase))) > 1 or phrase.heads[0].tag == "NNS"


def _find_named(phrase: _Phrase, bracket: DateBracket) -> Iterator[str]:
    """The holder each part of the phrase names: "Britain and France", "the French and Russian envoys"."""
    for head in _coordinates(phrase):
        part = _own_part(phrase, head)
        named = [m for m in phrase.mentions if any(m.start <= t.start < m.end for t in part)]
        holders = list(_name_part(phrase, head, named, bracket))
        yield from holders


def _coordinates(phrase: _Phrase) -> Iterator[Token]:
    """The heads of the parts that speak, in text order."""
    queue = phrase.heads[:1]
    inside = {t.i for t in phrase.tokens}
    while queue:
        head = queue.pop(0)
        yield head
        if not leaves_out(phrase.sentence, head):
            queue.extend(t for t in phrase.sentence.children(head, "conj") if t.i in inside)


def _own_part(phrase: _Phrase, head: Token) -> list[Token]:
    """What belongs to one part: the head with what hangs on it, the other parts left out."""
    others = {t.i for other in phrase.sentence.children(head, "conj") for t in phrase.sentence.subtree(other)}
    inside = {t.i for t in phrase.tokens}
    return [t for t in phrase.sentence.subtree(head) if t.i in inside and t.i not in others]


def _name_part(phrase: _Phrase, head: Token, named: list[Mention], bracket: DateBracket) -> Iterator[str]:
    sides = [m for m in named if m.kind in _SIDES and m.key]
    at_head = [m for m in sides if m.start <= head.start < m.end]
    if any(m.form == "adjective" for m in at_head):
        return  # "many Congolese" are not the state
    if at_head:
        yield from _name_sides(at_head)
        return
    people = [m for m in named if m.kind is MentionKind.PERSON and m.key]
    modifiers = [m for m in sides if _modifies(phrase, m, head)]
    adjectives = _name_adjectives(phrase, head)
    if len(adjectives) > len(modifiers):
        yield from adjectives
    elif modifiers:
        yield from _name_sides(modifiers)
    elif people:
        person = person_named(people[0].key)
        office = find_office(person, bracket) if person else None
        owner = name_owner(office.of) if office else None
        if owner:
            yield owner


def _name_adjectives(phrase: _Phrase, head: Token) -> list[str]:
    """States by the adjectives before an office ("the French and Russian envoys")."""
    for first in phrase.sentence.children(head, "amod", "nmod", "compound"):
        row = [first, *phrase.sentence.children(first, "conj")]
        named = [_adjectives()[t.text] for t in row if t.text in _adjectives()]
        if len(named) > 1:
            return named
    return []


@cache
def _adjectives() -> dict[str, str]:
    return {word: state.name for state in vocabulary.states() for word in state.adjectives}


def _modifies(phrase: _Phrase, mention: Mention, head: Token) -> bool:
    """Whether a state or body says whose the speaker is: "the French envoy", "Mali's minister", "envoy of France"."""
    before = mention.end <= head.start
    if before:
        return mention.form == "adjective" or _is_possessive(phrase, mention) or _is_compound(phrase, mention)
    words = phrase.sentence.text[head.end - phrase.sentence.start : mention.start - phrase.sentence.start]
    return words.strip().lower() in ("of", "of the", "for", "for the", "from", "from the")


def _is_possessive(phrase: _Phrase, mention: Mention) -> bool:
    return any(t.tag == "POS" and 0 <= t.start - mention.end <= 1 for t in phrase.sentence.tokens)


def _is_compound(phrase: _Phrase, mention: Mention) -> bool:
    return any(
        t.dep in ("compound", "nmod", "amod") and mention.start <= t.start < mention.end
        for t in phrase.sentence.tokens
    )


def _name_sides(mentions: list[Mention]) -> Iterator[str]:
    for mention in mentions:
        name = name_owner(mention.key, mention.kind)
        if name and name not in _media():
            yield name

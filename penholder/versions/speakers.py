"""Utterances: what each speaker of a pile said, ready to be compared.

Takes claims and date brackets; gives the statements of one speaker together and each as a passage of counted words.
Never puts statements of different speakers together, except a state's with those of the person who speaks for it.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from penholder.model import DateBracket, ReportClaims, SpeakerKind, Statement
from penholder.values.dates import first_day, last_day
from penholder.values.words import Word, WordKind, read_words

_MISSION_WORDS = ("=peacekeeping mission", "=mission")


@dataclass(frozen=True, slots=True)
class Utterance:
    """A statement ready to be compared: its content as one passage, and when it can have been said."""

    statement: Statement
    passage: str
    words: tuple[Word, ...]
    since: date | None
    until: date | None


def name_speaker(statement: Statement) -> str | None:
    """The speaker's canonical name, or the last word of the source when it is a name; None for pronouns and offices."""
    if statement.speaker.name:
        return statement.speaker.name
    source = statement.source.words if statement.source else ""
    words = read_words(source)
    if not words or words[-1].kind is WordKind.FUNCTION or words[-1].key.startswith("="):
        return None
    last = source[words[-1].start : words[-1].end].removesuffix("’s").removesuffix("'s")
    return last if last[:1].isupper() and " " not in last else None


def _fold(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain if not unicodedata.combining(c)).casefold()


def group_by_speaker(claims: Sequence[ReportClaims]) -> Iterator[list[Statement]]:
    """Statements of one person; a state's own statements go with each person who speaks for it.

    A bare surname counts for the one person of the pile who has it.
    """
    said = [
        (s, name)
        for c in sorted(claims, key=lambda c: c.report)
        for s in c.statements
        if (name := name_speaker(s))
    ]
    full: defaultdict[str, set[str]] = defaultdict(set)
    for _, name in said:
        if " " in name:
            full[_fold(name).split()[-1]].add(_fold(name))
    groups: defaultdict[str, list[Statement]] = defaultdict(list)
    states: defaultdict[str, list[Statement]] = defaultdict(list)
    voices: dict[str, str] = {}
    for statement, name in said:
        bearers = full.get(_fold(name), set())
        key = next(iter(bearers)) if len(bearers) == 1 else _fold(name)
        groups[key].append(statement)
        if statement.speaker.kind is SpeakerKind.STATE:
            states[key].append(statement)
        elif statement.speaker.speaks_for:
            voices[key] = _fold(statement.speaker.speaks_for)
    for key in sorted(groups):
        yield groups[key] + states.get(voices.get(key, ""), [])


def drop_inner(group: Sequence[Statement]) -> list[Statement]:
    """The statements without those that stand inside another one of the same speaker: they are one utterance."""
    by_report: defaultdict[str, list[Statement]] = defaultdict(list)
    for statement in group:
        by_report[statement.report].append(statement)
    return [s for s in group if not any(_holds(t, s) for t in by_report[s.report])]


def _holds(outer: Statement, inner: Statement) -> bool:
    if outer.id == inner.id:
        return False
    held = all(any(o.start <= i.start and i.end <= o.end for o in outer.content) for i in inner.content)
    if not held:
        return False
    sizes = [sum(len(c.words) for c in s.content) for s in (outer, inner)]
    return (
        sizes[0] > sizes[1]
        or (outer.speaker.kind is not inner.speaker.kind and outer.speaker.kind == "person")
        or (outer.speaker.kind is inner.speaker.kind and outer.id < inner.id)
    )


def is_pronoun(source: str) -> bool:
    words = read_words(source)
    return len(words) == 1 and words[0].kind is WordKind.FUNCTION


def read_utterance(statement: Statement, bracket: DateBracket | None) -> Utterance:
    passage = " ".join(span.words for span in statement.content)
    own = {w.key for s in (statement.speaker.name, statement.speaker.speaks_for) if s for w in read_words(s)}
    words = [w for w in read_words(passage) if not (w.key in own and w.kind is WordKind.NAME)]
    if statement.cue is not None:
        words += [w for w in read_words(statement.cue.words) if w.key == "=demand"]
    since = first_day(statement.said) if statement.said else None
    until = last_day(statement.said) if statement.said else bracket.latest if bracket else None
    return Utterance(statement, passage, tuple(_generalise(w) for w in words), since, until)


def _generalise(word: Word) -> Word:
    """A mission's name and "the mission" are one word here: reports change between them freely."""
    if word.key.startswith("mission:") or word.key in _MISSION_WORDS:
        return Word(word.start, word.end, word.form, "=mission", WordKind.CONTENT)
    return word

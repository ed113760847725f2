"""The part of a statement that stands in one sentence, and what a stance in it is read within.

Takes a statement, its holder and the parsed report; gives passages in text order and their settings. Never looks
beyond the sentences a few places before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from penholder import vocabulary
from penholder.claims.stakeholders import state_key
from penholder.claims.stances import Setting
from penholder.model import Force, Statement
from penholder.syntax import ParsedReport, Sentence, Token
from penholder.values.mentions import MentionKind, find_mentions

LEAD = 4
"""How many sentences open a report: title, lines of its head, and what it is about."""
LOOK_BACK = 10
"""How many sentences back "the withdrawal" may find the mission it is of."""


@dataclass(frozen=True, slots=True)
class Passage:
    """The part of one statement that stands in one sentence."""

    statement: Statement
    holder: str
    sentence: Sentence
    before: tuple[Sentence, ...]
    """The sentences before it in the report, the nearest first: what "the force" or "the withdrawal" goes back to."""
    start: int
    end: int
    lead: tuple[Sentence, ...] = ()
    """The first sentences of the report that stand before it."""

    def words(self) -> str:
        """What is said in this sentence."""
        return self.sentence.text[self.start - self.sentence.start : self.end - self.sentence.start]


def cut_passages(statement: Statement, holder: str, parsed: ParsedReport) -> Iterator[Passage]:
    """The passages of a statement, in text order."""
    for place, sentence in enumerate(parsed.sentences):
        before = parsed.sentences[max(place - LOOK_BACK, 0) : place][::-1]
        for span in statement.content:
            start, end = max(span.start, sentence.start), min(span.end, sentence.end)
            if start < end:
                lead = parsed.sentences[: min(place, LEAD)]
                yield Passage(statement, holder, sentence, before, start, end, lead)


def read_setting(passage: Passage) -> Setting:
    """What a stance in the passage is read within: its reporting words, their force, who speaks."""
    cue = passage.statement.cue
    tokens = passage.sentence.tokens
    indices = frozenset(t.i for t in tokens if cue and cue.start <= t.start < cue.end)
    return Setting(
        passage.sentence,
        indices,
        _lend_force(tokens[i].lemma for i in sorted(indices)),
        _own_side(passage),
        passage.start,
        passage.end,
    )


def _lend_force(lemmas: Iterable[str]) -> Force:
    """The force of the reporting words by themselves; that of a statement may come from what is said."""
    held = set(lemmas)
    return next((force for words, force in _cue_forces() if words <= held), Force.ASSERTS)


@cache
def _cue_forces() -> tuple[tuple[frozenset[str], Force], ...]:
    """The words of each cue that has a force of its own, longer ones first."""
    known = [
        (frozenset(word for word in cue.lemma.split() if not word.startswith("-")), Force(cue.force))
        for cue in vocabulary.cues()
    ]
    told = [(words, force) for words, force in known if force is not Force.ASSERTS]
    return tuple(sorted(told, key=lambda cue: (-len(cue[0]), sorted(cue[0]), cue[1])))


def _own_side(passage: Passage) -> Callable[[Token], bool]:
    sentence = passage.sentence
    mentions = tuple(m for m in find_mentions(sentence) if m.kind in (MentionKind.STATE, MentionKind.BODY))
    keys = {passage.holder, state_key(passage.holder)}

    def is_own_side(agent: Token) -> bool:
        phrase = sentence.subtree(agent)
        named = [m for m in mentions if phrase[0].start <= m.start < phrase[-1].end]
        if any(m.key in keys for m in named):
            return True
        words = vocabulary.option_words("own side")
        if named or not (agent.lemma in words or agent.text.lower() in words):
            return False
        return agent.pos != "PRON" or not _has_other_subject(passage, agent, is_own_side)

    return is_own_side


def _has_other_subject(passage: Passage, agent: Token, is_own_side: Callable[[Token], bool]) -> bool:
    """Whether a pronoun in a lower clause goes back to somebody named above it ("the junta must say why it ...")."""
    sentence = passage.sentence
    clause = sentence.head(agent)
    for above in sentence.ancestors(clause):
        if not passage.start <= above.start < passage.end:
            return False
        for subject in sentence.children(above, "nsubj", "nsubjpass"):
            if subject.i < agent.i and subject.pos in ("NOUN", "PROPN") and not is_own_side(subject):
                return True
    return False

"""At which hand words came to a report, and who passed them on.

Takes the frame of an attribution and the statement it is reported within; gives a hand and the words for whoever
passed it on. Never calls somebody's own account of what they said before second hand.

Second hand are words reported within somebody else's words, words that somebody "was quoted by" others as saying,
hearsay ("reportedly"), and what a source says that cites another.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice, pairwise

from penholder.claims.frames import Frame, find_role
from penholder.claims.source_phrases import Bounds, noun_phrase
from penholder.model import Hand, Speaker
from penholder.syntax import Sentence, Token
from penholder.vocabulary import forum_class

_NOBODY: Bounds = (0, 0)
"""Bounds that stand for somebody who is not named."""


@dataclass(frozen=True, slots=True)
class Passage:
    """How words came to the report."""

    hand: Hand = Hand.FIRST
    relayed_by: Bounds | None = None


DIRECT = Passage()


@dataclass(frozen=True, slots=True)
class Around:
    """The statement that another is reported within: its source words and who speaks."""

    source: Bounds | None
    speaker: Speaker


def find_passage(frame: Frame, speaker: Speaker, around: Around | None) -> Passage:
    """The hand at which a statement came, and who passed it on."""
    if around is not None and not _is_same(speaker, around, frame):
        return Passage(Hand.SECOND, around.source)
    if (relayed := _find_relay(frame)) is not None:
        return Passage(Hand.SECOND, relayed if relayed != _NOBODY else None)
    return DIRECT


def _is_same(speaker: Speaker, around: Around, frame: Frame) -> bool:
    """Whether the outer speaker tells what the same speaker said before."""
    if speaker.name is not None and speaker.name == around.speaker.name:
        return True
    opening = _opening(frame.sentence, frame.source)
    unknown = speaker.name is None and around.speaker.name is None and opening in _PERSONAL
    return opening in ("i", "we") or (
        unknown and _opening(frame.sentence, around.source) not in _PERSONAL - {opening}
    )


_PERSONAL = frozenset({"he", "she", "it", "they"})


def _opening(sentence: Sentence, source: Bounds | None) -> str:
    start, end = source or (0, 0)
    return next((t.text.lower() for t in sentence.tokens if start <= t.start < end), "")


def _find_relay(frame: Frame) -> Bounds | None:
    """Who passed the words on; `_NOBODY` for nobody named; None where nobody did."""
    if (agent := _quoted_by(frame) or _sent_through(frame) or _quoting(frame)) is not None:
        return agent
    if any(t.text.lower() in forum_class("hearsay") and _near_cue(frame, t) for t in frame.words):
        return _NOBODY
    return _by_another(frame)


def _near_cue(frame: Frame, token: Token) -> bool:
    return token.head == frame.verb.i or abs(token.i - frame.verb.i) <= 2


def _sent_through(frame: Frame) -> Bounds | None:
    """The go-between through whom somebody sends word ("through a spokesman")."""
    for token in frame.around():
        if token.lemma in forum_class("go-between") and find_role(frame, token) in ("through", "via"):
            return _phrase(frame, token)
    return None


def _quoted_by(frame: Frame) -> Bounds | None:
    """The agent of "was quoted by ... as saying", "is reported to have said"."""
    sentence, verb = frame.sentence, frame.verb
    held = {t.i for t in frame.words}
    chain = [verb, *(t for t in islice(sentence.ancestors(verb), 4) if t.i in held)]
    for token in chain[:3]:
        if token.lemma not in forum_class("relaying") or token.tag != "VBN":
            continue
        passive = bool(sentence.children(token, "auxpass")) or token.dep in ("acl", "relcl", "advcl")
        opens = any(
            t.text.lower() in ("as", "to") and t.i > token.i for t in sentence.tokens[token.i : token.i + 12]
        )
        if passive and opens and (token.i != verb.i or _quotes_as(frame)):
            agents = sentence.children(token, "agent")
            head = next((o for a in agents for o in sentence.children(a, "pobj")), None)
            return _phrase(frame, head) if head is not None else _NOBODY
    return None


def _quoting(frame: Frame) -> Bounds | None:
    """The subject of an active "quoted ... as" above the cue."""
    sentence, verb = frame.sentence, frame.verb
    if verb.i == 0 or sentence.tokens[verb.i - 1].text.lower() != "as":
        return None
    quoting = (t for t in sentence.ancestors(verb) if t.lemma in ("quote", "cite") and t.tag != "VBN")
    above = next(quoting, None)
    subjects = sentence.children(above, "nsubj") if above is not None else []
    return _phrase(frame, subjects[-1]) if subjects else None


def _quotes_as(frame: Frame) -> bool:
    """Whether a verb of saying follows the passive in the cue: "was quoted as saying", "is said to have argued"."""
    held = [t for t in frame.words if t.i > frame.verb.i]
    if frame.verb.lemma in ("quote", "cite"):
        return any(t.text.lower() == "as" for t in held[:10])
    return any(t.pos == "VERB" and t.start < frame.cue[1] for t in held) and frame.source is not None


def _by_another(frame: Frame) -> Bounds | None:
    """The source of "according to" or "as reported by" beside a reporting clause of its own."""
    tokens = frame.around()
    for token, following in pairwise(tokens):
        words = token.text.lower(), following.text.lower()
        inside_cue = frame.cue[0] <= token.start < frame.cue[1]
        relays = words == ("according", "to") or (
            words[1] == "by" and token.lemma in forum_class("relaying") and token.tag == "VBN"
        )
        if relays and not inside_cue:
            head = next(iter(frame.sentence.children(following, "pobj")), None)
            return _phrase(frame, head) if head is not None else _NOBODY
    return None


def _phrase(frame: Frame, head: Token) -> Bounds:
    tokens = frame.sentence.tokens
    first, last = noun_phrase(frame.sentence, head, frame.sentence.head(head))
    ends = [t.i for t in tokens[head.i + 1 : last + 1] if t.text == "," or t.text.lower() == "as"]
    last = min(ends) - 1 if ends else last
    if not any(c.isalnum() for t in tokens[first : last + 1] for c in t.text):
        return _NOBODY
    return tokens[first].start, tokens[last].end

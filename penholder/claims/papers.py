"""Documents that speak: a report, a letter, a statement without a named author.

Takes the phrase of a document; gives it as a `Speaker`, or whoever was said to have issued it. Never guesses an author.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from penholder.claims.members import name_owner
from penholder.claims.phrases import Phrase
from penholder.claims.scene import Heard
from penholder.model import Speaker, SpeakerKind
from penholder.values.mentions import Mention, MentionKind

_ARTICLES = frozenset({"a", "an", "the", "its", "his", "her", "their", "this", "that"})


def name_paper(phrase: Phrase, mentions: Sequence[Mention], near: Sequence[Heard]) -> Speaker:
    """A document by the body behind it ("UN report"); named again, whoever spoke in it before."""
    issuer = _find_issuer(phrase, near)
    if issuer is not None:
        return issuer
    body = next((m for m in mentions if m.kind in _ISSUING and m.end <= phrase.head.start), None)
    offset = phrase.sentence.start
    words = phrase.sentence.text[phrase.start - offset : phrase.head.end - offset]
    name = " ".join(w for w in words.split() if w.lower() not in _ARTICLES)
    spoken_for = name_owner(body.key, body.kind) if body is not None else None
    name = name.replace("U.N.", "UN").replace("U.S.", "US")
    return Speaker(SpeakerKind.DOCUMENT, name, spoken_for, reason="a document without a named author")


_ANY = frozenset({"document", "paper", "text"})
"""Nouns by which any document is named again."""
_ISSUING = (MentionKind.BODY, MentionKind.STATE, MentionKind.MISSION)


def _find_issuer(phrase: Phrase, near: Sequence[Heard]) -> Speaker | None:
    """Who wrote "the statement": the last before it that spoke by one, where nothing else describes it."""
    words = phrase.words.lower().split()
    if len(words) != 2 or words[0] not in ("the", "this", "that"):
        return None
    for heard in near:
        same = phrase.head.lemma in heard.papers or (phrase.head.lemma in _ANY and heard.papers)
        if heard.spoke and same and heard.speaker.name:
            reason = f"{phrase.words!r} is that of the speaker before"
            return replace(heard.speaker, reason=reason, confident=False)
    return None

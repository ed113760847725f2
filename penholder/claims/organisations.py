"""Organisations that the vocabulary does not hold, and bodies named again by nothing but their noun.

Takes a source phrase; gives a `Speaker` under the words of the report. Never joins two organisations.
"""

from __future__ import annotations

from collections.abc import Sequence

from penholder.claims.members import name_owner
from penholder.claims.nouns import calls
from penholder.claims.phrases import Phrase
from penholder.claims.scene import Heard
from penholder.model import Speaker, SpeakerKind
from penholder.syntax import Sentence, Token
from penholder.values.mentions import Mention, MentionKind

_DROPPED = frozenset({"the", "a", "an", "its", "his", "her", "their", "this", "that"})
_ANONYMOUS = frozenset({"one", "some", "another", "any", "a", "an", "several", "many", "other"})


def name_organisation(phrase: Phrase, mentions: Sequence[Mention]) -> Speaker | None:
    """An organisation as written: the parser's, or a noun for one with what describes it ("the electoral commission")."""
    if phrase.head.entity == "ORG":
        return _name_entity(phrase)
    described = _describe(phrase.sentence, phrase.head)
    if described is None:
        return None
    owner = next((m for m in mentions if m.kind in _OWNING and m.start < phrase.head.start), None)
    spoken_for = name_owner(owner.key, owner.kind) if owner is not None else None
    return Speaker(
        SpeakerKind.BODY, described, spoken_for or described, reason="named; not in the vocabulary"
    )


_OWNING = (MentionKind.STATE, MentionKind.BODY, MentionKind.MISSION)


def _name_entity(phrase: Phrase) -> Speaker | None:
    run = next((r for r in phrase.sentence.entities("ORG") if phrase.head in r), ())
    split = next((i for i, t in enumerate(run) if t.tag == "POS"), None)
    offset, text = phrase.sentence.start, phrase.sentence.text
    if split is not None and len(run) - split > 2:
        owner, person = run[:split], run[split + 1 :]
        organisation = text[owner[0].start - offset : owner[-1].end - offset]
        full = text[person[0].start - offset : person[-1].end - offset]
        reason = "named with the organisation spoken for"
        return Speaker(SpeakerKind.PERSON, full, organisation, reason=reason)
    words = [t for t in run if t.tag not in ("POS", "DT")]
    while words and words[0].text.islower():  # the parser's entity begins inside "17,500-strong"
        words.pop(0)
    if not words:
        return None
    name = text[words[0].start - offset : words[-1].end - offset]
    return Speaker(SpeakerKind.BODY, name, name, reason="named; not in the vocabulary")


def _describe(sentence: Sentence, head: Token) -> str | None:
    """The name of a body described by more than its noun; None for "a group", "the commission", "some parties"."""
    if not calls(head, "organisation") or head.tag == "NNS":
        return None
    first = head.i
    while first > 0 and _describes(sentence, sentence.tokens[first - 1], head):
        first -= 1
    words = [
        t for t in sentence.tokens[first : head.i + 1] if t.text.lower() not in _DROPPED and t.tag != "POS"
    ]
    marks = {t.text.lower() for t in sentence.children(head, "det")}
    if len(words) < 2 or marks & _ANONYMOUS:
        return None
    offset = sentence.start
    return sentence.text[words[0].start - offset : head.end - offset]


def _describes(sentence: Sentence, token: Token, head: Token) -> bool:
    if token.text.lower() in _DROPPED:
        return False
    return (
        token.pos in ("ADJ", "NOUN", "PROPN")
        and (token.head == head.i or sentence.head(token).head == head.i)
        and token.dep in ("amod", "compound", "nmod", "poss")
    )


def name_again(phrase: Phrase, before: Sequence[Heard]) -> Speaker | None:
    """ "The commission", "the party": the body last named with that noun, one that spoke first."""
    head, sentence = phrase.head, phrase.sentence
    alone = len([t for t in phrase.tokens if t.pos not in ("DET", "PUNCT")]) == 1
    marks = {t.text.lower() for t in sentence.children(head, "det")}
    if not alone or not calls(head, "body") or marks & _ANONYMOUS:
        return None
    for heard in before:
        speaker = heard.speaker
        if speaker.kind is SpeakerKind.BODY and speaker.name and _ends(speaker.name, head.lemma):
            reason = f"{phrase.words!r} is {speaker.name}, named before it"
            return Speaker(speaker.kind, speaker.name, speaker.speaks_for, reason=reason)
    return None


def _ends(name: str, noun: str) -> bool:
    return noun in name.lower().replace("-", " ").split()

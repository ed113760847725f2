"""In which form and place something was said.

Takes the frame of an attribution and who speaks; gives a forum, or None where the words tell none. Never takes a forum
from inside the reported words, except "this council", which only somebody says who sits before it.

`data/forums.toml` lists the nouns for each forum and the words that join them to a saying. The first forum of the list
whose noun stands as an occasion ("in a letter"), as hearers ("told reporters") or as the source itself ("the report
says") is taken.
"""

from __future__ import annotations

from functools import cache

from penholder.claims.frames import Frame, belongs_to_cue, find_role
from penholder.claims.wordings import Found, find_phrases
from penholder.model import Forum
from penholder.syntax import Sentence, Token
from penholder.vocabulary import ForumWords, forum_class, forum_words

_ORGANS = frozenset({Forum.COUNCIL, Forum.ASSEMBLY})
_BY_NAME = frozenset({"object", "on", "to", "by", "with", "in", "via", "from"})


def find_forum(frame: Frame, source: Token | None, setting: str) -> Forum | None:
    """The forum told by the words around the cue; `setting` is the text of the whole report."""
    document = read_document(source)
    if document is not None and source is not None and not _is_press_matter(frame.sentence, source):
        return document
    around = frame.around()
    decoys = {i for d in find_phrases(around, forum_class("decoy")) for i in range(d.first, d.last + 1)}
    found = [
        f
        for f in find_phrases(around, _all_words())
        if f.last not in decoys and belongs_to_cue(frame, around[f.last])
    ]
    for entry in forum_words():
        if frame.verb.lemma in entry.cues:
            return Forum(entry.name)
        known = {*entry.occasions, *entry.audiences, *(entry.short if entry.needs in setting else ())}
        if any(f.phrase in known and _tells(frame, around, f, entry) for f in found):
            return _sharpen(Forum(entry.name), frame, around)
        if any(f.phrase in entry.outlets and _names_outlet(frame, around, f) for f in found):
            return Forum(entry.name)
    return None


@cache
def _all_words() -> tuple[str, ...]:
    words = (w for e in forum_words() for w in (*e.occasions, *e.audiences, *e.short, *e.outlets))
    return tuple(dict.fromkeys(words))


def _is_press_matter(sentence: Sentence, source: Token) -> bool:
    """Whether reports are those of the media ("according to news reports"), which are no document."""
    return any(t.lemma in ("medium", "news", "press") for t in sentence.children(source, "compound", "amod"))


def read_document(source: Token | None) -> Forum | None:
    """The forum of a source that is itself something written ("the report", "Resolution 2155")."""
    if source is None or source.pos not in ("NOUN", "PROPN"):
        return None
    return next((Forum(e.name) for e in forum_words() if source.lemma.lower() in e.documents), None)


def _tells(frame: Frame, around: tuple[Token, ...], found: Found, entry: ForumWords) -> bool:
    """Whether a noun of the entry stands as its occasion or its hearers and is no other body by name."""
    first, last = around[found.first], around[found.last]
    if _is_longer(frame, first, last, found.phrase):
        return False
    role = find_role(frame, first)
    if found.phrase in entry.occasions and role in forum_class("occasion"):
        return True
    hearers = (*entry.audiences, *entry.short)
    return found.phrase in hearers and role in forum_class("audience") | {"in", "at", "inside"}


def _names_outlet(frame: Frame, around: tuple[Token, ...], found: Found) -> bool:
    """Whether the words are part of the name of a medium that is told something or carries it."""
    words = around[found.first : found.last + 1]
    named = all(t.pos in ("PROPN", "NUM", "X") or t.text.isupper() for t in words)
    return named and find_role(frame, around[found.first]) in _BY_NAME


def _is_longer(frame: Frame, first: Token, last: Token, phrase: str) -> bool:
    """Whether the words are but a part of a longer name ("the council of ministers", "press secretary")."""
    tokens = frame.sentence.tokens
    after = tokens[last.i + 1] if last.i + 1 < len(tokens) else None
    if after is not None and after.text.lower() == "of" and phrase.split()[-1] in ("council", "chamber"):
        return True
    if after is not None and after.pos in ("NOUN", "PROPN") and after.dep not in ("npadvmod",):
        return last.dep == "compound" and last.head == after.i
    before = tokens[first.i - 1].text.lower() if first.i else ""
    return phrase.startswith("security council") and before in ("national", "state", "homeland")


def _sharpen(forum: Forum, frame: Frame, around: tuple[Token, ...]) -> Forum:
    """Words to the press outside the chamber are said at the stakeout."""
    if forum is Forum.PRESS:
        organs = find_phrases(around, organ_words())
        if any(find_role(frame, around[o.first]) == "outside" for o in organs):
            return Forum.STAKEOUT
    return forum


@cache
def organ_words(*organs: Forum) -> tuple[str, ...]:
    """Wordings for the Security Council and the General Assembly, or for those of them given."""
    kept = organs or tuple(sorted(_ORGANS))
    entries = (e for e in forum_words() if e.name in kept)
    return tuple(w for e in entries for w in (*e.audiences, *e.short, *e.occasions))

"""In which form and place something was said.

Takes the frame of an attribution and who speaks; gives a forum, or None where the words tell none. Never takes a forum
from inside the reported words, except "this council", which only somebody says who sits before it.

`data/forums.toml` lists the nouns for each forum and the words that join them to a saying. The first forum of the list
whose noun stands as an occasion ("in a letter"), as hearers ("told reporters") or as the source itself ("the report
says") is taken.
"""

from __future__ import annotations

from functools import cache

from penholder.claims.frames import Frame, find_role
from penholder.claims.wordings import Found, find_phrases
from penholder.model import Forum
from penholder.syntax import Token
from penholder.vocabulary import ForumWords, forum_class, forum_words

_DOCUMENTS = frozenset({Forum.REPORT, Forum.LETTER, Forum.WRITTEN, Forum.POST})
_ORGANS = {Forum.COUNCIL: "Security Council", Forum.ASSEMBLY: "General Assembly"}


def find_forum(frame: Frame, source: Token | None, setting: str) -> Forum | None:
    """The forum told by the words around the cue; `setting` is the text of the whole report."""
    document = read_document(source)
    if document is not None:
        return document
    around = frame.around()
    for entry in forum_words():
        phrases = (*entry.occasions, *entry.audiences, *(entry.short if entry.needs in setting else ()))
        if frame.verb.lemma in entry.cues:
            return Forum(entry.name)
        if any(_tells(frame, around, found, entry) for found in find_phrases(around, phrases)):
            return _sharpen(Forum(entry.name), frame, around)
    return None


def read_document(source: Token | None) -> Forum | None:
    """The forum of a source that is itself something written ("the report", "a statement")."""
    if source is None or source.pos != "NOUN":
        return None
    for entry in forum_words():
        forum = Forum(entry.name)
        if forum in _DOCUMENTS and any(source.lemma == words.split()[-1] for words in entry.occasions):
            return forum
    return None


def _tells(frame: Frame, around: tuple[Token, ...], found: Found, entry: ForumWords) -> bool:
    """Whether a noun of the entry stands as its occasion or its hearers and is no other body by name."""
    first, last = around[found.first], around[found.last]
    if _is_longer(frame, first, last, found.phrase):
        return False
    role = find_role(frame, first)
    if found.phrase in entry.occasions and role in forum_class("occasion") and role != "object":
        return True
    hearers = (*entry.audiences, *entry.short)
    return found.phrase in hearers and role in forum_class("audience") | {"in", "at", "inside"}


def _is_longer(frame: Frame, first: Token, last: Token, phrase: str) -> bool:
    """Whether the words are but a part of a longer name ("the council of ministers", "press secretary")."""
    tokens = frame.sentence.tokens
    after = tokens[last.i + 1] if last.i + 1 < len(tokens) else None
    if after is not None and after.text.lower() == "of" and "council" in phrase.split()[-1]:
        return True
    if after is not None and after.pos in ("NOUN", "PROPN") and after.dep not in ("npadvmod",):
        return last.dep == "compound" and last.head == after.i
    before = tokens[first.i - 1].text.lower() if first.i else ""
    return phrase.startswith("security council") and before in ("national", "state", "homeland")


def _sharpen(forum: Forum, frame: Frame, around: tuple[Token, ...]) -> Forum:
    """Words to the press outside the chamber are said at the stakeout."""
    if forum is Forum.PRESS:
        organs = find_phrases(around, _organ_words())
        if any(find_role(frame, around[o.first]) == "outside" for o in organs):
            return Forum.STAKEOUT
    return forum


@cache
def _organ_words() -> tuple[str, ...]:
    organ = (e for e in forum_words() if e.name in _ORGANS)
    return tuple(w for e in organ for w in (*e.audiences, *e.short, *e.occasions))

"""Persons that clash: a pronoun of the other gender, an office that nobody holds.

Takes one report's passages; gives suspicions. Never takes a gender from a first name: a title ("Mrs"), a noun
("spokesman") or the vocabulary's people must say it, and the grammar must bind the pronoun to the person.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from functools import cache

from penholder import vocabulary
from penholder.model import Suspicion
from penholder.syntax import Sentence, Token
from penholder.values.mentions import Mention, MentionKind
from penholder.values.subjects import person_named
from penholder.versions.passages import Passages, cue_lemmas

LOW = "Low confidence: a rule that seldom applies."
"""Ends the reason of rules that found nothing, right or wrong, in foreign text: no false alarms, and no proof."""

GENDER = {"he": "m", "his": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}


def find_person_clashes(passages: Passages) -> Iterator[Suspicion]:
    """Pronouns that do not fit the person they are bound to, and offices without a holder."""
    for number, sentence in enumerate(passages.sentences):
        yield from _find_next_pronoun(passages, number)
        yield from _find_bound_pronouns(passages, sentence, passages.mentions[number])
    yield from _find_unheld_offices(passages)


def _find_next_pronoun(passages: Passages, number: int) -> Iterator[Suspicion]:
    """ "The minister expressed her concern ..." followed by "He said": one of the two is wrong."""
    if number + 1 >= len(passages.sentences):
        return
    sentence, following = passages.sentences[number : number + 2]
    subject, possessive = _find_own_possessive(sentence)
    pronoun = _opening_pronoun(following)
    if subject is None or possessive is None or pronoun is None:
        return
    if GENDER[possessive.text.lower()] == GENDER[pronoun.text.lower()]:
        return
    if _names_somebody(sentence, passages.mentions[number], after=subject.end):
        return
    phrase = sentence.subtree(subject)
    start, office = phrase[0].start, passages.report.text[phrase[0].start : phrase[-1].end]
    reason = (
        f"“{office}” has “{possessive.text}” but the next sentence goes on with “{pronoun.text}”: "
        f"the speaker is not who the text says. {LOW}"
    )
    yield passages.suspect(start, following.end, "pronoun gender clash", reason)


def _find_own_possessive(sentence: Sentence) -> tuple[Token | None, Token | None]:
    """A nominal subject without a name, and the possessive before its "concern" or "view" that refers back to it."""
    for token in sentence.tokens:
        if not _owns_what_is_voiced(sentence, token):
            continue
        subjects = sentence.children(sentence.head(sentence.head(token)), "nsubj")
        if subjects and subjects[0].pos in ("NOUN", "PROPN") and subjects[0].entity != "PERSON":
            return subjects[0], token
    return None, None


def _owns_what_is_voiced(sentence: Sentence, token: Token) -> bool:
    """Whether a token is the "her" of "expressed her concern"."""
    if token.text.lower() not in ("his", "her") or token.tag != "PRP$":
        return False
    owned = sentence.head(token)
    return owned.dep in ("dobj", "obj") and owned.lemma in cue_lemmas("noun")


def _opening_pronoun(sentence: Sentence) -> Token | None:
    for token in sentence.tokens:
        if token.pos == "PUNCT":
            continue
        verb = sentence.head(token)
        speaks = token.dep == "nsubj" and verb.lemma in cue_lemmas()
        return token if token.text in ("He", "She") and speaks else None
    return None


def _names_somebody(sentence: Sentence, mentions: tuple[Mention, ...], *, after: int) -> bool:
    named = any(m.kind is MentionKind.PERSON and m.start >= after for m in mentions)
    return named or any(run[0].start >= after for run in sentence.entities("PERSON"))


def _find_bound_pronouns(
    passages: Passages, sentence: Sentence, mentions: tuple[Mention, ...]
) -> Iterator[Suspicion]:
    """ "Mrs Okoro himself", "Mr Bo voiced her concern": the grammar leaves the pronoun no other person."""
    for token in sentence.tokens:
        form = token.text.lower()
        bound = form in ("himself", "herself") or _owns_what_is_voiced(sentence, token)
        subject = _subject_of(sentence, token) if bound else None
        if subject is None or (known := _read_gender(sentence, subject, mentions)) is None:
            continue
        gender, words = known
        if gender != GENDER[form]:
            start, end = sorted((subject, token), key=lambda t: t.start)
            reason = f"“{token.text}” cannot refer to “{words}”, and nobody else stands there to refer to."
            yield passages.suspect(start.start, end.end, "pronoun gender clash", reason)


def _subject_of(sentence: Sentence, pronoun: Token) -> Token | None:
    """The subject that binds a reflexive or the possessor of what is voiced."""
    if pronoun.dep in ("appos", "npadvmod") and (head := sentence.head(pronoun)).pos in ("NOUN", "PROPN"):
        return head
    for verb in sentence.ancestors(pronoun):
        if verb.pos not in ("VERB", "AUX"):
            continue
        subjects = sentence.children(verb, "nsubj", "nsubjpass")
        if subjects:
            return _resolve_relative(sentence, verb, subjects[0])
        if verb.dep not in ("xcomp", "conj") or sentence.children(verb, "dobj"):
            return None
    return None


def _resolve_relative(sentence: Sentence, verb: Token, subject: Token) -> Token | None:
    if subject.tag != "WP":
        return subject if subject.pos in ("NOUN", "PROPN") else None
    return sentence.head(verb) if verb.dep == "relcl" else None


def _read_gender(sentence: Sentence, subject: Token, mentions: tuple[Mention, ...]) -> tuple[str, str] | None:
    """The gender that title, noun or vocabulary give the subject, and the words that give it."""
    if sentence.children(subject, "conj"):
        return None
    near = [subject, *(t for t in sentence.children(subject, "compound") if t.end <= subject.start)]
    for gender, kind in (("m", "man"), ("f", "woman")):
        told = [t for t in near if t.text.lower().rstrip(".") in vocabulary.word_class(kind)]
        if told:
            return gender, sentence.text[told[0].start - sentence.start : subject.end - sentence.start]
    held = [m for m in mentions if m.kind is MentionKind.PERSON and m.start <= subject.start < m.end]
    person = person_named(held[0].key) if held and held[0].form == "name" else None
    return (person.gender, held[0].words) if person is not None and person.gender else None


def _find_unheld_offices(passages: Passages) -> Iterator[Suspicion]:
    """A foreign office that speaks once, with no name, no state and no holder anywhere in the report."""
    offices = Counter(m.key for ms in passages.mentions for m in ms if m.kind is MentionKind.OFFICE)
    for sentence, mentions in zip(passages.sentences, passages.mentions, strict=True):
        for mention in mentions:
            if mention.key not in _state_offices() or offices[mention.key] > 1:
                continue
            head = _head_of(sentence, mention)
            if head is None or not _speaks(sentence, head) or not _stands_bare(sentence, head, mention):
                continue
            reason = (
                f"“{mention.words}” speaks here only, without a name or a state, and nobody in the report "
                f"holds that office. {LOW}"
            )
            yield passages.suspect(mention.start, mention.end, "office without a holder", reason)


@cache
def _state_offices() -> frozenset[str]:
    """Offices many states have; one that a single body has needs no name."""
    return frozenset(o.key for o in vocabulary.office_titles() if o.speaks_for == "state" and not o.body)


def _head_of(sentence: Sentence, mention: Mention) -> Token | None:
    inside = sentence.between(mention.start, mention.end)
    heads = [t for t in inside if not mention.start <= sentence.head(t).start < mention.end or t.head == t.i]
    return heads[0] if heads else None


def _speaks(sentence: Sentence, head: Token) -> bool:
    verb = sentence.head(head)
    objects = sentence.children(verb, "dobj")
    reports = verb.lemma in cue_lemmas() or any(o.lemma in cue_lemmas("noun") for o in objects)
    return head.dep == "nsubj" and reports


def _stands_bare(sentence: Sentence, head: Token, mention: Mention) -> bool:
    """ "The Secretary of State": capitals, the article, nothing that says whose or who."""
    around = [t for t in sentence.subtree(head) if not mention.start <= t.start < mention.end]
    return mention.words[:1].isupper() and [t.text.lower() for t in around] == ["the"]

"""Clashes inside one report: persons, possessors and dates that cannot all be right.

Takes one report's passages; gives suspicions. Never compares with other reports, and never doubts a person's
gender from a name: only a possessive and a pronoun that speak of one office-holder are compared.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from functools import cache

from penholder import vocabulary
from penholder.model import Suspicion
from penholder.syntax import Sentence, Token
from penholder.values.mentions import Mention, MentionKind
from penholder.values.subjects import mission_named
from penholder.values.words import WordKind, read_words
from penholder.versions.passages import Passages, cue_lemmas

NEAR = 4
"""Sentences apart within which two passages with the same quoted words are taken for one remark."""

LOW = "Low confidence: a rule that seldom applies."
"""Ends the reason of each clash. In 832 foreign texts (politics, Council speeches, releases, wire reports of attacks;
about 320,000 words) the four rules found nothing, right or wrong: few false alarms, and no proof of true ones."""

_GENDER = {"he": "m", "his": "m", "him": "m", "she": "f", "her": "f"}
_POSSESSED_QUOTE = re.compile(
    r"(?<![\w.-])((?:[Tt]he\s+)?[\w.-]+)[’']s\s+[“\"‘]([^”\"’“‘]{3,60})[”\"’]\s+(\w+\s+\w+\s+\w+)"
)
"""Begins at the start of a word only: from inside a long one, every letter would read the rest again."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


def find_clashes(passages: Passages) -> Iterator[Suspicion]:
    """Pronoun, office, possessor and date clashes of one report, each with how far to trust it."""
    for find in (_find_gender_clashes, _find_unheld_offices, _find_possessor_clashes, _find_impossible_dates):
        for suspicion in find(passages):
            yield replace(suspicion, reason=f"{suspicion.reason} {LOW}")


def _find_gender_clashes(passages: Passages) -> Iterator[Suspicion]:
    """ "The minister expressed her concern ..." followed by "He said": one of the two is wrong."""
    for number, sentence in enumerate(passages.sentences[:-1]):
        subject, possessive = _find_own_possessive(sentence)
        following = passages.sentences[number + 1]
        pronoun = _opening_pronoun(following)
        if subject is None or possessive is None or pronoun is None:
            continue
        if _GENDER[possessive.text.lower()] == _GENDER[pronoun.text.lower()]:
            continue
        if _names_somebody(sentence, passages.mentions[number], after=subject.end):
            continue
        phrase = sentence.subtree(subject)
        start, office = phrase[0].start, passages.report.text[phrase[0].start : phrase[-1].end]
        reason = (
            f"“{office}” has “{possessive.text}” but the next sentence goes on with “{pronoun.text}”: "
            "the speaker is not who the text says."
        )
        yield passages.suspect(start, following.end, "pronoun gender clash", reason)


def _find_own_possessive(sentence: Sentence) -> tuple[Token | None, Token | None]:
    """A nominal subject without a name, and the possessive before its "concern" or "view" that refers back to it."""
    for token in sentence.tokens:
        if token.text.lower() not in ("his", "her") or token.tag != "PRP$":
            continue
        owned = sentence.head(token)
        if owned.dep not in ("dobj", "obj") or owned.lemma not in cue_lemmas("noun"):
            continue
        subjects = sentence.children(sentence.head(owned), "nsubj")
        if subjects and subjects[0].pos in ("NOUN", "PROPN") and subjects[0].entity != "PERSON":
            return subjects[0], token
    return None, None


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
            reason = f"“{mention.words}” speaks here only, without a name or a state, and nobody in the report holds that office."
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


def _find_possessor_clashes(passages: Passages) -> Iterator[Suspicion]:
    """The same quoted word with two possessors that cannot be the same ("the mission's", "the country's")."""
    found = []
    for number, sentence in enumerate(passages.sentences):
        for match in _POSSESSED_QUOTE.finditer(passages.report.text, sentence.start, sentence.end):
            found.append((number, match))
    for n, (number, first) in enumerate(found):
        for later, second in found[n + 1 :]:
            if later - number > NEAR:
                break
            if not _same_remark(first, second):
                continue
            kinds = _possessor_kind(first.group(1)), _possessor_kind(second.group(1))
            if None in kinds or kinds[0] == kinds[1]:
                continue
            doubted, other = (
                (first, second) if _is_common_noun(first) and not _is_common_noun(second) else (second, first)
            )
            reason = f"“{doubted.group(1)}’s” stands where the same remark has “{other.group(1)}’s” elsewhere in the report."
            suspicion = passages.suspect(doubted.start(), doubted.end(), "possessor clash", reason)
            sister = passages.report.span(other.start(), other.end())
            yield Suspicion(suspicion.span, suspicion.rule, reason, (), sister, other.group(1))


def _same_remark(a: re.Match[str], b: re.Match[str]) -> bool:
    return (a.group(2).lower(), a.group(3).lower()) == (b.group(2).lower(), b.group(3).lower())


def _possessor_kind(words: str) -> str | None:
    """state, mission or the key of a name; None where nothing can be said."""
    last = read_words(words)[-1] if read_words(words) else None
    if last is None:
        return None
    if last.form in vocabulary.word_class("state noun") or last.key.startswith("state:"):
        return "state"
    if last.form in vocabulary.word_class("mission noun") or last.key.startswith("mission:"):
        return "mission"
    return None


def _is_common_noun(match: re.Match[str]) -> bool:
    return read_words(match.group(1))[-1].kind is not WordKind.NAME


def _find_impossible_dates(passages: Passages) -> Iterator[Suspicion]:
    """A recent event given as the cause of a mission that had long begun."""
    missions = Counter(m.key for ms in passages.mentions for m in ms if m.kind is MentionKind.MISSION)
    for sentence, mentions in zip(passages.sentences, passages.mentions, strict=True):
        words = _recent_past().search(sentence.text)
        here = [m for m in mentions if m.kind is MentionKind.MISSION]
        if words is None or not _tells_founding(sentence, here, sentence.start + words.start()):
            continue
        key = here[0].key if here else next(iter(sorted(missions, key=lambda k: (-missions[k], k))), "")
        start = mission_named(key).start if key else None
        year = _written_in(passages)
        if start is None or year is None or start >= date(year - 1, 1, 1):
            continue
        reason = (
            f"“{words.group()}” cannot be before {mission_named(key).acronym} was formed, in {start.year}: "
            f"the report was written in {year} or later."
        )
        yield passages.suspect(
            sentence.start + words.start(), sentence.start + words.end(), "impossible date", reason
        )


@cache
def _recent_past() -> re.Pattern[str]:
    words = sorted(vocabulary.word_class("recent"), key=lambda w: (-len(w), w))
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)


def _tells_founding(sentence: Sentence, missions: list[Mention], words: int) -> bool:
    """Whether the sentence says that a mission was formed after what stands with the date words."""
    nouns, after = vocabulary.word_class("mission noun"), vocabulary.word_class("aftermath")
    for verb in sentence.tokens:
        if verb.lemma not in vocabulary.word_class("forming") or verb.pos != "VERB":
            continue
        args = sentence.children(verb, "nsubj", "nsubjpass", "dobj")
        about = any(a.lemma in nouns or any(m.start <= a.start < m.end for m in missions) for a in args)
        if about and any(t.text.lower() in after and verb.start < t.start < words for t in sentence.tokens):
            return True
    return False


def _written_in(passages: Passages) -> int | None:
    """The earliest year of publication; without a bracket, the latest year that the text names, less one."""
    if passages.published is not None:
        return passages.published.year
    years = [int(y) for s in passages.sentences for y in _YEAR.findall(s.text)]
    return max(years) - 1 if years else None

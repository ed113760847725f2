"""Drafts as sentences name them: which noun is a draft of the Council, whose it is, whether it is a later version.

Takes a sentence and its nouns; gives names as the vocabulary has them. Never takes a draft law, a draft constitution
or a text of another organ for one of the Council's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache

from penholder.syntax import Sentence, Token
from penholder.values.mentions import MentionKind, find_mentions
from penholder.values.subjects import state_named
from penholder.vocabulary import draft_words

_BESIDE = ("compound", "amod", "nmod", "poss")
_SYMBOL = re.compile(r"\bS/\d{4}/\d{1,4}\b|\b[Rr]esolution\s(\d{3,4})\b")


def find_drafts(sentence: Sentence) -> tuple[Token, ...]:
    """Nouns of the sentence that may stand for a draft resolution, in text order."""
    return tuple(t for t in sentence.tokens if _is_draft(sentence, t))


def _is_draft(sentence: Sentence, token: Token) -> bool:
    if token.pos not in ("NOUN", "PROPN") or token.lemma.lower() not in draft_words("draft"):
        return False
    if token.dep == "compound" and sentence.head(token).lemma.lower() != "resolution":
        return False  # "a draft law"; of "a draft resolution" the second noun counts
    if token.dep == "compound":
        return False
    around = [*sentence.children(token, *_BESIDE), *_under(sentence, token, ("of", "for"))]
    words = {t.lemma.lower() for t in around}
    if token.lemma.lower() == "version" and "draft" not in {t.lemma for t in sentence.subtree(token)}:
        return False
    return not words & draft_words("other draft")


def _under(sentence: Sentence, token: Token, prepositions: Sequence[str]) -> list[Token]:
    return [
        t
        for prep in sentence.children(token, "prep", "agent")
        if prep.lemma in prepositions
        for t in sentence.children(prep, "pobj")
    ]


@lru_cache(maxsize=1024)
def _folded(sentence: Sentence) -> str:
    return re.sub(r"[’ʼ]", "'", sentence.text.lower())


def names_other_organ(sentence: Sentence) -> bool:
    """Whether the sentence speaks of a body that votes on texts of its own, or of an election."""
    return _holds(_folded(sentence), draft_words("other organ"))


def names_council(sentence: Sentence) -> bool:
    """Whether the sentence shows that the Security Council is meant."""
    return _holds(_folded(sentence), draft_words("council"))


def _holds(text: str, phrases: Iterable[str]) -> bool:
    return any(re.search(rf"(?<![\w-]){re.escape(p)}(?!\w)", text) for p in sorted(phrases))


# --------------------------------------------------------------------------- whose


def find_author(sentence: Sentence, draft: Token) -> str:
    """Whose draft a noun phrase says it is: "France's draft", "the US-drafted text", "a draft by Britain", or ""."""
    near = sentence.children(draft, *_BESIDE, "npadvmod")
    authored = [t for t in sentence.children(draft, "acl", "amod", "relcl") if _authors(sentence, t)]
    for token in near:
        if token.dep in ("compound", "nmod") and token.lemma.lower() in draft_words("draft"):
            near = [*near, *sentence.children(token, *_BESIDE)]
    places = [t for t in near if t not in authored]
    for participle in authored:
        places += sentence.children(participle, "npadvmod", "advmod", "compound", "amod", "nmod", "nsubj")
        places += _agents(sentence, participle)
    places += _under(sentence, draft, ("by", "from"))
    for token in places:
        if not _names_subject(sentence, token) and (name := name_state(sentence, token)):
            return name
    return ""


def _names_subject(sentence: Sentence, token: Token) -> bool:
    """ "The Congo text", "the Haiti draft": a country's name before it tells what it is on; "the US draft" whose it is."""
    if token.dep not in ("compound", "nmod", "amod"):
        return False
    return any(
        m.kind is MentionKind.STATE
        and m.form == "name"
        and m.start <= token.start < m.end
        and not m.words.replace(".", "").isupper()
        for m in find_mentions(sentence)
    )


def _authors(sentence: Sentence, token: Token) -> bool:
    return token.lemma in draft_words("authored") and (
        token.dep != "relcl" or any(t.dep == "auxpass" for t in sentence.children(token))
    )


def _agents(sentence: Sentence, verb: Token) -> list[Token]:
    agents = sentence.children(verb, "agent", "prep")
    return [t for a in agents if a.lemma == "by" for t in sentence.children(a, "pobj")]


def find_agent(sentence: Sentence, verb: Token) -> str:
    """The state that does what the verb tells, as its subject or after "by"; "" when none is named."""
    drafts = find_drafts(sentence)
    for token in [*_agents(sentence, verb), *_subjects(sentence, verb)]:
        # of "the Haiti draft goes into blue" the subject does nothing, and its country is what it is on
        if name := find_author(sentence, token) if token in drafts else name_state(sentence, token):
            return name
    return ""


def _subjects(sentence: Sentence, verb: Token) -> list[Token]:
    """Subjects of a verb, or of the verb it completes, is joined to or is reported under when it is a pronoun's."""
    passive = sentence.children(verb, "nsubjpass")
    if passive:
        return []
    found = sentence.children(verb, "nsubj")[-1:]
    if found and found[0].pos != "PRON" and found[0].tag != "WDT":
        return [*found, *sentence.children(found[0], "appos")]
    if found and found[0].tag == "WDT":
        return [sentence.head(verb)]
    above = sentence.head(verb)
    while above.pos not in ("VERB", "AUX") and above.head != above.i:
        above = sentence.head(above)
    linked = verb.dep in ("xcomp", "conj", "ccomp", "advcl", "parataxis", "pcomp", "acl")
    return _subjects(sentence, above) if linked and above != verb and above.pos in ("VERB", "AUX") else []


def name_state(sentence: Sentence, token: Token) -> str:
    """The state that a noun phrase names: itself, by its adjective or capital, or through its ambassador; or ""."""
    inside = [token, *sentence.children(token, *_BESIDE, "appos")]
    inside += [c for t in inside[1:] for c in sentence.children(t, *_BESIDE)]
    mentions = find_mentions(sentence)
    for part in inside:
        for mention in mentions:
            if mention.kind is MentionKind.STATE and mention.start <= part.start < mention.end:
                return state_named(mention.key).name
    return ""


def last_subject(sentence: Sentence, verb: Token) -> Token | None:
    """The subject of a verb, its own or the one it shares; the nearest of several, since a dateline may pass for one."""
    for above in (verb, *sentence.ancestors(verb)):
        subjects = sentence.children(above, "nsubj", "nsubjpass")
        if subjects:
            return subjects[-1]
        if above.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "acl", "aux"):
            return None
    return None


# --------------------------------------------------------------------------- which


def is_later_version(sentence: Sentence, draft: Token) -> bool:
    """ "A revised draft", "the second version", "an amended text": not the first one."""
    words = {t.lemma.lower() for t in sentence.children(draft, *_BESIDE)}
    words |= {t.text.lower() for t in sentence.children(draft, *_BESIDE)}
    return bool(words & draft_words("again"))


def is_resolution(sentence: Sentence, draft: Token) -> bool:
    """ "A draft resolution", "the zero draft": named as what the Council and few others adopt."""
    words = {t.lemma.lower() for t in sentence.children(draft, "compound", "amod", "nmod", "nummod")}
    return bool(words & ({"draft", "zero"} if draft.lemma.lower() == "resolution" else {"zero"}))


def find_symbol(sentence: Sentence) -> str:
    """The symbol of a draft or the number of a resolution that the sentence gives, or ""."""
    found = _SYMBOL.search(sentence.text)
    if found is None:
        return ""
    return f"resolution {found[1]}" if found[1] else found[0]

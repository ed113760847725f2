"""Whether words tell what a draft would do, which is no decision yet.

Takes a sentence and the word that tells a renewal or an end of a mandate; gives yes or no. Never calls proposed what
the sentence tells as adopted.
"""

from __future__ import annotations

from penholder.claims.drafts.mood import Mood, read_mood
from penholder.claims.drafts.nouns import find_drafts, is_resolution
from penholder.syntax import Sentence, Token
from penholder.values.clauses import governing_verb
from penholder.vocabulary import draft_words

_RENEWALS = frozenset({"renew", "extend", "prolong", "renewal", "extension", "prolongation"})
_LINKING = frozenset({"that", "which", "it", "this"})


def is_proposed(sentence: Sentence, token: Token) -> bool:
    """ "A draft to renew it until DAY", "the text would extend it", "under the draft the mandate would end".

    Read off the order of words between the draft and the word, as parses tie such clauses to other verbs.
    """
    if _is_adopted(sentence):
        return False
    verb = token if token.pos in ("VERB", "AUX") else governing_verb(sentence, token)
    would = verb is not None and any(t.text.lower() == "would" for t in sentence.children(verb, "aux"))
    drafts = [d for d in find_drafts(sentence) if d.i < token.i and _is_unadopted(sentence, d)]
    if not drafts:
        subjects = sentence.children(verb, "nsubj") if verb is not None else []
        return would and token.lemma in _RENEWALS and any(t.text.lower() in _LINKING for t in subjects)
    between = sentence.tokens[drafts[-1].i + 1 : token.i]
    if any(t.tag in ("VBD", "VBZ", "VBP") and t.lemma != "be" and t != verb for t in between):
        return False
    if would:
        return True
    if token.lemma not in _RENEWALS:
        return False
    finite = token.tag in ("VBZ", "VBP", "VBD", "VBN")
    return not finite or any(t in drafts or t.tag == "WDT" for t in sentence.children(token, "nsubj"))


def _is_unadopted(sentence: Sentence, noun: Token) -> bool:
    """A plain "resolution" that renews a mandate is one in force; a draft, a text or a version is not."""
    return noun.lemma.lower() != "resolution" or is_resolution(sentence, noun)


def _is_adopted(sentence: Sentence) -> bool:
    verbs = (t for t in sentence.tokens if t.pos == "VERB")
    deciding = draft_words("adopt") | {"vote"}
    return any(v.lemma in deciding and read_mood(sentence, v) is Mood.DONE for v in verbs)

"""Votes of the Council on drafts, held or to come.

Takes a sentence and what was spoken of before; gives `Telling`s. Never takes an election, or a vote of another organ,
for one of the Council's, and never calls a vote held that was only set for a day.
"""

from __future__ import annotations

from collections.abc import Iterator

from penholder.claims.drafts.mood import Mood, is_negated, read_mood, read_plan
from penholder.claims.drafts.nouns import (
    find_author,
    find_drafts,
    is_resolution,
    last_subject,
    names_council,
    names_other_organ,
)
from penholder.claims.drafts.telling import Context, Telling
from penholder.syntax import Sentence, Token
from penholder.values.clauses import governing_verb, own_tokens
from penholder.values.mentions import MentionKind, find_mentions
from penholder.vocabulary import draft_words

HELD = "draft vote"
ADOPTED = "draft adopted"
FAILED = "draft not adopted"
VETOED = "draft vetoed"
AHEAD = "council vote"


def find_votes(sentence: Sentence, context: Context) -> Iterator[Telling]:
    """Votes that the sentence tells: adopted, not adopted, vetoed, held, or set for a day."""
    if names_other_organ(sentence) and not names_council(sentence):
        return
    outcomes = list(_find_outcomes(sentence, context))
    yield from outcomes
    held = {t.token.i for t in outcomes}
    for telling in (*_find_vote_verbs(sentence, context), *_find_vote_nouns(sentence, context)):
        told = telling.kind == HELD and outcomes  # "was put to the vote and failed": one vote
        if telling.token.i not in held and not told:
            yield telling


# --------------------------------------------------------------------------- what came of it


def _find_outcomes(sentence: Sentence, context: Context) -> Iterator[Telling]:
    for verb in sentence.tokens:
        if verb.pos != "VERB" or (verb.dep == "amod" and verb.tag != "VBN"):
            continue
        found = _read_outcome(sentence, verb, context)
        if found is not None:
            kind, mood, draft = found
            by = _author_in(sentence, draft)
            if mood is Mood.AHEAD:
                yield Telling(verb, AHEAD, True, by, draft or verb)
            elif mood is Mood.DONE:
                yield Telling(verb, kind, False, by, draft or verb)


def _read_outcome(sentence: Sentence, verb: Token, context: Context) -> tuple[str, Mood, Token | None] | None:
    draft = _voted_draft(sentence, verb)
    if verb.lemma == "veto" or (verb.lemma == "block" and _with_veto(sentence, verb)):
        if draft is None and not (context.draft and _object_is(sentence, verb, ("it",))):
            return None
        return VETOED, read_mood(sentence, verb), draft
    if verb.lemma in draft_words("adopt"):
        return _read_adoption(sentence, verb, draft, context)
    if (
        verb.lemma in draft_words("prolong")
        and _is_by_council(sentence, verb)
        and _of_mandate(sentence, verb)
    ):
        return ADOPTED, read_mood(sentence, verb), draft
    if verb.lemma in draft_words("gather") and (won := _count_won(sentence, verb)) is not None:
        subject = last_subject(sentence, verb)
        if subject is not None and _in(sentence, subject) and read_mood(sentence, verb) is Mood.DONE:
            return (ADOPTED if won >= _ENOUGH else FAILED), Mood.DONE, subject
        return None
    if verb.lemma == "fail" and (draft is not None or context.draft) and _fails(sentence, verb):
        mood = read_mood(sentence, verb)
        return (FAILED, mood, draft) if mood is Mood.DONE else None
    if verb.lemma in ("reject", "defeat") and draft is not None and _is_by_council(sentence, verb):
        mood = read_mood(sentence, verb)
        return (FAILED, mood, draft) if mood is Mood.DONE else None
    return None


def _read_adoption(
    sentence: Sentence, verb: Token, draft: Token | None, context: Context
) -> tuple[str, Mood, Token | None] | None:
    """ "The Council adopted the draft", "the text was adopted", "was not adopted"; others adopt resolutions too."""
    known = context.draft or context.council or names_council(sentence) or _numbered(sentence)
    known = known or (draft is not None and is_resolution(sentence, draft))
    pronoun = context.draft and verb.tag == "VBN" and _object_is(sentence, verb, ("it",))
    if (draft is None and not pronoun) or not (known or _is_by_council(sentence, verb)):
        return None
    if _by_other(sentence, verb):
        return None
    if is_negated(sentence, verb) and verb.tag in ("VBN", "VB") and _is_past(sentence, verb):
        return FAILED, Mood.DONE, draft
    return ADOPTED, read_mood(sentence, verb), draft


def _is_past(sentence: Sentence, verb: Token) -> bool:
    return any(t.text.lower() in ("was", "were", "did") for t in sentence.children(verb, "aux", "auxpass"))


def _numbered(sentence: Sentence) -> bool:
    """ "Resolution 2666": the number of one of the Council's."""
    return any(
        t.text.isdigit() and len(t.text) in (3, 4) and sentence.tokens[t.i - 1].lemma.lower() == "resolution"
        for t in sentence.tokens[1:]
    )


def _by_other(sentence: Sentence, verb: Token) -> bool:
    """Whether a body other than the Council or its members adopts it."""
    subject = last_subject(sentence, verb) if not sentence.children(verb, "nsubjpass") else None
    if subject is None or subject.pos == "PRON":
        return False
    named = [m for m in find_mentions(sentence) if m.start <= subject.start < m.end]
    if any(m.kind is MentionKind.BODY and m.key != "security-council" for m in named):
        return "council" not in subject.text.lower() or "security" not in sentence.text.lower()
    return subject.lemma.lower() in ("committee", "government", "party", "lawmaker", "minister", "cabinet")


def _voted_draft(sentence: Sentence, verb: Token) -> Token | None:
    """The draft that the verb decides on."""
    drafts = set(find_drafts(sentence))
    objects = sentence.children(verb, "dobj", "nsubjpass")
    if not objects and verb.lemma in ("pass", "fail"):  # "the text passed", but not "the text passed silence"
        objects = sentence.children(verb, "nsubj")
    if verb.dep in ("acl", "relcl", "amod") and verb.tag == "VBN":
        objects = [*objects, sentence.head(verb)]
    if verb.dep == "conj" and not sentence.children(verb, "dobj", "nsubj", "nsubjpass"):
        objects = sentence.children(sentence.head(verb), "dobj", "nsubjpass", "nsubj")
    if verb.dep == "conj" and verb.lemma == "fail":
        objects = [*objects, *sentence.children(sentence.head(verb), "nsubjpass", "nsubj")]
    if verb.dep == "xcomp":
        objects = [*objects, *sentence.children(sentence.head(verb), "nsubjpass", "nsubj")]
    return next((t for t in objects if t in drafts), None)


def _object_is(sentence: Sentence, verb: Token, words: tuple[str, ...]) -> bool:
    return any(t.text.lower() in words for t in sentence.children(verb, "dobj", "nsubjpass"))


def _with_veto(sentence: Sentence, verb: Token) -> bool:
    return any(t.lemma == "veto" for t in sentence.subtree(verb))


_ENOUGH = 9
"""Affirmative votes that a draft needs (Charter, article 27)."""
_NUMBERS = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven"),
    *("eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen"),
)


def _count_won(sentence: Sentence, verb: Token) -> int | None:
    """ "Won 14 votes in favour": how many; None where the object is something else or a veto is told."""
    if any(t.lemma == "veto" for t in sentence.tokens):
        return None
    for votes in (t for t in sentence.children(verb, "dobj") if t.lemma == "vote"):
        for number in sentence.children(votes, "nummod"):
            word = number.text.lower()
            if word.isdigit() and int(word) < len(_NUMBERS):
                return int(word)
            if word in _NUMBERS:
                return _NUMBERS.index(word)
    return None


def _fails(sentence: Sentence, verb: Token) -> bool:
    """ "Failed to win the nine votes", "failed with eight votes", "the draft failed"; not "failed to protect"."""
    inner = sentence.children(verb, "xcomp")
    gains = {
        "win",
        "get",
        "obtain",
        "garner",
        "secure",
        "gather",
        "receive",
        "muster",
        "pass",
        "adopt",
        "reach",
    }
    return not inner or inner[0].lemma in gains


def _is_by_council(sentence: Sentence, verb: Token) -> bool:
    subject = last_subject(sentence, verb)
    if subject is None:
        return False
    words = [t.text.lower() for t in sentence.subtree(subject)]
    return (
        "council" in words
        or subject.lemma.lower() in ("member", "ambassador")
        or "council" in (t.text.lower() for t in sentence.children(subject, "compound"))
    )


def _of_mandate(sentence: Sentence, verb: Token) -> bool:
    """Whether a mandate or a mission is what the Council prolongs or ends."""
    objects = sentence.children(verb, "dobj")
    named = [m for m in find_mentions(sentence) if m.kind is MentionKind.MISSION]
    return any(
        t.lemma.lower() in ("mandate", "mission", "authorization", "authorisation", "operation")
        or any(m.start <= t.start < m.end for m in named)
        for t in objects
    )


def _author_in(sentence: Sentence, draft: Token | None) -> str:
    return find_author(sentence, draft) if draft is not None else ""


# --------------------------------------------------------------------------- votes as such


def _is_known(sentence: Sentence, context: Context) -> bool:
    return context.draft or names_council(sentence) or bool(find_drafts(sentence))


def _find_vote_verbs(sentence: Sentence, context: Context) -> Iterator[Telling]:
    """ "The Council voted on the text", "will vote on Tuesday", "voted to extend the mandate"."""
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.lemma != "vote" or not _is_known(sentence, context):
            continue
        draft = next((t for t in own_tokens(sentence, verb) if t.i > verb.i and _in(sentence, t)), None)
        if draft is None and not (_is_by_council(sentence, verb) or context.draft):
            continue
        if _is_by_one(sentence, verb) or _on_other(sentence, verb):
            continue
        mood = read_mood(sentence, verb)
        if verb.tag == "VBG" and any(t.lemma == "be" for t in sentence.children(verb, "aux")):
            mood = Mood.AHEAD
        if mood is Mood.NONE:
            continue
        kind = HELD if mood is Mood.DONE else AHEAD
        if mood is Mood.DONE and _voted_to(sentence, verb):
            kind = ADOPTED
        elif mood is Mood.DONE and (_in_favour(sentence, verb) or not _is_by_council(sentence, verb)):
            kind = ADOPTED if _by_majority(sentence, verb) else HELD
        yield Telling(verb, kind, mood is Mood.AHEAD, _author_in(sentence, draft), draft or verb)


def _in(sentence: Sentence, token: Token) -> bool:
    return token in find_drafts(sentence)


def _on_other(sentence: Sentence, verb: Token) -> bool:
    """ "Voted on a draft constitution": on something that is no draft of the Council."""
    on = [t for p in sentence.children(verb, "prep") if p.lemma == "on" for t in sentence.children(p, "pobj")]
    other = [t for t in on if t.entity not in ("DATE", "TIME") and t.pos != "PRON"]
    return any({c.lemma.lower() for c in sentence.subtree(t)} & draft_words("other draft") for t in other)


def _is_by_one(sentence: Sentence, verb: Token) -> bool:
    """ "Russia voted against it": one member's vote is not the Council's."""
    subject = last_subject(sentence, verb)
    return subject is not None and any(
        m.kind is MentionKind.STATE and m.start <= subject.start < m.end for m in find_mentions(sentence)
    )


def _voted_to(sentence: Sentence, verb: Token) -> bool:
    return any(
        t.lemma
        in draft_words("prolong") | draft_words("adopt") | {"withdraw", "establish", "authorize", "impose"}
        for t in sentence.children(verb, "xcomp", "advcl")
    )


def _in_favour(sentence: Sentence, verb: Token) -> bool:
    return any(t.lemma in ("favour", "favor", "for") for t in sentence.subtree(verb))


def _by_majority(sentence: Sentence, verb: Token) -> bool:
    """Whether nine or more members voted for it: then it was adopted, as far as no veto is told."""
    subject = last_subject(sentence, verb)
    if subject is None or not _in_favour(sentence, verb):
        return False
    counts = {t.text.lower() for t in sentence.children(subject, "nummod")}
    vetoed = any(t.lemma == "veto" for t in sentence.tokens)
    return not vetoed and bool(counts & _MAJORITIES)


_MAJORITIES = frozenset(
    [*map(str, range(9, 16)), "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "all"]
)


def _find_vote_nouns(sentence: Sentence, context: Context) -> Iterator[Telling]:
    """ "A vote is expected on Friday", "was postponed to Tuesday", "put to the vote", "the vote takes place"."""
    if not _is_known(sentence, context):
        return
    for noun in sentence.tokens:
        if noun.lemma.lower() != "vote" or noun.pos not in ("NOUN", "PROPN") or noun.text.lower() != "vote":
            continue
        if _is_on_other(sentence, noun):
            continue
        verb = governing_verb(sentence, noun)
        telling = _read_vote_noun(sentence, noun, verb)
        if telling is not None:
            yield telling


def _is_on_other(sentence: Sentence, noun: Token) -> bool:
    """ "The vote on the budget"."""
    inside = (t for t in sentence.subtree(noun) if t.pos in ("NOUN", "PROPN", "ADJ"))
    return any(t.lemma.lower() in draft_words("other draft") for t in inside)


def _read_vote_noun(sentence: Sentence, noun: Token, verb: Token | None) -> Telling | None:
    by = _noun_author(sentence, noun)
    subject = noun.dep in ("nsubj", "nsubjpass")
    moved = verb is not None and verb.lemma in draft_words("move") and (subject or noun.dep == "dobj")
    planned = [t for t in sentence.children(noun, "acl") if t.lemma in draft_words("set")]
    if not moved and (planned or verb is None):
        return Telling(planned[0], AHEAD, True, by, noun) if planned else None
    if verb is None or _is_denied_noun(sentence, noun):
        return None
    if verb.lemma in draft_words("move") and (subject or noun.dep == "dobj"):
        mood = read_mood(sentence, verb)
        return Telling(verb, AHEAD, True, by, noun, moved=True) if mood is not Mood.NONE else None
    if verb.lemma in draft_words("put under") and noun.dep == "pobj" and sentence.head(noun).lemma == "to":
        return _from_mood(verb, read_mood(sentence, verb), by or _subject_author(sentence, verb), noun)
    if subject and _is_set(sentence, verb):
        mood = read_plan(sentence, verb)
        return Telling(verb, AHEAD, True, by, noun) if mood is Mood.AHEAD else None
    if noun.dep == "dobj" and verb.lemma in ("schedule", "set", "plan", "expect", "call", "request"):
        mood = read_mood(sentence, verb)
        return (
            Telling(verb, AHEAD, True, by, noun)
            if mood is not Mood.NONE and verb.lemma != "request"
            else None
        )
    if (subject and verb.lemma in draft_words("take place")) or (noun.dep == "dobj" and verb.lemma == "hold"):
        return _from_mood(verb, _vote_mood(sentence, verb), by, noun)
    return None


def _vote_mood(sentence: Sentence, verb: Token) -> Mood:
    """ "The vote is on Friday": what is told of a vote in the present lies ahead."""
    mood = read_mood(sentence, verb)
    return Mood.AHEAD if mood is Mood.DONE and verb.tag in ("VBZ", "VBP") else mood


def _from_mood(verb: Token, mood: Mood, by: str, noun: Token) -> Telling | None:
    if mood is Mood.NONE:
        return None
    return Telling(verb, AHEAD if mood is Mood.AHEAD else HELD, mood is Mood.AHEAD, by, noun)


def _is_set(sentence: Sentence, verb: Token) -> bool:
    words = [verb, *sentence.children(verb, "acomp", "xcomp", "oprd")]
    return any(t.lemma in draft_words("set") for t in words)


def _is_denied_noun(sentence: Sentence, noun: Token) -> bool:
    return any(t.text.lower() == "no" for t in sentence.children(noun, "det"))


def _noun_author(sentence: Sentence, noun: Token) -> str:
    inside = [d for d in find_drafts(sentence) if d in sentence.subtree(noun)]
    return next((a for d in inside if (a := find_author(sentence, d))), "")


def _subject_author(sentence: Sentence, verb: Token) -> str:
    subjects = [t for t in sentence.children(verb, "nsubjpass", "dobj") if _in(sentence, t)]
    return next((a for d in subjects if (a := find_author(sentence, d))), "")

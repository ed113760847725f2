"""Words that tell a stage of a draft, sentence by sentence.

Takes a sentence and whether a draft was spoken of just before; gives `Telling`s in text order. Never dates them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from penholder.claims.drafts.mood import Mood, is_negated, read_mood, read_plan
from penholder.claims.drafts.nouns import (
    find_agent,
    find_author,
    find_drafts,
    is_later_version,
    is_resolution,
    names_council,
    names_other_organ,
)
from penholder.claims.drafts.telling import Context, Telling
from penholder.claims.drafts.votes import find_votes
from penholder.syntax import Sentence, Token
from penholder.values.clauses import governing_verb
from penholder.vocabulary import draft_words

_OBJECTS = ("dobj", "nsubjpass", "dative", "oprd")


def find_tellings(sentence: Sentence, context: Context) -> tuple[Telling, ...]:
    """Every stage that the sentence tells, done or to come, in text order; one for each trigger."""
    found: dict[tuple[int, str], Telling] = {}
    for find in (_find_blue, _find_silence, _find_put_before, _find_written, _find_revising, find_votes):
        for telling in find(sentence, context):
            found.setdefault((telling.token.i, telling.kind), telling)
    return tuple(sorted(found.values(), key=lambda t: (t.token.i, t.kind)))


# --------------------------------------------------------------------------- in blue


def _find_blue(sentence: Sentence, context: Context) -> Iterator[Telling]:
    """ "Put in blue", "went into blue", "turned blue", "now in blue"; not blue helmets, nor blue waters."""
    drafts = find_drafts(sentence)
    for token in sentence.tokens:
        if token.text.lower() != "blue" or not (drafts or context.draft):
            continue
        before = sentence.tokens[token.i - 1] if token.i else token
        after = sentence.tokens[token.i + 1] if token.i + 1 < len(sentence.tokens) else token
        placed = before.text.lower() in ("in", "into") or before.lemma in ("turn", "go")
        if not placed or (
            after.pos in ("NOUN", "PROPN") and sentence.head(token) == after and not after.entity
        ):
            continue
        verb = _verb_above(sentence, token)
        mood = read_mood(sentence, verb) if verb is not None else Mood.DONE
        if mood is Mood.NONE:
            continue
        author = _first(find_author(sentence, d) for d in drafts)
        agent = find_agent(sentence, verb) if verb is not None and not _is_state(verb) else ""
        yield Telling(verb or token, "draft in blue", mood is Mood.AHEAD, author or agent, token)


def _verb_above(sentence: Sentence, token: Token) -> Token | None:
    """The verb of a phrase, but not that of a clause the phrase only stands beside ("the text, now in blue, is ...")."""
    nearest = None
    for above in sentence.ancestors(token):
        if above.pos in ("VERB", "AUX"):
            if above.lemma in draft_words("put in blue"):
                return above
            nearest = nearest or above
            if above.dep not in ("relcl", "acl"):
                return nearest
        elif nearest is None and above.lemma.lower() in draft_words("draft"):
            return None
    return nearest


def _is_state(verb: Token) -> bool:
    return verb.lemma == "be"


# --------------------------------------------------------------------------- silence


def _find_silence(sentence: Sentence, context: Context) -> Iterator[Telling]:
    """Put under silence, passed it, broke it; never silence about anything else than a text."""
    drafts = find_drafts(sentence)
    for token in sentence.tokens:
        named = token.lemma.lower() == "silence" and token.pos in ("NOUN", "PROPN")
        if not named and not (token.text.lower() == "it" and token.dep == "dobj" and context.silence):
            continue
        if any(t.dep == "poss" and t.pos == "PRON" for t in sentence.children(token)):
            continue  # "broke its silence on the losses"
        if not (drafts or context.draft or context.silence):
            continue
        noun = _phrase_head(sentence, token)
        verb = _silencing_verb(sentence, noun)
        kind = _read_silence(sentence, token, noun, verb)
        if kind is None:
            continue
        negated = verb is not None and is_negated(sentence, verb)
        if kind == "silence broken" and negated and verb is not None and _is_fact(verb):
            yield Telling(verb, "silence passed", False, "", token)
            continue
        mood = read_mood(sentence, verb) if verb is not None else Mood.DONE
        if mood is Mood.NONE:
            continue
        yield Telling(
            verb or token, kind, mood is Mood.AHEAD, _silence_by(sentence, verb, kind, drafts), token
        )


def _silencing_verb(sentence: Sentence, noun: Token) -> Token | None:
    """The verb of silence; where it hangs on a clause about the text, the verb of putting above that."""
    verb = governing_verb(sentence, noun)
    if verb is None or sentence.head(noun).lemma.lower() != "under" or verb.lemma in draft_words("put under"):
        return verb
    above = list(sentence.ancestors(verb))
    aside = any(t.dep in ("relcl", "acl") for t in (verb, *above)) or verb.lemma in draft_words("prolong")
    puts = [t for t in above if t.pos == "VERB" and t.lemma in draft_words("put under")]
    return puts[0] if puts and aside else verb


def _is_fact(verb: Token) -> bool:
    return verb.tag in ("VBD", "VBN")


def _phrase_head(sentence: Sentence, token: Token) -> Token:
    """ "Silence procedure", "the silence period": the noun it is part of."""
    above = sentence.head(token)
    return above if token.dep in ("compound", "amod", "nmod") and above.pos == "NOUN" else token


def _read_silence(sentence: Sentence, token: Token, noun: Token, verb: Token | None) -> str | None:
    under = sentence.head(noun)
    placed = under.lemma.lower() in ("under", "on", "into", "through") and noun.dep == "pobj"
    if verb is not None and verb.lemma in draft_words("break") and not placed:
        return "silence broken"
    if token.text.lower() == "it":
        return None
    if placed:
        agreed = verb is not None and verb.lemma in ("agree", "consider", "adopt", "approve")
        return "silence passed" if agreed else "silence procedure"
    if verb is not None and noun.dep in ("nsubj", "dobj") and verb.lemma in draft_words("pass"):
        return "silence passed"
    return None


def _silence_by(sentence: Sentence, verb: Token | None, kind: str, drafts: tuple[Token, ...]) -> str:
    if kind == "silence broken":
        return find_agent(sentence, verb) if verb is not None else ""
    author = _first(find_author(sentence, d) for d in drafts)
    agent = find_agent(sentence, verb) if verb is not None and kind == "silence procedure" else ""
    return author or agent


# --------------------------------------------------------------------------- circulated, written


def _find_put_before(sentence: Sentence, context: Context) -> Iterator[Telling]:
    """A text comes before the other members: its zero draft, or a later version."""
    for verb in sentence.tokens:
        if verb.pos != "VERB" or not _is_word(sentence, verb, "put before"):
            continue
        draft = _object_draft(sentence, verb, context)
        if draft is None or not _is_of_council(sentence, verb, draft, context):
            continue
        mood = read_mood(sentence, verb)
        if mood is Mood.NONE or _is_only_naming(sentence, verb, draft):
            continue
        by = find_author(sentence, draft) or find_agent(sentence, verb)
        later = is_later_version(sentence, draft)
        kind = "draft negotiation" if later else "zero draft"
        yield Telling(verb, kind, mood is Mood.AHEAD, by, draft)


def _is_only_naming(sentence: Sentence, verb: Token, draft: Token) -> bool:
    """ "The draft submitted by France was adopted": the participle only says whose draft it is, unless it is dated."""
    if verb.dep not in ("acl", "amod") or sentence.head(verb) != draft:
        return False
    return not any(t.entity == "DATE" for t in sentence.subtree(verb))


def _is_word(sentence: Sentence, verb: Token, group: str) -> bool:
    words = draft_words(group)
    after = [t.text.lower() for t in sentence.children(verb, "prt", "advmod")]
    after += [t.text.lower() for t in sentence.tokens[verb.i + 1 : verb.i + 2]]
    return verb.lemma in words or any(f"{verb.lemma} {particle}" in words for particle in after)


def _object_draft(sentence: Sentence, verb: Token, context: Context) -> Token | None:
    """The draft that is the object of an active verb, the subject of a passive one, or what it stands beside."""
    objects = sentence.children(verb, *_OBJECTS)
    if verb.dep in ("acl", "amod") and verb.tag == "VBN":
        objects = [*objects, sentence.head(verb)]
    if verb.dep == "conj" and verb.tag == "VBN" and not objects:
        objects = sentence.children(sentence.head(verb), "nsubjpass")
    drafts = set(find_drafts(sentence))
    for token in objects:
        if token in drafts:
            return token
        inner = [c for p in sentence.children(token, "prep") for c in sentence.children(p, "pobj")]
        if token.lemma in ("version", "round") and any(t in drafts for t in inner):
            return token
        pronoun = token.text.lower() in ("it", "one") and token.pos in ("PRON", "NUM", "NOUN")
        if pronoun and (context.draft or any(d.i < token.i for d in drafts)):
            return token
    return None


def _is_of_council(sentence: Sentence, verb: Token, draft: Token, context: Context) -> bool:
    """Whether a text put before others is one of the Council's: it says so, or a state does it."""
    if names_council(sentence):
        return True
    if names_other_organ(sentence):
        return False
    known = context.draft or context.council or is_resolution(sentence, draft)
    return known or bool(find_agent(sentence, verb) or find_author(sentence, draft))


def _find_written(sentence: Sentence, context: Context) -> Iterator[Telling]:
    """A member is writing a text: it is announced, no more."""
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.lemma not in draft_words("written"):
            continue
        if verb.tag != "VBG" or not any(t.lemma == "be" for t in sentence.children(verb, "aux")):
            began = sentence.head(verb).lemma in draft_words("begun") and verb.tag in ("VB", "VBG")
            if not began:
                continue
        objects = sentence.children(verb, "dobj")
        objects += [
            t
            for p in sentence.children(verb, "prep")
            if p.lemma == "on"
            for t in sentence.children(p, "pobj")
        ]
        drafts = [t for t in objects if t in set(find_drafts(sentence))]
        if not drafts or read_mood(sentence, verb) is not Mood.DONE:
            continue
        if _is_of_council(sentence, verb, drafts[0], context):
            by = find_agent(sentence, verb) or find_author(sentence, drafts[0])
            yield Telling(verb, "draft announced", False, by, drafts[0])


# --------------------------------------------------------------------------- negotiated


def _find_revising(sentence: Sentence, context: Context) -> Iterator[Telling]:
    """Members work on a text: rounds of negotiations, read-throughs, revised versions."""
    if names_other_organ(sentence) and not names_council(sentence):
        return
    yield from _find_revising_verbs(sentence, context)
    yield from _find_negotiations(sentence, context)


def _find_revising_verbs(sentence: Sentence, context: Context) -> Iterator[Telling]:
    for verb in sentence.tokens:
        if verb.pos != "VERB" or verb.lemma not in draft_words("revising") or verb.dep == "amod":
            continue
        draft = _object_draft(sentence, verb, context)
        if draft is None or not _is_of_council(sentence, verb, draft, context):
            continue
        mood = read_mood(sentence, verb)
        if mood is not Mood.NONE:
            yield Telling(verb, "draft negotiation", mood is Mood.AHEAD, find_author(sentence, draft), draft)


def _find_negotiations(sentence: Sentence, context: Context) -> Iterator[Telling]:
    for noun in sentence.tokens:
        if not _is_negotiation(sentence, noun, context):
            continue
        verb = governing_verb(sentence, noun)
        mood = _negotiation_mood(sentence, noun, verb)
        if mood is Mood.NONE:
            continue
        own = [d for d in find_drafts(sentence) if d in sentence.subtree(noun)]
        by = _first(find_author(sentence, d) for d in own)
        if (
            not by
            and verb is not None
            and verb.lemma in ("begin", "start", "hold", "convene", "open", "organize", "organise", "chair")
        ):
            by = find_agent(sentence, verb)
        told = _telling_word(sentence, noun, verb)
        yield Telling(told, "draft negotiation", mood is Mood.AHEAD, by, noun)


def _telling_word(sentence: Sentence, noun: Token, verb: Token | None) -> Token:
    """ "Is to be held", "is expected to begin": the infinitive has the day; "is due", "was held": the verb."""
    top = _top(sentence, noun)
    if verb is None:
        return noun
    if _is_plan(sentence, top, verb):
        whole = (verb, *sentence.children(verb, "acomp", "oprd"))
        inner = [
            t for w in whole for t in sentence.children(w, "xcomp") if t.tag == "VB" or _has_to(sentence, t)
        ]
        return inner[0] if inner else verb
    return verb if _tells(verb, top) else noun


def _top(sentence: Sentence, noun: Token) -> Token:
    """ "Read" of "read-through" hangs on its other part."""
    return sentence.head(noun) if noun.dep == "compound" and _is_read_through(sentence, noun) else noun


def _has_to(sentence: Sentence, verb: Token) -> bool:
    return any(t.tag == "TO" for t in sentence.children(verb, "aux"))


def _is_plan(sentence: Sentence, noun: Token, verb: Token) -> bool:
    """ "Is due", "is set", "is expected", "is to": what is told of lies ahead."""
    if noun.dep not in ("nsubj", "nsubjpass"):
        return False
    if verb.lemma in ("expect", "schedule", "plan", "set", "slate", "foresee"):
        return noun.dep == "nsubjpass"
    plans = {t.lemma for t in sentence.children(verb, "acomp", "oprd")} & {
        "due",
        "set",
        "scheduled",
        "expected",
    }
    infinitive = any(_has_to(sentence, t) for t in sentence.children(verb, "xcomp"))
    return verb.lemma == "be" and (bool(plans) or infinitive)


def _tells(verb: Token, noun: Token) -> bool:
    return verb.lemma in draft_words("under way") and (
        noun.dep in ("nsubj", "nsubjpass", "dobj", "pobj", "attr")
    )


def _is_negotiation(sentence: Sentence, noun: Token, context: Context) -> bool:
    """A noun of negotiating a text; of several in one phrase ("a round of negotiations") the highest."""
    if not (_is_read_through(sentence, noun) or _is_round(sentence, noun)):
        return False
    inside = sentence.subtree(noun)
    if any(t != noun and t.dep != "compound" and t in inside and noun in sentence.subtree(t) for t in inside):
        return False
    above = sentence.head(sentence.head(noun)) if noun.dep == "pobj" else noun
    if above != noun and above.lemma.lower() in draft_words("negotiation"):
        return False
    if {t.lemma.lower() for t in inside} & draft_words("not of a text") or _is_between_others(sentence, noun):
        return False
    drafts = find_drafts(sentence)
    return bool(drafts or context.draft)


def _is_between_others(sentence: Sentence, noun: Token) -> bool:
    """ "Talks between the UN and Mali": parties are named, and they are not the members of the Council."""
    sides = [
        t
        for prep in sentence.children(noun, "prep")
        if prep.lemma in ("between", "among", "with")
        for t in sentence.subtree(prep)
    ]
    own = {"member", "delegation", "expert", "penholder", "council", "ambassador", "diplomat"}
    return bool(sides) and not {t.lemma.lower() for t in sides} & own


def _is_read_through(sentence: Sentence, noun: Token) -> bool:
    """ "Read-through": the parse may take either part for the noun."""
    text = sentence.text[noun.start - sentence.start : noun.start - sentence.start + 14].lower()
    return (
        text.startswith(("read-through", "read‑through", "readthrough", "read through")) and noun.tag != "VBD"
    )


def _is_round(sentence: Sentence, noun: Token) -> bool:
    if noun.pos not in ("NOUN", "PROPN") or noun.lemma.lower() not in draft_words("negotiation"):
        return False
    if noun.lemma.lower() == "round":
        inner = [c for p in sentence.children(noun, "prep") for c in sentence.children(p, "pobj")]
        return any(t.lemma.lower() in draft_words("negotiation") | {"comment", "edit"} for t in inner)
    if noun.lemma.lower() == "talk":
        return noun.text.lower() == "talks"
    return noun.text.lower() != "read"


def _negotiation_mood(sentence: Sentence, noun: Token, verb: Token | None) -> Mood:
    """ "After two rounds of negotiations" has been; "was held", "began" have; "another round is needed" has not."""
    if any(t.text.lower() == "no" for t in sentence.children(noun, "det")):
        return Mood.NONE
    above = sentence.head(noun)
    if noun.dep == "pobj" and above.lemma.lower() in ("after", "following", "during"):
        return Mood.DONE
    if noun.dep == "pobj" and above.lemma.lower() in ("before", "without", "until"):
        return Mood.NONE
    if verb is None:
        return Mood.DONE
    noun = _top(sentence, noun)
    if _is_plan(sentence, noun, verb):
        return read_plan(sentence, verb)
    if verb.lemma in ("expect", "schedule", "plan", "set") and noun.dep == "nsubj":
        mood = read_mood(sentence, verb)
        return Mood.AHEAD if mood is Mood.DONE else Mood.NONE
    return (
        read_mood(sentence, verb)
        if verb.lemma in draft_words("under way") or noun.dep == "pobj"
        else Mood.NONE
    )


def _first(names: Iterable[str]) -> str:
    return next((n for n in names if n), "")

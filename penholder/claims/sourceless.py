"""Who speaks where no source is marked.

Takes an attribution without a source, and what has been heard before it; gives a `Speaker`. Never fills in a speaker
whom neither the grammar of the sentence nor the run of the quotation gives.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from penholder.claims.attribution import Attribution
from penholder.claims.gathering import Gathered
from penholder.claims.naming import name_speaker
from penholder.claims.phrases import place_phrase
from penholder.claims.scene import UNKNOWN, Heard, Scene
from penholder.model import Speaker
from penholder.syntax import Sentence


def name_unmarked(scene: Scene, sentences: Sequence[Sentence], g: Gathered) -> Speaker:
    """Whoever is meant where no source is marked.

    In this order: the subject a participle shares, the subject or agent of the cue, whoever the words before a colon
    bring in, the speaker before where "also" or a quotation goes on; else nobody.
    """
    last = next((h for h in reversed(scene.heard) if h.spoke), None)
    found = (
        _share_subject(scene, g.attribution)
        or _take_subject(scene, g.attribution)
        or _find_introduced(scene, sentences, g.attribution)
    )
    if found is not None:
        return found
    if g.attribution.cue is not None:
        if last is None or last.speaker.name is None or not _goes_on(g.attribution, last, g.paragraph):
            return replace(UNKNOWN, reason="the report does not say who")
        reason = "a second point of the speaker before, without a source of its own"
        return replace(last.speaker, reason=reason, confident=False)
    if last is None or g.paragraph - last.paragraph > 1:
        return replace(UNKNOWN, reason="a quotation without source or cue")
    return replace(last.speaker, reason="a quotation that goes on from the paragraph before", confident=False)


def _share_subject(scene: Scene, attribution: Attribution) -> Speaker | None:
    """The subject a participle shares with the verb it hangs on ("proposed a plan while making clear that ...")."""
    if attribution.cue is None:
        return None
    sentence = attribution.sentence
    cue = next((t for t in sentence.between(*attribution.cue) if t.tag == "VBG"), None)
    verbs = () if cue is None else sentence.ancestors(cue)
    subjects = (next(iter(sentence.children(v, "nsubj")), None) for v in verbs if v.pos in ("VERB", "AUX"))
    found_subjects = [s for s in subjects if s is not None]
    subject = found_subjects[-1] if found_subjects else None
    if subject is None:
        return None
    shared = replace(attribution, source=(subject.start, subject.end), source_token=subject)
    phrase = place_phrase((sentence,), shared)
    if phrase is None or phrase.head.pos == "PRON":
        return None
    before = scene.before(phrase.start)
    found = name_speaker(phrase, scene.cast, before)
    return replace(found, reason=f"shares the subject {phrase.words!r}: {found.reason}")


def _take_subject(scene: Scene, attribution: Attribution) -> Speaker | None:
    """Who the grammar makes the speaker where the reader marked no source: subject, agent, or who "is said to" say."""
    if attribution.cue is None:
        return None
    sentence = attribution.sentence
    verbs = [t for t in sentence.between(*attribution.cue) if t.pos == "VERB"]
    told = verbs[0] if verbs else None
    if told is None:
        return None
    agents = [o for a in sentence.children(told, "agent") for o in sentence.children(a, "pobj")]
    relayed = told.lemma in _RELAYING or len(verbs) > 1
    subjects = sentence.children(told, "nsubj") or (sentence.children(told, "nsubjpass") if relayed else [])
    head = next(iter(agents or subjects), None)
    if head is None or head.pos == "PRON" or any(a <= head.start < b for a, b in attribution.content):
        return None
    phrase = place_phrase((sentence,), replace(attribution, source=(head.start, head.end), source_token=head))
    found = UNKNOWN if phrase is None else name_speaker(phrase, scene.cast, scene.before(head.start))
    if found.name is None:
        return None
    return replace(found, reason=f"by the grammar of the cue: {found.reason}", confident=False)


_RELAYING = frozenset({"report", "quote", "cite", "say", "hear", "remember", "think", "suppose", "believe"})
"""Passive verbs whose subject is the speaker ("is reported to have conceded", "was quoted as saying")."""


def _find_introduced(scene: Scene, sentences: Sequence[Sentence], attribution: Attribution) -> Speaker | None:
    """Whoever stands before the colon that brings in a quotation ("Doe put it this way: ...")."""
    if attribution.cue is not None:
        return None
    start = attribution.content[0][0]
    place = bisect_right([s.start for s in sentences], start) - 1
    own = sentences[place] if place >= 0 else attribution.sentence
    for sentence in (own, sentences[place - 1] if place > 0 else own):
        before = sentence.text[: max(0, start - sentence.start)].rstrip(' \n“"‘«„')
        if not before.endswith(":"):
            continue
        tokens = [t for t in sentence.tokens if t.end <= sentence.start + len(before)]
        subjects = [t for t in tokens if t.dep == "nsubj"] or [
            t for t in tokens if t.pos in ("PROPN", "NOUN")
        ]
        if not subjects or subjects[0].pos == "PRON":
            return None
        bounds = (subjects[0].start, subjects[0].end)
        phrase = place_phrase(
            (sentence,), replace(attribution, source=bounds, source_token=subjects[0], sentence=sentence)
        )
        found = UNKNOWN if phrase is None else name_speaker(phrase, scene.cast, scene.before(bounds[0]))
        return replace(found, reason=f"brings in the quotation: {found.reason}") if found.name else None
    return None


def _goes_on(attribution: Attribution, last: Heard, paragraph: int) -> bool:
    """Whether "also" with a cue and nobody else opens the sentence right after the speaker's ("Also cited was")."""
    cue, sentence = attribution.cue or (0, 0), attribution.sentence
    opening = [t.text.lower() for t in sentence.tokens if t.start < cue[1]]
    return "also" in opening[:2] and len(opening) < _FEW and paragraph - last.paragraph <= 1


_FEW = 5
"""Words up to the end of a cue that opens its sentence."""

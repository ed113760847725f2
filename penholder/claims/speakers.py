"""Who the speakers are.

Takes the gathered attributions of one report with its cast; gives one `Speaker` for each, in the same order.
Never guesses between two people: what stays open is unresolved, with the reason.

A source inside a quotation is read
by itself: its pronouns go to sources inside the same speaker's quotation only, and an office without a name is
left open there, because the words have passed through somebody's mouth.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from penholder.claims.attribution import Attribution
from penholder.claims.cast import Cast, build_cast
from penholder.claims.gathering import Gathered
from penholder.claims.members import describe_member, name_owner
from penholder.claims.naming import name_speaker
from penholder.claims.nouns import calls, nouns
from penholder.claims.organisations import name_organisation
from penholder.claims.phrases import Phrase, place_phrase
from penholder.claims.quantified import find_nobody_above
from penholder.claims.scene import PERSONAL, UNKNOWN, Heard, Scene, resolve_pronoun
from penholder.claims.source_phrases import Bounds
from penholder.claims.sourceless import name_unmarked
from penholder.model import DateBracket, Speaker, SpeakerKind
from penholder.syntax import ParsedReport, Sentence, Token
from penholder.values.mentions import Mention, MentionKind
from penholder.values.subjects import body_named, mission_named, state_by_name, state_named
from penholder.vocabulary import Cue

_RELATIVE = frozenset({"who", "which", "that"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def resolve_speakers(
    parsed: ParsedReport, bracket: DateBracket, gathered: Sequence[Gathered], outer: Sequence[int | None]
) -> tuple[Speaker, ...]:
    """The speaker of each attribution; `outer` gives the index of the one it is reported within, if any."""
    scene = Scene(build_cast(parsed, bracket))
    subjects = _find_subjects(parsed, gathered, scene.cast)
    found: list[Speaker] = []
    for index, g in enumerate(gathered):
        at = (g.attribution.cue or g.attribution.content[0])[0]
        while subjects and subjects[0].at < at:
            scene.heard.append(subjects.pop(0))
        within = outer[index]
        around = found[within] if within is not None and within < index else None
        phrase = place_phrase(parsed.sentences, g.attribution, nested=g.inside)
        speaker = _resolve(scene, parsed.sentences, (g, phrase), around)
        if phrase is not None and _heads_topic(g.attribution, phrase, scene.cast):
            speaker = replace(UNKNOWN, reason=f"{phrase.words!r} before a colon is what is spoken about")
        found.append(speaker)
        target = scene.nested if g.inside or within is not None else scene.heard
        target.extend(_note(g, phrase, speaker, scene.cast))
    return tuple(found)


def _heads_topic(attribution: Attribution, phrase: Phrase, cast: Cast) -> bool:
    """Whether a state's name before a bare colon heads a subject ("Ruritania: troops stay"): no capital, no quotation."""
    if attribution.cue is not None:
        return False
    sentence, (start, _) = phrase.sentence, attribution.content[0]
    if sentence.text[start - sentence.start :][:1] in _OPENING:
        return False
    named = (m for m in cast.mentions.get(sentence.start, ()) if m.start == phrase.start)
    mention = next((m for m in named if m.kind is MentionKind.STATE and m.form == "name"), None)
    if mention is None or mention.words.isupper():
        return False
    return sentence.text[mention.end - sentence.start : max(0, start - sentence.start)].strip() == ":"


_OPENING = frozenset({"“", '"', "‘", "'", "«", "„"})


def _note(g: Gathered, phrase: Phrase | None, speaker: Speaker, cast: Cast) -> Iterator[Heard]:
    """Those who have just spoken, as a later pronoun may mean them."""
    for name in speaker.jointly:
        alone = replace(speaker, name=name, jointly=(), office=None, speaks_for=None)
        member = cast.named(name)
        alone = alone if member is None else describe_member(None, (), member, cast)
        at = (g.attribution.cue or g.attribution.content[0])[0]
        gender = member.gender if member is not None else ""
        yield Heard(at, g.paragraph, alone, spoke=True, gender=gender)
    at = (g.attribution.cue or g.attribution.content[0])[0]
    head = phrase.head if phrase is not None else None
    member = cast.named(speaker.name) if speaker.name and speaker.kind is SpeakerKind.PERSON else None
    unnamed = speaker.kind in (SpeakerKind.STATE, SpeakerKind.BODY) and speaker.office is not None
    unnamed = unnamed or (speaker.name is None and head is not None and _may_be_person(head))
    yield Heard(
        at,
        g.paragraph,
        speaker,
        spoke=True,
        human=unnamed or (head is not None and head.lemma in nouns("envoy") and head.tag == "NN"),
        gender=member.gender if member is not None else _gender_of(head),
        plural=bool(speaker.jointly)
        or (head is not None and head.tag in ("NNS", "NNPS") and not speaker.name),
        papers=_find_papers(g),
    )


def _may_be_person(head: Token) -> bool:
    """Whether a singular noun that names nobody may still call somebody whom a pronoun then means."""
    things = ("organisation", "document", "body", "collective", "government")
    return head.tag == "NN" and not any(calls(head, kind) for kind in things)


def _gender_of(head: Token | None) -> str:
    if head is None:
        return ""
    word = head.text.lower()
    if word in PERSONAL:
        return PERSONAL[word]
    return "f" if calls(head, "woman") else "m" if calls(head, "man") else ""


def _find_papers(g: Gathered) -> frozenset[str]:
    """Nouns for documents outside the reported words ("said in a statement")."""
    content = g.attribution.content
    tokens = g.attribution.sentence.tokens
    return frozenset(
        t.lemma for t in tokens if calls(t, "document") and not any(a <= t.start < b for a, b in content)
    )


def _resolve(
    scene: Scene, sentences: Sequence[Sentence], said: tuple[Gathered, Phrase | None], outer: Speaker | None
) -> Speaker:
    g, phrase = said
    attribution = g.attribution
    if phrase is None:
        return name_unmarked(scene, sentences, g)
    token = phrase.head
    word = token.text.lower()
    at = min((attribution.cue or attribution.content[0])[0], phrase.start)
    if word in _RELATIVE and token.tag in ("WP", "WDT"):
        return _antecedent(scene, phrase)
    near = scene.near(at, g.paragraph, inside=g.inside)
    joined = any(t.end <= phrase.end for t in phrase.sentence.children(token, "conj"))
    if (token.pos == "PRON" or word in PERSONAL) and not joined:
        if outer is not None and not g.inside and _is_same_person(scene, outer, word):
            return replace(outer, confident=False, reason=f"{word!r} within the words of the same speaker")
        if (nobody := find_nobody_above(phrase.sentence, token)) is not None:
            return replace(UNKNOWN, reason=f"{word!r} goes back to {nobody.text!r}, which names nobody")
        meant = resolve_pronoun(word, near, inside=g.inside)
        scene.learn(word, meant)
        return meant
    if (owner := _owner_pronoun(phrase)) is not None:
        return _own_state(owner, token, outer or resolve_pronoun(owner, near, inside=g.inside))
    return name_speaker(phrase, scene.cast, [*_list_reported(scene, phrase), *scene.before(at)])


def _is_same_person(scene: Scene, outer: Speaker, word: str) -> bool:
    """Whether "he" or "she" within indirect words may be the person who says them."""
    if outer.kind is not SpeakerKind.PERSON or word not in PERSONAL:
        return False
    member = scene.cast.named(outer.name) if outer.name else None
    gender = (member.gender if member is not None else "") or scene.genders.get(outer.name or "", "")
    return not gender or gender == PERSONAL[word]


def _list_reported(scene: Scene, phrase: Phrase) -> list[Heard]:
    """People the sentence names before "according to his office", also within the words reported."""
    own = [t for t in phrase.sentence.children(phrase.head, "poss") if t.tag == "PRP$"]
    if not own or own[0].text.lower() not in PERSONAL:
        return []
    people = [h for h in _list_people(phrase.sentence, scene.cast) if h.at < phrase.start and not h.rival]
    return people[::-1]


def _owner_pronoun(phrase: Phrase) -> str | None:
    """The possessive pronoun of "her country", "his Government"; None for any other source."""
    if phrase.head.lemma not in nouns("government"):
        return None
    children = phrase.sentence.children(phrase.head, "poss")
    own = [t.text.lower() for t in children if t.tag == "PRP$"]
    return own[0] if own and own[0] in PERSONAL else None


def _own_state(word: str, token: Token, owner: Speaker) -> Speaker:
    """The state that the person meant by "his" or "her" speaks for."""
    if owner.speaks_for is None:
        return replace(UNKNOWN, reason=f"whose {token.text} is meant by {word!r} is not known")
    name = owner.speaks_for
    kind = SpeakerKind.STATE if state_by_name(name) else SpeakerKind.BODY
    return Speaker(kind, name, name, reason=f"the {token.text} of the speaker", confident=owner.confident)


def _antecedent(scene: Scene, phrase: Phrase) -> Speaker:
    """The noun a relative clause hangs on."""
    sentence, token = phrase.sentence, phrase.head
    verb = next((t for t in sentence.ancestors(token) if t.dep == "relcl"), None)
    if verb is None:
        return replace(UNKNOWN, reason="the relative word hangs on nothing")
    head = (
        _person_above(sentence, sentence.head(verb), scene.cast)
        if token.text.lower() == "who"
        else sentence.head(verb)
    )
    bounds = (head.start, head.end)
    attribution = Attribution(bounds, None, (), Cue(lemma=""), None, sentence, head)
    whole = place_phrase((sentence,), attribution, nested=phrase.nested)
    if whole is None:
        return replace(UNKNOWN, reason="the relative word hangs on nothing")
    return name_speaker(whole, scene.cast, scene.before(whole.start))


def _person_above(sentence: Sentence, noun: Token, cast: Cast) -> Token:
    """The person a "who" is about: the noun above it where the parser took the place or body beside ("envoy for Mali, who")."""
    above = next((t for t in sentence.ancestors(noun) if t.pos in ("NOUN", "PROPN", "VERB", "AUX")), noun)
    owning = (MentionKind.STATE, MentionKind.BODY, MentionKind.MISSION)
    mentions = cast.mentions.get(sentence.start, ())
    placed = noun.dep == "pobj" and any(m.kind in owning and m.start <= noun.start < m.end for m in mentions)
    return above if placed and calls(above, "person") else noun


# --------------------------------------------------------------------------- subjects between the statements


def _find_subjects(parsed: ParsedReport, gathered: Sequence[Gathered], cast: Cast) -> list[Heard]:
    """People, states and bodies that are subjects of clauses outside reported words, in text order."""
    taken = _merge_bounds(c for g in gathered for c in g.attribution.content)
    starts = [start for start, _ in taken]
    found = []
    for sentence in parsed.sentences:
        heard = [*_list_people(sentence, cast), *_list_bodies(sentence, cast)]
        heard = [h for h in heard if _is_body(h) or not _is_taken(h.at, taken, starts)]
        found.extend(sorted(heard, key=lambda h: (h.at, h.speaker.name or "")))
    return found


def _merge_bounds(bounds: Iterable[Bounds]) -> list[Bounds]:
    """The same characters in order, as stretches that do not overlap."""
    merged: list[Bounds] = []
    for start, end in sorted(bounds):
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(merged[-1][1], end))
        else:
            merged.append((start, end))
    return merged


def _is_taken(at: int, taken: Sequence[Bounds], starts: Sequence[int]) -> bool:
    place = bisect_right(starts, at) - 1
    return place >= 0 and at < taken[place][1]


def _is_body(heard: Heard) -> bool:
    """A body named anywhere may be named again by its noun, also one that only reported words name."""
    return heard.rival and heard.speaker.kind is SpeakerKind.BODY


def _list_people(sentence: Sentence, cast: Cast) -> Iterator[Heard]:
    """The people named as subjects; those of clauses below the main one only as rivals."""
    for mention in cast.mentions[sentence.start]:
        meant = cast.meant(mention) if mention.kind is MentionKind.PERSON else ()
        inside = sentence.between(mention.start, mention.end)
        if len(meant) != 1 or not inside:
            continue
        part = next((t for t in inside if t.dep in _SUBJECTS), None) or _find_apposed(sentence, inside)
        opens = _opens_sentence(sentence, inside) or _follows_quotation(sentence, inside[0])
        if part is not None or opens:
            main = opens or part is None or sentence.head(part).i == sentence.root.i
            speaker = describe_member(None, (), meant[0], cast)
            gender = meant[0].gender
            yield Heard(mention.start, sentence.paragraph, speaker, False, rival=not main, gender=gender)


def _find_apposed(sentence: Sentence, inside: Sequence[Token]) -> Token | None:
    """The subject that a name in apposition names ("the negotiator, Jane Doe, insisted")."""
    heads = (sentence.head(t) for t in inside if t.dep == "appos")
    return next((h for h in heads if h.dep in _SUBJECTS), None)


def _list_bodies(sentence: Sentence, cast: Cast) -> Iterator[Heard]:
    """States and bodies named: the subject of the main clause, all others as rivals that no pronoun takes."""
    mentions = cast.mentions[sentence.start]
    for mention in mentions:
        speaker = _voice(mention)
        inside = sentence.between(mention.start, mention.end)
        if speaker is not None and inside:
            subject = any(t.dep in _SUBJECTS and sentence.head(t).i == sentence.root.i for t in inside)
            yield Heard(mention.start, sentence.paragraph, speaker, False, rival=not subject)
    for token in sentence.tokens:
        listed = any(m.start <= token.start < m.end for m in mentions)
        if listed or token.pos not in ("NOUN", "PROPN") or not calls(token, "organisation"):
            continue
        speaker = name_organisation(Phrase(sentence, token.start, token.end, token), ())
        if speaker is not None and speaker.kind is SpeakerKind.BODY:
            subject = token.dep in _SUBJECTS and sentence.head(token).i == sentence.root.i
            yield Heard(token.start, sentence.paragraph, speaker, False, rival=not subject)


def _voice(mention: Mention) -> Speaker | None:
    if mention.kind is MentionKind.STATE and mention.form != "adjective":
        name = state_named(mention.key).name
        return Speaker(SpeakerKind.STATE, name, name)
    if mention.kind is MentionKind.BODY:
        return Speaker(SpeakerKind.BODY, body_named(mention.key).name, name_owner(mention.key))
    if mention.kind is MentionKind.MISSION:
        name = mission_named(mention.key).acronym
        return Speaker(SpeakerKind.BODY, name, name)
    return None


def _opens_sentence(sentence: Sentence, name: Sequence[Token]) -> bool:
    """Whether a name with nothing but its title before it opens the sentence: its subject, whatever the parser says."""
    before, after = sentence.tokens[: name[0].i], sentence.tokens[name[-1].i + 1 : name[-1].i + 2]
    if any(t.tag == "POS" or t.pos == "PUNCT" for t in after):
        return False
    return all(t.pos in _IN_TITLES for t in before) and (not before or before[0].pos != "ADP")


def _follows_quotation(sentence: Sentence, first: Token) -> bool:
    """Whether a name stands right after a verb that follows a quotation (“...?” asked Doe)."""
    if first.i < 2:
        return False
    verb, mark = sentence.tokens[first.i - 1], sentence.tokens[first.i - 2]
    return verb.pos == "VERB" and verb.tag in ("VBD", "VBZ") and mark.text in _CLOSING


_CLOSING = frozenset({"”", '"', "''", "’", "'", "’’", "»", "“"})
_IN_TITLES = frozenset({"DET", "PROPN", "NOUN", "ADJ", "PART", "ADP", "NUM"})

"""Who the speakers are.

Takes the gathered attributions of one report with its cast; gives one `Speaker` for each, in the same order.
Never guesses between two people: what stays open is unresolved, with the reason.

A pronoun goes to the last compatible speaker or main-clause subject before it, within three paragraphs, unless
somebody else who fits is the subject of a lesser clause in between; a quotation without source goes on with the speaker of the paragraph before. A source inside a quotation is read
by itself: its pronouns go to sources inside the same speaker's quotation only, and an office without a name is
left open there, because the words have passed through somebody's mouth.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from penholder import vocabulary
from penholder.claims.attribution import Attribution
from penholder.claims.cast import Cast, build_cast, find_unknown_names
from penholder.claims.gathering import Gathered
from penholder.claims.holders import office_title
from penholder.claims.members import Phrase, describe_member
from penholder.claims.naming import UNKNOWN, name_speaker
from penholder.claims.source_phrases import noun_phrase
from penholder.model import DateBracket, Speaker, SpeakerKind
from penholder.syntax import ParsedReport, Sentence, Token
from penholder.values.mentions import MentionKind
from penholder.values.subjects import person_named, state_by_name

_REACH = 3
"""How many paragraphs back a pronoun may reach."""
_PERSONAL = {"he": "m", "him": "m", "himself": "m", "his": "m", "she": "f", "her": "f", "herself": "f"}
_THING = frozenset(
    {"it", "they", "them", "itself", "themselves", "which", "that", "this", "these", "both", "all"}
)
_RELATIVE = frozenset({"who", "which", "that"})


@dataclass(frozen=True, slots=True)
class _Heard:
    """Somebody a later pronoun may mean."""

    at: int
    paragraph: int
    speaker: Speaker
    spoke: bool
    """False for a mere subject of a sentence."""
    human: bool = False
    """True for a person known only by the state spoken for ("the representative of Kenya")."""
    rival: bool = False
    """True for the subject of a lesser clause: it makes a pronoun doubtful and never settles one."""


@dataclass(slots=True)
class _Scene:
    """What is known while the report is read from top to bottom."""

    cast: Cast
    heard: list[_Heard] = field(default_factory=list)
    nested: list[_Heard] = field(default_factory=list)


def resolve_speakers(
    parsed: ParsedReport, bracket: DateBracket, gathered: Sequence[Gathered], outer: Sequence[int | None]
) -> tuple[Speaker, ...]:
    """The speaker of each attribution; `outer` gives the index of the one it is reported within, if any."""
    scene = _Scene(build_cast(parsed, bracket))
    subjects = _find_subjects(parsed, gathered, scene.cast)
    found: list[Speaker] = []
    for index, g in enumerate(gathered):
        at = (g.attribution.cue or g.attribution.content[0])[0]
        while subjects and subjects[0].at < at:
            scene.heard.append(subjects.pop(0))
        within = outer[index]
        around = found[within] if within is not None and within < index else None
        speaker = _resolve(scene, g, at, around)
        found.append(speaker)
        if speaker.kind is not SpeakerKind.UNKNOWN or g.inside:
            target = scene.nested if g.inside or within is not None else scene.heard
            target.append(_Heard(at, g.paragraph, speaker, True, _is_human(g)))
    return tuple(found)


def _is_human(g: Gathered) -> bool:
    token = g.attribution.source_token
    return token is not None and token.lemma in _nouns("envoy")


def _resolve(scene: _Scene, g: Gathered, at: int, outer: Speaker | None) -> Speaker:
    attribution = g.attribution
    token = attribution.source_token
    if token is None or attribution.source is None:
        return _without_source(scene, g)
    word = token.text.lower()
    if word in _RELATIVE and token.tag in ("WP", "WDT"):
        return _antecedent(scene, attribution, token, nested=g.inside)
    if token.pos == "PRON" or word in _PERSONAL:
        if g.inside:
            return _pronoun(word, scene.nested, g.paragraph, at, inside=True)
        if outer is not None and outer.kind is SpeakerKind.PERSON and word in _PERSONAL:
            return replace(outer, confident=False, reason=f"{word!r} within the words of the same speaker")
        return _pronoun(word, scene.heard, g.paragraph, at, inside=False)
    if (owner := _owner_pronoun(attribution.sentence, token)) is not None:
        near = scene.nested if g.inside else scene.heard
        return _own_state(owner, token, outer or _pronoun(owner, near, g.paragraph, at, inside=g.inside))
    start, end = attribution.source
    phrase = Phrase(attribution.sentence, start, end, token, g.inside)
    return _known_by_office(scene, phrase, g.paragraph, at) or name_speaker(phrase, scene.cast)


def _known_by_office(scene: _Scene, phrase: Phrase, paragraph: int, at: int) -> Speaker | None:
    """ "The envoy", and nothing more: the last speaker before it who holds such an office."""
    words = phrase.words.lower().split()
    if phrase.nested or len(words) != 2 or words[0] != "the" or phrase.head.lemma not in _nouns("group"):
        return None
    for heard in reversed(scene.heard):
        office = heard.speaker.office
        near = heard.at < at and paragraph - heard.paragraph <= _REACH
        if near and heard.spoke and office and _is_called(office, phrase.head.lemma):
            reason = f"{phrase.words!r} goes to the last such speaker before it"
            return replace(heard.speaker, reason=reason, confident=True)
    return None


def _nouns(kind: str) -> frozenset[str]:
    return frozenset(w for n in vocabulary.speaker_nouns() if n.kind == kind for w in n.words)


def _is_called(office: str, noun: str) -> bool:
    """Whether the holder of an office may be called by a plain noun; representatives are envoys too."""
    nouns = {noun, "representative", "ambassador"} if noun == "envoy" else {noun}
    return any(set(words.split()) & nouns for words in office_title(office).words)


def _owner_pronoun(sentence: Sentence, token: Token) -> str | None:
    """The possessive pronoun of "her country", "his Government"; None for any other source."""
    if token.lemma not in _nouns("government"):
        return None
    own = [t.text.lower() for t in sentence.children(token, "poss") if t.tag == "PRP$"]
    return own[0] if own and own[0] in _PERSONAL else None


def _own_state(word: str, token: Token, owner: Speaker) -> Speaker:
    """The state that the person meant by "his" or "her" speaks for."""
    if owner.speaks_for is None:
        return replace(UNKNOWN, reason=f"whose {token.text} is meant by {word!r} is not known")
    name = owner.speaks_for
    kind = SpeakerKind.STATE if state_by_name(name) else SpeakerKind.BODY
    return Speaker(kind, name, name, reason=f"the {token.text} of the speaker", confident=owner.confident)


def _without_source(scene: _Scene, g: Gathered) -> Speaker:
    """A quotation that goes on from the paragraph before keeps its speaker; a passive has none."""
    if g.attribution.cue is not None:
        return replace(UNKNOWN, reason="the report does not say who")
    last = next((h for h in reversed(scene.heard) if h.spoke), None)
    if last is None or g.paragraph - last.paragraph > 1:
        return replace(UNKNOWN, reason="a quotation without source or cue")
    return replace(last.speaker, reason="a quotation that goes on from the paragraph before", confident=False)


def _antecedent(scene: _Scene, attribution: Attribution, token: Token, *, nested: bool) -> Speaker:
    """The noun a relative clause hangs on."""
    sentence = attribution.sentence
    verb = next((t for t in sentence.ancestors(token) if t.dep == "relcl"), None)
    if verb is None:
        return replace(UNKNOWN, reason="the relative word hangs on nothing")
    head = sentence.head(verb)
    first, last = noun_phrase(sentence, head, verb)
    start, end = sentence.tokens[first].start, sentence.tokens[last].end
    return name_speaker(Phrase(sentence, start, end, head, nested), scene.cast)


def _pronoun(word: str, heard: Sequence[_Heard], paragraph: int, at: int, *, inside: bool) -> Speaker:
    near = [h for h in heard if h.at < at and paragraph - h.paragraph <= _REACH]
    if word in _PERSONAL:
        return _personal(word, near, inside=inside)
    if word in _THING:
        return _thing(word, near)
    return replace(UNKNOWN, reason=f"{word!r} names nobody")


def _personal(word: str, near: Sequence[_Heard], *, inside: bool) -> Speaker:
    gender = _PERSONAL[word]
    rivals: list[str] = []
    for heard in reversed(near):
        speaker = heard.speaker
        if speaker.kind is not SpeakerKind.PERSON and not heard.human:
            continue
        if speaker.name is None:
            return replace(
                UNKNOWN,
                kind=SpeakerKind.PERSON,
                reason=f"{word!r} goes to a source that is itself unresolved",
            )
        person = person_named(speaker.name) if not heard.human else None
        if person is not None and person.gender and person.gender != gender:
            continue
        if heard.rival:
            rivals.append(speaker.name)
            continue
        if any(name != speaker.name for name in rivals):
            several = ", ".join(sorted({speaker.name, *rivals}))
            return replace(UNKNOWN, kind=SpeakerKind.PERSON, reason=f"{word!r} may be any of {several}")
        sure = heard.spoke and not inside
        return replace(speaker, reason=f"{word!r} goes to the last speaker before it", confident=sure)
    return replace(UNKNOWN, kind=SpeakerKind.PERSON, reason=f"no speaker before {word!r} fits it")


def _thing(word: str, near: Sequence[_Heard]) -> Speaker:
    for heard in reversed(near):
        if heard.speaker.kind in (SpeakerKind.STATE, SpeakerKind.BODY, SpeakerKind.DOCUMENT):
            return replace(
                heard.speaker,
                reason=f"{word!r} goes to the last state or body before it",
                confident=heard.spoke,
            )
    return replace(UNKNOWN, reason=f"no state or body before {word!r}")


def _find_subjects(parsed: ParsedReport, gathered: Sequence[Gathered], cast: Cast) -> list[_Heard]:
    """People who are subjects of clauses outside reported words, in text order."""
    taken = [c for g in gathered for c in g.attribution.content]
    found = []
    for sentence in parsed.sentences:
        heard = [h for h in _subjects_of(sentence, cast) if not any(a <= h.at < b for a, b in taken)]
        found.extend(sorted(heard, key=lambda h: h.at))
    return found


def _subjects_of(sentence: Sentence, cast: Cast) -> Iterator[_Heard]:
    """The people named as subjects; those of clauses below the main one only as rivals."""
    here = cast.mentions[sentence.start]
    known = [(m.key, m.start, m.end) for m in here if m.kind is MentionKind.PERSON and m.key]
    for name, start, end in (*known, *find_unknown_names(sentence, here)):
        member, inside = cast.named(name), sentence.between(start, end)
        if member is None or not inside:
            continue
        part = next((t for t in inside if t.dep in _SUBJECTS), None)
        opens = _opens_sentence(sentence, inside)
        if part is not None or opens:
            main = opens or part is None or sentence.head(part).i == sentence.root.i
            speaker = describe_member(None, (), member, cast)
            yield _Heard(start, sentence.paragraph, speaker, False, rival=not main)


_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def _opens_sentence(sentence: Sentence, name: Sequence[Token]) -> bool:
    """Whether a name with nothing but its title before it opens the sentence: its subject, whatever the parser says."""
    before, after = sentence.tokens[: name[0].i], sentence.tokens[name[-1].i + 1 : name[-1].i + 2]
    if any(t.tag == "POS" or t.pos == "PUNCT" for t in after):
        return False
    return all(t.pos in _IN_TITLES for t in before) and (not before or before[0].pos != "ADP")


_IN_TITLES = frozenset({"DET", "PROPN", "NOUN", "ADJ", "PART", "ADP", "NUM"})

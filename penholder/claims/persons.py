"""People as a source names them: in full, by surname, beside a title, or by a name the vocabulary does not hold.

Takes a reading of a source phrase; gives a `Speaker`, or None where the phrase names no person. Never chooses between
two people who bear one name and are both in view.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from penholder.claims.cast import Member, find_owner
from penholder.claims.members import describe_member, find_possessor, name_owner
from penholder.claims.nouns import calls
from penholder.claims.phrases import Phrase
from penholder.claims.reading import Reading, covers
from penholder.claims.scene import UNKNOWN
from penholder.model import Speaker, SpeakerKind
from penholder.syntax import Token
from penholder.values.mentions import Mention, MentionKind

_POSSESSIVE = ("’s", "'s", "’ ", "' ")


def name_person(reading: Reading) -> Speaker | None:
    phrase = reading.phrase
    people = [m for m in reading.mentions if m.kind is MentionKind.PERSON]
    chosen = (
        next((m for m in people if _is_all(phrase, m)), None)
        or next((m for m in people if covers(m, phrase.head) and not is_owner(phrase, m)), None)
        or _find_apposed(phrase, people)
    )
    if chosen is None:
        return None
    meant = reading.cast.meant(chosen)
    if len(meant) == 1:
        return describe_member(phrase, own_mentions(reading, chosen), meant[0], reading.cast)
    return _choose_bearer(reading, chosen, meant) if meant else _name_by_surname(reading, chosen)


def _is_all(phrase: Phrase, mention: Mention) -> bool:
    """Whether the source, as its edges were drawn, is nothing but this name."""
    if phrase.own is None or mention.start != phrase.own[0]:
        return False
    offset = phrase.sentence.start
    return phrase.sentence.text[mention.end - offset : phrase.own[1] - offset] in ("", "'s", "’s", "'", "’")


def own_mentions(reading: Reading, person: Mention) -> tuple[Mention, ...]:
    """The mentions of a phrase that may describe the person: not those of somebody else's office."""
    return tuple(m for m in reading.mentions if m.kind is not MentionKind.PERSON or m is person)


def is_owner(phrase: Phrase, mention: Mention) -> bool:
    """Whether the person only owns what speaks ("Doe's office")."""
    offset = phrase.sentence.start
    after = phrase.sentence.text[mention.end - offset : mention.end - offset + 2]
    return after.startswith(_POSSESSIVE) and mention.end + len(after.strip()) < phrase.end


def _find_apposed(phrase: Phrase, people: Sequence[Mention]) -> Mention | None:
    """A person named beside a title that the parser made the head, not within a "for" or "of" phrase."""
    for mention in people:
        inside = phrase.sentence.between(mention.start, mention.end)
        if not inside or _follows_preposition(phrase, inside[0]) or is_owner(phrase, mention):
            continue
        if mention.end > phrase.head.start or _calls_person(phrase):
            return mention if not calls(phrase.head, "document") else None
    return None


def _calls_person(phrase: Phrase) -> bool:
    """Whether the head may be the bearer of a name before it ("Doe, the envoy", not "the Doe campaign")."""
    head = phrase.head
    return head.pos == "PROPN" or calls(head, "person") or head.dep == "appos"


def _follows_preposition(phrase: Phrase, token: Token) -> bool:
    """Whether a preposition between the head and the token takes the token away from the head."""
    if token.i < phrase.head.i:
        return False
    between = phrase.sentence.tokens[phrase.head.i + 1 : token.i]
    last = max((t.i for t in between if t.pos in ("ADP", "VERB")), default=None)
    return last is not None and not any(t.text in (",", ")", "–", "—") for t in between if t.i > last)


def _choose_bearer(reading: Reading, mention: Mention, meant: Sequence[Member]) -> Speaker:
    """A name several people bear: whoever a title in the phrase fits, or the one heard last with no other in view."""
    offices = {m.key for m in reading.mentions if m.kind is MentionKind.OFFICE}
    fitting = [m for m in meant if offices & {t.office for t in m.titles}] or list(meant)
    names = {m.name: m for m in fitting}
    heard = {h.speaker.name for h in reading.near if h.speaker.name in names}
    settled = fitting[0] if len(fitting) == 1 else names[heard.pop()] if len(heard) == 1 else None
    if settled is not None:
        return describe_member(reading.phrase, own_mentions(reading, mention), settled, reading.cast)
    several = ", ".join(sorted(names))
    return replace(UNKNOWN, kind=SpeakerKind.PERSON, reason=f"the surname fits {several}")


def _name_by_surname(reading: Reading, mention: Mention) -> Speaker:
    """Somebody the report never names in full and to whom no entry of that surname fits."""
    office, owner = _stated_office(reading)
    reason = "only a surname is given, and nothing in the report points to the namesake in the vocabulary"
    speaks_for = name_owner(owner) or find_possessor(reading.phrase, reading.mentions)
    return Speaker(SpeakerKind.PERSON, mention.words, speaks_for, office or None, reason, False)


def _stated_office(reading: Reading) -> tuple[str, str]:
    office = next((m for m in reading.mentions if m.kind is MentionKind.OFFICE), None)
    if office is None:
        return "", ""
    here = reading.cast.mentions[reading.phrase.sentence.start]
    return office.key, find_owner(reading.phrase.sentence, here, office)


def name_stranger(reading: Reading) -> Speaker | None:
    """A person by a name that only the parser, or a clause with "who", takes for one."""
    phrase, head = reading.phrase, reading.phrase.head
    if not head.text[:1].isupper() or any(covers(m, head) for m in reading.mentions):
        return None
    run = _name_run(phrase)
    member = reading.cast.named(run)
    if member is not None and not calls(head, "organisation"):
        return describe_member(phrase, reading.mentions, member, reading.cast)
    if head.pos != "PROPN":
        return None
    who = any(
        t.tag == "WP" and t.text.lower() == "who"
        for c in phrase.sentence.children(head, "relcl")
        for t in phrase.sentence.children(c, "nsubj", "nsubjpass")
    )
    lone = " " not in run and head.i == 0
    if calls(head, "organisation") or not ((head.entity == "PERSON" and not lone) or who):
        return None
    office, owner = _stated_office(reading)
    speaks_for = name_owner(owner) or find_possessor(phrase, reading.mentions)
    reason = "named here only; not in the vocabulary"
    return Speaker(SpeakerKind.PERSON, run, speaks_for, office or None, reason)


def _name_run(phrase: Phrase) -> str:
    """The run of name words that ends at the head."""
    tokens, offset = phrase.sentence.tokens, phrase.sentence.start
    first = phrase.head.i
    while first > 0 and tokens[first - 1].pos == "PROPN" and tokens[first - 1].start >= phrase.start:
        if tokens[first - 1].entity not in ("PERSON", ""):
            break
        first -= 1
    return phrase.sentence.text[tokens[first].start - offset : phrase.head.end - offset]

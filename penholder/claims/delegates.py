"""Who speaks for a state in the Security Council, by the words for the source and by the office.

Takes an attribution and its speaker; gives whether the source sits in the Council for a state. Never counts an envoy of
an organisation, of a state that had no seat that year, or an ambassador to some other place than the United Nations.
"""

from __future__ import annotations

from penholder.claims.attribution import Attribution
from penholder.model import DateBracket, Speaker, SpeakerKind
from penholder.syntax import Token
from penholder.values.subjects import state_by_name
from penholder.vocabulary import council_years, forum_class

_AT_UN = frozenset({"permanent representative", "deputy permanent representative", "state envoy"})
_UNITED_NATIONS = frozenset({"un", "u.n.", "united", "nations", "council", "security"})
_PERMANENT = frozenset({"CN", "FR", "GB", "RU", "US"})
"""Charter, Article 23 (1)."""
_GLUE = frozenset({"ADP", "CCONJ", "PART", "PUNCT", "DET", "SPACE"})


def is_delegate(attribution: Attribution, speaker: Speaker, bracket: DateBracket) -> bool:
    """Whether the speaker is a state's delegate: by office, by title, or by name and state alone ("Doe of France")."""
    if speaker.kind not in (SpeakerKind.PERSON, SpeakerKind.STATE) or not _sits(speaker, bracket):
        return False
    source = attribution.source or (0, 0)
    words = [t for t in attribution.sentence.tokens if source[0] <= t.start < source[1]]
    if attribution.cue is not None and attribution.entry.lemma in forum_class("thinking"):
        return False
    if any(t.lemma.lower() in forum_class("delegate") for t in words):
        return not _is_sent_elsewhere(words)
    if speaker.kind is not SpeakerKind.PERSON:
        return False
    return speaker.office in _AT_UN or (not speaker.office and _is_named_with_state(words))


def _sits(speaker: Speaker, bracket: DateBracket) -> bool:
    """Whether the speaker's state was a member of the Council in the report's year, or always is."""
    state = state_by_name(speaker.speaks_for or speaker.name or "")
    if state is None:
        return False
    day = bracket.best or bracket.latest or bracket.earliest
    elected = next((y.elected for y in council_years() if day is not None and y.year == day.year), ())
    return state.iso in _PERMANENT or state.iso in elected


def _is_sent_elsewhere(words: list[Token]) -> bool:
    """Whether "ambassador to" or "envoy in" names a place other than the United Nations."""
    for token in words:
        if token.text.lower() in ("to", "in", "for") and token.i > 0:
            after = [t for t in words if token.i < t.i <= token.i + 3 and t.pos == "PROPN"]
            placed = any(t.entity in ("GPE", "LOC") for t in after)
            if (
                placed
                and token.text.lower() != "for"
                and not any(t.lemma.lower() in _UNITED_NATIONS for t in after)
            ):
                return True
    return False


def _is_named_with_state(words: list[Token]) -> bool:
    """Whether the source is nothing but a name and a state: "France’s Jane Doe", "Doe (Kenya)"."""
    names = all(t.pos == "PROPN" or t.pos in _GLUE for t in words)
    return names and any(t.entity in ("GPE", "NORP") for t in words) and len(words) > 2

"""Days and forums that go on from one statement to the next.

Takes the statements of one report with the days and forums their own sentences give; gives them with what is
carried on. Never changes a day that a sentence gives itself, and never carries one to words that are marked as said at
another time ("had said", "earlier").

A speaker whose words at one forum are dated carries that day through the statements that go on from there; so does
a state for whoever speaks for it. The lead of a news story says once when somebody spoke; what the same person says
at a forum further down is what the lead is about. In a report on one sitting of the Security Council, delegates who
are given neither day nor forum spoke there.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from penholder.claims.gathering import Gathered
from penholder.claims.source_phrases import Bounds
from penholder.model import Edtf, Forum, Hand, Speaker, SpeakerKind

_AT_UN = frozenset(
    {"permanent representative", "deputy permanent representative", "ambassador", "state envoy"}
)
"""Offices by which a state speaks at the United Nations."""
_STORY = 5
"""Paragraphs after "X warned on Wednesday" within which the envoy of X, without another day, spells that out."""
_BREATH = 1
"""Paragraphs after "X said on Wednesday" within which what X says without day or forum is said then too."""
_LEAD = 3
"""Paragraphs within which a story spells out what its headline or lead says."""
_FULL_DAY = len("2020-01-31")
_ONE_OCCASION = frozenset({Forum.COUNCIL, Forum.ASSEMBLY})
"""Forums that a report tells of one meeting of, unless it gives two days; letters and interviews are many."""


@dataclass(frozen=True, slots=True)
class Utterance:
    """Day, forum, hearers and hand of one statement; None where unknown."""

    said: Edtf | None = None
    forum: Forum | None = None
    said_words: Bounds | None = None
    addressee: Bounds | None = None
    hand: Hand = Hand.FIRST
    relayed_by: Bounds | None = None
    apart: bool = False
    """True for words marked as said at another time than those told before."""
    delegate: bool = False
    """True for the words of somebody who sits in the Council for a state."""


@dataclass(slots=True)
class _Course:
    """What is known while the statements are gone through from top to bottom."""

    forum_days: dict[Forum, set[Edtf]]
    standing: dict[str, tuple[Utterance, int]] = field(default_factory=dict)
    """Forum and day at which a speaker was last heard, and the paragraph."""
    spoken: dict[str, tuple[Edtf, int]] = field(default_factory=dict)
    """Day and paragraph in which a state is said to have spoken."""


def carry_utterances(
    gathered: Sequence[Gathered],
    speakers: Sequence[Speaker],
    stated: Sequence[Utterance],
    sittings: frozenset[Edtf],
) -> tuple[Utterance, ...]:
    """The utterances in the same order, with forum and day carried on; `sittings` are days the Council met.

    The one day of a meeting goes to all at it; a speaker's forum and day go to what that speaker says after; the day
    on which a state is said to have spoken goes to its representative.
    """
    stated = tuple(_carry_leads(gathered, speakers, stated))
    course = _Course({Forum.COUNCIL: set(sittings)} if sittings else {})
    for u in stated:
        if u.forum in _ONE_OCCASION and u.said and len(u.said) == _FULL_DAY and not u.apart:
            course.forum_days.setdefault(u.forum, set()).add(u.said)
    carried = tuple(
        _carry_one(course, g, speaker, u) for g, speaker, u in zip(gathered, speakers, stated, strict=True)
    )
    return tuple(_carry_back(gathered, speakers, carried))


def _carry_back(
    gathered: Sequence[Gathered], speakers: Sequence[Speaker], carried: Sequence[Utterance]
) -> Iterator[Utterance]:
    """The forum and day spelled out further down go to what the headline or lead says of the same speaker."""
    lead = _find_lead(gathered)
    for i, (g, speaker, u) in enumerate(zip(gathered, speakers, carried, strict=True)):
        if g.paragraph > lead or u.forum or u.apart or u.hand is Hand.SECOND or speaker.name is None:
            yield u
            continue
        later = zip(gathered[i + 1 :], speakers[i + 1 :], carried[i + 1 :], strict=True)
        spelled = (
            other
            for h, who, other in later
            if who.name == speaker.name and h.paragraph - lead <= _LEAD and not other.apart
        )
        first = next((o for o in spelled if o.forum or o.said), None)
        fits = first is not None and (u.said is None or u.said == first.said)
        yield replace(u, said=first.said, forum=first.forum) if first is not None and fits else u


def _find_lead(gathered: Sequence[Gathered]) -> int:
    """The paragraph of the first statement; of the second one where the first is a headline, which ends in no stop."""
    paragraphs = list(dict.fromkeys(g.paragraph for g in gathered)) or [0]
    first = next((g.attribution.sentence.text.rstrip() for g in gathered), ".")
    headline = first[-1:].isalnum() or first[-1:] in ")’'"
    return paragraphs[1] if headline and len(paragraphs) > 1 else paragraphs[0]


def _carry_leads(
    gathered: Sequence[Gathered], speakers: Sequence[Speaker], stated: Sequence[Utterance]
) -> Iterator[Utterance]:
    """The day on which the lead has a person speak goes to that person's first dateless words at a forum."""
    lead = _find_lead(gathered)
    days: dict[str, Edtf] = {}
    for g, speaker, u in zip(gathered, speakers, stated, strict=True):
        name = speaker.name if speaker.kind is SpeakerKind.PERSON and not g.inside else None
        if name and u.said and not u.forum and g.paragraph <= lead and len(u.said) == _FULL_DAY:
            days[name] = u.said
        elif name in days and u.forum and not u.said and not u.apart and g.paragraph - lead <= _STORY:
            yield replace(u, said=days.pop(name))
            continue
        yield u


def _carry_one(course: _Course, g: Gathered, speaker: Speaker, stated: Utterance) -> Utterance:
    if stated.apart or g.inside:
        return stated
    said, forum, name = stated.said, stated.forum, speaker.name
    sat = stated.delegate and name not in course.standing and stated.hand is Hand.FIRST
    if sat and forum is None and course.forum_days.get(Forum.COUNCIL) and _fits(course, said):
        forum = Forum.COUNCIL
    before, paragraph = course.standing.get(name or "", (Utterance(), g.paragraph))
    if forum and said is None and len(course.forum_days.get(forum, ())) == 1:
        said = next(iter(course.forum_days[forum]))
    elif forum and said is None and before.forum is forum:
        said = before.said
    said = said or _day_of_state(course, g, speaker, forum)
    if name and said and len(said) == _FULL_DAY and speaker.kind is SpeakerKind.STATE:
        course.spoken[name] = said, g.paragraph
    near = g.paragraph - paragraph <= _BREATH
    if name and forum is None and said is None and (before.forum or near):
        said, forum = before.said, before.forum
    elif name and forum is None and near and before.said is not None and before.said == said:
        forum = before.forum
    found = replace(stated, said=said, forum=forum)
    if name and (said or forum):
        course.standing[name] = found, g.paragraph
    return found


def _fits(course: _Course, said: Edtf | None) -> bool:
    days = course.forum_days[Forum.COUNCIL]
    return len(days) == 1 and (said is None or said in days)


def _day_of_state(course: _Course, g: Gathered, speaker: Speaker, forum: Forum | None) -> Edtf | None:
    """The day on which the state is said to have spoken that the person speaks for, at a forum or as its envoy."""
    spoken = course.spoken.get(speaker.speaks_for or "")
    if spoken is None or speaker.kind is not SpeakerKind.PERSON:
        return None
    near = speaker.office in _AT_UN and g.paragraph - spoken[1] <= _STORY
    return spoken[0] if forum or (near and speaker.name not in course.standing) else None

"""When, where, to whom and at which hand something was said.

Takes the gathered attributions of one report with their speakers; gives the utterance of each. Never takes a
date from inside the reported words, and never the report's own day for want of a better one.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from penholder.claims.addressees import find_addressee
from penholder.claims.carrying import Utterance, carry_utterances
from penholder.claims.delegates import is_delegate
from penholder.claims.forums import find_forum
from penholder.claims.frames import Frame, build_frame
from penholder.claims.gathering import Gathered
from penholder.claims.hands import Around, find_passage
from penholder.claims.occasions import Day, find_day, find_same_day, is_apart
from penholder.claims.sittings import find_sittings
from penholder.claims.source_phrases import Bounds
from penholder.model import DateBracket, Edtf, Forum, Speaker, SpeakerKind
from penholder.syntax import ParsedReport
from penholder.values.expressions import told_before

_FULL_DAY = len("2020-01-31")


def read_utterances(
    parsed: ParsedReport,
    bracket: DateBracket,
    gathered: Sequence[Gathered],
    speakers: Sequence[Speaker],
    outer: Sequence[int | None],
) -> tuple[Utterance, ...]:
    """The utterance of each attribution, in the same order; `outer` gives the index of the one around it, if any."""
    reported: dict[int, list[Bounds]] = {}
    for g in gathered:
        reported.setdefault(g.attribution.sentence.start, []).extend(g.attribution.content)
    scene = _Scene(parsed, bracket)
    stated = []
    for g, speaker, within in zip(gathered, speakers, outer, strict=True):
        frame = build_frame(g.attribution, reported[g.attribution.sentence.start])
        around = None if within is None else Around(gathered[within].attribution.source, speakers[within])
        sits = within is None and is_delegate(g.attribution, speaker, bracket)
        found = Utterance() if frame is None else _read(scene, g, frame, speaker, around)
        stated.append(replace(found, delegate=sits))
    said = [bounds for found in reported.values() for bounds in found]
    return carry_utterances(gathered, speakers, stated, find_sittings(parsed, bracket, said))


class _Scene:
    """The report around the statements, and the last day on which somebody is said to have spoken."""

    def __init__(self, parsed: ParsedReport, bracket: DateBracket) -> None:
        self.parsed, self.bracket = parsed, bracket
        self.text = " ".join(s.text for s in parsed.sentences)
        self.places = {s.start: i for i, s in enumerate(parsed.sentences)}
        self.last: Edtf | None = None

    def find_day(self, g: Gathered, frame: Frame, forum: Forum | None) -> Day | None:
        """The day the sentence gives; remembered for what is said "earlier in the day"."""
        if g.inside:
            return None
        told = told_before(self.parsed.sentences, self.places.get(frame.sentence.start, 0))
        day = find_day(frame, forum, told, self.bracket) or find_same_day(frame, self.last)
        if day is not None and len(day.value) == _FULL_DAY:
            self.last = day.value
        return day


def _read(scene: _Scene, g: Gathered, frame: Frame, speaker: Speaker, around: Around | None) -> Utterance:
    passage = find_passage(frame, speaker, around)
    addressee = find_addressee(frame, g.attribution.content)
    forum = _find_forum(g, frame, speaker, scene.text)
    if forum is None and addressee is not None and frame.verb.lemma == "write":
        forum = Forum.LETTER
    day = scene.find_day(g, frame, forum)
    return Utterance(
        said=day.value if day else None,
        forum=forum,
        said_words=day.words if day else None,
        addressee=addressee,
        hand=passage.hand,
        relayed_by=passage.relayed_by,
        apart=is_apart(frame),
    )


def _find_forum(g: Gathered, frame: Frame, speaker: Speaker, setting: str) -> Forum | None:
    source = g.attribution.source_token
    if "author" in speaker.reason and speaker.kind is not SpeakerKind.DOCUMENT:
        held = frame.source or (0, 0)
        inside = [t for t in frame.words if held[0] <= t.start < held[1]]
        source = next((t for t in inside if t.lemma in _DOCUMENTS), source)
    forum = find_forum(frame, source, setting)
    if forum is None and "Security Council" in setting and _speaks_to_council(g):
        return Forum.COUNCIL
    return forum


_DOCUMENTS = frozenset({"report", "review", "letter"})


def _speaks_to_council(g: Gathered) -> bool:
    """Whether the reported words themselves address the Council ("this council must act")."""
    sentence = g.attribution.sentence
    said = [sentence.text[max(0, a - sentence.start) : b - sentence.start] for a, b in g.attribution.content]
    return any("this council" in words.lower() for words in said)

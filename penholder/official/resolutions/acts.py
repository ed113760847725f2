"""Operative paragraphs to acts: what the Council decides, requests, welcomes, one by one.

Takes the operative sections of a flat text; gives `Act`s, each with its governing verb. Never looks at what an
act is about.

A paragraph may hold several acts ("Decides to extend ..., and requests the Secretary-General ..."); the parts of a
list stand under the verb before the colon ("Decides: (a) To call upon ...; (b) To renew ...").
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from penholder.official.resolutions.flattening import FlatText
from penholder.official.resolutions.layout import Section
from penholder.official.resolutions.nouns import Part

_VERBS = (
    "decides", "extends", "renews", "requests", "request", "authorizes", "authorises", "authorize", "approves",
    "endorses", "recommends", "agrees", "accepts", "establishes", "invites", "asks", "instructs", "directs",
    "welcomes", "notes", "takes note", "expresses", "calls upon", "calls on", "calls for", "urges", "encourages", "recalls",
    "reaffirms", "affirms", "reiterates", "underlines", "underscores", "stresses", "emphasizes", "emphasises",
    "looks forward", "declares", "commends", "demands", "condemns", "confirms", "intends", "supports", "notes with",
    "appeals", "considers", "acknowledges", "determines", "concurs", "strengthens", "terminates", "reduces",
    "expresses its intention", "undertakes", "mandates",
)  # fmt: skip
_VERB = "|".join(sorted(_VERBS, key=len, reverse=True))
_ADVERBS = r"(?:(?:And|In this regard|In that regard|In this context|To this end|To that end|Further|Also|Hereby|Accordingly|Again|Once more|Consequently|Therefore|Strongly|Fully|Moreover),? )*"
_OPENING = re.compile(
    rf"(?:\([a-z]+\) )?(?:{_ADVERBS}(?P<direct>{_VERB})\b|"
    rf"(?:Acting|Having|Taking|In|For|Noting|Recalling|To|As|Pending|With|Bearing|Without)\b[^;]{{0,260}}?, {_ADVERBS}(?P<led>{_VERB})\b)",
    re.IGNORECASE,
)
"""A verb that opens a paragraph, at once or after words such as "Acting under Chapter VII ...," ."""
_INNER = re.compile(
    rf"(?:, (?:and |while )?|; (?:and )?| and )(?:(?:further|also|hereby|accordingly|again|in this regard|in that regard|in this context|"
    rf"to this end|to that end|therefore|strongly|additionally|fully|moreover),? )*({_VERB})(?: (?:further|also))?(?= )"
)
_STOP = re.compile(
    r";(?= |$) ?|(?<=[a-z\d)][a-z\d)])\. (?=[A-Z])|(?<=[ :;,])(?=\((?:[a-z]|[ivx]{1,4})\) )|(?<=:) "
)
_RULING = re.compile(r"(?:and )?(?:that )?the \w+ (?:\w+ )?shall\b")
"""A sentence such as "the Force shall be established ..." after a semicolon: ruled by the paragraph's own verb."""
_PARAGRAPH_NUMBER = re.compile(r"\d{1,3} ?\. ?")
_LABEL = re.compile(r"\((?:[a-z]|[ivx]{1,4})\) ")


@dataclass(frozen=True, slots=True)
class Act:
    """One thing the Council does, by its place in the flat text."""

    verb: str
    """Governing verb in small letters, "" for none."""
    start: int
    end: int
    text: str
    stem: str
    """The words before the colon that govern a part of a list, else ""."""
    paragraph: int


def split_acts(flat: FlatText, sections: Iterable[Section]) -> tuple[Act, ...]:
    """The acts of the operative paragraphs, in order."""
    acts: list[Act] = []
    for place, section in enumerate(s for s in sections if s.part is Part.OPERATIVE):
        acts.extend(_split_section(flat, section, place))
    return tuple(acts)


def _split_section(flat: FlatText, section: Section, place: int) -> Iterator[Act]:
    verb = first_verb = stem_verb = stem = ""
    number = _PARAGRAPH_NUMBER.match(flat.text, section.start, section.end)
    for start, end in _cut(flat.text, number.end() if number else section.start, section.end):
        text = flat.text[start:end]
        listed = _LABEL.match(text) is not None
        opening = _OPENING.match(text)
        if opening:
            verb = (opening["direct"] or opening["led"]).lower()
        elif listed and stem:
            verb = stem_verb
        elif _RULING.match(text):
            verb = first_verb
        first_verb = first_verb or verb
        for first, last, inner in _cut_inside(text, verb, opening.end() if opening else 0):
            verb = inner
            yield Act(
                inner,
                start + first,
                start + last,
                text[first:last],
                stem if listed and not opening else "",
                place,
            )
        if text.rstrip().endswith(":"):
            stem_verb, stem = verb, text


def _cut(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    first = start
    for stop in _STOP.finditer(text, start, end):
        if stop.end() > first:
            if text[first : stop.end()].strip():
                yield first, stop.end()
            first = stop.end()
    if text[first:end].strip():
        yield first, end


def _cut_inside(text: str, verb: str, after: int) -> Iterator[tuple[int, int, str]]:
    """Acts inside one sentence: each new verb in the present tense opens one."""
    first = 0
    for match in _INNER.finditer(text, after):
        yield first, match.start(), verb
        first, verb = match.start(), match[1].lower()
    yield first, len(text), verb

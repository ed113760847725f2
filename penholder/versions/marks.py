"""Damaged marks: punctuation that shows a text was cut, joined or carried through a machine.

Takes one report's passages; gives suspicions. Never flags a mark that the whole text uses as its style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from penholder import vocabulary
from penholder.model import Suspicion
from penholder.versions.passages import Paragraph, Passages, cue_lemmas

STYLE = 6
"""A damaged mark that stands this often in one report is its style (tokenised text, lower-case headlines)."""

QUOTED_PARAGRAPHS = 3
"""Paragraphs a quotation may run on without a new opening mark."""

_LOWER = re.compile(r"(?<![\w.])([A-Za-z]+)[.!?]\s+(?=([a-z]+)\b(?![.@/]))")
_DOUBLED = re.compile(
    r"[.,;:]\s+[.,;:](?=\s|$)(?!\s[.,])|(?<![,;])[,;]{2}(?![,;])|(?<=\w)\s[.,;](?=\s|$)(?!\s[.,])"
)
_OPENING = re.compile(r"(?:(?<=\s)|^)([‘“])(?=[^\W\d])")
_ADDRESS = re.compile(r"https?:|www\.|\s/\s")
_RELATIVES = frozenset({"which", "who", "whose", "whom"})
_CLIPPED = re.compile(r"‘(?:em|til|cause|tis|twas|round|bout|n)\b", re.IGNORECASE)
_CLOSING = {"‘": re.compile(r"’(?!\w)"), "“": re.compile(r"”")}


def find_damaged_marks(passages: Passages) -> Iterator[Suspicion]:
    """Sentences that go on in lower case after a full stop, doubled marks, and quotation marks that open nothing."""
    for rule in (_find_lower_case, _find_doubled, _find_unopened):
        every = (s for n, paragraph in enumerate(passages.paragraphs) for s in rule(passages, paragraph, n))
        found = list(islice(every, STYLE))
        if len(found) < STYLE:
            yield from found


def _find_lower_case(passages: Passages, paragraph: Paragraph, _: int) -> Iterator[Suspicion]:
    text = passages.report.text
    if _ADDRESS.search(text, paragraph.start, paragraph.end):
        return
    for match in _LOWER.finditer(text, paragraph.start, paragraph.end):
        before, after = match.group(1), match.group(2)
        if (
            len(before) < 3
            or before.lower() in _abbreviations()
            or len(after) < 2
            or not before[1:].islower()
        ):
            continue
        start = match.end()
        end = next((s.end for s in paragraph.sentences if s.start <= start < s.end), paragraph.end)
        if after in _RELATIVES:
            reason = f"“{after}” opens a sentence and refers to nothing in it: the clause was cut from the sentence before."
            yield passages.suspect(start, end, "dangling relative", reason)
        else:
            reason = "A sentence goes on in lower case after a full stop: words were lost or joined here."
            yield passages.suspect(start, end, "lower case after full stop", reason)


def _find_doubled(passages: Passages, paragraph: Paragraph, _: int) -> Iterator[Suspicion]:
    for match in _DOUBLED.finditer(passages.report.text, paragraph.start, paragraph.end):
        reason = f"Stray punctuation “{match.group()}”: words were lost or joined here."
        yield passages.suspect(match.start(), match.end(), "stray punctuation", reason)


def _find_unopened(passages: Passages, paragraph: Paragraph, number: int) -> Iterator[Suspicion]:
    """An opening quotation mark without a closing one, in a sentence that reports no speech."""
    text = passages.report.text
    for match in _OPENING.finditer(text, paragraph.start, paragraph.end):
        mark = match.group(1)
        if _CLOSING[mark].search(text, match.end(), paragraph.end) or _CLIPPED.match(text, match.start()):
            continue
        sentence = next((s for s in paragraph.sentences if s.start <= match.start() < s.end), None)
        if sentence is None or any(t.pos == "VERB" and t.lemma in cue_lemmas() for t in sentence.tokens):
            continue
        if _goes_on(passages, number, mark):
            continue
        reason = f"The quotation mark {mark} opens nothing: it is never closed and nobody is quoted."
        yield passages.suspect(
            match.start(), max(sentence.end, match.end()), "quotation mark opens nothing", reason
        )


def _goes_on(passages: Passages, number: int, mark: str) -> bool:
    """Whether a quotation runs on into the following paragraphs: reopened there, or closed there first."""
    text = passages.report.text
    following = passages.paragraphs[number + 1 : number + 1 + QUOTED_PARAGRAPHS]
    if following and text[following[0].start] in "‘“":
        return True
    for paragraph in following:
        closing = _CLOSING[mark].search(text, paragraph.start, paragraph.end)
        opening = text.find(mark, paragraph.start, paragraph.end)
        if closing is not None and (opening < 0 or closing.start() < opening):
            return mark == "“"
        if opening >= 0:
            return False
    return False


@cache
def _abbreviations() -> frozenset[str]:
    return frozenset(w for c in vocabulary.word_classes() if c.kind == "abbreviation" for w in c.words)

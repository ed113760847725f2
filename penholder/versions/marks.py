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

LONG_NAME = 6
"""Letters of a capitalised word before a full stop that is hardly an abbreviation ("Corp.", "Cie.", "Bros.")."""

LONG_SENTENCE = 8
"""Words of a last sentence that must not end on a comma; shorter ones are salutations, bylines and headings."""

_LOWER = re.compile(r"(?<![\w.])([A-Za-z]+)[.!?]\s+(?=([a-z]+)\b(?![.@/:]))")
_DOUBLED = re.compile(
    r"[.,;:]\s+[.,;:](?=\s|$)(?!\s[.,])|(?<![,;])[,;]{2}(?![,;])|(?<=\w)\s[.,;](?=\s|$)(?!\s[.,])"
)
_OPENING = re.compile(r"(?:(?<=\s)|^)([‘“])(?=[^\W\d])")
_ADDRESS = re.compile(r"https?:|www\.|\s/\s")
_RELATIVES = frozenset({"which", "who", "whose", "whom"})
_CLIPPED = re.compile(r"‘(?:em|til|cause|tis|twas|round|bout|n)\b", re.IGNORECASE)
_CLOSING = {"‘": re.compile(r"’(?!\w)"), "“": re.compile(r"”|\"|“(?!\w)")}
"""A straight mark closes as well, and a turned one before no word."""


def find_damaged_marks(passages: Passages) -> Iterator[Suspicion]:
    """Sentences that go on in lower case or break off, doubled marks, quotation marks without a partner."""
    for rule in (_find_lower_case, _find_doubled, _find_unopened, _find_unclosed, _find_broken_off):
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
        if _may_be_abbreviation(before) or len(after) < 2 or after in vocabulary.word_class("file ending"):
            continue
        start = match.end()
        rest = next((s for s in paragraph.sentences if s.start <= start < s.end), paragraph.sentences[-1])
        end = rest.end
        if not any(t.pos in ("VERB", "AUX") for t in rest.tokens):
            continue  # a byline or a source line
        if after in _RELATIVES:
            reason = f"“{after}” opens a sentence and refers to nothing in it: the clause was cut from the sentence before."
            yield passages.suspect(start, end, "dangling relative", reason)
        else:
            reason = "A sentence goes on in lower case after a full stop: words were lost or joined here."
            yield passages.suspect(start, end, "lower case after full stop", reason)


def _may_be_abbreviation(word: str) -> bool:
    if len(word) < 3 or not word[1:].islower() or word.lower() in _abbreviations():
        return True
    return word[0].isupper() and len(word) < LONG_NAME


def _find_doubled(passages: Passages, paragraph: Paragraph, _: int) -> Iterator[Suspicion]:
    if _ADDRESS.search(passages.report.text, paragraph.start, paragraph.end):
        return
    for match in _DOUBLED.finditer(passages.report.text, paragraph.start, paragraph.end):
        if passages.report.text[max(0, match.start() - 3) : match.end() + 3].count(".") > 2:
            continue  # three spaced full stops say that words were left out
        reason = f"Stray punctuation “{match.group()}”: words were lost or joined here."
        yield passages.suspect(match.start(), match.end(), "stray punctuation", reason)


def _find_unopened(passages: Passages, paragraph: Paragraph, number: int) -> Iterator[Suspicion]:
    """An opening quotation mark without a closing one, in a sentence that reports no speech."""
    text = passages.report.text
    for match in _OPENING.finditer(text, paragraph.start, paragraph.end):
        mark = match.group(1)
        if _CLOSING[mark].search(text, match.end(), paragraph.end) or _CLIPPED.match(text, match.start()):
            continue
        if mark == "‘" and _is_letter_or_inner(passages, paragraph, match.start()):
            continue
        sentence = next((s for s in paragraph.sentences if s.start <= match.start() < s.end), None)
        if sentence is None or any(t.pos == "VERB" and t.lemma in cue_lemmas() for t in sentence.tokens):
            continue
        if _goes_on(passages, number, mark) or _is_announced(passages, paragraph, number, match.start()):
            continue
        reason = f"The quotation mark {mark} opens nothing: it is never closed and nobody is quoted."
        yield passages.suspect(
            match.start(), max(sentence.end, match.end()), "quotation mark opens nothing", reason
        )


def _is_letter_or_inner(passages: Passages, paragraph: Paragraph, place: int) -> bool:
    """Whether ‘ is a letter of a name ("Nad ‘Ali") or stands inside double marks."""
    before = passages.report.text[paragraph.start : place]
    name = before.split()[-1:] and before.split()[-1]
    inside = before.rfind("“") > before.rfind("”") or (before.count('"') % 2 == 1)
    return inside or bool(name and name[0].isupper() and name[-1].isalpha())


def _is_announced(passages: Passages, paragraph: Paragraph, number: int, place: int) -> bool:
    """Whether a colon stands before the mark: what follows is a passage quoted at length."""
    first = passages.paragraphs[max(0, number - 1)].start if place == paragraph.start else paragraph.start
    return passages.report.text[first:place].rstrip().endswith(":")


def _find_unclosed(passages: Passages, paragraph: Paragraph, number: int) -> Iterator[Suspicion]:
    """A closing double mark before any opening one, with no quotation that runs on from the paragraphs before."""
    text = passages.report.text
    closing = text.find("”", paragraph.start, paragraph.end)
    before = text[paragraph.start : closing]
    if closing < 0 or re.search(r"[“\"]", before) or not before[-1:].strip() or before[-1].isdigit():
        return
    for earlier in reversed(passages.paragraphs[max(0, number - QUOTED_PARAGRAPHS) : number]):
        words = text[earlier.start : earlier.end]
        if words.rfind("“") > words.rfind("”"):
            return
        if "”" in words:
            break
    sentence = next((s for s in paragraph.sentences if s.start <= closing <= s.end), paragraph.sentences[-1])
    reason = "The quotation mark ” closes nothing: no quotation is open here."
    yield passages.suspect(
        sentence.start, max(sentence.end, closing + 1), "quotation mark closes nothing", reason
    )


def _find_broken_off(passages: Passages, paragraph: Paragraph, number: int) -> Iterator[Suspicion]:
    """A paragraph that ends on a comma before a new sentence: the rest of its own is missing or stands elsewhere."""
    last = paragraph.sentences[-1]
    if not last.text.endswith(",") or len(last.tokens) < LONG_SENTENCE:
        return
    following = passages.paragraphs[number + 1 : number + 2]
    if not following or not passages.report.text[following[0].start].isupper():
        return
    reason = "The paragraph breaks off on a comma: the rest of the sentence is missing here."
    yield passages.suspect(last.start, last.end, "sentence breaks off", reason)


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

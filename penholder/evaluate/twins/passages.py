"""Operations on whole sentences and paragraphs.

Takes a draft; gives it with sentences cut, merged, split, moved or planted, or None where it offers no place.
"""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise
from random import Random

from penholder.evaluate.twins.drafting import build_draft, list_lines
from penholder.evaluate.twins.lists import load_words
from penholder.evaluate.twins.model import Draft, Line, Operation, Run, Stock
from penholder.evaluate.twins.planting import Replacement, change_run, cut_run

_LEAST_SENTENCES = 6
"""A text is not cut below this: what is left must still be a story."""
_SEAM = re.compile(
    r"(?:, (?:and|but)|;) (?=(?:the|a|an|it|he|she|they|its|his|her|their|this|these|[A-Z]\w+) )"
)
_LOWERED = re.compile(r"(?:The|A|An|It|He|She|They|Its|His|Her|Their|This|These|In|On|Of|For|But|At)\b")


def cut_end(draft: Draft, chooser: Random, stock: Stock) -> Draft | None:
    """One to three sentences fewer at the end."""
    del stock
    places = list_lines(draft)
    most = min(3, len(places) - _LEAST_SENTENCES)
    if most < 1:
        return None
    gone = set(places[-chooser.randint(1, most) :])
    return _keep(draft, gone)


def cut_middle(draft: Draft, chooser: Random, stock: Stock) -> Draft | None:
    """One sentence fewer between first and last."""
    del stock
    places = list_lines(draft)
    if len(places) <= _LEAST_SENTENCES:
        return None
    return _keep(draft, {chooser.choice(places[1:-1])})


def _keep(draft: Draft, gone: set[tuple[int, int]]) -> Draft:
    return build_draft(
        draft,
        [[x for n, x in enumerate(lines) if (p, n) not in gone] for p, lines in enumerate(draft.paragraphs)],
    )


def break_off(draft: Draft, chooser: Random, stock: Stock) -> Draft | None:
    """The last sentence without its second half."""
    del stock
    paragraphs = [list(p) for p in draft.paragraphs]
    line = paragraphs[-1][-1]
    spaces = [m.start() for m in re.finditer(" ", line.words)]
    if line.broken or len(spaces) < 9:
        return None
    cut = chooser.choice(spaces[5:-2])
    left, _ = _cut_line(line, cut, cut)
    if left is None:
        return None
    paragraphs[-1][-1] = replace(left, broken=True)
    return build_draft(draft, paragraphs)


def _cut_line(line: Line, end: int, start: int) -> tuple[Line | None, Line | None]:
    """The sentence up to `end` and from `start`; None for a part when a changed run would have to be cut."""
    left: list[Run] = []
    right: list[Run] = []
    at = 0
    for run in line.runs:
        after = at + len(run.words)
        for part, low, high in ((left, at, min(after, end)), (right, max(at, start), after)):
            if low >= high:
                continue
            if (low, high) == (at, after):
                part.append(run)
            elif run.made_by is None and (cut := cut_run(run, low - at, high - at)):
                part.append(cut)
            else:
                return None, None
        at = after
    return Line(tuple(left)), Line(tuple(right))


def split_sentence(draft: Draft, chooser: Random, stock: Stock) -> Draft | None:
    """One sentence as two, cut where a clause begins, outside quotation marks."""
    del stock
    places = [
        (p, n, r, match.start(), match.end())
        for p, n in list_lines(draft)
        for r, run in enumerate(draft.paragraphs[p][n].runs)
        if run.made_by is None and run.source and not draft.paragraphs[p][n].broken
        for match in _SEAM.finditer(run.words)
        if _is_cuttable(draft.paragraphs[p][n], r, match)
    ]
    if not places:
        return None
    p, n, r, start, end = chooser.choice(places)
    line = draft.paragraphs[p][n]
    run = line.runs[r]
    seam = change_run(run, Replacement(start, end, "."), Operation.SPLIT)
    first, rest = seam[:-1], seam[-1]
    second = change_run(rest, Replacement(0, 1, rest.words[0].upper()), Operation.SPLIT)
    if rest.words[0].isupper():
        second = (rest,)
    paragraphs = [list(x) for x in draft.paragraphs]
    paragraphs[p][n : n + 1] = [
        Line((*line.runs[:r], *first)),
        Line((*second, *line.runs[r + 1 :]), line.broken),
    ]
    return build_draft(draft, paragraphs)


def _is_cuttable(line: Line, r: int, match: re.Match[str]) -> bool:
    before = "".join(run.words for run in line.runs[:r]) + match.string[: match.start()]
    after = match.string[match.end() :] + "".join(run.words for run in line.runs[r + 1 :])
    quoted = before.count("“") > before.count("”") or before.count('"') % 2
    return not quoted and len(before.split()) > 5 and len(after.split()) > 5


def merge_sentences(draft: Draft, chooser: Random, stock: Stock) -> Draft | None:
    """Two neighbours of one paragraph as one sentence, joined by a semicolon or by "and"."""
    del stock
    places = [
        (p, n)
        for p, paragraph in enumerate(draft.paragraphs)
        for n, (left, right) in enumerate(pairwise(paragraph))
        if _is_joinable(left, right)
    ]
    if not places:
        return None
    p, n = chooser.choice(places)
    left, right = draft.paragraphs[p][n : n + 2]
    last, first = left.runs[-1], right.runs[0]
    joint = chooser.choice(("; ", ", and "))
    end = change_run(last, Replacement(len(last.words) - 1, len(last.words), joint), Operation.MERGE)
    start: tuple[Run, ...] = (first,)
    if _LOWERED.match(first.words):
        start = change_run(first, Replacement(0, 1, first.words[0].lower()), Operation.MERGE)
    paragraphs = [list(x) for x in draft.paragraphs]
    paragraphs[p][n : n + 2] = [Line((*left.runs[:-1], *end, *start, *right.runs[1:]), right.broken)]
    return build_draft(draft, paragraphs)


def _is_joinable(left: Line, right: Line) -> bool:
    last, first = left.runs[-1], right.runs[0]
    plain = last.made_by is None and first.made_by is None and last.source and first.source
    short = max(len(left.words), len(right.words)) < 220
    return bool(plain) and short and last.words.endswith(".") and not last.words.endswith(("U.N.", "U.S."))


def move_sentence(draft: Draft, chooser: Random, stock: Stock) -> Draft | None:
    """One sentence elsewhere, at least three places away."""
    del stock
    places = list_lines(draft)
    if len(places) < 7:
        return None
    old = chooser.choice(places[1:])
    rank = places.index(old)
    far = [place for k, place in enumerate(places) if k and abs(k - rank) > 3]
    if not far or draft.paragraphs[old[0]][old[1]].broken:
        return None
    new = chooser.choice(far)
    moved = draft.paragraphs[old[0]][old[1]]
    paragraphs = [
        [y for n, x in enumerate(lines) for y in ((moved, x) if (p, n) == new else (x,)) if (p, n) != old]
        for p, lines in enumerate(draft.paragraphs)
    ]
    return build_draft(draft, paragraphs)


def move_paragraph(draft: Draft, chooser: Random, stock: Stock) -> Draft | None:
    """One paragraph elsewhere, at least two places away; never the first."""
    del stock
    count = len(draft.paragraphs)
    if count < 5:
        return None
    old = chooser.randrange(1, count)
    far = [k for k in range(1, count) if abs(k - old) > 1]
    if not far or draft.paragraphs[old][-1].broken:
        return None
    paragraphs = [list(x) for x in draft.paragraphs]
    moved = paragraphs.pop(old)
    paragraphs.insert(chooser.choice(far), moved)
    return (
        None
        if paragraphs[-1] == moved and draft.paragraphs[-1][-1].broken
        else build_draft(draft, paragraphs)
    )


def plant_background(draft: Draft, chooser: Random, stock: Stock) -> Draft | None:
    """One or two sentences of another story as a paragraph of their own."""
    known = {run.source for p in draft.paragraphs for line in p for run in line.runs}
    fresh = [n for n, line in enumerate(stock.background) if line.runs[0].source not in known]
    if not fresh:
        return None
    first = chooser.choice(fresh)
    planted = stock.background[first : first + chooser.randint(1, 2)]
    paragraphs = [list(x) for x in draft.paragraphs]
    paragraphs.insert(chooser.randint(1, len(paragraphs)), list(planted))
    return None if draft.paragraphs[-1][-1].broken else build_draft(draft, paragraphs)


def add_boilerplate(draft: Draft, chooser: Random, stock: Stock) -> Draft | None:
    """A line below the text that is no part of the story."""
    del stock
    fresh = [line for line in load_words().boilerplate if line not in draft.footer]
    return replace(draft, footer=(*draft.footer, chooser.choice(fresh))) if fresh else None


def lose_credit(draft: Draft, chooser: Random, stock: Stock) -> Draft | None:
    """The text without the dateline or the line that credits the agency."""
    del chooser, stock
    return replace(draft, dateline="", credit="") if draft.dateline or draft.credit else None

"""Growing copy trees: each child made from one of the texts before it by a drawn set of operations.

Takes base texts, a seed and sizes; gives the trees. The same call gives the same trees on any machine.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from random import Random

from penholder.evaluate.twins import claims, figures, names, passages, surface
from penholder.evaluate.twins.drafting import draft_text, place_draft
from penholder.evaluate.twins.lists import load_words
from penholder.evaluate.twins.model import Change, CopyTree, Draft, Operation, Stock, Twin
from penholder.evaluate.twins.planting import plant_words
from penholder.evaluate.twins.thesaurus import find_thesaurus, synonym_finder

_WORDS = {
    Operation.NUMBER_SLIP: figures.find_slips,
    Operation.NUMBER_ROUNDED: figures.find_roundings,
    Operation.NUMERAL: figures.find_number_words,
    Operation.NAME: names.find_other_names,
    Operation.NAME_SPELLING: names.find_name_spellings,
    Operation.SURNAME_ONLY: names.find_first_names,
    Operation.NEGATION_ADDED: claims.find_new_negations,
    Operation.NEGATION_LOST: claims.find_negations,
    Operation.SPEAKER: names.find_speakers,
    Operation.REPORTEDLY: claims.find_attributions,
    Operation.MODALITY: claims.find_modals,
    Operation.HEDGE: claims.find_hedges,
    Operation.DATE: figures.find_dates,
    Operation.SPELLING: surface.find_spellings,
    Operation.TYPO: surface.find_typos,
    Operation.MARKS: surface.find_marks,
    Operation.PUNCTUATION: surface.find_punctuation,
}
_CHANGES: dict[Operation, Change] = {
    Operation.CUT_END: passages.cut_end,
    Operation.CUT_MIDDLE: passages.cut_middle,
    Operation.MERGE: passages.merge_sentences,
    Operation.SPLIT: passages.split_sentence,
    Operation.MOVE_SENTENCE: passages.move_sentence,
    Operation.MOVE_PARAGRAPH: passages.move_paragraph,
    Operation.BACKGROUND: passages.plant_background,
    Operation.BOILERPLATE: passages.add_boilerplate,
    Operation.CREDIT_LOST: passages.lose_credit,
    Operation.TRUNCATED: passages.break_off,
    **{operation: plant_words(operation, finder) for operation, finder in _WORDS.items()},
}
_THESAURUS = find_thesaurus()
if _THESAURUS is not None:
    _CHANGES[Operation.SYNONYM] = plant_words(Operation.SYNONYM, synonym_finder(_THESAURUS))

ALL = tuple(operation for operation in Operation if operation in _CHANGES)
"""Every operation that can be carried out here."""
MOST_CHANGES = 6
"""Operations that make a child of its parent, at most; the least is one."""
_TRIES = 20
"""Children tried for each one wanted: some operations have few places, and one that finds none gives no child."""
_SHARED_RUN = 8
"""Words in a row that two base texts may not share: stories that are one already have no known truth."""
_FIRST_DAY = date(2024, 3, 4)


def grow_tree(
    story: str,
    seed: int,
    size: int = 6,
    *,
    background: Sequence[str] = (),
    operations: Sequence[Operation] = ALL,
    dated: bool = False,
) -> CopyTree:
    """A tree of `size` texts that descend from the story; `background` are stories to take planted sentences from.

    A child is never the same text as another twin; there are fewer where the operations find no more places. With
    `dated`, every report states its day, parents first.
    """
    chooser = random.Random(f"{seed}/{story}")  # noqa: S311 - drawing test texts, not secrets
    stock = Stock(tuple(line for text in background for p in draft_text(text).paragraphs for line in p))
    drafts = [_add_credit(draft_text(story), chooser)]
    twins = [_make_twin((0, None), drafts[0], (), _day(0, dated))]
    for _ in range(_TRIES * size):
        if len(twins) >= size:
            break
        parent = chooser.randrange(len(twins))
        draft, done = _change(drafts[parent], operations, chooser, stock)
        if draft in drafts:
            continue
        drafts.append(draft)
        twins.append(_make_twin((len(twins), parent), draft, done, _day(len(twins), dated)))
    return CopyTree(seed, tuple(twins))


def _day(number: int, dated: bool) -> date | None:
    return _FIRST_DAY + timedelta(days=number) if dated else None


def _add_credit(draft: Draft, chooser: Random) -> Draft:
    """A third of the roots carry an agency's dateline, a third a line that names it."""
    lists = load_words()
    city, agency, form = chooser.choice(lists.cities), chooser.choice(lists.agencies), chooser.randrange(3)
    if form == 0:
        return replace(draft, dateline=f"{city} ({agency}) — ")
    return replace(draft, credit=f"Source: {agency}") if form == 1 else draft


def _change(
    draft: Draft, operations: Sequence[Operation], chooser: Random, stock: Stock
) -> tuple[Draft, tuple[Operation, ...]]:
    """The draft after some operations and what was done, in order; those that find no place are passed over."""
    done: list[Operation] = []
    for operation in chooser.choices(operations, k=chooser.randint(1, MOST_CHANGES)):
        changed = _CHANGES[operation](draft, chooser, stock)
        if changed is not None:
            draft = changed
            done.append(operation)
    return draft, tuple(done)


def _make_twin(
    place: tuple[int, int | None], draft: Draft, done: tuple[Operation, ...], day: date | None
) -> Twin:
    report, lines = place_draft(draft, day)
    return Twin(place[0], place[1], report, lines, done, day)


def grow_pile(
    stories: Sequence[str], seed: int, size: int = 6, *, operations: Sequence[Operation] = ALL
) -> tuple[CopyTree, ...]:
    """One tree a story; background planted in each comes from the other stories."""
    return tuple(
        grow_tree(
            story,
            seed,
            size,
            background=[other for other in stories if other != story],
            operations=operations,
        )
        for story in stories
    )


def choose_stories(texts: Sequence[str], least_sentences: int = 8) -> tuple[str, ...]:
    """The texts long enough to grow from, in order, less those that share eight words in a row with one before."""
    chosen: list[str] = []
    met: set[tuple[str, ...]] = set()
    for text in texts:
        lines = [line.words for p in draft_text(text).paragraphs for line in p]
        words = " ".join(lines).lower().split()
        runs = set(zip(*(words[n:] for n in range(_SHARED_RUN)), strict=False))
        if len(lines) >= least_sentences and not runs & met:
            chosen.append(text)
            met |= runs
    return tuple(chosen)

"""Units: what stands after a number (or before it, for money) and names what the number counts.

Takes a parsed sentence and a number in it; gives the kind of quantity, its unit and the words it reaches to.
Never decides whether the number is a quantity at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum
from functools import cache

from penholder.syntax import Sentence, Token
from penholder.values.numbers import NumberWords
from penholder.vocabulary import Unit, measures, units


class QuantityKind(StrEnum):
    """What sort of quantity it is."""

    COUNT = "count"
    SHARE = "share"
    DURATION = "duration"
    AGE = "age"
    MONEY = "money"
    MEASURE = "measure"


@cache
def unit_names() -> dict[str, Unit]:
    """Every wording of a unit and the unit it stands for."""
    return {words: unit for unit in units() for words in unit.words}


MONEY = re.compile(
    r"(?:\b(?:US|A|C|S|HK|NZ)\s?\$|[$€£¥₹]|\bPS|\b(?:USD|EUR|GBP|XOF|XAF|CHF|INR|RM|JPY|CNY|Rs)|\bY=)\s?$"
)
UNIT_AFTER = re.compile(r"\s?[-‑]?\s?(%|[A-Za-z°$/]+[0-9]?(?:\s[A-Za-z]+){0,2})")
_VOTES = re.compile(r"\s(?:in\sfavou?r|to\s(?:none|zero|nil))\b", re.IGNORECASE)
_TALLY = re.compile(r"[-–‑]\d{1,3}(?:[-–‑]\d{1,3})?\b(?![-–‑,.]?\d)(?!\s?(?:%|per))")
_VOTED = re.compile(r"\b(?:vote[ds]?|voting|adopted|resolution)\b", re.IGNORECASE)
_COMPOUND = re.compile(r"[-‑–]([A-Za-z]+)(?:[-‑](old|long|strong))?")
_FURTHER = re.compile(r"\s(?:more|further|additional|extra|consecutive)(?=\s)")
""""Twelve more months" is a length of time as well."""
_OLDER = re.compile(r"(?:\s|[-‑])?years?(?:\s|[-‑])(?:old|of age)\b", re.IGNORECASE)
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages)\s(?:of\s)?$", re.IGNORECASE)


def read_unit(
    sentence: Sentence, number: NumberWords, money: str
) -> tuple[QuantityKind, str, int, int | None]:
    """Kind, unit, end of the wording (within the sentence's text) and the token that names what is counted."""
    text, end = sentence.text, number.end
    if money:
        name = unit_names().get(money.strip().lower())
        return QuantityKind.MONEY, name.name if name else money.strip(), end, None
    if (older := _OLDER.match(text, end)) is not None:
        return QuantityKind.AGE, "years of age", older.end(), None
    if _AGE_BEFORE.search(text[: number.start]):
        return QuantityKind.AGE, "years of age", end, None
    if number.fraction and not re.match(r"-?\s?majorit", text[end:]):
        return QuantityKind.SHARE, "%", end, None
    if (known := _known_unit(text, end)) is not None:
        unit, stop = known
        return QuantityKind(unit.kind), "%" if unit.kind == "share" else _plural(unit), stop, None
    if (compound := _COMPOUND.match(text, end)) is not None and compound.group(1)[0].islower():
        word = compound.group(1).lower()
        return QuantityKind.COUNT, "personnel" if word == "strong" else f"{word}s", compound.end(), None
    return _counted(sentence, end)


def _plural(unit: Unit) -> str:
    return f"{unit.name}s" if unit.kind == "duration" else unit.name


def _known_unit(text: str, end: int) -> tuple[Unit, int] | None:
    further = _FURTHER.match(text, end)
    match = UNIT_AFTER.match(text, further.end() if further else end)
    if match is None:
        return None
    words, names = match.group(1), unit_names()
    while words:
        unit = names.get(words.lower())
        if unit and (len(words) > 1 or words in ("%", "m", "l", "g", "C", "F", "W")):
            return (unit, match.start(1) + len(words)) if unit.kind != "count" else None
        words = words.rpartition(" ")[0]
    return None


def _counted(sentence: Sentence, end: int) -> tuple[QuantityKind, str, int, int | None]:
    """The noun phrase after the number: modifiers and the run of nouns they lead to."""
    if _VOTES.match(sentence.text, end) or (
        _TALLY.match(sentence.text, end) and _VOTED.search(sentence.text)
    ):
        return QuantityKind.COUNT, "votes", end, None
    tokens = [t for t in sentence.tokens if t.start >= sentence.start + end]
    if tokens and tokens[0].lemma == "of":
        tokens = tokens[1:]
        while tokens and tokens[0].pos in ("DET", "PRON") and tokens[0].tag in ("DT", "PRP$"):
            tokens = tokens[1:]
    nouns = find_noun_run(tokens)
    if nouns:
        last = nouns[-1]
        first = tokens[0]
        words = sentence.text[first.start - sentence.start : last.end - sentence.start]
        return QuantityKind.COUNT, " ".join(words.lower().split()), last.end - sentence.start, last.i
    if tokens and tokens[0].start - sentence.start - end <= 1 and _is_state(tokens[0]):
        return QuantityKind.COUNT, tokens[0].text.lower(), tokens[0].end - sentence.start, None
    return QuantityKind.COUNT, "", end, None


def _is_state(token: Token) -> bool:
    """ "12 injured", "30 dead", "40 others": a word for what became of them stands for the people."""
    harmed = token.tag == "VBD" and any(token.lemma in m.verbs for m in measures())
    return harmed or token.tag in ("VBN", "JJ") or token.lemma in ("dead", "missing", "other", "more")


def find_noun_run(tokens: Sequence[Token]) -> list[Token]:
    """Modifiers then nouns; empty when no noun follows the modifiers."""
    run: list[Token] = []
    nouns = False
    for token in tokens:
        plain = token.pos in ("NOUN", "PROPN") and token.tag != "POS"
        modifier = token.pos == "ADJ" or token.tag in ("VBN", "VBG", "JJ", "HYPH", "AFX", "RB", "RBS", "RBR")
        if plain and token.entity not in ("DATE", "TIME"):
            nouns = True
        elif nouns and (token.tag in ("HYPH", "AFX") or (run and run[-1].tag == "HYPH")):
            pass
        elif nouns or not modifier:
            break
        run.append(token)
    while run and run[-1].pos not in ("NOUN", "PROPN"):
        run.pop()
    return run if nouns else []

"""Units: what stands after a number (or before it, for money) and names what the number counts.

Takes a parsed sentence and a number in it; gives the kind of quantity, its unit and the words it reaches to.
Never decides whether the number is a quantity at all.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import StrEnum

from penholder.syntax import Sentence, Token
from penholder.values.numbers import NumberWords
from penholder.values.unit_names import find_unit, name_symbol
from penholder.vocabulary import Unit, facets, measure_words, measures


class QuantityKind(StrEnum):
    """What sort of quantity it is."""

    COUNT = "count"
    SHARE = "share"
    DURATION = "duration"
    AGE = "age"
    MONEY = "money"
    MEASURE = "measure"


UNIT_AFTER = re.compile(
    r"\s?[-‑]?\s?[(\[]?(%|[€£¥₹$₡₾₭₿₩₦₱₫₴₺₽฿](?!\s?\d)|[°A-Za-zµμ]+[23²³]?\.?(?:[\s-][A-Za-z]+){0,2})"
)
"""What may be a unit: up to three words after the number, joined by a hyphen, or in brackets."""
_VOTES = re.compile(r"\s(?:in\sfavou?r|to\s(?:none|zero|nil))\b", re.IGNORECASE)
_TALLY = re.compile(r"[-–‑]\d{1,3}(?:[-–‑]\d{1,3})?\b(?![-–‑,.]?\d)(?!\s?(?:%|per))")
_VOTED = re.compile(r"\b(?:vote[ds]?|voting|adopted|resolution)\b", re.IGNORECASE)
_COMPOUND = re.compile(r"[-‑–]([A-Za-z]+)(?:[-‑](old|long|strong))?")
_FURTHER = re.compile(r"\s(?:more|further|additional|extra|consecutive)(?=\s)")
""""Twelve more months" is a length of time as well."""
_OLDER = re.compile(
    r"(?:\s|[-‑])?(?:(year|month|week|day)s?(?:\s|[-‑])(?:old|of age)|(?:yo|y/o))\b", re.IGNORECASE
)
_AGE_BEFORE = re.compile(r"\b(?:aged?|ages)\s(?:of\s)?(?:(?:over|under|about|between)\s)?$", re.IGNORECASE)
_PER = re.compile(
    r"(?:[\s-]?(?:per|an?|each|every)[\s-]|/)((?:square\s|cubic\s|sq\.?\s)?[A-Za-zµ]+[23²³]?)\b"
    r"(?!\s(?:earlier|ago|later)\b)"
)
_PER_STUFF = re.compile(
    r"\sof(?:\s[a-z]+){1,3}\s(?:an?|per)\s(second|minute|hour|day|week|month|year)\b(?!\s(?:earlier|ago|later)\b)"
)
""""34,000 tons of copper a year": the rate stands after what is measured."""
_SHORT_PER = {"h": "hour", "s": "second", "d": "day"}
_RATIO = re.compile(r"\s?([A-Z]|[a-z]{1,2})/([a-zµμ]{1,2}[23²³]?)\b")
"""Letters that are a unit only above another ("A/cm2")."""
""""A day", "per barrel", "/km2"; not "a year earlier"."""


def read_unit(
    sentence: Sentence, number: NumberWords, money: str
) -> tuple[QuantityKind, str, int, int | None]:
    """Kind, unit, end of the wording (within the sentence's text) and the token that names what is counted."""
    text, end = sentence.text, number.end
    if money:
        sign = "".join(money.split())
        known = find_unit(sign) or find_unit(sign[-1])
        return QuantityKind.MONEY, known.name if known else sign, end, None
    if (older := _OLDER.match(text, end)) is not None:
        return QuantityKind.AGE, f"{older[1] or 'year'}s of age".lower(), older.end(), None
    if _AGE_BEFORE.search(text[: number.start]) or _is_age_of(sentence, number):
        return _age(text, end)
    if (known_unit := find_unit_after(text, end)) is not None:
        unit, stop = known_unit
        if unit.name == "pound sterling" and _is_weighed(sentence, text[end:stop]):
            return QuantityKind.MEASURE, "pound-mass", stop, None
        return QuantityKind(unit.kind), "%" if unit.name == "percentage" else _plural(unit), stop, None
    if number.fraction and not _is_part_of_one(text, number):
        return QuantityKind.SHARE, "%", end, None
    if (compound := _COMPOUND.match(text, end)) is not None and compound.group(1)[0].islower():
        word = compound.group(1).lower()
        return QuantityKind.COUNT, "personnel" if word == "strong" else f"{word}s", compound.end(), None
    return _counted(sentence, end)


def _is_weighed(sentence: Sentence, words: str) -> bool:
    """ "40 pounds of explosives", "weighs two pounds": a pound in a sentence about weight is no money."""
    lemmas = {t.lemma for t in sentence.tokens}
    return words.strip(" -").startswith("pound") and bool(lemmas & measure_words("weighing"))


def _is_part_of_one(text: str, number: NumberWords) -> bool:
    """ "A two-thirds majority" and "1/4 point" are no share of a whole that is named."""
    written = re.search(r"[/½¼¾⅓⅔⅛]", text[number.start : number.end])
    after = text[number.end :]
    return bool(re.match(r"-?\s?majorit", after) or (written and not after.startswith(" of ")))


def _is_age_of(sentence: Sentence, number: NumberWords) -> bool:
    """ "Mr. Traoré, 34, said": a bare numeral after a person's name, as news gives ages."""
    text = sentence.text
    if not text[number.start : number.end].isdigit() or not 0 < number.low <= _OLDEST:
        return False
    before = [t for t in sentence.tokens if t.end <= sentence.start + number.start][-2:]
    comma = bool(before) and before[-1].text == ","
    name = before[0] if comma and len(before) == 2 else before[-1] if before else None
    follows = re.match(
        r",|\s(?:is|was|has|had)\b" if comma else r"\s(?:is|was|has|had)\b", text[number.end :]
    )
    return name is not None and name.entity == "PERSON" and name.pos == "PROPN" and follows is not None


_OLDEST = 110


def _age(text: str, end: int) -> tuple[QuantityKind, str, int, None]:
    """ "Under the age of 5 years": the unit may still follow."""
    known = find_unit_after(text, end)
    if known is not None and known[0].kind == "duration":
        return QuantityKind.AGE, f"{known[0].name}s of age", known[1], None
    return QuantityKind.AGE, "years of age", end, None


def _plural(unit: Unit) -> str:
    if unit.kind == "count":
        return unit.words[0]
    return f"{unit.name}s" if unit.kind == "duration" else unit.name


def find_unit_after(text: str, end: int) -> tuple[Unit, int] | None:
    """The unit that stands right after a number, and where its words end; "a couple of months" included.

    >>> find_unit_after("300 km away", 3)[1]
    6
    """
    of = re.match(r"\sof(?=\s)", text[end:])
    end += of.end() if of and re.search(r"(?:s|a couple)$", text[:end]) else 0
    further = _FURTHER.match(text, end)
    if (ratio := _RATIO.match(text, end)) and (name := name_symbol(ratio[1])) and find_unit(ratio[2]):
        return Unit(name=name, words=()), ratio.end(1)
    match = UNIT_AFTER.match(text, further.end() if further else end)
    if match is None:
        return None
    words = match.group(1)
    while words:
        if (unit := find_unit(words)) is not None:
            return unit, match.start(1) + len(words)
        words = re.sub(r"(?:^|[\s-])[^\s-]*$", "", words.rstrip(".")) if words[-1] != "." else words[:-1]
    return None


def read_per(text: str, end: int) -> tuple[str, int] | None:
    """What a rate is per, after the unit, and where its wording ends: "a day", "per barrel", "/km2".

    >>> read_per("12 attacks a day", 10)
    ('day', 16)
    """
    match = _PER.match(text, end)
    if match is None:
        stuff = _PER_STUFF.match(text, end)
        return (stuff[1], end) if stuff else None
    words = _SHORT_PER.get(match[1], match[1])
    unit = find_unit(words)
    if unit is not None and unit.kind != "share":
        return unit.name.replace(" feet", " foot"), match.end()
    spelled = match.group().strip(" -").startswith("per ")
    if words.lower() in measure_words("per") or spelled:
        return ("year" if words.lower() == "annum" else words.lower().removesuffix("s")), match.end()
    return None


_NEXT_COUNT = 4
"""Tokens after "of" within which the count of the whole stands."""


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
        if any(t.pos == "NUM" for t in tokens[:_NEXT_COUNT]) and any(
            t.tag == "POS" for t in tokens[:_NEXT_COUNT]
        ):
            return QuantityKind.COUNT, "", end, None  # "4,500 of the mission's 12,800 soldiers"
    nouns = find_noun_run(tokens)
    causes = {word for f in facets() if f.facet == "cause" for word in f.words}
    if nouns and tokens[0].i and sentence.tokens[tokens[0].i - 1].lemma == "of" and nouns[-1].lemma in causes:
        return QuantityKind.COUNT, "", end, None  # "80 of malaria" died of it
    if nouns:
        last = nouns[-1]
        first = tokens[0]
        measured = find_unit(last.text) if len(nouns) > 1 and last.pos == "NOUN" else None
        if measured is not None and measured.kind in ("measure", "money"):
            return QuantityKind(measured.kind), measured.name, last.end - sentence.start, None
        if first.lemma in ("few", "less", "fewer") and len(nouns) > 1:
            first = nouns[1]
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
    for place, token in enumerate(tokens):
        if token.pos == "NUM" and run and _is_numbered_model(tokens[place : place + 2]):
            run.append(token)
            continue
        plain = token.pos in ("NOUN", "PROPN") and token.tag != "POS"
        modifier = token.pos == "ADJ" or token.tag in ("VBN", "VBG", "JJ", "HYPH", "AFX", "RB", "RBS", "RBR")
        if plain and token.entity not in ("DATE", "TIME"):
            nouns = True
        elif run and (_points_beyond(run[-1], token) or (nouns and _is_hyphened(run[-1], token))):
            pass
        elif nouns or not modifier:
            break
        run.append(token)
    while run and run[-1].pos not in ("NOUN", "PROPN"):
        run.pop()
    return run if nouns else []


def _is_numbered_model(tokens: Sequence[Token]) -> bool:
    """ "New 737 Max jets": the number of a make within what is counted."""
    return (
        len(tokens) > 1
        and tokens[0].text.isdigit()
        and tokens[1].pos == "PROPN"
        and tokens[1].head > tokens[1].i
    )


def _is_hyphened(before: Token, token: Token) -> bool:
    return token.tag in ("HYPH", "AFX") or before.tag == "HYPH"


def _points_beyond(modifier: Token, conjunction: Token) -> bool:
    """ "Digital and physical sales": what stands before "and" belongs to a noun after it."""
    return (
        modifier.head > conjunction.i
        and conjunction.pos == "CCONJ"
        and conjunction.text.lower() in ("and", "or", "&")
    )

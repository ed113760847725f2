"""Names of units: what a wording stands for among the vocabulary's units, currencies and physical units.

Takes a wording; gives the unit with one name for all its spellings. Never looks at the number or the sentence.
The vocabulary (`data/measures.toml`) comes first, then the currencies of ISO 4217 by their English names (babel),
then physical units by name, or by a symbol with an SI prefix (pint).
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Any

from penholder.vocabulary import Unit, measure_words, units

_CASED = frozenset({"m", "l", "g", "C", "F", "W", "t", "p"})
"""Single letters that are symbols; "c" and "f" in lower case are letters."""
_SYMBOL = re.compile(
    r"[pnuμµmckhdMGT](?:m|g|[lL]|W|Hz|B|Pa|V|J|N|Wh|eV|mol|rad)[23²³]?|dB|psi|rad|eV|Wh|Pa|Gy|mGy|mSv"
)
_PREFIX = "nano|micro|milli|centi|deci|deca|hecto|kilo|mega|giga|tera"
_RAISED = {"2": "square", "²": "square", "3": "cubic", "³": "cubic"}
_SPELLINGS = ((re.compile(r"meter$"), "metre"), (re.compile(r"liter$"), "litre"), (re.compile(r"_"), " "))


@cache
def unit_names() -> dict[str, Unit]:
    """Every wording of a unit of the vocabulary and the unit it stands for."""
    return {words: unit for unit in units() for words in unit.words}


@lru_cache(maxsize=20_000)
def find_unit(words: str) -> Unit | None:
    """The unit a wording stands for, None when it is no unit.

    >>> [find_unit(w).name for w in ("km", "Kenyan shillings", "kWh", "knots", "%")]
    ['kilometre', 'kenyan shilling', 'kilowatt hour', 'knot', 'percentage']
    >>> find_unit("hands") is None
    True
    """
    known = unit_names().get(words.lower())
    if known is not None and (len(words) > 1 or not words.isalpha() or words in _CASED):
        return known
    return _currency(words) or _physical(words)


def _currency(words: str) -> Unit | None:
    name = _currencies().get(words if words.isupper() else words.lower())
    return Unit(name=name, words=(), kind="money") if name else None


@cache
def _currencies() -> dict[str, str]:
    """Name by wording: English names, singular and plural, and the codes that are no words themselves."""
    from babel import Locale

    locale = Locale("en")
    codes = measure_words("currency code")
    found: dict[str, str] = {}
    for code in sorted(locale.currencies):
        name = locale.currencies[code].lower()
        found.setdefault(name, name)
        found.setdefault(f"{name}s", name)
        if code.lower() in codes:
            found[code] = name
    return found


def _physical(words: str) -> Unit | None:
    lowered = words.lower()
    if not _SYMBOL.fullmatch(words):
        named = _physical_words().fullmatch(lowered)
        name = _library_name(lowered.replace("gramme", "gram")) if named else ""
        return Unit(name=name, words=()) if name else None
    raised = _RAISED.get(words[-1], "")
    name = _library_name(words.rstrip("23²³"))
    return Unit(name=f"{raised} {name}".strip(), words=()) if name else None


@cache
def _physical_words() -> re.Pattern[str]:
    return re.compile(rf"(?:{_PREFIX})?(?:{'|'.join(sorted(measure_words('physical unit')))})s?")


def name_symbol(letters: str) -> str:
    """The name of a unit by a symbol that is a plain letter elsewhere ("A" for ampere), "" when it has none."""
    return _library_name(letters)


def _library_name(words: str) -> str:
    """The library's name in British spelling, without its underscores; "" for what it does not know."""
    read = _registry().parse_unit_name(words)
    if not read:
        return ""
    prefix, unit, _ = read[0]
    name = f"{prefix}{unit}"
    for pattern, spelling in _SPELLINGS:
        name = pattern.sub(spelling, name)
    return name


@cache
def _registry() -> Any:
    """The library's units; loading takes a third of a second, once per process and only where one is looked up."""
    import pint

    return pint.UnitRegistry()


@cache
def money_before() -> re.Pattern[str]:
    """Signs and codes of money that stand before a number ("US$", "€", "XOF ")."""
    signs = sorted({w for u in units() if u.kind == "money" for w in u.words if not w[-1].isalpha()})
    codes = sorted(c.upper() for c in measure_words("currency code"))
    either = "|".join(re.escape(s).replace(r"\ ", r"\s?") for s in sorted(signs, key=lambda s: (-len(s), s)))
    return re.compile(
        rf"(?:(?<![A-Za-z'’.])(?:[A-Za-z]{{1,3}}|(?:U\.?S\.?|HK|NZ|AU|C|S)\s)?\$|\$|(?<![A-Za-z'’.])(?i:{either})|\b(?:{'|'.join(codes)}|PS|RM|Rs))\s?$"
    )

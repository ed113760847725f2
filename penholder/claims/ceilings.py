"""A strength beside its ceiling: which of two counts a mission has, and which it may have.

Takes the counts of a sentence with their figures in text order; gives the figures with measure and scope set apart.
Never changes a value, and leaves alone whatever no word sets against a ceiling.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from penholder.model import Figure
from penholder.syntax import Sentence
from penholder.values.clauses import governing_verb, near_lemmas
from penholder.values.quantities import Quantity
from penholder.values.units import QuantityKind
from penholder.vocabulary import facets

_AUTHORISED = r"(?:authori[sz]ed|mandated|approved|ceiling|cap|maximum)"
_CEILING = re.compile(
    rf"\b{_AUTHORISED}(?:\s(?:troop|military|police|uniformed|personnel|strength|level|number|total|force|ceiling"
    r"|size|of|at|is|the))*\s$",
    re.IGNORECASE,
)
"""What ends right before the number of a ceiling ("its ceiling of", "an authorised", "the authorised strength of")."""
_OWN = re.compile(r"\bauthori[sz]ed\b", re.IGNORECASE)
"""What the words of a ceiling itself say ("17,000 authorised troops")."""
_AGAINST = re.compile(
    r"(?:^|[\s,(])(?:below|under|beneath|short of|out of|of|against|versus|above|beyond|than|within|near|nearing"
    r"|close to|compared (?:with|to))\s(?:(?:the|its|their|an?|his|that|total|full|current|present)\s)*$",
    re.IGNORECASE,
)
"""What sets the count before against the ceiling that follows."""
_WHOLE = re.compile(
    r"(?:^|[\s,(])(?:out of|of|against|versus|compared (?:with|to)|despite|with)"
    r"\s(?:(?:the|its|their|an?|some|about|total)\s)*$",
    re.IGNORECASE,
)
"""What sets a ceiling told first against the count that follows ("of the 17,000 authorised, 14,500 had arrived")."""
_THERE = frozenset({"deploy", "arrive", "station", "serve", "present", "ground", "place", "have"})
"""Lemmas of a count of people who are there."""
_ASIDE = frozenset({"pledged", "proposed", "required", "withdrawn"})
"""Scopes that a count set against a ceiling keeps."""


def set_against_ceilings(
    sentence: Sentence, figures: Sequence[Figure], quantities: Sequence[Quantity]
) -> list[Figure]:
    """ "12,300 soldiers, below its ceiling of 13,500": the first is a strength, the second the ceiling."""
    told = list(figures)
    counts = [n for n, q in enumerate(quantities) if q.kind is QuantityKind.COUNT and not q.per]
    for first, second in pairwise(counts):
        pair = (quantities[first], quantities[second])
        if _is_set_against(sentence, *pair):
            strength, ceiling = first, second
        elif _is_whole_first(sentence, *pair):
            strength, ceiling = second, first
        else:
            continue
        if _counts_force(told[strength]) and _counts_force(told[ceiling]):
            a, b = told[strength], told[ceiling]
            told[strength] = _as_strength(sentence, a, quantities[strength], b)
            told[ceiling] = _as_ceiling(b, told[strength])
    return told


def _counts_force(figure: Figure) -> bool:
    return figure.measure in ("strength", "ceiling") or not (figure.measure or figure.unit)


def _lead(sentence: Sentence, quantity: Quantity, start: int) -> tuple[str, bool]:
    """The words before a count without those of a ceiling, and whether the count is a ceiling."""
    lead = sentence.text[start - sentence.start : quantity.start - sentence.start]
    words = sentence.text[quantity.start - sentence.start : quantity.end - sentence.start]
    found = _CEILING.search(lead)
    if found is not None:
        return lead[: found.start()], True
    return lead, _OWN.search(words) is not None


def _is_set_against(sentence: Sentence, first: Quantity, second: Quantity) -> bool:
    before, is_ceiling = _lead(sentence, second, first.number_end)
    return is_ceiling and not re.search(r"[;:]", before) and _AGAINST.search(before) is not None


def _is_whole_first(sentence: Sentence, first: Quantity, second: Quantity) -> bool:
    before, is_ceiling = _lead(sentence, first, sentence.start)
    between = sentence.text[first.end - sentence.start : second.start - sentence.start]
    if not is_ceiling or not _WHOLE.search(before) or "," not in between or ";" in between:
        return False
    verb = governing_verb(sentence, sentence.tokens[second.anchor])
    after = [t for t in sentence.tokens if t.start >= second.end][:4]
    return bool({t.lemma for t in after if t.pos != "AUX"} & _THERE) or (
        verb is not None and verb.lemma in _THERE
    )


def _as_strength(sentence: Sentence, figure: Figure, quantity: Quantity, ceiling: Figure) -> Figure:
    lemmas = near_lemmas(sentence, sentence.tokens[quantity.anchor])
    kept = (f.value for f in facets() if f.facet == "scope" and f.value in _ASIDE and lemmas & set(f.words))
    unit = " ".join(_OWN.sub("", figure.unit or ceiling.unit).split())
    return replace(
        figure,
        unit=unit,
        measure="strength",
        scope=next(kept, "deployed"),
        population=figure.population or ceiling.population,
        about=figure.about or ceiling.about,
    )


def _as_ceiling(figure: Figure, strength: Figure) -> Figure:
    return replace(
        figure,
        unit=figure.unit or strength.unit,
        measure="ceiling",
        scope="authorised",
        population=figure.population or strength.population,
        about=figure.about or strength.about,
        actor="",
    )

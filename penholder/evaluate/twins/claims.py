"""Finders of negation, modality, hedges and attribution.

Takes a run; gives the places where what is claimed can be turned round, weakened or strengthened. Each
replacement holds a word that stays, so that an added word has a place in the base text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from random import Random

from penholder.evaluate.twins.lists import either, load_words
from penholder.evaluate.twins.planting import Replacement, Scene

_NUMBER = r"(?:\d[\d,]*\d|[2-9]|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)(?![\w–-]|[.,:]\d)"
_NO_NEGATION = r"(?! (?:not|never|no|nothing|nobody|hardly|unable|without)\b|n[’']t)"
_NO_HEDGE = r"(?<!about )(?<!nearly )(?<!than )(?<!least )(?<!most )(?<!up to )(?<!estimated )(?<!almost )(?<!some )(?<!roughly )(?<!over )(?<!around )(?<!many as )(?<!only )"
_DATED = r"(?<!January )(?<!February )(?<!March )(?<!April )(?<!May )(?<!June )(?<!July )(?<!August )(?<!September )(?<!October )(?<!November )(?<!December )"


def _auxiliary() -> str:
    return either(load_words().auxiliaries)


def find_new_negations(words: str, chooser: Random, scene: Scene) -> Iterator[Replacement]:
    """Auxiliaries that can take "not", or "never"."""
    del scene
    for match in re.finditer(rf"\b{_auxiliary()}\b{_NO_NEGATION}(?! to\b)(?= [a-z])", words):
        aux = match.group()
        word = "never" if aux in ("has", "have", "had") and chooser.random() < 0.3 else "not"
        yield Replacement(match.start(), match.end(), "cannot" if aux == "can" else f"{aux} {word}")


def find_negations(words: str, chooser: Random, scene: Scene) -> Iterator[Replacement]:
    """Negations that can be left out without breaking the sentence."""
    del chooser, scene
    for match in re.finditer(rf"\b({_auxiliary()}) (?:not|never)\b", words):
        yield Replacement(match.start(), match.end(), match[1])
    for match in re.finditer(r"\b(is|are|was|were|has|have|had|would|could|should|did|does)n[’']t\b", words):
        yield Replacement(match.start(), match.end(), match[1])
    for pattern, after in ((r"\bcannot\b", "can"), (r"\bno longer\b", "still"), (r"\bwithout\b", "with")):
        for match in re.finditer(pattern, words):
            yield Replacement(match.start(), match.end(), after)


def find_modals(words: str, chooser: Random, scene: Scene) -> Iterator[Replacement]:
    """Modal verbs that can be another one."""
    del chooser, scene
    for left, right in load_words().modal:
        for old, new in ((left, right), (right, left)):
            for match in re.finditer(rf"(?<!the )(?<!of )(?<!their )\b{old}\b(?= [a-z])", words):
                yield Replacement(match.start(), match.end(), new)


def find_hedges(words: str, chooser: Random, scene: Scene) -> Iterator[Replacement]:
    """Numbers that can be hedged or lose their hedge, and deeds that can be put in doubt."""
    lists = load_words()
    pattern = rf"{_NO_HEDGE}{_DATED}(?<![\w.,:$€£/-]){_NUMBER}(?= [a-z])"
    for match in re.finditer(pattern, words, re.IGNORECASE):
        if not (scene.opens and match.start() == 0) and not re.fullmatch(r"(?:19|20)\d\d", match.group()):
            hedge = chooser.choice(lists.number_hedges)
            yield Replacement(match.start(), match.end(), f"{hedge} {match.group()}")
    for match in re.finditer(rf"\b{either(lists.number_hedges)} ({_NUMBER})", words):
        yield Replacement(match.start(), match.end(), match[1])
    for match in re.finditer(rf"\b(?:was|were|has|have|had)\b{_NO_NEGATION}(?= [a-z]+ed\b)", words):
        yield Replacement(match.start(), match.end(), f"{match.group()} {chooser.choice(lists.doubt)}")


def find_attributions(words: str, chooser: Random, scene: Scene) -> Iterator[Replacement]:
    """Reporting verbs that can be hedged."""
    del scene
    for match in re.finditer(
        r"(?<!reportedly )(?<!to )\b(?:said|told|added|warned|announced|stated)\b", words
    ):
        hedge = chooser.choice(("reportedly", "allegedly", "apparently"))
        yield Replacement(match.start(), match.end(), f"{hedge} {match.group()}")

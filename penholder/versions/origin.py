"""The version nearest the origin: which of several wordings was said, or that nobody can tell.

Takes the versions of one utterance, their collation and what is known of their witnesses; gives the nearest version
with the reason, or None. Never prefers a wording without evidence.

The methods are those of textual criticism, the strongest first: an official record, agreement of independent
witnesses, quotation over paraphrase, and the witness nearer to the source (agency credit, direction of copying, the
fullest of wordings that agree, proven faithfulness, an undamaged text, an earlier day). Where different hands quote
different words, or all who have it translated it, the exact words are unknown.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import combinations

from penholder.model import CollatedPlace, Difference, Span, SpeakerKind, Statement
from penholder.values.subjects import state_by_name
from penholder.values.wording import compare_words, measure_similarity
from penholder.values.words import WordKind, read_words
from penholder.versions.witnesses import Witness, Witnesses
from penholder.vocabulary import spoken_languages

RETRANSLATED, RETRANSLATED_FOREIGN = 2, 1
"""Words replaced inside quotation marks between independent hands that make both look like translations; one is enough
where the speaker's delegation is known to speak another language than English."""
FAITHFUL = 0.02
"""Least lead in the share of words kept for one report to count as the more faithful."""
COUNTERPART = 0.4
"""Least similarity of two quoted passages to be compared as one: statements are quoted in different parts."""
_REPLACED = frozenset({Difference.SYNONYM, Difference.WORDING, Difference.MEANING})
_CUT = frozenset({None, Difference.OMISSION, Difference.PUNCTUATION})
_SOURED = re.compile(r"(?<=[\w”’\"])\s*[.,;]\s+[,;.](?!\.)|(?<=[a-z]{3})\.\s+[a-z]{2,}|\s[.,;](?=\s)")
"""Marks of a text that went through a machine: doubled marks, a sentence that goes on in lower case."""


@dataclass(frozen=True, slots=True)
class Version:
    """One wording with the statement it stands in."""

    statement: Statement
    words: Span
    quoted: bool
    """True when the wording stands inside quotation marks."""


@dataclass(frozen=True, slots=True)
class _Text:
    """One version as the methods see it."""

    version: Version
    witness: Witness
    readings: tuple[str, ...]
    """What it has at each place of the collation."""
    hand: str
    """The same for versions in one story family, and for those in stories that reuse one passage."""

    @property
    def wording(self) -> tuple[str, ...]:
        return _spell(self.version.words.words)

    @property
    def id(self) -> str:
        return self.version.statement.id


_Found = tuple[str | None, str] | None
_Method = Callable[[Sequence[_Text], Sequence[CollatedPlace]], _Found]


def find_nearest(
    versions: Sequence[Version], places: Sequence[CollatedPlace], witnesses: Witnesses
) -> tuple[str | None, str]:
    """Statement id of the version nearest the origin with the reason; None when the words are unknown.

    `places` is the collation of the versions in their order.
    """
    hands = _find_hands(versions, witnesses)
    texts = [
        _Text(v, witnesses.find(v.words.report), tuple(p.readings[n] for p in places), hands[n])
        for n, v in enumerate(versions)
    ]
    if len({t.wording for t in texts}) == 1:
        return texts[0].id, "All versions have the same words."
    found = _find_official(texts, places)
    if found is not None:
        return found
    direct = [t for t in texts if not t.witness.translated]
    if not direct:
        return None, "Exact words unknown: every report that has it was translated."
    if len(direct) < len(texts) and len({t.wording for t in direct}) == 1:
        return direct[0].id, (
            f"Fair confidence: {_name(direct[0])} has the only wording that does not come from a translated report."
        )
    for method in _METHODS:
        found = method(direct, places)
        if found is not None:
            return found
    return None, "Exact words unknown: nothing in the record prefers one version."


def _find_hands(versions: Sequence[Version], witnesses: Witnesses) -> list[str]:
    """For each version the least id of the families whose wordings of this utterance hang together by copying."""
    own = [witnesses.find(v.words.report).family for v in versions]
    hand = {family: family for family in own}
    for (n, a), (m, b) in combinations(enumerate(versions), 2):
        if hand[own[n]] != hand[own[m]] and witnesses.share_passage(a.words, b.words):
            joined = {hand[own[n]], hand[own[m]]}
            hand.update({family: min(joined) for family, held in hand.items() if held in joined})
    return [hand[family] for family in own]


@lru_cache(maxsize=4_096)
def _spell(words: str) -> tuple[str, ...]:
    return tuple(w.form for w in read_words(words))


def _name(text: _Text) -> str:
    return text.witness.name


def _find_official(texts: Sequence[_Text], _: Sequence[CollatedPlace]) -> _Found:
    """The United Nations' own record: word for word before anything, a summary where nobody else quotes."""
    official = [t for t in texts if t.witness.record is not None]
    exact = [t for t in official if t.witness.record and t.witness.record.verbatim]
    quoting = any(t.version.quoted for t in texts)
    chosen = exact or [t for t in official if t.version.quoted or not quoting]
    if not chosen or len({t.wording for t in chosen}) > 1:
        return None
    record = chosen[0].witness.record
    assert record is not None, "official texts have a record"
    if chosen[0].witness.told_record:
        return chosen[0].id, f"High confidence: {_name(chosen[0])} is the United Nations’ own {record.name}."
    return chosen[0].id, (
        f"Fair confidence: {_name(chosen[0])} presents itself as the United Nations’ own {record.name}."
    )


def _find_majority(texts: Sequence[_Text], _: Sequence[CollatedPlace]) -> _Found:
    """The wording most independent families agree on; it must beat every other by a family."""
    holders: defaultdict[tuple[str, ...], set[str]] = defaultdict(set)
    for text in texts:
        holders[text.wording].add(text.witness.family)
    ranked = sorted(holders.items(), key=lambda e: (-len(e[1]), e[0]))
    if len(ranked[0][1]) < 2 or (len(ranked) > 1 and len(ranked[0][1]) == len(ranked[1][1])):
        return None
    chosen = [t for t in texts if t.wording == ranked[0][0]]
    hands = len({t.hand for t in chosen})
    if hands > 1:
        return chosen[
            0
        ].id, f"High confidence: {hands} stories that do not copy one another agree on these words."
    return chosen[0].id, (
        f"Fair confidence: {len(ranked[0][1])} different stories that reuse this passage agree on these words."
    )


def _find_quoted(texts: Sequence[_Text], _: Sequence[CollatedPlace]) -> _Found:
    """The one wording inside quotation marks among paraphrases."""
    quoted = [t for t in texts if t.version.quoted]
    if not quoted or len(quoted) == len(texts) or len({t.wording for t in quoted}) > 1:
        return None
    return quoted[0].id, (
        f"Fair confidence: the only wording inside quotation marks, in {_name(quoted[0])}; the others paraphrase."
    )


def _find_shared_words(texts: Sequence[_Text], places: Sequence[CollatedPlace]) -> _Found:
    """Where whole wordings do not agree: the version most of whose disputed places another family has too."""
    if len({t.witness.family for t in texts}) < 2 or len(texts) < 3:
        return None
    carriers: defaultdict[tuple[int, tuple[str, ...]], set[str]] = defaultdict(set)
    disputed = [n for n, p in enumerate(places) if p.kind not in (None, Difference.PUNCTUATION)]
    for text in texts:
        for n in disputed:
            carriers[n, _spell(text.readings[n])].add(text.witness.family)

    def support(text: _Text) -> int:
        held = [(n, _spell(text.readings[n])) for n in disputed]
        return sum(len(words) for n, words in held if len(carriers[n, words]) > 1)

    ranked = sorted(texts, key=lambda t: -support(t))
    words = support(ranked[0])
    if words == 0 or any(support(t) == words and t.wording != ranked[0].wording for t in ranked[1:]):
        return None
    return ranked[0].id, (
        f"Fair confidence: {words} disputed word{'s' * (words != 1)} of the version in {_name(ranked[0])} also "
        f"stand{'s' * (words == 1)} in another story."
    )


def _find_foreign(texts: Sequence[_Text], _: Sequence[CollatedPlace]) -> _Found:
    """One replaced word is enough where the delegation speaks another language: whoever quotes it translates."""
    spoken = next((found for t in texts if (found := _find_language(t))), None)
    replaced = _find_replaced(texts, RETRANSLATED_FOREIGN) if spoken else ()
    if not replaced:
        return None
    return None, (
        f"Exact words unknown: {spoken}, and stories by different hands quote it in different words "
        f"({'; '.join(replaced)}), as translations do."
    )


def _find_retranslation(texts: Sequence[_Text], _: Sequence[CollatedPlace]) -> _Found:
    """Independent hands that replace several words inside quotation marks: both translate."""
    replaced = _find_replaced(texts, RETRANSLATED)
    if not replaced:
        return None
    return None, (
        "Exact words unknown: stories by different hands quote it in different words "
        f"({'; '.join(replaced)}), as translations do."
    )


def _find_replaced(texts: Sequence[_Text], least: int) -> tuple[str, ...]:
    """The first words replaced between quotations by independent hands, where there are enough of them."""
    quoted = dict.fromkeys((words, t.hand) for t in texts if (words := _find_quotation(t)))
    for (words_a, hand_a), (words_b, hand_b) in combinations(quoted, 2):
        if hand_a == hand_b or measure_similarity(words_a, words_b) < COUNTERPART:
            continue
        compared = compare_words(words_a, words_b)
        replaced = [d for d in compared if d.kind in _REPLACED and d.a and d.b and _counts(d.a + " " + d.b)]
        if len(replaced) >= least:
            return tuple(f"“{d.a}” / “{d.b}”" for d in replaced[:3])
    return ()


def _find_quotation(text: _Text) -> str:
    """The words inside quotation marks; "" for a plain paraphrase."""
    if text.version.quoted:
        return text.version.words.words
    return max((q.words for q in text.version.statement.quoted), key=lambda w: (len(w), w), default="")


def _counts(words: str) -> bool:
    return any(w.kind is not WordKind.FUNCTION or w.key.startswith("=") for w in read_words(words))


def _find_language(text: _Text) -> str | None:
    """In words, which language other than English the speaker's delegation speaks at the UN; None when not known."""
    speaker = text.version.statement.speaker
    state = speaker.name if speaker.kind is SpeakerKind.STATE else speaker.speaks_for
    found = state_by_name(state) if state else None
    language = _languages().get(found.iso) if found else None
    return language and f"delegations of {state} speak {language} at the United Nations"


@cache
def _languages() -> dict[str, str]:
    return {iso: language.name for language in spoken_languages() for iso in language.states}


def _find_agency(texts: Sequence[_Text], _: Sequence[CollatedPlace]) -> _Found:
    credited = [t for t in texts if t.witness.agency]
    if not credited or len({t.wording for t in credited}) > 1:
        return None
    return credited[0].id, (
        f"Fair confidence: {_name(credited[0])} credits a news agency ({credited[0].witness.agency})."
    )


def _find_source(texts: Sequence[_Text], _: Sequence[CollatedPlace]) -> _Found:
    """The version in the report from which every report with another wording was made."""
    for text in texts:
        others = [t for t in texts if t.wording != text.wording]
        if all(text.witness.report in t.witness.sources for t in others):
            copies = _join_names([_name(t) for t in others])
            return text.id, f"Fair confidence: by the order of copying, {copies} took it from {_name(text)}."
    return None


def _find_fullest(texts: Sequence[_Text], places: Sequence[CollatedPlace]) -> _Found:
    """The longest of wordings that nowhere have different words, only more or fewer."""
    chosen = [t for t in texts if t.version.quoted] or list(texts)
    if any(p.kind not in _CUT or _count_readings(n, chosen) > 1 for n, p in enumerate(places)):
        return None
    longest = max(chosen, key=lambda t: len(t.wording))
    if any(t.wording != longest.wording and len(t.wording) == len(longest.wording) for t in chosen):
        return None
    return longest.id, (
        f"Fair confidence: {_name(longest)} has the most words, and the other versions have the same words or fewer."
    )


def _count_readings(place: int, texts: Sequence[_Text]) -> int:
    """How many different readings there are at a place, gaps left out."""
    return len({_spell(t.readings[place]) for t in texts if t.readings[place]})


def _find_faithful(texts: Sequence[_Text], _: Sequence[CollatedPlace]) -> _Found:
    """Of versions in one family, that of the report which keeps closer to outside reports they both share with."""
    if len({t.witness.family for t in texts}) > 1:
        return None
    kept = [dict(t.witness.faithful) for t in texts]
    outside = sorted(set.intersection(*(set(k) for k in kept)))
    if not outside:
        return None
    means = [sum(k[o] for o in outside) / len(outside) for k in kept]
    best = max(range(len(texts)), key=lambda n: means[n])
    rivals = [(m, _name(texts[n])) for n, m in enumerate(means) if texts[n].wording != texts[best].wording]
    if means[best] - max(rivals)[0] < FAITHFUL:
        return None
    others = " and ".join(f"{name} {mean:.0%}" for mean, name in sorted(rivals, reverse=True)[:2])
    return texts[best].id, (
        f"Fair confidence: where it can be checked against a story outside the family, {_name(texts[best])} keeps "
        f"{means[best]:.0%} of the words, {others}."
    )


def _find_sound(texts: Sequence[_Text], _: Sequence[CollatedPlace]) -> _Found:
    """The version without the marks of a damaged text, when every other has some."""
    sound = [t for t in texts if not _SOURED.search(t.version.words.words)]
    if not sound or len(sound) == len(texts) or len({t.wording for t in sound}) > 1:
        return None
    return sound[0].id, f"Low confidence: the wordings other than that of {_name(sound[0])} are damaged."


def _find_earlier(texts: Sequence[_Text], _: Sequence[CollatedPlace]) -> _Found:
    """The version published before every other could be."""
    for text in texts:
        latest = text.witness.latest
        others = [t.witness.earliest for t in texts if t.wording != text.wording]
        if latest is not None and all(o is not None and latest < o for o in others):
            return text.id, f"Low confidence: {_name(text)} is the earliest report that has it."
    return None


def _join_names(names: Sequence[str]) -> str:
    known = sorted(set(names))
    return ", ".join(known[:-1]) + " and " + known[-1] if len(known) > 1 else known[0]


_METHODS: tuple[_Method, ...] = (
    _find_majority,
    _find_quoted,
    _find_foreign,
    _find_shared_words,
    _find_retranslation,
    _find_agency,
    _find_source,
    _find_fullest,
    _find_faithful,
    _find_sound,
    _find_earlier,
)
"""The strongest evidence first."""

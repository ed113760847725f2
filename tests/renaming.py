"""A pile with other people, states and file names in it, and its labels moved along.

Takes texts with their labels (the casebook's layout); gives the same pile in which every person bears a name no
vocabulary holds, two states have changed places, and the files other names. Nothing else changes, so whoever reads the
pile without knowing the people should do as well on it.
"""

from __future__ import annotations

import json
import random
import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from penholder.values.subjects import person_named, state_by_name
from penholder.vocabulary import bodies, missions, name_particles, people

GIVEN = {
    "m": (
        "Tomasz",
        "Kwesi",
        "Lennart",
        "Octavio",
        "Farid",
        "Sione",
        "Bohdan",
        "Iskander",
        "Tendai",
        "Mateus",
    ),
    "f": (
        "Solveig",
        "Nomvula",
        "Beatriz",
        "Yarmila",
        "Faiza",
        "Leilani",
        "Oksana",
        "Ngozi",
        "Perpetua",
        "Ilse",
    ),
}
SURNAMES = (
    "Brodzki", "Kwarteng", "Halloran", "Benzerti", "Oyelaran", "Mwakasege", "Ferreyra", "Tuilagi", "Haldorsen",
    "Vukasin", "Lesedi", "Quispe", "Andrianaivo", "Szabados", "Ouattaro", "Mbekwa", "Grigoryev", "Pashayev",
    "Delacourt", "Whitcombe", "Osterman", "Rakotobe", "Nyamweru", "Castellanos", "Iturbide", "Vanterpool", "Zhumabek",
    "Marchetti", "Okonjo", "Lindqvist", "Sarmiento", "Tadesse", "Yusifli", "Achterberg", "Moravcik", "Phiri",
)  # fmt: skip
SWAPS = (("Russia", "China"), ("Russian", "Chinese"), ("Moscow", "Beijing"))
"""States that change places, with their adjectives and capitals. Both are permanent members, so nothing that a text
says about vetoes becomes wrong."""


@dataclass(frozen=True, slots=True)
class Pile:
    """Texts by file name, labels, and the file name behind each role."""

    texts: Mapping[str, str]
    gold: Mapping[str, Any]
    roles: Mapping[str, str]

    def write(self, folder: Path) -> None:
        """The pile as files: texts under `reports`, `gold.json` and `roles.json` beside them."""
        (folder / "reports").mkdir()
        for name, text in self.texts.items():
            (folder / "reports" / name).write_text(text, encoding="utf-8", newline="")
        (folder / "gold.json").write_text(json.dumps(self.gold), encoding="utf-8")
        (folder / "roles.json").write_text(json.dumps(self.roles), encoding="utf-8")


def read_pile(reports: Path, gold: Path, roles: Path | None = None) -> Pile:
    """A pile from its files."""
    labels = json.loads(gold.read_text(encoding="utf-8"))
    texts = {}
    for name in labels["documents"].values():
        with (reports / name).open(encoding="utf-8", newline="") as file:
            texts[name] = file.read()
    return Pile(texts, labels, json.loads(roles.read_text(encoding="utf-8")) if roles else {})


def rename_pile(pile: Pile, *, seed: int, swaps: Sequence[tuple[str, str]] = SWAPS) -> Pile:
    """The pile with other names, the same for the same seed."""
    chance = random.Random(seed)
    changes = _choose_changes(pile, chance, swaps)
    files = _shuffle_files(pile.texts, chance)
    moved = {name: _Change.make(text, changes) for name, text in pile.texts.items()}
    gold = json.loads(json.dumps(pile.gold))
    documents = pile.gold["documents"]
    for ledger in ("statements", "figures", "dated"):
        for label in gold.get(ledger, ()):
            _move_spans(label, moved[documents[label["doc"]]])
            for key in ("speaker", "subject", "actor"):
                if isinstance(label.get(key), str):
                    label[key] = _Change.make(label[key], changes).text
    gold["documents"] = {doc: files[name] for doc, name in documents.items()}
    gold["aliases"] = _rename_aliases(pile.gold["aliases"], changes)
    texts = {files[name]: change.text for name, change in moved.items()}
    return Pile(texts, gold, {role: files[name] for role, name in pile.roles.items()})


def _rename_aliases(aliases: Mapping[str, Sequence[str]], changes: Mapping[str, str]) -> dict[str, list[str]]:
    return {
        _Change.make(name, changes).text: [_Change.make(also, changes).text for also in others]
        for name, others in aliases.items()
    }


def _shuffle_files(names: Iterable[str], chance: random.Random) -> dict[str, str]:
    """Other names for the files, in another order."""
    old = sorted(names)
    new = [f"paper-{number:02d}.txt" for number in range(len(old))]
    chance.shuffle(new)
    return dict(zip(old, new, strict=True))


# --------------------------------------------------------------------------- who becomes who


def _choose_changes(pile: Pile, chance: random.Random, swaps: Sequence[tuple[str, str]]) -> dict[str, str]:
    """Old wording to new wording: full names, surnames, states and what belongs to them."""
    text = _fold("\n".join(pile.texts[name] for name in sorted(pile.texts)))
    changes: dict[str, str] = {}
    given = {gender: chance.sample(names, len(names)) for gender, names in sorted(GIVEN.items())}
    surnames = chance.sample(SURNAMES, len(SURNAMES))
    for person in _list_people(pile, text):
        known = person_named(person)
        gender = (known.gender if known is not None else "") or _tell_gender(pile, person)
        last = surnames.pop()
        first = given[gender][len(surnames) % len(given[gender])]
        spellings = {person, *(known.spellings if known is not None else ())}
        for spelling in sorted(_fold(s) for s in spellings):
            if " " in spelling:
                changes[spelling] = f"{first} {last}"
            changes[_surname(spelling)] = last
    for one, other in swaps:
        changes |= {_fold(one): other, _fold(other): one}
    return changes


def _list_people(pile: Pile, text: str) -> list[str]:
    """Everybody who speaks by the labels, and everybody the vocabulary knows whom a text names in full."""
    kept = {b.name for b in bodies()} | {m.acronym for m in missions()}
    speakers = {label["speaker"] for label in pile.gold["statements"] if label["speaker"]}
    told = {
        s
        for s in speakers
        if person_named(s) or (" " in s and not state_by_name(s) and _is_name(s) and s not in kept)
    }
    known = {
        p.name
        for p in people()
        for n in (p.name, *p.spellings)
        if " " in n and re.search(rf"\b{re.escape(_fold(n))}\b", text)
    }
    return sorted(p for p in told | known if _surname(_fold(p)) in text)


def _tell_gender(pile: Pile, person: str) -> str:
    """f where a labelled source calls the person "she"."""
    sources = [label["source"] for label in pile.gold["statements"] if label["speaker"] == person]
    return "f" if any(s and s["text"].lower() == "she" for s in sources) else "m"


def _is_name(words: str) -> bool:
    """Two or three capital words: a person's name where it is no state's or body's."""
    return (
        all(w[:1].isupper() for w in words.split())
        and not any(c in words for c in "()")
        and "UN" not in words
    )


def _surname(name: str) -> str:
    """The last word of a name with its particles."""
    particles = {w for words in name_particles() for w in words.words}
    words = name.split()
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in particles:
        first -= 1
    return " ".join(words[first:])


def _fold(text: str) -> str:
    """The text without diacritics, as long as before."""
    return "".join(unicodedata.normalize("NFKD", c)[:1] or c for c in text)


# --------------------------------------------------------------------------- moving the labels


@dataclass(frozen=True, slots=True)
class _Change:
    """A text after the changes, with the old and new bounds of every place that changed, in order."""

    text: str
    places: tuple[tuple[int, int, int, int], ...]

    @classmethod
    def make(cls, text: str, changes: Mapping[str, str]) -> _Change:
        longest_first = sorted(changes, key=lambda w: (-len(w), w))
        pattern = re.compile(r"\b(?:" + "|".join(map(_word_pattern, longest_first)) + r")\b")
        pieces, places, at, length = [], [], 0, 0
        for found in pattern.finditer(_fold(text)):
            new = (
                changes[re.sub(r"[\s-]+", " ", found.group())]
                if found.group() not in changes
                else changes[found.group()]
            )
            pieces += [text[at : found.start()], new]
            length += found.start() - at
            places.append((found.start(), found.end(), length, length + len(new)))
            length += len(new)
            at = found.end()
        return cls("".join([*pieces, text[at:]]), tuple(places))

    def move(self, offset: int, *, end: bool) -> int:
        """Where an offset of the old text stands in the new one; within a changed place, its edge."""
        shift = 0
        for old_start, old_end, new_start, new_end in self.places:
            if offset >= old_end:
                shift = new_end - old_end
            elif offset > old_start:
                return new_end if end else new_start
            else:
                break
        return offset + shift


def _word_pattern(words: str) -> str:
    return r"[\s-]".join(re.escape(part) for part in re.split(r"[\s-]", words))


def _move_spans(label: Any, change: _Change) -> None:
    """Every span within a label, in place."""
    if isinstance(label, dict):
        if {"start", "end", "text"} <= set(label):
            label["start"] = change.move(label["start"], end=False)
            label["end"] = change.move(label["end"], end=True)
            label["text"] = change.text[label["start"] : label["end"]]
            return
        for value in label.values():
            _move_spans(value, change)
    elif isinstance(label, list):
        for value in label:
            _move_spans(value, change)

"""The option that a person means by the name of a draft.

Takes a record and words ("withdraw-minusma", "political mission", the id of an option of the record); gives the
key of an option; verbs and nouns of `data/options.toml` ("renew-unifil", "extension") will do where one option alone
has them. Never guesses: a name that fits nothing, or several options, is refused with those that are near.
"""

from __future__ import annotations

from difflib import get_close_matches

from penholder import vocabulary
from penholder.errors import UnknownId, UsageError
from penholder.model import Record
from penholder.values.gazetteer import fold_words
from penholder.vocabulary import Mission, OptionKind

_LONGEST = 60
"""Characters of a name that are said back."""
_NEAR = 3


def find_draft(record: Record, wanted: str) -> str:
    """The key of the option meant: by key or label, with or without the mission; or by the start of an option's id.

    Raises `UnknownId` with near names for none, `UsageError` for several, for a word that means several options at
    once, and for a draft on another mission than the record's.
    """
    name = _fold(wanted)
    for kind in vocabulary.option_kinds():
        if name in _names(kind):
            return _require_one(kind)
    for mission in vocabulary.missions():
        for called in {_fold(mission.key), _fold(mission.acronym)}:
            kinds = [k for k in vocabulary.option_kinds() if name in {f"{n} {called}" for n in _names(k)}]
            if kinds:
                return _require_mission(kinds[0], mission.key, mission.acronym, record)
    return _find_id(record, wanted.strip()) or _find_by_words(record, name) or _refuse(wanted)


def _fold(words: str) -> str:
    """Hyphens and underscores are blanks, case and accents do not count."""
    return " ".join(fold_words(words).casefold().replace("-", " ").replace("_", " ").split())


def _names(kind: OptionKind) -> frozenset[str]:
    """How an option may be called: by key or label, with or without the mission and its article."""
    key, label = _fold(kind.key), _fold(kind.label)
    return frozenset({key, f"{key} mission", f"{key} the mission", label, label.replace(" the ", " ")})


def _require_one(kind: OptionKind) -> str:
    if kind.collective:
        raise UsageError(f"{kind.key}: means several options at once and is never put to a vote; name one")
    return kind.key


def _require_mission(kind: OptionKind, mission: str, acronym: str, record: Record) -> str:
    if record.mission is not None and record.mission != mission:
        own = next((m.acronym for m in vocabulary.missions() if m.key == record.mission), record.mission)
        raise UsageError(f"the record is about {own}, not {acronym}; choose another --record or draft")
    return _require_one(kind)


def _find_by_words(record: Record, name: str) -> str | None:
    """The option that alone has these words among its verbs, nouns or phrases, with or without a mission."""
    mission, words = _part_mission(name)
    kinds = [kind for kind in vocabulary.option_kinds() if not kind.collective and words in _words(kind)]
    if len(kinds) > 1:
        told = " or ".join(write_key(kind.key) for kind in kinds)
        raise UsageError(f"{words}: may mean several options; write {told}")
    if not kinds:
        return None
    return _require_mission(kinds[0], mission.key, mission.acronym, record) if mission else kinds[0].key


def _part_mission(name: str) -> tuple[Mission | None, str]:
    """The mission named before or after the words, and the words alone ("renewal of unifil", "unifil renewal")."""
    for mission in vocabulary.missions():
        for called in (_fold(mission.key), _fold(mission.acronym)):
            for words in (name.removesuffix(f" {called}"), name.removeprefix(f"{called} ")):
                if words != name:
                    return mission, _strip(words)
    return None, _strip(name)


def _strip(words: str) -> str:
    """Without "the mandate of" and the like around the words."""
    for tail in ("mission", "mandate", "of", "for", "the"):
        words = words.removesuffix(f" {tail}")
    for tail in ("mission", "mandate", "of", "the"):
        words = words.removesuffix(f" {tail}")
    return words


def _words(kind: OptionKind) -> frozenset[str]:
    own = _names(kind) | {_fold(word) for word in (*kind.verbs, *kind.nouns, *kind.phrases)}
    return frozenset(own)


def _find_id(record: Record, wanted: str) -> str | None:
    fitting = sorted({o.id: o.key for o in record.options if wanted and o.id.startswith(wanted)}.items())
    keys = {key for _, key in fitting}
    if len(keys) > 1:
        named = ", ".join(f"{found} ({key})" for found, key in fitting)
        raise UsageError(f"{wanted} begins several options: {named}; give more of it")
    return keys.pop() if keys else None


def _refuse(wanted: str) -> str:
    shown = fold_words(" ".join(wanted.split()))[:_LONGEST]
    kinds = [kind for kind in vocabulary.option_kinds() if not kind.collective]
    names = {name: kind.key for kind in kinds for name in sorted(_names(kind))}
    near = get_close_matches(_fold(wanted)[:_LONGEST], sorted(names), n=_NEAR, cutoff=0.5)
    keys = list(dict.fromkeys(names[n] for n in near))
    told = list(map(write_key, keys or [kind.key for kind in kinds]))
    advice = f"did you mean {' or '.join(told)}?" if keys else f"choose one of {', '.join(told)}"
    raise UnknownId(f"no option is called {shown or '“”'}; {advice}")


def write_key(key: str) -> str:
    """A key as it is typed: blanks as hyphens.

    >>> write_key("political mission")
    'political-mission'
    """
    return key.replace(" ", "-")

"""Words of welcome or regret about what has been decided: no stance on what is still to be decided.

Takes a sentence and the words that name an option; says whether the words around tell that it is done. Never takes
what would be welcome for it, and never a renewal of which nothing tells that it is past. The words come from
`data/options.toml`.
"""

from __future__ import annotations

from collections.abc import Sequence

from penholder import vocabulary
from penholder.syntax import Sentence, Token

_UNREAL = frozenset({"MD", "TO"})
_TOLD = frozenset({"VBD", "VBN"})


def is_settled(sentence: Sentence, trigger: Token) -> bool:
    """Whether the option is welcomed or regretted as one decided ("regrets the decision to end the mandate")."""
    above = list(sentence.ancestors(trigger))
    words = vocabulary.option_words("looks back")
    place = next((n for n, t in enumerate(above) if t.lemma in words and t.pos == "VERB"), None)
    if place is None or any(t.tag in _UNREAL for t in sentence.children(above[place], "aux")):
        return False
    path = [trigger, *above[:place]]
    return any(_is_done(sentence, token) for token in path) or _is_dated_back(sentence, path)


def _is_done(sentence: Sentence, token: Token) -> bool:
    """Whether the word is one for a decision taken, or a clause tells what the text did ("that extended it")."""
    if token.lemma.lower() in vocabulary.option_words("done"):
        return any(c.text.lower() in ("the", "this", "that") for c in sentence.children(token, "det"))
    unreal = any(t.tag in _UNREAL for t in sentence.children(token, "aux"))
    return token.dep == "relcl" and token.tag in _TOLD and not unreal


def _is_dated_back(sentence: Sentence, path: Sequence[Token]) -> bool:
    """Whether a word for the past hangs on the option or on what it is part of ("the renewal last week")."""
    words = vocabulary.option_words("past day")
    near = {t.i for token in path for t in sentence.subtree(token)}
    return any(t.text.lower() in words for t in sentence.tokens if t.i in near)

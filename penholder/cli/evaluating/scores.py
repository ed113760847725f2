"""How scores leave an `evaluate` command: one JSON object, or a table."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from rich.table import Table

from penholder.cli.printing import print_json, print_shown

if TYPE_CHECKING:
    from penholder.evaluate.corpora import CorpusScores


def print_either(document: Callable[[], Mapping[str, Any]], table: Callable[[], Table], as_json: bool) -> int:
    """The document as JSON, or the table; gives the exit code."""
    if as_json:
        print_document(document())
    else:
        print_shown(table())
    return 0


def print_document(document: Mapping[str, Any]) -> None:
    """One JSON object with its keys in order; names of files and words of corpora stand in it."""
    from penholder.outputs.json_text import write_json

    print_json(write_json(document))


def print_corpus(scores: CorpusScores, as_json: bool) -> int:
    """Scores on a labelled corpus; gives the exit code."""
    from penholder.evaluate.printing import corpus_document, show_corpus

    return print_either(lambda: corpus_document(scores), lambda: show_corpus(scores), as_json)

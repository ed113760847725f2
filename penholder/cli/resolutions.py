"""`resolutions`: the mandates that resolution texts set, listed."""

from __future__ import annotations

from difflib import get_close_matches
from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from penholder.cli.printing import print_json, print_shown, say_aside
from penholder.errors import UsageError

_NAMED = 5


class Form(StrEnum):
    """How a list is written."""

    TABLE = "table"
    JSON = "json"
    CSV = "csv"


def resolutions(
    path: Annotated[
        Path, typer.Argument(metavar="PATH", help="A folder or .tar.gz of resolution texts, or one text.")
    ],
    mission: Annotated[
        str, typer.Option("--mission", metavar="KEY", help='Only this mission ("minusma").')
    ] = "",
    form: Annotated[Form, typer.Option("--format", help="Table, JSON or CSV.")] = Form.TABLE,
) -> int:
    """List the mandates, expiries, ceilings and reports that resolution texts set for UN missions."""
    from penholder.official.resolutions import read_collection
    from penholder.outputs.resolutions import list_terms_csv, list_terms_json, show_terms
    from penholder.progress import show_progress

    key = _find_mission(mission)
    with show_progress() as progress:
        collection = read_collection(path, progress=progress)
    terms = [term for term in collection.terms if not key or term.mission == key]
    if form is Form.JSON:
        print_json(list_terms_json(terms))
    elif form is Form.CSV:
        print(list_terms_csv(terms), end="")
    else:
        print_shown(show_terms(terms))
    if key and not terms:
        say_aside(f"no text here sets a mandate of {key}; leave --mission out to see all")
    for refused in collection.refused[:_NAMED]:
        say_aside(f"{refused.name}: {refused.reason}")
    if len(collection.refused) > _NAMED:
        say_aside(f"and {len(collection.refused) - _NAMED} more files were left out")
    return 0 if collection.readings else 1


def _find_mission(given: str) -> str:
    """The key of the mission meant; "" for all. Raises UsageError for one that is not known here."""
    from penholder import vocabulary

    key = given.strip().casefold()
    known = {m.key for m in vocabulary.missions()}
    if not given or key in known:
        return key
    near = get_close_matches(key, sorted(known), n=3)
    advice = f"did you mean {' or '.join(near)}?" if near else "give its key, as minusma or unmiss"
    raise UsageError(f"--mission {given}: no mission is known by that key; {advice}")

"""`resolutions`: the mandates that resolution texts set, listed."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from penholder.cli.printing import print_json, print_shown, say_aside

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

    with show_progress() as progress:
        collection = read_collection(path, progress=progress)
    terms = [term for term in collection.terms if not mission or term.mission == mission.casefold()]
    if form is Form.JSON:
        print_json(list_terms_json(terms))
    elif form is Form.CSV:
        print(list_terms_csv(terms), end="")
    else:
        print_shown(show_terms(terms))
    for refused in collection.refused[:_NAMED]:
        say_aside(f"{refused.name}: {refused.reason}")
    if len(collection.refused) > _NAMED:
        say_aside(f"and {len(collection.refused) - _NAMED} more files were left out")
    return 0 if collection.readings else 1

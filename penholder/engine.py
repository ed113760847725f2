"""Which Penholder made a result: a hash over the package's own code and vocabularies.

When it changes, stored results are made again from the stored reports; nothing else ever makes them stale.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import resources
from importlib.resources.abc import Traversable


@cache
def engine_key() -> str:
    """Sixteen hex digits that change with the package's code, templates and vocabularies."""
    digest = hashlib.sha256()
    for path in sorted(_walk(resources.files("penholder")), key=str):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _walk(folder: Traversable) -> Iterable[Traversable]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walk(entry)
        elif entry.name.endswith((".py", ".toml", ".csv")):
            yield entry

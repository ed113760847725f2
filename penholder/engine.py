"""Which Penholder made a result: a hash over the package's own code and vocabularies.

When it changes, stored results are made again from the stored reports. The libraries that read pages and
sentences count with it.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from functools import cache
from importlib import metadata, resources
from importlib.resources.abc import Traversable

READERS = ("spacy", "onnxruntime", "trafilatura", "lxml", "pypdfium2", "charset-normalizer", "py3langid")
"""Packages whose own changes can change what is read from a file."""


@cache
def installed_version(package: str) -> str:
    """Name and version of an installed package; the name alone when it is none."""
    try:
        return f"{package} {metadata.version(package)}"
    except metadata.PackageNotFoundError:
        return package


@cache
def engine_key() -> str:
    """Sixteen hex digits that change with the package's code and vocabularies and the readers' versions."""
    digest = hashlib.sha256(" ".join(installed_version(name) for name in READERS).encode())
    for path in sorted(_walk(resources.files("penholder")), key=str):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


def _walk(folder: Traversable) -> Iterable[Traversable]:
    for entry in folder.iterdir():
        if entry.is_dir():
            yield from _walk(entry)
        elif entry.name.endswith((".py", ".toml", ".csv", ".json", ".onnx", ".txt")):
            yield entry

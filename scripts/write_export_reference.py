"""Write the generated parts of docs/exports.md from the model and the export tables; --check only compares."""

from __future__ import annotations

import re
import sys
from dataclasses import fields, is_dataclass
from enum import StrEnum
from pathlib import Path

from penholder import model
from penholder.outputs.columns import Table
from penholder.outputs.tables import TABLES

TARGET = Path(__file__).parents[1] / "docs" / "exports.md"
ROOTS = (model.Record, model.Assessments)


def write_reference(page: str) -> str:
    """The page with its generated parts written anew; the words between them stay as they are."""
    parts = {"objects": "\n".join(list_objects()), "tables": "\n".join(map(describe_table, TABLES))}
    for name, text in parts.items():
        block = re.compile(f"(<!-- begin {name} -->\n).*?(<!-- end {name} -->)", re.DOTALL)
        if not block.search(page):
            raise SystemExit(f"{TARGET}: the marks around the part {name!r} are missing")
        page = block.sub(lambda found, text=text: f"{found[1]}{text}\n{found[2]}", page)
    return page


def list_objects() -> list[str]:
    """One row per object of the JSON document with its keys, then one row per closed set with its values."""
    kinds = find_classes()
    lines = ["| object | keys |", "|---|---|"]
    lines += [f"| {kind.__name__} | {', '.join(map(write_key, *list_keys(kind)))} |" for kind in kinds]
    lines += ["", "| closed set | values |", "|---|---|"]
    for name in sorted({n for kind in kinds for n in find_names(kind)}):
        values = getattr(model, name, None)
        if isinstance(values, type) and issubclass(values, StrEnum):
            lines.append(f"| {name} | {' · '.join(values)} |")
    return lines


def list_keys(kind: type) -> tuple[list[str], list[str]]:
    """Names and types of a class's fields, in their order."""
    names = [f.name for f in fields(kind)]
    return names, [str(kind.__annotations__[name]) for name in names]


def write_key(name: str, hint: str) -> str:
    """A key with its type in JSON's words; plain text goes without."""
    inner = re.sub(r"^tuple\[(.*), \.\.\.\]$", r"\1", hint)
    words = "" if inner == "str" else inner.removesuffix(" | None")
    words = re.sub(r"^tuple\[str, \.\.\.\]$", "list", _JSON_TYPES.get(words, words))
    if inner != hint:
        words = f"list of {words}" if words else "list"
    if hint.endswith("| None"):
        words = f"{words} or null" if words != "text" else "or null"
    return f"`{name}` ({words})" if words else f"`{name}`"


_JSON_TYPES = {
    "str": "text",
    "int": "number",
    "float": "number",
    "bool": "true/false",
    "date": "day",
    "Edtf": "EDTF",
}


def find_classes() -> list[type]:
    """Every model class that the JSON document holds, breadth first from record and assessments."""
    found = list(ROOTS)
    for kind in found:
        for name in find_names(kind):
            named = getattr(model, name, None)
            if isinstance(named, type) and is_dataclass(named) and named not in found:
                found.append(named)
    return found


def find_names(kind: type) -> list[str]:
    """The model's own names in the types of a class's fields."""
    return re.findall(r"[A-Z]\w+", " ".join(map(str, kind.__annotations__.values())))


def describe_table(table: Table) -> str:
    """The section of one CSV table."""
    rows = [f"| `{column.name}` | {column.meaning} |" for column in table.columns]
    return "\n".join(
        [f"### `{table.name}.csv`: {table.meaning}", "", "| column | meaning |", "|---|---|", *rows, ""]
    )


def main() -> int:
    """Write the page, or check it."""
    page = TARGET.read_text(encoding="utf-8")
    text = write_reference(page)
    if "--check" in sys.argv:
        return 0 if page == text else 1
    TARGET.write_text(text, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())

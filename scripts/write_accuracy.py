"""Measure on every corpus at hand and write the figures into docs/accuracy.md: `write_accuracy.py 2026-11-22`.

Takes the day of the measurement, and the names of the parts to write anew if not all (`copies trees`); corpora are
looked for in `../shared` beside the project. A part of the page whose corpus is not at hand stays as it is, and held-out
texts are measured only where their part is named.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from pathlib import Path

from penholder.evaluate.casebook import MEASURES, evaluate_casebook, read_afresh, read_roles, score_ledgers
from penholder.evaluate.copies import evaluate_copies
from penholder.evaluate.corpora import evaluate_figures, evaluate_statements
from penholder.evaluate.expectations import check_rows
from penholder.evaluate.halves import Half
from penholder.evaluate.sayings import ClassErrors, SayingScores, evaluate_sayings
from penholder.evaluate.sayings_outcomes import Aspect
from penholder.evaluate.sayings_printing import name_measure, read_row
from penholder.evaluate.scoring import Corpus, fingerprint
from penholder.evaluate.spans import Scores
from penholder.evaluate.trees import Reading, TreeFigure, TreeScores, evaluate_trees
from penholder.values.dates import format_edtf
from scripts.documents import write_table
from scripts.tasks import HELD_OUT, TASKS, Task

ROOT = Path(__file__).parents[1]
SHARED = ROOT.parent / "shared"
TARGETS = (ROOT / "docs" / "accuracy.md", ROOT / "train" / "rewrites.md")
"""The page, and the model card that repeats a part of it."""
POLNEAR = SHARED / "bench" / "polnear" / "dev"
NEWSQUANT = SHARED / "bench" / "newsquant" / "dev.json"
REWRITES = SHARED / "bench" / "copies" / "rewrites_dev.jsonl"
SAYINGS = ROOT / "tests" / "piles" / "sayings"
BY_DOCUMENT = (
    "times",
    "releases",
    "muc4",
    "promises",
    "verdicts",
    "tolls",
    "resolutions",
    "council",
    "forecasts",
    "drafts",
)
"""Tasks whose part of the page is the table of their JSON document."""
ON_REQUEST = ("held-out sayings", *(f"held-out {task.name}" for task in HELD_OUT))
"""Parts measured on held-out texts: once, at the end, and never by the way."""
PILES = {"drc-2023": "MONUSCO, 2023", "mixed": "six missions"}
NAMES = {
    "statements.source": "who, as written",
    "statements.cue": "reporting words",
    "statements.content": "what is said",
    "statements.speaker": "speaker resolved",
    "figures.span": "figures: words",
    "figures.value": "figures: value",
    "figures.qualifier": "figures: hedge",
    "dated.span": "dated claims: words",
    "dated.value": "dated claims: day",
    "exact.source": "source, exact",
    "exact.cue": "cue, exact",
    "exact.content": "content, exact",
    "begin.source": "source, same beginning",
    "begin.cue": "cue, same beginning",
    "begin.content": "content, same beginning",
    "overlap.source": "source, overlap of half or more",
    "overlap.cue": "cue, overlap of half or more",
    "overlap.content": "content, overlap of half or more",
    "attribution": "whole attribution",
    "value": "value",
    "value_change": "value and change (=, ~, <, >)",
    "value_unit": "value and unit",
    "value_concept_partial": "value and concept, partly",
    "value_concept_complete": "value and concept, complete",
}


def main() -> None:
    """Measure and write the page."""
    day, *names = sys.argv[1:]
    measured = list(measure_parts(date.fromisoformat(day), names))
    for target in TARGETS:
        page = target.read_text(encoding="utf-8")
        for name, text in measured:
            block = re.compile(f"(<!-- begin {name} -->\n).*?(<!-- end {name} -->)", re.DOTALL)
            page = block.sub(lambda found, text=text: f"{found[1]}{text}\n{found[2]}", page)
        target.write_text(page, encoding="utf-8", newline="\n")


def measure_parts(day: date, names: list[str]) -> Iterator[tuple[str, str]]:
    """Each named part of the page that can be written anew (without names, every one)."""
    if not names:
        yield "day", f"Measured on {format_edtf(day.isoformat())}."
    parts: dict[str, tuple[Path, Callable[[], str]]] = {
        "examples": (ROOT, _write_examples),
        "piles": (ROOT, _write_piles),
        "mali": (SHARED / "gold", _write_mali),
        "statements": (POLNEAR, _write_statements),
        "sayings": (SAYINGS / "open", lambda: _write_sayings(SAYINGS / "open")),
        "held-out sayings": (SAYINGS / "held-out", lambda: _write_sayings(SAYINGS / "held-out")),
        "figures": (NEWSQUANT, _write_figures),
        "copies": (REWRITES, _write_copies),
        "trees": (ROOT, lambda: _write_trees(ROOT / "examples" / "mali-2023", "example pile")),
        "news trees": (POLNEAR, lambda: _write_trees(POLNEAR / "text", "development part of PolNeAR")),
    }
    parts |= {t.name: (t.needs, partial(_write_document, t)) for t in TASKS if t.name in BY_DOCUMENT}
    parts |= {f"held-out {t.name}": (t.needs, partial(_write_document, t)) for t in HELD_OUT}
    for name, (needed, write) in parts.items():
        wanted = name in names if names else name not in ON_REQUEST
        if needed.exists() and wanted:
            yield name, write()


def _write_document(task: Task) -> str:
    return write_table(task.document(task.run(task.needs)))


def _write_statements() -> str:
    found = evaluate_statements(POLNEAR)
    return _write_table(found.corpus, found.scores, found.interval, found.human)


def _write_sayings(folder: Path) -> str:
    found = evaluate_sayings(folder)
    corpus = found.corpus
    head = f"Corpus `{corpus.name}`, {corpus.documents} reports, fingerprint `{corpus.sha256[:12]}`."
    if found.left_out:
        head += f" Left out: {found.left_out} labelled positions on options outside the closed list."
    tables = [_write_sayings_figures(found)]
    for dimension in dict.fromkeys(c.dimension for c in found.classes):
        own = [c for c in found.classes if c.dimension == dimension]
        tables.append(_write_classes(name_measure(dimension), own))
    return "\n\n".join((head, *tables))


def _write_sayings_figures(found: SayingScores) -> str:
    lines = [
        "| measure | precision | recall | F1, share or number | 95 % interval | of |",
        "|---|---|---|---|---|---|",
    ]
    lines += [f"| {name_measure(figure.name)} | {' | '.join(read_row(figure))} |" for figure in found.figures]
    return "\n".join(lines)


def _write_classes(dimension: str, classes: list[ClassErrors]) -> str:
    """Error rates of each class: missed of all, and wrong in each aspect of those found."""
    names = [name_measure(aspect) for aspect in Aspect]
    lines = [f"| {dimension} | of | missed | {' | '.join(f'{name} wrong' for name in names)} |"]
    lines.append("|---" * (len(names) + 3) + "|")
    for found in classes:
        held = found.of - found.missed
        wrong = [f"{found.wrong[aspect] / held:.0%}" if held else "" for aspect in Aspect]
        lines.append(f"| {found.name} | {found.of} | {found.missed / found.of:.0%} | {' | '.join(wrong)} |")
    return "\n".join(lines)


def _write_figures() -> str:
    found = evaluate_figures(NEWSQUANT)
    return _write_table(found.corpus, found.scores, found.interval)


def _write_copies() -> str:
    halves = {"report: held out": Half.REPORT, "fitted: the model was fitted here": Half.FITTED}
    heads = "| half | texts | precision | recall | F1 | 95 % interval of F1 | pairs of one topic merged | 95 % interval |"
    lines = [heads, "|---|---|---|---|---|---|---|---|"]
    for title, half in halves.items():
        found = evaluate_copies(REWRITES, SHARED / "bench" / "ecbplus", half)
        pairs, (low, high), (least, most) = found.pairs, found.pairs_interval, found.merged_interval
        values = f"{pairs.p:.3f} | {pairs.r:.3f} | {pairs.f1:.3f} | {low:.3f} to {high:.3f}"
        merged = f"{found.merged:.2%} | {least:.2%} to {most:.2%}"
        lines.append(f"| {title} | {found.corpus.documents} | {values} | {merged} |")
    return f"Fingerprint `{found.corpus.sha256[:12]}`.\n\n" + "\n".join(lines)


def _write_trees(folder: Path, title: str) -> str:
    found = evaluate_trees(folder)
    corpus, left = found.corpus, ", ".join(found.left_out) or "nothing"
    head = (
        f"{found.trees} trees of {found.texts} texts, grown with seed {found.seed} from the {corpus.documents} stories "
        f"of the {title}, fingerprint `{corpus.sha256[:12]}`. Left out: {left}."
    )
    tables = (_write_found(found), _write_changes(found), _write_false(found), _write_directions(found))
    return "\n\n".join((head, *tables))


def _write_found(found: TreeScores) -> str:
    lines = ["| what | precision | recall | F1 | 95 % interval of F1 | of |", "|---|---|---|---|---|---|"]
    for figure in found.figures:
        if figure.reading is Reading.SCORES and figure.counts.expected:
            scores, (low, high) = figure.scores, figure.interval
            values = f"{scores.p:.3f} | {scores.r:.3f} | {scores.f1:.3f} | {low:.3f} to {high:.3f}"
            lines.append(f"| {figure.name.replace('.', ': ')} | {values} | {figure.counts.expected} |")
    return "\n".join(lines)


def _write_changes(found: TreeScores) -> str:
    lines = ["| planted change | marked wrongly or not at all | 95 % interval | of |", "|---|---|---|---|"]
    for figure in _choose(found, "marks."):
        low, high = figure.interval
        wrong = f"{1 - figure.value:.1%} | {1 - high:.1%} to {1 - low:.1%}"
        lines.append(f"| {figure.name.partition('.')[2]} | {wrong} | {figure.counts.expected} |")
    return "\n".join(lines)


def _write_false(found: TreeScores) -> str:
    lines = ["| sentences | false grave marks per 1,000 | 95 % interval | of |", "|---|---|---|---|"]
    for figure in _choose(found, "false marks."):
        low, high = figure.interval
        name = figure.name.partition(".")[2]
        lines.append(f"| {name} | {figure.value:.1f} | {low:.1f} to {high:.1f} | {figure.counts.expected} |")
    return "\n".join(lines)


def _write_directions(found: TreeScores) -> str:
    lines = ["| direction | share | 95 % interval | of |", "|---|---|---|---|"]
    for figure in (*_choose(found, "direction."), *_choose(found, "tree.edges ")):
        low, high = figure.interval
        name = figure.name.removeprefix("direction.").replace("tree.edges", "edges of the tree,")
        lines.append(f"| {name} | {figure.value:.3f} | {low:.3f} to {high:.3f} | {figure.counts.expected} |")
    return "\n".join(lines)


def _choose(found: TreeScores, prefix: str) -> list[TreeFigure]:
    return [figure for figure in found.figures if figure.name.startswith(prefix)]


def _write_mali() -> str:
    gold = SHARED / "gold"
    found = evaluate_casebook(SHARED / "reports" / "mali-2023", gold / "mali-2023.json", gold / "roles.json")
    table = _write_table(found.corpus, found.scores, found.interval)
    total = len(found.passed) + len(found.failed)
    return f"{table}\n\n{_write_rows(len(found.passed), total, [name for name, _ in found.failed])}"


def _write_examples() -> str:
    folder = ROOT / "examples" / "mali-2023"
    rows = check_rows(read_afresh(folder), read_roles(folder / "roles.json"))
    failed = [name for name, failure in rows if failure]
    return _write_rows(len(rows) - len(failed), len(rows), failed)


def _write_rows(held: int, total: int, failed: list[str]) -> str:
    named = f" Failing: {', '.join(failed)}." if failed else ""
    return f"Casebook rows that hold, of what a careful analyst concludes from the pile: {held} of {total}.{named}"


def _write_piles() -> str:
    folders = [ROOT / "tests" / "piles" / name for name in PILES]
    scores = [score_ledgers(read_afresh(folder), folder / "gold.json") for folder in folders]
    marks = [fingerprint(folder.name, folder.glob("*.txt")).sha256[:12] for folder in folders]
    heads = [f"{title} (`{mark}`)" for title, mark in zip(PILES.values(), marks, strict=True)]
    lines = [f"| F1 | {' | '.join(heads)} |", "|---|---|---|"]
    return "\n".join(
        lines + [f"| {NAMES[m]} | {' | '.join(f'{each[m].f1:.3f}' for each in scores)} |" for m in MEASURES]
    )


def _write_table(
    corpus: Corpus,
    scores: Mapping[str, Scores],
    interval: Mapping[str, tuple[float, float]],
    human: Mapping[str, Scores] | None = None,
) -> str:
    lines = [
        f"Corpus `{corpus.name}`, {corpus.documents} documents, fingerprint `{corpus.sha256[:12]}`.",
        "",
        f"| measure | precision | recall | F1 | 95 % interval of F1 |{' F1 of a second annotator |' if human else ''}",
        f"|---|---|---|---|---|{'---|' if human else ''}",
    ]
    for measure in (name for name in NAMES if name in scores):
        found, (low, high) = scores[measure], interval[measure]
        values = f"{found.p:.3f} | {found.r:.3f} | {found.f1:.3f}"
        second = f" {human[measure].f1:.3f} |" if human else ""
        lines.append(f"| {NAMES[measure]} | {values} | {low:.3f} to {high:.3f} |{second}")
    return "\n".join(lines)


if __name__ == "__main__":
    main()

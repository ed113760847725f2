"""Scoring story families against known ones (the layout of the rewrites corpus and of ECB+).

Takes a file of families and a folder of topics; gives pair counts. Pairs listed as near-copies count neither way.

Rules (design/evaluation.md, task `copies`): precision, recall and F1 over unordered pairs of all texts read, negatives
included as texts of no family; `cross_event_merged` is the share of the pairs within one topic put in one family.
"""

from __future__ import annotations

import csv
import hashlib
import json
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from lxml import etree

from penholder.errors import EvaluationError, explain_fault
from penholder.evaluate.halves import Half
from penholder.evaluate.scoring import Corpus, bootstrap, fingerprint
from penholder.evaluate.spans import Scores
from penholder.families import group_families, relate_reports
from penholder.model import Provenance, Report, StoryFamily, make_id

NEAR_COPIES = "near_copies.csv"
_BEFORE = re.compile(r" (?=[.,;:!?%)\]]|n't\b|['’](?:s|re|ve|ll|d|m)?\b)")
_AFTER = re.compile(r"(?<=[(\[$]) ")


@dataclass(frozen=True, slots=True)
class KnownText:
    """A text with the family it belongs to and, for a negative, its topic."""

    name: str
    text: str
    family: str | None
    topic: str | None

    @property
    def half(self) -> Half:
        """Families part by the parity of the SHA-1 of their name, topics by that of their number."""
        if self.topic is not None:
            return Half.REPORT if int(self.topic) % 2 else Half.FITTED
        digest = int(hashlib.sha1((self.family or "").encode(), usedforsecurity=False).hexdigest(), 16)
        return Half.REPORT if digest % 2 else Half.FITTED


@dataclass(frozen=True, slots=True)
class PairCounts:
    """Pairs of one family or topic; a wrong pair between two of them counts half for each."""

    right: float = 0.0
    wrong: float = 0.0
    missed: float = 0.0
    merged: float = 0.0
    within: float = 0.0
    """Pairs of one topic; `merged` of them were put in one family."""


@dataclass(frozen=True, slots=True)
class CopyScores:
    """The result: pair scores, the share of pairs of one topic merged, and their 95 % intervals."""

    corpus: Corpus
    pairs: Scores
    merged: float
    pairs_interval: tuple[float, float]
    merged_interval: tuple[float, float]


def evaluate_copies(path: Path, negatives: Path, half: Half = Half.ALL) -> CopyScores:
    """Score the story families that the texts alone give; intervals are over families and topics."""
    texts = [*read_families(path), *read_topics(negatives)]
    texts = [t for t in texts if half is Half.ALL or t.half is half]
    ignored = read_near_copies(negatives)
    reports = [_make_report(t) for t in texts]
    families = group_families(reports, relate_reports(reports), ())
    counts = count_pairs(texts, [r.id for r in reports], families, ignored)
    name = path.stem if half is Half.ALL else f"{path.stem}, {half} half"
    files = [path, negatives / NEAR_COPIES, *sorted(negatives.glob("*/*.xml"))]
    return CopyScores(
        corpus=Corpus(name, len(texts), fingerprint(name, files).sha256),
        pairs=_score(counts),
        merged=_share_merged(counts),
        pairs_interval=bootstrap(counts, lambda c: _score(c).f1),
        merged_interval=bootstrap(counts, _share_merged),
    )


def read_families(path: Path) -> list[KnownText]:
    """The texts of a file of JSON lines; raises EvaluationError naming the line that has another form."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise EvaluationError(f"{path}: cannot be read ({explain_fault(error)})") from error
    found: list[KnownText] = []
    for number, line in enumerate(lines, start=1):
        if line.strip():
            found.extend(_read_line(line, f"{path}, line {number}"))
    if not found:
        raise EvaluationError(f"{path}: no family in it; expected one JSON object a line")
    return found


def _read_line(line: str, where: str) -> Iterable[KnownText]:
    try:
        entry: Any = json.loads(line)
        for number, text in enumerate(entry["texts"]):
            yield KnownText(f"{entry['family']}/{number}", str(text["text"]), str(entry["family"]), None)
    except (ValueError, KeyError, TypeError) as error:
        raise EvaluationError(
            f'{where}: expected {{"family": ..., "texts": [{{"kind": ..., "text": ...}}]}} ({error!r})'
        ) from error


def read_topics(folder: Path) -> list[KnownText]:
    """The texts of ECB+ topics, words joined to sentences, one a line; raises EvaluationError for another layout."""
    paths = sorted(folder.glob("*/*.xml"))
    if not paths:
        raise EvaluationError(f"{folder}: expected ECB+ topics, one folder each with .xml files")
    return [
        KnownText(f"{p.parent.name}/{p.name}", _read_tokens(p), None, _read_topic(p.parent)) for p in paths
    ]


def _read_topic(folder: Path) -> str:
    if not folder.name.isdigit():
        raise EvaluationError(f"{folder}: expected a topic number as the name of the folder")
    return folder.name


def _read_tokens(path: Path) -> str:
    """The text of one file; entities are not resolved and nothing is fetched."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True)
    try:
        root = etree.parse(path, parser).getroot()
        sentences: defaultdict[int, list[str]] = defaultdict(list)
        for token in root.iter("token"):
            sentences[int(token.get("sentence", ""))].append(token.text or "")
    except (etree.XMLSyntaxError, ValueError, OSError) as error:
        raise EvaluationError(f"{path}: expected ECB+ tokens with sentence numbers ({error})") from error
    if not sentences:
        raise EvaluationError(f"{path}: expected ECB+ tokens with sentence numbers; it has none")
    return "\n".join(
        _AFTER.sub("", _BEFORE.sub("", " ".join(words))) for _, words in sorted(sentences.items())
    )


def read_near_copies(folder: Path) -> frozenset[frozenset[str]]:
    """Names of the pairs that share text and count neither way."""
    path = folder / NEAR_COPIES
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            return frozenset(frozenset((row["a"], row["b"])) for row in csv.DictReader(lines))
    except (OSError, UnicodeDecodeError, KeyError) as error:
        raise EvaluationError(f"{path}: expected a CSV file with the columns a and b ({error!r})") from error


def _make_report(text: KnownText) -> Report:
    name = make_id("r", text.name, text.text)
    return Report(name, text.text, None, None, "en", (), Provenance(), path=text.name)


def count_pairs(
    texts: Sequence[KnownText],
    ids: Sequence[str],
    families: Sequence[StoryFamily],
    ignored: frozenset[frozenset[str]],
) -> list[PairCounts]:
    """Counts by known family or topic, in the order of their names; ids are those of the texts' reports."""
    by_id = dict(zip(ids, texts, strict=True))
    story = {report: family.id for family in families for report in family.reports}
    tally: defaultdict[str, list[float]] = defaultdict(lambda: [0.0] * 5)
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for report, text in by_id.items():
        groups[_name_group(text)].append(report)
    for name, members in sorted(groups.items()):
        for a, b in combinations(members, 2):
            if frozenset((by_id[a].name, by_id[b].name)) in ignored:
                continue
            joined, known = story[a] == story[b], by_id[a].family is not None
            tally[name][0] += known and joined
            tally[name][1] += joined and not known
            tally[name][2] += known and not joined
            tally[name][3] += joined and not known
            tally[name][4] += not known
    for family in families:
        for a, b in combinations(family.reports, 2):
            first, second = _name_group(by_id[a]), _name_group(by_id[b])
            if first != second:
                tally[first][1] += 0.5
                tally[second][1] += 0.5
    return [PairCounts(*tally[name]) for name in sorted(groups)]


def _name_group(text: KnownText) -> str:
    return f"family {text.family}" if text.family is not None else f"topic {text.topic}"


def _score(counts: Sequence[PairCounts]) -> Scores:
    right, wrong, missed = (sum(getattr(c, part) for c in counts) for part in ("right", "wrong", "missed"))
    p = right / (right + wrong) if right + wrong else 0.0
    r = right / (right + missed) if right + missed else 0.0
    return Scores(p, r, 2 * p * r / (p + r) if p + r else 0.0)


def _share_merged(counts: Sequence[PairCounts]) -> float:
    within = sum(c.within for c in counts)
    return sum(c.merged for c in counts) / within if within else 0.0

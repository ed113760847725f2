"""Exported tables on how reports and quotations are related: pairs, sentences, copy trees, versions, origins.

Takes a `RecordIndex`; gives rows of strings. Never says more of a direction than the record does.
"""

from __future__ import annotations

from collections.abc import Iterator

from penholder.model import Assessments
from penholder.outputs.columns import Row, Table, make_columns
from penholder.outputs.views.index import RecordIndex, shared_id
from penholder.outputs.views.marking import rank_kinds


def _pairs(index: RecordIndex, _: Assessments) -> Iterator[Row]:
    for p in index.record.pairs:
        shares = (f"{p.share_a:.4f}", f"{p.share_b:.4f}", f"{p.in_order:.4f}", str(p.longest_run))
        clues = "; ".join(f"{c.earlier}{' (weak)' if c.weak else ''}: {c.says}" for c in p.direction)
        yield (p.a, p.b, p.type, *shares, str(len(p.sentences)), p.earlier or "", clues, p.reason)


def _sentences(index: RecordIndex, _: Assessments) -> Iterator[Row]:
    for p in index.record.pairs:
        for s in p.sentences:
            places = (p.a, str(s.a.start), str(s.a.end), p.b, str(s.b.start), str(s.b.end))
            differences = "; ".join(f"{d.kind}: {d.a} > {d.b}" for d in s.differences)
            moved = "yes" if s.moved else "no"
            yield (
                shared_id(p, s), *places, s.kind, f"{s.similarity:.4f}", moved, differences, s.a.words, s.b.words
            )  # fmt: skip


def _copies(index: RecordIndex, _: Assessments) -> Iterator[Row]:
    for family in index.record.families:
        for edge in family.tree:
            directed = "yes" if edge.directed else "no"
            yield (family.id, edge.a, edge.b, directed, " ".join(edge.evidence))


def _quotes(index: RecordIndex, _: Assessments) -> Iterator[Row]:
    for q in index.record.quotes:
        for v in q.versions:
            nearest = "yes" if v.statement == q.nearest else "no"
            kinds = "; ".join(k.value for k in rank_kinds(d.kind for d in v.differences))
            place = (q.id, q.speaker, v.statement, v.words.report, v.words.words)
            yield (*place, nearest, f"{v.drift:.3f}", kinds, f"{q.drift:.3f}", q.reason)


def _collations(index: RecordIndex, _: Assessments) -> Iterator[Row]:
    for q in index.record.quotes:
        for number, place in enumerate(q.collation, 1):
            for version, reading in zip(q.versions, place.readings, strict=True):
                yield (q.id, str(number), place.kind or "", version.statement, reading)


def _origins(index: RecordIndex, _: Assessments) -> Iterator[Row]:
    for found in index.record.independence:
        for number, origin in enumerate(found.origins, 1):
            reports, why = " ".join(origin.reports), "; ".join(origin.joined_by)
            yield (found.of, str(len(found.origins)), str(number), reports, why, " ".join(found.uncounted))


RELATIONS = (
    Table("pairs", "how two reports are related", make_columns(
        ("a", "id of one report"), ("b", "id of the other"), ("type", "copy, edited copy, rewrite, shared background or same event"),
        ("share_a", "share of a's sentences with a counterpart in b"), ("share_b", "the same for b"), ("in_order", "share of the matched sentences in the same order"),
        ("longest_run", "longest run of consecutive corresponding sentences"), ("sentences", "corresponding sentences"),
        ("earlier", "id of the report the other was made from; empty when undirected"), ("clues", "every clue to the direction, with the report it makes the earlier"),
        ("reason", "why they are of this type"),
    ), _pairs),
    Table("sentences", "the sentence map: which sentences of two reports correspond", make_columns(
        ("id", "id of the pair of sentences"), ("a", "id of one report"), ("a_start", "first character there"), ("a_end", "character after the last one"),
        ("b", "id of the other report"), ("b_start", "first character there"), ("b_end", "character after the last one"), ("kind", "how they correspond"),
        ("similarity", "share of matching words"), ("moved", "yes when it stands outside the order that most pairs keep"),
        ("differences", "every difference with its class: words of a > words of b"), ("a_words", "the sentence in a"), ("b_words", "the sentence in b"),
    ), _sentences),
    Table("copies", "the edges of the copy trees", make_columns(
        ("family", "id of the story family"), ("a", "the report b was made from; undirected: one of the two"), ("b", "the other report"),
        ("directed", "no when the evidence does not say which was first"), ("evidence", "what the two share and why the direction is what it is"),
    ), _copies),
    Table("quotes", "versions of one utterance", make_columns(
        ("family", "id of the quote family"), ("speaker", "who said it"), ("statement", "id of the statement"), ("report", "id of the report"),
        ("words", "this version's words"), ("nearest", "yes for the version nearest the source"), ("drift", "share of words that differ from the first version"),
        ("differences", "kinds of difference, the gravest first"), ("family_drift", "mean share of differing words over all pairs of versions"),
        ("reason", "why one version is nearest, or why none is"),
    ), _quotes),
    Table("collations", "versions of one utterance side by side, place by place", make_columns(
        ("family", "id of the quote family"), ("place", "number of the place, from 1"), ("kind", "gravest difference there; empty where all agree"),
        ("statement", "id of the statement"), ("reading", "its words there; empty where it has none"),
    ), _collations),
    Table("origins", "the reports behind each possible origin of a claim or matter", make_columns(
        ("of", "id of the claim or matter"), ("at_most", "independent origins at most"), ("origin", "number of this one, from 1"),
        ("reports", "ids of its reports"), ("joined_by", "why they count as one"), ("uncounted", "ids of reports that add no origin"),
    ), _origins),
)  # fmt: skip
"""Tables of relations, in the order in which an export writes them."""

"""One entry of the record on the terminal: what the record holds of it, then its evidence.

Takes a record and an id; gives rich renderables. Never shows a verdict without its reason, or a claim
without its words.
"""

from __future__ import annotations

from collections.abc import Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from penholder.model import Identity, Matter, Option, QuoteFamily, Record, Report, StoryFamily
from penholder.outputs import wording
from penholder.outputs.family_screen import show_family
from penholder.outputs.ids import complete_id
from penholder.outputs.judgement_screen import show_judgement
from penholder.outputs.quote_screen import show_quote
from penholder.outputs.terminal import head, ids, indent, inset, make_table, say
from penholder.outputs.views import labels
from penholder.outputs.views.checks import CheckView, view_checks
from penholder.outputs.views.describe import claim_words
from penholder.outputs.views.evidence import Evidence, view_evidence
from penholder.outputs.views.facts import NOT_SAID, Fact, view_facts
from penholder.outputs.views.index import RecordIndex, index_record
from penholder.outputs.views.judgements import is_set_aside, view_all_judgements, view_judgements
from penholder.outputs.views.options import claims_at
from penholder.outputs.views.origins import origin_words
from penholder.outputs.views.quotes import view_quote
from penholder.outputs.views.sources import view_report
from penholder.outputs.views.verdicts import VERDICT_WORDS, view_verdicts
from penholder.outputs.wording import clean

MENTIONS = 8
"""Mentions of an identity shown at most; the rest is counted."""


def show_entry(record: Record, wanted: str, *, furniture: bool = False) -> RenderableType:
    """Anything of the record that has an id, with its evidence; the start of an id will do."""
    index = index_record(record)
    found = complete_id(index, wanted)
    if found in index.reports:
        return _report(index, index.reports[found], furniture)
    if found in index.claims:
        return _claim(index, found)
    entries = (record.matters, record.quotes, record.families, record.options, record.identities)
    entry = next((e for held in entries for e in held if e.id == found), None)
    if isinstance(entry, Matter):
        return _matter(index, entry)
    if isinstance(entry, QuoteFamily):
        return show_quote(view_quote(index, entry))
    if isinstance(entry, StoryFamily):
        return show_family(index, entry)
    if isinstance(entry, Option):
        return _option(index, entry)
    if isinstance(entry, Identity):
        return _identity(index, entry)
    for view in view_all_judgements(index):
        if view.id == found:
            return show_judgement(view)
    return _evidence(view_evidence(index, found))


def _report(index: RecordIndex, report: Report, furniture: bool) -> RenderableType:
    view = view_report(index, report.id)
    family = index.family_of.get(report.id)
    parts: list[RenderableType] = [head(view.id, view.title)]
    parts += [say(f"{view.outlet}, {view.published}, {view.language}, {report.path}")]
    parts += [say(f"story family: {family.id}")] if family else []
    parts += [] if view.counted else [say("left out: it may have been published after the day asked for")]
    parts += [say(f"dated: {clue}") for clue in view.clues]
    if furniture:
        parts += [say(f"set aside, {f.kind}: {f.span.words}") for f in report.furniture]
        return Group(*parts)
    claims = index.sort(c for c, found in index.claims.items() if found.report == report.id)
    table = make_table("id", "kind", "words")
    for claim in claims:
        e = view_evidence(index, claim)
        table.add_row(say(claim), say(e.kind), say(wording.shorten(e.words, 120)))
    return Group(*parts, table)


def _claim(index: RecordIndex, claim: str) -> RenderableType:
    e = view_evidence(index, claim)
    parts = [head(claim, e.kind), _facts(view_facts(index, index.claims[claim]))]
    if origins := origin_words(index, claim, [claim]):
        parts.append(inset(wording.sentence(origins)))
    parts += [part for check in view_checks(index, claim) for part in _check(check)]
    matter = index.matter_of.get(claim)
    if matter:
        told = [v for v in view_verdicts(index, matter) if claim in _versions(matter, v.reason.text)]
        parts += [inset(f"{VERDICT_WORDS[v.kind]}: {v.reason.text} [{ids(v.reason)}]") for v in told]
    return Group(*parts, say("evidence", "bold"), *_passage(e))


def _check(check: CheckView) -> list[RenderableType]:
    """What an official series says of a figure, every definition with its value."""
    table = make_table("definition", "value", "days", "")
    for answer in check.answers:
        table.add_row(*map(say, (answer.definition, answer.value, answer.days, answer.mark)))
    told = inset(f"{check.series}: {check.told.text}")
    return [told, *([indent(table, by=4)] if check.answers else []), inset(f"source: {check.source}")]


def _versions(matter: Matter, reason: str) -> set[str]:
    """Claims of a matter that a verdict with that reason relates."""
    return {c for v in matter.verdicts if wording.sentence(clean(v.reason)) == reason for c in (v.a, v.b)}


def _facts(facts: Sequence[Fact]) -> RenderableType:
    table = make_table("", "")
    table.show_header = False
    for fact in facts:
        table.add_row(say(fact.name), say(fact.words, "dim" if fact.words == NOT_SAID else ""))
    return indent(table)


def _matter(index: RecordIndex, matter: Matter) -> RenderableType:
    label = labels.matter(matter.label, index.record.mission)
    origins = origin_words(index, matter.id, matter.claims) or "one report"
    parts = [head(matter.id, label), say(f"matter of {matter.ledger}, {origins}")]
    claims = index.sort(matter.claims)
    table = make_table("version", "words", "report", "known by", "mark")
    for claim in claims:
        e = view_evidence(index, claim)
        marks = ["suspect"] * index.is_suspect(claim) + ["set aside"] * is_set_aside(index, claim)
        table.add_row(*map(say, (claim, claim_words(index, claim), e.report, e.known_on, ", ".join(marks))))
    verdicts: list[RenderableType] = [say("verdicts", "bold")]
    for v in view_verdicts(index, matter):
        settled = f" What would settle it: {v.settled_by}" if v.settled_by else ""
        verdicts.append(inset(f"{VERDICT_WORDS[v.kind]}: {v.reason.text}{settled} [{ids(v.reason)}]"))
    if len(verdicts) == 1:
        verdicts.append(inset("the versions agree" if len(claims) > 1 else "one version"))
    ruled = [indent(show_judgement(j)) for j in view_judgements(index, matter, retired=True)]
    verdicts += [say("judgements", "bold"), *ruled] if ruled else []
    evidence = (_evidence(view_evidence(index, c)) for c in claims)
    return Group(*parts, table, *verdicts, say("evidence", "bold"), *evidence)


def _option(index: RecordIndex, option: Option) -> RenderableType:
    who = {
        "proposed by": option.proposed_by,
        "asked for by": option.asked_by,
        "rejected by": option.rejected_by,
    }
    facts = [
        Fact(name, wording.join([labels.actor(a) for a in names]) or NOT_SAID) for name, names in who.items()
    ]
    facts.insert(1, Fact("proposed", wording.period(option.proposed) or NOT_SAID))
    numbers = [f"{claim_words(index, i)} [{i}]" for i in index.sort(option.numbers)]
    facts.append(Fact("numbers", "; ".join(numbers) or NOT_SAID))
    facts.append(Fact("later recommended in", " ".join(index.sort(option.recommended)) or "none"))
    later = labels.option(option.superseded_by) if option.superseded_by else "none"
    facts.append(Fact("superseded by", later))
    words = [
        inset(f"“{clean(t.words)}” [{t.report} {' '.join(claims_at(index, t)[:2])}]".replace(" ]", "]"))
        for t in option.terms
    ]
    title = head(option.id, f"option: {labels.option(option.key)}")
    return Group(title, _facts(facts), say("in the reports’ words", "bold"), *words)


def _identity(index: RecordIndex, identity: Identity) -> RenderableType:
    facts = (
        Fact("spellings", "; ".join(clean(s) for s in identity.spellings) or NOT_SAID),
        Fact("offices", "; ".join(clean(o) for o in identity.offices) or NOT_SAID),
        Fact("mentions", wording.count(len(identity.mentions), "mention")),
    )
    spans = [m for m in identity.mentions if m.report in index.reports]
    shown = [inset(f"{m.report}, characters {m.start}–{m.end}: “{clean(m.words)}”") for m in spans[:MENTIONS]]
    shown += (
        [inset(f"{wording.count(len(spans) - MENTIONS, 'more mention')}")] if len(spans) > MENTIONS else []
    )
    return Group(head(identity.id, f"{identity.kind}: {identity.name}"), _facts(facts), *shown)


def _evidence(e: Evidence) -> RenderableType:
    return Group(head(e.id, e.kind), *_passage(e))


def _passage(e: Evidence) -> list[RenderableType]:
    """The words with their context, where they were read, and why they may be doubted."""
    passage = Text()
    passage.append(e.before, style="dim")
    for piece in e.passage:
        passage.append(piece.text, style="bold" if piece.marked else "")
    passage.append(e.after, style="dim")
    lines: list[RenderableType] = [indent(passage), inset(e.citation)]
    lines += [inset(f"suspect: {e.suspect}")] if e.suspect else []
    lines += [inset(f"beside it: “{e.sister}” {e.sister_from}")] if e.sister else []
    return [*lines, inset(f"known on {e.known_on}; {e.family}")]

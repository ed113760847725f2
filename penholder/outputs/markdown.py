"""The brief as Markdown: the same lines as the page, evidence as footnotes.

Takes a `Record` and its `Assessments`; gives CommonMark with footnotes and tables. Never lets words of a report
act as markup: every character that could is escaped.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from penholder.model import Assessments, Record
from penholder.outputs import wording
from penholder.outputs.brief import fit_brief
from penholder.outputs.outlook_text import write_outlook
from penholder.outputs.pages import GENERATOR
from penholder.outputs.views import BriefView, Line, Note
from penholder.outputs.views.clock import days_words
from penholder.outputs.views.dated import DatedRow
from penholder.outputs.views.figures import FigureRow
from penholder.outputs.views.marking import Marked
from penholder.outputs.views.positions import StanceCell
from penholder.outputs.views.quotes import QuoteView
from penholder.outputs.views.sayings import ActorView, SayingView
from penholder.outputs.views.standing import is_silent
from penholder.outputs.views.trees import Branch, FamilyTree
from penholder.outputs.views.verdicts import ContestedView, VerdictView

_ACTIVE = re.compile(r"([\\`*_{}\[\]<>|#!~])")
_LINK = re.compile(r"(?i)(:)(?=//)|(?<=\bwww)(\.)|(?<=\bmailto)(:)|(?<=\bxmpp)(:)|(@)")
"""What makes a bare address a link of itself: GitHub's extended autolinks and the linkifiers like them."""
DEEPEST = 8
"""Steps a copy tree is set in at most."""
MOST_VERDICTS = 3
"""Verdicts of a matter in full; the conflict desk has the rest."""
_LIST = re.compile(r"^(\s*)([-+]|\d+[.)])(\s)")


def write_markdown(record: Record, assessments: Assessments, *, earlier: Record | None = None) -> str:
    """The brief as Markdown; the same bytes for the same record in any order, the same rows as the page."""
    view, notes, _ = fit_brief(record, assessments, earlier)
    return render_markdown(view, notes)


def render_markdown(view: BriefView, notes: tuple[Note, ...]) -> str:
    """A brief view as Markdown, section by section."""
    writer = _Writer({note.evidence.id: note.number for note in notes})
    lines = [f"<!-- {GENERATOR} -->", ""]
    lines += [line for section in writer.sections(view) for line in section]
    lines += [line for note in notes for line in _note(note)]
    return "\n".join(lines).rstrip() + "\n"


def escape(words: str) -> str:
    """Words in which nothing acts as Markdown or HTML.

    >>> escape("<b> *x* [y](z)")
    '\\\\<b\\\\> \\\\*x\\\\* \\\\[y\\\\](z)'
    """
    inert = _LINK.sub(r"\\\g<0>", _ACTIVE.sub(r"\\\1", words.replace("&", "&amp;")))
    return _LIST.sub(r"\1\\\2\3", inert).replace("\n", " ")


def mark(words: Marked) -> str:
    """A passage with its differences: in bold with their class where they can change what is claimed, else in italics."""
    return "".join(
        escape(s.text)
        if s.kind is None
        else f"**{escape(s.text)}** ({s.kind})"
        if s.grave
        else f"*{escape(s.text)}*"
        for s in words
    )


def _note(note: Note) -> Iterator[str]:
    e = note.evidence
    passage = "".join(f"**{escape(p.text)}**" if p.marked else escape(p.text) for p in e.passage)
    suspect = f" Suspect: {escape(e.suspect)}" if e.suspect else ""
    sister = f" Beside it: “{escape(e.sister)}” {escape(e.sister_from)}" if e.sister else ""
    around = f"{escape(e.before)}{passage}{escape(e.after)}"
    yield (
        f"[^{note.number}]: {around}{suspect}{sister} {escape(e.citation)} "
        f"{wording.capital(e.kind)} in report {e.code}; known on {e.known_on}; {e.family}"
    )
    yield ""


class _Writer:
    """Writes the sections of a brief with the numbers of its footnotes."""

    def __init__(self, numbers: dict[str, int]) -> None:
        self._numbers = numbers

    def say(self, line: Line) -> str:
        """One line with its footnote marks, or its document source."""
        words = "".join(f"“{escape(r.text)}”" if r.quoted else escape(r.text) for r in line.runs)
        if not line.evidence:
            return f"{words} (source: {escape(line.source)})"
        return words + "".join(f"[^{self._numbers[i]}]" for i in line.evidence)

    def sections(self, view: BriefView) -> Iterator[Iterator[str]]:
        """The sections in the order of the page."""
        yield self._head(view)
        yield self._clock(view)
        yield self._figures(view)
        yield self._dated(view)
        yield self._sayings(view.sayings_note, view.actors)
        yield self._stances(view)
        if view.outlook:
            yield write_outlook(view.outlook, self.say, escape)
        yield self._options(view)
        yield self._sources(view)

    def _head(self, view: BriefView) -> Iterator[str]:
        yield from (f"# {escape(view.mission)}", "", escape(view.mission_name), "")
        yield from (f"**As known on {view.known_on}.** Rests on {view.rest.words}.", "")
        yield from ([self.say(view.straddling), ""] if view.straddling else [])
        yield from ("## What matters most now", "", *self._list(view.head), "")
        yield from (f"### Changed since {view.since}".rstrip(), "")
        none = "Nothing new since then." if view.since else "No earlier day to compare with."
        yield from (*(self._list(view.changes) or [none]), "", "### Contested", "")
        yield from (*([self._contest(c) for c in view.contested] or ["No two reports disagree."]), "")

    def _list(self, lines: tuple[Line, ...]) -> list[str]:
        return [f"- {self.say(line)}" for line in lines]

    def _contest(self, c: ContestedView) -> str:
        settled = f" What would settle it: {escape(c.settled_by)}" if c.settled_by else ""
        sister = f" {self.say(c.sister)}" if c.sister else ""
        printed = f" Printed meanwhile: {self.say(c.printed)}" if c.printed else ""
        ruled = "".join(f" {self.say(line)}" for line in c.ruled)
        return f"- **{escape(c.label)}** ({c.words}) {self.say(c.sentence)}{sister}{printed}{settled}{ruled}"

    def _clock(self, view: BriefView) -> Iterator[str]:
        yield from ("## The clock", "")
        if view.clock is None:
            yield from ("No mission or day is known, so there is no clock.", "")
            return
        rows = [(p.when, days_words(p.days), self.say(p.line)) for p in view.clock.told]
        yield from _table(("Day", "From the known-on day", "What"), rows)
        for told in (*((view.clock.terms,) if view.clock.terms else ()), *view.clock.notes):
            yield from (self.say(told), "")

    def _figures(self, view: BriefView) -> Iterator[str]:
        yield from ("## Figures", "")
        for row in view.figures:
            yield from self._figure(row)
        yield from ((*self._list(view.official), "") if view.official else ())

    def _figure(self, row: FigureRow) -> Iterator[str]:
        ruling = f" ({row.verdict})" if row.verdict else ""
        yield from (f"### {escape(row.label)}{ruling}", "")
        yield from (f"- **{escape(v.value)}** {self.say(v.cell)}" for v in row.versions)
        yield from ([f"- Printed meanwhile: {self.say(row.printed)}"] if row.printed else [])
        yield from ([f"- {self.say(row.origins)}"] if row.origins else [])
        yield from (f"- *official* {self.say(check)}" for check in row.checks)
        yield from (*self._verdicts(row.verdicts), "")

    def _verdicts(self, verdicts: tuple[VerdictView, ...]) -> Iterator[str]:
        for v in verdicts[:MOST_VERDICTS]:
            settled = f" What would settle it: {escape(v.settled_by)}" if v.settled_by else ""
            yield f"- *{v.words}* {self.say(v.reason)}{settled}"
        if (more := len(verdicts) - MOST_VERDICTS) > 0:
            yield f"- {wording.capital(wording.count(more, 'more comparison'))}: `penholder conflicts`"

    def _dated(self, view: BriefView) -> Iterator[str]:
        yield from ("## Promises and deadlines", "")
        for row in view.commitments:
            chain = " ".join(f"{stop.link} {self.say(stop.due)}".strip() for stop in row.chain)
            who = f", {escape(row.promiser)}" if row.promiser else ""
            who += f", to {escape(row.to)}" if row.to else ""
            yield f"- **{escape(row.label)}**{who}: {chain} ({row.state})"
            yield from (f"  - condition: {self.say(condition)}" for condition in row.conditions)
            yield from (f"  - {self.say(step)}" for step in row.life)
            yield from ([f"  - {self.say(row.origins)}"] if row.origins else [])
            yield from (f"  {line}" for line in self._verdicts(row.verdicts))
        for title, rows in (("Restrictions", view.restrictions), ("Events", view.events)):
            yield from ("", f"### {title}", "")
            yield from _table(("When", "What", "In the report’s words"), [self._row(r) for r in rows])

    def _row(self, row: DatedRow) -> tuple[str, str, str]:
        what = f"{escape(row.label)}{f', {escape(row.actors)}' if row.actors else ''}"
        amounts = "".join(f" {self.say(a)}" for a in row.amounts)
        origins = f" {escape(row.origins)}" if row.origins else ""
        return row.when, what, f"{self.say(row.words)}{' (suspect)' if row.suspect else ''}{amounts}{origins}"

    def _sayings(self, note: str, actors: tuple[ActorView, ...]) -> Iterator[str]:
        yield from ("## Who said what", "", *([note, ""] if note else []))
        for actor in actors:
            role = f", {escape(actor.role)}" if actor.role else ""
            yield from (f"### {escape(actor.name)}{role}", "")
            for saying in actor.sayings:
                yield from self._saying(saying)
            yield from ([f"- {actor.left_out} more in the record."] if actor.left_out else [])
            yield ""

    def _saying(self, s: SayingView) -> Iterator[str]:
        suspect = f" Suspect: {escape(s.suspect)}" if s.suspect else ""
        yield f"- {s.when}, {escape(s.how)}: {self.say(s.words)}{suspect}"
        also = f"Some versions credit {wording.join(s.also)} with it" if s.also else ""
        notes = (s.hand, s.sounds, also, s.open)
        yield from (f"  - {escape(wording.sentence(note))}" for note in notes if note)
        yield from ([f"  - {escape(s.origins)}"] if s.origins else [])
        yield from self._quote(s.quote) if s.quote else ()

    def _quote(self, quote: QuoteView) -> Iterator[str]:
        told = " ".join(words for words in (escape(quote.note), quote.drift) if words)
        yield f"  - {len(quote.versions)} versions. {told}"
        for v in quote.versions:
            near = "; nearest the source" if v.nearest else ""
            yield f"  - {v.code}, {self.say(v.cell)}, {v.when} ({v.form}; {v.drift}{near}): “{mark(v.words)}”"
        for place in quote.places:
            readings = " / ".join(
                f"{v.code} {escape(words)}" for v, words in zip(quote.versions, place.readings, strict=True)
            )
            yield f"    - {place.shown.kind}: {readings}"

    def _stances(self, view: BriefView) -> Iterator[str]:
        yield from ("## Who stands where", "")
        table = view.stances
        spoke = [r for r in table.rows if not is_silent(r)]
        rows = [(escape(r.name), *map(self._cell, r.cells)) for r in spoke]
        yield from _table(("", *(escape(o) for o in table.options)), rows)
        if silent := [escape(r.name) for r in table.rows if is_silent(r)]:
            yield from (f"Nothing recorded: {wording.join(silent)}.", "")
        yield from ([self.say(table.silent), ""] if table.silent else [])
        for tally in table.tallies:
            yield from (f"### Votes: {escape(tally.option)}", "")
            lines = (tally.summary, tally.vetoes, *([tally.pivotal] if tally.pivotal else []), tally.sets)
            yield from (*self._list((*lines, *tally.set_votes, *tally.must_be_true)), "")

    def _cell(self, cell: StanceCell) -> str:
        condition = f"condition: {self.say(cell.condition)}" if cell.condition else ""
        told = (self.say(line) for line in (cell.words, cell.shift) if line)
        return "; ".join(words for words in (*told, condition) if words)

    def _options(self, view: BriefView) -> Iterator[str]:
        yield from ("## Options", "")
        for o in view.options:
            lines = (
                o.proposed,
                *o.terms,
                *o.numbers,
                o.asked,
                o.rejected,
                *o.recommended,
                o.superseded,
                o.unknown,
            )
            yield from (f"### {escape(o.label)}", "", *self._list(tuple(x for x in lines if x)), "")

    def _story(self, story: FamilyTree) -> Iterator[str]:
        if story.tree:
            yield from ("Copy tree:", "", *map(self._branch, story.tree), "")
        for p in story.pairs:
            clues = "" if story.tree else "".join(f" {escape(c)}" for c in p.clues)
            yield f"- {self.say(p.told)} Direction: {p.direction}.{clues}"
            yield f"  - side by side: `penholder compare {p.a.id} {p.b.id}`"
        yield ""

    def _branch(self, b: Branch) -> str:
        told = f": {self.say(b.link)}" if b.link else ""
        reasons = "".join(f" {escape(e)}" for e in b.reasons)
        return f"{'  ' * min(b.depth, DEEPEST)}- **{b.report.code}** {escape(b.name)}{told}{reasons}"

    def _sources(self, view: BriefView) -> Iterator[str]:
        sources = view.sources
        yield from ("## Where this comes from", "")
        for f in sources.families:
            yield from (f"### {f.name}", "")
            yield from (f"- **{r.code}** {self.say(r.cell)} {escape(r.title)}" for r in f.reports)
            yield ""
            for story in (s for s in view.stories if s.id == f.id):
                yield from self._story(story)
        if sources.across:
            yield from ("### Sentences shared between stories", "")
            yield from (*self._list(tuple(t.told for t in sources.across)), "")
        if sources.undetermined:
            yield from ("### Undetermined and left out", "", *self._list(sources.undetermined), "")
        if sources.not_read:
            yield from (f"Not read: {', '.join(sources.not_read)}.", "")
        yield from (f"- Skipped: {escape(s.path)}: {escape(s.reason)}" for s in sources.skipped)
        yield from ("", *view.left_out, "", "### How to read this", "")
        yield from (*(f"{n}. {words}" for n, words in enumerate(view.method, 1)), "", "## Evidence", "")


def _table(head: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    if not rows:
        yield from ("The reports give none.", "")
        return
    yield f"| {' | '.join(head)} |"
    yield f"|{' --- |' * len(head)}"
    yield from (f"| {' | '.join(row)} |" for row in rows)
    yield ""

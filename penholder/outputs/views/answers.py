"""The answer to what was asked of the sayings: each with its places and stances, and what could be tried instead.

Takes a `RecordIndex` and what was asked for; gives an `Answer`. Never leaves a person with nothing: where no saying
fits, it names what is near.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace

from penholder.model import Position
from penholder.outputs import wording
from penholder.outputs.views import labels
from penholder.outputs.views.asking import MANNERS, Asked, SayingDesk
from penholder.outputs.views.evidence import report_name
from penholder.outputs.views.index import RecordIndex
from penholder.outputs.views.lines import Line, line, quote
from penholder.outputs.views.naming import suggest_names
from penholder.outputs.views.positions import STANCE_WORDS
from penholder.outputs.views.sayings import SayingView
from penholder.outputs.views.subjects import list_options, suggest_subjects

BOUND = 160
"""Characters of a condition shown."""


@dataclass(frozen=True, slots=True)
class PlaceView:
    """One version of a saying and where it stands."""

    code: str
    words: str
    """Outlet, report and characters."""
    statement: str
    drift: str
    """How much it differs from the version shown; "the version shown" for that one, "" where nothing was measured."""


@dataclass(frozen=True, slots=True)
class FoundSaying:
    """One saying with every place it stands in and the stances read from it."""

    saying: SayingView
    places: tuple[PlaceView, ...]
    stances: tuple[Line, ...]

    @property
    def told(self) -> str:
        """How often it is told: "Two versions, at most one origin in two reports: A and B."; "" when once."""
        if len(self.places) < 2:
            return self.saying.origins
        versions = wording.count(len(self.places), "version")
        origins = wording.lower(self.saying.origins)
        return wording.sentence(f"{versions}, {origins}" if origins else f"{versions} in one report")


@dataclass(frozen=True, slots=True)
class Answer:
    """The sayings that fit, by speaker, and what a reader should know of the choice."""

    asked: Asked
    found: tuple[FoundSaying, ...]
    read_as: str
    """How a name was read that nobody has as typed; "" where it was not."""
    undated: int
    """Sayings left out only because the day they were said is unknown."""
    advice: tuple[str, ...]
    """What could be tried where nothing fits."""


def ask_sayings(index: RecordIndex, asked: Asked) -> Answer:
    """The sayings that fit everything asked for, those by one speaker together, the latest first."""
    desk = SayingDesk(index)
    found, undated = desk.choose(asked)
    stances: dict[str, list[Position]] = {}
    for claim in index.sort(c for c, held in index.claims.items() if isinstance(held, Position)):
        held = index.claims[claim]
        assert isinstance(held, Position)
        stances.setdefault(held.statement, []).append(held)
    advice = () if found else tuple(_advise(desk, asked))
    placed = (_place_saying(desk, s, [p for i in s.statements for p in stances.get(i, ())]) for s in found)
    return Answer(asked, tuple(placed), desk.read_as(asked.by), undated, advice)


def say_count(answer: Answer) -> Iterator[str]:
    """How many sayings fit, and how many were left out for want of a day."""
    speakers = len({f.saying.speaker for f in answer.found})
    if answer.found:
        told = wording.count(len(answer.found), "saying")
        yield wording.sentence(f"{told} by {wording.count(speakers, 'speaker')}")
    if answer.undated:
        one = answer.undated == 1
        yield wording.sentence(
            f"{wording.count(answer.undated, 'more saying')} {'has' if one else 'have'} no day of "
            f"{'its' if one else 'their'} own and may fit; without --since and --until "
            f"{'it is' if one else 'they are'} shown"
        )


# --------------------------------------------------------------------------- places and stances


def _place_saying(desk: SayingDesk, saying: SayingView, stances: list[Position]) -> FoundSaying:
    drifts = {v.cell.evidence[0]: v.drift for v in saying.quote.versions} if saying.quote else {}
    if len(saying.statements) > 1:
        drifts[saying.shown] = "the version shown"
    ordered = sorted(saying.statements, key=lambda s: s != saying.shown)
    places = tuple(_place(desk, s, drifts.get(s, "")) for s in ordered)
    return FoundSaying(saying, places, tuple(_view_stances(saying, stances)))


def _place(desk: SayingDesk, statement: str, drift: str) -> PlaceView:
    spans = desk.statement(statement).content
    report = spans[0].report
    outlet = wording.capital(report_name(desk.index, report))
    words = f"{outlet}, report {report}, characters {spans[0].start}–{spans[-1].end}"
    return PlaceView(desk.index.codes.get(report, ""), words, statement, drift)


def _view_stances(saying: SayingView, held: list[Position]) -> Iterator[Line]:
    """Each stance once, with the condition of the version shown."""
    groups: dict[tuple[str, str], list[Position]] = {}
    for position in sorted(held, key=lambda p: (p.statement != saying.shown, p.id)):
        groups.setdefault((labels.option(position.option), position.stance), []).append(position)
    for option, stance in sorted(groups):
        same = groups[option, stance]
        bound = next((p.condition for p in same if p.condition), None)
        condition = (": ", quote(bound.words, BOUND)) if bound else ()
        words = f"{wording.capital(option)}: {STANCE_WORDS[same[0].stance]}"
        yield line(words, *condition, evidence=[p.id for p in same])


# --------------------------------------------------------------------------- advice


def _advise(desk: SayingDesk, asked: Asked) -> Iterator[str]:
    """Names and words near to those asked for, what there is of the manner asked for, or one condition less."""
    if not desk.sayings:
        yield "The record holds no saying."
        return
    if asked.by and not desk.choose(Asked(by=asked.by))[0]:
        names = {name for s in desk.sayings for name in (s.speaker, *s.role.split(", ")) if name}
        yield _suggest("Nobody speaks here as", asked.by, suggest_names(asked.by, names))
    if asked.on and not desk.choose(Asked(on=asked.on))[0]:
        yield _suggest("No saying is on", asked.on, suggest_subjects(desk.index, asked.on))
        if options := list_options(desk.index):
            yield f"Options on which somebody takes a stand: {wording.join(options)}."
    yield from _advise_manner(desk, asked)
    yield from _advise_days(desk, asked)
    yield from _advise_less(desk, asked)


def _suggest(nobody: str, typed: str, near: tuple[str, ...]) -> str:
    tried = f"; near it: {wording.join(near, last='or')}" if near else ""
    return f"{nobody} “{wording.clean(typed)}”{tried}."


def _advise_manner(desk: SayingDesk, asked: Asked) -> Iterator[str]:
    """What there is of a manner that no saying has."""
    for name in (n for n in MANNERS if getattr(asked, n) is not None):
        counts = Counter(getattr(s, name) for s in desk.statements() if getattr(s, name))
        if getattr(asked, name) not in counts:
            told = [
                f"{value} {number}" for value, number in sorted(counts.items(), key=lambda c: (-c[1], c[0]))
            ]
            yield f"Statements by {name}: {wording.join(told) or 'none known'}."


def _advise_days(desk: SayingDesk, asked: Asked) -> Iterator[str]:
    """Between which days those were said that fit but for their day."""
    if asked.since or asked.until:
        fitting = desk.choose(replace(asked, since=None, until=None))[0]
        said = [s for s in fitting if desk.statement(s.shown).said]
        if said:
            first, last = (pick(said, key=lambda s: s.sort_day) for pick in (min, max))
            count = wording.count(len(said), "saying")
            yield f"On other days: {count}, the first of {first.when}, the last of {last.when}."


def _advise_less(desk: SayingDesk, asked: Asked) -> Iterator[str]:
    """How many sayings one condition less would give."""
    told = []
    for name in asked.given if len(asked.given) > 1 else ():
        less = replace(asked, **{name: getattr(Asked(), name)})
        if number := len(desk.choose(less)[0]):
            told.append(f"{wording.count(number, 'saying')} without --{name}")
    if told:
        yield f"There {'is' if told[0].startswith('one ') else 'are'} {wording.join(told)}."

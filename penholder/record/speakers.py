"""Who speaks, settled across the reports of a pile.

Takes reports with their claims, brackets and identities; gives the claims with speakers whom another report names: the
holder of an office that one report gives no name to, a surname that another report has in full. Never touches a
speaker whom the report itself names, and undoes earlier settling first, so the same reports give the same speakers
whatever was known before.

What the pile says goes before the vocabulary: where the vocabulary has one holder of an office and the pile names
another whom the vocabulary does not know in it, the vocabulary is out of date, or the pile is of another world.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from penholder.model import (
    DateBracket,
    Identity,
    Report,
    ReportClaims,
    Speaker,
    SpeakerKind,
    Statement,
    Tenure,
)
from penholder.values.dates import first_day, last_day
from penholder.values.mentions import fold_words
from penholder.values.subjects import person_named, state_by_name

_SHARED = frozenset(
    {"ambassador", "minister", "spokesperson", "deputy permanent representative", "political coordinator",
     "deputy foreign minister", "state envoy", "un spokesperson", "mission spokesperson", "deputy special representative"}
)  # fmt: skip
"""Offices that several hold at once, one after the other in front of reporters: only reports of the same days tell."""
_SAME_DAYS = 10
"""Days within which two reports speak of one holder of such an office."""
_TERM = 730
"""Days within which a report still tells who holds an office; two years is the shortest term usual for envoys."""


@dataclass(frozen=True, slots=True)
class _Held:
    """One report's word that a person holds an office, or held it between two days."""

    name: str
    report: str
    day: date | None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True, slots=True)
class _Pile:
    """What all reports together say of offices and names."""

    held: Mapping[tuple[str, str], Sequence[_Held]]
    """By office and state or body."""
    names: Mapping[tuple[str, str], frozenset[str]]
    """Full names by folded surname and the state or body spoken for."""


def settle_speakers(
    reports: Sequence[Report],
    claims: Sequence[ReportClaims],
    brackets: Sequence[DateBracket],
    identities: Sequence[Identity] = (),
) -> tuple[ReportClaims, ...]:
    """The claims with every speaker settled that only another report names; all others as they were."""
    texts = {report.id: frozenset(_list_words(report.text)) for report in reports}
    days = {b.report: b.best or b.latest for b in brackets}
    alone = [_restore(made) for made in claims]
    pile = _gather(alone, texts, days, [t for i in identities for t in i.tenures])
    return tuple(_settle_report(made, texts, days, pile) for made in alone)


def _restore(made: ReportClaims) -> ReportClaims:
    """The claims as their report alone made them."""
    if all(s.speaker.alone is None for s in made.statements):
        return made
    return replace(made, statements=tuple(_restore_statement(s) for s in made.statements))


def _restore_statement(statement: Statement) -> Statement:
    speaker = statement.speaker
    if speaker.alone is None:
        return statement
    name = speaker.alone or None
    kind = SpeakerKind.PERSON
    if name is not None and name == speaker.speaks_for:
        kind = SpeakerKind.STATE if state_by_name(name) else SpeakerKind.BODY
    reason = "by the office alone, as the report words it"
    before = replace(speaker, kind=kind, name=name, reason=reason, confident=False, alone=None)
    return replace(statement, speaker=before)


# --------------------------------------------------------------------------- what the pile says


def _gather(
    claims: Sequence[ReportClaims],
    texts: Mapping[str, frozenset[str]],
    days: Mapping[str, date | None],
    tenures: Sequence[Tenure],
) -> _Pile:
    held: defaultdict[tuple[str, str], set[_Held]] = defaultdict(set)
    names: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    for made in claims:
        for speaker in (s.speaker for s in made.statements):
            if speaker.kind is not SpeakerKind.PERSON or not _is_named(
                speaker, texts.get(made.report, frozenset())
            ):
                continue
            name, of = speaker.name or "", speaker.speaks_for or ""
            if speaker.office:
                held[(speaker.office, of)].add(_Held(name, made.report, days.get(made.report)))
            if " " in name:
                names[(_surname(name), of)].add(name)
    for tenure in tenures:
        if tenure.words.report in texts:
            since = first_day(tenure.since) if tenure.since else None
            until = last_day(tenure.until) if tenure.until else None
            day = days.get(tenure.words.report)
            held[(tenure.office, tenure.of or "")].add(
                _Held(tenure.person, tenure.words.report, day, since, until)
            )
    ordered = {key: sorted(found, key=_order) for key, found in held.items()}
    return _Pile(ordered, {key: frozenset(found) for key, found in names.items()})


def _order(held: _Held) -> tuple[str, str, date, date, date]:
    day, since, until = (d or date.min for d in (held.day, held.since, held.until))
    return (held.name, held.report, day, since, until)


def _is_named(speaker: Speaker, text: frozenset[str]) -> bool:
    """Whether the report itself has the speaker's surname; one credited by office alone it has not."""
    return any(set(_list_words(name)) <= text for name in _list_surnames(speaker.name or ""))


def _list_surnames(name: str) -> tuple[str, ...]:
    """The last word of a name, and what the vocabulary has for the surname ("Ban" of "Ban Ki-moon")."""
    person = person_named(name)
    known = person.surnames if person is not None else ()
    return tuple(n for n in (_surname(name), *known) if n)


def _surname(name: str) -> str:
    words = _list_words(name)
    return words[-1] if words else ""


def _list_words(text: str) -> list[str]:
    return _WORD.findall(fold_words(text).lower())


_WORD = re.compile(r"[^\W_]+")


# --------------------------------------------------------------------------- settling one report


def _settle_report(
    made: ReportClaims, texts: Mapping[str, frozenset[str]], days: Mapping[str, date | None], pile: _Pile
) -> ReportClaims:
    text, day = texts.get(made.report, frozenset()), days.get(made.report)
    settled = []
    for statement in made.statements:
        name = _find_name(statement.speaker, made.report, text, day, pile)
        settled.append(statement if name is None else _credit(statement, name))
    return made if tuple(settled) == made.statements else replace(made, statements=tuple(settled))


def _credit(statement: Statement, name: str) -> Statement:
    speaker = statement.speaker
    told = f"another report names {name}"
    reason = f"{speaker.office}: {told} in this office" if speaker.office else told
    return replace(
        statement,
        speaker=replace(
            speaker,
            kind=SpeakerKind.PERSON,
            name=name,
            reason=reason,
            confident=False,
            alone=speaker.name or "",
        ),
    )


def _find_name(
    speaker: Speaker, report: str, text: frozenset[str], day: date | None, pile: _Pile
) -> str | None:
    """Whom the pile names for a speaker that the report itself does not; None to leave things as they are."""
    if speaker.jointly:
        return None
    if speaker.kind is SpeakerKind.PERSON and speaker.name and _is_named(speaker, text):
        return _complete(speaker, pile)
    if not speaker.office or speaker.kind not in (SpeakerKind.PERSON, SpeakerKind.STATE, SpeakerKind.BODY):
        return None
    told = list(_list_told(speaker, report, day, pile))
    names = {h.name for h in told}
    if not told or speaker.name in names:
        return None
    if speaker.kind is SpeakerKind.PERSON and speaker.name:
        # Both are known in the office: the vocabulary's days tell them apart better than the reports'.
        names = {n for n in names if not _is_listed(n, speaker.office)}
    if len(names) == 1:
        return names.pop()
    return None


def _list_told(speaker: Speaker, report: str, day: date | None, pile: _Pile) -> Iterator[_Held]:
    """What other reports say of the office at the time of this one."""
    office = speaker.office or ""
    reach = _SAME_DAYS if office in _SHARED else _TERM
    told = pile.held.get((office, speaker.speaks_for or ""), ())
    outside = {h.name for h in told if day and ((h.since or day) > day or (h.until or day) < day)}
    for held in told:
        if held.report == report or held.name in outside:
            continue
        near = held.day is None or (day is not None and abs((held.day - day).days) <= reach)
        if (near or held.since is not None) and (office not in _SHARED or (day and held.day)):
            yield held


def _is_listed(name: str, office: str) -> bool:
    person = person_named(name)
    return person is not None and any(o.title == office for o in person.offices)


def _complete(speaker: Speaker, pile: _Pile) -> str | None:
    """The full name behind a surname that the report gives alone, where one bearer speaks for the same."""
    name = speaker.name or ""
    if " " in name or not speaker.speaks_for:
        return None
    full = pile.names.get((_surname(name), speaker.speaks_for), frozenset())
    return next(iter(full)) if len(full) == 1 else None

"""The outlook: what the Council is likely to do about a mission's mandate, seen from one day.

Takes a record, its clock, tallies and progress of drafts, and a day; gives an `Outlook` or nothing. Never uses a vote,
mandate, request, report or position later than the day, and never a case of the day itself.

How the numbers follow from one another is in `tree.py`; the forks are counted in `consent.py`, `content.py`,
`history.py` and `members.py`; what no data tell stands in `data/likelihood.toml` as an assumption.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from penholder import vocabulary
from penholder.council.outlook.confidence import Grounds, judge_confidence
from penholder.council.outlook.consent import (
    ConsentReading,
    HostView,
    count_mission_years,
    hear_host,
    know_cases,
    read_consent,
)
from penholder.council.outlook.content import Contents, share_contents
from penholder.council.outlook.drafts import foresee_drafts
from penholder.council.outlook.history import VoteHistory, names_members, note_votes, read_history
from penholder.council.outlook.members import move_members
from penholder.council.outlook.past import CONTENTS, describe_next, list_decisions
from penholder.council.outlook.scores import load_scores, uses_model
from penholder.council.outlook.tree import (
    Tree,
    make_text,
    tell_consent,
    tell_mandate,
    tell_members,
    tell_outcome,
    tell_unanimity,
)
from penholder.council.roster import members_on
from penholder.council.rules import required_majority
from penholder.model import (
    DraftProgress,
    Edtf,
    MandateClock,
    Outlook,
    Position,
    Record,
    Restriction,
    Tally,
    VerdictKind,
)
from penholder.values.dates import last_day
from penholder.vocabulary import Mandate, Mission
from penholder.vocabulary.outlook import (
    ConsentCase,
    consent_cases,
    consent_strengths,
    draft_kinds,
    endings,
)
from penholder.vocabulary.resolutions import former_missions

YEAR = 365
"""Days ahead that count where no expiry is known."""


def make_outlook(
    record: Record,
    clock: MandateClock | None,
    tallies: Sequence[Tally],
    progress: Sequence[DraftProgress],
    day: date,
    *,
    positions: Sequence[Position] = (),
    restrictions: Sequence[Restriction] = (),
    mandates: tuple[Mandate, ...] | None = None,
) -> Outlook | None:
    """The outlook of the record's mission on the day; None without a mission, a roster or a decision to come.

    `positions` and `restrictions` are those known by the day and not set aside, `tallies` those of the day,
    `mandates` those at hand (the package's own unless given); later ones are left out here.
    """
    mission = next((m for m in vocabulary.missions() if m.key == record.mission), None)
    members = members_on(day)
    if mission is None or clock is None or not members or _is_over(mission, clock, day):
        return None
    mandates = vocabulary.mandates() if mandates is None else mandates
    if _is_open(mandates, mission.key, day):
        return None
    cases = know_cases(consent_cases(), day)
    decisions = list_decisions(mandates, endings(), cases, before=day)
    consent = _read_consent(mission, clock, cases, positions, _keep_sound(record, restrictions), day)
    votes = record.voting
    histories = tuple(read_history(mission.key, c, members, votes, day) for c in CONTENTS)
    sheet = load_scores(record.voting, mandates, day)
    coming = describe_next(mandates, decisions, mission.key, day) if uses_model(sheet) else None
    contents = share_contents(decisions, cases, consent.asked, day, coming)
    tree = _grow(consent, contents, histories, tallies, required_majority(day))
    told = tell_mandate(tree)
    leading = max(told, key=lambda c: c.probability.value)
    evidence = consent.word.evidence
    confidence, because = judge_confidence(
        Grounds(
            leading=leading,
            named=names_members(votes, day),
            report_age=_age_report(record, day),
            days_left=clock.days_left,
            contested=_is_contested(record, evidence),
        )
    )
    outlooks = tell_members(tree)
    return Outlook(
        mission=mission.key,
        day=day,
        decision_by=clock.expires,
        consent=tell_consent(tree, requested=consent.word.view in (HostView.LEAVE, HostView.STAGES)),
        mandate=told,
        outcome=tell_outcome(tree),
        unanimous=tell_unanimity(tree),
        members=outlooks,
        drafts=foresee_drafts(tree, histories, draft_kinds(), decisions, tallies),
        confidence=confidence,
        because=because,
        evidence=tuple(dict.fromkeys((*evidence, *(p for m in outlooks for p in m.stated)))),
        sheet=sheet,
        notes=(*_note_consent(consent), *note_votes(votes, day), *_tell_progress(progress, clock)),
    )


def _keep_sound(record: Record, restrictions: Sequence[Restriction]) -> tuple[Restriction, ...]:
    """Without those drawn from suspect passages."""
    doubted = {claim for suspicion in record.suspicions for claim in suspicion.claims}
    return tuple(r for r in restrictions if r.id not in doubted and r.statement not in doubted)


def _is_over(mission: Mission, clock: MandateClock, day: date) -> bool:
    """Whether nothing is left to decide: the mission has ended, or its last period is running."""
    if clock.days_left is not None and clock.days_left < 0:
        return True
    ended = (e for e in endings() if e.mission == mission.key and e.how != "continued")
    return any(e.day <= day for e in ended)


def _is_open(mandates: Sequence[Mandate], mission: str, day: date) -> bool:
    """Whether the mission goes on until the Council decides otherwise, so that no decision falls due."""
    chain = [m for m in mandates if m.mission == mission and m.adopted <= day]
    last = max(chain, key=lambda m: (m.adopted, m.resolution), default=None)
    return last is not None and last.expires is None and last.basis == "open"


def _read_consent(
    mission: Mission,
    clock: MandateClock,
    cases: Sequence[ConsentCase],
    positions: Sequence[Position],
    restrictions: Sequence[Restriction],
    day: date,
) -> ConsentReading:
    word = hear_host(mission.host_states, positions, restrictions)
    return read_consent(
        word,
        cases,
        consent_strengths(),
        mission_years=count_mission_years(vocabulary.missions(), former_missions(), day),
        days=YEAR if clock.days_left is None else clock.days_left,
        last_day=day,
    )


def _grow(
    consent: ConsentReading,
    contents: Contents,
    histories: Sequence[VoteHistory],
    tallies: Sequence[Tally],
    required: int,
) -> Tree:
    texts = tuple(
        make_text(move_members(history.standers, _options_of(content), tallies), required, history, content)
        for content, history in zip(CONTENTS, histories, strict=True)
    )
    return Tree(consent.withdrawn, contents.after_request, contents.without, contents.put, texts)


def _options_of(content: str) -> tuple[str, ...]:
    """The options that are the whole of a content: what members say of them they say of that decision."""
    return tuple(k.option for k in draft_kinds() if k.content == content and k.count == "all")


def _age_report(record: Record, day: date) -> int | None:
    known = [b.latest or b.best for b in record.brackets]
    ages = [(day - k).days for k in known if k is not None and k <= day]
    return min(ages, default=None)


def _is_contested(record: Record, evidence: Sequence[str]) -> bool:
    """Whether a verdict sets a claim that moved the outlook against another version of it."""
    open_ = (VerdictKind.CONTRADICTION, VerdictKind.UNDETERMINED, VerdictKind.GARBLE)
    return any(
        v.kind in open_ and (v.a in evidence or v.b in evidence) for m in record.matters for v in m.verdicts
    )


def _note_consent(consent: ConsentReading) -> tuple[str, ...]:
    said = {
        HostView.LEAVE: "The host state has asked the mission to leave.",
        HostView.STAGES: "The host state has asked the mission to leave by stages.",
        HostView.AGAINST: "The host state opposes that the mission is kept, and has not asked it to leave.",
        HostView.CONDITIONAL: "The host state has set conditions, or said both one thing and the other.",
        HostView.AGREES: "The host state wants the mission kept, by its last word.",
        HostView.RESTRICTS: "The host state restricts the mission and has not spoken on its future.",
    }
    word = said.get(consent.word.view)
    return (word,) if word else ()


def _tell_progress(progress: Sequence[DraftProgress], clock: MandateClock) -> tuple[str, ...]:
    """How far drafts have come: said, and not counted, for reports seldom tell what a draft would do.

    A draft whose last stage is no later than the mandate in force was that mandate or came before it.
    """
    since = max((step.day for step in clock.steps if step.kind == "mandate"), default="")
    return tuple(
        f"A draft is reported as {p.stage.value}; what it would do is not read from that."
        for p in progress
        if p.stage is not None and not _is_past(p, since)
    )


def _is_past(progress: DraftProgress, since: Edtf) -> bool:
    """Whether every stage has a day, and none is after the one given."""
    days = [last_day(step.day) if step.day else None for step in progress.steps]
    adopted = last_day(since) if since else None
    return adopted is not None and all(day is not None and day <= adopted for day in days)

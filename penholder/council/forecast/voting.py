"""What becomes of a text that is put to the vote.

Takes a question and a desk; gives the chances of adoption, failure, veto and unanimity. Never says whether a text is
put to the vote at all.
"""

from __future__ import annotations

from dataclasses import dataclass

from penholder import vocabulary
from penholder.council.forecast.beliefs import Belief, believe_count, believe_odds, believe_share
from penholder.council.forecast.desk import Desk
from penholder.council.forecast.experience import STRENGTH, SUBJECT_STRENGTH
from penholder.council.forecast.logistic import Odds
from penholder.council.forecast.matters import Content, VoteTraits, describe_text
from penholder.council.forecast.rows import OUTCOME, UNANIMITY
from penholder.model.outlook import Basis, Forecaster, Probability


@dataclass(frozen=True, slots=True)
class VoteQuestion:
    """What a text put to the vote is about, as far as known beforehand."""

    mission: str | None = None
    """Key of `data/missions.toml`."""
    subject: str = ""
    """Any words on its subject: title, agenda heading."""
    topics: tuple[str, ...] = ()
    content: Content | None = None
    """What the text does; read from the words when None, and of a mission's text without words its mandate."""


@dataclass(frozen=True, slots=True)
class VoteForecast:
    """Chances of a text that is put to the vote; adopted, failed and vetoed sum to one."""

    adopted: Probability
    failed: Probability
    """Short of the affirmative votes it needs."""
    vetoed: Probability
    unanimous: Probability
    """Adopted with every member's vote."""


_NEAR = ", those on the same situation, older ones counting for less"


@dataclass(frozen=True, slots=True)
class Founded:
    """A belief with what it rests on."""

    belief: Belief
    basis: Basis
    cases: int
    counted: str = ""
    """Which votes the cases are, where they are not all."""


def find_matter(question: VoteQuestion) -> VoteTraits:
    """Situations and kind of what is asked about."""
    words = describe_text("", question.subject, question.topics)
    hosts = next((m.host_states for m in vocabulary.missions() if m.key == question.mission), ())
    content = question.content or words.content
    if content is Content.OTHER and question.content is None and question.mission is not None:
        content = Content.MISSION
    return VoteTraits(tuple(sorted({*words.situations, *hosts})), content)


def foresee_vote(question: VoteQuestion, desk: Desk) -> VoteForecast:
    """The chances, by the models where the score sheet leaves the question to them, else by base rates."""
    matter = find_matter(question)
    lost, split = believe_lost(matter, desk), believe_split(matter, desk)
    share = believe_share(desk.experience.share_vetoed(matter, desk.day), STRENGTH)
    unanimous = lost.belief.rest.times(split.belief.rest)

    def tell(belief: Belief, of: Founded) -> Probability:
        return belief.as_probability(of.basis, of.cases, desk.source + of.counted)

    return VoteForecast(
        tell(lost.belief.rest, lost),
        tell(lost.belief.times(share.rest), lost),
        tell(lost.belief.times(share), lost),
        tell(unanimous, split),
    )


def believe_split(matter: VoteTraits, desk: Desk) -> Founded:
    """That an adopted text is not adopted unanimously."""
    known, day = desk.experience, desk.day
    if desk.unanimity is not None and desk.shows(UNANIMITY) is Forecaster.MODEL:
        odds: Odds = desk.unanimity.predict(known.read_unanimity(matter, day))
        return Founded(believe_odds(odds), Basis.FITTED, desk.unanimity.cases)
    cases, split = known.count_split(day)
    base = believe_count(split, cases)
    if desk.shows(UNANIMITY) is Forecaster.SUBJECT_RATE:
        near, split_near = known.count_split_on(matter, day)
        belief = believe_count(split_near, near, prior=base.mean, strength=SUBJECT_STRENGTH)
        return Founded(belief, Basis.BASE_RATE, round(near), _NEAR)
    return Founded(base, Basis.BASE_RATE, cases)


def believe_lost(matter: VoteTraits, desk: Desk) -> Founded:
    """That a text put to the vote is not adopted."""
    known, day = desk.experience, desk.day
    if desk.outcome is not None and desk.shows(OUTCOME) is Forecaster.MODEL:
        odds = desk.outcome.predict(known.read_outcome(matter, day))
        return Founded(believe_odds(odds), Basis.FITTED, desk.outcome.cases)
    adopted, failed, vetoed = known.count_outcomes(day)
    base = believe_count(failed + vetoed, adopted + failed + vetoed)
    if desk.shows(OUTCOME) is Forecaster.SUBJECT_RATE:
        near, lost_near = known.count_lost_on(matter, day)
        belief = believe_count(lost_near, near, prior=base.mean, strength=SUBJECT_STRENGTH)
        return Founded(belief, Basis.BASE_RATE, round(near), _NEAR)
    return Founded(base, Basis.BASE_RATE, adopted + failed + vetoed)

"""Whether a matter is procedural: the list agreed in 1945, the vote on the question, the President's ruling.

Takes a matter, votes or a ruling; gives the nature of the matter and what follows for the draft. Never decides
a doubtful matter by itself: without a vote, a ruling or a listed matter the nature is None.

Sources: Charter art. 27 (2); Statement by the four sponsoring Governments on voting procedure, San Francisco,
7 June 1945 (UNCIO, vol. XI, pp. 710-714), part I, para. 2 (what is procedural) and part II, para. 2 (the question
whether a matter is procedural is itself decided under article 27 (3)). Practice: a permanent member's no on that
question made the matter one of substance, and a second no then defeated the draft (Spanish question, S/PV.49,
1946; Czechoslovak question, S/PV.303, 1948); the President ruled the matter procedural all the same on the
invitation to the People's Republic of China (S/PV.507, 1950) and on the sub-committee for Laos (S/PV.848, 1959).
The question has not been put since 1959.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from penholder.council.rules.outcomes import Outcome, decide_roll_call
from penholder.model import NamedVote, VoteResult


class Nature(StrEnum):
    """What kind of decision is asked."""

    PROCEDURAL = "procedural"
    SUBSTANTIVE = "substantive"


class ProceduralMatter(StrEnum):
    """Matters decided without a veto, by the Charter's heading, the 1945 statement or settled practice.

    >>> ProceduralMatter("include a subject in the agenda").name
    'AGENDA'
    """

    RULES = "adopt or alter the rules of procedure"
    """Art. 30."""
    PRESIDENT = "choose the way the President is selected"
    """Art. 30."""
    CONTINUITY = "organise to function continuously"
    """Art. 28 (1)."""
    TIME_AND_PLACE = "select times and places of meetings"
    """Art. 28 (2) and (3)."""
    SUBSIDIARY_BODY = "establish bodies for the performance of its functions"
    """Art. 29; where the body is given powers of its own, practice has treated it as substance."""
    INVITE_MEMBER = "invite a member not in the Council whose interests are affected"
    """Art. 31."""
    INVITE_PARTY = "invite a party to a dispute to take part in the discussion"
    """Art. 32."""
    AGENDA = "include a subject in the agenda"
    """The 1945 statement, part I, para. 3 (nobody can alone prevent discussion); practice since 1946."""
    ADJOURN = "suspend or adjourn a meeting"
    """Rule 33."""
    OVERRULE = "overrule the President's ruling on a point of order"
    """Rule 30."""
    EMERGENCY_SESSION = "call an emergency special session of the General Assembly"
    """General Assembly resolution 377 A (V); resolutions 120 (1956), 462 (1980) and 2623 (2022) were adopted
    against the vote of a permanent member."""


@dataclass(frozen=True, slots=True)
class NatureRuling:
    """Whether a matter was held to be procedural, and on what ground."""

    nature: Nature
    reason: str


def vote_on_nature(votes: Iterable[NamedVote], day: date) -> NatureRuling:
    """What a vote on the question "Is the matter procedural?" settles.

    The question is itself one of substance: short of the majority, or with a permanent member against, the
    matter is substantive (1945 statement, part II, para. 2).

    >>> from penholder.model import MemberVote
    >>> sat = ("AR", "CA", "CN", "FR", "IT", "JP", "PA", "TN", "GB", "US")
    >>> votes = [*(NamedVote(m, MemberVote.YES) for m in sat), NamedVote("SU", MemberVote.NO)]
    >>> str(vote_on_nature(votes, date(1959, 9, 7)).nature)
    'substantive'
    """
    outcome = decide_roll_call(votes, day)
    if outcome.result is VoteResult.ADOPTED:
        return NatureRuling(Nature.PROCEDURAL, f"the Council held it procedural: {outcome.reason}")
    return NatureRuling(
        Nature.SUBSTANTIVE,
        f"not held procedural: {outcome.reason}; the question itself is one of substance "
        "(San Francisco statement of 7 June 1945, part II, para. 2)",
    )


def rule_on_nature(ruled: Nature, day: date, challenge: Iterable[NamedVote] | None = None) -> NatureRuling:
    """What a ruling of the President settles; `challenge` are the votes on overruling it, None if not challenged.

    A ruling stands unless overruled (rule 30), and overruling it is a matter of procedure: no veto saves or
    breaks it.

    >>> rule_on_nature(Nature.PROCEDURAL, date(1959, 9, 7)).reason
    'ruling of the President, which stands unless overruled (rule 30)'
    """
    if challenge is not None and _is_adopted(decide_roll_call(challenge, day, procedural=True)):
        other = Nature.SUBSTANTIVE if ruled is Nature.PROCEDURAL else Nature.PROCEDURAL
        return NatureRuling(other, f"the President's ruling that it is {ruled} was overruled (rule 30)")
    return NatureRuling(ruled, "ruling of the President, which stands unless overruled (rule 30)")


def decide_under_double_veto(nature: NatureRuling, votes: Iterable[NamedVote], day: date) -> Outcome:
    """The outcome of a draft whose nature was in dispute.

    A second no of a permanent member defeats it only where the matter was held to be one of substance.

    >>> from penholder.model import MemberVote
    >>> day, sat = date(1959, 9, 7), ("AR", "CA", "CN", "FR", "IT", "JP", "PA", "TN", "GB", "US")
    >>> votes = [*(NamedVote(m, MemberVote.YES) for m in sat), NamedVote("SU", MemberVote.NO)]
    >>> ruled, voted = rule_on_nature(Nature.PROCEDURAL, day), vote_on_nature(votes, day)
    >>> [str(decide_under_double_veto(held, votes, day).result) for held in (ruled, voted)]
    ['adopted', 'vetoed']
    """
    outcome = decide_roll_call(votes, day, procedural=nature.nature is Nature.PROCEDURAL)
    return Outcome(outcome.result, f"{outcome.reason}; {nature.reason}")


def _is_adopted(outcome: Outcome) -> bool:
    return outcome.result is VoteResult.ADOPTED

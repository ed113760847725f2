"""Votes that a person sets for a member: as typed for a trial, or signed and kept.

Takes words ("china=abstain"), a record and a day; gives `SetVote` values. Never takes one for a state without a
seat on the day, and never lets two words for one member stand.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from difflib import get_close_matches

from penholder import vocabulary
from penholder.council.readings import SetVote
from penholder.council.roster import Member, members_on
from penholder.errors import UsageError
from penholder.model import JudgedState, Judgement, MemberVote, Record, Ruling
from penholder.values.gazetteer import fold_words
from penholder.values.subjects import state_by_name
from penholder.vocabulary.un_names import un_spellings

UNKNOWN = "unknown"
"""The word that leaves a vote open whatever the member said."""
WORDS = (*(vote.value for vote in MemberVote), UNKNOWN)
"""Words a vote can be set to."""
_SAME = {
    "in favour": MemberVote.YES,
    "in favor": MemberVote.YES,
    "favour": MemberVote.YES,
    "favor": MemberVote.YES,
    "for": MemberVote.YES,
    "against": MemberVote.NO,
    "abstention": MemberVote.ABSTAIN,
    "abstained": MemberVote.ABSTAIN,
    "abstains": MemberVote.ABSTAIN,
    "abstaining": MemberVote.ABSTAIN,
    "no vote": MemberVote.ABSENT,
    "did not vote": MemberVote.ABSENT,
    "not voting": MemberVote.ABSENT,
}
"""Other words for a vote, as the Council's records and the Library's files have them."""
_VETO = ("veto", "vetoes", "vetoed")
"""A permanent member's vote against."""
_LONGEST = 60


def read_set_votes(typed: Iterable[str], day: date) -> tuple[SetVote, ...]:
    """The votes typed as MEMBER=VOTE, by member; a member set twice to one vote counts once.

    Raises `UsageError` for anything else, for a state without a seat on the day, and for a member set two ways.
    """
    found: dict[str, SetVote] = {}
    for words in typed:
        name, equals, vote = words.rpartition("=")
        if not equals or not name.strip() or not vote.strip():
            raise UsageError(f"--set {_say(words)}: write MEMBER=VOTE, as china=abstain")
        member = find_member(name, day)
        made = SetVote(member.iso, _read_veto(vote, member) or read_vote(vote))
        before = found.setdefault(made.member, made)
        if before != made:
            raise UsageError(f"{_say(name)} is set to {_word(before)} and to {_word(made)}; choose one")
    return tuple(found[member] for member in sorted(found))


def _read_veto(word: str, member: Member) -> MemberVote | None:
    """A vote against for "veto", which only a permanent member has; None for any other word."""
    if _fold(word) not in _VETO:
        return None
    if not member.permanent:
        raise UsageError(
            f"{member.name} is no permanent member and has no veto; write {member.iso.lower()}=no"
        )
    return MemberVote.NO


def _fold(word: str) -> str:
    return " ".join(word.casefold().replace("-", " ").replace("_", " ").split())


def read_vote(word: str) -> MemberVote | None:
    """The vote a word means, None for "unknown"; raises `UsageError` that lists the words.

    >>> read_vote("Abstained"), read_vote("unknown")
    (<MemberVote.ABSTAIN: 'abstain'>, None)
    """
    folded = _fold(word)
    if folded in _SAME:
        return _SAME[folded]
    if folded not in WORDS:
        near = get_close_matches(folded[:_LONGEST], WORDS, n=1)
        advice = f"did you mean {near[0]}? " if near else ""
        raise UsageError(f"no vote is called {_say(word)}; {advice}choose one of {', '.join(WORDS)}")
    return None if folded == UNKNOWN else MemberVote(folded)


def find_member(name: str, day: date) -> Member:
    """The member of the Council on that day, by name, alias, older name or code, in any case.

    Raises `UsageError` that says who sits there when the state has no seat on the day or the name is unknown.
    """
    members = members_on(day)
    if not members:
        raise UsageError(f"the Council's members on {day} are unknown: add that year to data/council.toml")
    plain = " ".join(name.replace("-", " ").replace("_", " ").split())
    codes = {member.iso: member for member in members}
    if found := codes.get(plain.upper()) or codes.get(_read_code(plain)):
        return found
    state = state_by_name(plain) or state_by_name(" ".join(name.split()))
    by_name = {fold_words(called).casefold(): m for m in members for called in (m.listed, m.name)}
    found = (codes.get(state.iso) if state else None) or by_name.get(fold_words(plain).casefold())
    if found is None:
        raise UsageError(_explain(name, day, members, known=state is not None or _is_code(plain)))
    return found


def _read_code(name: str) -> str:
    """The state of a three-letter code, as "RUS"; "" for any other word."""
    return next((s.iso for s in un_spellings() if name.upper() in s.codes), "")


def _is_code(name: str) -> bool:
    if any(state.iso == name.upper() for state in vocabulary.states()):
        return True
    return any(name.upper() in s.codes for s in un_spellings())


def _explain(name: str, day: date, members: Sequence[Member], *, known: bool) -> str:
    seated = ", ".join(m.name for m in members)
    if known:
        return f"{_say(name)} is not on the Council on {day}; on it are {seated}"
    names = {fold_words(m.name).casefold(): m.name for m in members}
    near = get_close_matches(fold_words(name).casefold()[:_LONGEST], sorted(names), n=1)
    advice = f"did you mean {names[near[0]]}? " if near else ""
    return f"no state is called {_say(name)}; {advice}on the Council on {day} are {seated}"


def _say(words: str) -> str:
    """What was typed, on one line and short."""
    return " ".join(words.split())[:_LONGEST] or "“”"


def _word(made: SetVote) -> str:
    return made.vote.value if made.vote else UNKNOWN


def merge_votes(kept: Iterable[SetVote], tried: Iterable[SetVote]) -> tuple[SetVote, ...]:
    """One vote for each member: what is tried out takes the place of what is kept."""
    merged = {vote.member: vote for vote in (*kept, *tried)}
    return tuple(merged[member] for member in sorted(merged))


def list_kept(record: Record, today: date) -> tuple[tuple[str, SetVote], ...]:
    """The signed votes in force with the option each is on; of an earlier day than the record's those signed by it."""
    kept = (j for j in list_in_force(record, today) if j.ruling is Ruling.VOTE)
    return tuple((j.option, SetVote(j.member, j.vote, j.id)) for j in kept)


def list_in_force(record: Record, today: date) -> tuple[Judgement, ...]:
    """The judgements in force on the day, by day and id."""
    earlier = record.known_on is not None and today < record.known_on
    held = (j.judgement for j in record.judged if j.state is JudgedState.IN_FORCE)
    return tuple(sorted((j for j in held if not earlier or j.on <= today), key=lambda j: (j.on, j.id)))

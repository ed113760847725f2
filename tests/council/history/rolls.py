"""Hand-made roll calls of a Council whose roster is known, and Hypothesis strategies over them."""

from __future__ import annotations

from datetime import date

from hypothesis import strategies as st

from penholder.council.roster import members_on
from penholder.model.voting import (
    MemberVote,
    NamedVote,
    RollCall,
    VoteCount,
    VoteResult,
    VotingHistory,
)

SOURCE = "votes.csv (made for a test)"
TITLES = ("on the situation in Mali", "on sanctions", "on the question of Cyprus", "on nothing in particular")


def sitting(day: date) -> tuple[str, ...]:
    """Codes of the members of a day."""
    return tuple(member.iso for member in members_on(day))


def tallied(
    day: date,
    yes: int,
    no: int = 0,
    abstain: int = 0,
    *,
    symbol: str = "",
    title: str = TITLES[0],
    result: VoteResult = VoteResult.ADOPTED,
    vetoed_by: tuple[str, ...] = (),
) -> RollCall:
    """A roll call with numbers alone."""
    count = VoteCount(yes, no, abstain)
    symbol = symbol or f"S/RES/{day:%j}({day.year})"
    where = f"votes.csv line {day.toordinal()}"
    return RollCall(symbol, day, result, title, count=count, vetoed_by=vetoed_by, where=where)


def named(day: date, title: str = TITLES[0], symbol: str = "", **votes: str) -> RollCall:
    """An adopted roll call that names everybody: yes but for those given."""
    cast = {iso: MemberVote(votes.get(iso, "yes")) for iso in sitting(day)}
    count = VoteCount(*(sum(v is kind for v in cast.values()) for kind in MemberVote))
    names = tuple(NamedVote(member, vote) for member, vote in sorted(cast.items()))
    symbol = symbol or f"S/RES/{day:%j}({day.year})"
    where = f"votes.csv line {day.toordinal()}"
    return RollCall(symbol, day, VoteResult.ADOPTED, title, count=count, votes=names, where=where)


def history(*roll_calls: RollCall, failures_to: date | None = None) -> VotingHistory:
    """A history of them."""
    held = tuple(sorted(roll_calls, key=lambda r: (r.day, r.symbol)))
    return VotingHistory(held, (SOURCE,), held[-1].day if held else None, failures_to)


@st.composite
def histories(draw: st.DrawFn, *, all_named: bool = False) -> VotingHistory:
    """Up to thirty votes of 2018 to 2022: named, unanimous, split without names, and defeated ones."""
    days = draw(
        st.lists(st.dates(date(2018, 1, 1), date(2022, 12, 31)), min_size=1, max_size=30, unique=True)
    )
    calls = [draw(_votes(day, all_named)) for day in days]
    return history(*calls, failures_to=None if all_named else date(2022, 12, 31))


@st.composite
def _votes(draw: st.DrawFn, day: date, all_named: bool) -> RollCall:
    title = draw(st.sampled_from(TITLES))
    kind = (
        "named" if all_named else draw(st.sampled_from(("named", "unanimous", "split", "vetoed", "failed")))
    )
    if kind == "named":
        others = draw(
            st.dictionaries(
                st.sampled_from(sitting(day)), st.sampled_from(("no", "abstain", "absent")), max_size=5
            )
        )
        return named(day, title, **others)
    if kind == "unanimous":
        return tallied(day, 15, title=title)
    if kind == "split":
        abstain = draw(st.integers(1, 6))
        return tallied(day, 15 - abstain, 0, abstain, title=title)
    symbol = f"S/{day.year}/{day:%j}"
    if kind == "vetoed":
        by = draw(st.sampled_from((("RU",), ("CN", "RU"), ())))
        return tallied(
            day,
            12,
            max(len(by), 1),
            3 - max(len(by), 1),
            symbol=symbol,
            title=title,
            result=VoteResult.VETOED,
            vetoed_by=by,
        )
    return tallied(day, 6, 2, 7, symbol=symbol, title=title, result=VoteResult.FAILED)

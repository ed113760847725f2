"""How many seats the Council has, who holds which, how many affirmative votes a decision needs, then and now.

Takes a day; gives numbers and codes. Never knows a vote or an elected member. Sources: Charter art. 23 (1) and 27,
before and after the amendments of General Assembly resolution 1991 A (XVIII).
"""

from __future__ import annotations

from datetime import date

FIRST_MEETING = date(1946, 1, 17)
"""First meeting of the Council, Church House, London (S/PV.1)."""
CHINA_SEAT = date(1971, 10, 25)
"""General Assembly resolution 2758 (XXVI): the People's Republic of China takes the seat of China."""
RUSSIA_SEAT = date(1991, 12, 24)
"""Letter of 24 December 1991: the Russian Federation continues the membership of the USSR."""
ENLARGED = date(1966, 1, 1)
"""First day of the Council of fifteen. The amendments of articles 23 and 27 entered into force on 31 August
1965, but the Council of eleven went on deciding by seven votes until the new members took their seats:
resolution 218 of 23 November 1965 was adopted by seven votes to none with four abstentions."""


def council_size(day: date) -> int:
    """Seats on that day: eleven, fifteen since 1966 (Charter art. 23 (1) as amended)."""
    return 15 if day >= ENLARGED else 11


def required_majority(day: date) -> int:
    """Affirmative votes any decision needs: seven, nine since 1966 (Charter art. 27 (2) and (3)).

    >>> required_majority(date(2023, 6, 30)), required_majority(date(1965, 11, 23))
    (9, 7)
    """
    return 9 if day >= ENLARGED else 7


def blocking_number(day: date) -> int:
    """Fewest members that, by not voting yes, leave a draft short of the majority (5 of 11, 7 of 15)."""
    return council_size(day) - required_majority(day) + 1


def seat_on(iso: str, day: date) -> str:
    """The code of the seat on a day: the one of the USSR and the Russian Federation has two.

    >>> seat_on("RU", date(1980, 1, 7)), seat_on("SU", date(2022, 2, 25))
    ('SU', 'RU')
    """
    if iso not in ("SU", "RU"):
        return iso
    return "SU" if day < RUSSIA_SEAT else "RU"

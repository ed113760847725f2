"""Amounts in words: how a value or interval is printed wherever it is shown.

Takes an `Amount`; gives the words, the hedge kept. Never rounds.
"""

from __future__ import annotations

from penholder.model import Amount


def format_number(value: float) -> str:
    """A number with thousands separators and no needless decimals.

    >>> format_number(12480.0)
    '12,480'
    """
    return f"{value:,.0f}" if float(value).is_integer() else f"{value:,}"


def format_amount(amount: Amount) -> str:
    """A value or interval as worded.

    >>> format_amount(Amount(300, 300, "nearly"))
    'nearly 300'
    >>> format_amount(Amount(2000, 3450))
    '2,000 to 3,450'
    """
    if amount.low is None and amount.high is None:
        number = "an unnamed number"
    elif amount.low is None or amount.high is None:
        known = amount.high if amount.low is None else amount.low
        number = f"{'up to' if amount.low is None else 'at least'} {format_number(known or 0)}"
    elif amount.low == amount.high:
        number = format_number(amount.low)
    else:
        number = f"{format_number(amount.low)} to {format_number(amount.high)}"
    return f"{amount.hedge} {number}".strip()

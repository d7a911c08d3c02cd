"""Days of the calendar, written YYYY-MM-DD, and how far they lie apart."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache

_LENGTH = 10
_SHAPE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def ordinal(day: str) -> int | None:
    """The running number of a day; None where the text is no day.

    >>> ordinal("2018-02-30") is None, ordinal("2018W011") is None
    (True, True)
    """
    # What is kept for the next time has to be short: a hostile file must not fill the memory.
    return _ordinal(day) if len(day) == _LENGTH else None


@lru_cache(maxsize=4096)
def _ordinal(day: str) -> int | None:
    if not _SHAPE.fullmatch(day):
        return None
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        return None


def is_day(text: str) -> bool:
    """Whether a text is a real day.

    >>> is_day("2016-02-29"), is_day("2018-02-30")
    (True, False)
    """
    return ordinal(text) is not None


def days_between(first: str, last: str) -> int:
    """How many days `last` lies after `first`, two real days.

    >>> days_between("2018-05-02", "2018-05-02"), days_between("2018-03-01", "2018-02-28")
    (0, -1)
    """
    start, end = ordinal(first), ordinal(last)
    assert start is not None and end is not None
    return end - start

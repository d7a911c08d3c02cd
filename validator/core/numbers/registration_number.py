"""The business registration number of old, GS 15-2006.

Registering body (6 digits), serial (8), check digit by ISO 7064 MOD 11,10.
"""

from __future__ import annotations

import re

_SHAPE = re.compile(r"[0-9]{15}")
# Before 2007 numbers had thirteen digits and no check digit.
_OLDEST = re.compile(r"[0-9]{13}")


def has_shape(number: str) -> bool:
    """Whether a compact text has fifteen digits."""
    return _SHAPE.fullmatch(number) is not None


def is_of_any_time(number: str) -> bool:
    """Whether a compact text has the fifteen digits of the standard, or the thirteen of the time before it."""
    return has_shape(number) or _OLDEST.fullmatch(number) is not None


def last_digit(number: str) -> str:
    """The check digit that the first fourteen digits call for.

    >>> last_digit("33010800000351")
    '2'
    """
    product = 10
    for digit in number[:14]:
        product = ((product + int(digit)) % 10 or 10) * 2 % 11
    return str((11 - product) % 10)


def is_right(number: str) -> bool:
    """Whether a compact text is a registration number whose check digit comes out right."""
    return has_shape(number) and last_digit(number) == number[-1]


def is_sole_trader(number: str) -> bool:
    """Whether a number of the right shape is of a sole trader: its serial begins with 6 to 9.

    >>> is_sole_trader("330108600003512"), is_sole_trader("330108000003512")
    (True, False)
    """
    return number[6] in "6789"

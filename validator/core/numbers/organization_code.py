"""The organization code, GB 11714-1997: eight characters and a check character; it lives on inside the credit code."""

from __future__ import annotations

import re
from operator import mul

ALPHABET, LAST = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ", "0123456789X"
_SHAPE = re.compile(r"[0-9A-Z]{8}[0-9X]")
_WEIGHTS = (3, 7, 9, 10, 5, 8, 4, 2)


def has_shape(code: str) -> bool:
    """Whether a compact text (no hyphen, capitals) has the shape of an organization code."""
    return _SHAPE.fullmatch(code) is not None


def last_character(code: str) -> str:
    """The check character that the first eight characters call for; letters count 10 to 35.

    >>> last_character("D2143569")
    'X'
    """
    total = sum(map(mul, map(ALPHABET.index, code[:8]), _WEIGHTS))
    return "0123456789X0"[11 - total % 11]


def is_right(code: str) -> bool:
    """Whether a compact text is an organization code whose check character comes out right."""
    return has_shape(code) and last_character(code) == code[-1]

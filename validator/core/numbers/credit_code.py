"""The unified social credit code, GB 32100-2015 with its amendment of 2016: 18 characters.

Department, category, area of the registering body (6), organization code (9, with a check of its own), check character.
"""

from __future__ import annotations

import re
from operator import mul

ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LENGTH = 18
_SHAPE = re.compile(f"[{ALPHABET}]{{{_LENGTH}}}")
_VALUES = {character: value for value, character in enumerate(ALPHABET)}
_WEIGHTS = tuple(pow(3, i, 31) for i in range(_LENGTH - 1))
SOLE_TRADER = "92"


def has_shape(code: str) -> bool:
    """Whether a compact text has the length and the characters of a credit code.

    >>> has_shape("913300000000000000"), has_shape("91330000000000000O")
    (True, False)
    """
    return _SHAPE.fullmatch(code) is not None


def last_character(code: str) -> str:
    """The check character that the first 17 characters call for.

    >>> last_character("91440300708461136")
    'T'
    """
    total = sum(map(mul, map(_VALUES.__getitem__, code[: _LENGTH - 1]), _WEIGHTS))
    return ALPHABET[-total % 31]


def is_right(code: str) -> bool:
    """Whether a compact text is a credit code whose check character comes out right."""
    return has_shape(code) and last_character(code) == code[-1]


def organization_code(code: str) -> str:
    """The organization code inside, with its own check character."""
    return code[8:17]

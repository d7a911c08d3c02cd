"""Telephone numbers of offices: area code, hyphen and number, in digits and hyphens alone.

An area code has three digits in the largest cities (010, 02x) and four elsewhere, the number seven or eight; a country
code may stand before and an extension behind. Source: the ministry's data interface 3.0 (characters); the national
numbering plan (area codes).
"""

from __future__ import annotations

import re

from validator.core.canonical import folded

_AREA = r"(?:10|2[0-9]|[3-9][0-9]{2})"
_SHAPE = re.compile(rf"(?:0|0{{0,2}}86-?0?){_AREA}-?[0-9]{{7,8}}(?:-[0-9]{{1,6}})?")


def is_right(typed: str) -> bool:
    """Whether a number has area code and number in digits and hyphens.

    >>> is_right("010-62751234"), is_right("62751234"), is_right("(010)62751234")
    (True, False, False)
    """
    return _SHAPE.fullmatch(folded(typed)) is not None

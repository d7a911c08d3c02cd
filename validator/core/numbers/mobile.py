"""Mobile numbers of the mainland: eleven digits that begin with 1."""

from __future__ import annotations

import re

from validator.core.canonical import number

_SHAPE = re.compile(r"1[3-9][0-9]{9}")
_COUNTRY = re.compile(r"(?:\+|00)?86(?=1[0-9]{10}$)")


def compact(typed: str) -> str:
    """The number without country code, spaces and hyphens.

    >>> compact("+86 138-0013-8000")
    '13800138000'
    """
    return _COUNTRY.sub("", number(typed))


def is_right(typed: str) -> bool:
    """Whether a number is a mobile number of the mainland, whatever segment is in use.

    >>> is_right("+86 138-0013-8000"), is_right("12345678901")
    (True, False)
    """
    return _SHAPE.fullmatch(compact(typed)) is not None

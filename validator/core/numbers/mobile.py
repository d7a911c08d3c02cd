"""Mobile numbers of the mainland: eleven digits that begin with 1."""

from __future__ import annotations

import re

from validator.core.canonical import number

_COUNTRY = re.compile(r"(?:\+|00)?86(?=1[0-9]{10}$)")


def compact(typed: str) -> str:
    """The number without country code, spaces and hyphens.

    >>> compact("+86 138-0013-8000")
    '13800138000'
    """
    return _COUNTRY.sub("", number(typed))

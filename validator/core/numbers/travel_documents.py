"""Numbers of passports, travel passes and older cards: shapes alone, for none of them carries a check that is known.

Sources: the rule of the ministry of public security on passes of Hong Kong and Macao residents (1999); public notes on
passes of Taiwan residents; the notice of the immigration administration of 2023 (the card of 15 characters before it).
Passports of the world have no common shape but letters and digits: the widest is taken.
"""

from __future__ import annotations

import re
from collections.abc import Mapping

PASSPORT, HKMO_PASS, TAIWAN_PASS, OLD_FOREIGN = (
    "passport", "hkmo-travel-permit", "tw-travel-permit", "permanent-resident-id-old",
)  # fmt: skip

_SHAPES: Mapping[str, re.Pattern[str]] = {
    PASSPORT: re.compile(r"[0-9A-Z]{5,20}"),
    # H (Hong Kong) or M (Macao) and eight digits for life; older cards add two for the count of issues.
    HKMO_PASS: re.compile(r"[HM][0-9]{8}(?:[0-9]{2})?"),
    # Eight digits; older passes add a count of two digits, or letters, in brackets or not.
    TAIWAN_PASS: re.compile(r"[A-Z]?[0-9]{8}(?:[0-9]{2})?(?:\(?[A-Z]\)?)?"),
    OLD_FOREIGN: re.compile(r"[A-Z]{3}[0-9]{12}"),
}


def has_shape(number: str, sort: str) -> bool:
    """Whether a compact text has the shape of numbers of that sort.

    >>> has_shape("H1234567800", HKMO_PASS), has_shape("H123456780", HKMO_PASS)
    (True, False)
    """
    return _SHAPES[sort].fullmatch(number) is not None

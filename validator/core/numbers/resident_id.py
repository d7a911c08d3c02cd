"""The identity number of residents, GB 11643-1999: area (6), date of birth (8), serial (3), check character.

Residence permits of Hong Kong, Macao and Taiwan residents carry one as well, with areas 81, 82 and 83. The card of
foreigners with permanent residence has 18 characters since 2023-12-01 and the same check: 9, province (2), nationality
(3), date of birth (8), serial (3). Sources: the standard; the notice of the immigration administration of 2023.

An area is looked up by its first two digits alone: a card keeps for life the area where it was first issued.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from operator import mul

from validator.core.days import is_day
from validator.core.numbers.faults import (
    AREA,
    BIRTH_DATE,
    BIRTH_DATE_LATER,
    LAST_CHARACTER,
    OLD_GENERATION,
    Fault,
    character_fault,
    length_fault,
)

RESIDENT, HKMO, TAIWAN, FOREIGN = (
    "resident-id", "hkmo-resident-permit", "tw-resident-permit", "foreign-permanent-resident-id",
)  # fmt: skip
_LENGTH, _OLD_LENGTH = 18, 15
_DIGITS = "0123456789"
_SHAPE = re.compile("[0-9]{17}[0-9X]")
_ALPHABETS = (*(_DIGITS,) * (_LENGTH - 1), _DIGITS + "X")
_WEIGHTS = tuple(pow(2, 17 - i, 11) for i in range(_LENGTH - 1))
_LAST = "10X98765432"
# Areas that no province bureau stands for: Taiwan as a province, and the permits of Hong Kong, Macao and Taiwan.
_FURTHER_AREAS = ("71", "81", "82", "83")
_PERMITS = {"81": HKMO, "82": HKMO, "83": TAIWAN}


def has_shape(number: str) -> bool:
    """Whether a compact text has the length and the characters of an identity number.

    >>> has_shape("11010519491231002X"), has_shape("110105194912310020X"), has_shape("X10105194912310020")
    (True, False, False)
    """
    return _SHAPE.fullmatch(number) is not None


def last_character(number: str) -> str:
    """The check character that the first 17 digits call for.

    >>> last_character("11010519491231002")
    'X'
    """
    total = sum(map(mul, map(int, number[: _LENGTH - 1]), _WEIGHTS))
    return _LAST[total % 11]


def birth_date(number: str) -> str:
    """The date of birth in a number of the right shape, as it stands there, real or not.

    >>> birth_date("11010519491231002X")
    '1949-12-31'
    """
    return f"{number[6:10]}-{number[10:12]}-{number[12:14]}"


def fault(number: str, areas: Collection[str], day: str) -> Fault | None:
    """What is wrong with a compact number on a day, `areas` being the first two digits of provinces; None if nothing.

    >>> fault("11010519491231002X", {"11"}, "2018-05-02")
    >>> fault("110105194912310021", {"11"}, "2018-05-02").kind
    'check-character'
    """
    if has_shape(number):
        return _meaning_fault(number, areas, day)
    if len(number) == _OLD_LENGTH and number.isdecimal():
        return Fault(OLD_GENERATION)
    return length_fault(number, _LENGTH) or character_fault(
        number, _ALPHABETS, lambda mended: is_right(mended, areas, day)
    )


def is_right(number: str, areas: Collection[str], day: str) -> bool:
    """Whether a compact text is an identity number with nothing wrong."""
    return has_shape(number) and _meaning_fault(number, areas, day) is None


def _meaning_fault(number: str, areas: Collection[str], day: str) -> Fault | None:
    if last_character(number) != number[-1]:
        return Fault(LAST_CHARACTER)
    if not _names_an_area(number, areas):
        return Fault(AREA)
    born = birth_date(number)
    if not is_day(born):
        return Fault(BIRTH_DATE)
    return Fault(BIRTH_DATE_LATER) if born > day else None


def _names_an_area(number: str, areas: Collection[str]) -> bool:
    area = number[1:3] if number[0] == "9" else number[:2]
    return area in areas or area in _FURTHER_AREAS


def certificate_type(number: str) -> str:
    """The certificate that a right number is of.

    >>> certificate_type("810000199408230021"), certificate_type("932682198501010017")
    ('hkmo-resident-permit', 'foreign-permanent-resident-id')
    """
    return FOREIGN if number[0] == "9" else _PERMITS.get(number[:2], RESIDENT)

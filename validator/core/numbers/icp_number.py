"""The filing number: 浙ICP备12000000号 of a subject, …-1 of a website, …-2A of an app.

Eight digits with the year in two (2005 to 2020) or ten with the year in four (2020 on); both were issued in 2020.
Sources: the ministry's data interface 3.0 (parts of the number); numbers printed in public footers, 2005 to 2026.
Which character stands for a province is asked of the caller: it is a table and may change.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from typing import NamedTuple

from validator.core.canonical import folded
from validator.core.numbers import license_number

_DIGITS = r"(?P<digits>(?:0[5-9]|1[0-9]|20)[0-9]{6}|20[2-9][0-9]{7})"
_SUFFIX = r"(?P<suffix>[1-9][0-9]{0,4}(?P<letter>[AXK])?)"
_STRICT = re.compile(rf"(?P<province>\w)ICP备{_DIGITS}号(?:-{_SUFFIX})?")
# What can be read all the same: 号 left out, or put behind the suffix.
_READABLE = re.compile(rf"(?P<province>\w)ICP备{_DIGITS}(?:号)?(?:-{_SUFFIX})?(?:号)?")
# What the ministry's interface takes.
LONGEST = 128
_TRADITIONAL = str.maketrans("備號證", "备号证")

SUBJECT, WEBSITE, APP, LICENSE, WRONG_ABBREVIATION, ODD = (
    "subject", "website", "app", "license", "wrong-abbreviation", "odd",
)  # fmt: skip

Abbreviation = Callable[[str], str]


class IcpNumber(NamedTuple):
    """A number taken apart: the province's character ("" for a national license), the subject's number, the part
    after the hyphen ("" without one)."""

    province: str
    subject: str
    suffix: str

    @property
    def text(self) -> str:
        """The number as it should be written."""
        return f"{self.subject}-{self.suffix}" if self.suffix else self.subject


def read(typed: str) -> IcpNumber | None:
    """What a typed number means, once spaces, width and the place of 号 are mended; None where it cannot be told.

    >>> read("京 ICP 备 13052560 号 - 1").text
    '京ICP备13052560号-1'
    >>> read("陕ICP备12000810-2号").subject
    '陕ICP备12000810号'
    >>> read("浙B2-20080224号").subject
    '浙B2-20080224'
    >>> read("黑ICP备032310310号")
    """
    return _read(typed) if len(typed) <= LONGEST else None


@lru_cache(maxsize=1024)
def _read(typed: str) -> IcpNumber | None:
    text = folded(typed).upper().translate(_TRADITIONAL)
    found = _READABLE.fullmatch(text)
    if found:
        return IcpNumber(found["province"], f"{found['province']}ICP备{found['digits']}号", found["suffix"] or "")
    held = license_number.read(text)
    if held is None or "D" in held.services:
        return None
    return IcpNumber(held.province, held.text, held.suffix)


def form(typed: str, abbreviation: Abbreviation) -> str:
    """What a number looks like as it was typed, nothing mended.

    `abbreviation` says whether a character is the "right" one of a province, a "wrong" one that people use, or "".

    >>> form("浙ICP备12000000号-2A", lambda character: "right")
    'app'
    >>> form("川ICP备12000000号", lambda character: "wrong")
    'wrong-abbreviation'
    >>> form("京ICP备12000000", lambda character: "right")
    'odd'
    """
    found = _STRICT.fullmatch(typed)
    if found is None:
        return LICENSE if license_number.is_license(typed, abbreviation) else ODD
    standing = abbreviation(found["province"])
    if standing != "right":
        return WRONG_ABBREVIATION if standing == "wrong" else ODD
    if found["letter"]:
        return APP
    return WEBSITE if found["suffix"] else SUBJECT


def subject_number(typed: str) -> str:
    """The subject's number in the form in which numbers are compared; what cannot be read is only folded.

    >>> subject_number("浙ＩＣＰ备12000000号-3")
    '浙ICP备12000000号'
    """
    found = read(typed)
    return found.subject if found else folded(typed)


def website_number(typed: str) -> str:
    """A website's number in the form in which numbers are compared; what cannot be read is only folded."""
    found = read(typed)
    return found.text if found else folded(typed)

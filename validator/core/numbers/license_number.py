"""The number of a telecommunications license: 京ICP证030173号 of old, 粤B2-20090059 since.

A2.B1.B2-… without a province holds for the whole country, 合字B2-… is given where there is foreign capital.
A number of class D is a domain registrar's and no ICP license.

Source: license numbers printed in public footers and in providers' documentation, 2003 to 2024.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

from validator.core.canonical import folded

_OLD = re.compile(r"(?P<province>\w)ICP证(?P<digits>[0-9]{6})号?(?:-(?P<suffix>[1-9][0-9]{0,4}[AXK]?))?号?")
_NEW = re.compile(
    r"(?P<province>合字|[^\W0-9A-Z])?(?P<services>[A-D][0-9](?:\.[A-D][0-9])*|[AB](?:-[0-9]){1,2})"
    r"-(?P<digits>[0-9]{10}|[0-9]{8})号?(?:-(?P<suffix>[1-9][0-9]{0,4}[AXK]?))?"
)
_TRADITIONAL = str.maketrans("號證", "号证")
_FILING = re.compile(r"\wICP备[0-9]{8}(?:[0-9]{2})?号?(?P<suffix>-[0-9]+[AXK]?)?号?")

ICP_LICENSE, PROVINCIAL, NATIONAL, FOREIGN, REGISTRAR, ODD = (
    "icp-license", "provincial", "national", "foreign", "registrar", "odd",
)  # fmt: skip

Abbreviation = Callable[[str], str]


class LicenseNumber(NamedTuple):
    """A license number taken apart: the province's character ("" for the whole country, 合字 with foreign capital),
    the services ("" in the old form), the number itself, the part after the last hyphen ("" without one)."""

    province: str
    services: str
    text: str
    suffix: str


def read(typed: str) -> LicenseNumber | None:
    """What a typed license number means, once spaces and width are mended; None where it is none.

    >>> read("粤A2-20044005号").text
    '粤A2-20044005'
    >>> read("京ICP证030173号-1")
    LicenseNumber(province='京', services='', text='京ICP证030173号', suffix='1')
    """
    text = folded(typed).upper().translate(_TRADITIONAL)
    old = _OLD.fullmatch(text)
    if old:
        return LicenseNumber(old["province"], "", f"{old['province']}ICP证{old['digits']}号", old["suffix"] or "")
    new = _NEW.fullmatch(text)
    if new is None:
        return None
    province = new["province"] or ""
    return LicenseNumber(province, new["services"], f"{province}{new['services']}-{new['digits']}", new["suffix"] or "")


def form(typed: str, abbreviation: Abbreviation) -> str:
    """What a license number looks like; subject and website are the forms of a filing number.

    `abbreviation` says whether a character is the "right" one of a province, a "wrong" one that people use, or "".

    >>> form("合字B2-20180025", lambda character: "")
    'foreign'
    >>> form("浙D3-20210002", lambda character: "right")
    'registrar'
    """
    filing = _FILING.fullmatch(folded(typed))
    if filing:
        return "website" if filing["suffix"] else "subject"
    found = read(typed)
    if found is None:
        return ODD
    if found.province not in ("", "合字") and not abbreviation(found.province):
        return ODD
    if "D" in found.services:
        return REGISTRAR
    if not found.services:
        return ICP_LICENSE
    return {"": NATIONAL, "合字": FOREIGN}.get(found.province, PROVINCIAL)


def is_license(typed: str, abbreviation: Abbreviation) -> bool:
    """Whether a number is that of an ICP license, a registrar's not being one."""
    return form(typed, abbreviation) in (ICP_LICENSE, PROVINCIAL, NATIONAL, FOREIGN)


def compact(typed: str) -> str:
    """A license number in the form in which numbers are compared; what cannot be read is only folded."""
    found = read(typed)
    return found.text if found else folded(typed)

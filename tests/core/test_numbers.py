"""Numbers that are names, against numbers that were really issued, and some that were not."""

from __future__ import annotations

from pathlib import Path

import pytest
from projecting import FOUNDING, raw_tables

from validator.core import canonical
from validator.core.numbers import credit_code, icp_number, ip_address, license_number, mobile, service_code
from validator.core.numbers import organization_code as organization
from validator.core.numbers import registration_number as registration
from validator.core.tables import Tables

VECTORS = Path(__file__).resolve().parent.parent / "vectors"
TABLES = Tables(raw_tables(), FOUNDING)


def rows(name: str) -> list[list[str]]:
    lines = (VECTORS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [line.split("\t") for line in lines if not line.startswith("#")]


@pytest.mark.parametrize("number", [row[0] for row in rows("icp_numbers")])
def test_no_filing_number_that_was_issued_is_odd(number: str) -> None:
    suffix = number.partition("号")[2]
    wanted = "app" if suffix.endswith(("A", "X", "K")) else "website" if suffix else "subject"
    assert icp_number.form(number, TABLES.abbreviation) == wanted
    assert icp_number.website_number(number) == number
    assert icp_number.subject_number(number) == number.partition("号")[0] + "号"


def test_the_numbers_come_from_every_province() -> None:
    provinces = {TABLES.province_of(row[0][0]) for row in rows("icp_numbers")}
    assert len(provinces) == 31 and None not in provinces


@pytest.mark.parametrize(("number", "form"), [(row[0], row[1]) for row in rows("icp_numbers_odd")])
def test_what_is_no_proper_filing_number_is_told_by_its_form(number: str, form: str) -> None:
    assert icp_number.form(number, TABLES.abbreviation) == form


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("京 ICP 备 13052560 号 - 1", "京ICP备13052560号-1"),
        ("藏ICP备 07500042号", "藏ICP备07500042号"),
        ("浙ＩＣＰ备１２００００００号", "浙ICP备12000000号"),
        ("浙icp备12000000号", "浙ICP备12000000号"),
        ("新ICP备10005645", "新ICP备10005645号"),
        ("陕ICP备12000810-2号", "陕ICP备12000810号-2"),
        ("浙ICP備12000000號–3", "浙ICP备12000000号-3"),
        ("粤B2-20090059-1626X", "粤B2-20090059-1626X"),
    ],
)
def test_a_number_written_carelessly_is_understood(typed: str, meant: str) -> None:
    assert icp_number.website_number(typed) == meant


@pytest.mark.parametrize("typed", ["黑ICP备032310310号", "京ICP12345678号", "浙D3-20210002", "not a number", ""])
def test_what_cannot_be_understood_is_only_folded(typed: str) -> None:
    assert icp_number.read(typed) is None
    assert icp_number.subject_number(typed) == canonical.folded(typed)


@pytest.mark.parametrize(("number", "form"), [(row[0], row[1]) for row in rows("license_numbers")])
def test_a_license_number_is_told_by_its_form(number: str, form: str) -> None:
    assert license_number.form(number, TABLES.abbreviation) == form


def test_a_license_number_may_stand_for_a_filing_number() -> None:
    held = [row[0] for row in rows("license_numbers") if row[1] in ("icp-license", "provincial", "national", "foreign")]
    assert {icp_number.form(number, TABLES.abbreviation) for number in held} == {"license"}


def test_the_character_that_ends_a_license_number_makes_no_difference() -> None:
    assert license_number.compact("粤A2-20044005号") == license_number.compact("粤A2-20044005")


@pytest.mark.parametrize("code", [row[0] for row in rows("credit_codes")])
def test_a_credit_code_that_was_issued_is_right_twice(code: str) -> None:
    assert credit_code.is_right(code)
    assert organization.is_right(credit_code.organization_code(code))


@pytest.mark.parametrize(("code", "fault", "expected"), [tuple(row) for row in rows("credit_codes_wrong")])
def test_a_wrong_credit_code_is_wrong_where_it_was_worked_out(code: str, fault: str, expected: str) -> None:
    assert credit_code.is_right(code) is (fault == "inner check")
    assert credit_code.has_shape(code) is (fault != "shape")
    if fault == "check":
        assert credit_code.last_character(code) == expected
    if fault == "inner check":
        assert organization.last_character(credit_code.organization_code(code)) == expected


@pytest.mark.parametrize(("standard", "number", "passes"), [tuple(row) for row in rows("registration_numbers")])
def test_older_numbers_are_judged_by_their_standard(standard: str, number: str, passes: str) -> None:
    judge = registration.is_right if standard == "GS 15-2006" else organization.is_right
    assert judge(canonical.number(number)) is (passes == "yes")


@pytest.mark.parametrize(
    ("address", "scope"),
    [
        ("8.8.8.8", "public"),
        ("203.0.113.7", "public"),
        ("172.15.255.255", "public"),
        ("172.16.0.0", "private"),
        ("172.31.255.255", "private"),
        ("172.32.0.0", "public"),
        ("192.168.1.1", "private"),
        ("10.255.255.255", "private"),
        ("11.0.0.0", "public"),
        ("100.64.0.1", "reserved"),
        ("100.128.0.0", "public"),
        ("169.254.1.1", "reserved"),
        ("0.0.0.0", "reserved"),
        ("255.255.255.255", "reserved"),
        ("223.255.255.255", "public"),
        ("256.1.1.1", "unreadable"),
        ("1.2.3", "unreadable"),
        ("01.2.3.4", "unreadable"),
        ("1.2.3.4/24", "unreadable"),
        ("2001:db8::1", "public"),
        ("2400:3200::1", "public"),
        ("fd00::1", "private"),
        ("fe80::1", "reserved"),
        ("::1", "reserved"),
        ("::ffff:10.0.0.1", "reserved"),
        ("1:2", "unreadable"),
        ("fe80::1%eth0", "reserved"),
        ("", "unreadable"),
    ],
)
def test_an_address_is_public_or_is_told_why_not(address: str, scope: str) -> None:
    assert ip_address.scope(address) == scope


@pytest.mark.parametrize("typed", ["13800138000", "+86 13800138000", "86-138-0013-8000", "0086 13800138000"])
def test_a_mobile_number_is_the_same_however_it_is_written(typed: str) -> None:
    assert mobile.compact(typed) == "13800138000"


def test_two_mobile_numbers_stay_two() -> None:
    assert mobile.compact("13800138000") != mobile.compact("13800138001")
    assert mobile.compact("8613800138") == "8613800138"


def test_a_service_code_is_compared_in_small_letters_without_spaces() -> None:
    assert service_code.compact(" 32A43232-A888-88E8-B9EC-00888BE80000") == "32a43232-a888-88e8-b9ec-00888be80000"
    assert service_code.form("1131-*******-233") == "masked"
    assert service_code.form("32a43232-a888-88e8-b9ec-00888be8000") == "odd"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("示例（中国）有限公司", "示例(中国)有限公司"),
        ("示例 科技", "示例科技"),
        ("Example LTD", "example ltd"),
        ("ＡＢＣ公司", "abc公司"),
        ("示例〔中国〕公司", "示例(中国)公司"),
    ],
)
def test_names_that_differ_in_writing_only_are_the_same(one: str, other: str) -> None:
    assert canonical.name(one) == canonical.name(other)


def test_names_that_differ_are_not_the_same() -> None:
    assert canonical.name("示例一公司") != canonical.name("示例二公司")
    assert canonical.number("110-8") != canonical.number("110-9")

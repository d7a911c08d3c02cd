"""Numbers on certificates: vectors from the standards and from public test suites, faults in words, and two oracles."""

from __future__ import annotations

import random
from pathlib import Path

import phonenumbers
import pytest
import stdnum.cn.ric
import stdnum.cn.uscc
from projecting import FOUNDING, kinds, raw_tables

from validator.core.numbers import (
    approval_number,
    certificate_number,
    credit_code,
    faults,
    landline,
    mobile,
    resident_id,
    travel_documents,
)
from validator.core.numbers.certificate_number import Rulings, judge
from validator.core.numbers.faults import Fault, words
from validator.core.tables import Tables

VECTORS = Path(__file__).resolve().parent.parent / "vectors"
TABLES = Tables(raw_tables(), FOUNDING)
DAY = "2018-05-02"


def rows(name: str) -> list[tuple[str, ...]]:
    lines = (VECTORS / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [tuple(line.split("\t")) for line in lines if not line.startswith("#")]


def judged(number: str, sort: str, day: str = DAY) -> certificate_number.Judged:
    found = TABLES.certificate(sort)
    assert found is not None
    return judge(number, Rulings(found.form, found.has_older, TABLES.areas, day))


def fault(number: str, sort: str, day: str = DAY) -> Fault | None:
    return judged(number, sort, day).fault


@pytest.mark.parametrize(("number", "kind", "sort", "why"), rows("identity_numbers"))
def test_identity_numbers_are_right_or_wrong_where_it_was_worked_out(
    number: str, kind: str, sort: str, why: str
) -> None:
    found = resident_id.fault(number, TABLES.areas, DAY)
    assert (found.kind if found else "-") == kind, why
    if found is None:
        assert resident_id.certificate_type(number) == sort


@pytest.mark.parametrize(("number", "sort", "has_shape"), rows("travel_documents"))
def test_travel_documents_are_told_by_their_shape(number: str, sort: str, has_shape: str) -> None:
    assert travel_documents.has_shape(number, sort) is (has_shape == "yes")


@pytest.mark.parametrize(("number", "is_mobile", "is_office"), rows("telephones"))
def test_telephones_are_told_apart(number: str, is_mobile: str, is_office: str) -> None:
    assert (mobile.is_right(number), landline.is_right(number)) == (is_mobile == "yes", is_office == "yes")


@pytest.mark.parametrize(
    ("number", "is_right"),
    [
        ("0571-00000001", True),
        ("086-0571-88888888", True),
        ("０５７１－８８８８８８８８", True),
        ("0571 88888888", True),
        ("(0571)88888888", False),
        ("+86-571-88888888", False),
        ("0571/88888888", False),
        ("88888888", False),
        ("0571-8888888888888", False),
        ("", False),
    ],
)
def test_an_office_telephone_has_an_area_code_and_no_signs_but_hyphens(number: str, is_right: bool) -> None:
    assert landline.is_right(number) is is_right


@pytest.mark.parametrize(("number", "shape"), rows("approval_numbers"))
def test_no_approval_number_that_was_printed_is_odd(number: str, shape: str) -> None:
    assert approval_number.is_right(number, shape) is (None if shape == "-" else True)


@pytest.mark.parametrize(
    ("number", "shape"),
    [
        ("1122018000", "news"),
        ("京网文2023", "culture"),
        ("011051", "broadcasting"),
        ("京2022-0000043", "religion"),
        ("京网药械信息备字第334号", "drugs"),
        ("暂无", "drugs"),
    ],
)
def test_what_has_another_shape_is_odd(number: str, shape: str) -> None:
    assert approval_number.is_right(number, shape) is False


@pytest.mark.parametrize(
    ("number", "sort", "wanted"),
    [
        ("91440300708461136T", "business-license", None),
        ("330108000003512", "business-license", None),
        ("3304811104905", "business-license", None),
        ("330108000003512", "credit-code-certificate", Fault("too-short", 18)),
        ("914403007084611360", "business-license", Fault("check-character")),
        ("9144030070846113", "business-license", Fault("too-short", 18)),
        ("91440300708461136TT", "business-license", Fault("too-long", 18)),
        ("914403OO708461136T", "business-license", Fault("look-alike", 7, "O", "0")),
        ("9I440300708461136T", "business-license", Fault("look-alike", 2, "I", "1")),
        ("9144030070846I136S", "business-license", Fault("character", 14)),
        ("9144030070846113V", "business-license", Fault("too-short", 18)),
        ("91440300708461V36T", "business-license", Fault("character", 15)),
        ("D21435696", "organization-code-certificate", None),
        ("D2143569X", "organization-code-certificate", None),
        ("D2143569", "organization-code-certificate", Fault("too-short", 9)),
        ("D2143569Y", "organization-code-certificate", Fault("character", 9)),
        ("7458306O7", "organization-code-certificate", None),
        ("110105194912310O2X", "resident-id", Fault("look-alike", 16, "O", "0")),
        ("11010519491231002×", "resident-id", Fault("look-alike", 18, "×", "X")),
        ("1101051949123100lX".upper(), "resident-id", Fault("character", 17)),
        ("110105194902300020", "resident-id", Fault("birth-date")),
        ("36042619910102009X", "resident-id", Fault("check-character")),
        ("110105491231002", "resident-id", Fault("old-generation")),
        ("1101051949123100", "resident-id", Fault("too-short", 18)),
        ("932682198501010017", "foreign-permanent-resident-id", None),
        ("CAN110078010101", "foreign-permanent-resident-id", None),
        ("CAN11007801010", "foreign-permanent-resident-id", Fault("wrong-length")),
        ("K12345678", "hkmo-travel-permit", Fault("shape")),
    ],
)
def test_a_fault_is_told_with_its_place(number: str, sort: str, wanted: Fault | None) -> None:
    assert fault(number, sort) == wanted


def test_a_date_of_birth_is_right_from_its_day_on() -> None:
    assert fault("44011320141005001X", "resident-id", "2014-10-05") is None
    assert fault("44011320141005001X", "resident-id", "2014-10-04") == Fault("birth-date-later")


def test_an_area_is_looked_up_by_its_province_alone() -> None:
    assert resident_id.fault("110201199312010077", {"11"}, DAY) is None
    assert resident_id.fault("110201199312010077", {"12"}, DAY) == Fault("area")


@pytest.mark.parametrize(
    ("number", "sort", "form"),
    [
        ("91440300708461136T", "business-license", "credit-code"),
        ("330108000003512", "business-license", "registration-number"),
        ("330108000003512", "foreign-enterprise-office-certificate", "free"),
        ("D2143569X", "business-license", "organization-code"),
        ("12345", "business-license", "odd"),
        ("民证字第010345号", "private-non-enterprise-certificate", "free"),
        ("91440300708461136I", "social-association-certificate", "odd"),
        ("11010519491231002X", "resident-id", "resident-id"),
        ("11010519491231002X", "tw-resident-permit", "resident-id"),
        ("EA1234567", "passport", "passport"),
        ("EA1234567", "resident-id", "odd"),
        ("932682198501010017", "foreign-permanent-resident-id", "permanent-resident-id"),
        ("CAN110078010101", "foreign-permanent-resident-id", "permanent-resident-id-old"),
        ("whatever", "military-unit-code", "free"),
    ],
)
def test_a_number_has_a_form_for_its_type(number: str, sort: str, form: str) -> None:
    assert judged(number, sort).form == form


def test_older_numbers_of_organizations_are_not_judged_and_credit_codes_are() -> None:
    assert judged("民证字第010345号", "private-non-enterprise-certificate").is_judged is False
    assert judged("52100000500000784", "foundation-certificate").is_judged is False
    assert fault("53100000500021676A", "foundation-certificate") == Fault("check-character")


@pytest.mark.parametrize(
    ("number", "sort", "inner"),
    [
        ("91440300708461136T", "business-license", True),
        ("91310000631295002H", "business-license", False),
        ("91440300708461136A", "business-license", None),
        ("330108000003512", "business-license", True),
        ("330108000014576", "business-license", False),
        ("3304811104905", "business-license", None),
        ("D2143569X", "organization-code-certificate", True),
        ("D21435690", "organization-code-certificate", False),
        ("11010519491231002X", "resident-id", None),
    ],
)
def test_the_code_inside_is_judged_where_the_number_is_right(number: str, sort: str, inner: bool | None) -> None:
    assert judged(number, sort).inner is inner


@pytest.mark.parametrize("code", [row[0] for row in rows("credit_codes")])
def test_no_credit_code_that_was_issued_is_at_fault(code: str) -> None:
    for sort in ("business-license", "credit-code-certificate", "public-institution-certificate"):
        assert (judged(code, sort).fault, judged(code, sort).inner) == (None, True)


def test_every_kind_of_fault_has_words_that_show_no_number() -> None:
    declared = kinds()["subject"].fields["certificate_number_fault"].values
    assert set(declared) == set(faults._WORDS)
    for kind in declared:
        said = words(Fault(kind, 7, "O", "0"))
        assert "{" not in said.en + said.zh and said.en != said.zh
    assert words(Fault("look-alike", 18, "×", "X")).en == (
        "character 18 is a sign that looks like a letter where the letter X is meant"
    )
    assert words(Fault("too-short", 18)).zh == "位数不足，应为18位"


def test_every_form_of_the_table_of_certificates_can_be_judged() -> None:
    for row in TABLES.rows("certificates"):
        assert judged("1", str(row["type"])).form in kinds()["person"].fields["certificate_number_form"].values


# Where the oracles are right: codes without letters in the first eight places, identity numbers of known areas, numbers
# that are in use. What they refuse beside may be real, so it is not asked.


def test_credit_codes_end_as_python_stdnum_has_it() -> None:
    draw = random.Random(32100)
    for _ in range(300):
        body = "".join(draw.choice("0123456789") for _ in range(8))
        body += "".join(draw.choice(credit_code.ALPHABET) for _ in range(9))
        assert credit_code.last_character(body) == stdnum.cn.uscc.calc_check_digit(body)


def test_identity_numbers_end_as_python_stdnum_has_it() -> None:
    draw = random.Random(11643)
    for _ in range(300):
        number = "110105" + f"{draw.randint(1950, 2010)}{draw.randint(1, 12):02}{draw.randint(1, 28):02}"
        number += f"{draw.randint(0, 999):03}"
        whole = number + resident_id.last_character(number)
        assert stdnum.cn.ric.is_valid(whole)
        assert resident_id.fault(whole, TABLES.areas, DAY) is None


def test_every_number_of_a_type_that_phonenumbers_knows_is_taken() -> None:
    draw = random.Random(86)
    for _ in range(2000):
        number = "1" + "".join(draw.choice("0123456789") for _ in range(10))
        parsed = phonenumbers.parse(f"+86{number}")
        if phonenumbers.number_type(parsed) == phonenumbers.PhoneNumberType.MOBILE:
            assert mobile.is_right(number), number


def test_every_example_of_an_office_telephone_that_phonenumbers_knows_is_taken() -> None:
    draw = random.Random(571)
    for area in ("10", "20", "21", "571", "311", "755", "851", "991"):
        for size in (7, 8):
            digits = str(draw.randint(2, 8)) + "".join(draw.choice("0123456789") for _ in range(size - 1))
            number = f"0{area}-{digits}"
            if phonenumbers.is_valid_number(phonenumbers.parse(number, "CN")):
                assert landline.is_right(number), number

"""What the subject's certificate, addresses and name tell."""

from __future__ import annotations

import pytest
from projecting import fact, facts, projected, said

from validator.core.facts import Fact

FAULTY = "? the file's structure is at fault there"
NO_NUMBER = "? the certificate number of the subject is not given"
NO_TYPE = "? the certificate type of the subject is not given"


def subject(fields: str, *, nature: str = "enterprise", name: str = "示例公司", **given: object) -> Fact:
    text = f"kind: first-filing\nsubmitted_on: 2018-05-02\nsubject: {{nature: {nature}, name: {name}, {fields}}}"
    return fact(text, "subject", **given)  # type: ignore[arg-type]


def numbered(number: str, sort: str = "business-license", *, rest: str = "province: 广东") -> Fact:
    return subject(f'certificate: {{type: {sort}, number: "{number}"}}, {rest}')


@pytest.mark.parametrize(
    ("number", "form", "ok", "inner", "prefix", "in_province"),
    [
        ("91440300708461136T", "credit-code", True, True, "91", True),
        ("９１４４０３００ 70846-1136t", "credit-code", True, True, "91", True),
        ("91330100799655058B", "credit-code", True, True, "91", False),
        ("91100000100003962T", "credit-code", True, True, "91", None),
        ("91440300708461136A", "credit-code", False, None, None, None),
        ("91310000631295002H", "credit-code", True, False, "91", False),
        ("330108000003512", "registration-number", True, True, None, None),
        ("330108000014576", "registration-number", True, False, None, None),
        ("12345", "odd", False, None, None, None),
    ],
)
def test_a_number_tells_its_form_its_soundness_and_its_province(
    number: str, form: str, ok: bool, inner: bool | None, prefix: str | None, in_province: bool | None
) -> None:
    found = numbered(number)
    assert said(found, "certificate_number_form") == form
    assert said(found, "certificate_number_ok") is ok
    assert said(found, "certificate_inner_ok") is inner
    assert said(found, "credit_code_prefix") == prefix
    assert said(found, "credit_code_in_province") is in_province


def test_a_number_of_free_text_has_a_form_and_nothing_else() -> None:
    found = numbered("第1000部队", "military-unit-code")
    assert said(found, "certificate_number_form") == "free"
    assert said(found, "certificate_number_ok") is None and said(found, "certificate_inner_ok") is None


@pytest.mark.parametrize(
    ("certificate", "why"),
    [
        ("", NO_NUMBER),
        (", certificate: {type: business-license}", NO_NUMBER),
        (', certificate: {number: "91440300708461136T"}', NO_TYPE),
        (', certificate: {type: shop, number: "91440300708461136T"}', FAULTY),
        (", certificate: x", FAULTY),
    ],
)
def test_without_type_and_number_nothing_is_known(certificate: str, why: str) -> None:
    found = subject(f"province: 广东{certificate}")
    for field in ("certificate_number_form", "certificate_number_ok", "certificate_inner_ok"):
        assert said(found, field) == why
    assert said(found, "certificate_number_fault") is None


def test_a_fault_is_told_by_kind_and_place_and_never_by_the_number() -> None:
    found = numbered("914403OO708461136T")
    assert said(found, "certificate_number_fault") == "look-alike"
    told = found.written["certificate_number_fault"]
    assert told.en == "character 7 is the letter O where the digit 0 is meant"  # type: ignore[union-attr]
    assert told.zh == "第7位是字母O，应为数字0"  # type: ignore[union-attr]
    assert "certificate_number_fault" not in numbered("91440300708461136T").written


def test_a_code_lies_in_a_province_only_where_one_is_given() -> None:
    assert said(numbered("91440300708461136T", rest=""), "credit_code_in_province") == (
        "? the province of the subject is not given"
    )


@pytest.mark.parametrize(
    ("name", "number", "nature", "is_sole_trader"),
    [
        ("示例公司", "92330000MA00000000", "enterprise", True),
        ("示例公司", "91440300708461136T", "enterprise", False),
        ("示例公司", "330108600003512", "enterprise", True),
        ("示例公司", "330108000003512", "enterprise", False),
        ("张三（个体工商户）", "91440300708461136T", "enterprise", True),
        ("示例公司", "12345", "enterprise", "? the certificate number does not tell the kind of enterprise"),
        ("张三", "11010119900307803X", "individual", False),
    ],
)
def test_a_sole_trader_is_told_by_number_or_name(name: str, number: str, nature: str, is_sole_trader: object) -> None:
    found = subject(f'certificate: {{type: business-license, number: "{number}"}}', nature=nature, name=name)
    assert said(found, "is_sole_trader") == is_sole_trader


def test_without_a_number_nobody_knows_whether_it_is_a_sole_trader() -> None:
    assert said(subject("city: 杭州"), "is_sole_trader") == NO_NUMBER


@pytest.mark.parametrize(("name", "has_han"), [("示例公司", True), ("Acme（中国）", True), ("Acme Ltd", False)])
def test_a_name_in_chinese_has_a_chinese_character(name: str, has_han: bool) -> None:
    assert said(subject("city: 杭州", name=name), "name_has_han") is has_han


@pytest.mark.parametrize(
    ("address", "in_province"),
    [
        ("浙江省杭州市西湖区示例路1号", True),
        ("浙江杭州西湖区示例路1号", True),
        ("杭州市西湖区示例路1号", True),
        ("江苏省南京市示例路1号", False),
        ("南京市示例路1号", False),
        ("江苏南京玄武区示例路1号", "? the address names neither province nor city"),
        ("北京西路1号", "? the address names neither province nor city"),
    ],
)
def test_an_address_is_elsewhere_only_if_it_says_so_in_full(address: str, in_province: object) -> None:
    found = subject(f"province: 浙江, certificate: {{address: {address}}}, mailing_address: {address}")
    assert said(found, "certificate_address_in_province") == in_province
    assert said(found, "mailing_address_in_province") == in_province


def test_addresses_that_are_not_given_are_unknown() -> None:
    found = subject("province: 浙江")
    assert (
        said(found, "certificate_address_in_province") == "? the address on the certificate of the subject is not given"
    )
    for field in ("mailing_address_in_province", "addresses_in_one_city", "mailing_address_has_number"):
        why = "mailing address" if field.startswith("mailing") else "address on the certificate"
        assert said(found, field) == f"? the {why} of the subject is not given"


def test_an_address_cannot_lie_in_a_province_that_is_not_given() -> None:
    found = subject("certificate: {address: 浙江省杭州市}, mailing_address: 浙江省杭州市")
    assert said(found, "certificate_address_in_province") == "? the province of the subject is not given"


@pytest.mark.parametrize(
    ("city", "in_province", "in_one_city"),
    [
        ("杭州", True, True),
        ("杭州市", True, True),
        ("宁波", True, False),
        ("南京", False, False),
        ("朝阳", "? the address names neither province nor city", "? one of the addresses names no city"),
        ("西湖", "? the address names neither province nor city", "? one of the addresses names no city"),
    ],
)
def test_the_city_beside_a_mailing_address_counts_where_the_address_names_none(
    city: str, in_province: object, in_one_city: object
) -> None:
    address = "certificate: {address: 浙江省杭州市西湖区示例路1号}, mailing_address: 西湖区示例路1号"
    found = subject(f"province: 浙江, city: {city}, {address}")
    assert said(found, "mailing_address_in_province") == in_province
    assert said(found, "addresses_in_one_city") == in_one_city


@pytest.mark.parametrize(
    ("certificate", "mailing", "in_one_city"),
    [
        ("浙江省杭州市西湖区", "杭州市余杭区", True),
        ("浙江省杭州市西湖区", "浙江省宁波市海曙区", False),
        ("北京市朝阳区", "北京市海淀区", True),
        ("浙江省杭州市", "浙江杭州余杭区", True),
        ("浙江省杭州市", "浙江省示例路1号", "? one of the addresses names no city"),
    ],
)
def test_two_addresses_lie_in_one_city(certificate: str, mailing: str, in_one_city: object) -> None:
    found = subject(f"province: 浙江, certificate: {{address: {certificate}}}, mailing_address: {mailing}")
    assert said(found, "addresses_in_one_city") == in_one_city


@pytest.mark.parametrize(("address", "has_number"), [("示例路1号", True), ("示例村五组", True), ("示例路", False)])
def test_a_mailing_address_goes_down_to_a_number(address: str, has_number: bool) -> None:
    assert said(subject(f"mailing_address: {address}"), "mailing_address_has_number") is has_number


def test_words_of_finance_in_the_name_of_a_firm_are_facts_below_it() -> None:
    text = "kind: first-filing\nsubject: {nature: enterprise, name: 示例投资管理有限公司}"
    found = facts(text, "subject_word")
    assert [(f.values["text"], f.values["list"], f.values["place"], f.pointer) for f in found] == [
        ("投资管理", "finance", "inside", "/subject/name"),
        ("投资管理", "lending", "inside", "/subject/name"),
    ]
    assert {f.parents["subject"] for f in found} == {fact(text, "subject").number}


def test_the_name_of_a_person_holds_no_words() -> None:
    assert facts("kind: first-filing\nsubject: {nature: individual, name: 金融}", "subject_word") == []


def test_a_name_that_cannot_be_read_may_hold_words() -> None:
    text = "kind: first-filing\nsubject: {nature: enterprise, name: 示例公司}"
    found = projected(text, ["/subject/name"]).memory.of_kind("subject_word")
    assert [(f.pointer, f.phantom is not None) for f in found] == [("/subject/name", True)]
    assert said(fact(text, "subject", ["/subject/name"]), "name_has_han") == FAULTY

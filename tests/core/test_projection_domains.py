"""What domains tell: form, suffix, verification and holder."""

from __future__ import annotations

import pytest
from projecting import fact, facts, ledger, said

from validator.core.facts import Fact

FAULTY = "? the file's structure is at fault there"
AT_FAULT = "? the domain name is at fault"
RIGHT, OTHER_RIGHT = "11010119900307803X", "360426199101010071"


def domain(fields: str, *, kind: str = "first-filing", rest: str = "", subject: str = "null") -> Fact:
    websites = f"websites: [{{name: 示例, domains: [{{{fields}}}]}}]"
    text = f"kind: {kind}\nsubmitted_on: 2018-05-02\nsubject: {subject}\n{rest}\n{websites}"
    return fact(text, "domain")


@pytest.mark.parametrize(
    ("name", "registrable", "suffix", "exists"),
    [
        ("example.cn", True, "cn", True),
        ("EXAMPLE.COM.CN", True, "com.cn", True),
        ("shop.example.cn", False, "cn", True),
        ("www.example.cn", False, "cn", True),
        ("例子.中国", True, "中国", True),
        ("xn--fsqu00a.xn--fiqs8s", True, "中国", True),
        ("shenzhen.政务.cn", True, "政务.cn", True),
        ("hangzhou.gov.cn", True, "gov.cn", True),
        ("sports.hangzhou.gov.cn", True, "gov.cn", True),
        ("www.hangzhou.gov.cn", False, "gov.cn", True),
        ("a.sports.hangzhou.gov.cn", False, "gov.cn", True),
        ("com.cn", False, "com.cn", True),
        ("a.co", True, "co", True),
        ("example.unheard-of", "? the suffix of the domain is not known", "unheard-of", False),
        ("example.furu", "? the suffix of the domain is not known", "furu", True),
    ],
)
def test_a_sound_name_tells_its_suffix(name: str, registrable: object, suffix: str, exists: bool) -> None:
    found = domain(f"name: {name}")
    assert said(found, "name_ok") is True
    assert said(found, "is_registrable") == registrable
    assert said(found, "suffix") == suffix
    assert said(found, "suffix_exists") is exists


@pytest.mark.parametrize(
    "name",
    [
        "http://example.cn",
        "example.cn/",
        "example.cn:80",
        "example",
        "exa mple.cn",
        "exa_mple.cn",
        "c.n",
        "-.cn",
        f"{'a' * 63}.{'b' * 63}.cn",
    ],
)
def test_a_name_at_fault_tells_nothing_else(name: str) -> None:
    found = domain(f"name: '{name}'")
    assert said(found, "name_ok") is False
    assert [said(found, f) for f in ("is_registrable", "suffix", "suffix_exists")] == [AT_FAULT] * 3


def test_a_name_that_cannot_be_read_tells_nothing_at_all() -> None:
    found = domain("name: 3")
    assert {said(found, f) for f in ("name_ok", "is_registrable", "suffix", "suffix_exists")} == {FAULTY}
    text = "kind: first-filing\nwebsites: [{name: 示例, domains: [{name: 3}]}]"
    assert [(f.pointer, f.phantom is not None) for f in facts(text, "domain_word")] == [
        ("/websites/0/domains/0/name", True)
    ]


@pytest.mark.parametrize(
    ("name", "lists"),
    [
        ("example.cn", ["chinese-operators", "beijing", "system-2017"]),
        ("example.com.cn", ["system-2017", "chinese-operators", "beijing"]),
        ("例子.中国", ["ministry-chinese", "beijing", "system-2017"]),
        ("example.io", ["system-2017"]),
        ("example.icu", []),
        ("example.unheard-of", []),
        ("http://example.cn", []),
    ],
)
def test_a_suffix_is_listed_by_itself_or_by_what_it_lies_under(name: str, lists: list[str]) -> None:
    text = f"kind: first-filing\nwebsites: [{{name: 示例, domains: ['{name}']}}]"
    found = facts(text, "suffix_listing")
    assert [f.values["list"] for f in found] == lists
    assert {f.parents["domain"] for f in found} <= {fact(text, "domain").number}


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("中国茶.cn", [("中国", "start")]),
        ("xn--fiqs8s.cn", [("中国", "whole")]),
        ("茶中国.中国", [("中国", "inside")]),
        ("茶.中国", []),
        ("china.cn", []),
        ("中 国.cn", [("中国", "start")]),
    ],
)
def test_words_stand_before_the_suffix(name: str, words: list[tuple[str, str]]) -> None:
    found = facts(f"kind: first-filing\nwebsites: [{{name: 示例, domains: ['{name}']}}]", "domain_word")
    assert [(f.values["text"], f.values["place"]) for f in found] == words
    assert {f.values["list"] for f in found} <= {"state-in-domain"}


@pytest.mark.parametrize(
    ("kind", "approved_on", "verified"),
    [
        ("first-filing", "", True),
        ("add-website", "", True),
        ("transfer-in", "approved_on: 2012-05-30", True),
        ("change", "approved_on: 2018-01-01", True),
        ("change", "approved_on: 2017-12-31", False),
        ("change", "", "? the approval date of the filing is not given"),
        ("claim", "approved_on: 2018-01-01", False),
        ("cancel-subject", "", False),
        ("cancel-website", "", False),
        ("cancel-transfer-in", "", False),
        ("service-code", "", False),
        ("commercial-license", "", False),
    ],
)
def test_a_kind_of_application_has_its_domains_verified_or_not(kind: str, approved_on: str, verified: object) -> None:
    rest = f"filing: {{status: approved, {approved_on}}}"
    assert said(domain("name: example.cn", kind=kind, rest=rest), "verified") == verified


@pytest.mark.parametrize(
    ("fields", "status", "days"),
    [
        ("real_name_verified_on: 2018-05-02", "verified", 0),
        ("real_name_verified_on: 2018-05-01", "verified", 1),
        ("real_name_verified_on: 2018-04-27", "verified", 3),
        ("real_name_verified_on: 2018-04-28", "verified", 3),
        ("real_name_verified_on: 2018-04-02", "verified", 22),
        ("real_name_verified_on: 2018-05-03", "none", 0),
        ("real_name_verified_on: 2018-05-03, real_name_status: verified", "none", 0),
        ("real_name_verified_on: soon", FAULTY, FAULTY),
        ("real_name_status: pending", "pending", "? the day of real-name verification of the domain is not given"),
        ("real_name_status: perhaps", FAULTY, "? the day of real-name verification of the domain is not given"),
        (
            "expires_on: 2020-01-01",
            "? the day of real-name verification of the domain is not given",
            "? the day of real-name verification of the domain is not given",
        ),
    ],
)
def test_a_verification_counts_from_its_day(fields: str, status: str, days: object) -> None:
    found = domain(f"name: example.cn, {fields}")
    assert said(found, "real_name_status") == status
    assert said(found, "working_days_since_verified") == days


def subject(rest: str = "") -> str:
    certificate = 'certificate: {type: business-license, number: "91440300708461136T"}'
    return f"{{nature: enterprise, name: 示例（中国）公司, {certificate}, {rest}}}"


def card(number: str) -> str:
    return f'certificate: {{type: resident-id, number: "{number}"}}'


CHIEF = f"principal: {{name: 张三, {card(RIGHT)}}}"


@pytest.mark.parametrize(
    ("holder", "people", "role"),
    [
        ("name: 示例(中国)公司", CHIEF, "subject"),
        ("name: 示例(中国)公司, relation: shareholder", CHIEF, "subject"),
        (f"name: 张三, {card(RIGHT)}", CHIEF, "subject-principal"),
        ("name: 张三", CHIEF, "subject-principal"),
        (f"name: 张三, {card(OTHER_RIGHT)}", CHIEF, "other"),
        (f"name: 张三, {card(OTHER_RIGHT)}, relation: shareholder", CHIEF, "shareholder"),
        ("name: 张三", f"{CHIEF}, legal_representative: {{name: 张三}}", "legal-representative"),
        ("name: 李四", f"{CHIEF}, legal_representative: {{name: 李四}}", "legal-representative"),
        ("name: 张三", "principal: {name: 张三, is_legal_representative: true}", "legal-representative"),
        ("name: 李四, relation: legal-representative", CHIEF, "legal-representative"),
        ("name: 李四, relation: legal-representative", f"{CHIEF}, legal_representative: {{name: 王五}}", "other"),
        ("name: 李四, relation: subject-principal", CHIEF, "other"),
        ("name: 李四, relation: subject", CHIEF, "other"),
        ("name: 李四, relation: executive", CHIEF, "executive"),
        ("name: 李四", CHIEF, "other"),
        ("name: 李四", "principal: 3", FAULTY),
        ("name: 李四, relation: shareholder", "principal: 3", "shareholder"),
        ("relation: executive", CHIEF, "executive"),
        (card(RIGHT), CHIEF, "? the holder of the domain is not given"),
        ("name: 李四, relation: cousin", CHIEF, FAULTY),
        ("name: 3", CHIEF, FAULTY),
    ],
)
def test_a_holder_is_known_by_name_else_as_declared(holder: str, people: str, role: str) -> None:
    found = domain(f"name: example.cn, holder: {{{holder}}}", subject=subject(people))
    assert said(found, "holder_role") == role


def test_without_a_holder_or_a_subject_nobody_knows_whose_domain_it_is() -> None:
    assert (
        said(domain("name: example.cn", subject=subject()), "holder_role") == "? the holder of the domain is not given"
    )
    found = domain("name: example.cn, holder: {name: 李四}")
    assert said(found, "holder_role") == "? the name of the subject is not given"
    assert said(domain("name: example.cn, holder: 3", subject=subject()), "holder_role") == FAULTY


def test_the_certificate_of_a_holder_is_compared_with_that_of_the_subject() -> None:
    text = (
        f"kind: first-filing\nsubject: {subject()}\nwebsites: [{{name: 示例, domains: [{{name: example.cn, holder: "
        '{certificate: {type: business-license, number: "91440300 70846113-6t"}}}]}]'
    )
    assert said(fact(text, "domain"), "holder_certificate_key") == said(fact(text, "subject"), "certificate_key")
    assert said(fact(text, "domain"), "holder_certificate_type") == "business-license"


@pytest.mark.parametrize(
    ("certificate", "key"), [("{}", None), ("{type: business-license}", None), ('{number: "1"}', None), ("3", FAULTY)]
)
def test_half_a_certificate_of_a_holder_is_none(certificate: str, key: object) -> None:
    assert said(domain(f"name: example.cn, holder: {{certificate: {certificate}}}"), "holder_certificate_key") == key


RECORDS = """
records:
  - icp_number: 浙ICP备12000000号
    status: approved
    websites:
      - {number: 浙ICP备12000000号-1, domains: [www.example.cn, other.cn]}
      - {number: 浙ICP备12000000号-2, status: cancelled, domains: [gone.cn]}
"""
NEW = """
kind: add-website
filing: {status: approved, icp_number: 浙ICP备12000000号-1}
websites: [{name: 示例, domains: [example.cn, new.cn]}]
"""


def test_domains_on_record_add_to_those_of_the_file() -> None:
    found = fact(NEW, "application", on_record=ledger(RECORDS))
    assert (said(found, "new_domain_count"), said(found, "known_domain_count")) == (2, 3)


def test_without_a_ledger_the_domains_of_the_file_are_known() -> None:
    found = fact(NEW, "application")
    assert (said(found, "new_domain_count"), said(found, "known_domain_count")) == (2, 2)
    unread = fact("kind: add-website\nwebsites: [{name: 示例, domains: [3]}]", "application")
    assert said(unread, "known_domain_count") == FAULTY

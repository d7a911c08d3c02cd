"""Websites: their numbers, domains, names bound, content and approvals; what changes and what is cancelled."""

from __future__ import annotations

import pytest
from projecting import fact, facts, said

FAULTY = "? the file's structure is at fault there"
KIND = "kind: change\nprovider: alibaba-cloud\nsubmitted_on: 2018-05-02"


def of_website(fields: str, kind: str, above: str = KIND, **given: object) -> list[object]:
    return list(facts(f"{above}\nwebsites: [{{name: a, {fields}}}]", kind, **given))


def domain(fields: str, above: str = KIND) -> object:
    (found,) = of_website(f"domains: [{{name: example.cn, {fields}}}]", "domain", above)
    return found


def test_a_website_says_its_name_number_and_home_page() -> None:
    (found,) = of_website("number: 浙 ICP备12000000号-1, home_page: www.example.cn, is_open: false", "website")
    assert [said(found, f) for f in ("name", "number", "home_page", "is_open")] == [
        "a", "浙ICP备12000000号-1", "www.example.cn", False,
    ]  # fmt: skip
    assert found.written["number"] == "浙 ICP备12000000号-1"


def test_whether_a_website_is_open_is_unknown_unless_it_is_said() -> None:
    (found,) = of_website("", "website")
    assert said(found, "is_open") == "? the open or closed state of the website is not given"
    assert said(found, "number") is None


@pytest.mark.parametrize(("remarks", "given"), [("已备注", True), ("''", False), ("' '", False)])
def test_blank_remarks_are_no_remarks(remarks: str, given: bool) -> None:
    (found,) = of_website(f"remarks: {remarks}", "website")
    assert said(found, "remarks_given") is given


@pytest.mark.parametrize(
    ("domains", "count"),
    [("[example.cn, www.example.cn]", 1), ("[example.cn, example.com]", 2), ("[]", 0), ("[7]", FAULTY), ("x", FAULTY)],
)
def test_domains_of_a_website_are_counted_by_what_is_registered(domains: str, count: object) -> None:
    (found,) = of_website(f"domains: {domains}", "website")
    assert said(found, "domain_count") == count


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("example.cn", "example.cn"),
        ("WWW.Example.CN", "example.cn"),
        ("news.example.com.cn", "example.com.cn"),
        ("例子.中国", "xn--fsqu00a.xn--fiqs8s"),
        ("https://www.example.cn:8443/index.html", "example.cn"),
        ("example.nosuchsuffix", "example.nosuchsuffix"),
    ],
)
def test_a_domain_is_compared_by_what_is_registered(typed: str, name: str) -> None:
    (found,) = of_website(f'domains: ["{typed}"]', "domain")
    assert said(found, "name") == name
    assert found.written.get("name", typed) == typed


def test_a_domain_may_be_a_name_or_a_mapping() -> None:
    found = of_website("domains: [example.cn, {name: example.com, registrar: {country: CN}}]", "domain")
    assert [(said(f, "name"), said(f, "registrar_country")) for f in found] == [
        ("example.cn", "? the country of the registrar of the domain is not given"),
        ("example.com", "CN"),
    ]


@pytest.mark.parametrize(
    ("filing", "website", "filed_on"),
    [
        ("approved_on: 2010-05-31", "", "2010-05-31"),
        ("approved_on: 2010-05-31", "approved_on: 2011-01-01, ", "2011-01-01"),
        ("", "approved_on: 2011-01-01, ", "2011-01-01"),
        ("", "", "? the approval date of the filing is not given"),
    ],
)
def test_a_domain_was_filed_with_its_website_else_with_the_filing(filing: str, website: str, filed_on: str) -> None:
    above = f"{KIND}\nfiling: {{status: approved, {filing}}}"
    (found,) = of_website(f"{website}domains: [example.cn]", "domain", above)
    assert said(found, "filed_on") == filed_on


@pytest.mark.parametrize(
    ("target", "resolves", "here"),
    [
        ("nowhere", False, False),
        ("elsewhere", True, False),
        ("alibaba-cloud", True, True),
        ("tencent-cloud", True, False),
    ],
)
def test_a_domain_resolves_to_somebody_or_nobody(target: str, resolves: bool, here: bool) -> None:
    found = domain(f"resolves_to: {target}")
    assert (said(found, "resolves"), said(found, "points_here")) == (resolves, here)


def test_without_a_target_it_is_not_known_where_a_domain_resolves() -> None:
    reason = "? the target of resolution of the domain is not given"
    assert [said(domain(""), name) for name in ("resolves_to", "resolves", "points_here")] == [reason] * 3


def test_without_a_receiving_provider_it_is_not_known_whether_a_domain_points_to_it() -> None:
    assert (
        said(domain("resolves_to: tencent-cloud", "kind: change"), "points_here")
        == "? the receiving provider is not given"
    )
    assert said(domain("resolves_to: nowhere", "kind: change"), "points_here") is False


@pytest.mark.parametrize(("until", "left"), [("2018-05-02", 0), ("2018-05-01", -1), ("2019-05-02", 365)])
def test_days_left_are_counted_from_the_day_of_submission(until: str, left: int) -> None:
    assert said(domain(f"expires_on: {until}"), "days_left") == left


def test_without_an_expiry_date_the_days_left_are_not_known() -> None:
    assert said(domain(""), "days_left") == "? the expiry date of the domain is not given"
    assert said(domain("expires_on: 2018-02-30"), "days_left") == FAULTY


@pytest.mark.parametrize(
    ("name", "under"),
    [
        ("example.cn", True),
        ("news.example.cn", True),
        ("a.b.Example.CN", True),
        ("https://www.example.cn/", True),
        ("badexample.cn", False),
        ("example.com", False),
        ("example.cn.example.com", False),
    ],
)
def test_a_bound_name_lies_under_a_domain_of_the_website_or_does_not(name: str, under: bool) -> None:
    (found,) = of_website(f'home_page: "{name}", domains: [example.cn]', "binding")
    assert said(found, "under_website_domain") is under


def test_names_may_be_bound_under_a_suffix_that_no_list_knows() -> None:
    (found,) = of_website("home_page: www.example.nosuchsuffix, domains: [example.nosuchsuffix]", "binding")
    assert said(found, "under_website_domain") is True


def test_the_home_page_and_each_listed_name_are_bound() -> None:
    found = of_website(
        "home_page: www.example.cn, domains: [example.cn], hosting: {bound_names: [m.example.cn]}", "binding"
    )
    assert [(f.pointer, said(f, "name")) for f in found] == [
        ("/websites/0/home_page", "www.example.cn"),
        ("/websites/0/hosting/bound_names/0", "m.example.cn"),
    ]


def test_for_a_website_without_domains_nothing_is_bound() -> None:
    assert of_website("home_page: www.example.cn", "binding") == []


def test_a_name_may_lie_under_a_domain_that_cannot_be_read() -> None:
    (found,) = of_website("home_page: www.example.cn, domains: [7]", "binding")
    assert said(found, "under_website_domain") == FAULTY
    (found,) = of_website("home_page: www.example.cn, domains: [7, example.cn]", "binding")
    assert said(found, "under_website_domain") is True


def test_features_services_and_languages_are_facts_each() -> None:
    fields = "services: [informational], features: [e-commerce, forum], languages: [zh-Hans, en]"
    assert [said(f, "name") for f in of_website(fields, "service")] == ["informational"]
    assert [said(f, "name") for f in of_website(fields, "feature")] == ["e-commerce", "forum"]
    assert [said(f, "code") for f in of_website(fields, "language")] == ["zh-Hans", "en"]


def test_a_feature_that_is_none_may_be_any() -> None:
    known, unknown = of_website("features: [forum, shop]", "feature")
    assert known.phantom is None and unknown.phantom is not None
    assert unknown.pointer == "/websites/0/features/1" and unknown.parents == known.parents


def test_an_approval_says_its_type_number_and_days_left() -> None:
    found = of_website(
        "pre_approvals: [{type: news, number: '1 1-2', valid_until: 2018-05-03}, {type: none}]", "pre_approval"
    )
    assert [[said(f, name) for name in ("type", "number", "days_left")] for f in found] == [
        ["news", "112", 1],
        ["none", None, "? the days left of the prior approval is not given"],
    ]


NUMBERS = """
kind: change
filing: {status: approved, icp_number: 浙ICP备12000000号}
websites: [{name: a, number: 浙ICP备12000000号-1}, {name: b}]
changes: [{target: website, website: 浙ICP备13000000号-2, field: name}, {target: subject, field: name}]
cancel: {websites: [浙ICP备12000000号 -3, 三号网站]}
"""


def test_every_number_that_is_written_names_a_website() -> None:
    assert [
        (f.pointer, said(f, "number"), said(f, "role"), said(f, "under_filing"))
        for f in facts(NUMBERS, "named_website")
    ] == [
        ("/websites/0/number", "浙ICP备12000000号-1", "described", True),
        ("/changes/0/website", "浙ICP备13000000号-2", "changed", False),
        ("/cancel/websites/0", "浙ICP备12000000号-3", "cancelled", True),
        ("/cancel/websites/1", "三号网站", "cancelled", "? the number has no known form"),
    ]


def test_without_the_filing_s_number_it_is_not_known_whether_a_website_belongs_to_it() -> None:
    found = fact("{kind: cancel-website, cancel: {websites: [浙ICP备12000000号-1]}}", "named_website")
    assert said(found, "under_filing") == "? the ICP number of the filing is not given"


def change(fields: str) -> object:
    return fact(f"kind: change\nchanges: [{{{fields}}}]", "change")


@pytest.mark.parametrize(
    ("field", "old", "new", "changes"),
    [
        ("name", "示例", "新示例", True),
        ("name", "示例（中国）", "示例 (中国)", False),
        ("name", "''", "示例", True),
        ("certificate.number", "110-8", "1108", False),
        ("principal.mobile", "13800000000", "138 0000 0001", True),
        ("mailing_address", "一号-2", "一号2", True),
        ("province", "浙江", "Zhejiang", False),
        ("province", "浙江", "江苏", True),
        ("domains", "[a.cn, b.cn]", "[b.cn, a.cn]", False),
        ("domains", "'a.cn; b.cn; '", "[a.cn]", True),
        ("services", "[blog, wap]", "[wap, blog]", False),
        ("principal.is_legal_representative", "true", "false", True),
    ],
)
def test_a_change_changes_something_or_nothing(field: str, old: str, new: str, changes: bool) -> None:
    quoted = [value if value[0] in "['tf" else f'"{value}"' for value in (old, new)]
    found = change(f"target: subject, field: {field}, from: {quoted[0]}, to: {quoted[1]}")
    assert said(found, "changes_value") is changes


def test_what_is_not_given_may_have_changed() -> None:
    assert (
        said(change("target: subject, field: name, to: x"), "changes_value")
        == "? the value before the change is not given"
    )
    assert (
        said(change("target: subject, field: name, from: x"), "changes_value")
        == "? the value after the change is not given"
    )


@pytest.mark.parametrize(
    ("old", "new", "adds"),
    [
        ("[a.cn, b.cn]", "[a.cn]", False),
        ("[a.cn]", "[a.cn, www.a.cn]", False),
        ("[a.cn]", "[a.cn, b.cn]", True),
        ("[a.cn]", "[b.cn]", True),
        ("a.cn", "a.cn、b.cn", True),
    ],
)
def test_a_change_of_domains_brings_in_a_new_one_or_does_not(old: str, new: str, adds: bool) -> None:
    assert said(change(f"target: website, field: domains, from: {old}, to: {new}"), "adds_domain") is adds


@pytest.mark.parametrize(
    ("old", "new", "sorts"),
    [
        ("enterprise", "individual", ["organisation", "individual"]),
        ("individual", "public-institution", ["individual", "organisation"]),
        ("企业", "个人", ["organisation", "individual"]),
        ("shop", "individual", ["? no nature of subjects is known by what is written", "individual"]),
    ],
)
def test_a_change_of_nature_tells_organisation_from_individual(old: str, new: str, sorts: list[str]) -> None:
    found = change(f"target: subject, field: nature, from: {old}, to: {new}")
    assert [said(found, name) for name in ("nature_from", "nature_to")] == sorts


def test_what_is_not_given_of_domains_and_natures_is_not_known() -> None:
    before = "? the value before the change is not given"
    assert said(change("target: website, field: domains, to: [a.cn]"), "adds_domain") == before
    assert said(change("target: subject, field: nature, to: individual"), "nature_from") == before


@pytest.mark.parametrize(("new", "changes"), [("{a: [x]}", False), ("{a: [y]}", True), ("[3]", True), ("3", True)])
def test_even_values_of_an_odd_shape_are_compared(new: str, changes: bool) -> None:
    found = change(f"target: subject, field: name, from: {{a: [x]}}, to: {new}")
    assert said(found, "changes_value") is changes


def test_for_other_fields_neither_domains_nor_natures_are_told() -> None:
    found = change("target: subject, field: name, from: a, to: b")
    assert [said(found, name) for name in ("adds_domain", "nature_from", "nature_to")] == [None, None, None]


def test_a_changed_field_that_is_none_leaves_everything_open() -> None:
    found = change("target: subject, from: a, to: b")
    assert [said(found, name) for name in ("field", "changes_value", "adds_domain", "nature_to")] == [FAULTY] * 4

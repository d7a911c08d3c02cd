"""Servers, their addresses and service codes; licenses."""

from __future__ import annotations

import pytest
from projecting import TODAY, fact, facts, projected, said

FAULTY = "? the file's structure is at fault there"
ABOVE = 'provider: alibaba-cloud\naccount: {id: "1"}\nsubmitted_on: 2018-05-02'


def hosting(fields: str, above: str = ABOVE, kind: str = "first-filing", **given: object) -> object:
    return fact(f"kind: {kind}\n{above}\nwebsites: [{{name: a, hosting: {{{fields}}}}}]", "hosting", **given)


def instances(*fields: str, above: str = ABOVE, **given: object) -> list[object]:
    listed = ", ".join(f"{{{each}}}" for each in fields)
    return list(facts(f"kind: service-code\n{above}\ninstances: [{listed}]", "hosting", **given))


def test_a_server_is_the_receiving_providers_unless_another_is_named() -> None:
    assert [
        (said(h, "provider"), said(h, "with_receiver")) for h in (hosting(""), hosting("provider: tencent-cloud"))
    ] == [
        ("alibaba-cloud", True),
        ("tencent-cloud", False),
    ]


def test_without_any_provider_nobody_knows_whose_server_it_is() -> None:
    found = hosting("", above="")
    reason = "? the receiving provider is not given"
    assert [said(found, name) for name in ("provider", "with_receiver")] == [reason] * 2
    assert said(hosting("provider: tencent-cloud", above=""), "provider") == "tencent-cloud"


@pytest.mark.parametrize(
    ("fields", "mainland"),
    [
        ("region: cn-hangzhou", True),
        ("region: cn-hongkong", False),
        ("region: us-west-1", False),
        ("region: ap-southeast-1", False),
        ("provider: tencent-cloud, region: ap-guangzhou", "? no table tells where this provider's regions lie"),
        ("", "? the region of the hosting is not given"),
        ("provider: [x], region: cn-hangzhou", FAULTY),
    ],
)
def test_a_region_lies_in_the_mainland_or_not(fields: str, mainland: object) -> None:
    assert said(hosting(fields), "mainland") == mainland


@pytest.mark.parametrize(
    ("fields", "expired"),
    [
        ("expires_on: 2018-05-01", True),
        ("expires_on: 2018-05-02", False),
        ("status: expired", True),
        ("status: running", False),
        ("status: expired, expires_on: 2030-01-01", True),
        ("", "? the expiry date of the hosting is not given"),
        ("expires_on: 2018-02-30, status: running", FAULTY),
        ("expires_on: 2018-02-30, status: expired", True),
    ],
)
def test_an_instance_has_expired_by_its_date_or_its_status(fields: str, expired: object) -> None:
    assert said(hosting(fields), "expired") == expired


@pytest.mark.parametrize(
    ("ip", "public"),
    [
        ("ip: [10.0.0.1, 203.0.113.7]", True),
        ("ip: [10.0.0.1]", False),
        ("ip: []", False),
        ("ip: [7, 10.0.0.1]", FAULTY),
        ("ip: [7, 203.0.113.7]", True),
        ("ip: 203.0.113.7", FAULTY),
        ("", "? the public address of the hosting is not given"),
    ],
)
def test_a_server_has_a_public_address_or_has_none(ip: str, public: object) -> None:
    assert said(hosting(ip), "has_public_address") == public


def test_each_address_is_a_fact_with_scope_and_family() -> None:
    text = "kind: first-filing\nwebsites: [{name: a, hosting: {ip: [203.0.113.7, '2001:db8::1', 300.0.0.1]}}]"
    assert [(f.pointer[-4:], said(f, "scope"), said(f, "family")) for f in facts(text, "address")] == [
        ("ip/0", "public", "ipv4"),
        ("ip/1", "public", "ipv6"),
        ("ip/2", "unreadable", "ipv4"),
    ]


@pytest.mark.parametrize(
    ("fields", "above", "same", "own"),
    [
        ('instance_id: i-1, account: "1"', ABOVE, True, True),
        ('instance_id: i-1, account: "2"', ABOVE, False, False),
        ('account: "1"', ABOVE, True, False),
        ("instance_id: i-1", ABOVE, "? the account of the instance of the hosting is not given", False),
        ('instance_id: i-1, account: "1"', "provider: alibaba-cloud", "? the account is not given", False),
        ("instance_id: i-1, account: 7", ABOVE, FAULTY, FAULTY),
        ('instance_id: 7, account: "1"', ABOVE, True, FAULTY),
    ],
)
def test_an_instance_belongs_to_the_account_or_to_another(fields: str, above: str, same: object, own: object) -> None:
    found = hosting(fields, above)
    assert (said(found, "same_account"), said(found, "own_instance")) == (same, own)


def test_an_instance_is_known_by_provider_and_name() -> None:
    keys = [
        said(hosting(fields), "instance_key")
        for fields in ("instance_id: i-1", "provider: alibaba-cloud, instance_id: i-1", "provider: x, instance_id: i-1")
    ]
    assert keys[0] == keys[1] != keys[2]
    assert said(hosting(""), "instance_key") == "? the instance of the hosting is not given"
    assert said(hosting(""), "instance_id") is None


@pytest.mark.parametrize(
    ("product", "edition", "qualifies", "quota"),
    [
        ("ecs", "2018-04-18", True, 5),
        ("ecs", TODAY, True, 5),
        ("simple-application-server", TODAY, True, 5),
        ("marketplace", TODAY, True, 1),
        ("slb", TODAY, True, None),
        ("oss", TODAY, False, None),
        ("simple-application-server", "2018-04-18", "? the table of products does not name this product", "same"),
        ("other", TODAY, "? the table of products does not name this product", "same"),
    ],
)
def test_a_product_qualifies_by_the_table_of_the_edition(
    product: str, edition: str, qualifies: object, quota: object
) -> None:
    found = hosting(f"product: {product}", edition=edition)
    assert said(found, "product_qualifies") == qualifies
    assert said(found, "codes_quota") == (qualifies if quota == "same" else quota)


def test_without_a_product_nothing_is_known_of_it() -> None:
    reason = "? the product of the hosting is not given"
    names = ("product", "product_qualifies", "codes_quota", "over_quota")
    assert [said(hosting("instance_id: i-1"), name) for name in names] == [reason] * 4


def test_a_service_code_is_compared_folded() -> None:
    found = hosting('service_code: "32A43232-A888-88E8-B9EC-00888BE80000"')
    assert said(found, "service_code") == "32a43232-a888-88e8-b9ec-00888be80000"
    assert said(found, "service_code_form") == "uuid"
    assert [said(hosting(""), name) for name in ("service_code", "service_code_form")] == [None, None]


@pytest.mark.parametrize(
    ("used", "wanted", "over"), [(0, 5, False), (0, 6, True), (3, 2, False), (3, 3, True), (5, 0, False), (6, 0, True)]
)
def test_codes_used_and_wanted_are_held_against_the_quota(used: int, wanted: int, over: bool) -> None:
    (found,) = instances(f"product: ecs, instance_id: i-1, codes_used: {used}, codes_wanted: {wanted}")
    assert said(found, "over_quota") is over


def test_all_entries_of_one_instance_count_together() -> None:
    entry = "product: ecs, instance_id: {0}, codes_wanted: 3"
    assert [
        said(f, "over_quota") for f in instances(entry.format("i-1"), entry.format("i-1"), entry.format("i-2"))
    ] == [
        True,
        True,
        False,
    ]


def test_codes_of_an_application_are_counted_once_each() -> None:
    site = "{{name: a, hosting: {{product: ecs, instance_id: i-1, codes_used: 4, service_code: c-{0}}}}}"
    for codes, over in (("11", False), ("12", True)):
        text = f"kind: first-filing\n{ABOVE}\nwebsites: [{', '.join(site.format(code) for code in codes)}]"
        assert [said(f, "over_quota") for f in facts(text, "hosting")] == [over, over]


def test_instances_without_a_name_are_not_counted_together() -> None:
    named, nameless = instances("product: ecs, instance_id: i-1, codes_wanted: 5", "product: ecs, codes_wanted: 5")
    assert said(named, "over_quota") is False
    assert said(nameless, "over_quota") == "? the instance of the hosting is not given"


def test_names_bound_to_an_instance_of_no_website_lie_under_none() -> None:
    text = f"kind: service-code\n{ABOVE}\ninstances: [{{bound_names: [www.example.cn]}}]"
    assert facts(text, "binding") == []


def test_a_quota_is_judged_only_where_there_is_one_and_the_instance_is_named() -> None:
    assert said(hosting("product: slb, instance_id: i-1", edition=TODAY), "over_quota") is None
    assert said(hosting("product: ecs"), "over_quota") == "? the instance of the hosting is not given"


def test_codes_are_asked_for_where_codes_are_applied_for() -> None:
    asked, silent = instances("codes_wanted: 2", "product: ecs")
    assert said(asked, "codes_wanted") == 2
    assert said(silent, "codes_wanted") == "? the number of service codes asked for of the hosting is not given"
    assert said(hosting(""), "codes_wanted") is None


def test_instances_belong_to_no_website() -> None:
    (found,) = instances("ip: [203.0.113.7]")
    assert (found.pointer, found.parents) == ("/instances/0", {})
    address = fact(f"kind: service-code\n{ABOVE}\ninstances: [{{ip: [203.0.113.7]}}]", "address")
    assert address.parents == {"hosting": found.number}


def test_what_is_declared_of_a_server_is_unknown_unless_it_is_declared() -> None:
    found = hosting("billing: subscription, months: 12, service_code_status: bound, code_granted: true")
    names = ("billing", "months", "service_code_status", "code_granted")
    assert [said(found, name) for name in names] == ["subscription", 12, "bound", True]
    assert [said(hosting(""), name) for name in names] == [
        "? the billing of the hosting is not given",
        "? the number of months bought of the hosting is not given",
        "? the status of the service code of the hosting is not given",
        "? the grant of the service code of the hosting is not given",
    ]


def license(fields: str) -> object:
    return fact(f"kind: commercial-license\nsubmitted_on: 2018-05-02\nlicense: {{{fields}}}", "license")


@pytest.mark.parametrize(
    ("typed", "number", "form"),
    [
        ("浙B2-20120000", "浙B2-20120000", "provincial"),
        ("浙 B2-20120000号", "浙B2-20120000", "provincial"),
        ("浙ICP备12000000号", "浙ICP备12000000号", "subject"),
        ("浙D3-20120000", "浙D3-20120000", "registrar"),
        ("2012", "2012", "odd"),
    ],
)
def test_a_license_number_is_compared_folded_and_told_by_its_form(typed: str, number: str, form: str) -> None:
    found = license(f'number: "{typed}"')
    assert (said(found, "number"), said(found, "number_form")) == (number, form)


def test_a_license_says_holder_and_days_left() -> None:
    found = license("valid_until: 2018-05-01, holder: {name: 示例（中国）公司}")
    assert (said(found, "days_left"), said(found, "holder_name")) == (-1, "示例(中国)公司")
    assert found.written["holder_name"] == "示例（中国）公司"
    assert said(license(""), "days_left") == "? the last day of the license is not given"
    assert [said(license(""), name) for name in ("number", "number_form", "holder_name")] == [None] * 3


def test_a_license_that_is_asked_for_says_what_stands_behind_it() -> None:
    text = """
    kind: commercial-license
    license_request: {coverage: one-province, registered_capital: 1000000, foreign_share: 50.0,
      services: [information-services, call-center]}
    """
    found = fact(text, "license_request")
    assert [said(found, name) for name in ("coverage", "registered_capital", "foreign_share")] == [
        "one-province",
        1000000,
        50,
    ]
    assert said(found, "insured_staff") == "? the insured staff of the license request is not given"
    assert [said(f, "name") for f in facts(text, "license_service")] == ["information-services", "call-center"]


def test_the_rest_of_the_run_hears_of_instances_with_a_quota() -> None:
    fields = "instance_id: i-1, service_code: c-1, codes_used: 2"
    text = "kind: first-filing\nprovider: alibaba-cloud\nwebsites: [{name: a, hosting: {product: %s, %s}}]"
    heard = [(t.measure, t.pointer) for t in projected(text % ("ecs", fields)).tallies]
    assert heard == [(m, "/websites/0/hosting/instance_id") for m in ("quota", "used", "code")]
    assert projected(text % ("other", fields)).tallies == ()

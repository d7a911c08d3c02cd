"""The filing that an application builds on, and the application's own fields."""

from __future__ import annotations

import pytest
from projecting import fact, facts, ledger, projected, said

FAULTY = "? the file's structure is at fault there"


def filing(fields: str, above: str = "kind: change\nprovider: alibaba-cloud", **given: object) -> object:
    return fact(f"{above}\nfiling: {{status: approved, {fields}}}", "filing", **given)


def application(text: str, **given: object) -> object:
    return fact(text, "application", **given)


@pytest.mark.parametrize(
    ("typed", "number", "form", "province"),
    [
        ("浙ICP备12000000号", "浙ICP备12000000号", "subject", "浙江"),
        ("浙ICP备12000000号-3", "浙ICP备12000000号", "website", "浙江"),
        ("浙ICP备2021000000号-3A", "浙ICP备2021000000号", "app", "浙江"),
        ("川ICP备12000000号", "川ICP备12000000号", "wrong-abbreviation", "四川"),
        ("浙 ICP备12000000号", "浙ICP备12000000号", "odd", "浙江"),
        ("粤B2-20090000", "粤B2-20090000", "license", "广东"),
        ("A2.B1.B2-20090000", "A2.B1.B2-20090000", "license", None),
        ("合字B2-20170000", "合字B2-20170000", "license", None),
        ("深ICP备12000000号", "深ICP备12000000号", "odd", "? the number has no known form"),
        ("浙ICP备1234号", "浙ICP备1234号", "odd", "? the number has no known form"),
    ],
)
def test_a_number_is_compared_cut_and_folded(typed: str, number: str, form: str, province: str | None) -> None:
    found = filing(f'icp_number: "{typed}"')
    assert [said(found, f) for f in ("icp_number", "number_form", "number_province")] == [number, form, province]


def test_without_a_number_nothing_is_said_of_it() -> None:
    found = filing("")
    names = ("icp_number", "number_form", "number_province", "websites_left")
    assert [said(found, name) for name in names] == [None] * 4


@pytest.mark.parametrize(
    ("fields", "same", "served", "moved"),
    [
        ("provider: alibaba-cloud", True, True, False),
        ("provider: tencent-cloud", False, False, True),
        ("provider: tencent-cloud, access_providers: [alibaba-cloud]", False, True, True),
        ("provider: tencent-cloud, access_providers: [tencent-cloud]", False, False, True),
        ("provider: alibaba-cloud, transferred_in_on: 2016-03-01", True, True, True),
        ("transferred_in_on: 2016-03-01", "? the provider of the filing is not given", True, True),
        ("provider: tencent-cloud, access_providers: [7]", False, FAULTY, True),
        ("provider: tencent-cloud, access_providers: 7", False, FAULTY, True),
        ("provider: tencent-cloud, transferred_in_on: 7", False, FAULTY, FAULTY),
        ("access_providers: [alibaba-cloud]", "? the provider of the filing is not given", True, None),
    ],
)
def test_who_serves_a_filing(fields: str, same: object, served: object, moved: object) -> None:
    found = filing(fields)
    assert (said(found, "same_provider"), said(found, "served_here")) == (same, served)
    assert said(found, "transferred_in") == ("? the provider of the filing is not given" if moved is None else moved)


def test_without_a_receiving_provider_nobody_can_tell_who_serves_it() -> None:
    found = filing("provider: alibaba-cloud", above="kind: change")
    reason = "? the receiving provider is not given"
    assert [said(found, name) for name in ("same_provider", "served_here", "transferred_in")] == [reason] * 3


@pytest.mark.parametrize(
    ("approved", "submitted", "in_time"),
    [
        ("2018-05-01", "2018-05-02", True),
        ("2018-05-02", "2018-05-02", True),
        ("2018-05-03", "2018-05-02", False),
    ],
)
def test_a_filing_is_approved_before_it_is_built_on(approved: str, submitted: str, in_time: bool) -> None:
    found = filing(f"approved_on: {approved}", above=f"kind: change\nsubmitted_on: {submitted}")
    assert said(found, "approved_in_time") is in_time


def test_without_either_day_the_order_is_not_known() -> None:
    assert said(filing("approved_on: 2018-05-01"), "approved_in_time") == "? the day of submission is not given"
    found = filing("", above="kind: change\nsubmitted_on: 2018-05-02")
    assert said(found, "approved_in_time") == "? the approval date of the filing is not given"


@pytest.mark.parametrize(
    ("written", "given"),
    [
        ("'${ICP_FILING_PASSWORD}'", True),
        ("'ENC[AES256_GCM,data:x]'", True),
        ("''", False),
        ("'  '", False),
        ("null", False),
    ],
)
def test_a_password_is_given_by_reference_or_encrypted(written: str, given: bool) -> None:
    assert said(filing(f"password: {written}"), "password_given") is given


def test_a_refused_password_is_not_known_to_be_given() -> None:
    found = filing("password: plain1", refused=["/filing/password"])
    assert said(found, "password_given") == FAULTY


def test_declared_flags_are_unknown_unless_they_are_declared() -> None:
    assert said(filing("filed_sites_open: false"), "filed_sites_open") is False
    assert said(filing(""), "filed_sites_open") == "? the reachability of its websites of the filing is not given"


RECORD = """
records:
  - icp_number: 浙ICP备12000000号
    status: approved
    websites:
      - {number: 浙ICP备12000000号-1}
      - {number: 浙ICP备12000000号-2}
      - {number: 浙ICP备12000000号-3, status: cancelled}
"""
CANCELLING = """
kind: cancel-website
filing: {status: approved, icp_number: 浙ICP备12000000号}
cancel: {websites: [%s]}
"""


@pytest.mark.parametrize(
    ("websites", "left"),
    [
        ("", 2),
        ("浙ICP备12000000号-1", 1),
        ("浙ICP备12000000号-1, 浙ICP备12000000号-1", 1),
        ("浙ICP备12000000号-1, 浙 ICP备12000000号-2", 0),
        ("浙ICP备12000000号-3", 2),
    ],
)
def test_websites_left_are_those_on_record_less_those_cancelled(websites: str, left: int) -> None:
    assert said(fact(CANCELLING % websites, "filing", on_record=ledger(RECORD)), "websites_left") == left


def test_websites_left_are_not_known_without_a_ledger() -> None:
    assert said(fact(CANCELLING % "", "filing"), "websites_left") == "? no ledger is given"


def test_websites_left_are_not_known_where_the_ledger_lacks_the_number() -> None:
    text = CANCELLING.replace("12000000", "13000000") % ""
    found = fact(text, "filing", on_record=ledger(RECORD))
    assert said(found, "websites_left") == "? the ledger holds no record of this number"


def test_in_an_incomplete_ledger_some_left_is_certain_and_none_left_is_not() -> None:
    part = ledger(RECORD, complete=False)
    assert said(fact(CANCELLING % "", "filing", on_record=part), "websites_left") == 2
    both = CANCELLING % "浙ICP备12000000号-1, 浙ICP备12000000号-2"
    assert said(fact(both, "filing", on_record=part), "websites_left") == "? the ledger is not complete"


def test_websites_left_are_not_known_where_a_cancelled_one_cannot_be_read() -> None:
    found = fact(CANCELLING % "浙ICP备12000000号-1, 7", "filing", on_record=ledger(RECORD))
    assert said(found, "websites_left") == FAULTY


def test_providers_and_orders_are_facts_of_their_own() -> None:
    text = """
    kind: cancel-transfer-in
    provider: alibaba-cloud
    filing:
      status: approved
      access_providers: [alibaba-cloud, tencent-cloud]
      open_orders: [{kind: change, provider: tencent-cloud, submitted_on: 2018-05-01}]
    next_provider: {name: huawei-cloud}
    """
    assert [(said(f, "name"), said(f, "is_receiver")) for f in facts(text, "access_provider")] == [
        ("alibaba-cloud", True),
        ("tencent-cloud", False),
    ]
    order = fact(text, "open_order")
    assert [said(order, name) for name in ("kind", "provider", "submitted_on")] == [
        "change",
        "tencent-cloud",
        "2018-05-01",
    ]
    assert said(fact(text, "next_provider"), "is_receiver") is False


def test_without_a_receiving_provider_nobody_is_known_to_be_it() -> None:
    found = fact("{kind: cancel-transfer-in, next_provider: {name: huawei-cloud}}", "next_provider")
    assert said(found, "is_receiver") == "? the receiving provider is not given"


def test_an_account_is_known_by_provider_and_name() -> None:
    text = 'kind: claim\nprovider: {0}\naccount: {{id: "{1}"}}'
    keys = [
        said(application(text.format(p, a)), "account_key") for p, a in (("x", "1"), ("x", "1"), ("y", "1"), ("x", "2"))
    ]
    assert keys[0] == keys[1] and len(set(keys)) == 3
    assert said(application("kind: claim\nprovider: x"), "account_key") == "? the account is not given"
    assert (
        said(application('kind: claim\naccount: {id: "1"}'), "account_key") == "? the receiving provider is not given"
    )
    assert said(application("kind: claim\nprovider: x"), "account_id") is None


def test_the_application_repeats_the_number_of_its_filing() -> None:
    text = "kind: change\nfiling: {status: approved, icp_number: 浙ICP备12000000号-1}"
    assert said(application(text), "icp_number") == "浙ICP备12000000号"
    assert said(application("kind: first-filing"), "icp_number") is None


SUBJECT = 'subject: {nature: enterprise, name: x, certificate: {type: business-license, number: "913300000000000000"}}'
FILED = "filing: {status: approved, icp_number: 浙ICP备12000000号}"
ON_RECORD = """
records:
  - icp_number: 浙ICP备12000000号
    status: approved
    subject: {certificate: {type: business-license, number: "913300000000000000"}}
"""


def test_who_files_is_known_by_certificate_else_by_record_else_by_number() -> None:
    by_certificate = said(application(f"kind: change\n{SUBJECT}\n{FILED}"), "subject_key")
    by_record = said(application(f"kind: change\n{FILED}", on_record=ledger(ON_RECORD)), "subject_key")
    by_number = said(application(f"kind: change\n{FILED}"), "subject_key")
    assert by_certificate == by_record
    assert isinstance(by_number, str) and not by_number.startswith("?") and by_number != by_certificate


def test_who_files_is_not_known_without_any_of_them() -> None:
    assert said(application("kind: change"), "subject_key") == "? the certificate number of the subject is not given"


@pytest.mark.parametrize(("reason", "given"), [("网站停办", True), ("' '", False), ("''", False)])
def test_a_blank_reason_is_no_reason(reason: str, given: bool) -> None:
    assert said(application(f"kind: cancel-subject\ncancel: {{reason: {reason}}}"), "cancel_reason_given") is given
    assert said(application("kind: cancel-subject"), "cancel_reason_given") is False


@pytest.mark.parametrize("cancel", ["", "cancel: {}", "cancel: {websites: []}"])
def test_where_no_website_is_named_none_has_a_reason(cancel: str) -> None:
    assert said(application(f"kind: cancel-website\n{cancel}"), "cancel_reason_given") is None
    assert said(application("kind: cancel-website\ncancel: {websites: [x]}"), "cancel_reason_given") is False


NUMBERED, NEW = "{name: a, number: 浙ICP备12000000号-1}", "{name: b}"


@pytest.mark.parametrize(
    ("filing", "websites", "fits"),
    [
        ("", NEW, "first-filing"),
        ("filing: {status: cancelled}", NEW, "first-filing"),
        ("filing: {status: approved}", NEW, "add-website"),
        ("filing: {status: approved, provider: alibaba-cloud}", NUMBERED, "change"),
        ("filing: {status: approved, provider: tencent-cloud}", NUMBERED, "transfer-in"),
        ("filing: {status: approved}", NUMBERED, "? the provider of the filing is not given"),
        ("filing: {status: in-review}", NEW, "? the filing is still in review"),
        ("filing: {status: approved}", f"{NUMBERED}, {NEW}", "? some websites carry a number and some do not"),
        ("", NUMBERED, "? some websites carry a number and some do not"),
    ],
)
def test_the_kind_that_fits_follows_from_what_is_filed(filing: str, websites: str, fits: str) -> None:
    text = f"kind: first-filing\nprovider: alibaba-cloud\n{filing}\nwebsites: [{websites}]"
    assert said(application(text), "expected_kind") == fits


def test_for_other_kinds_no_other_would_fit() -> None:
    assert said(application("kind: claim"), "expected_kind") is None


@pytest.mark.parametrize(
    ("websites", "count"),
    [
        ("", 0),
        ("{name: a, domains: [example.cn, www.example.cn]}, {name: b, domains: [{name: EXAMPLE.cn}]}", 1),
        ("{name: a, domains: [example.cn, example.com]}, {name: b}", 2),
        ("{name: a, domains: [example.cn, 7]}", FAULTY),
        ("7", FAULTY),
    ],
)
def test_domains_are_counted_by_what_is_registered(websites: str, count: object) -> None:
    assert said(application(f"kind: first-filing\nwebsites: [{websites}]"), "new_domain_count") == count


def test_the_rest_of_the_run_hears_of_number_password_and_account() -> None:
    text = f"""
    kind: add-website
    provider: alibaba-cloud
    account: {{id: "1"}}
    {FILED.replace("status", "password: '$" + "{A}', status")}
    {SUBJECT}
    """
    heard = {(t.kind, t.measure, t.pointer) for t in projected(text).tallies}
    assert {
        ("account_use", "subject", "/account/id"),
        ("number_use", "subject", "/filing/icp_number"),
        ("number_use", "password", "/filing/password"),
    } <= heard

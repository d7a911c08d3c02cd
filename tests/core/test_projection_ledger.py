"""What is on record, as far as an application names it."""

from __future__ import annotations

import pytest
from projecting import facts, ledger, projected, said

LEDGER = """
records:
  - icp_number: 浙ICP备12000000号
    status: approved
    provider: alibaba-cloud
    filed_through: hichina
    approved_on: 2009-05-30
    account: "1"
    subject: {name: 示例（中国）公司, certificate: {type: business-license, number: "9133 0000"}}
    websites:
      - {number: 浙ICP备12000000号-1, domains: [example.cn, www.example.cn, EXAMPLE.com]}
      - {number: 浙ICP备12000000号-2, status: cancelled, domains: [例子.中国]}
  - icp_number: 浙ICP备13000000号-4
    status: cancelled
    websites: [{number: 浙ICP备13000000号-4, status: approved, domains: [example.net]}]
  - {icp_number: 京ICP证030000号, status: approved}
"""
FIRST, SECOND, THIRD = "浙ICP备12000000号", "浙ICP备13000000号", "京ICP证030000号"


def named(text: str) -> list[str]:
    """The numbers of the records that an application names."""
    return [str(said(f, "icp_number")) for f in facts(f"kind: change\n{text}", "record", on_record=ledger(LEDGER))]


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("filing: {status: approved, icp_number: 浙ICP备12000000号}", [FIRST]),
        ("filing: {status: approved, icp_number: 浙 ICP备12000000号-7}", [FIRST]),
        ("filing: {status: approved, icp_number: 京ICP证030000号-1}", [THIRD]),
        ("filing: {status: approved, icp_number: 浙ICP备14000000号}", []),
        ("cancel: {websites: [浙ICP备13000000号-9]}", [SECOND]),
        ("changes: [{target: website, website: 浙ICP备13000000号-4, field: name}]", [SECOND]),
        ("websites: [{name: a, domains: [news.example.cn]}]", [FIRST]),
        ("websites: [{name: a, domains: [xn--fsqu00a.xn--fiqs8s]}]", [FIRST]),
        ("websites: [{name: a, domains: [example.net, example.cn]}]", [FIRST, SECOND]),
        ('provider: alibaba-cloud\naccount: {id: "1"}', [FIRST]),
        ('provider: tencent-cloud\naccount: {id: "1"}', []),
        ('subject: {nature: enterprise, name: x, certificate: {type: business-license, number: "91330000"}}', [FIRST]),
        ('subject: {nature: enterprise, name: x, certificate: {type: passport, number: "91330000"}}', []),
        ("subject: {nature: enterprise, name: 示例（中国）公司}", []),
    ],
)
def test_records_are_named_by_number_certificate_domain_or_account(text: str, numbers: list[str]) -> None:
    assert named(text) == numbers


NAMING = f"kind: change\nfiling: {{status: approved, icp_number: {FIRST}}}"


def test_a_record_says_what_the_ledger_says() -> None:
    (record,) = facts(NAMING, "record", on_record=ledger(LEDGER))
    names = ("icp_number", "status", "provider", "filed_through", "approved_on", "subject_name")
    assert [said(record, name) for name in names] == [
        FIRST, "approved", "alibaba-cloud", "hichina", "2009-05-30", "示例(中国)公司",
    ]  # fmt: skip
    assert record.written["subject_name"] == "示例（中国）公司"
    assert record.phantom is None and record.document is None and record.pointer == ""


def test_what_a_record_does_not_say_is_nothing_or_unknown() -> None:
    text = f"kind: change\nfiling: {{status: approved, icp_number: {THIRD}}}"
    (record,) = facts(text, "record", on_record=ledger(LEDGER))
    assert [said(record, name) for name in ("provider", "subject_name", "approved_on")] == [None] * 3
    assert said(record, "certificate_key") == "? the certificate number of the record is not given"
    assert said(record, "account_key") == "? the account with the provider of the record is not given"


def test_keys_of_a_record_are_those_of_an_application() -> None:
    text = """
    kind: first-filing
    provider: alibaba-cloud
    account: {id: "1"}
    subject: {nature: enterprise, name: x, certificate: {type: business-license, number: "91330000"}}
    """
    memory = projected(text, on_record=ledger(LEDGER)).memory
    record, subject, application = (memory.of_kind(kind)[0] for kind in ("record", "subject", "application"))
    assert record.values["certificate_key"] == subject.values["certificate_key"]
    assert record.values["account_key"] == application.values["account_key"]


def test_websites_and_domains_of_a_record_stand_by_themselves() -> None:
    memory = projected(NAMING, on_record=ledger(LEDGER)).memory
    assert [
        [said(f, name) for name in ("number", "icp_number", "status", "domain_count")]
        for f in memory.of_kind("record_website")
    ] == [[f"{FIRST}-1", FIRST, "approved", 2], [f"{FIRST}-2", FIRST, "cancelled", 1]]
    assert [
        [said(f, name) for name in ("name", "website_number", "icp_number", "status")]
        for f in memory.of_kind("record_domain")
    ] == [
        ["example.cn", f"{FIRST}-1", FIRST, "approved"],
        ["example.com", f"{FIRST}-1", FIRST, "approved"],
        ["xn--fsqu00a.xn--fiqs8s", f"{FIRST}-2", FIRST, "cancelled"],
    ]


def test_what_stands_under_a_cancelled_record_is_cancelled() -> None:
    text = "kind: change\ncancel: {websites: [浙ICP备13000000号-4]}"
    memory = projected(text, on_record=ledger(LEDGER)).memory
    assert [said(memory.of_kind(kind)[0], "status") for kind in ("record", "record_website", "record_domain")] == [
        "cancelled"
    ] * 3


LEDGER_KINDS = ("record", "record_website", "record_domain")


def test_without_a_ledger_anything_may_be_on_record() -> None:
    memory = projected(NAMING).memory
    assert [[f.phantom.en for f in memory.of_kind(kind) if f.phantom] for kind in LEDGER_KINDS] == [
        ["no ledger is given"]
    ] * 3
    assert memory.of_kind("record")[0].phantom.zh == "未提供备案台账（--ledger）"  # type: ignore[union-attr]


def test_a_complete_ledger_leaves_nothing_open() -> None:
    memory = projected("kind: change", on_record=ledger(LEDGER)).memory
    assert [memory.of_kind(kind) for kind in LEDGER_KINDS] == [[], [], []]


def test_an_incomplete_ledger_says_what_it_has_and_leaves_the_rest_open() -> None:
    memory = projected(NAMING, on_record=ledger(LEDGER, complete=False)).memory
    assert [[f.phantom.en if f.phantom else "there" for f in memory.of_kind(kind)] for kind in LEDGER_KINDS] == [
        ["there", "the ledger is not complete"],
        ["there", "there", "the ledger is not complete"],
        ["there", "there", "there", "the ledger is not complete"],
    ]


def test_facts_of_the_ledger_carry_no_context() -> None:
    memory = projected(NAMING, on_record=ledger(LEDGER)).memory
    assert not any({"in", "province", "nature"} & set(f.values) for kind in LEDGER_KINDS for f in memory.of_kind(kind))


def test_a_ledger_of_an_odd_shape_does_no_harm() -> None:
    found = ledger("records: [{websites: [7, {number: x, domains: [7]}, {domains: x}], subject: 7}, {websites: 7}]")
    assert [len(record.websites) for record in found.records] == [2, 0]


def test_no_identity_number_is_kept_in_a_ledger() -> None:
    assert "91330000" not in repr(ledger(LEDGER).records)

"""Each thing a schema can ask, told with its id, at its place."""

import pytest
from shape_documents import APPLICATION, LEDGER, SHAPE, VALID, document_of, only, told

from validator.adapters.schema import Shape, part_of

KINDS = APPLICATION["properties"]["kind"]["enum"]
MINIMAL = "kind: {kind}\nprovider: alibaba-cloud\n"


@pytest.mark.parametrize("name", VALID)
def test_a_rich_document_fits(name):
    assert told(VALID[name]) == []


@pytest.mark.parametrize("kind", KINDS)
def test_an_application_needs_no_more_than_a_kind_and_a_provider(kind):
    assert told(MINIMAL.format(kind=kind)) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    "block",
    [
        "filing: {status: approved}",
        "changes: [{target: subject, field: name}]",
        "websites: [{name: 示例}]",
        "cancel: {reason: 停办}",
        "subject: {nature: enterprise, name: 示例}",
        "license: {number: 浙B2-20120000}",
        "documents: []",
        "account: {id: a}",
    ],
)
def test_what_rules_speak_of_stands_under_every_kind(kind, block):
    assert told(MINIMAL.format(kind=kind) + block) == []


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize(
    ("block", "owner"),
    [
        ("instances: []", "service-code"),
        ("license_request: {coverage: one-province}", "commercial-license"),
        ("next_provider: {name: tencent-cloud}", "cancel-transfer-in"),
    ],
)
def test_what_no_rule_speaks_of_has_its_own_kind(kind, block, owner):
    name = block.partition(":")[0]
    assert told(MINIMAL.format(kind=kind) + block) == ([] if kind == owner else [("ICP002", f"/{name}", 3)])


def test_the_kind_that_a_block_belongs_to_is_named():
    fault = only("kind: change\nprovider: p\ninstances: [{months: x}]")
    assert fault.message.en == '/instances: an application of kind change has no "instances"'
    assert "service-code" in fault.fix.en
    assert fault.refused == ("/instances",)


@pytest.mark.parametrize("kind", KINDS)
def test_a_provider_is_needed_but_for_a_commercial_license(kind):
    expected = [] if kind == "commercial-license" else [("ICP002", "/provider", 1)]
    assert told(f"kind: {kind}\nstate: draft\n") == expected


@pytest.mark.parametrize(
    ("line", "id_", "pointer"),
    [
        # type
        ("subject: 张三", "ICP002", "/subject"),
        ("websites: {name: 示例}", "ICP002", "/websites"),
        ("filing: ", "ICP002", "/filing"),
        ("license_request: {coverage: one-province, insured_staff: three}", "ICP002", "/license_request/insured_staff"),
        ("license_request: {coverage: one-province, insured_staff: 2.5}", "ICP002", "/license_request/insured_staff"),
        ("websites: [{name: 示例, is_open: no}]", "ICP002", "/websites/0/is_open"),
        ("websites: [{name: true}]", "ICP002", "/websites/0/name"),
        ("websites: [{name: 示例, features: forum}]", "ICP002", "/websites/0/features"),
        ("subject: {nature: enterprise, name: 示例, principal: 张三}", "ICP002", "/subject/principal"),
        ("subject: {nature: enterprise, name: 示例, city: []}", "ICP002", "/subject/city"),
        ("changes: [{target: subject, field: name, from: {}}]", "ICP002", "/changes/0/from"),
        # a number that is a name
        ("account: {id: 1000000000000001}", "ICP009", "/account/id"),
        ("subject: {nature: enterprise, name: 示例, province: 33}", "ICP009", "/subject/province"),
        ("websites: [{name: 示例, principal: {mobile: 13800000000}}]", "ICP009", "/websites/0/principal/mobile"),
        (
            "websites: [{name: 示例, principal: {mobile: ['1', 13800000000]}}]",
            "ICP009",
            "/websites/0/principal/mobile/1",
        ),
        ("changes: [{target: subject, field: principal.mobile, to: 13800000000}]", "ICP009", "/changes/0/to"),
        ("websites: [{name: 示例, domains: [360]}]", "ICP009", "/websites/0/domains/0"),
        ("websites: [{name: 示例, hosting: {ip: [203.0]}}]", "ICP009", "/websites/0/hosting/ip/0"),
        # a number that is none
        ("subject: {nature: 4, name: 示例}", "ICP002", "/subject/nature"),
        ("submitted_on: 20180502", "ICP002", "/submitted_on"),
        # enum, const
        ("state: drafted", "ICP002", "/state"),
        ("subject: {nature: company, name: 示例}", "ICP002", "/subject/nature"),
        ("websites: [{name: 示例, services: [informational, blogg]}]", "ICP002", "/websites/0/services/1"),
        ("documents: [{type: letter}]", "ICP002", "/documents/0/type"),
        ("documents: [{type: other, of: somebody}]", "ICP002", "/documents/0/of"),
        ("changes: [{target: subject, field: domains}]", "ICP002", "/changes/0/field"),
        ("changes: [{target: website, field: nature}]", "ICP002", "/changes/0/field"),
        ("changes: [{target: site, field: name}]", "ICP002", "/changes/0/target"),
        ("websites: [{name: 示例, principal: {same_as: subject}}]", "ICP002", "/websites/0/principal/same_as"),
        (
            "subject: {nature: enterprise, name: 示例, principal: {same_as: subject.principal}}",
            "ICP002",
            "/subject/principal/same_as",
        ),
        # required
        ("filing: {icp_number: 浙ICP备12000000号}", "ICP002", "/filing/status"),
        ("subject: {name: 示例}", "ICP002", "/subject/nature"),
        ("subject: {nature: enterprise}", "ICP002", "/subject/name"),
        ("websites: [{}]", "ICP002", "/websites/0/name"),
        ("websites: [{name: 示例, domains: [{expires_on: 2020-01-01}]}]", "ICP002", "/websites/0/domains/0/name"),
        ("changes: [{target: subject}]", "ICP002", "/changes/0/field"),
        ("changes: [{field: name}]", "ICP002", "/changes/0/target"),
        ("documents: [{file: a.jpg}]", "ICP002", "/documents/0/type"),
        # additionalProperties
        ("websits: []", "ICP002", "/websits"),
        ("account: {name: a}", "ICP002", "/account/name"),
        ("websites: [{name: 示例, domains: [{name: a.cn, owner: 张三}]}]", "ICP002", "/websites/0/domains/0/owner"),
        # refused beside others
        ("websites: [{name: 示例, hosting: {codes_wanted: 1}}]", "ICP002", "/websites/0/hosting/codes_wanted"),
        (
            "websites: [{name: 示例, principal: {same_as: subject.principal, email: a@b}}]",
            "ICP002",
            "/websites/0/principal/email",
        ),
        # pattern
        ("submitted_on: 2018/05/02", "ICP002", "/submitted_on"),
        ("websites: [{name: 示例, hosting: {provider: 阿里云}}]", "ICP002", "/websites/0/hosting/provider"),
        ("cancel: {websites: [www.example.cn]}", "ICP002", "/cancel/websites/0"),
        ("websites: [{name: 示例, number: 例子.中国}]", "ICP002", "/websites/0/number"),
        (
            "subject: {nature: enterprise, name: 示例, certificate: {valid_until: 长期}}",
            "ICP002",
            "/subject/certificate/valid_until",
        ),
        ("license: {valid_until: long-term}", "ICP002", "/license/valid_until"),
        # minimum, maximum, minLength
        ("license_request: {coverage: one-province, insured_staff: -1}", "ICP002", "/license_request/insured_staff"),
        ("license_request: {coverage: one-province, foreign_share: 101}", "ICP002", "/license_request/foreign_share"),
        ("websites: [{name: ''}]", "ICP002", "/websites/0/name"),
        ("websites: [{name: 示例, domains: ['']}]", "ICP002", "/websites/0/domains/0"),
        # days
        ("submitted_on: 2018-02-30", "ICP013", "/submitted_on"),
        ("submitted_on: 2018-05-02T10:00:00Z", "ICP013", "/submitted_on"),
        ("submitted_on: 2018-05-02 10:00", "ICP013", "/submitted_on"),
        (
            "subject: {nature: enterprise, name: 示例, certificate: {valid_until: 2019-13-01}}",
            "ICP013",
            "/subject/certificate/valid_until",
        ),
        (
            "filing: {status: approved, open_orders: [{submitted_on: 0000-01-01}]}",
            "ICP013",
            "/filing/open_orders/0/submitted_on",
        ),
        # secrets
        ("filing: {status: approved, password: hunter2}", "ICP006", "/filing/password"),
        ("filing: {status: approved, password: 123456}", "ICP006", "/filing/password"),
        ("filing: {status: approved, password: true}", "ICP006", "/filing/password"),
        ("filing: {status: approved, password: $NAME}", "ICP006", "/filing/password"),
        ("filing: {status: approved, password: }", "ICP002", "/filing/password"),
        ("filing: {status: approved, password: ''}", "ICP002", "/filing/password"),
        ("filing: {status: approved, password: [hunter2]}", "ICP002", "/filing/password"),
        ("cancel: {reason: 联系电话13800000000}", "ICP020", "/cancel/reason"),
        (
            "subject: {nature: enterprise, name: 示例, remarks: '身份证 33010019900101000X'}",
            "ICP020",
            "/subject/remarks",
        ),
        ("websites: [{name: 示例, remarks: '备案密码：abc123'}]", "ICP020", "/websites/0/remarks"),
    ],
)  # fmt: skip
def test_one_mistake_is_one_fault_at_its_place(line, id_, pointer):
    assert told(f"kind: commercial-license\n{line}\n") == [(id_, pointer, 2)]


@pytest.mark.parametrize(
    "line",
    [
        "websites: [{name: 示例, domains: [a.cn, {name: b.cn}], number: 浙ICP备12000000号-1}]",
        "websites: [{name: 示例, number: 皖B1.B2-20070000-1}]",
        "websites: [{name: 示例, principal: {mobile: '13800000000'}}]",
        "websites: [{name: 示例, principal: {mobile: ['13800000000', '13900000000']}}]",
        "websites: [{name: 示例, principal: {same_as: subject.legal_representative}}]",
        "websites: [{name: 示例, domains: [{name: b.cn, resolves_to: elsewhere}]}]",
        "subject: {nature: individual, name: 张三, certificate: {type: household-register}}",
        "subject: {nature: enterprise, name: 示例, certificate: {valid_until: 2020-02-29}}",
        "subject: {nature: enterprise, name: 示例, principal: {same_as: subject.legal_representative}}",
        "filing: {status: approved, password: 'ENC[AES256_GCM,data:AAAA,type:str]'}",
        "filing: {status: approved, password: '${A_1}'}",
        "documents: [{type: other, of: /websites/0/principal}]",
        "license_request: {coverage: several-provinces, services: [information-services], foreign_share: 0}",
        "cancel: {reason: 订单号 1380000000012345 已停用}",
        "subject: {nature: enterprise, name: 示例, remarks: '密码见 ${ICP_FILING_PASSWORD}'}",
        "$schema: application.schema.json",
    ],
)
def test_what_is_right_is_not_told(line):
    assert told(f"kind: commercial-license\n{line}\n") == []


def test_a_missing_key_has_the_place_where_it_would_be():
    fault = only("kind: change\nprovider: p\nfiling:\n  icp_number: 浙ICP备12000000号\n")
    assert (fault.pointer, fault.span.start.line, fault.refused) == ("/filing/status", 3, ("/filing/status",))


def test_a_key_that_is_not_known_is_marked_at_the_key():
    fault = only("kind: change\nprovider: p\nfiling: {statsu: approved}\n")
    assert (fault.span.start, fault.span.end) == ((3, 10), (3, 16))


@pytest.mark.parametrize("text", ["[kind]", "kind", "5", "", "kind: [change"])
def test_shape_is_silent_where_reading_found_no_mapping(text):
    document = document_of(text)
    assert document.faults
    assert SHAPE.faults(document) == ()


def test_a_mapping_without_a_kind_is_no_application():
    assert told("state: draft\nprovider: p\n") == [("ICP008", "/kind", 1)]


def test_without_a_kind_mistakes_elsewhere_are_told_and_blocks_of_kinds_are_not():
    found = told("state: drafted\ninstances: []\nlicense_request: {coverage: one-province}\n")
    assert found == [("ICP008", "/kind", 1), ("ICP002", "/state", 1)]


@pytest.mark.parametrize("kind", ["chnage", "5", "[change]", "", "Change"])
def test_a_kind_that_is_none_is_told_alone(kind):
    assert told(f"kind: {kind}\ninstances: []\n") == [("ICP002", "/kind", 1)]


def test_several_mistakes_are_told_in_reading_order():
    text = "kind: change\nstate: x\nprovider: p\nfoo: 1\nfiling: {password: 1}\nsubmitted_on: 2018-02-30\n"
    assert told(text) == [
        ("ICP002", "/state", 2),
        ("ICP002", "/foo", 4),
        ("ICP002", "/filing/status", 5),
        ("ICP006", "/filing/password", 5),
        ("ICP013", "/submitted_on", 6),
    ]


def test_a_ledger_is_judged_whole_and_line_by_line():
    record = (
        "icp_number: 浙ICP备12000000号\nstatus: approved\nwebsites: [{number: 浙ICP备12000000号-1, domains: [a.cn]}]\n"
    )
    whole, line = Shape(LEDGER, "ledger"), Shape(part_of(LEDGER, "record"), "ledger")
    assert told(record, line) == []
    assert told("as_of: 2018-05-01\ncomplete: true\n", Shape(part_of(LEDGER, "header"), "ledger")) == []
    assert told("as_of: 2018-05-01\nrecords: [{icp_number: 浙ICP备12000000号}]", whole) == [
        ("ICP002", "/records/0/status", 2)
    ]
    assert told("status: approved", line) == [("ICP002", "/icp_number", 1)]
    assert told("approved_on: 2018-02-30\n" + record, line) == [("ICP013", "/approved_on", 1)]

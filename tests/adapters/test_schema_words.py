"""What faults of shape say, in both languages, and what they never say."""

import re

import pytest
from shape_documents import SHAPE, document_of, only

HEAD = "kind: commercial-license\n"


@pytest.mark.parametrize(
    ("line", "en", "zh"),
    [
        (
            "websites: [{name: 示例, hosting: {months: three}}]",
            '/websites/0/hosting/months: a whole number is wanted, "three" is text',
            "/websites/0/hosting/months：应填整数，“three”是文本",
        ),
        (
            "state: drafted",
            '/state: "drafted" is not one of its values, did you mean "draft"',
            "/state：“drafted”不在可选值之内，是否应为“draft”",
        ),
        (
            "state: zzz",
            '/state: "zzz" is not one of its values',
            "/state：“zzz”不在可选值之内",
        ),
        (
            "statee: draft",
            '/statee: the key "statee" is not known here, did you mean "state"',
            "/statee：“statee”不是此处可用的键，是否应为“state”",
        ),
        (
            "filing: {}",
            '/filing/status: the key "status" is required and missing',
            "/filing/status：缺少必填的键“status”",
        ),
        (
            "submitted_on: 2018/5/2",
            '/submitted_on: a day as YYYY-MM-DD is wanted, "2018/5/2" is not',
            "/submitted_on：应为 YYYY-MM-DD 格式的日期，“2018/5/2”不符",
        ),
        (
            "submitted_on: 2018-02-30",
            '/submitted_on: "2018-02-30" is no day of the calendar',
            "/submitted_on：“2018-02-30”不是真实存在的日期",
        ),
        (
            "websites: [{name: 示例, domains: [true]}]",
            "/websites/0/domains/0: a text or a mapping of keys to values is wanted, true stands there",
            "/websites/0/domains/0：应填文本或键值结构，此处为 true",
        ),
        (
            "license_request: {coverage: one-province, foreign_share: 101}",
            "/license_request/foreign_share: at most 100 is wanted, 101 stands there",
            "/license_request/foreign_share：应为不大于100的数，此处为 101",
        ),
        (
            "websites: [{name: }]",
            "/websites/0/name: a text is wanted, nothing is written",
            "/websites/0/name：应填文本，此处为空",
        ),
        (
            "license: {number: 010}",
            "/license/number: a text is wanted, 010 is a number",
            "/license/number：应填文本，010 被读作数值",
        ),
        (
            "account: {id: 1000000000000001}",
            "/account/id: a text is wanted, an unquoted number stands there",
            "/account/id：应填文本，此处的号码未加引号，被读作数值",
        ),
        (
            "websites: [{name: 示例, principal: {same_as: subject.principal, name: 张三}}]",
            '/websites/0/principal/name: "name" stands beside "same_as", which stands alone',
            "/websites/0/principal/name：已填“same_as”，不应再填“name”",
        ),
    ],
)  # fmt: skip
def test_a_message_says_what_is_wanted_and_what_was_found(line, en, zh):
    assert only(HEAD + line).message == (en, zh)


@pytest.mark.parametrize(
    ("line", "en"),
    [
        ("state: 草稿", "write draft"),
        ("subject: {nature: 企业, name: 示例}", "write enterprise"),
        ("subject: {nature: Law Practice, name: 示例}", "write law-practice"),
        ("websites: [{name: 示例, languages: [中文简体]}]", "write zh-Hans"),
        ("websites: [{name: 示例, languages: [english]}]", "write en"),
        ("provider: Alibaba Cloud", "write alibaba-cloud"),
        ("provider: Alibaba_Cloud", "write alibaba-cloud"),
        ("submitted_on: 2018.5.2", "write 2018-05-02"),
        ("submitted_on: 2018年5月2日", "write 2018-05-02"),
        ("submitted_on: ２０１８-05-02", "write 2018-05-02"),
        ("submitted_on: 20180502", "write 2018-05-02"),
        ("submitted_on: 2018-05-02T10:00:00Z", "write 2018-05-02"),
        ("submitted_on: tomorrow", "write a day as YYYY-MM-DD"),
        ("subject: {nature: enterprise, name: 示例, certificate: {valid_until: 长期}}", "write long-term"),
        ("websites: [{name: 示例, is_open: no}]", "write false, without quotes"),
        ("websites: [{name: 示例, is_open: 是}]", "write true, without quotes"),
        ("websites: [{name: 示例, is_open: 1}]", "write true or false, without quotes"),
        ("websites: [{name: 示例, hosting: {months: '12'}}]", "write 12, without quotes"),
        ("websites: [{name: 示例, hosting: {months: '１２'}}]", "write 12, without quotes"),
        ("websites: [{name: 示例, features: forum}]", "write it as a list: [forum]"),
        ("websites: [{name: 示例, domains: [{name: a.cn, registrar: {country: cn}}]}]", "write CN"),
        ("license: {number: 010}", 'put quotes around it: "010"'),
        ("websites: [{name: true}]", "put quotes around it"),
        ("next: 1", "rename it to next_provider"),
        ("filing: {}", "add status: approved"),
        ("account: 5", "write keys and values in its place; known here: id"),
        ("account: {x: 5}", "take it out; known here: id"),
    ],
)  # fmt: skip
def test_a_fix_says_what_to_write(line, en):
    assert only(HEAD + line).fix.en == en


SECRETS = [
    "filing: {status: approved, password: hunter2-7788}",
    "filing: {status: approved, password: 77881234}",
    "filing: {status: approved, password: [hunter2, 7788]}",
    "filing: {status: approved, password: {hunter2: 7788}}",
    "filing: {status: approved, passwrd: hunter2-7788}",
    "filing: {status: approved, hunter: hunter2-7788}",
    "filing: hunter2-7788",
    "subject: 张三hunter2",
    "subject: {nature: individual, name: 13900007788}",
    "subject: {nature: individual, name: [张三]}",
    "subject: {nature: individual, name: 张三, principal: 张三7788}",
    "subject: {nature: individual, name: 李四, certificate: {number: 330100199001017788}}",
    "subject: {nature: individual, name: 李四, certificate: 330100199001017788}",
    "subject: {nature: individual, name: 李四, principal: {birth_date: 1990-02-30, mobile: '1'}}",
    "subject: {nature: individual, name: 李四, principal: {birth_date: 1990/01/7788}}",
    "subject: {nature: individual, name: 李四, remarks: 手机 13900007788}",
    "cancel: {reason: '密码: hunter2'}",
    "cancel: {reason: 13900007788}",
    "websites: 张三",
    "websites: [张三]",
    "changes: [{target: subject, field: name, from: {a: 张三}}]",
    "changes: [{target: subject, field: name, from: 7788}]",
    "documents: [{type: other, file: [张三]}]",
    "account: {id: 7788}",
    # In a place that is harmless in itself, what looks like a secret is not quoted either.
    "state: '13900007788'",
    "provider: 330100199001017788号",
    "websites: [{name: 示例, features: '13900007788'}]",
    "provider: 密码是hunter2",
]


@pytest.mark.parametrize("line", SECRETS)
def test_nothing_sensitive_is_ever_said(line):
    faults = SHAPE.faults(document_of(HEAD + line))
    assert faults
    said = " ".join(f"{f.message} {f.fix}" for f in faults)
    assert not re.search("hunter2|7788|1990-02|1990/|张三|13900", said)


def test_a_plain_password_is_told_once_and_counts_as_given():
    fault = only(HEAD + "filing: {status: approved, password: hunter2}")
    assert fault.message.en == "/filing/password: a password stands in the file in plain text"
    assert fault.message.zh == "/filing/password：备案密码以明文写在文件中"
    assert fault.refused == ()


def test_a_password_that_is_empty_is_not_given():
    assert only(HEAD + "filing: {status: approved, password: }").refused == ("/filing/password",)


def test_a_long_value_is_cut():
    message = only(HEAD + f"state: {'x' * 500}").message
    assert len(message.en) < 100
    assert "…" in message.en


def test_a_long_key_is_cut():
    assert len(only(HEAD + f"{'x' * 500}: 1").message.en) < 160


def test_a_value_stays_on_one_line_and_hides_nothing():
    message = only(HEAD + 'state: "a\\n\\n  b\\u202Ec"').message
    assert '"a b\ufffdc"' in message.en


def test_every_message_is_one_sentence_in_both_languages():
    lines = [*SECRETS, "foo: 1", "filing: {}", "submitted_on: x", "instances: []", "license: {issued_on: 2018-02-30}"]
    for line in lines:
        for fault in SHAPE.faults(document_of(HEAD + line)):
            assert not fault.message.en.endswith(".")
            assert not fault.message.zh.endswith("。")
            assert re.search("[\u4e00-\u9fff]", fault.message.zh)
            assert re.search("[\u4e00-\u9fff]", fault.fix.zh)
            assert not re.search("please|invalid", (fault.message.en + fault.fix.en).lower())

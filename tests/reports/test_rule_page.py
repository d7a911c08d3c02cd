import json
from textwrap import dedent

import pytest

from validator.core.language.vocabulary import Vocabulary
from validator.core.program_findings import PROGRAM
from validator.core.rulebook import Rulebook, SourceDocument
from validator.core.rules import Dated, Example, Rule, Source, Variant
from validator.core.specialise import listed
from validator.core.texts import Text
from validator.core.widths import columns
from validator.reports.rule_list import render_list, render_list_json
from validator.reports.rule_page import RulePage, render_program_finding, render_rule

GLOSSARY = SourceDocument(
    "aliyun-glossary-2018",
    Text("Glossary of ICP filing", "ICP备案术语表"),
    "Alibaba Cloud",
    "2018-04-18",
    "https://www.alibabacloud.com/help/faq-detail/42457.htm",
)
ERROR_THEN_ENDED = (Dated("2018-04-18", "error"), Dated("2020-08-17", "ended"))


def variant(severity, row=0):
    return Variant("ICP411", row, (), severity, (), "high", ())


RULE = Rule(
    id="ICP411",
    name="change-needs-filing-password",
    topic="applications",
    since="0.1.0",
    status="active",
    title=Text("A change needs the MIIT filing password", "变更备案须填写工信部备案密码"),
    rationale=Text("Until 2020 every ICP number had a password of its own.", "2020年前，每个备案号均有专属备案密码。"),
    sources=(Source("aliyun-glossary-2018", "ICP Filing password"),),
    confidence="high",
    dates_inferred=False,
    miit_code=1018,
    at="filing.password",
    message=Text("a change needs the password of {filing.icp_number}", "变更备案须提供{filing.icp_number}的备案密码"),
    fix=Text("write a reference", "填写引用"),
    false_positives=None,
    scope="document",
    uses_ledger=False,
    variants=(variant(ERROR_THEN_ENDED),),
    exempt=(),
)
GIVEN = Example(
    name="a change without the password",
    given=(("application", (("kind", "change"),)), ("filing", (("password_given", False),))),
    expect="fail",
    on=None,
    severity=None,
    ledger="complete",
    elsewhere=(),
)
SENTENCE = Text("For each filing of a change, password given has to be true", "变更备案的备案，须已填写备案密码")


def page(rule=RULE, *, examples=(GIVEN,), edition="2018-04", day="2018-04-18", sentence=SENTENCE):
    return RulePage(rule, sentence, {"aliyun-glossary-2018": GLOSSARY}, examples, edition, day)


def shown(of, *, lang="en", width=100, colour=False):
    return render_rule(of, lang=lang, colour=colour, width=width)


def test_a_rule_in_english():
    assert shown(page()) == dedent("""\
        ICP411 change-needs-filing-password
        A change needs the MIIT filing password

        Rule
          For each filing of a change, password given has to be true

        Why
          Until 2020 every ICP number had a password of its own.

        Status
          active, since icplint 0.1.0

        Severity
          error from 2018-04-18, ended on 2020-08-17
          on edition 2018-04: error

        Sources
          Glossary of ICP filing: ICP Filing password
            Alibaba Cloud, 2018-04-18, aliyun-glossary-2018
            https://www.alibabacloud.com/help/faq-detail/42457.htm
          MIIT code 1018

        Message
          a change needs the password of {filing.icp_number}

        Fix
          write a reference

        Examples
          fail: a change without the password
            application {kind: change}, filing {password_given: false}

        Page
          https://github.com/icplint/icplint/blob/main/docs/rules/ICP411.md

        No legal advice; not affiliated with Alibaba Cloud or the ministry; a pass is no approval.
        """)


def test_a_rule_in_chinese():
    assert shown(page(), lang="zh") == dedent("""\
        ICP411 change-needs-filing-password
        变更备案须填写工信部备案密码

        规则
          变更备案的备案，须已填写备案密码

        理由
          2020年前，每个备案号均有专属备案密码。

        状态
          生效，自 icplint 0.1.0 起

        级别
          2018-04-18 起为错误，2020-08-17 起失效
          规则版本 2018-04：错误

        依据
          ICP备案术语表：ICP Filing password
            Alibaba Cloud, 2018-04-18, aliyun-glossary-2018
            https://www.alibabacloud.com/help/faq-detail/42457.htm
          工信部返回代码 1018

        问题说明
          变更备案须提供{filing.icp_number}的备案密码

        修改建议
          填写引用

        示例
          不符合：a change without the password
            application {kind: change}, filing {password_given: false}

        说明页
          https://github.com/icplint/icplint/blob/main/docs/rules/ICP411.md

        本工具不提供法律意见，与阿里云及工信部均无关联；校验通过不代表备案审核通过。
        """)


def test_a_rule_in_both_languages_has_both_sentences_under_one_heading():
    told = shown(page(), lang="both")
    assert "规则 Rule\n  变更备案的备案，须已填写备案密码\n  For each filing of a change" in told
    assert "备案审核通过。\nNo legal advice;" in told


def test_a_rule_without_a_sentence_has_no_such_heading():
    assert "\n\nWhy\n" in shown(page(sentence=None)) and "\nRule\n" not in shown(page(sentence=None))


def test_the_severity_on_the_edition_asked_for_is_told():
    told = shown(page(edition="current", day="2026-11-23"))
    assert "  on edition current: not in force\n" in told


def test_a_draft_is_in_force_on_no_edition():
    told = shown(page(RULE._replace(status="draft")))
    assert "draft: it never fails a run" in told and "on edition 2018-04: not in force" in told


def test_rows_that_differ_in_severity_are_told_each_once():
    later = (Dated("2020-08-17", "warning"),)
    rows = (variant(ERROR_THEN_ENDED), variant(later, 1), variant(later, 2))
    assert (
        "  error from 2018-04-18, ended on 2020-08-17\n  warning from 2020-08-17\n  on edition 2018-04: error\n"
        in shown(page(RULE._replace(variants=rows)))
    )


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"dates_inferred": True}, "the days are inferred"),
        ({"confidence": "conflict"}, "the sources conflict, hence a warning at most"),
        ({"uses_ledger": True}, "needs a ledger; without one it is not judged"),
        ({"scope": "run"}, "looks across the applications of a run"),
        ({"exempt": ("广东", "福建")}, "not in 广东, 福建"),
        ({"false_positives": Text("a trade mark", "商标")}, "False positives\n  a trade mark\n"),
    ],
)
def test_what_is_peculiar_to_a_rule_is_told_and_only_then(change, told):
    assert told in shown(page(RULE._replace(**change)))
    assert told not in shown(page())


def test_the_source_of_a_row_is_told_too():
    row = variant(ERROR_THEN_ENDED)._replace(sources=(Source("aliyun-glossary-2018", "Claim"),))
    assert "  Glossary of ICP filing: Claim\n" in shown(page(RULE._replace(variants=(row,))))


def test_a_source_that_is_not_among_the_documents_is_told_by_its_key():
    assert "  mine: Art. 3\n" in shown(page(RULE._replace(sources=(Source("mine", "Art. 3"),))))


def test_an_address_is_not_broken():
    assert "    https://www.alibabacloud.com/help/faq-detail/42457.htm\n" in shown(page(), width=40)


def test_a_rule_of_somebodys_own_has_no_page():
    assert "Page" not in shown(page(RULE._replace(id="ACME700")))


def test_nothing_but_addresses_is_wider_than_the_terminal():
    lines = shown(page(), lang="both", width=40).split("\n")
    assert [line for line in lines if columns(line) > 40 and "https://" not in line] == []


def test_an_example_tells_its_day_its_ledger_and_what_stands_elsewhere():
    example = GIVEN._replace(
        on="2020-08-16",
        ledger="none",
        elsewhere=(("website", (("name", {"unknown": "a"}), ("languages", ["zh", 1]), ("is_open", True))),),
    )
    assert (
        "    application {kind: change}, filing {password_given: false}; elsewhere: website {name: {unknown: a},"
        " languages: [zh, 1], is_open: true}; on: 2020-08-16; ledger: none\n"
    ) in shown(page(examples=(example,)), width=200)


def test_colour_changes_nothing_but_colour():
    import re

    coloured = shown(page(), lang="both", colour=True)
    assert coloured.startswith("\x1b[1mICP411 change-needs-filing-password\x1b[0m\n")
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == shown(page(), lang="both")


def test_a_finding_of_the_program_in_english():
    assert render_program_finding(PROGRAM["ICP014"], lang="en", colour=False, width=100) == dedent("""\
        ICP014 byte-order-mark
        The file starts with a byte order mark

        Meaning
          Some editors put an invisible mark before the first character; icplint reads on, other programs
          may take it for a part of the first key

        Severity
          info

        Fix
          save the file as UTF-8 without a byte order mark

        Page
          https://github.com/icplint/icplint/blob/main/docs/rules/ICP014.md

        No legal advice; not affiliated with Alibaba Cloud or the ministry; a pass is no approval.
        """)


def test_a_finding_of_the_program_in_chinese():
    assert render_program_finding(PROGRAM["ICP014"], lang="zh", colour=False, width=100).startswith(
        "ICP014 byte-order-mark\n文件含 BOM\n\n含义\n  部分编辑器会在文件开头写入不可见的 BOM；"
    )


def book(*rules):
    return Rulebook(
        listed=map(listed, rules),
        read={rule.id: rule for rule in rules}.__getitem__,
        raw={}.__getitem__,
        sources=dict,
        vocabulary=Vocabulary({}, {}, {}, ()),
        tables={},
        reviewed_on="2026-11-23",
        digest="3f2a",
    )


LATER = RULE._replace(
    id="ICP417",
    name="reached-by-sms",
    title=Text("Reached by text message", "可接收短信"),
    variants=(variant((Dated("2020-08-17", "warning"),)),),
)
DRAFT = RULE._replace(id="ICP499", name="a-draft", title=Text("A draft", "草案"), status="draft")


def test_the_list_tells_each_rule_in_a_line_with_its_severity_on_the_day():
    assert render_list(book(LATER, RULE, DRAFT), "2018-04-18", lang="en", colour=False) == (
        "ICP411  ✖ error  change-needs-filing-password  A change needs the MIIT filing password\n"
        "ICP417  - later  reached-by-sms                Reached by text message\n"
        "ICP499  - draft  a-draft                       A draft\n"
    )


def test_the_list_in_chinese_keeps_its_columns():
    assert render_list(book(LATER, RULE), "2020-08-17", lang="zh", colour=False) == (
        "ICP411  - 已失效  change-needs-filing-password  变更备案须填写工信部备案密码\n"
        "ICP417  ⚠ 警告    reached-by-sms                可接收短信\n"
    )


def test_the_list_in_both_languages():
    told = render_list(book(LATER), "2020-08-17", lang="both", colour=False)
    assert told == "ICP417  ⚠ 警告 warning  reached-by-sms  可接收短信 / Reached by text message\n"


def test_the_list_in_colour_paints_the_severity():
    told = render_list(book(LATER), "2020-08-17", lang="en", colour=True)
    assert told == "ICP417  \x1b[1;33m⚠ warning\x1b[0m  reached-by-sms  Reached by text message\n"


def test_an_empty_rulebook_is_an_empty_list():
    assert render_list(book(), "2018-04-18", lang="en", colour=False) == ""


def test_the_list_as_json_has_null_for_a_rule_that_does_not_hold():
    listed = json.loads(render_list_json(book(LATER, RULE), "2018-04", "2018-04-18"))
    assert (listed["edition"], listed["day"], listed["reviewed_on"]) == ("2018-04", "2018-04-18", "2026-11-23")
    assert [(rule["id"], rule["severity"]) for rule in listed["rules"]] == [("ICP411", "error"), ("ICP417", None)]
    assert listed["rules"][1] == {
        "id": "ICP417",
        "name": "reached-by-sms",
        "topic": "applications",
        "status": "active",
        "severity": None,
        "title": {"en": "Reached by text message", "zh": "可接收短信"},
        "scope": "document",
        "uses_ledger": False,
        "miit_code": 1018,
        "since": "0.1.0",
    }

from textwrap import dedent

import pytest

from validator.core.program_findings import PROGRAM
from validator.core.rulebook import SourceDocument
from validator.core.rules import Dated, Example, Rule, Source, Variant
from validator.core.texts import Text
from validator.reports.markdown_text import both, code, document, link, prose, table
from validator.reports.rule_markdown import Neighbours, Page, render_program_finding, render_rule

GLOSSARY = SourceDocument(
    "aliyun-glossary-2018",
    Text("Glossary of ICP filing", "ICP备案术语表"),
    "Alibaba Cloud",
    "2018-04-18",
    "https://example.com/glossary(2018).htm",
)
CITED = Source("aliyun-glossary-2018", "ICP Filing password")
ERROR_THEN_ENDED = (Dated("2018-04-18", "error"), Dated("2020-08-17", "ended"))


def variant(row=0, columns=(), severity=ERROR_THEN_ENDED, sources=(CITED,), confidence="high"):
    return Variant("ICP411", row, columns, severity, sources, confidence, ())


RULE = Rule(
    id="ICP411",
    name="change-needs-filing-password",
    topic="applications",
    since="0.1.0",
    status="active",
    title=Text("A change needs the MIIT filing password", "变更备案须填写工信部备案密码"),
    rationale=Text("Until 2020 every ICP number had a password.", "2020年前，每个备案号均有专属备案密码。"),
    sources=(CITED,),
    confidence="high",
    dates_inferred=False,
    miit_code=1018,
    at="filing.password",
    message=Text("a change needs the password of {filing.icp_number}", "变更备案须提供{filing.icp_number}的备案密码"),
    fix=Text("write a reference into `filing.password`", "在 `filing.password` 中填写引用"),
    false_positives=None,
    scope="document",
    uses_ledger=False,
    variants=(variant(),),
    exempt=(),
)
GIVEN = Example(
    name="no password",
    given=(("application", (("kind", "change"),)), ("filing", (("password_given", False),))),
    expect="fail",
    on=None,
    severity=None,
    ledger="complete",
    elsewhere=(),
)


def page(rule=RULE, *, examples=(GIVEN,), file="../../rules/a.yaml", mistake=None):
    sentence = Text("Each filing must come with its password.", "备案须填写备案密码。")
    editions = (("2018-04", "2018-04-18"), ("current", "2026-11-23"))
    sources = {"aliyun-glossary-2018": GLOSSARY}
    return Page(rule, sentence, sources, examples, editions, Neighbours("ICP410", "ICP412"), file, mistake)


def test_a_rule_is_told_on_one_page_in_both_languages():
    assert render_rule(page()) == dedent("""\
        <!-- Written by `icplint rules docs`; a change here is lost. -->

        # ICP411 · A change needs the MIIT filing password

        **变更备案须填写工信部备案密码**

        |  |  |
        | --- | --- |
        | Name 名称 | `change-needs-filing-password` |
        | Status 状态 | active, since icplint 0.1.0<br>生效，自 icplint 0.1.0 起 |
        | Edition 2018-04 规则版本 (2018-04-18) | error 错误 |
        | Edition current 规则版本 (2026-11-23) | ended 已失效 |
        | MIIT code 工信部返回代码 | 1018 |
        | Rule file 规则文件 | [`a.yaml`](../../rules/a.yaml) |

        ## Rule 规则

        > Each filing must come with its password.
        >
        > 备案须填写备案密码。

        ## Why 理由

        Until 2020 every ICP number had a password.

        2020年前，每个备案号均有专属备案密码。

        ## Severity 级别

        | From 起始日期 | Severity 级别 |
        | --- | --- |
        | 2018-04-18 | error 错误 |
        | 2020-08-17 | ended 失效 |

        ## Sources 依据

        - [Glossary of ICP filing / ICP备案术语表](https://example.com/glossary%282018%29.htm): ICP Filing password \
(Alibaba Cloud, 2018-04-18; `aliyun-glossary-2018`)

        ## Message 问题说明

        > a change needs the password of {filing.icp_number}
        >
        > 变更备案须提供{filing.icp_number}的备案密码

        What stands in braces is filled in from the application. 花括号内的内容取自所校验的申请。

        ## Fix 修改建议

        write a reference into `filing.password`

        在 `filing.password` 中填写引用

        ## Examples 示例

        | Outcome 结论 | Case 情形 | Facts 事实 |
        | --- | --- | --- |
        | fail 不符合 | no password | `application {kind: change}`<br>`filing {password_given: false}` |

        ---

        ← [ICP410](ICP410.md) · [all rules 全部规则](README.md) · [ICP412](ICP412.md) →

        *No legal advice; not affiliated with Alibaba Cloud or the ministry; a pass is no approval.* \
*本工具不提供法律意见，与阿里云及工信部均无关联；校验通过不代表备案审核通过。*
        """)


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"dates_inferred": True}, "the days are inferred: the sources say that it differs, not since when"),
        ({"confidence": "conflict"}, "the sources conflict, hence a warning at most"),
        ({"uses_ledger": True}, "needs a ledger; without one it is not judged"),
        ({"scope": "run"}, "looks across the applications of a run"),
        ({"exempt": ("广东", "福建")}, "Not in 不适用于 广东、福建"),
        ({"false_positives": Text("a trade mark", "商标")}, "## False positives 可能的误报\n\na trade mark\n\n商标\n"),
        ({"status": "draft"}, "| Edition 2018-04 规则版本 (2018-04-18) | draft 草稿 |"),
        ({"message": Text("a *b*", "甲")}, "> a \\*b\\*\n>\n> 甲\n\n## Fix"),
    ],
)
def test_what_is_peculiar_to_a_rule_is_told_and_only_then(change, told):
    assert told in render_rule(page(RULE._replace(**change)))
    assert told not in render_rule(page())


def test_rows_are_told_as_a_table_and_what_differs_between_them():
    rows = (
        variant(0, (("coverage", "one-province"), ("limits", (1, 2))), confidence="medium"),
        variant(1, (("coverage", True),), (Dated("2020-08-17", "warning"),), (Source("mine", "Art. 3"),), "low"),
    )
    told = render_rule(page(RULE._replace(variants=rows)))
    assert (
        "| 2018-04-18 | error 错误 | 1 |\n| 2020-08-17 | ended 失效 | 1 |\n| 2020-08-17 | warning 警告 | 2 |\n" in told
    )
    assert (
        "| Row 项 | `coverage` | `limits` | Confidence 可信度 | Sources 依据 |\n| --- | --- | --- | --- | --- |\n"
        "| 1 | `one-province` | `1`, `2` | medium 中 | aliyun-glossary-2018, ICP Filing password |\n"
        "| 2 | `true` |  | low 低 | mine, Art. 3 |\n"
    ) in told
    assert "- mine, Art. 3\n" in told


def test_an_example_tells_its_day_its_ledger_and_what_stands_elsewhere():
    example = GIVEN._replace(
        on="2020-08-16", ledger="none", elsewhere=(("website", (("name", {"unknown": "a|b"}), ("tags", ["x"]))),)
    )
    assert (
        "<br>in another application 另一份申请: `website {name: {unknown: a\\|b}, tags: [x]}`"
        "<br>Edition 规则版本: 2020-08-16<br>ledger 备案台账: `none` |\n"
    ) in render_rule(page(examples=(example,)))


def test_a_page_without_file_mistake_or_neighbour_leads_to_none():
    told = render_rule(page(file=None)._replace(neighbours=Neighbours(None, None)))
    assert "Rule file" not in told and "A file with" not in told
    assert "\n---\n\n[all rules 全部规则](README.md)\n" in told


def test_an_application_with_the_mistake_is_led_to():
    told = render_rule(page(mistake="../../examples/bad/a.icp.yaml"))
    assert "| A file with this mistake 含此错误的示例文件 | [`a.icp.yaml`](../../examples/bad/a.icp.yaml) |\n" in told


def test_a_finding_of_the_program_says_that_it_is_no_rule():
    told = render_program_finding(PROGRAM["ICP014"], Neighbours("ICP013", "ICP015"), None)
    assert "# ICP014 · The file starts with a byte order mark\n\n**文件含 BOM**\n" in told
    assert "| Severity 级别 | info 提示 |\n\nA finding of the program, not a rule:" in told
    assert "## Fix 修改建议\n\nsave the file as UTF-8 without a byte order mark\n\n另存为无 BOM 的 UTF-8 编码\n" in told


# Markdown itself


@pytest.mark.parametrize(
    ("text", "written"),
    [
        ("snake_case _so_ *so*", r"snake_case \_so\_ \*so\*"),
        ("`a_*b*` <x> [y](z) | # $a$ ~", r"`a_*b*` \<x\> \[y\](z) \| \# \$a\$ \~"),
        ("one ` tick", r"one \` tick"),
        ("two\n  lines", "two lines"),
        ("back\\slash", r"back\\slash"),
    ],
)
def test_prose_is_shown_word_for_word(text, written):
    assert prose(text) == written


def test_a_bar_or_a_line_in_a_cell_breaks_no_table():
    assert table(["a", "b"], [[code("x|y"), prose("x|y")], ["1\n2", ""]]) == (
        "| a | b |\n| --- | --- |\n| `x\\|y` | x\\|y |\n| 1<br>2 |  |"
    )


def test_code_with_a_backtick_is_fenced_by_two():
    assert code("a`b") == "``a`b``" and code("a  b") == "`a b`"


def test_a_word_that_is_the_same_in_both_languages_is_told_once():
    assert both(Text("ICP", "ICP")) == "ICP" and both(Text("rule", "规则")) == "rule 规则"


def test_a_link_escapes_what_would_end_it():
    assert link("x", "a b(c).md") == "[x](a%20b%28c%29.md)"


def test_blocks_stand_apart_and_empty_ones_are_left_out():
    assert document(["a", "", "b"]) == "a\n\nb\n"

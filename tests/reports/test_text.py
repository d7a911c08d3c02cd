import re
from textwrap import dedent

import pytest
from reports_by_hand import BOTH, CHANGE, CLAIM, FELL_BACK, MARK, MOBILE, NO_LEDGER, PASSWORD, passing, place, report

from validator.core.report import DocumentReport, Excerpt, ExcerptLine, NotJudged, Outcomes
from validator.core.texts import Severity, Text
from validator.core.widths import columns
from validator.reports.text import render


def shown(found, *, lang="en", width=100, **options):
    return render(found, lang=lang, colour=False, width=width, **options)


def alone(finding):
    return report(CLAIM._replace(findings=(finding,), outcomes=Outcomes((), (), (), ())))


def text(written):
    return dedent(written).lstrip("\n")


def test_a_run_in_english():
    assert shown(BOTH) == text("""
        sites/change.icp.yaml:12:3  ✖ error ICP411 change-needs-filing-password
          a change needs the MIIT filing password, `filing.password` is not written; give it as a reference
          12 |   icp_number: 浙ICP备12000000号
             |               ^^^^^^^^^^^^^^^^^
          fix: write password: ${ICP_FILING_PASSWORD} under filing
          source: aliyun-glossary-2018, ICP Filing password; icp-domain, 6; MIIT code 1018
          see: sites/change.icp.yaml:1:7 the kind that makes the password due

        sites/change.icp.yaml:30:21  ⚠ warning ICP009 number-without-quotes
          a mobile number stands without quotes; put quotes around it
          30 | {姓名: ‹value›, mobile: ‹mobile›}
             |                        ^^^^^^^^
          fix: put quotes around it

        sites/claim.icp.yaml:1:1  ℹ info ICP014 byte-order-mark
          the file starts with a byte order mark
          fix: save it as UTF-8 without one

        ✖ 2 documents: 1 passed, 1 failed · 1 error, 1 warning, 1 info · edition 2018-04
          rulebook reviewed 2026-11-01 (3f2a9c1d) · engine durable · no ledger
          not judged:
            8 rules in 2 documents: no ledger was given (ICP402, ICP403, ICP404, ICP405, ICP406, ICP407 and
              2 more)
            1 rule in 1 document: a passport names no date of birth (ICP115)
        """)


def test_a_run_in_chinese():
    assert shown(BOTH, lang="zh") == text("""
        sites/change.icp.yaml:12:3  ✖ 错误 ICP411 change-needs-filing-password
          变更备案须填写工信部备案密码，`filing.password` 未填写；应以引用方式填写
          12 |   icp_number: 浙ICP备12000000号
             |               ^^^^^^^^^^^^^^^^^
          修改建议：在 filing 下写 password: ${ICP_FILING_PASSWORD}
          依据：aliyun-glossary-2018, ICP Filing password；icp-domain, 6；工信部返回代码 1018
          另见：sites/change.icp.yaml:1:7 该申请类型须填写备案密码

        sites/change.icp.yaml:30:21  ⚠ 警告 ICP009 number-without-quotes
          手机号码未加引号；请加上引号
          30 | {姓名: ‹value›, mobile: ‹mobile›}
             |                        ^^^^^^^^
          修改建议：请加上引号

        sites/claim.icp.yaml:1:1  ℹ 提示 ICP014 byte-order-mark
          文件含 BOM
          修改建议：请另存为无 BOM 的 UTF-8 编码

        ✖ 共2份申请：通过1份，未通过1份 · 错误 1，警告 1，提示 1 · 规则版本 2018-04
          规则库复核至 2026-11-01（3f2a9c1d） · 引擎 durable · 未提供备案台账
          未判定的规则：
            8条（涉及2份申请）：未提供备案台账（ICP402、ICP403、ICP404、ICP405、ICP406、ICP407等8条）
            1条（涉及1份申请）：护照号码不含出生日期（ICP115）
        """)


def test_a_run_in_both_languages():
    assert shown(report(CHANGE._replace(findings=(PASSWORD,))), lang="both") == text("""
        sites/change.icp.yaml:12:3  ✖ 错误 error ICP411 change-needs-filing-password
          变更备案须填写工信部备案密码，`filing.password` 未填写；应以引用方式填写
          a change needs the MIIT filing password, `filing.password` is not written; give it as a reference
          12 |   icp_number: 浙ICP备12000000号
             |               ^^^^^^^^^^^^^^^^^
          修改建议：在 filing 下写 password: ${ICP_FILING_PASSWORD}
          fix: write password: ${ICP_FILING_PASSWORD} under filing
          依据 source: aliyun-glossary-2018, ICP Filing password; icp-domain, 6; 工信部返回代码 MIIT code
            1018
          另见 see: sites/change.icp.yaml:1:7 该申请类型须填写备案密码 / the kind that makes the password
            due

        ✖ 共1份申请：通过0份，未通过1份 · 错误 1，警告 0，提示 0 · 规则版本 2018-04
          规则库复核至 2026-11-01（3f2a9c1d） · 引擎 durable · 未提供备案台账
          未判定的规则：
            2条：未提供备案台账（ICP402、ICP403）
            1条：护照号码不含出生日期（ICP115）

        ✖ 1 document: 0 passed, 1 failed · 1 error, 0 warnings, 0 infos · edition 2018-04
          rulebook reviewed 2026-11-01 (3f2a9c1d) · engine durable · no ledger
          not judged:
            2 rules: no ledger was given (ICP402, ICP403)
            1 rule: a passport names no date of birth (ICP115)
        """)


def test_a_narrow_terminal_in_english():
    assert shown(report(CHANGE._replace(findings=(PASSWORD,))), width=40) == text("""
        sites/change.icp.yaml:12:3
          ✖ error ICP411
            change-needs-filing-password
          a change needs the MIIT filing
          password, `filing.password` is not
          written; give it as a reference
          12 |   icp_number: 浙ICP备12000000号
             |               ^^^^^^^^^^^^^^^^^
          fix: write password:
            ${ICP_FILING_PASSWORD} under filing
          source: aliyun-glossary-2018, ICP
            Filing password; icp-domain, 6; MIIT
            code 1018
          see: sites/change.icp.yaml:1:7 the
            kind that makes the password due

        ✖ 1 document: 0 passed, 1 failed
          1 error, 0 warnings, 0 infos
          edition 2018-04
          rulebook reviewed 2026-11-01
          (3f2a9c1d)
          engine durable · no ledger
          not judged:
            2 rules: no ledger was given
              (ICP402, ICP403)
            1 rule: a passport names no date of
              birth (ICP115)
        """)


def test_a_narrow_terminal_in_chinese():
    assert shown(report(CHANGE._replace(findings=(PASSWORD,))), lang="zh", width=40) == text("""
        sites/change.icp.yaml:12:3
          ✖ 错误 ICP411
            change-needs-filing-password
          变更备案须填写工信部备案密码，
          `filing.password` 未填写；应以引用方式
          填写
          12 |   icp_number: 浙ICP备12000000号
             |               ^^^^^^^^^^^^^^^^^
          修改建议：在 filing 下写 password:
            ${ICP_FILING_PASSWORD}
          依据：aliyun-glossary-2018, ICP Filing
            password；icp-domain, 6；工信部返回
            代码 1018
          另见：sites/change.icp.yaml:1:7 该申请
            类型须填写备案密码

        ✖ 共1份申请：通过0份，未通过1份
          错误 1，警告 0，提示 0
          规则版本 2018-04
          规则库复核至 2026-11-01（3f2a9c1d）
          引擎 durable · 未提供备案台账
          未判定的规则：
            2条：未提供备案台账（ICP402、
              ICP403）
            1条：护照号码不含出生日期（ICP115）
        """)


def test_colour_paints_places_severities_carets_and_labels():
    found = render(alone(MOBILE), lang="en", colour=True, width=100, quiet=True)
    assert found == (
        "\x1b[1msites/change.icp.yaml:30:21\x1b[0m  \x1b[1;33m⚠ warning\x1b[0m ICP009 number-without-quotes\n"
        "  a mobile number stands without quotes; put quotes around it\n"
        "\x1b[2m  30 \x1b[0m\x1b[2m|\x1b[0m {姓名: ‹value›, mobile: ‹mobile›}\n"
        "     \x1b[2m|\x1b[0m                        \x1b[1;33m^^^^^^^^\x1b[0m\n"
        "  \x1b[2mfix: \x1b[0mput quotes around it\n"
    )


@pytest.mark.parametrize("lang", ["en", "zh", "both"])
@pytest.mark.parametrize("width", [40, 100])
def test_colour_changes_nothing_but_colour(lang, width):
    found = report(CHANGE, CLAIM, notes=(FELL_BACK,))
    coloured = render(found, lang=lang, colour=True, width=width, statistics=True)
    plain = render(found, lang=lang, colour=False, width=width, statistics=True)
    assert coloured != plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


def test_a_passing_run_of_many_files_has_no_line_for_each():
    assert shown(report(*passing(120), ledger="ab12cd34ef"), width=160) == (
        "✔ 120 documents: 120 passed, 0 failed · 0 errors, 0 warnings, 0 infos · edition 2018-04"
        " · rulebook reviewed 2026-11-01 (3f2a9c1d) · engine durable\n  ledger ab12cd34\n"
    )


def test_a_passing_run_is_told_in_chinese_too():
    assert shown(report(*passing(2), ledger="ab12cd34ef"), lang="zh", width=160) == (
        "✔ 共2份申请：通过2份，未通过0份 · 错误 0，警告 0，提示 0 · 规则版本 2018-04"
        " · 规则库复核至 2026-11-01（3f2a9c1d） · 引擎 durable · 备案台账 ab12cd34\n"
    )


def test_a_run_without_documents_says_that_nothing_was_judged():
    assert shown(report(), width=160).startswith("⚠ nothing was judged · edition 2018-04")
    assert shown(report(), lang="zh", width=160).startswith("⚠ 没有可校验的申请 · 规则版本 2018-04")


def test_quiet_leaves_only_findings():
    assert shown(alone(MARK), quiet=True) == (
        "sites/claim.icp.yaml:1:1  ℹ info ICP014 byte-order-mark\n"
        "  the file starts with a byte order mark\n"
        "  fix: save it as UTF-8 without one\n"
    )


def test_quiet_without_findings_says_nothing():
    assert shown(report(*passing(3)), quiet=True) == ""


def test_statistics_count_the_findings_of_each_rule_most_frequent_first():
    twice = CLAIM._replace(findings=(MARK, MARK, PASSWORD), outcomes=Outcomes((), (), (), ()))
    table = shown(report(twice), statistics=True).split("\n\n")[3]
    assert table.split("\n") == ["2  ICP014 byte-order-mark  ℹ info", "1  ICP411 change-needs-filing-password  ✖ error"]


def test_statistics_without_findings_leave_no_gap():
    assert shown(report(*passing(1)), statistics=True).startswith("✔")


def test_a_note_of_the_run_is_told():
    found = shown(report(*passing(1), notes=(FELL_BACK,), engine="plain"))
    assert found.endswith("  note: durable-rules cannot be imported here, the plain engine judged\n")
    assert "engine plain" in found


def test_a_note_is_told_in_chinese():
    found = shown(report(*passing(1), notes=(FELL_BACK,)), lang="zh")
    assert found.endswith("  说明：未能加载 durable-rules，已改用内置引擎\n")


def test_reasons_beyond_the_eighth_are_counted():
    reasons = tuple(NotJudged(f"ICP{n}", Text(f"reason {n}", f"原因 {n}")) for n in range(101, 112))
    found = report(DocumentReport("a", 0, "claim", "2018-04-18", (), Outcomes((), (), (), reasons)))
    assert shown(found).endswith("    1 rule: reason 108 (ICP108)\n    and 3 more reasons (--format json)\n")
    assert shown(found, lang="zh").endswith("    1条：原因 108（ICP108）\n    另有3种原因（--format json）\n")


def test_the_reason_that_kept_most_rules_comes_first():
    entries = (
        NotJudged("ICP101", Text("a rare one", "少见")),
        NotJudged("ICP2", NO_LEDGER),
        NotJudged("ICP3", NO_LEDGER),
    )
    found = shown(report(DocumentReport("a", 0, "claim", "2018-04-18", (), Outcomes((), (), (), entries))))
    assert found.index("no ledger was given") < found.index("a rare one")


def test_a_rule_that_several_documents_leave_open_counts_once():
    documents = [CLAIM._replace(path=path) for path in "ab"]
    assert "7 rules in 2 documents: no ledger was given" in shown(report(*documents))


def test_a_hostile_file_name_cannot_steer_the_terminal():
    finding = MARK._replace(place=place(1, 1, 1, "", "\x1b]0;owned\x07\nsites/✖.icp.yaml:9:9"))
    found = render(alone(finding), lang="en", colour=True, width=100, quiet=True)
    assert found.split("\n")[0] == (
        "\x1b[1m\\x1b]0;owned\\x07\\x0asites/✖.icp.yaml:9:9:1:1\x1b[0m  \x1b[1;36mℹ info\x1b[0m ICP014 byte-order-mark"
    )


def test_a_file_name_that_is_no_utf_8_can_be_printed():
    finding = MARK._replace(place=place(1, 1, 1, "", "caf\udce9.icp.yaml"))
    assert shown(alone(finding)).encode("utf-8").startswith(b"caf\\xe9.icp.yaml:1:1")


def test_control_characters_in_a_message_a_source_and_a_reason_are_written_out():
    entries = (NotJudged("ICP101", Text("a\x1bb", "甲\x1b")),)
    finding = MARK._replace(message=Text("say\x1b[2J", "说"), sources=("a\u202eb",))
    found = shown(report(CLAIM._replace(findings=(finding,), outcomes=Outcomes((), (), (), entries))))
    assert "\x1b" not in found and "\u202e" not in found
    assert "say\\x1b[2J" in found and "a\\u202eb" in found and "a\\x1bb" in found


def test_a_tab_in_an_excerpt_keeps_the_caret_in_place():
    finding = MARK._replace(excerpt=Excerpt(ExcerptLine(3, "\tkind:\tclaim"), 7, 5))
    assert "  3 |  kind: claim\n    |        ^^^^^\n" in shown(alone(finding))


def test_a_long_excerpt_is_cut_around_the_caret_on_a_narrow_terminal():
    line = "{备案: ‹value›, " * 5 + "kind: claim" + ", mobile: ‹mobile›" * 3 + "}"
    finding = MARK._replace(excerpt=Excerpt(ExcerptLine(1234, line), line.index("claim"), 5))
    above, below = shown(alone(finding), width=40).split("\n")[3:5]
    assert columns(above) <= 40
    start = below.index("^")
    cells = "".join(c + "\0" * (columns(c) - 1) for c in above)
    assert cells[start : start + 5] == "claim"


def test_the_ministrys_code_is_told_where_there_is_no_source():
    assert "  source: MIIT code 1001\n" in shown(alone(MARK._replace(miit_code=1001)))


def test_a_place_in_a_very_long_path_is_not_cut():
    path = "deep/" * 30 + "a.icp.yaml"
    assert shown(alone(MARK._replace(place=place(1, 1, 1, "", path)))).split("\n")[:2] == [
        f"{path}:1:1",
        "  ℹ info ICP014 byte-order-mark",
    ]


@pytest.mark.parametrize("severity", list(Severity))
@pytest.mark.parametrize("lang", ["en", "zh", "both"])
def test_a_severity_is_told_by_sign_and_word_without_colour(severity, lang):
    sign = {"error": "✖", "warning": "⚠", "info": "ℹ"}[severity.value]
    word = {"error": "错误", "warning": "警告", "info": "提示"}[severity.value]
    told = {"en": severity.value, "zh": word, "both": f"{word} {severity.value}"}[lang]
    assert f"{sign} {told} ICP014" in shown(alone(MARK._replace(severity=severity)), lang=lang)


@pytest.mark.parametrize("lang", ["en", "zh", "both"])
@pytest.mark.parametrize("width", [20, 40, 60, 100, 200])
def test_no_line_is_too_wide_or_ends_with_a_blank_and_the_last_ends_with_one_newline(lang, width):
    found = shown(report(CHANGE, CLAIM, notes=(FELL_BACK,)), lang=lang, width=width)
    lines = found.split("\n")
    assert lines.pop() == "" and lines[-1] != ""
    assert [line for line in lines if line != line.rstrip()] == []
    excused = re.compile(r"^sites/|^ +\S+ \| |^ +\| ")  # a place is never cut, an excerpt keeps twelve columns
    assert [line for line in lines if columns(line) > width and not excused.search(line)] == []

"""The pages about the rulebook: those in the repository are what is written now, and all that they lead to is there.

icplint rules docs              at the top of the checkout writes them anew
ICPLINT_UPDATE_GOLDEN=1 pytest tests/test_pages.py      does the same
"""

import os
import re

import pytest

from validator import pages, validate
from validator.adapters.rulefiles import load_rulebook
from validator.cli import main
from validator.core.pages import page_url
from validator.core.program_findings import PROGRAM
from validator.reports.glossary_markdown import DOES, OBLIGES, sections, sections_cited, statements
from validator.reports.rule_markdown import GENERATED

ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
ANEW = "run `icplint rules docs` at the top of the checkout, or this test with ICPLINT_UPDATE_GOLDEN=1"
PUBLIC = "https://github.com/icplint/icplint/blob/main/"
BOOK = load_rulebook()
WRITTEN = pages.of_the_checkout(BOOK)
LINK = re.compile(r"\]\((?!https?://)([^)#]+)\)")
# The headings of the founding glossary (Alibaba Cloud, 2018-04-18), in its order.
HEADINGS = [
    "ICP Filing",
    "ICP Commercial License",
    "Transfer an ICP license to Alibaba Cloud",
    "Change ICP Filing information",
    "Add new websites for ICP Filing (Alibaba Cloud ICP Filing users)",
    "Add new websites for ICP Filing (non-Alibaba Cloud ICP Filing users)",
    "Claim an ICP filing license",
    "ICP service code",
    "ICP Filing password",
    "Cancel an ICP Filing",
    "Cancel an ICP Filing transfer",
]
OWN = """\
id: ACME700
name: acme-names
since: 1.0.0
status: active
severity: warning
title: {en: Acme names its websites | so, zh: 网站命名}
rationale: {en: Acme *wants* it., zh: 公司要求。}
sources: [{document: aliyun-glossary-2018, section: ICP Filing}]
for each:
  application: {kind: change}
require:
  filing: {status: approved}
message: {en: no filing, zh: 缺少备案}
fix: {en: name it, zh: 请填写}
examples:
  - {name: there, given: [{application: {kind: change}}, {filing: {status: approved}}], expect: pass}
  - {name: not there, given: [{application: {kind: change}}], expect: fail}
"""


def committed(path):
    try:
        with open(os.path.join(ROOT, path), encoding="utf-8", newline="") as file:
            return file.read()
    except FileNotFoundError:
        return None


def kept():
    """What lies in the folder of pages."""
    return {f"docs/rules/{name}" for name in os.listdir(os.path.join(ROOT, "docs", "rules"))}


def test_the_pages_in_the_repository_are_what_is_written_now(monkeypatch, capsys):
    if os.environ.get("ICPLINT_UPDATE_GOLDEN"):
        for path in kept() - set(WRITTEN):
            os.unlink(os.path.join(ROOT, path))
        monkeypatch.chdir(ROOT)
        assert main(["rules", "docs"]) == 0
        capsys.readouterr()
    assert [path for path, text in WRITTEN.items() if committed(path) != text] == [], ANEW


def test_no_page_is_left_of_a_rule_that_is_gone():
    assert kept() - set(WRITTEN) == set(), "delete them"


def test_the_same_rulebook_gives_the_same_bytes():
    assert pages.of_the_checkout(load_rulebook()) == WRITTEN


def test_every_rule_and_every_finding_of_the_program_has_a_page_where_its_address_leads():
    for id_ in [*PROGRAM, *(rule.id for rule in BOOK.rules)]:
        assert page_url(id_).removeprefix(PUBLIC) in WRITTEN


def test_everything_that_a_page_leads_to_is_there():
    for path, text in WRITTEN.items():
        for target in LINK.findall(text):
            found = os.path.normpath(os.path.join(os.path.dirname(path), target)).replace(os.sep, "/")
            assert found in WRITTEN or os.path.exists(os.path.join(ROOT, found)), (path, target)


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_a_page_tells_its_rule_in_both_languages_with_every_source_row_and_example(rule):
    text = WRITTEN[f"docs/rules/{rule.id}.md"]
    assert text.startswith(f"{GENERATED}\n\n# {rule.id} · ") and f"| `{rule.name}` |" in text
    for heading in (
        "Rule 规则",
        "Why 理由",
        "Severity 级别",
        "Sources 依据",
        "Message 问题说明",
        "Fix 修改建议",
        "Examples 示例",
    ):
        assert f"\n## {heading}\n" in text
    for source in rule.sources:
        assert BOOK.sources[source.document].url.replace("(", "%28").replace(")", "%29") in text
    assert len(re.findall(r"^\| (pass|fail|not applicable|not judged) ", text, re.M)) == len(BOOK.examples(rule.id))
    if "## Rows" in text:
        assert len(re.findall(r"^\| [0-9]+ \|", text, re.M)) == len(rule.variants)
    assert ("the days are inferred" in text) is rule.dates_inferred
    assert ("MIIT code" in text) is (rule.miit_code is not None)


def test_every_row_of_every_table_has_as_many_cells_as_its_head():
    for path, text in WRITTEN.items():
        for block in re.findall(r"(?:^\|.*\n)+", text, re.M):
            widths = {len(re.findall(r"(?<!\\)\|", line)) for line in block.splitlines()}
            assert len(widths) == 1, (path, block)


def test_pages_follow_each_other_from_the_first_to_the_last():
    ids = [*PROGRAM, *(rule.id for rule in BOOK.rules)]
    seen, at = [], ids[0]
    while at:
        seen.append(at)
        after = re.search(r"\[(\w+)\]\(\w+\.md\) →", WRITTEN[f"docs/rules/{at}.md"])
        at = after[1] if after else None
    assert seen == ids
    assert "← [ICP020](ICP020.md)" in WRITTEN[f"docs/rules/{BOOK.rules[0].id}.md"]


def test_the_index_tells_each_rule_with_its_severity_in_2018_and_today():
    index = WRITTEN["docs/rules/README.md"]
    assert index.count("](ICP") == len(BOOK.rules) + len(PROGRAM)
    (line,) = [line for line in index.splitlines() if line.startswith("| [ICP411]")]
    assert line == (
        "| [ICP411](ICP411.md) | `change-needs-filing-password` | A change needs the MIIT filing password"
        " | 变更备案须填写工信部备案密码 | error 错误 | ended 已失效 |"
    )


def test_the_folder_of_rules_lists_every_file():
    told = WRITTEN["rules/README.md"]
    for rule in BOOK.rules:
        assert f"]({rule.topic}/{rule.name}.yaml)" in told
    for table in BOOK.tables:
        assert f"](tables/{table}.yaml)" in told
    for key in BOOK.sources:
        assert f"| `{key}` |" in told


# The founding glossary


def test_every_heading_of_the_glossary_is_covered():
    assert list(sections(BOOK)) == HEADINGS
    assert {statement.section for statement in statements(BOOK)} == set(HEADINGS)


def test_every_rule_of_a_statement_is_there_and_active():
    for statement in statements(BOOK):
        for id_ in statement.rules:
            rule = BOOK.find(id_)
            assert rule is not None and rule.id == id_ and rule.status == "active", (statement.says.en, id_)


def test_every_rule_that_cites_a_heading_stands_under_it():
    cited = {(section, rule.id) for rule in BOOK.rules for section in sections_cited(rule)}
    placed = {(statement.section, id_) for statement in statements(BOOK) for id_ in statement.rules}
    assert cited - placed == set(), "name the rule at the statement it holds, in rules/tables/glossary.yaml"
    assert {section for section, _ in cited} <= set(HEADINGS), "no such heading in the glossary"


def test_what_obliges_has_a_rule_that_holds_it_and_all_is_told_in_both_languages():
    for statement in statements(BOOK):
        assert statement.does in DOES and statement.says.en and statement.says.zh
        assert statement.rules or statement.does != OBLIGES, statement.says.en
        assert len(set(statement.rules)) == len(statement.rules)


def test_an_effect_that_no_rule_guards_is_told_after_approval():
    (line,) = [line for line in WRITTEN["docs/glossary.md"].splitlines() if "The ICP number stays valid" in line]
    assert line.endswith(" | nothing to judge; told after approval 无须校验，获批后发生 |  |")


def test_the_glossary_page_tells_rules_that_cite_it_apart_from_those_with_sources_of_their_own():
    (line,) = [line for line in WRITTEN["docs/glossary.md"].splitlines() if "| It was filed before June 2010" in line]
    citing, beside = line.split(" | ")[-2:]
    assert citing == "[ICP451](rules/ICP451.md) claimed-filing-before-june-2010 (error, ended)"
    assert beside == "[ICP452](rules/ICP452.md) moved-filing-before-2017 (later, error) |"


# The command


def test_the_pages_are_written_where_they_are_wanted_and_lead_to_the_public_repository(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    assert main(["rules", "docs", "--output", "a/b"]) == 0
    assert capsys.readouterr().out == f"{len(BOOK.rules) + len(PROGRAM) + 1} pages written, see a/b/README.md\n"
    assert {f"docs/rules/{name}" for name in os.listdir("a/b")} == kept() & set(WRITTEN)
    text = (tmp_path / "a" / "b" / "ICP411.md").read_text(encoding="utf-8")
    assert (
        "](https://github.com/icplint/icplint/blob/main/rules/applications/change-needs-filing-password.yaml)" in text
    )
    assert text.replace("https://github.com/icplint/icplint/blob/main/", "../../") == WRITTEN["docs/rules/ICP411.md"]


def test_pages_go_to_docs_rules_by_default_and_nothing_else_is_written_outside_the_checkout(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    assert main(["rules", "docs"]) == 0
    assert os.listdir() == ["docs"] and os.listdir("docs") == ["rules"]


def test_rules_of_ones_own_get_pages_that_lead_to_nothing_of_ours(tmp_path, monkeypatch):
    (tmp_path / "own" / "names").mkdir(parents=True)
    (tmp_path / "own" / "names" / "acme-names.yaml").write_text(OWN, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    assert main(["rules", "docs", "--rules", "own", "--output", "out"]) == 0
    text = (tmp_path / "out" / "ACME700.md").read_text(encoding="utf-8")
    assert "# ACME700 · Acme names its websites \\| so\n" in text and "Acme \\*wants\\* it." in text
    assert "Rule file" not in text
    assert "\n## names\n" in (tmp_path / "out" / "README.md").read_text(encoding="utf-8")


def test_a_folder_that_cannot_be_made_is_the_callers_fault(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file").write_text("", encoding="utf-8")
    assert main(["rules", "docs", "--output", "file/pages"]) == 2
    assert capsys.readouterr().err.startswith("icplint: --output file/pages: cannot be made (")


def test_a_finding_of_a_shipped_rule_leads_to_a_page_that_is_there():
    bad = os.path.join(ROOT, "examples", "bad", "change-needs-filing-password.icp.yaml")
    (finding,) = validate(bad).findings
    assert page_url(finding.id).endswith("/docs/rules/ICP411.md") and "docs/rules/ICP411.md" in WRITTEN

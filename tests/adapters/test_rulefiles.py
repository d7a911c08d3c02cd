"""Rule folders: refused with file and line, compiled to the same bytes, joined by rules of somebody's own."""

import os
import shutil

import pytest

from validator import resources
from validator.adapters.compiled_rules import CompiledRules
from validator.adapters.rulefiles import compile_folder, load_rulebook, rulebook_of
from validator.core.errors import UsageError

SHIPPED = resources.rules_folder()

OWN_RULE = """\
id: ACME001
name: our-websites-run-on-ecs
since: 1.0.0
status: active
severity: warning
title: {en: Our websites run on ECS, zh: 本公司网站须使用云服务器}
rationale: {en: House rule, zh: 内部规定}
sources: [{document: acme-handbook, section: Hosting}]
for each:
  hosting: {product: {known: true}}
must:
  hosting: {product: ecs}
at: hosting.product
message: {en: "the product is {hosting.product}", zh: "产品为{hosting.product}"}
fix: {en: move it, zh: 请迁移}
examples:
  - {name: on ECS, given: [{application: {kind: change}}, {hosting: {product: ecs}}], expect: pass}
  - {name: on OSS, given: [{application: {kind: change}}, {hosting: {product: oss}}], expect: fail}
"""


@pytest.fixture
def rules(tmp_path):
    """A copy of the shipped rules."""
    return shutil.copytree(SHIPPED, tmp_path / "rules")


@pytest.fixture
def own(tmp_path):
    """A folder with one rule of somebody's own."""
    folder = tmp_path / "own"
    (folder / "hosting").mkdir(parents=True)
    (folder / "sources.yaml").write_text(
        "acme-handbook: {title: {en: Handbook, zh: 手册}, publisher: ACME, date: 2020}\n"
    )
    (folder / "hosting" / "our-websites-run-on-ecs.yaml").write_text(OWN_RULE, encoding="utf-8")
    return folder


def edit(folder, rule, old, new):
    path = folder / rule
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return path


def refusal(folder):
    with pytest.raises(UsageError) as caught:
        compile_folder(str(folder))
    return str(caught.value)


LICENSE = "license/commercial-license-needs-filing.yaml"


def line_of(path, text):
    return next(n for n, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1) if text in line)


MISTAKES = {
    "a field mistyped": ("filing: {status: approved}", "filing: {statsu: approved}", "statsu", 'did you mean "status"'),
    "a word mistyped": ("require:", "requires:", "requires:", "did you mean"),
    "no Chinese title": ("  zh: 申请经营许可证须先完成备案\n", "", "title:", "zh"),
    "an unknown source": ("aliyun-glossary-2018", "aliyun-glosary-2018", "glosary", "aliyun-glossary-2018"),
    "another name than the file": ("name: commercial-license-needs", "name: another-needs", "name: another", "bears"),
    "a severity that is none": ("severity: error", "severity: fatal", "severity: fatal", "error"),
    "YAML that does not parse": ("require:", "require: [", "require: [", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_names_file_line_and_intention(rules, name):
    old, new, at, words = MISTAKES[name]
    path = edit(rules, LICENSE, old, new)
    told = refusal(rules)
    assert words in told
    if name != "YAML that does not parse":
        assert f"{path.as_posix()}:{line_of(path, at)}:" in told
    else:
        assert f"{path.as_posix()}:" in told


def test_an_id_is_taken_once(rules):
    shutil.copy(rules / LICENSE, rules / "license" / "twin.yaml")
    edit(rules, "license/twin.yaml", "name: commercial-license-needs-filing", "name: twin")
    assert "ICP501 is taken by" in refusal(rules)


def test_a_retired_id_is_never_used_again(rules):
    (rules / "retired.yaml").write_text("retired: [ICP501]\n")
    assert "ICP501 is retired" in refusal(rules)


def test_a_folder_that_is_not_there_or_holds_no_rule_is_refused(tmp_path):
    assert "no such rule folder" in refusal(tmp_path / "nowhere")
    assert "there is no rule in it" in refusal(tmp_path)


def test_the_same_rules_compile_to_the_same_bytes_wherever_they_lie(rules):
    assert compile_folder(str(rules)).text == compile_folder(SHIPPED).text


def test_the_compiled_rulebook_is_what_the_sources_say():
    compiled = compile_folder(SHIPPED)
    assert CompiledRules(compiled.text.split("\n")).content() == compiled.content
    assert rulebook_of(compiled.content).rules == load_rulebook().rules
    assert rulebook_of(compiled.content).digest == load_rulebook().digest


def test_a_rule_is_read_when_it_is_asked_for_and_no_other():
    lines = compile_folder(SHIPPED).text.split("\n")
    wanted = next(n for n, line in enumerate(lines) if line.startswith('["ICP501"'))
    others = [line if n in (0, 1, wanted) else "not read" for n, line in enumerate(lines)]
    assert CompiledRules(others).rulebook().find("commercial-license-needs-filing").miit_code == 1016


def test_the_list_tells_kinds_and_days_without_reading_rules():
    listed = {entry.id: entry for entry in load_rulebook().listed}
    assert listed["ICP501"].kinds == {"commercial-license"}
    assert (listed["ICP411"].holds_on("2020-08-16"), listed["ICP411"].holds_on("2020-08-17")) == (True, False)


def test_what_is_no_compiled_rulebook_is_refused():
    lines = compile_folder(SHIPPED).text.split("\n")
    for broken in ([], ["{"], [lines[0].replace('"format":', '"format":1'), *lines[1:]], lines[:-2]):
        with pytest.raises((ValueError, LookupError)):
            CompiledRules(broken)


def test_a_changed_word_changes_the_digest(rules):
    edit(rules, LICENSE, "needs a filing first", "needs a filing before")
    assert rulebook_of(compile_folder(str(rules)).content).digest != load_rulebook().digest


def test_own_rules_stand_beside_the_shipped_ones(own):
    book = load_rulebook(own=str(own))
    assert book.find("ACME001").name == "our-websites-run-on-ecs"
    assert len(book.rules) == len(load_rulebook().rules) + 1
    assert book.sources["acme-handbook"].title.zh == "手册"


def test_an_own_rule_may_not_take_an_id_of_the_shipped_rulebook(own):
    edit(own, "hosting/our-websites-run-on-ecs.yaml", "id: ACME001", "id: ICP999")
    with pytest.raises(UsageError, match="prefix of your own"):
        load_rulebook(own=str(own))


def test_a_cache_that_is_broken_or_unwritable_is_no_obstacle(tmp_path, monkeypatch):
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    expected = load_rulebook().digest
    kept = next((tmp_path / "icplint").iterdir())
    whole = kept.read_text(encoding="utf-8")
    for broken in ("{", "", whole[: len(whole) // 2]):
        kept.write_text(broken, encoding="utf-8")
        assert load_rulebook().digest == expected
        assert kept.read_text(encoding="utf-8") == whole
    monkeypatch.setenv("XDG_CACHE_HOME", os.devnull)
    assert load_rulebook().digest == expected

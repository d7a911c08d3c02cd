"""The shipped rulebook proves itself, and a changed one is caught."""

import shutil

import pytest

from validator import resources
from validator.adapters.rulefiles import load_rulebook
from validator.core.texts import Severity
from validator.proving import prove_folder

BOOK = load_rulebook()
FROM_THE_START = {
    *(f"ICP{n}" for n in (401, 404, 405, 406, 407, 411, 412, 413, 414, 418, 419, 420, 430, 431, 432)),
    *(f"ICP{n}" for n in (440, 441, 442, 443, 450, 451, 453, 454, 460, 464, 468, 470, 471, 490, 491, 492)),
    *(f"ICP{n}" for n in (501, 502, 503, 507, 701, 702, 705, 710, 712, 720)),
}


def test_every_rule_proves_itself_on_both_engines():
    proven = prove_folder()
    assert {proof.rule: proof.faults for proof in proven.proofs if proof.faults} == {}
    assert [proof.rule for proof in proven.proofs if proof.killed != proof.mutants] == []
    assert "plain" in proven.engines


def test_the_first_rules_are_all_there_and_active():
    assert FROM_THE_START - {rule.id for rule in BOOK.rules if rule.status == "active"} == set()


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_a_rule_cites_documents_with_an_address_and_speaks_both_languages(rule):
    assert rule.sources
    for source in rule.sources:
        assert BOOK.sources[source.document].url.startswith(("https://", "http://")), source
    for text in (rule.title, rule.rationale, rule.message, rule.fix):
        assert text.en.strip() and text.zh.strip()
    assert not rule.message.en.endswith(".") and not rule.message.zh.endswith("。")


@pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)
def test_a_doubtful_rule_is_never_an_error(rule):
    days = {d.since for variant in rule.variants for d in variant.severity}
    doubtful = {v.confidence for v in rule.variants} <= {"low", "conflict"}
    assert not doubtful or Severity.ERROR not in {rule.severity_on(day) for day in days}


def copied(tmp_path, rule, old, new):
    folder = shutil.copytree(resources.rules_folder(), tmp_path / "rules")
    path = folder / rule
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    return prove_folder(str(folder))


CHANGED = [
    ("applications/claimed-filing-before-june-2010.yaml", "before: 2010-06-01", "before: 2010-06-02"),
    ("applications/claimed-filing-before-june-2010.yaml", "before: 2010-06-01", "on or after: 2010-06-01"),
    (
        "applications/claimed-filing-came-through-hichina.yaml",
        "filed_through: hichina}",
        "filed_through: alibaba-cloud}",
    ),
    ("applications/claimed-filing-before-june-2010.yaml", "2025-04-23: ended", "2025-04-24: ended"),
    ("license/license-applicant-has-the-capital.yaml", "capital: 1000000", "capital: 1000001"),
    ("license/commercial-license-needs-filing.yaml", "kind: commercial-license}", "kind: change}"),
]


@pytest.mark.parametrize(("rule", "old", "new"), CHANGED)
def test_a_changed_bound_word_value_or_day_is_noticed(tmp_path, rule, old, new):
    assert copied(tmp_path, rule, old, new).faults > 0


def test_a_copy_proves_exactly_as_the_original(tmp_path):
    folder = shutil.copytree(resources.rules_folder(), tmp_path / "rules")
    assert prove_folder(str(folder)).proofs == prove_folder().proofs


def test_an_unwitnessed_condition_is_named_as_one_would_mend_it(tmp_path):
    proven = copied(
        tmp_path,
        "license/commercial-license-needs-filing.yaml",
        "application: {kind: commercial-license}\n",
        "application: {kind: commercial-license, provider: {is not: nobody}}\n",
    )
    faults = [fault for proof in proven.proofs for fault in proof.faults]
    assert any("no example changes when `provider: {is not: nobody}` of application" in fault for fault in faults)

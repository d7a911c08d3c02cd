"""The shipped rulebook proves itself, and whatever is changed in it by hand is told with file and line."""

import copy
import os
import re
import shutil
from datetime import date, timedelta

import pytest

from validator import resources
from validator.adapters.durable_engine import available
from validator.adapters.rulefiles import load_rulebook
from validator.cli import main
from validator.core.language.faults import Faults
from validator.core.language.reader import read_examples, read_rule
from validator.core.plain_engine import PlainEngine
from validator.core.proof.examples import Asking, memory_of
from validator.core.texts import Severity
from validator.proving import prove_folder

BOOK = load_rulebook()
RULES = resources.rules_folder()
PAGE = os.path.join(os.path.dirname(RULES), "docs", "proof.md")
FROM_THE_START = {
    *(f"ICP{n}" for n in (401, 404, 405, 406, 407, 411, 412, 413, 414, 418, 419, 420, 430, 431, 432)),
    *(f"ICP{n}" for n in (440, 441, 442, 443, 450, 451, 453, 454, 460, 464, 468, 470, 471, 490, 491, 492)),
    *(f"ICP{n}" for n in (501, 502, 503, 507, 701, 702, 705, 710, 712, 720)),
}
each_rule = pytest.mark.parametrize("rule", BOOK.rules, ids=lambda rule: rule.id)


@pytest.fixture(scope="session")
def proven():
    return prove_folder()


def test_every_rule_proves_itself_on_both_engines(proven):
    assert proven.lines == ()
    assert {proof.rule: (proof.killed, proof.mutants) for proof in proven.proofs if proof.killed != proof.mutants} == {}
    assert proven.engines == (("plain", "durable") if available() else ("plain",))


def test_every_rule_is_proved_and_has_something_to_prove(proven):
    assert [proof.rule for proof in proven.proofs] == [rule.id for rule in BOOK.rules]
    assert [proof.rule for proof in proven.proofs if not proof.mutants] == []


def counts(proven):
    """How many rules there are by topic, and how many changes of them are noticed."""
    rows = ["| topic | rules | changes | noticed |", "|---|---|---|---|"]
    for topic in sorted({proof.topic for proof in proven.proofs}):
        rows.append(counted(topic, [proof for proof in proven.proofs if proof.topic == topic]))
    return "\n".join([*rows, counted("all", proven.proofs)])


def counted(name, proofs):
    changes, noticed = sum(proof.mutants for proof in proofs), sum(proof.killed for proof in proofs)
    return f"| {name} | {len(proofs)} | {changes} | {noticed} |"


def test_the_page_on_the_proof_counts_what_there_is(proven):
    with open(PAGE, encoding="utf-8") as file:
        head, mark, rest = file.read().partition("<!-- counts: ")
    words, _, tail = rest.partition(" -->\n")
    written, end, after = tail.partition("<!-- end of counts -->")
    if os.environ.get("ICPLINT_UPDATE_GOLDEN"):
        with open(PAGE, "w", encoding="utf-8", newline="\n") as file:
            file.write(f"{head}{mark}{words} -->\n{counts(proven)}\n{end}{after}")
        return
    assert written == f"{counts(proven)}\n"


def test_the_first_rules_are_all_there_and_active():
    assert FROM_THE_START - {rule.id for rule in BOOK.rules if rule.status == "active"} == set()


@each_rule
def test_a_rule_cites_documents_with_an_address_and_speaks_both_languages(rule):
    assert rule.sources
    for source in rule.sources:
        assert BOOK.sources[source.document].url.startswith(("https://", "http://")), source
    for text in (rule.title, rule.rationale, rule.message, rule.fix):
        assert text.en.strip() and text.zh.strip()
    assert not rule.message.en.endswith(".") and not rule.message.zh.endswith("。")


@each_rule
def test_a_doubtful_rule_is_never_an_error(rule):
    days = {d.since for variant in rule.variants for d in variant.severity}
    doubtful = {v.confidence for v in rule.variants} <= {"low", "conflict"}
    assert not doubtful or Severity.ERROR not in {rule.severity_on(day) for day in days}


# Changed by hand: every number, day, yes or no, word and value of a rule's body, without asking the proof what it
# would change.

TABLES = ("rows", "for each province")
BODY = ("for each", "unless", "must", "require", "require any of", "forbid", "forbid elsewhere", *TABLES, "severity")
OTHER_WORD = {
    "is not": "one of", "one of": "none of", "none of": "one of", "before": "on or after", "on or after": "before",
    "at least": "at most", "at most": "at least",
}  # fmt: skip
# Where a finding stands and what messages show is held by the golden reports.
TOLD_ONLY = {"sources", "confidence", "note", "exempt"}
WORDS = {"in", "severity"}


def shown_only(raw, column):
    """Whether a column stands in messages alone."""
    return f"${column}" not in str({key: raw[key] for key in BODY if key in raw})


def leaves(value, path=()):
    if isinstance(value, dict):
        for key, below in value.items():
            yield from leaves(below, (*path, key))
    elif isinstance(value, list):
        for index, below in enumerate(value):
            yield from leaves(below, (*path, index))
    else:
        yield path, value


def slips(value):
    """What a slip of the hand makes of a value."""
    if isinstance(value, bool):
        return [not value]
    if isinstance(value, int):
        return [value - 1, value + 1]
    if re.fullmatch(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", value):
        return [(date.fromisoformat(value) + timedelta(days=step)).isoformat() for step in (-1, 1)]
    return [f"{value}x"]


def changed(raw, path, edit):
    copied = copy.deepcopy(raw)
    above = copied
    for step in path[:-1]:
        above = above[step]
    edit(above, path[-1])
    return copied


def by_hand(raw):
    """The rule with one thing changed, for each thing of its body."""
    body = {key: raw[key] for key in BODY if key in raw and not (key == "severity" and isinstance(raw[key], str))}
    for path, value in leaves(body):
        column = path[2] if path[0] in TABLES and len(path) > 2 else None
        if column and column not in WORDS and (column in TOLD_ONLY or shown_only(raw, column)):
            continue
        for slip in ["info" if value != "info" else "warning"] if "severity" in (path[0], column) else slips(value):
            yield path, slip, changed(raw, path, lambda above, key, slip=slip: above.__setitem__(key, slip))
    for path, _ in leaves(body):
        if path[-1] in OTHER_WORD or (len(path) > 1 and isinstance(path[-1], int) and path[-2] in OTHER_WORD):
            where = path if path[-1] in OTHER_WORD else path[:-1]
            word = OTHER_WORD[where[-1]]
            yield where, word, changed(raw, where, lambda above, key, word=word: above.update({word: above.pop(key)}))


def is_noticed(raw, rule, vocabulary=BOOK.vocabulary):
    """Whether the loader refuses a rule or one of its examples is not what it says."""
    faults = Faults()
    read_again = read_rule(raw, rule.topic, vocabulary, faults)
    if faults.found:
        return True
    asking = Asking(read_again, PlainEngine())
    for example in read_examples(raw):
        judged = asking.found(example, memory_of(example, BOOK.kinds))
        if judged.outcome != example.expect or (
            judged.severity and example.severity and judged.severity.value != example.severity
        ):
            return True
    return False


@each_rule
def test_whatever_is_changed_in_the_body_of_a_rule_is_noticed(rule):
    raw = BOOK.raw(rule.id)
    assert [(path, slip) for path, slip, other in by_hand(raw) if not is_noticed(other, rule)] == []


# Lists that repeat what tables hold are compared with those (test_tables_name_what_files_name.py).
OF_TABLES = {"organizations", "all_natures", "private_organizations", "organ_suffixes", "institution_suffixes"}
LISTS = BOOK.vocabulary.lists
ENTRIES = [(name, entry) for name in sorted(set(LISTS) - OF_TABLES) for entry in LISTS[name]]


@pytest.mark.parametrize(("name", "entry"), ENTRIES)
def test_an_entry_left_out_of_a_named_list_is_noticed(name, entry):
    rest = tuple(other for other in LISTS[name] if other != entry)
    without = BOOK.vocabulary._replace(lists={**LISTS, name: rest})
    using = [rule for rule in BOOK.rules if f"'${name}'" in str(BOOK.raw(rule.id))]
    assert any(is_noticed(BOOK.raw(rule.id), rule, without) for rule in using)


# The command.


ONE = os.path.join("license", "commercial-license-needs-filing.yaml")


def rulebook_of(folder, rule):
    """A complete rulebook of one rule."""
    os.makedirs(folder / os.path.dirname(rule))
    for name in ("rulebook.yaml", "sources.yaml", "retired.yaml"):
        shutil.copy(os.path.join(RULES, name), folder)
    shutil.copytree(os.path.join(RULES, "tables"), folder / "tables")
    shutil.copy(os.path.join(RULES, rule), folder / rule)
    return folder


@pytest.fixture
def small(tmp_path):
    return rulebook_of(tmp_path / "book", ONE)


def edited(folder, rule, old, new):
    path = folder / rule
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")


def outcome(capsys, folder, *options):
    status = main(["rules", "test", str(folder), *options])
    out = capsys.readouterr().out
    return status, out.replace(f"{folder}{os.sep}", "").splitlines()


def line_of(folder, rule, words):
    lines = (folder / rule).read_text(encoding="utf-8").split("\n")
    number = next(number for number, line in enumerate(lines, 1) if words in line)
    return number, lines[number - 1].index(words) + 1


def test_a_copy_proves_exactly_as_the_original(proven, tmp_path):
    assert prove_folder(str(shutil.copytree(RULES, tmp_path / "rules"))) == proven


def test_of_several_rules_the_one_that_was_changed_is_told(capsys, small):
    shutil.copytree(os.path.join(RULES, "license"), small / "license", dirs_exist_ok=True)
    assert outcome(capsys, small)[0] == 0
    edited(small, ONE, "kind: commercial-license}", "kind: change}")
    status, lines = outcome(capsys, small)
    assert (status, {line.partition(":")[0] for line in lines[:-1]}) == (1, {ONE})


def test_coverage_counts_what_examples_notice_for_each_rule_and_in_total(capsys, small, proven):
    status, lines = outcome(capsys, small, "--coverage")
    counted = next(proof.mutants for proof in proven.proofs if proof.rule == "ICP501")
    assert (status, counted > 4) == (0, True)
    assert lines == [
        f"ICP501        {counted} of {counted}  commercial-license-needs-filing",
        f"1 rule, 0 faults; examples notice {counted} of {counted} changed conditions; "
        "judged by the engines plain and durable",
    ]


CHANGED = [
    ("applications/claimed-filing-before-june-2010.yaml", "before: 2010-06-01", "before: 2010-06-02"),
    ("applications/claimed-filing-before-june-2010.yaml", "before: 2010-06-01", "before: 2010-05-31"),
    ("applications/claimed-filing-before-june-2010.yaml", "before: 2010-06-01", "on or after: 2010-06-01"),
    ("applications/claimed-filing-before-june-2010.yaml", "2025-04-23: ended", "2025-04-24: ended"),
    ("applications/claimed-filing-before-june-2010.yaml", "2018-04-18: error", "2018-04-18: warning"),
    ("applications/claimed-filing-came-through-hichina.yaml", "through: hichina}", "through: alibaba-cloud}"),
    ("license/license-applicant-has-the-capital.yaml", "capital: 1000000", "capital: 1000001"),
    ("license/license-applicant-has-the-capital.yaml", "coverage: one-province", "coverage: several-provinces"),
    ("license/commercial-license-needs-filing.yaml", "kind: commercial-license}", "kind: change}"),
    ("license/commercial-license-needs-filing.yaml", "status: approved}", "status: aproved}"),
    ("hosting/website-carries-a-service-code.yaml", "one of: $sites", "one of: $new"),
    ("hosting/website-carries-a-service-code.yaml", "present: true", "present: false"),
    ("license/foreign-share-is-capped.yaml", "at most: 50", "at least: 50"),
]


@pytest.mark.parametrize(("rule", "old", "new"), CHANGED, ids=[f"{old} -> {new}" for _, old, new in CHANGED])
def test_a_bound_word_value_or_day_changed_by_hand_is_exit_1_with_file_and_line(capsys, tmp_path, rule, old, new):
    folder = rulebook_of(tmp_path / "book", rule)
    edited(folder, rule, old, new)
    status, lines = outcome(capsys, folder)
    assert status == 1
    assert {line.partition(":")[0] for line in lines[:-1]} == {rule}
    assert re.match(r"[^:]+:[0-9]+:[0-9]+: ", lines[0])
    assert "fault" in lines[-1] or "mistake" in lines[-1]


def test_a_condition_that_nobody_proved_is_told_as_one_would_mend_it(capsys, small):
    edited(small, ONE, "require:\n", "unless:\n  subject: {nature: individual}\nrequire:\n")
    line, column = line_of(small, ONE, "subject: {nature")
    status, lines = outcome(capsys, small)
    assert status == 1
    assert lines[0] == (
        f"{ONE}:{line}:{column}: ICP501: no example notices when subject in `unless` is dropped; "
        "add one that only subject lifts"
    )
    assert lines[1].startswith(f"{ONE}:{line}:{column + len('subject: {')}: ICP501: no example notices when `nature: ")
    assert re.match("1 rule, [0-9]+ faults; examples notice ", lines[-1])


def test_an_example_that_does_not_hold_is_told_on_each_engine_at_its_line(capsys, small):
    edited(small, ONE, "expect: not applicable", "expect: pass")
    line, _ = line_of(small, ONE, "name: a first filing has no filing yet")
    told = 'ICP501: example "a first filing has no filing yet" expects "pass", the'
    assert outcome(capsys, small)[1][:2] == [
        f'{ONE}:{line}:5: {told} plain engine says "not applicable"',
        f'{ONE}:{line}:5: {told} durable engine says "not applicable"',
    ]


def test_a_day_without_an_example_on_it_and_before_it_is_told(capsys, small):
    edited(small, ONE, "severity: error", "severity: {2018-04-18: error, 2021-01-01: warning}")
    line, column = line_of(small, ONE, "2021-01-01")
    told = [found for found in outcome(capsys, small)[1] if found.startswith(f"{ONE}:{line}:{column}: ICP501: ")]
    said = " ".join(told)
    assert "no example is on 2020-12-31; add one with `on: 2020-12-31`" in said
    assert "no example is on 2021-01-01; add one with `on: 2021-01-01`" in said
    assert "the severity of 2021-01-01 is error" not in said  # that would be no change
    assert "the severity of 2021-01-01 is info in place of warning; let one that fails on 2021-01-01 say" in said


def test_a_severity_that_an_example_denies_is_told(capsys, small):
    edited(small, ONE, "    expect: fail", "    severity: info\n    expect: fail")
    assert "expects the severity info, the plain engine says error" in outcome(capsys, small)[1][0]


REFUSED = [
    ("message:\n  en: ", "message:\n  en: '{filing.status} ' \n  zz: ", "zz"),
    ("id: ICP501", "id: 501", "id"),
    ("name: commercial-license-needs-filing", "name: licenses-need-filings", "name"),
    ("document: aliyun-glossary-2018", "document: aliyun-glosary-2018", "aliyun-glosary-2018"),
    ("  filing: {status: approved}", "  filing: {statuss: approved}", "statuss"),
    ("at: filing\n", "at: fling\n", "fling"),
]


@pytest.mark.parametrize(("old", "new", "told"), REFUSED, ids=[told for _, _, told in REFUSED])
def test_a_mistake_in_a_rule_file_is_told_with_file_and_line(capsys, small, old, new, told):
    edited(small, ONE, old, new)
    status, lines = outcome(capsys, small)
    assert status == 1
    assert re.match(rf"{re.escape(ONE)}:[0-9]+:[0-9]+: .*{told}", lines[0])
    assert (
        lines[-1] == f"{len(lines) - 1} mistake{'s' * (len(lines) > 2)} in the rule files; mended, they can be proved"
    )


PLACEHOLDERS = [
    ("{filing.icp_number}", "", "the languages differ in their placeholders"),
    ("{filing.icp_number}", "{filing.icp_number}", "is not bound"),
    ("{application.account_key}", "{application.account_key}", "is sensitive and may not be shown"),
]


@pytest.mark.parametrize(("en", "zh", "told"), PLACEHOLDERS, ids=["differing", "not bound", "sensitive"])
def test_a_placeholder_that_cannot_be_filled_in_both_languages_is_told(capsys, small, en, zh, told):
    edited(small, ONE, "message:\n  en: ", f"message:\n  en: '{en} '\nfix:\n  en: ")
    text = (small / ONE).read_text(encoding="utf-8")
    before, _, after = text.partition("message:\n")
    after = "false positives" + after.partition("false positives")[2] if "false positives" in after else after
    examples = "examples:" + text.partition("examples:")[2]
    words = f"message: {{en: 'found {en}', zh: '发现{zh}'}}\nfix: {{en: mend it, zh: 请更正}}\n"
    (small / ONE).write_text(before + words + examples, encoding="utf-8")
    status, lines = outcome(capsys, small)
    assert (status, told in lines[0]) == (1, True)


def test_a_place_that_no_file_has_is_told(capsys, small):
    edited(small, ONE, "at: filing\n", "at: subject.principal.mobil\n")
    line, column = line_of(small, ONE, "at: subject")
    assert outcome(capsys, small)[1][0] == (
        f'{ONE}:{line}:{column}: ICP501: "mobil" is no place of the file there; did you mean "mobile"'
    )


def test_a_folder_without_rules_or_that_is_not_there_is_exit_2(capsys, tmp_path):
    assert main(["rules", "test", str(tmp_path)]) == 2
    assert "there is no rule in it" in capsys.readouterr().err
    assert main(["rules", "test", str(tmp_path / "nowhere")]) == 2
    assert "there is no such rule folder" in capsys.readouterr().err

"""The command line with real runs: files in, report, words and exit status out."""

import json
import os
import shutil
import subprocess
import sys

import pytest
from jsonschema import Draft202012Validator

from validator import resources
from validator.cli import main
from validator.cli.judging import highest, options, status_of
from validator.cli.parser import build
from validator.core.places import Place, Position, Span
from validator.core.report import DocumentReport, Finding, NotJudged, Outcomes, Report
from validator.core.texts import Severity, Text
from validator.service import Options

RULES = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "rules")
GIVEN = "kind: change\nprovider: alibaba-cloud\nfiling:\n  status: approved\n  password: ${ICP_FILING_PASSWORD}\n"
MISSING = "kind: change\nprovider: alibaba-cloud\nfiling:\n  status: approved\n"
ON_PASSWORD = ("--select", "ICP411")
ABOLISHED = ("--select", "ICP415", "--edition", "2020-08-17")
ON_LEDGER = ("--select", "ICP410")
NUMBERED = MISSING + "  icp_number: 浙ICP备12000000号\n"


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "COLUMNS", "ICPLINT_DEBUG"):
        monkeypatch.delenv(name, raising=False)
    return tmp_path


def written(name, text):
    with open(name, "wb") as file:
        file.write(text if isinstance(text, bytes) else text.encode())


def icplint(*arguments, environment=(), **options):
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "validator", *arguments],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": os.path.dirname(os.path.dirname(__file__)), **dict(environment)},
        check=False,
        timeout=300,
        **options,
    )


def told(*arguments, capsys):
    """Exit status, standard output and standard error of `icplint check` in this process."""
    status = main(["check", *arguments])
    return (status, *capsys.readouterr())


# Exit statuses


def test_what_passes_is_exit_0(capsys):
    written("a.icp.yaml", GIVEN)
    status, out, err = told(*ON_PASSWORD, capsys=capsys)
    assert (status, err) == (0, "")
    assert out.startswith("✔ 1 document: 1 passed, 0 failed · 0 errors, 0 warnings, 0 infos · edition 2018-04")


def test_an_error_is_exit_1_and_told_with_its_place(capsys):
    written("a.icp.yaml", MISSING)
    status, out, _ = told("a.icp.yaml", *ON_PASSWORD, capsys=capsys)
    assert status == 1
    assert out.startswith("a.icp.yaml:3:1  ✖ error ICP411 change-needs-filing-password\n")
    assert "\n✖ 1 document: 0 passed, 1 failed · 1 error" in out


@pytest.mark.parametrize(("fail_on", "status"), [("error", 0), ("warning", 1), ("info", 1), ("not-judged", 1)])
def test_a_warning_counts_from_warning_on(fail_on, status, capsys):
    written("a.icp.yaml", GIVEN)
    assert told(*ABOLISHED, "--fail-on", fail_on, capsys=capsys)[0] == status


@pytest.mark.parametrize(("fail_on", "status"), [("error", 0), ("info", 0), ("not-judged", 1)])
def test_a_rule_that_is_not_judged_counts_where_that_is_asked_for(fail_on, status, capsys):
    written("a.icp.yaml", NUMBERED)
    found, out, _ = told(*ON_LEDGER, "--fail-on", fail_on, capsys=capsys)
    assert found == status
    assert "  not judged:\n    1 rule: " in out and "(ICP410)" in out


def test_an_empty_folder_is_exit_3_and_no_pass(capsys):
    status, out, err = told(capsys=capsys)
    assert status == 3
    assert out.startswith("⚠ nothing was judged")
    assert "nothing to judge" in err


def test_a_path_that_is_not_there_is_exit_2_and_the_others_are_judged(capsys):
    written("a.icp.yaml", MISSING)
    status, out, err = told("none.yaml", "a.icp.yaml", *ON_PASSWORD, capsys=capsys)
    assert status == 2
    assert "none.yaml" in err
    assert "ICP411" in out


def test_an_unreadable_file_is_a_finding_and_exit_1(capsys):
    written("a.icp.yaml", "kind: 变更".encode("gbk"))
    status, out, _ = told("a.icp.yaml", capsys=capsys)
    assert status == 1
    assert "✖ error ICP001 unreadable" in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--select", "ICP41X"], "ICP41X"),
        (["--ignore", "change-needs-filing-pasword"], "did you mean"),
        (["--edition", "2018-4"], '"2018-4" is no edition'),
        (["--as-of", "2018-02-30"], "--as-of"),
        (["--today", "tomorrow"], "--today"),
        (["--ledger", "none.yaml"], "none.yaml"),
        (["--rules", "none"], "none"),
        (["--format", "json", "--format", "text"], "two reports cannot go to standard output"),
        (["--output", "a.icp.yaml", "a.icp.yaml"], "--output a.icp.yaml: this file is to be judged"),
    ],
)
def test_a_mistake_in_the_call_is_exit_2_and_nothing_is_reported(arguments, words, capsys):
    written("a.icp.yaml", MISSING)
    status, out, err = told(*arguments, capsys=capsys)
    assert (status, out) == (2, "")
    assert err.startswith("icplint: ") and words in err


def test_a_file_to_be_judged_is_not_written_over(capsys):
    written("a.icp.yaml", MISSING)
    told("--output", "./a.icp.yaml", "a.icp.yaml", capsys=capsys)
    with open("a.icp.yaml", encoding="utf-8") as file:
        assert file.read() == MISSING


def finding(severity):
    place = Place("a", 0, "", Span(Position(1, 1), Position(1, 1)))
    return Finding("ICP999", "a-rule", severity, place, Text("a", "甲"), Text("b", "乙"), (), None, (), None, "f")


def a_report(*severities, not_judged=()):
    outcomes = Outcomes((), (), (), tuple(NotJudged(id_, Text("why", "缘由")) for id_ in not_judged))
    document = DocumentReport("a", 0, "claim", "2018-04-18", tuple(map(finding, severities)), outcomes)
    return Report("0.1.0", "2018-04", "plain", "2026-11-23", "3f", None, (document,), ())


@pytest.mark.parametrize(
    ("found", "fails_on"),
    [
        (a_report(), ()),
        (a_report(Severity.INFO), ("info", "not-judged")),
        (a_report(Severity.WARNING), ("warning", "info", "not-judged")),
        (a_report(Severity.INFO, Severity.ERROR), ("error", "warning", "info", "not-judged")),
        (a_report(not_judged=["ICP410"]), ("not-judged",)),
    ],
)
def test_findings_count_from_the_severity_asked_for(found, fails_on):
    failing = [word for word in ("error", "warning", "info", "not-judged") if status_of(found, word)]
    assert failing == list(fails_on)


@pytest.mark.parametrize(
    ("statuses", "wins"), [([0], 0), ([0, 3], 3), ([3, 1], 1), ([1, 2, 3], 2), ([0, 1, 2, 3, 4], 4), ([0, 1], 1)]
)
def test_our_own_failure_outranks_a_mistake_that_outranks_findings_that_outrank_nothing(statuses, wins):
    assert highest(statuses) == wins


# Options


def test_options_that_are_not_given_keep_their_defaults():
    found = options(build().parse_args(["check"]))
    assert found._replace(today=None) == Options()
    assert len(found.today) == 10


def test_every_option_reaches_the_run():
    line = (
        "a b --edition current --as-of 2020-01-01 --today 2021-01-01 --ledger l --rules r --engine plain --resolve-env"
        " --select ICP4,ICP5 --ignore ICP411 --jobs 3 --stdin-filename n --max-bytes 1 --max-depth 2 --max-nodes 3"
    )
    assert options(build().parse_args(["check", *line.split()])) == Options(
        paths=("a", "b"),
        edition="current",
        edition_chosen=True,
        as_of="2020-01-01",
        today="2021-01-01",
        ledger="l",
        rules="r",
        engine="plain",
        resolve_env=True,
        select=("ICP4", "ICP5"),
        ignore=("ICP411",),
        jobs=3,
        stdin_filename="n",
        max_bytes=1,
        max_depth=2,
        max_nodes=3,
    )


@pytest.mark.parametrize("name", ["edition", "stdin_filename", "max_bytes", "max_depth", "max_nodes"])
def test_the_help_tells_the_default_that_holds(name):
    help_ = " ".join(build()._subparsers._group_actions[0].choices["check"].format_help().split())
    assert f"(default: {getattr(Options(), name)})" in help_


# Reports


def test_json_goes_to_a_file_and_text_to_standard_output(capsys):
    written("a.icp.yaml", MISSING)
    arguments = ["--format", "json", "--output", "r.json", "--format", "text"]
    status, out, _ = told("a.icp.yaml", *ON_PASSWORD, *arguments, capsys=capsys)
    assert (status, out.startswith("a.icp.yaml:3:1  ✖ error ICP411")) == (1, True)
    with open("r.json", encoding="utf-8") as file:
        assert json.load(file)["summary"]["errors"] == 1


def test_json_on_standard_output_fits_its_schema(capsys):
    written("a.icp.yaml", MISSING)
    written("b.icp.yaml", "kind: [\n")
    _, out, _ = told("--format", "json", capsys=capsys)
    found = json.loads(out)
    Draft202012Validator(resources.schema("report")).validate(found)
    assert [(d["path"], d["kind"], d["verdict"]) for d in found["documents"]] == [
        ("a.icp.yaml", "change", "fail"),
        ("b.icp.yaml", None, "fail"),
    ]


def test_a_report_that_cannot_be_written_is_exit_2_and_the_other_one_goes_out(capsys):
    written("a.icp.yaml", GIVEN)
    arguments = ["--format", "json", "--output", "none/r.json", "--format", "text"]
    status, out, err = told("a.icp.yaml", *ON_PASSWORD, *arguments, capsys=capsys)
    assert status == 2
    assert out.startswith("✔ 1 document")
    assert err == "icplint: --output none/r.json: cannot be written (No such file or directory)\n"


def test_a_file_has_no_colour_even_where_the_terminal_has(capsys, monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    written("a.icp.yaml", MISSING)
    told("a.icp.yaml", *ON_PASSWORD, "--output", "r.txt", capsys=capsys)
    _, out, _ = told("a.icp.yaml", *ON_PASSWORD, capsys=capsys)
    with open("r.txt", encoding="utf-8") as file:
        assert "\x1b" not in file.read()
    assert "\x1b[1;31m✖ error\x1b[0m" in out


def test_quiet_says_nothing_of_what_passes(capsys):
    written("a.icp.yaml", GIVEN)
    assert told(*ON_PASSWORD, "--quiet", capsys=capsys) == (0, "", "")


def test_statistics_are_a_part_of_the_text(capsys):
    written("a.icp.yaml", MISSING)
    _, out, err = told(*ON_PASSWORD, "--statistics", capsys=capsys)
    assert "\n1  ICP411 change-needs-filing-password  ✖ error\n" in out
    assert err == ""


def test_beside_json_statistics_go_to_standard_error(capsys):
    written("a.icp.yaml", MISSING)
    _, out, err = told(*ON_PASSWORD, "--statistics", "--format", "json", capsys=capsys)
    assert err == "1  ICP411 change-needs-filing-password  ✖ error\n"
    json.loads(out)


@pytest.mark.parametrize(("lang", "words"), [("en", "✔ 1 document: 1 passed"), ("zh", "✔ 共1份申请：通过1份")])
def test_the_report_speaks_the_language_asked_for(lang, words, capsys):
    written("a.icp.yaml", GIVEN)
    assert told(*ON_PASSWORD, "--lang", lang, capsys=capsys)[1].startswith(words)


def test_the_same_run_gives_the_same_bytes_however_many_work_at_it():
    for number in range(40):
        written(f"{number:02}.icp.yaml", MISSING if number % 3 else GIVEN)
    alone = icplint("check", "--format", "json", "--jobs", "1")
    assert alone.returncode == 1
    assert icplint("check", "--format", "json", "--jobs", "2").stdout == alone.stdout


def test_standard_input_is_judged_under_the_name_it_is_given():
    done = icplint("check", "-", "--stdin-filename", "新.yaml", *ON_PASSWORD, input=MISSING.encode())
    assert (done.returncode, done.stderr) == (1, b"")
    assert done.stdout.decode().startswith("新.yaml:3:1  ✖ error ICP411")


@pytest.mark.parametrize("locale", ["C", "POSIX"])
def test_chinese_file_names_go_out_as_utf_8_whatever_the_locale(locale):
    written("变更.icp.yaml", MISSING)
    done = icplint("check", "变更.icp.yaml", *ON_PASSWORD, environment={"LC_ALL": locale})
    assert done.stdout.decode().startswith("变更.icp.yaml:3:1  ✖ error ICP411")


@pytest.mark.skipif(sys.platform in ("darwin", "win32"), reason="file names are always text there")
def test_a_file_name_that_is_no_utf_8_is_judged_and_written_out():
    written(b"caf\xe9.icp.yaml", MISSING)
    done = icplint("check", *ON_PASSWORD)
    assert done.stdout.decode().startswith("caf\\xe9.icp.yaml:3:1  ✖ error ICP411")
    found = json.loads(icplint("check", *ON_PASSWORD, "--format", "json").stdout.decode())
    assert found["documents"][0]["path"] == "caf\\xe9.icp.yaml"


def test_nothing_personal_reaches_any_output(capsys):
    secrets = ["13800138000", "张三", "hunter2", "110101199003070000"]
    person = (
        f'{{name: {secrets[1]}, mobile: "{secrets[0]}", certificate: {{type: resident-id, number: "{secrets[3]}"}}}}'
    )
    filing = f"filing: {{password: {secrets[2]}}}\n"
    text = f"kind: change\n{filing}subject: {{nature: person, name: 张三, principal: {person}}}\n"
    written("a.icp.yaml", text + f"surprise: {secrets[0]} {secrets[1]}\n")
    outputs = told("--format", "text", "--output", "r.txt", "--format", "json", "--lang", "both", capsys=capsys)
    with open("r.txt", encoding="utf-8") as file:
        everything = "".join(map(str, outputs)) + file.read()
    assert "ICP006" in everything
    assert [secret for secret in secrets if secret in everything] == []


# The rulebook


@pytest.mark.parametrize("name", ["ICP411", "icp411", "change-needs-filing-password"])
def test_a_rule_is_explained_by_id_and_name(name, capsys):
    assert main(["explain", name]) == 0
    page = capsys.readouterr().out
    assert page.startswith("ICP411 change-needs-filing-password\nA change needs the MIIT filing password\n")
    assert "  error from 2018-04-18, ended on 2020-08-17\n  on edition 2018-04: error\n" in page
    assert "\n  Glossary of ICP filing: ICP Filing password\n" in page
    assert page.count("a pass is no approval") == 1


def test_a_rule_is_explained_with_its_generated_sentence(capsys):
    assert main(["explain", "ICP411", "--lang", "zh"]) == 0
    assert "\n\n规则\n  " in capsys.readouterr().out


def test_an_unknown_rule_is_refused_with_those_that_may_be_meant(capsys):
    assert main(["explain", "change-needs-filing-pasword"]) == 2
    assert capsys.readouterr().err == (
        'icplint: no rule is called "change-needs-filing-pasword", did you mean change-needs-filing-password'
        " or transfer-needs-filing-password; `icplint rules list` shows them all\n"
    )


def test_the_rules_are_listed_with_their_severity_on_an_edition(capsys):
    assert main(["rules", "list"]) == 0
    founding = capsys.readouterr().out.splitlines()
    assert main(["rules", "list", "--edition", "2020-08-17"]) == 0
    later = capsys.readouterr().out.splitlines()
    (line,) = [line for line in founding if line.startswith("ICP411")]
    assert line.split("  ")[1].strip() == "✖ error"
    (line,) = [line for line in later if line.startswith("ICP411")]
    assert line.split("  ")[1].strip() == "- ended"


def test_the_rules_are_listed_as_json(capsys):
    assert main(["rules", "list", "--format", "json", "--edition", "current"]) == 0
    listed = json.loads(capsys.readouterr().out)
    assert listed["day"] == listed["reviewed_on"]
    assert [rule["id"] for rule in listed["rules"]] == sorted(rule["id"] for rule in listed["rules"])


def test_an_edition_that_is_none_is_refused(capsys):
    assert main(["rules", "list", "--edition", "soon"]) == 2
    assert '"soon" is no edition' in capsys.readouterr().err


def rulebook_with(change):
    """A complete rulebook of one shipped rule, its file changed."""
    os.makedirs("book/applications")
    for name in ("rulebook.yaml", "sources.yaml"):
        shutil.copy(os.path.join(RULES, name), "book")
    shutil.copytree(os.path.join(RULES, "tables"), "book/tables")
    with open(os.path.join(RULES, "applications", "change-needs-filing-password.yaml"), encoding="utf-8") as file:
        written("book/applications/change-needs-filing-password.yaml", change(file.read()))
    return "book"


def test_a_rulebook_whose_examples_hold_is_proved(capsys):
    assert main(["rules", "test", rulebook_with(lambda text: text)]) == 0
    assert capsys.readouterr().out.startswith("1 rule, 0 faults; examples notice ")


def test_a_rulebook_with_an_example_that_does_not_hold_is_exit_1(capsys):
    folder = rulebook_with(lambda text: text.replace("expect: not applicable", "expect: pass"))
    assert main(["rules", "test", folder]) == 1
    out = capsys.readouterr().out
    assert out.startswith("book/applications/change-needs-filing-password.yaml:")
    assert 'ICP411: example "a claim asks for no password" expects "pass"' in out.partition("\n")[0]
    assert "\n1 rule, " in out


def test_a_rulebook_that_cannot_be_read_is_exit_1_with_file_and_line(capsys):
    assert main(["rules", "test", rulebook_with(lambda text: text.replace("title:", "titel:"))]) == 1
    assert "change-needs-filing-password.yaml:" in capsys.readouterr().out

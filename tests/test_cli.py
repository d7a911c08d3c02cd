"""The command line without a run: the parser, where words go, and the pages that need no application."""

import argparse
import io
import json
import os
import subprocess
import sys

import pytest

from validator import resources
from validator.cli import main, output
from validator.cli.formats import FORMATS
from validator.cli.output import Destination, destinations, write_file, write_stdout
from validator.cli.parser import build
from validator.core.errors import UsageError
from validator.version import __version__

CAUTION = "No legal advice; not affiliated with Alibaba Cloud or the ministry; a pass is no approval."
COLOUR_WORDS = ("NO_COLOR", "FORCE_COLOR", "TERM", "COLUMNS", "ICPLINT_DEBUG")


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch):
    for name in COLOUR_WORDS:
        monkeypatch.delenv(name, raising=False)


def icplint(*arguments, environment=(), **options):
    """The program as its users run it; bytes come back as they went out."""
    kept = {name: value for name, value in os.environ.items() if name not in COLOUR_WORDS}
    return subprocess.run(
        [sys.executable, "-W", "error", "-m", "validator", *arguments],
        capture_output=True,
        env={**kept, **dict(environment)},
        check=False,
        timeout=120,
        **options,
    )


def parsed(*arguments):
    return build().parse_args(arguments)


def refused(*arguments, capsys):
    """What the parser says when it refuses arguments."""
    with pytest.raises(SystemExit) as ended:
        parsed(*arguments)
    assert ended.value.code == 2
    return capsys.readouterr().err.splitlines()[-1]


# Commands and options


def test_without_a_command_the_help_is_printed_and_nothing_is_called_a_pass():
    done = icplint()
    assert (done.returncode, done.stderr) == (2, b"")
    assert done.stdout.startswith(b"usage: icplint [-h] [--version] COMMAND ...\n")


def test_the_version_is_printed():
    done = icplint("--version")
    assert (done.returncode, done.stdout, done.stderr) == (0, f"icplint {__version__}\n".encode(), b"")


@pytest.mark.parametrize("command", [["--help"], ["check", "--help"]])
def test_the_help_tells_exit_codes_an_example_and_once_what_a_pass_is_not(command):
    help_ = icplint(*command).stdout.decode()
    assert help_.count(CAUTION) == 1
    assert "\nexit codes:\n  0    every document passed" in help_
    assert "\nexample:\n  icplint check filings/" in help_


def options_of(parser):
    return [action for action in parser._actions if action.option_strings and action.dest not in ("help", "debug")]


def test_check_has_the_options_of_the_contract():
    check = build()._subparsers._group_actions[0].choices["check"]
    contract = (
        "--edition --as-of --today --ledger --rules --engine --resolve-env --format --output --select --ignore"
        " --fail-on --lang --jobs --stdin-filename --quiet --statistics --max-bytes --max-depth --max-nodes"
    )
    assert {action.option_strings[0] for action in options_of(check)} == set(contract.split())


def test_every_option_of_check_says_its_default_in_one_line():
    check = build()._subparsers._group_actions[0].choices["check"]
    for action in options_of(check):
        assert action.help.count("(default: ") == 1 and "\n" not in action.help


def test_the_example_of_the_help_can_be_parsed():
    line = next(line for line in icplint("--help").stdout.decode().splitlines() if line.startswith("  icplint check"))
    arguments = parsed(*line.split()[1:])
    assert (arguments.paths, arguments.format) == (["filings/"], ["json", "text"])


def test_check_without_a_path_judges_the_current_folder():
    assert parsed("check").paths == ["."]


def test_options_may_stand_between_and_behind_paths():
    arguments = parsed("check", "--quiet", "a.yaml", "b.yaml", "--lang", "zh")
    assert (arguments.paths, arguments.quiet, arguments.lang) == (["a.yaml", "b.yaml"], True, "zh")


def test_rules_are_named_with_commas_and_by_repeating_the_option():
    assert parsed("check", "--select", "ICP4, ICP501,", "--select", "names-the-filing").select == [
        "ICP4",
        "ICP501",
        "names-the-filing",
    ]


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--select", " ,"], "no rule is named; write ids, names or prefixes of ids, separated by commas"),
        (["--format", "sarfi"], 'there is no format "sarfi"; there are text, json'),
        (["--jobs", "0"], '"0" is no whole number from 1 on'),
        (["--max-bytes", "4MB"], '"4MB" is no whole number from 1 on'),
        (["--max-nodes", "-1"], '"-1" is no whole number from 1 on'),
        (["--max-depth", "١"], '"١" is no whole number from 1 on'),
        (["--fail-on", "hint"], "(choose from"),
        (["--engine", "rete"], "(choose from"),
        (["--edi", "current"], "unrecognized arguments: --edi"),
    ],
)
def test_what_cannot_be_meant_is_refused_with_what_can(arguments, words, capsys):
    assert words in refused("check", "a.yaml", *arguments, capsys=capsys)


def test_rules_wants_to_know_what_to_do_with_them(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["rules"])
    assert ended.value.code == 2
    assert "say what to do with the rules: list, test or docs" in capsys.readouterr().err


def test_debug_is_there_and_is_not_advertised():
    assert parsed("check", "--debug").debug is True
    assert b"--debug" not in icplint("check", "--help").stdout


# Which report goes where


def test_without_a_format_text_goes_to_standard_output():
    assert destinations([], []) == [Destination("text", None)]


def test_an_output_without_a_format_takes_the_text():
    assert destinations([], ["a.txt"]) == [Destination("text", "a.txt")]


def test_the_nth_format_goes_to_the_nth_output_and_the_last_to_standard_output():
    assert destinations(["json", "text", "json"], ["a.json", "b.txt"]) == [
        Destination("json", "a.json"),
        Destination("text", "b.txt"),
        Destination("json", None),
    ]


def test_a_hyphen_is_standard_output():
    assert destinations(["text", "json"], ["-", "a.json"]) == [Destination("text", None), Destination("json", "a.json")]


@pytest.mark.parametrize(
    ("formats", "outputs", "words"),
    [
        (["text", "json"], [], "two reports cannot go to standard output"),
        (["text", "json"], ["-"], "two reports cannot go to standard output"),
        (["json"], ["a", "b"], "--output b: there is no --format for it"),
        (["json", "text"], ["a", "a"], "--output a: two reports cannot go to one file"),
    ],
)
def test_reports_that_cannot_both_be_written_are_refused(formats, outputs, words):
    with pytest.raises(UsageError, match=words):
        destinations(formats, outputs)


def test_every_format_of_the_parser_has_a_renderer():
    assert [parsed("check", "--format", name).format for name in FORMATS] == [[name] for name in FORMATS]


# Writing


def test_a_report_is_written_as_utf_8_with_line_feeds(tmp_path):
    write_file(str(tmp_path / "a.txt"), "备案\n")
    assert (tmp_path / "a.txt").read_bytes() == "备案\n".encode()


def test_a_new_report_takes_the_place_of_the_old_one_and_leaves_nothing_else(tmp_path):
    (tmp_path / "a.txt").write_text("old")
    write_file(str(tmp_path / "a.txt"), "new")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.txt", "new")]


def test_a_report_that_cannot_be_written_leaves_the_old_one(tmp_path, monkeypatch):
    old = tmp_path / "a.txt"
    old.write_text("old")

    def full(source, target):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "replace", full)
    with pytest.raises(UsageError, match=r"a\.txt: cannot be written \(No space left on device\)"):
        write_file(str(old), "new")
    assert [(path.name, path.read_text()) for path in tmp_path.iterdir()] == [("a.txt", "old")]


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(UsageError, match=r"none/a\.txt: cannot be written \(No such file or directory\)"):
        write_file(str(tmp_path / "none" / "a.txt"), "new")


def test_a_folder_is_no_file(tmp_path):
    with pytest.raises(UsageError, match="cannot be written"):
        write_file(str(tmp_path), "new")


def test_a_link_keeps_leading_to_the_report(tmp_path):
    (tmp_path / "real.txt").write_text("old")
    (tmp_path / "link.txt").symlink_to("real.txt")
    write_file(str(tmp_path / "link.txt"), "new")
    assert (tmp_path / "link.txt").is_symlink() and (tmp_path / "real.txt").read_text() == "new"


def test_a_device_is_written_to_and_not_replaced():
    write_file(os.devnull, "new")
    assert not os.path.isfile(os.devnull)


def test_a_lone_surrogate_does_not_stop_a_report(tmp_path):
    write_file(str(tmp_path / "a.txt"), "caf\udce9")
    assert (tmp_path / "a.txt").read_bytes() == b"caf\\udce9"


def test_a_closed_standard_output_is_said(monkeypatch):
    monkeypatch.setattr(sys, "stdout", None)
    with pytest.raises(UsageError, match="standard output is closed"):
        write_stdout("report")


def test_a_closed_standard_error_stops_nothing(monkeypatch):
    closed = io.StringIO()
    closed.close()
    monkeypatch.setattr(sys, "stderr", closed)
    output.complain("nobody hears this")


def test_complaints_cannot_steer_the_terminal(capsys):
    output.complain("\x1b[2Jone\ntwo")
    assert capsys.readouterr().err == "\\x1b[2Jone\ntwo\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="there is no /dev/full here")
def test_a_full_disk_behind_standard_output_is_said_and_is_exit_2():
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "validator", "schema"], stdout=full, stderr=subprocess.PIPE, check=False, timeout=60
        )
    assert done.returncode == 2
    assert done.stderr == b"icplint: standard output cannot be written (No space left on device)\n"


@pytest.mark.skipif(os.name == "nt", reason="pipes break otherwise there")
def test_a_reader_that_goes_away_is_no_error():
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "validator", "schema"], stdout=writing, stderr=subprocess.PIPE, check=False, timeout=60
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (0, b"")


# How text looks


class Terminal(io.StringIO):
    def isatty(self):
        return True

    def fileno(self):
        raise OSError("no terminal after all")


@pytest.mark.parametrize(
    ("environment", "is_terminal", "colour"),
    [
        ({}, True, True),
        ({}, False, False),
        ({"NO_COLOR": "1"}, True, False),
        ({"NO_COLOR": ""}, True, True),
        ({"TERM": "dumb"}, True, False),
        ({"TERM": "xterm"}, True, True),
        ({"FORCE_COLOR": "1"}, False, True),
        ({"FORCE_COLOR": "0"}, False, False),
        ({"FORCE_COLOR": "1", "TERM": "dumb"}, False, True),
        ({"FORCE_COLOR": "1", "NO_COLOR": "1"}, True, False),
    ],
)
def test_colour_is_for_terminals_and_the_environment_has_the_last_word(environment, is_terminal, colour, monkeypatch):
    monkeypatch.setattr(sys, "stdout", Terminal() if is_terminal else io.StringIO())
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert output.look("en").colour is colour


@pytest.mark.parametrize(
    ("wanted", "width"), [(None, 100), ("60", 60), ("4000", 120), ("0", 100), ("wide", 100), ("-5", 100)]
)
def test_the_width_is_what_columns_says_within_reason(wanted, width, monkeypatch):
    monkeypatch.setattr(sys, "stdout", Terminal())
    if wanted is not None:
        monkeypatch.setenv("COLUMNS", wanted)
    assert output.look("en").width == width


def test_a_file_is_as_wide_everywhere_and_has_no_colour(monkeypatch):
    monkeypatch.setenv("FORCE_COLOR", "1")
    monkeypatch.setenv("COLUMNS", "40")
    assert output.plain_look("zh") == ("zh", False, 100)


# Pages that need no application


def test_the_application_schema_is_printed_as_it_is():
    done = icplint("schema")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == resources.schema_text("application").encode()


@pytest.mark.parametrize("name", resources.schema_names())
def test_every_schema_is_printed_by_its_name(name, capsys):
    assert main(["schema", name]) == 0
    assert json.loads(capsys.readouterr().out)["$id"] == f"urn:icplint:schema:{name}"


def test_a_schema_that_is_not_there_is_refused_with_those_that_are(capsys):
    assert main(["schema", "aplication"]) == 2
    assert capsys.readouterr().err == (
        'icplint: there is no schema "aplication", did you mean application;'
        f" there are {', '.join(resources.schema_names())}\n"
    )


@pytest.mark.parametrize("name", ["ICP006", "icp006", "secret-in-plain-text"])
def test_a_finding_of_the_program_is_explained_by_id_and_name(name, capsys):
    assert main(["explain", name]) == 0
    page = capsys.readouterr().out
    assert page.startswith("ICP006 secret-in-plain-text\nA password stands in the file in plain text\n")
    assert page.count(CAUTION) == 1


def test_a_finding_of_the_program_is_explained_in_chinese(capsys):
    assert main(["explain", "ICP006", "--lang", "zh"]) == 0
    assert capsys.readouterr().out.startswith("ICP006 secret-in-plain-text\n备案密码不得明文填写\n")


@pytest.mark.parametrize("locale", ["C", "POSIX", "en_US.ISO-8859-1"])
def test_chinese_goes_out_as_utf_8_whatever_the_locale(locale):
    done = icplint("explain", "ICP006", "--lang", "zh", environment={"LC_ALL": locale, "PYTHONUTF8": "0"})
    assert (done.returncode, done.stderr) == (0, b"")
    assert "备案密码不得明文填写".encode() in done.stdout


def test_utf_8_goes_out_even_where_python_is_told_otherwise():
    done = icplint("explain", "ICP006", "--lang", "zh", environment={"PYTHONIOENCODING": "ascii"})
    assert "备案密码不得明文填写".encode() in done.stdout


# Ends


def ending(error, monkeypatch, capsys, *arguments):
    def broken(_):
        raise error

    parser = argparse.ArgumentParser()
    parser.add_argument("--debug", action="store_true")
    parser.set_defaults(run=broken)
    monkeypatch.setattr("validator.cli.parser.build", lambda: parser)
    monkeypatch.setenv("ICPLINT_DEBUG", "")
    status = main(list(arguments))
    return status, capsys.readouterr().err


def test_an_interruption_is_exit_130_with_a_word(monkeypatch, capsys):
    assert ending(KeyboardInterrupt(), monkeypatch, capsys) == (130, "icplint: interrupted\n")


def test_a_mistake_in_the_call_is_exit_2_with_a_sentence(monkeypatch, capsys):
    assert ending(UsageError("a sentence"), monkeypatch, capsys) == (2, "icplint: a sentence\n")


def test_a_failure_of_ours_is_exit_4_with_a_place_and_no_value(monkeypatch, capsys):
    status, words = ending(KeyError("13800138000"), monkeypatch, capsys)
    assert status == 4
    assert words.startswith("icplint: the program failed (KeyError at test_cli.py:")
    assert "13800138000" not in words and "Traceback" not in words


def test_debug_shows_the_traceback_of_a_failure(monkeypatch, capsys):
    status, words = ending(KeyError("x"), monkeypatch, capsys, "--debug")
    assert (status, words.splitlines()[0]) == (4, "Traceback (most recent call last):")


def test_what_is_heavy_is_not_loaded_for_the_help():
    program = "import sys, validator.cli.parser as p; p.build(); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True, timeout=60)
    loaded = set(done.stdout.split())
    assert {"json", "dataclasses", "pathlib", "validator.service", "validator.core.rulebook"} & loaded == set()

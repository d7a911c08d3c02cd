"""What the README shows is what the commands print. ICPLINT_UPDATE_GOLDEN=1 writes it anew."""

import os
import re
import shlex
import subprocess
import sys

import pytest

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), os.pardir))
README = os.path.join(ROOT, "README.md")
TRANSCRIPT = re.compile(r"(<!-- transcript: icplint (.*?) -->\n```text\n)(.*?)(```\n)", re.DOTALL)


def text():
    with open(README, encoding="utf-8") as file:
        return file.read()


def printed(arguments):
    environment = {**os.environ, "PYTHONPATH": ROOT, "COLUMNS": "100", "NO_COLOR": "1"}
    command = [sys.executable, "-m", "validator", *shlex.split(arguments)]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8")
    assert done.returncode == 1, done.stderr
    # The digest changes with every word of every rule, and what is not judged grows with the rulebook.
    return re.sub(r"reviewed [0-9-]+ \([0-9a-f]+\).*", "reviewed …", done.stdout.partition("\n✖")[0]) + "\n"


def test_the_readme_shows_three_rules():
    assert len(TRANSCRIPT.findall(text())) == 3


@pytest.mark.parametrize("arguments", [found[1] for found in TRANSCRIPT.findall(text())])
def test_a_transcript_is_what_the_command_prints(arguments):
    expected = printed(arguments)
    if os.environ.get("ICPLINT_UPDATE_GOLDEN"):
        new = TRANSCRIPT.sub(lambda m: m[1] + (expected if m[2] == arguments else m[3]) + m[4], text())
        with open(README, "w", encoding="utf-8", newline="\n") as file:
            file.write(new)
    shown = next(found[2] for found in TRANSCRIPT.findall(text()) if found[1] == arguments)
    assert shown == expected


def test_the_requirements_without_a_compiler_are_those_of_the_package():
    with open(os.path.join(ROOT, "pyproject.toml"), encoding="utf-8") as file:
        package = re.search(r"\ndependencies = \[(.*?)\n\]", file.read(), re.DOTALL)[1]
    wanted = {line.strip().strip('",') for line in package.splitlines() if line.strip().startswith('"')}
    with open(os.path.join(ROOT, "requirements-no-compiler.txt"), encoding="utf-8") as file:
        listed = {line.strip() for line in file if line.strip() and not line.startswith("#")}
    assert listed == {entry for entry in wanted if not entry.startswith("durable-rules")}

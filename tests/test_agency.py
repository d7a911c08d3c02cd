"""The agency's thirty applications, of two editions, with their ledger: the report is the expected one.

ICPLINT_UPDATE_GOLDEN=1 writes it anew.
"""

import glob
import os
import pathlib
import subprocess
import sys

import pytest

ROOT = os.path.abspath(os.path.join(os.path.dirname(__file__), os.pardir))
AGENCY = "examples/agency"
EDITIONS = {"2018": "2018-04", "today": "current"}


def report(folder, engine):
    command = [sys.executable, "-m", "validator", "check", f"{AGENCY}/{folder}", "--edition", EDITIONS[folder],
               "--ledger", f"{AGENCY}/ledger.yaml", "--engine", engine, "--quiet", "--lang", "both"]  # fmt: skip
    environment = {**os.environ, "PYTHONPATH": ROOT, "COLUMNS": "100", "NO_COLOR": "1"}
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, encoding="utf-8")
    assert done.returncode == 1, done.stderr
    return done.stdout


def test_there_are_thirty_applications_of_several_kinds_and_provinces():
    files = glob.glob(os.path.join(ROOT, AGENCY, "*", "*.icp.yaml"))
    texts = [pathlib.Path(path).read_text("utf-8") for path in files]
    assert len(files) == 30
    assert len({text.split("kind: ")[1].split("\n")[0] for text in texts}) >= 8
    assert len({text.split("province: ")[1].split("\n")[0] for text in texts if "province: " in text}) >= 4


@pytest.mark.parametrize("engine", ["plain", "durable"])
@pytest.mark.parametrize("folder", EDITIONS)
def test_the_report_is_the_expected_one(folder, engine):
    path = os.path.join(ROOT, AGENCY, f"expected-{folder}.txt")
    found = report(folder, engine)
    if os.environ.get("ICPLINT_UPDATE_GOLDEN"):
        with open(path, "w", encoding="utf-8", newline="\n") as file:
            file.write(found)
    with open(path, encoding="utf-8") as file:
        assert found == file.read()

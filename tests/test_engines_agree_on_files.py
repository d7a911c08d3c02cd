"""Both engines say the same of any file: of valid ones, of those with mistakes, and of whole runs of them.

ICPLINT_EXAMPLES=20000 draws that many files instead of 500.
"""

import os
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from whole_path.cases import ON_RECORD, ROOT, Case, judged_as_read, read_back_quickly
from whole_path.random_files import drawn, files, valid

from validator.adapters.durable_engine import available
from validator.service import Options, judge_of

pytestmark = pytest.mark.skipif(not available(), reason="durable-rules cannot be imported")

EXAMPLES = int(os.environ.get("ICPLINT_EXAMPLES", "500"))
ANY_SPEED = settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck), database=None)
SEEDS = st.integers(0, 2**63)
EDITIONS = ("2018-04", "2020-09-01", "current")
LEDGERS = (None, os.path.join(ROOT, ON_RECORD))


def both(documents, edition, ledger):
    case = Case("", {"edition": edition})
    documents = read_back_quickly(documents)
    return [judged_as_read(documents, case, engine, ledger).documents for engine in ("plain", "durable")]


@ANY_SPEED
@given(seed=SEEDS)
def test_they_agree_on_a_file(seed):
    random = Random(seed)
    plain, durable = both([drawn(random)], random.choice(EDITIONS), random.choice(LEDGERS))
    assert durable == plain


@settings(ANY_SPEED, max_examples=max(EXAMPLES // 10, 1))
@given(seed=SEEDS)
def test_they_agree_on_several_files_of_a_run(seed):
    random = Random(seed)
    first = drawn(random)
    documents = [first, *(random.choice((first, drawn(random))) for _ in range(random.randint(1, 4)))]
    plain, durable = both(documents, random.choice(EDITIONS), random.choice(LEDGERS))
    assert durable == plain


def refused(value):
    (document,) = read_back_quickly([value])
    return {finding.place.pointer for finding in SHAPE.judge(document).report.findings}


SHAPE = judge_of(Options(engine="plain", select=("ICP002", "ICP013")))


@settings(ANY_SPEED, max_examples=max(EXAMPLES // 5, 1))
@given(seed=SEEDS)
def test_they_agree_on_a_file_that_the_schema_accepts(seed):
    random = Random(seed)
    value = valid(random, refused)
    assert value is not None and refused(value) == set()
    plain, durable = both([value], random.choice(EDITIONS), random.choice(LEDGERS))
    assert durable == plain


def test_many_rules_fail_and_many_pass_on_the_files_that_are_drawn():
    random = Random(20180418)
    failed, passed = set(), set()
    for _ in range(300):
        for report in judged_as_read(read_back_quickly([drawn(random)]), Case("", {})).documents:
            failed.update(report.outcomes.failed)
            passed.update(report.outcomes.passed)
    assert len(failed) > 60 and len(passed) > 100
    assert len(files()) > 300

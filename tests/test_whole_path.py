"""Each rule from bytes to report: a file that fails by it alone, its nearest neighbour that passes, on both engines."""

import os
import re

import pytest
from whole_path.cases import (
    FOLDER,
    KEYS,
    Case,
    at,
    cases,
    judged,
    known_places,
    leaves,
    ledger_path,
    put,
    rulebook,
    said,
    values,
)  # fmt: skip

from validator.adapters.durable_engine import available
from validator.core.rules import severity_on

CASES = cases()
BOOK = rulebook()
ACTIVE = [rule for rule in BOOK.rules if rule.status == "active"]
with_durable = pytest.mark.skipif(not available(), reason="durable-rules cannot be imported")
each_rule = pytest.mark.parametrize("rule", ACTIVE, ids=lambda rule: rule.id)


@pytest.fixture(scope="session")
def ledgers(tmp_path_factory):
    return str(tmp_path_factory.mktemp("ledgers"))


def told(report):
    return [(f.id, f.severity, f.place.pointer) for document in report.documents for f in document.findings]


def ids(report):
    return {id_ for id_, _, _ in told(report)}


def passed(report):
    return {id_ for document in report.documents for id_ in document.outcomes.passed}


def test_every_active_rule_has_a_case_and_no_case_is_left_over():
    assert sorted(CASES) == [rule.id for rule in ACTIVE]


@pytest.mark.parametrize("case", CASES.values(), ids=lambda case: case.id)
def test_a_case_says_what_it_has_to_and_nothing_else(case):
    assert set(case.said) <= KEYS
    assert "at" in case.said and case.base
    assert case.said.get("fails") or case.said.get("passes")


@each_rule
def test_a_file_fails_by_the_rule_where_its_mistake_is(rule, ledgers):
    case = CASES[rule.id]
    report = judged(case.failing(), case, ledger=ledger_path(case, ledgers))
    found = [(severity, pointer) for id_, severity, pointer in told(report) if id_ == rule.id]
    assert [pointer for _, pointer in found][:1] == [case.said["at"]]
    assert {severity for severity, _ in found} <= severities(rule, BOOK.day_of(case.edition))
    assert ids(report) <= {rule.id, *case.also}


def severities(rule, day):
    return {found for variant in rule.variants if (found := severity_on(variant.severity, day))}


@each_rule
def test_its_nearest_neighbour_passes(rule, ledgers):
    case = CASES[rule.id]
    report = judged(case.passing(), case, ledger=ledger_path(case, ledgers))
    assert ids(report) <= set(case.also)
    assert rule.id in passed(report)


@with_durable
@each_rule
def test_both_engines_say_the_same_of_both(rule, ledgers):
    case = CASES[rule.id]
    ledger = ledger_path(case, ledgers)
    for documents in (case.failing(), case.passing()):
        durable, plain = (judged(documents, case, engine, ledger) for engine in ("durable", "plain"))
        assert durable.documents == plain.documents


# For each kind of application a file with everything that it may have.

KINDS = (
    "first-filing", "commercial-license", "transfer-in", "change", "add-website", "claim", "service-code",
    "cancel-subject", "cancel-website", "cancel-transfer-in",
)  # fmt: skip
REFUSED = said(os.path.join(FOLDER, "full", "refused.yaml"))
PLACES = tuple(known_places())
FOUNDING = Case("", {})
each_kind = pytest.mark.parametrize("kind", KINDS)


def full(kind):
    return values(os.path.join("tests", "whole_path", "full", f"{kind}.icp.yaml"))


def generalised(pointer):
    return re.sub("/[0-9]+", "/0", pointer)


def under(pointer, above):
    return pointer == above or pointer.startswith(f"{above}/")


@each_kind
@pytest.mark.parametrize("engine", ["plain", pytest.param("durable", marks=with_durable)])
def test_a_file_with_everything_passes_without_a_finding(kind, engine):
    for document in full(kind):
        assert document["kind"] == kind
        assert told(judged([document], FOUNDING, engine)) == []


@each_kind
def test_it_has_every_key_that_the_schema_knows_and_nothing_refuses(kind):
    there = {generalised(pointer) for document in full(kind) for pointer, _ in leaves(document)}
    missing = {place for place in PLACES if place not in there}
    assert missing == {place for place in PLACES if any(under(place, key) for key in REFUSED[kind])}


@pytest.mark.parametrize(("kind", "key"), [(kind, key) for kind in KINDS for key in REFUSED[kind]])
def test_a_key_that_is_left_out_is_refused(kind, key):
    example = next(at(document, key) for other in KINDS for document in full(other) if holds(document, key))
    document, *_ = full(kind)
    put(document, key, example)
    found = told(judged([document], FOUNDING))
    assert [id_ for id_, _, pointer in found if under(pointer, key)] == [REFUSED[kind][key]]
    assert ids(judged([document], FOUNDING)) == {REFUSED[kind][key]}


def holds(value, pointer):
    return pointer in {there for there, _ in leaves(value)}


def test_the_places_are_those_of_the_schema():
    assert len(PLACES) > 150
    assert {"/kind", "/subject/principal/certificate/number", "/websites/0/domains/0/holder/name"} <= set(PLACES)

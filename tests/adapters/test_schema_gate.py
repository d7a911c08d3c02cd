"""The gate and the explainer: they agree, each does without the other, and a disagreement is our failure."""

import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from shape_documents import APPLICATION, CHANGE, FIRST_FILING, LEDGER, VALID, document_of, told

from validator.adapters.schema import Shape

ROOT = Path(__file__).resolve().parents[2]
SHAPES = [Shape(APPLICATION, "application"), Shape(LEDGER, "ledger")]

WORDS = [
    *APPLICATION["properties"]["kind"]["enum"],
    *("x", "approved", "enterprise", "website", "subject", "subject.principal", "zh-Hans", "CN", "a.cn", "/x", "/", ""),
    *("2018-05-02", "2018-05-02\n", "long-term", "${A}", "${A}\n", "ENC[a]", "alibaba-cloud\n", "\n", "浙ICP备1号-1"),
]
KEYS = """
kind provider filing status password subject nature name certificate type valid_until principal same_as mobile websites
domains holder hosting months codes_wanted is_open changes target field from to instances documents of license_request
coverage foreign_share cancel number records icp_number as_of complete
""".split()  # noqa: SIM905
SCALARS = st.one_of(
    st.sampled_from(WORDS), st.none(), st.booleans(), st.integers(-3, 200), st.just(10**40), st.just(3.0), st.just(2.5)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(KEYS), inner, max_size=5),
    max_leaves=25,
)


@settings(max_examples=300, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6))
def test_gate_and_explainer_give_one_answer(value):
    for shape in SHAPES:
        assert shape._gate(value) == shape._judge.is_valid(value)


@settings(max_examples=100, deadline=None)
@given(st.dictionaries(st.sampled_from(KEYS), VALUES, max_size=6))
def test_whatever_the_gate_refuses_is_explained(value):
    document = document_of(json.dumps(value))
    for shape in SHAPES:
        faults = shape.faults(document)
        assert shape._gate(document.value) or faults
        assert "ICP003" not in [fault.id for fault in faults]


def test_a_gate_that_refuses_what_the_explainer_accepts_is_our_failure(monkeypatch):
    shape = Shape(APPLICATION, "application")
    monkeypatch.setattr(shape, "_gate", lambda value: False, raising=False)
    (fault,) = shape.faults(document_of(CHANGE))
    assert (fault.id, fault.pointer, fault.refused) == ("ICP003", "", ("",))


@pytest.mark.parametrize("name", VALID)
def test_without_the_gate_the_explainer_alone_judges(monkeypatch, name):
    monkeypatch.setitem(sys.modules, "jsonschema_rs", None)
    shape = Shape(APPLICATION, "application")
    assert told(VALID[name], shape) == []
    assert told(VALID[name] + "foo: 1", shape) == [("ICP002", "/foo", VALID[name].count("\n") + 1)]


def test_what_the_gate_cannot_take_in_goes_to_the_explainer():
    document = document_of(CHANGE)
    document.value["kind"] = "\ud800"
    (fault,) = SHAPES[0].faults(document)
    assert (fault.id, fault.pointer) == ("ICP002", "/kind")
    assert "\ud800" not in fault.message.en


def test_a_gate_that_breaks_down_leaves_the_answer_to_the_explainer(monkeypatch):
    def broken(value):
        raise ValueError("cannot take it in")

    shape = Shape(APPLICATION, "application")
    monkeypatch.setattr(shape, "_gate", broken, raising=False)
    assert told(CHANGE, shape) == []
    assert [place for _, place, _ in told(CHANGE + "foo: 1", shape)] == ["/foo"]


def test_a_line_end_after_a_value_is_seen():
    text = FIRST_FILING.replace("country: CN", 'country: "CN\\n"')
    assert [place for _, place, _ in told(text)] == ["/websites/0/domains/0/registrar/country"]


@pytest.mark.parametrize(("text", "loaded"), [(CHANGE, "False"), (CHANGE + "foo: 1", "True")])
def test_the_explainer_is_loaded_only_for_a_fault(text, loaded):
    program = (
        "import sys, json; sys.path[:0] = ['tests/adapters']\n"
        "import shape_documents as s\n"
        f"s.SHAPE.faults(s.document_of({text!r}))\n"
        "print('jsonschema' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, timeout=60)
    assert done.stdout.strip() == loaded, done.stderr

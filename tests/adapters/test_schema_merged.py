"""Faults of reading and of shape together, and references to the environment."""

import pytest
from shape_documents import CHANGE, document_of

from validator.adapters.schema import merged, unset_variables
from validator.core.documents import Fault
from validator.core.places import Position, Span
from validator.core.texts import Severity, Text


def fault(id_, pointer, line=1, refused=()):
    span = Span(Position(line, 1), Position(line, 2))
    return Fault(id_, Severity.ERROR, pointer, span, Text("a", "甲"), Text("b", "乙"), refused=refused)


def ids(faults):
    return [(f.id, f.pointer) for f in faults]


def test_faults_come_by_place():
    read, shaped = (fault("ICP014", "", 3), fault("ICP004", "/b", 1)), (fault("ICP002", "/a", 2),)
    assert ids(merged(read, shaped)) == [("ICP004", "/b"), ("ICP002", "/a"), ("ICP014", "")]


@pytest.mark.parametrize("pointer", ["/a", "/a/0"])
def test_a_habit_gives_way_to_a_wrong_shape_at_or_above_it(pointer):
    assert ids(merged((fault("ICP010", pointer),), (fault("ICP009", "/a"),))) == [("ICP009", "/a")]


@pytest.mark.parametrize("pointer", ["/b", "", "/ab"])
def test_a_habit_elsewhere_stays(pointer):
    assert ("ICP010", pointer) in ids(merged((fault("ICP010", pointer),), (fault("ICP009", "/a"),)))


def test_only_habits_give_way():
    assert ids(merged((fault("ICP004", "/a"),), (fault("ICP002", "/a"),))) == [("ICP002", "/a"), ("ICP004", "/a")]


@pytest.mark.parametrize("pointer", ["/a", "/a/b"])
def test_shape_keeps_quiet_where_reading_refused_a_place(pointer):
    read = (fault("ICP012", "/a", refused=("/a",)),)
    assert ids(merged(read, (fault("ICP002", pointer),))) == [("ICP012", "/a")]


@pytest.mark.parametrize("id_", ["ICP006", "ICP020"])
def test_a_secret_is_told_in_any_case(id_):
    read = (fault("ICP004", "/a", refused=("/a",)),)
    assert (id_, "/a") in ids(merged(read, (fault(id_, "/a"),)))


def test_nothing_and_nothing_is_nothing():
    assert merged((), ()) == ()


def test_a_variable_that_is_not_set_is_told_at_its_reference():
    (found,) = unset_variables(document_of(CHANGE), {})
    assert (found.id, found.pointer, found.span.start.line, found.refused) == ("ICP007", "/filing/password", 6, ())
    assert found.message.en == "/filing/password: not set in the environment, or empty: ICP_FILING_PASSWORD"
    assert found.message.zh == "/filing/password：环境变量未设置或为空：ICP_FILING_PASSWORD"


def test_an_empty_variable_is_not_set():
    assert ids(unset_variables(document_of(CHANGE), {"ICP_FILING_PASSWORD": ""})) == [("ICP007", "/filing/password")]


def test_a_variable_that_is_set_is_not_told_and_its_value_never():
    assert unset_variables(document_of(CHANGE), {"ICP_FILING_PASSWORD": "hunter2"}) == ()
    found = unset_variables(document_of("a: ${A} ${B} ${A}"), {"A": "hunter2"})
    assert [f.message.en for f in found] == ["/a: not set in the environment, or empty: B"]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("a: [x, {b: 'see ${A}'}]", ["/a/1/b"]),
        ("a: ${A}\nb: ${B}", ["/a", "/b"]),
        ("a: $A", []),
        ("a: ${1A}", []),
        ("a: ENC[x]", []),
        ("[]", []),
        ("a: 5", []),
    ],
)
def test_references_are_found_wherever_they_stand(text, places):
    assert [f.pointer for f in unset_variables(document_of(text), {})] == places

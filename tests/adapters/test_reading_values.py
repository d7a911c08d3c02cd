"""What values YAML has: the core schema of YAML 1.2, and nothing of what 1.1 made of plain words."""

import math

import pytest
from read_documents import json_of, only, told, words, yaml_of

from validator.adapters.reading import form_of


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("", None), ("~", None), ("null", None), ("Null", None), ("NULL", None),
        ("true", True), ("True", True), ("TRUE", True), ("false", False), ("False", False), ("FALSE", False),
        ("0", 0), ("12", 12), ("-3", -3), ("+12", 12), ("010", 10), ("08", 8), ("0o14", 12), ("0x1F", 31),
        ("330100199001010000", 330100199001010000), ("123456789012345678901234567890", 123456789012345678901234567890),
        ("1.5", 1.5), (".5", 0.5), ("1.", 1.0), ("-1e3", -1000.0), ("1e5", 1e5), ("1.5E-2", 0.015), ("+.5e1", 5.0),
        (".inf", math.inf), ("-.Inf", -math.inf), ("+.INF", math.inf),
        ("nULL", "nULL"), ("tRUE", "tRUE"), ("2018-05-02", "2018-05-02"), ("2018-5-2", "2018-5-2"),
        ("1.2.3", "1.2.3"), ("203.0.113.7", "203.0.113.7"), ("0o8", "0o8"), ("-0x1F", "-0x1F"), ("1e", "1e"),
        ("+", "+"), ("-.", "-."), (".", "."), ("e5", "e5"), ("+.nan", "+.nan"), ("=", "="),
        ("浙ICP备12000000号-1", "浙ICP备12000000号-1"), ("a b", "a b"), ("'no'", "no"), ('"010"', "010"), ("''", ""),
        ('"\\u4f8b"', "例"), ("|\n  a\n  b\n", "a\nb\n"), (">-\n  a\n  b\n", "a b"),
    ],
)  # fmt: skip
def test_a_scalar_has_the_value_of_yaml_1_2(written, value):
    document = only(f"a: {written}")
    assert (document.value, document.faults) == ({"a": value}, ())
    assert type(document.at("/a")) is type(value)


@pytest.mark.parametrize("written", [".nan", ".NaN", ".NAN"])
def test_not_a_number_is_a_float(written):
    assert math.isnan(only(f"a: {written}").value["a"])


@pytest.mark.parametrize(
    ("written", "says"),
    [
        ("yes", "yes without quotes"), ("No", "No without quotes"), ("ON", "ON without quotes"),
        ("off", "off without quotes"), ("y", "y without quotes"), ("N", "N without quotes"),
        ("12:30", "digits with colons"), ("190:20:30", "digits with colons"), ("-1:30.5", "digits with colons"),
        ("1_000", "digits with underscores"), ("0x1_F", "digits with underscores"),
        ("1_0.5", "digits with underscores"),
        ("0b11", "0b and binary digits"),
        ("2018-05-02 10:00:00", "a date with a time"), ("2018-05-02T10:00:00Z", "a date with a time"),
        ("2018-5-2 1:00:00 +08:00", "a date with a time"),
    ],
)  # fmt: skip
def test_a_habit_of_yaml_1_1_is_warned_of_and_stays_text(written, says):
    document = only(f"kind: change\na: {written}\n")
    assert document.value == {"kind": "change", "a": written}
    assert told(document) == [("ICP010", "/a", f"2:4-2:{4 + len(written)}")]
    assert words(document).startswith(says)
    assert document.faults[0].severity.value == "warning"
    assert document.faults[0].refused == ()


@pytest.mark.parametrize(
    "written",
    ["'yes'", '"12:30"', "yes sir", "noon", "010", "1e5", "0o17", "12:99:99x", "a_b", "_1", "1__", "2018-05-02", "::1"],
)
def test_what_is_no_habit_is_not_warned_of(written):
    assert [fault.id for fault in only(f"a: {written}").faults] == (["ICP010"] if written == "1__" else [])


def test_a_key_may_be_any_word():
    document = only("on: 1\nyes: 2\nfor each: 3\n2018-04-18: 4\n")
    assert (document.value, document.faults) == ({"on": 1, "yes": 2, "for each": 3, "2018-04-18": 4}, ())


def test_habits_in_lists_and_flows_are_warned_of_where_they_stand():
    document = only("a: [x, no]\nb: {c: off}\n")
    assert told(document) == [("ICP010", "/a/1", "1:8-1:10"), ("ICP010", "/b/c", "2:8-2:11")]


def test_an_alias_shares_the_value_of_its_anchor():
    document = only("a: &x {b: [1]}\nc: *x\nd: &y 例\ne: [*y, *x]\n")
    assert document.value == {"a": {"b": [1]}, "c": {"b": [1]}, "d": "例", "e": ["例", {"b": [1]}]}
    assert document.value["c"] is document.value["a"]
    assert document.faults == ()


def test_an_anchor_may_be_given_anew():
    assert only("a: &x 1\nb: *x\nc: &x 2\nd: *x\n").value == {"a": 1, "b": 1, "c": 2, "d": 2}


def test_an_alias_of_text_may_be_a_key():
    document = only("a: &k name\n*k : 1\n")
    assert (document.value, document.faults) == ({"a": "name", "name": 1}, ())


def test_line_ends_of_yaml_1_1_alone_are_characters_like_any_other():
    document = only("a: 甲\u2028乙\nb: \u2029\nc: x\x85y\nd: yes\n")
    assert document.value == {"a": "甲\u2028乙", "b": "\u2029", "c": "x\x85y", "d": "yes"}
    assert told(document) == [("ICP010", "/d", "4:4-4:7")]


def test_characters_beyond_the_basic_plane_survive_beside_old_line_ends():
    assert only("a: \U000f0000\u2028\U0001f600\n").value == {"a": "\U000f0000\u2028\U0001f600"}


def test_yaml_reads_json():
    assert only('{"a": [1, 2.5, null, true, "\\u4f8b"], "b": {}}').value == {"a": [1, 2.5, None, True, "例"], "b": {}}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ('{"a": "\\ud842\\udfb7\\u91ce"}', {"a": "𠮷野"}),
        ('{"a"\n: 1}', {"a": 1}),
        ('{\n\t"a": [\n\t\t1\n\t]\n}', {"a": [1]}),
        (' {"%s": 1}' % ("k" * 1024), {"k" * 1024: 1}),
    ],
)
def test_yaml_reads_even_the_json_that_its_parser_does_not(text, value):
    document = only(text.encode())
    assert (document.value, document.faults) == (value, ())
    assert document.span("/a" if "a" in value else "").start.column > 1
    assert document.raw("/a") is None or document.raw("/a") in text


def test_what_is_neither_is_told_as_yaml():
    assert told(only(b'{"a": "\\ud842": }')) == [("ICP001", "", "1:10-1:11")]
    assert told(only(b'{"a": 1,, "b": 2}')) == [("ICP001", "", "1:9-1:10")]


def test_each_document_of_a_stream_has_its_number():
    documents = yaml_of("a: 1\n---\nb: 2\n...\n# c\n%YAML 1.2\n---\nc: 3\n")
    assert [(d.number, d.value, d.faults) for d in documents] == [
        (0, {"a": 1}, ()),
        (1, {"b": 2}, ()),
        (2, {"c": 3}, ()),
    ]


def test_an_anchor_ends_with_its_document():
    first, second = yaml_of("a: &x 1\n---\nb: *x\n")
    assert first.faults == ()
    assert told(second) == [("ICP012", "/b", "3:4-3:6")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("0", 0), ("-0", 0), ("12", 12), ("-12", -12), ("1.5", 1.5), ("1e2", 100.0), ("1E+2", 100.0), ("-0.0", -0.0),
        ('"x"', "x"), ('"\\u4f8b"', "例"), ('"\\ud83d\\ude00"', "😀"), ('"\\n\\t\\r"', "\n\t\r"), ('"no"', "no"),
        ("true", True), ("false", False), ("null", None), ("[]", []), ("{}", {}), ("[1,[2]]", [1, [2]]),
    ],
)  # fmt: skip
def test_json_has_the_values_of_json(text, value):
    document = json_of('{"a": %s}' % text)  # noqa: UP031
    assert (document.value, document.faults) == ({"a": value}, ())
    assert type(document.at("/a")) is type(value)


@pytest.mark.parametrize(
    ("name", "form"),
    [
        ("a.icp.yaml", "yaml"), ("a.yml", "yaml"), ("a.json", "json"), ("A.ICP.JSON", "json"), ("a.icp.jsonl", "jsonl"),
        ("-", "yaml"), ("json", "yaml"), ("a.json.txt", "yaml"), ("目录/甲.JSONL", "jsonl"),
    ],
)  # fmt: skip
def test_a_name_tells_the_form(name, form):
    assert form_of(name) == form

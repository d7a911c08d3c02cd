"""JSON to the letter: every departure from it is named, at its place."""

import json

import pytest
from read_documents import json_of, lines_of, place, told, words


@pytest.mark.parametrize(
    ("text", "where", "says"),
    [
        ('{"a": 1', "1:8-1:8", "the text ends here"),
        ('{"a"', "1:5-1:5", "the text ends here"),
        ("[", "1:2-1:2", "the text ends here"),
        ('{"a": 1} // x', "1:10-1:11", "a comment stands here"),
        ('/* x */ {"a": 1}', "1:1-1:2", "a comment stands here"),
        ('{"a": 1, # x\n"b": 2}', "1:10-1:11", "a comment stands here"),
        ('{"a": NaN}', "1:7-1:8", "NaN or Infinity"),
        ('{"a": -Infinity}', "1:7-1:8", "NaN or Infinity"),
        ('{"a": [1, 2,]}', "1:12-1:13", "after this comma nothing follows"),
        ('{"a": 1,\n\n}', "1:8-1:9", "after this comma nothing follows"),
        ("{'a': 1}", "1:2-1:3", "a single quote"),
        ("{\"a\": 'x'}", "1:7-1:8", "a single quote"),
        ('{"a": True}', "1:7-1:8", "a word stands here without quotes"),
        ('{"a": nulls}', "1:7-1:8", "a word stands here without quotes"),
        ('{"a": 例}', "1:7-1:8", "a word stands here without quotes"),
        ("{a: 1}", "1:2-1:3", "a key in double quotes is expected"),
        ('{"a": 1,, "b": 2}', "1:9-1:10", "a key in double quotes is expected"),
        ("{1: 2}", "1:2-1:3", "a key in double quotes is expected"),
        ('{"a" 1}', "1:6-1:7", "a colon is expected"),
        ('{"a", 1}', "1:5-1:6", "a colon is expected"),
        ('{"a": 1 "b": 2}', "1:9-1:10", "a comma or the closing bracket"),
        ('{"a": [1 2]}', "1:10-1:11", "a comma or the closing bracket"),
        ('{"a": [1}', "1:9-1:10", "this bracket closes nothing"),
        ('{"a": 1]', "1:8-1:9", "this bracket closes nothing"),
        ('{"a": 1}}', "1:9-1:10", "this bracket closes nothing"),
        ("]", "1:1-1:2", "this bracket closes nothing"),
        ('{"a": }', "1:7-1:8", "a value is expected"),
        ('{"a": [,1]}', "1:8-1:9", "a value is expected"),
        ('{"a": 010}', "1:7-1:8", "this is no number"),
        ('{"a": +1}', "1:7-1:8", "this is no number"),
        ('{"a": .5}', "1:7-1:8", "this is no number"),
        ('{"a": 1.}', "1:7-1:8", "this is no number"),
        ('{"a": 0x1F}', "1:7-1:8", "this is no number"),
        ('{"a": 1-2}', "1:7-1:8", "this is no number"),
        ('{"a": 2018-05-02}', "1:7-1:8", "this is no number"),
        ('{"a": "x\ny"}', "1:7-1:8", "the line ends inside the text"),
        ('{"a": "x\r\ny"}', "1:7-1:8", "the line ends inside the text"),
        ('{"a": "x\ty"}', "1:9-1:10", "a tab stands inside a text"),
        ('{"a": "\\q"}', "1:8-1:9", "this backslash begins no escape"),
        ('{"a": "x\\u12g4"}', "1:9-1:10", "this backslash begins no escape"),
        ('{"a": "C:\\dir"}', "1:10-1:11", "this backslash begins no escape"),
        ('{"a": "x', "1:7-1:8", "the quote that opens here is never closed"),
        ('{"a": "x\\', "1:7-1:8", "the quote that opens here is never closed"),
        ('{"a": 1}\n{"b": 2}', "2:1-2:2", "something follows after the end of the application, a JSON file holds one"),
        ('{"a": 1} x', "1:10-1:11", "something follows after the end of the application, a JSON file holds one"),
    ],
)
def test_a_departure_from_json_is_named_at_its_place(text, where, says):
    document = json_of(text)
    assert (document.readable, document.value, told(document)) == (False, None, [("ICP001", "", where)])
    assert words(document).startswith(says)
    with pytest.raises(json.JSONDecodeError):
        json.loads(text, parse_constant=lambda name: json.loads("x"))


def test_a_repeated_key_is_told_with_the_place_of_the_first():
    document = json_of('{"a": {"b": 1,\n "例": 2, "b": 3}}')
    assert document.value == {"a": {"b": 1, "例": 2}}
    assert told(document) == [("ICP004", "/a/b", "2:10-2:13")]
    assert [place(span) for _, span in document.faults[0].related] == ["1:8-1:11"]


def test_keys_that_differ_only_in_their_escapes_are_equal():
    assert told(json_of('{"ab": 1, "a\\u0062": 2}')) == [("ICP004", "/ab", "1:11-1:20")]


@pytest.mark.parametrize("text", ["", " \n", "\t\r\n", "null", " null "])
def test_an_empty_file_says_so(text):
    document = json_of(text)
    assert (document.value, document.readable, told(document)) == (None, True, [("ICP008", "", "1:1-1:1")])
    assert "the document is empty" in words(document)


def test_a_list_at_the_top_says_how_to_write_several_applications():
    document = json_of('\n[{"a": 1}]')
    assert (document.value, told(document)) == (None, [("ICP008", "", "2:1-2:2")])
    assert "a JSON file holds one application" in words(document)
    assert "*.icp.jsonl" in document.faults[0].fix.en
    assert "*.icp.jsonl" in document.faults[0].fix.zh


@pytest.mark.parametrize("text", ["1", '"kind: change"', "true"])
def test_a_scalar_at_the_top_is_no_application(text):
    assert told(json_of(text)) == [("ICP008", "", "1:1-1:2")]


# Lines


def test_each_line_is_a_document():
    documents = lines_of('{"a": 1}\n\n \t\r\n{"b": "例"}\r\n{"c": 3}')
    assert [(d.number, d.value, d.faults) for d in documents] == [
        (0, {"a": 1}, ()),
        (1, {"b": "例"}, ()),
        (2, {"c": 3}, ()),
    ]


def test_a_faulty_line_is_told_alone():
    documents = lines_of('{"a": 1}\n{"a": 1,}\n[1]\n{"b": 1, "b": 2}\n{"c": 3} x\n{"d": 4}')
    assert [(d.number, d.value, told(d)) for d in documents] == [
        (0, {"a": 1}, []),
        (1, None, [("ICP001", "", "2:8-2:9")]),
        (2, None, [("ICP008", "", "3:1-3:2")]),
        (3, {"b": 1}, [("ICP004", "/b", "4:10-4:13")]),
        (4, None, [("ICP001", "", "5:10-5:11")]),
        (5, {"d": 4}, []),
    ]
    assert words(documents[4]).endswith("each line holds one")
    assert words(documents[2]).endswith("each line holds one application")


def test_a_line_of_another_encoding_is_told_alone():
    documents = lines_of(b'{"a": 1}\n{"b": "' + "杭州".encode("gbk") + b'"}\n{"c": "\xff"}\n{"d": \x00}\n{}')
    assert [(d.value, told(d)) for d in documents] == [
        ({"a": 1}, []),
        (None, [("ICP001", "", "2:8-2:8")]),
        (None, [("ICP001", "", "3:8-3:8")]),
        (None, [("ICP001", "", "4:7-4:8")]),
        ({}, []),
    ]
    assert "GBK" in words(documents[1])


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-32-be"])
def test_lines_of_wide_characters_are_told_once(encoding):
    [document] = lines_of('{"a": 1}\n{"b": 2}\n'.encode(encoding))
    assert encoding[:6].upper() in words(document)


def test_lone_carriage_returns_end_lines_too():
    documents = lines_of('{"a": 1}\r{"b": 2}\r\r{"c": [}\r\n{"d": 4}')
    assert [d.value for d in documents] == [{"a": 1}, {"b": 2}, None, {"d": 4}]
    assert told(documents[2]) == [("ICP001", "", "4:8-4:9")]
    assert documents[3].span("/d").start.line == 5


@pytest.mark.parametrize("text", ["", "\n\n", " \r\n", "\ufeff"])
def test_a_file_without_any_line_is_one_empty_document(text):
    [document] = lines_of(text)
    assert (document.value, told(document)) == (None, [("ICP008", "", "1:1-1:1")])

"""Bytes into text: what is no UTF-8 is named, what no text may hold is refused at its place."""

import pytest
from read_documents import json_of, lines_of, only, told, words, yaml_of

TEXT = "kind: change\nname: 杭州\n"


@pytest.mark.parametrize(
    ("encoding", "where", "named"),
    [
        ("gbk", "2:7-2:7", "GBK (GB18030)"),
        ("gb18030", "2:7-2:7", "GBK (GB18030)"),
        ("utf-16", "1:1-1:1", "UTF-16"),
        ("utf-16-le", "1:2-1:3", "UTF-16"),
        ("utf-16-be", "1:1-1:2", "UTF-16"),
        ("utf-32", "1:1-1:1", "UTF-32"),
        ("utf-32-le", "1:2-1:3", "UTF-32"),
        ("utf-32-be", "1:1-1:2", "UTF-32"),
    ],
)
def test_an_encoding_that_is_not_utf_8_is_named(encoding, where, named):
    content = TEXT.encode(encoding)
    [document] = yaml_of(content)
    assert (document.readable, document.value) == (False, None)
    assert [(id, pointer) for id, pointer, _ in told(document)] == [("ICP001", "")]
    assert f"encoded in {named}," in words(document)
    if not encoding.startswith("utf-16-") and not encoding.startswith("utf-32-"):
        assert told(document)[0][2] == where


@pytest.mark.parametrize(
    "content", [b"a: caf\xe9\n", b"a: \xff\xff\n", b"a: \xc3(\n", b"a: \xed\xa0\x80\n", b"a: \xe4\xbe\x8b\n\xe4\xbd"]
)
def test_bytes_of_no_known_encoding_are_told_where_they_begin(content):
    [document] = yaml_of(content)
    line, column = (2, 1) if content.endswith(b"\xe4\xbd") else (1, len("a: caf") + 1 if b"caf" in content else 4)
    assert told(document) == [("ICP001", "", f"{line}:{column}-{line}:{column}")]
    assert "not UTF-8" in words(document)


@pytest.mark.parametrize(
    "character", ["\0", "\x01", "\x08", "\x0b", "\x0c", "\x1b", "\x1f", "\x7f", "\x80", "\x9f", "\ufffe", "\uffff"]
)
@pytest.mark.parametrize("read", [lambda text: yaml_of(text)[0], json_of, lambda text: lines_of(text)[0]])
def test_a_control_character_is_told_by_its_number(character, read):
    document = read(f'{{"例😀": "x{character}y"}}'.encode())
    assert (document.readable, told(document)) == (False, [("ICP001", "", "1:10-1:11")])
    assert f"U+{ord(character):04X}" in words(document)


@pytest.mark.parametrize("character", ["\t", "\x85", "\xa0", "\u2028", "\ue000", "\ufffd", "￥", "·", "\U0010ffff"])
def test_other_characters_are_read(character):
    assert json_of(f'{{"a": "x{character if character != chr(9) else ""}y"}}').faults == ()
    document = only(f"a: 'x{character}y'\n".encode())
    assert (document.value, document.faults) == ({"a": f"x{character}y"}, ())


@pytest.mark.parametrize(
    ("written", "code"),
    [('"\\0"', "U+0000"), ('"\\a"', "U+0007"), ('"x\\x1by"', "U+001B"), ('"\\u007f"', "U+007F"), ('"\\x80"', "U+0080")],
)
def test_an_escape_for_a_control_character_is_told_in_yaml(written, code):
    document = only(f"b: 1\na: {written}\n")
    assert told(document) == [("ICP001", "/a", f"2:4-2:{4 + len(written)}")]
    assert (document.value["b"], "\ufffd" in document.value["a"], document.faults[0].refused) == (1, True, ("/a",))
    assert code in words(document)


@pytest.mark.parametrize("written", ['"\\t\\n\\r"', '"\\N\\_\\L\\P"', '"\\u4f8b\\U0001f600"', "'\\0'", "\\0"])
def test_other_escapes_in_yaml_are_fine(written):
    assert only(f"a: {written}\n").faults == ()


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("\\u0000", "U+0000"), ("\\b", "U+0008"), ("\\f", "U+000C"), ("\\u001f", "U+001F"), ("\\u007F", "U+007F"),
        ("\\u009f", "U+009F"), ("\\ud800", "U+D800"), ("\\uDFFF", "U+DFFF"), ("\\ude00\\ud83d", "U+DE00"),
    ],
)  # fmt: skip
def test_an_escape_for_half_a_character_or_a_control_character_is_told_in_json(written, code):
    document = json_of(f'{{"b": 1, "a": "{written}"}}')
    assert told(document) == [("ICP001", "/a", f"1:15-1:{17 + len(written)}")]
    assert code in words(document)
    assert (document.readable, document.value["b"]) == (True, 1)


def test_an_escape_in_a_key_is_told_at_the_key():
    document = json_of('{"a\\u0000": 1}')
    assert (document.value, told(document)) == ({"a\ufffd": 1}, [("ICP001", "/a\ufffd", "1:2-1:11")])


@pytest.mark.parametrize("read", [only, json_of, lambda text: lines_of(text)[0]])
def test_a_byte_order_mark_is_told_and_read_past(read):
    document = read('\ufeff{"a": 1}')
    assert (document.value, told(document)) == ({"a": 1}, [("ICP014", "", "1:1-1:1")])
    assert document.faults[0].severity.value == "info"


def test_a_byte_order_mark_is_told_once_for_a_stream():
    first, second = yaml_of("\ufeffa: 1\n---\nb: 2\n")
    assert (told(first), told(second)) == ([("ICP014", "", "1:1-1:1")], [])


@pytest.mark.parametrize(
    ("read", "text", "where"),
    [
        (only, "a: 1\n\ufeffb: 2\n", "2:1-2:2"),
        (only, "\ufeff\ufeffa: 1\n", "1:1-1:2"),
        (json_of, '{"a": "\ufeff"}', "1:8-1:9"),
        (lambda text: lines_of(text)[1], '{}\n\ufeff{"a": 1}', "2:1-2:2"),
    ],
)
def test_a_byte_order_mark_inside_the_text_is_told_by_its_name(read, text, where):
    document = read(text)
    assert [fault for fault in told(document) if fault[0] != "ICP014"] == [("ICP001", "", where)]
    assert "byte order mark (U+FEFF) stands in the middle" in document.faults[-1].message.en

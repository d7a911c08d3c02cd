"""Where things stand: lines and columns from 1, in code points, ends exclusive."""

import json
import pickle

import pytest
from read_documents import json_of, lines_of, only, place, told, yaml_of

APPLICATION = """\
# 备案申请
kind: change
filing:
  icp_number: 浙ICP备12000000号   # 主体备案号

  status: approved
websites:
  - name: 示例😀资讯
    domains: [example.cn, "例子.中国"]
  -   name: &n 'it''s'
      number: *n
remarks: |
  第一行
  第二行

empty:
"""


def value_place(document, pointer):
    return place(document.span(pointer))


def key_place(document, pointer):
    span = document.key_span(pointer)
    return span and place(span)


@pytest.mark.parametrize(
    ("pointer", "value", "key"),
    [
        ("", "2:1-16:7", None),
        ("/kind", "2:7-2:13", "2:1-2:5"),
        ("/filing", "4:3-6:19", "3:1-3:7"),
        ("/filing/icp_number", "4:15-4:29", "4:3-4:13"),
        ("/filing/status", "6:11-6:19", "6:3-6:9"),
        ("/websites", "8:3-11:17", "7:1-7:9"),
        ("/websites/0", "8:5-9:35", None),
        ("/websites/0/name", "8:11-8:16", "8:5-8:9"),
        ("/websites/0/domains", "9:14-9:35", "9:5-9:12"),
        ("/websites/0/domains/0", "9:15-9:25", None),
        ("/websites/0/domains/1", "9:27-9:34", None),
        ("/websites/1", "10:7-11:17", None),
        ("/websites/1/name", "10:16-10:23", "10:7-10:11"),
        ("/websites/1/number", "11:15-11:17", "11:7-11:13"),
        ("/remarks", "12:10-14:6", "12:1-12:8"),
        ("/empty", "16:7-16:7", "16:1-16:6"),
    ],
)
def test_every_value_and_key_has_its_span(pointer, value, key):
    document = only(APPLICATION)
    assert (value_place(document, pointer), key_place(document, pointer)) == (value, key)


def test_lines_are_given_raw():
    document = only(APPLICATION)
    assert document.lines(8, 9) == ["  - name: 示例😀资讯", '    domains: [example.cn, "例子.中国"]']
    assert document.lines(5, 5) == [""]
    assert document.lines(0, 1) == ["# 备案申请"]
    assert document.lines(16, 99) == ["empty:", ""]
    assert document.lines(50, 60) == []


def test_leaves_of_lines_come_with_their_keys():
    leaves = [
        (leaf.pointer, place(leaf.span), leaf.key_span and place(leaf.key_span))
        for leaf in only(APPLICATION).leaves(9, 11)
    ]
    assert leaves == [
        ("/websites/0/domains/0", "9:15-9:25", None),
        ("/websites/0/domains/1", "9:27-9:34", None),
        ("/websites/1/name", "10:16-10:23", "10:7-10:11"),
        ("/websites/1/number", "11:15-11:17", "11:7-11:13"),
    ]


def test_a_leaf_of_several_lines_touches_each_of_them():
    document = only(APPLICATION)
    assert [[leaf.pointer for leaf in document.leaves(line, line)] for line in (12, 13, 14, 15)] == [
        ["/remarks"], ["/remarks"], ["/remarks"], [],
    ]  # fmt: skip


def test_leaves_include_what_a_repeated_key_hides():
    document = only("password: one\npassword: two\n")
    assert [(leaf.pointer, place(leaf.span)) for leaf in document.leaves(1, 2)] == [
        ("/password", "1:11-1:14"),
        ("/password", "2:11-2:14"),
    ]


@pytest.mark.parametrize(
    ("pointer", "where"),
    [
        ("/filing/password", "3:1-3:7"),
        ("/filing/license/number", "3:1-3:7"),
        ("/filing/status/deeper", "6:3-6:9"),
        ("/subject", "2:7-2:13"),
        ("/subject/principal/name", "2:7-2:13"),
        ("/websites/0/hosting", "8:5-8:9"),
        ("/websites/7", "7:1-7:9"),
        ("/websites/0/domains/2", "9:5-9:12"),
    ],
)
def test_what_is_missing_stands_at_the_nearest_key_above_the_first_of_an_entry_or_the_kind(pointer, where):
    document = only(APPLICATION)
    assert not document.has(pointer)
    assert document.at(pointer) is None
    assert document.key_span(pointer) is None
    assert value_place(document, pointer) == where


def test_without_a_kind_what_is_missing_stands_at_the_first_key():
    assert value_place(only("# c\nstate: draft\nprovider: x\n"), "/filing") == "2:1-2:6"
    assert value_place(only("a:\n  b: 1\nc: 2\n"), "/filing") == "1:1-1:2"
    assert value_place(only("  {}"), "/filing") == "1:1-1:3"


def test_the_content_of_an_alias_stands_where_the_alias_does():
    document = only("a: &x\n  b: [1]\nc: [*x]\n")
    assert document.value == {"a": {"b": [1]}, "c": [{"b": [1]}]}
    assert value_place(document, "/a/b") == "2:6-2:9"
    assert [value_place(document, p) for p in ("/c/0", "/c/0/b", "/c/0/b/0")] == ["3:5-3:7"] * 3
    assert key_place(document, "/c/0/b") is None
    assert value_place(document, "/c/0/missing") == "3:5-3:7"


def test_at_and_has_follow_pointers():
    document = json_of('{"a/b": {"m~n": [1, {"": null}]}, "0": 2, "l": ["x"]}')
    assert document.at("/a~1b/m~0n/0") == 1
    assert document.has("/a~1b/m~0n/1/")
    assert document.at("/a~1b/m~0n/1/") is None
    assert document.at("/0") == 2
    assert document.at("") == document.value
    assert [document.has(p) for p in ("/l/0", "/l/00", "/l/1", "/l/-1", "/l/x", "/l/٠", "/l/99999999999", "/x")] == [
        True, False, False, False, False, False, False, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "raw", "plain"),
    [
        ("0123", "0123", True), ('"0123"', '"0123"', False), ("'0123'", "'0123'", False), ("1e5", "1e5", True),
        ("", "", True), ("|\n  1\n", "|\n  1", False), ("&x 010", "010", True), ("!t 010", "010", True),
        ("&x   # c\n  010", "010", True), ("12 # 注", "12", True), ("a\n  b", "a\n  b", True),
    ],
)  # fmt: skip
def test_the_raw_text_of_a_scalar_is_what_was_written(written, raw, plain):
    document = only(f"a: {written}")
    assert (document.raw("/a"), document.is_plain("/a")) == (raw, plain)


def test_the_raw_text_behind_an_alias_is_that_of_its_anchor():
    document = only("a: &x {n: &y 0123}\nb: *x\nc: [*y]\nd: &z [*x]\ne: *z\n")
    assert [document.raw(p) for p in ("/b/n", "/c/0", "/d/0/n", "/e/0/n")] == ["0123"] * 4
    assert document.is_plain("/e/0/n")


def test_mappings_and_lists_and_what_is_not_there_have_no_raw_text():
    document = only("a: {b: [1]}\n")
    assert [document.raw(p) for p in ("", "/a", "/a/b", "/a/c", "/x")] == [None] * 5
    assert not document.is_plain("/a")


def test_json_values_have_raw_text_and_places():
    document = json_of('{\n "号": ["😀", 010e0]\n}'.replace("010e0", "1.50"))
    assert (document.raw("/号/0"), document.is_plain("/号/0")) == ('"😀"', False)
    assert (document.raw("/号/1"), document.is_plain("/号/1")) == ("1.50", True)
    assert (value_place(document, "/号/1"), key_place(document, "/号")) == ("2:13-2:17", "2:2-2:5")
    assert value_place(document, "") == "1:1-3:2"


def test_line_ends_of_all_kinds_may_be_mixed():
    document = only("a: 1\r\nb: 2\rc: yes\n\r\nd: [v,\r w]\n")
    assert document.value == {"a": 1, "b": 2, "c": "yes", "d": ["v", "w"]}
    assert [value_place(document, f"/{key}") for key in "abc"] == ["1:4-1:5", "2:4-2:5", "3:4-3:7"]
    assert [value_place(document, f"/d/{n}") for n in (0, 1)] == ["5:5-5:6", "6:2-6:3"]
    assert document.lines(1, 6) == ["a: 1", "b: 2", "c: yes", "", "d: [v,", " w]"]
    assert told(document) == [("ICP010", "/c", "3:4-3:7")]


def test_places_in_a_stream_are_those_of_the_file():
    first, second, third = yaml_of("a: 1\r\n---\r\nb: yes\r\n... # end\r\n# c\r\n%YAML 1.2\r\n--- {c: [no]}\r\n")
    assert value_place(first, "/a") == "1:4-1:5"
    assert (value_place(second, "/b"), told(second)) == ("3:4-3:7", [("ICP010", "/b", "3:4-3:7")])
    assert (value_place(third, "/c/0"), told(third)) == ("7:10-7:12", [("ICP010", "/c/0", "7:10-7:12")])
    assert (second.lines(3, 3), third.lines(7, 7)) == (["b: yes"], ["--- {c: [no]}"])


def test_places_in_lines_are_those_of_the_file():
    first, second = lines_of('{"a": 1}\n\n  {"a": "例", "b": 2}\n')
    assert (value_place(first, "/a"), value_place(second, "/b"), key_place(second, "/b")) == (
        "1:7-1:8",
        "3:19-3:20",
        "3:14-3:17",
    )
    assert second.lines(1, 9) == ['  {"a": "例", "b": 2}']


def test_a_byte_order_mark_takes_no_column():
    assert value_place(only("\ufeffa: 1\n"), "/a") == "1:4-1:5"


def test_an_unreadable_document_has_no_places_and_no_text():
    document = only("a: [secret\n")
    assert (document.readable, document.value) == (False, None)
    assert (document.lines(1, 9), list(document.leaves(1, 9)), document.raw("/a")) == ([""], [], None)
    assert value_place(document, "/a") == "1:1-1:1"


def test_documents_can_be_pickled():
    for document in (*yaml_of(APPLICATION + "no: no\n---\na: [\n"), json_of('{"a": 1, "a": 2}')):
        document.span("/kind")
        again = pickle.loads(pickle.dumps(document))
        assert (again.path, again.number, again.value, again.readable) == (
            document.path, document.number, document.value, document.readable,
        )  # fmt: skip
        assert again.faults == document.faults
        assert again.span("/kind") == document.span("/kind")


def test_the_places_of_json_and_of_the_same_text_as_yaml_agree():
    text = json.dumps({"a": [1, {"b": "例", "c": None}], "d": {}}, ensure_ascii=False, indent=2)
    as_json, as_yaml = json_of(text), only(text)
    for pointer in ("", "/a", "/a/0", "/a/1", "/a/1/b", "/a/1/c", "/d", "/missing", "/a/1/missing"):
        assert as_json.span(pointer) == as_yaml.span(pointer)
        assert as_json.key_span(pointer) == as_yaml.key_span(pointer)

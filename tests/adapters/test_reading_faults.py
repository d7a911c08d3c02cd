"""What reading finds wrong with YAML: one fault for one mistake, at its place, in words of our own."""

import pytest
from read_documents import json_of, only, place, the_fault, told, words, yaml_of

from validator.adapters import yaml_events
from validator.adapters.fault_words import READING
from validator.adapters.parse_words import PARSING
from validator.core.program_findings import PROGRAM

SECRET = "hunter2"


# Keys that stand twice


def test_a_repeated_key_is_told_at_the_second_with_the_place_of_the_first():
    document = only("kind: change\nfiling:\n  status: approved\n  password: a\n  status: cancelled\n")
    fault = the_fault(document)
    assert told(document) == [("ICP004", "/filing/status", "5:3-5:9")]
    assert [(pointer, place(span)) for pointer, span in fault.related] == [("/filing/status", "3:3-3:9")]
    assert fault.refused == ("/filing/status",)
    assert "status" in fault.message.en and "line 3" in fault.message.en
    assert "status" in fault.message.zh and "第3行" in fault.message.zh


def test_the_first_of_equal_keys_holds():
    document = only("a: 1\nb: 2\na: [3, {c: 4}]\na: 5\n")
    assert document.value == {"a": 1, "b": 2}
    assert list(document.value) == ["a", "b"]
    assert [place(span) for fault in document.faults for _, span in fault.related] == ["1:1-1:2", "1:1-1:2"]
    assert place(document.span("/a")) == "1:4-1:5"


def test_what_a_repeated_key_hides_is_not_judged_further():
    document = only("a: 1\na: {b: no, b: 1, c: *x, 1: 2}\n")
    assert told(document) == [("ICP004", "/a", "2:1-2:2")]


def test_keys_are_equal_however_they_are_written():
    assert told(only('{a: 1, "a": 2, \'a\': 3, "\\x61": 4}')) == [
        ("ICP004", "/a", "1:8-1:11"),
        ("ICP004", "/a", "1:16-1:19"),
        ("ICP004", "/a", "1:24-1:30"),
    ]


def test_equal_keys_of_different_mappings_are_fine():
    assert only("a: {n: 1}\nb: {n: 1}\nc: [{n: 1}, {n: 2}]\n").faults == ()


def test_a_long_or_unprintable_key_is_named_in_short():
    document = json_of('{"%s": 1, "%s": 2}' % (("\\n" + "x" * 60,) * 2))
    assert f"the key \ufffd{'x' * 39}… stands" in words(document)


# Tags, merge keys, odd keys, aliases


@pytest.mark.parametrize(
    ("text", "value", "pointer", "where"),
    [
        ("a: !!str 1", {"a": "1"}, "/a", "1:4-1:9"),
        ("a: !secret 010", {"a": "010"}, "/a", "1:4-1:11"),
        ("a: ! 12", {"a": "12"}, "/a", "1:4-1:5"),
        ("a: !<tag:x,2000:y> 12", {"a": "12"}, "/a", "1:4-1:19"),
        ("a: &x !t 12", {"a": "12"}, "/a", "1:7-1:9"),
        ("a: !!map {b: 1}", {"a": {"b": 1}}, "/a", "1:4-1:9"),
        ("a: !t\n  b: 1", {"a": {"b": 1}}, "/a", "1:4-1:6"),
        ("a: [!t [1]]", {"a": [[1]]}, "/a/0", "1:5-1:7"),
        ("!!str a: 1", {"a": 1}, "/a", "1:1-1:6"),
    ],
)
def test_a_tag_is_refused_and_read_past(text, value, pointer, where):
    document = only(text)
    assert document.value == value
    assert told(document) == [("ICP012", pointer, where)]
    assert the_fault(document).refused == (pointer,)


def test_a_tag_at_the_top_refuses_the_whole_document():
    document = only("--- !application\nkind: change\n")
    assert (document.value, told(document)) == ({"kind": "change"}, [("ICP012", "", "1:5-1:17")])
    assert the_fault(document).refused == ("",)


def test_a_merge_key_is_refused_with_its_whole_mapping():
    document = only("x: &x {a: 1}\ny:\n  <<: *x\n  b: 2\n")
    assert document.value == {"x": {"a": 1}, "y": {"b": 2}}
    assert told(document) == [("ICP012", "/y/<<", "3:3-3:5")]
    assert the_fault(document).refused == ("/y",)


def test_a_quoted_merge_key_is_a_key():
    document = only('"<<": 1\n')
    assert (document.value, document.faults) == ({"<<": 1}, ())


@pytest.mark.parametrize(
    ("text", "value", "pointer", "where", "what"),
    [
        ("a: 1\n12: x\n", {"a": 1}, "/12", "2:1-2:3", "a number, a boolean or null"),
        ("true: x\n", {}, "/true", "1:1-1:5", "a number, a boolean or null"),
        ("~: x\n", {}, "/~0", "1:1-1:2", "a number, a boolean or null"),
        ("? \n: x\n", {}, "/", "1:2-1:2", "a number, a boolean or null"),
        ("? [a, b]\n: x\nc: 1\n", {"c": 1}, "", "1:3-1:4", "a list"),
        ("{a: 1}: x\n", {}, "", "1:1-1:2", "a mapping"),
        ("a: &n 12\n*n : x\n", {"a": 12}, "/n", "2:1-2:3", "an alias of something that is no text"),
        ("a: 1\n*n : x\n", {"a": 1}, "/n", "2:1-2:3", "an alias of something that is no text"),
    ],
)
def test_a_key_that_is_no_text_is_refused_and_left_out(text, value, pointer, where, what):
    document = only(text)
    assert document.value == value
    assert told(document) == [("ICP012", pointer, where)]
    assert what in words(document)


def test_a_quoted_number_is_a_key():
    document = only("'12': x\n\"true\": z\n")
    assert (document.value, document.faults) == ({"12": "x", "true": "z"}, ())


def test_an_alias_without_its_anchor_is_nothing():
    document = only("a: *b\nc: [*d]\n")
    assert document.value == {"a": None, "c": [None]}
    assert told(document) == [("ICP012", "/a", "1:4-1:6"), ("ICP012", "/c/0", "2:5-2:7")]
    assert [fault.refused for fault in document.faults] == [("/a",), ("/c/0",)]


def test_an_alias_inside_its_own_anchor_is_nothing():
    document = only("a: &x\n  b: [*x]\n")
    assert document.value == {"a": {"b": [None]}}
    assert told(document) == [("ICP012", "/a/b/0", "2:7-2:9")]
    assert "inside the very block" in words(document)


# No application at the top


@pytest.mark.parametrize(
    "text", ["", "\n \n", "# nothing\n", "---\n", "--- \n...\n", "null\n", "~", "---\n---\n", "\ufeff"]
)
def test_an_empty_file_is_one_document_that_says_so(text):
    document = only(text)
    assert (document.number, document.value, document.readable) == (0, None, True)
    assert [told for told in told(document) if told[0] != "ICP014"] == [("ICP008", "", "1:1-1:1")]
    assert document.faults[-1].refused == ("",)


@pytest.mark.parametrize(
    ("text", "where", "what"),
    [
        ("- kind: change\n", "1:1-1:2", "a list at the top"),
        ("# c\n\n[a, no]\n", "3:1-3:2", "a list at the top"),
        ("change\n", "1:1-1:2", "a single value at the top"),
        ("--- 12\n", "1:5-1:6", "a single value at the top"),
        ("kind:change\n", "1:1-1:2", "a single value at the top"),
        ("yes\n", "1:1-1:2", "a single value at the top"),
    ],
)
def test_a_list_or_a_scalar_is_no_application(text, where, what):
    document = only(text)
    assert (document.value, document.readable, told(document)) == (None, True, [("ICP008", "", where)])
    assert what in words(document)
    assert the_fault(document).refused == ("",)


def test_a_scalar_at_the_top_says_that_a_space_follows_the_colon():
    assert "a space after each colon" in the_fault(only("kind:change\n")).fix.en


@pytest.mark.parametrize("end", ["---\n", "---\n# c\n", "...\n", "...\n---\n", "---\n---\n", "--- \n...\n---"])
def test_empty_documents_at_the_end_are_passed_over(end):
    [document] = yaml_of(f"a: 1\n{end}")
    assert (document.value, document.faults) == ({"a": 1}, ())


def test_of_empty_documents_between_others_the_first_is_told():
    documents = yaml_of("a: 1\n---\n---\n# c\n---\nb: 2\n")
    assert [(d.number, d.value) for d in documents] == [(0, {"a": 1}), (1, None), (3, {"b": 2})]
    assert [told(d) for d in documents] == [[], [("ICP008", "", "2:1-2:1")], []]


def test_an_empty_document_at_the_beginning_is_told():
    documents = yaml_of("---\n---\na: 1\n")
    assert [(d.number, told(d)) for d in documents] == [(0, [("ICP008", "", "1:1-1:1")]), (1, [])]


# Text that does not parse

BROKEN = [
    ("a:\n\tb: 1\n", "2:1-2:2", "a tab stands in the indentation"),
    ("a:\n  b: 1\n \tc: 2\n", "3:2-3:3", "a tab stands in the indentation"),
    ("a: 1\n  b: 2\n", "2:4-2:5", "a colon stands where no key can be"),
    ("a: b: c\n", "1:5-1:6", "a colon stands where no key can be"),
    ("a: 1\nb\nc: 2\n", "2:1-2:2", "this line is neither a key with a colon nor a part"),
    ("a: 1\nb:2\nc: 3\n", "2:2-2:3", "a key stands here without a space after its colon"),
    ("kind:change\nstate:draft\nprovider: x\n", "1:5-1:6", "a key stands here without a space after its colon"),
    ("- a\nb: c\n", "2:1-2:2", "this line does not line up"),
    ("a:\n  b: 1\n c: 2\n", "3:2-3:3", "this line does not line up"),
    ('a: "x" y\n', "1:8-1:9", "this line does not line up"),
    ("a: - b\n", "1:4-1:5", "a list entry (-) stands where none can be"),
    ("a: ? b\n", "1:4-1:5", "a key that begins with a question mark"),
    ("a: [1, 2\nb: 3\n", "1:4-1:5", "a list that begins with [ is not closed"),
    ("a: [1, 2\n", "1:4-1:5", "a list that begins with [ is not closed"),
    ("a: [1 }\n", "1:7-1:8", "a list that begins with [ is not closed"),
    ("a: {b: 1\nc: 3\n", "1:4-1:5", "a mapping that begins with { is not closed"),
    ("{\n  b: 1\n  c: 3\n}\n", "3:4-3:5", "a mapping that begins with { is not closed"),
    ("a: 'x\nb: 1\n", "1:4-1:5", "the quote that opens here is never closed"),
    ('a: "x\nb: 1\n', "1:4-1:5", "the quote that opens here is never closed"),
    ('a: "x\n---\nb: 1\n', "1:4-1:5", "the quote that opens here is never closed"),
    ('a: "\\q"\n', "1:5-1:6", "this backslash begins no escape"),
    ('a: "\\x4"\n', "1:7-1:8", "this backslash begins no escape"),
    ('a: "\\U00110000"\n', "1:7-1:8", "this escape stands for no character"),
    ("a: @x\n", "1:4-1:5", "no text may begin with this character"),
    ("a: `x`\n", "1:4-1:5", "no text may begin with this character"),
    ("a: %x\n", "1:4-1:5", "no text may begin with this character"),
    ("%YAML 2.0\n---\na: 1\n", "1:1-1:2", "the directive %YAML asks for a version"),
    ("%YAML x\n---\na: 1\n", "1:7-1:8", "a line that begins with % is no directive"),
    ("a: *\n", "1:4-1:5", "a text that begins with & or *"),
    ("a: & b\n", "1:5-1:6", "a text that begins with & or *"),
    ("a: [1,, 2]\n", "1:7-1:8", "a value is missing here"),
    ("a: [\n", "1:5-1:5", "a value is missing here"),
    ("{a: 1} b\n", "1:8-1:9", "something follows after the end of the document"),
    ("a: |x\n  b\n", "1:5-1:6", "after | or > nothing but"),
]


def unparsed(text):
    """Place and words of the fault in the last document, the broken one."""
    document = yaml_of(text)[-1]
    fault = the_fault(document)
    assert (document.readable, document.value, fault.id, fault.pointer) == (False, None, "ICP001", "")
    return place(fault.span), fault.message.en


@pytest.mark.parametrize(("text", "where", "says"), BROKEN)
def test_a_text_that_does_not_parse_has_one_fault_at_its_place(text, where, says):
    found, message = unparsed(text)
    assert (found, message.startswith(says)) == (where, True), message


@pytest.mark.parametrize("text", [text for text, _, _ in BROKEN])
def test_the_parser_in_python_finds_the_same_texts_broken(text, monkeypatch):
    monkeypatch.setattr(yaml_events, "events", lambda text: yaml_events.SlowParser(text).get_event)
    monkeypatch.setattr("validator.adapters.yaml_reading.events", yaml_events.events)
    document = yaml_of(text)[-1]
    assert (document.readable, the_fault(document).id) == (False, "ICP001")
    assert words(document) != PARSING["not-yaml"].message.en


def test_an_undeclared_tag_is_told_as_a_tag():
    document = only("a: !e!x 1\n")
    assert (document.readable, told(document)) == (False, [("ICP012", "", "1:4-1:5")])


def test_documents_before_a_broken_one_are_given_and_none_after_it():
    documents = yaml_of("a: 1\n---\nb: yes\n---\nc: [1\n---\nd: 4\n")
    assert [(d.number, d.value, told(d)) for d in documents] == [
        (0, {"a": 1}, []),
        (1, {"b": "yes"}, [("ICP010", "/b", "3:4-3:7")]),
        (2, None, [("ICP001", "", "5:4-5:5")]),
    ]


def test_a_broken_document_tells_nothing_but_that():
    assert told(only("a: no\na: 1\nb: [*x, {\n")) == [("ICP001", "", "3:10-3:10")]


@pytest.mark.parametrize(
    "text",
    [
        "password: [hunter2\n", "password: 'hunter2\n", "a: *hunter2\n", "!hunter2 a: 1\n",
        "a: !hunter2!b 1\n",
        "password: hunter2: x\n", "%hunter2 1\n---\n", "a:\n\thunter2\n", "hunter2\nb: c\n", '"\\qhunter2"',
        "12_345: hunter2",
        "a: hunter2\na: hunter2", "- hunter2\n", "hunter2", "<<: hunter2", "a: @hunter2", "a: “hunter2”",
        "a: 1\nhunter2",
    ],
)  # fmt: skip
def test_no_fault_repeats_what_the_file_holds(text):
    for document in yaml_of(text):
        for fault in document.faults:
            assert SECRET not in f"{fault.message}{fault.fix}"


# Words


@pytest.mark.parametrize("name", [*READING, *PARSING])
def test_every_fault_has_its_words_in_both_languages(name):
    entry = READING.get(name) or PARSING[name]
    assert entry.id in PROGRAM
    for text in (entry.message, entry.fix):
        assert text.en and not text.en.endswith(".") and "please" not in text.en.lower()
        assert any("\u4e00" <= character <= "\u9fff" for character in text.zh)
        assert not text.zh.endswith("。") and "请" not in text.zh.replace("申请", "")
        assert not set(text.zh) & {"?", "!"} or name in {"tag", "unreadable-tag", "stray-question-mark"}


def test_no_two_tables_have_the_same_fault():
    assert not READING.keys() & PARSING.keys()

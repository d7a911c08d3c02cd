"""Whatever a file holds: documents and never a traceback, the same value by every way, places that fit the values."""

import json
import pickle

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from read_documents import LIMITS, json_of, lines_of, only, yaml_of

from validator.adapters import yaml_events
from validator.adapters.assembling import assemble
from validator.adapters.file_document import FileDocument
from validator.adapters.json_steps import json_steps
from validator.adapters.reading import read
from validator.adapters.source_text import Source
from validator.core.places import child

many = settings(max_examples=200, deadline=None, suppress_health_check=[HealthCheck.too_slow])

# What PyYAML's parser would not take back, or takes only in other words, is not drawn.
CHARACTERS = st.characters(blacklist_categories=("Cs", "Cc"), blacklist_characters="\ufeff\ufffe\uffff")
TEXTS = st.text(CHARACTERS, max_size=12) | st.sampled_from(
    ["yes", "010", "12:30", "null", "<<", "a\nb", "\t", "kind：x"]
)
NUMBERS = st.integers(-(10**30), 10**30) | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | TEXTS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(TEXTS, inner, max_size=4),
    max_leaves=15,
)
MAPPINGS = st.dictionaries(TEXTS, VALUES, max_size=5)

# Pieces that meet in YAML files, so that random texts get past the first line.
PIECES = st.sampled_from(
    [
        "a: ", "b:\n", "- ", "  ", "\n", "\n  ", "\r\n", "\r", "\t", "[", "]", "{", "}", ", ", ": ", "? ",
        "&x ", "*x", "!t ", "!", "<<: ", "'", '"', "\\", "\\u0000", "|\n", ">-\n", "# c",
        "---\n", "...\n", "%YAML 1.2\n", "no", "010", "12:30", "1e5", "kind", "change", "1", "~", "@", "`", "%", "\0",
        "例", "😀", "：", "“", "”", "，", "－", "\u3000", "\u2028", "\x85", "\ufeff",
    ]
)  # fmt: skip
SCRAPS = st.lists(PIECES, max_size=25).map("".join)
CONTENTS = st.binary(max_size=60) | SCRAPS.map(str.encode)


def look_at(documents: list[FileDocument]) -> None:
    """Ask everything that can be asked of documents."""
    assert [document.number for document in documents] == sorted({document.number for document in documents})
    for document in documents:
        assert document.readable or (document.value is None and len(document.faults) in {1, 2})
        assert document.value is None or isinstance(document.value, dict)
        for pointer in ("", "/a", "/a/0", "/kind", "/x/y", *(fault.pointer for fault in document.faults)):
            assert (1, 1) <= document.span(pointer).start <= document.span(pointer).end
            document.key_span(pointer), document.raw(pointer), document.is_plain(pointer), document.at(pointer)
        for leaf in document.leaves(1, 99):
            assert leaf.span.start <= leaf.span.end
        for fault in document.faults:
            assert (1, 1) <= fault.span.start <= fault.span.end
        document.lines(1, 99)
        pickle.loads(pickle.dumps(document))


@many
@given(CONTENTS, st.sampled_from(["yaml", "json", "jsonl"]))
@example(b"\xff\xfe", "jsonl")
@example(b"? ", "yaml")
@example(b"&x", "yaml")
@example(b"{a: &x [*x], *x : b}", "yaml")
def test_any_bytes_give_documents_and_never_a_traceback(content, form):
    documents = list(read(content, "a", form, LIMITS))
    assert documents
    look_at(documents)


@many
@given(SCRAPS)
@example("- &x\n- *x")
@example("a: !t\n\nb: 1")
@example("a: |\n  x\n\n\nb: 1")
@example("--- # c\n... # d\n--- a")
def test_scraps_of_yaml_are_read_alike_quickly_and_slowly(text):
    with pytest.MonkeyPatch.context() as patch:
        quick = yaml_of(text.encode())
        patch.setattr("validator.adapters.yaml_reading.is_ordinary", lambda text: False)
        slow = yaml_of(text.encode())
    assert [(repr(d.value), d.readable, d.faults) for d in quick] == [
        (repr(d.value), d.readable, d.faults) for d in slow
    ]


@many
@given(SCRAPS)
def test_both_parsers_read_alike(text):
    slow = lambda text: yaml_events.SlowParser(text).get_event  # noqa: E731
    by_c = yaml_of(text.encode())
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("validator.adapters.yaml_reading.events", slow)
        patch.setattr(yaml_events, "events", slow)
        in_python = yaml_of(text.encode())
    if all(document.readable for document in (*by_c, *in_python)):
        assert [repr(d.value) for d in by_c] == [repr(d.value) for d in in_python]


@many
@given(MAPPINGS, st.booleans(), st.sampled_from([None, 1]))
def test_json_is_read_as_the_standard_library_reads_it(value, ascii_only, indent):
    text = json.dumps(value, ensure_ascii=ascii_only, indent=indent)
    document = json_of(text.encode("utf-8", "surrogatepass"))
    assert document.faults == ()
    assert document.value == json.loads(text)
    assert repr(document.value) == repr(json.loads(text))


@many
@given(MAPPINGS)
def test_the_walk_through_json_comes_to_the_same_value(value):
    source = Source(json.dumps(value, ensure_ascii=False))
    assert repr(assemble(json_steps(source), source, LIMITS).value) == repr(json.loads(source.text))


@many
@given(MAPPINGS, st.booleans())
def test_yaml_reads_json_as_json_does(value, ascii_only):
    text = json.dumps(value, ensure_ascii=ascii_only)
    document = only(text.encode())
    assert repr(document.value) == repr(json.loads(text))
    assert document.faults == ()


@many
@given(st.text(st.sampled_from("{}[],:\"\\u0d8 \n\t1-+.eEtrufalsn'/*#NaI，：例"), max_size=20))
def test_what_is_json_and_what_is_not_is_agreed(text):
    documents = list(read(text.encode(), "a", "json", LIMITS))
    try:
        json.loads(text, parse_constant=int)
        accepted = True
    except ValueError:
        accepted = not text.strip(" \t\r\n")
    assert documents[0].readable == accepted


@many
@given(st.lists(MAPPINGS, max_size=5))
def test_lines_are_documents(values):
    documents = lines_of("\n".join(json.dumps(value) for value in values).encode())
    assert [document.value for document in documents] == (values or [None])


@many
@given(MAPPINGS, st.sampled_from([None, 2]), st.sampled_from(["json", "yaml"]))
def test_every_value_stands_where_its_span_says(value, indent, form):
    text = json.dumps(value, ensure_ascii=False, indent=indent)
    [document] = read(text.encode(), "a", form, LIMITS)
    rows = text.split("\n")
    for pointer, found in walk(document.value):
        span, key_span = document.span(pointer), document.key_span(pointer)
        assert json.loads(cut(rows, span)) == found
        if key_span:
            assert json.loads(cut(rows, key_span)) == pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
        assert document.has(pointer)
        assert document.at(pointer) == found
    scalars = [(p, v) for p, v in walk(document.value) if not isinstance(v, (dict, list))]
    assert [leaf.pointer for leaf in document.leaves(1, len(rows))] == [pointer for pointer, _ in scalars]
    assert [json.loads(document.raw(pointer)) for pointer, _ in scalars] == [found for _, found in scalars]


def walk(value, pointer=""):
    """Every pointer of a value with what stands there, in reading order."""
    yield pointer, value
    for key, inner in value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else []):
        yield from walk(inner, child(pointer, key))


def cut(rows, span):
    """The text of a span."""
    (line, column), (end_line, end_column) = span
    if line == end_line:
        return rows[line - 1][column - 1 : end_column - 1]
    return "\n".join([rows[line - 1][column - 1 :], *rows[line : end_line - 1], rows[end_line - 1][: end_column - 1]])

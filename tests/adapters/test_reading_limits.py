"""Limits: what is too much is one finding that names the limit and the option that raises it, and costs little."""

import io

import pytest
from read_documents import LIMITS, json_of, lines_of, only, the_fault, told, words, yaml_of

from validator.adapters import yaml_events
from validator.adapters.reading import read_stream

DEEP = 100_000


def refused(document):
    """The limit that a document broke, by the option its fix names."""
    fault = the_fault(document)
    assert (fault.id, document.readable, document.value) == ("ICP005", False, None)
    [option] = [word.strip(",") for word in fault.fix.en.split() if word.startswith("--")]
    assert option in fault.fix.zh
    return option


# Size


@pytest.mark.parametrize("read", [only, json_of])
def test_a_file_may_have_as_many_bytes_as_the_limit_and_no_more(read):
    text = '{"例": 1}'
    assert read(text, max_bytes=len(text.encode())).value == {"例": 1}
    document = read(text, max_bytes=len(text.encode()) - 1)
    assert (refused(document), told(document)) == ("--max-bytes", [("ICP005", "", "1:1-1:1")])
    assert "larger than 9 bytes" in words(document)


def test_a_line_that_is_too_long_is_told_alone():
    documents = lines_of('{"a": 1}\n{"b": "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"}\r\n{"c": 22}\r\n', max_bytes=9)
    assert [d.value for d in documents] == [{"a": 1}, None, {"c": 22}]
    assert (refused(documents[1]), told(documents[1])) == ("--max-bytes", [("ICP005", "", "2:1-2:1")])
    assert documents[2].span("/c").start.line == 3


class Endless(io.RawIOBase):
    """A file that never ends and counts what was read of it."""

    def __init__(self, piece: bytes) -> None:
        self.piece = piece
        self.given = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer) -> int:
        buffer[:] = (self.piece * (len(buffer) // len(self.piece) + 1))[: len(buffer)]
        self.given += len(buffer)
        return len(buffer)


@pytest.mark.parametrize("form", ["yaml", "json"])
def test_no_more_of_a_stream_is_read_than_the_limit(form):
    endless = Endless(b" ")
    [document] = read_stream(io.BufferedReader(endless), "-", form, LIMITS._replace(max_bytes=50_000))
    assert refused(document) == "--max-bytes"
    assert endless.given < 70_000


def test_lines_are_read_one_at_a_time():
    endless = Endless(b'{"a": 1}\n' * 1000)
    documents = read_stream(io.BufferedReader(endless), "-", "jsonl", LIMITS)
    assert [next(documents).number for _ in range(3)] == [0, 1, 2]
    assert endless.given < 20_000


# Depth


@pytest.mark.parametrize("levels", [64, 65])
@pytest.mark.parametrize("read", [only, json_of])
def test_the_top_has_depth_one(levels, read):
    document = read('{"a":' + "[" * (levels - 1) + "]" * (levels - 1) + "}")
    if levels == 64:
        assert document.faults == ()
    else:
        assert (refused(document), told(document)) == ("--max-depth", [("ICP005", "", "1:69-1:70")])
        assert "deeper than 64 levels" in words(document)


@pytest.mark.parametrize("opening", ["[", "{a: ", "- ", "? ", "[\n", "[a: ", "{? ", "!t [", "&x [", "[[], "])
def test_yaml_of_endless_depth_is_refused(opening):
    assert refused(only(opening * DEEP)) == "--max-depth"


@pytest.mark.parametrize("opening", ["[", '{"a":', '[[],"[",', "[1,\n"])
def test_json_of_endless_depth_is_refused(opening):
    assert refused(json_of(opening * DEEP)) == "--max-depth"


def test_indentation_of_endless_depth_is_refused():
    assert refused(only("".join(f"{' ' * n}a:\n" for n in range(1000)))) == "--max-depth"


@pytest.mark.parametrize("read", [only, json_of])
def test_the_option_raises_the_depth(read):
    document = read('{"a":' * 1200 + "1" + "}" * 1200, max_depth=1200)
    assert (document.faults, document.at("/a" * 1200)) == ((), 1)
    assert document.span("/a" * 1200).start.column == 5 * 1200 + 1


def test_brackets_in_texts_are_not_nested():
    texts, blocks = "[{" * 200, "[],{}," * 100
    assert json_of(f'{{"a": "{texts}", "b": [{blocks}1]}}').faults == ()


def test_aliases_count_for_depth():
    text = "- &a0 [x]\n" + "".join(f"- &a{n} [*a{n - 1}]\n" for n in range(1, 100))
    document = only(text)
    assert (refused(document), told(document)) == ("--max-depth", [("ICP005", "", "64:9-64:13")])
    assert refused(only(f"a: {text.splitlines()[0][2:]}\nb: &b {'[' * 62}*a0{']' * 62}\nc: [*b]\n")) == "--max-depth"


def test_a_document_that_is_too_deep_does_not_take_the_others_along():
    first, second, third = yaml_of("a: 1\n---\nb: [[[1]]]\n---\nc: 3\n", max_depth=3)
    assert (first.value, refused(second), third.value) == ({"a": 1}, "--max-depth", {"c": 3})


# Nodes


@pytest.mark.parametrize("read", [only, json_of])
def test_every_value_is_a_node(read):
    text = '{"a": [1, {"b": null}, "例"]}'
    assert read(text, max_nodes=6).faults == ()
    document = read(text, max_nodes=5)
    assert (refused(document), told(document)) == (
        "--max-nodes",
        [("ICP005", "", "1:24-1:27")],
    )


@pytest.mark.parametrize("read", [only, json_of])
def test_very_many_values_are_refused(read):
    assert refused(read('{"a": [' + "1," * 100_000 + "1]}")) == "--max-nodes"
    assert read('{"a": [' + "1," * 90_000 + "1]}").faults == ()


def test_what_aliases_repeat_is_counted_each_time_but_never_built():
    bomb = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{name}: &{name} [{', '.join([f'*{before}'] * 10)}]\n"
        for before, name in zip("abcdefgh", "bcdefghi", strict=True)
    )
    document = only(bomb)
    assert (refused(document), document.faults[0].span.start.line) == ("--max-nodes", 5)
    assert only(bomb, max_nodes=10**10).faults == ()


def test_aliases_are_counted_exactly():
    text = "a: &a [1, 2]\nb: [*a, *a]\n"
    assert only(text, max_nodes=11).faults == ()
    assert refused(only(text, max_nodes=10 - 1)) == "--max-nodes"


def test_there_may_be_as_many_documents_as_nodes():
    documents = yaml_of("---\na\n" * 5, max_nodes=3)
    assert [d.faults[0].id for d in documents] == ["ICP008", "ICP008", "ICP008", "ICP005"]
    assert "more than 3 documents" in words(documents[-1])


# Numbers, keys, faults


@pytest.mark.parametrize("read", [only, json_of])
@pytest.mark.parametrize("number", ["9" * 101, "-" + "9" * 100_000, "1" * 200 + ".5", "1e" + "5" * 5000])
def test_a_number_of_absurd_length_is_refused_and_stays_text(read, number):
    document = read(f'{{"b": 1, "a": {number}}}')
    assert (document.value, document.faults[0].refused) == ({"b": 1, "a": number}, ("/a",))
    assert told(document) == [("ICP005", "/a", f"1:15-1:{15 + len(number)}")]
    assert "may have 100" in words(document) and "no option raises" in the_fault(document).fix.en


@pytest.mark.parametrize("read", [only, json_of])
def test_a_number_of_a_hundred_digits_is_exact(read):
    assert read('{"a": %s}' % ("9" * 100)).value == {"a": 10**100 - 1}


@pytest.mark.parametrize("text", ['? "%s"\n: 1\n? b\n: 2\n', "? %s\n: 1\n? b\n: 2\n"])
def test_a_key_of_absurd_length_is_refused_and_left_out(text):
    document = only(text % ("k" * 1025))
    assert document.value == {"b": 2}
    assert [fault.id for fault in document.faults] == ["ICP005"]
    assert "1,025 characters" in words(document)


def test_a_key_that_is_too_long_for_its_line_does_not_parse():
    assert told(only("a: 1\n%s: 2\n" % ("k" * 1025)))[0][0] == "ICP001"


def test_a_key_of_absurd_length_is_refused_in_json():
    document = json_of('{"%s": {"a": [1]}, "b": 2}' % ("k" * 5000))
    assert (document.value, [fault.id for fault in document.faults]) == ({"b": 2}, ["ICP005"])
    assert len(document.faults[0].pointer) == 1025
    assert json_of('{"%s": 1}' % ("k" * 1024)).faults == ()


def test_only_so_many_faults_are_told():
    document = only("- no\n" * 3000)
    assert [fault.id for fault in document.faults] == ["ICP008"]
    document = only("a:\n" + "- no\n" * 3000)
    assert [fault.id for fault in document.faults] == ["ICP010"] * 1000 + ["ICP005"]
    assert document.faults[-1].span.start.line == 1002


@pytest.mark.parametrize("text", ["[" * DEEP, "- " * DEEP, "{a: " * DEEP])
def test_the_parser_in_python_is_stopped_as_well(text, monkeypatch):
    monkeypatch.setattr("validator.adapters.yaml_reading.events", lambda text: yaml_events.SlowParser(text).get_event)
    monkeypatch.setattr(yaml_events, "events", lambda text: yaml_events.SlowParser(text).get_event)
    assert refused(only(text)) == "--max-depth"

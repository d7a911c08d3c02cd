import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from validator.core.texts import Text
from validator.core.widths import columns
from validator.reports.terminal import blanked, escaped, flowing, painted, spoken, stacked, wrapped


def test_a_style_is_put_around_a_text_only_where_colour_is_wanted():
    assert painted("error", "error", colour=True) == "\x1b[1;31merror\x1b[0m"
    assert painted("error", "error", colour=False) == "error"


def test_nothing_is_not_painted():
    assert painted("", "error", colour=True) == ""


@pytest.mark.parametrize(
    ("hostile", "shown"),
    [
        ("a\x1b[31mb", "a\\x1b[31mb"),
        ("a\nb\r\tc", "a\\x0ab\\x0d\\x09c"),
        ("a\x9bb", "a\\x9bb"),
        ("a\u202eb", "a\\u202eb"),
        ("caf\udce9", "caf\\xe9"),
        ("\ud800", "\\ud800"),
        ("\U000e0001", "\\U000e0001"),
        ("备案 𠮷.icp.yaml", "备案 𠮷.icp.yaml"),
    ],
)
def test_what_could_steer_a_terminal_is_written_out(hostile, shown):
    assert escaped(hostile) == shown


def test_in_an_excerpt_each_such_character_stays_one_character():
    assert blanked("a\tb\x1bc\u202e备") == "a b\ufffdc\ufffd备"


def test_a_text_is_told_in_the_language_asked_for():
    text = Text("a\x07", "甲")
    assert (spoken(text, "en"), spoken(text, "zh"), spoken(text, "both")) == (("a\\x07",), ("甲",), ("甲", "a\\x07"))


def test_a_text_that_is_the_same_in_both_languages_is_told_once():
    assert spoken(Text("ECS", "ECS"), "both") == ("ECS",)


def test_english_breaks_between_words():
    assert wrapped("write the password as a reference", 20) == ["write the password", "as a reference"]


def test_chinese_breaks_between_characters():
    assert wrapped("变更备案须填写工信部备案密码", 20) == ["变更备案须填写工信部", "备案密码"]


def test_no_line_starts_with_a_chinese_comma():
    assert wrapped("变更备案须填写工信部，密码", 20) == ["变更备案须填写工信", "部，密码"]


def test_no_line_ends_with_an_opening_bracket():
    assert wrapped("变更备案须填写工信（密码）", 20) == ["变更备案须填写工信", "（密码）"]


def test_a_name_in_latin_letters_stays_whole_within_chinese():
    assert wrapped("请在下方填写 filing.password 一项", 20) == ["请在下方填写", "filing.password 一项"]


def test_an_apostrophe_does_not_break_a_word():
    assert wrapped("abcdefghijklmnop don’t", 20) == ["abcdefghijklmnop", "don’t"]


def test_what_is_longer_than_a_line_is_cut():
    assert wrapped("a" * 45, 20) == ["a" * 20, "a" * 20, "a" * 5]


def test_the_first_line_and_the_others_have_their_own_beginnings():
    assert wrapped("one two three four five", 20, first="  fix: ", rest="    ") == [
        "  fix: one two three",
        "    four five",
    ]


def test_an_empty_text_is_one_empty_line():
    assert wrapped("", 20) == [""]


def test_a_terminal_narrower_than_anybody_has_is_taken_as_twenty_columns():
    assert wrapped("a b " * 10, 1) == ["a b a b a b a b a b", "a b a b a b a b a b"]


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="ab .，（）备案‹›:/", max_size=80), st.integers(20, 60))
def test_no_line_is_wider_than_asked_for_and_nothing_but_blanks_is_lost(text, width):
    lines = wrapped(text, width, first="  fix: ", rest="    ")
    assert all(line == line.rstrip() for line in lines)
    assert "".join(lines).replace(" ", "") == ("fix:" + text).replace(" ", "")
    assert all(columns(line) <= width for line in lines)


def test_pieces_flow_into_lines_and_break_between_pieces():
    assert flowing(["one two", "three four", "five"], 20, rest="  ") == ["one two", "  three four · five"]


def test_a_piece_longer_than_a_line_is_wrapped():
    assert flowing(["short", "a very long piece of text"], 20, rest="  ") == [
        "short",
        "  a very long piece",
        "  of text",
    ]


def test_blocks_have_an_empty_line_between_them_and_one_newline_at_the_end():
    assert stacked([["a  ", "b"], [], ["c"]]) == "a\nb\n\nc\n"


def test_no_blocks_are_no_text():
    assert stacked([]) == ""

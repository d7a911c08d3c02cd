from hypothesis import given, settings
from hypothesis import strategies as st

from validator.core.widths import advances, columns, padded, underline, window


def test_latin_letters_take_one_column_each():
    assert columns("filing.password") == 15


def test_chinese_characters_and_full_width_punctuation_take_two():
    assert columns("备案：") == 6


def test_half_width_katakana_takes_one():
    assert columns("ｶﾅ") == 2


def test_a_character_outside_the_basic_plane_takes_two():
    assert columns("𠮷") == 2


def test_a_combining_accent_takes_none():
    assert columns("e\u0301") == 1


def test_a_zero_width_space_takes_none():
    assert columns("a\u200bb") == 2


def test_an_emoji_takes_two():
    assert columns("✅") == 2


def test_a_skin_tone_joins_the_emoji_before_it():
    assert columns("👍🏽") == 2


def test_a_family_is_one_emoji():
    assert columns("👨\u200d👩\u200d👧") == 2


def test_a_flag_is_one_emoji_of_two_letters():
    assert columns("🇨🇳") == 2


def test_two_flags_are_two_emoji():
    assert columns("🇨🇳🇭🇰") == 4


def test_emoji_style_widens_a_narrow_sign():
    assert (columns("⚠"), columns("⚠\ufe0f")) == (1, 2)


def test_control_characters_take_none():
    assert columns("a\x1bb\x07") == 2


def test_decomposed_hangul_takes_the_columns_of_the_syllable():
    assert columns("\u1112\u1161\u11ab") == 2


def test_ambiguous_quotation_marks_take_one():
    assert columns("“a”…") == 4


def test_each_code_point_has_its_advance():
    assert advances("a案e\u0301") == [1, 2, 1, 0]


def test_padding_counts_columns():
    assert padded("错误", 6) == "错误  "


def test_padding_never_cuts():
    assert padded("备案密码", 3) == "备案密码"


def test_the_caret_stands_under_the_value_after_a_chinese_key():
    text = "名称: 示例网站"
    assert underline(text, text.index("示"), 4) == "      ^^^^^^^^"


def test_the_caret_stands_under_latin_text_behind_chinese_text():
    text = "{name: 示例, host: example.cn}"
    assert underline(text, text.index("example"), 10) == " " * 19 + "^" * 10


def test_an_empty_mark_still_gets_one_caret():
    assert underline("kind:", 5, 0) == "     ^"


def test_a_mark_behind_the_end_of_the_line_gets_one_caret():
    assert underline("ab", 5, 3) == "  ^"


def test_a_line_that_fits_is_left_alone():
    assert window("name: 示例", 6, 2, 20) == ("name: 示例", 6, 2)


def test_a_long_line_is_cut_behind_a_mark_near_its_start():
    assert window("name: " + "x" * 100, 0, 4, 20) == ("name: xxxxxxxxxxxxx…", 0, 4)


def test_a_long_line_is_cut_before_a_mark_near_its_end():
    cut = window("x" * 100 + " name", 101, 4, 20)
    assert cut == ("…" + "x" * 14 + " name", 16, 4)


def test_a_long_line_is_cut_on_both_sides_of_a_mark_in_the_middle():
    cut = window("a" * 50 + "MARK" + "b" * 50, 50, 4, 21)
    assert cut == ("…" + "a" * 8 + "MARK" + "b" * 7 + "…", 9, 4)


def test_a_mark_longer_than_the_window_is_cut_with_it():
    cut = window("abc" + "M" * 100, 3, 100, 20)
    assert (cut.text, cut.text[cut.caret], cut.caret + cut.width) == ("abcMMMMMMMMMMMMMMMM…", "M", 19)


def test_wide_characters_are_never_cut_in_half():
    assert window("备案" * 20, 0, 1, 10).text == "备案备案…"


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="ab备案 ，👍", min_size=1, max_size=60).flatmap(
        lambda text: st.tuples(st.just(text), st.integers(0, len(text) - 1), st.integers(0, 20), st.integers(10, 40))
    )
)
def test_a_window_fits_its_room_and_holds_the_start_of_the_mark(drawn):
    text, caret, width, room = drawn
    cut = window(text, caret, width, room)
    assert columns(cut.text) <= room
    assert cut.text[cut.caret] == text[caret]


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet=st.characters(max_codepoint=0xFFFF), max_size=5))
def test_the_columns_of_a_text_are_those_of_its_characters(text):
    assert columns(text) == sum(advances(text))


def test_every_common_character_takes_the_columns_that_unicode_says():
    for first, last in ((0x20, 0x7E), (0x3001, 0x3011), (0x4E00, 0x9FEF), (0xFF01, 0xFF5E)):
        for code in range(first, last + 1):
            assert columns(chr(code)) == advances(chr(code))[0]

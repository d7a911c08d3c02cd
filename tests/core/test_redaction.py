import re
from typing import NamedTuple

import pytest

from validator.core.documents import Leaf
from validator.core.places import Position, Span
from validator.core.redaction import LONGEST, excerpt, mask
from validator.core.texts import Text
from validator.core.widths import columns

MARK = re.compile(r"⟦([^|⟧]*)\|([^|⟧]*)\|?([^⟧]*)⟧")


class Described(NamedTuple):
    title: Text
    sensitive: str | None


class Descriptions(NamedTuple):
    """The few places that these tests know."""

    places: dict[str, Described]

    def of(self, pointer):
        return self.places.get(pointer)


KNOWN = Descriptions(
    {
        "/kind": Described(Text("kind", "申请类型"), None),
        "/filing/password": Described(Text("filing password", "备案密码"), "secret"),
        "/mobile": Described(Text("mobile", "手机号码"), "personal"),
        "/remarks": Described(Text("remarks", "备注"), "personal"),
        "/home_page": Described(Text("home page", "首页网址"), None),
        "/notes": Described(Text("notes", "说明"), None),
    }
)


class Page(NamedTuple):
    """A document of raw lines and the leaves somebody says are in it."""

    raw: tuple[str, ...]
    known: tuple[Leaf, ...]
    readable: bool = True

    def lines(self, first, last):
        return list(self.raw[first - 1 : last])

    def leaves(self, first, last):
        return (leaf for leaf in self.known if leaf.span.start.line <= last and leaf.span.end.line >= first)


def span(line, start, end, last_line=None):
    return Span(Position(line, start), Position(last_line or line, end))


def page(*marked):
    """A page of lines in which ⟦pointer|value⟧ and ⟦pointer|key|value⟧ say where the leaves are."""
    raw, leaves = [], []
    for number, line in enumerate(marked, start=1):
        text = ""
        at = 0
        for found in MARK.finditer(line):
            pointer, first, second = found.groups()
            text += line[at : found.start()]
            key = span(number, len(text) + 1, len(text) + 1 + len(first)) if second else None
            text += f"{first}: " if second else ""
            value = second or first
            leaves.append(Leaf(pointer, span(number, len(text) + 1, len(text) + 1 + len(value)), key))
            text += value
            at = found.end()
        raw.append(text + line[at:])
    return Page(tuple(raw), tuple(leaves))


def shown(*marked, line=1):
    return excerpt(page(*marked), span(line, 1, 2), KNOWN).line.text


def marked(found):
    """The text that stands above the carets."""
    return found.line.text[found.caret : found.caret + found.width]


def test_a_mask_names_what_it_hides():
    assert mask("mobile") == "‹mobile›"


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("⟦/kind|kind|change⟧", "kind: change"),
        ("⟦/mobile|mobile|13800138000⟧", "mobile: ‹mobile›"),
        ('⟦/mobile|mobile|"138"⟧', "mobile: ‹mobile›"),
        ("  ⟦/filing/password|password|${PASSWORD}⟧", "  password: ‹filing password›"),
        ("⟦/nickname|nickname|张三⟧", "nickname: ‹value›"),
        ("⟦/kind|kind|change⟧  # call 张三 on 138", "kind: change  ‹comment›"),
        ("# 张三", "‹comment›"),
        ("filing:", "filing:"),
        ("主体: # 张三", "主体: ‹comment›"),
        ('  "subject": {', '  "subject": {'),
        ("  - ⟦/kind|kind|change⟧", "  - kind: change"),
        ("- - ⟦/people/0|张三⟧", "- - ‹value›"),
        ("principal: &zhangsan", "principal: ‹…›"),
        ("principal: *zhangsan", "principal: ‹…›"),
        ("principal: !zhangsan {}", "principal: ‹…› {}"),
        ("⟦/home_page|home_page|&zhangsan example.cn⟧", "home_page: ‹home page›"),
        ("⟦/home_page|home_page|*zhangsan⟧", "home_page: ‹home page›"),
        ("⟦/home_page|home_page|138-0013 8000⟧", "home_page: ‹home page›"),
        ("⟦/home_page|home_page|203.0.113.7⟧", "home_page: 203.0.113.7"),
        ("⟦/home_page|home_page|2018-05-02⟧", "home_page: 2018-05-02"),
        ("%TAG ! tag:张三", "‹…› ‹…› ‹…›"),
        ("---", "---"),
        ("left over", "‹…› ‹…›"),
        ("⟦/13800138000|13800138000|x⟧", "‹key›: ‹value›"),
        ("13800138000:", "‹key›:"),
        ('{"filing":{"a":1}}', '{"filing":{"a":‹…›}}'),
        ('"张三 # 138": {}', '"张三 # 138": {}'),
    ],
)
def test_only_what_is_known_to_be_harmless_is_shown(line, expected):
    assert shown(line) == expected


def test_a_line_of_json_with_many_values_masks_each_by_itself():
    line = '{⟦/kind|"kind"|"change"⟧, ⟦/mobile|"mobile"|"138"⟧, "deep": {⟦/deep/x|"x"|1⟧}, "list": [⟦/list/0|7⟧]}'
    assert shown(line) == '{"kind": "change", "mobile": ‹mobile›, "deep": {"x": ‹value›}, "list": [‹value›]}'


def test_of_two_names_for_one_value_the_masked_one_wins():
    found = page("⟦/home_page|home_page|张三⟧")
    twice = Leaf("/mobile", found.known[0].span, None)
    assert excerpt(found._replace(known=(*found.known, twice)), span(1, 1, 2), KNOWN).line.text == "home_page: ‹mobile›"


def test_what_an_overlapping_value_leaves_over_is_masked_too():
    found = Page(("home_page: ab cd",), (Leaf("/home_page", span(1, 12, 14), None), Leaf("/x", span(1, 13, 17), None)))
    assert excerpt(found, span(1, 1, 2), KNOWN).line.text == "home_page: ab‹value›"


def block(pointer):
    raw = ("remarks: |  # 138", "  kind: 张三", '  # 138"', "kind: change")
    return Page(raw, (Leaf(pointer, span(1, 10, 1, 4), span(1, 1, 8)), Leaf("/kind", span(4, 7, 13), span(4, 1, 5))))


@pytest.mark.parametrize(
    ("line", "expected"),
    [(1, "remarks: ‹remarks›"), (2, "  ‹remarks›"), (3, "  ‹remarks›"), (4, "kind: change")],
)
def test_every_line_of_a_text_of_several_lines_is_masked_whole(line, expected):
    assert excerpt(block("/remarks"), span(line, 1, 2), KNOWN).line.text == expected


def test_a_harmless_text_of_several_lines_is_masked_as_well():
    assert excerpt(block("/notes"), span(2, 1, 2), KNOWN).line.text == "  ‹notes›"


def test_the_caret_marks_the_mask_of_the_value_it_is_about():
    found = excerpt(page("⟦/mobile|mobile|13800138000⟧"), span(1, 9, 20), KNOWN)
    assert (marked(found), found.caret) == ("‹mobile›", 8)


def test_the_caret_marks_a_harmless_value_behind_a_masked_one():
    line = "{⟦/mobile|mobile|13800138000⟧, ⟦/home_page|home_page|例子.中国⟧}"
    found = excerpt(page(line), span(1, 34, 39), KNOWN)
    assert marked(found) == "例子.中国"


def test_the_caret_marks_a_key():
    assert marked(excerpt(page("⟦/mobile|mobile|13800138000⟧"), span(1, 1, 7), KNOWN)) == "mobile"


def test_a_mark_inside_a_masked_value_marks_all_of_it():
    assert marked(excerpt(page("⟦/mobile|mobile|13800138000⟧"), span(1, 12, 13), KNOWN)) == "‹mobile›"


def test_a_mask_as_long_as_its_value_still_hides_where_in_it_the_mark_stood():
    assert marked(excerpt(page("⟦/mobile|mobile|13800138⟧"), span(1, 12, 13), KNOWN)) == "‹mobile›"


def test_a_mark_inside_a_harmless_value_stays_there():
    assert marked(excerpt(page("⟦/home_page|home_page|www.example.cn⟧"), span(1, 16, 23), KNOWN)) == "example"


def test_of_a_mark_over_several_lines_the_first_line_is_marked_to_its_end():
    found = excerpt(page("- ⟦/kind|kind|change⟧  ", "  ⟦/mobile|mobile|138⟧"), span(1, 3, 14, last_line=2), KNOWN)
    assert (found.line.number, marked(found)) == (1, "kind: change")


def test_an_empty_mark_is_one_wide():
    assert excerpt(page("kind:"), span(1, 6, 6), KNOWN)[1:] == (5, 1)


def test_a_mark_at_an_empty_line_stands_at_its_start():
    assert excerpt(Page(("",), ()), span(1, 1, 1), KNOWN) == ((1, ""), 0, 1)


def test_a_long_line_is_cut_around_the_mark():
    line = ", ".join(f"⟦/mobile|m{n}|13800138000⟧" for n in "abcdefghijklmnopqrstuvwxyz")
    found = excerpt(page(f"{{{line}}}"), span(1, 193, 204), KNOWN)
    assert marked(found) == "‹mobile›"
    assert columns(found.line.text) <= LONGEST
    assert (found.line.text[0], found.line.text[-1]) == ("…", "…")


def test_a_document_that_could_not_be_read_has_no_excerpt():
    assert excerpt(page("kind: change")._replace(readable=False), span(1, 1, 2), KNOWN) is None


def test_a_line_that_is_not_there_has_no_excerpt():
    assert excerpt(page("kind: change"), span(9, 1, 2), KNOWN) is None


def test_a_file_on_one_endless_line_has_no_excerpt():
    assert excerpt(Page(("x" * 10_001,), ()), span(1, 1, 2), KNOWN) is None


@pytest.mark.parametrize(
    "line", ["⟦/mobile|mobile|13800138000⟧ # 138", "{⟦/a|a|1⟧, ⟦/b|b|'2'⟧}", "a 1 b 2: &3 *4 !5 '6"]
)
def test_no_digit_of_a_masked_line_survives(line):
    assert not re.search(r"\d", shown(line).replace("a 1 b 2", ""))

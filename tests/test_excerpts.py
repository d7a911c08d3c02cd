"""Excerpts of real files: reading, the application schema and redaction together."""

import re

import pytest

from validator import resources
from validator.adapters.reading import Limits, read
from validator.core.descriptions import Descriptions
from validator.core.places import Position, Span
from validator.core.redaction import excerpt

DESCRIPTIONS = Descriptions(resources.schema("application"))

YAML = """\
# ask 张三, 13800138000
kind: change  # 张三
state: draft
filing: &f
  icp_number: 浙ICP备12000000号
  password: hunter2
  "status": approved
subject: {name: 张三, nature: person, principal: {mobile: "13800138000", is_legal_representative: true}}
nickname: 张三
websites:
  - name: 示例资讯
    home_page: www.example.cn
    remarks: |
      ask 张三
      kind: 张三
    domains: [{name: example.cn}, *f]
    languages:
    - zh-Hans
cancel: 张三
documents:
- type: "a
    张三"
  file: !x 张三.pdf
"""

MASKED = """\
‹comment›
kind: change  ‹comment›
state: draft
filing: ‹…›
  icp_number: 浙ICP备12000000号
  password: ‹MIIT filing password›
  "status": approved
subject: {name: ‹subject's name›, nature: person, principal: {mobile: ‹mobile number›, is_legal_representative: true}}
nickname: ‹value›
websites:
  - name: 示例资讯
    home_page: www.example.cn
    remarks: ‹website remarks›
      ‹website remarks›
      ‹website remarks›
    domains: [{name: example.cn}, ‹domain›]
    languages:
    - zh-Hans
cancel: ‹cancellation›
documents:
- type: ‹document type›
    ‹document type›
  file: ‹…› ‹file›
"""

JSON = """\
{"kind":"change","filing":{"password":"hunter2","icp_number":"浙ICP备12000000号"},
 "subject":{"principal":{"mobile":13800138000,"name":"\\u5f20\\u4e09"}}, "x": [1,{"y":null}],
 "websites":[{"name":"示例资讯","home_page":"www.example.cn"}]}
"""

JSON_MASKED = """\
{"kind":"change","filing":{"password":‹MIIT filing password›,"icp_number":"浙ICP备12000000号"},
 "subject":{"principal":{"mobile":‹mobile number›,"name":‹person's name›}}, "x": [‹value›,{"y":‹value›}],
 "websites":[{"name":"示例资讯","home_page":"www.example.cn"}]}
"""


def masked(text, form):
    """Every line of a file as an excerpt shows it."""
    (document,) = read(text.encode(), "a.icp", form, Limits())
    count = len(re.findall(r"\r\n|\r|\n", text))
    spans = [Span(Position(line, 1), Position(line, 1)) for line in range(1, count + 1)]
    return "".join(excerpt(document, span, DESCRIPTIONS).line.text + "\n" for span in spans)


@pytest.mark.parametrize(("text", "form", "expected"), [(YAML, "yaml", MASKED), (JSON, "json", JSON_MASKED)])
@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_every_line_of_a_file_shows_only_what_is_harmless(text, form, expected, ending):
    assert masked(text.replace("\n", ending), form) == expected


def test_neither_value_of_a_key_that_stands_twice_is_shown():
    assert masked("kind: change\nnickname: 张三\nnickname: 李四\n", "yaml") == (
        "kind: change\nnickname: ‹value›\nnickname: ‹value›\n"
    )


def test_the_caret_marks_the_value_of_a_pointer():
    (document,) = read(YAML.encode(), "a.icp.yaml", "yaml", Limits())
    found = excerpt(document, document.span("/subject/principal/mobile"), DESCRIPTIONS)
    assert found.line.text[found.caret : found.caret + found.width] == "‹mobile number›"


def test_a_file_that_does_not_parse_has_no_excerpt():
    (document,) = read(b"kind: [\n", "a.icp.yaml", "yaml", Limits())
    assert excerpt(document, Span(Position(1, 1), Position(1, 2)), DESCRIPTIONS) is None

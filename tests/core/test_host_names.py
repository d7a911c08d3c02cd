"""Host names: what is one, in ASCII and as people read it, and what it ends in."""

from __future__ import annotations

import pytest

from validator.adapters.suffixes import registrable
from validator.core import host_names


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("example.cn", "example.cn"),
        ("Example.CN", "example.cn"),
        ("a-b.example.com.cn", "a-b.example.com.cn"),
        ("例子.中国", "xn--fsqu00a.xn--fiqs8s"),
        ("例子。cn", "xn--fsqu00a.cn"),
        ("xn--fsqu00a.cn", "xn--fsqu00a.cn"),
    ],
)
def test_a_host_name_is_made_ascii(typed: str, name: str) -> None:
    assert host_names.ascii_form(typed, registrable) == name


@pytest.mark.parametrize(
    "typed",
    [
        "http://example.cn", "example.cn/index.html", "example.cn:8080", "example .cn", "example", "-a.cn", "a-.cn",
        "a_b.cn", "a..cn", ".cn", "example.cn.", "203.0.113.7", "", "a" * 64 + ".cn", "a." * 127 + "cn", "xn--é.cn",
        "例 子.cn", "*.example.cn", "\u202eexample.cn",
    ],
)  # fmt: skip
def test_what_has_more_or_less_than_labels_is_no_host_name(typed: str) -> None:
    assert host_names.ascii_form(typed, registrable) is None


@pytest.mark.parametrize(
    ("name", "suffix"),
    [
        ("example.cn", "cn"),
        ("a.example.com.cn", "com.cn"),
        ("com.cn", "com.cn"),
        ("example.co.uk", "co.uk"),
        ("xn--fsqu00a.xn--fiqs8s", "xn--fiqs8s"),
        ("shenzhen.xn--zfr164b.cn", "xn--zfr164b.cn"),
        ("example.unheard-of", None),
    ],
)
def test_a_suffix_is_what_names_are_registered_below(name: str, suffix: str | None) -> None:
    assert host_names.suffix(name, registrable) == suffix


def test_a_label_that_only_says_that_it_is_encoded_stays_as_it_is() -> None:
    assert host_names.unicode_form("xn--zzzzzz99999.cn") == "xn--zzzzzz99999.cn"
    assert host_names.unicode_form("xn--fsqu00a.cn") == "例子.cn"

"""Registrable domains: what is told without the list agrees with the list."""

from __future__ import annotations

from collections import Counter

import pytest
from publicsuffixlist import PSLFILE, PublicSuffixList

from validator.adapters.suffixes import CN, LACKING, PLAIN, registrable

LIST = PublicSuffixList(accept_unknown=False, only_icann=True)


def suffixes_on_the_list() -> list[str]:
    with open(PSLFILE, encoding="utf-8") as file:
        icann = file.read().partition("===BEGIN ICANN DOMAINS===")[2].partition("===END ICANN DOMAINS===")[0]
    return [line.strip() for line in icann.splitlines() if line.strip() and not line.startswith("//")]


def test_below_the_plain_suffixes_the_list_has_no_others() -> None:
    found = Counter(suffix.rpartition(".")[2] for suffix in suffixes_on_the_list())
    assert {suffix: found[suffix] for suffix in PLAIN} == dict.fromkeys(PLAIN, 1)


def test_the_suffixes_below_cn_are_those_of_the_list() -> None:
    listed = {suffix.removesuffix(".cn") for suffix in suffixes_on_the_list() if suffix.endswith(".cn")}
    assert {label for label in listed if label.isascii()} == set(CN)


@pytest.mark.parametrize("suffix", sorted([*PLAIN, "cn", *(f"{label}.cn" for label in CN)]))
def test_what_is_told_without_the_list_is_what_the_list_tells(suffix: str) -> None:
    for name in (suffix, f"example.{suffix}", f"www.example.{suffix}", f"a.b.example.{suffix}"):
        assert registrable(name) == LIST.privatesuffix(name), name


@pytest.mark.parametrize(
    ("name", "domain"),
    [
        ("example.cn", "example.cn"),
        ("WWW.EXAMPLE.CN", "example.cn"),
        ("example.gov.cn", "example.gov.cn"),
        ("gov.cn", None),
        ("a.b.co.uk", "b.co.uk"),
        ("foo.github.io", "github.io"),
        ("例子.中国", "xn--fsqu00a.xn--fiqs8s"),
        ("www.例子.中国", "xn--fsqu00a.xn--fiqs8s"),
        ("xn--fsqu00a.xn--fiqs8s", "xn--fsqu00a.xn--fiqs8s"),
        ("例子.公司.cn", "xn--fsqu00a.xn--55qx5d.cn"),
        ("公司.cn", None),
        ("例子.cn", "xn--fsqu00a.cn"),
        ("example", None),
        ("", None),
        (".", None),
        ("example..cn", None),
        ("-example.cn", None),
        ("exam_ple.cn", None),
        ("exam ple.cn", None),
        ("http://example.cn", None),
        ("203.0.113.7", None),
        ("example.nosuchsuffix", None),
        (f"{'a' * 64}.cn", None),
        ("\ud800.cn", None),
    ],
)
def test_a_name_has_a_registrable_domain_or_none(name: str, domain: str | None) -> None:
    assert registrable(name) == domain


@pytest.mark.parametrize("suffix", LACKING)
def test_chinese_suffixes_that_the_list_lacks_are_suffixes_all_the_same(suffix: str) -> None:
    found = registrable(f"shenzhen.{suffix}")
    assert found is not None and found.startswith("shenzhen.") and found.count(".") == 2
    assert registrable(f"www.shenzhen.{suffix}") == found
    assert registrable(suffix) is None

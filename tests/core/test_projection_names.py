"""What the names of websites tell, and their home pages."""

from __future__ import annotations

import pytest
from projecting import fact, facts, projected, said

from validator.core.facts import Fact

FAULTY = "? the file's structure is at fault there"
ENTERPRISE = "{nature: enterprise, name: 杭州示例茶业有限公司}"


def website(name: str, rest: str = "", *, subject: str = ENTERPRISE) -> Fact:
    return fact(f"kind: first-filing\nsubject: {subject}\nwebsites:\n  - {{name: '{name}'{rest}}}", "website")


@pytest.mark.parametrize(
    ("name", "length", "script", "symbols"),
    [
        ("示例茶业", 4, "han", None),
        ("示例（茶）-业", 4, "han", None),
        ("茶", 1, "han", None),
        ("12306", 5, "digits", None),
        ("Taobao", 6, "latin", None),
        ("58tc", 4, "digits-and-latin", None),
        ("示例58", 4, "other", None),
        ("示例·茶业★", 4, "han", "·★"),
        ("——", 0, "other", None),
    ],
)
def test_a_name_has_a_length_a_script_and_symbols(name: str, length: int, script: str, symbols: str | None) -> None:
    found = website(name)
    assert [said(found, f) for f in ("name_length", "name_script", "name_symbols")] == [length, script, symbols]


@pytest.mark.parametrize(
    ("name", "is_domain"),
    [
        ("http://example.cn", True),
        ("www.example.cn", True),
        ("example.cn", True),
        ("淘宝.com", True),
        ("示例.中国", True),
        ("EXAMPLE.CN", True),
        ("example.", True),
        ("Node.js教程", False),
        ("示例.", False),
        ("示例茶业", False),
    ],
)
def test_a_name_is_a_domain_if_it_ends_as_domains_do(name: str, is_domain: bool) -> None:
    assert said(website(name, ", domains: [example.cn, {name: other.cn}, 3]"), "name_is_domain") is is_domain


@pytest.mark.parametrize(
    ("name", "subject", "begins", "holds", "related"),
    [
        ("杭州示例茶叶", ENTERPRISE, True, False, True),
        ("示例茶业", ENTERPRISE, False, False, True),
        ("杭州示例茶业有限公司官网", ENTERPRISE, True, True, True),
        ("阳光花园", ENTERPRISE, False, False, False),
        ("张三的笔记", "{nature: individual, name: 张三}", False, True, True),
        ("读书笔记", "{nature: individual, name: 张三}", False, False, False),
        ("示例茶业", "", False, "? the name of the subject is not given", True),
    ],
)
def test_a_name_is_held_against_that_of_the_subject(
    name: str, subject: str, begins: bool, holds: object, related: bool
) -> None:
    found = website(name, subject=subject or "null")
    assert said(found, "name_starts_with_subject_name") is begins
    assert said(found, "name_holds_subject_name") == holds
    assert said(found, "name_related_to_subject") is related


@pytest.mark.parametrize(
    ("subject", "is_national"),
    [
        ('nature: enterprise, certificate: {type: business-license, number: "91100000100003962T"}', True),
        ('nature: enterprise, certificate: {type: business-license, number: "91440300708461136T"}', False),
        ('nature: enterprise, certificate: {type: business-license, number: "100000000003512"}', True),
        ('nature: enterprise, certificate: {type: business-license, number: "330108000003512"}', False),
        (
            'nature: public-institution, certificate: {type: credit-code-certificate, number: "12100000400000624D"}',
            True,
        ),
        ("nature: defence-body", True),
        ("nature: individual", False),
        ("nature: enterprise", "? the certificate number of the subject is not given"),
        (
            'nature: enterprise, certificate: {number: "D2143569X"}',
            "? the certificate number does not tell where it was issued",
        ),
        ("nature: shop", FAULTY),
    ],
)
def test_a_national_body_is_registered_nationally(subject: str, is_national: object) -> None:
    text = f"kind: first-filing\nsubject: {{name: 示例, {subject}}}\nwebsites: [{{name: 示例, domains: [example.cn]}}]"
    assert said(fact(text, "website"), "of_national_body") == is_national
    assert said(fact(text, "domain"), "of_national_body") == is_national


def test_without_a_subject_nobody_knows_whose_website_it_is() -> None:
    assert (
        said(website("示例", subject="null"), "of_national_body")
        == "? the certificate number of the subject is not given"
    )


@pytest.mark.parametrize(
    ("home_page", "ok", "in_domains"),
    [
        ("www.example.cn", True, True),
        ("example.cn", True, True),
        ("WWW.EXAMPLE.CN", True, True),
        ("www.other.cn", True, False),
        ("badexample.cn", True, False),
        ("http://www.example.cn", False, "? the address of the home page is at fault"),
        ("www.example.cn/", False, "? the address of the home page is at fault"),
        ("www.example.cn:80", False, "? the address of the home page is at fault"),
        ("首页", False, "? the address of the home page is at fault"),
        ("", "? the home page of the website is not given", "? the home page of the website is not given"),
    ],
)
def test_a_home_page_is_a_host_name_under_a_domain(home_page: str, ok: object, in_domains: object) -> None:
    found = website("示例", f", home_page: '{home_page}', domains: [example.cn]")
    assert said(found, "home_page_ok") == ok and said(found, "home_page_in_domains") == in_domains


def test_a_home_page_may_lie_under_a_domain_that_cannot_be_read() -> None:
    assert said(website("示例", ", home_page: www.example.cn, domains: [3]"), "home_page_in_domains") == FAULTY


def test_words_are_facts_below_their_website() -> None:
    text = "kind: first-filing\nwebsites: [{name: 示例}, {name: 中国新闻论坛}]"
    site = facts(text, "website")[1]
    found = facts(text, "name_word")
    assert [(f.values["text"], f.values["list"], f.values["place"], f.values.get("approval")) for f in found] == [
        ("中国", "state", "start", None),
        ("新闻", "approval", "inside", "news"),
        ("论坛", "community", "inside", None),
        ("论坛", "individual-a", "inside", None),
    ]
    assert {(f.pointer, f.parents["website"]) for f in found} == {("/websites/1/name", site.number)}


def test_a_name_that_cannot_be_read_may_hold_any_word() -> None:
    text = "kind: first-filing\nwebsites: [{name: 3}]"
    assert [(f.pointer, f.phantom is not None) for f in facts(text, "name_word")] == [("/websites/0/name", True)]
    found = fact(text, "website")
    assert {said(found, f) for f in ("name_length", "name_script", "name_is_domain", "name_related_to_subject")} == {
        FAULTY
    }
    assert projected(text, ["/websites/0/name"]).memory.of_kind("name_word")[0].phantom is not None

"""Names: what they are made of, what they have in common, and which words of lists stand in them."""

from __future__ import annotations

import pytest
from projecting import FOUNDING, raw_tables

from validator.core import canonical, names
from validator.core.addresses import Addresses
from validator.core.name_words import DOMAIN, SUBJECT, WEBSITE, NameWords
from validator.core.names import NameParts
from validator.core.tables import Tables

TABLES = Tables(raw_tables(), FOUNDING)
PLACES = Addresses(TABLES.rows("provinces"), TABLES.rows("areas"))
PARTS = NameParts(PLACES, (str(row["form"]) for row in TABLES.rows("legal_forms")))
WORDS = {sort: NameWords(TABLES.rows("words"), PLACES, sort) for sort in (WEBSITE, SUBJECT, DOMAIN)}


def hits(name: str, sort: str = WEBSITE) -> list[tuple[str, str, str]]:
    return [(hit.word.text, hit.word.list, hit.place) for hit in WORDS[sort].hits(name)]


@pytest.mark.parametrize(
    ("name", "letters"),
    [("示例（茶-业）", "示例茶业"), ("Ｔ１ 茶", "T1茶"), ("——", ""), ("①号店", "1号店"), ("𠮷野家", "𠮷野家")],
)
def test_brackets_hyphens_and_spaces_do_not_count(name: str, letters: str) -> None:
    assert names.letters(name) == letters


@pytest.mark.parametrize(
    ("letters", "script"),
    [
        ("12306", "digits"),
        ("taobao", "latin"),
        ("Café", "latin"),
        ("58tongcheng", "digits-and-latin"),
        ("示例茶业", "han"),
        ("𠮷野家", "han"),
        ("示例58", "other"),
        ("ひらがな", "other"),
        ("", "other"),
    ],
)
def test_a_name_is_of_one_script_or_of_several(letters: str, script: str) -> None:
    assert names.script(letters) == script


@pytest.mark.parametrize(
    ("name", "symbols"),
    [
        ("示例【茶】（业）-《书》", ""),
        ("示例 茶业", ""),
        ("示例·茶业", "·"),
        ("示例_茶业!!", "_!"),
        ("示例🍵", "🍵"),
        ("“示例”", "“”"),
    ],
)
def test_symbols_are_told_once_each(name: str, symbols: str) -> None:
    assert names.symbols(name) == symbols


@pytest.mark.parametrize(
    ("name", "of", "is_related"),
    [
        ("示例茶业", "杭州示例茶业有限公司", True),
        ("茶业资讯", "杭州示例茶业有限公司", True),
        ("阳光花园", "杭州示例茶业有限公司", False),
        ("杭州有限公司网", "杭州示例茶业有限公司", False),
        ("北大", "北京大学", True),
        ("大北", "北京大学", False),
        ("Acme中文网", "Acme(China)有限公司", True),
        ("ab中文网", "ab软件有限公司", False),
        ("阳光花园", "杭州有限公司", True),
        ("阳光花园", "甲公司", True),
        ("网", "杭州示例茶业有限公司", False),
    ],
)
def test_two_names_are_related_by_what_is_neither_place_nor_legal_form(name: str, of: str, is_related: bool) -> None:
    assert PARTS.are_related(canonical.name(name), canonical.name(of)) is is_related


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("示例茶业", []),
        ("中国茶叶网", [("中国", "state", "start")]),
        ("《中国》", [("中国", "state", "whole")]),
        ("茶叶中国", []),
        ("中国象棋", []),
        ("人民币收藏", []),
        ("论坛", [("论坛", "community", "whole"), ("论坛", "individual-a", "whole")]),
        ("交流电机", []),
        ("示例医疗器械", [("医疗器械", "approval", "inside")]),
        ("示例医疗", [("医疗", "approval", "inside")]),
        ("教育基金会", [("教育", "approval", "start")]),
        ("P2p理财", [("P2P", "finance", "start"), ("理财", "finance", "inside"), ("理财", "lending", "inside")]),
        ("深圳笔记", [("深圳", "places", "start")]),
        ("朝阳笔记", []),
        ("反腐", [("反腐", "petition", "whole"), ("反腐", "sensitive", "whole")]),
    ],
)
def test_each_word_of_a_list_is_met_where_it_stands(name: str, found: list[tuple[str, str, str]]) -> None:
    assert hits(name) == found


def test_of_words_of_one_list_the_longest_counts_and_each_counts_once() -> None:
    assert [hit for hit in hits("股权投资基金") if hit[1] == "finance"] == [("股权投资基金", "finance", "whole")]
    assert [hit for hit in hits("论坛与论坛") if hit[1] == "community"] == [("论坛", "community", "start")]


def test_an_approval_comes_with_its_strength() -> None:
    found = {hit.word.text: (hit.word.approval, hit.word.strength) for hit in WORDS[WEBSITE].hits("新闻与教育")}
    assert found == {"新闻": ("news", "required"), "教育": ("education", "ask-province")}


def test_a_list_is_looked_for_in_the_names_it_is_meant_for() -> None:
    assert hits("中国论坛金融", SUBJECT) == [("金融", "finance", "inside")]
    assert hits("论坛中国", DOMAIN) == [("中国", "state-in-domain", "inside")]
    assert hits("金融", DOMAIN) == []


def test_a_longer_word_that_is_set_apart_does_not_hide_the_word_beside_it() -> None:
    assert [hit for hit in hits("中国象棋") if hit[1] == "state"] == []
    assert ("交流", "community", "inside") in hits("交流电与交流")


def test_names_begin_alike_by_four_characters() -> None:
    assert names.begin_alike("示例茶业官网", "示例茶业有限公司")
    assert not names.begin_alike("示例茶", "示例茶业有限公司")
    assert not names.begin_alike("示例茶叶官网", "示例茶业有限公司")

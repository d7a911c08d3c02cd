"""The sentences of rules: every word of the language in both languages, and those of all shipped rules as a snapshot."""

# One case a line, however long: side by side the two languages can be compared.
# ruff: noqa: E501

from __future__ import annotations

import doctest
import json
import os
import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from validator import resources
from validator.adapters.rulefiles import load_rulebook
from validator.core.declarations import fact_kinds
from validator.core.facts import FactKind, Field
from validator.core.language.faults import Faults
from validator.core.language.reader import read_rule
from validator.core.language.vocabulary import APPLICATION_KINDS, Vocabulary
from validator.core.proof.mutants import mutants_of_the_body
from validator.core.rulebook import Rulebook
from validator.core.sentences import chinese_facts, english_facts, phrases, sentence, values
from validator.core.sentences.values import Words
from validator.core.sentences.words import WORDS
from validator.core.texts import Text

ROOT = Path(__file__).resolve().parents[2]
SNAPSHOT = Path(__file__).with_name("sentences.snapshot.txt")
UPDATE = "ICPLINT_UPDATE_GOLDEN"

Raw = Mapping[str, Any]


# A small world of facts, in words of its own


def a_field(name: str, en: str, zh: str, type_: str = "text", presence: str = "optional", **more: Any) -> Field:
    return Field(name, type_, Text(en, zh), presence, True, True, None, name, None, more.pop("values", ()), **more)


def yes_no(name: str, yes: Text, no: Text) -> Field:
    return a_field(name, name, name, "boolean", "derived", yes=yes, no=no)


def a_kind(
    name: str, en: str, zh: str, *fields: Field, scope: str = "application", of: tuple[str, ...] = ()
) -> FactKind:
    context = (
        a_field("in", "kind of application", "申请类型", "kind", "always", values=APPLICATION_KINDS),
        a_field("province", "province of the subject", "主体所在省"),
        a_field("nature", "nature of the subject", "主体性质", values=("enterprise", "foundation", "individual")),
    )
    own = fields if scope != "application" else (*context, *fields)
    return FactKind(name, scope, of, Text(en, zh), "", {field.name: field for field in own})


NUMBER = a_field("icp_number", "ICP number", "备案号")
STATUS = a_field("status", "status", "状态", presence="always", values=("approved", "in-review", "cancelled"))
KINDS = {
    kind.name: kind
    for kind in (
        a_kind("application", "application", "申请", a_field("kind", "kind", "类型", "kind", "always")),
        a_kind(
            "filing",
            "filing",
            "备案",
            NUMBER,
            STATUS,
            a_field("platform", "platform of old", "原办理平台"),
            a_field("filed_on", "filing date", "备案日期", "date", "derived"),
            a_field("sites", "number of sites", "网站数量", "integer", "always"),
            yes_no("moved", Text("was moved", "系迁入"), Text("was not moved", "不是迁入")),
        ),
        a_kind("subject", "subject", "主体", a_field("name", "name", "名称")),
        a_kind("website", "website", "网站", a_field("name", "name", "名称"), a_field("code", "code", "代码")),
        a_kind("domain", "domain", "域名", a_field("name", "name", "名称"), of=("website",)),
        a_kind("person", "person", "负责人", a_field("role", "role", "角色"), a_field("age", "age", "年龄", "integer")),
        a_kind("document", "document", "申请材料", a_field("type", "type", "类型")),
        a_kind("feature", "feature", "网站功能", a_field("name", "name", "名称"), of=("website",)),
        a_kind("record", "record", "记录", NUMBER, STATUS, a_field("owner", "owner", "持有人"), scope="ledger"),
        a_kind("use", "use", "使用", NUMBER, a_field("owners", "number of owners", "持有人数", "integer"), scope="run"),
    )
}
WORLD = Vocabulary(
    kinds=KINDS,
    lists={"new": ("first-filing", "add-website"), "organizations": ("enterprise", "foundation")},
    tables={
        "caps": ({"kind_of_site": "a", "most": 1}, {"kind_of_site": "b", "most": 2}),
        "natures": ({"nature": "enterprise", "zh": "企业"}, {"nature": "foundation", "zh": "基金会"}),
        "provinces": (
            {"name": "北京", "english": "Beijing"},
            {"name": "天津", "english": "Tianjin"},
            {"name": "广东", "english": "Guangdong"},
            {"name": "云南", "english": "Yunnan"},
            {"name": "上海", "english": "Shanghai"},
            {"name": "山东", "english": "Shandong"},
        ),
    },
    provinces=("北京", "天津", "广东", "云南", "上海", "山东"),
)


def told(**body: Any) -> tuple[str, str]:
    return tuple(sentence({word.replace("_", " "): said for word, said in body.items()}, WORLD))  # type: ignore[return-value]


CLAIM = {"filing": {"in": "claim"}}
A_DOMAIN = {"require": {"document": {"type": "domain-certificate"}}}


# must


def test_a_plain_value() -> None:
    assert told(for_each=CLAIM, must={"filing": {"platform": "hichina"}}) == (
        "For each filing in a claim, the platform of old must be HiChina.",
        "认领备案申请中的备案，其原办理平台须为万网。",
    )


@pytest.mark.parametrize(
    ("tests", "en", "zh"),
    [
        ({"platform": {"is not": "hichina"}}, "the platform of old must not be HiChina", "其原办理平台不得为万网"),
        ({"status": {"one of": ["approved", "in-review"]}}, "the status must be approved or in review", "其状态须为审核通过或审核中"),
        ({"platform": {"one of": ["ecs", "slb", "oss"]}}, "the platform of old must be ECS, load balancer or object storage", "其原办理平台须为云服务器ECS、负载均衡SLB或对象存储OSS"),
        ({"platform": {"none of": ["ecs", "slb"]}}, "the platform of old must not be ECS or load balancer", "其原办理平台不得为云服务器ECS或负载均衡SLB"),
        ({"filed_on": {"before": "2010-06-01"}}, "the filing date must be before 1 June 2010", "其备案日期须早于2010年6月1日"),
        ({"filed_on": {"on or after": "2010-06-01"}}, "the filing date must be on or after 1 June 2010", "其备案日期不得早于2010年6月1日"),
        ({"sites": {"at least": 1}}, "the number of sites must be at least 1", "其网站数量不得少于1"),
        ({"sites": {"at least": 1, "at most": 20}}, "the number of sites must be at least 1 and at most 20", "其网站数量不得少于1且不得超过20"),
        ({"platform": {"present": True}}, "the platform of old must be given", "须填写原办理平台"),
        ({"platform": {"present": False}}, "the platform of old must not be given", "不得填写原办理平台"),
        ({"platform": {"known": True}}, "the platform of old must be given", "须填写原办理平台"),
        ({"platform": "somewhere-else"}, "the platform of old must be “somewhere-else”", "其原办理平台须为“somewhere-else”"),
    ],
)  # fmt: skip
def test_every_test_of_a_field(tests: Raw, en: str, zh: str) -> None:
    zh = f"的{zh.removeprefix('其')}" if zh.startswith("其") else zh
    assert told(for_each={"filing": {}}, must={"filing": tests}) == (f"For each filing, {en}.", f"备案{zh}。")


@pytest.mark.parametrize(
    ("tests", "en", "zh"),
    [
        ({"moved": True}, "Each filing must have been moved.", "备案须系迁入。"),
        ({"moved": False}, "Each filing must not have been moved.", "备案不得为迁入。"),
        ({"moved": {"is not": True}}, "Each filing must not have been moved.", "备案不得为迁入。"),
        ({"filed_on": {"present": False}}, "Each filing must have no filing date.", "备案不得有备案日期。"),
    ],
)
def test_what_is_true_of_a_fact_as_a_whole(tests: Raw, en: str, zh: str) -> None:
    assert told(for_each={"filing": {}}, must={"filing": tests}) == (en, zh)


def test_several_tests_are_all_told() -> None:
    assert told(for_each=CLAIM, must={"filing": {"platform": "hichina", "status": "approved", "moved": False}}) == (
        "For each filing in a claim, the platform of old must be HiChina, and the status must be approved, "
        "and the filing must not have been moved.",
        "认领备案申请中的备案，其原办理平台须为万网，且其状态须为审核通过，且不得为迁入。",
    )


def test_missing_fails() -> None:
    assert told(for_each=CLAIM, missing_fails=True, must={"filing": {"platform": "hichina"}}) == (
        "For each filing in a claim, the platform of old must be given and be HiChina.",
        "认领备案申请中的备案，其原办理平台须填写且为万网。",
    )


def test_a_value_that_is_asked_for_where_it_is_known() -> None:
    known = {"filing": {"platform": {"known": True}, "filed_on": {"known": True}}}
    assert told(for_each=known, must={"filing": {"platform": "hichina"}}) == (
        "For each filing whose filing date is known, the platform of old must be HiChina, where given.",
        "备案日期可确定的备案，其原办理平台须为万网，未填写的除外。",
    )
    assert told(for_each=known, must={"filing": {"filed_on": {"before": "2010-06-01"}}}) == (
        "For each filing whose platform of old is given, the filing date must be before 1 June 2010, where known.",
        "已填写原办理平台的备案，其备案日期须早于2010年6月1日，无法判定的除外。",
    )


def test_facts_that_are_compared() -> None:
    about = {"filing": {}, "record": {"icp_number": {"same as": "filing.icp_number"}}}
    assert told(for_each=about, must={"record": {"status": {"same as": "filing.status"}}}) == (
        "For each filing and each ledger record whose ICP number is that of the filing, "
        "the status of the ledger record must be the same as the status of the filing.",
        "对于备案以及备案号与该备案相同的备案记录，该备案记录的状态须与该备案的状态一致。",
    )
    assert told(for_each=about, must={"record": {"status": {"agrees with": "filing.status"}}}) == (
        "For each filing and each ledger record whose ICP number is that of the filing, "
        "the status of the ledger record must be the same as the status of the filing, where both are given.",
        "对于备案以及备案号与该备案相同的备案记录，该备案记录的状态须与该备案的状态一致，任一方未填写的除外。",
    )


def test_counts_over_the_run() -> None:
    about = {"filing": {}, "use": {"icp_number": {"same as": "filing.icp_number"}}}
    assert told(for_each=about, must={"use": {"owners": {"at most": 1}}}) == (
        "For each filing, the number of owners in all applications of this run with the same ICP number "
        "must be at most 1.",
        "备案，本批申请中同一备案号的持有人数不得超过1。",
    )


# for each


@pytest.mark.parametrize(
    ("about", "en", "zh"),
    [
        ({"website": {}}, "For each website", "网站"),
        ({"website": {"in": {"one of": "$new"}}}, "For each website in a first filing or a website addition", "首次备案、新增网站申请中的网站，"),
        ({"website": {"in": {"none of": ["change"]}}}, "For each website in an application other than a change application", "变更备案以外的申请中的网站，"),
        ({"website": {"province": "广东"}}, "For each website in Guangdong", "在广东备案的网站"),
        ({"website": {"province": {"none of": ["广东"]}}}, "For each website in every province but Guangdong", "在广东以外省份备案的网站"),
        ({"website": {"nature": {"is not": "individual"}}}, "For each website whose subject is not an individual", "主体不是个人的网站"),
        ({"website": {"nature": {"one of": "$organizations"}}}, "For each website whose subject is an enterprise or a foundation", "主体为企业或基金会的网站"),
        ({"subject": {"nature": "individual"}}, "For each subject that is an individual", "性质为个人的主体"),
        ({"website": {"in": "claim", "name": {"present": True}}}, "In a claim, for each website whose name is given", "认领备案申请中已填写名称的网站，"),
        ({"website": {"name": {"present": False}, "code": {"is not": "a"}}}, "For each website whose name is not given and whose code is not “a”", "未填写名称且代码不为“a”的网站，"),
        ({"person": {"age": {"at least": 16, "at most": 17}}}, "For each person whose age is at least 16 years and at most 17 years", "年龄不低于16周岁且不超过17周岁的负责人，"),
        ({"person": {"role": "website-principal"}}, "For each website's principal", "网站负责人"),
        ({"person": {"role": {"is not": "legal-representative"}}}, "For each person other than a legal representative", "法定代表人以外的负责人"),
        ({"application": {"kind": "claim"}}, "For each claim", "认领备案申请"),
        ({"application": {"kind": {"one of": "$new"}}}, "For each first filing or website addition", "首次备案、新增网站申请"),
        ({"website": {}, "domain": {"of": "website"}}, "For each website and each domain of that website", "对于网站以及该网站的域名，"),
        ([{"website": {}}, {"website as other": {"name": {"same as": "website.name"}}}], "For each website and each other website with the same name", "对于网站以及名称相同的其他网站，"),
        ({"website": {}, "record": {"owner": {"same as": "website.name"}}}, "For each website and each ledger record whose owner is the name of the website", "对于网站以及持有人与该网站的名称相同的备案记录，"),
        ({"website": {}, "record": {"owner": {"agrees with": "website.name"}}}, "For each website and each ledger record whose owner does not contradict the name of the website", "对于网站以及持有人与该网站的名称不相抵触的备案记录，"),
    ],
)  # fmt: skip
def test_what_a_rule_is_about(about: Any, en: str, zh: str) -> None:
    assert told(for_each=about, **A_DOMAIN) == (f"{en}, there must be a domain certificate.", f"{zh}须有域名证书。")


def test_a_list_of_nearly_all_is_told_by_what_it_leaves_out() -> None:
    orders = [kind for kind in APPLICATION_KINDS if kind not in ("commercial-license", "service-code")]
    assert told(for_each={"website": {"in": {"one of": orders}}}, **A_DOMAIN) == (
        "For each website in an application other than a commercial license application or a service code request, "
        "there must be a domain certificate.",
        "经营许可证、备案服务号以外的申请中的网站，须有域名证书。",
    )


def test_a_list_of_all_says_nothing() -> None:
    natures = {"nature": {"one of": ["enterprise", "foundation", "individual"]}}
    assert told(for_each={"website": natures}, **A_DOMAIN)[0] == "For each website, there must be a domain certificate."


def test_unless_lifts_by_any_one() -> None:
    lifted = {"subject": {"nature": "individual"}, "filing": {"in": "claim"}}
    assert told(for_each={"website": {}}, unless=lifted, **A_DOMAIN) == (
        "For each website, there must be a domain certificate, "
        "unless there is a subject that is an individual or a filing in a claim.",
        "网站须有域名证书，但有性质为个人的主体或认领备案申请中的备案的除外。",
    )


# require, forbid


@pytest.mark.parametrize(
    ("body", "en", "zh"),
    [
        ({"require": {"domain": {"of": "website"}}}, "there must be a domain of that website", "网站须有域名"),
        ({"require": {"filing": {"status": "approved"}, "subject": {}}}, "there must be a filing whose status is approved and a subject", "网站须有状态为审核通过的备案，并须有主体"),
        ({"require any of": [{"document": {"type": "residence-permit"}}, {"filing": {}}]}, "there must be a residence permit or a filing", "网站须有居住证，或者备案"),
        ({"forbid": {"feature": {"of": "website", "name": {"one of": ["forum", "news"]}}}}, "there must be no “forum” or “news” feature of that website", "网站不得有“论坛”“新闻”功能"),
        ({"forbid": {"filing": {}, "subject": {}}}, "there must be no filing and no subject", "网站不得有备案，也不得有主体"),
        ({"forbid": {"website as other": {"name": {"same as": "website.name"}}}}, "there must be no other website with the same name", "网站不得有名称相同的其他网站"),
        ({"require": {"record": {"owner": {"same as": "website.name"}}}}, "there must be a ledger record whose owner is the name of the website", "网站，备案台账中须有持有人与该网站的名称相同的备案记录"),
        ({"forbid elsewhere": {"website as other": {"name": {"same as": "website.name"}}}}, "there must be no website with the same name in another application of this run", "网站，本批其他申请中不得有名称相同的网站"),
        ({"forbid elsewhere": {"website as other": {"in": "claim", "name": {"same as": "website.name"}}}}, "there must be no website with the same name in another application of this run that is a claim", "网站，本批其他认领备案申请中不得有名称相同的网站"),
    ],
)  # fmt: skip
def test_what_must_exist_or_may_not(body: Raw, en: str, zh: str) -> None:
    assert told(for_each={"website": {}}, **body) == (f"For each website, {en}.", f"{zh}。")


# rows


def test_rows_are_told_as_a_table() -> None:
    rows = [{"site": "blog", "most": 1}, {"site": "forum", "most": 2}]
    assert told(
        rows=rows, for_each={"filing": {"platform": "$site"}}, must={"filing": {"sites": {"at most": "$most"}}}
    ) == (
        "For each filing, the number of sites must be at most the following: "
        "1 where the platform of old is blog or personal space; 2 where the platform of old is forum.",
        "备案的网站数量不得超过下列数值：原办理平台为博客/个人空间的，1；原办理平台为论坛的，2。",
    )


@pytest.mark.parametrize(
    ("word", "cells", "en", "zh"),
    [
        ("at least", [1, 2], "at least the following: 1 where", "不得少于下列数值：原办理平台为论坛的，1；"),
        ("at most", [1, 2], "at most the following: 1 where", "不得超过下列数值：原办理平台为论坛的，1；"),
    ],
)
def test_numbers_by_row(word: str, cells: list[int], en: str, zh: str) -> None:
    said = by_row({"sites": {word: "$value"}}, cells)
    assert en in said[0] and zh in said[1]


@pytest.mark.parametrize(
    ("word", "cells", "en", "zh"),
    [
        ("is", ["ecs", "slb"], "must be as follows: ECS where", "须为下列之一：网站数量为1的，云服务器ECS；"),
        (
            "one of",
            [["ecs", "oss"], "slb"],
            "must be as follows: ECS or object storage where",
            "须为下列之一：网站数量为1的，云服务器ECS或对象存储OSS；",
        ),
        (
            "is not",
            ["ecs", "slb"],
            "must be none of the following: ECS where",
            "不得为下列任何一项：网站数量为1的，云服务器ECS；",
        ),
        (
            "none of",
            [["ecs", "oss"], "slb"],
            "must be none of the following: ECS or object storage where",
            "不得为下列任何一项：网站数量为1的，云服务器ECS或对象存储OSS；",
        ),
    ],
)
def test_values_by_row(word: str, cells: list[Any], en: str, zh: str) -> None:
    rows = [{"sites": number, "value": cell} for number, cell in enumerate(cells, 1)]
    said = told(rows=rows, for_each={"filing": {"sites": "$sites"}}, must={"filing": {"platform": {word: "$value"}}})
    assert en in said[0] and zh in said[1]


@pytest.mark.parametrize(
    ("word", "en", "zh"),
    [
        (
            "before",
            "must be before the following day: 1 May 2018 where",
            "须早于下列日期：原办理平台为论坛的，2018年5月1日；",
        ),
        (
            "on or after",
            "must be on or after the following day: 1 May 2018 where",
            "不得早于下列日期：原办理平台为论坛的，2018年5月1日；",
        ),
    ],
)
def test_days_by_row(word: str, en: str, zh: str) -> None:
    said = by_row({"filed_on": {word: "$value"}}, ["2018-05-01", "2019-05-01"])
    assert en in said[0] and zh in said[1]


def by_row(tests: Raw, cells: list[Any]) -> tuple[str, str]:
    rows = [{"site": site, "value": cell} for site, cell in zip(("forum", "news"), cells, strict=True)]
    return told(rows=rows, for_each={"filing": {"platform": "$site"}}, must={"filing": tests})


def test_a_list_may_mix_columns_with_values() -> None:
    body = {"for_each": {"filing": {"sites": "$sites"}}, "must": {"filing": {"platform": {"one of": ["$more", "oss"]}}}}
    assert told(rows=[{"sites": 1, "more": "ecs"}, {"sites": 2, "more": "slb"}], **body)[0] == (
        "For each filing, the platform of old must be as follows: ECS or object storage where the number of sites is 1; "
        "load balancer or object storage where the number of sites is 2."
    )


def test_rows_that_only_say_when_are_cases() -> None:
    rows = [{"in": ["北京"], "site": "forum"}, {"in": ["天津"], "site": "news"}]
    about = {"person": {"province": "$province", "role": "subject"}, "filing": {"platform": "$site"}}
    assert told(for_each_province=rows, for_each=about, **A_DOMAIN) == (
        "For each individual who files and each filing, there must be a domain certificate, in these cases: "
        "in Beijing where the platform of old is forum; in Tianjin where the platform of old is news.",
        "对于备案个人以及备案，须有域名证书，适用于下列情形：北京，原办理平台为论坛的；天津，原办理平台为新闻的。",
    )


def test_one_row_is_no_table() -> None:
    assert told(rows=[{"most": 3}], for_each={"filing": {}}, must={"filing": {"sites": {"at most": "$most"}}}) == (
        "For each filing, the number of sites must be at most 3.",
        "备案的网站数量不得超过3。",
    )


def test_rows_that_add_up_are_one_list() -> None:
    rows = [{"natures": ["individual"], "severity": "error"}, {"natures": ["enterprise"], "severity": "warning"}]
    about = {"website": {"nature": {"one of": "$natures"}}}
    assert told(rows=rows, for_each=about, forbid={"feature": {"of": "website", "name": "forum"}}) == (
        "For each website whose subject is an individual or an enterprise, there must be no “forum” feature of that website.",
        "主体为个人或企业的网站不得有“论坛”功能。",
    )


def test_a_named_table_is_opened() -> None:
    body = {"for_each": {"filing": {"platform": "$kind_of_site"}}, "must": {"filing": {"sites": {"at most": "$most"}}}}
    assert told(rows="tables/caps", **body)[0] == (
        "For each filing, the number of sites must be at most the following: "
        "1 where the platform of old is “a”; 2 where the platform of old is “b”."
    )


def test_provinces_with_one_obligation_are_named_in_it() -> None:
    rows = [{"in": ["北京", "天津"], "severity": "error"}, {"in": "广东", "severity": "warning"}]
    assert told(for_each_province=rows, for_each={"person": {"province": "$province"}}, **A_DOMAIN) == (
        "For each person in Beijing, Tianjin or Guangdong, there must be a domain certificate.",
        "在北京、天津、广东备案的负责人，须有域名证书。",
    )


def test_provinces_with_values_of_their_own() -> None:
    rows = [
        {"in": "others", "age": 18},
        {"in": ["广东"], "age": 16},
        {"in": ["北京"], "age": 18},
        {"in": ["云南"], "exempt": True},
    ]
    body = {"for_each": {"person": {"province": "$province"}}, "must": {"person": {"age": {"at least": "$age"}}}}
    assert told(for_each_province=rows, **body) == (
        "For each person, the age must be at least the following: "
        "16 years in Guangdong; 18 years in every other province; not in Yunnan.",
        "负责人的年龄不得低于下列数值：广东，16周岁；其他省份，18周岁；云南不适用。",
    )


def test_an_obligation_of_every_province_but_the_exempt() -> None:
    rows = [{"in": "others", "severity": "warning"}, {"in": ["云南"], "exempt": True}]
    assert told(for_each_province=rows, for_each={"person": {"province": "$province"}}, **A_DOMAIN)[0] == (
        "For each person in every province but Yunnan, there must be a domain certificate."
    )


def test_papers_by_province_and_nature() -> None:
    rows = [
        {"in": ["北京"], "natures": ["individual", "$organizations"], "proof": "commitment-letter"},
        {"in": ["天津"], "natures": "$organizations", "proof": ["truth-statement", "verification-sheet"]},
    ]
    about = {"application": {"in": {"one of": "$new"}, "province": "$province", "nature": {"one of": "$natures"}}}
    assert told(for_each_province=rows, for_each=about, require={"document": {"type": {"one of": "$proof"}}}) == (
        "For each first filing or website addition, there must be a listed document: letter of commitment in Beijing; "
        "signed statement of truth or verification sheet in Tianjin where the subject is an enterprise or a foundation.",
        "首次备案、新增网站申请须有下列申请材料：北京，承诺书；"
        "天津，主体为企业或基金会的，真实性承诺书或真实性核验单。",
    )


# All rules


@cache
def rulebook() -> Rulebook:
    return load_rulebook(str(ROOT / "rules"))


def sentences() -> Iterator[tuple[str, Text]]:
    for rule in rulebook().rules:
        yield f"{rule.id} {rule.name}", sentence(rulebook().raw(rule.id), rulebook().vocabulary)


def test_the_sentences_of_all_rules_are_those_of_the_snapshot() -> None:
    text = "\n".join(f"{rule}\n  {said.en}\n  {said.zh}\n" for rule, said in sentences())
    if os.environ.get(UPDATE):
        SNAPSHOT.write_text(text, encoding="utf-8", newline="\n")
    assert text == SNAPSHOT.read_text("utf-8"), f"read them aloud, then run with {UPDATE}=1"


def test_no_condition_of_a_rule_is_left_out_of_its_sentence() -> None:
    silent = [
        f"{rule.id}: {mutant.change}"
        for rule in rulebook().rules
        for mutant in mutants_of_the_body(rulebook().raw(rule.id), rulebook().vocabulary)
        if is_readable(mutant.raw) and not differs(rulebook().raw(rule.id), mutant.raw)
    ]
    assert silent == []


def is_readable(raw: Raw) -> bool:
    faults = Faults()
    read_rule(raw, "topic", rulebook().vocabulary, faults)
    return not faults.found


def differs(raw: Raw, other: Raw) -> bool:
    """Whether the sentences of two rules differ, in both languages.

    Severities are not told: rows that are an error for some and a warning for others may add up to everybody. So a
    rule is also read with its rows of one severity alone.
    """
    return any(_differ(one, two) for one, two in zip(by_severity(raw), by_severity(other), strict=False))


def _differ(raw: Raw, other: Raw) -> bool:
    one, two = (sentence(each, rulebook().vocabulary) for each in (raw, other))
    return one.en != two.en and one.zh != two.zh


def by_severity(raw: Raw) -> list[Raw]:
    """The rule, and the rule with the rows of each severity alone, in the order of the rows."""
    found = [raw]
    for word in ("rows", "for each province"):
        rows = raw.get(word)
        if isinstance(rows, list):
            severities = dict.fromkeys(json.dumps(row.get("severity"), sort_keys=True) for row in rows)
            for severity in severities:
                alike = [row for row in rows if json.dumps(row.get("severity"), sort_keys=True) == severity]
                found.append({**raw, word: alike})
    return found


def test_a_sentence_ends_once_and_shows_no_names_of_the_program() -> None:
    for rule, said in sentences():
        assert re.fullmatch(r"[A-Z][^_$]*[A-Za-z0-9”)]\.", said.en), rule
        assert re.fullmatch(r"[^_$。]*[^_$。，；：]。", said.zh), rule
        assert not re.search(r"  | ,| ;|\b(\w+) \1\b|\ba [aeio]\w|,,|[‘’`]", said.en), f"{rule} {said.en}"
        assert not re.search(r"[,;:?! ]|的的|、、|，，|须须|中中", said.zh), f"{rule} {said.zh}"


def test_every_value_of_a_rule_has_words_in_both_languages() -> None:
    """A value without words is shown as it is written, in quotes; numbers and names of domains may be."""
    for rule, said in sentences():
        assert not re.search(r"“[a-z]+(-[a-z]+)*”", said.zh), f"{rule} {said.zh}"


def test_every_boolean_field_says_what_it_means_when_it_is_told() -> None:
    fields = [f for kind in fact_kinds(resources.schema("facts")).values() for f in kind.fields.values()]
    assert [f.name for f in fields if f.type == "boolean" and not (f.yes and f.no)] == []


def test_every_value_that_a_field_can_have_has_words() -> None:
    """But the names of changed fields, which are shown as the file has them."""
    words = Words(rulebook().vocabulary.tables)
    silent = [
        f"{kind.name}.{field.name}: {value}"
        for kind in rulebook().kinds.values()
        for field in kind.fields.values()
        for value in field.values
        if words.of(kind.name, field, value).zh == f"“{value}”" and (kind.name, field.name) != ("change", "field")
    ]
    assert silent == []


def test_values_have_the_chinese_words_that_the_form_gives_them() -> None:
    described = dict_of_lists(descriptions(resources.schema("application")))
    other = {value: text.zh for value, text in WORDS.items() if text.zh not in described.get(value, [text.zh])}
    assert other == {}


def descriptions(schema: Any) -> Iterator[tuple[str, str]]:
    """Values and their Chinese words, from everywhere in a schema."""
    if isinstance(schema, dict):
        for value, said in zip(schema.get("enum", ()), schema.get("enumDescriptions", ()), strict=False):
            yield str(value), said.partition(" · ")[0]
    if isinstance(schema, (dict, list)):
        for below in schema.values() if isinstance(schema, dict) else schema:
            yield from descriptions(below)


def dict_of_lists(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for key, value in pairs:
        found.setdefault(key, []).append(value)
    return found


@pytest.mark.parametrize("module", [chinese_facts, english_facts, phrases, values], ids=lambda m: m.__name__)
def test_the_examples_of_the_modules_hold(module: ModuleType) -> None:
    tried = doctest.testmod(module)
    assert tried.attempted > 0 and tried.failed == 0

"""Each mistake in a rule is refused at its place, with the likely intention; each word of the language is read."""

import copy

import pytest

from validator import resources
from validator.core.declarations import fact_kinds
from validator.core.language.faults import Faults
from validator.core.language.reader import judge_examples, read_rule
from validator.core.language.vocabulary import Vocabulary
from validator.core.rules import Dated, Reference
from validator.core.rules import Test as RuleTest
from validator.core.texts import Severity

VOCABULARY = Vocabulary(
    kinds=fact_kinds(resources.schema("facts")),
    lists={"sites": ("first-filing", "add-website", "transfer-in")},
    tables={"capital": ({"coverage": "one-province", "capital": 1}, {"coverage": "several-provinces", "capital": 2})},
    provinces=("北京", "上海", "广东"),
)

SOUND = {
    "id": "ICP999",
    "name": "a-rule",
    "since": "0.1.0",
    "status": "active",
    "severity": "error",
    "title": {"en": "A title", "zh": "标题"},
    "rationale": {"en": "Why", "zh": "原因"},
    "sources": [{"document": "aliyun-glossary-2018", "section": "ICP Filing"}],
    "for each": {"filing": {"in": "claim"}},
    "missing fails": True,
    "must": {"filing": {"filed_through": "hichina"}},
    "message": {"en": "{filing.filed_through} is wrong", "zh": "{filing.filed_through}有误"},
    "fix": {"en": "mend it", "zh": "请更正"},
    "examples": [
        {"name": "good", "given": [{"filing": {"filed_through": "hichina"}}], "expect": "pass"},
        {"name": "bad", "given": [{"filing": {}}], "expect": "fail"},
    ],
}


def rule(**changes):
    raw = copy.deepcopy(SOUND)
    for key, value in changes.items():
        key = key.replace("_", " ") if key.replace("_", " ") in WORDS else key
        if value is None:
            raw.pop(key)
        else:
            raw[key] = value
    return raw


WORDS = ("for each", "missing fails", "require any of", "forbid elsewhere", "false positives", "for each province")


def faults(**changes):
    raw, found = rule(**changes), Faults()
    read = read_rule(raw, "topic", VOCABULARY, found)
    judge_examples(raw, read, VOCABULARY, found)
    return [(fault.pointer, fault.message) for fault in found.found]


def read(**changes):
    found = Faults()
    answer = read_rule(rule(**changes), "topic", VOCABULARY, found)
    assert found.found == []
    return answer


def test_a_sound_rule_is_read_without_a_word():
    assert faults() == []


MISTAKES = {
    "a kind that is none": (
        {"for_each": {"fileing": {}}},
        "/for each/fileing",
        'did you mean "filing"',
    ),
    "a field that is none": (
        {"for_each": {"filing": {"statsu": "approved"}}},
        "/for each/filing/statsu",
        'did you mean "status"',
    ),
    "a value outside the list": (
        {"for_each": {"filing": {"status": "aproved"}}},
        "/for each/filing/status",
        'did you mean "approved"',
    ),
    "a word that is none": (
        {"for_each": {"filing": {"approved_on": {"befor": "2010-06-01"}}}},
        "/for each/filing/approved_on/befor",
        'did you mean "before"',
    ),
    "a word that does not go with the type": (
        {"for_each": {"filing": {"status": {"at least": 3}}}},
        "/for each/filing/status/at least",
        "does not go with status",
    ),
    "a day that is none": (
        {"for_each": {"filing": {"approved_on": {"before": "2010-06-31"}}}},
        "/for each/filing/approved_on/before",
        '"2010-06-31" is no day',
    ),
    "a text where a number is": (
        {"for_each": {"hosting": {"months": {"at least": "3"}}}, "must": {"hosting": {"billing": "subscription"}}},
        "/for each/hosting/months/at least",
        "months is of type integer",
    ),
    "a list that is none": (
        {"for_each": {"filing": {"in": {"one of": "$sitse"}}}},
        "/for each/filing/in/one of",
        'did you mean "sites"',
    ),
    "a must about an unbound fact": (
        {"must": {"subject": {"nature": "enterprise"}}},
        "/must/subject",
        "`must` names a fact of `for each` (filing)",
    ),
    "a must that would fail silence": (
        {"missing fails": False, "for_each": {"website": {}}, "must": {"website": {"number": "x"}},
         "message": {"en": "x", "zh": "x"}},
        "/must/website/number",
        "may be missing",
    ),
    "two things owed": (
        {"require": {"website": {}}},
        "/require",
        "a rule owes one thing",
    ),
    "nothing owed": ({"must": None}, "", "a rule owes one thing"),
    "a child without its parent": (
        {"for_each": {"website": {}}, "must": None, "require": {"domain": {}}, "message": {"en": "x", "zh": "x"}},
        "/require/domain",
        "`of: website`",
    ),
    "a parent that is not one": (
        {"for_each": {"website": {}, "hosting": {"of": "website"}, "domain": {"of": "hosting"}},
         "must": {"domain": {"name": {"present": True}}}, "message": {"en": "x", "zh": "x"}},
        "/for each/domain/of",
        "does not belong to a hosting",
    ),
    "a second fact without an alias": (
        {"for_each": [{"filing": {}}, {"filing": {}}]},
        "/for each/1/filing",
        "`filing as other`",
    ),
    "a reference to nothing": (
        {"for_each": {"filing": {}, "record": {"icp_number": {"same as": "fling.icp_number"}}}},
        "/for each/record/icp_number",
        '"fling" is no earlier fact',
    ),
    "a reference to no field": (
        {"for_each": {"filing": {}, "record": {"icp_number": {"same as": "filing.icp_numbr"}}}},
        "/for each/record/icp_number",
        'did you mean "icp_number"',
    ),
    "a comparison of two types": (
        {"for_each": {"filing": {}, "record": {"icp_number": {"same as": "filing.approved_on"}}}},
        "/for each/record/icp_number",
        "a text is compared with filing.approved_on, a date",
    ),
    "an absence joined on what may be missing": (
        {"must": None, "require": {"record": {"icp_number": {"same as": "filing.icp_number"}}}},
        "/require/record",
        "filing.icp_number may be missing",
    ),
    "elsewhere without a key": (
        {"must": None, "forbid elsewhere": {"application as other": {"kind": "change"}}},
        "/forbid elsewhere",
        "`same as: fact.field`",
    ),
    "placeholders that differ": (
        {"message": {"en": "{filing.filed_through}", "zh": "有误"}},
        "/message",
        "the languages differ",
    ),
    "a placeholder that is not bound": (
        {"message": {"en": "{subject.nature}", "zh": "{subject.nature}"}},
        "/message",
        "{subject.nature} is not bound",
    ),
    "a placeholder of no field": (
        {"message": {"en": "{filing.stats}", "zh": "{filing.stats}"}},
        "/message",
        'filing has no field "stats"',
    ),
    "a sensitive placeholder": (
        {"for_each": {"application": {"account_id": {"present": True}}}, "must": {"application": {"kind": "claim"}},
         "message": {"en": "{application.account_id}", "zh": "{application.account_id}"}},
        "/message",
        "is sensitive",
    ),
    "a place that is none": ({"at": "filling.provider"}, "/at", 'did you mean "filing"'),
    "days out of order": (
        {"severity": {"2020-08-17": "ended", "2018-04-18": "error"}},
        "/severity",
        "stand in their order",
    ),
    "a severity that changes nothing": (
        {"severity": {"2018-04-18": "error", "2020-08-17": "error"}},
        "/severity/2020-08-17",
        "holds already",
    ),
    "a table that is none": ({"rows": "tables/captial"}, "/rows", 'did you mean "capital"'),
    "a province that is none": (
        {"for each province": [{"in": ["广州"]}], "for_each": {"filing": {"province": "$province"}}},
        "/for each province/0/in",
        '"广州" is no province',
    ),
    "province rows nobody reads": (
        {"for each province": [{"in": ["广东"]}]},
        "/for each",
        "`province: $province` stands in `for each`",
    ),
    "no failing example": (
        {"examples": [SOUND["examples"][0]]},
        "/examples",
        "expected to fail",
    ),
    "an example of no field": (
        {"examples": [*SOUND["examples"], {"name": "x", "given": [{"filing": {"statsu": "x"}}], "expect": "pass"}]},
        "/examples/2/given/filing",
        'did you mean "status"',
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_is_refused_at_its_place_with_the_likely_intention(name):
    changes, pointer, words = MISTAKES[name]
    found = faults(**changes)
    assert [(at, words in message) for at, message in found if at == pointer] == [(pointer, True)], found


def test_a_plain_value_a_list_and_the_words_are_read():
    pattern = read(for_each={"filing": {"in": {"one of": "$sites"}, "approved_on": {"on or after": "2010-01-01",
                                        "before": "2010-06-01"},
                                        "provider": {"is not": "hichina"}}}).variants[0]  # fmt: skip
    assert pattern.obligations[0].about[0].tests == (
        RuleTest("in", "one of", ("first-filing", "add-website", "transfer-in")),
        RuleTest("approved_on", "on or after", "2010-01-01"),
        RuleTest("approved_on", "before", "2010-06-01"),
        RuleTest("provider", "is not", "hichina"),
    )


def test_known_asks_the_same_as_present():
    known = read(for_each={"filing": {"provider": {"known": True}}})
    present = read(for_each={"filing": {"provider": {"present": True}}})
    assert known.variants[0].obligations[0].about == present.variants[0].obligations[0].about


def test_every_test_of_a_must_is_an_obligation_of_its_own():
    keys = [
        o.key for o in read(must={"filing": {"filed_through": "hichina", "status": "approved"}}).variants[0].obligations
    ]
    assert keys == ["ICP999/0/must 0", "ICP999/0/must 1"]


def test_each_row_makes_a_variant_with_its_columns_and_words():
    raw = {
        "rows": [
            {"platform": "hichina", "severity": "warning"},
            {"platform": ["alibaba-cloud", "tencent-cloud"], "confidence": "low"},
        ],
        "must": {"filing": {"filed_through": "$platform"}},
    }
    first, second = read(**raw).variants
    assert first.severity == (Dated("2018-04-18", "warning"),)
    assert first.obligations[0].must.tests == (RuleTest("filed_through", "is", "hichina"),)
    assert second.obligations[0].must.tests == (
        RuleTest("filed_through", "one of", ("alibaba-cloud", "tencent-cloud")),
    )


def test_a_doubtful_source_is_never_an_error():
    assert read(confidence="low").severity_on("2018-04-18") is Severity.WARNING
    assert read(confidence="conflict").severity_on("2018-04-18") is Severity.WARNING
    assert read(confidence="medium").severity_on("2018-04-18") is Severity.ERROR


def test_others_are_the_provinces_that_no_row_names_and_an_exempt_one_is_free():
    provinces = [{"in": ["广东"]}, {"in": "北京", "exempt": True}, {"in": "others"}]
    found = read(**{"for each province": provinces}, for_each={"filing": {"province": "$province"}})
    assert [dict(variant.columns)["province"] for variant in found.variants] == [("广东",), ("上海",)]
    assert found.exempt == ("北京",)


def test_a_dated_severity_holds_from_its_day_until_the_next():
    dated = read(severity={"2018-04-18": "error", "2020-08-17": "warning", "2022-01-01": "ended"})
    days = ("2018-04-17", "2018-04-18", "2020-08-16", "2020-08-17", "2021-12-31", "2022-01-01")
    assert [dated.severity_on(day) for day in days] == [
        None, Severity.ERROR, Severity.ERROR, Severity.WARNING, Severity.WARNING, None,
    ]  # fmt: skip


def test_a_reference_is_read_as_a_join():
    raw = {"for_each": {"filing": {}, "record": {"icp_number": {"same as": "filing.icp_number"}}}}
    assert read(**raw).variants[0].obligations[0].about[1].tests == (
        RuleTest("icp_number", "same as", Reference("filing", "icp_number")),
    )


def test_a_rule_across_the_run_is_told_from_one_about_a_document():
    assert read().scope == "document"
    across = read(
        must=None, **{"forbid elsewhere": {"filing as other": {"icp_number": {"same as": "filing.icp_number"}}}}
    )
    assert across.scope == "run"

"""What is changed in a rule to see whether an example notices, and what is said where none does."""

import pytest

from validator import resources
from validator.core.declarations import fact_kinds
from validator.core.descriptions import Descriptions
from validator.core.language.faults import RuleFault
from validator.core.language.vocabulary import Vocabulary
from validator.core.plain_engine import PlainEngine
from validator.core.proof.mutants import mutants
from validator.core.proof.witness import Bench, prove

KINDS = fact_kinds(resources.schema("facts"))
LISTS = {
    "new": ("first-filing", "add-website"),
    "sites": ("first-filing", "add-website", "transfer-in"),
    "few": ("claim",),
}
VOCABULARY = Vocabulary(KINDS, LISTS, {}, ("北京", "上海", "广东"))
BENCH = Bench(VOCABULARY, Descriptions(resources.schema("application")), [PlainEngine()])
TEXT = {"en": "one", "zh": "一"}


def rule(**words):
    """A rule file's values, of which the body matters."""
    texts = {name: TEXT for name in ("title", "rationale", "message", "fix")}
    return {"id": "ICP499", "name": "one", "status": "active", "severity": "error", **texts, "examples": [], **words}


def changes(**words):
    return [mutant.change for mutant in mutants(rule(**words), VOCABULARY)]


def changed(raw, change):
    """What a mutant makes of a rule."""
    return next(mutant.raw for mutant in mutants(raw, VOCABULARY) if mutant.change == change)


FOR_EACH = {"for each": {"filing": {}}}


def test_the_only_test_of_a_rule_is_not_dropped_but_turned():
    assert changes(**FOR_EACH, must={"filing": {"password_given": True}}) == [
        "`password_given: true` of filing in `must` is turned into its opposite"
    ]


def test_of_several_facts_each_is_dropped():
    found = changes(**{"for each": {"filing": {}, "subject": {}}}, require=[{"website": {}}, {"license": {}}])
    assert found == [
        "filing in `for each` is dropped", "subject in `for each` is dropped",
        "website in `require` is dropped", "license in `require` is dropped",
    ]  # fmt: skip


def test_unless_is_dropped_where_it_is_the_only_one():
    raw = rule(**FOR_EACH, unless={"license": {}}, require={"website": {}})
    assert changes(**FOR_EACH, unless={"license": {}}, require={"website": {}}) == ["license in `unless` is dropped"]
    assert "unless" not in changed(raw, "license in `unless` is dropped")


def test_a_value_is_dropped_turned_and_another_of_its_enumeration():
    assert changes(**FOR_EACH, require={"license": {}, "filing as other": {"status": "approved"}})[2:] == [
        "`status: approved` of filing as other in `require` is dropped",
        "`status: approved` of filing as other in `require` is turned into its opposite",
        "`status: approved` of filing as other in `require` says in-review",
    ]


def test_a_made_up_value_stands_in_where_there_is_no_enumeration():
    raw = rule(**FOR_EACH, must={"filing": {"filed_through": "hichina"}})
    other = changed(raw, "`filed_through: hichina` of filing in `must` says another hichina")
    assert other["must"] == {"filing": {"filed_through": "another hichina"}}
    assert raw["must"] == {"filing": {"filed_through": "hichina"}}


def test_a_day_is_moved_to_either_side_and_turned():
    found = changes(**FOR_EACH, must={"filing": {"approved_on": {"before": "2010-06-01"}}})
    assert found == [
        "`approved_on: {before: 2010-06-01}` of filing in `must` is turned into its opposite",
        "`approved_on: {before: 2010-06-01}` of filing in `must` is moved to 2010-05-31",
        "`approved_on: {before: 2010-06-01}` of filing in `must` is moved to 2010-06-02",
    ]


def test_the_example_that_is_asked_for_tells_a_bound_from_the_next():
    def asked(word, bound):
        raw = rule(**{"for each": {"license_request": {}}}, must={"license_request": {"insured_staff": {word: bound}}})
        return [mutant.cure[-1] for mutant in mutants(raw, VOCABULARY) if "moved" in mutant.change]

    assert (asked("at least", 3), asked("at most", 3)) == (["2", "3"], ["3", "4"])


def test_a_word_among_others_of_a_field_is_dropped_by_itself():
    raw = rule(**{"for each": {"person": {"age": {"at least": 14, "at most": 17}}}}, require={"document": {}})
    other = changed(raw, "`age: {at most: 17}` of person in `for each` is dropped")
    assert other["for each"] == {"person": {"age": {"at least": 14}}}


def test_each_entry_of_a_list_is_left_out_and_a_single_one_replaced():
    kinds = {"kind": {"one of": ["change", "claim"]}}
    found = changes(**{"for each": {"application": kinds}}, require={"filing": {"status": ["approved"]}})
    assert "change is left out of `kind: {one of: [change, claim]}` of application in `for each`" in found
    assert "claim is left out of `kind: {one of: [change, claim]}` of application in `for each`" in found
    assert "`status: [approved]` of filing in `require` says in-review" in found


def test_a_named_list_gives_way_to_those_that_share_an_entry():
    found = changes(**{"for each": {"application": {"kind": {"one of": "$sites"}}}}, require={"filing": {}})
    assert [change for change in found if " says $" in change] == [
        "`kind: {one of: $sites}` of application in `for each` says $new"
    ]


def test_same_as_and_agrees_with_stand_in_for_each_other_where_a_side_may_be_missing():
    def said(application, **more):
        about = {"application": application, "record": {"account_key": {"same as": "application.account_key", **more}}}
        return "\n".join(changes(**{"for each": about}, require={"website": {}}))

    known = {"account_key": {"known": True}}
    assert "says `agrees with`" in said({})
    assert "says `agrees with`" in said(known)
    assert "says `agrees with`" not in said(known, **{"is not": "x"})


def test_a_comparison_is_made_with_another_field_too():
    about = {"application": {}, "record": {"icp_number": {"same as": "filing.icp_number"}}, "filing": {}}
    found = changes(**{"for each": {"filing": {}, "record": about["record"]}}, require={"website": {}})
    assert [change for change in found if " says filing." in change] == [
        "`icp_number: {same as: filing.icp_number}` of record in `for each` says filing.province"
    ]


def test_rows_are_left_out_and_their_columns_changed():
    rows = [
        {"coverage": "one-province", "capital": 100},
        {"coverage": "several-provinces", "capital": 1000, "note": "x"},
    ]
    about = {"license_request": {"coverage": "$coverage"}}
    must = {"license_request": {"registered_capital": {"at least": "$capital"}}}
    found = changes(rows=rows, **{"for each": about}, must=must)
    assert found[-8:] == [
        "row 1 of `rows` is left out",
        "coverage of row 1 of `rows` says several-provinces in place of one-province",
        "capital of row 1 of `rows` says 99 in place of 100",
        "capital of row 1 of `rows` says 101 in place of 100",
        "row 2 of `rows` is left out",
        "coverage of row 2 of `rows` says one-province in place of several-provinces",
        "capital of row 2 of `rows` says 999 in place of 1000",
        "capital of row 2 of `rows` says 1001 in place of 1000",
    ]


def test_each_province_of_a_row_is_left_out_and_a_single_one_replaced():
    rows = [{"in": ["北京", "上海"]}, {"in": ["广东"], "exempt": True}, {"in": "others"}]
    about = {"subject": {"province": "$province"}}
    found = changes(**{"for each province": rows, "for each": about}, require={"filing": {}})
    assert "北京 is left out of row 1 of `for each province`" in found
    assert "上海 is left out of row 1 of `for each province`" in found
    assert "row 2 of `for each province` is of 北京 in place of 广东" in found
    assert "row 3 of `for each province` is left out" in found


def test_the_words_and_days_of_a_dated_severity_are_changed():
    severity = {"2018-04-18": "warning", "2020-08-17": "error", "2021-01-01": "ended"}
    found = changes(severity=severity, **FOR_EACH, require={"website": {}})
    assert found == [
        "the severity of 2018-04-18 is info in place of warning",
        "the severity of 2020-08-17 is info in place of error",
        "the severity of 2020-08-17 holds from 2020-08-16 on",
        "the severity of 2020-08-17 holds from 2020-08-18 on",
        "the severity of 2021-01-01 is warning in place of ended",
        "the severity of 2021-01-01 holds from 2020-12-31 on",
        "the severity of 2021-01-01 holds from 2021-01-02 on",
    ]


def test_what_a_doubtful_rule_may_not_be_is_no_other_word():
    found = changes(severity={"2020-08-17": "error"}, confidence="low", **FOR_EACH, require={"website": {}})
    assert found[0] == "the severity of 2020-08-17 is info in place of error"


def test_a_severity_of_a_row_is_a_word_that_examples_show():
    rows = [{"status": "approved", "severity": "warning"}, {"status": "cancelled"}]
    found = changes(rows=rows, **{"for each": {"filing": {"status": "$status"}}}, require={"website": {}})
    assert "the severity of row 1 of `rows` is error in place of warning" in found


# Proving.

LICENSE, FILING = {"application": {"kind": "commercial-license"}}, {"filing": {"status": "approved"}}
EXAMPLES = [
    {"name": "filed", "given": [LICENSE, FILING], "expect": "pass"},
    {"name": "cancelled", "given": [LICENSE, {"filing": {"status": "cancelled"}}], "expect": "fail"},
    {"name": "none", "given": [{"application": {"kind": "change"}}], "expect": "not applicable"},
]
NEEDS_FILING = rule(**{"for each": LICENSE}, require=FILING, at="filing", examples=EXAMPLES)


def proved(**words):
    return prove({**NEEDS_FILING, **words}, "license", BENCH)


def test_a_rule_whose_examples_notice_everything_has_no_fault():
    proof = proved()
    assert (proof.faults, proof.killed) == ((), proof.mutants)
    assert proof.mutants == 6


def test_without_an_example_a_change_is_not_noticed():
    proof = proved(examples=EXAMPLES[:2])
    assert proof.killed == proof.mutants - 1
    assert [fault.pointer for fault in proof.faults] == ["/for each/application/kind"]
    assert proof.faults[0].message == (
        "no example notices when `kind: commercial-license` of application in `for each` is dropped; "
        "add one in which only kind differs"
    )


@pytest.mark.parametrize("at", ["filing", "filing.password", "application.kind", "websites", "cancel.websites"])
def test_a_place_is_a_field_of_a_fact_or_a_key_of_the_file(at):
    assert proved(at=at).faults == ()


@pytest.mark.parametrize(("at", "told"), [
    ("filing.pasword", '"pasword" is no place of the file there; did you mean "password"'),
    ("application.knd", '"knd" is no place of the file there; did you mean "kind"'),
    ("cancel.reasons", '"reasons" is no place of the file there; did you mean "reason"'),
])  # fmt: skip
def test_a_place_that_there_is_not_is_told(at, told):
    assert proved(at=at).faults == (RuleFault("/at", told),)

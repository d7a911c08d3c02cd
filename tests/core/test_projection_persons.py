"""Who files, and who answers for it."""

from __future__ import annotations

import pytest
from projecting import fact, facts, projected, said

FAULTY = "? the file's structure is at fault there"
CARD = 'certificate: {type: resident-id, number: "11010119900307803X"}'


def subject(fields: str, **given: object) -> object:
    return fact(
        f"kind: first-filing\nsubmitted_on: 2018-05-02\nsubject: {{name: 示例公司, {fields}}}", "subject", **given
    )


@pytest.mark.parametrize(
    ("fields", "is_company"),
    [
        ('nature: enterprise, certificate: {number: "913300000000000000"}', True),
        ('nature: enterprise, certificate: {number: "92330000MA00000000"}', False),
        ('nature: enterprise, certificate: {number: "933300000000000000"}', True),
        ('nature: enterprise, certificate: {number: "330108000003512"}', True),
        ('nature: enterprise, certificate: {number: "330108600003512"}', False),
        ("nature: enterprise, name: 张三（个体工商户）", False),
        ("nature: individual", False),
        ("nature: public-institution", False),
        ("nature: enterprise", "? the certificate number of the subject is not given"),
        (
            'nature: enterprise, certificate: {number: "12345"}',
            "? the certificate number does not tell the kind of enterprise",
        ),
        ("nature: shop", FAULTY),
        ("nature: enterprise, certificate: x", FAULTY),
    ],
)
def test_a_company_is_told_by_nature_and_number(fields: str, is_company: object) -> None:
    text = f"kind: first-filing\nsubject: {{{fields}}}"
    assert said(fact(text, "subject"), "is_company") == is_company


@pytest.mark.parametrize(
    ("until", "left"),
    [("2018-05-02", 0), ("2018-05-01", -1), ("long-term", 99999), ("tomorrow", FAULTY), ("2018-02-30", FAULTY)],
)
def test_days_left_on_a_certificate(until: str, left: object) -> None:
    found = subject(f"nature: enterprise, certificate: {{type: business-license, valid_until: {until}}}")
    assert said(found, "certificate_days_left") == left


def test_without_a_certificate_nothing_is_known_of_it() -> None:
    found = subject("nature: enterprise")
    assert [said(found, f) for f in ("certificate_type", "certificate_key", "certificate_days_left")] == [
        "? the certificate type of the subject is not given",
        "? the certificate number of the subject is not given",
        "? the last day of the certificate of the subject is not given",
    ]


def test_a_number_without_its_type_is_no_key() -> None:
    found = subject('nature: enterprise, certificate: {number: "1"}')
    assert said(found, "certificate_key") == "? the certificate type of the subject is not given"


def test_a_certificate_of_another_type_is_another_certificate() -> None:
    keys = [
        subject(f'nature: individual, certificate: {{type: {kind}, number: "1"}}').values["certificate_key"]
        for kind in ("resident-id", "passport", "resident-id")
    ]
    assert keys[0] == keys[2] != keys[1]


@pytest.mark.parametrize(("remarks", "given"), [("无固定电话", True), ("'  '", False)])
def test_blank_remarks_of_the_subject_are_none(remarks: str, given: bool) -> None:
    assert said(subject(f"nature: enterprise, remarks: {remarks}"), "remarks_given") is given
    assert said(subject("nature: enterprise"), "remarks_given") is False


PERSONS = f"""
kind: first-filing
submitted_on: 2018-05-02
subject:
  nature: enterprise
  name: 示例公司
  legal_representative: {{name: 李四}}
  principal: {{name: 张三, {CARD}, mobile: "13800000000", receives_sms: true}}
websites:
  - name: a
    principal: {{same_as: subject.principal}}
  - name: b
    principal: {{name: 王 五}}
"""


def test_each_person_is_a_fact_with_a_role() -> None:
    assert [(f.pointer, said(f, "role"), said(f, "name")) for f in facts(PERSONS, "person")] == [
        ("/subject/legal_representative", "legal-representative", "李四"),
        ("/subject/principal", "subject-principal", "张三"),
        ("/websites/0/principal", "website-principal", "张三"),
        ("/websites/1/principal", "website-principal", "王五"),
    ]


def test_a_website_s_person_belongs_to_the_website() -> None:
    memory = projected(PERSONS).memory
    websites = [website.number for website in memory.of_kind("website")]
    assert [person.parents for person in memory.of_kind("person")] == [
        {},
        {},
        {"website": websites[0]},
        {"website": websites[1]},
    ]


def test_who_is_the_same_has_the_same_certificate_and_mobile() -> None:
    _, principal, same, _ = facts(PERSONS, "person")
    for field in ("certificate_key", "certificate_type", "mobile", "receives_sms"):
        assert principal.values[field] == same.values[field]


def test_what_is_not_said_of_a_person_is_unknown() -> None:
    names = ("certificate_type", "certificate_key", "certificate_days_left", "mobile", "receives_sms")
    assert [said(facts(PERSONS, "person")[0], name) for name in names] == [
        "? the certificate type of the person is not given",
        "? the certificate number of the person is not given",
        "? the last day of the certificate of the person is not given",
        "? the mobile number of the person is not given",
        "? the reception of text messages of the person is not given",
    ]


@pytest.mark.parametrize(
    "mobile", ['"13800000000"', '"+86 138-0000-0000"', '["13800000000", "13900000000"]', '"13800000000;13900000000"']
)
def test_mobile_numbers_are_compared_by_the_first_however_written(mobile: str) -> None:
    text = f"kind: first-filing\nsubject: {{nature: enterprise, name: x, principal: {{mobile: {mobile}}}}}"
    assert fact(text, "person").values["mobile"] == facts(PERSONS, "person")[1].values["mobile"]


@pytest.mark.parametrize("mobile", ["13800000000", "[]", "[7]", "{}"])
def test_a_mobile_number_that_is_no_text_is_unknown(mobile: str) -> None:
    text = f"kind: first-filing\nsubject: {{nature: enterprise, name: x, principal: {{mobile: {mobile}}}}}"
    reason = "? the mobile number of the person is not given" if mobile == "[]" else FAULTY
    assert said(fact(text, "person"), "mobile") == reason


def test_an_individual_who_files_is_a_person_as_well() -> None:
    text = f"kind: first-filing\nsubject: {{nature: individual, name: 张三, {CARD}, principal: {{name: 张三, {CARD}}}}}"
    individual, principal = facts(text, "person")
    assert (individual.pointer, said(individual, "role"), said(individual, "name")) == ("/subject", "subject", "张三")
    assert individual.values["certificate_key"] == principal.values["certificate_key"]
    assert [said(individual, name) for name in ("mobile", "receives_sms")] == [None, None]
    assert individual.values["certificate_key"] == fact(text, "subject").values["certificate_key"]


@pytest.mark.parametrize("same_as", ["subject", "subject.name", "websites.0.principal", "7", "[]", "''"])
def test_who_is_the_same_as_nobody_may_be_anybody(same_as: str) -> None:
    text = f"kind: first-filing\nwebsites: [{{name: a, principal: {{same_as: {same_as}}}}}]"
    found = fact(text, "person")
    assert found.phantom is not None and said(found, "role") == "website-principal"
    assert found.parents == {"website": fact(text, "website").number}


def test_who_is_the_same_as_somebody_not_described_is_not_known() -> None:
    text = """
    kind: first-filing
    subject: {nature: enterprise, name: x}
    websites: [{name: a, principal: {same_as: subject.principal}}]
    """
    assert said(fact(text, "person"), "certificate_key") == "? the certificate number of the person is not given"


def test_persons_who_are_the_same_as_each_other_are_nobody() -> None:
    text = """
    kind: first-filing
    subject: {nature: enterprise, name: x, principal: {same_as: subject.legal_representative},
      legal_representative: {same_as: subject.principal}}
    """
    assert [f.phantom is not None for f in facts(text, "person")] == [True, True]


def test_a_chain_of_sameness_is_followed() -> None:
    text = f"""
    kind: first-filing
    subject:
      nature: enterprise
      name: x
      legal_representative: {{name: 李四, {CARD}}}
      principal: {{same_as: subject.legal_representative}}
    websites: [{{name: a, principal: {{same_as: subject.principal}}}}]
    """
    assert {said(f, "name") for f in facts(text, "person")} == {"李四"}


def test_the_rest_of_the_run_hears_of_mobiles_and_of_website_principals() -> None:
    text = PERSONS.replace(
        "name: 示例公司", 'name: 示例公司, certificate: {type: business-license, number: "1"}'.replace(", ", "\n  ", 1)
    )
    heard = [(t.kind, t.pointer) for t in projected(text).tallies]
    assert heard == [
        ("mobile_use", "/subject/principal/mobile"),
        ("mobile_use", "/websites/0/principal/mobile"),
        ("person_use", "/websites/0/principal/certificate/number"),
    ]


def test_closed_applications_tell_the_run_nothing() -> None:
    assert projected(PERSONS.replace("kind: first-filing", "kind: first-filing\nstate: approved")).tallies == ()

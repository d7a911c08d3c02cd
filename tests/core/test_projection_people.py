"""What persons' certificates and contacts tell, and who of them is the same."""

from __future__ import annotations

import pytest
from projecting import fact, facts, projected, said

from validator.core.facts import Fact

FAULTY = "? the file's structure is at fault there"
RIGHT, OTHER_RIGHT, PERMIT = "11010119900307803X", "360426199101010071", "810000199408230021"


def principal(
    fields: str, *, nature: str = "enterprise", rest: str = "province: 浙江", day: str = "2018-05-02"
) -> Fact:
    text = (
        f"kind: first-filing\nsubmitted_on: {day}\nsubject:\n  nature: {nature}\n  name: 示例公司\n  {rest}\n"
        f"  principal: {{{fields}}}"
    )
    return next(f for f in facts(text, "person") if f.values["role"] == "subject-principal")


def certified(number: str, sort: str = "resident-id", *, day: str = "2018-05-02", rest: str = "") -> Fact:
    return principal(f'certificate: {{type: {sort}, number: "{number}"}}{rest}', day=day)


@pytest.mark.parametrize(
    ("number", "sort", "ok", "verifiable", "of_number", "fits"),
    [
        (RIGHT, "resident-id", True, True, "resident-id", True),
        (RIGHT.lower(), "resident-id", True, True, "resident-id", True),
        ("110101199003078030", "resident-id", False, True, None, None),
        (PERMIT, "resident-id", True, True, "hkmo-resident-permit", False),
        (PERMIT, "hkmo-resident-permit", True, True, "hkmo-resident-permit", True),
        (PERMIT, "tw-resident-permit", True, True, "hkmo-resident-permit", False),
        ("830000199201300022", "tw-resident-permit", True, True, "tw-resident-permit", True),
        ("932682198501010017", "foreign-permanent-resident-id", True, True, "foreign-permanent-resident-id", True),
        ("932682198501010017", "resident-id", True, True, "foreign-permanent-resident-id", False),
        ("CAN110078010101", "foreign-permanent-resident-id", True, False, None, None),
        ("EA1234567", "passport", True, False, None, None),
        (RIGHT, "passport", True, False, "resident-id", False),
        ("12", "passport", False, False, None, None),
        ("H1234567800", "hkmo-travel-permit", True, False, None, None),
        ("12345678", "tw-travel-permit", True, False, None, None),
        ("whatever", "household-register", None, False, None, None),
    ],
)
def test_a_number_is_sound_for_its_type_and_may_name_another(
    number: str, sort: str, ok: bool | None, verifiable: bool, of_number: str | None, fits: bool | None
) -> None:
    found = certified(number, sort)
    assert said(found, "certificate_number_ok") is ok
    assert said(found, "certificate_has_check") is verifiable
    assert said(found, "certificate_type_of_number") == of_number
    assert said(found, "certificate_type_fits_number") is fits


def test_without_a_certificate_nothing_is_known_of_its_number() -> None:
    found = principal("name: 张三")
    number, sort = (
        "? the certificate number of the person is not given",
        "? the certificate type of the person is not given",
    )
    assert [said(found, f) for f in ("certificate_number_ok", "certificate_number_form", "age")] == [number] * 3
    assert [said(found, f) for f in ("certificate_has_check", "is_mainland")] == [sort] * 2
    assert said(found, "certificate_type_of_number") is said(found, "certificate_type_fits_number") is None


def test_whether_a_card_of_foreigners_is_verifiable_takes_its_number_to_tell() -> None:
    found = principal("certificate: {type: foreign-permanent-resident-id}")
    assert said(found, "certificate_has_check") == "? the certificate number of the person is not given"


def test_a_fault_in_the_number_of_a_person_is_told_in_words() -> None:
    found = certified("36042619910102009X")
    assert said(found, "certificate_number_fault") == "check-character"
    assert "36042" not in str(found.written["certificate_number_fault"])


@pytest.mark.parametrize(
    ("certificate", "rest", "day", "age"),
    [
        (f'type: resident-id, number: "{RIGHT}"', "", "2018-03-06", 27),
        (f'type: resident-id, number: "{RIGHT}"', "", "2018-03-07", 28),
        (f'type: resident-id, number: "{RIGHT}"', ", birth_date: 2000-01-01", "2018-03-07", 28),
        ('type: passport, number: "EA1234567"', ", birth_date: 2000-02-29", "2018-02-28", 17),
        ('type: passport, number: "EA1234567"', ", birth_date: 2000-02-29", "2018-03-01", 18),
        ('type: passport, number: "EA1234567"', ", birth_date: 2000-02-29", "2020-02-29", 20),
        ('type: passport, number: "EA1234567"', ", birth_date: soon", "2020-02-29", FAULTY),
        (
            'type: passport, number: "EA1234567"',
            "",
            "2018-05-02",
            "? this certificate names no date of birth, and none is given",
        ),
        ('type: resident-id, number: "110101199003078030"', "", "2018-05-02", "? the certificate number is at fault"),
        ('type: resident-id, number: "110101199003078030"', ", birth_date: 2000-05-02", "2018-05-02", 18),
        (f'number: "{RIGHT}"', "", "2018-05-02", "? the certificate type of the person is not given"),
    ],
)
def test_an_age_is_counted_in_full_years(certificate: str, rest: str, day: str, age: object) -> None:
    assert said(principal(f"certificate: {{{certificate}}}{rest}", day=day), "age") == age


@pytest.mark.parametrize(
    ("sort", "is_mainland"), [("resident-id", True), ("passport", False), ("tw-resident-permit", False)]
)
def test_only_the_resident_card_is_of_the_mainland(sort: str, is_mainland: bool) -> None:
    assert said(principal(f"certificate: {{type: {sort}}}"), "is_mainland") is is_mainland


@pytest.mark.parametrize(
    ("address", "in_province"),
    [
        ("浙江省杭州市", True),
        ("江苏省南京市", False),
        ("示例路1号", "? the address names neither province nor city"),
        ('""', "? the address on the certificate of the person is not given"),
    ],
)
def test_where_a_person_lives_is_told_by_the_certificate(address: str, in_province: object) -> None:
    assert said(principal(f"certificate: {{address: {address}}}"), "address_in_province") == in_province


@pytest.mark.parametrize(
    ("mobile", "ok"),
    [
        ('"13800138000"', True),
        ('"+86 138-0013-8000"', True),
        ('"12345678901"', False),
        ('["13800138000", "13900139000"]', True),
        ('["13800138000", "1390013900"]', False),
        ('"13800138000;13900139000"', True),
        ('"13800138000；139"', False),
        ("[]", "? the mobile number of the person is not given"),
        ("[{}]", FAULTY),
        ("{}", FAULTY),
    ],
)
def test_every_mobile_number_has_to_be_one(mobile: str, ok: object) -> None:
    assert said(principal(f"mobile: {mobile}"), "mobile_ok") == ok


@pytest.mark.parametrize(
    ("phone", "nature", "ok"),
    [
        ('"0571-88888888"', "enterprise", True),
        ('"88888888"', "enterprise", False),
        ('"13800138000"', "enterprise", False),
        ('"13800138000"', "individual", True),
        ('["0571-88888888", "88888888"]', "enterprise", False),
    ],
)
def test_an_individual_may_give_a_mobile_number_as_office_telephone(phone: str, nature: str, ok: bool) -> None:
    assert said(principal(f"office_phone: {phone}", nature=nature), "office_phone_ok") is ok


def test_what_a_person_in_charge_owes_is_unknown_where_it_is_left_out() -> None:
    found = principal("name: 张三")
    assert [said(found, f) for f in ("mobile_ok", "mobile_in_province", "office_phone_ok", "email_ok")] == [
        "? the mobile number of the person is not given",
        "? the province of the mobile number of the person is not given",
        "? the office telephone of the person is not given",
        "? the e-mail address of the person is not given",
    ]
    assert [said(found, f) for f in ("email", "emergency_phone")] == [None, None]
    flags = ("office_phone_given", "office_phone_is_own_mobile", "emergency_phone_is_own_mobile")
    assert [said(found, flag) for flag in flags] == [False] * 3


def test_an_individual_owes_no_office_telephone_and_a_legal_representative_nothing() -> None:
    assert said(principal("name: 张三", nature="individual"), "office_phone_ok") is None
    text = "kind: first-filing\nsubject: {nature: enterprise, name: 示例公司, legal_representative: {name: 张三}}"
    found = fact(text, "person")
    assert [said(found, f) for f in ("mobile_ok", "mobile_in_province", "office_phone_ok", "email_ok")] == [None] * 4


def test_the_individual_who_files_has_no_contacts_of_the_own() -> None:
    text = f"kind: first-filing\nsubject: {{nature: individual, name: 张三, {card(RIGHT)}}}"
    found = fact(text, "person")
    assert (found.pointer, said(found, "role"), said(found, "certificate_number_ok")) == ("/subject", "subject", True)
    assert [said(found, f) for f in ("mobile", "mobile_ok", "email_ok", "office_phone_ok")] == [None] * 4
    assert said(found, "office_phone_given") is False and said(found, "is_the_subject") is True


@pytest.mark.parametrize(
    ("declared", "in_province"),
    [("浙江", True), ("Zhejiang", True), ("江苏", False), ("月球", "? no province is known by what is written")],
)
def test_the_province_of_a_mobile_number_is_the_one_that_is_declared(declared: str, in_province: object) -> None:
    assert said(principal(f"mobile_province: {declared}"), "mobile_in_province") == in_province


@pytest.mark.parametrize(
    ("fields", "office", "emergency"),
    [
        ('mobile: "13800138000", office_phone: "138-0013-8000", emergency_phone: "+8613800138000"', True, True),
        ('mobile: "13800138000", office_phone: "0571-88888888", emergency_phone: "13900139000"', False, False),
        ('mobile: ["13900139000", "13800138000"], emergency_phone: "13800138000"', False, True),
        ('office_phone: "13800138000", emergency_phone: "13800138000"', False, False),
    ],
)
def test_the_own_mobile_number_is_known_wherever_it_stands(fields: str, office: bool, emergency: bool) -> None:
    found = principal(fields)
    assert said(found, "office_phone_is_own_mobile") is office
    assert said(found, "emergency_phone_is_own_mobile") is emergency


@pytest.mark.parametrize(
    ("email", "ok"),
    [
        ("a@b.cn", True),
        ("张三@示例.中国", True),
        ("a@b.c", False),
        ("@example.cn", False),
        ("example.cn", False),
        ("example@", False),
        ("a@b@example.cn", False),
        ("a" * 119 + "@email.cn", True),
        ("a" * 120 + "@email.cn", False),
    ],
)
def test_an_email_address_has_its_length_and_one_at(email: str, ok: bool) -> None:
    assert said(principal(f'email: "{email}"'), "email_ok") is ok


def test_contacts_are_only_compared() -> None:
    one = principal('mobile: "13800138000", emergency_phone: "138 0013 8000", email: Zhang@Example.cn')
    assert said(one, "mobile") == said(one, "emergency_phone")
    assert said(one, "email") == said(principal("email: zhang@example.cn"), "email") != "zhang@example.cn"
    assert not {"13800138000", "zhang@example.cn"} & {str(value) for value in one.values.values()}


def card(number: str) -> str:
    return f'certificate: {{type: resident-id, number: "{number}"}}'


PEOPLE = """
kind: first-filing
subject:
  nature: {nature}
  name: 张三
  certificate: {{type: resident-id, number: "{number}"}}
  {legal}
  principal: {{{principal}}}
websites:
  - name: 示例资讯
    principal: {{{website}}}
""".replace("{number}", RIGHT)


def roles(
    field: str, *, principal: str, website: str = "name: 李四", legal: str = "", nature: str = "enterprise"
) -> list[object]:
    """What a field says of the subject's person in charge and of the website's."""
    text = PEOPLE.format(
        nature=nature, legal=legal and f"legal_representative: {{{legal}}}", principal=principal, website=website
    )
    found = {str(f.values["role"]): f for f in facts(text, "person")}
    return [said(found["subject-principal"], field), said(found["website-principal"], field)]


@pytest.mark.parametrize(
    ("principal", "website", "legal", "found"),
    [
        ("is_legal_representative: true", "is_legal_representative: false", "", [True, False]),
        ("is_legal_representative: true", "same_as: subject.principal", "", [True, True]),
        (card(RIGHT), card(OTHER_RIGHT), card(RIGHT), [True, False]),
        ("name: 张三", "name: 李四", "name: 张三", [True, False]),
        (f"name: 张三, {card(RIGHT)}", "name: 李四", f"name: 王五, {card(RIGHT)}", [True, False]),
        ("name: 张三", "same_as: subject.legal_representative", "name: 李四", [False, True]),
        ("same_as: subject.legal_representative", "name: 李四", "name: 张三", [True, False]),
        ("name: 张三", "name: 李四", "", ["? the legal representative of the subject is not given"] * 2),
        ("name: 张三", "is_legal_representative: perhaps", "name: 张三", [True, FAULTY]),
    ],
)
def test_who_is_the_legal_representative_is_declared_or_compared(
    principal: str, website: str, legal: str, found: list[object]
) -> None:
    assert roles("is_legal_representative", principal=principal, website=website, legal=legal) == found


def test_the_legal_representative_is_the_legal_representative() -> None:
    text = "kind: first-filing\nsubject: {nature: enterprise, name: 示例公司, legal_representative: {name: 张三}}"
    assert said(fact(text, "person"), "is_legal_representative") is True


def test_where_an_individual_files_there_is_no_legal_representative() -> None:
    assert roles("is_legal_representative", principal="name: 张三", nature="individual") == [False, False]


@pytest.mark.parametrize(
    ("principal", "website", "found"),
    [
        ("name: 张三", "same_as: subject.principal", True),
        (card(RIGHT), card(RIGHT), True),
        (card(RIGHT), card(OTHER_RIGHT), False),
        (f"name: 张三, {card(RIGHT)}", f"name: 李四, {card(RIGHT)}", True),
        (f"name: 张三, {card(RIGHT)}", "name: 李四", False),
        (
            f"name: 张三, {card(RIGHT)}",
            "name: 张三",
            "? the names are equal, and the certificates that would tell are not given",
        ),
        (card(RIGHT), "name: 李四", "? the certificate number of the person is not given"),
    ],
)
def test_two_persons_are_one_by_certificate_else_by_name(principal: str, website: str, found: object) -> None:
    assert roles("is_subject_principal", principal=principal, website=website) == [True, found]


def test_without_a_person_in_charge_nobody_can_be_that_person() -> None:
    text = "kind: first-filing\nwebsites: [{name: 示例资讯, principal: {name: 李四}}]"
    assert said(fact(text, "person"), "is_subject_principal") == "? the person in charge of the subject is not given"
    text = "kind: first-filing\nsubject: x\nwebsites: [{name: 示例资讯, principal: {name: 李四}}]"
    assert said(facts(text, "person")[-1], "is_subject_principal") == FAULTY


@pytest.mark.parametrize(
    ("principal", "website", "found"),
    [
        (card(RIGHT), card(OTHER_RIGHT), [True, False]),
        ("name: 李四", "same_as: subject.principal", [False, False]),
        (
            "name: 张三",
            card(RIGHT),
            ["? the names are equal, and the certificates that would tell are not given", True],
        ),
    ],
)
def test_the_individual_who_files_is_known_by_certificate_else_by_name(
    principal: str, website: str, found: list[object]
) -> None:
    assert roles("is_the_subject", principal=principal, website=website, nature="individual") == found


def test_where_an_organization_files_nobody_is_the_subject() -> None:
    assert roles("is_the_subject", principal=card(RIGHT)) == [None, None]


def test_a_person_in_two_roles_is_told_of_at_two_places() -> None:
    text = PEOPLE.format(nature="enterprise", legal="", principal=card(RIGHT), website="same_as: subject.principal")
    first, second = projected(text).memory.of_kind("person")
    assert (first.pointer, second.pointer) == ("/subject/principal", "/websites/0/principal")
    differ = {name for name in first.values if first.values[name] != second.values[name]}
    assert differ == {"role"}

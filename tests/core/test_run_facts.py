"""What the open applications of a run say together."""

from __future__ import annotations

import pickle

from projecting import projected, said

from validator.core.run_facts import Tally, count, places

CARD = 'certificate: {{type: business-license, number: "{0}"}}'


def tallies(*texts: str, **given: object) -> list[Tally]:
    """The tallies of some applications, as they come back from other processes."""
    found = [tally for text in texts for tally in projected(text, **given).tallies]
    return pickle.loads(pickle.dumps(found))  # type: ignore[no-any-return]


def counted(kind: str, field: str, *texts: str, **given: object) -> list[object]:
    return [said(fact, field) for fact in count(tallies(*texts, **given)) if fact.kind == kind]


def asking(wanted: int, instance: str = "i-1", more: str = "") -> str:
    entry = f"product: ecs, instance_id: {instance}, codes_wanted: {wanted}{more}"
    return f"kind: service-code\nprovider: alibaba-cloud\ninstances: [{{{entry}}}]"


def giving(code: str, instance: str = "i-1") -> str:
    entry = f"product: ecs, instance_id: {instance}, service_code: {code}"
    return f"kind: first-filing\nprovider: alibaba-cloud\nwebsites: [{{name: a, hosting: {{{entry}}}}}]"


def test_facts_of_the_run_belong_to_no_document() -> None:
    (fact,) = count(tallies(asking(1)))
    assert (fact.kind, fact.number, fact.document, fact.pointer, fact.parents) == ("instance_use", 0, None, "", {})


def test_facts_are_numbered_in_the_order_in_which_they_are_met() -> None:
    facts = count(tallies(asking(1), asking(1, "i-2"), asking(1)))
    assert [fact.number for fact in facts] == [0, 1]
    assert len({fact.values["instance_key"] for fact in facts}) == 2


def test_what_applications_ask_for_together_is_held_against_the_quota() -> None:
    assert counted("instance_use", "over_quota", asking(3), asking(2)) == [False]
    assert counted("instance_use", "over_quota", asking(3), asking(3)) == [True]
    assert counted("instance_use", "over_quota", asking(3), asking(3, "i-2")) == [False, False]


def test_codes_used_before_are_the_same_in_every_application() -> None:
    used = ", codes_used: 3"
    assert counted("instance_use", "over_quota", asking(1, more=used), asking(1, more=used)) == [False]
    assert counted("instance_use", "over_quota", asking(1, more=used), asking(2, more=used)) == [True]


def test_codes_given_twice_count_once() -> None:
    assert counted("instance_use", "over_quota", *[giving("c-1")] * 6) == [False]
    assert counted("instance_use", "over_quota", *[giving(f"c-{n}") for n in range(5)]) == [False]
    assert counted("instance_use", "over_quota", *[giving(f"c-{n}") for n in range(6)]) == [True]


def filing(kind: str, number: str, account: str = "1", state: str = "draft") -> str:
    subject = f"subject: {{nature: enterprise, name: x, {CARD.format(number)}}}"
    return f'kind: {kind}\nstate: {state}\nprovider: alibaba-cloud\naccount: {{id: "{account}"}}\n{subject}'


def test_an_account_counts_the_subjects_that_file_with_it() -> None:
    assert counted("account_use", "subjects", filing("first-filing", "1"), filing("claim", "1")) == [1]
    assert counted("account_use", "subjects", filing("first-filing", "1"), filing("claim", "2")) == [2]
    assert counted("account_use", "subjects", filing("first-filing", "1"), filing("claim", "2", "2")) == [1, 1]


def test_a_change_is_made_with_any_account() -> None:
    assert counted("account_use", "subjects", filing("first-filing", "1"), filing("change", "2")) == [1]


def test_applications_that_are_not_open_do_not_count() -> None:
    assert counted("account_use", "subjects", filing("first-filing", "1"), filing("claim", "2", state="refused")) == [1]
    assert tallies(filing("first-filing", "1", state="withdrawn")) == []


def change(password: str, number: str = "浙ICP备12000000号", subject: str = "") -> str:
    return f"kind: change\nfiling: {{status: approved, icp_number: {number}, password: '{password}'}}\n{subject}"


def test_passwords_that_nobody_opened_count_as_one() -> None:
    assert counted("number_use", "passwords", change("${A}"), change("${B}")) == [1]
    assert counted("number_use", "passwords", change("ENC[x]"), change("ENC[y]")) == [1]
    assert counted("number_use", "passwords", change("${A}"), change("ENC[y]")) == [1]


def test_references_are_opened_with_the_variables_that_are_given() -> None:
    environ = {"A": "secret-one", "B": "secret-two", "C": "secret-one", "EMPTY": ""}
    assert counted("number_use", "passwords", change("${A}"), change("${B}"), environ=environ) == [2]
    assert counted("number_use", "passwords", change("${A}"), change("${C}"), environ=environ) == [1]
    assert counted("number_use", "passwords", change("${A}"), change("${UNSET}"), environ=environ) == [1]
    assert counted("number_use", "passwords", change("${EMPTY}"), environ=environ) == [1]


def test_passwords_in_plain_text_are_counted_and_never_kept() -> None:
    found = tallies(change("secret-one"), change("secret-two"), change("secret-two"))
    assert [said(fact, "passwords") for fact in count(found)] == [2]
    assert "secret" not in repr(found) and "secret" not in repr(count(found))


def test_each_number_has_its_own_passwords() -> None:
    assert counted("number_use", "passwords", change("one"), change("two", "浙ICP备13000000号")) == [1, 1]
    assert counted("number_use", "passwords", change("one"), change("two", "浙ICP备12000000号-1")) == [2]


def test_a_number_without_a_password_has_none() -> None:
    subject = f"subject: {{nature: enterprise, name: x, {CARD.format('1')}}}"
    assert counted("number_use", "passwords", change("", subject=subject)) == [0]


def test_a_number_counts_the_subjects_that_name_it() -> None:
    one, other = (f"subject: {{nature: enterprise, name: x, {CARD.format(number)}}}" for number in "12")
    assert counted("number_use", "subjects", change("", subject=one), change("", subject=one)) == [1]
    assert counted("number_use", "subjects", change("", subject=one), change("", subject=other)) == [2]
    assert counted("number_use", "subjects", change("x")) == [0]


def principal(number: str, card: str, mobile: str) -> str:
    person = f'{{certificate: {{type: resident-id, number: "{card}"}}, mobile: "{mobile}"}}'
    subject = f"subject: {{nature: enterprise, name: x, {CARD.format(number)}, principal: {person}}}"
    return f"kind: first-filing\n{subject}\nwebsites: [{{name: a, principal: {{same_as: subject.principal}}}}]"


def test_a_mobile_number_and_a_person_count_their_subjects() -> None:
    same = [principal("1", "c", "13800000000"), principal("1", "c", "13800000000")]
    two = [principal("1", "c", "13800000000"), principal("2", "c", "138 0000 0000")]
    assert [counted(kind, "subjects", *same) for kind in ("mobile_use", "person_use")] == [[1], [1]]
    assert [counted(kind, "subjects", *two) for kind in ("mobile_use", "person_use")] == [[2], [2]]


def test_a_person_counts_as_a_website_s_person_in_charge_alone() -> None:
    other = principal("2", "c", "13900000000").partition("\nwebsites")[0]
    assert counted("person_use", "subjects", principal("1", "c", "13800000000"), other) == [1]


def test_a_fact_of_the_run_knows_where_it_was_counted() -> None:
    found = tallies(filing("first-filing", "1"), filing("claim", "2"))
    (account,) = (fact for fact in count(found) if fact.kind == "account_use")
    assert [(t.path, t.document, t.pointer) for t in places(found, account)] == [
        ("application.icp.yaml", 0, "/account/id")
    ]


def test_keys_of_the_run_are_those_of_the_applications() -> None:
    text = filing("first-filing", "1")
    (account,) = (fact for fact in count(tallies(text)) if fact.kind == "account_use")
    assert account.values["account_key"] == projected(text).memory.of_kind("application")[0].values["account_key"]


def test_an_instance_without_a_quota_is_not_judged() -> None:
    assert count([Tally("instance_use", "key", "wanted", 7, "a", 0, "/instances/0/instance_id")]) == []


def test_nothing_said_is_nothing_counted() -> None:
    assert count([]) == []
